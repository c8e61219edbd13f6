package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A HostTime is the clock of a host.
type HostTime struct {
	Host string `json:"host"`
	// Next is when it may be asked again. Given to the ledger it only ever moves
	// a host's time forward.
	Next time.Time `json:"next"`
	// Pause is the least time between two requests. A claim puts the host's time
	// off by it at once, so that it is kept even if the claimer dies.
	Pause time.Duration `json:"pause"`
	// Failures counts failed requests in a row, as the caller understands failure.
	Failures int `json:"failures"`
	// Busy is until when at most somebody asks it now, the zero time if nobody
	// does. The ledger does not take it from callers.
	Busy time.Time `json:"busy,omitzero"`
	// Night is the newest night, by a name of the caller's, that anything was asked
	// of it in; Requests and Bytes are what. Given to the ledger they are added to
	// what it knows of that night, and begin anew with another; an empty Night
	// changes neither.
	Night    string `json:"night,omitempty"`
	Requests int    `json:"requests,omitempty"`
	Bytes    int64  `json:"bytes,omitempty"`
}

// Hosts returns the clocks of all hosts in order of name.
func (l *Ledger) Hosts(ctx context.Context) ([]HostTime, error) {
	hosts, err := list(ctx, l, scanHost, "host_list", nil)
	if err != nil {
		return nil, fmt.Errorf("read hosts: %w", err)
	}
	return hosts, nil
}

// Host returns the clock of one host, and whether it has one.
func (l *Ledger) Host(ctx context.Context, name string) (HostTime, bool, error) {
	hosts, err := list(ctx, l, scanHost, "host_list", name)
	if err != nil {
		return HostTime{}, false, fmt.Errorf("read host %s: %w", name, err)
	}
	if len(hosts) == 0 {
		return HostTime{Host: name}, false, nil
	}
	return hosts[0], true, nil
}

func scanHost(rows *sql.Rows) (HostTime, error) {
	var h HostTime
	var next, pause int64
	var busy sql.NullInt64
	err := rows.Scan(&h.Host, &next, &pause, &h.Failures, &busy, &h.Night, &h.Requests, &h.Bytes)
	h.Next, h.Pause = utc(next), time.Duration(pause)*time.Microsecond
	if busy.Valid {
		h.Busy = utc(busy.Int64)
	}
	return h, err
}

// A Validator is what to ask with whether an address has changed.
type Validator struct {
	Method       string
	URL          string
	ETag         string
	LastModified string
	Capture      string // ID of the capture that an answer of 304 confirms
	Barren       int    // version of the caller's rules for links by which the capture leads to nothing, 0 if it does or nobody has looked
}

// Validator returns what an address was answered with last, if anything is known.
func (l *Ledger) Validator(ctx context.Context, method, url string) (Validator, bool, error) {
	known, err := list(ctx, l, func(rows *sql.Rows) (v Validator, err error) {
		err = rows.Scan(&v.Method, &v.URL, &v.ETag, &v.LastModified, &v.Capture, &v.Barren)
		return v, err
	}, "validator", method, url)
	if err != nil {
		return Validator{}, false, fmt.Errorf("read validator of %s: %w", url, err)
	}
	if len(known) == 0 {
		return Validator{}, false, nil
	}
	return known[0], true, nil
}

package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Request is one request a run has to make. Source, Method, URL and Body are
// its identity within the run.
type Request struct {
	ID       int64 // given by Add
	Run      string
	Source   string
	Host     string // the clock it goes by; several names may share one
	Method   string
	URL      string
	Body     []byte
	Kind     string
	Referrer string
	LinkText string
	Due      time.Time  // not to be made before; the zero time is at once
	Priority int        // of the requests of a host that are due, the highest goes first
	Attempts int        // how often it was claimed, this time included
	Token    int64      // of the claim
	Known    *Validator // of the address when it was claimed, nil if there is none
}

// Add puts requests into the frontier of their runs, all or none, and returns
// how many were new. One that its run knows already, made or not, is left alone.
func (l *Ledger) Add(ctx context.Context, requests ...Request) (added int, err error) {
	err = l.change(ctx, func(c change) error {
		added, err = c.add(ctx, requests)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("add requests: %w", err)
	}
	return added, nil
}

func (c change) add(ctx context.Context, requests []Request) (added int, err error) {
	hosts := make(map[string]bool)
	for _, r := range requests {
		if r.Run == "" || r.Host == "" || r.Method == "" || r.URL == "" {
			return 0, fmt.Errorf("%s %s: run %q, host %q: none of the four may be empty", r.Method, r.URL, r.Run, r.Host)
		}
		body := r.Body
		if body == nil {
			body = []byte{}
		}
		n, err := c.exec(ctx, "request_add", r.Run, r.Source, r.Host, r.Method, r.URL, body,
			r.Kind, r.Referrer, r.LinkText, r.Due.UnixMicro(), r.Priority)
		if err != nil {
			return 0, fmt.Errorf("%s %s for run %s: %w", r.Method, r.URL, r.Run, err)
		}
		if n == 0 {
			continue
		}
		added++
		if _, err := c.exec(ctx, "queue_add", r.Run, r.Host); err != nil {
			return 0, err
		}
		hosts[r.Host] = true
	}
	for host := range hosts {
		if err := c.settle(ctx, host); err != nil {
			return 0, err
		}
	}
	return added, nil
}

// settle brings the queue up to date with a host and its requests.
func (c change) settle(ctx context.Context, host string) error {
	if _, err := c.exec(ctx, "queue_drop", host); err != nil {
		return err
	}
	_, err := c.exec(ctx, "queue_settle", host)
	return err
}

// Claim gives out the next request of a run: of the hosts that nobody asks and
// whose time has come, the one that has been ready longest; of its requests that
// are due, the one of the highest priority. Nobody else is given the request, or
// any other to its host, before it is committed, put back or the lease has run
// out; after that the claim may be given out again under a new token. Claim
// returns ErrWait while there is nothing to do yet, and ErrDone when nothing is
// left, not even under a claim.
func (l *Ledger) Claim(ctx context.Context, run string, now time.Time, lease time.Duration) (r Request, err error) {
	err = l.change(ctx, func(c change) error {
		r, err = c.claim(ctx, run, now, lease)
		return err
	})
	if err != nil {
		return Request{}, fmt.Errorf("claim for run %s: %w", run, err)
	}
	return r, nil
}

func (c change) claim(ctx context.Context, run string, now time.Time, lease time.Duration) (Request, error) {
	var host string
	var ready int64
	err := c.row(ctx, "queue_next", run).Scan(&host, &ready)
	if errors.Is(err, sql.ErrNoRows) {
		return Request{}, ErrDone
	}
	if err != nil {
		return Request{}, err
	}
	if ready > now.UnixMicro() {
		return Request{}, ErrWait{Until: utc(ready)}
	}
	r, err := scanRequest(c.row(ctx, "request_next", run, host, now.UnixMicro()))
	if err != nil {
		return Request{}, fmt.Errorf("next request to %s: %w", host, err)
	}
	until := now.Add(lease).UnixMicro()
	if _, err := c.exec(ctx, "request_claim", r.ID, until); err != nil {
		return Request{}, err
	}
	r.Attempts++
	r.Token++
	if _, err := c.exec(ctx, "host_hold", host, now.UnixMicro(), until, r.ID); err != nil {
		return Request{}, err
	}
	_, err = c.exec(ctx, "queue_settle", host) // it is still to do, and so stays in the queue
	return r, err
}

func scanRequest(row *sql.Row) (Request, error) {
	var r Request
	var due int64
	var etag, modified, capture sql.NullString
	var barren sql.NullInt64
	err := row.Scan(&r.ID, &r.Run, &r.Source, &r.Host, &r.Method, &r.URL, &r.Body, &r.Kind, &r.Referrer, &r.LinkText,
		&due, &r.Priority, &r.Attempts, &r.Token, &etag, &modified, &capture, &barren)
	r.Due = utc(due)
	if len(r.Body) == 0 {
		r.Body = nil
	}
	if capture.Valid {
		r.Known = &Validator{Method: r.Method, URL: r.URL, ETag: etag.String, LastModified: modified.String, Capture: capture.String, Barren: int(barren.Int64)}
	}
	return r, err
}

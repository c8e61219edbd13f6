package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
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
		touched := make(map[string]bool)
		if added, err = c.add(ctx, requests, touched); err != nil {
			return err
		}
		for host := range touched {
			if err := c.settle(ctx, host, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("add requests: %w", err)
	}
	return added, nil
}

// add notes in touched which hosts must be settled then.
func (c change) add(ctx context.Context, requests []Request, touched map[string]bool) (added int, err error) {
	queued := make(map[[2]string]bool)
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
		if at := [2]string{r.Run, r.Host}; !queued[at] {
			if _, err := c.exec(ctx, "queue_add", r.Run, r.Host); err != nil {
				return 0, err
			}
			queued[at] = true
		}
		touched[r.Host] = true
	}
	return added, nil
}

// settle brings the queue up to date with the hosts of requests, and with one host
// more, "" for none.
func (c change) settle(ctx context.Context, host string, of ids) error {
	if host == "" && len(of) == 0 {
		return nil
	}
	if _, err := c.exec(ctx, "queue_drop", host, of.list()); err != nil {
		return err
	}
	_, err := c.exec(ctx, "queue_settle", host, of.list())
	return err
}

// ids are requests that one statement is about.
type ids []int64

// list is the array of JSON that the statement takes.
func (i ids) list() string {
	b := []byte{'['}
	for n, id := range i {
		if n > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(append(b, ']'))
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
		claimed, none, err := c.claim(ctx, run, 1, now, lease)
		if err == nil {
			err = none
		}
		if err == nil {
			r = claimed[0]
		}
		return err
	})
	if err != nil {
		return Request{}, fmt.Errorf("claim for run %s: %w", run, err)
	}
	return r, nil
}

// claim claims up to n requests. Where it claims fewer, none says why.
func (c change) claim(ctx context.Context, run string, n int, now time.Time, lease time.Duration) (claimed []Request, none, err error) {
	for len(claimed) < n {
		more, err := c.next(ctx, run, n-len(claimed), now)
		if err != nil {
			return nil, nil, err
		}
		if len(more) == 0 {
			none, err := c.wait(ctx, run, now)
			return claimed, none, err
		}
		var list ids
		for i := range more {
			list = append(list, more[i].ID)
			more[i].Attempts++
			more[i].Token++
		}
		requests, until := list.list(), now.Add(lease).UnixMicro()
		if _, err := c.exec(ctx, "request_claim", requests, until); err != nil {
			return nil, nil, err
		}
		if _, err := c.exec(ctx, "host_hold", requests, now.UnixMicro(), until); err != nil {
			return nil, nil, err
		}
		if _, err := c.exec(ctx, "queue_settle", "", requests); err != nil { // they are still to do, and so stay in the queue
			return nil, nil, err
		}
		claimed = append(claimed, more...)
	}
	return claimed, nil, nil
}

// next returns a request to each of up to n hosts that can be asked.
func (c change) next(ctx context.Context, run string, n int, now time.Time) ([]Request, error) {
	rows, err := c.tx.StmtContext(ctx, c.l.prepared["request_next"]).QueryContext(ctx, run, now.UnixMicro(), n)
	if err != nil {
		return nil, fmt.Errorf("request_next: %w", err)
	}
	defer rows.Close()
	var all []Request
	for rows.Next() {
		r, err := scanRequest(rows)
		if err != nil {
			return nil, fmt.Errorf("request_next: %w", err)
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// wait says why there is nothing to claim: ErrWait or ErrDone.
func (c change) wait(ctx context.Context, run string, now time.Time) (none, err error) {
	var host string
	var ready int64
	err = c.row(ctx, "queue_next", run).Scan(&host, &ready)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErrDone, nil
	case err != nil:
		return nil, err
	case ready <= now.UnixMicro():
		return nil, fmt.Errorf("host %s is in the queue, and has no request that is due", host)
	}
	return ErrWait{Until: utc(ready)}, nil
}

func scanRequest(row *sql.Rows) (Request, error) {
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

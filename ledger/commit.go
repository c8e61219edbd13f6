package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Group is what is known once a group of requests was made and its exchanges
// are on disk. It becomes true at once, or not at all.
type Group struct {
	Done       []Done      // what came of claimed requests
	Found      []Request   // requests to add
	Listed     []Listed    // addresses that listing pages named
	Validators []Validator // for addresses answered
	Hosts      []HostTime  // when they may be asked next
	Position   Position    // end of the archive that holds it; File "" for none
}

// A Done is what came of a claimed request. It ends the claim and frees the host.
type Done struct {
	Request Request   // as Claim gave it: ID and Token count
	Outcome string    // a word of the caller's
	Again   time.Time // when the request is to be made again; zero if it is done
	Unmade  bool      // it was not made under this claim, which is no attempt; with Again
}

// A Position is the end of an archive file up to which everything is on disk.
type Position struct {
	File   string
	Offset int64
}

// Commit makes everything in the group true in one transaction. If one of the
// claims no longer holds it returns ErrStale, and nothing has changed. A claim
// whose lease ran out holds until it is given out again.
func (l *Ledger) Commit(ctx context.Context, g Group) error {
	err := l.change(ctx, func(c change) error { return c.commit(ctx, g) })
	if err != nil {
		return fmt.Errorf("commit group: %w", err)
	}
	return nil
}

// Turn makes everything in the group true, as Commit does, and claims up to n
// requests of a run, as Claim does, in one transaction: for a caller that makes
// many requests at once it is one write to the disk instead of many. Where it
// claims fewer, the error is ErrWait or ErrDone, and the group is true and the
// claims hold all the same. With any other error nothing has changed.
func (l *Ledger) Turn(ctx context.Context, g Group, run string, n int, now time.Time, lease time.Duration) (claimed []Request, err error) {
	var none error
	err = l.change(ctx, func(c change) error {
		if err := c.commit(ctx, g); err != nil {
			return fmt.Errorf("commit group: %w", err)
		}
		claimed, none, err = c.claim(ctx, run, n, now, lease)
		if err != nil {
			return fmt.Errorf("claim for run %s: %w", run, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return claimed, none
}

func (c change) commit(ctx context.Context, g Group) error {
	ended, err := c.end(ctx, g.Done)
	if err != nil {
		return err
	}
	settled := make(map[string]bool) // with what has ended
	for _, d := range g.Done {
		settled[d.Request.Host] = true
	}
	touched := make(map[string]bool)
	for _, h := range g.Hosts {
		_, err := c.exec(ctx, "host_set", h.Host, h.Next.UnixMicro(), h.Pause.Microseconds(), h.Failures, h.Night, h.Requests, h.Bytes)
		if err != nil {
			return fmt.Errorf("host %s: %w", h.Host, err)
		}
		touched[h.Host] = true
	}
	if _, err := c.add(ctx, g.Found, touched); err != nil {
		return err
	}
	if err := c.settle(ctx, "", ended); err != nil {
		return err
	}
	for host := range touched {
		if settled[host] {
			continue
		}
		if err := c.settle(ctx, host, nil); err != nil {
			return fmt.Errorf("host %s: %w", host, err)
		}
	}
	if err := c.listed(ctx, g.Listed); err != nil {
		return err
	}
	for _, v := range g.Validators {
		if _, err := c.exec(ctx, "validator_set", v.Method, v.URL, v.ETag, v.LastModified, v.Capture, v.Barren); err != nil {
			return fmt.Errorf("validator of %s: %w", v.URL, err)
		}
	}
	if g.Position.File == "" {
		return nil
	}
	_, err = c.exec(ctx, "position_set", g.Position.File, g.Position.Offset)
	return err
}

// end ends claims and frees their hosts, unless other claims hold them by now. It
// returns the requests.
func (c change) end(ctx context.Context, done []Done) (ended ids, err error) {
	type claims struct {
		token   int64
		outcome string
	}
	alike := make(map[claims]ids)
	for _, d := range done {
		id, token := d.Request.ID, d.Request.Token
		ended = append(ended, id)
		if d.Again.IsZero() {
			one := claims{token, d.Outcome}
			alike[one] = append(alike[one], id)
			continue
		}
		n, err := c.exec(ctx, "request_again", id, token, d.Outcome, d.Again.UnixMicro(), d.Unmade)
		if err == nil && n == 0 {
			err = ErrStale
		}
		if err != nil {
			return nil, fmt.Errorf("request %d, claim %d: %w", id, token, err)
		}
	}
	for one, requests := range alike {
		n, err := c.exec(ctx, "request_done", requests.list(), one.token, one.outcome)
		if err == nil && n < len(requests) {
			err = ErrStale
		}
		if err != nil {
			return nil, fmt.Errorf("request %.200s, claim %d: %w", requests.list(), one.token, err)
		}
	}
	if len(ended) == 0 {
		return nil, nil
	}
	_, err = c.exec(ctx, "host_free", ended.list())
	return ended, err
}

// Retry puts a claimed request back until it is due, and says when its host may
// be asked next. It is a Commit of just that. The zero time is at once.
func (l *Ledger) Retry(ctx context.Context, r Request, due time.Time, host HostTime) error {
	if due.IsZero() {
		due = time.UnixMicro(0)
	}
	return l.Commit(ctx, Group{Done: []Done{{Request: r, Again: due}}, Hosts: []HostTime{host}})
}

// Positions returns up to where each archive file is acknowledged.
func (l *Ledger) Positions(ctx context.Context) ([]Position, error) {
	positions, err := list(ctx, l, func(rows *sql.Rows) (p Position, err error) {
		err = rows.Scan(&p.File, &p.Offset)
		return p, err
	}, "position_list")
	if err != nil {
		return nil, fmt.Errorf("read acknowledged positions: %w", err)
	}
	return positions, nil
}

package ledger

import (
	"context"
	"database/sql"
	"errors"
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
		for len(claimed) < n {
			r, err := c.claim(ctx, run, now, lease)
			if wait := new(ErrWait); errors.Is(err, ErrDone) || errors.As(err, wait) {
				none = err
				return nil
			}
			if err != nil {
				return fmt.Errorf("claim for run %s: %w", run, err)
			}
			claimed = append(claimed, r)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return claimed, none
}

func (c change) commit(ctx context.Context, g Group) error {
	touched := make(map[string]bool)
	for _, d := range g.Done {
		host, err := c.end(ctx, d)
		if err != nil {
			return fmt.Errorf("request %d, claim %d: %w", d.Request.ID, d.Request.Token, err)
		}
		touched[host] = true
	}
	for _, h := range g.Hosts {
		_, err := c.exec(ctx, "host_set", h.Host, h.Next.UnixMicro(), h.Pause.Microseconds(), h.Failures)
		if err != nil {
			return fmt.Errorf("host %s: %w", h.Host, err)
		}
		touched[h.Host] = true
	}
	for host := range touched {
		if err := c.settle(ctx, host); err != nil {
			return fmt.Errorf("host %s: %w", host, err)
		}
	}
	if _, err := c.add(ctx, g.Found); err != nil {
		return err
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
	_, err := c.exec(ctx, "position_set", g.Position.File, g.Position.Offset)
	return err
}

// end ends a claim and frees its host, which it returns, unless another claim
// holds the host by now.
func (c change) end(ctx context.Context, d Done) (host string, err error) {
	id, token := d.Request.ID, d.Request.Token
	if d.Again.IsZero() {
		err = c.row(ctx, "request_done", id, token, d.Outcome).Scan(&host)
	} else {
		err = c.row(ctx, "request_again", id, token, d.Outcome, d.Again.UnixMicro(), d.Unmade).Scan(&host)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return "", ErrStale
	}
	if err != nil {
		return "", err
	}
	_, err = c.exec(ctx, "host_free", host, id)
	return host, err
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

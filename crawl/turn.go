package crawl

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"harvest/archive"
	"harvest/ledger"
)

// maxGroup is how many answers are made durable at once, and maxWaiting how many
// that are durable may wait for the index while more are there to be made so.
const (
	maxGroup   = 256
	maxWaiting = 1024
)

// A bench is the workers of a crawl and what lies between them and the loop of
// turns. Each worker has one request at a time, so neither channel ever blocks.
type bench struct {
	jobs    chan ledger.Request
	results chan result
	size    int
	busy    int // workers that were given a request whose result was not taken
	group   sync.WaitGroup
}

func (d *dispatch) newBench(ctx context.Context) *bench {
	size := d.crawler.Workers
	if size <= 0 {
		size = 8
	}
	b := &bench{jobs: make(chan ledger.Request, size), results: make(chan result, size), size: size}
	for range size {
		b.group.Go(func() {
			for request := range b.jobs {
				r := d.visit(ctx, request)
				d.release(r.fetch)
				d.crawler.hook("answered")
				b.results <- r
			}
		})
	}
	return b
}

// close waits for the workers to end.
func (b *bench) close() {
	close(b.jobs)
	b.group.Wait()
}

// take returns the results that are there.
func (b *bench) take() []result {
	var group []result
	for len(group) < maxGroup {
		select {
		case r := <-b.results:
			b.busy--
			group = append(group, r)
		default:
			return group
		}
	}
	return group
}

// wait waits for a result, for a time if it is not 0, or for the context to end,
// and returns the result if there is one.
func (b *bench) wait(ctx context.Context, rest time.Duration) []result {
	var alarm <-chan time.Time
	if rest > 0 {
		timer := time.NewTimer(rest)
		defer timer.Stop()
		alarm = timer.C
	}
	select {
	case r := <-b.results:
		b.busy--
		return []result{r}
	case <-alarm:
	case <-ctx.Done():
	}
	return nil
}

// work gives requests to workers and makes durable what they bring, turn by turn,
// until the frontier is empty, the context or the night ends, or something
// breaks. What was begun is finished and made durable, whatever ends the run.
func (d *dispatch) work(ctx context.Context) error {
	c, lasting := d.crawler, context.WithoutCancel(ctx)
	b := d.newBench(lasting)
	defer b.close()
	var group []result
	for {
		group = append(group, b.take()...)
		free := b.size - b.busy
		if ctx.Err() != nil || !c.Until.IsZero() && !c.now().Before(c.Until) {
			d.summary.Stopped = true
		}
		if d.summary.Stopped {
			ctx, free = lasting, 0 // nothing is left to wait for but the workers
		}
		err := d.turn(lasting, b, group, free)
		var wait ledger.ErrWait
		waits, done := errors.As(err, &wait), errors.Is(err, ledger.ErrDone)
		if err != nil && !waits && !done {
			return err
		}
		rest := wait.Until.Sub(c.now()) // until something may be claimed
		if b.busy == 0 && (d.summary.Stopped || done || waits && rest > patience) {
			return nil // whoever is left rests for long
		}
		switch {
		case waits: // another process may bring it forward
			group = b.wait(ctx, min(max(rest, time.Millisecond), time.Second))
		default:
			group = b.wait(ctx, 0)
		}
	}
}

// turn makes results durable in the order that a crash cannot tear: the archive's
// files, then the ledger, then, for several turns together where answers come
// faster than they can be taken in, the index. As many requests as workers are free
// are claimed with what the ledger is told, and are under way while the index is
// written. Where there are fewer it returns ledger.ErrWait or ledger.ErrDone.
func (d *dispatch) turn(ctx context.Context, b *bench, group []result, free int) error {
	if len(group) == 0 && free == 0 {
		return nil
	}
	c := d.crawler
	var g ledger.Group
	if len(group) > 0 {
		position, err := c.Archive.Sync()
		if err != nil {
			return err
		}
		c.hook("synced")
		g.Position = ledger.Position{File: position.File, Offset: position.Offset}
	}
	for _, r := range group {
		if r.err != nil {
			return r.err
		}
		d.add(&g, r)
	}
	requests, few := c.Ledger.Turn(ctx, g, d.run, free, c.now(), 2*c.timeout()+time.Minute)
	if wait := new(ledger.ErrWait); few != nil && !errors.Is(few, ledger.ErrDone) && !errors.As(few, wait) {
		return few
	}
	if len(group) > 0 {
		c.hook("committed")
	}
	for _, request := range requests {
		b.jobs <- request
		b.busy++
	}
	d.waiting += len(group)
	if d.waiting > maxWaiting || d.waiting > 0 && len(b.results) == 0 { // else there is another turn at once
		if err := c.Archive.Index(ctx); err != nil {
			return err
		}
		d.waiting = 0
		c.hook("indexed")
	}
	return few
}

// add puts one result into a group: acknowledged, or put back to be tried again.
func (d *dispatch) add(g *ledger.Group, r result) {
	c, f := d.crawler, r.fetch
	x, request := f.exchange, f.request
	d.count(f)
	clock := ledger.HostTime{Host: request.Host, Next: c.now()}
	switch {
	case f.host != nil && r.idle:
		clock = f.host.still(c.now())
	case f.host != nil:
		clock = d.next(f.host, f)
	}
	if f.host != nil {
		g.Hosts = append(g.Hosts, clock)
	}
	g.Found, g.Listed = append(g.Found, r.found...), append(g.Listed, r.listed...)
	done := ledger.Done{Request: request, Outcome: x.Outcome}
	switch {
	case r.unmade != nil:
		done = ledger.Done{Request: *r.unmade, Outcome: x.Outcome, Again: clock.Next, Unmade: true}
	case retried(x.Outcome) && request.Attempts < maxAttempts:
		done.Again = clock.Next
	}
	g.Done = append(g.Done, done)
	if v, ok := f.validator(); ok {
		g.Validators = append(g.Validators, v)
	}
	if c.Progress != nil {
		c.Progress(Progress{Done: d.summary.Requests, Source: request.Source, URL: request.URL})
	}
}

// validator is what to ask the address with another night, and whether that is
// other than what was known.
func (f *fetch) validator() (ledger.Validator, bool) {
	x, barren := &f.exchange, 0
	if f.barren {
		barren = linkRules
	}
	switch known := f.request.Known; {
	case x.Status == http.StatusOK && (x.Outcome == OK || x.Outcome == Unchanged):
		v := ledger.Validator{Method: f.request.Method, URL: f.request.URL, ETag: x.Header.Get("ETag"), LastModified: x.Header.Get("Last-Modified"),
			Capture: x.Capture, Barren: barren}
		return v, v.ETag != "" || v.LastModified != ""
	case x.Status == http.StatusNotModified && known != nil && barren > 0:
		v := *known
		v.Barren = barren
		return v, true
	}
	return ledger.Validator{}, false
}

func (d *dispatch) count(f *fetch) {
	d.summary.Requests++
	d.summary.Outcomes[f.exchange.Outcome]++
	if !failed(f.exchange.Outcome) || f.request.Kind == string(archive.Robots) && f.host.verdict == "" {
		return // a host without robots.txt has not failed
	}
	at := slices.IndexFunc(d.summary.Failed, func(s SourceFailure) bool { return s.Source == f.request.Source })
	if at < 0 {
		at = len(d.summary.Failed)
		d.summary.Failed = append(d.summary.Failed, SourceFailure{Source: f.request.Source, Outcome: f.exchange.Outcome, URL: f.request.URL})
	}
	d.summary.Failed[at].Count++
}

package crawl

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"harvest/archive"
	"harvest/ledger"
	"harvest/report"
)

// maxAttempts is how often a request is made in one night.
const maxAttempts = 3

// maxGroup is how many answers are made durable at once.
const maxGroup = 64

// Crawl crawls sources until nothing is left to ask, and returns what it did. It
// begins with their listing pages, or with the requests to retry where there are
// any. It takes up what an earlier run left. Each host is asked for one thing at a time,
// at its pace, whatever the number of workers and processes. What one source
// does wrong is in the summary; an error is the archive's or the ledger's. When
// ctx ends first, the requests under way are finished and made durable, and the
// summary says that it was stopped.
func (c *Crawler) Crawl(ctx context.Context, run string, sources []report.Source, retry ...ledger.Request) (Summary, error) {
	d := &dispatch{crawler: c, run: run, sources: make(map[string]*report.Source), visitors: make(map[string]*visitor), hosts: make(map[string]*host),
		summary: Summary{Run: run, Outcomes: make(map[Outcome]int)}, wake: make(chan struct{}, 1), results: make(chan result)}
	private := make(map[string]bool)
	for i := range sources {
		src := &sources[i]
		d.sources[src.ID] = src
		if src.Private {
			for _, host := range append([]string{src.Host()}, src.Hosts...) {
				private[hostname(host)] = true
			}
		}
	}
	d.transport = c.newTransport(private)
	begin, failures := c.frontier(run, sources)
	if len(retry) > 0 {
		begin = c.again(run, retry)
	}
	d.summary.Failed = failures
	if _, err := c.Ledger.Add(ctx, begin...); err != nil {
		return d.summary, err
	}
	if err := d.work(ctx); err != nil {
		return d.summary, err
	}
	d.summary.Stopped = d.stopped.Load()
	return d.summary, d.resting(context.WithoutCancel(ctx))
}

// A dispatch is one crawl under way.
type dispatch struct {
	crawler   *Crawler
	run       string
	sources   map[string]*report.Source
	transport http.RoundTripper

	mu       sync.Mutex
	visitors map[string]*visitor // by source and host
	hosts    map[string]*host
	summary  Summary // written by commit alone

	stopped atomic.Bool   // Until, or the context's end, came before the end
	wake    chan struct{} // something was committed
	results chan result
}

// A result is what came of one claimed request.
type result struct {
	fetch  *fetch
	found  []ledger.Request
	listed []ledger.Listed
	unmade *ledger.Request // put back: its host's robots.txt was asked under its claim
	idle   bool            // nothing was asked of the host
	err    error
}

// work runs the workers and makes durable what they bring, until the frontier is
// empty, the context ends or something breaks.
func (d *dispatch) work(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	workers := d.crawler.Workers
	if workers <= 0 {
		workers = 8
	}
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			if err := d.worker(ctx); err != nil {
				stop(err)
			}
		})
	}
	done := make(chan error, 1)
	go func() { done <- d.commit(stop) }()
	group.Wait()
	close(d.results)
	if err := <-done; err != nil {
		return err
	}
	switch cause := context.Cause(ctx); {
	case cause == nil:
		return nil
	case errors.Is(cause, context.Canceled) || errors.Is(cause, context.DeadlineExceeded):
		d.stopped.Store(true)
		return nil
	default:
		return cause
	}
}

// worker claims and visits until nothing is left.
func (d *dispatch) worker(ctx context.Context) error {
	for ctx.Err() == nil {
		c := d.crawler
		if !c.Until.IsZero() && !c.now().Before(c.Until) {
			d.stopped.Store(true)
			return nil
		}
		request, err := c.Ledger.Claim(ctx, d.run, c.now(), 2*c.timeout()+time.Minute)
		var wait ledger.ErrWait
		switch {
		case errors.Is(err, ledger.ErrDone):
			d.signal()
			return nil
		case errors.As(err, &wait):
			if wait.Until.Sub(c.now()) > patience { // whoever is left rests for long
				d.signal()
				return nil
			}
			d.pause(ctx, wait.Until.Sub(c.now()))
			continue
		case err != nil:
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		r := d.visit(context.WithoutCancel(ctx), request) // what was begun is finished
		d.crawler.hook("answered")
		d.results <- r
		if r.err != nil {
			return nil
		}
	}
	return nil
}

// pause waits for a time, or for something to be committed.
func (d *dispatch) pause(ctx context.Context, wait time.Duration) {
	timer := time.NewTimer(min(max(wait, time.Millisecond), time.Second))
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-d.wake:
	}
}

func (d *dispatch) signal() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// visit makes a claimed request, or says why it is not made. The first claim of
// a host in a night is spent on its robots.txt, unless the archive has one of
// today.
func (d *dispatch) visit(ctx context.Context, request ledger.Request) result {
	src, ok := d.sources[request.Source]
	if !ok { // of a run that knew more sources: its answer would belong to none
		return result{fetch: &fetch{request: request, exchange: archive.Exchange{Outcome: Cancelled}}, idle: true}
	}
	h, err := d.host(ctx, request.Host)
	if err != nil {
		return result{fetch: &fetch{request: request, source: src}, err: err}
	}
	f := &fetch{request: request, source: src, host: h}
	if !src.Allows(request.Host) { // a redirect or a link has led off the source
		f.exchange, err = d.crawler.Archive.Fail(context.WithoutCancel(ctx), d.crawler.exchange(f, OffHost, request.Host+" is no host of source "+src.ID))
		return result{fetch: f, idle: true, err: err}
	}
	if h.rules == nil {
		asked := h.robotsRequest(request)
		if h.rules, err = d.remembered(ctx, h, asked.URL); err != nil {
			return result{fetch: f, err: err}
		}
		if h.rules == nil {
			return d.askRobots(ctx, f, asked)
		}
	}
	if outcome, why := d.refused(h, request); outcome != "" {
		x := d.crawler.exchange(f, outcome, why)
		f.exchange, err = d.crawler.Archive.Fail(context.WithoutCancel(ctx), x)
		return result{fetch: f, idle: true, err: err}
	}
	found, err := d.crawler.visit(ctx, d.visitor(request), f)
	d.crawler.log().Debug("request", "source", request.Source, "url", request.URL, "outcome", f.exchange.Outcome, "status", f.exchange.Status)
	if err != nil {
		return result{fetch: f, err: err}
	}
	chosen, err := d.crawler.choose(ctx, f, found)
	return result{fetch: f, found: chosen, listed: d.crawler.listed(f, found), err: err}
}

// askRobots asks for a host's robots.txt under the claim of another request,
// which is put back.
func (d *dispatch) askRobots(ctx context.Context, f *fetch, asked ledger.Request) result {
	claimed := f.request
	f.request = asked
	f.request.ID, f.request.Token = claimed.ID, claimed.Token
	_, err := d.crawler.visit(ctx, d.visitor(claimed), f)
	if err == nil {
		d.judge(f.host, f, f.location)
	}
	return result{fetch: f, unmade: &claimed, err: err}
}

func (d *dispatch) visitor(r ledger.Request) *visitor {
	d.mu.Lock()
	defer d.mu.Unlock()
	key := r.Source + " " + r.Host
	v, ok := d.visitors[key]
	if !ok {
		v = newVisitor(d.transport, d.crawler.Agent)
		d.visitors[key] = v
	}
	return v
}

// commit makes results durable, a group at a time, in the order that a crash
// cannot tear: the archive's files, then the ledger, then the index. When one of
// them breaks it stops the workers: what they ask could not be kept.
func (d *dispatch) commit(stop context.CancelCauseFunc) error {
	var broken error
	for r := range d.results {
		group := []result{r}
	drain:
		for len(group) < maxGroup {
			select {
			case more, ok := <-d.results:
				if !ok {
					break drain
				}
				group = append(group, more)
			default:
				break drain
			}
		}
		if broken == nil {
			if broken = d.commitGroup(group); broken != nil {
				stop(broken)
			}
		}
		d.signal()
	}
	return broken
}

func (d *dispatch) commitGroup(group []result) error {
	ctx := context.Background() // what was answered is kept, whatever ends the run
	c := d.crawler
	position, err := c.Archive.Sync()
	if err != nil {
		return err
	}
	c.hook("synced")
	g := ledger.Group{Position: ledger.Position{File: position.File, Offset: position.Offset}}
	for _, r := range group {
		if r.err != nil {
			return r.err
		}
		d.add(&g, r)
	}
	if err := c.Ledger.Commit(ctx, g); err != nil {
		return err
	}
	c.hook("committed")
	defer c.hook("indexed")
	return c.Archive.Index(ctx)
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
	if x.Status == http.StatusOK && (x.Outcome == OK || x.Outcome == Unchanged) {
		if tag, day := x.Header.Get("ETag"), x.Header.Get("Last-Modified"); tag != "" || day != "" {
			g.Validators = append(g.Validators, ledger.Validator{Method: request.Method, URL: request.URL, ETag: tag, LastModified: day, Capture: x.Capture})
		}
	}
	if c.Progress != nil {
		c.Progress(Progress{Done: d.summary.Requests, Source: request.Source, URL: request.URL})
	}
}

// jitter is what is added to a pause, so that visits do not beat time.
func (d *dispatch) jitter() time.Duration {
	if d.crawler.Jitter <= 0 {
		return 0
	}
	return rand.N(d.crawler.Jitter)
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

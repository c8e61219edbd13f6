package crawl

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"harvest/archive"
	"harvest/ledger"
	"harvest/report"
)

// maxAttempts is how often a request is made in one night.
const maxAttempts = 3

// Crawl crawls sources until nothing is left to ask, and returns what it did. It
// begins with their listing pages, or with the requests to retry where there are
// any. It takes up what an earlier run left. Each host is asked for one thing at a time,
// at its pace, whatever the number of workers and processes. What one source
// does wrong is in the summary; an error is the archive's or the ledger's. When
// ctx ends first, the requests under way are finished and made durable, and the
// summary says that it was stopped.
func (c *Crawler) Crawl(ctx context.Context, run string, sources []report.Source, retry ...ledger.Request) (Summary, error) {
	d := &dispatch{crawler: c, run: run, sources: make(map[string]*report.Source), hosts: make(map[string]*host),
		summary: Summary{Run: run, Outcomes: make(map[Outcome]int)}}
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
	d.visitor = newVisitor(c.newTransport(private, &d.buffers), c.Agent)
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
	return d.summary, d.resting(context.WithoutCancel(ctx))
}

// A dispatch is one crawl under way.
type dispatch struct {
	crawler *Crawler
	run     string
	sources map[string]*report.Source
	visitor *visitor
	buffers sync.Pool // of *bytes.Buffer, for what answers bring

	mu    sync.Mutex // guards hosts and what is in them
	hosts map[string]*host

	summary Summary // this and waiting are written by the loop of turns alone
	waiting int     // answers that are durable and not in the index
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

// visit makes a claimed request, or says why it is not made. The first claim of
// a host in a night is spent on its robots.txt, unless the archive has one of
// today.
func (d *dispatch) visit(ctx context.Context, request ledger.Request) result {
	src, ok := d.sources[request.Source]
	if !ok { // of a run that knew more sources: its answer would belong to none
		return result{fetch: &fetch{request: request, exchange: archive.Exchange{Outcome: Cancelled}}, idle: true}
	}
	h, err := d.host(ctx, request.Host, src)
	if err != nil {
		return result{fetch: &fetch{request: request, source: src}, err: err}
	}
	f := &fetch{request: request, source: src, host: h}
	if !src.Allows(request.Host) { // a redirect or a link has led off the source
		f.exchange, err = d.crawler.Archive.Fail(context.WithoutCancel(ctx), d.crawler.exchange(f, OffHost, request.Host+" is no host of source "+src.ID))
		return result{fetch: f, idle: true, err: err}
	}
	if outcome, _ := d.refused(h, request); h.rules == nil && outcome != Budget { // a spent budget leaves nothing for robots.txt
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
	found, err := d.crawler.visit(ctx, d.visitor, f)
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
	known, ok, err := d.crawler.Ledger.Validator(ctx, asked.Method, asked.URL)
	if ok {
		f.request.Known = &known
	}
	if err == nil {
		_, err = d.crawler.visit(ctx, d.visitor, f)
	}
	if err == nil {
		d.judge(f.host, f, f.location)
	}
	return result{fetch: f, unmade: &claimed, err: err}
}

// jitter is what is added to a pause, so that visits do not beat time.
func (d *dispatch) jitter() time.Duration {
	if d.crawler.Jitter <= 0 {
		return 0
	}
	return rand.N(d.crawler.Jitter)
}

package crawl

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"harvest/archive"
	"harvest/ledger"
	"harvest/report"
)

// What a host is granted when it is in trouble.
const (
	slowAnswer  = time.Second        // an answer that takes longer makes the pause as long as it took
	maxPause    = 10 * time.Minute   // longest pause that trouble leads to
	maxFailures = 5                  // failures in a row after which a host is left alone for a while
	troubleRest = time.Hour          // how long
	blockedRest = 3 * 24 * time.Hour // how long after a wall, wherever it stood
	longestRest = 24 * time.Hour     // longest that Retry-After can ask for
	robotsAge   = 24 * time.Hour     // how long a robots.txt holds (RFC 9309, section 2.4)
	robotsHops  = 5                  // redirects followed for one (section 2.3.1.2)
)

// patience is how long a crawl waits for a host that rests before it leaves the
// rest of its requests to another night.
const patience = 10 * time.Minute

// A host is what a crawl knows of one host this night. The ledger keeps its
// clock; what is counted and what robots.txt said hold for the night.
type host struct {
	name     string
	rules    *robots   // nil until robots.txt was asked
	ruled    time.Time // when it was
	address  string    // of the robots.txt to ask next, after a redirect
	hops     int
	verdict  Outcome // why nothing more is asked this night, "" while it is
	detail   string
	requests int
	bytes    int64
	pause    time.Duration
	failures int
}

// host returns what is known of a host, and takes its clock over from earlier
// nights when it is first met. One that has no pause yet is given the source's
// before it is asked, so that a run that is killed during the first request does
// not ask again at once when it is taken up.
func (d *dispatch) host(ctx context.Context, name string, src *report.Source) (*host, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if h, ok := d.hosts[name]; ok {
		if h.verdict == "" && h.rules != nil && d.crawler.now().Sub(h.ruled) > robotsAge {
			h.rules, h.address, h.hops = nil, "", 0 // asked again on a night that is longer than a day
		}
		return h, nil
	}
	clock, _, err := d.crawler.Ledger.Host(ctx, name)
	if err != nil {
		return nil, err
	}
	h := &host{name: name, pause: clock.Pause, failures: clock.Failures}
	if clock.Night == nightOf(d.crawler.now()) { // another run has begun to spend its budget
		h.requests, h.bytes = clock.Requests, clock.Bytes
	}
	if least := d.crawler.pace(src); h.pause < least {
		h.pause = least
		first := ledger.HostTime{Host: name, Next: d.crawler.now().Add(least), Pause: least, Failures: h.failures}
		if err := d.crawler.Ledger.Commit(ctx, ledger.Group{Hosts: []ledger.HostTime{first}}); err != nil {
			return nil, err
		}
	}
	d.hosts[name] = h
	return h, nil
}

// refused says why a request may not be made now: what robots.txt says, a spent
// budget, or a verdict over the host. It is asked with rules known.
func (d *dispatch) refused(h *host, r ledger.Request) (Outcome, string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.crawler
	switch {
	case h.verdict != "":
		return h.verdict, h.detail
	case h.rules != nil && !h.rules.allows(target(r.URL)):
		return Robots, "robots.txt disallows " + target(r.URL)
	case c.MaxRequests > 0 && h.requests >= c.MaxRequests:
		return Budget, strconv.Itoa(h.requests) + " requests were made of the host this night"
	case c.MaxBytes > 0 && h.bytes >= c.MaxBytes:
		return Budget, strconv.FormatInt(h.bytes, 10) + " bytes came from the host this night"
	}
	return "", ""
}

// target is the path and query of an address.
func target(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest, _, _ = strings.Cut(rest, "#")
	switch i := strings.IndexAny(rest, "/?"); {
	case i < 0:
		return "/"
	case rest[i] == '?':
		return "/" + rest[i:]
	default:
		return rest[i:]
	}
}

// next counts what came of a request and says when its host may be asked again:
// after the pace of the source or Crawl-delay, whichever is longer; more slowly
// when the host is slow, twice as slowly after each failure and never faster
// then; not before what Retry-After says; and not for days after a wall, be it in
// the place of a list, an article, an attachment or robots.txt.
func (d *dispatch) next(h *host, f *fetch) ledger.HostTime {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, x := d.crawler, &f.exchange
	now := c.now()
	h.requests++
	h.bytes += x.Size
	least := c.pace(f.source)
	if h.rules != nil {
		least = max(least, h.rules.delay())
	}
	if x.Duration > slowAnswer {
		least = max(least, min(x.Duration, maxPause))
	}
	if troubled(x.Outcome) {
		h.failures++
		h.pause = max(least, min(2*max(h.pause, least), maxPause))
	} else {
		h.failures = 0
		h.pause = max(least, h.pause-h.pause/10)
	}
	rest := h.pause + d.jitter()
	if after, ok := retryAfter(x.Header, now); ok && x.Status >= 300 {
		rest = max(rest, min(after, longestRest))
	}
	if h.failures >= maxFailures {
		rest = max(rest, troubleRest)
	}
	if blocked(x.Outcome) {
		rest = max(rest, blockedRest)
	}
	return ledger.HostTime{Host: h.name, Next: now.Add(rest), Pause: h.pause, Failures: h.failures,
		Night: nightOf(now), Requests: 1, Bytes: x.Size}
}

// nightOf names the night that a time belongs to: the day it ends on, from noon to
// noon in Asia/Shanghai.
func nightOf(t time.Time) string {
	return t.In(report.Shanghai()).Add(12 * time.Hour).Format(time.DateOnly)
}

// still is the clock of a host that was not asked.
func (h *host) still(now time.Time) ledger.HostTime {
	return ledger.HostTime{Host: h.name, Next: now, Pause: h.pause, Failures: h.failures}
}

// retryAfter reads Retry-After in both of its forms: seconds, or a date (RFC
// 9110, section 10.2.3).
func retryAfter(h http.Header, now time.Time) (time.Duration, bool) {
	text := strings.TrimSpace(h.Get("Retry-After"))
	if text == "" {
		return 0, false
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return min(time.Duration(max(n, 0)), longestRest/time.Second) * time.Second, true
	}
	day, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	return max(day.Sub(now), 0), true
}

// remembered returns the rules of a robots.txt that the archive has seen within
// a day, nil where it has none.
func (d *dispatch) remembered(ctx context.Context, h *host, address string) (*robots, error) {
	c := d.crawler
	last, ok, err := c.Archive.Last(ctx, http.MethodGet, address)
	if err != nil || !ok || c.now().Sub(last.LastSeen) > robotsAge {
		return nil, err
	}
	body, err := c.Archive.Body(ctx, last)
	if err != nil {
		return nil, err
	}
	h.ruled = last.LastSeen
	return parseRobots(body, robotsToken), nil
}

// robotsToken is the name that robots.txt files know the crawler by.
const robotsToken = "harvest"

// robotsAddress is where a host keeps the rules for an address on it.
func robotsAddress(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return scheme + "://" + rest + "/robots.txt"
}

// judge takes over what came of asking for robots.txt: rules, a redirect to
// follow, nothing that forbids anything (4xx), or a host that is not asked this
// night (401, 403, 429, 5xx, no answer).
func (d *dispatch) judge(h *host, f *fetch, location string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	x := &f.exchange
	h.ruled = d.crawler.now()
	switch o := x.Outcome; {
	case o == OK || o == Unchanged:
		h.rules = parseRobots(f.body, robotsToken)
	case o == Redirect && location != "" && h.hops < robotsHops:
		h.hops++
		h.address = location
	case o == Redirect, o == NotFound, o == Gone, o == ClientError:
		h.rules = parseRobots(nil, robotsToken)
	default:
		h.rules = parseRobots(nil, robotsToken)
		h.verdict, h.detail = Robots, "robots.txt could not be had: "+o
	}
}

// robotsRequest is the request for a host's rules, on behalf of one for a page.
func (h *host) robotsRequest(r ledger.Request) ledger.Request {
	address := h.address
	if address == "" {
		address = robotsAddress(r.URL)
	}
	return ledger.Request{Run: r.Run, Source: r.Source, Host: r.Host, Method: http.MethodGet, URL: address, Kind: string(archive.Robots)}
}

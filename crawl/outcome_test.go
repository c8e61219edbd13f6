package crawl

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"testing"
	"time"

	"harvest/archive"
)

func TestEveryOutcomeHasItsRule(t *testing.T) {
	for _, o := range Outcomes() {
		r := rules[o]
		if r.retried && !r.failed || r.troubled && !r.failed || r.retried && !r.troubled {
			t.Errorf("%s has the rule %+v: what is retried or troubled has failed, and what is retried is troubled", o, r)
		}
	}
	for status := 100; status < 600; status++ {
		if o := outcomeOfStatus(status); !slices.Contains(Outcomes(), o) {
			t.Errorf("outcomeOfStatus(%d) = %q, which is no outcome", status, o)
		}
	}
	for o, want := range map[Outcome][3]bool{ // failed, retried, troubled
		OK: {}, Unchanged: {}, Redirect: {},
		NotFound: {true}, Gone: {true}, RedirectLoop: {true}, TooLarge: {true}, ClientError: {true}, OffHost: {true}, PrivateAddress: {true},
		ServerError: {true, true, true}, TooMany: {true, true, true}, Refused: {true, true, true}, Timeout: {true, true, true}, Truncated: {true, true, true},
		Forbidden: {true, false, true}, DNS: {true, false, true}, TLS: {true, false, true},
		"blocked:captcha": {true}, "blocked:refused": {true},
	} {
		if got := [3]bool{failed(o), retried(o), troubled(o)}; got != want {
			t.Errorf("%s: failed, retried, troubled = %v; want %v", o, got, want)
		}
	}
}

// at is a dispatch whose clock stands still, and when a host may be asked after
// an answer.
func at(c *Crawler, h *host) func(archive.Exchange) time.Duration {
	now := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	c.Now = func() time.Time { return now }
	d := &dispatch{crawler: c}
	return func(x archive.Exchange) time.Duration { return d.next(h, &fetch{exchange: x}).Next.Sub(now) }
}

func TestRetryAfterStandsOverThePause(t *testing.T) {
	for _, c := range []struct {
		status int
		value  string
		want   time.Duration
	}{
		{503, "120", 2 * time.Minute},
		{429, "120", 2 * time.Minute},
		{301, "120", 2 * time.Minute},
		{404, "120", 2 * time.Minute},
		{503, "Mon, 05 Jan 2026 01:00:00 GMT", time.Hour},
		{301, "Monday, 05-Jan-26 01:00:00 GMT", time.Hour},
		{429, "Mon Jan  5 01:00:00 2026", time.Hour},
		{503, "999999", longestRest},
		{503, "99999999999999999999", longestRest},
		{503, "Fri, 05 Jan 2029 01:00:00 GMT", longestRest},
		{503, "1", 6 * time.Second}, // shorter than the pause, doubled
		{301, "1", 3 * time.Second},
		{503, "Sun, 04 Jan 2026 01:00:00 GMT", 6 * time.Second}, // past
		{503, "-5", 6 * time.Second},
		{503, "soon", 6 * time.Second},
		{503, "", 6 * time.Second},
		{200, "120", 3 * time.Second}, // means nothing there
	} {
		ask := at(&Crawler{Pace: 3 * time.Second}, &host{})
		x := archive.Exchange{Status: c.status, Outcome: outcomeOfStatus(c.status), Header: http.Header{"Retry-After": {c.value}}}
		if got := ask(x); got != c.want {
			t.Errorf("after %d with Retry-After %q the host rests %v, want %v", c.status, c.value, got, c.want)
		}
	}
}

// Whatever comes, the pause is never under the pace nor over the longest, never
// shorter after a failure than before, and as long as a slow answer took.
func TestThePauseFollowsTheHost(t *testing.T) {
	const pace = 3 * time.Second
	outcomes := append(Outcomes(), "blocked:challenge")
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		h := &host{}
		ask := at(&Crawler{Pace: pace}, h)
		before := time.Duration(0)
		for n := range 100 {
			x := archive.Exchange{Outcome: outcomes[random.IntN(len(outcomes))], Duration: time.Duration(random.Int64N(int64(40 * time.Second)))}
			rest := ask(x)
			switch {
			case h.pause < pace || h.pause > maxPause || rest < h.pause:
				t.Fatalf("seed %d, answer %d, %s: pause %v, rest %v", seed, n, x.Outcome, h.pause, rest)
			case troubled(x.Outcome) && (h.pause < before || h.pause < maxPause && h.pause < 2*before):
				t.Fatalf("seed %d, answer %d: pause %v after %s, %v before: want twice", seed, n, h.pause, x.Outcome, before)
			case x.Duration > slowAnswer && h.pause < x.Duration:
				t.Fatalf("seed %d, answer %d: pause %v after an answer that took %v", seed, n, h.pause, x.Duration)
			case h.failures >= maxFailures && rest < troubleRest:
				t.Fatalf("seed %d, answer %d: rest %v after %d failures in a row", seed, n, rest, h.failures)
			case blocked(x.Outcome) && rest < blockedRest:
				t.Fatalf("seed %d, answer %d: rest %v after a wall", seed, n, rest)
			}
			before = h.pause
		}
	}
}

// A host whose answers grow slower is asked ever more slowly, and one that has
// recovered comes back to its pace by small steps.
func TestASlowHostGetsSlowerAndRecoversByAndBy(t *testing.T) {
	h := &host{}
	ask := at(&Crawler{Pace: time.Second}, h)
	last := time.Duration(0)
	for took := 2; took <= 20; took++ {
		got := ask(archive.Exchange{Outcome: OK, Duration: time.Duration(took) * time.Second})
		if got <= last {
			t.Errorf("rest after an answer of %d s = %v, not longer than %v", took, got, last)
		}
		last = got
	}
	for n := range 40 {
		got := ask(archive.Exchange{Outcome: OK, Duration: time.Millisecond})
		if got > last || got < last-last/10-time.Nanosecond || got < time.Second {
			t.Fatalf("rest %v after %v, quick answer %d: want a tenth less at most, and no less than the pace", got, last, n)
		}
		last = got
	}
	if last != time.Second {
		t.Errorf("rest after many quick answers = %v, want the pace", last)
	}
}

// Trouble never makes a host be asked sooner than robots.txt says, however long
// that is.
func TestNoFailureShortensCrawlDelay(t *testing.T) {
	h := &host{rules: parseRobots([]byte("User-agent: *\nCrawl-delay: 3600"), robotsToken)}
	ask := at(&Crawler{Pace: time.Second}, h)
	for _, o := range []Outcome{OK, ServerError, Timeout, OK, Forbidden} {
		if got := ask(archive.Exchange{Outcome: o}); got < time.Hour {
			t.Errorf("rest after %s = %v, want Crawl-delay at least", o, got)
		}
	}
}

func TestARobotsAddressIsThatOfTheHost(t *testing.T) {
	for address, want := range map[string][2]string{
		"http://a.test/x/y?z":    {"http://a.test/robots.txt", "/x/y?z"},
		"https://a.test:8443":    {"https://a.test:8443/robots.txt", "/"},
		"http://a.test?x=/admin": {"http://a.test/robots.txt", "/?x=/admin"},
		"http://a.test/?x=#/b":   {"http://a.test/robots.txt", "/?x="},
		"http://[::1]:80/x":      {"http://[::1]:80/robots.txt", "/x"},
	} {
		if got := [2]string{robotsAddress(address), target(address)}; got != want {
			t.Errorf("robots.txt and target of %s = %v, want %v", address, got, want)
		}
	}
}

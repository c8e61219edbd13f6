package crawl

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"harvest/archive"
	"harvest/ledger"
	"harvest/report"
)

// secondProcess is a crawler with an archive and a ledger handle of its own, over
// the same folder.
func secondProcess(t *testing.T, dir string) *Crawler {
	t.Helper()
	a, err := archive.Open(context.Background(), filepath.Join(dir, "archive"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(context.Background(), filepath.Join(dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close(); l.Close() })
	return &Crawler{Archive: a, Ledger: l, Agent: "harvest/test", Timeout: 2 * time.Second}
}

func TestABudgetIsSpentAndNoMore(t *testing.T) {
	d := newDesk(t, t.TempDir())
	d.MaxRequests = 3
	s := d.crawl(t, "r1", source(town(t, http.NotFound)))
	if s.Outcomes[OK] != 2 || s.Outcomes[Budget] != 2 {
		t.Errorf("outcomes = %v; want robots.txt, the list, one article, and two refused", s.Outcomes)
	}
}

// A budget is a night's, whatever number of runs it has: what the first has spent
// is spent for the second. It is whole again the night after.
func TestABudgetIsOneNights(t *testing.T) {
	dir := t.TempDir()
	server := town(t, http.NotFound)
	for n, c := range []struct {
		at   time.Time
		want map[Outcome]int
	}{
		{time.Date(2026, 3, 1, 16, 30, 0, 0, time.UTC), map[Outcome]int{NotFound: 1, OK: 2, Budget: 2}}, // robots.txt, the list, an article
		{time.Date(2026, 3, 1, 22, 0, 0, 0, time.UTC), map[Outcome]int{Budget: 1}},                      // the same night in Shanghai
		{time.Date(2026, 3, 2, 16, 30, 0, 0, time.UTC), map[Outcome]int{NotFound: 1, Unchanged: 2, Budget: 2}},
	} {
		d := desk{secondProcess(t, dir), dir}
		d.MaxRequests, d.Now = 3, func() time.Time { return c.at }
		s := d.crawl(t, fmt.Sprint("r", n), source(server))
		if !maps.Equal(s.Outcomes, c.want) {
			t.Errorf("run %d: outcomes = %v; want %v", n, s.Outcomes, c.want)
		}
	}
}

func TestRetryAfterHoldsForTheHostAndOverRestarts(t *testing.T) {
	for name, value := range map[string]func(time.Time) string{
		"seconds": func(time.Time) string { return "7200" },
		"a date":  func(now time.Time) string { return now.Add(2 * time.Hour).UTC().Format(http.TimeFormat) },
	} {
		t.Run(name, func(t *testing.T) {
			asked := 0
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				asked++
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				w.Header().Set("Retry-After", value(time.Now()))
				w.WriteHeader(http.StatusServiceUnavailable)
			}))
			defer server.Close()
			dir := t.TempDir()
			d := newDesk(t, dir)
			s := d.crawl(t, "r1", source(server))
			if asked != 2 || s.Outcomes[ServerError] != 1 {
				t.Fatalf("%d requests, outcomes %v; want robots.txt and one more", asked, s.Outcomes)
			}
			again := desk{secondProcess(t, dir), dir}
			s = again.crawl(t, "r2", source(server))
			if asked != 2 || !slices.ContainsFunc(s.Failed, func(f SourceFailure) bool { return f.Outcome == Resting }) {
				t.Errorf("%d requests after a restart, failed %+v; want none, and a host that rests", asked, s.Failed)
			}
			later := desk{secondProcess(t, dir), dir}
			later.Now = func() time.Time { return time.Now().Add(3 * time.Hour).UTC() }
			later.crawl(t, "r3", source(server))
			if asked == 2 {
				t.Error("nothing was asked when the rest was over")
			}
		})
	}
}

func TestWallsRestTheirHostForDays(t *testing.T) {
	wall := "<html><body><h1>访问被拒绝</h1></body></html>"
	for name, c := range map[string]struct {
		pages map[string]string
		asked int // pages, up to the wall
		left  int // requests that rest with their host
		rests bool
	}{
		"in the place of the list":     {map[string]string{"/": wall}, 1, 0, true},
		"in the place of every page":   {map[string]string{"/": list("/1", "/2", "/3", "/4"), "/1": wall, "/2": wall, "/3": wall, "/4": wall}, 2, 3, true},
		"in the place of one of three": {map[string]string{"/": list("/1", "/2", "/3"), "/1": article(1), "/2": wall, "/3": article(3)}, 3, 1, true},
		"in the place of a file":       {map[string]string{"/": list("/1", "/2"), "/1": article(1) + `<a href="/f.pdf">附件：` + title(1) + `.pdf</a>`, "/2": article(2), "/f.pdf": wall}, 4, 0, true},
		"in the place of robots.txt":   {map[string]string{"/robots.txt": wall}, 0, 1, true},
		"nowhere":                      {map[string]string{"/": list("/1", "/2"), "/1": article(1), "/2": article(2)}, 3, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			asked := 0
			open := false
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				page, ok := c.pages[r.URL.Path]
				if r.URL.Path != "/robots.txt" {
					asked++
				} else if !ok || open {
					http.NotFound(w, r)
					return
				}
				if open && page == wall {
					page = article(9)
				}
				fmt.Fprint(w, page)
			}))
			defer server.Close()
			d := newDesk(t, t.TempDir())
			s := d.crawl(t, "r1", source(server))
			clocks, err := d.Ledger.Hosts(context.Background())
			if err != nil || len(clocks) != 1 {
				t.Fatalf("Hosts = %+v, %v", clocks, err)
			}
			if rests := clocks[0].Next.After(time.Now().Add(2 * 24 * time.Hour)); rests != c.rests || asked != c.asked {
				t.Errorf("%d pages asked, rests for days: %v; want %d, %v", asked, rests, c.asked, c.rests)
			}
			if !c.rests {
				return
			}
			if len(s.Failed) != 1 || s.Failed[0].Outcome != "blocked:refused" || s.Failed[0].Resting != c.left || s.Outcomes[Resting] != c.left {
				t.Errorf("outcomes %v, failed %+v; want blocked:refused, and %d requests that rest", s.Outcomes, s.Failed, c.left)
			}
			open, asked = true, 0
			if s := d.crawl(t, "r2", source(server)); asked != 0 || len(s.Failed) != 1 || s.Failed[0].Outcome != Resting || s.Outcomes[Resting] == 0 {
				t.Errorf("%d pages asked on the next night, failed %+v; want none, and a host that rests", asked, s.Failed)
			}
			d.Now = func() time.Time { return time.Now().Add(blockedRest + time.Hour).UTC() }
			if s := d.crawl(t, "r3", source(server)); len(s.Failed) != 0 || asked < c.left || asked == 0 {
				t.Errorf("%d pages asked after the rest, failed %+v; want what was left", asked, s.Failed)
			}
		})
	}
}

// A request of a source that is no longer configured is dropped, and says nothing
// about its host.
func TestADroppedRequestLeavesTheClockAlone(t *testing.T) {
	d := newDesk(t, t.TempDir())
	ctx := context.Background()
	if _, err := d.Ledger.StartRun(ctx, ledger.Run{ID: "r1", Command: "test", Started: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Ledger.Add(ctx, ledger.Request{Run: "r1", Source: "gone", Host: "a.test", Method: "GET", URL: "http://a.test/", Kind: "listing"}); err != nil {
		t.Fatal(err)
	}
	before := ledger.HostTime{Host: "a.test", Next: time.Now().Add(-time.Hour), Pause: time.Minute, Failures: 4}
	if err := d.Ledger.Commit(ctx, ledger.Group{Hosts: []ledger.HostTime{before}}); err != nil {
		t.Fatal(err)
	}
	s, err := d.Crawl(ctx, "r1", nil)
	if err != nil || s.Outcomes[Cancelled] != 1 {
		t.Fatalf("Crawl = %+v, %v; want one request dropped", s, err)
	}
	if after, _, err := d.Ledger.Host(ctx, "a.test"); err != nil || after.Pause != before.Pause || after.Failures != before.Failures {
		t.Errorf("clock = %+v, %v; want the pause and failures of %+v", after, err, before)
	}
}

func TestPaceAdapts(t *testing.T) {
	d := &dispatch{crawler: &Crawler{Pace: time.Second, Now: func() time.Time { return time.Unix(1000, 0) }}}
	h := &host{name: "a.test"}
	ask := func(outcome Outcome, took time.Duration) time.Duration {
		f := &fetch{exchange: archive.Exchange{Outcome: outcome, Duration: took, Status: 200}}
		return d.next(h, f).Next.Sub(time.Unix(1000, 0))
	}
	if got := ask(OK, 0); got != time.Second {
		t.Errorf("rest after an answer = %v, want the pace", got)
	}
	if got := ask(OK, 4*time.Second); got != 4*time.Second {
		t.Errorf("rest after a slow answer = %v, want as long as it took", got)
	}
	last := ask(ServerError, 0)
	if last != 8*time.Second {
		t.Errorf("rest after an error = %v, want twice the one before", last)
	}
	for range 3 {
		next := ask(Timeout, 0)
		if next < last {
			t.Errorf("rest after a further error = %v, shorter than %v", next, last)
		}
		last = next
	}
	if got := ask(ServerError, 0); got < troubleRest {
		t.Errorf("rest after five errors = %v, want %v", got, troubleRest)
	}
	before := h.pause
	for range 60 {
		ask(OK, 0)
		if h.pause > before {
			t.Fatalf("pause grew from %v to %v on an answer", before, h.pause)
		}
		before = h.pause
	}
	if h.pause != time.Second {
		t.Errorf("pause after many answers = %v, want the pace again", h.pause)
	}
}

func FuzzRetryAfter(f *testing.F) {
	for _, s := range []string{"120", "-1", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "soon", ""} {
		f.Add(s)
	}
	now := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		if rest, ok := retryAfter(http.Header{"Retry-After": {text}}, now); ok && rest < 0 {
			t.Errorf("Retry-After %q = %v", text, rest)
		}
	})
}

func TestANightEndsWhereItShould(t *testing.T) {
	server := town(t, http.NotFound)
	dir := t.TempDir()
	d := newDesk(t, dir)
	d.Until = time.Now().Add(-time.Minute)
	if _, err := d.Ledger.StartRun(context.Background(), ledger.Run{ID: "r1", Command: "test", Started: time.Now()}); err != nil {
		t.Fatal(err)
	}
	s, err := d.Crawl(context.Background(), "r1", []report.Source{source(server)})
	if err != nil || !s.Stopped || s.Requests != 0 {
		t.Fatalf("Crawl past its end = %+v, %v; want it stopped", s, err)
	}
	d.Until = time.Time{}
	if s := d.crawl(t, "r2", source(server)); s.Stopped || s.Outcomes[OK] != 4 {
		t.Errorf("the next night = %+v; want what was left", s)
	}
}

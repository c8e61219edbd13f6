package crawl

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"
)

// A town is a site of a list and three articles that says what it likes of
// robots.txt.
func town(t *testing.T, robots http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", robots)
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, list("/a/1", "/a/2", "/b/3")) })
	mux.HandleFunc("/a/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, article(1)) })
	mux.HandleFunc("/b/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, article(2)) })
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

func TestRobotsAreObeyed(t *testing.T) {
	all := map[string]string{"/": OK, "/a/1": OK, "/a/2": OK, "/b/3": OK}
	none := map[string]string{"/": Robots}
	for name, c := range map[string]struct {
		robots http.HandlerFunc
		want   map[string]string
	}{
		"rules":        {func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "User-agent: harvest\nDisallow: /b/\n") }, map[string]string{"/": OK, "/a/1": OK, "/a/2": OK, "/b/3": Robots}},
		"for others":   {func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "User-agent: harvester\nDisallow: /\n") }, all},
		"everything":   {func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /\n") }, none},
		"missing":      {http.NotFound, all},
		"gone":         {status(410), all},
		"a teapot":     {status(418), all},
		"unauthorised": {status(401), none},
		"forbidden":    {status(403), none},
		"too many":     {status(429), none},
		"broken":       {status(500), none},
		"moved": {func(w http.ResponseWriter, r *http.Request) {
			if r.URL.RawQuery == "" {
				http.Redirect(w, r, "/robots.txt?2", http.StatusFound)
				return
			}
			fmt.Fprint(w, "User-agent: *\nDisallow: /a/\n")
		}, map[string]string{"/": OK, "/a/1": Robots, "/a/2": Robots, "/b/3": OK}},
		"moved nowhere": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "mailto:x@a.test")
			w.WriteHeader(http.StatusFound)
		}, all},
		"moved off": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://elsewhere.test/robots.txt", http.StatusFound)
		}, none},
		"unreadable": {send("zstd", []byte("\x28\xb5\x2f\xfd\x00\x01")), none},
		"moved for ever": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/robots.txt?"+r.URL.RawQuery+"x", http.StatusFound)
		}, all},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, t.TempDir())
			source := source(town(t, c.robots))
			d.crawl(t, "r1", source)
			got := d.outcomes(t, "r1")
			for path, outcome := range c.want {
				if got[path] != outcome {
					t.Errorf("%s ended with %q, want %q", path, got[path], outcome)
				}
			}
			for path, outcome := range got {
				if c.want[path] == "" && path[:4] != "/rob" {
					t.Errorf("%s was asked for, %s", path, outcome)
				}
			}
			d.crawl(t, "r2", source) // the same day: what the archive has of robots.txt says the same
			for path, outcome := range d.outcomes(t, "r2") {
				if want := c.want[path]; failed(want) && outcome != want {
					t.Errorf("on the next run %s ended with %q, want %q", path, outcome, want)
				}
			}
		})
	}
}

func TestRobotsHoldForADay(t *testing.T) {
	asked := 0
	server := town(t, func(w http.ResponseWriter, r *http.Request) { asked++; fmt.Fprint(w, "User-agent: *\nDisallow: /b/\n") })
	d := newDesk(t, t.TempDir())
	d.crawl(t, "r1", source(server))
	d.crawl(t, "r2", source(server))
	if asked != 1 || d.outcomes(t, "r2")["/b/3"] != Robots {
		t.Errorf("robots.txt was asked %d times within a day, and /b/3 ended with %s; want once, and robots", asked, d.outcomes(t, "r2")["/b/3"])
	}
	d.Now = func() time.Time { return time.Now().Add(25 * time.Hour).UTC() }
	d.crawl(t, "r3", source(server))
	if asked != 2 {
		t.Errorf("robots.txt was asked %d times after a day, want twice", asked)
	}
}

// What a link's address becomes on its way, it is the target that is asked for
// which robots.txt must allow.
func TestNoSpellingOfAnAddressPassesRobots(t *testing.T) {
	var mu sync.Mutex
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /b/\n")
		case "/":
			fmt.Fprint(w, list("/a/../b/1", "/a/%2e%2e/b/2", "/a/.%2E/b/3", `/a\..\b\4`, "/%62/5", "//"+r.Host+"/b/6", "/./b/7", "/b/8#a", "?9", "/a/10"))
		default:
			asked = append(asked, r.RequestURI)
			fmt.Fprint(w, article(1))
		}
	}))
	defer server.Close()
	d := newDesk(t, t.TempDir())
	s := d.crawl(t, "r1", source(server))
	if !slices.Equal(asked, []string{"/a/10"}) || s.Outcomes[Robots] != 8 {
		t.Errorf("asked for %v, outcomes %v; want /a/10 alone, and eight that robots.txt forbids", asked, s.Outcomes)
	}
}

// Rules may name a captcha or a login; a wall in their place is markup.
func TestRulesAboutWallsAreNoWall(t *testing.T) {
	server := town(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /captcha\nDisallow: /AccessDenied.aspx\nDisallow: /b/\n")
	})
	d := newDesk(t, t.TempDir())
	d.crawl(t, "r1", source(server))
	if got := d.outcomes(t, "r1"); got["/a/1"] != OK || got["/b/3"] != Robots {
		t.Errorf("outcomes = %v; want the rules obeyed", got)
	}
}

// A night that is longer than a day asks for the rules anew.
func TestRobotsAreAskedAgainInALongNight(t *testing.T) {
	var mu sync.Mutex
	asked, late := 0, false
	server := town(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked++
		fmt.Fprint(w, "User-agent: *\nDisallow: /b/\n")
	})
	d := newDesk(t, t.TempDir())
	d.Workers = 1
	d.Progress = func(p Progress) {
		mu.Lock()
		defer mu.Unlock()
		late = late || p.Done == 2 // the list was answered
	}
	d.Now = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		if late {
			return time.Now().Add(25 * time.Hour).UTC()
		}
		return time.Now().UTC()
	}
	d.crawl(t, "r1", source(server))
	if got := d.outcomes(t, "r1"); asked != 2 || got["/b/3"] != Robots || got["/a/1"] != OK {
		t.Errorf("robots.txt was asked %d times, outcomes %v; want twice, and obeyed", asked, got)
	}
}

func TestCrawlDelayStandsOverAShorterPace(t *testing.T) {
	var mu sync.Mutex
	var arrivals []time.Time
	server := town(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "User-agent: *\nCrawl-delay: 0.1\n") })
	inner := server.Config.Handler
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		arrivals = append(arrivals, time.Now())
		mu.Unlock()
		inner.ServeHTTP(w, r)
	})
	d := newDesk(t, t.TempDir())
	d.Pace = time.Millisecond
	d.crawl(t, "r1", source(server))
	for i := 2; i < len(arrivals); i++ {
		if gap := arrivals[i].Sub(arrivals[i-1]); gap < 100*time.Millisecond {
			t.Errorf("request %d came %v after the one before, want at least Crawl-delay", i+1, gap)
		}
	}
}

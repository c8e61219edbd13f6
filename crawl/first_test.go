package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"harvest/ledger"
	"harvest/report"
)

// A run that is killed during its first request to a host does not ask again at
// once when it is taken up: the host's pause stands in the ledger before anyone
// asks it.
func TestAHostHasItsPauseBeforeItIsAsked(t *testing.T) {
	for name, pace := range map[string]time.Duration{"of the crawler": 0, "of the source": 2 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, t.TempDir())
			d.Pace = time.Hour
			want := max(pace, d.Pace)
			var host string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				clock, known, err := d.Ledger.Host(context.Background(), host)
				if err != nil || !known || clock.Pause != want || time.Until(clock.Next) < want-time.Minute {
					t.Errorf("while it is asked for %s the clock of the host is %+v, %v, %v; want a pause of %v", r.URL, clock, known, err, want)
				}
				http.NotFound(w, r)
			}))
			defer server.Close()
			src := source(server)
			src.Pace = pace
			host = src.Host()
			if _, err := d.Ledger.StartRun(context.Background(), ledger.Run{ID: "r1", Command: "test", Started: time.Now()}); err != nil {
				t.Fatal(err)
			}
			if _, err := d.Crawl(context.Background(), "r1", []report.Source{src}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// Pages behind a chain of redirects refer to the address that a list has named.
func TestAChainOfRedirectsRefersToItsBeginning(t *testing.T) {
	server := moves(t, "/0", map[string]string{"/0": "/1", "/1": "/2", "/2": "/3"})
	d := newDesk(t, t.TempDir())
	d.crawl(t, "r1", source(server))
	referrer := make(map[string]string)
	for x, err := range d.Archive.Exchanges(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		referrer[strings.TrimPrefix(x.URL, server.URL)] = strings.TrimPrefix(x.Referrer, server.URL)
	}
	for path, want := range map[string]string{"/0": "/", "/1": "/0", "/2": "/0", "/3": "/0"} {
		if referrer[path] != want {
			t.Errorf("%s refers to %s, want %s", path, referrer[path], want)
		}
	}
}

// Links that write out the port which their scheme has anyway lead to the same
// host, and to its one clock.
func TestThePortOfTheSchemeMakesNoOtherHost(t *testing.T) {
	hosts := make(map[string]int)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hosts[r.Host]++
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/":
			fmt.Fprint(w, list("http://www.Jia.test:80/1", "http://www.jia.test/2", "http://www.jia.test:8080/3"))
		default:
			fmt.Fprint(w, article(1))
		}
	}))
	defer server.Close()
	d := newDesk(t, t.TempDir())
	d.Dial = map[string]string{"www.jia.test": strings.TrimPrefix(server.URL, "http://")}
	src := report.Source{ID: "s", Covers: report.Covers{Region: "990100"}, Platform: "generic", Site: "http://www.jia.test", Column: "/"}
	s := d.crawl(t, "r1", src)
	if s.Outcomes[OK] != 3 {
		t.Errorf("outcomes = %v, hosts asked %v; want the list and two articles", s.Outcomes, hosts)
	}
	clocks, err := d.Ledger.Hosts(context.Background())
	if err != nil || len(clocks) != 1 || clocks[0].Host != "www.jia.test" {
		t.Errorf("clocks = %+v, %v; want one, of www.jia.test", clocks, err)
	}
}

package ledger

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestAHostsTimeNeverMovesBack(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1))
	commit(t, l, Group{Hosts: rest("a.test", at(100))})
	commit(t, l, Group{Hosts: rest("a.test", at(50))})
	waits(t, l, at(60), at(100))
	h, ok, err := l.Host(t.Context(), "a.test")
	if err != nil || !ok || !h.Next.Equal(at(100)) {
		t.Errorf("Host(a.test) = %+v, %v, %v; want next %v", h, ok, err, at(100))
	}
	if _, ok, err := l.Host(t.Context(), "b.test"); ok || err != nil {
		t.Errorf("Host(b.test) = %v, %v; want none", ok, err)
	}
}

func TestATimeGivenForAnotherHostDoesNotFreeIt(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("b.test", 1), page("b.test", 2))
	a, b := claim(t, l, at(0)), claim(t, l, at(0))
	// a was redirected to b, which someone else is asking
	commit(t, l, Group{Done: []Done{{Request: a}}, Hosts: rest("b.test", at(5))})
	waits(t, l, at(10), at(60))
	commit(t, l, Group{Done: []Done{{Request: b}}})
	if r := claim(t, l, at(10)); r.Host != "b.test" {
		t.Errorf("claimed %s, want the second of b.test", r.URL)
	}
}

func TestAPauseIsKeptEvenIfTheClaimerDies(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("a.test", 2))
	commit(t, l, Group{Hosts: []HostTime{{Host: "a.test", Pause: 90 * time.Second}}})
	claim(t, l, at(0))
	waits(t, l, at(60), at(90)) // the lease is over, the pause is not
}

func TestHostsAreListedWithWhatIsKnown(t *testing.T) {
	l := begin(t)
	add(t, l, page("b.test", 1))
	claim(t, l, at(0))
	told := HostTime{Host: "a.test", Next: at(7), Pause: 3 * time.Second, Failures: 2}
	commit(t, l, Group{Hosts: []HostTime{told}})
	got, err := l.Hosts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Hosts()", got, []HostTime{told, {Host: "b.test", Next: at(0), Busy: at(60)}})
}

func TestValidatorsAreReplaced(t *testing.T) {
	l := begin(t)
	first := Validator{Method: "GET", URL: "http://a.test/", ETag: `W/"1"`, LastModified: "Sun, 01 Mar 2026 00:00:00 GMT", Capture: "c1", Barren: 1}
	second := Validator{Method: "GET", URL: "http://a.test/", ETag: `"2"`, Capture: "c2"}
	other := Validator{Method: "POST", URL: "http://a.test/", Capture: "c3", Barren: 7}
	commit(t, l, Group{Validators: []Validator{first, other}})
	commit(t, l, Group{Validators: []Validator{second}})
	for _, want := range []Validator{second, other} {
		got, ok, err := l.Validator(t.Context(), want.Method, want.URL)
		if err != nil || !ok {
			t.Errorf("Validator(%s) = %v, %v", want.Method, ok, err)
		}
		same(t, want.Method, got, want)
	}
	if _, ok, err := l.Validator(t.Context(), "GET", "http://b.test/"); ok || err != nil {
		t.Errorf("Validator(b.test) = %v, %v; want none", ok, err)
	}
}

func TestAnAcknowledgedPositionNeverMovesBack(t *testing.T) {
	l := begin(t)
	for _, p := range []Position{{"warc/b", 10}, {"warc/a", 500}, {"warc/b", 30}, {"warc/b", 20}, {}} {
		commit(t, l, Group{Position: p})
	}
	got, err := l.Positions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Positions()", got, []Position{{"warc/a", 500}, {"warc/b", 30}})
}

// A watch notes who holds what, to catch two that hold the same.
type watch struct {
	t     *testing.T
	mu    sync.Mutex
	hosts map[string]time.Time // until when at least nobody else may ask
	made  map[string]int
}

func (w *watch) claimed(r Request, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if until := w.hosts[r.Host]; now.Before(until) {
		w.t.Errorf("%s was given out at %v, its host is not free before %v", r.URL, now, until)
	}
	w.hosts[r.Host] = now.Add(time.Hour)
	w.made[r.URL]++
}

func (w *watch) freed(host string, next time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hosts[host] = next
}

func TestTwoProcessesNeverAskOneHostAtOnce(t *testing.T) {
	l := begin(t)
	var path string
	if err := l.db.QueryRow("SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&path); err != nil {
		t.Fatal(err)
	}
	const hosts, pages = 5, 20
	for h := range hosts {
		add(t, l, page(fmt.Sprintf("h%d.test", h), 0)) // the others are found on the way
	}
	handles := []*Ledger{l, reopen(t, path)}
	w := &watch{t: t, hosts: make(map[string]time.Time), made: make(map[string]int)}
	var seconds atomic.Int64 // the clock both share
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			l := handles[worker%2]
			for {
				now := at(int(seconds.Load()))
				r, err := l.Claim(t.Context(), "r", now, time.Hour) // longer than all of it takes
				var wait ErrWait
				switch {
				case errors.Is(err, ErrDone):
					return
				case errors.As(err, &wait):
					if wait.Until.Sub(now) < time.Minute { // a pause, not another worker's lease
						seconds.CompareAndSwap(int64(now.Sub(night)/time.Second), int64(wait.Until.Sub(night)/time.Second))
					}
					runtime.Gosched()
					continue
				case err != nil:
					t.Error(err)
					return
				}
				w.claimed(r, now)
				var n int
				fmt.Sscanf(r.URL, "http://"+r.Host+"/%d", &n)
				g := Group{Done: []Done{{Request: r}}, Hosts: rest(r.Host, at(int(seconds.Load())+3))}
				for next := n + 1; next <= n+3 && next < pages; next++ {
					g.Found = append(g.Found, page(r.Host, next))
				}
				w.freed(r.Host, g.Hosts[0].Next) // before anyone can know
				if err := l.Commit(t.Context(), g); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	if len(w.made) != hosts*pages {
		t.Errorf("%d requests were made, want %d", len(w.made), hosts*pages)
	}
	for url, n := range w.made {
		if n != 1 {
			t.Errorf("%s was given out %d times", url, n)
		}
	}
	if got := seconds.Load(); got < 3*(pages-1) {
		t.Errorf("%d pages of each host took %d seconds, want at least %d", pages, got, 3*(pages-1))
	}
}

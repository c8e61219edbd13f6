package ledger

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var night = time.Date(2026, 3, 1, 16, 30, 0, 0, time.UTC)

const lease = time.Minute

// at is the nth second of the night.
func at(n int) time.Time { return night.Add(time.Duration(n) * time.Second) }

// begin opens a new ledger with one run, "r", under way.
func begin(t *testing.T) *Ledger {
	t.Helper()
	l := reopen(t, filepath.Join(t.TempDir(), "ledger.db"))
	start(t, l, "r")
	return l
}

func reopen(t *testing.T, path string) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func start(t *testing.T, l *Ledger, run string) (adopted int) {
	t.Helper()
	adopted, err := l.StartRun(t.Context(), Run{ID: run, Command: "harvest run", Started: night})
	if err != nil {
		t.Fatal(err)
	}
	return adopted
}

// page is a request of run r for a page of a host.
func page(host string, n int) Request {
	return Request{Run: "r", Source: "s", Host: host, Method: "GET", URL: fmt.Sprintf("http://%s/%d", host, n),
		Kind: "article", Referrer: "http://" + host + "/", LinkText: "年报"}
}

func add(t *testing.T, l *Ledger, requests ...Request) {
	t.Helper()
	if n, err := l.Add(t.Context(), requests...); err != nil || n != len(requests) {
		t.Fatalf("Add(%d requests) = %d, %v", len(requests), n, err)
	}
}

func claim(t *testing.T, l *Ledger, now time.Time) Request {
	t.Helper()
	r, err := l.Claim(t.Context(), "r", now, lease)
	if err != nil {
		t.Fatalf("Claim at %v: %v", now, err)
	}
	return r
}

func commit(t *testing.T, l *Ledger, g Group) {
	t.Helper()
	if err := l.Commit(t.Context(), g); err != nil {
		t.Fatal(err)
	}
}

// waits fails unless nothing can be claimed before until.
func waits(t *testing.T, l *Ledger, now, until time.Time) {
	t.Helper()
	r, err := l.Claim(t.Context(), "r", now, lease)
	var wait ErrWait
	if !errors.As(err, &wait) || !wait.Until.Equal(until) {
		t.Fatalf("Claim at %v = %s, %v; want to wait until %v", now, r.URL, err, until)
	}
}

func errorIs(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", what, diff)
	}
}

// rest is what a host is told when a request to it is done.
func rest(host string, next time.Time) []HostTime { return []HostTime{{Host: host, Next: next}} }

func TestARequestIsKnownBySourceMethodAddressAndBody(t *testing.T) {
	l := begin(t)
	one := page("a.test", 1)
	add(t, l, one)
	source, method, url, body := one, one, one, one
	source.Source, method.Method, url.URL, body.Body = "s2", "POST", "http://a.test/2", []byte("x")
	add(t, l, source, method, url, body)
	again := one
	again.LinkText, again.Priority, again.Due = "another text", 9, at(100)
	if n, err := l.Add(t.Context(), again, body, one); n != 0 || err != nil {
		t.Errorf("Add of known requests = %d, %v; want 0", n, err)
	}
	got := claim(t, l, at(0))
	one.ID, one.Token, one.Attempts, one.Due = got.ID, 1, 1, time.Time{}
	same(t, "the first claimed", got, one)
	commit(t, l, Group{Done: []Done{{Request: got}}})
	if n, err := l.Add(t.Context(), one); n != 0 || err != nil {
		t.Errorf("Add of a request made = %d, %v; want 0", n, err)
	}
}

func TestAddIsAllOrNothing(t *testing.T) {
	l := begin(t)
	for what, bad := range map[string]Request{
		"no host":     {Run: "r", Method: "GET", URL: "http://a.test/"},
		"no address":  {Run: "r", Method: "GET", Host: "a.test"},
		"no run":      {Method: "GET", Host: "a.test", URL: "http://a.test/"},
		"unknown run": {Run: "r9", Method: "GET", Host: "a.test", URL: "http://a.test/"},
	} {
		if n, err := l.Add(t.Context(), page("a.test", 1), bad); n != 0 || err == nil {
			t.Errorf("Add with %s = %d, %v; want an error", what, n, err)
		}
	}
	_, err := l.Claim(t.Context(), "r", at(0), lease)
	errorIs(t, "Claim", err, ErrDone)
}

func TestTheHighestPriorityOfAHostThatIsDueGoesFirst(t *testing.T) {
	l := begin(t)
	low, high, later := page("a.test", 1), page("a.test", 2), page("a.test", 3)
	high.Priority, later.Priority, later.Due = 2, 9, at(50)
	early := page("a.test", 4)
	early.Due = at(-5)
	add(t, l, low, high, later, early)
	var got []string
	for _, now := range []int{0, 10, 60, 70} {
		r := claim(t, l, at(now))
		got = append(got, r.URL)
		commit(t, l, Group{Done: []Done{{Request: r}}})
	}
	same(t, "order", got, []string{"http://a.test/2", "http://a.test/1", "http://a.test/3", "http://a.test/4"})
}

func TestTheHostThatHasBeenReadyLongestGoesFirst(t *testing.T) {
	l := begin(t)
	for i, host := range []string{"a.test", "b.test", "c.test"} {
		r := page(host, 1)
		r.Due = at([]int{20, 30, 10}[i])
		add(t, l, r)
	}
	var got []string
	for range 3 {
		got = append(got, claim(t, l, at(40)).Host)
	}
	same(t, "order", got, []string{"c.test", "a.test", "b.test"})
}

func TestClaimSaysWhenToComeBackAndWhenAllIsDone(t *testing.T) {
	l := begin(t)
	_, err := l.Claim(t.Context(), "r", at(0), lease)
	errorIs(t, "Claim of an empty frontier", err, ErrDone)
	first, second := page("a.test", 1), page("a.test", 2)
	first.Due = at(10)
	add(t, l, first, second)

	r := claim(t, l, at(0)) // the second: the first is not due
	waits(t, l, at(0), at(60))
	commit(t, l, Group{Done: []Done{{Request: r}}, Hosts: rest("a.test", at(3))})
	waits(t, l, at(3), at(10)) // the request is not due
	r = claim(t, l, at(10))
	waits(t, l, at(11), at(70)) // its lease
	commit(t, l, Group{Done: []Done{{Request: r}}, Found: []Request{page("a.test", 3)}, Hosts: rest("a.test", at(15))})
	waits(t, l, at(14), at(15)) // the host's time
	r = claim(t, l, at(15))
	commit(t, l, Group{Done: []Done{{Request: r}}, Hosts: rest("a.test", at(20))})
	_, err = l.Claim(t.Context(), "r", at(15), lease)
	errorIs(t, "Claim at the end", err, ErrDone)
	if got := (ErrWait{Until: at(3)}).Error(); got != "nothing to do before 2026-03-01T16:30:03Z" {
		t.Errorf("ErrWait says %q", got)
	}
}

func TestAHostIsAskedForOneThingAtATime(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("a.test", 2), page("b.test", 1))
	first, second := claim(t, l, at(0)), claim(t, l, at(0))
	if first.Host == second.Host {
		t.Errorf("both claims are for %s", first.Host)
	}
	waits(t, l, at(0), at(60))
}

func TestAClaimThatRanOutIsGivenOutAgainUnderANewToken(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1))
	first := claim(t, l, at(0))
	waits(t, l, at(59), at(60))
	second := claim(t, l, at(60))
	if second.ID != first.ID || second.Token == first.Token || second.Attempts != 2 {
		t.Errorf("second claim = %+v, want request %d again with another token than %d", second, first.ID, first.Token)
	}
	late := Group{Done: []Done{{Request: first}}, Found: []Request{page("b.test", 1)}}
	errorIs(t, "Commit with the old token", l.Commit(t.Context(), late), ErrStale)
	errorIs(t, "Retry with the old token", l.Retry(t.Context(), first, at(0), HostTime{Host: "a.test"}), ErrStale)
	waits(t, l, at(61), at(120)) // neither the page found nor the host's freedom came of it
	commit(t, l, Group{Done: []Done{{Request: second}}})
	errorIs(t, "Commit twice", l.Commit(t.Context(), Group{Done: []Done{{Request: second}}}), ErrStale)
}

func TestALateCommitHoldsUntilTheClaimIsGivenOutAgain(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("a.test", 2))
	late := claim(t, l, at(0))
	other := claim(t, l, at(90)) // the host is free by now, for the request that was due first
	if other.ID == late.ID {
		t.Fatalf("the expired claim on %s went first", late.URL)
	}
	commit(t, l, Group{Done: []Done{{Request: late}}})
	waits(t, l, at(91), at(150)) // the host is still asked, by the other
	commit(t, l, Group{Done: []Done{{Request: other}}})
	_, err := l.Claim(t.Context(), "r", at(91), lease)
	errorIs(t, "Claim", err, ErrDone)
}

func TestCommitIsAllOrNothing(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("b.test", 1))
	good, bad := claim(t, l, at(0)), claim(t, l, at(0))
	bad.Token++
	err := l.Commit(t.Context(), Group{
		Done:       []Done{{Request: good}, {Request: bad}},
		Found:      []Request{page("c.test", 1)},
		Validators: []Validator{{Method: "GET", URL: good.URL, ETag: "x"}},
		Hosts:      rest(good.Host, at(500)),
		Position:   Position{"warc/1", 10},
	})
	errorIs(t, "Commit", err, ErrStale)
	err = l.Commit(t.Context(), Group{
		Done: []Done{{Request: good}}, Hosts: rest(good.Host, at(500)), Position: Position{"warc/1", 10},
		Found: []Request{{Run: "r", URL: "http://c.test/"}},
	})
	if err == nil {
		t.Error("Commit with a request to no host = nil, want an error")
	}
	if _, ok, err := l.Validator(t.Context(), "GET", good.URL); ok || err != nil {
		t.Errorf("Validator = %v, %v; want none", ok, err)
	}
	if got, err := l.Positions(t.Context()); len(got) != 0 || err != nil {
		t.Errorf("Positions = %v, %v; want none", got, err)
	}
	waits(t, l, at(1), at(60))
	commit(t, l, Group{Done: []Done{{Request: good}}}) // its claim still holds
}

func TestRetryPutsARequestBack(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1))
	r := claim(t, l, at(0))
	if err := l.Retry(t.Context(), r, at(30), HostTime{Host: "a.test", Next: at(20), Failures: 1}); err != nil {
		t.Fatal(err)
	}
	waits(t, l, at(29), at(30))
	again := claim(t, l, at(30))
	if again.ID != r.ID || again.Attempts != 2 || again.Token != 2 {
		t.Errorf("claimed again: %+v", again)
	}
	if err := l.Retry(t.Context(), again, time.Time{}, HostTime{Host: "a.test"}); err != nil {
		t.Fatal(err)
	}
	if r := claim(t, l, at(31)); r.Attempts != 3 {
		t.Errorf("put back at once: %+v", r)
	}
}

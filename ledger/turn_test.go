package ledger

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestATurnCommitsAndClaimsOverSeveralHosts(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("a.test", 2), page("b.test", 1), page("c.test", 1))
	first, err := l.Turn(t.Context(), Group{}, "r", 2, at(0), lease)
	if err != nil || len(first) != 2 || first[0].Host == first[1].Host {
		t.Fatalf("Turn for two = %+v, %v; want a request to each of two hosts", first, err)
	}
	g := Group{Done: []Done{{Request: first[0], Outcome: "ok"}}, Hosts: rest(first[0].Host, at(1)), Position: Position{"warc/1", 100}}
	more, err := l.Turn(t.Context(), g, "r", 5, at(1), lease)
	if wait := new(ErrWait); !errors.As(err, wait) || !wait.Until.Equal(at(0).Add(lease)) || len(more) != 2 {
		t.Fatalf("Turn for five = %+v, %v; want the two hosts that are free, and a wait for the third", more, err)
	}
	positions, err := l.Positions(t.Context())
	if diff := cmp.Diff([]Position{{"warc/1", 100}}, positions); diff != "" || err != nil {
		t.Errorf("Positions after a turn: %v -want +got\n%s", err, diff)
	}
	var done []Done
	for _, r := range append(more, first[1]) {
		done = append(done, Done{Request: r, Outcome: "ok"})
	}
	if left, err := l.Turn(t.Context(), Group{Done: done}, "r", 1, at(2), lease); !errors.Is(err, ErrDone) || len(left) > 0 {
		t.Errorf("Turn at the end = %+v, %v; want ErrDone", left, err)
	}
}

func TestATurnWithAStaleClaimChangesNothing(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("b.test", 1))
	stale := claim(t, l, at(0))
	claim(t, l, at(0))
	again := claim(t, l, at(0).Add(2*lease))
	if again.ID != stale.ID {
		t.Fatalf("claimed %d when the lease had run out, want %d again", again.ID, stale.ID)
	}
	g := Group{Done: []Done{{Request: stale, Outcome: "ok"}}, Position: Position{"warc/1", 100}}
	got, err := l.Turn(t.Context(), g, "r", 5, at(0).Add(2*lease), lease)
	if !errors.Is(err, ErrStale) || len(got) > 0 {
		t.Errorf("Turn = %+v, %v; want ErrStale and no claim", got, err)
	}
	if positions, err := l.Positions(t.Context()); len(positions) > 0 || err != nil {
		t.Errorf("Positions = %+v, %v; want none", positions, err)
	}
	if next := claim(t, l, at(0).Add(2*lease)); next.Host != "b.test" {
		t.Errorf("the other host's request is not free: claimed %+v", next)
	}
}

func TestATurnEndsClaimsThatEndedDifferently(t *testing.T) {
	l := begin(t)
	var all []Request
	for n := range 6 {
		all = append(all, page(fmt.Sprintf("h%d.test", n), 1))
	}
	add(t, l, all...)
	first, err := l.Turn(t.Context(), Group{}, "r", 6, at(0), lease)
	if err != nil || len(first) != 6 {
		t.Fatalf("Turn for six = %+v, %v", first, err)
	}
	var unmade Group
	for _, r := range first[:2] {
		unmade.Done = append(unmade.Done, Done{Request: r, Outcome: "ok", Again: at(1), Unmade: true})
	}
	again, err := l.Turn(t.Context(), unmade, "r", 2, at(1), lease)
	if err != nil || len(again) != 2 || again[0].Token != 2 || again[0].Attempts != 1 {
		t.Fatalf("Turn that puts two back and claims two = %+v, %v; want them under their second claim", again, err)
	}
	g := Group{Done: []Done{{Request: again[0], Outcome: "ok"}, {Request: again[1], Outcome: "404"}, {Request: first[2], Outcome: "ok"},
		{Request: first[3], Outcome: "ok"}, {Request: first[4], Outcome: "5xx", Again: at(9)}}}
	left, err := l.Turn(t.Context(), g, "r", 5, at(2), lease)
	if wait := new(ErrWait); !errors.As(err, wait) || !wait.Until.Equal(at(9)) || len(left) > 0 {
		t.Errorf("Turn = %+v, %v; want a wait for the one that is asked again", left, err)
	}
	rows, err := l.db.Query("SELECT host || ' ' || outcome || ' ' || done || ' ' || claimed FROM request ORDER BY host")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		got = append(got, one)
	}
	want := []string{"h0.test ok 1 0", "h1.test 404 1 0", "h2.test ok 1 0", "h3.test ok 1 0", "h4.test 5xx 0 0", "h5.test  0 1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests after the turn: -want +got\n%s", diff)
	}
}

func TestAClaimEndsOnce(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("b.test", 1))
	a, b := claim(t, l, at(0)), claim(t, l, at(0))
	twice := Group{Done: []Done{{Request: a, Outcome: "ok"}, {Request: b, Outcome: "ok"}, {Request: a, Outcome: "ok"}}}
	if err := l.Commit(t.Context(), twice); !errors.Is(err, ErrStale) {
		t.Errorf("Commit of one claim twice = %v, want ErrStale", err)
	}
	commit(t, l, Group{Done: twice.Done[:2]})
	if err := l.Commit(t.Context(), Group{Done: twice.Done[:1]}); !errors.Is(err, ErrStale) {
		t.Errorf("Commit of a claim that has ended = %v, want ErrStale", err)
	}
}

func TestATurnKeepsTheHostsPace(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("a.test", 2))
	r := claim(t, l, at(0))
	g := Group{Done: []Done{{Request: r, Outcome: "ok"}}, Hosts: []HostTime{{Host: "a.test", Next: at(3), Pause: 3 * time.Second}}}
	got, err := l.Turn(t.Context(), g, "r", 1, at(0), lease)
	if wait := new(ErrWait); !errors.As(err, wait) || !wait.Until.Equal(at(3)) || len(got) > 0 {
		t.Errorf("Turn = %+v, %v; want a wait until the host has rested", got, err)
	}
}

func TestAClaimTellsWhatItsAddressWasAnsweredWith(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("a.test", 2))
	r := claim(t, l, at(0))
	if r.Known != nil {
		t.Errorf("the first claim knows %+v, want nothing", r.Known)
	}
	v := Validator{Method: r.Method, URL: page("a.test", 2).URL, ETag: `"1"`, LastModified: "Sun, 01 Mar 2026 00:00:00 GMT", Capture: "c1", Barren: 3}
	commit(t, l, Group{Done: []Done{{Request: r, Outcome: "ok"}}, Validators: []Validator{v}})
	if diff := cmp.Diff(&v, claim(t, l, at(1)).Known); diff != "" {
		t.Errorf("the claim of an address that was answered: -want +got\n%s", diff)
	}
}

package ledger

import (
	"path/filepath"
	"testing"
)

// of makes a request one of another run.
func of(run string, r Request) Request {
	r.Run = run
	return r
}

func TestWhatAnUnfinishedRunLeftIsAdopted(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("a.test", 2), page("b.test", 1), page("c.test", 1))
	commit(t, l, Group{Hosts: rest("c.test", at(200))})
	made := claim(t, l, at(0))
	commit(t, l, Group{Done: []Done{{Request: made}}, Hosts: rest("a.test", at(100))})
	cut := claim(t, l, at(0)) // the process dies here

	if n := start(t, l, "r2"); n != 3 {
		t.Errorf("StartRun adopts %d requests, want 3", n)
	}
	r, err := l.Claim(t.Context(), "r2", at(1), lease)
	if err != nil || r.ID != cut.ID || r.Token == cut.Token || r.Run != "r2" {
		t.Errorf("Claim = %+v, %v; want the request that was cut off, at once", r, err)
	}
	errorIs(t, "Commit by the dead process", l.Commit(t.Context(), Group{Done: []Done{{Request: cut}}}), ErrStale)
	_, err = l.Claim(t.Context(), "r2", at(1), lease)
	same(t, "the host's time holds across runs", err.Error(), "claim for run r2: nothing to do before 2026-03-01T16:31:01Z")
	commit(t, l, Group{Done: []Done{{Request: r}}})
	if r, err := l.Claim(t.Context(), "r2", at(100), lease); err != nil || r.Host != "a.test" {
		t.Errorf("Claim = %+v, %v; want the second of a.test", r, err)
	}
	// What the dead run had made already is new to this one.
	if n, err := l.Add(t.Context(), of("r2", made)); n != 1 || err != nil {
		t.Errorf("Add of %s = %d, %v; want it new", made.URL, n, err)
	}
	_, err = l.Claim(t.Context(), "r", at(300), lease)
	errorIs(t, "Claim for the run given up", err, ErrDone)
}

func TestOneRequestLeftBySeveralRunsIsAdoptedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := reopen(t, path)
	start(t, l, "r")
	add(t, l, page("a.test", 1), page("a.test", 2))
	if n := start(t, l, "r2"); n != 2 {
		t.Errorf("the second run adopts %d, want 2", n)
	}
	if n, err := l.Add(t.Context(), of("r2", page("a.test", 1)), of("r2", page("a.test", 3))); n != 1 || err != nil {
		t.Errorf("Add = %d, %v; want 1 new", n, err)
	}
	if n := start(t, l, "r3"); n != 3 {
		t.Errorf("the third run adopts %d, want 3", n)
	}
}

func TestARunThatFinishedLeavesNothing(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1), page("b.test", 1))
	held := claim(t, l, at(0))
	done := Run{ID: "r", Finished: at(9), Outcome: "stopped", Summary: `{"requests":1}`}
	if err := l.FinishRun(t.Context(), done); err != nil {
		t.Fatal(err)
	}
	errorIs(t, "FinishRun twice", l.FinishRun(t.Context(), done), ErrNoRun)
	errorIs(t, "FinishRun of no run", l.FinishRun(t.Context(), Run{ID: "x"}), ErrNoRun)
	errorIs(t, "Commit after it", l.Commit(t.Context(), Group{Done: []Done{{Request: held}}}), ErrStale)
	if n := start(t, l, "r2"); n != 0 {
		t.Errorf("StartRun adopts %d, want 0", n)
	}
	add(t, l, of("r2", page("a.test", 1)))
	r, err := l.Claim(t.Context(), "r2", at(10), lease)
	if err != nil || r.ID <= held.ID+1 {
		t.Errorf("Claim = %+v, %v; want the host free and an ID that was never given before", r, err)
	}
}

func TestRunsAreListedOldestFirst(t *testing.T) {
	l := begin(t)
	if err := l.FinishRun(t.Context(), Run{ID: "r", Finished: at(9), Outcome: "ok", Summary: "{}"}); err != nil {
		t.Fatal(err)
	}
	for _, r := range []Run{{ID: "r3", Started: at(30)}, {ID: "r2", Started: at(20), Command: "harvest backfill", Summary: `{"plan":3}`}} {
		if _, err := l.StartRun(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Runs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Runs()", got, []Run{
		{ID: "r", Command: "harvest run", Started: at(0), Finished: at(9), Outcome: "ok", Summary: "{}"},
		{ID: "r2", Command: "harvest backfill", Started: at(20), Summary: `{"plan":3}`},
		{ID: "r3", Started: at(30), Outcome: "abandoned"},
	})
	if _, err := l.StartRun(t.Context(), Run{ID: "r2"}); err == nil {
		t.Error("StartRun of a known ID = nil, want an error")
	}
	if n, err := l.Add(t.Context(), of("r2", page("a.test", 1))); n != 1 || err != nil {
		t.Errorf("the refused start changed something: Add = %d, %v", n, err)
	}
}

func TestReopeningKeepsEverything(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "年报 50%?#", "ledger.db")
	l := reopen(t, path)
	start(t, l, "r")
	post := Request{Run: "r", Source: "s", Host: "a.test", Method: "POST", URL: "http://a.test/list", Body: []byte("p=1\x00"),
		Kind: "listing", Referrer: "http://a.test/", LinkText: "年报", Due: at(5), Priority: 3}
	add(t, l, post, page("b.test", 1), page("b.test", 2))
	held := claim(t, l, at(0))
	v := Validator{Method: "GET", URL: "http://a.test/", ETag: "1"}
	commit(t, l, Group{Validators: []Validator{v}, Hosts: rest("c.test", at(50)), Position: Position{"warc/a", 7}})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}

	l = reopen(t, path)
	waits(t, l, at(1), at(5))
	r := claim(t, l, at(5))
	post.ID, post.Token, post.Attempts = r.ID, 1, 1
	same(t, "request", r, post)
	commit(t, l, Group{Done: []Done{{Request: held}}}) // a claim outlives the process
	if got, ok, err := l.Validator(t.Context(), "GET", v.URL); got != v || !ok || err != nil {
		t.Errorf("Validator = %+v, %v, %v", got, ok, err)
	}
	if got, err := l.Positions(t.Context()); err != nil || len(got) != 1 || got[0] != (Position{"warc/a", 7}) {
		t.Errorf("Positions = %v, %v", got, err)
	}
	if got, err := l.Hosts(t.Context()); err != nil || len(got) != 3 {
		t.Errorf("Hosts = %+v, %v; want three", got, err)
	}
	if got, err := l.Runs(t.Context()); err != nil || len(got) != 1 || !got[0].Finished.IsZero() {
		t.Errorf("Runs = %+v, %v; want one under way", got, err)
	}
}

// A run that asked nobody takes nothing over from one that was cut off.
func TestARecordedRunLeavesTheFrontierAlone(t *testing.T) {
	l := begin(t)
	add(t, l, page("a", 1))
	offline := Run{ID: "q", Command: "harvest backfill", Started: at(1), Finished: at(2), Outcome: "ok", Summary: "{}"}
	if err := l.RecordRun(t.Context(), offline); err != nil {
		t.Fatal(err)
	}
	if err := l.NoteRun(t.Context(), "q", "held", "source s: too few"); err != nil {
		t.Fatal(err)
	}
	if got := claim(t, l, at(3)); got.Run != "r" {
		t.Errorf("Claim = %+v, want the request of run r", got)
	}
	runs, err := l.Runs(t.Context())
	offline.Outcome, offline.Detail = "held", "source s: too few"
	if err != nil || len(runs) != 2 || runs[1] != offline {
		t.Errorf("Runs = %+v, %v; want the second to be %+v", runs, err, offline)
	}
	errorIs(t, "NoteRun", l.NoteRun(t.Context(), "none", "held", ""), ErrNoRun)
}

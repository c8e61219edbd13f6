package ledger

import "testing"

func beginTick(t *testing.T, l *Ledger, want Tick) Tick {
	t.Helper()
	tick, err := l.BeginTick(t.Context(), want)
	if err != nil {
		t.Fatal(err)
	}
	return tick
}

func TestATickIsBegunOnce(t *testing.T) {
	first, second := two(t)
	due := Tick{Schedule: "season", Due: at(0), Started: at(1)}
	tick := beginTick(t, first, due)
	if tick.Attempts != 1 || !tick.Started.Equal(at(1)) {
		t.Errorf("BeginTick = %+v, want the first attempt", tick)
	}
	_, err := second.BeginTick(t.Context(), due)
	errorIs(t, "BeginTick by another", err, ErrTaken)
	beginTick(t, second, Tick{Schedule: "weekly", Due: at(0), Started: at(1)}) // another schedule's

	tick.Finished, tick.Outcome, tick.Detail = at(9), "partial", "exit status 3"
	if err := first.EndTick(t.Context(), tick); err != nil {
		t.Fatal(err)
	}
	errorIs(t, "EndTick twice", first.EndTick(t.Context(), tick), ErrTaken)
	_, err = second.BeginTick(t.Context(), tick)
	errorIs(t, "BeginTick of one that has ended", err, ErrTaken)
	got, ok, err := second.LastTick(t.Context(), "season", at(100))
	if err != nil || !ok {
		t.Fatalf("LastTick = %v, %v", ok, err)
	}
	same(t, "LastTick", got, tick)
}

func TestATickThatWasCutOffIsTakenUpByOne(t *testing.T) {
	first, second := two(t)
	cut := beginTick(t, first, Tick{Schedule: "season", Due: at(0), Started: at(1)}) // and the machine dies
	open, err := second.OpenTicks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "OpenTicks", open, []Tick{cut})
	open[0].Started = at(50)
	again := beginTick(t, second, open[0])
	if again.Attempts != 2 || !again.Started.Equal(at(50)) {
		t.Errorf("BeginTick = %+v, want the second attempt", again)
	}
	_, err = first.BeginTick(t.Context(), open[0])
	errorIs(t, "BeginTick by one who knows of one attempt", err, ErrTaken)
	cut.Finished, cut.Outcome = at(60), "ok"
	errorIs(t, "EndTick of the first attempt", first.EndTick(t.Context(), cut), ErrTaken)
	again.Detail = "stopped"
	if err := second.EndTick(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	if open, err = second.OpenTicks(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "without an end it stays open", open, []Tick{again})
}

func TestTicksAreListedNewestFirst(t *testing.T) {
	l := begin(t)
	passed := []Tick{
		{Schedule: "season", Due: at(0), Finished: at(9), Outcome: "missed", Detail: "made up"},
		{Schedule: "season", Due: at(2), Finished: at(9), Outcome: "skipped"},
		{Schedule: "weekly", Due: at(1), Finished: at(9), Outcome: "begun"},
	}
	if err := l.AddTicks(t.Context(), passed...); err != nil {
		t.Fatal(err)
	}
	known := passed[0]
	known.Outcome = "other"
	if err := l.AddTicks(t.Context(), known); err != nil {
		t.Fatal(err)
	}
	got, err := l.Ticks(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Ticks", got, []Tick{passed[1], passed[2], passed[0]})
	if got, err := l.Ticks(t.Context(), 1); err != nil || len(got) != 1 {
		t.Errorf("Ticks(1) = %v, %v; want one", got, err)
	}
	for n, want := range map[int]Tick{0: passed[0], 1: passed[0], 2: passed[1], 50: passed[1]} {
		if last, ok, err := l.LastTick(t.Context(), "season", at(n)); err != nil || !ok || !last.Due.Equal(want.Due) {
			t.Errorf("LastTick by second %d = %v, %v, %v; want %v", n, last, ok, err, want)
		}
	}
	if last, ok, err := l.LastTick(t.Context(), "season", at(-1)); err != nil || ok {
		t.Errorf("LastTick before the first = %v, %v, %v; want none", last, ok, err)
	}
	_, err = l.BeginTick(t.Context(), passed[0])
	errorIs(t, "BeginTick of one that was passed over", err, ErrTaken)
}

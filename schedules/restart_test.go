package schedules

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"harvest/ledger"
)

// die leaves a tick as a machine does that dies in it, after so many attempts.
func (h *house) die(schedule, due string, attempts int) {
	h.t.Helper()
	l := h.open()
	defer l.Close()
	tick := ledger.Tick{Schedule: schedule, Due: day(h.t, due), Started: day(h.t, due)}
	for range attempts {
		var err error
		if tick, err = l.BeginTick(h.t.Context(), tick); err != nil {
			h.t.Fatal(err)
		}
	}
}

func TestATickTheMachineDiedInIsTakenUp(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 03:00", func(h *house) {
		h.die("season", "2026-01-10 00:30", 2)
		h.start()
		h.until("2026-01-10 12:00")
		h.begun("the third attempt", "season 2026-01-10 00:30")
		h.ticks("the third attempt", "season 2026-01-10 00:30 ok 3")
	})
}

func TestATickIsGivenUpAfterThreeAttempts(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 03:00", func(h *house) {
		h.die("season", "2026-01-10 00:30", 3)
		h.die("summer", "2026-01-09 00:30", 1)
		h.start()
		h.until("2026-01-11 12:00")
		h.ticks("given up", "summer 2026-01-09 00:30 abandoned 1", "season 2026-01-10 00:30 abandoned 3", "season 2026-01-11 00:30 ok 1")
	})
}

// Of a tick that was cut off and the nights since, one is run.
func TestACutOffTickAndTheNightsSinceAreMadeUpOnce(t *testing.T) {
	inHouse(t, nightly, "2026-01-12 12:00", func(h *house) {
		h.die("season", "2026-01-10 00:30", 1)
		h.start()
		h.until("2026-01-12 20:00")
		h.begun("once", "season 2026-01-12 00:30")
		h.ticks("once", "season 2026-01-10 00:30 missed 1", "season 2026-01-11 00:30 missed 0", "season 2026-01-12 00:30 ok 1")
	})
}

func TestStoppingAsksTheCommandToEndAndWaitsForIt(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.takes = func(ctx context.Context, try int) Result {
			select {
			case <-ctx.Done():
				time.Sleep(5 * time.Minute)
				return Result{Outcome: Partial, Detail: "exit status 3"}
			case <-time.After(2 * time.Hour):
				return Result{Outcome: OK}
			}
		}
		h.start()
		h.until("2026-01-11 01:00")
		if err := h.stop(); err != nil {
			t.Error(err)
		}
		if now := shown(h.now()); now != "2026-01-11 01:05" {
			t.Errorf("stopped at %s, want 01:05: the command was waited for", now)
		}
		h.ticks("stopped", "season 2026-01-11 00:30  1")
		if detail := h.detail(); detail != "exit status 3; stopped with the scheduler" {
			t.Errorf("detail %q, want who stopped it", detail)
		}
		h.start()
		h.until("2026-01-11 12:00")
		h.ticks("taken up", "season 2026-01-11 00:30 ok 2")
	})
}

func TestTheSecondSchedulerIsRefusedAndOneRunsEachTick(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.start()
		l := h.open()
		defer l.Close()
		err := h.scheduler(l).Loop(h.t.Context())
		if held := new(ledger.HeldError); !errors.As(err, &held) || held.Holder != "the test" || shown(held.Since) != "2026-01-10 12:00" {
			t.Errorf("Loop of a second = %v, want it held by the test since noon", err)
		}
		if _, err := h.scheduler(l).Once(h.t.Context()); !errors.Is(err, ledger.ErrHeld) {
			t.Errorf("Once of a second = %v, want %v", err, ledger.ErrHeld)
		}
		h.until("2026-01-11 12:00")
		h.begun("one of them", "season 2026-01-11 00:30")
	})
}

// A scheduler whose lock was lost, and taken by another, runs nothing any more.
func TestASchedulerThatLostItsLockEnds(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.start()
		stopFirst := h.stop
		if err := os.Remove(filepath.Join(h.dir, "ledger.db.schedule.lock")); err != nil {
			t.Fatal(err)
		}
		h.start()
		h.until("2026-01-12 12:00")
		h.begun("one of them", "season 2026-01-11 00:30", "season 2026-01-12 00:30")
		stopSecond := h.stop
		if err := stopFirst(); !errors.Is(err, ledger.ErrFenced) {
			t.Errorf("the first ended with %v, want %v", err, ledger.ErrFenced)
		}
		h.stop = stopSecond
	})
}

func TestReloadReadsTheSchedulesAnew(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.start()
		h.until("2026-01-11 12:00")
		h.file = "schedules: [{id: season, when: 30 9 * * *, command: run}, {id: new, when: 0 3 * * *, command: run}]"
		h.reload <- syscall.SIGHUP
		h.until("2026-01-11 23:00")
		h.begun("what was due before is not made up", "season 2026-01-11 00:30")
		h.until("2026-01-12 08:00")
		h.file = "schedules: [{id: season, wen: 1}]"
		h.reload <- syscall.SIGHUP
		h.until("2026-01-12 23:00")
		h.begun("a bad file changes nothing", "season 2026-01-11 00:30", "new 2026-01-12 03:00", "season 2026-01-12 09:30")
		if err := h.stop(); err != nil || !strings.Contains(h.log.String(), `s.yaml:1:`) {
			t.Errorf("stop = %v, the log does not say what is wrong:\n%s", err, &h.log)
		}
	})
}

// A schedule that is read anew unchanged loses no tick that waits its turn.
func TestReloadKeepsWhatWaitsItsTurn(t *testing.T) {
	const file = "schedules: [{id: a, when: 0 1 * * *, command: run}, {id: b, when: 0 2 * * *, command: run}]"
	inHouse(t, file, "2026-01-10 12:00", func(h *house) {
		h.start()
		h.until("2026-01-11 02:30")
		h.file = strings.ReplaceAll(file, "run", "publish")
		h.reload <- syscall.SIGHUP
		h.until("2026-01-11 06:00")
		h.begun("both", "a 2026-01-11 01:00", "b 2026-01-11 02:00")
	})
}

func TestOnceRunsWhatIsDueAndEnds(t *testing.T) {
	const file = "schedules: [{id: b, when: 0 2 * * *, command: run}, {id: a, when: 0 1 * * *, command: run}]"
	inHouse(t, file, "2026-01-10 12:00", func(h *house) {
		for _, c := range []struct{ now, want string }{
			{"2026-01-10 12:00", ""}, // the first start
			{"2026-01-11 00:59", ""},
			{"2026-01-11 01:10", "a ok, b ok"}, // b while a was under way
			{"2026-01-13 12:00", "a ok, b ok"},
			{"2026-01-13 18:00", ""},
		} {
			h.set(c.now)
			l := h.open()
			ticks, err := h.scheduler(l).Once(h.t.Context())
			if err := errors.Join(err, l.Close()); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, tick := range ticks {
				got = append(got, tick.Schedule+" "+tick.Outcome)
			}
			if list := strings.Join(got, ", "); list != c.want {
				t.Errorf("Once at %s ran %q, want %q", c.now, list, c.want)
			}
		}
		h.begun("all in all", "a 2026-01-11 01:00", "b 2026-01-11 02:00", "a 2026-01-13 01:00", "b 2026-01-13 02:00")
	})
}

// While the ledger can be read and not written, nothing is run; and what came of
// a command is written down as soon as it can be.
func TestALedgerThatIsBusyIsTriedAgain(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.start()
		occupy := func() *sql.DB {
			db, err := sql.Open("sqlite", "file:"+filepath.Join(h.dir, "ledger.db"))
			if err != nil {
				t.Fatal(err)
			}
			db.SetMaxOpenConns(1)
			if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
				t.Fatal(err)
			}
			return db
		}
		h.until("2026-01-11 01:00")
		db := occupy()
		h.until("2026-01-11 04:00")
		var open int
		if err := db.QueryRow("SELECT count(*) FROM tick WHERE finished IS NULL").Scan(&open); err != nil || open != 1 {
			t.Errorf("%d open ticks, %v; want one: its end could not be written", open, err)
		}
		db.Close()
		h.until("2026-01-11 04:05")
		h.ticks("and now it is", "season 2026-01-11 00:30 ok 1")
		db = occupy()
		h.until("2026-01-12 02:00")
		h.begun("nothing that cannot be written down", "season 2026-01-11 00:30")
		db.Close()
		h.until("2026-01-12 06:00")
		h.begun("and then the night", "season 2026-01-11 00:30", "season 2026-01-12 00:30")
	})
}

// A machine that is stopped, off and asleep by turns, and whose clock wanders,
// runs every night at most once.
func TestNoNightIsRunTwiceWhateverHappens(t *testing.T) {
	inHouse(t, "schedules: [{id: season, when: 30 0 * * *, command: run}]", "2026-01-10 12:00", func(h *house) {
		h.start()
		at := day(t, "2026-01-10 12:00")
		for n := range 60 {
			at = at.Add(time.Duration(7+n*5%41) * time.Hour)
			switch n % 4 {
			case 0:
				h.until(shown(at))
			case 1:
				h.restart(shown(at))
			case 2:
				h.set(shown(at)) // slept, or was set
			case 3:
				h.set(shown(at.Add(-26 * time.Hour)))
				h.until(shown(at))
			}
			synctest.Wait()
		}
		seen := make(map[string]int)
		for _, tick := range h.ran {
			seen[tick]++
		}
		for tick, n := range seen {
			if n > 1 {
				h.t.Errorf("%s was run %d times", tick, n)
			}
		}
		if len(seen) < 20 {
			h.t.Errorf("%d nights were run, want many", len(seen))
		}
	})
}

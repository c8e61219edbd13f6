package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

func lock(t *testing.T, l *Ledger, name, holder string) *Lock {
	t.Helper()
	k, err := l.Lock(t.Context(), name, holder, at(0))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// two opens one ledger twice, as two processes would.
func two(t *testing.T) (first, second *Ledger) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "年报 50%?#", "ledger.db")
	return reopen(t, path), reopen(t, path)
}

func TestTheSecondIsToldWhoHoldsTheLockSinceWhen(t *testing.T) {
	first, second := two(t)
	k := lock(t, first, "run", "harvest run, pid 4121 on box")
	for _, l := range []*Ledger{first, second} { // not even the holder has it twice
		_, err := l.Lock(t.Context(), "run", "harvest load", at(9))
		errorIs(t, "Lock", err, ErrHeld)
		var held *HeldError
		if !errors.As(err, &held) {
			t.Fatalf("Lock = %v, want a *HeldError", err)
		}
		same(t, "HeldError", *held, HeldError{"run", "harvest run, pid 4121 on box", at(0)})
		same(t, "message", err.Error(), "lock run is held by harvest run, pid 4121 on box since 2026-03-01T16:30:00Z")
	}
	lock(t, second, "schedule", "harvest schedule") // another lock is free
	start(t, second, "r")                           // who holds no lock, or another, is not kept out of the ledger
	if err := k.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := k.Release(t.Context()); err != nil {
		t.Errorf("Release twice = %v, want nil", err)
	}
	if next := lock(t, second, "run", "harvest load"); next.Token != k.Token+1 {
		t.Errorf("the next token is %d, want %d", next.Token, k.Token+1)
	}
}

func TestALockOutlivesTheContextItWasTakenUnder(t *testing.T) {
	first, second := two(t)
	ctx, cancel := context.WithCancel(t.Context())
	k, err := first.Lock(ctx, "run", "a", at(0))
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	_, err = second.Lock(t.Context(), "run", "b", at(1))
	errorIs(t, "Lock", err, ErrHeld)
	if err := k.Release(ctx); err != nil {
		t.Errorf("Release under a context that has ended = %v", err)
	}
	lock(t, second, "run", "b")
}

func TestClosingALedgerReleasesItsLocks(t *testing.T) {
	first, second := two(t)
	lock(t, first, "run", "a")
	lock(t, first, "schedule", "a")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	lock(t, second, "run", "b")
	lock(t, second, "schedule", "b")
}

// The file that the operating system locks is deleted under the holder, as a
// network file system may lose it: another takes the lock, and whoever slept
// through that changes nothing any more.
func TestWhoLostTheLockCommitsNothing(t *testing.T) {
	first, second := two(t)
	old := lock(t, first, "run", "a")
	start(t, first, "r")
	add(t, first, page("a.test", 1))
	r := claim(t, first, at(0))
	if err := old.Check(t.Context()); err != nil {
		t.Errorf("Check while it is held = %v", err)
	}
	if err := os.Remove(first.path + ".run.lock"); err != nil {
		t.Fatal(err)
	}
	k := lock(t, second, "run", "b")
	if k.Token <= old.Token {
		t.Errorf("the new token is %d, the old one %d; want it higher", k.Token, old.Token)
	}
	fenced := map[string]error{
		"Check":     old.Check(t.Context()),
		"Commit":    first.Commit(t.Context(), Group{Done: []Done{{Request: r}}}),
		"FinishRun": first.FinishRun(t.Context(), Run{ID: "r", Finished: at(1)}),
		"AddTicks":  first.AddTicks(t.Context(), Tick{Schedule: "s", Due: at(0)}),
	}
	_, fenced["Add"] = first.Add(t.Context(), page("a.test", 2))
	_, fenced["Claim"] = first.Claim(t.Context(), "r", at(100), lease)
	_, fenced["StartRun"] = first.StartRun(t.Context(), Run{ID: "r2"})
	for what, err := range fenced {
		errorIs(t, what, err, ErrFenced)
	}
	if err := old.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := k.Check(t.Context()); err != nil {
		t.Errorf("Check of the new holder = %v", err)
	}
	_, err := reopen(t, first.path).Lock(t.Context(), "run", "c", at(9))
	if held := new(HeldError); !errors.As(err, &held) || held.Holder != "b" {
		t.Errorf("Lock = %v, want it held by b: the old holder took nothing away", err)
	}
	commit(t, second, Group{Done: []Done{{Request: r}}})
}

func TestOfManyOneHasTheLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	var inside, entered atomic.Int32
	var wg sync.WaitGroup
	for i := range 6 {
		l := reopen(t, path)
		wg.Go(func() {
			for range 20 {
				k, err := l.Lock(context.Background(), "run", fmt.Sprint(i), at(0))
				if errors.Is(err, ErrHeld) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if inside.Add(1) > 1 {
					t.Error("two hold the lock")
				}
				entered.Add(1)
				inside.Add(-1)
				if err := k.Release(context.Background()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	k := lock(t, reopen(t, path), "run", "last")
	if entered.Load() == 0 || k.Token != int64(entered.Load())+1 {
		t.Errorf("%d held the lock and the next token is %d; want one more", entered.Load(), k.Token)
	}
}

// lockChild is the ledger that the child of the next test locks.
const lockChild = "HARVEST_LOCK_CHILD"

func TestAKilledProcessLeavesTheLockFree(t *testing.T) {
	if path := os.Getenv(lockChild); path != "" {
		lock(t, reopen(t, path), "run", "child")
		fmt.Println("locked")
		io.Copy(io.Discard, os.Stdin) // until it is killed
		return
	}
	path := filepath.Join(t.TempDir(), "ledger.db")
	cmd := exec.Command(os.Args[0], "-test.run=^TestAKilledProcessLeavesTheLockFree$")
	cmd.Env = append(os.Environ(), lockChild+"="+path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan() && !strings.HasPrefix(lines.Text(), "locked"); {
	}
	l := reopen(t, path)
	_, err = l.Lock(t.Context(), "run", "parent", at(1))
	if held := new(HeldError); !errors.As(err, &held) || held.Holder != "child" {
		t.Errorf("Lock while the child lives = %v, want it held by the child", err)
	}
	if err := cmd.Process.Kill(); err != nil { // SIGKILL: nothing of its own runs any more
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || err.Error() != "signal: killed" {
		t.Errorf("the child ended with %v, want it killed", err)
	}
	if k := lock(t, l, "run", "parent"); k.Token != 2 {
		t.Errorf("the token is %d, want 2: one above the child's", k.Token)
	}
}

func TestHolderSaysWhoHoldsALockAndKeepsNobodyOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	mine, other := reopen(t, path), reopen(t, path)
	if held, is, err := other.Holder(t.Context(), "run"); is || err != nil {
		t.Errorf("Holder of a lock never taken = %+v, %v, %v; want nobody", held, is, err)
	}
	k, err := mine.Lock(t.Context(), "run", "harvest run, pid 1", night)
	if err != nil {
		t.Fatal(err)
	}
	held, is, err := other.Holder(t.Context(), "run")
	if want := (HeldError{"run", "harvest run, pid 1", night}); err != nil || !is || held != want {
		t.Errorf("Holder = %+v, %v, %v; want %+v", held, is, err, want)
	}
	if err := k.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	if held, is, err := other.Holder(t.Context(), "run"); is || err != nil {
		t.Errorf("Holder of a lock let go = %+v, %v, %v; want nobody", held, is, err)
	}
	if _, err := other.Lock(t.Context(), "run", "harvest load, pid 2", night); err != nil {
		t.Error(err)
	}
}

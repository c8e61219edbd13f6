package schedules

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"harvest/ledger"
)

const nightly = "schedules: [{id: season, when: 30 0 * * *, command: run, limit: 8h}]"

// A house is a scheduler over a real ledger, with a clock on the wall that the
// test sets. It lives in a bubble of synctest.
type house struct {
	t      *testing.T
	dir    string
	file   string // the schedules
	reload chan os.Signal
	log    bytes.Buffer
	takes  func(ctx context.Context, try int) Result // what a command does

	mu     sync.Mutex
	offset time.Duration // of the wall from the bubble's own clock
	ran    []string      // commands that were begun

	stop func() error // ends the scheduler that runs
}

// inHouse calls a test in a bubble, at a time of people's.
func inHouse(t *testing.T, file, now string, test func(h *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := &house{t: t, dir: t.TempDir(), file: file, reload: make(chan os.Signal)}
		h.takes = func(ctx context.Context, _ int) Result {
			time.Sleep(2 * time.Hour)
			return Result{Outcome: OK}
		}
		h.set(now)
		test(h)
		if h.stop != nil {
			if err := h.stop(); err != nil {
				t.Error(err)
			}
		}
	})
}

func (h *house) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return time.Now().Add(h.offset)
}

// set sets the clock on the wall.
func (h *house) set(now string) {
	at := day(h.t, now)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.offset = time.Until(at)
}

// until lets time pass until the clock on the wall says so.
func (h *house) until(now string) {
	h.t.Helper()
	wait := day(h.t, now).Sub(h.now())
	if wait < 0 {
		h.t.Fatalf("until %s: it is %s", now, shown(h.now()))
	}
	time.Sleep(wait)
	synctest.Wait()
}

func (h *house) open() *ledger.Ledger {
	h.t.Helper()
	l, err := ledger.Open(h.t.Context(), filepath.Join(h.dir, "ledger.db"))
	if err != nil {
		h.t.Fatal(err)
	}
	return l
}

func (h *house) scheduler(l *ledger.Ledger) *Scheduler {
	return &Scheduler{Ledger: l, Holder: "the test", Now: h.now, Reload: h.reload, Log: slog.New(slog.NewTextHandler(&h.log, nil)),
		Read: func() ([]Schedule, error) { return Read("s.yaml", []byte(h.file), allow) },
		Run: func(ctx context.Context, s Schedule, due time.Time) Result {
			h.mu.Lock()
			h.ran = append(h.ran, s.ID+" "+shown(due))
			try := len(h.ran)
			h.mu.Unlock()
			return h.takes(ctx, try)
		}}
}

// start runs a scheduler until h.stop.
func (h *house) start() {
	l := h.open()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- h.scheduler(l).Loop(ctx) }()
	h.stop = func() error {
		cancel()
		h.stop = nil
		return errors.Join(<-ended, l.Close())
	}
	synctest.Wait()
}

// restart stops the scheduler, and starts it at a later time.
func (h *house) restart(now string) {
	h.t.Helper()
	if err := h.stop(); err != nil {
		h.t.Error(err)
	}
	h.set(now)
	h.start()
}

// begun holds which commands were run so far.
func (h *house) begun(what string, want ...string) {
	h.t.Helper()
	h.mu.Lock()
	defer h.mu.Unlock()
	if diff := cmp.Diff(want, slices.Clone(h.ran)); diff != "" {
		h.t.Errorf("%s: commands -want +got\n%s", what, diff)
	}
}

// ticks holds what the ledger has of ticks, oldest first, without the first rows
// of schedules: "season 2026-01-02 00:30 ok 1".
func (h *house) ticks(what string, want ...string) {
	h.t.Helper()
	l := h.open()
	defer l.Close()
	list, err := l.Ticks(h.t.Context(), 1000)
	if err != nil {
		h.t.Fatal(err)
	}
	var got []string
	for _, t := range slices.Backward(list) {
		if t.Outcome != Begun {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %d", t.Schedule, shown(t.Due), t.Outcome, t.Attempts)))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		h.t.Errorf("%s: ticks -want +got\n%s", what, diff)
	}
}

// detail returns what the ledger says of the newest tick.
func (h *house) detail() string {
	h.t.Helper()
	l := h.open()
	defer l.Close()
	list, err := l.Ticks(h.t.Context(), 1)
	if err != nil || len(list) != 1 {
		h.t.Fatalf("Ticks = %v, %v", list, err)
	}
	return list[0].Detail
}

func TestNightsComeAtTheirTimeOverTheEdgesOfTheSeason(t *testing.T) {
	_, content := Embedded()
	inHouse(t, string(content), "2025-12-26 12:00", func(h *house) {
		h.start()
		h.until("2026-01-05 12:00")
		h.begun("over New Year", "weekly 2025-12-28 00:30", "old-years 2026-01-01 09:00", "season 2026-01-02 00:30",
			"season 2026-01-03 00:30", "season 2026-01-04 00:30", "season 2026-01-05 00:30")
	})
	inHouse(t, string(content), "2026-04-13 12:00", func(h *house) {
		h.start()
		h.until("2026-05-03 12:00")
		h.begun("in April", "season 2026-04-14 00:30", "season 2026-04-15 00:30", "weekly 2026-04-19 00:30",
			"weekly 2026-04-26 00:30", "old-years 2026-05-01 09:00", "weekly 2026-05-03 00:30")
	})
}

func TestTheFirstStartRunsNothingAtOnce(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.start()
		h.until("2026-01-11 00:29")
		h.begun("before the first night")
		h.until("2026-01-11 03:00")
		h.ticks("after it", "season 2026-01-11 00:30 ok 1")
		h.restart("2026-01-11 12:00")
		h.until("2026-01-11 23:00")
		h.begun("nothing is run twice", "season 2026-01-11 00:30")
	})
}

func TestThreeNightsWithoutPowerAreMadeUpOnce(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.start()
		h.until("2026-01-11 12:00")
		h.restart("2026-01-14 12:00")
		h.until("2026-01-14 20:00")
		h.begun("at the start", "season 2026-01-11 00:30", "season 2026-01-14 00:30")
		h.ticks("at the start", "season 2026-01-11 00:30 ok 1", "season 2026-01-12 00:30 missed 0",
			"season 2026-01-13 00:30 missed 0", "season 2026-01-14 00:30 ok 1")
		h.until("2026-01-15 12:00")
		h.begun("and then as ever", "season 2026-01-11 00:30", "season 2026-01-14 00:30", "season 2026-01-15 00:30")
	})
}

func TestAClockThatIsSetRunsNoTickTwiceAndNoneInVain(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 23:00", func(h *house) {
		h.start()
		h.until("2026-01-11 06:00")
		h.set("2026-01-10 23:00") // back over the tick
		h.until("2026-01-11 06:00")
		h.begun("back seven hours", "season 2026-01-11 00:30")
		h.set("2026-01-14 06:00") // forward over three nights, as after a suspend
		h.until("2026-01-14 12:00")
		h.begun("forward three nights", "season 2026-01-11 00:30", "season 2026-01-14 00:30")
		h.set("2026-01-09 12:00") // back before the scheduler was ever started
		h.until("2026-01-14 12:00")
		h.begun("back five days", "season 2026-01-11 00:30", "season 2026-01-14 00:30", "season 2026-01-10 00:30")
		h.set("2036-01-14 12:00") // a wrong clock, set right an hour later
		h.until("2036-01-14 15:00")
		h.set("2026-01-14 15:00")
		h.until("2026-01-16 12:00")
		h.begun("ten years forward and back", "season 2026-01-11 00:30", "season 2026-01-14 00:30", "season 2026-01-10 00:30",
			"season 2036-01-14 00:30", "season 2026-01-15 00:30", "season 2026-01-16 00:30")
	})
}

func TestAClockSetBackByAMinuteAtATick(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 23:00", func(h *house) {
		h.takes = func(context.Context, int) Result { return Result{Outcome: OK} }
		h.start()
		h.until("2026-01-11 00:30")
		h.begun("on the minute", "season 2026-01-11 00:30")
		for range 3 {
			h.set("2026-01-11 00:29")
			h.until("2026-01-11 00:31")
		}
		h.begun("set back three times", "season 2026-01-11 00:30")
	})
}

func TestOneCommandAtATime(t *testing.T) {
	const file = `schedules:
- {id: hourly, when: 0 * * * *, command: run}
- {id: daily, when: 30 1 * * *, command: publish}
- {id: early, when: 15 1 * * *, command: load}`
	inHouse(t, file, "2026-01-10 00:30", func(h *house) {
		h.takes = func(_ context.Context, try int) Result {
			if try == 1 {
				time.Sleep(2*time.Hour + 10*time.Minute) // until 03:10
			}
			return Result{Outcome: OK}
		}
		h.start()
		h.until("2026-01-10 03:05")
		h.begun("while it is under way", "hourly 2026-01-10 01:00")
		h.until("2026-01-10 04:30")
		h.begun("the others wait their turn, first due first", "hourly 2026-01-10 01:00", "early 2026-01-10 01:15", "daily 2026-01-10 01:30", "hourly 2026-01-10 04:00")
		h.ticks("its own next ticks are skipped", "hourly 2026-01-10 01:00 ok 1", "early 2026-01-10 01:15 ok 1", "daily 2026-01-10 01:30 ok 1",
			"hourly 2026-01-10 02:00 skipped 0", "hourly 2026-01-10 03:00 skipped 0", "hourly 2026-01-10 04:00 ok 1")
	})
}

func TestAPanicEndsOneNightAndNoOther(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.takes = func(_ context.Context, try int) Result {
			if try == 1 {
				panic("a nil map")
			}
			return Result{Outcome: OK}
		}
		h.start()
		h.until("2026-01-11 12:00")
		if detail := h.detail(); detail != "panic: a nil map" {
			t.Errorf("detail %q, want the panic", detail)
		}
		h.until("2026-01-12 12:00")
		h.ticks("two nights", "season 2026-01-11 00:30 failed 1", "season 2026-01-12 00:30 ok 1")
		if err := h.stop(); err != nil || !strings.Contains(h.log.String(), "scheduler_test.go") {
			t.Errorf("stop = %v, the log has no stack:\n%s", err, &h.log)
		}
	})
}

func TestACommandIsAskedToEndAtItsLimit(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.takes = func(ctx context.Context, _ int) Result {
			<-ctx.Done()
			time.Sleep(10 * time.Minute) // publishes what is whole
			return Result{Outcome: Partial, Detail: "exit status 3"}
		}
		h.start()
		h.until("2026-01-11 08:35")
		h.ticks("it is waited for", "season 2026-01-11 00:30  1")
		h.until("2026-01-11 08:45")
		h.ticks("it has ended", "season 2026-01-11 00:30 partial 1")
		if detail := h.detail(); detail != "exit status 3; ended after its limit of 8h0m0s" {
			t.Errorf("detail %q, want the limit in it", detail)
		}
		h.until("2026-01-12 12:00")
		h.ticks("the next night", "season 2026-01-11 00:30 partial 1", "season 2026-01-12 00:30 partial 1")
	})
}

func TestALockThatIsHeldIsWaitedForAnHour(t *testing.T) {
	inHouse(t, nightly, "2026-01-10 12:00", func(h *house) {
		h.takes = func(_ context.Context, try int) Result {
			if try == 3 || try > 3+13 {
				return Result{Outcome: OK}
			}
			return Result{Outcome: Locked, Detail: "another run holds the lock"}
		}
		h.start()
		h.until("2026-01-11 00:39")
		h.ticks("while it is held", "season 2026-01-11 00:30  1")
		h.until("2026-01-11 00:41")
		h.ticks("it was let go", "season 2026-01-11 00:30 ok 1")
		h.until("2026-01-12 12:00")
		h.ticks("it is not let go", "season 2026-01-11 00:30 ok 1", "season 2026-01-12 00:30 locked 1")
		if len(h.ran) != 3+13 {
			t.Errorf("the command was run %d times, want 3 and then every five minutes for an hour", len(h.ran))
		}
		h.until("2026-01-13 12:00")
		h.ticks("the next night", "season 2026-01-11 00:30 ok 1", "season 2026-01-12 00:30 locked 1", "season 2026-01-13 00:30 ok 1")
	})
}

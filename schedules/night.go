package schedules

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"harvest/ledger"
)

const (
	// mostAttempts is how often a tick is begun that is cut off each time.
	mostAttempts = 3
	// lockPause and lockPatience are how often, and for how long, a command is
	// run again while another run, such as one typed by hand, holds the lock.
	lockPause    = 5 * time.Minute
	lockPatience = time.Hour
)

// A night is a command under way.
type night struct {
	schedule Schedule
	tick     ledger.Tick
	cancel   context.CancelFunc
	done     chan Result // takes one Result without waiting
	over     bool        // it has ended, and the ledger is still to be told
}

// takeUp finds the ticks that were begun and never ended: the process, or the
// machine, died in them.
func (w *watch) takeUp(ctx context.Context) error {
	open, err := w.Ledger.OpenTicks(ctx)
	if err != nil {
		return err
	}
	known := make(map[string]bool)
	for _, s := range w.schedules {
		known[s.ID] = true
	}
	for _, t := range open {
		_, twice := w.cut[t.Schedule]
		switch {
		case !known[t.Schedule]:
			t.Detail = "no longer scheduled"
		case t.Attempts >= mostAttempts:
			t.Detail = fmt.Sprintf("cut off %d times", t.Attempts)
		case twice:
			t.Detail = "cut off, and so was an earlier one"
		default:
			w.cut[t.Schedule] = t
			w.Log.Warn("a tick was cut off", "schedule", t.Schedule, "due", shown(t.Due), "attempts", t.Attempts)
			continue
		}
		t.Finished, t.Outcome = w.Now(), Abandoned
		w.Log.Error("a tick is given up", "schedule", t.Schedule, "due", shown(t.Due), "detail", t.Detail)
		if err := w.Ledger.EndTick(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

// begin begins a tick, unless somebody else has.
func (w *watch) begin(ctx context.Context, s Schedule, tick ledger.Tick, now time.Time) error {
	tick.Started = now
	tick, err := w.Ledger.BeginTick(ctx, tick)
	if err != nil && !errors.Is(err, ledger.ErrTaken) {
		return err
	}
	delete(w.cut, s.ID)
	if err != nil {
		w.Log.Warn("another process has begun the tick", "schedule", s.ID, "due", shown(tick.Due))
		return nil
	}
	n := &night{schedule: s, tick: tick, done: make(chan Result, 1)}
	var run context.Context
	run, n.cancel = context.WithTimeoutCause(ctx, s.Limit, errLimit)
	w.night = n
	w.Log.Info("begun", "schedule", s.ID, "due", shown(tick.Due), "command", s.Command, "attempt", tick.Attempts)
	go func() { n.done <- w.attempt(run, s, tick.Due) }()
	return nil
}

var errLimit = errors.New("the limit has passed")

// attempt runs the command, and runs it again while another run holds the lock.
func (w *watch) attempt(ctx context.Context, s Schedule, due time.Time) Result {
	for waited := time.Duration(0); ; waited += lockPause {
		r := w.call(ctx, s, due)
		if errors.Is(context.Cause(ctx), errLimit) {
			r.Detail = join(r.Detail, "ended after its limit of "+s.Limit.String())
		}
		if r.Outcome != Locked || waited >= lockPatience {
			return r
		}
		w.Log.Warn("another run holds the lock; tried again", "schedule", s.ID, "due", shown(due), "in", lockPause)
		select {
		case <-ctx.Done():
			return r
		case <-time.After(lockPause):
		}
	}
}

// call runs the command once. A panic in it ends this night, and no other.
func (w *watch) call(ctx context.Context, s Schedule, due time.Time) (r Result) {
	defer func() {
		if p := recover(); p != nil {
			w.Log.Error("panic in a command", "schedule", s.ID, "due", shown(due), "panic", p, "stack", string(debug.Stack()))
			r = Result{Failed, fmt.Sprintf("panic: %v", p)}
		}
	}()
	return w.Run(ctx, s, due)
}

// result is where the command under way tells what came of it; nil if there is
// nothing to wait for.
func (w *watch) result() <-chan Result {
	if w.night == nil {
		return nil
	}
	return w.night.done
}

// finish notes what came of the command under way. A command that was stopped
// with the scheduler, before it was done, is left open and taken up again.
func (w *watch) finish(ctx context.Context, r Result) error {
	n := w.night
	n.cancel()
	n.over = true
	n.tick.Finished, n.tick.Outcome, n.tick.Detail = w.Now(), r.Outcome, r.Detail
	if ctx.Err() != nil && (r.Outcome == Partial || r.Outcome == Locked || r.Outcome == Failed) {
		n.tick.Finished, n.tick.Outcome, n.tick.Detail = time.Time{}, "", join(r.Detail, "stopped with the scheduler")
	}
	w.Log.Info("ended", "schedule", n.schedule.ID, "due", shown(n.tick.Due), "outcome", r.Outcome, "detail", n.tick.Detail)
	if err := w.save(ctx); errors.Is(err, ledger.ErrFenced) {
		return err
	} else if err != nil {
		w.Log.Error("what came of a tick cannot be written down; tried again soon", "error", err)
	}
	return nil
}

// save tells the ledger what came of the command that has ended.
func (w *watch) save(ctx context.Context) error {
	err := w.Ledger.EndTick(context.WithoutCancel(ctx), w.night.tick)
	if err != nil && !errors.Is(err, ledger.ErrTaken) {
		return err
	}
	w.ended = append(w.ended, w.night.tick)
	w.night = nil
	return nil
}

// stop asks the command under way to end, waits for it and notes what came of it.
func (w *watch) stop(ctx context.Context) error {
	if w.night == nil {
		return nil
	}
	if !w.night.over {
		w.night.cancel()
		stopped, cancel := context.WithCancel(ctx)
		cancel()
		return w.finish(stopped, <-w.night.done)
	}
	return w.save(ctx)
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

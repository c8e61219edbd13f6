package schedules

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"time"

	"harvest/ledger"
)

// LockName is the ledger's lock that a scheduler holds while it runs.
const LockName = "schedule"

// glance is how long a timer is trusted. The clock on the wall is looked at this
// often, so that a machine that slept, or whose clock was set, is noticed.
const glance = 30 * time.Second

// A Scheduler runs commands when they are due: each tick once, one command at a
// time. What it needs to know of the nights before is in the ledger.
type Scheduler struct {
	Read   func() ([]Schedule, error) // the schedules, at the start and at each Reload
	Ledger *ledger.Ledger
	Run    func(ctx context.Context, s Schedule, due time.Time) Result // is to end soon after ctx does
	Holder string                                                      // who runs, for whoever is refused
	Now    func() time.Time                                            // the clock on the wall
	Log    *slog.Logger
	Reload <-chan os.Signal // has the schedules read anew; may be nil
}

// A Result is what came of a command.
type Result struct {
	Outcome string // OK, Partial, Held, Locked or Failed
	Detail  string // for a person
}

// Outcomes of a tick.
const (
	OK        = "ok"        // done
	Partial   = "partial"   // done and published, some sources failed or the night ended
	Held      = "held"      // nothing published, a gate held it
	Locked    = "locked"    // another run held the lock all the time
	Failed    = "failed"    // the command failed, or could not be run
	Skipped   = "skipped"   // due while the tick before it was still under way
	Missed    = "missed"    // passed over while nobody ran; a later one made it up
	Abandoned = "abandoned" // cut off too often, or no longer scheduled
	Begun     = "begun"     // not a tick: from here on the schedule counts
)

// Loop runs commands when they are due until ctx ends; then the command under
// way is asked to end and waited for. It returns an error that wraps
// ledger.ErrHeld while another scheduler runs on the same ledger, and
// ledger.ErrFenced if one has taken over.
func (s *Scheduler) Loop(ctx context.Context) error {
	return s.hold(ctx, func(w *watch) error { return w.loop(ctx, false) })
}

// Once runs what is due, one after another, and returns it when nothing is due
// any more: for machines that have a clock of their own for such things.
func (s *Scheduler) Once(ctx context.Context) (ended []ledger.Tick, err error) {
	err = s.hold(ctx, func(w *watch) error {
		err := w.loop(ctx, true)
		ended = w.ended
		return err
	})
	return ended, err
}

// hold reads the schedules and calls do under the lock of schedulers.
func (s *Scheduler) hold(ctx context.Context, do func(*watch) error) (err error) {
	w := &watch{Scheduler: s, cut: make(map[string]ledger.Tick), next: make(map[string]time.Time)}
	if w.schedules, err = s.Read(); err != nil {
		return err
	}
	lock, err := s.Ledger.Lock(ctx, LockName, s.Holder, s.Now())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release(ctx)) }()
	if err := w.takeUp(ctx); err != nil {
		return err
	}
	return do(w)
}

package schedules

import (
	"context"
	"errors"
	"time"

	"harvest/ledger"
)

// A watch is what a scheduler knows while it runs. All of it can be found again
// in the ledger.
type watch struct {
	*Scheduler
	schedules []Schedule
	cut       map[string]ledger.Tick // ticks that were cut off, by schedule
	next      map[string]time.Time   // when each is due next, where that is known
	seen      time.Time              // the clock at the last look
	night     *night                 // the command under way, or nil
	ended     []ledger.Tick
}

// loop looks at the clock, and waits for it or for the command under way, until
// ctx ends; or once, until nothing is due. What the ledger says against it is
// logged and tried again at the next look, unless the lock is lost.
func (w *watch) loop(ctx context.Context, once bool) error {
	for ctx.Err() == nil {
		wait, err := w.look(ctx)
		switch {
		case errors.Is(err, ledger.ErrFenced), err != nil && once:
			return errors.Join(err, w.stop(ctx))
		case err != nil && ctx.Err() == nil:
			w.Log.Error("the ledger cannot be used; tried again soon", "error", err)
		}
		if once && w.night == nil {
			return nil
		}
		select {
		case <-ctx.Done():
		case r := <-w.result():
			if err := w.finish(ctx, r); err != nil {
				return err
			}
		case <-w.Reload:
			w.reload(ctx)
		case <-time.After(wait):
		}
	}
	return w.stop(ctx)
}

// look begins what is due if nothing is under way, and notes what is passed over.
// It returns when to look again at the latest.
func (w *watch) look(ctx context.Context) (time.Duration, error) {
	now := w.Now()
	if now.Before(w.seen) {
		w.Log.Warn("the clock was set back", "from", shown(w.seen), "to", shown(now))
		clear(w.next)
	}
	w.seen = now
	err := w.choose(ctx, now)
	wait := glance
	for _, next := range w.next {
		if until := next.Sub(now); until > 0 {
			wait = min(wait, until)
		}
	}
	return wait, err
}

// choose begins, of the ticks that are due, the one that was due first.
func (w *watch) choose(ctx context.Context, now time.Time) error {
	if w.night != nil && w.night.over { // nothing else before the ledger knows of it
		if err := w.save(ctx); err != nil {
			return err
		}
	}
	var first ledger.Tick
	var schedule Schedule
	var passed []time.Time
	for _, s := range w.schedules {
		due, err := w.due(ctx, s, now)
		if err != nil {
			return err
		}
		if w.night != nil {
			if s.ID == w.night.schedule.ID && len(due) > 0 {
				if err := w.pass(ctx, s, due, Skipped, "the tick of "+shown(w.night.tick.Due)+" was still under way"); err != nil {
					return err
				}
			}
			continue
		}
		tick, ok := w.cut[s.ID]
		if len(due) > 0 {
			tick, ok = ledger.Tick{Schedule: s.ID, Due: due[len(due)-1]}, true
			due = due[:len(due)-1]
		}
		if ok && (first.Schedule == "" || tick.Due.Before(first.Due)) {
			first, schedule, passed = tick, s, due
		}
	}
	if first.Schedule == "" {
		return nil
	}
	if err := w.makeUp(ctx, schedule, first, passed); err != nil {
		return err
	}
	return w.begin(ctx, schedule, first, now)
}

// makeUp notes that a tick makes up for those that were passed over before it,
// and for one that was cut off.
func (w *watch) makeUp(ctx context.Context, s Schedule, tick ledger.Tick, passed []time.Time) error {
	detail := "made up by the tick of " + shown(tick.Due)
	if err := w.pass(ctx, s, passed, Missed, detail); err != nil {
		return err
	}
	cut, ok := w.cut[s.ID]
	if !ok || cut.Due.Equal(tick.Due) {
		return nil
	}
	cut.Finished, cut.Outcome, cut.Detail = w.seen, Missed, "cut off; "+detail
	err := w.Ledger.EndTick(ctx, cut)
	if errors.Is(err, ledger.ErrTaken) { // noted before
		return nil
	}
	return err
}

// due returns the times at which a schedule was due since its last tick, up to
// now. A schedule without any tick counts from now on.
func (w *watch) due(ctx context.Context, s Schedule, now time.Time) ([]time.Time, error) {
	if next, ok := w.next[s.ID]; ok && now.Before(next) {
		return nil, nil
	}
	last, ok, err := w.Ledger.LastTick(ctx, s.ID, now)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, w.count(ctx, s, now)
	}
	times := s.between(last.Due, now)
	if len(times) == 0 {
		w.next[s.ID] = s.Next(last.Due)
	}
	return times, nil
}

// count has a schedule count from now on: what was due before is not made up.
func (w *watch) count(ctx context.Context, s Schedule, now time.Time) error {
	if err := w.pass(ctx, s, []time.Time{now}, Begun, ""); err != nil {
		return err
	}
	w.next[s.ID] = s.Next(now)
	w.Log.Info("counted from now on", "schedule", s.ID, "next", shown(w.next[s.ID]))
	return nil
}

// pass notes ticks that nothing is run for.
func (w *watch) pass(ctx context.Context, s Schedule, due []time.Time, outcome, detail string) error {
	ticks := make([]ledger.Tick, len(due))
	for i, t := range due {
		ticks[i] = ledger.Tick{Schedule: s.ID, Due: t, Finished: w.seen, Outcome: outcome, Detail: detail}
		if outcome != Begun {
			w.Log.Warn("passed over", "schedule", s.ID, "due", shown(t), "outcome", outcome, "detail", detail)
		}
	}
	if len(ticks) == 0 {
		return nil
	}
	return w.Ledger.AddTicks(ctx, ticks...)
}

// reload reads the schedules anew. Those whose times have changed count from now
// on; if the file is wrong all stays as it is.
func (w *watch) reload(ctx context.Context) {
	schedules, err := w.Read()
	if err != nil {
		w.Log.Error("the schedules stay as they are", "error", err)
		return
	}
	now := w.Now()
	for _, s := range schedules {
		for _, old := range w.schedules {
			if old.ID == s.ID && !old.sameTimes(s) {
				if err := w.count(ctx, s, now); err != nil {
					w.Log.Error("the schedules stay as they are", "error", err)
					return
				}
			}
		}
	}
	w.schedules = schedules
	clear(w.next)
	w.Log.Info("schedules read anew", "schedules", len(schedules))
}

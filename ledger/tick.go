package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ErrTaken means a tick was begun, ended or passed over by somebody else.
var ErrTaken = errors.New("the tick is taken")

// A Tick is a time at which a schedule's command was due, and what came of it.
// Schedule and Due are its identity; there is never a second of the same.
type Tick struct {
	Schedule string    `json:"schedule"`
	Due      time.Time `json:"due"`
	Started  time.Time `json:"started,omitzero"`  // of the last attempt; zero if nothing was run
	Finished time.Time `json:"finished,omitzero"` // zero while it is under way, or was cut off
	Outcome  string    `json:"outcome"`           // a word of the caller's; empty while it is not finished
	Detail   string    `json:"detail,omitempty"`  // for a person
	Attempts int       `json:"attempts"`          // how often it was begun
}

// BeginTick notes that a tick is begun, or taken up again after t.Attempts
// attempts, at t.Started, and returns it with its new number of attempts. It
// returns ErrTaken if the ledger knows otherwise: a tick is begun by one process.
func (l *Ledger) BeginTick(ctx context.Context, t Tick) (Tick, error) {
	err := l.change(ctx, func(c change) error {
		n, err := c.exec(ctx, "tick_begin", t.Schedule, t.Due.UnixMicro(), t.Started.UnixMicro(), t.Attempts)
		if err == nil && n == 0 {
			err = ErrTaken
		}
		return err
	})
	if err != nil {
		return t, fmt.Errorf("begin tick %s: %w", t, err)
	}
	t.Finished, t.Outcome, t.Detail = time.Time{}, "", ""
	t.Attempts++
	return t, nil
}

// EndTick notes what came of a tick as BeginTick returned it. One without
// Finished stays open and may be begun again. It returns ErrTaken if the tick
// has ended or was begun again meanwhile.
func (l *Ledger) EndTick(ctx context.Context, t Tick) error {
	err := l.change(ctx, func(c change) error {
		n, err := c.exec(ctx, "tick_end", t.Schedule, t.Due.UnixMicro(), micro(t.Finished), t.Outcome, t.Detail, t.Attempts)
		if err == nil && n == 0 {
			err = ErrTaken
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("end tick %s: %w", t, err)
	}
	return nil
}

// AddTicks notes ticks that nothing is run for, all or none. One that is known
// already is left alone.
func (l *Ledger) AddTicks(ctx context.Context, ticks ...Tick) error {
	err := l.change(ctx, func(c change) error {
		for _, t := range ticks {
			if _, err := c.exec(ctx, "tick_add", t.Schedule, t.Due.UnixMicro(), micro(t.Finished), t.Outcome, t.Detail); err != nil {
				return fmt.Errorf("%s: %w", t, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("add ticks: %w", err)
	}
	return nil
}

// LastTick returns the newest tick of a schedule that was due by now, and whether
// there is one.
func (l *Ledger) LastTick(ctx context.Context, schedule string, now time.Time) (Tick, bool, error) {
	ticks, err := list(ctx, l, scanTick, "tick_last", schedule, now.UnixMicro())
	if err != nil {
		return Tick{}, false, fmt.Errorf("read ticks of %s: %w", schedule, err)
	}
	if len(ticks) == 0 {
		return Tick{}, false, nil
	}
	return ticks[0], true, nil
}

// OpenTicks returns the ticks that were begun and have not ended, oldest first.
func (l *Ledger) OpenTicks(ctx context.Context) ([]Tick, error) {
	return l.ticks(ctx, "tick_open")
}

// Ticks returns the newest n ticks of all schedules, newest first.
func (l *Ledger) Ticks(ctx context.Context, n int) ([]Tick, error) {
	return l.ticks(ctx, "tick_list", n)
}

func (l *Ledger) ticks(ctx context.Context, name string, args ...any) ([]Tick, error) {
	ticks, err := list(ctx, l, scanTick, name, args...)
	if err != nil {
		return nil, fmt.Errorf("read ticks: %w", err)
	}
	return ticks, nil
}

func scanTick(rows *sql.Rows) (Tick, error) {
	var t Tick
	var due int64
	var started, finished sql.NullInt64
	err := rows.Scan(&t.Schedule, &due, &started, &finished, &t.Outcome, &t.Detail, &t.Attempts)
	t.Due = utc(due)
	if started.Valid {
		t.Started = utc(started.Int64)
	}
	if finished.Valid {
		t.Finished = utc(finished.Int64)
	}
	return t, err
}

// String names the tick: its schedule and when it was due.
func (t Tick) String() string { return t.Schedule + " " + t.Due.UTC().Format(time.RFC3339) }

// micro is a time as the ledger keeps it, NULL for the zero time.
func micro(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.UnixMicro(), Valid: !t.IsZero()}
}

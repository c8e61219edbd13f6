package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Run is one crawl: a night, a backfill, a command typed by hand.
type Run struct {
	ID       string    `json:"run"`
	Command  string    `json:"command"` // as typed
	Started  time.Time `json:"started"`
	Finished time.Time `json:"finished,omitzero"` // zero while it is under way, and for ever if it was cut off
	Outcome  string    `json:"outcome"`           // a word of the caller's; "abandoned" where another run took over
	Summary  string    `json:"summary,omitempty"` // counts, as JSON
	Detail   string    `json:"detail,omitempty"`  // for a person
}

// StartRun notes that a run begins. What runs that never finished left to do
// becomes its own: the claims on it are released, with the hosts they held, and
// the new run makes those requests as if it had found them; adopted is how many.
// The caller vouches that no process works for an earlier run any more.
func (l *Ledger) StartRun(ctx context.Context, r Run) (adopted int, err error) {
	err = l.change(ctx, func(c change) error {
		if _, err := c.exec(ctx, "run_add", r.ID, r.Command, r.Started.UnixMicro(), r.Summary); err != nil {
			return err
		}
		if _, err := c.exec(ctx, "host_release", r.ID); err != nil {
			return err
		}
		if adopted, err = c.exec(ctx, "run_adopt", r.ID, r.Started.UnixMicro()); err != nil {
			return err
		}
		if _, err := c.tx.ExecContext(ctx, "DELETE FROM request WHERE run <> ?", r.ID); err != nil {
			return err
		}
		if _, err := c.tx.ExecContext(ctx, "DELETE FROM queue"); err != nil {
			return err
		}
		if _, err := c.exec(ctx, "queue_fill", r.ID); err != nil {
			return err
		}
		if err := c.settleRun(ctx, r.ID); err != nil {
			return err
		}
		_, err := c.exec(ctx, "run_abandon", r.ID)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("start run %s: %w", r.ID, err)
	}
	return adopted, nil
}

// settleRun settles every host of a run.
func (c change) settleRun(ctx context.Context, run string) error {
	rows, err := c.tx.QueryContext(ctx, "SELECT host FROM queue WHERE run = ?", run)
	if err != nil {
		return err
	}
	defer rows.Close()
	var hosts []string
	for rows.Next() {
		var host string
		if err := rows.Scan(&host); err != nil {
			return err
		}
		hosts = append(hosts, host)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, host := range hosts {
		if err := c.settle(ctx, host, nil); err != nil {
			return err
		}
	}
	return nil
}

// FinishRun notes that a run has ended, with Finished, Outcome and Summary of r,
// and forgets its requests, made or not: what is still wanted a later run finds
// again. It returns ErrNoRun for a run that is not under way.
func (l *Ledger) FinishRun(ctx context.Context, r Run) error {
	err := l.change(ctx, func(c change) error {
		n, err := c.exec(ctx, "run_finish", r.ID, r.Finished.UnixMicro(), r.Outcome, r.Summary)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrNoRun
		}
		for _, forget := range []string{
			"UPDATE host SET busy = NULL, holder = NULL WHERE holder IN (SELECT id FROM request WHERE run = ? AND claimed = 1)",
			"DELETE FROM request WHERE run = ?",
			"DELETE FROM queue WHERE run = ?",
		} {
			if _, err := c.tx.ExecContext(ctx, forget, r.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("finish run %s: %w", r.ID, err)
	}
	return nil
}

// RecordRun notes a run that asked nobody, once it has ended. It takes nothing over
// from runs before it.
func (l *Ledger) RecordRun(ctx context.Context, r Run) error {
	err := l.change(ctx, func(c change) error {
		_, err := c.exec(ctx, "run_record", r.ID, r.Command, r.Started.UnixMicro(), r.Finished.UnixMicro(), r.Outcome, r.Summary, r.Detail)
		return err
	})
	if err != nil {
		return fmt.Errorf("record run %s: %w", r.ID, err)
	}
	return nil
}

// NoteRun notes what came of a run in the end: a release was held, say. A run that
// is not known is ErrNoRun.
func (l *Ledger) NoteRun(ctx context.Context, id, outcome, detail string) error {
	err := l.change(ctx, func(c change) error {
		n, err := c.exec(ctx, "run_note", id, outcome, detail)
		if err == nil && n == 0 {
			err = ErrNoRun
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("note run %s: %w", id, err)
	}
	return nil
}

// Runs returns all runs, oldest first.
func (l *Ledger) Runs(ctx context.Context) ([]Run, error) {
	runs, err := list(ctx, l, func(rows *sql.Rows) (Run, error) {
		var r Run
		var started int64
		var finished sql.NullInt64
		err := rows.Scan(&r.ID, &r.Command, &started, &finished, &r.Outcome, &r.Summary, &r.Detail)
		r.Started = utc(started)
		if finished.Valid {
			r.Finished = utc(finished.Int64)
		}
		return r, err
	}, "run_list")
	if err != nil {
		return nil, fmt.Errorf("read runs: %w", err)
	}
	return runs, nil
}

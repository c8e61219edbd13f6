// Package ledger remembers what must outlive a night: which requests a run still
// has to make, when each host may be asked again, what to ask unchanged pages
// with, which runs and ticks there were, who holds a lock, and how far the archive
// is acknowledged. It makes no request and knows no page, no robots.txt and no
// pace: callers say when a host may be asked next, and the ledger sees to it that
// no two processes ask it at once or too soon. Time is always given to it; it
// never looks at a clock.
//
// A ledger is one SQLite file. Any number of goroutines and processes may use it
// at the same time.
package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
)

// Kinds of errors that a caller may treat differently.
var (
	// ErrNewer means a newer harvest wrote the ledger.
	ErrNewer = errors.New("the ledger is newer than this harvest")
	// ErrNotLedger means a file is something else than a ledger.
	ErrNotLedger = errors.New("not a ledger")
	// ErrStale means a claim ran out and the request was claimed again, or was
	// adopted by another run.
	ErrStale = errors.New("claim no longer holds")
	// ErrDone means a run has no request left to make.
	ErrDone = errors.New("nothing left to do")
	// ErrNoRun means no run of that ID is under way.
	ErrNoRun = errors.New("no such run under way")
)

// ErrWait means a run has requests to make, but none yet.
type ErrWait struct {
	// Until is when the next can be claimed by what is known now. A Commit, Retry
	// or Add may bring it forward.
	Until time.Time
}

func (e ErrWait) Error() string {
	return "nothing to do before " + e.Until.Format(time.RFC3339)
}

//go:embed sql/*.sql
var statements embed.FS

// A Ledger is an open ledger.
type Ledger struct {
	db       *sql.DB
	path     string
	prepared map[string]*sql.Stmt // by file name without .sql

	mu    sync.Mutex
	locks []*Lock // held, guarded by mu
}

// prepare has SQLite parse every statement once.
func (l *Ledger) prepare(ctx context.Context) error {
	names, err := fs.Glob(statements, "sql/*.sql")
	if err != nil {
		return err
	}
	l.prepared = make(map[string]*sql.Stmt, len(names))
	for _, name := range names {
		text, err := statements.ReadFile(name)
		if err != nil {
			return err
		}
		// With anything behind its semicolon a statement would be parsed each time.
		s, err := l.db.PrepareContext(ctx, strings.TrimSpace(string(text)))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		l.prepared[strings.TrimSuffix(strings.TrimPrefix(name, "sql/"), ".sql")] = s
	}
	return nil
}

// Close releases the locks that are held and closes the ledger.
func (l *Ledger) Close() error {
	l.mu.Lock()
	held := slices.Clone(l.locks)
	l.mu.Unlock()
	var err error
	for _, k := range held {
		err = errors.Join(err, k.Release(context.Background()))
	}
	return errors.Join(err, l.db.Close())
}

// A change is one transaction. It holds the lock for writing from its beginning.
type change struct {
	l  *Ledger
	tx *sql.Tx
}

// change makes all of do, or nothing, and nothing with ErrFenced once a lock that
// is held was taken by another process.
func (l *Ledger) change(ctx context.Context, do func(change) error) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	c := change{l, tx}
	if err := c.fence(ctx); err != nil {
		return err
	}
	if err := do(c); err != nil {
		return err
	}
	return tx.Commit()
}

// exec runs a statement by its name and returns how many rows it changed.
func (c change) exec(ctx context.Context, name string, args ...any) (int, error) {
	result, err := c.tx.StmtContext(ctx, c.l.prepared[name]).ExecContext(ctx, args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	n, err := result.RowsAffected()
	return int(n), err
}

// row runs a statement that gives at most one row.
func (c change) row(ctx context.Context, name string, args ...any) *sql.Row {
	return c.tx.StmtContext(ctx, c.l.prepared[name]).QueryRowContext(ctx, args...)
}

// list reads all rows of a statement.
func list[T any](ctx context.Context, l *Ledger, scan func(*sql.Rows) (T, error), name string, args ...any) ([]T, error) {
	rows, err := l.prepared[name].QueryContext(ctx, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return all, nil
}

func utc(micro int64) time.Time { return time.UnixMicro(micro).UTC() }

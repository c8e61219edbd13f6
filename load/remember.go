package load

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"harvest/archive"
	"harvest/ledger"
)

// Remember brings the tables of captures, exchanges, listed addresses and runs up
// to what the archive and the ledger have, in one transaction.
func (l *Loader) Remember(ctx context.Context, a *archive.Archive, book *ledger.Ledger) error {
	runs, err := book.Runs(ctx)
	if err != nil {
		return err
	}
	conn, err := l.Warehouse.DB.Conn(ctx)
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN TRANSACTION; DELETE FROM capture; DELETE FROM exchange; DELETE FROM run; DELETE FROM listed"); err != nil {
		return fmt.Errorf("load: %w", err)
	}
	err = conn.Raw(func(raw any) error { return appendRemembered(ctx, raw.(driver.Conn), a, book, runs) })
	if err != nil {
		_, back := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return fmt.Errorf("load what the archive remembers: %w", errors.Join(err, back))
	}
	if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
		return fmt.Errorf("load: commit: %w", err)
	}
	return nil
}

func appendRemembered(ctx context.Context, conn driver.Conn, a *archive.Archive, book *ledger.Ledger, runs []ledger.Run) (err error) {
	w := &writer{appenders: make(map[string]*duckdb.Appender)}
	for _, table := range []string{"capture", "exchange", "run", "listed"} {
		if w.appenders[table], err = duckdb.NewAppenderFromConn(conn, "", table); err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
		defer func() { err = errors.Join(err, w.appenders[table].Close()) }()
	}
	for c, err := range a.Captures(ctx) {
		if err != nil {
			return err
		}
		w.row("capture", c.ID, c.URL, null(c.Source), string(c.Kind), null(c.LinkText), null(c.Referrer), null(int32(c.Status)), null(c.MediaType),
			c.Digest, c.Size, c.FirstSeen, c.LastSeen, c.File, c.Offset, null(c.AddedBy))
	}
	for x, err := range a.Exchanges(ctx) {
		if err != nil {
			return err
		}
		var duration, size driver.Value
		if x.Status > 0 {
			duration, size = x.Duration.Milliseconds(), x.Size
		}
		w.row("exchange", x.ID, null(x.Run), null(x.Source), x.Method, x.URL, null(string(x.Kind)), x.Fetched, duration, x.Outcome, null(x.Detail),
			null(int32(x.Status)), size, null(x.Capture), x.File, x.Offset)
	}
	for at, err := range book.Listed(ctx) {
		if err != nil {
			return err
		}
		w.row("listed", at.Source, at.URL, null(at.LinkText), at.Run, at.First, at.Last)
	}
	for _, r := range runs {
		w.row("run", r.ID, r.Command, r.Started, when(r.Finished), null(r.Outcome), null(r.Detail), null(r.Summary))
	}
	return w.err
}

// when is NULL for a time that has not come.
func when(t time.Time) driver.Value {
	if t.IsZero() {
		return nil
	}
	return t
}

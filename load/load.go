// Package load turns readings into rows of the warehouse, a transaction for each
// batch, and what the archive and the ledger remember into the tables of
// captures, exchanges and runs. What was loaded before is replaced, so that
// loading anything again changes nothing. What rows mean, and how a release is
// made of them, is left to warehouse.
package load

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strings"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"harvest/report"
	"harvest/warehouse"
)

// A Loader loads into one warehouse.
type Loader struct {
	Warehouse *warehouse.Warehouse
	BatchSize int               // readings to a transaction, 0 means 500
	Progress  func(Tally)       // called after each batch, may be nil
	Hook      func(step string) // called behind each step that a crash may fall behind, may be nil

	// Fixes are applied to the readings of the captures whose body has their
	// digest, which Digest tells, "" where it is not known. Without Digest none is.
	Fixes  []report.Fix
	Digest func(ctx context.Context, capture string) (string, error)
	Unused func(Unused) // called at the end for each fix that changed nothing, may be nil
}

// A Tally counts what was loaded.
type Tally struct {
	Readings, Reports, Problems, Findings int
	Facts, Claims                         int // cells of the forms; figures of the prose
	Replaced                              int // readings that were there before
	Fixed                                 int // figures that fixes set
}

// Load loads readings. A batch is in the warehouse whole or not at all; on error
// the batches before it are, and the tally counts them.
func (l *Loader) Load(ctx context.Context, readings iter.Seq2[report.Reading, error]) (Tally, error) {
	b := &batch{seen: make(map[string]bool), replaced: make(map[string]bool)}
	var err error
	if b.known, b.next, err = l.known(ctx); err != nil {
		return b.tally, err
	}
	size := l.BatchSize
	if size <= 0 {
		size = 500
	}
	m := newMender(l)
	for r, err := range readings {
		if err == nil {
			r, err = m.mend(ctx, r)
		}
		if err != nil {
			return b.tally, errors.Join(l.flush(ctx, b), err)
		}
		id := ReadingID(r)
		if b.seen[id] { // the same part once more: the later reading stands
			if err := l.flush(ctx, b); err != nil {
				return b.tally, err
			}
			delete(b.replaced, origin(r))
		}
		b.seen[id] = true
		b.add(id, r)
		if len(b.readings) >= size {
			if err := l.flush(ctx, b); err != nil {
				return b.tally, err
			}
		}
	}
	if err := l.flush(ctx, b); err != nil {
		return b.tally, err
	}
	b.tally.Fixed = m.changed
	m.unused(l.Unused)
	return b.tally, nil
}

// ReadingID is the identity of a reading: of its capture, or its input where it
// has none, and its part. It is the same wherever and whenever it is read.
func ReadingID(r report.Reading) string {
	sum := sha256.Sum256([]byte(origin(r) + "\n" + r.Part))
	return hex.EncodeToString(sum[:12])
}

// origin names what was read: all its readings are replaced together.
func origin(r report.Reading) string {
	if r.Capture != "" {
		return "capture " + r.Capture
	}
	return "input " + r.Input
}

// known returns the origins that have readings, and the next free report number.
func (l *Loader) known(ctx context.Context) (map[string]bool, int32, error) {
	fail := func(err error) (map[string]bool, int32, error) {
		return nil, 0, fmt.Errorf("load into %s: %w", l.Warehouse.Path, err)
	}
	known := make(map[string]bool)
	rows, err := l.Warehouse.DB.QueryContext(ctx, "SELECT DISTINCT CASE WHEN capture IS NULL THEN 'input ' || input ELSE 'capture ' || capture END FROM reading")
	if err != nil {
		return fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		var o string
		if err := rows.Scan(&o); err != nil {
			return fail(err)
		}
		known[o] = true
	}
	if err := rows.Err(); err != nil {
		return fail(err)
	}
	var next int32
	if err := l.Warehouse.DB.QueryRowContext(ctx, "SELECT coalesce(max(report), 0) + 1 FROM report").Scan(&next); err != nil {
		return fail(err)
	}
	return known, next, nil
}

// A batch is the readings of one transaction, and what the load knows so far.
type batch struct {
	known, seen map[string]bool // origins in the warehouse; reading IDs of this load
	replaced    map[string]bool // origins whose old rows this load has deleted
	next        int32           // report number
	ids         []string
	readings    []report.Reading
	tally       Tally
}

func (b *batch) add(id string, r report.Reading) {
	b.ids, b.readings = append(b.ids, id), append(b.readings, r)
}

// flush writes a batch in one transaction.
func (l *Loader) flush(ctx context.Context, b *batch) error {
	if len(b.readings) == 0 {
		return nil
	}
	conn, err := l.Warehouse.DB.Conn(ctx)
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN TRANSACTION"); err != nil {
		return fmt.Errorf("load: %w", err)
	}
	tally, old := b.tally, b.old()
	if err := errors.Join(deleteOrigins(ctx, conn, old), conn.Raw(func(raw any) error { return b.append(raw.(driver.Conn), &tally) })); err != nil {
		_, back := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return fmt.Errorf("load batch of %d readings from %s: %w", len(b.readings), b.readings[0].Input, errors.Join(err, back))
	}
	if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
		return fmt.Errorf("load: commit: %w", err)
	}
	tally.Replaced += len(old)
	for _, r := range b.readings {
		b.known[origin(r)], b.replaced[origin(r)] = true, true
	}
	b.tally = tally
	b.ids, b.readings = b.ids[:0], b.readings[:0]
	if l.Hook != nil {
		l.Hook("loaded")
	}
	if l.Progress != nil {
		l.Progress(tally)
	}
	return nil
}

// old lists the origins of the batch that have rows from an earlier load.
func (b *batch) old() []string {
	var old []string
	listed := make(map[string]bool)
	for _, r := range b.readings {
		if o := origin(r); b.known[o] && !b.replaced[o] && !listed[o] {
			old, listed[o] = append(old, o), true
		}
	}
	return old
}

// deleteOrigins deletes, table by table, every row of the origins listed.
func deleteOrigins(ctx context.Context, conn *sql.Conn, origins []string) error {
	if len(origins) == 0 {
		return nil
	}
	marks := "?" + strings.Repeat(", ?", len(origins)-1)
	args := make([]any, len(origins))
	for i, o := range origins {
		args[i] = o
	}
	if _, err := conn.ExecContext(ctx, "CREATE OR REPLACE TEMP TABLE stale AS SELECT d.reading, r.report FROM reading AS d LEFT JOIN report AS r ON r.reading = d.reading "+
		"WHERE CASE WHEN d.capture IS NULL THEN 'input ' || d.input ELSE 'capture ' || d.capture END IN ("+marks+")", args...); err != nil {
		return fmt.Errorf("find old readings: %w", err)
	}
	for _, table := range []string{"fact", "section", "claim", "finding", "extra", "evidence"} {
		if _, err := conn.ExecContext(ctx, "DELETE FROM "+table+" WHERE report IN (SELECT report FROM stale)"); err != nil {
			return fmt.Errorf("delete from %s: %w", table, err)
		}
	}
	for _, table := range []string{"report", "reading"} {
		if _, err := conn.ExecContext(ctx, "DELETE FROM "+table+" WHERE reading IN (SELECT reading FROM stale)"); err != nil {
			return fmt.Errorf("delete from %s: %w", table, err)
		}
	}
	return nil
}

// append writes the batch's rows through one Appender a table.
func (b *batch) append(conn driver.Conn, tally *Tally) (err error) {
	open := make(map[string]*duckdb.Appender)
	for _, table := range []string{"reading", "report", "fact", "section", "claim", "finding", "extra", "evidence"} {
		if open[table], err = duckdb.NewAppenderFromConn(conn, "", table); err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
		defer func() { err = errors.Join(err, open[table].Close()) }()
	}
	w := &writer{appenders: open}
	for i := range b.readings {
		w.reading(b.ids[i], &b.readings[i], b.next)
		tally.count(&b.readings[i])
		if b.readings[i].Report != nil {
			b.next++
		}
		if w.err != nil {
			return fmt.Errorf("reading of %s%s: %w", b.readings[i].Input, b.readings[i].Part, w.err)
		}
	}
	return nil
}

func (t *Tally) count(r *report.Reading) {
	t.Readings++
	t.Findings += len(r.Findings)
	if r.Report == nil {
		t.Problems++
		return
	}
	t.Reports++
	for i := range r.Report.Facts {
		if r.Report.Facts[i].Claim() {
			t.Claims++
		} else {
			t.Facts++
		}
	}
}

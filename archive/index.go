package archive

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"
)

var (
	//go:embed sql/exchange.sql
	exchangeSQL string
	//go:embed sql/exchange_add.sql
	exchangeAddSQL string
	//go:embed sql/body.sql
	bodySQL string
	//go:embed sql/body_add.sql
	bodyAddSQL string
	//go:embed sql/capture.sql
	captureSQL string
	//go:embed sql/capture_add.sql
	captureAddSQL string
	//go:embed sql/capture_by_address.sql
	captureByAddressSQL string
)

// pageSize is how many rows After reads at a time.
const pageSize = 500

// An index answers where things lie in the WARC files. It holds nothing that a
// scan of them does not give again: Add takes in what the scan found, ByDigest,
// ByAddress and After give it back.
type index struct {
	db       *sql.DB
	mu       sync.Mutex
	prepared map[string]*sql.Stmt
}

// Add takes in what a stretch of a file holds, and remembers its end, in one
// transaction. What it knows already it passes over.
func (ix *index) Add(ctx context.Context, b batch) error {
	tx, err := ix.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("index %s: %w", b.file, err)
	}
	defer tx.Rollback()
	waiting, _, err := one(ctx, ix, tx, func(r *sql.Rows) (any bool, err error) {
		return any, r.Scan(&any)
	}, "SELECT EXISTS (SELECT 1 FROM exchange WHERE waits IS NOT NULL)")
	if err != nil {
		return fmt.Errorf("index %s: %w", b.file, err)
	}
	a := &adder{ix, tx, waiting}
	for _, e := range b.entries {
		if err := a.exchange(ctx, e); err != nil {
			return fmt.Errorf("index %s at %d: %w", e.File, e.Offset, err)
		}
	}
	if err := a.file(ctx, b); err != nil {
		return fmt.Errorf("index %s: %w", b.file, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("index %s: %w", b.file, err)
	}
	return nil
}

// ByDigest finds the oldest record that holds a payload received under the same
// codings.
func (ix *index) ByDigest(ctx context.Context, payload, encoding string) (body, bool, error) {
	return one(ctx, ix, nil, scanBody,
		bodySQL+"WHERE payload = ? AND encoding = ? ORDER BY fetched, record LIMIT 1", payload, encoding)
}

// ByAddress finds the capture that an address gave last.
func (ix *index) ByAddress(ctx context.Context, method, url string) (Capture, bool, error) {
	id, ok, err := one(ctx, ix, nil, func(r *sql.Rows) (id string, err error) {
		return id, r.Scan(&id)
	}, captureByAddressSQL, url, method)
	if err != nil || !ok { // most often in a first night
		return Capture{}, false, err
	}
	return ix.capture(ctx, id)
}

// After returns the next captures behind a place in the order of FirstSeen and
// ID, at most pageSize; none at the end.
func (ix *index) After(ctx context.Context, seen time.Time, id string) ([]Capture, error) {
	return list(ctx, ix, nil, scanCapture,
		captureSQL+"WHERE (first_seen, id) > (?, ?) ORDER BY first_seen, id LIMIT ?", seen.UnixMicro(), id, pageSize)
}

// exchangesAfter is After for exchanges, in the order of Fetched and ID.
func (ix *index) exchangesAfter(ctx context.Context, fetched time.Time, id string) ([]entry, error) {
	return list(ctx, ix, nil, scanExchange,
		exchangeSQL+"WHERE (fetched, id) > (?, ?) ORDER BY fetched, id LIMIT ?", fetched.UnixMicro(), id, pageSize)
}

// exchangesOf are those of one address, oldest first.
func (ix *index) exchangesOf(ctx context.Context, url string) ([]entry, error) {
	return list(ctx, ix, nil, scanExchange, exchangeSQL+"WHERE url = ? ORDER BY fetched, id", url)
}

// beginning are captures whose ID begins so, two at most.
func (ix *index) beginning(ctx context.Context, id string) ([]Capture, error) {
	return list(ctx, ix, nil, scanCapture, captureSQL+"WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT 2", id)
}

// holds tells whether the index has a body of the same bytes, and a capture: for
// most answers neither.
func (ix *index) holds(ctx context.Context, b body, capture string) (same, known bool, err error) {
	found, _, err := one(ctx, ix, nil, func(r *sql.Rows) (found [2]bool, err error) {
		return found, r.Scan(&found[0], &found[1])
	}, "SELECT EXISTS (SELECT 1 FROM body WHERE payload = ? AND encoding = ?), EXISTS (SELECT 1 FROM capture WHERE id = ?)",
		b.payload, b.encoding, capture)
	return found[0], found[1], err
}

func (ix *index) capture(ctx context.Context, id string) (Capture, bool, error) {
	return one(ctx, ix, nil, scanCapture, captureSQL+"WHERE id = ?", id)
}

func (ix *index) exchange(ctx context.Context, id string) (entry, bool, error) {
	return one(ctx, ix, nil, scanExchange, exchangeSQL+"WHERE id = ?", id)
}

// bodyAt finds the response or resource record at a place.
func (ix *index) bodyAt(ctx context.Context, file string, offset int64) (body, bool, error) {
	return one(ctx, ix, nil, scanBody, bodySQL+"WHERE file = ? AND start = ?", file, offset)
}

// indexed is up to where a file has been taken in.
func (ix *index) indexed(ctx context.Context, file string) (int64, error) {
	end, _, err := one(ctx, ix, nil, func(r *sql.Rows) (end int64, err error) {
		return end, r.Scan(&end)
	}, "SELECT indexed FROM file WHERE name = ?", file)
	return end, err
}

// torn lists the stretches that are no record.
func (ix *index) torn(ctx context.Context) ([]Torn, error) {
	return list(ctx, ix, nil, func(r *sql.Rows) (t Torn, err error) {
		err = r.Scan(&t.File, &t.Offset, &t.Size, &t.Reason)
		return t, err
	}, "SELECT file, start, size, reason FROM torn ORDER BY file, start")
}

// statement is a query that SQLite has parsed, which takes longer than running
// it. The transaction may be nil.
func (ix *index) statement(ctx context.Context, tx *sql.Tx, query string) (*sql.Stmt, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	s := ix.prepared[query]
	if s == nil {
		var err error
		if s, err = ix.db.PrepareContext(ctx, strings.TrimSpace(query)); err != nil { // anything behind a semicolon has it parsed each time
			return nil, err
		}
		ix.prepared[query] = s
	}
	if tx != nil {
		s = tx.StmtContext(ctx, s)
	}
	return s, nil
}

// list reads all rows of a query, one the first.
func list[T any](ctx context.Context, ix *index, tx *sql.Tx, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	s, err := ix.statement(ctx, tx, query)
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, fmt.Errorf("read index: %w", err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	return all, nil
}

func one[T any](ctx context.Context, ix *index, tx *sql.Tx, scan func(*sql.Rows) (T, error), query string, args ...any) (T, bool, error) {
	all, err := list(ctx, ix, tx, scan, query, args...)
	if err != nil || len(all) == 0 {
		return *new(T), false, err
	}
	return all[0], true, nil
}

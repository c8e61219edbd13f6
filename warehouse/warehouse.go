// Package warehouse is what is known: the DuckDB files, their tables and views,
// the checks in SQL, and the releases that analysts open. It knows how rows lie
// and what they mean; how readings become rows is left to load.
package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"harvest/report"
)

// Schema is the version of the tables' shape. It moves with any change that an
// older harvest, or an analyst's query, could trip over. 2 has capture.added_by,
// table listed, run.detail, and source.max_drop and stale_since; 3 has tables
// claim, extra and evidence, and report.template_statistics.
const Schema = 3

var (
	// ErrMissing means there is no warehouse at the path.
	ErrMissing = errors.New("no such warehouse")
	// ErrLocked means another process has the file open.
	ErrLocked = errors.New("open in another process")
	// ErrNewer means the file was made by a newer harvest.
	ErrNewer = errors.New("made by a newer harvest")
	// ErrOlder means an older harvest made the file, in a shape no longer read.
	ErrOlder = errors.New("made by an older harvest")
	// ErrNotWarehouse means the file is something else, or damaged.
	ErrNotWarehouse = errors.New("not a warehouse of harvest")
)

// A FileError is a warehouse file that could not be opened.
type FileError struct {
	Path string
	Err  error
	Hint string // what to do next
}

func (e *FileError) Error() string { return fmt.Sprintf("warehouse %s: %v", e.Path, e.Err) }

func (e *FileError) Unwrap() error { return e.Err }

// A Warehouse is the working file, open for one process to write. Analysts open
// releases instead.
type Warehouse struct {
	DB      *sql.DB
	Path    string
	Release string            // ID of the release, "" for the working file
	Gates   Gates             // that Publish holds a release to
	Hook    func(step string) // called behind each step of Publish that a crash may fall behind, may be nil

	// Before is asked right before Publish makes a release visible: an error of
	// its keeps the release from being published. May be nil.
	Before func(ctx context.Context) error
}

// Open opens the working file for writing, and makes it where there is none. An
// empty path is a warehouse in memory. The error is a *FileError that wraps
// ErrLocked, ErrNewer, ErrOlder or ErrNotWarehouse where one of these is the
// reason.
func Open(ctx context.Context, path, version string) (*Warehouse, error) {
	if path != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, fmt.Errorf("warehouse %s: %w", path, err)
		}
	}
	db, err := connect(ctx, path, false)
	if err != nil {
		return nil, err
	}
	w := &Warehouse{DB: db, Path: path}
	if err := w.prepare(ctx, version); err != nil {
		db.Close()
		return nil, err
	}
	return w, nil
}

// OpenRead opens a warehouse or the file of a release for reading only. The error
// is a *FileError that wraps ErrMissing, ErrLocked, ErrNewer, ErrOlder or
// ErrNotWarehouse.
func OpenRead(ctx context.Context, path string) (*Warehouse, error) {
	w, err := openRead(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := w.checkSchema(ctx); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// openRead opens a file for reading only, of whatever shape.
func openRead(ctx context.Context, path string) (*Warehouse, error) {
	if _, err := os.Stat(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, &FileError{path, ErrMissing, "run `harvest demo`, or `harvest run` and `harvest publish`, to make one"}
		}
		return nil, fmt.Errorf("warehouse %s: %w", path, err)
	}
	db, err := connect(ctx, path, true)
	if err != nil {
		return nil, err
	}
	return &Warehouse{DB: db, Path: path}, nil
}

// Close closes the file.
func (w *Warehouse) Close() error { return w.DB.Close() }

// madeAnew is what to do with a working file that cannot be used.
const madeAnew = "move the file away, then harvest run: what was crawled is read from the archive anew; files read by hand must be loaded again"

var lockedBy = regexp.MustCompile(`PID (\d+)`)

// connect opens a DuckDB file. Nothing is installed or loaded from the network.
func connect(ctx context.Context, path string, readOnly bool) (*sql.DB, error) {
	settings := url.Values{"autoinstall_known_extensions": {"false"}, "autoload_known_extensions": {"false"}}
	if readOnly {
		settings.Set("access_mode", "READ_ONLY")
	}
	fail := func(err error) error {
		text := err.Error()
		switch {
		case strings.Contains(text, "Could not set lock"):
			hint := "wait for the other harvest to end; analysts open a release, not this file"
			if m := lockedBy.FindStringSubmatch(text); m != nil {
				return &FileError{path, fmt.Errorf("%w (pid %s)", ErrLocked, m[1]), hint}
			}
			return &FileError{path, ErrLocked, hint}
		case strings.Contains(text, "version number") || strings.Contains(text, "storage version"):
			return &FileError{path, fmt.Errorf("%w: %v", ErrNewer, err), "upgrade harvest, or name another file with --data"}
		case strings.Contains(text, "not a valid DuckDB") || strings.Contains(text, "enough bytes") || strings.Contains(text, "Corrupt") || strings.Contains(text, "checksum"):
			return &FileError{path, fmt.Errorf("%w: %v", ErrNotWarehouse, err), madeAnew}
		}
		return &FileError{path, err, "look at the path and its rights"}
	}
	c, err := duckdb.NewConnector(path+"?"+settings.Encode(), nil)
	if err != nil {
		return nil, fail(err)
	}
	db := sql.OpenDB(c)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, fail(err)
	}
	return db, nil
}

// prepare makes the tables of a new file and checks the shape of an old one.
func (w *Warehouse) prepare(ctx context.Context, version string) error {
	var tables int
	if err := w.DB.QueryRowContext(ctx, "SELECT count(*) FROM duckdb_tables()").Scan(&tables); err != nil {
		return fmt.Errorf("warehouse %s: %w", w.Path, err)
	}
	if tables > 0 {
		return w.checkSchema(ctx)
	}
	return inTransaction(ctx, w.DB, func(tx *sql.Tx) error {
		for _, t := range []string{"indicator_code", "member_code", "state_code"} {
			if _, err := tx.ExecContext(ctx, "CREATE TYPE "+t+" AS VARCHAR"); err != nil {
				return fmt.Errorf("warehouse %s: type %s: %w", w.Path, t, err)
			}
		}
		for _, name := range Tables() {
			if _, err := tx.ExecContext(ctx, statements("tables", name)); err != nil {
				return fmt.Errorf("warehouse %s: table %s: %w", w.Path, name, err)
			}
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO meta VALUES (?, ?)", Schema, version)
		return err
	})
}

func (w *Warehouse) checkSchema(ctx context.Context) error {
	var schema int
	err := w.DB.QueryRowContext(ctx, "SELECT schema FROM meta").Scan(&schema)
	switch {
	case err != nil:
		return &FileError{w.Path, ErrNotWarehouse, "name the file of a harvest warehouse or release"}
	case schema > Schema:
		return &FileError{w.Path, fmt.Errorf("%w: its tables have shape %d, this harvest knows %d", ErrNewer, schema, Schema), "upgrade harvest"}
	case schema < Schema:
		return &FileError{w.Path, fmt.Errorf("%w: its tables have the old shape %d, this harvest reads %d", ErrOlder, schema, Schema), madeAnew}
	}
	return nil
}

func inTransaction(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// Read returns the IDs of the captures that an extractor of a version has read.
func (w *Warehouse) Read(ctx context.Context, extractor string) (map[string]bool, error) {
	rows, err := w.DB.QueryContext(ctx, "SELECT DISTINCT capture FROM reading WHERE extractor = ? AND capture IS NOT NULL", extractor)
	if err != nil {
		return nil, fmt.Errorf("warehouse %s: captures read: %w", w.Path, err)
	}
	defer rows.Close()
	read := make(map[string]bool)
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("warehouse %s: captures read: %w", w.Path, err)
		}
		read[id] = true
	}
	return read, rows.Err()
}

// Resolve names the agencies of reports anew, by the name they print, where none
// is known, or one that no list has: read from a bare file, met under a name that
// nobody knew, or taken out of the lists since. It returns how many reports
// changed.
func (w *Warehouse) Resolve(ctx context.Context, agencies *report.Agencies) (int, error) {
	rows, err := w.DB.QueryContext(ctx, `SELECT DISTINCT coalesce(agency, ''), agency_name, coalesce(region, ''), coalesce(year, 0) FROM report
		WHERE agency_name IS NOT NULL AND (agency IS NULL OR agency NOT IN (SELECT agency FROM agency WHERE confirmed))`)
	if err != nil {
		return 0, fmt.Errorf("warehouse %s: unconfirmed agencies: %w", w.Path, err)
	}
	type named struct {
		id, name, region string
		year             int
	}
	var list []named
	for rows.Next() {
		var n named
		if err := rows.Scan(&n.id, &n.name, &n.region, &n.year); err != nil {
			rows.Close()
			return 0, fmt.Errorf("warehouse %s: unconfirmed agencies: %w", w.Path, err)
		}
		list = append(list, n)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return 0, err
	}
	changed := 0
	for _, n := range list {
		a := agencies.Resolve(n.name, n.region, n.year)
		if a.ID == n.id {
			continue
		}
		region := any(n.region)
		if a.Confirmed {
			region = a.Region
		} else if n.region == "" {
			region = nil
		}
		result, err := w.DB.ExecContext(ctx, "UPDATE report SET agency = ?, region = ? WHERE coalesce(agency, '') = ? AND agency_name = ? AND coalesce(region, '') = ? AND coalesce(year, 0) = ?",
			a.ID, region, n.id, n.name, n.region, n.year)
		if err != nil {
			return changed, fmt.Errorf("warehouse %s: rename agency %s: %w", w.Path, n.id, err)
		}
		count, err := result.RowsAffected()
		if err != nil {
			return changed, err
		}
		changed += int(count)
	}
	return changed, nil
}

package archive

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
)

//go:embed sql/schema.sql
var schemaSQL string

// indexVersion changes whenever the index of an older harvest must be built
// anew: with the schema, and with what a capture's digest is taken over.
const indexVersion = 2

// connections is how many may use the index at once: one writes, the others read.
const connections = 8

// Result codes of SQLite that mean a file is in use just now, and that it is no
// usable database.
const (
	sqliteBusy    = 5
	sqliteCorrupt = 11
	sqliteNotADB  = 26
)

// openIndex opens the index for writing. An index that is damaged or of another
// version is emptied, to be built anew: it is disposable.
func openIndex(ctx context.Context, path string) (*index, error) {
	ix, err := openEmptied(ctx, path)
	if failed := new(sqlite.Error); errors.As(err, &failed) {
		if code := failed.Code() & 0xff; code == sqliteCorrupt || code == sqliteNotADB {
			for _, suffix := range []string{"", "-wal", "-shm"} {
				if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
					return nil, fmt.Errorf("remove damaged index: %w", err)
				}
			}
			ix, err = openEmptied(ctx, path)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open index %s: %w", path, err)
	}
	return ix, nil
}

// openEmptied opens a database of this version. Two processes that make one at
// once get in each other's way, and SQLite does not wait then: one tries again.
func openEmptied(ctx context.Context, path string) (*index, error) {
	const tries, pause = 100, 50 * time.Millisecond
	for n := 1; ; n++ {
		ix, err := openOnce(ctx, path)
		if failed := new(sqlite.Error); !errors.As(err, &failed) || failed.Code()&0xff != sqliteBusy || n == tries {
			return ix, err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func openOnce(ctx context.Context, path string) (*index, error) {
	db, err := openSQLite(path, "_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=wal_autocheckpoint(4000)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	if err := emptyUnless(ctx, db, indexVersion); err != nil {
		db.Close()
		return nil, err
	}
	return newIndex(db), nil
}

// emptyUnless leaves a database of that version alone and replaces the tables
// of any other. Of several processes that open it one does so.
func emptyUnless(ctx context.Context, db *sql.DB, version int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var current int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&current); err != nil || current == version {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table'")
	if err != nil {
		return err
	}
	defer rows.Close()
	var drop string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		drop += fmt.Sprintf("DROP TABLE %q;\n", name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("%s%s\nPRAGMA user_version = %d;", drop, schemaSQL, version)); err != nil {
		return err
	}
	return tx.Commit()
}

// readIndex opens an existing index without ever writing to it.
func readIndex(ctx context.Context, path string) (*index, error) {
	db, err := openSQLite(path, "mode=ro")
	if err != nil {
		return nil, fmt.Errorf("open index %s: %w", path, err)
	}
	var version int
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	if err == nil && version != indexVersion {
		err = fmt.Errorf("it has version %d, this harvest reads %d; the next harvest run builds it anew, or remove it", version, indexVersion)
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("open index %s: %w", path, err)
	}
	return newIndex(db), nil
}

func openSQLite(path, settings string) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: "_pragma=busy_timeout(10000)&" + settings}
	db, err := sql.Open("sqlite", name.String())
	if err == nil {
		db.SetMaxOpenConns(connections)
		db.SetMaxIdleConns(connections) // opening one takes longer than most queries
	}
	return db, err
}

func newIndex(db *sql.DB) *index {
	return &index{db: db, prepared: make(map[string]*sql.Stmt)}
}

func (ix *index) close() error {
	return ix.db.Close()
}

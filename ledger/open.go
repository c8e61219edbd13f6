package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
)

// application marks a SQLite file as a ledger: "hrvL".
const application = 0x6872764c

// notADatabase is SQLite's result code for a file that is none.
const notADatabase = 26

//go:embed schema/*.sql
var schema embed.FS

// Open opens the ledger at path, making it, and the folder it lies in, if need
// be, and brings one that an older harvest wrote up to date. It returns ErrNewer
// for one that a newer harvest wrote and ErrNotLedger for any other file, and
// changes neither.
func Open(ctx context.Context, path string) (*Ledger, error) {
	const tries, pause = 100, 50 * time.Millisecond
	for n := 1; ; n++ {
		l, err := open(ctx, path)
		if err == nil {
			return l, nil
		}
		// Two processes that make a ledger at once get in each other's way, and
		// SQLite does not wait then: one tries again.
		if failed := new(sqlite.Error); !errors.As(err, &failed) || failed.Code()&0xff != busy || n == tries {
			return nil, fmt.Errorf("open ledger %s: %w", path, err)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return nil, fmt.Errorf("open ledger %s: %w", path, ctx.Err())
		}
	}
}

func open(ctx context.Context, path string) (*Ledger, error) {
	steps, err := readSteps()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	if err := identify(ctx, path, len(steps)); err != nil {
		return nil, err
	}
	db, err := connect(path, "_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=wal_autocheckpoint(4000)&_pragma=foreign_keys(1)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // waiting in Go is fair and cheap; waiting in SQLite is neither
	l := &Ledger{db: db, path: path}
	if err = migrate(ctx, db, steps); err == nil {
		err = l.prepare(ctx)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return l, nil
}

// readSteps lists the schema's steps: the nth file brings version n-1 to n.
func readSteps() ([]string, error) {
	names, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return nil, err
	}
	var steps []string
	for _, name := range names {
		text, err := schema.ReadFile(name)
		if err != nil {
			return nil, err
		}
		steps = append(steps, string(text))
	}
	return steps, nil
}

// identify makes sure that an existing file is a ledger this harvest knows,
// without changing it.
func identify(ctx context.Context, path string, known int) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	db, err := connect(path, "mode=ro")
	if err != nil {
		return err
	}
	defer db.Close()
	var mark, version, tables int
	err = db.QueryRowContext(ctx,
		"SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id, pragma_user_version").
		Scan(&mark, &version, &tables)
	if failed := new(sqlite.Error); errors.As(err, &failed) && failed.Code()&0xff == notADatabase {
		return fmt.Errorf("the file is no SQLite database: %w", ErrNotLedger)
	}
	switch {
	case err != nil:
		return err
	case mark != application && (mark != 0 || tables > 0):
		return fmt.Errorf("the file is a SQLite database of another program: %w", ErrNotLedger)
	case version > known:
		return newer(version, known)
	}
	return nil
}

func newer(version, known int) error {
	return fmt.Errorf("it has version %d, this harvest knows versions up to %d; use the harvest that wrote it, or a later one: %w",
		version, known, ErrNewer)
}

// migrate makes the steps that the file lacks, each in a transaction of its own.
// Of several processes that open the file at once, one makes each step.
func migrate(ctx context.Context, db *sql.DB, steps []string) error {
	for {
		done, err := step(ctx, db, steps)
		if err != nil || done {
			return err
		}
	}
}

func step(ctx context.Context, db *sql.DB, steps []string) (done bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version > len(steps) {
		return false, newer(version, len(steps))
	}
	if version == len(steps) {
		return true, nil
	}
	mark := fmt.Sprintf(";\nPRAGMA user_version = %d;\nPRAGMA application_id = %d;", version+1, application)
	if _, err := tx.ExecContext(ctx, steps[version]+mark); err != nil {
		return false, fmt.Errorf("bring it from version %d to %d: %w", version, version+1, err)
	}
	return false, tx.Commit()
}

func connect(path, settings string) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: "_pragma=busy_timeout(30000)&" + settings}
	return sql.Open("sqlite", name.String())
}

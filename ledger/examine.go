package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"
)

// corrupt is SQLite's result code for a damaged file.
const corrupt = 11

// A Condition is what Examine finds of a ledger.
type Condition struct {
	Version int      // of the file
	Known   int      // that this harvest brings a file to when it opens it
	Damage  []string // what SQLite finds wrong with it, nil for a sound file
}

// Examine looks at the ledger at path without changing it, whoever has it open:
// its version, and whether the file is sound. A missing file is os.ErrNotExist;
// one that a newer harvest wrote is ErrNewer, any other file ErrNotLedger.
func Examine(ctx context.Context, path string) (Condition, error) {
	c, err := examine(ctx, path)
	if err != nil {
		return c, fmt.Errorf("examine ledger %s: %w", path, err)
	}
	return c, nil
}

func examine(ctx context.Context, path string) (c Condition, err error) {
	steps, err := readSteps()
	if err != nil {
		return c, err
	}
	c.Known = len(steps)
	if _, err := os.Stat(path); err != nil {
		return c, err
	}
	db, err := connect(path, "mode=ro")
	if err != nil {
		return c, err
	}
	defer db.Close()
	err = identify(ctx, path, c.Known)
	if err == nil {
		err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&c.Version)
	}
	if err == nil {
		c.Damage, err = quickCheck(ctx, db)
	}
	if failed := new(sqlite.Error); errors.As(err, &failed) && failed.Code()&0xff == corrupt {
		c.Damage = append(c.Damage, failed.Error())
		return c, nil
	}
	return c, err
}

// quickCheck returns what SQLite finds wrong, at most ten lines.
func quickCheck(ctx context.Context, db *sql.DB) (damage []string, err error) {
	rows, err := db.QueryContext(ctx, "PRAGMA quick_check(10)")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return damage, err
		}
		if line != "ok" {
			damage = append(damage, line)
		}
	}
	return damage, rows.Err()
}

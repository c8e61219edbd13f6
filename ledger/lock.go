package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"modernc.org/sqlite"
)

// busy is SQLite's result code for a file that another connection has locked.
const busy = 5

var (
	// ErrHeld means another process holds a lock. The error that wraps it is a
	// *HeldError.
	ErrHeld = errors.New("the lock is held")
	// ErrFenced means a lock was lost and taken by another process since: whoever
	// held it before can change nothing any more.
	ErrFenced = errors.New("another run has taken the lock since")
)

// A HeldError says who holds a lock.
type HeldError struct {
	Name   string
	Holder string    // as it was given to Lock; empty where it is not known yet
	Since  time.Time // zero with an empty Holder
}

func (e *HeldError) Error() string {
	if e.Holder == "" {
		return fmt.Sprintf("lock %s is held by another process", e.Name)
	}
	return fmt.Sprintf("lock %s is held by %s since %s", e.Name, e.Holder, e.Since.Format(time.RFC3339))
}

// Unwrap returns ErrHeld.
func (e *HeldError) Unwrap() error { return ErrHeld }

// A Lock is held by one process at a time, from Lock to Release, to the Close of
// its ledger or to the death of the process. The operating system lets one in and
// forgets the dead; the ledger counts the holders, so that one who has lost the
// lock without knowing it is found out by its token.
type Lock struct {
	Name  string
	Token int64 // higher than any before

	l    *Ledger
	file *sql.DB // of its own, beside the ledger
	held *sql.Conn
}

// Lock takes a lock, or returns a *HeldError at once. A process that was killed
// leaves nothing that must be waited for. While the lock is held, every change
// of this Ledger fails with ErrFenced once another process has taken it.
func (l *Ledger) Lock(ctx context.Context, name, holder string, now time.Time) (*Lock, error) {
	k, err := l.lock(ctx, name, holder, now)
	if held := new(HeldError); errors.As(err, &held) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("take lock %s: %w", name, err)
	}
	return k, nil
}

func (l *Ledger) lock(ctx context.Context, name, holder string, now time.Time) (_ *Lock, err error) {
	path, err := filepath.Abs(l.path)
	if err != nil {
		return nil, err
	}
	k := &Lock{Name: name, l: l}
	if k.file, err = connect(path+"."+name+".lock", ""); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, k.letGo())
		}
	}()
	if k.held, err = k.file.Conn(ctx); err != nil {
		return nil, err
	}
	// No transaction of database/sql's, which would end with ctx.
	_, err = k.held.ExecContext(ctx, "PRAGMA busy_timeout = 500; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE")
	if failed := new(sqlite.Error); errors.As(err, &failed) && failed.Code()&0xff == busy {
		return nil, l.heldBy(ctx, name)
	}
	if err != nil {
		return nil, err
	}
	err = l.change(ctx, func(c change) error {
		return c.row(ctx, "lock_take", name, holder, now.UnixMicro()).Scan(&k.Token)
	})
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.locks = append(l.locks, k)
	return k, nil
}

// Holder returns who holds a lock now, and whether anybody does. It may be asked
// at any time and keeps nobody from taking the lock.
func (l *Ledger) Holder(ctx context.Context, name string) (held HeldError, is bool, err error) {
	fail := func(err error) (HeldError, bool, error) {
		return HeldError{}, false, fmt.Errorf("holder of lock %s: %w", name, err)
	}
	path, err := filepath.Abs(l.path)
	if err != nil {
		return fail(err)
	}
	path += "." + name + ".lock"
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return held, false, nil
	}
	file, err := connect(path, "mode=ro")
	if err != nil {
		return fail(err)
	}
	defer file.Close()
	var n int
	err = file.QueryRowContext(ctx, "PRAGMA busy_timeout = 0; SELECT count(*) FROM sqlite_schema").Scan(&n)
	if failed := new(sqlite.Error); !errors.As(err, &failed) || failed.Code()&0xff != busy {
		if err != nil {
			return fail(err)
		}
		return held, false, nil
	}
	if found := new(HeldError); errors.As(l.heldBy(ctx, name), &found) {
		return *found, true, nil
	}
	return HeldError{Name: name}, true, nil
}

// heldBy is the error of a lock that another process has.
func (l *Ledger) heldBy(ctx context.Context, name string) error {
	_, held, err := newest(l.prepared["lock_newest"].QueryRowContext(ctx, name))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	held.Name = name
	return &held
}

func newest(row *sql.Row) (token int64, held HeldError, err error) {
	var since int64
	if err := row.Scan(&token, &held.Holder, &since); err != nil {
		return 0, HeldError{}, err
	}
	if held.Holder != "" {
		held.Since = utc(since)
	}
	return token, held, nil
}

// Check returns ErrFenced if another process has taken the lock since, for what
// is about to be done outside the ledger.
func (k *Lock) Check(ctx context.Context) error {
	return k.check(k.l.prepared["lock_newest"].QueryRowContext(ctx, k.Name))
}

func (k *Lock) check(row *sql.Row) error {
	token, _, err := newest(row)
	if err == nil && token != k.Token {
		err = ErrFenced
	}
	if err != nil {
		return fmt.Errorf("lock %s, token %d: %w", k.Name, k.Token, err)
	}
	return nil
}

// fence makes sure that no lock of this ledger has been taken by another process.
func (c change) fence(ctx context.Context) error {
	c.l.mu.Lock()
	defer c.l.mu.Unlock()
	for _, k := range c.l.locks {
		if err := k.check(c.row(ctx, "lock_newest", k.Name)); err != nil {
			return err
		}
	}
	return nil
}

// Release lets the lock go, even if ctx has ended. One that another process has
// taken since is left to it. To release twice does nothing.
func (k *Lock) Release(ctx context.Context) error {
	if !k.l.drop(k) {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	err := k.l.change(ctx, func(c change) error {
		_, err := c.exec(ctx, "lock_free", k.Name, k.Token)
		return err
	})
	if err := errors.Join(err, k.letGo()); err != nil {
		return fmt.Errorf("release lock %s: %w", k.Name, err)
	}
	return nil
}

// letGo gives back what the operating system holds for us.
func (k *Lock) letGo() error {
	if k.held == nil {
		return k.file.Close()
	}
	return errors.Join(k.held.Close(), k.file.Close())
}

// drop takes a lock from the list of those that are held, and reports whether it
// was there.
func (l *Ledger) drop(k *Lock) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := slices.Index(l.locks, k)
	if i >= 0 {
		l.locks = slices.Delete(l.locks, i, i+1)
	}
	return i >= 0
}

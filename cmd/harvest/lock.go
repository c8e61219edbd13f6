package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/ledger"
	"harvest/report"
	"harvest/warehouse"
)

// A heldError tells a person who holds a lock that a command needs.
type heldError struct {
	what string // what another is doing
	held *ledger.HeldError
}

func (e *heldError) Error() string {
	if e.held.Holder == "" {
		return "another " + e.what + " holds the lock"
	}
	return fmt.Sprintf("another %s holds the lock: %s, since %s (Asia/Shanghai)", e.what, e.held.Holder, inShanghai(e.held.Since))
}

func (e *heldError) Unwrap() error { return e.held }

// takeLock takes the lock of the commands that write, for as long as the ledger
// is open.
func takeLock(ctx context.Context, l *ledger.Ledger, cmd *cobra.Command) (*ledger.Lock, error) {
	k, err := l.Lock(ctx, harvest.RunLock, holder(cmd), time.Now())
	if held := new(ledger.HeldError); errors.As(err, &held) {
		return nil, &heldError{"run", held}
	}
	return k, err
}

// holder says which process this is.
func holder(cmd *cobra.Command) string {
	host, err := os.Hostname()
	if err != nil {
		host = "an unknown host"
	}
	return fmt.Sprintf("%s, pid %d on %s", cmd.CommandPath(), os.Getpid(), host)
}

// openWarehouse opens the working file under the lock of the commands that write.
// The function returned closes it and lets the lock go.
func (s *settings) openWarehouse(ctx context.Context, cmd *cobra.Command) (_ *warehouse.Warehouse, closeAll func() error, err error) {
	l, err := ledger.Open(ctx, s.ledger())
	if err != nil {
		return nil, nil, err
	}
	lock, err := takeLock(ctx, l, cmd)
	if err != nil {
		return nil, nil, errors.Join(err, l.Close())
	}
	w, err := warehouse.Open(ctx, s.warehouse(), version)
	if err != nil {
		return nil, nil, errors.Join(err, l.Close())
	}
	w.Before = lock.Check
	return w, func() error { return errors.Join(w.Close(), l.Close()) }, nil
}

// inShanghai is a time as people are shown it, to the minute.
func inShanghai(t time.Time) string { return t.In(report.Shanghai()).Format("2006-01-02 15:04") }

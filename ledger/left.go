package ledger

import (
	"context"
	"database/sql"
	"fmt"
)

// A Left is how many requests a run has left to make to a host for a source.
type Left struct {
	Source   string
	Host     string
	Requests int
}

// Left returns what a run has left to do, under a claim or not, in order of
// source and host.
func (l *Ledger) Left(ctx context.Context, run string) ([]Left, error) {
	left, err := list(ctx, l, func(rows *sql.Rows) (one Left, err error) {
		err = rows.Scan(&one.Source, &one.Host, &one.Requests)
		return one, err
	}, "request_left", run)
	if err != nil {
		return nil, fmt.Errorf("read what run %s has left: %w", run, err)
	}
	return left, nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"harvest/extract"
	"harvest/ledger"
	"harvest/load"
	"harvest/warehouse"
)

func newPublishCmd(c *config) *cobra.Command {
	var accept string
	cmd := &cobra.Command{
		Use:   "publish",
		Short: "Build a release from the working file and move the pointer to it",
		Long: `Build a fresh release: harvest.duckdb with figures and views, text.duckdb with
prose, Parquet files and a manifest with the hash of every table. It is proved
first; one that does not hold together is not published. Readers of earlier
releases go on undisturbed. Captures that the archive has and nobody has read yet
are not in it; how many is said.

Exit codes: 0 done, 1 failed, 2 used wrongly, 4 not published because a gate
held it or it does not hold together, 5 another run holds the lock.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			r, unread, err := publish(cmd.Context(), s, cmd, accept)
			if err != nil {
				return err
			}
			if unread > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "%d captures of the archive are not read yet, and not in this release\ntry: harvest extract --json | harvest load && harvest publish\n", unread)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "release %s: %d reports, %d facts\n%s\n", r.ID, r.Tables["report"].Rows, r.Tables["fact"].Rows, r.Path)
			return err
		},
	}
	acceptFlag(cmd, &accept)
	return cmd
}

func publish(ctx context.Context, s *settings, cmd *cobra.Command, accept string) (r warehouse.Release, unread int, err error) {
	if _, err := os.Stat(s.warehouse()); errors.Is(err, os.ErrNotExist) {
		return r, 0, &warehouse.FileError{Path: s.warehouse(), Err: warehouse.ErrMissing, Hint: "harvest run, or harvest extract --json FILE | harvest load"}
	}
	w, closeAll, err := s.openWarehouse(ctx, cmd)
	if err != nil {
		return r, 0, err
	}
	defer func() { err = errors.Join(err, closeAll()) }()
	w.Gates = warehouse.Gates{MaxDrop: s.Gates.MaxDrop, MaxRise: s.Gates.MaxRise, Accept: accept}
	if err := w.SetReference(ctx, s.referenceTables()); err != nil {
		return r, 0, err
	}
	if _, err := w.Resolve(ctx, s.resolver()); err != nil {
		return r, 0, err
	}
	if unread, err = remember(ctx, s, w); err != nil {
		return r, 0, err
	}
	r, err = w.Publish(ctx, s.releases(), time.Now())
	return r, unread, err
}

// remember brings the tables of captures, exchanges and runs up to what the
// archive has, if all of it is read; else it leaves them and says how many
// captures are not, for a release holds no capture without its reading.
func remember(ctx context.Context, s *settings, w *warehouse.Warehouse) (unread int, err error) {
	if _, err := os.Stat(s.archive()); errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	a, err := s.readArchive(ctx, archiveHint)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	read, err := w.Read(ctx, extract.Version)
	if err != nil {
		return 0, err
	}
	for _, err := range extract.Unread(a.Captures(ctx), read) {
		if err != nil {
			return 0, err
		}
		unread++
	}
	if unread > 0 {
		return unread, nil
	}
	var book *ledger.Ledger
	if _, err := os.Stat(s.ledger()); err == nil {
		if book, err = ledger.Open(ctx, s.ledger()); err != nil {
			return 0, err
		}
		defer func() { err = errors.Join(err, book.Close()) }()
	}
	loader := load.Loader{Warehouse: w}
	return 0, loader.Remember(ctx, a, book)
}

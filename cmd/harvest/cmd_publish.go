package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/archive"
	"harvest/ledger"
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
			if err := s.warnOfFixes(cmd, r); err != nil {
				return err
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
	p := &harvest.Pipeline{Warehouse: w, Reference: s.referenceTables(), Releases: s.releases(), Now: time.Now}
	if _, err := os.Stat(s.archive()); errors.Is(err, os.ErrNotExist) {
		r, err := p.Publish(ctx)
		return r, 0, err
	}
	if p.Archive, err = s.readArchive(ctx, archiveHint); err != nil {
		return r, 0, err
	}
	if p.Ledger, err = ledger.Open(ctx, s.ledger()); err != nil {
		return r, 0, errors.Join(err, p.Archive.Close())
	}
	defer func(a *archive.Archive) { err = errors.Join(err, a.Close(), p.Ledger.Close()) }(p.Archive)
	captures, err := p.Unread(ctx, harvest.Plan{})
	if err != nil {
		return r, 0, err
	}
	for _, err := range captures {
		if err != nil {
			return r, 0, err
		}
		unread++
	}
	if unread > 0 { // a release holds no capture without its reading: it keeps those of the last night
		p.Archive = nil
	}
	r, err = p.Publish(ctx)
	return r, unread, err
}

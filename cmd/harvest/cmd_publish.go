package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

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
releases go on undisturbed.

Exit codes: 0 done, 1 failed, 2 used wrongly, 4 not published because a gate
held it or it does not hold together, 5 another run holds the lock.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			r, err := publish(cmd.Context(), s, cmd, accept)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "release %s: %d reports, %d facts\n%s\n", r.ID, r.Tables["report"].Rows, r.Tables["fact"].Rows, r.Path)
			return err
		},
	}
	acceptFlag(cmd, &accept)
	return cmd
}

func publish(ctx context.Context, s *settings, cmd *cobra.Command, accept string) (r warehouse.Release, err error) {
	if _, err := os.Stat(s.warehouse()); errors.Is(err, os.ErrNotExist) {
		return r, &warehouse.FileError{Path: s.warehouse(), Err: warehouse.ErrMissing, Hint: "harvest run, or harvest extract --json FILE | harvest load"}
	}
	w, closeAll, err := s.openWarehouse(ctx, cmd)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, closeAll()) }()
	w.Gates = warehouse.Gates{MaxDrop: s.Gates.MaxDrop, MaxRise: s.Gates.MaxRise, Accept: accept}
	if err := w.SetReference(ctx, s.referenceTables()); err != nil {
		return r, err
	}
	if _, err := w.Resolve(ctx, s.resolver()); err != nil {
		return r, err
	}
	return w.Publish(ctx, s.releases(), time.Now())
}

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"harvest/load"
	"harvest/report"
)

func newLoadCmd(c *config) *cobra.Command {
	var size int
	cmd := &cobra.Command{
		Use:   "load",
		Short: "Load readings from standard input into the warehouse",
		Long: `Load the lines that harvest extract --json prints into the working file. What was
read before from the same capture or file is replaced, so loading twice changes
nothing. Fixes are applied to what was read from the archive; one that is refused
is told on standard error. Nobody else may have the working file open; analysts open releases.

Exit codes: 0 done, 1 failed, 2 used wrongly, 5 another run holds the lock.`,
		Example: "  harvest extract --json report.html | harvest load && harvest publish",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			s, err := c.settings()
			if err != nil {
				return err
			}
			// The first line is waited for before the file is opened, so that the
			// extractor at the other end of the pipe can ask it what was read.
			in := bufio.NewReader(cmd.InOrStdin())
			if _, err := in.Peek(1); err != nil && err != io.EOF {
				return fmt.Errorf("standard input: %w", err)
			}
			w, closeAll, err := s.openWarehouse(cmd.Context(), cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, closeAll()) }()
			if err := w.SetReference(cmd.Context(), s.referenceTables()); err != nil {
				return err
			}
			l := load.Loader{Warehouse: w, BatchSize: size, Fixes: s.fixes}
			endFixes, err := s.fix(cmd, &l)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, endFixes()) }()
			tally, err := l.Load(cmd.Context(), report.Read(in))
			fmt.Fprintf(cmd.OutOrStdout(), "%d readings loaded: %d reports, %d problems, %d facts, %d findings; %d replaced%s\n",
				tally.Readings, tally.Reports, tally.Problems, tally.Facts, tally.Findings, tally.Replaced, fixedText(tally.Fixed))
			return err
		},
	}
	cmd.Flags().IntVar(&size, "batch", 500, "readings to a transaction")
	return cmd
}

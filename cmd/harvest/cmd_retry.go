package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/crawl"
	"harvest/ledger"
)

func newRetryCmd(c *config) *cobra.Command {
	var (
		outcomes []string
		accept   string
		planOnly bool
	)
	cmd := &cobra.Command{
		Use:   "retry RUN",
		Short: "Ask again for what failed in a run, and nothing more",
		Long: `Make the requests of a run again that failed in the end, then read, load and
publish. A run is named by its ID, the beginning of one, or last. With --outcome,
only those that ended so: 404, timeout, blocked … (docs/operating.md has the
list). A host that rests goes on resting.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 done and published but some
requests failed again, 4 not published because a gate held the release, 5 another
run holds the lock.`,
		Example: "  harvest retry last\n  harvest retry 20261122 --outcome timeout --outcome 5xx",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, o := range outcomes {
				if !crawl.Known(o) {
					return usage(cmd, fmt.Errorf("--outcome %q: no such outcome; docs/operating.md has the list", o))
				}
			}
			s, err := c.settings()
			if err != nil {
				return err
			}
			run, failed, err := s.failed(cmd, c, args[0], outcomes)
			if errors.Is(err, harvest.ErrNoRun) {
				return &hintError{err, "harvest status, which lists the runs"}
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "run %s: %d requests to make again\n", run.ID, len(failed))
			if len(failed) == 0 {
				return nil
			}
			plan := harvest.Plan{Command: "harvest retry " + run.ID, Sources: s.sources, Retry: failed}
			if planOnly {
				return printForecast(cmd, c, s, plan)
			}
			return s.night(cmd, c, plan, accept)
		},
	}
	cmd.Flags().StringSliceVar(&outcomes, "outcome", nil, "only requests that ended so (may be given again)")
	cmd.Flags().BoolVar(&planOnly, "plan", false, "print what would be asked, and ask nobody")
	acceptFlag(cmd, &accept)
	return cmd
}

func (s *settings) failed(cmd *cobra.Command, c *config, run string, outcomes []string) (_ ledger.Run, _ []ledger.Request, err error) {
	p, err := s.open(cmd.Context(), c, cmd)
	if err != nil {
		return ledger.Run{}, nil, err
	}
	defer func() { err = errors.Join(err, closeParts(p)) }()
	return p.Failed(cmd.Context(), run, outcomes)
}

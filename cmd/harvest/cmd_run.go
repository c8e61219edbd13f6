package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/crawl"
)

func newRunCmd(c *config) *cobra.Command {
	var ids []string
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Crawl, read, load and publish: the night's command",
		Long: `Crawl the sources, keep every answer in the archive, read every capture that this
extractor has not read, load the readings and publish a release. A run that is
stopped keeps what it has; the next one goes on from there.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 done and published but some
sources failed, 4 not published because the release does not hold together,
5 another run holds the warehouse.`,
		Example: "  harvest run\n  harvest run --source henan-zhumadian",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			s, err := c.settings()
			if err != nil {
				return err
			}
			sources, err := s.choose(cmd, ids)
			if err != nil {
				return err
			}
			p, err := s.open(cmd.Context(), c, cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, closeParts(p)) }()
			show := newProgress(cmd.ErrOrStderr())
			p.Progress = show.stage
			p.Crawler.Progress = show.crawl
			summary, err := p.Run(cmd.Context(), harvest.Plan{Command: "harvest run", Sources: sources})
			show.end()
			if err != nil {
				return err
			}
			printSummary(cmd.OutOrStdout(), summary)
			return partial(cmd.ErrOrStderr(), summary.Crawl)
		},
	}
	cmd.Flags().StringSliceVar(&ids, "source", nil, "crawl this source only (may be given again)")
	return cmd
}

// printSummary says what a run did, in a few lines.
func printSummary(w io.Writer, s harvest.Summary) {
	fresh, unchanged := s.Crawl.Captured()
	fmt.Fprintf(w, "crawled  %d requests: %d new, %d unchanged\n", s.Crawl.Requests, fresh, unchanged)
	fmt.Fprintf(w, "read     %d readings: %d reports, %d problems, %d findings\n", s.Load.Readings, s.Load.Reports, s.Load.Problems, s.Load.Findings)
	fmt.Fprintf(w, "release  %s: %d reports, %d facts\n         %s\n", s.Release.ID, s.Release.Tables["report"].Rows, s.Release.Tables["fact"].Rows, s.Release.Path)
}

// partial reports the sources that failed, as an error that has been told.
func partial(w io.Writer, s crawl.Summary) error {
	if s.Stopped {
		fmt.Fprintln(w, "the night ended before everything was asked; the next run goes on from there")
	}
	if len(s.Failed) == 0 && !s.Stopped {
		return nil
	}
	for _, f := range s.Failed {
		what := fmt.Sprintf("%d requests failed, the first with %s", f.Count, f.Outcome)
		if f.Count == 0 {
			what = f.Outcome
		}
		if f.Resting > 0 {
			what += fmt.Sprintf(", %d wait until their host has rested", f.Resting)
		}
		fmt.Fprintf(w, "source %s: %s: %s\n", f.Source, what, f.URL)
	}
	return &partialError{fmt.Sprintf("%d sources failed", len(s.Failed))}
}

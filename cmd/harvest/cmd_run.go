package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/report"
	"harvest/warehouse"
)

func newRunCmd(c *config) *cobra.Command {
	var (
		ids             []string
		recheck, accept string
		planOnly        bool
	)
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Crawl, read, load and publish: the night's command",
		Long: `Crawl the sources, keep every answer in the archive, read every capture that this
extractor has not read, load the readings and publish a release. A run that is
stopped keeps what it has; the next one goes on from there.

With --recheck, pages that the archive has are asked again only if the link to
them names one of these report years, or none: recent for those from two years
ago on, all, or years such as 2021-2023. Pages that are new are always asked.

With --plan, print what would be asked of each host and how long it would take,
and ask nobody.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 done and published but some
sources failed, 4 not published because a gate held the release or it does not
hold together, 5 another run holds the lock.`,
		Example: "  harvest run\n  harvest run --source henan-zhumadian\n  harvest run --recheck recent --plan",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			plan := harvest.Plan{Command: "harvest run"}
			if plan.Sources, err = s.choose(cmd, ids); err != nil {
				return err
			}
			if plan.Recheck, err = parseRecheck(recheck, time.Now()); err != nil {
				return usage(cmd, fmt.Errorf("--recheck %w", err))
			}
			if planOnly {
				return printForecast(cmd, c, s, plan)
			}
			return s.night(cmd, c, plan, accept)
		},
	}
	cmd.Flags().StringSliceVar(&ids, "source", nil, "crawl this source only (may be given again)")
	cmd.Flags().StringVar(&recheck, "recheck", "all", "report years whose pages are asked again: recent, all, or years")
	cmd.Flags().BoolVar(&planOnly, "plan", false, "print what would be asked, and ask nobody")
	acceptFlag(cmd, &accept)
	return cmd
}

func acceptFlag(cmd *cobra.Command, reason *string) {
	cmd.Flags().StringVar(reason, "accept", "", "publish what a gate would hold, for this reason; it is kept in the manifest")
}

// parseRecheck reads the years whose pages are asked again. What is older than two
// years rarely changes.
func parseRecheck(text string, now time.Time) (report.Years, error) {
	switch text {
	case "all":
		return report.Years{}, nil
	case "recent":
		return report.Years{From: now.In(warehouse.Shanghai()).Year() - 2}, nil
	}
	return report.ParseYears(text)
}

// night runs a plan, prints what came of it and tells Prometheus.
func (s *settings) night(cmd *cobra.Command, c *config, plan harvest.Plan, accept string) error {
	summary, err := s.carryOut(cmd, c, plan, accept)
	err = errors.Join(err, s.writeMetrics(c.logger(cmd)))
	if err != nil && !errors.Is(err, warehouse.ErrHeld) && !errors.Is(err, warehouse.ErrUnproven) {
		return err
	}
	printSummary(cmd.OutOrStdout(), summary)
	failures := partial(cmd.ErrOrStderr(), summary)
	s.printUnused(cmd.ErrOrStderr(), summary.Unused)
	if err != nil {
		return err // which gate held it, and why, is yet to be told
	}
	return failures
}

func (s *settings) carryOut(cmd *cobra.Command, c *config, plan harvest.Plan, accept string) (summary harvest.Summary, err error) {
	p, err := s.open(cmd.Context(), c, cmd)
	if err != nil {
		return summary, err
	}
	defer func() { err = errors.Join(err, closeParts(p)) }()
	p.Warehouse.Gates.Accept = accept
	show := newProgress(c, cmd)
	defer show.end()
	p.Progress, p.Crawler.Progress = show.stage, show.crawl
	return p.Run(cmd.Context(), plan)
}

// printSummary says what a run did, in a few lines.
func printSummary(w io.Writer, s harvest.Summary) {
	if s.Crawl.Outcomes != nil { // a site was asked
		fresh, unchanged := s.Crawl.Captured()
		fmt.Fprintf(w, "crawled  %d requests: %d new, %d unchanged\n", s.Crawl.Requests, fresh, unchanged)
	}
	fmt.Fprintf(w, "read     %d readings: %d reports, %d problems, %d findings%s\n", s.Load.Readings, s.Load.Reports, s.Load.Problems, s.Load.Findings, fixedText(s.Load.Fixed))
	if s.Release.ID != "" {
		fmt.Fprintf(w, "release  %s: %d reports, %d facts\n         %s\n", s.Release.ID, s.Release.Tables["report"].Rows, s.Release.Tables["fact"].Rows, s.Release.Path)
	}
}

// partial reports the sources that failed and those that are stale, as an error
// that has been told.
func partial(w io.Writer, s harvest.Summary) error {
	if s.Crawl.Stopped {
		fmt.Fprintln(w, "the night ended before everything was asked; the next run goes on from there")
	}
	for _, f := range s.Crawl.Failed {
		what := fmt.Sprintf("%d requests failed, the first with %s", f.Count, f.Outcome)
		if f.Count == 0 {
			what = f.Outcome
		}
		if f.Resting > 0 {
			what += fmt.Sprintf(", %d wait until their host has rested", f.Resting)
		}
		fmt.Fprintf(w, "source %s: %s: %s\n", f.Source, what, f.URL)
	}
	for _, stale := range s.Stale {
		if stale.Status == "empty" {
			fmt.Fprintf(w, "source %s: its lists name no report\n", stale.Source)
			continue
		}
		fmt.Fprintf(w, "source %s: %s, its rows are of %s\n", stale.Source, staleness(stale), inShanghai(stale.StaleSince))
	}
	if len(s.Crawl.Failed) == 0 && len(s.Stale) == 0 && !s.Crawl.Stopped {
		return nil
	}
	return &partialError{fmt.Sprintf("%d sources failed", len(s.Crawl.Failed)+len(s.Stale))}
}

func staleness(s warehouse.SourceStatus) string {
	if s.Status == "shrunk" {
		return fmt.Sprintf("its lists name %d of the %d addresses that they have named", s.NamedLast, s.NamedEver)
	}
	if s.Status == "broken" {
		return fmt.Sprintf("%d pages hold no longer the report that they held", s.Broken)
	}
	return s.Status + " with " + s.Failure
}

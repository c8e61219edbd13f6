package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/report"
)

func newBackfillCmd(c *config) *cobra.Command {
	var (
		years, region, accept string
		ids                   []string
		fetch, yes, planOnly  bool
	)
	cmd := &cobra.Command{
		Use:   "backfill",
		Short: "Read some years again from the archive, and ask the sites only with --fetch",
		Long: `Read again every capture of the archive that may hold a report of the years given:
whose last reading, title or link names one of them, and those that name no year.
Then load and publish. With --fetch, ask the sites first for pages of these years.
The plan is printed first: captures to read, requests to each host, hours.

Exit codes: 0 done, 1 failed, 2 used wrongly or not agreed to, 3 done and
published but some sources failed, 4 not published because a gate held the
release, 5 another run holds the lock.`,
		Example: "  harvest backfill --year 2019-2023 --yes\n  harvest backfill --year 2021 --region 4117 --fetch",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			plan := harvest.Plan{Command: "harvest backfill --year " + years, Offline: !fetch, Again: true}
			if plan.Years, err = report.ParseYears(years); err != nil {
				return usage(cmd, fmt.Errorf("--year %w", err))
			}
			if plan.Sources, err = s.within(cmd, ids, region); err != nil {
				return err
			}
			if err := s.printBackfill(cmd, c, plan); err != nil || planOnly {
				return err
			}
			if !yes {
				if err := agree(cmd); err != nil {
					return err
				}
			}
			return s.night(cmd, c, plan, accept)
		},
	}
	cmd.Flags().StringVar(&years, "year", "", "report years: 2021, 2019-2023, 2019- or -2018")
	cmd.Flags().StringSliceVar(&ids, "source", nil, "this source only (may be given again)")
	cmd.Flags().StringVar(&region, "region", "", "sources of divisions whose code begins so: 41, 4117, 411702")
	cmd.Flags().BoolVar(&fetch, "fetch", false, "ask the sites for pages of these years first")
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask before it begins")
	cmd.Flags().BoolVar(&planOnly, "plan", false, "print the plan and do nothing")
	acceptFlag(cmd, &accept)
	return cmd
}

// printBackfill prints what a backfill will do.
func (s *settings) printBackfill(cmd *cobra.Command, c *config, plan harvest.Plan) (err error) {
	p, err := s.open(cmd.Context(), c, cmd)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeParts(p)) }()
	captures, err := p.Unread(cmd.Context(), plan)
	if err != nil {
		return err
	}
	count, bytes := 0, int64(0)
	for capture, err := range captures {
		if err != nil {
			return err
		}
		count, bytes = count+1, bytes+capture.Size
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "years %s of %d sources: %d captures to read from the archive, %.1f MB\n", plan.Years, len(plan.Sources), count, float64(bytes)/1e6)
	if plan.Offline {
		fmt.Fprintln(out, "no site will be asked; --fetch asks them")
		return nil
	}
	p.Crawler.Only = plan.Years
	hosts, err := p.Crawler.Forecast(cmd.Context(), plan.Sources)
	if err != nil {
		return err
	}
	return printHosts(out, hosts, s.Workers)
}

// agree asks a person whether to go on.
func agree(cmd *cobra.Command) error {
	fmt.Fprint(cmd.ErrOrStderr(), "go on? [y/N] ")
	answer, err := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	if err != nil && err != io.EOF {
		return fmt.Errorf("standard input: %w", err)
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	}
	return &usageError{errors.New("nothing was done"), "the same command with --yes"}
}

// within returns the sources with the IDs given, or of the divisions whose code
// begins so, or all, those included that are disabled: the archive has them.
func (s *settings) within(cmd *cobra.Command, ids []string, region string) ([]report.Source, error) {
	if len(ids) > 0 {
		if region != "" {
			return nil, usage(cmd, errors.New("want either --source or --region"))
		}
		return s.choose(cmd, ids)
	}
	prefix := strings.TrimRight(region, "*…")
	if strings.Trim(prefix, "0123456789") != "" || len(prefix) > 6 {
		return nil, usage(cmd, fmt.Errorf("--region %q: want the beginning of a division code, such as 41 or 4117", region))
	}
	known := s.resolver()
	var sources []report.Source
	for _, src := range s.sources {
		code := src.Covers.Region
		if a, ok := known.ByID(src.Covers.Agency); ok {
			code = a.Region
		}
		if strings.HasPrefix(code, prefix) {
			sources = append(sources, src)
		}
	}
	if len(s.sources) == 0 {
		return s.choose(cmd, nil) // which says what to do
	}
	if len(sources) == 0 {
		return nil, usage(cmd, fmt.Errorf("--region %q: none of %d sources lies there", region, len(s.sources)))
	}
	return sources, nil
}

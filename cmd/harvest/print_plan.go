package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"harvest"
	"harvest/archive"
	"harvest/crawl"
	"harvest/ledger"
)

// forecast asks what a plan would ask of each host.
func (s *settings) forecast(ctx context.Context, c *config, cmd *cobra.Command, plan harvest.Plan) (_ []crawl.Forecast, err error) {
	if _, err := os.Stat(s.archive()); errors.Is(err, fs.ErrNotExist) {
		made, err := archive.Open(ctx, s.archive(), archive.Options{})
		if err != nil {
			return nil, err
		}
		if err := made.Close(); err != nil {
			return nil, err
		}
	}
	a, err := archive.Open(ctx, s.archive(), archive.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	l, err := ledger.Open(ctx, s.ledger())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	crawler, err := s.crawler(c, cmd)
	if err != nil {
		return nil, err
	}
	crawler.Archive, crawler.Ledger, crawler.Only, crawler.Recheck = a, l, plan.Years, plan.Recheck
	return crawler.Forecast(ctx, plan.Sources, plan.Retry...)
}

func printForecast(cmd *cobra.Command, c *config, s *settings, plan harvest.Plan) error {
	hosts, err := s.forecast(cmd.Context(), c, cmd, plan)
	if err != nil {
		return err
	}
	return printHosts(cmd.OutOrStdout(), hosts, s.Workers)
}

// printHosts prints what would be asked of each host, and how long all of it
// would take.
func printHosts(w io.Writer, hosts []crawl.Forecast, workers int) error {
	t := newTable()
	t.SetColumnConfigs(nil)
	t.AppendHeader(table.Row{"host", "sources", "requests", "every", "takes", "nights", "note"})
	requests, nights := 0, 1
	var longest, sum time.Duration
	for _, h := range hosts {
		count := fmt.Sprint(h.Requests)
		var notes []string
		if h.New {
			count = "≥ " + count
			notes = append(notes, "not visited yet")
		}
		if !h.Rests.IsZero() {
			notes = append(notes, "rests until "+inShanghai(h.Rests))
		}
		t.AppendRow(table.Row{h.Host, len(h.Sources), count, h.Gap.Round(time.Millisecond), duration(h.Time), h.Nights, strings.Join(notes, "; ")})
		requests += h.Requests
		nights = max(nights, h.Nights)
		longest, sum = max(longest, h.Time), sum+h.Time
	}
	if len(hosts) > 0 {
		fmt.Fprintln(w, t.Render())
	}
	_, err := fmt.Fprintf(w, "%d requests to %d hosts in %s, over %d nights\n", requests, len(hosts), duration(max(longest, sum/time.Duration(max(workers, 1)))), nights)
	return err
}

// duration is a time as a person plans with it.
func duration(d time.Duration) string {
	switch {
	case d >= time.Hour:
		return fmt.Sprintf("%.1f h", d.Hours())
	case d >= time.Minute:
		return fmt.Sprintf("%.0f min", d.Minutes())
	}
	return fmt.Sprintf("%.0f s", d.Seconds())
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"harvest"
	"harvest/ledger"
	"harvest/warehouse"
)

func newStatusCmd(c *config) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Say what ran, what is published, which sources are well, and what to do next",
		Long: `Print the last runs and scheduled times, the newest release, the sources that are
not well and since when their rows are stale, the hosts that rest, and what to do
next. Nobody is disturbed: a run may be under way. With --json, one object.

Exit codes: 0 done, 1 failed, 2 used wrongly.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			status, err := s.look(cmd.Context(), time.Now())
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(status)
			}
			return printStatus(cmd.OutOrStdout(), status)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// look returns how the data folder stands.
func (s *settings) look(ctx context.Context, now time.Time) (_ harvest.Status, err error) {
	if _, err := os.Stat(s.ledger()); errors.Is(err, fs.ErrNotExist) {
		if _, err := warehouse.Current(s.releases()); errors.Is(err, warehouse.ErrNoRelease) {
			return harvest.Status{}, &hintError{fmt.Errorf("nothing has run in %s yet", s.Data), "harvest run, or name the folder with --data"}
		}
		return harvest.Look(ctx, nil, s.releases(), s.sources, now)
	}
	l, err := ledger.Open(ctx, s.ledger())
	if err != nil {
		return harvest.Status{}, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	return harvest.Look(ctx, l, s.releases(), s.sources, now)
}

func printStatus(w io.Writer, s harvest.Status) error {
	if s.Running != nil {
		fmt.Fprintf(w, "running   %s, since %s\n", s.Running.Holder, inShanghai(s.Running.Since))
	}
	if s.Schedule != nil {
		fmt.Fprintf(w, "schedule  %s, since %s\n", s.Schedule.Holder, inShanghai(s.Schedule.Since))
	}
	if s.Release == nil {
		fmt.Fprintln(w, "release   none")
	} else {
		fmt.Fprintf(w, "release   %s of %s: %d reports, %d facts\n", s.Release.ID, inShanghai(s.Release.Made), s.Release.Tables["report"].Rows, s.Release.Tables["fact"].Rows)
	}
	if len(s.Sources) > 0 {
		fmt.Fprintf(w, "sources   %s\n", tallied(s.Sources))
	}
	if len(s.Failures) > 0 {
		fmt.Fprintf(w, "failures  %s\n", tallied(s.Failures))
	}
	printRuns(w, s.Runs)
	printTicks(w, s.Ticks)
	printTroubled(w, s)
	for _, h := range s.Resting {
		fmt.Fprintf(w, "rests     %s until %s\n", h.Host, inShanghai(h.Next))
	}
	for _, old := range s.OldTLS {
		fmt.Fprintf(w, "old tls   %s for source %s: %s\n", strings.Join(old.Hosts, ", "), old.Source, old.Reason)
	}
	for _, next := range s.Next {
		fmt.Fprintf(w, "next      %s\n", next)
	}
	if len(s.Next) == 0 {
		fmt.Fprintln(w, "next      nothing: all is well")
	}
	return nil
}

// tallied prints counts by name: 3 failed, 20 ok.
func tallied(counts map[string]int) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%d %s", counts[name], name))
	}
	return strings.Join(parts, ", ")
}

func printRuns(w io.Writer, runs []ledger.Run) {
	if len(runs) == 0 {
		return
	}
	t := plainTable(table.Row{"run", "command", "began", "took", "outcome", "detail"})
	for _, r := range runs {
		took, outcome := "", r.Outcome
		switch {
		case !r.Finished.IsZero():
			took = r.Finished.Sub(r.Started).Round(time.Second).String()
		case outcome == "":
			outcome = "not finished"
		}
		t.AppendRow(table.Row{r.ID, r.Command, inShanghai(r.Started), took, outcome, shortened(r.Detail)})
	}
	fmt.Fprintln(w, t.Render())
}

func printTicks(w io.Writer, ticks []ledger.Tick) {
	if len(ticks) == 0 {
		return
	}
	t := plainTable(table.Row{"schedule", "due", "began", "outcome", "detail"})
	for _, tick := range ticks[:min(len(ticks), 5)] {
		began := ""
		if !tick.Started.IsZero() {
			began = inShanghai(tick.Started)
		}
		t.AppendRow(table.Row{tick.Schedule, inShanghai(tick.Due), began, tick.Outcome, shortened(tick.Detail)})
	}
	fmt.Fprintln(w, t.Render())
}

func printTroubled(w io.Writer, s harvest.Status) {
	const shown = 20
	if len(s.Troubled) == 0 {
		return
	}
	t := plainTable(table.Row{"source", "status", "failure", "stale since", "lists", "reports"})
	for _, src := range s.Troubled[:min(len(s.Troubled), shown)] {
		stale := ""
		if !src.StaleSince.IsZero() {
			stale = inShanghai(src.StaleSince)
		}
		t.AppendRow(table.Row{src.Source, src.Status, src.Failure, stale, fmt.Sprintf("%d of %d", src.NamedLast, src.NamedEver), src.Reports})
	}
	fmt.Fprintln(w, t.Render())
	if more := len(s.Troubled) - shown; more > 0 {
		fmt.Fprintf(w, "and %d more: harvest query \"SELECT * FROM source_status WHERE status <> 'ok'\"\n", more)
	}
}

func plainTable(head table.Row) table.Writer {
	t := newTable()
	t.SetColumnConfigs(nil)
	t.AppendHeader(head)
	return t
}

// shortened is a text that fits a column.
func shortened(text string) string {
	const most = 60
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"harvest/ledger"
	"harvest/schedules"
)

// A listed is a schedule as schedule --list prints it.
type listed struct {
	ID      string      `json:"id"`
	When    string      `json:"when"`
	From    string      `json:"from,omitempty"`
	To      string      `json:"to,omitempty"`
	Command string      `json:"command"`
	Next    []time.Time `json:"next"`
	Last    *lastTick   `json:"last"`
}

// A lastTick is the newest tick of a schedule.
type lastTick struct {
	Due      time.Time `json:"due"`
	Outcome  string    `json:"outcome"` // empty while it has not ended
	Detail   string    `json:"detail"`
	Attempts int       `json:"attempts"`
}

func listSchedules(cmd *cobra.Command, s *settings, read func() ([]schedules.Schedule, error), asJSON bool) error {
	list, err := read()
	if err != nil {
		return err
	}
	now := time.Now()
	last, err := s.lastTicks(cmd, list, now)
	if err != nil {
		return err
	}
	t := newTable()
	t.SetColumnConfigs([]table.ColumnConfig{{Name: "how it went", WidthMax: 44}})
	t.AppendHeader(table.Row{"id", "when", "days", "command", "next", "then", "and then", "last", "how it went"})
	out := json.NewEncoder(cmd.OutOrStdout())
	for _, sch := range list {
		one := listed{ID: sch.ID, When: sch.When, From: sch.From, To: sch.To, Command: sch.Command}
		row := table.Row{sch.ID, sch.When, "all", sch.Command}
		if sch.From != "" {
			row[2] = sch.From + " to " + sch.To
		}
		next := now
		for range 3 {
			next = sch.Next(next)
			one.Next = append(one.Next, next)
			row = append(row, inShanghai(next))
		}
		if tick, ok := last[sch.ID]; ok {
			one.Last = &lastTick{tick.Due, tick.Outcome, tick.Detail, tick.Attempts}
			row = append(row, inShanghai(tick.Due), lastOutcome(tick))
		}
		t.AppendRow(row)
		if asJSON {
			if err := out.Encode(one); err != nil {
				return err
			}
		}
	}
	if asJSON {
		return nil
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\ntimes are those of Asia/Shanghai\n", t.Render())
	return err
}

// lastTicks asks the ledger, where there is one, how each schedule went last.
func (s *settings) lastTicks(cmd *cobra.Command, list []schedules.Schedule, now time.Time) (last map[string]ledger.Tick, err error) {
	last = make(map[string]ledger.Tick)
	if _, err := os.Stat(s.ledger()); errors.Is(err, fs.ErrNotExist) {
		return last, nil
	}
	l, err := ledger.Open(cmd.Context(), s.ledger())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	for _, sch := range list {
		tick, ok, err := l.LastTick(cmd.Context(), sch.ID, now)
		if err != nil {
			return nil, err
		}
		if ok {
			last[sch.ID] = tick
		}
	}
	return last, nil
}

// lastOutcome says how a tick went.
func lastOutcome(t ledger.Tick) string {
	switch {
	case t.Outcome == schedules.Begun:
		return "counted from here on"
	case t.Finished.IsZero() && t.Detail != "":
		return "not ended: " + t.Detail
	case t.Finished.IsZero():
		return "not ended"
	case t.Detail != "":
		return t.Outcome + ": " + t.Detail
	}
	return t.Outcome
}

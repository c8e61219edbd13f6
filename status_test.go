package harvest

import (
	"strings"
	"testing"
	"time"

	"harvest/ledger"
	"harvest/warehouse"
)

func TestStatusSaysWhatWasLeftUndone(t *testing.T) {
	noon := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	ran := func(outcome string, ended time.Time) []ledger.Run {
		return []ledger.Run{{ID: "r", Outcome: outcome, Started: noon, Finished: ended}}
	}
	published := &warehouse.Release{ID: "2026-01-31.1", Made: noon}
	tick := func(outcome string) ledger.Tick {
		return ledger.Tick{Schedule: "season", Due: noon, Outcome: outcome, Detail: "signal: killed"}
	}
	for name, c := range map[string]struct {
		status Status
		want   string // "" where all is well
	}{
		"a run published":               {Status{Release: published, Runs: ran("ok", noon.Add(-time.Second))}, ""},
		"in the second it ended":        {Status{Release: published, Runs: ran("ok", noon.Add(900*time.Millisecond))}, ""},
		"a run died before it did":      {Status{Release: published, Runs: ran("ok", noon.Add(time.Minute))}, "the last run published nothing"},
		"a run is under way":            {Status{Release: published, Runs: ran("ok", noon.Add(time.Minute)), Running: &Holder{}}, ""},
		"a run was held":                {Status{Release: published, Runs: ran("held", noon.Add(time.Minute))}, "the last run was held by a gate"},
		"a scheduled run failed":        {Status{Release: published, Ticks: []ledger.Tick{tick("failed"), tick("ok")}}, "schedule season failed when it was last due: signal: killed"},
		"a scheduled run failed before": {Status{Release: published, Ticks: []ledger.Tick{tick("ok"), tick("failed")}}, ""},
	} {
		c.status.At = noon.Add(time.Hour)
		next := c.status.advice()
		if c.want == "" && len(next) == 0 || len(next) == 1 && c.want != "" && strings.HasPrefix(next[0], c.want) {
			continue
		}
		t.Errorf("%s: advice() = %q; want %q alone", name, next, c.want)
	}
}

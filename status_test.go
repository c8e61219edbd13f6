package harvest

import (
	"strings"
	"testing"
	"time"

	"harvest/ledger"
	"harvest/warehouse"
)

// What a person should do next follows from what there is, the most urgent first.
func TestStatusSaysWhatToDoNext(t *testing.T) {
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	fresh := &warehouse.Release{Made: now.Add(-time.Hour)}
	ended := []ledger.Run{{ID: "r", Outcome: "ok", Started: now.Add(-2 * time.Hour), Finished: now.Add(-time.Hour)}}
	source := func(status, failure string) []warehouse.SourceStatus {
		return []warehouse.SourceStatus{{Source: "s", Status: status, Failure: failure}}
	}
	for name, test := range map[string]struct {
		status Status
		want   string // the beginning of the first advice, "" for none
	}{
		"all well":            {Status{Release: fresh, Runs: ended}, ""},
		"nothing published":   {Status{Runs: ended}, "nothing is published yet"},
		"a run under way":     {Status{Running: &Holder{Holder: "harvest run"}, Runs: []ledger.Run{{ID: "r"}}}, ""},
		"stopped":             {Status{Release: fresh, Runs: []ledger.Run{{ID: "r"}}}, "the last run was stopped"},
		"held":                {Status{Release: fresh, Runs: []ledger.Run{{ID: "r", Outcome: "held", Finished: now}}}, "the last run was held by a gate"},
		"an old release":      {Status{Release: &warehouse.Release{Made: now.Add(-240 * time.Hour)}}, "the release is 10 days old"},
		"a wall":              {Status{Release: fresh, Runs: ended, Troubled: source("failed", "blocked:captcha")}, "1 sources are behind a wall"},
		"a page gone":         {Status{Release: fresh, Runs: ended, Troubled: source("partial", "410")}, "1 sources have pages that are gone"},
		"a list that shrank":  {Status{Release: fresh, Runs: ended, Troubled: source("shrunk", "")}, "1 sources list far less"},
		"a list of nothing":   {Status{Release: fresh, Runs: ended, Troubled: source("empty", "")}, "1 sources list no report at all"},
		"a site not answered": {Status{Release: fresh, Runs: ended, Troubled: source("failed", "timeout")}, "1 sources could not be had"},
	} {
		test.status.At = now
		got := strings.Join(test.status.advice(), "\n")
		if !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: advice %q; want it to begin %q", name, got, test.want)
		}
	}
}

// What the last run and the schedules left undone is said.
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

package schedules

import (
	"errors"
	"strings"
	"testing"
	"time"

	"harvest/report"
)

func allow([]string) error { return nil }

func read(t *testing.T, content string) []Schedule {
	t.Helper()
	list, err := Read("s.yaml", []byte(content), allow)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// day is a time of people's: 2026-01-02 00:30.
func day(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", text, report.Shanghai())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestNextKeepsToTheDaysOfTheYear(t *testing.T) {
	for _, c := range []struct{ schedule, after, want string }{
		{`{when: "30 0 * * *", from: 01-02, to: 04-15}`, "2025-12-20 12:00", "2026-01-02 00:30"},
		{`{when: "30 0 * * *", from: 01-02, to: 04-15}`, "2026-01-02 00:30", "2026-01-03 00:30"},
		{`{when: "30 0 * * *", from: 01-02, to: 04-15}`, "2026-04-14 00:30", "2026-04-15 00:30"},
		{`{when: "30 0 * * *", from: 01-02, to: 04-15}`, "2026-04-15 00:30", "2027-01-02 00:30"},
		{`{when: "30 0 * * *", from: 04-16, to: 01-01}`, "2026-04-15 12:00", "2026-04-16 00:30"},
		{`{when: "30 0 * * *", from: 04-16, to: 01-01}`, "2025-12-31 00:30", "2026-01-01 00:30"},
		{`{when: "30 0 * * *", from: 04-16, to: 01-01}`, "2026-01-01 00:30", "2026-04-16 00:30"},
		{`{when: "0 0 * * *", from: 03-01, to: 03-01}`, "2026-01-01 00:30", "2026-03-01 00:00"},
		{`{when: "0 0 * * *", from: 02-29, to: 02-29}`, "2025-01-01 00:30", "2028-02-29 00:00"},
		{`{when: "30 0 * * 0"}`, "2026-11-23 22:41", "2026-11-29 00:30"},
		// Where both days are given either is enough: cron's own rule.
		{`{when: "30 0 1 * 0"}`, "2026-11-29 00:30", "2026-12-01 00:30"},
		{`{when: "30 0 1 * 0"}`, "2026-12-01 00:30", "2026-12-06 00:30"},
	} {
		s := read(t, "schedules:\n- "+strings.Replace(c.schedule, "{", "{id: s, command: run, ", 1))[0]
		if got := shown(s.Next(day(t, c.after).UTC())); got != c.want {
			t.Errorf("%s: Next(%s) = %s, want %s", c.schedule, c.after, got, c.want)
		}
	}
}

func TestWhatIsWrongInAFileIsSaidWithItsLine(t *testing.T) {
	for name, c := range map[string]struct{ content, says string }{
		"empty":            {"schedules: []", "s.yaml: schedules: missing"},
		"unknown key":      {"schedules:\n- id: a\n  wen: x", `s.yaml:3:3: unknown field "wen"`},
		"id":               {"schedules:\n- id: A B\n  when: '0 0 * * *'\n  command: run", `s.yaml:2: A B: id: "A B": want lower-case`},
		"twice":            {"schedules:\n- {id: a, when: 0 0 * * *, command: run}\n- {id: a, when: 0 0 * * *, command: run}", "s.yaml:3: a: id: it is there twice"},
		"cron":             {"schedules:\n- id: a\n  when: '0 25 * * *'\n  command: run", `s.yaml:3: a: when: "0 25 * * *": end of range`},
		"six fields":       {"schedules:\n- id: a\n  when: '0 0 0 * * *'\n  command: run", "s.yaml:3: a: when:"},
		"descriptor":       {"schedules:\n- id: a\n  when: '@daily'\n  command: run", "s.yaml:3: a: when:"},
		"no when":          {"schedules:\n- id: a\n  command: run", "s.yaml:2: a: when:"},
		"zone":             {"schedules:\n- id: a\n  when: 'CRON_TZ=UTC 0 0 * * *'\n  command: run", "name no zone"},
		"zone alone":       {"schedules:\n- id: a\n  when: 'TZ=UTC'\n  command: run", "name no zone"},
		"never":            {"schedules:\n- id: a\n  when: '0 0 30 2 *'\n  command: run", "no day has such a time"},
		"never in season":  {"schedules:\n- id: a\n  when: '0 0 1 7 *'\n  from: 01-02\n  to: 04-15\n  command: run", "no day has such a time"},
		"no such day":      {"schedules:\n- id: a\n  when: '0 0 * * *'\n  from: 01-02\n  to: 04-31\n  command: run", `s.yaml:5: a: to: "04-31": want a month and a day`},
		"from alone":       {"schedules:\n- id: a\n  when: '0 0 * * *'\n  from: 01-02\n  command: run", "s.yaml:4: a: from: from and to go together"},
		"limit":            {"schedules:\n- id: a\n  when: '0 0 * * *'\n  command: run\n  limit: -1h", "s.yaml:5: a: limit: -1h0m0s: want a duration"},
		"no command":       {"schedules:\n- id: a\n  when: '0 0 * * *'", "s.yaml:2: a: command: missing"},
		"command":          {"schedules:\n- id: a\n  when: '0 0 * * *'\n  command: dance", "s.yaml:4: a: command: who knows how to [dance]"},
		"a list of things": {"schedules:\n- 3", "s.yaml:2:"},
	} {
		_, err := Read("s.yaml", []byte(c.content), func(words []string) error {
			if words[0] == "dance" {
				return errors.New("who knows how to [dance]")
			}
			return nil
		})
		var at *report.FileError
		if !errors.As(err, &at) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: Read = %v; want a *report.FileError that says %q", name, err, c.says)
		}
	}
}

// In no year does an embedded schedule have to wait for another that keeps its
// limit, and every night of the season has its tick.
func TestTheEmbeddedSchedulesDoNotCollide(t *testing.T) {
	name, content := Embedded()
	list, err := Read(name, content, allow)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 3 {
		t.Fatalf("%d schedules, want season, weekly and old-years", len(list))
	}
	count := make(map[string]int)
	var free time.Time // when the command before has ended at the latest
	var before string
	for now := day(t, "2026-01-01 00:00"); ; {
		first := list[0]
		for _, s := range list[1:] {
			if s.Next(now).Before(first.Next(now)) {
				first = s
			}
		}
		if now = first.Next(now); now.Year() > 2035 {
			break
		}
		if now.Before(free) {
			t.Errorf("%s is due at %s, while %s may run until %s", first.ID, shown(now), before, shown(free))
		}
		free, before = now.Add(first.Limit), first.ID
		count[first.ID]++
	}
	// Ten years, 2028 and 2032 of them leap years.
	if count["season"] != 10*104+2 || count["old-years"] != 120 || count["weekly"] < 10*36 || count["weekly"] > 10*38 {
		t.Errorf("in ten years %v ticks; want 104 or 105 nights a season, 12 months and 37 weeks or so a year", count)
	}
}

func TestALimitIsTwentyHoursWhereNothingIsSaid(t *testing.T) {
	s := read(t, "schedules: [{id: s, when: 0 0 * * *, command: run --source a}]")[0]
	if s.Limit != 20*time.Hour || len(s.Words()) != 3 {
		t.Errorf("limit %v, words %q; want 20h and three words", s.Limit, s.Words())
	}
}

func TestOfVeryManyPassedTheLastAreKept(t *testing.T) {
	s := read(t, "schedules: [{id: s, when: '* * * * *', command: run}]")[0]
	got := s.between(day(t, "2025-11-23 00:00"), day(t, "2026-11-23 00:00"))
	if len(got) != mostPassed || shown(got[len(got)-1]) != "2026-11-23 00:00" || got[1].Sub(got[0]) != time.Minute {
		t.Errorf("%d times up to %s; want the last %d", len(got), shown(got[len(got)-1]), mostPassed)
	}
	if got := s.between(day(t, "2026-11-23 00:00"), day(t, "2026-11-23 00:00")); len(got) != 0 {
		t.Errorf("between a time and itself %v, want none", got)
	}
}

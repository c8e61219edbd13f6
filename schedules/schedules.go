// Package schedules says when: which command is due at which time of the year,
// and that it is run once for each such time, over restarts, nights without
// power, clocks that are set and commands that fail. What a command does, and how
// it is run, is left to the caller.
package schedules

import (
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"harvest/report"
)

// defaultLimit is how long a command may take where its schedule does not say.
const defaultLimit = 20 * time.Hour

// A Schedule is a command and the times at which it is due, in Asia/Shanghai.
type Schedule struct {
	ID      string        `yaml:"id"`
	When    string        `yaml:"when"` // cron, five fields
	From    string        `yaml:"from"` // first day of the year, as 01-02; with To
	To      string        `yaml:"to"`   // last day of the year, as 04-15; may lie before From, over New Year
	Command string        `yaml:"command"`
	Limit   time.Duration `yaml:"limit"` // after so long the command is asked to end

	File string `yaml:"-"` // where it was read from
	Line int    `yaml:"-"` // in File, from 1; 0 where it cannot be told

	spec     cron.Schedule
	from, to int // month and day, as 102 and 415; 0 for the whole year
}

//go:embed schedules.yaml
var embedded []byte

// Embedded returns the file of schedules that comes with harvest.
func Embedded() (name string, content []byte) { return "schedules/schedules.yaml", embedded }

var scheduleID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Read reads a file of schedules. Whether a command, parted into words, can be
// run is asked of check. What is wrong is a *report.FileError with its line.
func Read(name string, content []byte, check func(words []string) error) ([]Schedule, error) {
	var file struct {
		Schedules []Schedule `yaml:"schedules"`
	}
	if err := report.DecodeYAML(name, content, &file); err != nil {
		return nil, err
	}
	if len(file.Schedules) == 0 {
		return nil, &report.FileError{File: name, Key: "schedules", Err: errors.New("missing: want one at least")}
	}
	seen := make(map[string]bool)
	for i := range file.Schedules {
		s := &file.Schedules[i]
		s.File, s.Line = name, report.LineOf(content, fmt.Sprintf("$.schedules[%d]", i))
		key, err := s.prepare()
		if err == nil && seen[s.ID] {
			key, err = "id", errors.New("it is there twice")
		}
		if err == nil {
			key, err = "command", check(s.Words())
		}
		if err != nil {
			if line := report.LineOf(content, fmt.Sprintf("$.schedules[%d].%s", i, key)); line > 0 {
				s.Line = line
			}
			return nil, &report.FileError{File: name, Line: s.Line, Key: s.ID + ": " + key, Err: err}
		}
		seen[s.ID] = true
	}
	return file.Schedules, nil
}

// prepare fills in what follows from the fields; it returns the key that is
// wrong, and why.
func (s *Schedule) prepare() (key string, err error) {
	if !scheduleID.MatchString(s.ID) {
		return "id", fmt.Errorf("%q: want lower-case words joined by hyphens", s.ID)
	}
	if strings.Contains(s.When, "TZ=") {
		return "when", fmt.Errorf("%q: schedules are in Asia/Shanghai, and name no zone", s.When)
	}
	parser := cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)
	if s.spec, err = parser.Parse(s.When); err != nil {
		return "when", fmt.Errorf("%q: %w", s.When, err)
	}
	if (s.From == "") != (s.To == "") {
		return "from", errors.New("from and to go together")
	}
	if s.From != "" {
		if s.from, err = dayOfYear(s.From); err != nil {
			return "from", err
		}
		if s.to, err = dayOfYear(s.To); err != nil {
			return "to", err
		}
	}
	switch {
	case s.Limit < 0:
		return "limit", fmt.Errorf("%v: want a duration such as 8h", s.Limit)
	case s.Limit == 0:
		s.Limit = defaultLimit
	}
	if len(s.Words()) == 0 {
		return "command", errors.New("missing: want what would be typed after harvest")
	}
	if s.Next(time.Date(2026, 1, 1, 0, 0, 0, 0, report.Shanghai())).IsZero() {
		return "when", fmt.Errorf("%q: no day has such a time", s.When)
	}
	return "", nil
}

// dayOfYear reads 04-15 as 415.
func dayOfYear(text string) (int, error) {
	t, err := time.Parse("2006-01-02", "2024-"+text) // a leap year
	if err != nil {
		return 0, fmt.Errorf("%q: want a month and a day, such as 04-15", text)
	}
	return int(t.Month())*100 + t.Day(), nil
}

// Words are the command, parted at its spaces.
func (s Schedule) Words() []string { return strings.Fields(s.Command) }

// Next returns the first time after t at which the schedule is due, in
// Asia/Shanghai; the zero time if none comes within five years.
func (s Schedule) Next(t time.Time) time.Time {
	t = t.In(report.Shanghai())
	for end := t.AddDate(5, 0, 0); ; {
		t = s.spec.Next(t)
		switch {
		case t.IsZero() || t.After(end):
			return time.Time{}
		case s.inSeason(t):
			return t
		}
		t = s.opening(t).Add(-time.Second)
	}
}

// inSeason reports whether a day lies between from and to.
func (s Schedule) inSeason(t time.Time) bool {
	day := int(t.Month())*100 + t.Day()
	if s.from <= s.to {
		return s.from == 0 || s.from <= day && day <= s.to
	}
	return s.from <= day || day <= s.to
}

// opening returns the next midnight after t at which a season begins.
func (s Schedule) opening(t time.Time) time.Time {
	for year := t.Year(); ; year++ {
		if begin := time.Date(year, time.Month(s.from/100), s.from%100, 0, 0, 0, 0, t.Location()); begin.After(t) {
			return begin
		}
	}
}

// sameTimes reports whether two schedules are due at the same times.
func (s Schedule) sameTimes(other Schedule) bool {
	return s.When == other.When && s.from == other.from && s.to == other.to
}

// mostPassed bounds how many ticks that were passed over are noted one by one.
const mostPassed = 400

// between returns the times at which a schedule is due after one time and up to
// another; of very many the last ones.
func (s Schedule) between(after, until time.Time) []time.Time {
	var times []time.Time
	for t := s.Next(after); !t.IsZero() && !t.After(until); t = s.Next(t) {
		if times = append(times, t); len(times) > 2*mostPassed {
			times = append(times[:0], times[len(times)-mostPassed:]...)
		}
	}
	return times[max(0, len(times)-mostPassed):]
}

// shown is a time as people are shown it.
func shown(t time.Time) string { return t.In(report.Shanghai()).Format("2006-01-02 15:04") }

package harvest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"harvest/ledger"
	"harvest/report"
	"harvest/warehouse"
)

// A Status is how harvest stands: what ran, what is published, which sources are
// well, and what a person should do next.
type Status struct {
	At       time.Time                `json:"at"`
	Running  *Holder                  `json:"running,omitempty"`  // who has the lock of the runs
	Schedule *Holder                  `json:"schedule,omitempty"` // who keeps the schedule
	Release  *warehouse.Release       `json:"release,omitempty"`  // nil where none is published
	Outdated bool                     `json:"outdated,omitempty"` // an older harvest made the release: its sources are not known
	Runs     []ledger.Run             `json:"runs"`               // newest first
	Ticks    []ledger.Tick            `json:"ticks"`              // newest first
	Sources  map[string]int           `json:"sources"`            // by status
	Failures map[string]int           `json:"failures"`           // sources by how their first lost request ended
	Troubled []warehouse.SourceStatus `json:"troubled"`           // sources that are not ok
	Resting  []ledger.HostTime        `json:"resting"`            // hosts that are not asked now
	OldTLS   []OldTLS                 `json:"old_tls"`            // hosts that are asked by old protocols
	Next     []string                 `json:"next"`               // what to do, the most urgent first
}

// An OldTLS is what a source says of hosts that are asked by old protocols.
type OldTLS struct {
	Source string   `json:"source"`
	Hosts  []string `json:"hosts"`
	Reason string   `json:"reason"`
}

// A Holder is a process at work.
type Holder struct {
	Holder string    `json:"holder"`
	Since  time.Time `json:"since"`
}

// Names of the locks in the ledger.
const (
	RunLock      = "run"      // of every command that writes
	ScheduleLock = "schedule" // of harvest schedule
)

// restsAt is how long a host must rest to be worth a line.
const restsAt = 10 * time.Minute

// Look returns how harvest stands, from the ledger, the newest release in a folder
// and the sources as configured. It changes nothing and disturbs no run. How the
// sources are is told as that release has it. The ledger may be nil, as it is
// beside a copy of the releases.
func Look(ctx context.Context, l *ledger.Ledger, releases string, sources []report.Source, now time.Time) (s Status, err error) {
	s = Status{At: now.UTC(), Sources: make(map[string]int), Failures: make(map[string]int)}
	for _, src := range sources {
		if len(src.TLS.Legacy) > 0 {
			s.OldTLS = append(s.OldTLS, OldTLS{src.ID, src.TLS.Legacy, src.TLS.Reason})
		}
	}
	if l != nil {
		if err := s.remembered(ctx, l); err != nil {
			return s, err
		}
	}
	if err := s.published(ctx, releases); err != nil {
		return s, err
	}
	s.Next = s.advice()
	return s, nil
}

// remembered takes over what the ledger knows of runs, schedules and hosts.
func (s *Status) remembered(ctx context.Context, l *ledger.Ledger) (err error) {
	if s.Running, err = holder(ctx, l, RunLock); err != nil {
		return err
	}
	if s.Schedule, err = holder(ctx, l, ScheduleLock); err != nil {
		return err
	}
	if s.Runs, err = l.Runs(ctx); err != nil {
		return err
	}
	slices.Reverse(s.Runs)
	s.Runs = s.Runs[:min(len(s.Runs), 5)]
	if s.Ticks, err = l.Ticks(ctx, 50); err != nil {
		return err
	}
	hosts, err := l.Hosts(ctx)
	if err != nil {
		return err
	}
	for _, h := range hosts {
		if h.Next.Sub(s.At) > restsAt {
			s.Resting = append(s.Resting, h)
		}
	}
	return nil
}

func holder(ctx context.Context, l *ledger.Ledger, name string) (*Holder, error) {
	held, is, err := l.Holder(ctx, name)
	if err != nil || !is {
		return nil, err
	}
	return &Holder{held.Holder, held.Since}, nil
}

// published takes over what the newest release says of its sources.
func (s *Status) published(ctx context.Context, releases string) (err error) {
	r, err := warehouse.Current(releases)
	if errors.Is(err, warehouse.ErrNoRelease) {
		return nil
	}
	if err != nil {
		return err
	}
	s.Release = &r
	w, err := r.Open(ctx)
	if errors.Is(err, warehouse.ErrOlder) {
		s.Outdated = true
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	all, err := w.SourceStatus(ctx)
	for _, src := range all {
		s.Sources[src.Status]++
		if src.Failure != "" && src.Status != "disabled" {
			s.Failures[src.Failure]++
		}
		if src.Status != "ok" && src.Status != "disabled" {
			s.Troubled = append(s.Troubled, src)
		}
	}
	return err
}

// unpublished reports whether the newest run ended its crawl, and no release was
// made since: it was killed before it published, or was not to publish.
func (s *Status) unpublished() bool {
	if s.Running != nil || s.Release == nil || len(s.Runs) == 0 {
		return false
	}
	last := s.Runs[0]
	return last.Outcome != "held" && s.Release.Made.Before(last.Finished.Truncate(time.Second)) // releases know no less than a second
}

// failed returns the newest tick of each schedule where that failed.
func (s *Status) failed() []ledger.Tick {
	var failed []ledger.Tick
	met := make(map[string]bool)
	for _, tick := range s.Ticks {
		if !met[tick.Schedule] && tick.Outcome == "failed" {
			failed = append(failed, tick)
		}
		met[tick.Schedule] = true
	}
	return failed
}

// OldRelease is how old a release may be before somebody should wonder: the
// season's default outside of it is weekly.
const OldRelease = 9 * 24 * time.Hour

// advice says what a person should do next.
func (s *Status) advice() []string {
	var next []string
	say := func(format string, args ...any) { next = append(next, fmt.Sprintf(format, args...)) }
	if len(s.Runs) > 0 && s.Runs[0].Outcome == "held" {
		say("the last run was held by a gate: look at the sites it names, mend their sources, or publish all the same: harvest publish --accept \"why\"")
	}
	switch {
	case s.Running != nil:
	case s.Release == nil:
		say("nothing is published yet: harvest run")
	case len(s.Runs) > 0 && s.Runs[0].Finished.IsZero():
		say("the last run was stopped before its end: harvest run goes on from there")
	}
	if s.unpublished() {
		say("the last run published nothing: harvest run, or harvest publish")
	}
	for _, tick := range s.failed() {
		say("schedule %s failed when it was last due: %s; it runs again at its next time, or now: harvest run", tick.Schedule, tick.Detail)
	}
	if s.Outdated {
		say("an older harvest made the release: harvest run makes a new one; harvest doctor says what may be in its way")
	}
	if s.Release != nil && s.At.Sub(s.Release.Made) > OldRelease {
		say("the release is %.0f days old: does harvest schedule run? harvest schedule --list says when it should", s.At.Sub(s.Release.Made).Hours()/24)
	}
	walls, gone, shrunk, broken, access, empty := 0, 0, 0, 0, 0, 0
	for _, src := range s.Troubled {
		switch {
		case strings.HasPrefix(src.Failure, "blocked:"):
			walls++
		case src.Status == "empty":
			empty++
		case src.Status == "shrunk":
			shrunk++
		case src.Status == "broken":
			broken++
		case src.Failure == "404" || src.Failure == "410" || src.Failure == "dns":
			gone++
		case src.Status == "failed":
			access++
		}
	}
	if walls > 0 {
		say("%d sources are behind a wall: ask the agency for its files and add them: harvest archive add", walls)
	}
	if gone > 0 {
		say("%d sources have pages that are gone: look whether the column has moved, and mend column or site in the source's file", gone)
	}
	if shrunk > 0 {
		say("%d sources list far less than they did: look at the page; the kept rows say since when they are stale", shrunk)
	}
	if broken > 0 {
		say("%d sources have pages that hold no longer the report that they held: view problem has what stands there now", broken)
	}
	if empty > 0 {
		say("%d sources list no report at all: look at the page, and at column and platform in the source's file", empty)
	}
	if access > 0 {
		say("%d sources could not be had: harvest retry last, and look at exchange.detail if it stays so", access)
	}
	return next
}

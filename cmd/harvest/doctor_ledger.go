package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"time"

	"harvest"
	"harvest/crawl"
	"harvest/ledger"
	"harvest/schedules"
)

func checkLedger(_ context.Context, p *patient) diagnosis {
	const anew = "end every harvest, move ledger.db, ledger.db-wal and ledger.db-shm away together, or put a copy of them back: docs/operating.md, Backup and restore"
	switch {
	case errors.Is(p.ledgerErr, fs.ErrNotExist):
		return ok("none yet: the first run makes it")
	case errors.Is(p.ledgerErr, ledger.ErrNewer):
		return fail("use the harvest that wrote it, or a later one", "%v", p.ledgerErr)
	case errors.Is(p.ledgerErr, ledger.ErrNotLedger):
		return fail("move that file away", "%v", p.ledgerErr)
	case len(p.condition.Damage) > 0:
		return fail(anew, "damaged: %s", strings.Join(p.condition.Damage, "; "))
	case errors.Is(p.ledgerErr, errOlder):
		return note("copy it first if you may want to go back to that harvest",
			"sound, of version %d: the next run brings it to %d, which an older harvest refuses", p.condition.Version, p.condition.Known)
	case p.ledgerErr != nil:
		return fail("look at the file and its rights", "%v", p.ledgerErr)
	}
	return ok("sound, of version %d", p.condition.Version)
}

// longLock is how long no run should take.
const longLock = 24 * time.Hour

func checkLock(_ context.Context, p *patient) diagnosis {
	switch {
	case p.ledgerErr != nil:
		return unknown("ledger", p.ledgerErr)
	case p.holder == nil:
		return ok("free: no run is at work")
	case p.holder.Since.IsZero():
		return ok("just taken")
	}
	at := fmt.Sprintf("held by %s, since %s", p.holder.Holder, inShanghai(p.holder.Since))
	if p.now.Sub(p.holder.Since) > longLock {
		return warn("look whether that process still does something (harvest status); to end it kindly: kill -TERM its pid", "%s, more than %.0f hours", at, longLock.Hours())
	}
	return ok("%s", at)
}

func checkSchedule(ctx context.Context, p *patient) diagnosis {
	if p.ledgerErr != nil {
		return unknown("ledger", p.ledgerErr)
	}
	keeper, at, err := p.ledger.Holder(ctx, harvest.ScheduleLock)
	if err != nil {
		return fail("see ledger", "%v", err)
	}
	ticks, err := p.ledger.Ticks(ctx, 100)
	if err != nil {
		return fail("see ledger", "%v", err)
	}
	known, err := p.s.readSchedules("")()
	if err != nil {
		return fail("mend that line", "%v", err)
	}
	who := "harvest schedule is not at work"
	if at {
		who = fmt.Sprintf("kept by %s, since %s", keeper.Holder, inShanghai(keeper.Since))
	}
	return judgeTicks(who, at, ticks, known, p.now)
}

// judgeTicks says how the newest tick of each schedule went, and which has none
// where one was due. A tick may wait for as long as a command may take.
func judgeTicks(who string, kept bool, ticks []ledger.Tick, known []schedules.Schedule, now time.Time) diagnosis {
	if len(ticks) == 0 && !kept {
		return note("if no timer of the machine runs harvest either, start one: docs/operating.md, Installing", "%s, and never was", who)
	}
	newest := make(map[string]ledger.Tick)
	for _, t := range ticks { // newest first
		if _, met := newest[t.Schedule]; !met {
			newest[t.Schedule] = t
		}
	}
	state, went := isOK, []string{who}
	for _, s := range known {
		t, met := newest[s.ID]
		if !met {
			continue
		}
		came := t.Outcome
		if t.Finished.IsZero() {
			came = "not finished"
		}
		next := s.Next(t.Due)
		line := fmt.Sprintf("%s of %s: %s", s.ID, inShanghai(t.Due), came)
		switch late := next.Add(s.Limit); {
		case !next.IsZero() && now.After(late):
			state, line = isWarn, line+", overdue since "+inShanghai(next)
		case slices.Contains([]string{schedules.Failed, schedules.Held, schedules.Locked, schedules.Abandoned}, t.Outcome):
			state = isWarn
		}
		went = append(went, line)
	}
	d := diagnosis{State: state, Found: strings.Join(went, "; ")}
	if state == isWarn {
		d.Mend = "harvest status says what the last runs came to; is harvest schedule, or the timer, enabled and running?"
	}
	return d
}

// slack is how far clocks may be apart.
const slack = 2 * time.Minute

func checkNewestRun(ctx context.Context, p *patient) diagnosis {
	if p.ledgerErr != nil {
		return unknown("ledger", p.ledgerErr)
	}
	runs, err := p.ledger.Runs(ctx)
	switch {
	case err != nil:
		return fail("see ledger", "%v", err)
	case len(runs) == 0:
		return ok("none yet")
	}
	last := slices.MaxFunc(runs, func(a, b ledger.Run) int { return a.Started.Compare(b.Started) })
	if ahead := last.Started.Sub(p.now); ahead > slack {
		return fail("set the clock right (timedatectl); hosts are not asked before the times that the ledger holds", "run %s began in the future, in %s: the clock was set back", last.ID, ahead.Round(time.Second))
	}
	return ok("%s, began %s: %s", last.ID, inShanghai(last.Started), came(last))
}

func came(r ledger.Run) string {
	if r.Finished.IsZero() && r.Outcome == "" {
		return "not finished"
	}
	return r.Outcome
}

// checkClock holds this machine's clock against those of the sites that answered
// last, as both stood then.
func checkClock(ctx context.Context, p *patient) diagnosis {
	if p.archiveErr != nil {
		return unknown("archive's index", p.archiveErr)
	}
	newest, err := p.archive.Newest(ctx, 50)
	if err != nil {
		return fail("see archive", "%v", err)
	}
	asked := make(map[string]bool)
	var apart []time.Duration
	for _, x := range newest {
		host := crawl.HostOf(x.URL)
		if asked[host] {
			continue
		}
		whole, err := p.archive.Exchange(ctx, x.ID)
		if err != nil {
			continue // damage is told elsewhere
		}
		if date, err := http.ParseTime(whole.Header.Get("Date")); err == nil {
			asked[host] = true
			apart = append(apart, date.Sub(x.Fetched))
		}
	}
	return judgeClock(apart)
}

// judgeClock takes the middle of what sites say: one wrong site does not count.
func judgeClock(apart []time.Duration) diagnosis {
	if len(apart) == 0 {
		return ok("no dated answer in the archive to hold it against")
	}
	slices.Sort(apart)
	middle := apart[len(apart)/2].Round(time.Second)
	switch {
	case middle.Abs() <= slack:
		return ok("agrees with the %d sites that answered last, within %s", len(apart), max(middle.Abs(), time.Second))
	case middle > 0:
		return warn("set the clock right (timedatectl set-ntp true)", "was %s behind the %d sites that answered last", middle, len(apart))
	}
	return warn("set the clock right (timedatectl set-ntp true)", "was %s ahead of the %d sites that answered last", -middle, len(apart))
}

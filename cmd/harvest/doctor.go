package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"harvest"
	"harvest/archive"
	"harvest/ledger"
	"harvest/warehouse"
)

// States of a diagnosis, the lightest first.
const (
	isOK   = "ok"
	isNote = "note" // to know; nothing need be done
	isWarn = "warn" // something will go wrong, or is not as it should be
	isFail = "fail" // a night cannot go well
)

// A diagnosis is what one check found, and how to mend it.
type diagnosis struct {
	Check string `json:"check"`
	State string `json:"state"`
	Found string `json:"found"`
	Mend  string `json:"mend,omitempty"`
}

func ok(format string, args ...any) diagnosis {
	return diagnosis{State: isOK, Found: fmt.Sprintf(format, args...)}
}

// note, warn and fail take how to mend it first.
func note(mend, format string, args ...any) diagnosis {
	return diagnosis{State: isNote, Found: fmt.Sprintf(format, args...), Mend: mend}
}

func warn(mend, format string, args ...any) diagnosis {
	return diagnosis{State: isWarn, Found: fmt.Sprintf(format, args...), Mend: mend}
}

func fail(mend, format string, args ...any) diagnosis {
	return diagnosis{State: isFail, Found: fmt.Sprintf(format, args...), Mend: mend}
}

// A patient is an install and its data folder, opened as far as it can be without
// changing anything.
type patient struct {
	s      *settings // the defaults where the configuration cannot be read
	broken error     // why it cannot, nil where it can
	now    time.Time

	condition  ledger.Condition
	ledger     *ledger.Ledger // nil with ledgerErr
	ledgerErr  error
	holder     *harvest.Holder // of the lock of the runs, nil where nobody has it
	archive    *archive.Archive
	archiveErr error // why archive is nil
	release    warehouse.Release
	releaseErr error
}

// errOlder means a ledger would be changed by being opened.
var errOlder = errors.New("an older harvest wrote the ledger")

// A check looks at one thing.
type check struct {
	name string
	look func(context.Context, *patient) diagnosis
}

// checks lists what harvest doctor looks at, in the order it is printed.
func checks() []check {
	return []check{
		{"configuration", checkConfiguration}, {"contact", checkContact}, {"sources", checkSources}, {"proxies", checkProxies},
		{"data folder", checkDataFolder}, {"disk space", checkSpace}, {"file system", checkFileSystem},
		{"ledger", checkLedger}, {"lock", checkLock}, {"schedule", checkSchedule}, {"newest run", checkNewestRun}, {"clock", checkClock},
		{"archive", checkArchive}, {"torn", checkTorn}, {"unfinished", checkUnfinished},
		{"warehouse", checkWarehouse}, {"readings", checkReadings},
		{"release", checkRelease}, {"fixes", checkFixes}, {"leftovers", checkLeftovers}, {"old releases", checkOldReleases},
		{"open files", checkOpenFiles}, {"certificates", checkCertificates}, {"time zones", checkZones},
		{"programs", checkPrograms}, {"versions", checkVersions},
	}
}

// examine makes every check.
func (p *patient) examine(ctx context.Context) []diagnosis {
	var found []diagnosis
	for _, c := range checks() {
		d := c.look(ctx, p)
		d.Check = c.name
		found = append(found, d)
	}
	return found
}

// openPatient opens what can be opened. What cannot is for the checks to tell.
func openPatient(ctx context.Context, c *config, now time.Time) *patient {
	p := &patient{now: now}
	p.s, p.broken = c.asFarAsRead()
	p.openLedger(ctx)
	if _, err := os.Stat(filepath.Join(p.s.archive(), "index.db")); err != nil {
		p.archiveErr = err // to open the archive would build the index
	} else {
		p.archive, p.archiveErr = archive.Open(ctx, p.s.archive(), archive.Options{ReadOnly: true})
	}
	p.release, p.releaseErr = warehouse.Current(p.s.releases())
	return p
}

func (p *patient) openLedger(ctx context.Context) {
	if p.condition, p.ledgerErr = ledger.Examine(ctx, p.s.ledger()); p.ledgerErr != nil {
		return
	}
	if p.condition.Version < p.condition.Known {
		p.ledgerErr = errOlder
		return
	}
	if p.ledger, p.ledgerErr = ledger.Open(ctx, p.s.ledger()); p.ledgerErr != nil {
		return
	}
	held, is, err := p.ledger.Holder(ctx, harvest.RunLock)
	if err != nil {
		p.ledgerErr = err
	} else if is {
		p.holder = &harvest.Holder{Holder: held.Holder, Since: held.Since}
	}
}

func (p *patient) close() error {
	var err error
	if p.archive != nil {
		err = p.archive.Close()
	}
	if p.ledger != nil {
		err = errors.Join(err, p.ledger.Close())
	}
	return err
}

// unknown is the diagnosis of what hangs on a part that is not open.
func unknown(part string, err error) diagnosis {
	if errors.Is(err, fs.ErrNotExist) {
		return ok("not known: the %s is not there yet", part)
	}
	return note("see "+part, "not known: the %s does not open", part)
}

// asFarAsRead returns the settings; of a configuration that is wrong those that
// could be read, and why not all.
func (c *config) asFarAsRead() (*settings, error) {
	s, err := c.settings()
	if s != nil {
		return s, err
	}
	s = &settings{configFile: configFile{Data: "data"}}
	if _, broken := c.read(&s.configFile); broken != nil && !filepath.IsAbs(s.Data) {
		s.Data = filepath.Join(filepath.Dir(c.file), s.Data)
	}
	if env := os.Getenv("HARVEST_DATA"); env != "" {
		s.Data = env
	}
	if c.data != "" {
		s.Data = c.data
	}
	return s, err
}

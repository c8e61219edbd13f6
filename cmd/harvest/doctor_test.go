package main

import (
	"encoding/binary"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"harvest"
	"harvest/archive"
	"harvest/ledger"
	"harvest/report"
	"harvest/schedules"
	"harvest/warehouse"
)

// A ward is a folder to be examined, with what a test makes wrong in it.
type ward struct {
	*testing.T
	dir string // holds harvest.yaml; the data folder is data in it
	now time.Time
}

func newWard(t *testing.T) ward {
	w := ward{t, t.TempDir(), time.Now().Truncate(time.Second)}
	w.write("harvest.yaml", "contact: https://example.org/harvest\n")
	if err := os.MkdirAll(w.at("data/releases"), 0o755); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w ward) at(path string) string { return filepath.Join(w.dir, filepath.FromSlash(path)) }

func (w ward) write(path, text string) {
	w.Helper()
	if err := os.MkdirAll(filepath.Dir(w.at(path)), 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(w.at(path), []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
}

// ledger opens the ledger for as long as the test runs.
func (w ward) ledger() *ledger.Ledger {
	w.Helper()
	l, err := ledger.Open(w.Context(), w.at("data/ledger.db"))
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { l.Close() })
	return l
}

// patch writes bytes into a ledger that is closed.
func (w ward) patch(offset int, b ...byte) {
	w.Helper()
	if err := w.ledger().Close(); err != nil {
		w.Fatal(err)
	}
	text, err := os.ReadFile(w.at("data/ledger.db"))
	if err != nil {
		w.Fatal(err)
	}
	copy(text[offset:], b)
	w.write("data/ledger.db", string(text))
}

// version makes the ledger one of another harvest.
func (w ward) version(n uint32) { w.patch(60, binary.BigEndian.AppendUint32(nil, n)...) } // where SQLite has user_version

// answered puts answers into the archive, of sites whose clocks go so far ahead.
func (w ward) answered(ahead ...time.Duration) {
	w.Helper()
	a, err := archive.Open(w.Context(), w.at("data/archive"), archive.Options{})
	if err != nil {
		w.Fatal(err)
	}
	defer a.Close()
	for i, d := range ahead {
		x := archive.Exchange{Method: "GET", URL: "http://www." + string(rune('a'+i)) + ".test/", Kind: archive.Article, Fetched: w.now, Outcome: "ok", Status: 200,
			RequestHeader: http.Header{}, Header: http.Header{"Date": {w.now.Add(d).UTC().Format(http.TimeFormat)}}}
		if _, _, err := a.Keep(w.Context(), x, []byte("a page")); err != nil {
			w.Fatal(err)
		}
	}
	if _, err := a.Sync(); err != nil {
		w.Fatal(err)
	}
	if err := a.Index(w.Context()); err != nil {
		w.Fatal(err)
	}
}

func (w ward) warehouse() *warehouse.Warehouse {
	w.Helper()
	wh, err := warehouse.Open(w.Context(), w.at("data/warehouse.duckdb"), version)
	if err != nil {
		w.Fatal(err)
	}
	return wh
}

func (w ward) published(made ...time.Time) {
	w.Helper()
	wh := w.warehouse()
	defer wh.Close()
	if err := wh.SetReference(w.Context(), warehouse.Reference{}); err != nil {
		w.Fatal(err)
	}
	for _, at := range made {
		if _, err := wh.Publish(w.Context(), w.at("data/releases"), at); err != nil {
			w.Fatal(err)
		}
	}
}

// examine returns what the checks found, by name.
func (w ward) examine() map[string]diagnosis {
	w.Helper()
	p := openPatient(w.Context(), &config{file: w.at("harvest.yaml")}, w.now)
	found := make(map[string]diagnosis)
	for _, d := range p.examine(w.Context()) {
		found[d.Check] = d
	}
	if err := p.close(); err != nil {
		w.Error(err)
	}
	return found
}

// ailments are folders with one thing wrong, and what the check is to say of it.
var ailments = []struct {
	name, check, state, says string
	make                     func(w ward)
}{
	{"a key that is none", "configuration", isFail, "harvest.yaml:2:1: unknown field \"pase\"", func(w ward) { w.write("harvest.yaml", "data: data\npase: 3s\n") }},
	{"a source that is wrong", "configuration", isFail, "sources/s.yaml:2: s: platform", func(w ward) {
		w.write("harvest.yaml", "sources: [sources]\n")
		w.write("sources/s.yaml", "sources:\n- {id: s, covers: {region: \"990100\"}, platform: none, site: http://a.test, column: /}\n")
	}},
	{"no contact", "contact", isWarn, "cannot write to anyone", func(w ward) { w.write("harvest.yaml", "data: data\n") }},
	{"no source", "sources", isWarn, "nothing to crawl", func(ward) {}},
	{"a source at a private address", "sources", isNote, "1 enabled, 1 of them", func(w ward) {
		w.write("harvest.yaml", "sources: [sources]\n")
		w.write("sources/s.yaml", "sources:\n- {id: s, covers: {region: \"990100\"}, platform: trs, site: http://a.test, column: /, private: true}\n")
	}},
	{"a source that is asked by old TLS", "sources", isNote, "asked by old TLS: s", func(w ward) {
		w.write("harvest.yaml", "sources: [sources]\n")
		w.write("sources/s.yaml", "sources:\n- {id: s, covers: {region: \"990100\"}, platform: trs, site: https://a.test, column: /, tls: {legacy: [a.test], reason: RSA only}}\n")
	}},
	{"a proxy in the environment", "proxies", isNote, "sets HTTPS_PROXY: ignored", func(w ward) { w.Setenv("HTTPS_PROXY", "http://user:secret@127.0.0.1:1") }},
	{"no data folder", "data folder", isWarn, "is not there", func(w ward) { w.write("harvest.yaml", "data: elsewhere\n") }},
	{"a file in the place of the data folder", "data folder", isFail, "is no folder", func(w ward) {
		w.write("harvest.yaml", "data: file\n")
		w.write("file", "")
	}},
	{"nights that leave no room", "disk space", isFail, "room for 0 nights", func(w ward) {
		name := "data/archive/warc/" + w.now.UTC().Format("20060102150405") + "-1-00001.warc.gz"
		w.write(name, "")
		if err := os.Truncate(w.at(name), 1<<42); err != nil { // a hole: takes no room
			w.Fatal(err)
		}
	}},
	{"a file in the place of the releases", "file system", isFail, "not a directory", func(w ward) {
		if err := os.Remove(w.at("data/releases")); err != nil {
			w.Fatal(err)
		}
		w.write("data/releases", "")
	}},
	{"a ledger that is none", "ledger", isFail, "not a ledger", func(w ward) { w.write("data/ledger.db", strings.Repeat("no database\n", 200)) }},
	{"a newer ledger", "ledger", isFail, "newer than this harvest", func(w ward) { w.version(99) }},
	{"an older ledger", "ledger", isNote, "of version 1: the next run brings it to", func(w ward) { w.version(1) }},
	{"a damaged ledger", "ledger", isFail, "damaged: ", func(w ward) { w.patch(3*4096, slices.Repeat([]byte{0xff}, 3*4096)...) }},
	{"a run that does not end", "lock", isWarn, "held by harvest run, pid 7 on box, since", func(w ward) {
		if _, err := w.ledger().Lock(w.Context(), harvest.RunLock, "harvest run, pid 7 on box", w.now.Add(-25*time.Hour)); err != nil {
			w.Fatal(err)
		}
	}},
	{"no schedule ever", "schedule", isNote, "never was", func(w ward) { w.ledger() }},
	{"a schedule that stopped", "schedule", isWarn, "old-years of 20", func(w ward) {
		due := w.now.AddDate(0, 0, -100)
		if err := w.ledger().AddTicks(w.Context(), ledger.Tick{Schedule: "old-years", Due: due, Started: due, Finished: due, Outcome: schedules.OK}); err != nil {
			w.Fatal(err)
		}
	}},
	{"a run in the future", "newest run", isFail, "the clock was set back", func(w ward) {
		if err := w.ledger().RecordRun(w.Context(), ledger.Run{ID: "r", Started: w.now.Add(time.Hour), Outcome: "ok"}); err != nil {
			w.Fatal(err)
		}
	}},
	{"a clock that is slow", "clock", isWarn, "10m0s behind the 3 sites", func(w ward) { w.answered(10*time.Minute, 0, 20*time.Minute) }},
	{"no index", "archive", isNote, "without an index", func(w ward) {
		w.answered(0)
		if err := os.Remove(w.at("data/archive/index.db")); err != nil {
			w.Fatal(err)
		}
	}},
	{"a damaged index", "archive", isWarn, "the index does not open", func(w ward) {
		w.answered(0)
		w.write("data/archive/index.db", strings.Repeat("no database\n", 2000))
	}},
	{"a torn end", "torn", isWarn, "tail/ has 1 torn ends, 0.0 kB", func(w ward) { w.write("data/archive/tail/20260101000000-1-00001.warc.gz.512", "torn") }},
	{"a stretch that is no record", "torn", isWarn, "cannot be read, the first in warc/other.warc", func(w ward) {
		w.write("data/archive/warc/other.warc", strings.Repeat("no record\n", 100))
		w.answered()
	}},
	{"a file that a dead process was writing", "unfinished", isNote, "1 files, 0.0 kB, that a process left", func(w ward) {
		w.write("data/archive/warc/20260101000000-1-00001.warc.gz.open", "begun")
	}},
	{"a working file that is none", "warehouse", isFail, "not a warehouse of harvest", func(w ward) { w.write("data/warehouse.duckdb", strings.Repeat("no database\n", 2000)) }},
	{"a working file of an old shape", "warehouse", isFail, "old shape 1", func(w ward) {
		wh := w.warehouse()
		defer wh.Close()
		if _, err := wh.DB.ExecContext(w.Context(), "UPDATE meta SET schema = 1"); err != nil {
			w.Fatal(err)
		}
	}},
	{"captures that nobody has read", "readings", isNote, "2 captures are not in the release", func(w ward) { w.answered(0, 0) }},
	{"no release", "release", isNote, "none yet", func(ward) {}},
	{"an old release", "release", isWarn, "10 days old", func(w ward) { w.published(w.now.AddDate(0, 0, -10)) }},
	{"a pointer that leads nowhere", "release", isFail, "current leads to gone", func(w ward) {
		if err := os.Symlink("gone", w.at("data/releases/current")); err != nil {
			w.Fatal(err)
		}
	}},
	{"a release without its files", "release", isFail, "no such warehouse", func(w ward) {
		w.published(w.now)
		if err := os.Remove(w.at("data/releases/current/harvest.duckdb")); err != nil {
			w.Fatal(err)
		}
	}},
	{"a fix of a body that nobody has", "fixes", isWarn, "1 of 1 change nothing", func(w ward) {
		wh := w.warehouse()
		defer wh.Close()
		fix := report.Fix{Digest: strings.Repeat("a", 64), Indicator: "request_new", Member: report.Total, Printed: "1", State: report.Stated,
			Value: report.Count(2), Reason: "a misprint", Author: "data desk", Source: "section 1"}
		if err := wh.SetReference(w.Context(), warehouse.Reference{Fixes: []report.Fix{fix}}); err != nil {
			w.Fatal(err)
		}
		if _, err := wh.Publish(w.Context(), w.at("data/releases"), w.now); err != nil {
			w.Fatal(err)
		}
	}},
	{"a release that was not finished", "leftovers", isNote, "1 that a killed run left", func(w ward) { w.write("data/releases/.building-1/harvest.duckdb", "half") }},
	{"releases that are kept", "old releases", isNote, "2 beside the current one", func(w ward) { w.published(w.now, w.now, w.now) }},
	{"no programs", "programs", isNote, "not installed: soffice, tesseract", func(w ward) { w.Setenv("PATH", w.dir) }},
	{"one program", "programs", isNote, "not installed: tesseract", func(w ward) {
		w.Setenv("PATH", w.dir)
		w.write("soffice", "#!/bin/sh\n")
		if err := os.Chmod(w.at("soffice"), 0o755); err != nil {
			w.Fatal(err)
		}
	}},
}

func TestEveryCheckFindsWhatIsWrong(t *testing.T) {
	fires := make(map[string]bool)
	for _, a := range ailments {
		fires[a.check] = true
		t.Run(a.name, func(t *testing.T) {
			w := newWard(t)
			a.make(w)
			d := w.examine()[a.check]
			if d.State != a.state || !strings.Contains(d.Found, a.says) {
				t.Errorf("%s = %s %q, want %s %q", a.check, d.State, d.Found, a.state, a.says)
			}
			if d.Mend == "" {
				t.Errorf("%s says nothing of how to mend it", a.check)
			}
			if strings.Contains(d.Found+d.Mend, "secret") {
				t.Errorf("%s tells a password: %+v", a.check, d)
			}
		})
	}
	for _, c := range checks() {
		switch c.name {
		case "open files", "time zones", "certificates": // the next test, and doctor.txtar
		case "versions": // nothing can be wrong with them
		default:
			if !fires[c.name] {
				t.Errorf("nothing makes check %s find anything", c.name)
			}
		}
	}
}

func TestWhatTheMachineSaysIsJudged(t *testing.T) {
	const gb, mb = 1 << 30, 1 << 20
	apart := func(minutes ...int) (list []time.Duration) {
		for _, m := range minutes {
			list = append(list, time.Duration(m)*time.Minute)
		}
		return list
	}
	for _, c := range []struct {
		name  string
		got   diagnosis
		state string
		says  string
	}{
		{"few files", judgeFiles(256, true), isWarn, "at most 256"},
		{"many files", judgeFiles(4096, true), isOK, ""},
		{"files not known", judgeFiles(0, false), isOK, "not known"},
		{"no zone", judgeZone("Asia/Nowhere"), isNote, "Asia/Nowhere is not known"},
		{"a full disk", judgeSpace(gb-1, growth{}, 0), isFail, "1.1 GB free"},
		{"a disk without nights", judgeSpace(2*gb, growth{}, 0), isOK, "no night in the last 30 days"},
		{"room for two", judgeSpace(2*gb, growth{20 * gb, 20}, 0), isFail, "room for 2 nights"},
		{"releases take room too", judgeSpace(20*gb, growth{20 * 500 * mb, 20}, 500*mb), isWarn, "room for 20 nights"},
		{"room for long", judgeSpace(200*gb, growth{20 * 500 * mb, 20}, 500*mb), isOK, "room for 204 nights"},
		{"no dates", judgeClock(nil), isOK, ""},
		{"one wrong site", judgeClock(apart(0, 500, 0)), isOK, "agrees with the 3 sites"},
		{"a fast clock", judgeClock(apart(-3, -3, 0)), isWarn, "3m0s ahead"},
	} {
		if c.got.State != c.state || !strings.Contains(c.got.Found, c.says) {
			t.Errorf("%s: %s %q, want %s %q", c.name, c.got.State, c.got.Found, c.state, c.says)
		}
	}
}

func TestTicksAreJudgedByWhenTheNextWasDue(t *testing.T) {
	known, err := schedules.Read("s.yaml", []byte("schedules:\n- {id: nightly, when: 30 0 * * *, command: run, limit: 8h}\n"), func([]string) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	due := time.Date(2026, 3, 1, 16, 30, 0, 0, time.UTC) // half past midnight in China
	tick := func(outcome string, finished time.Time) []ledger.Tick {
		return []ledger.Tick{{Schedule: "nightly", Due: due, Started: due, Finished: finished, Outcome: outcome},
			{Schedule: "nightly", Due: due.AddDate(0, 0, -1), Finished: due, Outcome: schedules.Failed}}
	}
	for _, c := range []struct {
		ticks []ledger.Tick
		after time.Duration
		state string
		says  string
	}{
		{tick(schedules.OK, due), 31 * time.Hour, isOK, "nightly of 2026-03-02 00:30: ok"},
		{tick(schedules.OK, due), 33 * time.Hour, isWarn, "overdue since 2026-03-03 00:30"},
		{tick(schedules.Partial, due), time.Hour, isOK, "partial"},
		{tick(schedules.Failed, due), time.Hour, isWarn, "failed"},
		{tick("", time.Time{}), time.Hour, isOK, "not finished"},
		{nil, 0, isNote, "never was"},
	} {
		if d := judgeTicks("harvest schedule is not at work", false, c.ticks, known, due.Add(c.after)); d.State != c.state || !strings.Contains(d.Found, c.says) {
			t.Errorf("after %v: %s %q, want %s %q", c.after, d.State, d.Found, c.state, c.says)
		}
	}
	if d := judgeTicks("kept by x", true, nil, known, due); d.State != isOK {
		t.Errorf("a scheduler without ticks: %+v, want ok", d)
	}
}

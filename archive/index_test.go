package archive

import (
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestADamagedIndexIsBuiltAnew(t *testing.T) {
	for name, damage := range map[string]string{
		"no database":   strings.Repeat("not a database ", 500),
		"empty":         "",
		"half a header": "SQLite format 3\x00",
	} {
		dir := t.TempDir()
		sample(t, dir)
		removeIndex(t, dir)
		if err := os.WriteFile(filepath.Join(dir, "index.db"), []byte(damage), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := len(exchanges(t, open(t, dir, Options{}))); got != 5 {
			t.Errorf("%s: %d exchanges, want 5", name, got)
		}
	}
}

func TestAnIndexOfAnotherVersionIsBuiltAnew(t *testing.T) {
	dir := t.TempDir()
	sample(t, dir)
	path := filepath.Join(dir, "index.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DELETE FROM exchange; CREATE TABLE older (x); PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	_, err = Open(t.Context(), dir, Options{ReadOnly: true})
	if err == nil || !strings.Contains(err.Error(), "version 99") || !strings.Contains(err.Error(), "remove it") {
		t.Errorf("Open for reading = %v, want what is wrong and what to do", err)
	}
	if got := len(exchanges(t, open(t, dir, Options{}))); got != 5 {
		t.Errorf("%d exchanges, want 5", got)
	}
}

func TestAnArchiveMayLieInAFolderOfAnyName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "年报 50%?#x")
	name := sample(t, dir)
	if got := len(records(t, dir, name)); got != 14 {
		t.Errorf("%d records, want 14", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "index.db")); err != nil {
		t.Error(err)
	}
}

func TestPagesOfTheIndexJoinWithoutGapOrDouble(t *testing.T) {
	dir := t.TempDir()
	ix, err := openIndex(t.Context(), filepath.Join(dir, "index.db"))
	if err != nil {
		t.Fatal(err)
	}
	const n = 2*pageSize + 1
	b := batch{file: "warc/a.warc.gz", end: 1}
	for i := range n {
		url := fmt.Sprintf("http://www.a.test/%d", i)
		x := Exchange{ID: fmt.Sprint("urn:uuid:", i), URL: url, Status: 200, Fetched: at(i / 700), Header: http.Header{}}
		b.entries = append(b.entries, entry{Exchange: x, body: &body{record: x.ID, url: url, digest: "d", file: b.file, offset: int64(i)}})
	}
	for range 2 { // the second time everything is known
		if err := ix.Add(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	a := &Archive{index: ix}
	defer ix.close()
	seen := map[string]bool{}
	var last Capture
	for _, c := range captures(t, a) {
		if seen[c.ID] || c.FirstSeen.Before(last.FirstSeen) || c.FirstSeen.Equal(last.FirstSeen) && c.ID <= last.ID {
			t.Fatalf("capture %s at %v comes after %s at %v", c.ID, c.FirstSeen, last.ID, last.FirstSeen)
		}
		seen[c.ID], last = true, c
	}
	if got := len(exchanges(t, a)); len(seen) != n || got != n {
		t.Errorf("%d captures and %d exchanges, want %d each", len(seen), got, n)
	}
	for range a.Captures(t.Context()) {
		break // a reader may stop at any time
	}
}

func TestACaptureIsTheSameWhateverOrderItsExchangesComeIn(t *testing.T) {
	entryAt := func(n int) entry {
		x := exchange("http://www.a.test/1", n)
		x.ID, x.LinkText = fmt.Sprint("urn:uuid:", n), fmt.Sprint("text ", n)
		b := body{record: x.ID, url: x.URL, fetched: x.Fetched, payload: "p", digest: "d", file: "warc/a", offset: int64(n)}
		return entry{Exchange: x, body: &b}
	}
	revisit := entryAt(4)
	revisit.body, revisit.refers = nil, "urn:uuid:2"
	early := entryAt(0)
	early.body, early.same = nil, "p"
	orders := [][]entry{
		{early, entryAt(2), entryAt(3), revisit},
		{revisit, entryAt(3), early, entryAt(2)},
		{entryAt(3), revisit, entryAt(2), early},
	}
	for i, order := range orders {
		ix, err := openIndex(t.Context(), filepath.Join(t.TempDir(), "index.db"))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range order {
			if err := ix.Add(t.Context(), batch{file: "warc/a", entries: []entry{e}}); err != nil {
				t.Fatal(err)
			}
		}
		a := &Archive{index: ix}
		got := captures(t, a)
		if len(got) != 1 || got[0].LinkText != "text 0" || got[0].FirstSeen != at(0) || got[0].LastSeen != at(4) {
			t.Errorf("order %d: captures = %+v, want one, of text 0, seen from %v to %v", i, got, at(0), at(4))
		}
		for _, x := range exchanges(t, a) {
			if x.Capture != got[0].ID {
				t.Errorf("order %d: exchange %s has capture %q, want %q", i, x.ID, x.Capture, got[0].ID)
			}
		}
		ix.close()
	}
}

func TestARevisitWithoutItsBodyBringsNoCapture(t *testing.T) {
	ix, err := openIndex(t.Context(), filepath.Join(t.TempDir(), "index.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer ix.close()
	e := entry{Exchange: exchange("http://www.a.test/1", 1), refers: "urn:uuid:elsewhere"}
	e.ID = "urn:uuid:1"
	if err := ix.Add(t.Context(), batch{file: "warc/a", entries: []entry{e}}); err != nil {
		t.Fatal(err)
	}
	a := &Archive{index: ix}
	if got := captures(t, a); len(got) != 0 {
		t.Errorf("Captures() = %+v, want none", got)
	}
	if got := exchanges(t, a); len(got) != 1 || got[0].Capture != "" {
		t.Errorf("Exchanges() = %+v, want one without capture", got)
	}
}

func TestTimesOutsideOurCenturyAreListed(t *testing.T) {
	ix, err := openIndex(t.Context(), filepath.Join(t.TempDir(), "index.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer ix.close()
	for i, when := range []time.Time{{}, time.Date(1969, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)} {
		e := entry{Exchange: Exchange{ID: fmt.Sprint(i), Fetched: when}}
		if err := ix.Add(t.Context(), batch{file: "warc/a", entries: []entry{e}}); err != nil {
			t.Fatal(err)
		}
	}
	got := exchanges(t, &Archive{index: ix})
	if len(got) != 3 || !got[0].Fetched.IsZero() || got[2].Fetched.Year() != 9999 {
		t.Errorf("Exchanges() = %+v, want three, the one without a date first", got)
	}
}

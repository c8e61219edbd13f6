package archive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func warcDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "warc"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func created(t *testing.T, dir string, number int) *writer {
	t.Helper()
	w, err := create(dir, night, number, "harvest/test", night)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.f.Close() })
	return w
}

func TestAFileOpensWithWhoWroteIt(t *testing.T) {
	dir := warcDir(t)
	w := created(t, dir, 1)
	list := records(t, dir, w.name)
	if len(list) != 1 || list[0].kind != "warcinfo" || list[0].id != w.info || !list[0].date.Equal(night) {
		t.Fatalf("records = %+v, want a warcinfo", list)
	}
	if got := list[0].header.get("WARC-Filename"); "warc/"+got != w.name {
		t.Errorf("WARC-Filename = %q, want that of %s", got, w.name)
	}
	about := parseFields(list[0].block)
	if about.get("software") != "harvest/test" || about.get("format") != "WARC File Format 1.1" {
		t.Errorf("warcinfo = %v", about)
	}
}

func TestNoNameIsGivenTwice(t *testing.T) {
	dir := warcDir(t)
	w := created(t, dir, 1)
	_, err := create(dir, night, 1, "", night)
	errorIs(t, "create while it is written", err, os.ErrExist)
	w.indexed = w.size
	if err := w.finish(); err != nil {
		t.Fatal(err)
	}
	_, err = create(dir, night, 1, "", night)
	errorIs(t, "create once it is finished", err, os.ErrExist)
	if _, err := os.Stat(filepath.Join(dir, w.name+".open")); !os.IsNotExist(err) {
		t.Errorf("the refused create left a file: %v", err)
	}
	_, err = create(filepath.Join(dir, "absent"), night, 1, "", night)
	errorIs(t, "create in no folder", err, os.ErrNotExist)
}

func TestTwoArchivesOfOneProcessWriteTwoFiles(t *testing.T) {
	dir := t.TempDir()
	a, b := open(t, dir, Options{}), open(t, dir, Options{})
	x, _ := keep(t, a, exchange("http://www.a.test/1", 1), "one")
	y, _ := keep(t, b, exchange("http://www.a.test/2", 2), "two")
	want := fmt.Sprintf("warc/20260301170001-%d-00001.warc.gz", os.Getpid())
	if x.File == y.File || y.File != want {
		t.Errorf("files %s and %s, want the second to be %s", x.File, y.File, want)
	}
}

func TestAFileTakenAwayBeforeItIsLockedIsNotWrittenTo(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Fatal(err)
	}
	errorIs(t, "claim of a file moved away", claim(f, path), os.ErrExist)
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	errorIs(t, "claim of a name that is another file's", claim(f, path), os.ErrExist)
}

func TestALockIsHeldUntilTheFileIsClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	holds := func(want bool) *os.File {
		t.Helper()
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		if got, err := lock(f); got != want || err != nil {
			t.Errorf("lock = %v, %v; want %v", got, err, want)
		}
		return f
	}
	first := holds(true)
	holds(false)
	first.Close()
	holds(true)
}

func TestAFailedAppendLeavesTheFileAsItWas(t *testing.T) {
	dir := warcDir(t)
	w := created(t, dir, 1)
	size := w.size
	good := w.f
	readonly, err := os.Open(filepath.Join(dir, w.name+".open"))
	if err != nil {
		t.Fatal(err)
	}
	defer readonly.Close()
	w.f = readonly // as a disk that refuses
	if _, err := w.append(warcinfo(newID(), "x", "y", night)); err == nil || !strings.Contains(err.Error(), w.name) {
		t.Errorf("append = %v, want an error that names the file", err)
	}
	if w.size != size || w.failed != nil {
		t.Errorf("size = %d, failed = %v; want %d, and another try allowed", w.size, w.failed, size)
	}
	w.f = good
	offsets, err := w.append(warcinfo(newID(), "x", "y", night), warcinfo(newID(), "x", "y", night))
	if err != nil || len(offsets) != 2 || offsets[0] != size || offsets[1] <= size {
		t.Errorf("append = %v, %v; want two offsets from %d", offsets, err, size)
	}
	if got := len(records(t, dir, w.name)); got != 3 {
		t.Errorf("%d records, want 3", got)
	}
	w.failed = errors.New("no longer trusted")
	_, err = w.append(warcinfo(newID(), "x", "y", night))
	errorIs(t, "append after a failure", err, w.failed)
}

func TestTheOrderOfFilesIsThatOfOneProcess(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"warc/20260301170000-7-00001.warc.gz", "warc/20260301170000-7-00002.warc.gz", true},
		{"warc/20260301170000-7-00009.warc.gz", "warc/20260301170000-7-00010.warc.gz", true},
		{"warc/20260301170000-7-00002.warc.gz", "warc/20260301170000-7-00002.warc.gz", false},
		{"warc/20260301170000-7-00002.warc.gz", "warc/20260301170000-7-00001.warc.gz", false},
		{"warc/20260301170000-7-00001.warc.gz", "warc/20260301170000-8-00002.warc.gz", false},
		{"warc/20260301170000-7-00001.warc.gz", "warc/20260302170000-7-00002.warc.gz", false},
		{"warc/foreign.warc.gz", "warc/other.warc.gz", false},
	} {
		if got := earlier(c.a, c.b); got != c.want {
			t.Errorf("earlier(%s, %s) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestNamesAreGivenByTheClockPassedIn(t *testing.T) {
	clock := time.Date(2026, 3, 2, 1, 0, 0, 0, time.FixedZone("CST", 8*3600))
	a := open(t, t.TempDir(), Options{Now: func() time.Time { return clock }})
	x, c := keep(t, a, Exchange{URL: "http://www.a.test/", Status: 200}, "one")
	if !strings.HasPrefix(x.File, "warc/20260301170000-") {
		t.Errorf("file = %s, want its name in UTC", x.File)
	}
	if !x.Fetched.Equal(clock) || x.Fetched.Location() != time.UTC || c.FirstSeen != x.Fetched {
		t.Errorf("fetched = %v, want the clock's, in UTC", x.Fetched)
	}
}

package archive

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheNextRecordIsFoundBehindRubbish(t *testing.T) {
	plain := response("1", "http://www.a.test/1", crawled)
	lookalike := "\x1f\x8b\x08 WARC/1.0\r\nContent-Length: 99999\r\n\r\n"
	for name, c := range map[string]struct {
		rubbish, record string
		want            bool
	}{
		"plain":                       {"rubbish ", plain, true},
		"zipped":                      {"rubbish ", gzipped(plain), true},
		"behind what looks like one":  {lookalike, gzipped(plain), true},
		"far behind":                  {strings.Repeat("x", 3<<20), plain, true},
		"across a window":             {strings.Repeat("x", 1<<20-3), plain, true},
		"none":                        {"rubbish", "", false},
		"a torn one":                  {"rubbish", plain[:len(plain)-9], false},
		"behind too many lookalikes":  {strings.Repeat("WARC/1.x ", 1001), plain, false},
		"behind a thousand minus one": {strings.Repeat("WARC/1.x ", 999), plain, true},
	} {
		path := filepath.Join(t.TempDir(), "x")
		text := "W" + c.rubbish + c.record
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		want := int64(len(text))
		if c.want {
			want = int64(1 + len(c.rubbish))
		}
		if got := nextRecord(f, 1, int64(len(text))); got != want {
			t.Errorf("%s: nextRecord = %d, want %d of %d", name, got, want, len(text))
		}
		f.Close()
	}
}

func TestReadingStopsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	sample(t, dir)
	a := open(t, dir, Options{})
	c := captures(t, a)[0]
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := a.Body(ctx, c)
	errorIs(t, "Body", err, context.Canceled)
	_, err = a.Capture(ctx, c.ID)
	errorIs(t, "Capture", err, context.Canceled)
	_, _, err = a.Last(ctx, "GET", c.URL)
	errorIs(t, "Last", err, context.Canceled)
	for _, err = range a.Captures(ctx) {
		errorIs(t, "Captures", err, context.Canceled)
	}
	for _, err = range a.Exchanges(ctx) {
		errorIs(t, "Exchanges", err, context.Canceled)
	}
	_, _, err = a.Keep(ctx, exchange("http://www.z.test/", 1), []byte("x"))
	errorIs(t, "Keep", err, context.Canceled)
	if p := commit(t, a); p.Offset != 0 && a.fresh.entries != nil {
		t.Errorf("the cancelled Keep left %+v", a.fresh.entries)
	}
	shut(t, a)
	removeIndex(t, dir)
	_, err = Open(ctx, dir, Options{})
	errorIs(t, "Open", err, context.Canceled)
}

func TestAnExchangeIsReadWholeFromAForeignFile(t *testing.T) {
	dir := t.TempDir()
	one := response("1", "http://www.a.test/1", crawled)
	two := response("2", "http://www.a.test/2", "HTTP/1.1 404 Gone\r\nX: y\r\n\r\n")
	put(t, dir, "a.warc", one+two)
	a := open(t, dir, Options{})
	x := whole(t, a, Exchange{ID: "urn:uuid:2"})
	if x.Status != 404 || x.Header.Get("X") != "y" || x.Offset != int64(len(one)) || x.RequestHeader != nil {
		t.Errorf("Exchange(2) = %+v", x)
	}
	// It is read even if what follows is torn.
	put(t, dir, "a.warc", one+two+"rubbish")
	if x := whole(t, a, Exchange{ID: "urn:uuid:2"}); x.Status != 404 {
		t.Errorf("Exchange(2) = %+v", x)
	}
	put(t, dir, "a.warc", two+two)
	_, err := a.Exchange(t.Context(), "urn:uuid:1")
	if err == nil || !strings.Contains(err.Error(), "warc/a.warc at 0") {
		t.Errorf("Exchange in a file that was replaced = %v, want the place", err)
	}
}

func TestAPlaceErrorNamesThePlace(t *testing.T) {
	err := &PlaceError{"warc/a.warc.gz", 7, ErrDamaged}
	if got := err.Error(); got != "warc/a.warc.gz at 7: archive is damaged" {
		t.Errorf("PlaceError says %q", got)
	}
	errorIs(t, "PlaceError", err, ErrDamaged)
}

func TestFilesInFoldersAreFoundAndOthersAreNot(t *testing.T) {
	dir := t.TempDir()
	one := response("1", "http://www.a.test/1", crawled)
	two := response("2", "http://www.a.test/2", crawled+" two")
	put(t, dir, "2024/jan/a.warc", one)
	put(t, dir, "b.warc.gz", gzipped(two))
	put(t, dir, "c.warc.gz.open", "what a living process writes")
	put(t, dir, "notes.txt", "not a WARC file")
	put(t, dir, "d.cdx", "nor this")
	a := open(t, dir, Options{})
	got := captures(t, a)
	if urls(got) != "1 2" && urls(got) != "2 1" {
		t.Errorf("captures = %q, want both", urls(got))
	}
	for _, c := range got {
		if _, err := a.Body(t.Context(), c); err != nil {
			t.Error(err)
		}
	}
	if torn, err := a.Torn(t.Context()); torn != nil || err != nil {
		t.Errorf("Torn() = %v, %v; want nothing", torn, err)
	}
}

func TestTheSameFilePutThereTwiceCountsOnce(t *testing.T) {
	dir := t.TempDir()
	text := response("1", "http://www.a.test/1", crawled)
	put(t, dir, "a.warc", text)
	put(t, dir, "copy.warc", text)
	a := open(t, dir, Options{})
	if got := exchanges(t, a); len(got) != 1 || got[0].File != "warc/a.warc" {
		t.Errorf("Exchanges() = %+v, want one", got)
	}
}

func TestAFileThatIsNoWARCIsReportedWhole(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.warc.gz", "<html>saved under a wrong name</html>")
	put(t, dir, "b.warc.gz", gzipped(strings.Repeat(response("1", "http://www.a.test/1", crawled), 2))) // zipped as one
	put(t, dir, "empty.warc", "")
	a := open(t, dir, Options{})
	got, err := a.Torn(t.Context())
	if err != nil || len(got) != 2 || got[0].Offset != 0 || got[0].Size != 37 || got[1].Reason != errSeveral.Error() {
		t.Errorf("Torn() = %+v, %v; want both files, and why", got, err)
	}
	if list := captures(t, a); len(list) != 0 {
		t.Errorf("Captures() = %+v, want none", list)
	}
}

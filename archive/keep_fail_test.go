package archive

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestA304ConfirmsACapture(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	x1, c := keep(t, a, exchange("http://www.a.test/1.html", 1), "one")
	x := exchange(c.URL, 2)
	x.Status, x.Outcome, x.Header = 304, "unchanged", http.Header{"Etag": {`"1"`}}
	early, err := a.Unchanged(t.Context(), x, c) // before c is indexed
	if err != nil {
		t.Fatal(err)
	}
	commit(t, a)
	x.Fetched = at(3)
	late, err := a.Unchanged(t.Context(), x, c)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, a)
	if early.Capture != c.ID || late.Capture != c.ID || late.Status != 304 {
		t.Errorf("Unchanged = capture %q and %q, want %q", early.Capture, late.Capture, c.ID)
	}
	got, err := a.Capture(t.Context(), c.ID)
	if err != nil || got.LastSeen != at(3) || got.Status != 200 || got.Offset != x1.Offset {
		t.Errorf("Capture(%s) = %+v, %v; want the first answer's, last seen at %v", c.ID, got, err, at(3))
	}
	same(t, "the 304", whole(t, a, late), late)

	_, err = a.Unchanged(t.Context(), exchange("http://www.b.test/", 4), c)
	if err == nil || !strings.Contains(err.Error(), "another address") {
		t.Errorf("Unchanged for another address = %v, want a refusal", err)
	}
	_, err = a.Unchanged(t.Context(), exchange(c.URL, 4), Capture{ID: "0", URL: c.URL, File: "warc/x"})
	errorIs(t, "Unchanged with an unknown capture", err, ErrUnknown)
}

func TestAFailureIsKeptWithoutAnswer(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	dns := Exchange{Run: "r", Source: "s", Method: "GET", URL: "http://gone.test/", Kind: Listing, Fetched: at(1),
		Outcome: "dns", Detail: "no such host\n127.0.0.53:53"}
	timeout := exchange("http://slow.test/", 2)
	timeout.Method, timeout.Body, timeout.Status, timeout.Header = "POST", []byte("page=1"), 0, nil
	timeout.Outcome, timeout.Duration = "timeout", 30*time.Second
	large := exchange("http://large.test/", 3)
	large.Outcome, large.Size = "too_large", 9_000_000
	var kept []Exchange
	for _, x := range []Exchange{dns, timeout, large} {
		x, err := a.Fail(t.Context(), x)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, x)
	}
	commit(t, a)
	shut(t, a)
	removeIndex(t, dir)
	b := open(t, dir, Options{})
	for _, x := range kept {
		same(t, x.URL, whole(t, b, x), x)
	}
	dns.ID, dns.File, dns.Offset = kept[0].ID, kept[0].File, kept[0].Offset
	same(t, "the exchange without a request", kept[0], dns)
	if x := kept[2]; x.Status != 200 || x.Size != 9_000_000 || x.Header.Get("Content-Type") == "" || x.Capture != "" {
		t.Errorf("an answer given up came back as %+v", x)
	}
	if got := captures(t, b); len(got) != 0 {
		t.Errorf("Captures() = %+v, want none", got)
	}
}

func TestAnAddressThatWouldNotComeBackIsRefused(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	for _, url := range []string{"", "ftp://a.test/", "http://a.test/\r\nX: 1", "http://a.test/ ", "/relative",
		"http://a.test/" + strings.Repeat("x", maxAddress)} {
		x := exchange(url, 1)
		if _, _, err := a.Keep(t.Context(), x, nil); err == nil {
			t.Errorf("Keep(%q) = nil, want an error", url)
		}
	}
	if p := commit(t, a); p != (Position{}) {
		t.Errorf("something was written, up to %v", p)
	}
}

func TestAnAddressOfAnyAllowedLengthComesBack(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	x := exchange("http://a.test/"+strings.Repeat("x", maxAddress-14), 1)
	keep(t, a, x, "body")
	x.Fetched = at(2)
	keep(t, a, x, "body") // a revisit names the address twice
	commit(t, a)
	shut(t, a)
	removeIndex(t, dir)
	if got := exchanges(t, open(t, dir, Options{})); len(got) != 2 || got[1].URL != x.URL {
		t.Errorf("%d exchanges came back, want 2", len(got))
	}
}

func TestAClosedArchiveTakesNothing(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	shut(t, a)
	_, _, err := a.Keep(t.Context(), exchange("http://a.test/", 1), nil)
	errorIs(t, "Keep", err, os.ErrClosed)
	if names, err := a.files(""); err != nil || len(names) != 0 {
		t.Errorf("files = %v, %v; want none", names, err)
	}
}

func TestAfterAFailedSyncNothingMoreIsTaken(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	keep(t, a, exchange("http://www.a.test/1.html", 1), "one")
	a.file.f.Close() // as a disk that went away
	if _, err := a.Sync(); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Sync() = %v, want an error", err)
	}
	if _, _, err := a.Keep(t.Context(), exchange("http://www.a.test/2.html", 2), nil); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Keep after a failed Sync = %v, want the same error", err)
	}
	if _, err := os.Stat(filepath.Join(a.dir, a.file.name)); !os.IsNotExist(err) {
		t.Errorf("the file was finished: %v", err)
	}
}

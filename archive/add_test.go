package archive

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func byHand(url string) Exchange {
	return Exchange{URL: url, Source: "jiangsu-nanjing", Kind: Article, AddedBy: "王 (desk)", Detail: "from 2024 年报.html", LinkText: "年报",
		Fetched: at(9), Header: http.Header{"Content-Type": {"text/html"}}}
}

func added(t *testing.T, a *Archive, url, body string) Capture {
	t.Helper()
	c, fresh, err := a.Add(t.Context(), byHand(url), []byte(body))
	if err != nil || !fresh {
		t.Fatalf("Add(%s) = %v, %v; want it added", url, fresh, err)
	}
	return c
}

func TestAnAddedFileIsACaptureLikeAnyOther(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	c := added(t, a, "http://www.a.test/1", "<p>年报</p>")
	commit(t, a)
	bodyIs(t, a, c, "<p>年报</p>")
	if c.Status != 0 || c.AddedBy != "王 (desk)" || c.MediaType != "text/html" || c.Kind != Article || c.ID != CaptureID(c.URL, c.Digest) {
		t.Errorf("capture = %+v", c)
	}
	wantCaptures, wantExchanges := captures(t, a), exchanges(t, a)
	same(t, "captures", wantCaptures, []Capture{c})
	x := wantExchanges[0]
	if x.Outcome != Added || x.Status != 0 || x.Capture != c.ID || x.Detail != "from 2024 年报.html" || x.AddedBy != c.AddedBy || x.Size != 13 {
		t.Errorf("exchange = %+v", x)
	}
	whole(t, a, x)
	shut(t, a)
	if _, err := os.Stat(filepath.Join(dir, x.File)); err != nil {
		t.Errorf("the file is not finished: %v", err)
	}

	removeIndex(t, dir)
	b := open(t, dir, Options{})
	if torn := recovered(t, b); torn != nil { // the ledger knows nothing of it
		t.Errorf("Recover = %+v, want nothing cut", torn)
	}
	same(t, "captures after a rescan", captures(t, b), wantCaptures)
	same(t, "exchanges after a rescan", exchanges(t, b), wantExchanges)
	if _, damage := verified(t, b); damage != nil {
		t.Errorf("Verify: %+v", damage)
	}
}

func TestAddingTwiceWritesOnce(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	first := added(t, a, "http://www.a.test/1", "one")
	for range 2 { // before and after it is indexed
		again := byHand("http://www.a.test/1")
		again.AddedBy, again.Fetched = "somebody else", at(20)
		c, fresh, err := a.Add(t.Context(), again, []byte("one"))
		if fresh || err != nil {
			t.Errorf("Add again = %v, %v; want nothing added", fresh, err)
		}
		same(t, "capture", c, first)
		commit(t, a)
	}
	if got := len(exchanges(t, a)); got != 1 {
		t.Errorf("%d exchanges, want 1", got)
	}
	other := added(t, a, "http://www.a.test/1", "two")
	if other.ID == first.ID {
		t.Error("another body has the same capture")
	}
}

func TestWhatASiteSentNeedNotBeAdded(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	_, sent := keep(t, a, exchange("http://www.a.test/1", 1), "one")
	c, fresh, err := a.Add(t.Context(), byHand("http://www.a.test/1"), []byte("one"))
	if fresh || err != nil || c.ID != sent.ID || c.AddedBy != "" {
		t.Errorf("Add = %+v, %v, %v; want the capture that the site sent", c, fresh, err)
	}
}

func TestASiteConfirmsWhatWasAdded(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	c := added(t, a, "http://www.a.test/1", "one")
	x, confirmed := keep(t, a, exchange("http://www.a.test/1", 30), "one")
	commit(t, a)
	if confirmed.ID != c.ID || confirmed.AddedBy != c.AddedBy || confirmed.Status != 0 || !confirmed.LastSeen.Equal(at(30)) || x.Status != 200 {
		t.Errorf("confirmed = %+v by %+v", confirmed, x)
	}
	last, ok, err := a.Last(t.Context(), "GET", c.URL)
	if err != nil || !ok {
		t.Fatalf("Last = %v, %v", ok, err)
	}
	same(t, "Last", last, confirmed)
	bodyIs(t, a, last, "one")
	want := captures(t, a)
	if _, damage := verified(t, a); damage != nil { // the revisit's target is a resource
		t.Errorf("Verify: %+v", damage)
	}
	shut(t, a)
	removeIndex(t, dir)
	same(t, "captures after a rescan", captures(t, open(t, dir, Options{})), want)
}

func TestAnAddThatIsNotIndexedIsCutLikeAnyOther(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	added(t, a, "http://www.a.test/1", "one")
	flushed(t, a)
	crash(t, a)
	b := open(t, dir, Options{})
	if torn := recovered(t, b); len(torn) != 1 || torn[0].Moved == "" {
		t.Errorf("Recover = %+v, want the add set aside", torn)
	}
	added(t, b, "http://www.a.test/1", "one") // and again
}

func TestAddRefuses(t *testing.T) {
	a := open(t, t.TempDir(), Options{MaxBody: 10})
	nobody := byHand("http://www.a.test/1")
	nobody.AddedBy = ""
	for _, c := range []struct {
		x    Exchange
		body string
		want string
	}{
		{byHand("http://www.a.test/1"), "eleven byte", "too large"},
		{byHand("ftp://www.a.test/1"), "x", "no address of the web"},
		{nobody, "x", "nobody is named"},
	} {
		_, _, err := a.Add(t.Context(), c.x, []byte(c.body))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Add(%s) = %v, want %q", c.x.URL, err, c.want)
		}
	}
	readOnly := open(t, a.dir, Options{ReadOnly: true})
	_, _, err := readOnly.Add(t.Context(), byHand("http://www.a.test/1"), nil)
	errorIs(t, "Add", err, ErrReadOnly)
	if got := len(exchanges(t, a)); got != 0 || a.file != nil {
		t.Errorf("%d exchanges after refusals", got)
	}
}

func TestResourcesOfOtherCrawlersAreCaptures(t *testing.T) {
	dir := t.TempDir()
	head := "WARC-Type: resource\nWARC-Record-ID: <urn:uuid:%>\nWARC-Date: 2024-02-03T04:05:06Z\nContent-Type: text/html; charset=gbk\nWARC-Target-URI: "
	put(t, dir, "a.warc.gz", gzipped(foreign(strings.Replace(head, "%", "1", 1)+"http://www.f.test/1\n", "HTTP/1.1 is the first word"))+
		gzipped(foreign(strings.Replace(head, "%", "2", 1)+"urn:screenshot:1\n", "a picture")))
	a := open(t, dir, Options{})
	list := captures(t, a)
	if len(list) != 1 || list[0].MediaType != "text/html" || list[0].Kind != Article || list[0].AddedBy != "" || list[0].Status != 0 {
		t.Fatalf("captures = %+v, want that of the web", list)
	}
	bodyIs(t, a, list[0], "HTTP/1.1 is the first word")
	if x := whole(t, a, exchanges(t, a)[0]); x.Method != "GET" || x.Header.Get("Content-Type") != "text/html; charset=gbk" {
		t.Errorf("exchange = %+v", x)
	}
}

func TestHistoryTellsEveryExchangeOldestFirst(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	keep(t, a, exchange("http://www.a.test/1", 5), "two")
	keep(t, a, exchange("http://www.a.test/2", 2), "other")
	added(t, a, "http://www.a.test/1", "three") // at second 9
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	commit(t, a)
	list, err := a.History(t.Context(), "http://www.a.test/1")
	if err != nil || len(list) != 3 || !list[0].Fetched.Equal(at(1)) || !list[1].Fetched.Equal(at(5)) || list[2].Outcome != Added {
		t.Errorf("History = %+v, %v", list, err)
	}
	if list, err := a.History(t.Context(), "http://www.a.test/none"); list == nil || len(list) != 0 || err != nil {
		t.Errorf("History of an unknown address = %v, %v", list, err)
	}
}

func TestACaptureIsFoundByTheBeginningOfItsID(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	seen := make(map[byte]bool)
	twice := ""
	for n := 0; twice == ""; n++ {
		_, c := keep(t, a, exchange("http://www.a.test/1", n), strings.Repeat("x", n))
		if seen[c.ID[0]] {
			twice = c.ID
		}
		seen[c.ID[0]] = true
	}
	commit(t, a)
	for _, c := range captures(t, a) {
		for _, n := range []int{12, 32} {
			if got, err := a.Find(t.Context(), c.ID[:n]); err != nil || got.ID != c.ID {
				t.Errorf("Find(%s) = %s, %v", c.ID[:n], got.ID, err)
			}
		}
	}
	_, err := a.Find(t.Context(), twice[:1])
	errorIs(t, "Find of two", err, ErrAmbiguous)
	for _, id := range []string{"", "zz", twice + "0"} {
		if _, err := a.Find(t.Context(), id); !errors.Is(err, ErrUnknown) {
			t.Errorf("Find(%q) = %v, want ErrUnknown", id, err)
		}
	}
}

func TestAFileIsAddedWhileACrawlWrites(t *testing.T) {
	dir := t.TempDir()
	crawl := open(t, dir, Options{})
	keep(t, crawl, exchange("http://www.a.test/1", 1), "one")
	acknowledged := flushed(t, crawl)
	desk := open(t, dir, Options{})
	added(t, desk, "http://www.a.test/2", "two")
	commit(t, desk)
	shut(t, desk)
	if err := crawl.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := urls(captures(t, crawl)); got != "1 2" {
		t.Errorf("captures = %q, want 1 2", got)
	}
	crash(t, crawl)
	next := open(t, dir, Options{})
	if torn := recovered(t, next, acknowledged); torn != nil {
		t.Errorf("Recover = %+v, want nothing cut", torn)
	}
	if got := urls(captures(t, next)); got != "1 2" {
		t.Errorf("captures after a crash = %q, want 1 2", got)
	}
}

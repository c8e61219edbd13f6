package archive

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// foreign is a record as another crawler writes it.
func foreign(header, block string) string {
	return fmt.Sprintf("WARC/1.0\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		strings.ReplaceAll(header, "\n", "\r\n"), len(block), block)
}

func response(id, url, block string) string {
	return foreign("WARC-Type: response\nWARC-Record-ID: <urn:uuid:"+id+">\nWARC-Target-URI: "+url+
		"\nWARC-Date: 2024-02-03T04:05:06Z\nWARC-IP-Address: 192.0.2.1\nContent-Type: application/http; msgtype=response\n", block)
}

// put writes a file into the warc folder of an archive.
func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, "warc", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const crawled = "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=gbk\r\n\r\n<html>"

func TestTheIndexBuiltAnewIsTheIndexKept(t *testing.T) {
	dir := t.TempDir()
	sample(t, dir)
	a := open(t, dir, Options{})
	wantCaptures, wantExchanges := captures(t, a), exchanges(t, a)
	shut(t, a)
	removeIndex(t, dir)
	b := open(t, dir, Options{ReadOnly: true}) // builds what is missing, even for a reader
	same(t, "captures", captures(t, b), wantCaptures)
	same(t, "exchanges", exchanges(t, b), wantExchanges)
	if len(wantExchanges) != 5 || len(wantCaptures) != 3 {
		t.Errorf("%d exchanges, %d captures; want 5 and 3", len(wantExchanges), len(wantCaptures))
	}
}

func TestFilesOfOtherCrawlersAreReadLikeOwn(t *testing.T) {
	dir := t.TempDir()
	url := "http://www.c.test/art/1.html"
	info := foreign("WARC-Type: warcinfo\nWARC-Record-ID: <urn:uuid:0>\n", "software: Wget/1.21\r\n")
	dns := foreign("WARC-Type: response\nWARC-Target-URI: dns:www.c.test\nContent-Type: text/dns\n", "20240203 192.0.2.1")
	request := foreign("WARC-Type: request\nWARC-Record-ID: <urn:uuid:2>\nWARC-Concurrent-To: <urn:uuid:1>\n"+
		"WARC-Target-URI: <"+url+">\n", "POST /art/1.html HTTP/1.1\r\nHost: www.c.test\r\nUser-Agent: Wget\r\n\r\nq=1")
	meta := foreign("WARC-Type: metadata\nWARC-Concurrent-To: <urn:uuid:1>\nWARC-Target-URI: "+url+"\n", "fetchTimeMs: 12\r\n")
	gone := response("3", "http://www.c.test/gone", "HTTP/1.1 404 Not Found\r\n\r\n")
	nameless := strings.Replace(response("4", "http://www.c.test/2", crawled), "WARC-Record-ID: <urn:uuid:4>\r\n", "", 1)
	odd := response("5", "http://www.c.test/3", "not HTTP at all")
	text := info + dns + response("1", "<"+url+">", crawled) + request + meta + gone + nameless + odd

	for _, name := range []string{"cc/foreign.warc", "foreign.warc.gz"} {
		dir := filepath.Join(dir, strings.ReplaceAll(name, "/", "-"))
		if strings.HasSuffix(name, ".gz") {
			var zipped strings.Builder
			for _, part := range strings.SplitAfter(text, "\r\n\r\nWARC/1.0\r\n") {
				part = strings.TrimSuffix(part, "WARC/1.0\r\n")
				if !strings.HasPrefix(part, "WARC/") {
					part = "WARC/1.0\r\n" + part
				}
				zipped.WriteString(gzipped(part))
			}
			put(t, dir, name, zipped.String())
		} else {
			put(t, dir, name, text)
		}
		a := open(t, dir, Options{})
		got := captures(t, a)
		if len(got) != 2 {
			t.Fatalf("%s: %d captures, want 2: %+v", name, len(got), got)
		}
		byURL := map[string]Capture{got[0].URL: got[0], got[1].URL: got[1]}
		c := byURL[url]
		if c.Kind != Article || c.Source != "" || c.MediaType != "text/html" || c.File != "warc/"+name {
			t.Errorf("%s: capture = %+v", name, c)
		}
		bodyIs(t, a, c, "<html>")
		bodyIs(t, a, byURL["http://www.c.test/2"], "<html>")
		list := exchanges(t, a)
		if len(list) != 3 {
			t.Fatalf("%s: %d exchanges, want 3: %+v", name, len(list), list)
		}
		x := whole(t, a, Exchange{ID: "urn:uuid:1"})
		if x.Method != "POST" || string(x.Body) != "q=1" || x.RequestHeader.Get("User-Agent") != "Wget" ||
			x.Address != "192.0.2.1" || x.Capture != c.ID || x.Fetched.Unix() != 1706933106 {
			t.Errorf("%s: exchange = %+v", name, x)
		}
		if torn, err := a.Torn(t.Context()); torn != nil || err != nil {
			t.Errorf("%s: Torn() = %v, %v; want nothing", name, torn, err)
		}
	}
}

func TestRecordsInAnotherOrderMakeTheSameExchanges(t *testing.T) {
	dir := t.TempDir()
	name := sample(t, dir)
	a := open(t, dir, Options{})
	want := exchanges(t, a)
	shut(t, a)

	var shuffled strings.Builder
	list := records(t, dir, name)
	for i := len(list) - 1; i >= 0; i-- { // even a revisit stands before what it refers to
		r := list[i]
		header := fmt.Sprintf("WARC-Type: %s\nWARC-Record-ID: <%s>\nWARC-Date: %s\n", r.kind, r.id, r.date.Format(warcDate))
		for _, f := range r.header {
			header += f.name + ": " + f.value + "\n"
		}
		shuffled.WriteString(foreign(header, string(r.block)))
	}
	other := t.TempDir()
	put(t, other, "shuffled.warc", shuffled.String())
	got := exchanges(t, open(t, other, Options{}))
	for i := range got {
		got[i].File, got[i].Offset = "", 0
		want[i].File, want[i].Offset = "", 0
	}
	same(t, "exchanges", got, want)
}

func TestATransferEncodingThatOthersKeptIsUndone(t *testing.T) {
	dir := t.TempDir()
	head := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	put(t, dir, "a.warc", response("1", "http://www.a.test/1", head+"3\r\none\r\n0\r\n\r\n")+
		response("2", "http://www.a.test/2", head+"not chunked"))
	a := open(t, dir, Options{})
	want := map[string]string{"http://www.a.test/1": "one", "http://www.a.test/2": "not chunked"}
	for _, c := range captures(t, a) {
		bodyIs(t, a, c, want[c.URL])
	}
}

func TestATornEndIsReportedAndTheRestRead(t *testing.T) {
	dir := t.TempDir()
	whole := gzipped(response("1", "http://www.a.test/1", crawled))
	second := gzipped(response("2", "http://www.a.test/2", crawled))
	put(t, dir, "a.warc.gz", whole+second[:len(second)-4])
	a := open(t, dir, Options{})
	if got := urls(captures(t, a)); got != "1" {
		t.Errorf("captures = %q, want 1", got)
	}
	want := []Torn{{File: "warc/a.warc.gz", Offset: int64(len(whole)), Size: int64(len(second) - 4), Reason: "unexpected EOF"}}
	got, err := a.Torn(t.Context())
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("Torn() = %v (-want +got):\n%s", err, diff)
	}
	shut(t, a)

	put(t, dir, "a.warc.gz", whole+second) // the other crawler went on
	b := open(t, dir, Options{})
	if got := urls(captures(t, b)); got != "1 2" {
		t.Errorf("captures of the file grown = %q, want 1 2", got)
	}
	if got, err := b.Torn(t.Context()); got != nil || err != nil {
		t.Errorf("Torn() = %v, %v; want nothing any more", got, err)
	}
}

func TestDamageInTheMiddleHidesOnlyWhatItHits(t *testing.T) {
	for _, form := range []func(string) string{gzipped, func(s string) string { return s }} {
		dir := t.TempDir()
		first := form(response("1", "http://www.a.test/1", crawled))
		second := form(response("2", "http://www.a.test/2", crawled))
		third := form(response("3", "http://www.a.test/3", crawled))
		put(t, dir, "a.warc.gz", first+flip(second, 3)+third)
		a := open(t, dir, Options{})
		if got := urls(captures(t, a)); got != "1 3" {
			t.Errorf("captures = %q, want 1 3", got)
		}
		torn, err := a.Torn(t.Context())
		if err != nil || len(torn) != 1 || torn[0].Offset != int64(len(first)) || torn[0].Size < int64(len(second)) {
			t.Errorf("Torn() = %+v, %v; want %d bytes at %d", torn, err, len(second), len(first))
		}
	}
}

func TestALargeFileIsIndexedInBatches(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	for n := range 1700 {
		text.WriteString(response(strconv.Itoa(n), fmt.Sprintf("http://www.a.test/%d", n), crawled+strconv.Itoa(n)))
	}
	put(t, dir, "a.warc", text.String())
	a := open(t, dir, Options{})
	if got := len(captures(t, a)); got != 1700 {
		t.Fatalf("%d captures, want 1700", got)
	}
	// An index that stopped after the first batch goes on from there.
	var batches []batch
	s := scanner{dir: dir, maxBody: 1 << 20}
	err := s.scan(t.Context(), "warc/a.warc", 0, func(b batch) error {
		batches = append(batches, b)
		return nil
	})
	if err != nil || len(batches) < 2 {
		t.Fatalf("scan gives %d batches, %v; want several", len(batches), err)
	}
	shut(t, a)
	removeIndex(t, dir)
	ix, err := openIndex(t.Context(), filepath.Join(dir, "index.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.Add(t.Context(), batches[0]); err != nil {
		t.Fatal(err)
	}
	ix.close()
	if got := len(exchanges(t, open(t, dir, Options{}))); got != 1700 {
		t.Errorf("%d exchanges, want 1700", got)
	}
}

package archive

import (
	"net/http"
	"strings"
	"testing"
)

func TestAnExchangeIsReadBackAsKept(t *testing.T) {
	post := exchange("http://www.a.test/list?page=2&条=年报", 1)
	post.Method, post.Body, post.Kind = "POST", []byte("columnid=1\r\n\r\n&unit=\x00\xff"), Listing
	nasty := exchange("http://www.a.test/3.html", 2)
	nasty.LinkText = " 年报\r\nharvest: forged%0A\u2028 \xb1\xa8\xb8\xe6 "
	nasty.Source, nasty.Run = "a b\n", "100%"
	nasty.Detail = "line one\nline two\ttab"
	nasty.Header = http.Header{
		"Content-Disposition": {"attachment; filename=\"\xc4\xea\xb1\xa8.doc\""},
		"X-Empty":             {""},
		"Transfer-Encoding":   {"chunked"},
		"Content-Length":      {"999"},
	}
	bare := Exchange{URL: "https://www.b.test", Status: 521, Fetched: night}

	dir := t.TempDir()
	a := open(t, dir, Options{})
	var kept []Exchange
	for _, x := range []Exchange{exchange("http://www.a.test/1.html", 0), post, nasty, bare} {
		x, _ := keep(t, a, x, "body of "+x.URL)
		kept = append(kept, x)
	}
	commit(t, a)
	for _, x := range kept {
		same(t, x.URL, whole(t, a, x), x)
	}
	x := kept[2]
	if x.LinkText != nasty.LinkText || x.Detail != nasty.Detail || x.Source != nasty.Source || x.Run != nasty.Run {
		t.Errorf("texts came back as %q, %q, %q, %q", x.LinkText, x.Detail, x.Source, x.Run)
	}
	same(t, "kept header", x.Header, http.Header{
		"Content-Disposition": nasty.Header["Content-Disposition"], "X-Empty": {""}, "Content-Length": {"32"},
	})
	if x := kept[3]; x.Method != "GET" || x.Capture != "" {
		t.Errorf("an answer of status 521 has method %q and capture %q, want GET and none", x.Method, x.Capture)
	}
	shut(t, a)
	removeIndex(t, dir)
	b := open(t, dir, Options{})
	for _, x := range kept {
		same(t, x.URL+" from the files", whole(t, b, x), x)
	}
}

func TestExchangesAreListedOldestFirstWithoutHeaders(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	late, _ := keep(t, a, exchange("http://www.a.test/2.html", 2), "two")
	early, _ := keep(t, a, exchange("http://www.a.test/1.html", 1), "one")
	commit(t, a)
	want := []Exchange{early, late}
	for i := range want {
		want[i].Header, want[i].RequestHeader = nil, nil
	}
	same(t, "Exchanges()", exchanges(t, a), want)
}

func TestACaptureTellsOfTheAnswerThatFirstBroughtIt(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	x, got := keep(t, a, exchange("http://www.a.test/1.html", 1), "一")
	want := Capture{
		ID:        CaptureID(x.URL, sha256hex([]byte("一"))),
		URL:       x.URL,
		Source:    x.Source,
		Referrer:  x.Referrer,
		LinkText:  x.LinkText,
		Kind:      Article,
		Header:    http.Header{"Content-Type": {"text/html; charset=UTF-8"}, "Set-Cookie": {"a=1", "b=2"}, "Content-Length": {"3"}},
		Status:    200,
		MediaType: "text/html",
		Digest:    sha256hex([]byte("一")),
		Size:      3,
		FirstSeen: at(1),
		LastSeen:  at(1),
		File:      x.File,
		Offset:    x.Offset,
	}
	same(t, "Keep", got, want)

	other := exchange("http://www.a.test/1.html", 9)
	other.LinkText, other.Source = "another name", "another source"
	_, got = keep(t, a, other, "一")
	want.LastSeen = at(9)
	same(t, "Keep again", got, want)
	commit(t, a)
	same(t, "Captures()", captures(t, a), []Capture{want})
}

func TestTheSameBodyIsKeptOnce(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	body := strings.Repeat("政府信息公开", 1000)
	x1, c1 := keep(t, a, exchange("http://www.a.test/1.html", 1), body)
	x2, c2 := keep(t, a, exchange("http://www.a.test/1.html", 2), body) // before it is indexed
	commit(t, a)
	x3, c3 := keep(t, a, exchange("http://www.a.test/1.html", 3), body) // and after
	x4, c4 := keep(t, a, exchange("http://www.b.test/copy.html", 4), body)
	commit(t, a)

	for _, c := range []Capture{c2, c3} {
		if c.ID != c1.ID || c.Offset != c1.Offset {
			t.Errorf("the same address and body gave %s at %d, want %s at %d", c.ID, c.Offset, c1.ID, c1.Offset)
		}
	}
	if c4.ID == c1.ID || c4.File != c1.File || c4.Offset != c1.Offset {
		t.Errorf("under another address: capture %s at %d, want another one than %s, at %d too", c4.ID, c4.Offset, c1.ID, c1.Offset)
	}
	bodyIs(t, a, c4, body)
	kinds := map[string]string{}
	for _, r := range records(t, dir, x1.File) {
		kinds[r.id] = r.kind
	}
	for x, want := range map[string]string{x1.ID: "response", x2.ID: "revisit", x3.ID: "revisit", x4.ID: "revisit"} {
		if kinds[x] != want {
			t.Errorf("record %s is a %q, want %q", x, kinds[x], want)
		}
	}
	if x4.Size != int64(len(body)) {
		t.Errorf("the revisit has size %d, want the bytes received, %d", x4.Size, len(body))
	}
	if got := captures(t, a); len(got) != 2 || got[0].LastSeen != at(3) {
		t.Errorf("Captures() = %+v, want two, the first last seen at %v", got, at(3))
	}
}

func TestAnotherCodingOfTheSameBodyIsKeptToo(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	_, plain := keep(t, a, exchange("http://www.a.test/1.html", 1), "年报")
	zipped := exchange("http://www.a.test/1.html", 2)
	zipped.Header.Set("Content-Encoding", "gzip")
	x, c := keep(t, a, zipped, gzipped("年报"))
	if c.ID != plain.ID || c.Offset != plain.Offset {
		t.Errorf("capture of the gzipped answer = %s at %d, want %s at %d", c.ID, c.Offset, plain.ID, plain.Offset)
	}
	commit(t, a)
	bodyIs(t, a, c, "年报")
	liar := exchange("http://www.a.test/2.html", 3) // the same bytes without the header that explains them
	_, c = keep(t, a, liar, gzipped("年报"))
	commit(t, a)
	if c.Offset == x.Offset {
		t.Error("bytes under another Content-Encoding became a revisit")
	}
	bodyIs(t, a, c, gzipped("年报"))
}

func TestOnlyStatus200BringsACapture(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	for n, status := range []int{200, 204, 301, 404, 412, 503} {
		x := exchange("http://www.a.test/", n)
		x.Status = status
		x, c := keep(t, a, x, "Request Rejected")
		if got := c.ID != ""; got != (status == 200) || x.Capture != c.ID {
			t.Errorf("status %d brings capture %q, exchange says %q", status, c.ID, x.Capture)
		}
	}
	commit(t, a)
	shut(t, a)
	removeIndex(t, dir)
	if got := captures(t, open(t, dir, Options{})); len(got) != 1 || got[0].LastSeen != at(0) {
		t.Errorf("captures from the files = %+v, want that of the 200", got)
	}
}

func TestLastGivesTheNewestCaptureOfAnAddress(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	url := "http://www.a.test/list.html"
	_, first := keep(t, a, exchange(url, 1), "one")
	_, second := keep(t, a, exchange(url, 2), "two")
	gone := exchange(url, 3)
	gone.Status = 404
	keep(t, a, gone, "gone")
	commit(t, a)
	last := func() string {
		c, ok, err := a.Last(t.Context(), "GET", url)
		if err != nil || !ok {
			t.Fatalf("Last(GET, %s) = %v, %v", url, ok, err)
		}
		return c.ID
	}
	if got := last(); got != second.ID {
		t.Errorf("Last = %s, want the second, %s", got, second.ID)
	}
	keep(t, a, exchange(url, 4), "one") // as it was before
	commit(t, a)
	if got := last(); got != first.ID {
		t.Errorf("Last = %s, want the first again, %s", got, first.ID)
	}
	if _, ok, err := a.Last(t.Context(), "POST", url); ok || err != nil {
		t.Errorf("Last(POST) = %v, %v; want none", ok, err)
	}
}

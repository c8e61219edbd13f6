package archive

import (
	"net/http"
	"testing"
)

func TestACaptureIDDependsOnAddressAndBodyAlone(t *testing.T) {
	// Fixed for ever: readings in warehouses are known by it. Reckoned by sha256sum.
	const want = "2cc9d34e04de5f8b746a2c063db2b672"
	id := CaptureID("http://www.a.test/1", sha256hex([]byte("one")))
	if id != want {
		t.Errorf("CaptureID = %s, want %s", id, want)
	}
	if id == CaptureID("http://www.a.test/2", sha256hex([]byte("one"))) || id == CaptureID("http://www.a.test/1", sha256hex([]byte("two"))) {
		t.Error("another address or body has the same ID")
	}
}

func TestAKeptHeaderFitsTheBodyKept(t *testing.T) {
	h := http.Header{
		"Transfer-Encoding": {"chunked"}, "content-length": {"7"}, "Content-Length": {"8"}, "X": {" padded\t", "two\r\nlines"}, "Etag": {`"1"`},
	}
	same(t, "with a body", keptHeader(h, 5), http.Header{"Content-Length": {"5"}, "X": {"padded", "two  lines"}, "Etag": {`"1"`}})
	same(t, "without", keptHeader(http.Header{"Content-Length": {"8"}, "Transfer-Encoding": {"chunked"}}, -1), http.Header{"Content-Length": {"8"}})
	same(t, "of nothing", keptHeader(nil, 0), http.Header{"Content-Length": {"0"}})
	if h.Get("Transfer-Encoding") == "" {
		t.Error("keptHeader changed the header it was given")
	}
}

func TestAddressesAskedByPostAreCapturesToo(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	post := func(body string, n int) Exchange {
		x := exchange("http://www.a.test/list", n)
		x.Method, x.Kind, x.Body = "POST", Listing, []byte(body)
		return x
	}
	x, first := keep(t, a, post("page=1", 1), "page one")
	_, second := keep(t, a, post("page=2", 2), "page two")
	_, again := keep(t, a, post("page=3", 3), "page one")
	commit(t, a)
	if first.ID == second.ID || first.ID != again.ID {
		t.Errorf("captures %s, %s, %s; want the first and third alike", first.ID, second.ID, again.ID)
	}
	if got := whole(t, a, x); string(got.Body) != "page=1" || got.Method != "POST" {
		t.Errorf("the first request came back as %s %q", got.Method, got.Body)
	}
	if list := exchanges(t, a); len(list) != 3 || string(list[2].Body) != "page=3" {
		t.Errorf("Exchanges() = %+v, want three with their bodies", list)
	}
	c, ok, err := a.Last(t.Context(), "POST", "http://www.a.test/list")
	if err != nil || !ok || c.ID != again.ID || !c.LastSeen.Equal(at(3)) {
		t.Errorf("Last(POST) = %+v, %v, %v; want the first page, last seen at %v", c, ok, err, at(3))
	}
}

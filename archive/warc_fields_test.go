package archive

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEscapedTextIsOneLineAndComesBack(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"年报", "年报"},
		{"a b", "a b"},
		{" a ", "%20a%20"},
		{"100%", "100%25"},
		{"%0A", "%250A"},
		{"a\r\nb\tc", "a%0D%0Ab%09c"},
		{"\xb1\xa8\xb8", "%B1%A8%B8"},
		{"\uFFFD", "\uFFFD"},
		{"\x7f", "%7F"},
	} {
		if got := escape(c.text); got != c.want {
			t.Errorf("escape(%q) = %q, want %q", c.text, got, c.want)
		}
		if got := unescape(c.want); got != c.text {
			t.Errorf("unescape(%q) = %q, want %q", c.want, got, c.text)
		}
	}
	for _, text := range []string{"%", "100% of", "%4", "%zz", "%g0"} {
		if got := unescape(text); got != text {
			t.Errorf("unescape(%q) = %q, want it left alone", text, got)
		}
	}
}

func TestFieldsAreReadAsOthersWriteThem(t *testing.T) {
	got := parseFields([]byte("A: 1\r\nb:2\n\tfolded\nno field\n: nameless\nC :  spaced  \nD:\nE: last"))
	want := fields{{"A", "1"}, {"b", "2 folded"}, {"C", "spaced"}, {"D", ""}, {"E", "last"}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(field{})); diff != "" {
		t.Errorf("parseFields (-want +got):\n%s", diff)
	}
	if got.get("B") != "2 folded" || got.get("absent") != "" {
		t.Errorf("get(B) = %q, get(absent) = %q", got.get("B"), got.get("absent"))
	}
}

func TestNoValueForgesAField(t *testing.T) {
	f := fields{{"Name", "a\r\nForged: b"}, {"Na\nme", "c"}}
	if got := string(f.appendTo(nil)); got != "Name: a  Forged: b\r\nNa me: c\r\n" {
		t.Errorf("appendTo = %q", got)
	}
}

func TestHeadersComeBackByteForByte(t *testing.T) {
	h := http.Header{"X-B": {"\xc4\xea", ""}, "X-A": {"1"}, "odd name": {"2"}}
	text := string(headerText(h))
	if want := "X-A: 1\r\nX-B: \xc4\xea\r\nX-B: \r\nodd name: 2\r\n"; text != want {
		t.Errorf("headerText = %q, want %q", text, want)
	}
	if diff := cmp.Diff(h, parseFields([]byte(text)).header()); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
}

func TestRequestsComeBack(t *testing.T) {
	for _, c := range []struct {
		x    Exchange
		want string
	}{
		{Exchange{Method: "GET", URL: "http://a.test:81/x?y=年#f"}, "GET /x?y=年 HTTP/1.1\r\nHost: a.test:81\r\n\r\n"},
		{Exchange{Method: "GET", URL: "https://a.test"}, "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n"},
		{Exchange{Method: "GET", URL: "http://a.test/%zz"}, "GET http://a.test/%zz HTTP/1.1\r\n\r\n"},
		{Exchange{Method: "POST", URL: "http://a.test/", Body: []byte("a=1"), RequestHeader: http.Header{"X": {"y"}}},
			"POST / HTTP/1.1\r\nHost: a.test\r\nX: y\r\nContent-Length: 3\r\n\r\na=1"},
	} {
		text := appendRequest(nil, c.x)
		if string(text) != c.want {
			t.Errorf("appendRequest(%s) = %q, want %q", c.x.URL, text, c.want)
		}
		method, header, body := parseRequest(text)
		if method != c.x.Method || string(body) != string(c.x.Body) || len(header) != len(c.x.RequestHeader) {
			t.Errorf("parseRequest(%q) = %s, %v, %q", text, method, header, body)
		}
	}
}

func TestAnswersAreReadAsServersWriteThem(t *testing.T) {
	for _, c := range []struct {
		block  string
		status int
		body   string
	}{
		{"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", 200, "body"},
		{"HTTP/1.0 200\nA: b\n\nbody", 200, "body"},
		{"HTTP/2  521 \r\n\r\n", 521, ""},
		{"HTTP/1.1 200 OK\r\nA: b", 200, ""},
		{"HTTP/1.1 abc\r\n\r\n", 0, ""},
		{"HTTP/1.1 20\r\n\r\n", 0, ""},
		{"<html>", 0, ""},
		{"", 0, ""},
	} {
		a := parseAnswer([]byte(c.block))
		if a.status != c.status || c.block[a.length:] != c.body {
			t.Errorf("parseAnswer(%q) = %d, body %q; want %d, %q", c.block, a.status, c.block[a.length:], c.status, c.body)
		}
	}
}

func TestIPv6AddressesAreNamedWithoutPort(t *testing.T) {
	for address, want := range map[string]string{"[::1]:80": "::1", "127.0.0.1:8080": "127.0.0.1", "": "", "::1": "::1"} {
		if got := hostOf(address); got != want {
			t.Errorf("hostOf(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestMediaTypesAreReadAsDeclared(t *testing.T) {
	for declared, want := range map[string]string{
		"": "", "Text/HTML": "text/html", "text/html;charset=gbk": "text/html",
		"application/pdf; name=\"年报": "application/pdf", ";": "", "MSWORD ; x": "msword",
	} {
		if got := mediaType(http.Header{"Content-Type": {declared}}); got != want {
			t.Errorf("mediaType(%q) = %q, want %q", declared, got, want)
		}
	}
}

func TestAForeignRecordWithoutIDHasTheSameOneEachTime(t *testing.T) {
	a, b := placeID("warc/a.warc", 7), placeID("warc/a.warc", 8)
	if a == b || a != placeID("warc/a.warc", 7) || !strings.HasPrefix(a, "urn:uuid:") || len(a) != 45 {
		t.Errorf("placeID = %s and %s", a, b)
	}
	if first, second := newID(), newID(); first == second {
		t.Errorf("newID gave %s twice", first)
	}
}

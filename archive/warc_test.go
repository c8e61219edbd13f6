package archive

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
)

// records reads a WARC file of an archive with our own reader.
func records(t *testing.T, dir, name string) []record {
	t.Helper()
	f, err := openWARC(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return parse(t, f)
}

func parse(t *testing.T, in io.Reader) []record {
	t.Helper()
	var list []record
	for r := newReader(in, 0); ; {
		rec, err := r.next()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatalf("record %d: %v", len(list)+1, err)
		}
		if rec.block, err = io.ReadAll(r); err != nil {
			t.Fatalf("block of record %d: %v", len(list)+1, err)
		}
		list = append(list, rec)
	}
}

// sample fills an archive with one exchange of every kind and returns its file.
func sample(t *testing.T, dir string) string {
	t.Helper()
	a := open(t, dir, Options{})
	zipped := exchange("http://www.a.test/1.html", 1)
	zipped.Header.Set("Content-Encoding", "gzip")
	x, c := keep(t, a, zipped, gzipped("<html>年报</html>"))
	keep(t, a, exchange("http://www.b.test/post", 2), "")
	zipped.URL, zipped.Fetched = "http://www.c.test/copy.html", at(3)
	keep(t, a, zipped, gzipped("<html>年报</html>"))
	if _, err := a.Unchanged(t.Context(), exchange(c.URL, 4), c); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Fail(t.Context(), Exchange{URL: "http://www.d.test/", Outcome: "robots", Fetched: at(5)}); err != nil {
		t.Fatal(err)
	}
	commit(t, a)
	shut(t, a)
	return x.File
}

func TestEveryDigestInAFileIsRight(t *testing.T) {
	dir := t.TempDir()
	list := records(t, dir, sample(t, dir))
	payloads := map[string]string{}
	for _, r := range list {
		if got, want := r.header.get("WARC-Block-Digest"), sha256label(r.block); got != want {
			t.Errorf("%s record at %d states block digest %s, has %s", r.kind, r.offset, got, want)
		}
		stated := r.header.get("WARC-Payload-Digest")
		switch r.kind {
		case "response":
			if got := sha256label(r.block[parseAnswer(r.block).length:]); stated != got {
				t.Errorf("response at %d states payload digest %s, has %s", r.offset, stated, got)
			}
			payloads[r.id] = stated
		case "request":
			if _, _, body := parseRequest(r.block); stated != sha256label(body) {
				t.Errorf("request at %d states payload digest %s, has %s", r.offset, stated, sha256label(body))
			}
		case "revisit":
			to := unbracket(r.header.get("WARC-Refers-To"))
			if strings.HasSuffix(r.header.get("WARC-Profile"), "identical-payload-digest") && stated != payloads[to] {
				t.Errorf("revisit at %d states payload digest %s, refers to one of %s", r.offset, stated, payloads[to])
			}
		}
	}
}

func TestRecordsOfAnExchangeFollowOneAnother(t *testing.T) {
	dir := t.TempDir()
	var got []string
	for _, r := range records(t, dir, sample(t, dir)) {
		got = append(got, r.kind)
	}
	want := []string{
		"warcinfo",
		"request", "response", "metadata",
		"request", "response", "metadata",
		"request", "revisit", "metadata",
		"request", "revisit", "metadata",
		"metadata",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
}

func TestRecordsAreTiedToOneAnother(t *testing.T) {
	dir := t.TempDir()
	list := records(t, dir, sample(t, dir))
	first := list[2]
	for _, i := range []int{1, 3} {
		if got := list[i].header.get("WARC-Concurrent-To"); got != "<"+first.id+">" {
			t.Errorf("%s is concurrent to %s, want %s", list[i].kind, got, first.id)
		}
	}
	for _, i := range []int{8, 11} {
		r := list[i]
		if r.header.get("WARC-Refers-To") != "<"+first.id+">" ||
			r.header.get("WARC-Refers-To-Target-URI") != "http://www.a.test/1.html" ||
			r.header.get("WARC-Refers-To-Date") != "2026-03-01T17:00:01.000000Z" {
			t.Errorf("revisit at %d refers to %v", r.offset, r.header)
		}
	}
	for _, r := range list[1:] {
		if r.header.get("WARC-Warcinfo-ID") != "<"+list[0].id+">" {
			t.Errorf("%s at %d does not name its warcinfo record", r.kind, r.offset)
		}
	}
}

func TestAResponseBlockIsHTTPAsReceived(t *testing.T) {
	dir := t.TempDir()
	r := records(t, dir, sample(t, dir))[2]
	want := "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n" +
		"Content-Type: text/html; charset=UTF-8\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n" + gzipped("<html>年报</html>")
	if diff := cmp.Diff(want, string(r.block)); diff != "" {
		t.Errorf("block (-want +got):\n%s", diff)
	}
}

func TestEachRecordIsAGzipMember(t *testing.T) {
	dir := t.TempDir()
	name := sample(t, dir)
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	list := records(t, dir, name)
	for i, r := range list {
		z, err := gzip.NewReader(bytes.NewReader(data[r.offset:]))
		if err != nil {
			t.Fatalf("at %d: %v", r.offset, err)
		}
		z.Multistream(false)
		text, err := io.ReadAll(z)
		if err != nil || !bytes.HasPrefix(text, []byte("WARC/1.1\r\nWARC-Type: "+r.kind)) || !bytes.HasSuffix(text, []byte("\r\n\r\n")) {
			t.Errorf("member %d = %.40q, %v; want one %s record", i, text, err, r.kind)
		}
	}
}

func TestTheReaderTakesWhatOthersWrite(t *testing.T) {
	const plain = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3\r\n\r\none\r\n\r\n"
	const bare = "WARC/0.18\nwarc-type:  Resource \ncontent-length:3\nX: folded\n  value\n\ntwo\n\n\n\n"
	for _, c := range []struct{ name, in string }{
		{"plain", plain + bare},
		{"zipped", gzipped(plain) + gzipped(bare)},
		{"mixed", gzipped(plain) + bare + gzipped(bare)},
		{"blank lines before", "\r\n\r\n" + plain},
		{"no blank lines behind", plain[:len(plain)-4] + bare},
	} {
		for i, r := range parse(t, strings.NewReader(c.in)) {
			if r.kind != "resource" || len(r.block) != 3 {
				t.Errorf("%s: record %d = %+v", c.name, i+1, r)
			}
		}
	}
	if got := parse(t, strings.NewReader(bare))[0].header.get("x"); got != "folded value" {
		t.Errorf("folded value = %q", got)
	}
}

func TestTheReaderRefusesWhatIsNoRecord(t *testing.T) {
	const good = "WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 3\r\n\r\none\r\n\r\n"
	for _, c := range []struct{ name, in, want string }{
		{"text", "hello\r\n\r\n", "no WARC record"},
		{"cut head", good[:20], "unexpected EOF"},
		{"cut block", good[:len(good)-5], "unexpected EOF"},
		{"cut gzip", gzipped(good)[:40], "unexpected EOF"},
		{"cut gzip head", gzipped(good)[:5], "unexpected EOF"},
		{"cut gzip foot", gzipped(good)[:len(gzipped(good))-3], "unexpected EOF"},
		{"two in a member", gzipped(good + good), errSeveral.Error()},
		{"negative length", "WARC/1.1\r\nContent-Length: -1\r\n\r\n", "is no length"},
		{"huge length", "WARC/1.1\r\nContent-Length: 9223372036854775807\r\n\r\nx", "unexpected EOF"},
		{"endless head", "WARC/1.1\r\n" + strings.Repeat("x", maxHead+1), "longer than"},
		{"bad checksum", flip(gzipped(good), len(gzipped(good))-7), "checksum"},
	} {
		r := newReader(strings.NewReader(c.in), 0)
		_, err := r.next()
		if err == nil {
			err = r.end()
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func flip(s string, i int) string {
	b := []byte(s)
	b[i] ^= 0x10
	return string(b)
}

package archive

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzScan: whatever a WARC file holds, a scan ends, never panics, holds no more
// in memory than it may, and accounts for every byte it could not read.
func FuzzScan(f *testing.F) {
	one := response("1", "http://www.a.test/1", crawled)
	meta := foreign("WARC-Type: metadata\nWARC-Record-ID: <urn:uuid:2>\nWARC-Target-URI: http://www.a.test/\n", "outcome: dns\r\nheader: A%3A b\r\n")
	again := foreign("WARC-Type: revisit\nWARC-Record-ID: <urn:uuid:3>\nWARC-Refers-To: <urn:uuid:1>\nWARC-Target-URI: http://www.a.test/3\n",
		"HTTP/1.1 200 OK\r\n\r\n")
	for _, seed := range []string{
		"", one, meta, one + meta + again, gzipped(one) + gzipped(again), gzipped(one + one), one[:50] + gzipped(one),
		gzipped(one)[:30], strings.Repeat(one, 3), response("1", "http://www.a.test/1", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n"),
		response("1", "http://www.a.test/1", "HTTP/1.1 200\r\nContent-Encoding: gzip\r\n\r\n"+gzipped("年报")),
		"WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\n\r\nHTTP/1.1 200\r\n\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x.warc"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		s := scanner{dir: dir, maxBody: 1000}
		var end int64
		err := s.scan(t.Context(), "x.warc", 0, func(b batch) error {
			if b.from != end || b.end < b.from {
				t.Errorf("batch from %d to %d after one to %d", b.from, b.end, end)
			}
			end = b.end
			for _, e := range b.entries {
				if e.Offset < e.start || e.Offset >= int64(len(data)) || e.ID == "" || e.body != nil && e.body.digest == "" {
					t.Errorf("entry %+v does not lie in the file", e)
				}
			}
			for _, torn := range b.torn {
				if torn.Size <= 0 || torn.Offset+torn.Size > int64(len(data)) {
					t.Errorf("torn stretch %+v does not lie in the file", torn)
				}
				if torn.Offset+torn.Size == int64(len(data)) {
					end = torn.Offset + torn.Size
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if rest := strings.Trim(string(data[min(end, int64(len(data))):]), "\r\n"); rest != "" {
			t.Errorf("the scan ended at %d, before %.40q", end, rest)
		}
	})
}

// FuzzVerify: whatever a WARC file holds, Verify ends and never panics, what it
// reports lies in the file, and where it reports nothing every body can be read.
func FuzzVerify(f *testing.F) {
	one := response("1", "http://www.a.test/1", crawled)
	again := foreign("WARC-Type: revisit\nWARC-Record-ID: <urn:uuid:3>\nWARC-Refers-To: <urn:uuid:1>\nWARC-Target-URI: http://www.a.test/3\n",
		"HTTP/1.1 200 OK\r\n\r\n")
	file := foreign("WARC-Type: resource\nWARC-Block-Digest: md5:0\nWARC-Target-URI: http://www.a.test/4\n", "by hand")
	for _, seed := range []string{"", one, one + again + file, gzipped(one) + gzipped(again), gzipped(one)[:30] + gzipped(file), memberHead + "0000" + gzipped(one)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		put(t, dir, "x.warc", string(data))
		a := open(t, dir, Options{MaxBody: 1000})
		_, damage := verified(t, a)
		for _, d := range damage {
			if d.Offset < 0 || d.Offset > int64(len(data)) || d.Reason == "" {
				t.Errorf("damage %+v does not lie in the file", d)
			}
		}
		for _, c := range captures(t, a) {
			if _, err := a.Body(t.Context(), c); err != nil && damage == nil && !errors.Is(err, ErrTooLarge) {
				t.Errorf("Verify reports nothing, and Body(%s) = %v", c.ID, err)
			}
		}
	})
}

// FuzzDecode: whatever a server sends under whatever coding, decoding ends and
// never gives more than the limit, except the payload itself.
func FuzzDecode(f *testing.F) {
	f.Add("gzip", []byte(gzipped("年报")))
	f.Add("deflate", []byte(deflated("年报", false)))
	f.Add("gzip,deflate,gzip", []byte(gzipped(deflated(gzipped("年报"), true))))
	f.Add("br", []byte("x"))
	f.Fuzz(func(t *testing.T, codings string, payload []byte) {
		const limit = 500
		got, err := decode(codings, payload, limit)
		if err == nil && len(got) > limit || err != nil && string(got) != string(payload) {
			t.Errorf("decode(%q, %d bytes) = %d bytes, %v", codings, len(payload), len(got), err)
		}
	})
}

// FuzzFields: escaped text is one line that comes back.
func FuzzFields(f *testing.F) {
	f.Add("年报\r\n 100% \xff")
	f.Fuzz(func(t *testing.T, text string) {
		line := fields{{"name", escape(text)}}.appendTo(nil)
		list := parseFields(line)
		if len(list) != 1 || unescape(list[0].value) != text {
			t.Errorf("%q came back as %q", text, list)
		}
	})
}

package archive

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func deflated(s string, wrap bool) string {
	var b bytes.Buffer
	if wrap {
		w := zlib.NewWriter(&b)
		w.Write([]byte(s))
		w.Close()
		return b.String()
	}
	w, _ := flate.NewWriter(&b, flate.BestSpeed)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func brotlied(s string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestContentEncodingIsUndone(t *testing.T) {
	const text = "<html>二〇二五年</html>"
	for _, c := range []struct{ name, encoding, payload, want string }{
		{"none", "", text, text},
		{"identity", "identity", text, text},
		{"gzip", "gzip", gzipped(text), text},
		{"old name", "X-GZIP", gzipped(text), text},
		{"two members", "gzip", gzipped(text[:9]) + gzipped(text[9:]), text},
		{"rubbish behind", "gzip", gzipped(text) + "\x00\x00<!-- cache -->", text},
		{"deflate", "deflate", deflated(text, true), text},
		{"deflate without its head", "deflate", deflated(text, false), text},
		{"twice", "gzip, gzip", gzipped(gzipped(text)), text},
		{"deflate then gzip", "deflate,gzip", gzipped(deflated(text, true)), text},
		{"unknown", "br", "\x0b\x02\x80", "\x0b\x02\x80"},
		{"brotli", "br", brotlied(text), text},
		{"brotli then gzip", "br, gzip", gzipped(brotlied(text)), text},
		{"brotli, a lie", "br", text, text},
		{"brotli, cut short", "br", brotlied(text)[:20], brotlied(text)[:20]},
		{"zstd", "zstd", "\x28\xb5\x2f\xfd", "\x28\xb5\x2f\xfd"},
		{"a lie", "gzip", text, text},
		{"cut short", "gzip", gzipped(text)[:20], gzipped(text)[:20]},
		{"inner lie", "deflate,gzip", gzipped("{}"), gzipped("{}")},
		{"too many", "gzip,gzip,gzip,gzip", text, text},
		{"empty", "gzip", "", ""},
	} {
		h := http.Header{"Content-Encoding": {c.encoding}}
		got, err := decode(codings(h), []byte(c.payload), 1000)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: decode(%q, %q) = %q, %v; want %q", c.name, c.encoding, c.payload, got, err, c.want)
		}
	}
}

func TestABodyTooLargeIsKeptButNotDecoded(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{MaxBody: 100})
	bomb := exchange("http://www.a.test/bomb", 1)
	bomb.Header.Set("Content-Encoding", "gzip")
	payload := gzipped(strings.Repeat("0", 1_000_000))
	if len(payload) > 1100 {
		t.Fatalf("the bomb has %d bytes", len(payload))
	}
	a.options.MaxBody = 1100
	_, c := keep(t, a, bomb, payload)
	a.options.MaxBody = 100
	_, plain := keep(t, a, exchange("http://www.a.test/large", 2), strings.Repeat("x", 101))
	_, huge := keep(t, a, exchange("http://www.a.test/huge", 3), strings.Repeat("y", 2*maxHead))
	_, fits := keep(t, a, exchange("http://www.a.test/fits", 4), strings.Repeat("z", 100))
	commit(t, a)
	if c.Digest != sha256hex([]byte(payload)) || c.Size != int64(len(payload)) {
		t.Errorf("capture has digest %s and size %d, want those of the bytes received", c.Digest, c.Size)
	}
	for _, c := range []Capture{c, plain, huge} {
		_, err := a.Body(t.Context(), c)
		errorIs(t, "Body("+c.URL+")", err, ErrTooLarge)
	}
	bodyIs(t, a, fits, strings.Repeat("z", 100))
	want := captures(t, a)
	shut(t, a)
	removeIndex(t, dir)
	b := open(t, dir, Options{MaxBody: 100})
	same(t, "captures read from the files", captures(t, b), want)
	shut(t, b)
	bodyIs(t, open(t, dir, Options{}), plain, strings.Repeat("x", 101)) // once the limit is raised
}

func TestAFlippedBitIsFound(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	body := strings.Repeat("年报 ", 200)
	_, c := keep(t, a, exchange("http://www.a.test/1", 1), body)
	commit(t, a)
	shut(t, a)
	path := filepath.Join(dir, c.File)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := open(t, dir, Options{ReadOnly: true})
	for _, at := range []int64{0, 3, 30, 200} {
		if err := os.WriteFile(path, []byte(flip(string(data), int(c.Offset+at))), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := r.Body(t.Context(), c)
		place := new(PlaceError)
		if !errors.Is(err, ErrDamaged) || !errors.As(err, &place) || place.File != c.File || place.Offset != c.Offset {
			t.Errorf("Body with byte %d flipped = %v, want ErrDamaged at %s, %d", at, err, c.File, c.Offset)
		}
		if _, err := r.Exchange(t.Context(), exchanges(t, r)[0].ID); !errors.Is(err, ErrDamaged) {
			t.Errorf("Exchange with byte %d flipped = %v, want ErrDamaged", at, err)
		}
	}
}

func TestABodyThatIsNotTheCapturesIsDamage(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	x, one := keep(t, a, exchange("http://www.a.test/1", 1), "one")
	_, two := keep(t, a, exchange("http://www.a.test/2", 2), "two")
	commit(t, a)
	swapped := one
	swapped.Offset = two.Offset
	_, err := a.Body(t.Context(), swapped)
	errorIs(t, "Body of another capture's record", err, ErrDamaged)
	swapped.Offset = 0 // the warcinfo record
	_, err = a.Body(t.Context(), swapped)
	errorIs(t, "Body of no response", err, ErrDamaged)
	swapped.File = "warc/absent.warc.gz"
	_, err = a.Body(t.Context(), swapped)
	errorIs(t, "Body in an absent file", err, os.ErrNotExist)
	if errors.Is(err, ErrDamaged) {
		t.Errorf("an absent file is called damaged: %v", err)
	}
	_, err = a.Capture(t.Context(), "0123")
	errorIs(t, "Capture(0123)", err, ErrUnknown)
	_, err = a.Exchange(t.Context(), "urn:uuid:0")
	errorIs(t, "Exchange(0)", err, ErrUnknown)
	if got := whole(t, a, x); got.ID != x.ID {
		t.Errorf("Exchange(%s) = %s", x.ID, got.ID)
	}
}

func TestDecodeGivesWhatBodyGives(t *testing.T) {
	h := http.Header{"Content-Encoding": {"gzip"}}
	got, err := Decode(h, []byte(gzipped("年报")), 100)
	if err != nil || string(got) != "年报" {
		t.Errorf("Decode = %q, %v; want 年报", got, err)
	}
	_, err = Decode(h, []byte(gzipped(strings.Repeat("0", 101))), 100)
	errorIs(t, "Decode over the limit", err, ErrTooLarge)
}

func TestDecodeSaysWhatItCannotUndo(t *testing.T) {
	whole := gzipped(strings.Repeat("年报", 50))
	for _, c := range []struct {
		name, encoding, payload string
		cut                     bool
	}{
		{"unknown", "zstd", "\x28\xb5\x2f\xfd", false},
		{"a lie", "gzip", "<html>二〇二五年</html>", false},
		{"too many", "gzip,gzip,gzip,gzip", whole, false},
		{"cut short", "gzip", whole[:len(whole)-9], true},
		{"the trailer cut off", "gzip", whole[:len(whole)-1], true},
		{"brotli, cut short", "br", brotlied("年报年报年报")[:9], true},
	} {
		got, err := Decode(http.Header{"Content-Encoding": {c.encoding}}, []byte(c.payload), 1000)
		if string(got) != c.payload || !errors.Is(err, ErrCoding) || errors.Is(err, io.ErrUnexpectedEOF) != c.cut {
			t.Errorf("%s: Decode = %q, %v; want it as received, with ErrCoding, cut: %v", c.name, got, err, c.cut)
		}
	}
	if got, err := Decode(http.Header{"Content-Encoding": {"gzip"}}, nil, 1000); err != nil || len(got) != 0 {
		t.Errorf("Decode of nothing = %q, %v; want nothing", got, err)
	}
}

// A bomb takes no more memory than what it may unpack to.
func TestABombIsNotUnpacked(t *testing.T) {
	const limit, size = 1 << 20, 64 << 20
	zeros := strings.Repeat("\x00", size)
	for coding, payload := range map[string]string{"gzip": gzipped(zeros), "deflate": deflated(zeros, true), "br": brotlied(zeros), "gzip, gzip": gzipped(gzipped(zeros))} {
		h := http.Header{"Content-Encoding": {coding}}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Decode(h, []byte(payload), limit)
		runtime.ReadMemStats(&after)
		errorIs(t, "Decode of a bomb in "+coding, err, ErrTooLarge)
		if used := after.TotalAlloc - before.TotalAlloc; used > 32*limit {
			t.Errorf("%s: %d MB were allocated to find that %d bytes are over %d", coding, used>>20, size, limit)
		}
	}
}

package crawl

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// packed is size bytes of zeros under a coding.
func packed(t *testing.T, size int, coding string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := map[string]func() io.WriteCloser{
		"gzip":    func() io.WriteCloser { return gzip.NewWriter(&b) },
		"deflate": func() io.WriteCloser { return zlib.NewWriter(&b) },
		"br":      func() io.WriteCloser { return brotli.NewWriterLevel(&b, 1) },
	}[coding]()
	if _, err := io.CopyN(w, zeros{}, int64(size)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// send answers with bytes under a Content-Encoding.
func send(coding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Encoding", coding)
		w.Write(body)
	}
}

// raw answers with whatever write sends over the connection, until it is closed
// or write returns an error.
func raw(write func(net.Conn) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		write(conn)
	}
}

// drip sends a head, and then one byte at a time until the other side hangs up.
func drip(head, piece string) http.HandlerFunc {
	return raw(func(c net.Conn) error {
		_, err := io.WriteString(c, head)
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for err == nil {
			<-tick.C
			_, err = io.WriteString(c, piece)
		}
		return err
	})
}

// Whatever one answer does, it ends with its outcome, within the time and the
// memory that one request may take, and the request after it is made.
func TestNoAnswerTakesMoreThanItsShare(t *testing.T) {
	const most, bomb = 1 << 20, 64 << 20
	good := packed(t, 1000, "gzip")
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   Outcome
	}{
		"a body over the cap": {send("", make([]byte, most+1)), TooLarge},
		"a body without end": {raw(func(c net.Conn) error {
			_, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
			for err == nil {
				_, err = c.Write(make([]byte, 1<<16))
			}
			return err
		}), TooLarge},
		"a gzip bomb":    {send("gzip", packed(t, bomb, "gzip")), TooLarge},
		"a deflate bomb": {send("deflate", packed(t, bomb, "deflate")), TooLarge},
		"a brotli bomb":  {send("br", packed(t, bomb, "br")), TooLarge},
		"a bomb of many members": {func() http.HandlerFunc {
			return send("gzip", bytes.Repeat(packed(t, 100<<10, "gzip"), 20))
		}(), TooLarge},
		"too many codings":  {send("gzip, gzip, gzip, gzip", good), Failed},
		"an unknown coding": {send("zstd", []byte("\x28\xb5\x2f\xfd\x00\x01")), Failed},
		"a coding cut off":  {send("gzip", good[:len(good)-9]), Truncated},
		"a header over the cap": {raw(func(c net.Conn) error {
			_, err := io.WriteString(c, "HTTP/1.1 200 OK\r\nX: "+strings.Repeat("x", 2*maxHeader)+"\r\n\r\n")
			return err
		}), TooLarge},
		"headers without end": {raw(func(c net.Conn) error {
			_, err := io.WriteString(c, "HTTP/1.1 200 OK\r\n")
			for n := 0; err == nil; n++ {
				_, err = fmt.Fprintf(c, "X-%d: %s\r\n", n, strings.Repeat("x", 1000))
			}
			return err
		}), TooLarge},
		"a body that drips":               {drip("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "x"), Timeout},
		"a body of drops in chunks":       {drip("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"), Timeout},
		"a header that drips":             {drip("HTTP/1.1 200 OK\r\nX: ", "x"), Timeout},
		"headers that drip":               {drip("HTTP/1.1 200 OK\r\n", "X: x\r\n"), Timeout},
		"answers before the answer":       {drip("", "HTTP/1.1 103 Early Hints\r\n\r\n"), Timeout},
		"a 304 that nobody asked for":     {status(http.StatusNotModified), Failed},
		"what is no HTTP":                 {raw(func(c net.Conn) error { _, err := io.WriteString(c, "SSH-2.0-x\r\n"); return err }), Failed},
		"a connection that just ends":     {raw(func(net.Conn) error { return nil }), Refused},
		"a plain page under a false name": {send("gzip", []byte(article(7))), OK},
	} {
		t.Run(name, func(t *testing.T) {
			mux := http.NewServeMux()
			mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, list("/x", "/after")) })
			mux.HandleFunc("/x", c.answer)
			mux.HandleFunc("/after", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, article(2)) })
			server := httptest.NewServer(mux)
			defer server.Close()
			defer server.CloseClientConnections()
			d := newDesk(t, t.TempDir())
			d.Timeout, d.MaxBody = 250*time.Millisecond, most
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begun := time.Now()
			d.crawl(t, "r1", source(server))
			took := time.Since(begun)
			runtime.ReadMemStats(&after)
			got := d.outcomes(t, "r1")
			if got["/x"] != c.want || got["/after"] != OK {
				t.Errorf("outcomes = %v; want /x %s, /after ok", got, c.want)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 40<<20 {
				t.Errorf("%d MB were allocated for bodies of 1 MB at most", used>>20)
			}
			if limit := time.Duration(maxAttempts+2) * 2 * time.Second; took > limit {
				t.Errorf("the crawl took %v, want less than %v", took, limit)
			}
		})
	}
}

func TestABodyInBrotliIsRead(t *testing.T) {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	io.WriteString(w, list("/x"))
	w.Close()
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", send("br", b.Bytes()))
	mux.HandleFunc("/x", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, article(1)) })
	server := httptest.NewServer(mux)
	defer server.Close()
	d := newDesk(t, t.TempDir())
	if s := d.crawl(t, "r1", source(server)); s.Outcomes[OK] != 2 {
		t.Errorf("outcomes = %v; want the list, and the article that it names", s.Outcomes)
	}
}

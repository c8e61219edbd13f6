package crawl

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"harvest/replica"
	"harvest/report"
)

// yardEnv tells a copy of the test binary to be a yard instead of testing.
const yardEnv = "HARVEST_YARD"

func TestMain(m *testing.M) {
	if kind := os.Getenv(yardEnv); kind != "" {
		if err := serveYard(kind); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// A yard is as many hosts as are asked for, all on one loopback port. Each has N
// articles of about 50 KB at /N/0, /N/1 and so on, and lists at /list/N/0 and so
// on that name yardList of them each and lead to one another. It is served by a
// process of its own, so that what it costs is neither crawler's.
type yard struct {
	address string
	hosts   int
	pages   int // articles of a host
}

// A yardKind says how a yard answers.
type yardKind struct {
	zipped bool          // pages are compressed when they are first asked for, and kept
	delay  time.Duration // before each answer, as over a network
}

// newYard starts a yard that ends with the test.
func newYard(tb testing.TB, hosts, pages int, kind yardKind) yard {
	tb.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%t %s", yardEnv, kind.zipped, kind.delay))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		in.Close() // it ends when nobody can ask it any more
		if err := cmd.Wait(); err != nil {
			tb.Errorf("yard: %v", err)
		}
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		tb.Fatal(err)
	}
	return yard{strings.TrimSpace(address), hosts, pages}
}

const yardList = 50

// lists is how many lists a host has, and total how many addresses but
// robots.txt all of them.
func (y yard) lists() int { return (y.pages + yardList - 1) / yardList }
func (y yard) total() int { return y.hosts * (y.lists() + y.pages) }

func (y yard) host(n int) string { return fmt.Sprintf("h%d.test", n) }

// sources is a source for each host.
func (y yard) sources() []report.Source {
	var all []report.Source
	for n := range y.hosts {
		all = append(all, report.Source{ID: fmt.Sprintf("s%d", n), Covers: report.Covers{Region: "990100"}, Platform: "generic",
			Site: "http://" + y.host(n), Column: fmt.Sprintf("/list/%d/0", y.pages), Private: true})
	}
	return all
}

// dial sends every host of the yard to its port.
func (y yard) dial() map[string]string { return map[string]string{"*.test": y.address} }

// urls are all addresses but robots.txt, a page of each host in turn.
func (y yard) urls() []string {
	var all []string
	for i := range y.lists() {
		for n := range y.hosts {
			all = append(all, fmt.Sprintf("http://%s/list/%d/%d", y.host(n), y.pages, i))
		}
	}
	for i := range y.pages {
		for n := range y.hosts {
			all = append(all, fmt.Sprintf("http://%s/%d/%d", y.host(n), y.pages, i))
		}
	}
	return all
}

// serveYard serves a kind of yard until its standard input ends.
func serveYard(kind string) error {
	front := &yardFront{}
	zipped, delay, _ := strings.Cut(kind, " ")
	var err error
	if front.zipped, err = strconv.ParseBool(zipped); err != nil {
		return err
	}
	if front.delay, err = time.ParseDuration(delay); err != nil {
		return err
	}
	if front.pages, err = replicaPages(); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(listener.Addr())
	server := http.Server{Handler: front}
	go func() {
		io.Copy(io.Discard, os.Stdin)
		server.Close()
	}()
	if err := server.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}

type yardFront struct {
	pages [][]byte
	yardKind
	kept sync.Map // zipped pages by host and path
}

// ServeHTTP never gives two addresses the same bytes, and an address the same
// bytes each time.
func (f *yardFront) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if len(parts) < 2 {
		http.NotFound(w, r)
		return
	}
	if f.delay > 0 {
		<-time.After(f.delay)
	}
	head := w.Header()
	tag := `"` + r.Host + r.URL.Path + `"`
	head.Set("ETag", tag)
	head.Set("Content-Type", "text/html; charset=utf-8")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if f.zipped && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		head.Set("Content-Encoding", "gzip")
		key := r.Host + r.URL.Path
		body, ok := f.kept.Load(key)
		if !ok {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			for _, part := range f.body(r, parts) {
				z.Write(part) // a bytes.Buffer takes everything
			}
			z.Close()
			body, _ = f.kept.LoadOrStore(key, b.Bytes())
		}
		head.Set("Content-Length", strconv.Itoa(len(body.([]byte))))
		w.Write(body.([]byte))
		return
	}
	size, body := 0, f.body(r, parts)
	for _, part := range body {
		size += len(part)
	}
	head.Set("Content-Length", strconv.Itoa(size))
	for _, part := range body {
		w.Write(part)
	}
}

func (f *yardFront) body(r *http.Request, parts []string) [][]byte {
	if parts[0] == "list" && len(parts) == 3 {
		n, _ := strconv.Atoi(parts[1])
		i, _ := strconv.Atoi(parts[2])
		var paths []string
		for k := i * yardList; k < min(n, (i+1)*yardList); k++ {
			paths = append(paths, fmt.Sprintf("/%d/%d", n, k))
		}
		next := ""
		if (i+1)*yardList < n {
			next = fmt.Sprintf(`<a href="/list/%d/%d">下一页</a>`, n, i+1)
		}
		return [][]byte{[]byte(list(paths...)), []byte(next + "<!-- " + r.Host + " -->")}
	}
	n, _ := strconv.Atoi(parts[1])
	return [][]byte{f.pages[n%len(f.pages)], []byte("<!-- " + r.Host + r.URL.Path + " -->")}
}

// replicaPages are reports of the made-up province of 40 to 60 KB in UTF-8.
func replicaPages() ([][]byte, error) {
	p := replica.New(1)
	handler := p.Handler(1, nil)
	var pages [][]byte
	for _, r := range p.Truth(1).Reports {
		u, err := url.Parse(r.URL)
		if err != nil {
			return nil, err
		}
		answer := httptest.NewRecorder()
		request := httptest.NewRequest("GET", r.URL, nil)
		request.Host = u.Host
		handler.ServeHTTP(answer, request)
		body := answer.Body.Bytes()
		if len(body) < 40<<10 || len(body) > 60<<10 || !utf8.Valid(body) || !strings.Contains(answer.Header().Get("Content-Type"), "html") {
			continue
		}
		if pages = append(pages, body); len(pages) == 20 {
			return pages, nil
		}
	}
	return nil, fmt.Errorf("the province has %d pages of 40 to 60 KB, want 20", len(pages))
}

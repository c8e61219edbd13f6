package crawl

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"harvest/archive"
	"harvest/ledger"
	"harvest/report"
)

// A desk is a crawler with its archive and ledger, in a folder of the test's.
type desk struct {
	*Crawler
	dir string
}

func newDesk(t *testing.T, dir string) desk {
	t.Helper()
	a, err := archive.Open(context.Background(), filepath.Join(dir, "archive"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(context.Background(), filepath.Join(dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close(); l.Close() })
	return desk{&Crawler{Archive: a, Ledger: l, Agent: "harvest/test", Timeout: 2 * time.Second}, dir}
}

func (d desk) crawl(t *testing.T, run string, sources ...report.Source) Summary {
	t.Helper()
	if _, err := d.Ledger.StartRun(context.Background(), ledger.Run{ID: run, Command: "test", Started: time.Now()}); err != nil {
		t.Fatal(err)
	}
	s, err := d.Crawl(context.Background(), run, sources)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Ledger.FinishRun(context.Background(), ledger.Run{ID: run, Finished: time.Now(), Outcome: "ok"}); err != nil {
		t.Fatal(err)
	}
	return s
}

func (d desk) outcomes(t *testing.T, run string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	for x, err := range d.Archive.Exchanges(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if x.Run == run {
			_, path, _ := strings.Cut(strings.TrimPrefix(x.URL, "http://"), "/")
			found["/"+path] = x.Outcome
		}
	}
	return found
}

// source is the source of a test server: a plain list at its root.
func source(server *httptest.Server) report.Source {
	return report.Source{ID: "s", Covers: report.Covers{Region: "990100"}, Platform: "generic", Site: server.URL, Column: "/", Private: true}
}

func title(n int) string {
	return fmt.Sprintf("甲市第%d局2021年政府信息公开工作年度报告", n)
}

// list is a listing page that names paths.
func list(paths ...string) string {
	var b strings.Builder
	for i, p := range paths {
		fmt.Fprintf(&b, `<li><a href="%s">%s</a></li>`, p, title(i+1))
	}
	return "<html><body><ul>" + b.String() + "</ul></body></html>"
}

func article(n int) string {
	return "<html><body><h1>" + title(n) + "</h1><p>" + strings.Repeat("本机关依法公开政府信息。", 50) + "</p></body></html>"
}

func TestEveryEndOfARequestHasItsOutcome(t *testing.T) {
	release := make(chan struct{})
	ends := map[string]struct {
		answer http.HandlerFunc
		want   map[string]string
	}{
		"a page":    {func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, article(1)) }, map[string]string{"/x": OK}},
		"not there": {http.NotFound, map[string]string{"/x": NotFound}},
		"gone":      {status(http.StatusGone), map[string]string{"/x": Gone}},
		"forbidden": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403); fmt.Fprint(w, article(3)) }, map[string]string{"/x": Forbidden}},
		"a teapot":  {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(418) }, map[string]string{"/x": ClientError}},
		"broken":    {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) }, map[string]string{"/x": ServerError}},
		"a wall": {func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "<html><body><h1>访问被拒绝</h1></body></html>")
		}, map[string]string{"/x": "blocked:refused"}},
		"moved off": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://elsewhere.test/y", http.StatusFound)
		}, map[string]string{"/x": Redirect, "/y": OffHost}},
		"moved":        {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusMovedPermanently) }, map[string]string{"/x": Redirect, "/new": OK}},
		"moved around": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/x", http.StatusFound) }, map[string]string{"/x": RedirectLoop}},
		"cut": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100000")
			fmt.Fprint(w, article(8))
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, map[string]string{"/x": Truncated}},
		"slow":    {func(w http.ResponseWriter, r *http.Request) { <-release }, map[string]string{"/x": Timeout}},
		"too big": {func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("x"), 200_000)) }, map[string]string{"/x": TooLarge}},
	}
	t.Cleanup(func() { close(release) })
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			mux := http.NewServeMux()
			mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, list("/x")) })
			mux.HandleFunc("/new", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, article(6)) })
			mux.HandleFunc("/x", end.answer)
			server := httptest.NewServer(mux)
			t.Cleanup(server.CloseClientConnections)
			d := newDesk(t, t.TempDir())
			d.Timeout, d.MaxBody = 300*time.Millisecond, 100_000
			s := d.crawl(t, "r1", source(server))
			got := d.outcomes(t, "r1")
			delete(got, "/")
			delete(got, "/robots.txt")
			if diff := cmp.Diff(end.want, got); diff != "" {
				t.Errorf("outcomes: -want +got\n%s", diff)
			}
			for _, o := range end.want {
				if tries := map[bool]int{true: maxAttempts, false: 1}[retried(o)]; o != OK && s.Outcomes[o] != tries && o != NotFound {
					t.Errorf("%s was met %d times, want %d", o, s.Outcomes[o], tries)
				}
				if failed(o) != (len(s.Failed) == 1) && len(end.want) == 1 {
					t.Errorf("failed sources after %s = %+v", o, s.Failed)
				}
			}
		})
	}
}

func TestAPackedBodyIsKeptAsSentAndGivenBackUnpacked(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, map[string]string{"/": list("/x"), "/x": article(11)}[r.URL.Path])
		z.Close()
	}))
	defer server.Close()
	d := newDesk(t, t.TempDir())
	d.crawl(t, "r1", source(server))
	last, ok, err := d.Archive.Last(context.Background(), "GET", server.URL+"/x")
	if err != nil || !ok {
		t.Fatalf("Last = %v, %v", ok, err)
	}
	if body, err := d.Archive.Body(context.Background(), last); err != nil || string(body) != article(11) {
		t.Errorf("the archive gives back %d bytes, %v; want the page unpacked", len(body), err)
	}
}

func TestASecondNightFetchesNoUnchangedBody(t *testing.T) {
	var mu sync.Mutex
	var sent int
	changed := false
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		body := map[string]string{"/": list("/1", "/2", "/3"), "/1": article(1), "/2": article(2), "/3": article(3)}[r.URL.Path]
		if changed && r.URL.Path == "/2" {
			body += "<!-- corrected -->"
		}
		switch r.URL.Path {
		case "/3": // says nothing by which to ask again
		default:
			tag := fmt.Sprintf(`"%d"`, len(body))
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		sent++
		fmt.Fprint(w, body)
	}))
	defer server.Close()
	dir := t.TempDir()
	first := newDesk(t, dir)
	first.crawl(t, "r1", source(server))
	if sent != 4 {
		t.Fatalf("%d bodies sent on the first night, want 4", sent)
	}
	sent, changed = 0, true
	s := first.crawl(t, "r2", source(server))
	if sent != 2 {
		t.Errorf("%d bodies sent on the second night, want the corrected one and the one that cannot be asked for", sent)
	}
	want := map[string]string{"/": Unchanged, "/1": Unchanged, "/2": OK, "/3": Unchanged}
	for path, outcome := range first.outcomes(t, "r2") {
		if want[path] != outcome && path != "/robots.txt" {
			t.Errorf("%s ended with %s, want %s", path, outcome, want[path])
		}
	}
	if fresh, unchanged := s.Captured(); fresh != 1 || unchanged != 3 {
		t.Errorf("Captured = %d new, %d unchanged; want 1 and 3", fresh, unchanged)
	}
}

func TestAHostIsAskedAtItsPace(t *testing.T) {
	const pace = 40 * time.Millisecond
	var mu sync.Mutex
	var arrivals []time.Time
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		arrivals = append(arrivals, time.Now())
		mu.Unlock()
		if r.URL.Path == "/" {
			fmt.Fprint(w, list("/1", "/2", "/3", "/4", "/5", "/6"))
			return
		}
		fmt.Fprint(w, article(1))
	}))
	defer server.Close()
	d := newDesk(t, t.TempDir())
	d.Pace, d.Workers = pace, 8
	d.crawl(t, "r1", source(server))
	if len(arrivals) != 8 {
		t.Fatalf("%d requests, want robots.txt, the list and six articles", len(arrivals))
	}
	for i := 1; i < len(arrivals); i++ {
		if gap := arrivals[i].Sub(arrivals[i-1]); gap < pace {
			t.Errorf("request %d came %v after the one before, want at least %v", i+1, gap, pace)
		}
	}
}

// What can no longer be kept is no longer asked: the run ends with the error, well
// before a claim would run out.
func TestACrawlThatCannotKeepItsAnswersEnds(t *testing.T) {
	for name, breaks := range map[string]func(desk) error{
		"the archive": func(d desk) error { return d.Archive.Close() },
		"the ledger":  func(d desk) error { return d.Ledger.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			var asked atomic.Int32
			d := newDesk(t, t.TempDir())
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/" {
					fmt.Fprint(w, list("/1", "/2", "/3", "/4"))
					return
				}
				if r.URL.Path != "/robots.txt" && asked.Add(1) == 1 {
					breaks(d)
				}
				fmt.Fprint(w, article(1))
			}))
			defer server.Close()
			if _, err := d.Ledger.StartRun(context.Background(), ledger.Run{ID: "r1", Command: "test", Started: time.Now()}); err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			if _, err := d.Crawl(context.Background(), "r1", []report.Source{source(server)}); err == nil {
				t.Error("Crawl ended without an error")
			}
			if took := time.Since(begun); took > time.Minute || asked.Load() != 1 {
				t.Errorf("Crawl took %v and asked for %d articles; want it to end at the first", took, asked.Load())
			}
		})
	}
}

func TestAStoppedCrawlGoesOnWhereItWas(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var mu sync.Mutex
	asked := make(map[string]int)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked[r.URL.Path]++
		if r.URL.Path == "/" {
			fmt.Fprint(w, list("/1", "/2", "/3", "/4"))
			return
		}
		if len(asked) == 3 {
			cancel()
		}
		fmt.Fprint(w, article(1))
	}))
	defer server.Close()
	dir := t.TempDir()
	d := newDesk(t, dir)
	if _, err := d.Ledger.StartRun(ctx, ledger.Run{ID: "r1", Command: "test", Started: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if s, err := d.Crawl(ctx, "r1", []report.Source{source(server)}); err != nil || !s.Stopped {
		t.Fatalf("Crawl = %+v, %v; want it stopped", s, err)
	}
	d.crawl(t, "r2", source(server))
	for _, path := range []string{"/1", "/2", "/3", "/4"} {
		if asked[path] == 0 {
			t.Errorf("%s was never asked", path)
		}
	}
	captures := 0
	for _, err := range d.Archive.Captures(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		captures++
	}
	if captures != 5 {
		t.Errorf("%d captures, want the list and four articles", captures)
	}
}

func TestOnlyPagesThatSpeakOfAFileAreParsedForIt(t *testing.T) {
	for text, want := range map[string]bool{
		"":                                 false,
		"<a href='/1.pdf'>":                true,
		"<a href=/1.DOCX>":                 true,
		"/1.7z":                            true,
		"x.doc;jsessionid=1":               true,
		"附件.wps】":                          true,
		"if (document.documentElement) {}": false,
		"a.document.xlsm.zipped.pdfs":      false,
		"www.example.gov.cn/1.html":        false,
		"..doc":                            true,
		"<a href='/down?f=1'>年报.ofd</a> at last": true,
	} {
		if got := speaksOfFile([]byte(text)); got != want {
			t.Errorf("speaksOfFile(%q) = %v, want %v", text, got, want)
		}
	}
}

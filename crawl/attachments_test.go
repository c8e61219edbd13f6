package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"harvest/archive"
	"harvest/ledger"
)

// steady serves pages that never change, and notes which were asked for.
func steady(t *testing.T, pages map[string]string) (server *httptest.Server, asked func() []string) {
	t.Helper()
	var mu sync.Mutex
	var paths []string
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		paths = append(paths, r.URL.Path)
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(server.Close)
	return server, func() []string {
		mu.Lock()
		defer mu.Unlock()
		found := slices.Sorted(slices.Values(paths))
		paths = nil
		return found
	}
}

// ruin spoils the body that the archive has of an address.
func (d desk) ruin(t *testing.T, address string) {
	t.Helper()
	c, ok, err := d.Archive.Last(context.Background(), http.MethodGet, address)
	if err != nil || !ok {
		t.Fatalf("Last(%s) = %t, %v", address, ok, err)
	}
	path := filepath.Join(d.dir, "archive", filepath.FromSlash(c.File))
	if _, err := os.Stat(path); err != nil {
		path += ".open" // still written to
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(make([]byte, 40), c.Offset+60); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Archive.Body(context.Background(), c); err == nil {
		t.Fatalf("the body of %s is still whole", address)
	}
}

func TestAnUnchangedArticleThatLedToNothingIsNotReadAgain(t *testing.T) {
	files := `<html><body><p>年度报告</p><a href="/2.pdf">附件：年度报告全文.pdf</a></body></html>`
	server, asked := steady(t, map[string]string{"/": list("/1", "/2"), "/1": article(1), "/2": files, "/2.pdf": "%PDF-1.4 " + article(2)})
	d := newDesk(t, t.TempDir())
	all := []string{"/", "/1", "/2", "/2.pdf"}
	d.crawl(t, "r1", source(server))
	if got := asked(); !slices.Equal(got, all) {
		t.Fatalf("the first night asked for %v, want %v", got, all)
	}
	d.ruin(t, server.URL+"/1")
	d.ruin(t, server.URL+"/2.pdf")
	s := d.crawl(t, "r2", source(server))
	if got := asked(); !slices.Equal(got, all) || s.Outcomes[Unchanged] != 4 {
		t.Errorf("the second night asked for %v, outcomes %v; want %v, all of them unchanged", got, s.Outcomes, all)
	}
}

func TestAnUnchangedArticleIsReadAgainByOtherRules(t *testing.T) {
	server, _ := steady(t, map[string]string{"/": list("/1"), "/1": article(1)})
	d := newDesk(t, t.TempDir())
	d.crawl(t, "r1", source(server))
	known, ok, err := d.Ledger.Validator(context.Background(), http.MethodGet, server.URL+"/1")
	if err != nil || !ok || known.Barren != linkRules {
		t.Fatalf("Validator = %+v, %t, %v; want rules %d", known, ok, err, linkRules)
	}
	want := known
	known.Barren = linkRules - 1
	if err := d.Ledger.Commit(context.Background(), ledger.Group{Validators: []ledger.Validator{known}}); err != nil {
		t.Fatal(err)
	}
	d.crawl(t, "r2", source(server))
	if got, _, err := d.Ledger.Validator(context.Background(), http.MethodGet, server.URL+"/1"); err != nil || got != want {
		t.Errorf("Validator after a look by new rules = %+v, %v; want %+v", got, err, want)
	}
}

func TestWhatAnArticleLeadsToIsLookedForByKind(t *testing.T) {
	known := &ledger.Validator{Barren: linkRules}
	for _, c := range []struct {
		kind   archive.Kind
		status int
		known  *ledger.Validator
		want   bool
	}{
		{archive.Article, http.StatusNotModified, known, true},
		{archive.Article, http.StatusNotModified, &ledger.Validator{Barren: linkRules + 1}, false},
		{archive.Article, http.StatusOK, known, false},
		{archive.Attachment, http.StatusNotModified, &ledger.Validator{}, true},
		{archive.Listing, http.StatusNotModified, known, false},
		{archive.Robots, http.StatusNotModified, known, false},
	} {
		f := fetch{request: ledger.Request{Kind: string(c.kind), Known: c.known}, exchange: archive.Exchange{Status: c.status}}
		if got := f.looked(); got != c.want {
			t.Errorf("looked at %s, answered %d, by rules %d: %t, want %t", c.kind, c.status, c.known.Barren, got, c.want)
		}
	}
}

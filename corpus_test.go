package harvest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"harvest/archive"
	"harvest/crawl"
	"harvest/ledger"
	"harvest/report"
	"harvest/warehouse"
)

// The real reports, behind a list page of a web server: every cell, with the
// address and the digest it came from, by a SQL query.
func TestRealReportsBehindAListPage(t *testing.T) {
	corpus := filepath.Join("..", "shared", "corpus")
	titles := map[string]string{
		"zhumadian-emergency-2021.txt": "驻马店市应急管理局2021年政府信息公开工作年度报告", "shanghai-2019.html": "2019年上海市人民政府办公厅政府信息公开工作年度报告",
		"zhumadian-marked.txt": "驻马店市应急管理局2021年政府信息公开工作年度报告（一）", "shanghai-marked.html": "2019年上海市人民政府办公厅政府信息公开工作年度报告（一）",
	}
	if _, err := os.Stat(corpus); os.IsNotExist(err) {
		t.Skipf("no %s: the real reports lie beside the checkout", corpus)
	}
	files := http.FileServer(http.Dir(corpus))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/gknb/" {
			http.StripPrefix("/gknb", files).ServeHTTP(w, r)
			return
		}
		for name, title := range titles {
			fmt.Fprintf(w, `<li><a href="./%s">%s</a></li>`, name, title)
		}
		fmt.Fprint(w, `<script>createPageHTML(1, 0, "index", "html");</script>`)
	}))
	defer server.Close()

	ctx, dir := context.Background(), t.TempDir()
	a, err := archive.Open(ctx, filepath.Join(dir, "archive"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	l, err := ledger.Open(ctx, filepath.Join(dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	w, err := warehouse.Open(ctx, filepath.Join(dir, "warehouse.duckdb"), "test")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	source := report.Source{ID: "corpus", Covers: report.Covers{Region: "410000"}, Platform: "trs", Site: server.URL, Column: "/gknb/", Private: true}
	p := &Pipeline{Archive: a, Ledger: l, Warehouse: w, Crawler: &crawl.Crawler{Archive: a, Ledger: l}, Log: slog.New(slog.DiscardHandler), Now: time.Now,
		Releases: filepath.Join(dir, "releases"), Reference: warehouse.Reference{Agencies: report.EmbeddedAgencies(), Sources: []report.Source{source}}}
	summary, err := p.Run(ctx, Plan{Command: "test", Sources: []report.Source{source}})
	if err != nil || summary.Load.Reports != len(titles) {
		t.Fatalf("Run = %d reports, %v; want %d", summary.Load.Reports, err, len(titles))
	}
	release, err := summary.Release.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	for name := range titles {
		body, err := os.ReadFile(filepath.Join(corpus, name))
		if err != nil {
			t.Fatal(err)
		}
		digest := sha256.Sum256(body)
		want := expectedCells(t, filepath.Join(corpus, strings.TrimSuffix(name, filepath.Ext(name))+".expected.json"))
		cells := len(want)
		query(t, release, fmt.Sprintf(`SELECT f.indicator::VARCHAR, coalesce(f.member::VARCHAR, ''), f.state::VARCHAR, coalesce((f.value * 1000000)::BIGINT, 0), c.digest
			FROM capture AS c JOIN reading AS d ON d.capture = c.capture JOIN report AS r ON r.reading = d.reading JOIN fact AS f ON f.report = r.report
			WHERE c.url = '%s/gknb/%s'`, server.URL, name), func(scan func(...any)) {
			var k report.Cell
			var state, sum string
			var value int64
			scan(&k.Indicator, &k.Member, &state, &value, &sum)
			if sum != hex.EncodeToString(digest[:]) {
				t.Fatalf("%s: digest %s, want that of the file", name, sum)
			}
			if w, ok := want[k]; !ok || w != (figure{report.State(state), report.Value(value)}) {
				t.Errorf("%s: %v = %s %s; want %v", name, k, report.Value(value), state, want[k])
			}
			delete(want, k)
		})
		if len(want) > 0 || cells < 198 {
			t.Errorf("%s: of %d cells %d are missing", name, cells, len(want))
		}
	}
}

type figure struct {
	state report.State
	value report.Value
}

// expectedCells reads what was found by hand: null is blank, or derived where a
// total is given for its row.
func expectedCells(t *testing.T, file string) map[report.Cell]figure {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var e struct {
		Disclosure map[string]*report.Value            `json:"disclosure"`
		Requests   map[string]map[string]*report.Value `json:"requests"`
		Review     map[string]*report.Value            `json:"review_litigation"`
		Derived    map[string]report.Value             `json:"derived_row_totals"`
	}
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	cells := make(map[report.Cell]figure)
	put := func(code, member string, v *report.Value) {
		f := figure{state: report.Blank}
		if v != nil {
			f = figure{report.Stated, *v}
		} else if d, ok := e.Derived[code]; ok && member == report.Total {
			f = figure{report.Derived, d}
		}
		cells[report.Cell{Indicator: code, Member: member}] = f
	}
	for code, v := range e.Disclosure {
		put(code, "", v)
	}
	for code, v := range e.Review {
		put(code, "", v)
	}
	for code, row := range e.Requests {
		for member, v := range row {
			put(code, member, v)
		}
	}
	return cells
}

package harvest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harvest/extract"
	"harvest/replica"
	"harvest/report"
	"harvest/warehouse"
)

// A placedFact is a fact of a release with the capture it stands in.
type placedFact struct {
	capture, cell, state, printed string
	at                            [3]int
}

// holdPlaces holds every fact of the current release that has a place against the
// bytes of the archive, and returns how many there are in each state.
func (s stand) holdPlaces(t *testing.T, w *warehouse.Warehouse) map[string]int {
	t.Helper()
	counts, wrong := make(map[string]int), 0
	capture, page := "", sheet{}
	query(t, w, `SELECT d.capture, concat_ws('/', f.indicator::VARCHAR, f.member::VARCHAR), f.state::VARCHAR,
			coalesce(f.printed, CASE WHEN f.state = 'stated' THEN f.value::BIGINT::VARCHAR END, ''), coalesce(f.at_table, 0), f.at_row, f.at_column
		FROM fact AS f JOIN report AS r ON r.report = f.report JOIN reading AS d ON d.reading = r.reading
		WHERE f.state = 'stated' OR f.at_row IS NOT NULL ORDER BY d.capture`, func(scan func(...any)) {
		var f placedFact
		scan(&f.capture, &f.cell, &f.state, &f.printed, &f.at[0], &f.at[1], &f.at[2])
		if f.capture != capture {
			capture, page = f.capture, newSheet(s.body(t, f.capture))
		}
		counts[f.state]++
		if got, ok := page.cells[f.at]; !ok || got != bare(f.printed) {
			if wrong++; wrong <= 10 {
				t.Errorf("capture %s, %s %s at table %d, row %d, column %d: the page prints %q there (%v); want %q", f.capture, f.cell, f.state, f.at[0], f.at[1], f.at[2], got, ok, f.printed)
			}
		}
	})
	if wrong > 0 {
		t.Errorf("%d facts are not where the release says", wrong)
	}
	return counts
}

func (s stand) body(t *testing.T, capture string) []byte {
	t.Helper()
	c, err := s.Archive.Capture(context.Background(), capture)
	if err != nil {
		t.Fatal(err)
	}
	body, err := s.Archive.Body(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// Every figure of a made-up province stands in the archived bytes where the
// release says, by a reader that shares no code with the one that said so.
func TestEveryFigureStandsWhereTheReleaseSays(t *testing.T) {
	s := newStand(t, 1, 1, t.TempDir())
	s.run(t)
	w := s.open(t)
	counts := s.holdPlaces(t, w)
	if counts["stated"] < 50_000 || counts["blank"] < 1000 || counts["dash"] < 1000 || counts["derived"] < 100 || counts["none_word"] < 10 {
		t.Errorf("held %v; want fifty thousand stated figures, and empty cells of every kind", counts)
	}
	s.holdExplanations(t, w)
	met := make(map[replica.Quirk]bool)
	for _, r := range s.province.Truth(1).Reports {
		for _, q := range r.Quirks {
			met[q] = true
		}
	}
	for _, q := range []replica.Quirk{replica.MergedTables, replica.OuterTable, replica.SplitArticles, replica.SplitRequests, replica.HeadSpans, replica.SurplusColumn,
		replica.MissingEndTags, replica.SplitDigits, replica.WordMarkup, replica.TextTabs, replica.TextPipes, replica.TextLines, replica.GBKBare, replica.VerticalGroup} {
		if !met[q] {
			t.Errorf("no report of the province has the quirk %s", q)
		}
	}
}

// placesOf holds the places of one file's facts, and returns how many have one.
func placesOf(t *testing.T, name string, body []byte) int {
	t.Helper()
	page, placed := newSheet(body), 0
	var x extract.Extractor
	for _, r := range x.Read(context.Background(), name, body, "", nil) {
		if r.Report == nil {
			t.Fatalf("%s: %v", name, r.Problem)
		}
		for _, f := range r.Report.Facts {
			if f.State != report.Stated && f.At == (report.At{}) {
				continue
			}
			placed++
			if got, ok := page.cells[[3]int{f.At.Table, f.At.Row, f.At.Column}]; !ok || got != bare(f.Printed) && !(f.Claim() && begins(got, bare(f.Printed))) {
				t.Errorf("%s%s: %s %s at %d, %d, %d: %q stands there (%v); want %q", name, r.Part, f.Indicator, f.Member, f.At.Table, f.At.Row, f.At.Column, got, ok, f.Printed)
			}
		}
	}
	return placed
}

// begins reports whether the words of a claim stand in a line, or begin at its end
// and go on in the next.
func begins(line, words string) bool {
	for n := range words {
		if n > 0 && strings.HasSuffix(line, words[:n]) {
			return true
		}
	}
	return strings.Contains(line, words)
}

func TestFiguresOfRealReportsStandWhereTheReadingSays(t *testing.T) {
	corpus := filepath.Join("..", "shared", "corpus")
	if _, err := os.Stat(corpus); os.IsNotExist(err) {
		t.Skipf("no %s: the real reports lie beside the checkout", corpus)
	}
	for name, least := range map[string]int{"zhumadian-emergency-2021.txt": 190, "zhumadian-marked.txt": 190, "shanghai-2019.html": 190, "shanghai-marked.html": 190, "shanghai-stcsm-2024.md": 120} {
		body, err := os.ReadFile(filepath.Join(corpus, name))
		if err != nil {
			t.Fatal(err)
		}
		if n := placesOf(t, name, body); n < least {
			t.Errorf("%s: %d facts have a place; want %d at least", name, n, least)
		}
	}
}

// Layouts that no made-up province has: figures in paragraphs, one cell a row,
// spans that lie over one another, a table behind an empty and a nested one, and
// a text with tables of two kinds.
func TestFiguresOfOddLayoutsStandWhereTheReadingSays(t *testing.T) {
	row := func(label string, open, close string) string {
		var b strings.Builder
		for _, text := range []string{label, "4", "0", "0", "0", "0", "0", "4"} {
			fmt.Fprintf(&b, "%s%s%s", open, text, close)
		}
		return b.String()
	}
	labels := []string{"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理"}
	all := func(before, after, open, close string) string {
		var b strings.Builder
		for _, l := range labels {
			b.WriteString(before + row(l, open, close) + after)
		}
		return b.String()
	}
	const title = "<html><body><h1>甲市教育局2021年政府信息公开工作年度报告</h1><div>导航<br>首页</div>"
	const end = "</body></html>"
	for name, body := range map[string]string{
		"paragraphs.html": title + all("", "", "<p>", "</p>") + end,
		"breaks.html":     title + "<div>" + all("", "", "", "<br>") + "</div>" + end,
		"words.html":      title + "<table><tr><td>菜单</td></tr></table>" + all("<p>", "</p>", "", " ") + end,
		"column.html":     title + "<table>" + all("", "", "<tr><td>", "</td></tr>") + "</table>" + end,
		"nested.html":     title + "<table></table><table><tr><td><table><tr><td>菜单</td></tr></table><table>" + all("<tr>", "</tr>", "<td>", "</td>") + "</table></td></tr></table>" + end,
		"overlap.html": title + `<table><tr><td rowspan="5">三</td><td>项</td><td rowspan="9">注</td></tr><tr><td colspan="3">申请</td></tr>` +
			all("<tr>", "</tr>", "<td>", "</td>") + "</table>" + end,
		"two.txt":   "甲市教育局2021年政府信息公开工作年度报告\r\n菜单\t首页\r\n\r\n\r\n\r\n\r\n" + all("|", "\r\n|---|---|\r\n", " ", "|"),
		"words.txt": "甲市教育局2021年政府信息公开工作年度报告\n菜单\t首页\n\n\n\n\n\n" + all("", "\n", "", "  "),
		"lines.txt": "甲市教育局2021年政府信息公开工作年度报告\n菜单\t首页\n\n\n\n\n\n" + all("", "", "", "\n\n"),
	} {
		if n := placesOf(t, name, []byte(body)); n != 7*len(labels) {
			t.Errorf("%s: %d facts have a place; want %d", name, n, 7*len(labels))
		}
	}
}

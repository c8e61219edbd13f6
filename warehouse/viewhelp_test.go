package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// fileKinds are the two sorts of file that a view must work in: the working file,
// whose codes are text, and a release, whose codes are ENUM.
var fileKinds = map[string]bool{"working file": false, "release": true}

// A sheet is a hand-made report: every cell of its form states 0 but those named.
type sheet struct {
	agency, scope, region string
	year                  int
	form                  string // 2021 where empty
	url, seen, source     string // no url: a bare file
	published             string
	cells                 map[string]any // wide column → a figure, or a state
	lacks                 string         // a table whose cells are absent
	errors                int            // findings of severity error
}

// A hand is a warehouse filled by hand, with its views.
type hand struct {
	t       *testing.T
	db      *sql.DB
	reports int
}

// handmade makes an empty warehouse with every view, and the reference of a
// made-up province: 990100 has the county 990101, 990200 stands alone.
func handmade(t *testing.T, release bool, agencies []report.Agency, sources []report.Source) *hand {
	t.Helper()
	ctx := context.Background()
	db, err := connect(ctx, "", false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	h := &hand{t: t, db: db}
	for name, codes := range map[string][]string{"indicator_code": indicatorCodes(), "member_code": report.Members(), "state_code": stateCodes()} {
		if release {
			h.exec("CREATE TYPE " + name + " AS ENUM ('" + strings.Join(codes, "', '") + "')")
		} else {
			h.exec("CREATE TYPE " + name + " AS VARCHAR")
		}
	}
	for _, name := range Tables() {
		h.exec(statements("tables", name))
	}
	for _, name := range Views() {
		h.exec(statements("views", name))
	}
	regions := []Region{{"990000", "甲省", "province", ""}, {"990100", "乙市", "city", "990000"},
		{"990101", "丙县", "county", "990100"}, {"990200", "丁市", "city", "990000"}, {"990300", "戊地区", "city", "990000"}}
	w := &Warehouse{DB: db}
	if err := w.SetReference(ctx, Reference{Agencies: agencies, Sources: sources, Regions: regions}); err != nil {
		t.Fatal(err)
	}
	return h
}

func indicatorCodes() []string {
	var codes []string
	for _, i := range report.Indicators() {
		codes = append(codes, i.Code)
	}
	return codes
}

func stateCodes() []string {
	var codes []string
	for _, s := range report.States() {
		codes = append(codes, string(s))
	}
	return codes
}

func (h *hand) exec(query string, args ...any) {
	h.t.Helper()
	if _, err := h.db.Exec(query, args...); err != nil {
		h.t.Fatalf("%.200s: %v", query, err)
	}
}

// rows returns the rows of a query, columns parted by bars.
func (h *hand) rows(query string) []string {
	h.t.Helper()
	rows, err := h.db.Query("SELECT COLUMNS(*)::VARCHAR FROM (" + query + ")")
	if err != nil {
		h.t.Fatalf("%.2000s: %v", query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		h.t.Fatal(err)
	}
	lines := []string{}
	for rows.Next() {
		values := make([]sql.NullString, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			h.t.Fatal(err)
		}
		var line []string
		for _, v := range values {
			if !v.Valid {
				v.String = "NULL"
			}
			line = append(line, v.String)
		}
		lines = append(lines, strings.Join(line, "|"))
	}
	if err := rows.Err(); err != nil {
		h.t.Fatal(err)
	}
	return lines
}

// clear takes every report away.
func (h *hand) clear() {
	h.t.Helper()
	for _, table := range []string{"capture", "reading", "report", "fact", "finding", "extra", "evidence"} {
		h.exec("DELETE FROM " + table)
	}
	h.reports = 0
}

// add adds a report and returns its number.
func (h *hand) add(s sheet) int {
	h.t.Helper()
	h.reports++
	n := h.reports
	reading := fmt.Sprintf("reading-%03d", n)
	input := fmt.Sprintf("file-%03d.html", n)
	var capture any
	if s.url != "" {
		input = s.url
		capture = fmt.Sprintf("capture-%03d", n)
		h.capture(capture.(string), s.source, s.url, "", s.seen)
	}
	h.exec("INSERT INTO reading VALUES (?, ?, '', ?, '1', NULL, NULL)", reading, input, capture)
	form, scope := s.form, s.scope
	if form == "" {
		form = "2021"
	}
	if scope == "" {
		scope = "agency"
	}
	templates := make(map[string]any)
	if f, ok := report.FormByName(form); ok {
		for i := range f.Tables {
			templates[f.Tables[i].Name] = form
		}
	}
	if s.lacks != "" {
		templates[s.lacks] = nil
	}
	h.exec("INSERT INTO report VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?::DATE, ?, ?, ?, ?)", n, reading, s.agency+" as printed",
		null(s.agency), null(s.region), null(s.year), scope, null(s.published), templates["disclosure"], templates["requests"], templates["review"], templates["statistics"])
	h.facts(n, form, s)
	if s.year > 0 {
		h.exec("INSERT INTO evidence VALUES (?, 'year', 1, 'title', ?, 'a title')", n, fmt.Sprint(s.year))
	}
	for range s.errors {
		h.exec("INSERT INTO finding VALUES (?, 'REQ_BALANCE', 'error', 'request_new', 'total', '1', '2')", n)
	}
	return n
}

func (h *hand) capture(id, source, url, link, seen string) {
	h.t.Helper()
	if seen == "" {
		seen = "2025-01-01"
	}
	h.exec("INSERT INTO capture VALUES (?, ?, ?, 'article', ?, NULL, 200, 'text/html', ?, 1, ?::TIMESTAMP, ?::TIMESTAMP, 'f', 0, NULL)",
		id, url, null(source), null(link), "digest of "+id, seen, seen)
}

func (h *hand) facts(n int, name string, s sheet) {
	h.t.Helper()
	form, ok := report.FormByName(name)
	if !ok {
		h.t.Fatalf("no form %s", name)
	}
	left := maps.Clone(s.cells)
	var values []string
	for i := range form.Tables {
		for _, c := range form.Tables[i].Cells() {
			var cell any = 0
			if form.Tables[i].Name == s.lacks {
				cell = "absent"
			}
			if given, ok := left[wideColumn(c)]; ok {
				cell = given
				delete(left, wideColumn(c))
			}
			state, value := "stated", fmt.Sprint(cell)
			if text, ok := cell.(string); ok {
				state, value = text, "NULL"
				if rest, ok := strings.CutPrefix(text, "derived "); ok {
					state, value = "derived", rest
				}
			}
			member := "NULL"
			if c.Member != "" {
				member = quoted(c.Member)
			}
			values = append(values, fmt.Sprintf("(%d, '%s', %s, '%s', %s)", n, c.Indicator, member, state, value))
		}
	}
	if len(left) > 0 {
		h.t.Fatalf("no cells %v on form %s", slices.Collect(maps.Keys(left)), name)
	}
	h.exec("INSERT INTO fact (report, indicator, member, state, value) VALUES " + strings.Join(values, ", "))
}

// smallProvince fills a warehouse with something for every view and example.
func smallProvince(h *hand) {
	busy := func(new, out int) map[string]any {
		return map[string]any{
			"request_new__natural_person": new, "request_new__total": new, "request_granted__natural_person": new - out - 2, "request_granted__total": new - out - 2,
			"request_denied_state_secret__natural_person": 2, "request_denied_state_secret__total": 2,
			"request_result_total__natural_person": new - out, "request_result_total__total": new - out,
			"request_carried_out__natural_person": out, "request_carried_out__total": out,
			"review_upheld": 1, "review_corrected": 1, "review_total": 2}
	}
	h.exec("UPDATE source SET since = 2021 WHERE source IN ('portal', 'finance-site')")
	h.add(sheet{agency: "finance", year: 2020, form: "2019", url: "http://czj.yi.gov.cn/2020.html", source: "portal", published: "2021-01-20", cells: busy(30, 4)})
	h.add(sheet{agency: "finance", year: 2021, url: "http://czj.yi.gov.cn/2021.html", source: "portal", published: "2022-01-20", cells: busy(40, 5), errors: 1})
	h.add(sheet{agency: "finance", year: 2022, url: "http://czj.yi.gov.cn/2022.html", source: "portal", published: "2023-03-01", cells: busy(50, 6)})
	h.add(sheet{agency: "city", year: 2022, scope: "consolidated", published: "2023-03-01", cells: busy(500, 60)})
	h.add(sheet{agency: "x-990100-aa", region: "990100", year: 2022, url: "http://www.yi.gov.cn/9.html", source: "portal", cells: map[string]any{"request_new__total": "blank"}})
	h.capture("capture-none", "portal", "http://www.yi.gov.cn/10.html", "乙市公安局2022年政府信息公开工作年度报告", "")
	h.exec("INSERT INTO reading VALUES ('reading-none', 'http://www.yi.gov.cn/10.html', '', 'capture-none', '1', 'scan', 'the tables are pictures')")
	h.visited("r1", "portal", "ok", "http://czj.yi.gov.cn/2021.html", "http://czj.yi.gov.cn/2022.html")
}

// visited notes a finished run in which a source's listing page was asked for,
// and what it named; the outcome is the listing page's. Later runs have later
// names.
func (h *hand) visited(run, source, outcome string, named ...string) {
	h.t.Helper()
	h.exec("INSERT INTO run SELECT ?, 'harvest run', ?::TIMESTAMP, ?::TIMESTAMP, 'ok', NULL, NULL WHERE ? NOT IN (SELECT run FROM run)", run, h.day(run), h.day(run), run)
	h.asked(run, source, "listing", "http://www.yi.gov.cn/list", outcome)
	for _, url := range named {
		h.asked(run, source, "article", url, "ok")
		h.exec("DELETE FROM listed WHERE source = ? AND url = ?", source, url)
		h.exec("INSERT INTO listed VALUES (?, ?, NULL, ?, ?::TIMESTAMP, ?::TIMESTAMP)", source, url, run, h.day(run), h.day(run))
	}
}

// day is the day of the run r1, r2 … r9.
func (h *hand) day(run string) string { return "2026-01-0" + run[1:] }

func (h *hand) asked(run, source, kind, url, outcome string) {
	h.t.Helper()
	h.exec("INSERT INTO exchange SELECT 'x' || count(*), ?, ?, 'GET', ?, ?, ?::TIMESTAMP + INTERVAL (count(*)) SECOND, 1, ?, NULL, 200, 10, NULL, 'f', 0 FROM exchange",
		run, source, url, kind, h.day(run), outcome)
}

// without is a table whose cells are all in one state.
func without(table, state string) map[string]any {
	form, _ := report.FormByName("2021")
	cells := make(map[string]any)
	for _, c := range form.Table(table).Cells() {
		cells[wideColumn(c)] = state
	}
	return cells
}

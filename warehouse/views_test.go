package warehouse

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

func TestEveryViewIsAFileOfItsName(t *testing.T) {
	listed := make(map[string]bool)
	for _, name := range Views() {
		listed[name] = true
	}
	for _, name := range named("views") {
		if !listed[name] {
			t.Errorf("views/%s.sql is not in Views()", name)
		}
	}
	for _, folder := range []string{"tables", "views", "checks", "examples", "gates"} {
		for _, name := range named(folder) {
			text := statements(folder, name)
			if !strings.HasPrefix(text, "-- ") {
				t.Errorf("%s/%s.sql does not open with what one row is", folder, name)
			}
			if folder == "views" && !strings.Contains(text, "\nCREATE OR REPLACE VIEW "+name+" AS\n") {
				t.Errorf("views/%s.sql does not make the view %s", name, name)
			}
			if folder != "tables" && strings.Contains(text, "SELECT *") {
				t.Errorf("%s/%s.sql selects *", folder, name)
			}
		}
	}
}

func TestEveryTableAndViewSelects(t *testing.T) {
	for kind, release := range fileKinds {
		h := handmade(t, release, bodies, columns)
		for _, filled := range []bool{false, true} {
			if filled {
				smallProvince(h)
				h.add(sheet{agency: "finance", year: 2016, form: "2014", published: "2017-03-01"})
				n := h.add(sheet{agency: "finance", year: 2012, form: "2008", published: "2013-03-01"})
				h.exec("INSERT INTO fix VALUES (repeat('a', 64), '', 'request_new', 'total', '1x', 10, 'stated', 'r', 'a', 's', false, 'no capture has this body')")
				h.exec("INSERT INTO extra (report, code, form_table, label, state, value, printed) VALUES (?, 'stat_x_1', 'statistics', '咨询数', 'stated', 3, '3')", n)
			}
			for _, name := range append(Tables(), Views()...) {
				rows := h.rows("SELECT * FROM " + name)
				if filled && len(rows) == 0 && name != "section" && name != "claim" && name != "meta" {
					t.Errorf("%s of a %s is empty", name, kind)
				}
			}
		}
	}
}

func TestEveryTableViewAndColumnHasAComment(t *testing.T) {
	h := handmade(t, true, nil, nil)
	for _, row := range h.rows(`
		SELECT table_name AS name, '' AS part, comment FROM duckdb_tables() WHERE NOT internal
		UNION ALL
		SELECT view_name, '', comment FROM duckdb_views() WHERE NOT internal
		UNION ALL
		SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal`) {
		name, rest, _ := strings.Cut(row, "|")
		part, comment, _ := strings.Cut(rest, "|")
		if why := poor(comment, name, part); why != "" {
			t.Errorf("comment on %s %s %s: %q", name, part, why, comment)
		}
		if part != "" && !strings.Contains(comment, "NULL") {
			t.Errorf("comment on %s.%s does not say what NULL means: %q", name, part, comment)
		}
	}
}

// poor says what is wrong with a comment, "" where nothing is.
func poor(comment, name, part string) string {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	said := letters(comment)
	for _, word := range []string{letters(part), letters(name), "nevernull", "the", "of", "a"} {
		if word != "" {
			said = strings.ReplaceAll(said, word, "")
		}
	}
	switch {
	case comment == "NULL":
		return "is missing"
	case len([]rune(comment)) < 20:
		return "is under 20 characters"
	case said == "":
		return "only repeats the name"
	}
	return ""
}

func TestPoorCommentsAreTold(t *testing.T) {
	for _, test := range []struct{ comment, name, part, want string }{
		{"NULL", "report", "year", "is missing"},
		{"A year.", "report", "year", "is under 20 characters"},
		{"The template_requests of the report. Never NULL.", "report", "template_requests", "only repeats the name"},
		{"Year reported on. Never NULL.", "report", "year", ""},
	} {
		if got := poor(test.comment, test.name, test.part); got != test.want {
			t.Errorf("poor(%q, %q, %q) = %q; want %q", test.comment, test.name, test.part, got, test.want)
		}
	}
}

func TestExamplesRunOverAnEmptyAndAFilledFile(t *testing.T) {
	if n := len(Examples()); n != 10 {
		t.Errorf("%d examples; want 10", n)
	}
	for kind, release := range fileKinds {
		h := handmade(t, release, bodies, columns)
		for _, filled := range []bool{false, true} {
			if filled {
				smallProvince(h)
			}
			for name, query := range Examples() {
				comment, _, _ := strings.Cut(query, "\n")
				if !strings.HasPrefix(comment, "-- ") || !strings.Contains(query[:strings.Index(query, "\nWITH")+strings.Index(query, "\nSELECT")+2], "?") {
					t.Errorf("examples/%s.sql does not open with its question", name)
				}
				rows := h.rows(strings.TrimSuffix(strings.TrimSpace(query), ";"))
				if filled && len(rows) == 0 {
					t.Errorf("example %s finds nothing in a filled %s", name, kind)
				}
			}
		}
	}
}

// rule: file warehouse/views/edition.sql
func TestQ36TheEditionToBelieve(t *testing.T) {
	h := handmade(t, true, bodies, nil)
	less := map[string]any{"request_new__total": "blank", "request_granted__total": "blank"}
	u := "http://www.yi.gov.cn/"
	// The page was corrected and lost two cells; a copy elsewhere has them all.
	h.add(sheet{agency: "finance", year: 2022, url: u + "1", seen: "2023-01-01"})
	h.add(sheet{agency: "finance", year: 2022, url: u + "1", seen: "2023-03-01", cells: less})
	h.add(sheet{agency: "finance", year: 2022, url: u + "copy", seen: "2023-01-01"})
	// Errors decide between editions with as many cells.
	h.add(sheet{agency: "police", year: 2022, url: u + "2", seen: "2023-03-01", errors: 2})
	h.add(sheet{agency: "police", year: 2022, url: u + "3", seen: "2023-01-01"})
	// Then the day; a bare file has none.
	h.add(sheet{agency: "office", year: 2022, scope: "office", url: u + "4", seen: "2023-01-01"})
	h.add(sheet{agency: "office", year: 2022, scope: "office", url: u + "5", seen: "2023-01-02"})
	h.add(sheet{agency: "office", year: 2022, scope: "office"})
	// Then the digest.
	h.add(sheet{agency: "town", year: 2022, url: u + "7", seen: "2023-01-01"})
	h.add(sheet{agency: "town", year: 2022, url: u + "6", seen: "2023-01-01"})
	// Another scope, another year, and what cannot be told apart.
	h.add(sheet{agency: "office", year: 2022, scope: "consolidated", url: u + "8"})
	h.add(sheet{agency: "office", year: 2023, scope: "office", url: u + "4", seen: "2024-01-01"})
	h.add(sheet{year: 2022, url: u + "9"})
	h.add(sheet{agency: "finance", url: u + "9"})
	got := h.rows("SELECT report, choice, editions, replaced, why FROM edition ORDER BY report")
	want := []string{
		"1|3|3|true|replaced at its own address",
		"2|2|3|false|fewer cells with a value than the first: 198, not 200",
		"3|1|3|false|more cells with a value than the next: 200, not 198",
		"4|2|2|false|more errors than the first: 2, not 0",
		"5|1|2|false|fewer errors than the next: 0, not 2",
		"6|2|3|false|as good as the first, but seen earlier or a bare file",
		"7|1|3|false|as good as the next, and seen later",
		"8|3|3|false|as good as the first, but seen earlier or a bare file",
		"9|1|2|false|as good as the next: the smaller digest and reading decide",
		"10|2|2|false|as good as the first: the smaller digest and reading decide",
		"11|1|1|false|the only edition",
		"12|1|1|false|the only edition",
		"13|NULL|NULL|NULL|no agency known: nothing to choose between",
		"14|NULL|NULL|NULL|no year known: nothing to choose between",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edition (-want +got):\n%s", diff)
	}
	got = h.rows("SELECT report, agency_name, region, city, deadline, editions FROM annual_report ORDER BY report")
	want = []string{
		"3|乙市财政局|990100|990100|2023-01-31|3",
		"5|乙市公安局|990100|990100|2023-01-31|2",
		"7|乙市人民政府办公室|990100|990100|2023-01-31|3",
		"9|丙县己镇人民政府|990101|990100|2023-01-31|2",
		"11|乙市人民政府办公室|990100|990100|2023-03-31|1",
		"12|乙市人民政府办公室|990100|990100|2024-01-31|1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("annual_report (-want +got):\n%s", diff)
	}
	got = h.rows("SELECT cells_stated, cells_derived, cells_empty, cells_absent, cells_illegible, errors FROM edition WHERE report IN (2, 4) ORDER BY report")
	if diff := cmp.Diff([]string{"198|0|2|0|0|0", "200|0|0|0|0|2"}, got); diff != "" {
		t.Errorf("cells of editions (-want +got):\n%s", diff)
	}
}

// A copy on a strange host is never believed before the agency's own, however full and
// late it is; a page that lost most of its cells replaces none; what differs is counted.
// rule: file warehouse/views/edition_choice.sql
// rule: file warehouse/views/edition.sql
func TestQ36WhatReplacesNothing(t *testing.T) {
	h := handmade(t, true, bodies, nil)
	few := make(map[string]any)
	form, ok := report.FormByName("2021")
	if !ok {
		t.Fatal("no form of 2021")
	}
	for _, table := range form.Tables {
		for _, c := range table.Cells() {
			name := c.Indicator
			if c.Member != "" {
				name += "__" + c.Member
			}
			if len(few) < 120 {
				few[name] = "blank"
			}
		}
	}
	h.add(sheet{agency: "finance", year: 2022, url: "http://www.yi.gov.cn/1", seen: "2023-01-01", cells: map[string]any{"request_new__total": "blank"}, errors: 3})
	h.add(sheet{agency: "finance", year: 2022, url: "http://www.copies.test/1", seen: "2024-01-01"})
	h.add(sheet{agency: "town", year: 2022, url: "http://www.yi.gov.cn/2", seen: "2023-01-01"})
	h.add(sheet{agency: "town", year: 2022, url: "http://www.yi.gov.cn/2", seen: "2024-01-01", cells: few})
	h.add(sheet{agency: "police", year: 2022, url: "http://www.yi.gov.cn/3", seen: "2023-01-01", cells: map[string]any{"request_new__total": 5}})
	h.add(sheet{agency: "police", year: 2022, url: "http://www.yi.gov.cn/3", seen: "2024-01-01"})
	got := h.rows("SELECT report, choice, replaced, differs FROM edition ORDER BY report")
	want := []string{"1|1|false|NULL", "2|2|false|0", "3|1|false|NULL", "4|2|false|0", "5|2|true|1", "6|1|false|NULL"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edition (-want +got):\n%s", diff)
	}
}

func TestEmptyDashAndZeroStayApart(t *testing.T) {
	for kind, release := range fileKinds {
		t.Run(kind, func(t *testing.T) {
			h := handmade(t, release, bodies, nil)
			h.add(sheet{agency: "finance", year: 2022, cells: map[string]any{
				"request_new__natural_person": "blank", "request_new__enterprise": "dash", "request_new__research_institute": 0,
				"request_new__public_welfare_org": "slash", "request_new__legal_service_org": "none_word", "request_new__other_org": 4,
				"request_new__total": "derived 4", "review_total": "illegible", "review_other": "absent"}})
			got := h.rows(`SELECT indicator, member, label, unit, state, value, total FROM figure
				WHERE indicator IN ('request_new', 'review_total', 'review_other') ORDER BY indicator::VARCHAR, member::VARCHAR`)
			label := "一、本年新收政府信息公开申请数量|件|"
			want := []string{
				"request_new|enterprise|" + label + "dash|NULL|NULL",
				"request_new|legal_service_org|" + label + "none_word|NULL|NULL",
				"request_new|natural_person|" + label + "blank|NULL|NULL",
				"request_new|other_org|" + label + "stated|4.000000|NULL",
				"request_new|public_welfare_org|" + label + "slash|NULL|NULL",
				"request_new|research_institute|" + label + "stated|0.000000|NULL",
				"request_new|total|" + label + "derived|NULL|4.000000",
				"review_other|NULL|行政复议/其他结果|件|absent|NULL|NULL",
				"review_total|NULL|行政复议/总计|件|illegible|NULL|NULL",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figure (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCityYearAddsOwnReportsAndSaysWhatItCouldNotCount(t *testing.T) {
	for kind, release := range fileKinds {
		t.Run(kind, func(t *testing.T) {
			h := handmade(t, release, bodies, nil)
			h.add(sheet{agency: "finance", year: 2022, cells: map[string]any{"request_new__total": 10, "request_new__natural_person": 10,
				"request_granted__total": 4, "request_partial__total": 1, "request_result_total__total": 8, "request_denied_state_secret__total": 2}})
			h.add(sheet{agency: "police", year: 2022, cells: map[string]any{"request_new__total": "blank", "request_granted__total": "dash",
				"request_partial__total": 3, "request_result_total__total": 5, "request_denied_state_secret__total": "blank", "request_denied_third_party__total": 1}})
			h.add(sheet{agency: "county-police", year: 2022, cells: map[string]any{"request_new__total": "derived 6", "request_granted__total": "derived 2",
				"request_result_total__total": "derived 4"}})
			h.add(sheet{agency: "office", year: 2022, scope: "office", cells: map[string]any{"request_new__total": 20, "request_granted__total": "illegible",
				"request_partial__total": 2, "request_result_total__total": 10, "request_denied_process_info__total": 1}})
			h.add(sheet{agency: "town", year: 2022, lacks: "requests"})
			h.add(sheet{agency: "county", year: 2022, scope: "office", cells: without("requests", "blank")})
			h.add(sheet{agency: "county", year: 2022, scope: "consolidated", cells: map[string]any{"request_new__total": 7000}})
			h.add(sheet{agency: "city", year: 2022, scope: "consolidated", cells: map[string]any{"request_new__total": 100, "request_granted__total": 30,
				"request_partial__total": 10, "request_result_total__total": 80, "request_denied_state_secret__total": "slash", "request_denied_third_party__total": 8}})
			h.add(sheet{agency: "office", year: 2022, scope: "consolidated", cells: map[string]any{"request_new__total": 8000}})
			h.add(sheet{agency: "city", year: 2023, scope: "consolidated", cells: map[string]any{"request_new__total": "none_word"}})
			h.add(sheet{agency: "prefecture", year: 2022, region: "990300"})
			h.add(sheet{agency: "ministry", year: 2022, cells: map[string]any{"request_new__total": 9000}}) // in no city
			got := h.rows(`SELECT city, name, year, own_reports,
				requests_received, requests_received_reports, requests_received_missing,
				answered, answered_reports, answered_missing,
				granted, granted_reports, granted_missing,
				partial, partial_reports, partial_missing,
				denied, denied_reports, denied_missing,
				denied_blank_as_zero, denied_blank_as_zero_reports, denied_blank_as_zero_missing
				FROM city_year ORDER BY city, year`)
			want := []string{
				"990100|乙市|2022|6|36|3|3|27|4|2|6|2|4|6|4|2|3|3|3|4|4|2",
				"990100|乙市|2023|0|NULL|0|0|NULL|0|0|NULL|0|0|NULL|0|0|NULL|0|0|NULL|0|0",
				"990300|戊地区|2022|1|0|1|0|0|1|0|0|1|0|0|1|0|0|1|0|0|1|0",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("sums of city_year (-want +got):\n%s", diff)
			}
			got = h.rows(`SELECT city, year,
				round(disclosure_rate, 4), disclosure_rate_reports, round(disclosure_rate_blank_as_zero, 4), disclosure_rate_blank_as_zero_reports,
				round(refusal_share, 4), refusal_share_reports, round(refusal_share_blank_as_zero, 4), refusal_share_blank_as_zero_reports,
				consolidated_report, consolidated_requests_received, consolidated_disclosure_rate, consolidated_disclosure_rate_blank_as_zero,
				consolidated_refusal_share, consolidated_refusal_share_blank_as_zero
				FROM city_year ORDER BY city, year`)
			want = []string{
				"990100|2022|0.5833|2|0.5882|3|0.1364|3|0.1481|4|8|100|0.5|0.5|NULL|0.1",
				"990100|2023|NULL|0|NULL|0|NULL|0|NULL|0|10|NULL|NULL|NULL|NULL|NULL",
				"990300|2022|NULL|1|NULL|1|NULL|1|NULL|1|NULL|NULL|NULL|NULL|NULL|NULL",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("rates of city_year (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheTotalIsNotAddedToItsParts(t *testing.T) {
	h := handmade(t, true, bodies, nil)
	h.add(sheet{agency: "finance", year: 2022, cells: map[string]any{"request_new__natural_person": 6, "request_new__enterprise": 4, "request_new__total": 10}})
	got := h.rows("SELECT sum(value)::BIGINT, sum(total)::BIGINT FROM figure WHERE indicator = 'request_new'")
	if diff := cmp.Diff([]string{"10|10"}, got); diff != "" {
		t.Errorf("sums of figure (-want +got):\n%s", diff)
	}
}

func TestCoverageIsWhatWasExpectedAndWhatWasFound(t *testing.T) {
	body := func(id, name, region, kind string, from, to int) report.Agency {
		return report.Agency{ID: id, Name: name, Aka: []string{name + "（本级）"}, Region: region, Kind: kind, ValidFrom: from, ValidTo: to, Confirmed: true}
	}
	agencies := []report.Agency{
		body("city", "乙市人民政府", "990100", "people_government", 0, 0), body("finance", "乙市财政局", "990100", "finance", 0, 0),
		body("county-police", "丙县公安局", "990101", "public_security", 2022, 0), body("closed", "乙市安监局", "990100", "other", 0, 2021),
		body("ding", "丁市财政局", "990200", "finance", 0, 0), body("wu-finance", "戊地区财政局", "990300", "finance", 0, 0),
		body("wu-police", "戊地区公安局", "990300", "public_security", 0, 0), body("alone", "戊地区审计局", "990300", "audit", 0, 0),
		{ID: "x-990100-aa", Name: "乙市某局", Region: "990100", Kind: "other"},
	}
	source := func(id string, covers report.Covers, since int) report.Source {
		return report.Source{ID: id, Covers: covers, Platform: "trs", Site: "http://a.gov.cn", Column: "/", Expect: report.Expect{Since: since}}
	}
	off := source("off", report.Covers{Region: "990200"}, 2021)
	off.Disabled = &report.Disabled{Since: "2023-01-01", Reason: "closed"}
	sources := []report.Source{
		source("portal", report.Covers{Region: "990100"}, 2021), source("again", report.Covers{Agency: "finance"}, 2022),
		source("wu", report.Covers{Region: "990300", Kinds: []string{"education", "finance"}}, 2022), source("alone", report.Covers{Agency: "alone"}, 2022),
		source("never", report.Covers{Region: "990000"}, 0), off,
	}
	for kind, release := range fileKinds {
		t.Run(kind, func(t *testing.T) {
			h := handmade(t, release, agencies, sources)
			if got := h.rows("SELECT agency FROM coverage"); len(got) > 0 {
				t.Errorf("coverage without reports = %v; want none: no year is known", got)
			}
			h.add(sheet{agency: "city", year: 2021, scope: "consolidated", published: "2022-03-31"})
			h.add(sheet{agency: "city", year: 2021, scope: "office", published: "2022-02-03"})
			h.add(sheet{agency: "finance", year: 2021, published: "2022-02-01", cells: map[string]any{"request_new__total": "blank"}})
			h.add(sheet{agency: "finance", year: 2022, url: "http://a.gov.cn/1"})
			h.add(sheet{agency: "finance", year: 2022, url: "http://a.gov.cn/2"})
			h.add(sheet{agency: "ding", year: 2022, published: "2023-01-31"})
			h.add(sheet{agency: "x-990100-aa", region: "990100", year: 2022})
			for i, p := range []struct{ link, kind string }{
				{"丙县公安局 2022年政府信息公开工作年度报告", "scan"},
				{"乙市人民政府办公室2022年政府信息公开工作年度报告", "empty"}, // another agency's name begins with its own
				{"图解：乙市人民政府2022年政府信息公开工作年度报告", "scan"},
				{"乙市人民政府2022年政府信息公开工作年度报告", "not_report"},
				{"关于做好2021年政府信息公开工作年度报告的通知", "empty"},
			} {
				id := fmt.Sprintf("none-%d", i)
				h.capture(id, "portal", "http://a.gov.cn/"+id, p.link, "")
				h.exec("INSERT INTO reading VALUES (?, ?, '', ?, '1', ?, 'a picture')", id, id, id, p.kind)
			}
			got := h.rows(`SELECT agency, name, region, city, kind, year, expected, status, report, editions, scopes, published, deadline, late, cells_stated, cells_total
				FROM coverage ORDER BY agency, year`)
			want := []string{
				"alone|戊地区审计局|990300|990300|audit|2022|true|missing|NULL|0|NULL|NULL|2023-01-31|NULL|NULL|NULL",
				"city|乙市人民政府|990100|990100|people_government|2021|true|found|2|2|consolidated, office|2022-02-03|2022-01-31|true|200|200",
				"city|乙市人民政府|990100|990100|people_government|2022|true|missing|NULL|0|NULL|NULL|2023-03-31|NULL|NULL|NULL",
				"closed|乙市安监局|990100|990100|other|2021|true|missing|NULL|0|NULL|NULL|2022-01-31|NULL|NULL|NULL",
				"county-police|丙县公安局|990101|990100|public_security|2022|true|problem|NULL|0|NULL|NULL|2023-01-31|NULL|NULL|NULL",
				"ding|丁市财政局|990200|990200|finance|2022|false|unexpected|6|1|agency|2023-01-31|2023-01-31|false|200|200",
				"finance|乙市财政局|990100|990100|finance|2021|true|found|3|1|agency|2022-02-01|2022-01-31|true|199|200",
				"finance|乙市财政局|990100|990100|finance|2022|true|found|4|2|agency|NULL|2023-01-31|NULL|200|200",
				"wu-finance|戊地区财政局|990300|990300|finance|2022|true|missing|NULL|0|NULL|NULL|2023-01-31|NULL|NULL|NULL",
				"x-990100-aa|乙市某局|990100|990100|other|2022|false|unexpected|7|1|agency|NULL|2023-01-31|NULL|200|200",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("coverage (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnconfirmedAgenciesAndProblemsStandInViews(t *testing.T) {
	h := handmade(t, true, append(bodies, report.Agency{ID: "x-990100-bb", Name: "乙市某局", Region: "990100", Kind: "other"}), columns)
	h.add(sheet{agency: "finance", year: 2022})
	h.add(sheet{agency: "x-990100-bb", region: "990100", year: 2023, url: "http://www.yi.gov.cn/2"})
	h.add(sheet{agency: "x-990100-bb", region: "990100", year: 2021, url: "http://www.yi.gov.cn/1"})
	h.add(sheet{agency: "x-990100-cc", region: "990100", url: "http://www.yi.gov.cn/3"}) // the list does not have it yet
	got := h.rows("SELECT agency, name, region, reports, years, url FROM unconfirmed_agency ORDER BY agency")
	want := []string{
		"x-990100-bb|乙市某局|990100|2|2021, 2023|http://www.yi.gov.cn/1",
		"x-990100-cc|x-990100-cc as printed|990100|1|NULL|http://www.yi.gov.cn/3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("unconfirmed_agency (-want +got):\n%s", diff)
	}
	h.capture("c", "portal", "http://www.yi.gov.cn/4", "乙市公安局2022年年报", "2023-02-01")
	h.exec("INSERT INTO reading VALUES ('d', 'http://www.yi.gov.cn/4', '#2', 'c', '1', 'scan', 'a picture'), ('e', 'bare.html', '', NULL, '1', 'empty', NULL)")
	got = h.rows("SELECT url, part, source, kind, detail, first_seen, link_text FROM problem ORDER BY url")
	want = []string{
		"bare.html||NULL|empty|NULL|NULL|NULL",
		"http://www.yi.gov.cn/4|#2|portal|scan|a picture|2023-02-01 00:00:00|乙市公安局2022年年报",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problem (-want +got):\n%s", diff)
	}
}

// A label that no form knows is one row, however often it is printed and whatever
// white space it was printed with.
func TestUnknownLabelsAreRanked(t *testing.T) {
	h := handmade(t, true, bodies, columns)
	for year := 2014; year <= 2016; year++ {
		n := h.add(sheet{agency: "finance", year: year, form: "2014", url: fmt.Sprintf("http://czj.yi.gov.cn/%d.html", year), source: "portal"})
		h.exec("INSERT INTO extra (report, code, form_table, label, state, value, printed) VALUES (?, 'stat_x_a', 'statistics', '信函、传真', 'stated', 3, '3'), (?, 'stat_x_a', 'statistics', '信函、传真', 'stated', 9, '9')", n, n)
	}
	n := h.add(sheet{agency: "city", year: 2016, form: "2014"})
	h.exec("INSERT INTO extra (report, code, form_table, label, state, value, printed) VALUES (?, 'stat_x_b', 'statistics', '咨询数', 'stated', 3, '3')", n)
	got := h.rows("SELECT code, label, reports, agencies, first_year, last_year, url FROM unknown_label")
	want := []string{
		"stat_x_a|信函、传真|3|1|2014|2016|http://czj.yi.gov.cn/2014.html",
		"stat_x_b|咨询数|1|1|2016|2016|file-004.html",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("unknown_label (-want +got):\n%s", diff)
	}
}

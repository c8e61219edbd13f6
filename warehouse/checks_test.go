package warehouse

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

func TestEveryCheckInSQLHasItsFileAndNoFileIsLeftOver(t *testing.T) {
	var want []string
	for _, c := range report.Checks() {
		if c.By == "sql" {
			want = append(want, c.ID)
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, named("checks")); diff != "" {
		t.Errorf("by: sql in checks.yaml, and warehouse/checks/*.sql (-want +got):\n%s", diff)
	}
	var inViews []string
	for _, v := range checkViews {
		inViews = append(inViews, checkIDs(v.needs...)...)
	}
	slices.Sort(inViews)
	if diff := cmp.Diff(want, inViews); diff != "" {
		t.Errorf("checks in SQL and in a view (-want +got):\n%s", diff)
	}
}

// A check names the indicators that its SQL asks for, and no other: what explains
// a figure lists the checks by these names.
func TestEveryCheckInSQLNamesTheIndicatorsItAsksFor(t *testing.T) {
	for _, c := range report.Checks() {
		if c.By != "sql" {
			continue
		}
		want, got := make(map[string]bool), make(map[string]bool)
		for _, group := range c.Names {
			for _, name := range strings.Fields(group) {
				code, _, _ := strings.Cut(strings.TrimPrefix(name, "before."), "[")
				want[code] = true
			}
		}
		for _, literal := range strings.Split(checkBody(c.ID), "'") {
			if _, ok := report.IndicatorByCode(literal); ok {
				got[literal] = true
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("names of %s in checks.yaml, and indicators in its SQL (-want +got):\n%s", c.ID, diff)
		}
	}
}

func TestEveryCheckHasTheSameColumnsAndItsOwnNameAndSeverity(t *testing.T) {
	h := handmade(t, true, nil, nil)
	var want []string
	for i, c := range checkColumns {
		kind := "VARCHAR"
		if slices.Contains([]string{"year", "report"}, c.name) {
			kind = "INTEGER"
		}
		want = append(want, strings.Join([]string{string(rune('a' + i)), c.name, kind}, " "))
	}
	for _, id := range named("checks") {
		var got []string
		for i, row := range h.rows("SELECT column_name || ' ' || column_type FROM (DESCRIBE " + checkBody(id) + ")") {
			got = append(got, string(rune('a'+i))+" "+row)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("columns of %s (-want +got):\n%s", id, diff)
		}
		c, _ := report.CheckByID(id)
		for _, text := range []string{"'" + id + "' AS check_id", "'" + c.Severity + "' AS severity"} {
			if !strings.Contains(checkBody(id), text) {
				t.Errorf("checks/%s.sql does not say %s", id, text)
			}
		}
	}
}

// The made-up bodies that the checks are tried on.
var bodies = []report.Agency{
	{ID: "ministry", Name: "某部", Region: "990000", Kind: "other", Level: "national", Confirmed: true},
	{ID: "city", Name: "乙市人民政府", Region: "990100", Kind: "people_government", Level: "city", Confirmed: true},
	{ID: "office", Name: "乙市人民政府办公室", Region: "990100", Kind: "government_office", Level: "city", Confirmed: true},
	{ID: "finance", Name: "乙市财政局", Region: "990100", Kind: "finance", Level: "city", Confirmed: true},
	{ID: "police", Name: "乙市公安局", Region: "990100", Kind: "public_security", Level: "city", Confirmed: true},
	{ID: "county", Name: "丙县人民政府办公室", Region: "990101", Kind: "government_office", Level: "county", Confirmed: true},
	{ID: "county-police", Name: "丙县公安局", Region: "990101", Kind: "public_security", Level: "county", Confirmed: true},
	{ID: "town", Name: "丙县己镇人民政府", Region: "990101", Kind: "township", Level: "township", Confirmed: true},
	{ID: "prefecture", Name: "戊地区行政公署", Region: "990300", Kind: "people_government", Level: "city", Confirmed: true},
}

var columns = []report.Source{
	{ID: "portal", Covers: report.Covers{Region: "990100"}, Platform: "trs", Site: "http://www.yi.gov.cn", Column: "/"},
	{ID: "finance-site", Covers: report.Covers{Agency: "finance"}, Platform: "trs", Site: "http://61.150.65.235:8080", Column: "/"},
	{ID: "police-site", Covers: report.Covers{Agency: "police"}, Platform: "trs", Site: "http://gaj.yi.gov.cn", Column: "/"},
	{ID: "office-site", Covers: report.Covers{Agency: "office"}, Platform: "trs", Site: "http://zfb.yi.gov.cn", Column: "/"},
}

// alike are the cells of a report with n figures other than 0.
func alike(n int) map[string]any {
	form, _ := report.FormByName("2021")
	cells := make(map[string]any)
	for i, c := range form.Table("requests").Cells()[:n] {
		cells[wideColumn(c)] = i + 1
	}
	return cells
}

// checkTests try every check on reports that break it and on reports that do not.
// The rows wanted are agency, year, scope, indicator, member, want and got.
var checkTests = map[string]struct {
	sheets []sheet
	want   []string
}{
	"RL_AFTER_REVIEW_BOUND": {
		sheets: []sheet{
			{agency: "finance", year: 2021, cells: map[string]any{"review_total": 1}},
			{agency: "finance", year: 2022, cells: map[string]any{"review_total": 2, "litigation_after_review_total": 4}},
			{agency: "police", year: 2021, cells: map[string]any{"review_total": 2}}, // just enough
			{agency: "police", year: 2022, cells: map[string]any{"review_total": 2, "litigation_after_review_total": 4}},
			{agency: "office", year: 2021, cells: map[string]any{"review_total": "blank"}}, // a blank of a filled table is 0
			{agency: "office", year: 2022, cells: map[string]any{"review_total": "dash", "litigation_after_review_total": 1}},
			{agency: "county", year: 2021, cells: map[string]any{"review_total": "absent"}}, // not to be counted
			{agency: "county", year: 2022, cells: map[string]any{"litigation_after_review_total": 9}},
			{agency: "town", year: 2020, form: "2019"}, // no year before
			{agency: "town", year: 2022, cells: map[string]any{"litigation_after_review_total": 9}},
		},
		want: []string{
			"finance|2022|agency|litigation_after_review_total|NULL|at most 3|4",
			"office|2022|agency|litigation_after_review_total|NULL|at most 0|1",
		},
	},
	"DIS_STOCK_RULES": {
		sheets: []sheet{
			{agency: "city", year: 2022, cells: map[string]any{"disclosure_rules_in_force": 11}},
			{agency: "city", year: 2023, cells: map[string]any{"disclosure_rules_in_force": 12, "disclosure_rules_issued": 2, "disclosure_rules_repealed": 1}},
			{agency: "city", year: 2024, cells: map[string]any{"disclosure_rules_in_force": 16, "disclosure_rules_issued": 3}},
			{agency: "office", year: 2022, cells: map[string]any{"disclosure_rules_in_force": 11}},
			{agency: "office", year: 2023, cells: map[string]any{"disclosure_rules_in_force": 13, "disclosure_rules_repealed": "blank"}}, // a blank is passed over
			{agency: "county", year: 2021, form: "2019", cells: map[string]any{"disclosure_rules_published_total": 5}},                   // another form
			{agency: "county", year: 2022, cells: map[string]any{"disclosure_rules_in_force": 9}},
		},
		want: []string{"city|2024|agency|disclosure_rules_in_force|NULL|15|16"},
	},
	"DIS_STOCK_NORMATIVE": {
		sheets: []sheet{
			{agency: "city", year: 2022, cells: map[string]any{"disclosure_normative_in_force": 597}},
			{agency: "city", year: 2023, cells: map[string]any{"disclosure_normative_in_force": 420, "disclosure_normative_issued": 50, "disclosure_normative_repealed": 227}},
			{agency: "city", year: 2024, cells: map[string]any{"disclosure_normative_in_force": 421, "disclosure_normative_issued": 61, "disclosure_normative_repealed": 59}},
			{agency: "city", year: 2025, scope: "consolidated", cells: map[string]any{"disclosure_normative_in_force": 9000}}, // another scope
		},
		want: []string{"city|2024|agency|disclosure_normative_in_force|NULL|422|421"},
	},
	"DIS_2019_ITEMS_CHAIN": {
		sheets: []sheet{
			{agency: "finance", year: 2019, form: "2019", cells: map[string]any{
				"disclosure_license_items_prev": 10, "disclosure_license_items_change": -2, "disclosure_penalty_items_prev": 5,
				"disclosure_fee_items_prev": 4, "disclosure_fee_items_change": "blank"}},
			{agency: "finance", year: 2020, form: "2019", cells: map[string]any{
				"disclosure_license_items_prev": 8, "disclosure_penalty_items_prev": 6, "disclosure_fee_items_prev": 9}},
		},
		want: []string{"finance|2020|agency|disclosure_penalty_items_prev|NULL|5|6"},
	},
	"DIS_RULES_COMPETENCE": {
		sheets: []sheet{
			{agency: "finance", year: 2022, cells: map[string]any{"disclosure_rules_in_force": 3}},
			{agency: "county", year: 2022, scope: "office", cells: map[string]any{"disclosure_rules_issued": 1, "disclosure_rules_repealed": "slash"}},
			{agency: "town", year: 2019, form: "2019", cells: map[string]any{"disclosure_rules_made": 2}},
			{agency: "prefecture", year: 2022, scope: "consolidated", cells: map[string]any{"disclosure_rules_in_force": 4}},
			{agency: "ministry", year: 2022, cells: map[string]any{"disclosure_rules_in_force": 80}},
			{agency: "city", year: 2022, scope: "consolidated", cells: map[string]any{"disclosure_rules_in_force": 15}},
			{agency: "office", year: 2022, scope: "office", cells: map[string]any{"disclosure_rules_in_force": 15}},
			{agency: "police", year: 2022, cells: map[string]any{"disclosure_rules_in_force": "slash"}},
			{agency: "x-990100-aa", region: "990100", year: 2022, cells: map[string]any{"disclosure_rules_in_force": 1}}, // nobody knows what it is
		},
		want: []string{
			"county|2022|office|disclosure_rules_issued|NULL|0|1",
			"finance|2022|agency|disclosure_rules_in_force|NULL|0|3",
			"prefecture|2022|consolidated|disclosure_rules_in_force|NULL|0|4",
			"town|2019|agency|disclosure_rules_made|NULL|0|2",
		},
	},
	"DIS_FEE_UNIT_JUMP": {
		sheets: []sheet{
			{agency: "finance", year: 2021, cells: map[string]any{"disclosure_fee_amount": 25.2}},
			{agency: "finance", year: 2022, cells: map[string]any{"disclosure_fee_amount": 252000}},
			{agency: "finance", year: 2023, cells: map[string]any{"disclosure_fee_amount": 24}},
			{agency: "finance", year: 2024, cells: map[string]any{"disclosure_fee_amount": 24000}}, // a thousand times: grown, maybe
			{agency: "police", year: 2021, cells: map[string]any{"disclosure_fee_amount": 0}},
			{agency: "police", year: 2022, cells: map[string]any{"disclosure_fee_amount": 9000}},
			{agency: "police", year: 2023, cells: map[string]any{"disclosure_fee_amount": "blank"}},
		},
		want: []string{
			"finance|2022|agency|disclosure_fee_amount|NULL|about 25.2|252000",
			"finance|2023|agency|disclosure_fee_amount|NULL|about 252000|24",
		},
	},
	"DIS_FEE_SCALE": {
		sheets: []sheet{
			{agency: "town", year: 2022, cells: map[string]any{"disclosure_fee_amount": 500}},
			{agency: "town", year: 2023, cells: map[string]any{"disclosure_fee_amount": 499.9999}},
			{agency: "county-police", year: 2022, cells: map[string]any{"disclosure_fee_amount": 200000}},
			{agency: "city", year: 2022, scope: "consolidated", cells: map[string]any{"disclosure_fee_amount": 316441}},
			{agency: "city", year: 2023, scope: "consolidated", cells: map[string]any{"disclosure_fee_amount": 5000000}},
			{agency: "ministry", year: 2022, cells: map[string]any{"disclosure_fee_amount": 90000000}},
		},
		want: []string{
			"city|2023|consolidated|disclosure_fee_amount|NULL|less than 5000000|5000000",
			"county-police|2022|agency|disclosure_fee_amount|NULL|less than 200000|200000",
			"town|2022|agency|disclosure_fee_amount|NULL|less than 500|500",
		},
	},
	"XY_CARRY_TOTAL": {
		sheets: []sheet{
			{agency: "finance", year: 2019, form: "2019", cells: map[string]any{"request_carried_out__total": 121}},
			{agency: "finance", year: 2020, form: "2019", cells: map[string]any{"request_carried_in__total": 121, "request_carried_out__total": 12}},
			{agency: "finance", year: 2021, cells: map[string]any{"request_carried_in__total": 15, "request_carried_out__total": "derived 4"}},
			{agency: "finance", year: 2022, cells: map[string]any{"request_carried_in__total": 0, "request_carried_out__total": 3}},
			{agency: "finance", year: 2023, cells: map[string]any{"request_carried_in__total": "blank"}},            // not 0: not compared
			{agency: "finance", year: 2024, scope: "office", cells: map[string]any{"request_carried_in__total": 7}}, // another scope
			{agency: "police", year: 2021, cells: map[string]any{"request_carried_out__total": 5}},                  // a year is missing
			{agency: "police", year: 2023, cells: map[string]any{"request_carried_in__total": 6}},
		},
		want: []string{
			"finance|2021|agency|request_carried_in|total|12|15",
			"finance|2022|agency|request_carried_in|total|4|0",
		},
	},
	"XY_CARRY_APPLICANT": {
		sheets: []sheet{
			{agency: "finance", year: 2021, cells: map[string]any{"request_carried_out__natural_person": 2, "request_carried_out__other_org": "dash", "request_carried_out__total": 2}},
			{agency: "finance", year: 2022, cells: map[string]any{"request_carried_in__natural_person": 1, "request_carried_in__enterprise": 1, "request_carried_in__other_org": 5, "request_carried_in__total": 9}},
		},
		want: []string{
			"finance|2022|agency|request_carried_in|enterprise|0|1",
			"finance|2022|agency|request_carried_in|natural_person|2|1",
		},
	},
	"XY_DUPLICATE_REPORT": {
		sheets: []sheet{
			{agency: "finance", year: 2021, cells: map[string]any{"request_new__total": 3, "request_granted__total": "blank"}},
			{agency: "finance", year: 2022, cells: map[string]any{"request_new__total": 3, "request_partial__total": "dash"}},
			{agency: "finance", year: 2023, cells: map[string]any{"request_new__total": 3, "request_partial__total": 1}},
			{agency: "police", year: 2021}, // nothing but zeros, year after year
			{agency: "police", year: 2022},
			{agency: "office", year: 2021, cells: map[string]any{"request_new__total": 3}},
			{agency: "office", year: 2022, cells: map[string]any{"request_new__total": 3, "request_granted__total": "illegible"}},
			{agency: "county", year: 2021, cells: map[string]any{"request_new__total": 3}},
			{agency: "county", year: 2022, lacks: "review", cells: map[string]any{"request_new__total": 3}},
		},
		want: []string{"finance|2022|agency|NULL|NULL|figures of its own|those of 2021, 1 of them other than 0"},
	},
	"XY_JUMP": {
		sheets: []sheet{
			{agency: "finance", year: 2020, form: "2019", cells: map[string]any{"request_new__total": 12}},
			{agency: "finance", year: 2021, cells: map[string]any{"request_new__total": 130}},
			{agency: "finance", year: 2022, cells: map[string]any{"request_new__total": 1301}},
			{agency: "police", year: 2021, cells: map[string]any{"request_new__total": 0}}, // 100 more
			{agency: "police", year: 2022, cells: map[string]any{"request_new__total": 100}},
			{agency: "police", year: 2023, cells: map[string]any{"request_new__total": "blank"}},
			{agency: "office", year: 2021, cells: map[string]any{"request_new__total": 2000}},
			{agency: "office", year: 2022, cells: map[string]any{"request_new__total": 0}},
		},
		want: []string{
			"finance|2021|agency|request_new|total|about 12|130",
			"finance|2022|agency|request_new|total|about 130|1301",
			"office|2022|agency|request_new|total|about 2000|0",
		},
	},
	"XA_AGGREGATE": {
		sheets: []sheet{
			{agency: "city", year: 2021, scope: "consolidated", cells: map[string]any{"request_new__total": 30}},
			{agency: "city", year: 2022, scope: "consolidated", cells: map[string]any{"request_new__total": 29}},
			{agency: "city", year: 2023, scope: "consolidated", cells: map[string]any{"request_new__total": "blank"}},
			{agency: "office", year: 2021, scope: "office", cells: map[string]any{"request_new__total": 10}},
			{agency: "county-police", year: 2021, cells: map[string]any{"request_new__total": 20}},
			{agency: "office", year: 2022, scope: "office", cells: map[string]any{"request_new__total": 10}},
			{agency: "county-police", year: 2022, cells: map[string]any{"request_new__total": 20}},
			{agency: "finance", year: 2022, cells: map[string]any{"request_new__total": "dash"}},
			{agency: "county", year: 2022, scope: "consolidated", cells: map[string]any{"request_new__total": 25}}, // never added
			{agency: "office", year: 2023, scope: "office", cells: map[string]any{"request_new__total": 10}},
			{agency: "prefecture", year: 2022, cells: map[string]any{"request_new__total": 99}}, // another city
		},
		want: []string{"city|2022|consolidated|request_new|total|at least 30, the sum of 2 own reports|29"},
	},
	"XA_IDENTICAL_TEXT": {
		sheets: []sheet{
			{agency: "finance", year: 2022, cells: alike(10)},
			{agency: "police", year: 2022, cells: alike(10)},
			{agency: "finance", year: 2023, cells: alike(9)}, // too few to tell
			{agency: "police", year: 2023, cells: alike(9)},
			{agency: "prefecture", year: 2022, cells: alike(10)},                  // another city
			{agency: "county", year: 2021, cells: alike(10)},                      // another year
			{agency: "city", year: 2022, scope: "consolidated", cells: alike(10)}, // speaks for others
		},
		want: []string{
			"finance|2022|agency|NULL|NULL|figures of its own|those of 乙市公安局, 10 of them other than 0",
			"police|2022|agency|NULL|NULL|figures of its own|those of 乙市财政局, 10 of them other than 0",
		},
	},
	"MD_PUBLISH_WINDOW": {
		sheets: []sheet{
			{agency: "finance", year: 2022, published: "2023-01-31"},
			{agency: "finance", year: 2023, published: "2024-02-01"},
			{agency: "finance", year: 2021, published: "2021-12-31"},
			{agency: "city", year: 2022, scope: "consolidated", published: "2023-03-31"},
			{agency: "city", year: 2023, scope: "consolidated", published: "2024-04-01"},
			{agency: "police", year: 2022},
		},
		want: []string{
			"city|2023|consolidated|NULL|NULL|2024-01-01 to 2024-03-31|2024-04-01",
			"finance|2021|agency|NULL|NULL|2022-01-01 to 2022-01-31|2021-12-31",
			"finance|2023|agency|NULL|NULL|2024-01-01 to 2024-01-31|2024-02-01",
		},
	},
	"MD_AGENCY_VS_PUBLISHER": {
		sheets: []sheet{
			{agency: "police", year: 2022, url: "http://61.150.65.235:8080/1.html", source: "finance-site"},
			{agency: "finance", year: 2022, url: "http://61.150.65.235:8080/2.html", source: "finance-site"},
			{agency: "town", year: 2022, url: "http://www.yi.gov.cn/1.html", source: "portal"},                             // a portal lists everybody
			{agency: "city", year: 2022, scope: "consolidated", url: "http://zfb.yi.gov.cn/1.html", source: "office-site"}, // its government
			{agency: "county-police", year: 2022, url: "http://gaj.yi.gov.cn/1.html", source: "police-site"},               // a bureau below it
			{agency: "finance", year: 2023},
		},
		want: []string{"police|2022|agency|NULL|NULL|乙市财政局|乙市公安局"},
	},
	"MD_DOMAIN": {
		sheets: []sheet{
			{agency: "finance", year: 2021, url: "http://365betchina.com/zwgk/1.html"},
			{agency: "finance", year: 2022, url: "https://user@www.yi.gov.cn.evil.com:8080/1.html"},
			{agency: "finance", year: 2023, url: "http://czj.yi.GOV.cn:81/1.html"},
			{agency: "finance", year: 2024, url: "http://61.150.65.235:8080/1.html"},                 // the site of a source
			{agency: "police", year: 2022, url: "http://www.gaj.test/1.html", source: "police-site"}, // a host that its source allows
			{agency: "police", year: 2023, url: "http://61.150.65.235:9090/1.html"},
			{agency: "office", year: 2022}, // a bare file
		},
		want: []string{
			"finance|2021|agency|NULL|NULL|a host that ends in .gov.cn, or the site of a source|365betchina.com",
			"finance|2022|agency|NULL|NULL|a host that ends in .gov.cn, or the site of a source|www.yi.gov.cn.evil.com:8080",
			"police|2023|agency|NULL|NULL|a host that ends in .gov.cn, or the site of a source|61.150.65.235:9090",
		},
	},
}

func TestChecksFindWhatIsWrongAndNothingElse(t *testing.T) {
	for kind, release := range fileKinds {
		h := handmade(t, release, bodies, columns)
		for _, id := range named("checks") {
			test, ok := checkTests[id]
			if !ok {
				t.Errorf("%s has no test", id)
				continue
			}
			h.clear()
			for _, s := range test.sheets {
				h.add(s)
			}
			got := h.rows("SELECT agency, year, scope, indicator, member, want, got FROM (" + checkBody(id) + ") ORDER BY ALL")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s in a %s (-want +got):\n%s", id, kind, diff)
			}
			said := h.rows("SELECT agency, year, scope, indicator, member, want, got FROM contradiction WHERE check_id = '" + id + "' ORDER BY ALL")
			if diff := cmp.Diff(test.want, said); diff != "" {
				t.Errorf("contradiction of %s in a %s (-want +got):\n%s", id, kind, diff)
			}
		}
	}
}

// A report that prints the very figures of the year before under a new year is told;
// zeros year after year are none.
// rule: file warehouse/checks/XY_DUPLICATE_REPORT.sql
func TestQ37LastYearsReportWithANewYear(t *testing.T) {
	h := handmade(t, true, bodies, columns)
	h.add(sheet{agency: "finance", year: 2008, form: "2019", cells: map[string]any{"request_new__total": 7, "request_granted__total": 5}})
	h.add(sheet{agency: "finance", year: 2009, form: "2019", cells: map[string]any{"request_new__total": 7, "request_granted__total": 5}})
	h.add(sheet{agency: "finance", year: 2010, form: "2019", cells: map[string]any{"request_new__total": 7, "request_granted__total": 6}})
	h.add(sheet{agency: "police", year: 2008, form: "2019"})
	h.add(sheet{agency: "police", year: 2009, form: "2019"})
	// The same figures of another agency, of another scope, or of an earlier year than the last.
	same := map[string]any{"request_new__total": 7, "request_granted__total": 5}
	h.add(sheet{agency: "police", year: 2010, form: "2019", cells: same})
	h.add(sheet{agency: "finance", year: 2012, form: "2019", cells: same})
	h.add(sheet{agency: "office", year: 2011, form: "2019", scope: "office", cells: map[string]any{"request_new__total": 3, "request_granted__total": 2}})
	h.add(sheet{agency: "office", year: 2012, form: "2019", scope: "consolidated", cells: map[string]any{"request_new__total": 3, "request_granted__total": 2}})
	got := h.rows("SELECT agency, year, got FROM contradiction WHERE check_id = 'XY_DUPLICATE_REPORT' ORDER BY ALL")
	if diff := cmp.Diff([]string{"finance|2009|those of 2008, 2 of them other than 0"}, got); diff != "" {
		t.Errorf("XY_DUPLICATE_REPORT (-want +got):\n%s", diff)
	}
}

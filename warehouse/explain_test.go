package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// explained is a release with a few reports whose readings have identities as load
// makes them: aaaaaa…1, aaaaaa…2 and so on, and bbbbbb… for the last.
func explained(t *testing.T) (*hand, *Warehouse) {
	h := handmade(t, true, bodies, columns)
	h.exec("INSERT INTO meta VALUES (?, 'test')", Schema)
	smallProvince(h)
	h.add(sheet{agency: "city", year: 2022, scope: "office", url: "http://www.yi.gov.cn/office.html"})
	h.add(sheet{agency: "finance", year: 2022, url: "http://czj.yi.gov.cn/2022-copy.html", cells: map[string]any{"request_new__total": "blank", "request_granted__total": "illegible"}})
	for n := 1; n <= h.reports; n++ {
		id := fmt.Sprintf("%023d%d", 0, n)
		id = strings.Repeat("a", 6) + id[6:]
		if n == h.reports {
			id = "bbbbbb" + id[6:]
		}
		h.exec("UPDATE report SET reading = ? WHERE reading = ?", id, fmt.Sprintf("reading-%03d", n))
		h.exec("UPDATE reading SET reading = ? WHERE reading = ?", id, fmt.Sprintf("reading-%03d", n))
	}
	return h, &Warehouse{DB: h.db, Path: "test"}
}

func TestFindReportTakesWhatAPersonTypes(t *testing.T) {
	_, w := explained(t)
	for asked, want := range map[string]int{
		"2": 2, " 3 ": 3, // numbers
		"bbbbbb": 7, "BBBBBB000": 7, "aaaaaa000000000000000002": 2, // readings
		"http://czj.yi.gov.cn/2021.html": 2, "file-004.html": 4, // addresses, and a bare file
		"finance@2021": 2, "乙市财政局@2021": 2, "乙市财政局@2022": 3, // the edition to believe, of two
		"city@2022@consolidated": 4, "乙市人民政府@2022@office": 6,
		"x-990100-aa@2022": 5, "x-990100-aa as printed@2022": 5,
	} {
		if got, err := w.FindReport(context.Background(), asked); err != nil || got != want {
			t.Errorf("FindReport(%q) = %d, %v; want %d", asked, got, err, want)
		}
	}
}

func TestAnAddressIsTheEditionToBelieve(t *testing.T) {
	h, w := explained(t)
	const address = "http://www.yi.gov.cn/2019.html"
	for range 2 {
		h.add(sheet{agency: "city", year: 2019, url: address})
	}
	want := one[int](t, w, "SELECT c.report FROM edition_choice AS c JOIN report AS r ON r.report = c.report JOIN reading AS d ON d.reading = r.reading WHERE c.choice = 1 AND d.input = '"+address+"'")
	if got, err := w.FindReport(context.Background(), address); err != nil || got != want {
		t.Errorf("FindReport(%q), a page that was read twice = %d, %v; want %d, the edition to believe", address, got, err, want)
	}
}

func TestFindReportSaysWhatCouldBeTypedInstead(t *testing.T) {
	_, w := explained(t)
	for _, c := range []struct {
		asked string
		kind  error
		types []string
	}{
		{"aaaaaa", ErrAmbiguous, []string{"1", "2", "3", "4", "5", "6"}},
		{"city@2022", ErrAmbiguous, []string{"4", "6"}},
		{"finance@1999", ErrUnknown, []string{"1", "2", "3"}},
		{"finance", ErrUnknown, []string{"1", "2", "3"}},
		{"财政@2021", ErrUnknown, []string{"2", "1", "3"}},
		{"99", ErrUnknown, nil}, {"aaaaa", ErrUnknown, nil}, {"http://nowhere.cn/", ErrUnknown, nil}, {"", ErrUnknown, nil}, {"@", ErrUnknown, nil},
		{"finance@2022@whole", ErrUnknown, []string{"3", "1", "2"}},
	} {
		_, err := w.FindReport(context.Background(), c.asked)
		var e *LookupError
		if !errors.As(err, &e) || !errors.Is(err, c.kind) {
			t.Errorf("FindReport(%q) = %v; want a LookupError that is %v", c.asked, err, c.kind)
			continue
		}
		var types []string
		for _, one := range e.Candidates {
			types = append(types, one.Type)
		}
		if diff := cmp.Diff(c.types, types); diff != "" {
			t.Errorf("FindReport(%q) offers (-want +got):\n%s\n%v", c.asked, diff, err)
		}
		for _, typed := range types {
			if _, err := w.FindReport(context.Background(), typed); err != nil {
				t.Errorf("FindReport(%q), as it offers itself: %v", typed, err)
			}
		}
	}
}

func TestAFigureIsNamedByCodeOrLabel(t *testing.T) {
	_, w := explained(t)
	facts, err := w.explainFacts(context.Background(), 2)
	if err != nil {
		t.Fatal(err)
	}
	for asked, want := range map[string]string{
		"request_new":                "request_new/total",
		"request_new/natural_person": "request_new/natural_person",
		"request_new/自然人":            "request_new/natural_person",
		"一、本年新收政府信息公开申请数量":           "request_new/total",
		"本年新收政府信息公开申请数量／商业企业":        "request_new/enterprise",
		"本年新收":                       "request_new/total",
		"review_total":               "review_total",
		"规章/本年制发件数":                  "disclosure_rules_issued",
		"行政复议／总计":                    "review_total",
	} {
		f, err := findFigure(facts, asked)
		if err != nil || f.Cell().String() != want {
			t.Errorf("findFigure(%q) = %+v, %v; want %s", asked, f, err, want)
		}
	}
	for asked, want := range map[string]struct {
		kind error
		some []string // among what is offered
	}{
		"request_nwe":               {ErrUnknown, []string{"request_new/total"}},
		"request_new/nobody":        {ErrUnknown, []string{"request_new/natural_person", "request_new/total"}},
		"request_denied":            {ErrUnknown, []string{"request_denied_state_secret/total", "request_denied_third_party/total"}}, // a heading
		"尚未审结":                      {ErrAmbiguous, []string{"review_pending", "litigation_direct_pending"}},
		"disclosure_fee_items_prev": {ErrUnknown, nil}, // of another form
		"xyz":                       {ErrUnknown, nil},
	} {
		_, err := findFigure(facts, asked)
		var e *LookupError
		if !errors.As(err, &e) || !errors.Is(err, want.kind) {
			t.Errorf("findFigure(%q) = %v; want a LookupError that is %v", asked, err, want.kind)
			continue
		}
		for _, offered := range want.some {
			if !slices.ContainsFunc(e.Candidates, func(c Candidate) bool { return c.Type == offered }) {
				t.Errorf("findFigure(%q) does not offer %s: %v", asked, offered, err)
			}
		}
	}
}

func TestExplainTellsWhatTheReleaseKnows(t *testing.T) {
	_, w := explained(t)
	ctx := context.Background()
	x, err := w.Explain(ctx, "乙市财政局@2022", "request_new")
	if err != nil {
		t.Fatal(err)
	}
	if r := x.Report; r.Number != 3 || r.URL != "http://czj.yi.gov.cn/2022.html" || r.Digest != "digest of capture-003" || r.Choice != 1 || r.Editions != 2 || r.Extractor != "1" || x.Harvest != "test" {
		t.Errorf("report %+v, harvest %s", r, x.Harvest)
	}
	if f := x.Figure; f.Label != "一、本年新收政府信息公开申请数量" || f.MemberLabel != "总计" || f.Section != 3 || f.State != report.Stated || *f.Value != report.Count(50) || f.Unit != "件" {
		t.Errorf("figure %+v", f)
	}
	if len(x.Editions) != 2 || x.Editions[0].Report != 3 || x.Editions[1].Report != 7 || x.Editions[1].State != report.Blank || x.Editions[1].Value != nil {
		t.Errorf("editions %+v; want report 3 with a figure, then 7 without", x.Editions)
	}
	var years []string
	for _, y := range x.Years {
		years = append(years, fmt.Sprintf("%d %s", y.Year, y.Value))
	}
	if diff := cmp.Diff([]string{"2020 30", "2021 40"}, years); diff != "" {
		t.Errorf("years (-want +got):\n%s", diff)
	}
}

// Every finding and contradiction about a figure is one of its checks that do not
// hold, and no check is said not to hold without one, but for what is counted anew.
func TestTheChecksOfAFigureAgreeWithTheViewOfContradictions(t *testing.T) {
	h, w := explained(t)
	h.exec("UPDATE fact SET value = 9 WHERE report = 3 AND indicator = 'request_carried_in' AND member = 'total'")
	h.exec("UPDATE fact SET value = 7 WHERE report = 2 AND indicator = 'disclosure_rules_issued'")
	ctx := context.Background()
	rows := h.rows("SELECT report, check_id, indicator, coalesce(member::VARCHAR, ''), want, got FROM contradiction WHERE indicator IS NOT NULL AND report IN (2, 3, 4)")
	if len(rows) < 4 {
		t.Fatalf("%d contradictions; want some of several kinds: %v", len(rows), rows)
	}
	for _, row := range rows {
		p := strings.Split(row, "|")
		x, err := w.Explain(ctx, p[0], report.Cell{Indicator: p[2], Member: p[3]}.String())
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(x.Checks, func(c CheckResult) bool {
			return c.Check == p[1] && c.Outcome == string(report.Broken) && c.Want == p[4] && c.Got == p[5] && !c.Later
		}) {
			t.Errorf("contradiction %s is not among the checks of its figure: %+v", row, x.Checks)
		}
	}
}

func TestACheckOfTheNextYearIsOneOfThisYearsFigure(t *testing.T) {
	h, w := explained(t)
	h.exec("UPDATE fact SET value = 9 WHERE report = 3 AND indicator = 'request_carried_in' AND member = 'total'")
	outcome := func(which, figure, check string, later bool) string {
		t.Helper()
		x, err := w.Explain(context.Background(), which, figure)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(x.Checks, func(c CheckResult) bool { return c.Check == check && c.Later == later })
		if i < 0 {
			return ""
		}
		return strings.TrimSpace(x.Checks[i].Outcome + " " + x.Checks[i].Want + " " + x.Checks[i].Got)
	}
	for _, c := range []struct {
		which, figure, check string
		later                bool
		want                 string
	}{
		{"3", "request_carried_in", "XY_CARRY_TOTAL", false, "does not hold 5 9"},
		{"2", "request_carried_out", "XY_CARRY_TOTAL", true, "does not hold 5 9"},
		{"3", "request_carried_out", "XY_CARRY_TOTAL", true, NoFinding},
		{"2", "request_carried_in", "XY_CARRY_TOTAL", true, ""},
		{"7", "request_carried_in", "XY_CARRY_TOTAL", false, NotRun}, // passed over: not held against others
		{"7", "request_new", "REQ_ROW_TOTAL", false, "not counted"},
	} {
		if got := outcome(c.which, c.figure, c.check, c.later); got != c.want {
			t.Errorf("%s of %s in report %s, later %v: %q; want %q", c.check, c.figure, c.which, c.later, got, c.want)
		}
	}
}

// A report that prints last year's figures again is doubted, as the view doubts it.
func TestAReportPrintedAgainIsDoubted(t *testing.T) {
	h, w := explained(t)
	h.clear()
	for year := 2021; year <= 2023; year++ {
		cells := alike(30)
		if year == 2023 {
			cells["review_total"] = 77
		}
		h.add(sheet{agency: "finance", year: year, url: fmt.Sprintf("http://czj.yi.gov.cn/%d.html", year), source: "portal", cells: cells})
	}
	want := h.rows("SELECT report, check_id, want, got FROM contradiction WHERE check_id = 'XY_DUPLICATE_REPORT'")
	var got []string
	for n := 1; n <= 3; n++ {
		x, err := w.Explain(context.Background(), fmt.Sprint(n), "review_total")
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range x.Doubts {
			if d.Check == duplicate {
				got = append(got, fmt.Sprintf("%d|%s|%s|%s", n, d.Check, d.Want, d.Got))
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(want) != 1 {
		t.Errorf("reports printed again, by the view and by Explain (-want +got), one wanted:\n%s", diff)
	}
}

func TestNearCodesAreTheNearest(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "", 3}, {"request_new", "request_nwe", 2}, {"kitten", "sitting", 3}} {
		if got := distance(c.a, c.b); got != c.want || distance(c.b, c.a) != got {
			t.Errorf("distance(%q, %q) = %d, the other way %d; want %d", c.a, c.b, got, distance(c.b, c.a), c.want)
		}
	}
	for label, want := range map[string]string{"一、本年新收": "本年新收", "（三）不予公开": "不予公开", "1.属于 国家秘密": "属于国家秘密", "规章／本年制发件数": "规章/本年制发件数", "总计": "总计", "三": "三"} {
		if got := plainLabel(label); got != want {
			t.Errorf("plainLabel(%q) = %q, want %q", label, got, want)
		}
	}
}

// What the prose claims takes part in the checks of a figure; a claim that its own
// words round is held against none.
func TestClaimsTakePartInTheChecksOfAFigure(t *testing.T) {
	h, w := explained(t)
	total := one[string](t, w, "SELECT value::BIGINT::VARCHAR FROM fact WHERE report = 3 AND indicator = 'request_new' AND member = 'total'")
	outcome := func() string {
		t.Helper()
		x, err := w.Explain(context.Background(), "3", "request_new")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range x.Checks {
			if c.Check == "NV_RECEIVED" {
				return c.Outcome
			}
		}
		return "not listed"
	}
	if got := outcome(); got != string(report.NotCounted) {
		t.Errorf("without a claim NV_RECEIVED is %q; want %q", got, report.NotCounted)
	}
	h.exec("INSERT INTO claim VALUES (3, 'narrative_requests_received', " + total + ", false, '', '', 'claim:received', NULL, 4, 1, NULL, NULL)")
	if got := outcome(); got != string(report.Holds) {
		t.Errorf("with a claim of %s NV_RECEIVED is %q; want %q", total, got, report.Holds)
	}
	h.exec("UPDATE claim SET approx = true, rule = 'claim:received,approx'")
	if got := outcome(); got != string(report.NotCounted) {
		t.Errorf("with a rounded claim NV_RECEIVED is %q; want %q", got, report.NotCounted)
	}
}

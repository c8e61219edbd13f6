package extract

import (
	"strings"
	"testing"

	"harvest/report"
)

// comparedTo returns what a reading says otherwise than another, in lines.
func comparedTo(was, is report.Reading) string {
	differ, _ := Compare([]report.Reading{was}, []report.Reading{is}, false)
	var lines []string
	for _, d := range differ {
		lines = append(lines, said(d))
	}
	return strings.Join(lines, "; ")
}

func TestCompareTellsWhatBecameOfTheRest(t *testing.T) {
	extra := func(label string, value int64) report.Extra {
		return report.Extra{Code: "request_x_1", Label: label, Column: "总计", State: report.Stated, Value: report.Count(value)}
	}
	illegible := report.Extra{Label: "另计", State: report.Illegible, Printed: "约三"}
	claim := func(value int64, rule string) report.Fact {
		return factCell("narrative_requests_received", report.Stated, value, rule)
	}
	finding := func(check, got string) report.Finding {
		return report.Finding{Check: check, Severity: "error", Indicator: "request_new", Member: "total", Want: "12", Got: got}
	}
	with := func(set func(*report.Reading)) report.Reading {
		r := readingWith("")
		set(&r)
		return r
	}
	extras := func(list ...report.Extra) report.Reading {
		return with(func(r *report.Reading) { r.Report.Extras = list })
	}
	sections := func(numbers ...int) report.Reading {
		return with(func(r *report.Reading) {
			for _, n := range numbers {
				r.Report.Sections = append(r.Report.Sections, report.Section{Number: n, Text: strings.Repeat("字", n)})
			}
		})
	}
	findings := func(list ...report.Finding) report.Reading {
		return with(func(r *report.Reading) { r.Findings = list })
	}
	titled := func(title, agency string) report.Reading {
		return with(func(r *report.Reading) {
			r.Report.Title, r.Report.Agency = title, agency
		})
	}
	for _, c := range []struct {
		was, is report.Reading
		want    string
	}{
		{titled("年报", "甲局"), titled("年度报告", "乙局"), "about title: 年报 > 年度报告; about agency: 甲局 > 乙局"},
		{extras(extra("另计", 3)), extras(extra("另计", 3)), ""},
		{extras(extra("另计", 3)), extras(extra("另计", 4)), "extra 另计 · 总计: stated 3 > stated 4"},
		{extras(extra("另计", 3), extra("甲", 1)), extras(extra("甲", 1)), "extra 另计 · 总计: stated 3 >"},
		{extras(), extras(illegible), "extra 另计:  > illegible约三"},
		{extras(extra("另计", 3), extra("另计", 5)), extras(extra("另计", 5), extra("另计", 4)), "extra 另计 · 总计: stated 3 > stated 4"},
		{readingWith("", claim(14, "claim:received")), readingWith("", claim(14, "claim:other")), ""},
		{readingWith("", claim(14, "claim:received")), readingWith("", claim(15, "claim:received")), "claim narrative_requests_received: stated 14 > stated 15"},
		{readingWith("", claim(14, "claim:received")), readingWith("", claim(14, "claim:received,approx")), "claim narrative_requests_received: stated 14 > statedabout 14"},
		{readingWith("", claim(14, "claim:received")), readingWith(""), "claim narrative_requests_received: stated 14 >"},
		{sections(1, 2), sections(2, 6), "section section 6:  > there; section section 1: there >"},
		{findings(finding("A", "1"), finding("B", "2")), findings(finding("B", "3")), "finding request_newB: error: want 12, got 2 > error: want 12, got 3; finding request_newA: error: want 12, got 1 >"},
	} {
		if got := comparedTo(c.was, c.is); got != c.want {
			t.Errorf("Compare = %q; want %q", got, c.want)
		}
	}
}

// The findings of a report with a fix speak of what the fix made of it.
func TestCompareLeavesOutTheFindingsOfAFixedReport(t *testing.T) {
	was := readingWith("", factCell("a", report.Stated, 7, "in-order,fixed"))
	is := readingWith("", factCell("a", report.Stated, 6, "in-order"))
	is.Findings = []report.Finding{{Check: "SUM", Severity: "error", Want: "7", Got: "6"}}
	if got := comparedTo(was, is); got != "" {
		t.Errorf("Compare = %q; want nothing", got)
	}
}

func TestCompareTellsWhichClaimsAreFoundByAnotherRule(t *testing.T) {
	was := readingWith("", factCell("narrative_requests_received", report.Stated, 1, "claim:a"))
	is := readingWith("", factCell("narrative_requests_received", report.Stated, 1, "claim:b"))
	differ, _ := Compare([]report.Reading{was}, []report.Reading{is}, true)
	if len(differ) != 1 || differ[0].Kind != RuleChanged {
		t.Errorf("Compare with rules = %+v; want the rule", differ)
	}
}

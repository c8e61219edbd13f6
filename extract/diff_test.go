package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

func factCell(code string, state report.State, value int64, rule string) report.Fact {
	return report.Fact{Indicator: code, State: state, Value: report.Count(value), Rule: rule}
}

func readingWith(part string, facts ...report.Fact) report.Reading {
	return report.Reading{Part: part, Report: &report.Report{Year: 2021, Scope: report.ScopeAgency, Facts: facts}}
}

// said is a difference on one line.
func said(d Difference) string {
	side := func(s Side) string {
		text := string(s.State) + string(s.Problem) + s.Text
		if s.Value != nil {
			text += " " + s.Value.String()
		}
		return text
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %s%s: %s > %s", d.Part, d.Kind, d.Indicator, d.About, side(d.Was), side(d.Is)))
}

func TestCompareTellsWhatBecameOfACell(t *testing.T) {
	for want, c := range map[string][2][]report.Fact{
		"":                             {{factCell("a", report.Stated, 1, "in-order")}, {factCell("a", report.Stated, 1, "by-column")}},
		"value a: stated 1 > stated 2": {{factCell("a", report.Stated, 1, "")}, {factCell("a", report.Stated, 2, "")}},
		"gained a: blank > stated 0":   {{factCell("a", report.Blank, 0, "")}, {factCell("a", report.Stated, 0, "")}},
		"gained a:  > stated 3":        {nil, {factCell("a", report.Stated, 3, "")}},
		"lost a: derived 2 > blank":    {{factCell("a", report.Derived, 2, "")}, {factCell("a", report.Blank, 0, "")}},
		"lost a: stated 2 >":           {{factCell("a", report.Stated, 2, "")}, nil},
		"state a: dash > slash":        {{factCell("a", report.Dash, 0, "")}, {factCell("a", report.Slash, 0, "")}},
		"state a: stated 1 > derived 1": {
			{factCell("a", report.Stated, 1, "")}, {factCell("a", report.Derived, 1, "")}},
	} {
		got, _ := Compare([]report.Reading{readingWith("", c[0]...)}, []report.Reading{readingWith("", c[1]...)}, false)
		var lines []string
		for _, d := range got {
			lines = append(lines, said(d))
		}
		if strings.Join(lines, "; ") != want {
			t.Errorf("Compare = %q; want %q", lines, want)
		}
	}
}

func TestCompareLeavesOutWhatIsNoDifference(t *testing.T) {
	was := readingWith("", factCell("a", report.Absent, 0, ""), factCell("b", report.Stated, 7, "in-order,fixed"), factCell("c", report.Derived, 7, "sum-of-row,of-fixed"))
	is := readingWith("", factCell("b", report.Illegible, 0, "in-order"), factCell("c", report.Blank, 0, "in-order"), factCell("d", report.Absent, 0, ""))
	if got, fixed := Compare([]report.Reading{was}, []report.Reading{is}, false); len(got) > 0 || fixed != 2 {
		t.Errorf("Compare = %v, %d fixed; want nothing, and two cells passed over", got, fixed)
	}
	a, b := readingWith("", factCell("a", report.Stated, 1, "in-order")), readingWith("", factCell("a", report.Stated, 1, "by-column"))
	if got, _ := Compare([]report.Reading{a}, []report.Reading{b}, true); len(got) != 1 || got[0].Kind != RuleChanged || got[0].Was.Rule != "in-order" || got[0].Is.Rule != "by-column" {
		t.Errorf("Compare with rules = %+v; want the rule", got)
	}
}

func TestCompareTellsReportsFromProblems(t *testing.T) {
	problem := func(part string, kind report.ProblemKind) report.Reading {
		return report.Reading{Part: part, Problem: &report.Problem{Kind: kind, Detail: "x"}}
	}
	later := readingWith("#6")
	later.Report.Year, later.Report.Template.Requests = 2022, "2019"
	was := []report.Reading{readingWith(""), problem("#2", report.Scan), problem("#3", report.Scan), readingWith("#4"), problem("#5", report.Empty), readingWith("#6")}
	is := []report.Reading{problem("", report.Ambiguous), readingWith("#2", factCell("a", report.Stated, 1, "")), problem("#3", report.Empty), problem("#5", report.Empty), later, readingWith("#7")}
	var got []string
	differ, _ := Compare(was, is, true)
	for _, d := range differ {
		got = append(got, said(d))
	}
	want := []string{
		"problem : a report with 0 figures > ambiguous",
		"#2 report : scan > a report with 1 figures",
		"#3 problem_kind : scan > empty",
		"#4 problem : a report with 0 figures > no such part",
		"#6 about year: 2021 > 2022",
		"#6 about requests:  > 2019",
		"#7 report : no such part > a report with 0 figures",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Compare (-want +got):\n%s", diff)
	}
}

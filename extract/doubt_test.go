package extract

import (
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// One row with a cell too few, whose totals do not hold, is absent and said; every
// other row stands, and its cells are kept.
func TestARowInDoubtLeavesTheReportStanding(t *testing.T) {
	s := newSheet("2021")
	body := s.text(func(r []string) string {
		if strings.HasPrefix(r[0], "（二）") {
			return r[0] + "\t7\t8\t9\n"
		}
		return strings.Join(r, "\t") + "\n"
	})
	got := read(t, "a.txt", body)
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	for _, f := range got.Report.Facts {
		switch {
		case f.Indicator == "request_partial" && f.State != report.Absent:
			t.Errorf("%s %s = %s %s, want absent", f.Indicator, f.Member, f.State, f.Value)
		case f.Indicator == "request_granted" && f.State != report.Stated:
			t.Errorf("%s %s = %s, want stated", f.Indicator, f.Member, f.State)
		}
	}
	n := slices.IndexFunc(got.Findings, func(f report.Finding) bool { return f.Check == "ROW_AMBIGUOUS" })
	if n < 0 || !strings.Contains(got.Findings[n].Got, "（二）部分公开") || !strings.Contains(got.Findings[n].Got, "3 cells") {
		t.Errorf("findings = %+v; want ROW_AMBIGUOUS about the row of 3 cells", got.Findings)
	}
	if !slices.ContainsFunc(got.Report.Extras, func(e report.Extra) bool { return strings.Contains(e.Label, "部分公开") }) {
		t.Errorf("extras = %+v; want the row's cells", got.Report.Extras)
	}
}

// What is in doubt is said with two of the ways.
func TestADoubtShowsTwoWays(t *testing.T) {
	s := &slot{cells: []cell{newCell("4", report.At{}), newCell("4", report.At{})}}
	d := doubtOf("3", "（一）予以公开", s, 2)
	d.parting([]*slot{s}, [][]placement{{{0, -1, 1}}, {{-1, 0, 1}}})
	if want := "[4 – 4] or [– 4 4]"; !strings.HasSuffix(d.Error(), want) {
		t.Errorf("%q, want … %s", d.Error(), want)
	}
}

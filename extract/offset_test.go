package extract

import (
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// Two empty cells stand between every label and its figures. A row that leaves its
// first figure and its 总计 blank could stand elsewhere in its cells; the sums say
// nothing, because the agency's do not hold. The other rows say where it stands.
// rule: func shareOffsets in extract/requests.go
func TestQ03OneOffsetServesTheWholeBlock(t *testing.T) {
	s := newSheet("2021")
	total := slices.IndexFunc(s.rows, func(r []string) bool { return strings.HasPrefix(r[0], "（七）") })
	s.rows[total][3] = "9999"
	body := s.text(func(r []string) string {
		if r = slices.Clone(r); strings.HasPrefix(r[0], "（一）") {
			r[1], r[7] = "", ""
		}
		return r[0] + "\t\t\t" + strings.Join(r[1:], "\t") + "\n"
	})
	got := read(t, "a.txt", body)
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	for _, f := range got.Report.Facts {
		if f.Indicator != "request_granted" {
			continue
		}
		k := slices.Index(report.Members(), f.Member)
		switch {
		case k == 0 && f.State != report.Blank, k > 0 && k < 6 && (f.State != report.Stated || f.Value.String() != s.rows[2][k+1]):
			t.Errorf("%s = %s %s; want %q", f.Member, f.State, f.Value, s.rows[2][k+1])
		}
	}
}

// Rows reworded side by side stand where the form has them between two known ones,
// where each is a little like its row; a row that denies what the form's does not, or
// one line too many, leaves them unknown.
func TestRowsRewordedStandBetweenTheirNeighbours(t *testing.T) {
	f, _ := report.FormByName("2021")
	book := rowBookOf(f, "disclosure")
	lineOf := func(label string) line {
		l := line{cells: []cell{newCell(label, report.At{})}}
		if label != "第二十条第（六）项" {
			l.cells = append(l.cells, newCell("7", report.At{}))
		}
		return l
	}
	for name, c := range map[string]struct {
		labels []string
		want   int // rows of penalties and coercion found
	}{
		"both":           {[]string{"行政许可", "第二十条第（六）项", "处罚", "强制", "行政事业性收费"}, 2},
		"one too many":   {[]string{"行政许可", "第二十条第（六）项", "处罚", "强制", "检查", "行政事业性收费"}, 0},
		"one that isn't": {[]string{"行政许可", "第二十条第（六）项", "处罚", "检查", "行政事业性收费"}, 0},
		"no neighbour":   {[]string{"行政许可", "第二十条第（六）项", "处罚", "强制"}, 0},
	} {
		tb := &table{}
		for _, label := range c.labels {
			tb.lines = append(tb.lines, lineOf(label))
		}
		rows, _, _ := matchRows(tb, book)
		n := 0
		for j, m := range rows {
			if code := book.rows[j].Cells[0].Indicator; m.line >= 0 && (strings.Contains(code, "penalty") || strings.Contains(code, "coercion")) {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d rows found, want %d", name, n, c.want)
		}
	}
}

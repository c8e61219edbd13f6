package document

import (
	"strings"
	"testing"
)

// Digits that touch over a rule and were drawn apart may be one figure or two: neither
// is read.
func TestFiguresThatTouchOverARule(t *testing.T) {
	xs, ys := []float64{60, 200, 230, 260, 300}, []float64{100, 120, 140}
	d := draw().grid(xs, ys).row(110, xs, "甲", "1", "2", "3")
	d.text(64, 130, "乙").text(206, 130, "12345").text(231, 130, "678").text(270, 130, "9")
	got := laidOut(d)
	want := []string{"1: 甲@1 1@2 2@3 3@4", "1: 乙@1 12345" + unnamedGlyph + "@2 678" + unnamedGlyph + "@3 9@4"}
	wantSheets(t, got, want...)
}

// Figures without rules that stand nearer than columns do, under no head of either, may
// be one printed with a gap.
func TestFiguresNearerThanColumns(t *testing.T) {
	d := draw()
	for i, row := range [][4]string{{"甲", "11", "12", "23"}, {"乙", "14", "15", "29"}, {"丙", "16", "17", "33"}} {
		y := 200 + 20*float64(i)
		d.text(80, y, row[0]).text(200, y, row[1]).text(216, y, row[2]).text(280, y, row[3])
	}
	for _, row := range laidOut(d) {
		if strings.Count(row, unnamedGlyph) != 2 {
			t.Errorf("%q: want two cells that cannot be told apart", row)
		}
	}
	d.text(198, 180, "上年").text(80, 180, "项目").text(280, 180, "合计")
	for _, row := range laidOut(d)[1:] {
		if n := strings.Count(row, "@"); n != 3 || !strings.Contains(row, " 1") {
			t.Errorf("%q: want both figures in the one cell under their head", row)
		}
	}
}

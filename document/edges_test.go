package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEdgeColumns(t *testing.T) {
	for name, c := range map[string]struct {
		rows    [][]int
		want    [][]interval
		columns int
	}{
		"none":                   {nil, nil, 0},
		"a row":                  {[][]int{{0, 5, 90}}, [][]interval{{{0, 1}, {1, 2}}}, 2},
		"spans":                  {[][]int{{0, 900}, {0, 300, 900}, {300, 900}}, [][]interval{{{0, 2}}, {{0, 1}, {1, 2}}, {{1, 2}}}, 2},
		"nearly one place":       {[][]int{{0, 300, 900}, {5, 310, 890}}, [][]interval{{{0, 1}, {1, 2}}, {{0, 1}, {1, 2}}}, 2},
		"onto the row of most":   {[][]int{{0, 1000, 2000, 3000}, {0, 1150, 3000}}, [][]interval{{{0, 1}, {1, 2}, {2, 3}}, {{0, 1}, {1, 3}}}, 3},
		"not onto a far one":     {[][]int{{0, 1000, 2000, 3000}, {0, 1250, 3000}}, [][]interval{{{0, 1}, {1, 3}, {3, 4}}, {{0, 2}, {2, 4}}}, 4},
		"beside a narrow column": {[][]int{{0, 1000, 2000, 3000}, {0, 950, 1050, 3000, 3400}}, [][]interval{{{0, 2}, {2, 4}, {4, 5}}, {{0, 1}, {1, 3}, {3, 5}, {5, 6}}}, 6},
		"narrow columns stand":   {[][]int{{0, 40, 80, 900}, {0, 900}}, [][]interval{{{0, 1}, {1, 2}, {2, 3}}, {{0, 3}}}, 3},
		"steps do not run together": {[][]int{{0, 1000}, {50, 1000}, {100, 1000}, {150, 1000}, {200, 1000}},
			[][]interval{{{0, 2}}, {{0, 2}}, {{0, 2}}, {{0, 2}}, {{1, 2}}}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			got, columns, ok := edgeColumns(c.rows, 60)
			if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(interval{})); diff != "" || columns != c.columns || !ok {
				t.Errorf("edgeColumns = %d columns, %v; want %d; -want +got\n%s", columns, ok, c.columns, diff)
			}
		})
	}
	for name, rows := range map[string][][]int{"out of order": {{0, 9, 5}}, "a cell without width": {{0, 100, 100, 200}}} {
		if got, _, ok := edgeColumns(rows, 60); ok {
			t.Errorf("%s: edgeColumns = %v; want none", name, got)
		}
	}
}

// However rows are cut, every cell has columns, in order, and its neighbour begins
// where it ends.
func FuzzEdgeColumns(f *testing.F) {
	f.Add([]byte{0, 10, 20, 255, 0, 11, 19}, 3)
	f.Fuzz(func(t *testing.T, edges []byte, tolerance int) {
		if tolerance < 0 || tolerance > 1000 {
			return
		}
		rows := [][]int{nil}
		for _, e := range edges {
			n := len(rows) - 1
			if e == 255 {
				rows = append(rows, nil)
				continue
			}
			rows[n] = append(rows[n], 20*int(e))
		}
		got, columns, ok := edgeColumns(rows, tolerance)
		if !ok {
			return
		}
		for i, row := range got {
			if len(row) != max(0, len(rows[i])-1) {
				t.Fatalf("row %d has %d cells of %d edges", i, len(row), len(rows[i]))
			}
			for j, c := range row {
				if c.from < 0 || c.from >= c.to || c.to > columns || j > 0 && row[j-1].to != c.from {
					t.Fatalf("row %d: %v of %d columns", i, row, columns)
				}
			}
		}
	})
}

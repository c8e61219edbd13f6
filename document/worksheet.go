package document

import (
	"cmp"
	"fmt"
	"slices"
)

// No sheet that a program writes has more rows and columns.
const (
	maxSheetRows    = 1 << 20
	maxSheetColumns = 1 << 14
)

// maxSheetCells bounds how many rows and cells the tables of one workbook may have,
// maxSheetReach how many columns its cells may reach over, added up.
const (
	maxSheetCells = 1 << 20
	maxSheetReach = 1 << 24
)

// A sheetRoom is what is left of them.
type sheetRoom struct{ cells, reach int }

// take reports whether there is room for so many cells, or rows, more.
func (r *sheetRoom) take(n int) bool {
	r.cells -= n
	return r.cells >= 0
}

func errSheets() error {
	return fmt.Errorf("over %d rows and cells: %w", maxSheetCells, ErrTooLarge)
}

// A worksheet is one sheet of a workbook of any format, as its reader fills it. Rows
// and columns are counted from 1. Order is of no matter, but where cells stand at one
// place the first counts.
type worksheet struct {
	name    string
	cells   []sheetCell
	merged  []sheetRange
	rows    []int // that are hidden
	columns []int // that are hidden
	picture bool  // it shows one at least
}

// A sheetCell is a cell with text, or one that is empty but ruled.
type sheetCell struct {
	row, column int
	text        string // as cellLines has it
	ruled       bool   // lines are drawn on two sides of it or more
}

// A sheetRange is a block of cells: one, or several that are merged.
type sheetRange struct {
	row, column   int
	rows, columns int // at least 1
}

// add takes a cell if there is anything of it to be seen.
func (w *worksheet) add(c sheetCell) {
	if c.row <= maxSheetRows && c.column <= maxSheetColumns && (c.text != "" || c.ruled) {
		w.cells = append(w.cells, c)
	}
}

// hide takes a stretch of hidden rows or columns into a list of them.
func hide(hidden []int, from, to, most int) []int {
	for i := max(from, 1); i <= min(to, most); i++ {
		hidden = append(hidden, i)
	}
	return hidden
}

// A sheetRow is a row that is shown and has a cell.
type sheetRow struct {
	row     int // hidden rows not counted
	cells   []placedCell
	texts   int        // how many cells hold text
	one     placedCell // the last that does
	ruled   bool       // one of its cells is
	covered bool       // a merged cell reaches into it from above
}

// A placedCell is a cell with its span, hidden rows and columns left out.
type placedCell struct {
	sheetRange
	text  string
	ruled bool
}

func (r sheetRange) rowEnd() int    { return r.row + r.rows }
func (r sheetRange) columnEnd() int { return r.column + r.columns }

// shown returns the rows that have cells, in order: without hidden rows and columns,
// the others moved up and to the left, and without the cells that a merged one lies
// over, which nobody sees. What is merged over hidden ones is as much smaller.
func (w *worksheet) shown(room *sheetRoom) ([]sheetRow, error) {
	cells, width := w.placed()
	var out []sheetRow
	until := make([]int, width+1) // the row before which a column is taken
	reach := 0                    // the row before which all cells so far end
	for _, c := range cells {
		if until[c.column] > c.row {
			continue
		}
		for i := c.column; i < c.columnEnd(); i++ {
			if until[i] > c.row {
				c.columns = i - c.column // two merged ranges meet: the upper one stays whole
				break
			}
			until[i] = c.rowEnd()
		}
		if room.reach -= c.columns; room.reach < 0 {
			return nil, errSheets()
		}
		if c.text == "" && !c.ruled {
			continue
		}
		if n := len(out); n == 0 || out[n-1].row != c.row {
			out = append(out, sheetRow{row: c.row, covered: c.row < reach})
		}
		r := &out[len(out)-1]
		r.cells, r.ruled = append(r.cells, c), r.ruled || c.ruled
		if c.text != "" {
			r.texts, r.one = r.texts+1, c
		}
		if c.rows > 1 {
			reach = max(reach, c.rowEnd())
		}
	}
	return out, nil
}

// placed returns the cells and the merged ranges without one, from the top left, and
// the last column in use.
func (w *worksheet) placed() (cells []placedCell, width int) {
	row, column := shownPlaces(w.rows), shownPlaces(w.columns)
	merged := make(map[[2]int]sheetRange, len(w.merged))
	for _, m := range w.merged {
		merged[[2]int{m.row, m.column}] = m
	}
	place := func(m sheetRange, text string, ruled bool) {
		p := placedCell{text: text, ruled: ruled}
		p.row, p.column = row(m.row), column(m.column)
		p.rows, p.columns = row(m.rowEnd())-p.row, column(m.columnEnd())-p.column
		if p.rows > 0 && p.columns > 0 {
			cells = append(cells, p)
			width = max(width, p.columnEnd()-1)
		}
	}
	for _, c := range w.cells {
		at := [2]int{c.row, c.column}
		m, found := merged[at]
		if !found {
			m = sheetRange{c.row, c.column, 1, 1}
		}
		delete(merged, at)
		place(m, c.text, c.ruled)
	}
	for _, m := range w.merged {
		at := [2]int{m.row, m.column}
		if _, left := merged[at]; left {
			place(m, "", false)
			delete(merged, at)
		}
	}
	slices.SortStableFunc(cells, func(a, b placedCell) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
	})
	return cells, width
}

// shownPlaces returns where a row or column stands when hidden ones are not counted.
func shownPlaces(hidden []int) func(int) int {
	sorted := slices.Compact(slices.Sorted(slices.Values(hidden)))
	return func(n int) int {
		before, _ := slices.BinarySearch(sorted, n)
		return n - before
	}
}

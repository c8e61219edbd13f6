package document

import (
	"cmp"
	"maps"
	"slices"
)

// A bookRow is a row that is shown and has a cell.
type bookRow struct {
	row     int // counted from 0, hidden rows left out
	cells   []placedCell
	texts   int // how many cells hold text
	one     placedCell
	ruled   bool // one of its cells is
	covered bool // a merged cell reaches into it from above
}

// A placedCell is a cell with its span, hidden rows and columns left out.
type placedCell struct {
	bookRange
	text  string
	ruled bool
}

// rows returns the rows that have cells, in order, without hidden ones and without
// the cells that a merged one lies over.
func (s *bookSheet) rows() []bookRow {
	var out []bookRow
	var until [maxColumns]int // the row before which a column is taken
	reach := 0                // the row before which all cells so far end
	for _, c := range s.placed() {
		if until[c.column] > c.row {
			continue
		}
		for i := c.column; i < c.columnEnd; i++ {
			if until[i] > c.row {
				c.columnEnd = i // two merged ranges meet: the upper one stays whole
				break
			}
			until[i] = c.rowEnd
		}
		if c.text == "" && !c.ruled {
			continue
		}
		if n := len(out); n == 0 || out[n-1].row != c.row {
			out = append(out, bookRow{row: c.row, covered: c.row < reach})
		}
		r := &out[len(out)-1]
		r.cells, r.ruled = append(r.cells, c), r.ruled || c.ruled
		if c.text != "" {
			r.texts, r.one = r.texts+1, c
		}
		if c.row+1 < c.rowEnd {
			reach = max(reach, c.rowEnd)
		}
	}
	return out
}

// placed returns the cells and the merged ranges without one, from the top left.
func (s *bookSheet) placed() []placedCell {
	row, column := shownBefore(s.hiddenRows), shownBefore(s.hiddenColumns)
	merged := make(map[[2]int]bookRange, len(s.merges))
	for _, m := range s.merges {
		merged[[2]int{m.row, m.column}] = m
	}
	var cells []placedCell
	place := func(m bookRange, text string, ruled bool) {
		p := placedCell{bookRange{row(m.row), column(m.column), row(m.rowEnd), column(m.columnEnd)}, text, ruled}
		if p.row < p.rowEnd && p.column < p.columnEnd {
			cells = append(cells, p)
		}
	}
	for _, c := range s.cells {
		at := [2]int{c.row, c.column}
		m, found := merged[at]
		if !found {
			m = bookRange{c.row, c.column, c.row + 1, c.column + 1}
		}
		delete(merged, at)
		place(m, c.text, c.ruled)
	}
	for _, m := range s.merges {
		at := [2]int{m.row, m.column}
		if _, left := merged[at]; left {
			place(m, "", false)
			delete(merged, at)
		}
	}
	slices.SortStableFunc(cells, func(a, b placedCell) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
	})
	return cells
}

// shownBefore returns how many of the numbers below one are not hidden.
func shownBefore(hidden map[int]bool) func(int) int {
	sorted := slices.Sorted(maps.Keys(hidden))
	return func(n int) int {
		i, _ := slices.BinarySearch(sorted, n)
		return n - i
	}
}

// maxBookFilled is up to how many cells a grid is filled up with empty ones.
const maxBookFilled = 1 << 17

// gridOf makes a grid of rows, of which there is one at least, and what lies between them. Every place of it has a
// cell, as an empty cell of a page is one, unless the grid is very large.
func gridOf(rows []bookRow) *Grid {
	first, left, right := rows[0].row, maxColumns, 0
	height := rows[len(rows)-1].row + 1 - first
	for _, r := range rows {
		for _, c := range r.cells {
			if c.text != "" {
				left, right = min(left, c.column), max(right, c.columnEnd)
			}
		}
	}
	g := &Grid{Columns: right - left, Ruled: true, Rows: make([][]GridCell, height)}
	fill := height*g.Columns <= maxBookFilled
	var until [maxColumns]int
	for i := range g.Rows {
		var here []placedCell
		if len(rows) > 0 && rows[0].row == first+i {
			here, rows = rows[0].cells, rows[1:]
		}
		column := left
		empty := func(end int) {
			for ; fill && column < end; column++ {
				if until[column] <= i {
					g.Rows[i] = append(g.Rows[i], GridCell{Row: i + 1, Column: column - left + 1, RowSpan: 1, ColSpan: 1})
				}
			}
			column = end
		}
		for _, c := range here {
			if c.column < left || c.column >= right {
				continue // ruled, but beside all text
			}
			empty(c.column)
			cell := GridCell{Text: c.text, Row: i + 1, Column: c.column - left + 1}
			cell.ColSpan = min(c.columnEnd, right) - c.column
			cell.RowSpan = min(c.rowEnd-first, height) - i
			for k := range cell.ColSpan {
				until[c.column+k] = i + cell.RowSpan
			}
			g.Rows[i] = append(g.Rows[i], cell)
			column = c.column + cell.ColSpan
		}
		empty(right)
	}
	return g
}

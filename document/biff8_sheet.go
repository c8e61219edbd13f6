package document

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// maxColumns is how wide a sheet of these formats is.
const maxColumns = 256

// A bookSheet is a sheet of cells as a workbook stores it, rows and columns
// counted from 0.
type bookSheet struct {
	name          string
	cells         []bookCell
	merges        []bookRange
	hiddenRows    map[int]bool
	hiddenColumns map[int]bool
	pictures      bool // it shows one at least
}

// A bookCell is a cell with text, or one that is empty but ruled.
type bookCell struct {
	row, column int
	text        string
	ruled       bool // lines are drawn around it
}

// A bookRange is a block of cells that are merged into one, its end not in it.
type bookRange struct{ row, column, rowEnd, columnEnd int }

func newBookSheet() *bookSheet {
	return &bookSheet{hiddenRows: make(map[int]bool), hiddenColumns: make(map[int]bool)}
}

func (s *bookSheet) add(c bookCell) {
	c.text = textLines(c.text)
	if c.column < maxColumns && (c.text != "" || c.ruled) {
		s.cells = append(s.cells, c)
	}
}

// textLines collapses the white space of a text but keeps its lines.
func textLines(text string) string {
	var b []byte
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		b = appendCollapsed(newLine(b), line)
	}
	return string(trim(b))
}

// merge takes a list of merged ranges.
func (s *bookSheet) merge(d []byte) error {
	n := int(u16(d, 0))
	if 2+8*n > len(d) {
		return errOutside
	}
	for i := range n {
		at := d[2+8*i:]
		m := bookRange{int(u16(at, 0)), int(u16(at, 4)), int(u16(at, 2)) + 1, int(u16(at, 6)) + 1}
		if m.rowEnd <= m.row || m.columnEnd <= m.column || m.column >= maxColumns {
			return fmt.Errorf("merged cells %d:%d to %d:%d: %w", m.row, m.column, m.rowEnd, m.columnEnd, ErrDamaged)
		}
		m.columnEnd = min(m.columnEnd, maxColumns)
		if len(s.merges) < maxParts {
			s.merges = append(s.merges, m)
		}
	}
	return nil
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

// blocks lays the sheet out. A line that holds one text and stands outside the
// rules of the tables, or, on a sheet without rules, above the first row with more,
// is a paragraph; so is the numbered heading of a section that reaches over all
// columns. What lies between is one grid, or several where lines without
// rules and text part them.
// room is how many rows and cells there may be; what is used is taken from it.
func (s *bookSheet) blocks(room *int) ([]Block, error) {
	rows := s.rows()
	ruled := false
	left, right := maxColumns, 0
	for _, r := range rows {
		ruled = ruled || r.ruled && r.texts > 0
		for _, c := range r.cells {
			left, right = min(left, c.column), max(right, c.columnEnd)
		}
	}
	var out []Block
	say := func(text string) {
		for line := range strings.Lines(text) {
			if line = string(trim([]byte(line))); line != "" && (len(out) != 1 || out[0].Text != line) {
				out = append(out, Block{Text: line})
			}
		}
	}
	if name := textLines(s.name); len(rows) > 0 && !givenName(name) {
		say(name)
	}
	named := len(out)
	var open []bookRow
	end := func() {
		for len(open) > 0 && open[len(open)-1].texts == 0 {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			if *room -= open[len(open)-1].row - open[0].row + 1; *room < 0 {
				return
			}
			g := gridOf(open)
			for _, r := range g.Rows {
				*room -= len(r)
			}
			out = append(out, Block{Grid: g})
		}
		open = nil
	}
	for i, r := range rows {
		last := -1
		if i > 0 {
			last = rows[i-1].row
		}
		if len(open) > 0 && !r.covered && (ruled && r.row > last+1 || r.row > last+1+maxGap) {
			end()
		}
		switch {
		case r.texts == 1 && !r.covered && !r.one.ruled && (ruled || len(open) == 0),
			r.texts == 1 && !r.covered && r.one.column == left && r.one.columnEnd == right && right > left+1 && headsSection(r.one.text):
			end()
			say(r.one.text)
		case r.texts > 0 || len(open) > 0:
			open = append(open, r)
		}
	}
	end()
	if len(out) == named && s.pictures {
		out = append(out, Block{Picture: true})
	}
	if *room < 0 {
		return nil, fmt.Errorf("over %d rows and cells: %w", maxParts, ErrTooLarge)
	}
	return out, nil
}

// headsSection reports whether a line begins as the sections of a report do: 一、
func headsSection(text string) bool {
	rest := strings.TrimLeft(text, "一二三四五六七八九十")
	return rest != text && strings.HasPrefix(rest, "、")
}

// givenName reports whether a sheet's name is one that programs give.
func givenName(name string) bool {
	name = strings.TrimSpace(strings.TrimRight(strings.ToLower(name), "0123456789() "))
	return slices.Contains([]string{"", "sheet", "table", "工作表", "表", "表格"}, name)
}

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

package document

import (
	"regexp"
	"slices"
	"sort"
	"strings"
)

// maxFilled is the largest sheet, in cells, whose empty places get cells of their
// own. Of a larger one only what holds text has a cell.
const maxFilled = 1 << 16

// A worksheet is one sheet of a workbook. Rows and columns are counted from 1.
type worksheet struct {
	name    string
	cells   []sheetCell // that hold text or are merged, in any order
	rows    []int       // that are hidden
	columns []int       // that are hidden
}

// A sheetCell is one cell, or several that are merged.
type sheetCell struct {
	row, column   int
	rows, columns int // at least 1
	text          string
}

// blocks returns what a reader sees of a sheet: its name, unless it is one that
// programs give; then tables, and as paragraphs the lines that stand alone above
// one: titles, units. Hidden rows and columns are left out, and what is merged
// over them is as much smaller. A table ends where more than a few rows are empty,
// where a line stands alone behind an empty row, and before the numbered heading of
// a section that reaches over all its columns. Its columns are counted from the
// first that holds anything. number is that of the last table so far.
func (w *worksheet) blocks(number int) []Block {
	rows, first, width := w.shown()
	if len(rows) == 0 {
		return nil
	}
	var blocks []Block
	say := func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" && (len(blocks) != 1 || blocks[0].Text != line) {
				blocks = append(blocks, Block{Text: line})
			}
		}
	}
	if !defaultName.MatchString(w.name) {
		say(w.name)
	}
	var open [][]sheetCell
	shut := func() {
		if len(open) > 0 {
			number++
			blocks = append(blocks, Block{Grid: sheetGrid(open, number)})
			open = nil
		}
	}
	last := 0 // row that the table reaches down to
	for _, row := range rows {
		gap := row[0].row - last - 1
		if len(open) > 0 && gap > maxGap {
			shut()
		}
		c := alone(row)
		switch {
		case c == nil, len(open) > 0 && gap < 0: // beside a cell that reaches down
		case len(open) == 0 && (c.columns == 1 && c.rows == 1 || c.columns > 1 && c.column == first),
			len(open) > 0 && gap > 0 && (c.columns == 1 || c.column == first),
			len(open) > 0 && c.column == first && c.columns == width && width > 1 && sectionHeading.MatchString(c.text):
			shut()
			say(c.text)
			last = row[0].row + c.rows - 1
			continue
		}
		open = append(open, row)
		for _, c := range row {
			last = max(last, c.row+c.rows-1)
		}
	}
	shut()
	return blocks
}

var (
	defaultName    = regexp.MustCompile(`^\s*(?i:sheet|工作表|表格?|table)?\s*[0-9]*\s*$`)
	sectionHeading = regexp.MustCompile(`^[一二三四五六七八九十]+、`)
)

// alone returns the one cell of a row that holds text, nil where there are more.
func alone(row []sheetCell) *sheetCell {
	var found *sheetCell
	for i := range row {
		if row[i].text == "" {
			continue
		}
		if found != nil {
			return nil
		}
		found = &row[i]
	}
	return found
}

// shown returns the rows that hold text, hidden ones taken out and the others moved
// up and to the left, with the first column in use and how many are.
func (w *worksheet) shown() (rows [][]sheetCell, first, width int) {
	slices.Sort(w.rows)
	w.rows = slices.Compact(w.rows)
	slices.Sort(w.columns)
	w.columns = slices.Compact(w.columns)
	var cells []sheetCell
	last := 0
	for _, c := range w.cells {
		if c.text == "" {
			continue
		}
		if c.row, c.rows = shownAt(w.rows, c.row, c.rows); c.rows == 0 {
			continue
		}
		if c.column, c.columns = shownAt(w.columns, c.column, c.columns); c.columns == 0 {
			continue
		}
		cells = append(cells, c)
		if first == 0 || c.column < first {
			first = c.column
		}
		last = max(last, c.column+c.columns-1)
	}
	slices.SortStableFunc(cells, func(a, b sheetCell) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.column - b.column
	})
	for from, i := 0, 1; i <= len(cells); i++ {
		if i == len(cells) || cells[i].row != cells[from].row {
			rows = append(rows, cells[from:i])
			from = i
		}
	}
	return rows, first, last - first + 1
}

// shownAt returns where a stretch begins, and how long it is, when the hidden
// places, which are sorted, are taken out.
func shownAt(hidden []int, at, length int) (begin, left int) {
	before := sort.SearchInts(hidden, at)
	upTo := sort.SearchInts(hidden, at+length)
	return at - before, length - (upTo - before)
}

// sheetGrid makes a grid of rows that hold text, with the empty places between.
func sheetGrid(rows [][]sheetCell, number int) *Grid {
	top, first, height, last := rows[0][0].row, 0, 0, 0
	for _, row := range rows {
		for _, c := range row {
			if first == 0 || c.column < first {
				first = c.column
			}
			last = max(last, c.column+c.columns-1)
		}
		height = max(height, row[0].row-top+1)
	}
	g := &Grid{Number: number, Ruled: true, Columns: last - first + 1, Rows: make([][]GridCell, height)}
	for _, row := range rows {
		n := row[0].row - top
		for i, c := range row {
			if i > 0 && c.column == row[i-1].column {
				continue // a place that a damaged file gives twice
			}
			g.Rows[n] = append(g.Rows[n], GridCell{Text: c.text, Row: n + 1, Column: c.column - first + 1,
				RowSpan: min(c.rows, height-n), ColSpan: c.columns})
		}
	}
	g.untangle(height*g.Columns <= maxFilled)
	return g
}

// untangle cuts spans where they would reach over another cell, and fills places
// that no cell holds with empty ones where it is asked to.
func (g *Grid) untangle(fill bool) {
	taken := make([]int, g.Columns) // row that the column is taken down to
	for n, row := range g.Rows {
		var out []GridCell
		column := 1
		empty := func(upTo int) {
			for ; fill && column < upTo; column++ {
				if taken[column-1] < n+1 {
					out = append(out, GridCell{Row: n + 1, Column: column, RowSpan: 1, ColSpan: 1})
				}
			}
		}
		for i, c := range row {
			limit := g.Columns + 1
			if i+1 < len(row) {
				limit = row[i+1].Column
			}
			span := 1
			for span < c.ColSpan && c.Column+span < limit && taken[c.Column+span-1] < n+1 {
				span++
			}
			c.ColSpan = span
			down := 1
			for down < c.RowSpan && n+down < len(g.Rows) && !holds(g.Rows[n+down], c.Column, span) {
				down++
			}
			c.RowSpan = down
			for k := range span {
				taken[c.Column+k-1] = n + down
			}
			empty(c.Column)
			out = append(out, c)
			column = c.Column + span
		}
		empty(g.Columns + 1)
		g.Rows[n] = out
	}
}

// holds reports whether a cell of a row begins in a stretch of columns.
func holds(row []GridCell, column, span int) bool {
	i := sort.Search(len(row), func(i int) bool { return row[i].Column >= column })
	return i < len(row) && row[i].Column < column+span
}

// cellLines is the text of a cell of a sheet: lines parted by \n, other white space
// collapsed.
func cellLines(text string) string {
	var b []byte
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if i > 0 {
			b = newLine(b)
		}
		b = appendCollapsed(b, line)
	}
	return string(trim(b))
}

package document

import "slices"

// layRows lays out a table whose cells say how many columns they take. Rows that
// take different numbers of columns are lined up by the edges of their cells,
// where the widths leave no doubt; else they stand as they say, from the left,
// and the grid's columns cannot be relied on.
func layRows(rows []spanRow, number int) *Grid {
	g := &Grid{Number: number, Ruled: true}
	for i := range rows {
		rows[i].joinLeft()
	}
	if !sameColumns(rows) {
		g.Ruled = alignEdges(rows)
	}
	open := make(map[int]*GridCell) // column → the cell that reaches down to the row above
	for i, row := range rows {
		below := make(map[int]*GridCell)
		cells := make([]GridCell, 0, len(row.cells)) // never moved: open points into it
		column := row.before + 1
		for _, c := range row.cells {
			if above := open[column]; c.goesOn && above != nil && above.ColSpan == c.span {
				above.RowSpan++
				below[column] = above
			} else {
				cells = append(cells, GridCell{Text: contentText(c.contents), Row: i + 1, Column: column, RowSpan: 1, ColSpan: c.span})
				below[column] = &cells[len(cells)-1]
			}
			column += c.span
		}
		g.Columns = max(g.Columns, column-1)
		g.Rows = append(g.Rows, cells)
		open = below
	}
	if empty(g) {
		g.Rows = nil
	}
	return g
}

// joinLeft makes one of cells that are merged in the older way, side by side.
func (r *spanRow) joinLeft() {
	cells := r.cells[:0]
	for _, c := range r.cells {
		if n := len(cells); c.toLeft && n > 0 {
			cells[n-1].span = min(cells[n-1].span+c.span, maxSpan)
			if cells[n-1].unit == c.unit && cells[n-1].width > 0 && c.width > 0 {
				cells[n-1].width += c.width
			} else {
				cells[n-1].width = 0
			}
			continue
		}
		cells = append(cells, c)
	}
	r.cells = cells
}

// sameColumns reports whether all rows take the same number of columns.
func sameColumns(rows []spanRow) bool {
	width := -1
	for _, r := range rows {
		n := r.before + r.after
		for _, c := range r.cells {
			n += c.span
		}
		if width >= 0 && n != width {
			return false
		}
		width = n
	}
	return true
}

// alignEdges gives cells the spans that their widths ask for, and reports whether
// it could: every cell says its width, in one unit; all rows end at one place; and
// edges either fall together or stand well apart.
func alignEdges(rows []spanRow) bool {
	var edges []int
	unit, right := "", 0
	for i, r := range rows {
		if r.before > 0 && r.indent <= 0 || r.after > 0 || len(r.cells) == 0 {
			return false
		}
		x := r.indent
		edges = append(edges, x)
		for _, c := range r.cells {
			if unit == "" {
				unit = c.unit
			}
			if c.width <= 0 || c.unit != unit || c.width > 1<<20 {
				return false
			}
			x += c.width
			edges = append(edges, x)
		}
		if i == 0 {
			right = x
		}
		if slack := right / 200; x < right-slack || x > right+slack {
			return false
		}
	}
	lines := edgeLines(edges, right/200)
	if lines == nil {
		return false
	}
	for i := range rows {
		r := &rows[i]
		x := r.indent
		last := nearest(lines, x)
		r.before = last
		for k := range r.cells {
			x += r.cells[k].width
			at := nearest(lines, x)
			if at == last {
				return false
			}
			r.cells[k].span, last = at-last, at
		}
	}
	return true
}

// edgeLines joins places that lie within slack of one another, and returns nil where
// some are neither together nor four times that apart.
func edgeLines(places []int, slack int) []int {
	slices.Sort(places)
	var lines []int
	first, last := 0, 0
	for i, p := range places {
		switch {
		case i > 0 && p-first <= slack:
		case i > 0 && p-last < 4*slack:
			return nil
		default:
			lines = append(lines, p)
			first = p
		}
		last = p
	}
	return lines
}

// nearest returns the index of the line that a place belongs to: the last that is
// not right of it.
func nearest(lines []int, place int) int {
	at, found := slices.BinarySearch(lines, place)
	if found {
		return at
	}
	return max(at-1, 0)
}

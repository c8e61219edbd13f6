package document

import "sort"

// An odfRow is one printed row of a table of a text.
type odfRow struct {
	cells []odfCell
	width int // columns, covered ones counted
}

type odfCell struct {
	column, rows, columns int
	text                  string
	contents              []Block // that come out by themselves: of a layout table, or pictures
}

// table walks a table of a text. One that holds another is a layout table: what
// its cells hold comes out by itself. Pictures stand behind the table they are in.
func (w *odfWalk) table() error {
	w.tables++
	number := w.tables
	w.nested = false
	var rows []odfRow
	if err := w.x.children(func(e *element) error { return w.row(e, &rows) }); err != nil {
		return err
	}
	layout := w.nested
	w.nested = true
	var loose []Block
	g := &Grid{Number: number, Ruled: true}
	for i, row := range rows {
		var cells []GridCell
		for _, c := range row.cells {
			for _, b := range c.contents {
				if layout || b.Picture {
					loose = append(loose, b)
				}
			}
			cells = append(cells, GridCell{Text: c.text, Row: i + 1, Column: c.column, RowSpan: c.rows, ColSpan: c.columns})
		}
		g.Columns = max(g.Columns, row.width)
		g.Rows = append(g.Rows, cells)
	}
	if !layout && !empty(g) {
		g.untangle()
		*w.out = append(*w.out, Block{Grid: g})
	}
	*w.out = append(*w.out, loose...)
	return nil
}

func (w *odfWalk) row(e *element, rows *[]odfRow) error {
	switch e.name {
	case "table:table-header-rows", "table:table-rows", "table:table-row-group":
		return w.x.children(func(e *element) error { return w.row(e, rows) })
	case "table:table-row":
	default:
		return nil
	}
	times := repeats(e, "table:number-rows-repeated")
	hidden := e.attr("table:visibility") == "collapse"
	var row odfRow
	held := 0
	err := w.x.children(func(e *element) error {
		if e.name != "table:table-cell" && e.name != "table:covered-table-cell" {
			return nil
		}
		n := repeats(e, "table:number-columns-repeated")
		if e.name == "table:covered-table-cell" {
			row.width = min(row.width+n, maxSpan)
			return nil
		}
		c := odfCell{rows: spanned(e, "table:number-rows-spanned"), columns: spanned(e, "table:number-columns-spanned")}
		var err error
		c.contents, err = w.story(w.block)
		c.text = contentText(c.contents)
		held += len(c.contents)
		for range n {
			if w.cells++; w.cells > maxCells {
				return errCells()
			}
			if row.width >= maxSpan {
				break
			}
			row.width++
			c.column = row.width
			row.cells = append(row.cells, c)
		}
		return err
	})
	for range times {
		if hidden {
			break
		}
		*rows = append(*rows, row)
		if w.cells += len(row.cells) + held; w.cells > maxCells || len(*rows) > maxCells {
			return errCells()
		}
	}
	return err
}

func spanned(e *element, name string) int { return min(max(e.number(name, 1), 1), maxSpan) }

func repeats(e *element, name string) int { return min(max(e.number(name, 1), 1), maxSheetRows) }

// untangle cuts spans where they would reach over another cell.
func (g *Grid) untangle() {
	taken := make([]int, g.Columns) // row that the column is taken down to
	for n, row := range g.Rows {
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
			row[i] = c
		}
	}
}

// holds reports whether a cell of a row begins in a stretch of columns.
func holds(row []GridCell, column, span int) bool {
	i := sort.Search(len(row), func(i int) bool { return row[i].Column >= column })
	return i < len(row) && row[i].Column < column+span
}

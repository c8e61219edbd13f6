package document

import (
	"fmt"
	"strings"
)

// maxCells bounds how many cells the tables of one file may have.
const maxCells = 1 << 19

// errCells says so.
func errCells() error { return fmt.Errorf("more than %d cells: %w", maxCells, ErrTooLarge) }

// A spanRow is a row of a table whose cells say how many columns they take, as
// Word has them.
type spanRow struct {
	before, after int // columns that are passed over
	indent        int // width of those before, 0 not said
	cells         []spanCell
}

// A spanCell is one printed cell, or one more row of it.
type spanCell struct {
	span     int
	goesOn   bool   // it is part of the cell above
	toLeft   bool   // it is part of the cell to its left
	width    int    // 0 not said
	unit     string // of the width
	contents []Block
}

// tbl walks a table. One that holds another is a layout table: what its cells hold
// comes out by itself. Pictures stand behind the table they are in.
func (w *docxWalk) tbl() error {
	w.tables++
	number := w.tables
	w.nested = false
	var rows []spanRow
	if err := w.rows(&rows); err != nil {
		return err
	}
	layout := w.nested
	w.nested = true
	var loose []Block
	for _, row := range rows {
		for _, c := range row.cells {
			for _, b := range c.contents {
				if layout || b.Picture {
					loose = append(loose, b)
				}
			}
		}
	}
	if !layout {
		if g := layRows(rows, number); len(g.Rows) > 0 {
			*w.out = append(*w.out, Block{Grid: g})
		}
	}
	*w.out = append(*w.out, loose...)
	return nil
}

func (w *docxWalk) rows(rows *[]spanRow) error {
	return w.x.children(func(e *element) error {
		switch e.name {
		case "w:tr":
			row, shown, err := w.row()
			if shown {
				*rows = append(*rows, row)
			}
			return err
		case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo":
			return w.rows(rows)
		}
		return nil
	})
}

// row walks a row, and reports whether it is shown: neither deleted nor hidden.
func (w *docxWalk) row() (row spanRow, shown bool, err error) {
	shown = true
	var walk func(*element) error
	walk = func(e *element) error {
		switch e.name {
		case "w:trPr":
			return w.x.children(func(e *element) error {
				switch e.name {
				case "w:gridBefore":
					row.before = min(max(e.number("w:val", 0), 0), maxSpan)
				case "w:gridAfter":
					row.after = min(max(e.number("w:val", 0), 0), maxSpan)
				case "w:wBefore":
					row.indent = e.number("w:w", 0)
				case "w:del", "w:moveFrom":
					shown = false
				case "w:hidden":
					shown = !e.on("w:val")
				}
				return nil
			})
		case "w:tc":
			c, deleted, err := w.cell()
			if !deleted {
				row.cells = append(row.cells, c)
			}
			return err
		case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo":
			return w.x.children(walk)
		}
		return nil
	}
	err = w.x.children(walk)
	return row, shown, err
}

// cell walks a cell, and reports whether it was deleted.
func (w *docxWalk) cell() (c spanCell, deleted bool, err error) {
	if w.cells++; w.cells > maxCells {
		return c, false, errCells()
	}
	c.span = 1
	paragraph, fields, out := w.paragraph, w.fields, w.out
	w.paragraph, w.fields, w.out = docxParagraph{}, nil, &c.contents
	err = w.x.children(func(e *element) error {
		if e.name != "w:tcPr" {
			return w.block(e)
		}
		return w.x.children(func(e *element) error {
			switch e.name {
			case "w:gridSpan":
				c.span = min(max(e.number("w:val", 1), 1), maxSpan)
			case "w:vMerge":
				c.goesOn = e.attr("w:val") != "restart"
			case "w:hMerge":
				c.toLeft = e.attr("w:val") != "restart"
			case "w:tcW":
				if c.unit = e.attr("w:type"); c.unit != "auto" && c.unit != "nil" {
					c.width = max(e.number("w:w", 0), 0)
				}
			case "w:cellDel":
				deleted = true
			}
			return nil
		})
	})
	w.flush()
	w.paragraph, w.fields, w.out = paragraph, fields, out
	return c, deleted, err
}

// contentText is what a cell shows: its paragraphs, each on a line.
func contentText(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		if b.Text != "" {
			lines = append(lines, b.Text)
		}
	}
	return strings.Join(lines, "\n")
}

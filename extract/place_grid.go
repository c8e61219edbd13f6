package extract

import (
	"slices"

	"harvest/document"
	"harvest/report"
)

// gridCell returns the cell of a page's table that stands at a place, or on a page
// in a box, and its table; nil for a figure in no table and one of a text file.
func gridCell(d *document.Document, at report.At) (*document.Grid, *document.GridCell) {
	if d.Format == "text" {
		return nil, nil
	}
	for i := range d.Blocks {
		g := d.Blocks[i].Grid
		if g == nil || at.Row > 0 && g.Number != at.Table {
			continue
		}
		for _, row := range g.Rows {
			for k := range row {
				c := &row[k]
				if at.Row > 0 && c.Row == at.Row && c.Column == at.Column || at.Row == 0 && at.Page > 0 && c.Page == at.Page && tenths(c.Box) == at.Box {
					return g, c
				}
			}
		}
	}
	return nil, nil
}

// labelsBeside returns the words that stand to the left of a cell, in its row or in
// cells that reach down to it; own where there are none.
func labelsBeside(g *document.Grid, at *document.GridCell, own []string) []string {
	var left []*document.GridCell
	for _, row := range g.Rows {
		for i := range row {
			if c := &row[i]; c.Column < at.Column && c.Row <= at.Row && at.Row < c.Row+c.RowSpan && printsWords(c) {
				left = append(left, c)
			}
		}
	}
	if len(left) == 0 {
		return own
	}
	slices.SortStableFunc(left, func(a, b *document.GridCell) int { return a.Column - b.Column })
	return texts(left)
}

// headsOver returns the words that stand over a cell in its column: those nearest
// above it, and what stands right over them. A cell that begins in the first column
// heads no column.
func headsOver(g *document.Grid, at *document.GridCell) []string {
	var heads []*document.GridCell
	for row := at.Row - 1; row > 0; row-- {
		c := covering(g, row, at.Column)
		switch {
		case c != nil && c.Column > 1 && printsWords(c):
			if !slices.Contains(heads, c) {
				heads = append(heads, c)
			}
		case len(heads) > 0:
			row = 0
		}
	}
	slices.Reverse(heads)
	return texts(heads)
}

// covering returns the cell that a place of the grid belongs to, nil for none.
func covering(g *document.Grid, row, column int) *document.GridCell {
	for _, cells := range g.Rows {
		for i := range cells {
			if c := &cells[i]; c.Row <= row && row < c.Row+c.RowSpan && c.Column <= column && column < c.Column+c.ColSpan {
				return c
			}
		}
	}
	return nil
}

func printsWords(c *document.GridCell) bool {
	return report.ParseNumber(c.Text).State == report.Illegible
}

func texts(cells []*document.GridCell) []string {
	var list []string
	for _, c := range cells {
		list = append(list, oneLine(c.Text))
	}
	return list
}

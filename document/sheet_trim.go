package document

import "slices"

// trimOpen takes away a first or last row that no rule closes and that says nothing:
// the sides of the table, drawn on to the edge of the text.
func (p *plan) trimOpen() {
	if p.openFoot && p.rows() > 1 && p.silent(p.rows()-1) {
		p.dropRow(p.rows() - 1)
		p.openFoot = false
	}
	if p.openTop && p.rows() > 1 && p.silent(0) {
		p.dropRow(0)
		p.openTop = false
	}
}

// silent reports whether the cells that stand in a row alone say nothing.
func (p *plan) silent(row int) bool {
	return !slices.ContainsFunc(p.cells, func(c planCell) bool {
		return c.row == row && c.endRow == row+1 && c.text != ""
	})
}

func (p *plan) dropRow(row int) {
	if row == 0 {
		p.ys = p.ys[1:]
	} else {
		p.ys = p.ys[:row+1]
	}
	p.cells = slices.DeleteFunc(p.cells, func(c planCell) bool { return c.row == row && c.endRow == row+1 })
	columns := p.columns()
	p.at = slices.Repeat([]int{-1}, p.rows()*columns)
	for i := range p.cells {
		c := &p.cells[i]
		if c.endRow > row {
			c.endRow--
		}
		if c.row > row {
			c.row--
		}
		for r := c.row; r < c.endRow; r++ {
			for j := c.column; j < c.endColumn; j++ {
				p.at[r*columns+j] = i
			}
		}
	}
}

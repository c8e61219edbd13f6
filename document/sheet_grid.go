package document

import (
	"cmp"
	"slices"
)

// A plan is a table as it stands on one page: the places of its rules, and the
// cells between them.
type plan struct {
	page  int
	xs    []float64 // left edge of the first column, of the second … right edge of the last
	ys    []float64
	cells []planCell // by row, then column
	at    []int      // for row × column, the index of its cell
	ruled bool
	// open says that no rule closes the table above its first row, or below its last.
	openTop, openFoot bool
	unruled           *unruled // how it was found, where white space parts its columns
}

// A planCell covers rows and columns counted from 0, the last ones excluded.
type planCell struct {
	row, column, endRow, endColumn int
	glyphs                         []glyph
	text                           string
	torn                           bool // a figure in it may be a piece of one
}

const (
	ruledShare = 0.6 // of an edge that must be ruled to part two cells
	maxFields  = 100_000
)

// newPlan lays the rules of a frame out as cells: between all the places where a
// rule stands there are fields, and fields with no rule between them are one cell.
// It returns nil for what is no table.
func newPlan(f frame) *plan {
	p := &plan{ruled: true}
	p.xs = places(f.upright, f.box[0], f.box[2], touch)
	p.ys = places(f.level, f.box[1], f.box[3], shortRow)
	rows, columns := len(p.ys)-1, len(p.xs)-1
	if rows < 1 || columns < 1 || rows*columns > maxFields {
		return nil
	}
	upright, level := shelved(f.upright, p.xs), shelved(f.level, p.ys)
	right := make([]bool, rows*columns) // a rule parts the field from the one to its right
	below := make([]bool, rows*columns)
	p.openTop, p.openFoot = true, true
	for j := range columns {
		for i := range rows {
			right[i*columns+j] = covered(upright[j+1], p.ys[i], p.ys[i+1]) >= ruledShare
			below[i*columns+j] = covered(level[i+1], p.xs[j], p.xs[j+1]) >= ruledShare
		}
		p.openTop = p.openTop && covered(level[0], p.xs[j], p.xs[j+1]) < ruledShare
		p.openFoot = p.openFoot && !below[(rows-1)*columns+j]
	}
	p.merge(right, below)
	p.compact()
	return p
}

// compact takes out the places where no cell begins: a stroke too short to part any.
func (p *plan) compact() {
	columns := p.columns()
	row, column := make([]int, p.rows()+1), make([]int, columns+1)
	for _, c := range p.cells {
		row[c.row], column[c.column] = 1, 1
	}
	row[p.rows()], column[columns] = 1, 1
	var at []int
	for i := range p.rows() {
		for j := range columns {
			if row[i]*column[j] == 1 {
				at = append(at, p.at[i*columns+j])
			}
		}
	}
	p.at = at
	p.ys, p.xs = renumber(p.ys, row), renumber(p.xs, column)
	for i := range p.cells {
		c := &p.cells[i]
		c.row, c.endRow, c.column, c.endColumn = row[c.row], row[c.endRow], column[c.column], column[c.endColumn]
	}
}

// renumber keeps the places that are marked, and turns every mark into the new
// number of its place; a place that is taken out has that of the next one kept.
func renumber(places []float64, marks []int) (kept []float64) {
	for i, m := range marks {
		marks[i] = len(kept)
		if m == 1 {
			kept = append(kept, places[i])
		}
	}
	return kept
}

// shelved sorts lines by the place that each is nearest to, joined where they overlap.
func shelved(lines []segment, places []float64) [][]segment {
	shelves := make([][]segment, len(places))
	for _, l := range lines {
		i, _ := slices.BinarySearch(places, l.at)
		if i == len(places) || i > 0 && l.at-places[i-1] < places[i]-l.at {
			i--
		}
		shelves[i] = append(shelves[i], l)
	}
	for i, shelf := range shelves {
		slices.SortFunc(shelf, func(a, b segment) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
		var joined []segment
		for _, l := range shelf {
			if n := len(joined); n > 0 && l.from <= joined[n-1].to {
				joined[n-1].to = max(joined[n-1].to, l.to)
				continue
			}
			joined = append(joined, l)
		}
		shelves[i] = joined
	}
	return shelves
}

// covered is the share of an edge, from one place to another, that lines on it cover.
func covered(lines []segment, from, to float64) float64 {
	sum := 0.0
	for _, l := range lines {
		sum += max(0, min(l.to, to)-max(l.from, from))
	}
	return sum / (to - from)
}

// merge makes cells of fields. Fields that hang together in a shape that is no
// rectangle are cut into rectangles by rows.
func (p *plan) merge(right, below []bool) {
	rows, columns := len(p.ys)-1, len(p.xs)-1
	p.at = slices.Repeat([]int{-1}, rows*columns)
	for i := range rows {
		for j := 0; j < columns; {
			if p.at[i*columns+j] >= 0 {
				j++
				continue
			}
			end := j + 1
			for end < columns && !right[i*columns+end-1] && p.at[i*columns+end] < 0 {
				end++
			}
			endRow := i + 1
			for endRow < rows && p.open(right, below, endRow, j, end) {
				endRow++
			}
			for r := i; r < endRow; r++ {
				for c := j; c < end; c++ {
					p.at[r*columns+c] = len(p.cells)
				}
			}
			p.cells = append(p.cells, planCell{row: i, column: j, endRow: endRow, endColumn: end})
			j = end
		}
	}
}

// open reports whether fields of a row continue those above them: no rule stands
// between, and they reach as far.
func (p *plan) open(right, below []bool, row, column, end int) bool {
	columns := len(p.xs) - 1
	for c := column; c < end; c++ {
		if below[(row-1)*columns+c] || p.at[row*columns+c] >= 0 || c < end-1 && right[row*columns+c] {
			return false
		}
	}
	if end < columns && !right[row*columns+end-1] {
		return false
	}
	return column == 0 || right[row*columns+column-1] || p.at[row*columns+column-1] >= 0
}

func (p *plan) rows() int    { return len(p.ys) - 1 }
func (p *plan) columns() int { return len(p.xs) - 1 }

func (p *plan) box() rect {
	return rect{p.xs[0], p.ys[0], p.xs[len(p.xs)-1], p.ys[len(p.ys)-1]}
}

func (p *plan) cellBox(c planCell) rect {
	return rect{p.xs[c.column], p.ys[c.row], p.xs[c.endColumn], p.ys[c.endRow]}
}

// cellAt is the index of the cell at a point, or -1.
func (p *plan) cellAt(x, y float64) int {
	i, j := between(p.ys, y), between(p.xs, x)
	if i < 0 || j < 0 {
		return -1
	}
	return p.at[i*p.columns()+j]
}

// between is the index of the interval a value lies in, or -1.
func between(at []float64, v float64) int {
	i, found := slices.BinarySearch(at, v)
	if !found {
		i--
	}
	if i < 0 || i >= len(at)-1 {
		return -1
	}
	return i
}

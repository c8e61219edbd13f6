package extract

import (
	"encoding/binary"
	"slices"

	"harvest/report"
)

// A placement says which cell of a line stands in which column: an index, or -1
// for a column whose cell the line has lost.
type placement []int

// A slot is one row of figures whose cells may stand in more than one way.
type slot struct {
	cells   []cell
	options []placement
	rule    string
}

// place lists the ways in which the cells behind a label can fill the columns of
// a row. columns are the grid columns of the head, nil where it does not say.
//
//   - as many cells as columns: in order;
//   - as many figures as columns, whatever else is empty: the figures in order;
//   - more cells: any run of the right length with nothing but empty cells
//     around it, or the columns of the head where the grid can be relied on;
//   - fewer cells: any way that keeps their order.
//
// Where more than one way is left, the sums printed in the form decide.
func place(cells []cell, width int, columns []int, ruled bool) slot {
	figures := 0
	for i := range cells {
		if !cells[i].blank() {
			figures++
		}
	}
	switch {
	case len(cells) == width:
		return slot{cells, []placement{straight(0, width)}, "in-order"}
	case figures == width:
		p := make(placement, 0, width)
		for i := range cells {
			if !cells[i].blank() {
				p = append(p, i)
			}
		}
		return slot{cells, []placement{p}, "figures-in-order"}
	case figures == 0:
		p := straight(0, width)
		for i := len(cells); i < width; i++ {
			p[i] = -1
		}
		return slot{cells, []placement{p}, "empty-row"}
	}
	if p := byColumn(cells, columns); ruled && p != nil {
		return slot{cells, []placement{p}, "by-column"}
	}
	if len(cells) > width {
		return slot{cells, windows(cells, width), "placed-by-sums"}
	}
	return slot{cells, choices(len(cells), width), "placed-by-sums"}
}

func straight(from, width int) placement {
	p := make(placement, width)
	for i := range p {
		p[i] = from + i
	}
	return p
}

// byColumn puts each cell under the head of its grid column. It gives up where a
// figure stands under no head.
func byColumn(cells []cell, columns []int) placement {
	if columns == nil {
		return nil
	}
	p := make(placement, len(columns))
	for i := range p {
		p[i] = -1
	}
	for i := range cells {
		at := slices.Index(columns, cells[i].column)
		if at < 0 {
			if !cells[i].blank() {
				return nil
			}
			continue
		}
		p[at] = i
	}
	return p
}

// windows lists the runs of width cells that leave out none but empty ones.
func windows(cells []cell, width int) []placement {
	var options []placement
	for from := 0; from+width <= len(cells); from++ {
		outside := false
		for i := range cells {
			if (i < from || i >= from+width) && !cells[i].blank() {
				outside = true
				break
			}
		}
		if !outside {
			options = append(options, straight(from, width))
		}
	}
	return options
}

// choices lists every way to put n cells in order into width columns.
func choices(n, width int) []placement {
	var options []placement
	p := make(placement, width)
	var put func(column, next int)
	put = func(column, next int) {
		if column == width {
			if next == n {
				options = append(options, slices.Clone(p))
			}
			return
		}
		if next < n {
			p[column] = next
			put(column+1, next+1)
		}
		if width-column > n-next {
			p[column] = -1
			put(column+1, next)
		}
	}
	put(0, 0)
	return options
}

// figure is what a placement puts in a column, with everything that is no figure
// counted as 0.
func (s *slot) figure(p placement, column int) report.Value {
	if p[column] < 0 {
		return 0
	}
	return s.cells[p[column]].number.Value
}

// printed reports whether a placement puts a figure in a column.
func (s *slot) printed(p placement, column int) bool {
	return p[column] >= 0 && s.cells[p[column]].number.State == report.Stated
}

func (s *slot) state(p placement, column int) report.State {
	if p[column] < 0 {
		return report.Blank
	}
	return s.cells[p[column]].number.State
}

// distinct drops placements that say the same of every column as an earlier one.
func (s *slot) distinct() {
	met := make(map[string]bool, len(s.options))
	var says []byte
	s.options = slices.DeleteFunc(s.options, func(p placement) bool {
		says = says[:0]
		for i := range p {
			says = binary.LittleEndian.AppendUint64(says, uint64(s.figure(p, i)))
			says = append(append(says, s.state(p, i)...), 0)
		}
		again := met[string(says)]
		met[string(says)] = true
		return again
	})
}

// maxTries bounds a search; past it the table counts as ambiguous.
const maxTries = 200_000

// search looks for the one choice of options, one a slot, that holds. It returns
// those that hold, two at most, and how many there are: 2 means two or more, or that
// the search was given up. prune, where not nil, may refuse a choice of the first n
// slots early.
func search(slots []*slot, prune func(chosen []placement) bool, holds func(chosen []placement) bool) (solutions [][]placement, found int) {
	chosen := make([]placement, 0, len(slots))
	tries := 0
	var try func() bool
	try = func() bool {
		if tries++; tries > maxTries {
			found = 2
			return false
		}
		if len(chosen) == len(slots) {
			if holds(chosen) {
				found++
				solutions = append(solutions, slices.Clone(chosen))
			}
			return found < 2
		}
		for _, p := range slots[len(chosen)].options {
			chosen = append(chosen, p)
			on := prune == nil || prune(chosen)
			if on {
				on = try()
			} else {
				on = true
			}
			chosen = chosen[:len(chosen)-1]
			if !on {
				return false
			}
		}
		return true
	}
	try()
	return solutions, found
}

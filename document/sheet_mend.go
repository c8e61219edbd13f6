package document

import (
	"slices"
	"strings"
)

// mend joins the cells that a page break cut in two to the table, and returns those
// of the further part that are cells of their own. cut says that no rule closes the
// table above the break.
func (t *sheetTable) mend(cells []tableCell, cut bool) []tableCell {
	first := cells[0].Row
	var above, below []int // by index: cells that end at the break, and begin there
	for i, c := range t.cells {
		if c.Row+c.RowSpan == first {
			above = append(above, i)
		}
	}
	for i, c := range cells {
		if c.Row == first {
			below = append(below, i)
		}
	}
	pairs := make(map[int]int) // cell below → cell above of the same columns
	for _, b := range below {
		for _, a := range above {
			if t.cells[a].Column == cells[b].Column && t.cells[a].ColSpan == cells[b].ColSpan {
				pairs[b] = a
			}
		}
	}
	if t.cutRow(cells, below, pairs, cut) {
		return t.joinRow(cells, below, pairs)
	}
	var joined []int
	for _, b := range below {
		if a, found := pairs[b]; found && t.cutGroup(&t.cells[a], &cells[b], cells, below, len(pairs) < len(below)) {
			t.join(&t.cells[a], &cells[b], cells[b].RowSpan)
			joined = append(joined, b)
		}
	}
	return without(cells, joined)
}

// cutRow reports whether the first row below a break is the rest of the last row
// above: its columns are the same, either half lacks what makes a row, and no figure
// stands below another.
func (t *sheetTable) cutRow(cells []tableCell, below []int, pairs map[int]int, cut bool) bool {
	if len(below) == 0 {
		return false
	}
	last := cells[below[0]].Row - 1
	both, wide, torn := 0, 0, 0
	var above, rest tally
	for _, b := range below {
		a, found := pairs[b]
		if !found {
			return false
		}
		upper, lower := &t.cells[a], &cells[b]
		if upper.RowSpan > 1 || lower.RowSpan > 1 {
			continue // a group's label tells nothing of the row
		}
		if upper.Row != last {
			return false
		}
		above.count(upper.Text)
		rest.count(lower.Text)
		if upper.Text == "" || lower.Text == "" {
			continue
		}
		if upper.full && figure(lower.Text) && len(lower.Text) <= len(upper.Text) {
			torn++ // its last digits stand below
			continue
		}
		both++
		if upper.wide {
			wide++
		}
		if figure(lower.Text) || figure(upper.Text) || !cut && (marked(lower.Text) || ended(upper.Text)) {
			return false
		}
	}
	switch {
	case torn > 0:
		// A figure that stands on one line, and labels that go on or are none.
		return torn == rest.figures && torn < above.figures && wide == both && rest.labels == both
	case above.figures > 0 && rest.figures > 0:
		return false
	case cut, rest == tally{}, above == tally{}:
		return true // nothing is left but air
	case both > 0:
		return wide == both // every label goes on
	}
	// The label above and its figures below.
	return above.figures == 0 && above.labels > 0 && rest.labels == 0 && rest.figures > 1
}

// A tally is how many cells of a row say what.
type tally struct{ labels, figures int }

func (t *tally) count(text string) {
	switch {
	case figure(text):
		t.figures++
	case text != "":
		t.labels++
	}
}

// figure reports whether a text is a figure, or a mark in the place of one.
func figure(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.,，．%％-－—–−/／ \n+０１２３４５６７８９") == ""
}

// ended reports whether a text says that it ends: nothing of it can be left over.
func ended(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；") || strings.HasSuffix(s, "）") && strings.Count(s, "（") == strings.Count(s, "）")
}

func (t *sheetTable) joinRow(cells []tableCell, below []int, pairs map[int]int) []tableCell {
	var joined []int
	for _, b := range below {
		t.join(&t.cells[pairs[b]], &cells[b], cells[b].RowSpan-1)
		joined = append(joined, b)
	}
	cells = without(cells, joined)
	for i := range cells {
		cells[i].Row--
	}
	return cells
}

// cutGroup reports whether a cell above a break and one below are one that covers
// rows of both pages. other says that the rows differ in their columns: they are rows
// of a head, say, and cells that do not differ may cover both.
func (t *sheetTable) cutGroup(upper, lower *tableCell, cells []tableCell, below []int, other bool) bool {
	if figure(upper.Text) || figure(lower.Text) || upper.Text == "" && lower.Text == "" {
		return false
	}
	if upper.RowSpan == 1 && lower.RowSpan == 1 {
		// One row on either side: a label before others that is printed once, or one that
		// goes on where others are parted.
		if lower.Text == "" {
			return leads(lower, cells, below)
		}
		return other && upper.wide && upper.deep && !marked(lower.Text) && !ended(upper.Text)
	}
	switch {
	case lower.Text == "", upper.Text == "":
		return true
	case marked(lower.Text) || ended(upper.Text):
		return false
	}
	return upper.deep // the text fills its part of the cell to the foot
}

// leads reports whether a cell stands before another label of its row.
func leads(c *tableCell, cells []tableCell, below []int) bool {
	return slices.ContainsFunc(below, func(b int) bool {
		return cells[b].Column > c.Column && cells[b].Text != "" && !figure(cells[b].Text)
	})
}

// join makes one cell of two, the lower covering so many rows more.
func (t *sheetTable) join(upper, lower *tableCell, rows int) {
	upper.RowSpan += rows
	switch {
	case upper.Text == "":
		upper.Text, upper.Page, upper.Box = lower.Text, lower.Page, lower.Box
	default:
		upper.Text += lower.Text
	}
	upper.wide, upper.deep = lower.wide, lower.deep
}

func without(cells []tableCell, joined []int) []tableCell {
	var kept []tableCell
	for i, c := range cells {
		if !slices.Contains(joined, i) {
			kept = append(kept, c)
		}
	}
	return kept
}

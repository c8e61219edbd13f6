package document

import (
	"slices"
	"strings"
)

// mend joins the cells that a page break cut in two to the table, and returns those
// of the further part that are cells of their own. cut says that no rule closes the
// table above the break.
func (t *sheetTable) mend(cells []GridCell, cut bool) []GridCell {
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
		if a, found := pairs[b]; found && t.cutGroup(&t.cells[a], &cells[b], cells, below) {
			t.join(&t.cells[a], &cells[b], cells[b].RowSpan)
			joined = append(joined, b)
		}
	}
	return without(cells, joined)
}

// cutRow reports whether the first row below a break is the rest of the last row
// above: its columns are the same, no column has text of its own in both but a label
// that goes on, and either half lacks what makes a row.
func (t *sheetTable) cutRow(cells []GridCell, below []int, pairs map[int]int, cut bool) bool {
	if len(below) == 0 {
		return false
	}
	last := cells[below[0]].Row - 1
	both, labelsAbove, labelsBelow, figuresAbove, figuresBelow := 0, 0, 0, 0, 0
	for _, b := range below {
		a, found := pairs[b]
		if !found {
			return false
		}
		upper, lower := t.cells[a], cells[b]
		if upper.RowSpan > 1 || lower.RowSpan > 1 {
			continue // a group's label tells nothing of the row
		}
		if upper.Row != last {
			return false
		}
		count(upper.Text, &labelsAbove, &figuresAbove)
		count(lower.Text, &labelsBelow, &figuresBelow)
		if upper.Text != "" && lower.Text != "" {
			both++
			if figure(lower.Text) || figure(upper.Text) || marked(lower.Text) && !cut || ended(upper.Text) && !cut {
				return false
			}
		}
	}
	switch {
	case labelsBelow+figuresBelow == 0 || labelsAbove+figuresAbove == 0:
		return cut
	case figuresAbove > 0 && figuresBelow > 0:
		return false
	case both > 0 || cut:
		return both > 0 && figuresAbove+figuresBelow > 0 || cut
	}
	// The label above and its figures below.
	return figuresAbove == 0 && labelsAbove > 0 && labelsBelow == 0 && figuresBelow > 1
}

func count(text string, labels, figures *int) {
	switch {
	case figure(text):
		*figures++
	case text != "":
		*labels++
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

func (t *sheetTable) joinRow(cells []GridCell, below []int, pairs map[int]int) []GridCell {
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
// rows of both pages.
func (t *sheetTable) cutGroup(upper, lower *GridCell, cells []GridCell, below []int) bool {
	if figure(upper.Text) || figure(lower.Text) || upper.Text == "" && lower.Text == "" {
		return false
	}
	if upper.RowSpan == 1 && lower.RowSpan == 1 {
		// One row on either side: only a label before others, printed once.
		return lower.Text == "" && upper.Text != "" && leads(lower, cells, below)
	}
	switch {
	case lower.Text == "", upper.Text == "":
		return true
	case marked(lower.Text) || ended(upper.Text):
		return false
	}
	// The text runs over the break: it fills its part of the cell to the foot.
	return t.runsOver(upper, lower)
}

// leads reports whether a cell stands before another label of its row.
func leads(c *GridCell, cells []GridCell, below []int) bool {
	return slices.ContainsFunc(below, func(b int) bool {
		return cells[b].Column > c.Column && cells[b].Text != "" && !figure(cells[b].Text)
	})
}

// runsOver reports whether the text of a cell may go on in that of another: it is
// upright or fills the height it has, at a letter of 9 points a line.
func (t *sheetTable) runsOver(upper, lower *GridCell) bool {
	const letter = 9.0
	width, height := upper.Box[2]-upper.Box[0], upper.Box[3]-upper.Box[1]
	letters := float64(len([]rune(squeezed(upper.Text))))
	perLine := max(1, float64(int(width/letter)))
	return letters/perLine*letter*1.2 > 0.6*height
}

// join makes one cell of two, the lower covering so many rows more.
func (t *sheetTable) join(upper, lower *GridCell, rows int) {
	upper.RowSpan += rows
	switch {
	case upper.Text == "":
		upper.Text, upper.Page, upper.Box = lower.Text, lower.Page, lower.Box
	default:
		upper.Text += lower.Text
	}
}

func without(cells []GridCell, joined []int) []GridCell {
	var kept []GridCell
	for i, c := range cells {
		if !slices.Contains(joined, i) {
			kept = append(kept, c)
		}
	}
	return kept
}

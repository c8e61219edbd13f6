package extract

import (
	"errors"
	"fmt"
	"strings"

	"harvest/report"
)

// ErrAmbiguous means figures of a table can be placed in more than one way, or
// in none that keeps its sums.
var ErrAmbiguous = errors.New("figures can be placed in more than one way")

// An alignError says where figures could not be placed.
type alignError struct {
	Table string
	Row   string   // label on the form of the first row that could not be placed
	Cells int      // that the row prints behind its label
	Found int      // ways that keep every sum: 0, or 2 for two and more
	Stray bool     // no row of the form: Row is what the page prints, and rows there are missing
	Ways  []string // two of them, where the row is the first that they part in
}

func (e *alignError) Error() string {
	says := fmt.Sprintf("table %s, row %s: %d cells behind its label, and no way of placing them keeps the sums of the table", e.Table, e.Row, e.Cells)
	if e.Found > 1 {
		says = fmt.Sprintf("table %s, row %s: %d cells behind its label, and several ways of placing them keep the sums of the table", e.Table, e.Row, e.Cells)
	}
	if e.Stray {
		says = fmt.Sprintf("table %s, %s: %d cells that stand in no row of the form, where rows are missing", e.Table, e.Row, e.Cells)
	}
	if len(e.Ways) > 0 {
		says += ": " + strings.Join(e.Ways, " or ")
	}
	return says
}

func (e *alignError) Unwrap() error { return ErrAmbiguous }

// doubtOf says that no row, or several, came of placing the cells of a slot.
func doubtOf(table, row string, s *slot, found int) *alignError {
	return &alignError{Table: table, Row: row, Cells: len(s.cells), Found: found}
}

// show prints a placement: the cells in the order of the form's columns, – for one
// that nothing stands in.
func (s *slot) show(p placement) string {
	cells := make([]string, len(p))
	for i, at := range p {
		cells[i] = "–"
		if at >= 0 && !s.cells[at].blank() {
			cells[i] = oneLine(s.cells[at].text)
		}
	}
	return "[" + strings.Join(cells, " ") + "]"
}

// parting adds to a doubt the two ways in which the first of some slots can stand.
func (e *alignError) parting(slots []*slot, solutions [][]placement) {
	if len(solutions) < 2 {
		return
	}
	for i, s := range slots {
		if a, b := s.show(solutions[0][i]), s.show(solutions[1][i]); a != b {
			e.Ways = []string{a, b}
			return
		}
	}
}

// checkDoubts names every row whose figures could not be placed; they are among the
// report's extras.
func checkDoubts(c *checked) []report.Finding {
	var found []report.Finding
	for _, d := range c.doubts {
		found = append(found, report.Finding{Want: "one way to place the figures of a row", Got: d.Error()})
	}
	return found
}

package extract

import (
	"slices"

	"harvest/report"
)

// parts returns the rows that a row of a statistical table sums up: those that are
// numbered under its label.
func (b *rowBook) parts(row int) []int {
	var parts []int
	for k, r := range b.rows {
		if n := len(r.Under); n > 0 && r.Under[n-1] == b.rows[row].Label && b.numbers[k].n > 0 {
			parts = append(parts, k)
		}
	}
	return parts
}

// wholes returns the rows that sum up others: of a province's own table none is known
// to.
func (b *rowBook) wholes() []int {
	var wholes []int
	for j := range b.rows {
		if !b.local && len(b.parts(j)) > 1 {
			wholes = append(wholes, j)
		}
	}
	return wholes
}

// figure returns the figure of a row that was found, 0 where its cell is empty, and
// false where there is none to add.
func (h *hintReader) figure(m match) (report.Value, bool) {
	if m.line < 0 {
		return 0, false
	}
	l := &h.table.lines[m.line]
	at, _, err := h.columns.figure(l, m.leaf)
	if err != nil || at < 0 || l.cells[at].word() {
		return 0, false
	}
	return l.cells[at].number.Value, true
}

// sum returns what a row's parts add up to, and how many of them have no figure.
func (h *hintReader) sum(parts []int) (sum report.Value, lost int) {
	for _, k := range parts {
		v, ok := h.figure(h.rows[k])
		if !ok {
			lost++
		}
		sum += v
	}
	return sum, lost
}

// stated reports whether a row was found and prints a figure.
func (h *hintReader) stated(row int) bool {
	m := h.rows[row]
	if m.line < 0 {
		return false
	}
	l := &h.table.lines[m.line]
	at, _, err := h.columns.figure(l, m.leaf)
	return err == nil && at >= 0 && l.cells[at].number.State == report.Stated
}

// broken reports whether a row is a part of a sum, or the sum, that is printed whole and
// does not hold.
func (h *hintReader) broken(row int) bool {
	for _, j := range h.book.wholes() {
		parts := h.book.parts(j)
		if j != row && !slices.Contains(parts, row) {
			continue
		}
		if slices.ContainsFunc(append(parts[:len(parts):len(parts)], j), func(k int) bool { return !h.stated(k) }) {
			continue
		}
		whole, _ := h.figure(h.rows[j])
		if sum, _ := h.sum(parts); sum != whole {
			return true
		}
	}
	return false
}

// halves are the rows whose parts leave nothing over: what was not closed late was
// closed in time (国办发〔2014〕32号), what was neither denied nor granted in part was
// granted.
var halves = []string{"stat_closed", "stat_staff", "early_answers"}

// rest reports whether a line is all that is left of such a sum: every other part was
// found, its figure and theirs make the whole, and its label says what theirs all do.
func (h *hintReader) rest(row, i int, printed label) bool {
	for _, j := range h.book.wholes() {
		parts := h.book.parts(j)
		if !slices.Contains(halves, h.book.code(j)) || !slices.Contains(parts, row) {
			continue
		}
		common := func(p pair) bool {
			return !slices.ContainsFunc(parts, func(k int) bool { return !h.book.says(k, p) })
		}
		whole, ok := h.figure(h.rows[j])
		sum, lost := h.sum(parts)
		own, found := h.figure(match{line: i, leaf: h.book.lastPiece(&h.table.lines[i])})
		if ok && found && lost == 1 && own > 0 && sum+own == whole && slices.ContainsFunc(pairsOf(labelOf(printed.core())), common) {
			return true
		}
	}
	return false
}

package extract

import (
	"slices"

	"harvest/report"
)

// A hintReader finds rows of a statistical table whose labels say little of them, by
// what is known around them.
type hintReader struct {
	table   *table
	book    *rowBook
	rows    []match
	taken   map[int]bool
	columns *figureColumn
}

// between finds rows from … to-1 on the lines between two others. No more lines may
// stand there than rows are missing, but for those whose number no missing row bears;
// and one line alone may be the row, that line no other.
func (h *hintReader) between(from, to, above, below int) (more bool) {
	lines := make(map[int]hintLabel)
	for i := above + 1; i < below; i++ {
		l := &h.table.lines[i]
		if k := h.book.lastPiece(l); !h.taken[i] && k >= 0 && lastWord(l) < len(l.cells)-1 {
			label := h.labelOf(i, k)
			if slices.ContainsFunc(h.book.numbers[from:to], func(n rowNumber) bool { return n == label.number }) {
				lines[i] = label
			}
		}
	}
	if len(lines) > to-from {
		return false
	}
	of, hinted, byRest := make(map[int][]int), make(map[int][]int), make(map[int]bool)
	for i := above + 1; i < below; i++ {
		label, ok := lines[i]
		for j := from; ok && j < to; j++ {
			if ok, rest := h.hinted(j, i, &label); ok {
				byRest[j] = rest
				of[j], hinted[i] = append(of[j], i), append(hinted[i], j)
			}
		}
	}
	last := above
	for j := from; j < to; j++ {
		if len(of[j]) != 1 || len(hinted[of[j][0]]) != 1 || of[j][0] < last || !h.book.inSection(h.table, h.rows, j, of[j][0]) {
			continue
		}
		i := of[j][0]
		h.rows[j] = match{line: i, leaf: lines[i].leaf, rest: byRest[j]}
		if h.broken(j) {
			h.rows[j] = match{line: -1}
			continue
		}
		h.taken[i], last, more = true, i, true
	}
	return more
}

// A hintLabel is the label of a line: of text, the joint of its pieces, and below
// what may be the rest of them.
type hintLabel struct {
	leaf   int
	number rowNumber
	part   bool // 其中
	joints []label
}

func (h *hintReader) labelOf(i, leaf int) hintLabel {
	l := &h.table.lines[i]
	from := leaf
	for l.loose && from > 0 && from > leaf-mostPieces && !numbered(&l.cells[from]) && !ofWhich(l.cells[from].text) && l.cells[from-1].word() && !unitWord(l.cells[from-1].text) {
		from--
	}
	if from < leaf && !numbered(&l.cells[from]) && !ofWhich(l.cells[from].text) {
		from = leaf // a piece of the label before it
	}
	text := wordsOf(l.cells[from : leaf+1])
	label := hintLabel{leaf: leaf, number: numberOf(text), part: ofWhich(text), joints: []label{newLabel(text)}}
	if l.loose && i+1 < len(h.table.lines) && h.table.lines[i+1].loose {
		next := &h.table.lines[i+1]
		for k := 0; k < h.book.lastPiece(next) && k < mostPieces && next.cells[k].word() && !numbered(&next.cells[k]) && !ofWhich(next.cells[k].text); k++ {
			text += next.cells[k].text
			label.joints = append(label.joints, newLabel(text))
		}
	}
	return label
}

// hinted reports whether a line may be a row that stands there: it bears the row's
// number, counts in its unit, and its words are a hint of the row (see hints), of no
// other that was not found, and of no two. rest says that nothing but a sum says so.
func (h *hintReader) hinted(row, i int, label *hintLabel) (ok, rest bool) {
	b := h.book
	if label.number != b.numbers[row] || !h.unitFits(row, i) || b.otherPart(row, label.number, label.part) {
		return false, false
	}
	part := h.behindWhole(row, i)
	for _, words := range label.joints {
		if b.joins(row, words) || b.deniesOtherwise(row, words) || h.strange(row, words) {
			continue
		}
		if b.hints(row, words, part) || b.closest(row, words) || h.onlyLeft(row, i, words) || h.empty(row, i, words) {
			return true, false
		}
		rest = rest || h.rest(row, i, words)
	}
	return rest, rest
}

// behindWhole reports whether a line says 其中, of a row that does, and stands right
// behind the row that it is a part of.
func (h *hintReader) behindWhole(row, i int) bool {
	r, l := h.book.rows[row], &h.table.lines[i]
	if !ofWhich(r.Label) || row == 0 || len(r.Under) == 0 || !slices.ContainsFunc(l.cells[:leading(l)], func(c cell) bool { return ofWhich(c.text) }) {
		return false
	}
	return r.Under[len(r.Under)-1] == h.book.rows[row-1].Label && h.rows[row-1].line == i-1
}

// strange reports whether a label is more like a row of any form before 2019 that was
// not found than like this one.
func (h *hintReader) strange(row int, printed label) bool {
	own := h.book.top(row, printed)
	for _, f := range report.Forms() {
		other := rowBookOf(f, "statistics")
		if other == nil {
			continue
		}
		for k := range other.rows {
			if other == h.book && (k == row || h.rows[k].line >= 0) {
				continue
			}
			if h.known(other, k) || sameSeries(h.book.code(row), other.code(k)) {
				continue
			}
			if like := other.top(k, printed); like >= alike && like > own {
				return true
			}
		}
	}
	return false
}

// sameSeries reports whether two indicators of different forms count the same thing.
func sameSeries(a, b string) bool {
	x, _ := report.IndicatorByCode(a)
	y, _ := report.IndicatorByCode(b)
	return x.Harmonized != nil && y.Harmonized != nil && x.Harmonized.To == y.Harmonized.To
}

// known reports whether a row of another form is worded as one of this book's.
func (h *hintReader) known(other *rowBook, k int) bool {
	return other != h.book && slices.ContainsFunc(other.cores[k], func(l label) bool { return h.book.coreKeys[l.key] })
}

// onlyLeft reports whether a label says what one row beside it says too, and that one
// was found and is another: it counts in another unit, 培训 in 人次 and not in 次; or,
// where they bear no numbers and stand under no heading, it stands next to the line with
// the form's own label.
func (h *hintReader) onlyLeft(row, i int, printed label) bool {
	b := h.book
	unit := unitPrinted(&h.table.lines[i])
	for _, p := range pairsOf(labelOf(printed.core())) {
		if !b.says(row, p) {
			continue
		}
		var others []int
		for _, k := range b.beside[row] {
			if k != row && b.says(k, p) {
				others = append(others, k)
			}
		}
		if len(others) != 1 {
			continue
		}
		m := h.rows[others[0]]
		switch {
		case m.line < 0:
		case unit != "" && unit == unitOf(b.code(row)) && !sameKind(unitOf(b.code(others[0])), unit):
			return true
		case b.numbers[row].n == 0 && len(b.rows[row].Under) == 0 && m.exact && (m.line == i-1 || m.line == i+1):
			return true
		}
	}
	return false
}

// empty reports whether a line of a numbered row prints no figure, and its label a word
// of the row: nothing is claimed of it but that.
func (h *hintReader) empty(row, i int, printed label) bool {
	l := &h.table.lines[i]
	at, _, err := h.columns.figure(l, h.book.lastPiece(l))
	return h.book.numbers[row].n > 0 && err == nil && at >= 0 && l.cells[at].blank() &&
		slices.ContainsFunc(pairsOf(labelOf(printed.core())), func(p pair) bool { return h.book.says(row, p) })
}

// code is the indicator of a row, "" for one of which none is kept.
func (b *rowBook) code(row int) string {
	if len(b.rows[row].Cells) == 0 {
		return ""
	}
	return b.rows[row].Cells[0].Indicator
}

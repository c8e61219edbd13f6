package extract

import (
	"slices"

	"harvest/report"
)

// readReview reads table 4: fifteen figures in three blocks of five, in one row,
// in one row for each block, or one a line.
func readReview(t *table, f *report.Form) (tableReading, error) {
	block := &f.Table("review").Blocks[0]
	width := len(block.Columns)
	reading := tableReading{fit: reviewFit(t)}
	if reading.fit == 0 {
		return reading, nil
	}
	cells := reviewCells(t)
	if len(cells) == 0 || otherOrder(t, block) {
		reading.facts = lost(&block.Rows[0])
		return reading, nil
	}
	s := place(cells, width, nil, false)
	s.distinct()
	doubt := doubtOf("4", block.Columns[0].Under[0], &s, len(s.options))
	if lostColumns(t) && !s.holdsOnce() { // figures cut in two, or read down the columns
		doubt.Found = 0
		reading.facts, reading.doubts = lost(&block.Rows[0]), []*alignError{doubt}
		return reading, nil
	}
	if len(s.options) > 1 {
		solutions, found := search([]*slot{&s}, nil, func(c []placement) bool { return reviewHolds(&s, c[0]) })
		doubt.Found = found
		doubt.parting([]*slot{&s}, solutions)
		s.options = nil
		if found == 1 {
			s.options = solutions[0]
		}
	}
	if len(s.options) == 0 {
		reading.facts, reading.doubts = lost(&block.Rows[0]), []*alignError{doubt}
		return reading, nil
	}
	for k, c := range block.Rows[0].Cells {
		var printed *cell
		if at := s.options[0][k]; at >= 0 {
			printed = &cells[at]
		}
		reading.facts = append(reading.facts, factOf(c, printed, s.rule))
	}
	for from := 0; from < width; from += reviewBlock {
		report.DeriveTotal(reading.facts[from : from+reviewBlock])
	}
	return reading, nil
}

// reviewBlock is the number of columns of each of the table's three blocks; the
// last is their total.
const reviewBlock = 5

// reviewFit counts the words of the table that its lines print.
func reviewFit(t *table) float64 {
	fit := 0.0
	for i := range t.lines {
		for k := range t.lines[i].cells {
			if c := &t.lines[i].cells[k]; c.word() && (loadVocabulary().exact[c.label.key] == "review" || kindOf(&line{cells: t.lines[i].cells[k : k+1]}) == "review" || t.lines[i].loose && likeBlock(c.label)) {
				fit++
			}
		}
	}
	return fit
}

// likeBlock reports whether a label is like the head of one of the table's blocks,
// 行政诉讼. Text says no more of it: only the sums of the table prove its figures there.
func likeBlock(l label) bool {
	return slices.ContainsFunc(report.Forms()[0].Table("review").Blocks[0].Columns, func(c report.Column) bool {
		return slices.ContainsFunc(c.Under, func(words string) bool { return likeness(newLabel(words), l) >= alike })
	})
}

// reviewCells returns the cells of the table's figures in order. A row of the
// figures begins behind its last label; a row without any figure is a head.
func reviewCells(t *table) []cell {
	if cells := reviewColumn(t); cells != nil {
		return cells
	}
	var cells []cell
	for i := range t.lines {
		l := &t.lines[i]
		if leading(l) == len(l.cells) && !blankRow(t, i) {
			continue
		}
		from := 0
		for k := range l.cells {
			if l.cells[k].word() && k < leading(l) {
				from = k + 1
			}
		}
		cells = append(cells, l.cells[from:]...)
	}
	return cells
}

// reviewColumn returns the figures of a table that prints one result a row, each
// behind its label: fifteen rows of one cell. Else it returns nil.
func reviewColumn(t *table) []cell {
	form := report.Forms()[0].Table("review").Blocks[0]
	var cells []cell
	for i := range t.lines {
		l := &t.lines[i]
		k := lastWord(l)
		if k < 0 || len(l.cells) != k+2 {
			continue
		}
		want := &form.Columns[len(cells)%len(form.Columns)]
		if !slices.ContainsFunc(append([]string{want.Label}, want.Variants...), func(v string) bool { return labelKey(v) == l.cells[k].label.key }) {
			return nil
		}
		cells = append(cells, l.cells[k+1])
	}
	if len(cells) != len(form.Columns) {
		return nil
	}
	return cells
}

// blankRow reports whether a line of the table is a row of figures all left
// empty: the only line without a word, as wide as the table.
func blankRow(t *table, line int) bool {
	if len(t.lines[line].cells) < 3*reviewBlock {
		return false
	}
	for i := range t.lines {
		if leading(&t.lines[i]) < len(t.lines[i].cells) {
			return false
		}
	}
	for k := range t.lines[line].cells {
		if !t.lines[line].cells[k].blank() {
			return false
		}
	}
	return true
}

// lostColumns reports whether a figure of the table stands in a paragraph.
func lostColumns(t *table) bool {
	return slices.ContainsFunc(t.lines, func(l line) bool { return l.loose && hasFigures([]line{l}) })
}

// holdsOnce reports whether one way of placing the figures keeps the sums of the
// table, and no other.
func (s *slot) holdsOnce() bool {
	_, found := search([]*slot{s}, nil, func(c []placement) bool { return reviewHolds(s, c[0]) })
	return found == 1
}

// reviewHolds reports whether the total of each block is printed where one of
// its figures is, and equals their sum.
func reviewHolds(s *slot, p placement) bool {
	for from := 0; from < len(p); from += reviewBlock {
		sum, any := report.Value(0), false
		last := from + reviewBlock - 1
		for i := from; i < last; i++ {
			sum += s.figure(p, i)
			any = any || s.printed(p, i)
		}
		if s.figure(p, last) != sum || any && !s.printed(p, last) {
			return false
		}
	}
	return true
}

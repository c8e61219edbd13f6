package extract

import (
	"slices"

	"harvest/report"
)

// fillGaps finds rows of table 3 whose labels are lost, split around their figures
// or worded as nobody knows: between the lines of two known rows (or before the
// first, or behind the last) stand as many lines of seven figures without a known
// label as rows of the form are missing there. With numbered it keeps to lines whose
// labels bear the numbers of the form's, which say enough; else proveGaps says whether
// what it returns may be believed. It returns nil where there are none.
func fillGaps(t *table, rows []match, book *rowBook, numbered bool) []match {
	filled := append([]match(nil), rows...)
	taken := make(map[int]bool)
	for _, m := range rows {
		if m.line >= 0 {
			taken[m.line] = true
		}
	}
	any := false
	gaps(rows, -1, len(t.lines), func(from, to, above, below int) {
		var lines []int
		for i := above + 1; i < below; i++ {
			l := &t.lines[i]
			if !taken[i] && figuresAsMembers(l) && !subtotalLabel(l.cells[:leading(l)]) {
				lines = append(lines, i)
			}
		}
		if len(lines) == to-from && (!numbered || sameNumbers(t, lines, book.rows[from:to])) {
			for k, i := range lines {
				filled[from+k] = match{line: i, leaf: leading(&t.lines[i]) - 1, between: true}
			}
			any = true
		}
	})
	if !any {
		return nil
	}
	return filled
}

// figuresAsMembers reports whether a line has as many figures behind its words as
// there are applicants, and nothing but empty cells behind those.
func figuresAsMembers(l *line) bool {
	n := len(memberLabels())
	if figuresBehind(l) < n {
		return false
	}
	return !slices.ContainsFunc(l.cells[leading(l)+n:], func(c cell) bool { return !c.blank() })
}

// sameNumbers reports whether the labels of lines bear the same enumerators as those
// of rows: 3. or （四）.
func sameNumbers(t *table, lines []int, rows []report.Row) bool {
	for k, i := range lines {
		l := &t.lines[i]
		w := lastWord(l)
		if w < 0 {
			return false
		}
		number := enumerator(l.cells[w].text)
		if number == "" || number != enumerator(rows[k].Label) || numberOf(rows[k].Label).heads(l.cells[w].text) {
			return false
		}
	}
	return true
}

// proveGaps reports whether the rows that fillGaps added add up: each equals its
// 总计, and every column of the form holds with them.
func proveGaps(rows, filled []match, slots []*slot, places []placement, book *rowBook) bool {
	sums := newSums(slots, book)
	sums.derived = true
	if sums.result < 0 || slots[sums.result] == nil || slots[sums.new] == nil || !sums.hold(places) {
		return false
	}
	for j := range filled {
		if rows[j].line >= 0 || filled[j].line < 0 {
			continue
		}
		s, p := slots[j], places[j]
		if last := len(p) - 1; !s.printed(p, last) || s.figure(p, last) != s.sum(p) {
			return false
		}
	}
	return true
}

// strayRows names the lines of seven figures that are no row of table 3 where rows are
// missing: behind the heading of a group, 不予公开, of which a row is missing, or
// without a label between rows that do not follow one another on the form.
func strayRows(t *table, rows []match, taken map[int]bool, book *rowBook) []*alignError {
	var strays []*alignError
	stray := func(i int, name string) {
		strays = append(strays, &alignError{Table: "3", Row: name, Cells: len(memberLabels()), Stray: true})
	}
	gaps(rows, -1, len(t.lines), func(from, to, above, below int) {
		if above < 0 || below == len(t.lines) {
			return
		}
		for i := above + 1; i < below; i++ {
			l := &t.lines[i]
			if taken[i] || figuresBehind(l) != len(memberLabels()) {
				continue
			}
			w := lastWord(l)
			if w < 0 || leading(l) == 0 {
				stray(i, "a row without a label")
				continue
			}
			group := book.groups[l.cells[w].label.key]
			if group != "" && slices.ContainsFunc(book.rows[from:to], func(r report.Row) bool { return r.Group == group }) {
				stray(i, "row "+oneLine(l.cells[w].text))
			}
		}
	})
	return strays
}

// requestExtras keeps the figures of table 3 that stand in no row of the form.
func requestExtras(t *table, rows []match, taken map[int]bool, heads map[int]*requestHead) []report.Extra {
	first := len(t.lines)
	for _, m := range rows {
		if m.line >= 0 {
			first = min(first, m.line)
			taken[m.line] = true
		}
	}
	var extras []report.Extra
	for i := first; i < len(t.lines); i++ {
		if taken[i] {
			continue
		}
		names := make(map[int]string)
		if h := heads[t.lines[i].grid]; h != nil {
			for k, m := range report.Members() {
				names[h.columns[k]] = report.MemberLabel(m)
			}
		}
		extras = append(extras, extrasOf(&t.lines[i], "requests", names)...)
	}
	return extras
}

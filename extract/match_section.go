package extract

import "strings"

// inSection reports whether a line may be a row for what heads it: 四、行政复议数量 is the
// last heading of its kind above （一）维持具体行政行为数, and not 五、行政诉讼数量. Where
// the row that it is a part of was found, that is it; else the heading bears its number.
// A row under headings that are no rows, which a page may print outside of the table, and
// a line without a heading above it, may be anything.
func (b *rowBook) inSection(t *table, rows []match, row, line int) bool {
	under := b.rows[row].Under
	for n := len(under) - 1; n >= 0; n-- {
		form := numberOf(under[n])
		if !form.chinese {
			continue
		}
		at, printed := t.headingAbove(line, form)
		parent := b.rowLabelled(under[n])
		switch {
		case at < 0 || parent < 0:
			return true
		case rows[parent].line >= 0:
			return at <= rows[parent].line
		}
		return form.agrees(printed)
	}
	return true
}

// headingAbove returns the last line above one, or itself, with a label before its own
// that bears a number of a kind, and that number; -1 where there is none.
func (t *table) headingAbove(line int, kind rowNumber) (int, rowNumber) {
	for i := line; i >= 0; i-- {
		l := &t.lines[i]
		last := leading(l)
		if i == line {
			last = lastWord(l) // the line's own label
			if last > 0 && unitWord(l.cells[last].text) {
				last--
			}
		}
		for k := last - 1; k >= 0; k-- {
			c := &l.cells[k]
			if !c.word() {
				continue
			}
			if n := numberOf(c.text); n.n > 0 && n.level() == kind.level() {
				return i, n
			}
		}
	}
	return -1, rowNumber{}
}

// rowLabelled returns the row whose label is a heading, -1 where it is no row.
func (b *rowBook) rowLabelled(heading string) int {
	for j := range b.rows {
		if b.rows[j].Label == heading {
			return j
		}
	}
	return -1
}

// dropBehindSection forgets rows that stand below a heading that ends the part of the
// table which they belong to: 被依法纠错数 below 五、行政诉讼案件数 is none of 行政复议, whose
// own row is worded as nobody knows.
func (b *rowBook) dropBehindSection(t *table, rows []match) {
	for j, m := range rows {
		if m.line >= 0 && b.shared(j) && !b.inSection(t, rows, j, m.line) {
			rows[j] = match{line: -1}
		}
	}
}

// shared reports whether a row bears the number of a row of another section: （二）.
func (b *rowBook) shared(row int) bool {
	if b.numbers[row].n == 0 || len(b.rows[row].Under) == 0 {
		return false
	}
	for k := range b.rows {
		if k != row && b.numbers[k] == b.numbers[row] && len(b.rows[k].Under) == len(b.rows[row].Under) && b.top(k, b.labels[row][0]) >= alike {
			return true
		}
	}
	return false
}

// dropParts forgets rows of table 3 whose number and words more lines of figures bear: where
// （六）其他处理 stands before each of three rows, none of them is the row （六） of the form
// of 2019. It returns how many.
func (b *rowBook) dropParts(t *table, rows []match) (dropped float64) {
	for j, m := range rows {
		if m.line < 0 || !b.numbers[j].chinese || !b.numbers[j].bracket {
			continue
		}
		for i := range t.lines {
			l := &t.lines[i]
			if i == m.line || figuresBehind(l) != len(memberLabels()) {
				continue
			}
			if k := lastWord(l); k >= 0 && b.numbers[j].agrees(lastHeading(l.cells[k].text)) && strings.Contains(l.cells[k].label.key, b.labels[j][0].key) {
				rows[j] = match{line: -1}
				dropped++
				break
			}
		}
	}
	return dropped
}

// lastHeading is the number of a label, or of the last heading before its own.
func lastHeading(printed string) rowNumber {
	if heading, _, ok := cutBehind(printed, 1); ok {
		return numberOf(heading)
	}
	return numberOf(printed)
}

package extract

import (
	"slices"

	"harvest/report"
)

// ownLines moves a row of table 2 that was found by a label only like its own to the
// line above that prints its own, between the row found before it and there. A long
// label that is wrapped around its figures has them behind the end of a word: 规章
// begins its line, 州人 stands before the figures, and the next row's 行政规范 is what
// 规章 is like. Figures as many as the columns make the line the row's; else the row
// is not found.
func ownLines(t *table, rows []match, book *rowBook, f *report.Form) {
	above := -1
	for j := range rows {
		m := &rows[j]
		if m.line < 0 {
			continue
		}
		if !m.exact && !m.between {
			for i := above + 1; i < m.line; i++ {
				l := &t.lines[i]
				lead := leading(l)
				if lead == len(l.cells) || !slices.ContainsFunc(l.cells[:lead], func(c cell) bool { return slices.Contains(book.exact[c.label.key], j) }) {
					continue
				}
				if figures := l.cells[lead:]; len(figures) != len(columnsOf(f, &book.rows[j])) || slices.ContainsFunc(figures, func(c cell) bool { return c.word() }) {
					*m = match{line: -1}
					break
				}
				*m = match{line: i, leaf: lead - 1}
				break
			}
		}
		above = max(above, m.line)
	}
}

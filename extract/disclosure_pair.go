package extract

import "harvest/report"

// pairLabels finds the figures of rows of table 2 whose labels a tool has parted from
// them: label and figures stand on lines of their own, either of them first. A block
// is paired where its head and all of its rows are there and as many lines of
// figures alone, each as wide as the block, as rows without figures stand under the
// head: both keep their order. Else the rows have no figures.
func pairLabels(t *table, rows []match, book *rowBook, heads []head, f *report.Form) {
	taken := make(map[int]bool)
	for _, m := range rows {
		taken[m.line] = true
	}
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && sameBlock(f, &book.rows[from], &book.rows[to]) {
			to++
		}
		pairBlock(t, rows[from:to], book.rows[from:to], heads, len(columnsOf(f, &book.rows[from])), taken)
		from = to
	}
}

func sameBlock(f *report.Form, a, b *report.Row) bool {
	x, y := columnsOf(f, a), columnsOf(f, b)
	return len(x) > 0 && len(y) > 0 && &x[0] == &y[0]
}

// pairBlock pairs the rows of one block.
func pairBlock(t *table, rows []match, form []report.Row, heads []head, width int, taken map[int]bool) {
	at := -1 // of the head in heads
	var bare []int
	for j, m := range rows {
		if m.line < 0 && form[j].Extension {
			continue
		}
		if m.line < 0 {
			return
		}
		h := lastHead(heads, m.line)
		if h < 0 || at >= 0 && h != at {
			return
		}
		at = h
		if l := &t.lines[m.line]; l.loose && len(l.behind(m.leaf)) == 0 {
			bare = append(bare, j)
		}
	}
	if len(bare) == 0 {
		return
	}
	until := len(t.lines)
	if at+1 < len(heads) {
		until = heads[at+1].line
	}
	var figures []int
	for i := heads[at].line + 1; i < until; i++ {
		l := &t.lines[i]
		switch {
		case taken[i] || leading(l) == len(l.cells):
		case l.loose || len(l.cells) != width || leading(l) > 0:
			return // nobody knows what this is
		default:
			figures = append(figures, i)
		}
	}
	if len(figures) != len(bare) {
		return
	}
	for k, j := range bare {
		rows[j] = match{line: figures[k], leaf: -1, between: true}
	}
}

// lastHead returns the index of the last head above a line, -1 where none is.
func lastHead(heads []head, line int) int {
	at := -1
	for i, h := range heads {
		if h.line < line {
			at = i
		}
	}
	return at
}

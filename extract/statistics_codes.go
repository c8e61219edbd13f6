package extract

import (
	"strings"

	"harvest/report"
)

// fewestCodes is how many rows must be numbered one after the other for a column of
// codes to be seen without its head.
const fewestCodes = 6

// numbered finds a column of codes that the head does not tell: the first figure of a
// row is one more than that of the row before, in nine pairs of rows out of ten, the
// first of them have a nought in front, 01, and two rows at least have another
// figure behind it. Where a row has its code alone, its figure is lost.
func (c *figureColumn) numbered(t *table, rows []match) {
	if c.codes > 0 {
		return
	}
	last, line := report.Value(0), -1
	pairs, steps, wide, all, most, noughts := 0, 0, 0, 0, 0, 0
	for _, m := range rows {
		if m.line < 0 || m.leaf < 0 {
			continue
		}
		first, figures := report.Value(0), 0
		for i := m.leaf + 1; i < len(t.lines[m.line].cells); i++ {
			n := &t.lines[m.line].cells[i]
			if n.number.State != report.Stated {
				continue
			}
			if figures++; figures == 1 {
				first = n.number.Value
				if strings.HasPrefix(n.text, "0") && first > 0 && first < 10*one {
					noughts++
				}
			}
		}
		most = max(most, figures)
		if figures == 0 {
			continue
		}
		if all++; figures > 1 {
			wide++
		}
		if line >= 0 && m.line == line+1 {
			if pairs++; first == last+one {
				steps++
			}
		}
		last, line = first, m.line
	}
	if all < fewestCodes || pairs < fewestCodes-1 || 10*steps < 9*pairs || noughts < 2 || wide < 2 {
		return
	}
	c.codes = 1
	switch { // the head of the codes may have been taken for one of figures
	case most > c.count || c.count < 2:
	case c.index == 0:
		c.rule = ""
	default:
		c.count, c.index = c.count-1, c.index-1
	}
}

// several doubts rows with one figure where there is no head and two rows or more print
// several: of 主动公开文件数 条 11, beside 政府网站公开数 条 354 1075, nobody knows which
// column has lost its cell.
func (c *figureColumn) several(t *table, rows []match) {
	if c.line >= 0 {
		return
	}
	wide := 0
	for _, m := range rows {
		if m.line >= 0 && m.leaf >= 0 {
			if n := statedBehind(&t.lines[m.line], m.leaf) - c.codes; n > 1 {
				wide++
			}
		}
	}
	c.lost = wide > 1
}

// statedBehind counts the figures behind a label.
func statedBehind(l *line, leaf int) int {
	n := 0
	for i := leaf + 1; i < len(l.cells); i++ {
		if l.cells[i].number.State == report.Stated {
			n++
		}
	}
	return n
}

// one is 1 as a value.
const one report.Value = 1_000_000

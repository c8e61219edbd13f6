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
// first of them have a nought in front, 01, and half of the rows at least have another
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
	if all < fewestCodes || pairs < fewestCodes-1 || 10*steps < 9*pairs || noughts < 2 || 2*wide < all {
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

// one is 1 as a value.
const one report.Value = 1_000_000

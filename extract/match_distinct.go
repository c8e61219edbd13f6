package extract

import (
	"slices"
	"strings"

	"harvest/report"
)

// A pair is two neighbouring characters of a label.
type pair [2]rune

func pairsOf(l label) []pair {
	var pairs []pair
	for i := 0; i+1 < len(l.runes); i++ {
		pairs = append(pairs, pair{l.runes[i], l.runes[i+1]})
	}
	return pairs
}

// setDistinct finds, for every label of every row, the pairs that no row beside it has:
// of 传真申请数, beside 信函申请数 and 当面申请数, 传真 and 真申. Words that say nothing are
// left out.
func (b *rowBook) setDistinct() {
	b.cores, b.coreKeys = make([][]label, len(b.rows)), make(map[string]bool)
	for j := range b.rows {
		for _, l := range b.labels[j] {
			b.cores[j] = append(b.cores[j], labelOf(l.core()))
			b.coreKeys[l.core()] = true
		}
	}
	b.distinct, b.beside = make([][][]pair, len(b.rows)), make([][]int, len(b.rows))
	for j := range b.rows {
		b.beside[j] = b.near(j)
		others := make(map[pair]bool)
		for _, i := range b.beside[j] {
			if i == j {
				continue
			}
			for _, l := range b.cores[i] {
				for _, p := range pairsOf(l) {
					others[p] = true
				}
			}
		}
		for _, l := range b.cores[j] {
			own := slices.DeleteFunc(pairsOf(l), func(p pair) bool { return others[p] })
			b.distinct[j] = append(b.distinct[j], own)
		}
	}
}

// near returns the rows that a row must be told from, itself among them: those under
// the same headings; of a row without a number, which may be anyone's, those of the
// same section.
func (b *rowBook) near(row int) []int {
	under := func(r report.Row) string { return strings.Join(r.Under, "\n") }
	if b.numbers[row].n == 0 {
		under = func(r report.Row) string {
			if len(r.Under) == 0 {
				return ""
			}
			return r.Under[0]
		}
	}
	var near []int
	for k, r := range b.rows {
		if k != row && ofWhich(r.Label) && ofWhich(b.rows[row].Label) && b.numbers[k].n == 0 {
			continue // a part of another row: it stands behind that
		}
		if under(r) == under(b.rows[row]) {
			near = append(near, k)
		}
	}
	return near
}

// share is how much of what parts a row from those beside it a printed label says too,
// of the wording that fits best: from 0, nothing, to 1.
func (b *rowBook) share(row int, printed label) float64 {
	top := 0.0
	for wording := range b.labels[row] {
		top = max(top, b.shareOf(row, wording, printed))
	}
	return top
}

// shareOf is the share of one wording, 0 the official.
func (b *rowBook) shareOf(row, wording int, printed label) float64 {
	own := b.distinct[row][wording]
	if len(own) == 0 || contrary(b.labels[row][wording], printed) {
		return 0
	}
	n, pairs := 0, pairsOf(labelOf(printed.core()))
	for _, p := range own {
		if slices.Contains(pairs, p) {
			n++
		}
	}
	return float64(n) / float64(len(own))
}

// joins reports whether a printed label names two rows in one, 信函、传真申请数: it says
// half as much of the official label of a row beside this one as of this one.
func (b *rowBook) joins(row int, printed label) bool {
	own := b.share(row, printed)
	for _, k := range b.beside[row] {
		if k == row {
			continue
		}
		if share := b.shareOf(k, 0, printed); share > 0 && share >= own/2 && b.saysAlone(k, row, printed) {
			return true
		}
	}
	return false
}

// saysAlone reports whether a printed label has a character of a row's official label
// that no wording of another row has: 部分地同意公开 has none of 同意公开 that is not of
// 同意部分公开 too.
func (b *rowBook) saysAlone(row, other int, printed label) bool {
	return slices.ContainsFunc(b.cores[row][0].runes, func(r rune) bool {
		return slices.Contains(printed.runes, r) && !slices.ContainsFunc(b.cores[other], func(l label) bool { return slices.Contains(l.runes, r) })
	})
}

// setHeadings finds the headings of sections that are no rows themselves.
func (b *rowBook) setHeadings() {
	for _, r := range b.rows {
		for _, words := range r.Under {
			if h := newLabel(words); len(b.exact[h.key]) == 0 {
				b.headings = append(b.headings, groupHead{label: h, number: numberOf(words)})
			}
		}
	}
}

// heading reports whether a label is the heading of a section, not a row: it bears the
// number of one and is like it.
func (b *rowBook) heading(c *cell, number rowNumber) bool {
	return slices.ContainsFunc(b.headings, func(h groupHead) bool {
		return h.number.agrees(number) && likeness(h.label, c.label) >= alike
	})
}

// dropUnsure forgets rows of which nobody knows that they are not another row with the
// same label, 被依法纠错数 of 行政复议 or of 行政诉讼: not all rows with that label were
// found, and one of the others may stand on the line as well; or the row may not, because
// rows of another heading stand on its wrong side.
func (b *rowBook) dropUnsure(t *table, rows []match) {
	for more := true; more; { // one that is forgotten vouches for no other
		more = false
		known := slices.Clone(rows)
		for j, m := range known {
			if m.line < 0 {
				continue
			}
			same := b.exact[t.lines[m.line].cells[m.leaf].label.key]
			other := func(k int) bool { return known[k].line < 0 && b.mayStand(known, k, m.line, same) }
			if slices.ContainsFunc(same, other) || len(same) > 1 && !b.mayStand(known, j, m.line, same) {
				rows[j], more = match{line: -1}, true
			}
		}
	}
}

// mayStand reports whether a row may stand on a line, for all that is known of the rows
// before and behind it but some. Those under its own headings may stand in any order.
func (b *rowBook) mayStand(rows []match, row, line int, but []int) bool {
	for k, m := range rows {
		if m.line >= 0 && !slices.Contains(but, k) && !slices.Equal(b.rows[k].Under, b.rows[row].Under) && (k < row) != (m.line < line) {
			return false
		}
	}
	return true
}

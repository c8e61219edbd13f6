package extract

import (
	"slices"
	"strings"
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

// setDistinct finds, for every label of every row, the pairs that no other row under
// the same headings has: of 传真申请数, beside 信函申请数 and 当面申请数, 传真 and 真申.
func (b *rowBook) setDistinct() {
	siblings := make(map[string][]int)
	for j, r := range b.rows {
		under := strings.Join(r.Under, "\n")
		siblings[under] = append(siblings[under], j)
	}
	b.distinct = make([][][]pair, len(b.rows))
	for j, r := range b.rows {
		others := make(map[pair]bool)
		for _, i := range siblings[strings.Join(r.Under, "\n")] {
			if i == j {
				continue
			}
			for _, l := range b.labels[i] {
				for _, p := range pairsOf(l) {
					others[p] = true
				}
			}
		}
		for _, l := range b.labels[j] {
			own := slices.DeleteFunc(pairsOf(l), func(p pair) bool { return others[p] })
			b.distinct[j] = append(b.distinct[j], own)
		}
	}
}

// says is the share of what parts a row from those beside it that a printed label
// says too, of the wording that fits best; none where it joins the row with another.
func (b *rowBook) says(row int, printed label) float64 {
	if b.joins(row, printed.key) {
		return 0
	}
	pairs := pairsOf(printed)
	top := 0.0
	for i, own := range b.distinct[row] {
		if len(own) == 0 || contrary(b.labels[row][i], printed) {
			continue
		}
		n := 0
		for _, p := range own {
			if slices.Contains(pairs, p) {
				n++
			}
		}
		top = max(top, float64(n)/float64(len(own)))
	}
	return top
}

// saysEnough is the least share that does for a label that bears its row's number,
// in a table that may have rows of others.
const saysEnough = 0.34

// numberedHits adds the rows of such a table that a label may stand for by its
// number and by words that no row beside them has.
func (b *rowBook) numberedHits(found *hitList, leaf int, c *cell, number rowNumber) {
	for row := range b.rows {
		if !b.numbers[row].agrees(number) {
			continue
		}
		if share := b.says(row, c.label); share >= saysEnough {
			found.add(row, leaf, numberAlone+share/2, false)
		}
	}
}

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
	b.distinct, b.beside = make([][][]pair, len(b.rows)), make([][]int, len(b.rows))
	for j, r := range b.rows {
		b.beside[j] = siblings[strings.Join(r.Under, "\n")]
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
	n, pairs := 0, pairsOf(printed)
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
		if share := b.shareOf(k, 0, printed); share > 0 && share >= own/2 {
			return true
		}
	}
	return false
}

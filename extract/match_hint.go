package extract

import (
	"slices"
	"strings"
)

// hints reports whether a label says enough that only this row says of those it must be
// told from: of the pairs that are its own a third; or of the characters half, 信件 of
// 信函申请数; or a third, and hardly any others; or none but those, 予维持 under
// 行政复议. 电话 is no hint of 电子邮件. Without a number it takes two. Of a part that stands
// behind its whole a third of the characters will do.
func (b *rowBook) hints(row int, printed label, part bool) bool {
	if b.share(row, printed) >= 1.0/3 {
		return b.likeLoose(row, printed)
	}
	others := make(map[rune]bool)
	for _, k := range b.beside[row] {
		for _, known := range b.cores[k] {
			for _, r := range known.runes {
				others[r] = others[r] || k != row
			}
		}
	}
	core := b.withoutHeadings(row, printed.core())
	for _, known := range b.cores[row] {
		own, said := 0, 0 // characters of the row
		for _, r := range known.runes {
			if !others[r] {
				own++
				if strings.ContainsRune(core, r) {
					said++
				}
			}
		}
		all, meant := 0, 0 // characters of the label
		for _, r := range core {
			if !others[r] {
				all++
				if slices.Contains(known.runes, r) {
					meant++
				}
			}
		}
		if said == 0 || said == 1 && b.numbers[row].n == 0 {
			continue
		}
		if !b.likeLoose(row, printed) {
			return false
		}
		if 2*said >= own || 3*said >= own && (2*meant > all || part && said > 1) || meant > 1 && meant == all {
			return true
		}
	}
	return false
}

// likeLoose reports whether a label may be that of a row which nothing but its words
// tells: of one without a number among a section's rows it must be like the whole, as
// 制定规范性文件件数 is and 制发公文总数 is not.
func (b *rowBook) likeLoose(row int, printed label) bool {
	return b.numbers[row].n > 0 || len(b.rows[row].Under) == 0 || ofWhich(b.rows[row].Label) || b.top(row, printed) >= likeWhole
}

// likeWhole is the least likeness of such a label.
const likeWhole = 0.5

// withoutHeadings drops the characters of a row's headings from what a label says.
func (b *rowBook) withoutHeadings(row int, core string) string {
	own := b.cores[row]
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(strings.Join(b.rows[row].Under, ""), r) && !slices.ContainsFunc(own, func(l label) bool { return slices.Contains(l.runes, r) }) {
			return -1
		}
		return r
	}, core)
}

// deniesOtherwise reports whether a label denies what a row does not, or does not what
// it does. Under a heading that denies a label may do so again.
func (b *rowBook) deniesOtherwise(row int, printed label) bool {
	for _, known := range b.labels[row] {
		if !contrary(known, printed) {
			return false
		}
	}
	under := b.rows[row].Under
	return !printed.denies || len(under) == 0 || !newLabel(under[len(under)-1]).denies
}

// closest reports whether a label is nearly a row's, and no other's of the table as
// much: a letter was lost.
func (b *rowBook) closest(row int, printed label) bool {
	own := b.top(row, printed)
	if own < alikeClosest {
		return false
	}
	for k := range b.rows {
		if k != row && b.top(k, printed) >= own {
			return false
		}
	}
	return true
}

// alikeClosest is the least likeness of such a label.
const alikeClosest = 0.75

// says reports whether a wording of a row has a pair.
func (b *rowBook) says(row int, p pair) bool {
	return slices.ContainsFunc(b.cores[row], func(l label) bool { return slices.Contains(pairsOf(l), p) })
}

// ofWhich reports whether a label is that of a part: 其中.
func ofWhich(text string) bool { return strings.HasPrefix(trimSpace(text), "其中") }

// otherPart reports whether a label without a number is that of a part, 其中, and the
// row is none.
func (b *rowBook) otherPart(row int, number rowNumber, part bool) bool {
	return number.n == 0 && part && !ofWhich(b.rows[row].Label)
}

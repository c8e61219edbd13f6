package extract

import (
	"strings"
	"unicode/utf8"
)

// alikeNumbered is the least likeness that does for a row of a statistical table
// whose place says the rest: its label bears the form's number, and it stands
// between the rows that the form has around it.
const alikeNumbered = 0.4

// fillStatistics finds rows of a statistical table whose labels are worded freely. Such a
// line stands between the nearest known rows before and behind, is the only one there
// that is like the row, is like no other row that is missing there, and bears the
// form's number, or none where the form has none; and no row of the form is as like it.
// A line that has another row's own
// words joins the two, 信函、传真申请数, and is neither.
func fillStatistics(t *table, rows []match, book *rowBook, head int) {
	taken := make(map[int]bool)
	for _, m := range rows {
		taken[m.line] = true
	}
	gaps(rows, head, len(t.lines), func(from, to, above, below int) {
		fillBetween(t, rows, book, from, to, above, below, taken)
	})
}

// fillBetween finds the rows from … to-1 on the lines between two others.
func fillBetween(t *table, rows []match, book *rowBook, from, to, above, below int, taken map[int]bool) {
	of := make(map[int][]int)    // row → lines that may be it
	meant := make(map[int][]int) // line → rows that it may be
	leaf := make(map[int]int)
	for i := above + 1; i < below; i++ {
		l := &t.lines[i]
		k := book.lastPiece(l)
		if taken[i] || k < 0 || lastWord(l) == len(l.cells)-1 {
			continue
		}
		leaf[i] = k
		printed := l.cells[k].text
		for j := from; j < to; j++ {
			if book.meant(j, printed) && !book.joins(j, printed) {
				of[j], meant[i] = append(of[j], i), append(meant[i], j)
			}
		}
	}
	last := above
	for j := from; j < to; j++ {
		if len(of[j]) != 1 {
			continue
		}
		if i := of[j][0]; len(meant[i]) == 1 && i > last {
			rows[j] = match{line: i, leaf: leaf[i]}
			taken[i], last = true, i
		}
	}
}

// meant reports whether a printed label may be that of a row: the same number and
// like it.
func (b *rowBook) meant(row int, printed string) bool {
	number := enumerator(printed)
	if number != enumerator(b.rows[row].Label) {
		return false
	}
	least := alikeNumbered
	if number == "" {
		least = alike
	}
	words := newLabel(printed)
	own := b.top(row, words)
	if own < least {
		return false
	}
	for j := range b.rows {
		if b.labels[j][0].key != b.labels[row][0].key && b.top(j, words) >= own {
			return false // as like another
		}
	}
	return true
}

// top is how like a label is to the wording of a row that it is most like.
func (b *rowBook) top(row int, printed label) float64 {
	top := 0.0
	for _, known := range b.labels[row] {
		top = max(top, likeness(known, printed))
	}
	return top
}

// joins reports whether a printed label has words of the rows beside one, under the
// same heading, that the row itself has not.
func (b *rowBook) joins(row int, printed string) bool {
	own, words := b.words(row), newLabel(printed).key
	for j := range b.rows {
		if j == row || strings.Join(b.rows[j].Under, "|") != strings.Join(b.rows[row].Under, "|") {
			continue
		}
		for _, known := range b.labels[j][:1] {
			rest := known.core()
			for rest != "" {
				_, size := utf8.DecodeRuneInString(rest)
				next := rest[size:]
				_, more := utf8.DecodeRuneInString(next)
				if pair := rest[:size+more]; more > 0 && !strings.Contains(own, pair) && strings.Contains(words, pair) {
					return true
				}
				rest = next
			}
		}
	}
	return false
}

// words are the keys of a row's labels, one behind the other.
func (b *rowBook) words(row int) string {
	var s strings.Builder
	for _, l := range b.labels[row] {
		s.WriteString(l.key + "|")
	}
	return s.String()
}

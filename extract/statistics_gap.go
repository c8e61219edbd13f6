package extract

// alikeNumbered is the least likeness that does for a row of a statistical table
// whose place says the rest: its label bears the form's number, and it stands
// between the rows that the form has around it.
const alikeNumbered = 0.4

// saysEnough is the least share of a row's own words that does for such a label.
const saysEnough = 0.34

// fillStatistics finds the rows of a statistical table whose labels are worded freely,
// each between the nearest known rows before and behind it: as betweenRows does where
// as many lines stand there as rows are missing, else those that meant knows. A row
// that one line alone may be, and that line no other row, is found; what then stands
// closer together is looked at again; and where nothing is left to be found so, what
// else is known of the lines that are left (see hintReader).
func fillStatistics(t *table, rows []match, book *rowBook, columns *figureColumn) {
	if len(t.lines) > longestStatistics {
		return
	}
	taken := make(map[int]bool)
	for _, m := range rows {
		taken[m.line] = true
	}
	hints := &hintReader{table: t, book: book, rows: rows, taken: taken, columns: columns}
	for more := true; more; {
		more = false
		gaps(rows, columns.line, len(t.lines), func(from, to, above, below int) {
			more = from > 0 && to < len(rows) && book.betweenRows(t, rows, from, to, taken) > 0 ||
				fillBetween(t, rows, book, from, to, above, below, taken) || more
		})
		if more {
			continue
		}
		gaps(rows, columns.line, len(t.lines), func(from, to, above, below int) {
			more = hints.between(from, to, above, below) || more
		})
	}
}

// longestStatistics is how many lines a table may have in which freely worded rows
// are looked for: the longest of the forms has some sixty rows, and every line may be
// any of those that are missing.
const longestStatistics = 1000

// fillBetween finds the rows from … to-1 on the lines between two others.
func fillBetween(t *table, rows []match, book *rowBook, from, to, above, below int, taken map[int]bool) (more bool) {
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
		number, same := numberOf(printed), 0
		for j := from; j < to; j++ {
			if number.n > 0 && book.numbers[j].agrees(number) {
				same++
			}
		}
		for j := from; j < to; j++ {
			if book.meant(j, printed) && (same < 2 || book.share(j, newLabel(printed)) >= saysEnough) {
				of[j], meant[i] = append(of[j], i), append(meant[i], j)
			}
		}
	}
	last := above
	for j := from; j < to; j++ {
		if len(of[j]) != 1 {
			continue
		}
		if i := of[j][0]; len(meant[i]) == 1 && i > last && book.inSection(t, rows, j, i) {
			rows[j] = match{line: i, leaf: leaf[i]}
			taken[i], last, more = true, i, true
		}
	}
	return more
}

// meant reports whether a printed label may be that of a row: it bears the same
// number, or none where the form has none, joins no two rows, and says enough of what
// parts the row from those beside it, or is like it and like no other as much.
func (b *rowBook) meant(row int, printed string) bool {
	number, words := numberOf(printed), newLabel(printed)
	if number != b.numbers[row] && !b.numbers[row].agrees(number) || b.joins(row, words) || b.deniesOtherwise(row, words) {
		return false
	}
	if b.otherPart(row, number, ofWhich(printed)) {
		return false
	}
	least := alike
	if number.n > 0 {
		if b.share(row, words) >= saysEnough {
			return true
		}
		least = alikeNumbered
	}
	own := b.top(row, words)
	if own < least || number.n == 0 && b.share(row, words) == 0 {
		return false
	}
	for j := range b.rows {
		if b.labels[j][0].key != b.labels[row][0].key && b.top(j, words) >= own {
			return false // as like another
		}
	}
	return true
}

// top is how like a label is to the wording of a row that it is most like, without the
// words that say nothing.
func (b *rowBook) top(row int, printed label) float64 {
	top, core := 0.0, labelOf(printed.core())
	for _, known := range b.cores[row] {
		top = max(top, likeness(known, core))
	}
	return top
}

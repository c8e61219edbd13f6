package extract

// gaps calls f for every run of rows that were not found: those from one up to
// another, and the lines that the rows around them stand on; before the first row
// stands head, behind the last end.
func gaps(rows []match, head, end int, f func(from, to, above, below int)) {
	for from := 0; from < len(rows); {
		if rows[from].line >= 0 {
			from++
			continue
		}
		to := from
		for to < len(rows) && rows[to].line < 0 {
			to++
		}
		above, below := head, end
		if from > 0 {
			above = rows[from-1].line
		}
		if to < len(rows) {
			below = rows[to].line
		}
		f(from, to, above, below)
		from = to
	}
}

// alikeBetween is the least likeness that does for a line between the lines of
// two neighbouring rows.
const alikeBetween = 0.25

// between finds rows whose labels are worded too freely to be known by themselves:
// as many lines with cells between the lines of two neighbours as rows of the form
// are missing there, with or without those that only some agencies print, each a
// little like its row. It returns what that adds to the
// fit.
func (b *rowBook) between(t *table, rows []match) float64 {
	added := 0.0
	gaps(rows, -1, len(t.lines), func(from, to, above, below int) {
		if from > 0 && to < len(rows) {
			added += b.betweenRows(t, rows, from, to, make(map[int]bool))
		}
	})
	return added
}

// betweenRows finds the rows from one up to another that stand between the lines of
// their neighbours, on lines that are not taken, and takes them.
func (b *rowBook) betweenRows(t *table, rows []match, from, to int, taken map[int]bool) float64 {
	var lines []int
	for i := rows[from-1].line + 1; i < rows[to].line; i++ {
		if !taken[i] && lastWord(&t.lines[i]) < len(t.lines[i].cells)-1 { // else a heading: no cells behind its words
			lines = append(lines, i)
		}
	}
	var missing []int
	for j := from; j < to; j++ {
		if len(lines) == to-from || !b.rows[j].Extension {
			missing = append(missing, j)
		}
	}
	if len(lines) != len(missing) {
		return 0
	}
	for k, i := range lines {
		if b.strict && !b.inSection(t, rows, missing[k], i) {
			return 0
		}
	}
	sum := 0.0
	for k, i := range lines {
		leaf := b.lastPiece(&t.lines[i])
		if leaf < 0 {
			return 0
		}
		top := b.alikeBetween(missing[k], &t.lines[i].cells[leaf])
		if top < alikeBetween {
			return 0
		}
		sum += top
	}
	for k, i := range lines {
		rows[missing[k]] = match{line: i, leaf: b.lastPiece(&t.lines[i])}
		taken[i] = true
	}
	return sum
}

// alikeBetween says how alike a label is to a row that stands where it stands. In a
// table that may have rows of others it must bear the row's number, or none where the
// row has none, and say some of what parts the row from those beside it.
func (b *rowBook) alikeBetween(row int, c *cell) float64 {
	if b.strict {
		number := numberOf(c.text)
		if b.numbers[row] != number || b.joins(row, c.label) || b.otherPart(row, number, ofWhich(c.text)) || !b.likeLoose(row, c.label) {
			return 0
		}
		return b.share(row, c.label)
	}
	top := 0.0
	if b.numbers[row].heads(c.text) {
		return 0
	}
	for _, known := range b.labels[row] {
		if !contrary(known, c.label) {
			top = max(top, likeness(known, c.label))
		}
	}
	return top
}

// elsewhere finds rows that an agency printed out of the form's order: the
// official label or one of its variants, on the only line that has it and that no
// other row was found on. A short label could be another's, and will not do.
func (b *rowBook) elsewhere(t *table, rows []match, hits [][]hit) float64 {
	taken := make(map[int]bool)
	for _, m := range rows {
		taken[m.line] = true
	}
	added := 0.0
	for j := range rows {
		if rows[j].line >= 0 {
			continue
		}
		found := match{line: -1}
		for i, list := range hits {
			if taken[i] || len(list) != 1 || list[0].row != j || !list[0].exact || len(t.lines[i].cells[list[0].leaf].label.runes) < 4 ||
				len(t.lines[i].cells) == list[0].leaf+1 {
				continue
			}
			if found.line >= 0 {
				found.line = -1
				break
			}
			found = match{line: i, leaf: list[0].leaf, exact: true}
		}
		if found.line >= 0 {
			rows[j], taken[found.line] = found, true
			added++
		}
	}
	return added
}

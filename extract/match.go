package extract

import (
	"sync"

	"harvest/report"
)

// alike is the least likeness at which a printed label is taken for a row's.
const alike = 0.55

// alikeStrict is the same for a table that may have rows of others: 信函传真申请数 is
// not 传真申请数.
const alikeStrict = 0.9

// A rowBook has the labels of the rows of one table of one form.
type rowBook struct {
	rows     []report.Row
	labels   [][]label        // of each row, the official wording first
	numbers  []rowNumber      // of each row's label
	cores    [][]label        // the labels without the words that say nothing; only where strict
	coreKeys map[string]bool  // the keys of those
	distinct [][][]pair       // of each row, for each of its labels; only where strict
	beside   [][]int          // of each row, those that it must be told from (see near); only where strict
	exact    map[string][]int // label key → rows
	groups   map[string]string
	heads    []groupHead
	headings []groupHead // of sections, that are no rows; only where strict
	strict   bool        // rows of others may stand between: only a label close to the form's will do
	local    bool        // a province's own table
}

// A groupHead is the heading of a group of rows.
type groupHead struct {
	label  label
	number rowNumber
	group  string
}

var loadRowBooks = sync.OnceValue(func() map[string]*rowBook {
	books := make(map[string]*rowBook)
	for _, f := range report.Forms() {
		for i := range f.Tables {
			books[f.Name+"/"+f.Tables[i].Name] = newRowBook(&f.Tables[i])
		}
	}
	return books
})

func rowBookOf(f *report.Form, table string) *rowBook { return loadRowBooks()[f.Name+"/"+table] }

func newRowBook(t *report.Table) *rowBook {
	b := &rowBook{exact: make(map[string][]int), groups: make(map[string]string), strict: t.Name == "statistics"}
	for _, block := range t.Blocks {
		for _, r := range block.Rows {
			if r.Label == "" {
				continue
			}
			n := len(b.rows)
			b.rows = append(b.rows, r)
			var labels []label
			for _, words := range append([]string{r.Label}, r.Variants...) {
				l := newLabel(words)
				labels = append(labels, l)
				if rows := b.exact[l.key]; len(rows) == 0 || rows[len(rows)-1] != n {
					b.exact[l.key] = append(rows, n)
				}
			}
			b.labels = append(b.labels, labels)
			b.numbers = append(b.numbers, numberOf(r.Label))
			if r.Group != "" {
				head := newLabel(r.Under[len(r.Under)-1])
				if _, known := b.groups[head.key]; !known {
					b.groups[head.key] = r.Group
					b.heads = append(b.heads, groupHead{head, numberOf(r.Under[len(r.Under)-1]), r.Group})
				}
			}
		}
	}
	if b.strict {
		b.setHeadings()
		b.setDistinct()
	}
	return b
}

// A match is a form's row found on a line.
type match struct {
	line    int // index into the table's lines, -1 where the row was not found
	leaf    int // index of the cell that holds its label
	exact   bool
	between bool // the line has no label of its own; see fillGaps
	rest    bool // the line is what the other parts of a sum leave over; see hintReader
}

// A hit is one way to read a line: the row, how sure, and which cell says so.
type hit struct {
	row, leaf int
	score     float64
	exact     bool
}

// matchRows finds the rows of a form on the lines of a table: of all ways to
// read lines as rows in the form's order, the one whose labels fit best. A label
// that stands for several rows (其他, 总计) is told by what comes before and after.
// It also returns, for every line, the group it stands in and the fit.
func matchRows(t *table, b *rowBook) (rows []match, groups []string, fit float64) {
	hits := make([][]hit, len(t.lines))
	groups = make([]string, len(t.lines))
	group := ""
	for i := range t.lines {
		lead := leading(&t.lines[i])
		group = b.groupOf(t.lines[i].cells[:lead], group)
		groups[i] = group
		if t.lines[i].loose {
			hits[i] = b.looseHits(t, i, lead, group)
		} else {
			hits[i] = b.hits(&t.lines[i], lead, group)
		}
		if len(hits[i]) > 0 && b.rows[hits[i][0].row].Group == "" && hits[i][0].exact {
			group = ""
		}
	}
	rows, fit = best(hits, len(b.rows))
	if !b.strict { // else fillStatistics does it, with the rows that it finds
		fit += b.between(t, rows)
	}
	fit += b.elsewhere(t, rows, hits)
	return rows, groups, fit
}

// leading returns how many cells stand before the first figure of a line. The
// number of a row before its label is no figure of the row.
func leading(l *line) int {
	first := 0
	if len(l.cells) > 1 && l.cells[0].number.State == report.Stated && l.cells[1].word() {
		first = 1
	}
	for i := first; i < len(l.cells); i++ {
		if c := &l.cells[i]; !c.word() && !c.blank() {
			return i
		}
	}
	return len(l.cells)
}

// groupOf returns the group that a line stands in: that of the heading among its
// words, else that of the line before it. A heading is known by its words, or by its
// number and some of them.
func (b *rowBook) groupOf(cells []cell, group string) string {
	for i := range cells {
		c := &cells[i]
		if !c.word() {
			continue
		}
		if g, ok := b.groups[c.label.key]; ok {
			return g
		}
		if len(b.exact[c.label.key]) > 0 || len(b.heads) == 0 {
			continue
		}
		number := numberOf(c.text)
		if heading, _, ok := cutHeading(c.text); ok {
			joint := newCell(heading, c.at)
			c = &joint
			if g, ok := b.groups[c.label.key]; ok {
				return g
			}
		}
		for _, h := range b.heads {
			alike := likeness(h.label, c.label)
			if h.number.agrees(number) {
				alike += numberAlone
			}
			if alike >= 0.75 && !contrary(h.label, c.label) && !h.number.parts(number) {
				return h.group
			}
		}
	}
	return group
}

// hits lists the rows a line's label may stand for, each once. Words that are no
// row's by themselves are the label only where no other stands behind them: before
// it they are the heading of a group.
func (b *rowBook) hits(l *line, lead int, group string) []hit {
	found := hitList{book: b, group: group, figures: b.figured(l, lead)}
	for i := range l.cells[:lead] {
		for _, row := range b.exact[l.cells[i].label.key] {
			if l.cells[i].word() && !b.headOf(row, l.cells[i].text) {
				found.add(row, i, 1, true)
			}
		}
	}
	if len(found.hits) > 0 {
		return found.hits
	}
	last := b.lastPiece(l)
	for i := range l.cells[:lead] {
		c := &l.cells[i]
		if !c.word() || !b.strict && i < last {
			continue
		}
		if _, known := loadVocabulary().exact[c.label.key]; known { // a heading, a column, another table's row
			continue
		}
		whole := c
		if i > 0 && l.cells[i-1].word() { // a label cut in two
			joint := newCell(l.cells[i-1].text+c.text, c.at)
			whole = &joint
		}
		if _, rest, ok := cutHeading(c.text); ok {
			own := newCell(rest, c.at)
			c, whole = &own, &own
			for _, row := range b.exact[c.label.key] {
				found.add(row, i, 1, true)
			}
		}
		number := numberOf(c.text)
		for row := range b.labels {
			score := b.alikeRow(row, c, number)
			if whole != c {
				score = max(score, b.alikeRow(row, whole, numberOf(whole.text)))
			}
			if score >= b.alike() {
				found.add(row, i, score, false)
			}
		}
		if !b.strict {
			b.numberHits(&found, i, c, number)
		}
	}
	return found.hits
}

// alikeRow says how alike a printed label is to a row's: by its words, less where it
// bears another number or denies what the row does not.
func (b *rowBook) alikeRow(row int, c *cell, number rowNumber) float64 {
	score := 0.0
	for _, known := range b.labels[row] {
		if !contrary(known, c.label) {
			score = max(score, b.likeness(known, c.label))
		}
	}
	switch {
	case !b.numbers[row].parts(number):
	case b.strict && b.heading(c, number):
		return 0
	case !b.strict:
		score -= otherNumber
	case score > otherNumberLittle: // provinces count their own rows too
		score -= otherNumberLittle
	}
	return score
}

// likeness says how alike two labels are to this table. In one that may have rows
// of others a label that holds another whole is no sign, but words that say nothing
// do not part them: 网上申请件数 is 网上申请数.
func (b *rowBook) likeness(known, printed label) float64 {
	if !b.strict {
		return likeness(known, printed)
	}
	if core := known.core(); core != "" && core == printed.core() {
		return 0.96
	}
	return shared(known, printed)
}

func (b *rowBook) alike() float64 {
	if b.strict {
		return alikeStrict
	}
	return alike
}

// best picks the hits, at most one a line and one a row, in the order of both,
// whose scores sum to the most, and that sum.
func best(hits [][]hit, rows int) ([]match, float64) {
	n := len(hits)
	sum := make([][]float64, n+1) // sum[i][j]: the best of lines i… and rows j…
	for i := range sum {
		sum[i] = make([]float64, rows+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := rows - 1; j >= 0; j-- {
			top := max(sum[i+1][j], sum[i][j+1])
			for _, h := range hits[i] {
				if h.row == j {
					top = max(top, h.score+sum[i+1][j+1])
				}
			}
			sum[i][j] = top
		}
	}
	found := make([]match, rows)
	for j := range found {
		found[j].line = -1
	}
	for i, j := 0, 0; i < n && j < rows; {
		taken := false
		for _, h := range hits[i] {
			if h.row == j && h.score+sum[i+1][j+1] == sum[i][j] {
				found[j] = match{line: i, leaf: h.leaf, exact: h.exact}
				i, j, taken = i+1, j+1, true
				break
			}
		}
		switch {
		case taken:
		case sum[i+1][j] == sum[i][j]:
			i++
		default:
			j++
		}
	}
	return found, sum[0][0]
}

// lastWord returns the index of the last word before a line's figures, -1 where
// it has none.
func lastWord(l *line) int {
	for k := leading(l) - 1; k >= 0; k-- {
		if l.cells[k].word() {
			return k
		}
	}
	return -1
}

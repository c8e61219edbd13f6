package extract

import (
	"strings"

	"harvest/report"
)

// A hitList collects the ways to read one line, the best for each row.
type hitList struct {
	book    *rowBook
	group   string // that the line stands in, "" unknown
	figures bool   // cells stand behind the line's words
	hits    []hit
}

func (h *hitList) add(row, leaf int, score float64, exact bool) {
	if h.figures {
		score += 0.2
	}
	if g := h.book.rows[row].Group; h.group != "" && g != "" {
		if g == h.group {
			score += 0.1
		} else {
			score -= 0.3
		}
	}
	for i := range h.hits {
		if h.hits[i].row == row {
			if score >= h.hits[i].score {
				h.hits[i] = hit{row, leaf, score, exact}
			}
			return
		}
	}
	h.hits = append(h.hits, hit{row, leaf, score, exact})
}

// mostPieces is how many pieces of a label are looked at before its figures, and
// behind them.
const mostPieces = 4

// looseHits lists the ways to read a line of a text that lost its columns. A long
// label is printed in pieces there, above its figures, beside them and below, where
// the next line begins with what is left of it: every joint of pieces that holds the
// one nearest to the figures may be the label, and a piece alone is none.
func (b *rowBook) looseHits(t *table, line, lead int, group string) []hit {
	l := &t.lines[line]
	found := hitList{book: b, group: group, figures: b.figured(l, lead)}
	leaf := b.lastPiece(l)
	if leaf < 0 {
		return nil
	}
	var below []string
	if line+1 < len(t.lines) && t.lines[line+1].loose {
		next := &t.lines[line+1]
		for k := 0; k < b.lastPiece(next) && k < mostPieces; k++ {
			if numbered(&next.cells[k]) {
				break // another label begins
			}
			if next.cells[k].word() {
				below = append(below, next.cells[k].text)
			}
		}
	}
	part := b.partBegins(l, leaf)
	for from := leaf; from >= max(0, leaf-mostPieces); from-- {
		if !l.cells[from].word() || b.strict && unitWord(l.cells[from].text) {
			break // the unit of a row that prints no figure
		}
		if from > part {
			continue // the end of another label
		}
		for n := 0; n <= len(below); n++ {
			b.readJoint(&found, l, from, leaf, below[:n])
		}
		if numbered(&l.cells[from]) {
			break // the label begins here
		}
	}
	return found.hits
}

// partBegins returns the index of the piece that begins a label with 其中 and goes on to
// the last piece, that one where none does: of 其中：主要负责人 / 参加政府网站在线访谈次数 the
// second piece alone is no row. 其中 alone says nothing of what stands behind it.
func (b *rowBook) partBegins(l *line, leaf int) int {
	for k := leaf; b.strict && k >= max(0, leaf-mostPieces); k-- {
		c := &l.cells[k]
		if !c.word() || k < leaf && (numbered(c) || unitWord(c.text)) {
			break
		}
		if ofWhich(c.text) && !numbered(c) && words(strings.TrimPrefix(trimSpace(c.text), "其中")) > 1 {
			return k
		}
		if numbered(c) {
			break
		}
	}
	return leaf
}

// figured reports whether a line says figures behind its words. In a statistical table
// marks without a unit are a heading's: — where the unit stands and — for the figure.
func (b *rowBook) figured(l *line, lead int) bool {
	if !b.strict || lead > 0 && unitWord(l.cells[lead-1].text) {
		return lead < len(l.cells)
	}
	for i := lead; i < len(l.cells); i++ {
		if c := &l.cells[i]; c.number.State == report.Stated || c.number.State == report.Illegible {
			return true
		}
	}
	return false
}

// alikeBoth is how much less likely another row may be for a piece of a label to be
// either's.
const alikeBoth = 0.05

// lastPiece returns the index of the last piece of a label before a line's figures,
// -1 where there is none. In a statistical table the unit between them is none.
func (b *rowBook) lastPiece(l *line) int {
	k := lastWord(l)
	if b.strict && k > 0 && l.cells[k-1].word() && unitWord(l.cells[k].text) {
		k--
	}
	return k
}

// numbered reports whether a cell begins with an enumerator, and so a label.
func numbered(c *cell) bool {
	text := trimSpace(c.text)
	return c.word() && withoutEnumerator(text) != text
}

// readJoint adds the rows whose label a joint of pieces is like: exactly, or as far
// as a label may be.
func (b *rowBook) readJoint(found *hitList, l *line, from, leaf int, below []string) {
	joint := l.cells[leaf].label
	if from < leaf || len(below) > 0 {
		var text strings.Builder
		for k := from; k <= leaf; k++ {
			text.WriteString(l.cells[k].text)
		}
		for _, piece := range below {
			text.WriteString(piece)
		}
		joint = newLabel(text.String())
	}
	number := enumerator(l.cells[from].text)
	for _, row := range b.exact[joint.key] {
		// 2.其他 is what is left of 2.其他法律法规禁止公开, and not 3.其他.
		if of := enumerator(b.rows[row].Label); len(joint.runes) > 3 || number == "" || of == "" || number == of {
			found.add(row, leaf, 1, true)
		}
	}
	if len(b.exact[joint.key]) > 0 {
		return
	}
	if _, known := loadVocabulary().exact[joint.key]; known {
		return
	}
	printed := numberOf(l.cells[from].text)
	scores, best, second := make([]float64, len(b.labels)), 0.0, 0.0
	for row := range b.labels {
		scores[row] = b.alikeRow(row, &cell{label: joint, text: l.cells[from].text}, printed)
		switch {
		case scores[row] > best:
			best, second = scores[row], best
		case scores[row] > second:
			second = scores[row]
		}
	}
	if printed.n == 0 && best-second < alikeBoth {
		return // the end of two labels: 行政机关不再处理其政府信息公开申请
	}
	for row, score := range scores {
		if score >= b.alike() && !b.numbers[row].heads(l.cells[from].text) {
			found.add(row, leaf, score, false)
		}
	}
}

package extract

import (
	"regexp"
	"strings"
)

// unitMark is a unit of money where a head or a label states one: （单位：元）, (万元).
var unitMark = regexp.MustCompile(`[（(：:](?:人民币)?(万元|亿元|元)`)

// unitAround returns the unit of money that is printed around the label of a row of
// table 2, for figures whose column's head says none: in the label itself, in the
// words before it on its line, or in the lines above that have no figures, which are
// its head, whatever a tool has made of its columns. It returns "" for none.
func unitAround(t *table, m match) string {
	words := ""
	if m.leaf >= 0 {
		words = wordsOf(t.lines[m.line].cells[:m.leaf+1])
	}
	for i := m.line - 1; i >= 0; i-- {
		l := &t.lines[i]
		if leading(l) < len(l.cells) {
			break // a row of its own
		}
		words = wordsOf(l.cells) + words
	}
	marks := unitMark.FindAllStringSubmatch(words, -1)
	if marks == nil {
		return ""
	}
	return marks[len(marks)-1][1]
}

// wordsOf puts the words of cells together: a head that is wrapped is parted anywhere.
func wordsOf(cells []cell) string {
	var b strings.Builder
	for i := range cells {
		if cells[i].word() {
			b.WriteString(strings.Join(strings.Fields(cells[i].text), ""))
		}
	}
	return b.String()
}

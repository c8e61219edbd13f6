package extract

import (
	"strings"

	"harvest/report"
)

// otherOrder reports whether a table that prints each of its blocks in a line of its
// own prints the two of 行政诉讼 the other way round: the words before the second line of
// figures say what only the form's third block does, or those before the third what
// only the second does. Nobody knows then which figures are whose.
func otherOrder(t *table, block *report.FormBlock) bool {
	var heads []string
	words := ""
	for i := range t.lines {
		l := &t.lines[i]
		lead := leading(l)
		words += wordsOf(l.cells[:lead])
		if lead == len(l.cells) {
			continue
		}
		if len(l.cells)-lead != reviewBlock {
			return false
		}
		heads, words = append(heads, words), ""
	}
	if len(heads) != len(block.Columns)/reviewBlock {
		return false
	}
	last := func(column int) string { under := block.Columns[column].Under; return under[len(under)-1] }
	second, third := last(reviewBlock), last(2*reviewBlock)
	return says(heads[1], third, second) && !says(heads[1], second, third) || says(heads[2], second, third) && !says(heads[2], third, second)
}

// says reports whether a text has two neighbouring characters of one label that
// another lacks.
func says(text, label, other string) bool {
	for _, p := range pairsOf(newLabel(label)) {
		if pair := string(p[:]); strings.Contains(text, pair) && !strings.Contains(other, pair) {
			return true
		}
	}
	return false
}

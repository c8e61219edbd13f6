package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"harvest/report"
)

// extraPrefix begins the codes of rows beside the form, by table.
var extraPrefix = map[string]string{"disclosure": "disclosure_x_", "requests": "request_x_", "review": "review_x_", "statistics": "stat_x_"}

// extrasOf keeps the figures of a line that is no row of its table's form: the
// cells behind its label, each with the head of its column where that is known.
// A line without a label, or without a figure, has none.
func extrasOf(l *line, table string, heads map[int]string) []report.Extra {
	lead := leading(l)
	var words []string
	for i := range l.cells[:lead] {
		if c := &l.cells[i]; c.word() && !unitWord(c.text) {
			words = append(words, oneLine(c.text))
		}
	}
	if len(words) == 0 || lead == len(l.cells) {
		return nil
	}
	name := words[len(words)-1]
	sum := sha256.Sum256([]byte(labelKey(name)))
	code := extraPrefix[table] + hex.EncodeToString(sum[:4])
	var extras []report.Extra
	stated := false
	for i := range l.cells[lead:] {
		c := &l.cells[lead+i]
		if c.blank() {
			continue
		}
		e := report.Extra{Code: code, Table: table, Label: strings.Join(words, " / "), Column: heads[c.column], State: c.number.State,
			Unit: c.number.Unit, Printed: c.text, At: c.at}
		if e.State.HasValue() {
			e.Value, stated = c.number.Value, true
		}
		extras = append(extras, e)
	}
	if !stated {
		return nil
	}
	return extras
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), "") }

// unitWord reports whether a cell prints a unit and nothing else.
func unitWord(s string) bool {
	switch strings.Trim(oneLine(s), "（）()") {
	case "条", "件", "次", "篇", "个", "人", "人次", "份", "项", "宗", "例", "起", "元", "万元", "亿元", "部", "场", "期", "家", "处":
		return true
	}
	return false
}

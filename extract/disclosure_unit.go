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
	if m.leaf >= 0 {
		if u := lastUnit(t.lines[m.line].cells[:m.leaf+1]); u != "" {
			return u
		}
	}
	for i := m.line - 1; i >= 0; i-- {
		l := &t.lines[i]
		if leading(l) < len(l.cells) {
			return "" // a row of its own
		}
		if u := lastUnit(l.cells); u != "" {
			return u
		}
	}
	return ""
}

// lastUnit returns the last unit of money that the words of some cells state.
func lastUnit(cells []cell) string {
	for i := len(cells) - 1; i >= 0; i-- {
		if !cells[i].word() {
			continue
		}
		if marks := unitMark.FindAllStringSubmatch(strings.Join(strings.Fields(cells[i].text), ""), -1); marks != nil {
			return marks[len(marks)-1][1]
		}
	}
	return ""
}

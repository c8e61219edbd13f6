package extract

import (
	"slices"
	"strings"
)

// unitPrinted is the unit that a line prints behind its label, or that the label ends
// with, "" for none.
func unitPrinted(l *line) string {
	k := lastWord(l)
	switch {
	case k < 0:
		return ""
	case k > 0 && unitWord(l.cells[k].text):
		return strings.Trim(oneLine(l.cells[k].text), "（）()")
	}
	for _, unit := range [...]string{"人次", "次", "人", "件", "条", "篇", "个"} {
		if strings.HasSuffix(strings.TrimSuffix(l.cells[k].label.key, "数"), unit) {
			return unit
		}
	}
	return ""
}

// unitFits reports whether the unit that a line prints, if any, may be a row's.
func (h *hintReader) unitFits(row, i int) bool {
	own, printed := unitOf(h.book.code(row)), unitPrinted(&h.table.lines[i])
	return printed == "" || own == "" || sameKind(own, printed)
}

// sameKind reports whether two units count the same kind of thing: money, or papers, of
// which agencies count 条, 件, 份 and 篇 alike.
func sameKind(a, b string) bool {
	papers := []string{"条", "件", "份", "篇"}
	return a == b || money(a) && money(b) || slices.Contains(papers, a) && slices.Contains(papers, b)
}

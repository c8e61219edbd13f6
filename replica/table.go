package replica

import (
	"strings"

	"harvest/report"
)

// A table is a table as it is printed, row by row, before any mark-up.
type table struct {
	rows  [][]cell
	heads int // rows at the top that hold no figure
}

// A cell is one printed cell. Its text may hold \n where a line is broken.
type cell struct {
	text       string
	cols, rows int // what it spans, 0 means 1
	kind       cellKind
}

type cellKind int

const (
	labelCell cellKind = iota
	headCell
	figureCell
	emptyCell // surplus, of no meaning
)

// figure is the cell that holds a figure of the form.
func (e *edition) figure(c report.Cell) cell {
	return cell{text: e.cells[c].text, kind: figureCell}
}

// head is a head cell, broken where the edition breaks heads.
func (e *edition) head(label string) cell {
	return cell{text: e.broken(label), kind: headCell}
}

// broken breaks a label of five characters or more in two lines.
func (e *edition) broken(label string) string {
	runes := []rune(label)
	if !e.has(HeadBreaks) || len(runes) < 5 {
		return label
	}
	at := 3
	if len(runes) > 6 {
		at = len(runes) / 2
	}
	return string(runes[:at]) + "\n" + string(runes[at:])
}

// groupLabel is a label that spans rows: upright, broken or plain.
func (e *edition) groupLabel(label string, outer bool) string {
	switch {
	case e.has(VerticalGroup) && outer:
		return strings.Join(strings.Split(label, ""), "\n")
	case e.has(GroupBreaks):
		runes := []rune(label)
		at := min(3, len(runes)-1)
		return string(runes[:at]) + "\n" + string(runes[at:])
	}
	return label
}

// surplus gives every row an empty cell at its end.
func (e *edition) surplus(t table) table {
	if e.has(SurplusColumn) {
		for i := range t.rows {
			t.rows[i] = append(t.rows[i], cell{kind: emptyCell})
		}
	}
	return t
}

// tables returns table 2, 3 and 4, each in as many pieces as the edition cuts it
// into.
func (e *edition) tables() (disclosure, requests, review []table) {
	return e.disclosureTables(), e.requestsTables(), []table{e.reviewTable()}
}

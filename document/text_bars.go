package document

import (
	"strings"
	"unicode"
)

// stack makes one column of a table that is printed a cell a line, a bar behind each:
//
//	行政许可 |
//	54 |
//	||
//
// Tools that print tables so put one more bar for each further column that a cell
// takes up, behind the row's last cell or on a line of their own, and some a bar
// before each row. None of these is a cell. A line that is a bar alone is an empty one.
func (g *Grid) stack() {
	if !g.stacked() {
		return
	}
	leads := g.Rows[0][0].Text == ""
	rows, lines := g.Rows[:0:0], g.Lines[:0:0]
	for i, row := range g.Rows {
		text := row[0].Text
		switch {
		case text == "" && len(row) > 1: // the bars of a row's end
			continue
		case text == "" && leads && i+1 < len(g.Rows) && wordy(g.Rows[i+1][0].Text): // the bar of a row's beginning
			continue
		}
		row[0].Row = len(rows) + 1
		rows, lines = append(rows, row[:1:1]), append(lines, g.Lines[i])
	}
	g.Rows, g.Lines, g.Columns = rows, lines, 1
}

// stacked reports whether a table is printed a cell a line: no line has text behind
// its first bar, most that have any are one cell, and figures are among them.
func (g *Grid) stacked() bool {
	if g.Columns < 2 && g.Rows[0][0].Text != "" {
		return false // nothing to do
	}
	lone, spanned, figures := 0, 0, 0
	for _, row := range g.Rows {
		for _, c := range row[1:] {
			if c.Text != "" {
				return false
			}
		}
		switch {
		case row[0].Text == "":
			continue
		case len(row) == 1:
			lone++
		default:
			spanned++
		}
		if !wordy(row[0].Text) {
			figures++
		}
	}
	return lone > spanned && figures > 0
}

// wordy reports whether a text has a letter, as a label has and a figure has not.
func wordy(text string) bool {
	return strings.ContainsFunc(text, unicode.IsLetter)
}

// barsAlone reports whether a table is lines of one bar and nothing else: the bars
// between paragraphs that a tool has made of cells. A row across of empty cells is none.
func (g *Grid) barsAlone() bool {
	for _, row := range g.Rows {
		if len(row) > 1 || row[0].Text != "" {
			return false
		}
	}
	return true
}

// barEdges says for the rows of a table whether a bar ends them. Where it only parts
// cells, label| 3| 4, one at a row's end has an empty cell behind it.
type barEdges struct {
	grid   *Grid
	ended  []int // rows with a bar at their end and none before them
	parted bool  // a row has none at either
}

// add takes the line of the row that the table has last.
func (e *barEdges) add(line string) {
	line = strings.TrimSpace(line)
	switch {
	case !strings.Contains(line, "|") || strings.HasPrefix(line, "|"):
	case strings.HasSuffix(line, "|"):
		e.ended = append(e.ended, len(e.grid.Rows)-1)
	default:
		e.parted = true
	}
}

// end gives the rows of a table whose bars only part cells their last cell.
func (e *barEdges) end() {
	if e.parted {
		for _, i := range e.ended {
			row := e.grid.Rows[i]
			e.grid.Rows[i] = append(row, GridCell{Row: i + 1, Column: len(row) + 1, RowSpan: 1, ColSpan: 1})
			e.grid.Columns = max(e.grid.Columns, len(row)+1)
		}
	}
	*e = barEdges{}
}

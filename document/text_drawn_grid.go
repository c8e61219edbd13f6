package document

import (
	"slices"
	"strings"
)

// grid lays the drawn cells out, nil where they are no rectangles or a row of the
// table cannot be told from the next because no rule parts them.
func (a *art) grid() *Grid {
	var rows [][]strip // those between two rules; a rule that cells run through is in the row above it
	var starts []int
	var below [][]bool // for each row: the fields that a rule closes
	var open []strip
	start := 0
	columns := len(a.xs) - 1
	for i, signs := range a.lines {
		s := a.cut(signs)
		if !s.parted[0] || !s.parted[columns] {
			return nil
		}
		if !slices.Contains(s.ruled, true) {
			if len(open) == 0 {
				start = a.first + i
			}
			open = append(open, s)
			continue
		}
		if len(open) == 0 {
			continue // the upper rule, or two rules
		}
		rows, starts, below = append(rows, append(open, s)), append(starts, start), append(below, s.ruled)
		open = nil
	}
	if len(open) > 0 || len(rows) < 2 || len(rows)*columns > maxFields {
		return nil
	}
	taken := make([][]bool, len(rows))
	for r := range rows {
		taken[r] = make([]bool, columns)
	}
	g := &Grid{Columns: columns, Ruled: true}
	for r, strips := range rows {
		var cells []GridCell
		for c := 0; c < columns; c++ {
			if taken[r][c] {
				continue
			}
			wide := 1
			for c+wide < columns && !partedAt(strips, c+wide) {
				wide++
			}
			high := 1
			for r+high < len(rows) && !slices.Contains(below[r+high-1][c:c+wide], true) {
				high++
			}
			var text []string
			for i := range high {
				for j := range wide {
					if taken[r+i][c+j] || j > 0 && partedAt(rows[r+i], c+j) {
						return nil
					}
					taken[r+i][c+j] = true
				}
				if !partedAt(rows[r+i], c) || !partedAt(rows[r+i], c+wide) || r+high < len(rows) && slices.Contains(below[r+high-1][c:c+wide], false) {
					return nil
				}
				for k, s := range rows[r+i] {
					if s.text[c] != "" && (i < high-1 || k < len(rows[r+i])-1) {
						text = append(text, s.text[c])
					}
				}
			}
			cells = append(cells, GridCell{Text: strings.Join(text, "\n"), Row: r + 1, Column: c + 1, RowSpan: high, ColSpan: wide})
			c += wide - 1
		}
		g.Rows, g.Lines = append(g.Rows, cells), append(g.Lines, starts[r])
	}
	if stackedLines(g) {
		return nil
	}
	return g
}

// partedAt reports whether an upright rule stands at a place on the lines of a row.
func partedAt(strips []strip, x int) bool {
	for _, s := range strips[:len(strips)-1] {
		if !s.parted[x] {
			return false
		}
	}
	return true
}

// stackedLines reports whether a cell holds several figures, one a line beside the
// lines of its label: rows that no rule parts. A figure that was wrapped behind its
// comma is made whole; any other that was wrapped keeps its lines.
func stackedLines(g *Grid) bool {
	for _, row := range g.Rows {
		label := 0
		for i := range row {
			c := &row[i]
			if !strings.Contains(c.Text, "\n") || wordy(c.Text) {
				label = max(label, strings.Count(c.Text, "\n"))
				continue
			}
			c.Text = strings.NewReplacer(",\n", ",", "，\n", "，").Replace(c.Text)
			if n := strings.Count(c.Text, "\n"); n > 0 && n == label && len(g.Rows) < 3 {
				return true
			}
		}
	}
	return false
}

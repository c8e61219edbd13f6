package document

import (
	"fmt"
	"slices"
	"strings"
)

// maxColumns is how wide a sheet of these formats is.
const maxColumns = 256

// A bookSheet is a sheet of cells as a workbook stores it, rows and columns
// counted from 0.
type bookSheet struct {
	name          string
	cells         []bookCell
	merges        []bookRange
	hiddenRows    map[int]bool
	hiddenColumns map[int]bool
	pictures      bool // it shows one at least
}

// A bookCell is a cell with text, or one that is empty but ruled.
type bookCell struct {
	row, column int
	text        string
	ruled       bool // lines are drawn around it
}

// A bookRange is a block of cells that are merged into one, its end not in it.
type bookRange struct{ row, column, rowEnd, columnEnd int }

func newBookSheet() *bookSheet {
	return &bookSheet{hiddenRows: make(map[int]bool), hiddenColumns: make(map[int]bool)}
}

func (s *bookSheet) add(c bookCell) {
	c.text = textLines(c.text)
	if c.column < maxColumns && (c.text != "" || c.ruled) {
		s.cells = append(s.cells, c)
	}
}

// textLines collapses the white space of a text but keeps its lines.
func textLines(text string) string {
	var b []byte
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		b = appendCollapsed(newLine(b), line)
	}
	return string(trim(b))
}

// merge takes a list of merged ranges.
func (s *bookSheet) merge(d []byte) error {
	n := int(u16(d, 0))
	if 2+8*n > len(d) {
		return errOutside
	}
	for i := range n {
		at := d[2+8*i:]
		m := bookRange{int(u16(at, 0)), int(u16(at, 4)), int(u16(at, 2)) + 1, int(u16(at, 6)) + 1}
		if m.rowEnd <= m.row || m.columnEnd <= m.column || m.column >= maxColumns {
			return fmt.Errorf("merged cells %d:%d to %d:%d: %w", m.row, m.column, m.rowEnd, m.columnEnd, ErrDamaged)
		}
		m.columnEnd = min(m.columnEnd, maxColumns)
		if len(s.merges) < maxParts {
			s.merges = append(s.merges, m)
		}
	}
	return nil
}

// blocks lays the sheet out. A line that holds one text and stands outside the
// rules of the tables, or, on a sheet without rules, above the first row with more,
// is a paragraph; so is the numbered heading of a section that reaches over all
// columns. What lies between is one grid, or several where lines without
// rules and text part them.
// room is how many rows and cells there may be; what is used is taken from it.
func (s *bookSheet) blocks(room *int) ([]Block, error) {
	rows := s.rows()
	ruled := false
	left, right := maxColumns, 0
	for _, r := range rows {
		ruled = ruled || r.ruled && r.texts > 0
		for _, c := range r.cells {
			left, right = min(left, c.column), max(right, c.columnEnd)
		}
	}
	var out []Block
	say := func(text string) {
		for line := range strings.Lines(text) {
			if line = string(trim([]byte(line))); line != "" && (len(out) != 1 || out[0].Text != line) {
				out = append(out, Block{Text: line})
			}
		}
	}
	if name := textLines(s.name); len(rows) > 0 && !givenName(name) {
		say(name)
	}
	named := len(out)
	var open []bookRow
	end := func() {
		for len(open) > 0 && open[len(open)-1].texts == 0 {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			if *room -= open[len(open)-1].row - open[0].row + 1; *room < 0 {
				return
			}
			g := gridOf(open)
			for _, r := range g.Rows {
				*room -= len(r)
			}
			out = append(out, Block{Grid: g})
		}
		open = nil
	}
	for i, r := range rows {
		last := -1
		if i > 0 {
			last = rows[i-1].row
		}
		if len(open) > 0 && !r.covered && (ruled && r.row > last+1 || r.row > last+1+maxGap) {
			end()
		}
		switch {
		case r.texts == 1 && !r.covered && !r.one.ruled && (ruled || len(open) == 0),
			r.texts == 1 && !r.covered && r.one.column == left && r.one.columnEnd == right && right > left+1 && headsSection(r.one.text):
			end()
			say(r.one.text)
		case r.texts > 0 || len(open) > 0:
			open = append(open, r)
		}
	}
	end()
	if len(out) == named && s.pictures {
		out = append(out, Block{Picture: true})
	}
	if *room < 0 {
		return nil, fmt.Errorf("over %d rows and cells: %w", maxParts, ErrTooLarge)
	}
	return out, nil
}

// headsSection reports whether a line begins as the sections of a report do: 一、
func headsSection(text string) bool {
	rest := strings.TrimLeft(text, "一二三四五六七八九十")
	return rest != text && strings.HasPrefix(rest, "、")
}

// givenName reports whether a sheet's name is one that programs give.
func givenName(name string) bool {
	name = strings.TrimSpace(strings.TrimRight(strings.ToLower(name), "0123456789() "))
	return slices.Contains([]string{"", "sheet", "table", "工作表", "表", "表格"}, name)
}

package document

import (
	"regexp"
	"strings"
)

// maxFilled is up to how many places a table has an empty cell wherever it has no
// other.
const maxFilled = 1 << 17

// layOutSheets makes a document of the sheets that are shown, in their order.
func layOutSheets(sheets []*worksheet) (*Document, error) {
	d := &Document{parents: []int{0}}
	tables, room := 0, sheetRoom{maxSheetCells, maxSheetReach}
	for _, w := range sheets {
		blocks, err := w.blocks(&room)
		if err != nil {
			return nil, err
		}
		for _, b := range blocks {
			if b.Grid != nil {
				tables++
				b.Grid.Number = tables
			}
			d.Blocks = append(d.Blocks, b)
		}
	}
	numberLines(d.Blocks)
	return d, nil
}

// blocks returns what a reader sees of a sheet: its name, unless it is one that
// programs give; then tables, and as paragraphs the lines that stand alone: titles,
// units, notes. A table ends before the numbered heading of a section that reaches
// over all columns of the sheet. On a sheet that draws lines around cells, it is what
// stands inside them: any empty row without lines ends it, and so does a line of text
// outside of them. On any other, it ends where more than maxGap rows are empty, or
// where a line stands alone behind an empty row; and it begins with the first row of
// more than one cell, or with a cell that is merged as the heads of columns are.
func (w *worksheet) blocks(room *sheetRoom) ([]Block, error) {
	rows, err := w.shown(room)
	if err != nil {
		return nil, err
	}
	ruled, left, right := false, maxSheetColumns, 0
	for _, r := range rows {
		ruled = ruled || r.ruled && r.texts > 0
		for _, c := range r.cells {
			if c.text != "" {
				left, right = min(left, c.column), max(right, c.columnEnd())
			}
		}
	}
	if right == 0 {
		return w.pictured(nil), nil
	}
	var out []Block
	say := func(text string) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" && (len(out) != 1 || out[0].Text != line) {
				out = append(out, Block{Text: line})
			}
		}
	}
	if name := cellLines(w.name); !givenName.MatchString(name) {
		say(name)
	}
	named := len(out)
	var open []sheetRow
	end := func() {
		for len(open) > 0 && open[len(open)-1].texts == 0 {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			if g := sheetGrid(open, room); g != nil {
				out = append(out, Block{Grid: g})
			}
		}
		open = nil
	}
	next := 0 // the row behind all that came so far
	for _, r := range rows {
		if gap := r.row - next; len(open) > 0 && (ruled && gap > 0 || gap > maxGap) {
			end()
		}
		switch {
		case r.texts == 1 && !r.covered && r.isLine(len(open) > 0, ruled, r.row > next, left, right):
			end()
			say(r.one.text)
		case r.texts > 0 || len(open) > 0:
			open = append(open, r)
		}
		for _, c := range r.cells {
			next = max(next, c.rowEnd())
		}
	}
	end()
	if room.cells < 0 {
		return nil, errSheets()
	}
	if len(out) == named {
		out = w.pictured(out)
	}
	return out, nil
}

// pictured puts a picture behind what a sheet says if it shows one.
func (w *worksheet) pictured(out []Block) []Block {
	if w.picture {
		out = append(out, Block{Picture: true})
	}
	return out
}

var (
	givenName      = regexp.MustCompile(`^\s*(?i:sheet|工作表|表格?|table)?[\s0-9()（）]*$`)
	sectionHeading = regexp.MustCompile(`^[一二三四五六七八九十]+、`)
)

// isLine reports whether a row's one text is a paragraph rather than a row of a table.
// open says whether a table is open above it, apart whether an empty row stands
// between; left and right are the columns of the sheet that hold text.
func (r sheetRow) isLine(open, ruled, apart bool, left, right int) bool {
	c := r.one
	if c.column == left && c.columnEnd() == right && c.columns > 1 && sectionHeading.MatchString(c.text) {
		return true
	}
	switch {
	case ruled:
		return !c.ruled
	case open:
		return apart && (c.columns == 1 || c.column == left)
	}
	return c.columns == 1 && c.rows == 1 || c.columns > 1 && c.column == left
}

// sheetGrid makes a grid of rows, the first and last of which hold text, and what
// lies between them. Its columns are those that hold text. It returns nil where there
// is no room for it.
func sheetGrid(rows []sheetRow, room *sheetRoom) *Grid {
	top, left, right := rows[0].row, rows[0].one.column, 0
	height := rows[len(rows)-1].row + 1 - top
	if !room.take(height) {
		return nil
	}
	for _, r := range rows {
		for _, c := range r.cells {
			if c.text != "" {
				left, right = min(left, c.column), max(right, c.columnEnd())
			}
		}
	}
	g := &Grid{Columns: right - left, Ruled: true, Rows: make([][]GridCell, height)}
	fill := height*g.Columns <= maxFilled
	until := make([]int, g.Columns) // the row, from the top, before which a column is taken
	for i := range g.Rows {
		var here []placedCell
		if rows[0].row == top+i {
			here, rows = rows[0].cells, rows[1:]
		}
		column := left
		empty := func(end int) {
			for ; fill && column < end; column++ {
				if until[column-left] <= i {
					g.Rows[i] = append(g.Rows[i], GridCell{Row: i + 1, Column: column - left + 1, RowSpan: 1, ColSpan: 1})
				}
			}
		}
		for _, c := range here {
			if c.column < left || c.column >= right {
				continue // ruled, but beside all text
			}
			empty(c.column)
			cell := GridCell{Text: c.text, Row: i + 1, Column: c.column - left + 1}
			cell.ColSpan = min(c.columnEnd(), right) - c.column
			cell.RowSpan = min(c.rows, height-i)
			for k := range cell.ColSpan {
				until[c.column+k-left] = i + cell.RowSpan
			}
			g.Rows[i] = append(g.Rows[i], cell)
			column = c.column + cell.ColSpan
		}
		empty(right)
		room.take(len(g.Rows[i]))
	}
	return g
}

// cellLines is the text of a cell of a sheet: lines parted by \n, other white space
// collapsed.
func cellLines(text string) string {
	var b []byte
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		b = appendCollapsed(newLine(b), line)
	}
	return string(trim(b))
}

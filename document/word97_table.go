package document

import "strings"

// edgeTolerance is how far apart, in twips, the edges of cells in different rows
// may lie and still be one: 3 points.
const edgeTolerance = 60

// A wordTable is a table that is being read.
type wordTable struct {
	number int
	rows   []wordTableRow
	cells  [][]Block // of the row that is open
	cell   []Block   // that is open
}

type wordTableRow struct {
	cells [][]Block
	shape *wordRow
}

func (t *wordTable) endCell() {
	t.cells, t.cell = append(t.cells, t.cell), nil
}

// endRow ends a row. What stands behind its last cell is a cell, too.
func (t *wordTable) endRow(shape *wordRow) {
	if len(t.cell) > 0 {
		t.endCell()
	}
	if len(t.cells) > 0 {
		t.rows = append(t.rows, wordTableRow{t.cells, shape})
	}
	t.cells = nil
}

// blocks returns what a finished table holds: a grid and the pictures in its cells,
// or, where a cell holds a table, what its cells hold.
func (t *wordTable) blocks() []Block {
	var all, pictures []Block
	nested := false
	for _, row := range t.rows {
		for _, cell := range row.cells {
			for _, b := range cell {
				all = append(all, b)
				nested = nested || b.Grid != nil
				if b.Picture {
					pictures = append(pictures, b)
				}
			}
		}
	}
	if nested {
		return all
	}
	if g := t.grid(); !empty(g) {
		return append([]Block{{Grid: g}}, pictures...)
	}
	return pictures
}

// grid lays out the rows: columns by the edges of cells, or, where a row does not
// say where its cells are, one column to a cell.
func (t *wordTable) grid() *Grid {
	g := &Grid{Number: t.number, Ruled: true}
	places, columns := t.places()
	g.Columns = columns
	type open struct{ row, cell, to int }
	above := make(map[int]open) // cells that may go on below, by their first column
	for i, row := range t.rows {
		var printed []GridCell
		here := make(map[int]open)
		for _, c := range row.joined(places[i]) {
			if o, goes := above[c.from]; goes && c.vert == 1 && o.to == c.to {
				g.Rows[o.row][o.cell].RowSpan++
				here[c.from] = o
				continue
			}
			if c.vert != 0 {
				here[c.from] = open{i, len(printed), c.to}
			}
			printed = append(printed, GridCell{
				Text: cellParagraphs(c.blocks), Row: i + 1, Column: c.from + 1, RowSpan: 1, ColSpan: c.to - c.from,
			})
		}
		g.Rows = append(g.Rows, printed)
		above = here
	}
	return g
}

// A wordCell is a cell of a row, those merged into it from the right taken in.
type wordCell struct {
	interval
	blocks []Block
	vert   uint8
}

// joined returns a row's cells. What stands in a cell that is merged into another is
// not shown. Two readings of the format contradict one another on which of 1 and 2
// begins a set of cells merged to the side; the first of a set tells.
func (r *wordTableRow) joined(places []interval) []wordCell {
	var out []wordCell
	first := uint8(0) // how the set that is open began
	for j, blocks := range r.cells {
		var horz, vert uint8
		if r.shape != nil && j < len(r.shape.horz) {
			horz, vert = min(r.shape.horz[j], 2), r.shape.vert[j]
		}
		if first != 0 && horz != 0 && horz != first {
			out[len(out)-1].to = places[j].to
			continue
		}
		first = horz
		out = append(out, wordCell{places[j], blocks, vert})
	}
	return out
}

func (t *wordTable) places() ([][]interval, int) {
	edges := make([][]int, len(t.rows))
	stated := true
	for i, row := range t.rows {
		if row.shape == nil || len(row.shape.horz) != len(row.cells) {
			stated = false
			break
		}
		edges[i] = make([]int, len(row.shape.edges))
		for j, e := range row.shape.edges {
			edges[i][j] = int(e)
		}
	}
	if stated {
		if cells, columns, ok := edgeColumns(edges, edgeTolerance); ok {
			return cells, columns
		}
	}
	places, columns := make([][]interval, len(t.rows)), 0
	for i, row := range t.rows {
		for j := range row.cells {
			places[i] = append(places[i], interval{j, j + 1})
		}
		columns = max(columns, len(row.cells))
	}
	return places, columns
}

// cellParagraphs joins the paragraphs of a cell.
func cellParagraphs(blocks []Block) string {
	var text strings.Builder
	for _, b := range blocks {
		if b.Text != "" && text.Len() > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(b.Text)
	}
	return text.String()
}

package document

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A sheetTable is a table as it has grown over pages.
type sheetTable struct {
	xs       []float64
	cells    []tableCell // by row, then column; rows and columns counted from 0 until grid
	rows     int
	ruled    bool
	page     int  // of its last part
	openFoot bool // no rule closes its last part
	foot     float64
}

// A tableCell also says whether its text fills it, so that it may go on in another.
type tableCell struct {
	GridCell
	wide bool // no further word fits on its last line
	deep bool // no further line fits below its last
	full bool // no further digit fits on its last line, all digits
}

const (
	aligned  = 4.0  // edges of columns that are no further apart are the same
	loose    = 15.0 // the same, where white space parts them
	footFrom = 0.7  // of a page's height: a table that ends above is not cut off by the page
)

func newSheetTable(p *plan) *sheetTable {
	t := &sheetTable{xs: p.xs, ruled: p.ruled}
	t.add(p, p.gridCells())
	return t
}

func (p *plan) gridCells() []tableCell {
	cells := make([]tableCell, len(p.cells))
	pad := p.pad()
	for i, c := range p.cells {
		box := p.cellBox(c)
		cells[i].GridCell = GridCell{
			Text: c.text, Row: c.row, Column: c.column, RowSpan: c.endRow - c.row, ColSpan: c.endColumn - c.column,
			Page: p.page, Box: box,
		}
		if all := lines(c.glyphs); len(all) > 0 {
			last := &all[len(all)-1]
			cells[i].wide = last.inked().width()+2*last.size > box.width()-2*padding(all, box)
			cells[i].full = last.fullFigure(box.width() - 2*pad)
			cells[i].deep = last.box[3]+1.5*last.size > box[3]-padding(all, box)
		}
	}
	return cells
}

func (t *sheetTable) add(p *plan, cells []tableCell) {
	t.cells = append(t.cells, cells...)
	for _, c := range cells {
		t.rows = max(t.rows, c.Row+c.RowSpan)
	}
	t.page, t.openFoot, t.foot = p.page, p.openFoot, p.ys[len(p.ys)-1]
}

// goesOn adds the part of a table that stands on the next page, and reports whether
// it is one: the columns are the same, and its head is repeated or the page cut it.
func (t *sheetTable) goesOn(p *plan, height float64) bool {
	if p.page != t.page+1 || p.ruled != t.ruled || !t.sameColumns(p.xs) {
		return false
	}
	if !t.ruled {
		p.xs = t.xs
	}
	xs, mine, cells := t.widen(p)
	head := repeated(mine, cells)
	if head == 0 && t.foot < footFrom*height && len(xs) > max(len(t.xs), len(p.xs), 3) {
		return false
	}
	t.xs, t.cells = xs, mine
	cells = slices.DeleteFunc(cells, func(c tableCell) bool { return c.Row < head })
	if len(cells) == 0 {
		return true
	}
	for i := range cells {
		cells[i].Row += t.rows - head
	}
	if t.ruled {
		cells = t.mend(cells, t.openFoot && p.openTop && head == 0)
	}
	t.add(p, cells)
	return true
}

// sameColumns reports whether columns stand where those of the table do. A part may
// have fewer, where its rows are merged.
func (t *sheetTable) sameColumns(xs []float64) bool {
	if !t.ruled { // what stands in a column moves its edges
		for i := range min(len(xs), len(t.xs)) {
			if math.Abs(xs[i]-t.xs[i]) > loose {
				return false
			}
		}
		return len(xs) == len(t.xs)
	}
	shift := xs[0] - t.xs[0]
	if math.Abs(xs[len(xs)-1]-shift-t.xs[len(t.xs)-1]) > aligned {
		return false
	}
	few, many := xs, t.xs
	if len(few) > len(many) {
		few, many, shift = many, few, -shift
	}
	met := 0
	for _, x := range few {
		for _, y := range many {
			if math.Abs(x-shift-y) <= aligned {
				met++
				break
			}
		}
	}
	return met == len(few) || met-2 >= (len(few)-1)/2 && met > 2
}

// widen lays the table and a further part out in columns common to both, and changes
// neither.
func (t *sheetTable) widen(p *plan) (xs []float64, mine, other []tableCell) {
	shift := p.xs[0] - t.xs[0]
	xs = slices.Clone(t.xs)
	for _, x := range p.xs {
		if !slices.ContainsFunc(xs, func(y float64) bool { return math.Abs(x-shift-y) <= aligned }) {
			xs = append(xs, x-shift)
		}
	}
	slices.Sort(xs)
	mine = recolumn(slices.Clone(t.cells), t.xs, xs, 0)
	other = recolumn(p.gridCells(), p.xs, xs, shift)
	return xs, mine, other
}

// recolumn renumbers columns from one list of edges to another.
func recolumn(cells []tableCell, from, to []float64, shift float64) []tableCell {
	number := make([]int, len(from))
	for i, x := range from {
		best := 0
		for j, y := range to {
			if math.Abs(x-shift-y) < math.Abs(x-shift-to[best]) {
				best = j
			}
		}
		number[i] = best
	}
	for i := range cells {
		c := &cells[i]
		begin, end := number[c.Column], number[c.Column+c.ColSpan]
		c.Column, c.ColSpan = begin, max(end-begin, 1)
	}
	return cells
}

// repeated is how many rows of a part say what the first rows of the table say, up to
// the first with a figure: its head, printed again.
func repeated(table, part []tableCell) int {
	head, row := 0, 0
	for i := 0; i < min(len(table), len(part)); i++ {
		a, b := table[i], part[i]
		if a.Row != b.Row || a.Column != b.Column || a.ColSpan != b.ColSpan || a.RowSpan != b.RowSpan || squeezed(a.Text) != squeezed(b.Text) || figure(b.Text) {
			row = b.Row
			break
		}
		row = max(row, b.Row+1)
	}
	for r := 1; r <= row; r++ { // the head ends where no cell reaches over
		whole, said := true, false
		for _, c := range part {
			if c.Row < r {
				whole = whole && c.Row+c.RowSpan <= r
				said = said || c.Text != ""
			}
		}
		if whole && said {
			head = r
		}
	}
	return head
}

// squeezed is a text without white space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// grid is the table as a document holds it.
func (t *sheetTable) grid(number int) *Grid {
	g := &Grid{Number: number, Columns: len(t.xs) - 1, Ruled: t.ruled, Rows: make([][]GridCell, t.rows)}
	slices.SortStableFunc(t.cells, func(a, b tableCell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	for _, c := range t.cells {
		row := c.Row
		c.Row, c.Column = c.Row+1, c.Column+1
		g.Rows[row] = append(g.Rows[row], c.GridCell)
	}
	return g
}

// texts is how many cells say something.
func (t *sheetTable) texts() (n int) {
	for _, c := range t.cells {
		if c.Text != "" {
			n++
		}
	}
	return n
}

// text is what the first cell says that says something.
func (t *sheetTable) text() string {
	for _, c := range t.cells {
		if c.Text != "" {
			return c.Text
		}
	}
	return ""
}

// marked reports whether a text begins an item of a list: 一、 （三） 4. and the like.
func marked(s string) bool {
	s = strings.TrimLeft(s, "（( ")
	end := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsDigit(r) && !strings.ContainsRune("一二三四五六七八九十〇零①②③④⑤⑥⑦⑧⑨⑩", r)
	})
	if end <= 0 {
		return strings.HasPrefix(s, "第") || end < 0 && s != ""
	}
	return strings.IndexAny(s[end:], "、.．）)，") == 0 || strings.HasPrefix(s, "①")
}

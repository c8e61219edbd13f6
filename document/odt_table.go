package document

import (
	"math"
	"strings"
)

// An odfRow is one printed row of a table of a text.
type odfRow struct {
	cells []odfCell
	width int // columns, covered ones counted
}

type odfCell struct {
	column, rows, columns int
	text                  string
	contents              []Block // that come out by themselves: of a layout table, or pictures
}

// table walks a table of a text. One that holds another is a layout table: what
// its cells hold comes out by itself. Pictures stand behind the table they are in.
func (w *odfWalk) table() error {
	w.tables++
	number := w.tables
	w.nested = false
	var rows []odfRow
	if err := w.x.children(func(e *element) error { return w.row(e, &rows) }); err != nil {
		return err
	}
	layout := w.nested
	w.nested = true
	var loose []Block
	g := &Grid{Number: number, Ruled: true}
	for i, row := range rows {
		var cells []GridCell
		for _, c := range row.cells {
			for _, b := range c.contents {
				if layout || b.Picture {
					loose = append(loose, b)
				}
			}
			cells = append(cells, GridCell{Text: c.text, Row: i + 1, Column: c.column, RowSpan: c.rows, ColSpan: c.columns})
		}
		g.Columns = max(g.Columns, row.width)
		g.Rows = append(g.Rows, cells)
	}
	if !layout && !empty(g) {
		g.untangle(false)
		*w.out = append(*w.out, Block{Grid: g})
	}
	*w.out = append(*w.out, loose...)
	return nil
}

func (w *odfWalk) row(e *element, rows *[]odfRow) error {
	switch e.name {
	case "table:table-header-rows", "table:table-rows", "table:table-row-group":
		return w.x.children(func(e *element) error { return w.row(e, rows) })
	case "table:table-row":
	default:
		return nil
	}
	times := repeats(e, "table:number-rows-repeated")
	hidden := e.attr("table:visibility") == "collapse"
	var row odfRow
	held := 0
	err := w.x.children(func(e *element) error {
		if e.name != "table:table-cell" && e.name != "table:covered-table-cell" {
			return nil
		}
		n := repeats(e, "table:number-columns-repeated")
		if e.name == "table:covered-table-cell" {
			row.width = min(row.width+n, maxSpan)
			return nil
		}
		c := odfCell{rows: spanned(e, "table:number-rows-spanned"), columns: spanned(e, "table:number-columns-spanned")}
		var err error
		c.contents, err = w.story(w.block)
		c.text = contentText(c.contents)
		held += len(c.contents)
		for range n {
			if w.cells++; w.cells > maxCells {
				return errCells()
			}
			if row.width >= maxSpan {
				break
			}
			row.width++
			c.column = row.width
			row.cells = append(row.cells, c)
		}
		return err
	})
	for range times {
		if hidden {
			break
		}
		*rows = append(*rows, row)
		if w.cells += len(row.cells) + held; w.cells > maxCells || len(*rows) > maxCells {
			return errCells()
		}
	}
	return err
}

func spanned(e *element, name string) int { return min(max(e.number(name, 1), 1), maxSpan) }

func repeats(e *element, name string) int { return min(max(e.number(name, 1), 1), maxSheetRows) }

// sheet walks one sheet of a workbook.
func (w *odfWalk) sheet(e *element) error {
	if e.name != "table:table" || w.styles.away[e.attr("table:style-name")] {
		return nil
	}
	s := &odfSheet{walk: w, worksheet: worksheet{name: e.attr("table:name")}}
	if err := w.x.children(s.part); err != nil {
		return err
	}
	blocks := s.blocks(w.tables)
	for _, b := range blocks {
		if b.Grid != nil {
			w.tables++
		}
	}
	w.doc.Blocks = append(w.doc.Blocks, blocks...)
	return nil
}

// An odfSheet is a worksheet while it is read.
type odfSheet struct {
	worksheet
	walk   *odfWalk
	row    int // the last one read
	column int // the last one declared
}

func (s *odfSheet) part(e *element) error {
	x := s.walk.x
	switch e.name {
	case "table:table-header-rows", "table:table-rows", "table:table-row-group", "table:table-header-columns", "table:table-columns", "table:table-column-group":
		return x.children(s.part)
	case "table:table-column":
		n := min(repeats(e, "table:number-columns-repeated"), maxSheetColumns-s.column)
		if e.attr("table:visibility") != "" && e.attr("table:visibility") != "visible" {
			for i := range n {
				s.columns = append(s.columns, s.column+i+1)
			}
		}
		s.column += n
	case "table:table-row":
		return s.read(e)
	}
	return nil
}

// read takes in a row, as often as it is repeated; repeated rows that are empty are
// counted alone.
func (s *odfSheet) read(e *element) error {
	times := min(repeats(e, "table:number-rows-repeated"), maxSheetRows-s.row)
	hidden := e.attr("table:visibility") == "collapse" || e.attr("table:visibility") == "filter"
	var cells []sheetCell
	column := 0
	err := s.walk.x.children(func(e *element) error {
		if e.name != "table:table-cell" && e.name != "table:covered-table-cell" {
			return nil
		}
		n := min(repeats(e, "table:number-columns-repeated"), maxSheetColumns-column)
		c := sheetCell{column: column + 1, rows: spanned(e, "table:number-rows-spanned"), columns: spanned(e, "table:number-columns-spanned")}
		column += n
		contents, err := s.walk.story(s.walk.block)
		c.text = odfValue(e, contentText(contents))
		if c.text == "" || e.name == "table:covered-table-cell" {
			return err
		}
		if s.walk.cells += n; s.walk.cells > maxCells {
			return errCells()
		}
		for range n {
			cells = append(cells, c)
			c.column++
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(cells) == 0 || hidden {
		for i := range times {
			if !hidden || len(s.rows) >= maxSheetRows {
				break
			}
			s.rows = append(s.rows, s.row+i+1)
		}
		s.row += times
		return nil
	}
	for range times {
		s.row++
		if s.walk.cells += len(cells); s.walk.cells > maxCells {
			return errCells()
		}
		for _, c := range cells {
			c.row = s.row
			s.cells = append(s.cells, c)
		}
	}
	return nil
}

// odfValue is what a cell shows; where it shows a figure rounded, the figure as it
// is kept.
func odfValue(e *element, shown string) string {
	kept, ok := parseDecimal(e.attr("office:value"))
	if !ok {
		return shown
	}
	switch e.attr("office:value-type") {
	case "percentage":
		kept.point += 2
	case "float", "currency":
	default:
		return shown
	}
	from := strings.IndexAny(shown, "0123456789")
	to := strings.LastIndexAny(shown, "0123456789") + 1
	if from < 0 {
		return shown
	}
	printed, ok := parseDecimal(strings.ReplaceAll(shown[from:to], ",", ""))
	if kept.negative = false; !ok || printed == kept {
		return shown
	}
	_, places, _ := strings.Cut(shown[from:to], ".")
	if math.Abs(printed.float()-kept.float()) > math.Pow10(-len(places)) {
		return shown // in another unit, or no figure of this cell
	}
	return shown[:from] + kept.String() + shown[to:]
}

package document

import (
	"math"
	"strings"
)

// sheet walks one sheet of a workbook.
func (w *odfWalk) sheet(e *element) error {
	if e.name != "table:table" || w.styles.away[e.attr("table:style-name")] {
		return nil
	}
	s := &odfSheet{walk: w, worksheet: worksheet{name: e.attr("table:name")}}
	if err := w.x.children(s.part); err != nil {
		return err
	}
	w.sheets = append(w.sheets, &s.worksheet)
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
			s.columns = hide(s.columns, s.column+1, s.column+n, maxSheetColumns)
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
	var cells []odfCell
	column := 0
	err := s.walk.x.children(func(e *element) error {
		if e.name != "table:table-cell" && e.name != "table:covered-table-cell" {
			return nil
		}
		n := min(repeats(e, "table:number-columns-repeated"), maxSheetColumns-column)
		c := odfCell{column: column + 1, rows: spanned(e, "table:number-rows-spanned"), columns: spanned(e, "table:number-columns-spanned")}
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
		if hidden {
			s.rows = hide(s.rows, s.row+1, s.row+times, maxSheetRows)
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
			s.add(sheetCell{row: s.row, column: c.column, text: c.text})
			if c.rows > 1 || c.columns > 1 {
				s.merged = append(s.merged, sheetRange{s.row, c.column, c.rows, c.columns})
			}
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

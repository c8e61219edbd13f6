package document

import (
	"math"
	"strings"
)

// xlsxRows reads the rows of a sheet.
type xlsxRows struct {
	book   *xlsxBook
	sheet  *worksheet
	x      *xmlReader
	row    int // the last one read
	column int
}

func (r *xlsxRows) part(e *element) error {
	switch e.name {
	case "x:cols":
		return r.x.children(func(e *element) error {
			_, said := e.lookup("hidden")
			_, narrow := e.lookup("width")
			if said && e.on("hidden") || narrow && parseZero(e.attr("width")) {
				from := e.number("min", 1)
				r.sheet.columns = hide(r.sheet.columns, from, e.number("max", from), maxSheetColumns)
			}
			return nil
		})
	case "x:sheetData":
		return r.x.children(r.readRow)
	case "x:mergeCells":
		return r.x.children(func(e *element) error {
			if m, ok := parseRange(e.attr("ref")); ok {
				if r.book.cells++; r.book.cells > maxCells {
					return errCells()
				}
				r.sheet.merged = append(r.sheet.merged, m)
			}
			return nil
		})
	}
	return nil
}

// parseZero reports whether a length is none.
func parseZero(s string) bool {
	d, ok := parseDecimal(s)
	return ok && d.zero()
}

func (r *xlsxRows) readRow(e *element) error {
	if e.name != "x:row" {
		return nil
	}
	r.row = e.number("r", r.row+1)
	r.column = 0
	if r.row < 1 || r.row > maxSheetRows {
		return nil
	}
	_, said := e.lookup("hidden")
	_, low := e.lookup("ht")
	if said && e.on("hidden") || low && parseZero(e.attr("ht")) {
		r.sheet.rows = append(r.sheet.rows, r.row)
	}
	return r.x.children(func(e *element) error {
		if e.name != "x:c" {
			return nil
		}
		return r.readCell(e)
	})
}

func (r *xlsxRows) readCell(e *element) error {
	r.column++
	if column, row, ok := parseCellName(e.attr("r")); ok && row == r.row {
		r.column = column
	}
	kind, style := e.attr("t"), e.number("s", 0)
	var value, formula, inline string
	calculated, kept := false, false
	err := r.x.children(func(e *element) (err error) {
		switch e.name {
		case "x:v":
			kept = true
			value, err = r.x.text()
		case "x:f":
			calculated = true
			formula, err = r.x.text()
		case "x:is":
			kept = true
			inline, err = xlsxText(r.x)
		}
		return err
	})
	if err != nil {
		return err
	}
	text := inline
	switch {
	case calculated && !kept:
		text = "=" + cellLines(formula)
	case kept && kind != "inlineStr":
		text = r.book.show(kind, value, style)
	}
	c := sheetCell{r.row, r.column, text, r.book.style(style).ruled}
	if text == "" && !c.ruled || r.column > maxSheetColumns {
		return nil
	}
	if r.book.cells++; r.book.cells > maxCells {
		return errCells()
	}
	r.sheet.add(c)
	return nil
}

// show writes a value of a kind under a style of cells.
func (b *xlsxBook) show(kind, value string, style int) string {
	switch kind {
	case "s":
		d, ok := parseDecimal(value)
		if i := int(d.float()); ok && d.float() == math.Trunc(d.float()) && i >= 0 && i < len(b.strings) {
			return b.strings[i]
		}
		return "\ufffd" // a string that is not there is no empty cell
	case "b":
		if strings.TrimSpace(value) == "1" {
			return "TRUE"
		}
		return "FALSE"
	case "str", "e", "d":
		return cellLines(unescape(value))
	}
	return displayed(strings.TrimSpace(value), b.style(style).format, b.epoch1904)
}

// style returns a style of cells, or one that says nothing.
func (b *xlsxBook) style(i int) xlsxStyle {
	if i >= 0 && i < len(b.styles) {
		return b.styles[i]
	}
	return xlsxStyle{}
}

// parseRange reads a stretch of cells such as A3:C5.
func parseRange(ref string) (sheetRange, bool) {
	from, to, _ := strings.Cut(ref, ":")
	column, row, ok := parseCellName(from)
	if !ok {
		return sheetRange{}, false
	}
	right, bottom, ok := parseCellName(to)
	if !ok || right < column || bottom < row {
		return sheetRange{}, false
	}
	return sheetRange{row, column, bottom - row + 1, right - column + 1}, true
}

// parseCellName reads the name of a cell such as AB12.
func parseCellName(name string) (column, row int, ok bool) {
	i := 0
	for ; i < len(name); i++ {
		c := name[i]
		if c == '$' {
			continue
		}
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c < 'A' || c > 'Z' {
			break
		}
		if column = column*26 + int(c-'A') + 1; column > maxSheetColumns {
			return 0, 0, false
		}
	}
	for ; i < len(name); i++ {
		if name[i] < '0' || name[i] > '9' {
			return 0, 0, false
		}
		if row = row*10 + int(name[i]-'0'); row > maxSheetRows {
			return 0, 0, false
		}
	}
	return column, row, column > 0 && row > 0
}

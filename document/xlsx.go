package document

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// readXLSX reads SpreadsheetML (ISO/IEC 29500-1), transitional or strict: every
// sheet that is shown, as worksheet.blocks has it. A figure is what displayed
// makes of it; a formula is its result as kept, and where none is kept itself
// behind an equals sign, so that it does not pass for an empty cell.
func readXLSX(body []byte, _ string) (*Document, error) {
	z, err := openZipped(body)
	if err != nil {
		return nil, err
	}
	b := &xlsxBook{zip: z}
	if err := b.read(); err != nil {
		return nil, err
	}
	var sheets []*worksheet
	for _, s := range b.sheets {
		sheet, err := b.readSheet(s)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, sheet)
	}
	return layOutSheets(sheets)
}

// An xlsxBook is what the sheets of a workbook share.
type xlsxBook struct {
	zip       *zipped
	sheets    []xlsxSheet // that are shown
	epoch1904 bool
	targets   map[string]string // members by the id that the workbook gives them
	strings   []string
	styles    []xlsxStyle // of cells
	cells     int         // read so far
}

type xlsxSheet struct{ name, id string }

// An xlsxStyle is what a style says of a cell: its number format, and whether lines
// are drawn on two sides of it or more.
type xlsxStyle struct {
	format string
	ruled  bool
}

// read takes in all that the sheets share.
func (b *xlsxBook) read() error {
	b.targets = make(map[string]string)
	for _, part := range []struct {
		name string
		read func(*xmlReader) error
		must bool
	}{
		{"xl/workbook.xml", b.readWorkbook, true},
		{"xl/_rels/workbook.xml.rels", b.readTargets, true},
		{"xl/sharedStrings.xml", b.readStrings, false},
		{"xl/styles.xml", b.readStyles, false},
	} {
		if !part.must && !b.zip.has(part.name) {
			continue
		}
		x, err := b.zip.xml(part.name)
		if err != nil {
			return err
		}
		if err := x.children(func(*element) error { return part.read(x) }); err != nil {
			return err
		}
	}
	return nil
}

func (b *xlsxBook) readWorkbook(x *xmlReader) error {
	return x.children(func(e *element) error {
		switch e.name {
		case "x:workbookPr":
			_, said := e.lookup("date1904")
			b.epoch1904 = said && e.on("date1904")
		case "x:sheets":
			return x.children(func(e *element) error {
				if state := e.attr("state"); e.name == "x:sheet" && (state == "" || state == "visible") {
					b.sheets = append(b.sheets, xlsxSheet{e.attr("name"), e.attr("r:id")})
				}
				return nil
			})
		}
		return nil
	})
}

func (b *xlsxBook) readTargets(x *xmlReader) error {
	return x.children(func(e *element) error {
		target := e.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		if strings.HasSuffix(e.attr("Type"), "/worksheet") {
			b.targets[e.attr("Id")] = target
		}
		return nil
	})
}

func (b *xlsxBook) readStrings(x *xmlReader) error {
	return x.children(func(e *element) error {
		text, err := xlsxText(x)
		b.strings = append(b.strings, text)
		return err
	})
}

// xlsxText returns the text of the open element without the glosses it may have.
func xlsxText(x *xmlReader) (string, error) {
	var b strings.Builder
	var look func(*element) error
	look = func(e *element) error {
		switch e.name {
		case "x:t":
			text, err := x.text()
			b.WriteString(text)
			return err
		case "x:r":
			return x.children(look)
		}
		return nil // x:rPh
	}
	err := x.children(look)
	return cellLines(unescape(b.String())), err
}

// unescape undoes the way that characters are written which XML cannot hold:
// _x000D_.
func unescape(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var b strings.Builder
	for ; at >= 0; at = strings.Index(s, "_x") {
		b.WriteString(s[:at])
		s = s[at:]
		if len(s) >= 7 && s[6] == '_' {
			if v, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				b.WriteRune(rune(v))
				s = s[7:]
				continue
			}
		}
		b.WriteString(s[:2])
		s = s[2:]
	}
	b.WriteString(s)
	return b.String()
}

func (b *xlsxBook) readStyles(x *xmlReader) error {
	own := make(map[int]string)
	var ruled []bool // of each border
	return x.children(func(e *element) error {
		switch e.name {
		case "x:numFmts":
			return x.children(func(e *element) error {
				own[e.number("numFmtId", -1)] = e.attr("formatCode")
				return nil
			})
		case "x:borders":
			return x.children(func(*element) error {
				sides := 0
				err := x.children(func(e *element) error {
					switch e.name {
					case "x:left", "x:right", "x:start", "x:end", "x:top", "x:bottom":
						if style := e.attr("style"); style != "" && style != "none" {
							sides++
						}
					}
					return nil
				})
				ruled = append(ruled, sides >= 2)
				return err
			})
		case "x:cellXfs":
			return x.children(func(e *element) error {
				border := e.number("borderId", 0)
				id := e.number("numFmtId", 0)
				format, ok := own[id]
				if !ok {
					format = builtIn[id]
				}
				b.styles = append(b.styles, xlsxStyle{format, border >= 0 && border < len(ruled) && ruled[border]})
				return nil
			})
		}
		return nil
	})
}

// readSheet reads one sheet. A sheet that is a chart has no cells.
func (b *xlsxBook) readSheet(s xlsxSheet) (*worksheet, error) {
	w := &worksheet{name: s.name}
	target := b.targets[s.id]
	if target == "" {
		return &worksheet{}, nil
	}
	x, err := b.zip.xml(target)
	if err != nil {
		return nil, fmt.Errorf("sheet %q: %w", s.name, err)
	}
	r := &xlsxRows{book: b, sheet: w, x: x}
	if err := x.children(func(*element) error { return x.children(r.part) }); err != nil {
		return nil, fmt.Errorf("sheet %q: %w", s.name, err)
	}
	return w, nil
}

package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"harvest/page"
)

// isSpreadsheetML looks for the XML of Excel 2003, which many systems write under
// the name .xls.
func isSpreadsheetML(body []byte) bool {
	head := head(body)
	return bytes.Contains(head, []byte("urn:schemas-microsoft-com:office:spreadsheet")) && bytes.Contains(head, []byte("Workbook"))
}

// readSpreadsheetML reads the XML of Excel 2003 as readXLS reads a workbook.
func readSpreadsheetML(body []byte, contentType string) (*Document, error) {
	text, charset := page.Decode(body, contentType)
	x := xml.NewDecoder(bytes.NewReader(text))
	x.Strict = false
	x.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	m := &xmlBook{book: workbook{formats: make(map[uint16]string)}, styles: make(map[string]int)}
	for {
		token, err := x.Token()
		switch {
		case errors.Is(err, io.EOF) && m.depth == 0:
			d, err := layOutSheets(m.sheets)
			if d != nil {
				d.Charset = charset
			}
			return d, err
		case err != nil && x.InputOffset() >= int64(len(text)):
			return nil, fmt.Errorf("%w: %w", err, ErrTruncated)
		case err != nil:
			return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
		}
		switch t := token.(type) {
		case xml.StartElement:
			m.depth++
			m.begin(t)
		case xml.EndElement:
			m.depth--
			m.end(t.Name.Local)
		case xml.CharData:
			if m.inData || m.inVisible {
				m.text.Write(t)
			}
		}
		if m.book.cells > maxParts {
			return nil, fmt.Errorf("over %d cells: %w", maxParts, ErrTooLarge)
		}
	}
}

// An xmlBook is a workbook in XML while it is read.
type xmlBook struct {
	book   workbook
	styles map[string]int // by name, their place in book.styles
	sheets []*worksheet
	depth  int

	style             cellStyle
	sides             int // of it that are ruled
	styleID           string
	sheet             *worksheet
	row, column       int // of the next cell, counted from 1
	rowEnd            int // the row after this one
	columns           int // declared so far
	cell              sheetCell
	cellStyle         int
	kind              string // of what the cell holds
	inData, inVisible bool
	text              strings.Builder
}

func (m *xmlBook) begin(e xml.StartElement) {
	switch e.Name.Local {
	case "Style":
		m.style, m.sides, m.styleID = cellStyle{}, 0, xmlAttribute(e, "ID")
	case "Border":
		m.sides++
		m.style.ruled = m.sides >= 2
	case "NumberFormat":
		m.style.format = uint16(1000 + len(m.book.formats))
		m.book.formats[m.style.format] = xmlFormat(xmlAttribute(e, "Format"))
	case "Worksheet":
		m.sheet = &worksheet{name: xmlAttribute(e, "Name")}
		m.row, m.columns = 1, 1
	case "Column":
		m.columns = nextPlace(e, m.columns)
		end := m.columns + counted(e, "Span")
		if m.sheet != nil && xmlAttribute(e, "Hidden") == "1" {
			m.sheet.columns = hide(m.sheet.columns, m.columns, end, maxColumns)
			m.book.cells++
		}
		m.columns = end + 1
	case "Row":
		m.row, m.column = nextPlace(e, m.row), 1
		m.rowEnd = m.row + 1 + counted(e, "Span") // rows that are alike, none with a cell
		if m.sheet != nil && xmlAttribute(e, "Hidden") == "1" {
			n := len(m.sheet.rows)
			m.sheet.rows = hide(m.sheet.rows, m.row, m.rowEnd-1, maxSheetRows)
			m.book.cells += len(m.sheet.rows) - n
		}
	case "Cell":
		m.column = nextPlace(e, m.column)
		m.cellStyle = m.styles[xmlAttribute(e, "StyleID")]
		m.cell = sheetCell{row: m.row, column: m.column, ruled: m.book.styleOf(m.cellStyle).ruled}
		across, down := min(counted(e, "MergeAcross"), maxColumns), counted(e, "MergeDown")
		if m.sheet != nil && across+down > 0 && m.column <= maxColumns {
			m.sheet.merged = append(m.sheet.merged, sheetRange{m.row, m.column, down + 1, min(across, maxColumns-m.column) + 1})
		}
		m.column += across
	case "Data":
		m.inData, m.kind = true, xmlAttribute(e, "Type")
		m.text.Reset()
	case "Visible":
		m.inVisible = true
		m.text.Reset()
	}
}

func (m *xmlBook) end(name string) {
	switch name {
	case "Style":
		m.styles[m.styleID] = len(m.book.styles)
		m.book.styles = append(m.book.styles, m.style)
	case "Worksheet":
		if m.sheet != nil {
			m.sheets = append(m.sheets, m.sheet)
		}
		m.sheet = nil
	case "Visible":
		if m.inVisible = false; strings.HasPrefix(m.text.String(), "Sheet") {
			m.sheet = nil // hidden, or hidden so that no menu shows it
		}
	case "Row":
		m.row = m.rowEnd
	case "Data":
		m.inData = false
		m.cell.text = m.book.typed(m.kind, m.text.String(), m.cellStyle)
	case "Cell":
		m.column++
		m.book.cells++
		if m.sheet != nil {
			m.book.add(m.sheet, m.cell)
		}
	}
}

// typed prints what a cell in XML holds.
func (b *workbook) typed(kind, text string, style int) string {
	switch kind {
	case "Number":
		return displayed(strings.TrimSpace(text), b.format(style), b.from1904)
	case "Boolean":
		if strings.TrimSpace(text) == "0" {
			return boolErr(0, false)
		}
		return boolErr(1, false)
	case "DateTime":
		day, clock, _ := strings.Cut(strings.TrimSpace(text), "T")
		if clock, _, _ = strings.Cut(clock, "."); clock != "" && clock != "00:00:00" {
			day += " " + clock
		}
		return day
	}
	return text
}

// xmlFormat spells out a format that the XML names.
func xmlFormat(name string) string {
	switch name {
	case "Percent":
		return "0.00%"
	case "Standard", "Currency", "Euro Currency":
		return "#,##0.00"
	case "Fixed":
		return "0.00"
	case "General", "Scientific", "Yes/No", "True/False", "On/Off":
		return ""
	}
	if strings.HasSuffix(name, "Date") || strings.HasSuffix(name, "Time") {
		return "" // a cell with a date has a type of its own
	}
	return name
}

func xmlAttribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// counted is an attribute that counts, 0 where there is none.
func counted(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(xmlAttribute(e, name))
	if err != nil {
		return 0
	}
	return min(max(n, 0), maxSheetRows)
}

// nextPlace is where a row or cell stands, counted from 1: where it says, or next.
func nextPlace(e xml.StartElement, next int) int {
	if n := counted(e, "Index"); n > 0 {
		return n
	}
	return next
}

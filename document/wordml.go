package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"harvest/page"
)

// wordMLSpace is the namespace of the XML of Word 2003.
const wordMLSpace = "http://schemas.microsoft.com/office/word/2003/wordml"

// isWordML looks for the XML of Word 2003, which stands under the name .doc.
func isWordML(body []byte) bool {
	return bytes.Contains(head(body), []byte(wordMLSpace)) && bytes.Contains(head(body), []byte("wordDocument"))
}

// readWordML reads the XML of Word 2003 as readDOC reads a document.
func readWordML(body []byte, contentType string) (*Document, error) {
	text, charset := page.Decode(body, contentType)
	x := xml.NewDecoder(bytes.NewReader(text))
	x.Strict = false
	x.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	m := &wordML{levels: make(map[string]int)}
	m.doc = &Document{Charset: charset, parents: []int{0}}
	for {
		token, err := x.Token()
		switch {
		case errors.Is(err, io.EOF) && m.depth == 0:
			return m.doc, nil
		case err == nil:
			switch t := token.(type) {
			case xml.StartElement:
				if m.skipped(t.Name.Local) {
					if err = x.Skip(); err == nil {
						continue
					}
					break
				}
				m.depth++
				m.begin(t)
			case xml.EndElement:
				m.depth--
				m.end(t.Name)
			case xml.CharData:
				if m.inText && !m.hidden {
					m.line = appendCollapsed(m.line, string(t))
				}
			}
		}
		switch {
		case err != nil && x.InputOffset() >= int64(len(text)):
			return nil, fmt.Errorf("%w: %w", err, ErrTruncated)
		case err != nil:
			return nil, fmt.Errorf("%w: %w", err, ErrDamaged)
		case m.produced > maxParts || len(m.tables) > maxTableDepth:
			return nil, fmt.Errorf("over %d paragraphs and cells, or tables in %d tables: %w", maxParts, maxTableDepth, ErrTooLarge)
		}
	}
}

// A wordML is a document in XML while it is read.
type wordML struct {
	wordWalk
	depth  int
	levels map[string]int // outline levels of styles, by name

	style          string // that is declared
	paragraph      wordParagraph
	numeral        string // before the paragraph
	inText, hidden bool
	inMark         bool // what is said is of the paragraph's mark
	rows           []wordRow
	vert           uint8
	span           int
}

// skipped reports whether an element holds nothing of the text itself.
func (m *wordML) skipped(name string) bool {
	switch name {
	case "hdr", "ftr", "footnote", "endnote", "binData", "docSuppData", "DocumentProperties", "fonts", "lists":
		return true
	}
	return false
}

func (m *wordML) begin(e xml.StartElement) {
	if e.Name.Space != wordMLSpace {
		if e.Name.Local == "t" && len(m.numeral) == 0 { // in a list's properties: the number as it is printed
			m.numeral = xmlAttribute(e, "val")
		}
		return
	}
	val := xmlAttribute(e, "val")
	switch e.Name.Local {
	case "style":
		m.style = xmlAttribute(e, "styleId")
	case "outlineLvl":
		if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 10 {
			m.paragraph.outline = n
			if m.style != "" {
				m.levels[m.style] = n
			}
		}
	case "pStyle":
		if n, known := m.levels[val]; known {
			m.paragraph.outline = n
		}
	case "p":
		m.endLine() // of a paragraph that holds this one in a text box
		m.paragraph, m.numeral = wordParagraph{outline: 9}, ""
	case "pPr":
		m.inMark = true
	case "r":
		m.hidden = false
	case "vanish":
		m.hidden = !m.inMark && val != "off"
	case "t":
		m.inText = true
	case "br", "cr":
		m.endLine()
	case "tab":
		m.line = appendCollapsed(m.line, " ")
	case "noBreakHyphen":
		m.line = append(m.line, '-')
	case "pict":
		m.unknown = true
	case "tbl":
		m.met++
		m.tables, m.rows = append(m.tables, wordTable{number: m.met}), append(m.rows, wordRow{edges: []int16{0}})
	case "gridBefore":
		if r := m.row(); len(r.edges) == 1 {
			r.edges[0] = gridEdge(0, counted(e, "val"))
		}
	case "tc":
		m.span, m.vert = 1, 0
	case "gridSpan":
		m.span = max(counted(e, "val"), 1)
	case "vmerge":
		if m.vert = 1; val == "restart" {
			m.vert = 3
		}
	case "tcPr":
		m.span, m.vert = 1, 0
	}
}

// row is the row that is open, or one that nothing comes of where no table is.
func (m *wordML) row() *wordRow {
	if n := len(m.rows); n > 0 {
		return &m.rows[n-1]
	}
	return &wordRow{edges: []int16{0}}
}

// gridEdge is where a cell of some columns ends: columns are a hundred wide.
func gridEdge(from int16, columns int) int16 { return int16(min(int(from)+100*columns, 32700)) }

func (m *wordML) end(name xml.Name) {
	if name.Space != wordMLSpace {
		return
	}
	switch name.Local {
	case "style":
		m.style = ""
	case "pPr":
		m.inMark = false
	case "t":
		m.inText = false
	case "p":
		m.endLine()
		if len(m.parts) > 0 {
			m.parts[0].Text = string(trim(appendCollapsed(nil, m.numeral+m.parts[0].Text)))
		}
		m.numeral = ""
		m.place(m.take(m.paragraph))
	case "tcPr":
		r := m.row()
		r.edges = append(r.edges, gridEdge(r.edges[len(r.edges)-1], m.span))
		r.horz, r.vert = append(r.horz, 0), append(r.vert, m.vert)
	case "tc":
		if n := len(m.tables); n > 0 {
			m.tables[n-1].endCell()
			m.produced++
		}
	case "tr":
		if n := len(m.tables); n > 0 {
			row := m.rows[n-1]
			m.tables[n-1].endRow(&row)
			m.rows[n-1] = wordRow{edges: []int16{0}}
		}
	case "tbl":
		if n := len(m.tables); n > 0 {
			m.rows = m.rows[:n-1]
			m.closeTables(n - 1)
		}
	}
}

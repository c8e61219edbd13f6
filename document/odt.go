package document

import (
	"bytes"
	"fmt"
	"strings"
)

// readODT reads OpenDocument (ISO/IEC 26300): texts, and sheets. Deleted text,
// hidden text, notes, headers, footers and tables of contents are left out; the
// numbers that lists give their paragraphs are kept.
func readODT(body []byte, _ string) (*Document, error) {
	z, err := openZipped(body)
	if err != nil {
		return nil, err
	}
	if z.has("META-INF/manifest.xml") {
		if err := odfLocked(z); err != nil {
			return nil, err
		}
	}
	styles := newODFStyles()
	if z.has("styles.xml") {
		x, err := z.xml("styles.xml")
		if err != nil {
			return nil, err
		}
		if err := x.children(func(*element) error { return x.children(func(e *element) error { return styles.read(x, e) }) }); err != nil {
			return nil, err
		}
	}
	x, err := z.xml("content.xml")
	if err != nil {
		return nil, err
	}
	return readODF(x, styles)
}

// isFlatODF tells OpenDocument that is one file of XML.
func isFlatODF(body []byte) bool {
	return magic("<?xml")(body) && bytes.Contains(head(body), []byte("<office:document "))
}

func readFlatODF(body []byte, _ string) (*Document, error) {
	return readODF(newXMLReader(bytes.NewReader(body), "office:document"), newODFStyles())
}

// isODS tells a zip of OpenDocument that says it is a workbook, which it does at its
// beginning.
func isODS(body []byte) bool {
	return magic("PK\x03\x04")(body) && bytes.Contains(body[:min(len(body), 200)], []byte("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"))
}

// odfLocked returns ErrEncrypted where the list of members says that some are.
func odfLocked(z *zipped) error {
	x, err := z.xml("META-INF/manifest.xml")
	if err != nil {
		return err
	}
	return x.children(func(*element) error {
		return x.children(func(e *element) error {
			name := e.attr("manifest:full-path")
			return x.children(func(e *element) error {
				if e.name == "manifest:encryption-data" {
					return fmt.Errorf("member %s: %w", name, ErrEncrypted)
				}
				return nil
			})
		})
	})
}

func readODF(x *xmlReader, styles *odfStyles) (*Document, error) {
	w := &odfWalk{doc: &Document{parents: []int{0}}, x: x, styles: styles, counts: make(map[string]*odfCount)}
	w.out = &w.doc.Blocks
	known := false
	err := x.children(func(e *element) error {
		return x.children(func(e *element) error {
			if e.name != "office:body" {
				return styles.read(x, e)
			}
			return x.children(func(e *element) error {
				switch e.name {
				case "office:text":
					known = true
					return x.children(w.block)
				case "office:spreadsheet":
					known = true
					return x.children(w.sheet)
				}
				return fmt.Errorf("it holds %s: %w", strings.TrimPrefix(e.name, "office:"), ErrUnsupported)
			})
		})
	})
	if err == nil && !known {
		err = fmt.Errorf("no text in %s: %w", x.name, ErrDamaged)
	}
	if err != nil {
		return nil, err
	}
	if len(w.sheets) > 0 {
		return layOutSheets(w.sheets)
	}
	numberLines(w.doc.Blocks)
	return w.doc, nil
}

// odfWalk goes through the body of a document once.
type odfWalk struct {
	doc    *Document
	styles *odfStyles
	x      *xmlReader
	out    *[]Block // where blocks go: the document's, a cell's or a text box's

	text     []byte // of the paragraph that is open
	pictures int
	boxes    []Block
	lists    []odfList // that are open, the outermost first
	counts   map[string]*odfCount
	sheets   []*worksheet
	tables   int // met so far, layout tables counted
	cells    int
	nested   bool // a table was met since this was last cleared
}

// block walks one paragraph, list or table, or what groups them.
func (w *odfWalk) block(e *element) error {
	switch e.name {
	case "text:p":
		return w.paragraph(e, 0)
	case "text:h":
		return w.paragraph(e, min(max(e.number("text:outline-level", 1), 1), 6))
	case "text:list":
		return w.list(e)
	case "table:table":
		return w.table()
	case "text:section":
		if e.attr("text:display") == "none" {
			return nil
		}
		return w.x.children(w.block)
	case "text:numbered-paragraph", "text:list-header", "text:alphabetical-index", "text:user-index":
		return w.x.children(w.block)
	case "draw:frame", "draw:g", "draw:custom-shape", "draw:rect", "draw:text-box":
		err := w.drawing(e)
		w.flush(0, "", false)
		return err
	}
	return nil // text:tracked-changes, text:table-of-content, office:forms, declarations
}

// paragraph walks one paragraph or heading.
func (w *odfWalk) paragraph(e *element, level int) error {
	label, gap := w.label(e, level)
	hidden := w.styles.hidden[e.attr("text:style-name")]
	err := w.inline()
	if hidden {
		w.text = w.text[:0]
	}
	w.flush(level, label, gap)
	return err
}

// flush ends the open paragraph. A number without text is kept where it may be that
// of a row: outside the body's own flow.
func (w *odfWalk) flush(level int, label string, gap bool) {
	text := string(trim(w.text))
	if text != "" && label != "" && gap {
		label += " "
	}
	if text != "" || w.out != &w.doc.Blocks {
		text = label + text
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			*w.out = append(*w.out, Block{Text: line, Level: level})
		}
	}
	for range w.pictures {
		*w.out = append(*w.out, Block{Picture: true})
	}
	*w.out = append(*w.out, w.boxes...)
	w.text, w.pictures, w.boxes = w.text[:0], 0, nil
}

// inline takes in the text of the open element.
func (w *odfWalk) inline() error {
	return w.x.walk(func(e *element) error {
		switch e.name {
		case "text:s", "text:tab":
			w.text = appendCollapsed(w.text, " ")
		case "text:line-break":
			w.text = newLine(w.text)
		case "text:note", "office:annotation", "text:ruby-text", "text:number", "text:hidden-text", "text:tracked-changes", "svg:title", "svg:desc":
		case "text:span":
			if !w.styles.hidden[e.attr("text:style-name")] {
				return w.inline()
			}
		case "draw:frame", "draw:g", "draw:custom-shape", "draw:rect":
			return w.drawing(e)
		default:
			return w.inline() // links, fields, marks
		}
		return nil
	}, func(t []byte) { w.text = appendCollapsed(w.text, string(t)) })
}

// drawing looks into a drawing for text boxes and for a picture large enough to
// hold a table.
func (w *odfWalk) drawing(e *element) error {
	large := isPictureSize(points(e.attr("svg:width")), points(e.attr("svg:height")))
	if e.name == "draw:custom-shape" || e.name == "draw:rect" || e.name == "draw:text-box" {
		return w.box()
	}
	return w.x.children(func(e *element) error {
		switch e.name {
		case "draw:image":
			if large {
				w.pictures++
				large = false // the same picture may be there in several formats
			}
		case "draw:text-box":
			return w.box()
		case "draw:frame", "draw:g", "draw:custom-shape", "draw:rect":
			return w.drawing(e)
		}
		return nil
	})
}

// box walks content that stands apart from the text around it.
func (w *odfWalk) box() error {
	blocks, err := w.story(w.block)
	w.boxes = append(w.boxes, blocks...)
	return err
}

// story walks the open element as content of its own and returns its blocks.
func (w *odfWalk) story(block func(*element) error) ([]Block, error) {
	text, pictures, boxes, lists, out := w.text, w.pictures, w.boxes, w.lists, w.out
	var blocks []Block
	w.text, w.pictures, w.boxes, w.lists, w.out = nil, 0, nil, nil, &blocks
	err := w.x.children(block)
	w.text, w.pictures, w.boxes, w.lists, w.out = text, pictures, boxes, lists, out
	return blocks, err
}

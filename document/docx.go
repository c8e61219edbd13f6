package document

import (
	"fmt"
	"strconv"
	"strings"
)

// readDOCX reads WordprocessingML (ISO/IEC 29500-1), transitional or strict: the
// body as printed. Deleted text, hidden text, comments, notes, headers, footers
// and tables of contents are left out; the numbers that lists give their
// paragraphs are kept. The document's properties are not read: they are often
// those of the file that it was made from, last year's report.
func readDOCX(body []byte, _ string) (*Document, error) {
	z, err := openZipped(body)
	if err != nil {
		return nil, err
	}
	w := &docxWalk{doc: &Document{parents: []int{0}}}
	if w.styles, err = readDOCXStyles(z); err != nil {
		return nil, err
	}
	if w.lists, err = readDOCXLists(z); err != nil {
		return nil, err
	}
	if w.x, err = z.xml("word/document.xml"); err != nil {
		return nil, err
	}
	w.out = &w.doc.Blocks
	err = w.x.children(func(e *element) error {
		if e.name != "w:document" {
			return fmt.Errorf("word/document.xml holds %s: %w", e.name, ErrDamaged)
		}
		return w.x.children(func(e *element) error {
			if e.name != "w:body" {
				return nil
			}
			return w.content()
		})
	})
	if err != nil {
		return nil, err
	}
	w.flush()
	numberLines(w.doc.Blocks)
	return w.doc, nil
}

// numberLines counts the paragraphs of a file.
func numberLines(blocks []Block) {
	n := 0
	for i := range blocks {
		if blocks[i].Text != "" {
			n++
			blocks[i].Line = n
		}
	}
}

// docxWalk goes through the body of a document once.
type docxWalk struct {
	doc    *Document
	styles *docxStyles
	lists  *docxLists
	x      *xmlReader
	out    *[]Block // where blocks go: the document's, a cell's or a text box's

	paragraph docxParagraph
	fields    []bool // of every field that is open, whether its result has begun
	tables    int    // met so far, layout tables counted
	cells     int    // met so far
	nested    bool   // a table was met since this was last cleared
}

// A docxParagraph is the one that is open. It stays so past its end where the
// mark that ends it was deleted.
type docxParagraph struct {
	style    string
	text     []byte
	level    int
	label    string // the number that a list gives it
	gap      bool   // between label and text
	left     bool   // left out: an entry of a table of contents
	pictures int
	boxes    []Block // of the text boxes anchored in it
}

// content walks what holds paragraphs and tables.
func (w *docxWalk) content() error { return w.x.children(w.block) }

// block walks one paragraph or table, or what groups them.
func (w *docxWalk) block(e *element) error {
	switch e.name {
	case "w:p":
		return w.p()
	case "w:tbl":
		w.flush()
		return w.tbl()
	case "mc:AlternateContent":
		return w.choose(w.content)
	case "m:oMathPara", "m:oMath":
		return w.math()
	case "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
		return w.content()
	}
	return nil // w:del, w:moveFrom, w:sdtPr, w:sectPr, bookmarks
}

// choose walks one of several ways to say the same: the first.
func (w *docxWalk) choose(walk func() error) error {
	chosen := false
	return w.x.children(func(e *element) error {
		if chosen || e.name != "mc:Choice" && e.name != "mc:Fallback" {
			return nil
		}
		chosen = true
		return walk()
	})
}

// p walks a paragraph. Its text stays open where its mark was deleted.
func (w *docxWalk) p() error {
	var props docxProperties
	given := false
	begin := func() {
		if !given {
			given = true
			w.begin(&props)
		}
	}
	err := w.x.children(func(e *element) error {
		if e.name == "w:pPr" {
			var err error
			props, err = readDOCXProperties(w.x)
			return err
		}
		begin()
		return w.inline(e)
	})
	begin()
	if !props.joins {
		w.flush()
	}
	return err
}

// begin sets what a paragraph's properties say of its text.
func (w *docxWalk) begin(props *docxProperties) {
	p := &w.paragraph
	p.style = props.style
	if p.style == "" {
		p.style = w.styles.normal
	}
	p.level = props.level
	if p.level < 0 {
		p.level = w.styles.level(p.style)
	}
	p.left = w.styles.contents(p.style)
	if !props.joins { // else it is one with the next, which says what both are
		p.label, p.gap = w.lists.label(w.styles, p.style, props)
	}
}

// flush ends the open paragraph. A number without text is kept where it may be that
// of a row: outside the body's own flow.
func (w *docxWalk) flush() {
	p := &w.paragraph
	text := string(trim(p.text))
	if p.label != "" && text != "" && p.gap {
		p.label += " "
	}
	if text != "" || w.out != &w.doc.Blocks {
		text = p.label + text
	}
	if !p.left {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				*w.out = append(*w.out, Block{Text: line, Level: p.level})
			}
		}
	}
	for range p.pictures {
		*w.out = append(*w.out, Block{Picture: true})
	}
	*w.out = append(*w.out, p.boxes...)
	w.paragraph = docxParagraph{text: p.text[:0]}
}

// story walks content that stands apart from the text around it and returns its
// blocks.
func (w *docxWalk) story() ([]Block, error) {
	paragraph, fields, out := w.paragraph, w.fields, w.out
	var blocks []Block
	w.paragraph, w.fields, w.out = docxParagraph{}, nil, &blocks
	err := w.content()
	w.flush()
	w.paragraph, w.fields, w.out = paragraph, fields, out
	return blocks, err
}

// isPictureSize reports whether a picture is large enough to hold a table, by its
// width and height in points: seven centimetres wide, two high. Seals, codes and
// portraits are smaller.
func isPictureSize(width, height float64) bool { return width >= 198 && height >= 56 }

// points reads a length with its unit, as VML and ODF write them, in points; one
// without is in pixels. It is 0 where it cannot be told.
func points(s string) float64 {
	s = strings.TrimSpace(s)
	unit := 0.75
	for _, u := range []struct {
		name   string
		points float64
	}{{"pt", 1}, {"in", 72}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"pc", 12}, {"px", 0.75}} {
		if rest, ok := strings.CutSuffix(s, u.name); ok {
			s, unit = rest, u.points
			break
		}
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return 0
	}
	return v * unit
}

package document

import (
	"regexp"
	"strconv"
	"strings"
)

// maxBased bounds how many styles one may be based on, one upon the other.
const maxBased = 32

// docxStyles are the styles of a document, by id.
type docxStyles struct {
	byID   map[string]*docxStyle
	normal string // of paragraphs that name none
}

// A docxStyle is what a style says of the text it is given to.
type docxStyle struct {
	id, name, based string
	props           docxProperties
	hidden, said    bool // w:vanish
}

// docxProperties are those of a paragraph, or of a style for paragraphs.
type docxProperties struct {
	style string
	level int    // 1 to 6 for a heading, 0 for text that says it is none, -1 not said
	list  string // w:numId, "" not said, "0" none
	depth int    // w:ilvl, -1 not said
	joins bool   // the mark that ends the paragraph was deleted
}

func readDOCXStyles(z *zipped) (*docxStyles, error) {
	s := &docxStyles{byID: make(map[string]*docxStyle)}
	if !z.has("word/styles.xml") {
		return s, nil
	}
	x, err := z.xml("word/styles.xml")
	if err != nil {
		return nil, err
	}
	return s, x.children(func(*element) error {
		return x.children(func(e *element) error {
			if e.name != "w:style" {
				return nil
			}
			style, err := readDOCXStyle(x, e)
			if s.byID[style.id] == nil {
				s.byID[style.id] = style
			}
			if _, said := e.lookup("w:default"); said && e.on("w:default") && e.attr("w:type") == "paragraph" {
				s.normal = style.id
			}
			return err
		})
	})
}

func readDOCXStyle(x *xmlReader, e *element) (*docxStyle, error) {
	style := &docxStyle{id: e.attr("w:styleId"), props: docxProperties{level: -1, depth: -1}}
	return style, x.children(func(e *element) (err error) {
		switch e.name {
		case "w:name":
			style.name = strings.ToLower(strings.TrimSpace(e.attr("w:val")))
		case "w:basedOn":
			style.based = e.attr("w:val")
		case "w:pPr":
			style.props, err = readDOCXProperties(x)
		case "w:rPr":
			style.hidden, style.said, err = readVanish(x, func(string) {})
		}
		return err
	})
}

// readDOCXProperties reads the open w:pPr.
func readDOCXProperties(x *xmlReader) (p docxProperties, err error) {
	p = docxProperties{level: -1, depth: -1}
	err = x.children(func(e *element) error {
		switch e.name {
		case "w:pStyle":
			p.style = e.attr("w:val")
		case "w:outlineLvl":
			p.level = outlineLevel(e.number("w:val", 9))
		case "w:numPr":
			return x.children(func(e *element) error {
				switch e.name {
				case "w:numId":
					p.list = e.attr("w:val")
				case "w:ilvl":
					p.depth = e.number("w:val", 0)
				}
				return nil
			})
		case "w:rPr":
			return x.children(func(e *element) error {
				if e.name == "w:del" || e.name == "w:moveFrom" {
					p.joins = true
				}
				return nil
			})
		}
		return nil
	})
	return p, err
}

// outlineLevel turns an outline level, 0 to 8, into that of a heading.
func outlineLevel(v int) int {
	if v < 0 || v > 8 {
		return 0
	}
	return min(v+1, 6)
}

// readVanish reads the open w:rPr: whether it hides text, and whether it says so
// at all. style is told the style it names.
func readVanish(x *xmlReader, style func(string)) (hidden, said bool, err error) {
	err = x.children(func(e *element) error {
		switch e.name {
		case "w:vanish":
			hidden, said = e.on("w:val"), true
		case "w:rStyle":
			style(e.attr("w:val"))
		}
		return nil
	})
	return hidden, said, err
}

// chain calls f with a style and those it is based on until f is content.
func (s *docxStyles) chain(id string, f func(*docxStyle) bool) {
	for range maxBased {
		style := s.byID[id]
		if style == nil || f(style) {
			return
		}
		id = style.based
	}
}

var headingName = regexp.MustCompile(`^(?:heading|标题) ?([1-9])$`)

// level returns the level of heading that a style gives, 0 for none.
func (s *docxStyles) level(id string) int {
	level := 0
	s.chain(id, func(style *docxStyle) bool {
		if style.props.level >= 0 {
			level = style.props.level
			return true
		}
		if m := headingName.FindStringSubmatch(style.name); m != nil {
			n, _ := strconv.Atoi(m[1])
			level = min(n, 6)
			return true
		}
		if style.name == "title" || style.name == "标题" {
			level = 1
			return true
		}
		return false
	})
	return level
}

// contents reports whether a style is that of a table of contents.
func (s *docxStyles) contents(id string) (found bool) {
	s.chain(id, func(style *docxStyle) bool {
		found = strings.HasPrefix(style.name, "toc ") || strings.HasPrefix(style.name, "目录 ")
		return found
	})
	return found
}

// vanish reports whether a style hides text, and whether it says so at all.
func (s *docxStyles) vanish(id string) (hidden, said bool) {
	s.chain(id, func(style *docxStyle) bool {
		hidden, said = style.hidden, style.said
		return said
	})
	return hidden, said
}

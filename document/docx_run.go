package document

import (
	"strconv"
	"strings"
)

// inline walks one element of a paragraph.
func (w *docxWalk) inline(e *element) error {
	switch e.name {
	case "w:r":
		return w.run()
	case "mc:AlternateContent":
		return w.choose(func() error { return w.x.children(w.inline) })
	case "m:oMath", "m:oMathPara":
		return w.math()
	case "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:fldSimple", "w:dir", "w:bdo",
		"w:ruby", "w:rubyBase":
		return w.x.children(w.inline)
	}
	return nil // w:del, w:moveFrom, w:rt, w:sdtPr, bookmarks, ranges
}

// run walks a stretch of text of one look.
func (w *docxWalk) run() error {
	hidden, _ := w.styles.vanish(w.paragraph.style)
	shown := !hidden
	return w.x.children(func(e *element) error {
		if e.name != "w:rPr" {
			return w.inRun(e, shown)
		}
		hidden, said, err := readVanish(w.x, func(style string) {
			if v, said := w.styles.vanish(style); said {
				shown = !v
			}
		})
		if said {
			shown = !hidden
		}
		return err
	})
}

// inRun takes in one element of a run.
func (w *docxWalk) inRun(e *element, shown bool) error {
	p := &w.paragraph
	if e.name == "w:fldChar" {
		w.field(e.attr("w:fldCharType"))
		return nil
	}
	if !shown || w.instruction() {
		return nil
	}
	switch e.name {
	case "w:t":
		text, err := w.x.text()
		p.text = appendCollapsed(p.text, text)
		return err
	case "w:tab", "w:ptab":
		p.text = appendCollapsed(p.text, " ")
	case "w:br", "w:cr":
		p.text = newLine(p.text)
	case "w:noBreakHyphen":
		p.text = append(p.text, '-')
	case "w:sym":
		p.text = appendCollapsed(p.text, symbol(e.attr("w:char"), e.attr("w:font")))
	case "w:ruby":
		return w.x.children(w.inline)
	case "mc:AlternateContent":
		return w.choose(func() error {
			return w.x.children(func(e *element) error { return w.inRun(e, shown) })
		})
	case "w:drawing", "w:pict", "w:object":
		return w.drawing()
	}
	return nil // w:delText, w:instrText, w:softHyphen, references of notes and comments
}

// field follows a field's marks: what stands before its result is not text.
func (w *docxWalk) field(mark string) {
	n := len(w.fields)
	switch {
	case mark == "begin":
		w.fields = append(w.fields, false)
	case mark == "separate" && n > 0:
		w.fields[n-1] = true
	case mark == "end" && n > 0:
		w.fields = w.fields[:n-1]
	}
}

// instruction reports whether a field is open whose result has not begun.
func (w *docxWalk) instruction() bool {
	for _, result := range w.fields {
		if !result {
			return true
		}
	}
	return false
}

// drawing looks into a drawing for text boxes and for a picture large enough to
// hold a table. What is said twice, for newer and older readers, is read once.
func (w *docxWalk) drawing() error {
	var width, height float64
	picture := false
	var look func(*element) error
	look = func(e *element) error {
		switch e.name {
		case "wp:extent":
			width, height = float64(e.number("cx", 0))/12700, float64(e.number("cy", 0))/12700
		case "v:shape", "v:rect":
			for part := range strings.SplitSeq(e.attr("style"), ";") {
				switch name, value, _ := strings.Cut(part, ":"); strings.TrimSpace(name) {
				case "width":
					width = points(value)
				case "height":
					height = points(value)
				}
			}
		case "a:blip", "v:imagedata":
			picture = true
		case "w:txbxContent":
			blocks, err := w.story()
			w.paragraph.boxes = append(w.paragraph.boxes, blocks...)
			return err
		case "mc:AlternateContent":
			return w.choose(func() error { return w.x.children(look) })
		}
		return w.x.children(look)
	}
	err := w.x.children(look)
	if picture && isPictureSize(width, height) {
		w.paragraph.pictures++
	}
	return err
}

// math takes in the characters of a formula.
func (w *docxWalk) math() error {
	var look func(*element) error
	look = func(e *element) error {
		if e.name == "m:t" {
			text, err := w.x.text()
			w.paragraph.text = appendCollapsed(w.paragraph.text, text)
			return err
		}
		return w.x.children(look)
	}
	return w.x.children(look)
}

// symbols are the characters of fonts of symbols that stand in forms.
var symbols = map[string]map[rune]string{
	"wingdings": {0x6f: "□", 0x71: "□", 0xa8: "□", 0x72: "□", 0xfe: "☑", 0x52: "☑", 0xfc: "√", 0xfb: "×", 0xfd: "☒", 0x6c: "●", 0x6e: "■", 0xd8: "➢",
		0x80: "0", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8a: "⑩"},
	"wingdings 2": {0x50: "√", 0x4f: "×", 0x51: "☒", 0x52: "☑", 0xa3: "□", 0x30: "□"},
	"symbol":      {0xb7: "•", 0xb4: "×", 0xb8: "÷", 0xb1: "±", 0xa3: "≤", 0xb3: "≥", 0x2d: "-", 0xd7: "·"},
}

// symbol returns a character given by its number in a font. Of a font of symbols
// that is not known it is U+FFFD, so that no figure is read past it.
func symbol(char, font string) string {
	v, err := strconv.ParseUint(strings.TrimSpace(char), 16, 32)
	if err != nil {
		return "\ufffd"
	}
	r := rune(v)
	own := r >= 0xf000 && r <= 0xf0ff
	if own {
		r -= 0xf000
	}
	if s, ok := symbols[strings.ToLower(font)][r]; ok {
		return s
	}
	switch {
	case own && r >= 0x20 && r < 0x7f && strings.EqualFold(font, "Symbol") && !('A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'):
		return string(r) // Symbol has digits and brackets where ASCII has them
	case own || r < 0x20 || r >= 0xe000 && r <= 0xf8ff:
		return "\ufffd"
	}
	if _, known := symbols[strings.ToLower(font)]; known {
		return "\ufffd"
	}
	return string(r)
}

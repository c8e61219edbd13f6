package document

// A wordStyle is what a paragraph style says that matters here.
type wordStyle struct {
	base int // the style it goes on from, counted from 0; 0xfff for none

	ownList, ownLevel, ownOutline int // what it says itself, -1 nothing
	list, listLevel, outline      int // with what it has from its base
}

// noStyle is the base of a style that goes on from none.
const noStyle = 0xfff

// readStyles reads the style sheet ([MS-DOC] 2.9.271): for each paragraph style
// its list and outline level.
func (w *word) readStyles() error {
	b, err := w.part(fcStshf)
	if err != nil || len(b) < 6 {
		return err
	}
	head := int(u16(b, 0))
	if head < 4 || 2+head > len(b) {
		return errOutside
	}
	count, base := int(u16(b, 2)), int(u16(b, 4))
	for b = b[2+head:]; len(b) >= 2 && len(w.styles) < count; {
		n := int(u16(b, 0))
		if b = b[2:]; n > len(b) {
			return errOutside
		}
		w.styles = append(w.styles, readStyle(b[:n], base))
		b = b[min(n+n&1, len(b)):]
	}
	for i := range w.styles {
		w.derive(i)
	}
	return nil
}

// readStyle reads a style of which the first base bytes are of fixed shape.
func readStyle(b []byte, base int) wordStyle {
	s := wordStyle{base: noStyle, ownList: -1, ownLevel: -1, ownOutline: -1}
	if len(b) < base+2 || base < 10 {
		return s
	}
	if kind := u16(b, 2); kind&0xf == 1 { // of paragraphs
		s.base = int(kind >> 4)
	} else {
		return s
	}
	name := base + 2 + 2*int(u16(b, base)) + 2 // it ends in a zero
	if name+4 > len(b) {
		return s
	}
	if n := int(u16(b, name)); n >= 2 && name+2+n <= len(b) {
		sprms(b[name+4:name+2+n], func(op uint16, arg []byte) {
			switch op {
			case sprmPIlfo:
				s.ownList = int(u16(arg, 0))
			case sprmPIlvl:
				s.ownLevel = int(arg[0])
			case sprmPOutLvl:
				s.ownOutline = int(arg[0])
			}
		})
	}
	return s
}

// derive works out what a style has from those it goes on from, first to last.
func (w *word) derive(i int) {
	var line []int
	for j := i; j < len(w.styles) && len(line) < 12; j = w.styles[j].base {
		line = append(line, j)
	}
	s := &w.styles[i]
	s.outline = 9
	for k := len(line) - 1; k >= 0; k-- {
		if at := line[k]; at >= 1 && at <= 9 {
			s.outline = at - 1 // styles 1 to 9 are the headings
		}
		own := &w.styles[line[k]]
		for _, v := range []struct{ from, to *int }{{&own.ownList, &s.list}, {&own.ownLevel, &s.listLevel}, {&own.ownOutline, &s.outline}} {
			if *v.from >= 0 {
				*v.to = *v.from
			}
		}
	}
}

// ofStyle sets what a paragraph has from its style.
func (p *wordParagraph) ofStyle(styles []wordStyle) {
	switch {
	case p.style < len(styles):
		s := &styles[p.style]
		p.list, p.listLevel, p.outline = s.list, s.listLevel, s.outline
	case p.style >= 1 && p.style <= 9:
		p.outline = p.style - 1
	}
}

// level is a paragraph's as a heading, 0 for text.
func (p *wordParagraph) level() int {
	if p.outline > 8 {
		return 0
	}
	return min(p.outline+1, 6)
}

package document

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// read reads pictures of pages, in order, as a document.
func (r *Recogniser) read(ctx context.Context, pages []*raster) (*Document, error) {
	scans := make([]*scan, len(pages))
	for i, p := range pages {
		scans[i] = newScan(p)
	}
	if err := r.readScans(ctx, scans); err != nil {
		return nil, err
	}
	return documentOf(scans, r.Name()), nil
}

// readScans reads every line of the scans as words, and those that may be figures
// again as figures, by two models of the program.
func (r *Recogniser) readScans(ctx context.Context, scans []*scan) error {
	var words, figures []*scanLine
	var wordCrops []*raster
	figureCrops := make([][]*raster, len(figureReadings))
	for _, s := range scans {
		for j := range s.lines {
			l := &s.lines[j]
			switch {
			case l.dash && l.alone:
				l.text = "-"
			case l.slim && l.alone:
				figures = append(figures, l)
				for k, f := range figureReadings {
					figureCrops[k] = append(figureCrops[k], s.crop(l, f.height))
				}
				fallthrough // 无 is slim where its strokes do not touch
			default:
				words, wordCrops = append(words, l), append(wordCrops, s.crop(l, lineHeight))
			}
		}
	}
	texts, err := r.readLines(ctx, wordCrops, wordLanguage)
	if err != nil {
		return err
	}
	for i, l := range words {
		l.text = unspaced(texts[i])
	}
	for k, f := range figureReadings {
		texts, err := r.readLines(ctx, figureCrops[k], f.language, "tessedit_char_whitelist="+figureCharacters)
		if err != nil {
			return err
		}
		for i, l := range figures {
			l.figures = append(l.figures, strings.Join(strings.Fields(texts[i]), ""))
		}
	}
	for _, l := range figures {
		l.settle()
	}
	return nil
}

// figureReadings are the ways in which a figure is read: by two models, each in three
// sizes, for of every tenth figure a model sees nothing in one size.
var figureReadings = []struct {
	language string
	height   int
}{{figureLanguage, 26}, {figureLanguage, 36}, {figureLanguage, 44}, {wordLanguage, 26}, {wordLanguage, 32}, {wordLanguage, 40}}

const figureCharacters = "0123456789.,-/"

// settle makes one text of the readings of a figure: what is read most often, by the
// model for figures where two are. It is sure where that model reads it twice and
// nothing else, the other twice and something else at most once, and where it has as
// many characters as there are pieces of ink side by side.
func (l *scanLine) settle() {
	seen, most := "", 0
	for _, f := range l.figures {
		if n := count(l.figures, f); f != "" && n > most {
			seen, most = f, n
		}
	}
	if seen == "" || strings.ContainsFunc(l.text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !strings.ContainsFunc(seen, unicode.IsDigit) {
		return // a word
	}
	l.text = seen
	model, other := l.figures[:len(l.figures)/2], l.figures[len(l.figures)/2:]
	l.sure = count(model, seen) >= 2 && count(model, seen)+count(model, "") == len(model) &&
		count(other, seen) >= 2 && utf8.RuneCountInString(seen) == l.pieces
}

func count(texts []string, text string) (n int) {
	for _, t := range texts {
		if t == text {
			n++
		}
	}
	return n
}

// documentOf lays out scans whose lines are read. Of the cells that say something
// those are sure in which every line is.
func documentOf(scans []*scan, by string) *Document {
	d := &Document{parents: []int{0}, Pages: len(scans), Recognised: by}
	sheets := make([]sheet, len(scans))
	for i, s := range scans {
		sheets[i] = s.printed()
	}
	d.Blocks = layOut(sheets)
	for _, b := range d.Blocks {
		if b.Grid == nil {
			continue
		}
		for _, row := range b.Grid.Rows {
			for j := range row {
				if c := &row[j]; c.Page >= 1 && c.Page <= len(scans) && c.Text != "" {
					c.Sure = scans[c.Page-1].sure(c)
				}
			}
		}
	}
	return d
}

// sure reports whether a cell holds one line, all of which was read as it stands in
// the cell, and that surely.
func (s *scan) sure(c *GridCell) bool {
	var in []*scanLine
	for i := range s.lines {
		l := &s.lines[i]
		x, y := float64(l.box.x0+l.box.x1)/2*s.point, float64(l.box.y0+l.box.y1)/2*s.point
		if x > c.Box[0] && x < c.Box[2] && y > c.Box[1] && y < c.Box[3] {
			in = append(in, l)
		}
	}
	return len(in) == 1 && in[0].sure && in[0].text == c.Text
}

// How high, in points, a line is made before it is read.
const (
	lineHeight   = 36
	figureHeight = 44
	lineMargin   = 12
)

// crop is a line of a scan with white around it.
func (s *scan) crop(l *scanLine, height int) *raster {
	by := min(float64(height)/float64(max(l.box.y1-l.box.y0, 8)), 3)
	w, h := l.box.x1-l.box.x0, l.box.y1-l.box.y0
	c := &raster{width: w, height: h, grey: make([]uint8, 0, w*h)}
	for y := l.box.y0; y < l.box.y1; y++ {
		c.grey = append(c.grey, s.raster.grey[y*s.raster.width+l.box.x0:y*s.raster.width+l.box.x1]...)
	}
	c = c.scaled(by)
	p := &raster{width: c.width + 2*lineMargin, height: c.height + 2*lineMargin}
	p.grey = make([]uint8, p.width*p.height)
	for i := range p.grey {
		p.grey[i] = 255
	}
	for y := range c.height {
		copy(p.grey[(y+lineMargin)*p.width+lineMargin:], c.grey[y*c.width:(y+1)*c.width])
	}
	return p
}

// unspaced is a line as it was read, without the spaces that tesseract puts between
// Chinese characters.
func unspaced(text string) string {
	var b strings.Builder
	words := strings.Fields(text)
	for i, w := range words {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(words[i-1])
			first, _ := utf8.DecodeRuneInString(w)
			if !broad(last) && !broad(first) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w)
	}
	return b.String()
}

// broad reports whether a character is as wide as it is high.
func broad(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00
}

// printed is the sheet with the characters that were read, each where its share of
// the line's width is.
func (s *scan) printed() sheet {
	out := s.sheet
	for i := range s.lines {
		l := &s.lines[i]
		text := l.text
		units := 0
		for _, r := range text {
			units += unitsOf(r)
		}
		x, unit := float64(l.box.x0)*s.point, float64(l.box.x1-l.box.x0)*s.point/float64(max(units, 1))
		top, foot := float64(l.box.y0)*s.point, float64(l.box.y1)*s.point
		size := foot - top
		if l.text == "-" {
			top, foot, size = top-4, foot+4, 8
		}
		for _, r := range text {
			w := unit * float64(unitsOf(r))
			if name := glyphText(r); name != "" {
				out.glyphs = append(out.glyphs, glyph{text: name, box: rect{x, top, x + w, foot}, size: size, piece: i + 1})
			}
			x += w
		}
	}
	return out
}

func unitsOf(r rune) int {
	if broad(r) {
		return 2
	}
	return 1
}

package document

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is glyphs that stand side by side, from left to right.
type line struct {
	glyphs []glyph
	box    rect
	size   float64 // of its largest glyph
}

// lines sorts glyphs into lines, from above down. A raised or lowered mark belongs to
// the line it overlaps.
func lines(glyphs []glyph) []line {
	order := slices.Clone(glyphs)
	slices.SortStableFunc(order, func(a, b glyph) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	var found []line
	for _, g := range order {
		if n := len(found); n > 0 && found[n-1].holds(g) {
			found[n-1].add(g)
			continue
		}
		found = append(found, line{[]glyph{g}, g.box, g.size})
	}
	for i := range found {
		slices.SortStableFunc(found[i].glyphs, func(a, b glyph) int { return cmp.Compare(a.box[0], b.box[0]) })
	}
	return slices.DeleteFunc(found, func(l line) bool { return l.text() == "" })
}

// holds reports whether a glyph stands on a line.
func (l *line) holds(g glyph) bool {
	return math.Abs(g.box.midY()-l.box.midY()) < 0.5*max(l.size, g.size)
}

func (l *line) add(g glyph) {
	l.glyphs = append(l.glyphs, g)
	box := l.box.joined(g.box)
	if g.size > l.size {
		l.size = g.size
		box[1], box[3] = g.box[1], g.box[3]
	} else {
		box[1], box[3] = l.box[1], l.box[3]
	}
	l.box = box
}

// text is what a line says, white space collapsed.
func (l *line) text() string {
	var b strings.Builder
	end := math.Inf(-1)
	for i, g := range l.glyphs {
		if i > 0 && g.box[0]-end > space(l.glyphs[i-1], g) {
			b.WriteByte(' ')
		}
		b.WriteString(g.text)
		end = max(end, g.box[2])
	}
	return string(trim(appendCollapsed(nil, b.String())))
}

// space is the gap between two glyphs from which it is read as a space, where the
// file draws none: more than the air that spread lines and odd kerning put between.
func space(a, b glyph) float64 {
	size := max(a.size, b.size)
	if ascii(a.text) && ascii(b.text) && !(digit(a.text) && digit(b.text)) {
		return 0.2 * size
	}
	return 0.5 * size
}

func ascii(s string) bool { return s != "" && s[0] < utf8.RuneSelf }

// digit reports whether a glyph may be part of a figure.
func digit(s string) bool { return s != "" && strings.ContainsRune("0123456789.,%-", rune(s[0])) }

func ideograph(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xfff0
}

// inked is a line without the spaces at its ends.
func (l *line) inked() rect {
	box := rect{math.Inf(1), l.box[1], math.Inf(-1), l.box[3]}
	for _, g := range l.glyphs {
		if g.text != " " {
			box[0], box[2] = min(box[0], g.box[0]), max(box[2], g.box[2])
		}
	}
	return box
}

// glyphsText joins what stands in a cell: \n stands where the writer broke the line,
// not where the cell's width did.
func glyphsText(glyphs []glyph, box rect) string {
	glyphs, box = levelText(glyphs, box)
	if columns := upright(glyphs); columns != nil {
		return strings.Join(columns, "")
	}
	all := lines(glyphs)
	pad := padding(all, box)
	var b strings.Builder
	for i := range all {
		if i > 0 {
			b.WriteString(seam(&all[i-1], &all[i], box.width()-2*pad))
		}
		b.WriteString(all[i].text())
	}
	return b.String()
}

// levelText turns text that runs down or up a cell so that it runs to the right.
func levelText(glyphs []glyph, box rect) ([]glyph, rect) {
	var of [4]int
	for _, g := range glyphs {
		of[g.quarter()]++
	}
	turns := 0
	for i, n := range of {
		if n*2 > len(glyphs) {
			turns = i
		}
	}
	if turns%2 == 0 {
		return glyphs, box
	}
	turn := func(r rect) rect {
		if turns == 1 {
			return rect{r[1], -r[2], r[3], -r[0]}
		}
		return rect{-r[3], r[0], -r[1], r[2]}
	}
	glyphs = slices.Clone(glyphs)
	for i := range glyphs {
		glyphs[i].box, glyphs[i].angle = turn(glyphs[i].box), 0
	}
	return glyphs, turn(box)
}

// padding is the air at the sides of a cell that its lines leave free, at most what
// writers leave there.
func padding(lines []line, box rect) float64 {
	pad := 6.0
	for i := range lines {
		ink := lines[i].inked()
		pad = min(pad, max(0, ink[0]-box[0]), max(0, box[2]-ink[2]))
	}
	return pad
}

// seam is what stands between two lines of a column of that width.
func seam(above, below *line, width float64) string {
	ink, word := above.inked(), below.firstWord()
	last, first := above.glyphs[len(above.glyphs)-1].text, below.glyphs[0].text
	if ink.width()+word <= width || above.digits() && below.digits() && last != "." && last != "," || digit(last) && digit(first) && len(above.glyphs) < 3 {
		return "\n" // figures one below the other are rather two than one
	}
	if ascii(last) && ascii(first) && !digit(last) && !digit(first) {
		return " "
	}
	return ""
}

// firstWord is the width of what would have to stand on the line before: a letter of
// Chinese, a word of others.
func (l *line) firstWord() float64 {
	width := 0.0
	for i, g := range l.glyphs {
		if g.text == " " && width == 0 {
			continue
		}
		if g.text == " " || i > 0 && width > 0 && (!ascii(g.text) || !ascii(l.glyphs[i-1].text)) {
			break
		}
		width += g.box.width()
	}
	return width
}

// upright reads text that is written from above down: one column of single
// characters, or several that were drawn so, the right one first. It returns nil for
// any other.
func upright(glyphs []glyph) []string {
	glyphs = slices.DeleteFunc(slices.Clone(glyphs), func(g glyph) bool { return g.text == " " })
	han := 0
	for _, g := range glyphs {
		if ideograph(g.text) {
			han++
		}
	}
	if len(glyphs) < 2 || han == 0 || len(glyphs) == 2 && han < 2 {
		return nil // figures one below the other are several
	}
	down := 0
	for i := 1; i < len(glyphs); i++ {
		a, b := glyphs[i-1].box, glyphs[i].box
		if math.Abs(a.midX()-b.midX()) < 0.5*glyphs[i].size && b.midY() > a.midY() {
			down++
		}
	}
	single := true
	for _, l := range lines(glyphs) {
		single = single && len(l.glyphs) == 1
	}
	if !single && (len(glyphs) < 4 || down*4 < (len(glyphs)-1)*3) {
		return nil
	}
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.box.midX(), a.box.midX()) })
	var columns []string
	for first := 0; first < len(glyphs); {
		last := first
		for last < len(glyphs) && (single || glyphs[first].box.midX()-glyphs[last].box.midX() < 0.6*glyphs[first].size) {
			last++
		}
		column := glyphs[first:last]
		slices.SortStableFunc(column, func(a, b glyph) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
		var b strings.Builder
		for _, g := range column {
			b.WriteString(g.text)
		}
		columns = append(columns, b.String())
		first = last
	}
	return columns
}

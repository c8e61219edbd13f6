package document

import (
	"math"
	"strings"
)

// wrapMost is how far the lines of one figure are apart at most, in its size.
const wrapMost = 1.8

// joinWrapped makes one figure of the lines of a cell that its width alone broke. It
// must be seen twice that the width did: no line but the last has room for another
// digit, and on the same row a figure that has room stands on one line. Else lines
// of digits stay lines: they may be figures of rows that no rule parts.
func (p *plan) joinWrapped() {
	pad := p.pad()
	for i := range p.cells {
		c := &p.cells[i]
		if !strings.Contains(c.text, "\n") || !figure(c.text) {
			continue
		}
		all := lines(c.glyphs)
		if !wrapped(all, p.cellBox(*c).width()-2*pad) {
			continue
		}
		if p.oneLined(c, pad) {
			c.text = strings.ReplaceAll(c.text, "\n", "")
		}
	}
}

// pad is the air that the cells of a plan leave at their sides, at most what writers
// leave there: that of the text which comes nearest to a rule.
func (p *plan) pad() float64 {
	pad := 6.0
	for _, c := range p.cells {
		if c.text != "" {
			pad = min(pad, padding(lines(c.glyphs), p.cellBox(c)))
		}
	}
	return pad
}

// wrapped reports whether lines are one figure in a column of that width: each but
// the last is full, and they stand close.
func wrapped(all []line, width float64) bool {
	for i := range all {
		if !all[i].digits() {
			return false
		}
		if i == 0 {
			continue
		}
		above := &all[i-1]
		if !above.fullFigure(width) || len(all[i].glyphs) > len(above.glyphs) || all[i].box.midY()-above.box.midY() > wrapMost*above.size {
			return false
		}
	}
	return len(all) > 1
}

// oneLined reports whether, of the other figures on a cell's row, one stands on one
// line with room for more, and none on several that it had room for.
func (p *plan) oneLined(c *planCell, pad float64) bool {
	seen := false
	for i := range p.cells {
		o := &p.cells[i]
		if o == c || o.row != c.row || o.endRow != c.endRow || !figure(o.text) {
			continue
		}
		width := p.cellBox(*o).width() - 2*pad
		switch all := lines(o.glyphs); {
		case len(all) > 1 && !wrapped(all, width):
			return false
		case len(all) == 1:
			seen = true
		}
	}
	return seen
}

// digits reports whether a line is nothing but a piece of a figure.
func (l *line) digits() bool {
	for _, g := range l.glyphs {
		if !strings.Contains("0123456789.,", g.text) {
			return false
		}
	}
	return true
}

// fullFigure reports whether a line of digits leaves no room for another in a column
// of that width, set as far apart as they are.
func (l *line) fullFigure(width float64) bool {
	if !l.digits() {
		return false
	}
	ink, next := l.inked(), 0.0
	for i, g := range l.glyphs {
		next = max(next, g.box.width())
		if i > 0 {
			next = max(next, g.box[0]-l.glyphs[i-1].box[0])
		}
	}
	return !math.IsInf(ink[0], 0) && ink.width()+next > width
}

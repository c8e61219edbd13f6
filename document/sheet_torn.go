package document

import "slices"

// mark makes the text of a torn cell none that could be taken for a figure.
func (c *planCell) mark() {
	if c.torn && c.text != "" {
		c.text += unnamedGlyph
	}
}

// torn reports whether digits that touch stand in two cells, were drawn apart, and one
// runs over the rule: two figures, one wider than its cell, or one in pieces. Nobody
// can tell.
func (p *plan) torn(a, b glyph) bool {
	if !numeral(a.text) || !numeral(b.text) || a.piece == b.piece || b.box[0]-a.box[2] >= 0.15*b.size {
		return false
	}
	from, to := p.cellAt(a.box.midX(), a.box.midY()), p.cellAt(b.box.midX(), b.box.midY())
	return from != to && from >= 0 && to >= 0 && !p.besideRule(a, b, to, 0.1)
}

// besideRule reports whether neighbours stand on either side of the left rule of a
// cell, but for a share of their size.
func (p *plan) besideRule(a, b glyph, cell int, share float64) bool {
	edge := p.xs[p.cells[cell].column]
	return max(a.box[2]-edge, edge-b.box[0]) < share*b.size
}

// patched reports whether a chunk has digits that were drawn apart and neither touch
// nor are all single: it may be two figures.
func (c *chunk) patched() bool {
	odd, longer := false, false
	for i := 1; i < len(c.glyphs); i++ {
		a, b := c.glyphs[i-1], c.glyphs[i]
		if !numeral(a.text) || !numeral(b.text) {
			continue
		}
		if a.piece == b.piece {
			longer = true
			continue
		}
		gap := (b.box[0] - a.box[2]) / b.size
		odd = odd || gap < -0.05 || gap > 0.1
	}
	return odd && longer
}

// tear marks figures of two columns that stand so near that they may be one, printed
// with a gap, unless words stand over either column: then there are two. It marks
// those that may be two, one running into the other, and their neighbours.
func (u *unruled) tear() {
	headed := make([]bool, len(u.columns))
	for _, c := range u.chunks {
		if column, end := u.span(c.box); end == column+1 && !c.figure() {
			headed[column] = true
		}
	}
	for i := range u.chunks {
		c := &u.chunks[i]
		c.torn = c.patched() && c.figure()
	}
	for i := 1; i < len(u.chunks); i++ {
		a, b := &u.chunks[i-1], &u.chunks[i]
		if a.line != b.line || b.box[0]-a.box[2] > figureGap*b.size || !numeral(a.glyphs[len(a.glyphs)-1].text) || !numeral(b.glyphs[0].text) || !a.figure() || !b.figure() {
			continue
		}
		from, _ := u.span(a.box)
		to, _ := u.span(b.box)
		if from != to && slices.Contains(headed[from:to+1], false) || a.patched() || b.patched() {
			a.torn, b.torn = true, true
		}
	}
}

// numeral reports whether a glyph is a digit.
func numeral(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

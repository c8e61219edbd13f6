package document

import "math"

// fill puts glyphs into the cells of a plan and returns those that stand outside.
// What is drawn in one go stays in one cell, even where it is wider than its cell,
// unless a rule stands in a gap of it.
func (p *plan) fill(glyphs []glyph) (rest []glyph) {
	for first := 0; first < len(glyphs); {
		last := first + 1
		for last < len(glyphs) && follows(glyphs[last-1], glyphs[last]) {
			last++
		}
		rest = p.fillRun(glyphs[first:last], rest)
		first = last
	}
	for i := range p.cells {
		c := &p.cells[i]
		c.text = glyphsText(c.glyphs, p.cellBox(*c))
		c.mark()
	}
	p.joinWrapped()
	return rest
}

// follows reports whether a glyph is drawn right behind another on its line.
func follows(a, b glyph) bool {
	gap := b.box[0] - a.box[2]
	return math.Abs(a.box.midY()-b.box.midY()) < 0.2*b.size && gap > -0.3*b.size && gap < 0.5*b.size
}

// fillRun puts glyphs that follow each other into cells.
func (p *plan) fillRun(run []glyph, rest []glyph) []glyph {
	for first := 0; first < len(run); {
		last := first + 1
		torn := first > 0 && p.torn(run[first-1], run[first])
		for last < len(run) && !p.parted(run[last-1], run[last]) {
			last++
		}
		torn = torn || last < len(run) && p.torn(run[last-1], run[last])
		part := run[first:last]
		if at := p.most(part); at >= 0 {
			p.cells[at].glyphs = append(p.cells[at].glyphs, part...)
			p.cells[at].torn = p.cells[at].torn || torn
		} else {
			rest = append(rest, part...)
		}
		first = last
	}
	return rest
}

// parted reports whether two neighbours of a run stand in two cells. A character that
// the rule runs through is not cut off, nor is a figure whose digits leave no gap and
// are drawn in one go: it is wider than its cell.
func (p *plan) parted(a, b glyph) bool {
	from, to := p.cellAt(a.box.midX(), a.box.midY()), p.cellAt(b.box.midX(), b.box.midY())
	if from == to {
		return false
	}
	if a.text == " " || b.text == " " || from < 0 || to < 0 {
		return true
	}
	if digit(a.text) && digit(b.text) && b.box[0]-a.box[2] < 0.15*b.size {
		return p.torn(a, b) || p.besideRule(a, b, to, 0.1) && (a.piece != b.piece || a.piece == 0)
	}
	return p.besideRule(a, b, to, 0.2)
}

// most is the cell in which most of a run stands, or -1.
func (p *plan) most(run []glyph) int {
	best, most := -1, 0.0
	share := make(map[int]float64)
	for _, g := range run {
		at := p.cellAt(g.box.midX(), g.box.midY())
		share[at] += max(g.box.width(), 0.01)
		if share[at] > most+0.001 {
			best, most = at, share[at]
		}
	}
	return best
}

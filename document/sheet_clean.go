package document

import (
	"cmp"
	"math"
	"slices"
)

// leaning is how many degrees a page may lie askew.
const leaning = 5

// cleaned is a page upright and without what is no part of its text: characters
// drawn twice to look bold, and watermarks.
func (s sheet) cleaned() sheet {
	s = s.turnedUpright()
	s.glyphs = slices.Clone(s.glyphs)
	s.glyphs = slices.DeleteFunc(s.glyphs, func(g glyph) bool {
		return !finite(g.box[:]...) || !finite(g.size) || g.box[2] < g.box[0] || g.box[3] < g.box[1] || g.text == "" || g.oblique()
	})
	for i := range s.glyphs {
		if g := &s.glyphs[i]; g.size <= 0 {
			g.size = max(g.box.height(), 1)
		}
	}
	usual := usualSize(s.glyphs)
	s.glyphs = slices.DeleteFunc(s.glyphs, func(g glyph) bool { return g.faint && g.size > 1.8*usual })
	s.glyphs = once(s.glyphs)
	s.rules = slices.DeleteFunc(slices.Clone(s.rules), func(r rule) bool { return !finite(r.x0, r.y0, r.x1, r.y1) })
	s.pictures = slices.DeleteFunc(slices.Clone(s.pictures), func(p rect) bool { return !finite(p[:]...) })
	return s
}

// finite reports whether lengths are numbers that a page may have.
func finite(lengths ...float64) bool {
	for _, v := range lengths {
		if !(math.Abs(v) < 1e6) {
			return false
		}
	}
	return true
}

// turnedUpright turns a page whose text, most of it, is drawn turned.
func (s sheet) turnedUpright() sheet {
	var of [4]int
	for _, g := range s.glyphs {
		if g.text != " " && !g.oblique() {
			of[g.quarter()]++
		}
	}
	turns := 0
	for i, n := range of {
		if n > of[turns] {
			turns = i
		}
	}
	if turns == 0 || of[turns]*10 < 7*(of[0]+of[1]+of[2]+of[3]) {
		return s
	}
	place := func(x, y float64) (float64, float64) {
		switch turns {
		case 1: // text runs down: the page is turned back, to the left
			return y, s.width - x
		case 2:
			return s.width - x, s.height - y
		default:
			return s.height - y, x
		}
	}
	box := func(r rect) rect {
		x0, y0 := place(r[0], r[1])
		x1, y1 := place(r[2], r[3])
		return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	}
	t := s
	if turns != 2 {
		t.width, t.height = s.height, s.width
	}
	t.glyphs, t.rules, t.pictures = nil, nil, nil
	for _, g := range s.glyphs {
		g.box, g.angle = box(g.box), (g.angle+360-90*turns)%360
		t.glyphs = append(t.glyphs, g)
	}
	for _, r := range s.rules {
		b := box(rect{r.x0, r.y0, r.x1, r.y1})
		t.rules = append(t.rules, rule{b[0], b[1], b[2], b[3]})
	}
	for _, p := range s.pictures {
		t.pictures = append(t.pictures, box(p))
	}
	return t
}

// quarter is how many quarter turns clockwise a glyph is turned, nearly.
func (g *glyph) quarter() int { return ((g.angle%360 + 360 + 45) / 90) & 3 }

// oblique reports whether a glyph is turned, but by no quarter turns: a watermark.
func (g *glyph) oblique() bool {
	off := (g.angle%90 + 90) % 90
	return off > leaning && off < 90-leaning
}

// usualSize is the size that most of the strong text has.
func usualSize(glyphs []glyph) float64 {
	var sizes []float64
	for _, g := range glyphs {
		if !g.faint {
			sizes = append(sizes, g.size)
		}
	}
	if len(sizes) == 0 {
		return math.Inf(1)
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// once drops characters that are drawn again nearly where they stand.
func once(glyphs []glyph) []glyph {
	order := make([]int, len(glyphs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(glyphs[a].text, glyphs[b].text), cmp.Compare(glyphs[a].box[0], glyphs[b].box[0]), cmp.Compare(a, b))
	})
	again := make([]bool, len(glyphs))
	for k, i := range order {
		for n := k - 1; n >= 0 && n > k-20; n-- {
			a, b := glyphs[order[n]], glyphs[i]
			if a.text != b.text || b.box[0]-a.box[0] > 0.3*b.box.width() {
				break
			}
			if a.piece == b.piece && (a.piece != 0 || order[n]-i == 1 || i-order[n] == 1) {
				continue // one shape that stands for two characters
			}
			if !again[order[n]] && math.Abs(a.box.midY()-b.box.midY()) < 0.3*b.box.height() {
				again[i] = true
			}
		}
	}
	var kept []glyph
	for i, g := range glyphs {
		if !again[i] {
			kept = append(kept, g)
		}
	}
	return kept
}

package document

import (
	"cmp"
	"math"
	"slices"
)

// plan lays a banded table out, or returns nil where its columns cannot be seen.
func (t *banded) plan() *plan {
	t.bands = make([][]piece, len(t.ys)-1)
	for _, run := range runs(t.glyphs) {
		if i := between(t.ys, run.box.midY()); i >= 0 {
			t.bands[i] = append(t.bands[i], run)
		}
	}
	if t.crowded() {
		return nil
	}
	edges := t.columnEdges()
	if len(edges) < 3 {
		return nil
	}
	f := frame{box: t.box, level: t.rules}
	for _, x := range []float64{t.box[0], t.box[2]} {
		f.upright = append(f.upright, segment{x, t.box[1], t.box[3]})
	}
	for _, x := range edges[1 : len(edges)-1] {
		for first := 0; first < len(t.bands); {
			last := first + 1
			for last < len(t.bands) && !t.ruledAt(t.ys[last], x) {
				last++
			}
			if !t.crossed(x, first, last) {
				f.upright = append(f.upright, segment{x, t.ys[first], t.ys[last]})
			}
			first = last
		}
	}
	p := newPlan(f)
	if p == nil {
		return nil
	}
	p.fill(t.glyphs)
	p.ruled = false
	if slices.ContainsFunc(p.cells, beside) {
		return nil
	}
	return p
}

// beside reports whether a figure stands in one cell with other text, or with another
// figure beside it: a column or a row was not seen.
func beside(c planCell) bool {
	found := runs(c.glyphs)
	for i, a := range found {
		one := figure(glyphsText(a.glyphs, a.box))
		for _, b := range found[:i] {
			other := figure(glyphsText(b.glyphs, b.box))
			level := math.Abs(a.box.midY()-b.box.midY()) < 0.6*a.glyphs[0].size
			apart := max(a.box[0]-b.box[2], b.box[0]-a.box[2]) > chunkGap*a.glyphs[0].size
			if one != other && (apart || !level) || one && other && level && apart {
				return true
			}
		}
	}
	return false
}

// runs cuts glyphs into those that are drawn one behind another, without spaces.
func runs(glyphs []glyph) (found []piece) {
	for _, g := range glyphs {
		if g.text == " " {
			continue
		}
		if n := len(found); n > 0 && follows(found[n-1].glyphs[len(found[n-1].glyphs)-1], g) {
			r := &found[n-1]
			r.glyphs, r.box = append(r.glyphs, g), r.box.joined(g.box)
			continue
		}
		found = append(found, piece{[]glyph{g}, g.box})
	}
	return found
}

// crowded reports whether a figure stands below another in one band: its rows are
// not ruled.
func (t *banded) crowded() bool {
	for _, band := range t.bands {
		for i, a := range band {
			for _, b := range band[:i] {
				if min(a.box[2], b.box[2]) > max(a.box[0], b.box[0]) && figure(glyphsText(a.glyphs, a.box)) && figure(glyphsText(b.glyphs, b.box)) {
					return true
				}
			}
		}
	}
	return false
}

// columnEdges are where columns begin and end: where rules do, and in the gutters
// that few full rows reach over.
func (t *banded) columnEdges() []float64 {
	u := &unruled{size: t.size}
	var counts []int
	most := 0
	for i, band := range t.bands {
		groups := bandGroups(band)
		for _, g := range groups {
			u.chunks = append(u.chunks, chunk{box: g, line: i})
		}
		counts, most = append(counts, len(groups)), max(most, len(groups))
	}
	if most < 2 {
		return nil
	}
	u.findColumns(counts, most)
	if len(u.columns) < 2 {
		return nil
	}
	edges := []float64{t.box[0], t.box[2]}
	for _, r := range t.rules {
		for _, x := range []float64{r.from, r.to} {
			if !slices.ContainsFunc(edges, func(e float64) bool { return math.Abs(e-x) <= 2*touch }) {
				edges = append(edges, x)
			}
		}
	}
	for i := 1; i < len(u.columns); i++ {
		from, to := u.columns[i-1][1], u.columns[i][0]
		if !slices.ContainsFunc(edges, func(e float64) bool { return e > from-touch && e < to+touch }) {
			edges = append(edges, clearest(u.chunks, from, to))
		}
	}
	slices.Sort(edges)
	return edges
}

// clearest is the middle of the widest part of a gutter that fewest texts reach into.
func clearest(chunks []chunk, from, to float64) float64 {
	at := []float64{from, to}
	for _, c := range chunks {
		for _, x := range []float64{c.box[0], c.box[2]} {
			if x > from && x < to {
				at = append(at, x)
			}
		}
	}
	slices.Sort(at)
	best, fewest, widest := (from+to)/2, math.MaxInt, 0.0
	for i := 1; i < len(at); i++ {
		middle, width, over := (at[i-1]+at[i])/2, at[i]-at[i-1], 0
		for _, c := range chunks {
			if c.box[0] < middle && middle < c.box[2] {
				over++
			}
		}
		if width > 0.5 && (over < fewest || over == fewest && width > widest) {
			best, fewest, widest = middle, over, width
		}
	}
	return best
}

// bandGroups are the places from left to right where text of a band stands, whatever its
// height.
func bandGroups(band []piece) (groups []rect) {
	order := slices.Clone(band)
	slices.SortStableFunc(order, func(a, b piece) int { return cmp.Compare(a.box[0], b.box[0]) })
	for _, r := range order {
		if n := len(groups); n > 0 && r.box[0] <= groups[n-1][2] {
			groups[n-1] = groups[n-1].joined(r.box)
			continue
		}
		groups = append(groups, r.box)
	}
	return groups
}

// ruledAt reports whether a rule at a height parts what stands at a place, or to one
// side of it.
func (t *banded) ruledAt(y, x float64) bool {
	return slices.ContainsFunc(t.rules, func(r segment) bool {
		return math.Abs(r.at-y) <= shortRow && r.from <= x+2*touch && r.to >= x-2*touch
	})
}

// crossed reports whether text of some bands reaches over a place.
func (t *banded) crossed(x float64, first, last int) bool {
	for _, band := range t.bands[first:last] {
		for _, r := range band {
			if r.box[0] < x-1 && r.box[2] > x+1 && !r.gapAt(x) {
				return true
			}
		}
	}
	return false
}

// gapAt reports whether a place stands in a gap between two glyphs.
func (r *piece) gapAt(x float64) bool {
	for i := 1; i < len(r.glyphs); i++ {
		a, b := r.glyphs[i-1], r.glyphs[i]
		if a.box[2] <= x && x <= b.box[0] && b.box[0]-a.box[2] > 0.2*b.size {
			return true
		}
	}
	return false
}

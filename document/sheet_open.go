package document

import (
	"cmp"
	"math"
	"slices"
)

// maxOpen is how many frames of a page are looked at for open sides.
const maxOpen = 100

// joinOpen joins the frames of a table whose sides are open: a row of one cell has no
// upright rule, so that what stands above it and below hangs together by nothing. A
// row is hardly higher than others and holds one line, in its middle or at its side;
// else that is a heading between two tables.
func joinOpen(frames []frame, alone []segment, glyphs []glyph) []frame {
	if len(frames) > maxOpen || len(alone) > maxOpen {
		return frames // a drawing
	}
	open := make([]bool, len(frames))
	any := false
	for i, f := range frames {
		open[i] = f.openSide(f.box[0]) || f.openSide(f.box[2])
		any = any || open[i]
	}
	if !any {
		return frames
	}
	var joined []frame
	for i, f := range frames {
		if !open[i] {
			joined = append(joined, f)
			continue
		}
		n := slices.IndexFunc(joined, func(a frame) bool {
			return (a.openSide(a.box[0]) || a.openSide(a.box[2])) && a.level != nil && oneRow(a.box, f.box, min(a.rowHeight(), f.rowHeight()), glyphs)
		})
		if n < 0 {
			joined = append(joined, f)
			continue
		}
		joined[n].box = joined[n].box.joined(f.box)
		joined[n].level = append(joined[n].level, f.level...)
		joined[n].upright = append(joined[n].upright, f.upright...)
	}
	for i := range joined {
		f := &joined[i]
		if !f.openSide(f.box[0]) && !f.openSide(f.box[2]) {
			continue
		}
		for _, l := range alone {
			box := rect{l.from, l.at, l.to, l.at}
			if h := f.rowHeight(); oneRow(box, f.box, h, glyphs) || oneRow(f.box, box, h, glyphs) {
				f.box = f.box.joined(box)
				f.level = append(f.level, l)
			}
		}
		slices.SortFunc(f.level, func(a, b segment) int {
			return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from))
		})
	}
	return joined
}

// openSide reports whether no rule closes a frame at its left or right edge.
func (f *frame) openSide(at float64) bool {
	for _, l := range shelved(f.upright, []float64{f.box[0], f.box[2]}) {
		l = slices.DeleteFunc(l, func(s segment) bool { return math.Abs(s.at-at) > touch })
		if covered(l, f.box[1], f.box[3]) >= ruledShare {
			return false
		}
	}
	return true
}

// oneRow reports whether a row of one line fits between a box and another below it
// that is as wide, in tables whose lowest row is so high.
func oneRow(above, below rect, height float64, glyphs []glyph) bool {
	if math.Abs(above[0]-below[0]) > touch || math.Abs(above[2]-below[2]) > touch || below[1] <= above[3] {
		return false
	}
	var between []glyph
	for _, g := range glyphs {
		if y := g.box.midY(); y > above[3] && y < below[1] && g.text != " " {
			if g.box.midX() < above[0] || g.box.midX() > above[2] {
				return false
			}
			between = append(between, g)
		}
	}
	rows := lines(between)
	if len(rows) != 1 || below[1]-above[3] > 3*rows[0].size || below[1]-above[3] > 1.25*height {
		return false
	}
	ink := rows[0].inked()
	return math.Abs(ink.midX()-below.midX()) <= 0.03*below.width() || ink[0]-below[0] < rows[0].size
}

// rowHeight is the distance of the two level rules of a frame that are closest.
func (f *frame) rowHeight() float64 {
	height := math.Inf(1)
	at := places(f.level, f.box[1], f.box[3], shortRow)
	for i := 1; i < len(at); i++ {
		height = min(height, at[i]-at[i-1])
	}
	return height
}

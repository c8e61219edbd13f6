package document

import "math"

// joinSides gives frames the upright rules beside them that meet no level one: the
// outer edge of a cell that covers every row on a page, of a table that goes on from
// the page before or on the next. Nothing stands along such a rule but its frame, and
// the frame is no narrower than the cell.
func joinSides(frames []frame, sides []segment, glyphs []glyph) []frame {
	if len(sides) > maxOpen {
		return frames // a drawing
	}
	for _, u := range sides {
		if at := besideOf(frames, u); at >= 0 && frames[at].fills(u, glyphs) {
			f := &frames[at]
			f.upright = append(f.upright, segment{u.at, f.box[1], f.box[3]})
			f.box[0], f.box[2] = min(f.box[0], u.at), max(f.box[2], u.at)
		}
	}
	return frames
}

// besideOf is the one frame, by index, that stands along an upright rule, from its
// beginning to its end at most; -1 for none or several.
func besideOf(frames []frame, u segment) int {
	found := -1
	for i := range frames {
		box := frames[i].box
		if box[3] < u.from-touch || box[1] > u.to+touch {
			continue
		}
		if found >= 0 || box[1] < u.from-touch || box[3] > u.to+touch {
			return -1
		}
		found = i
	}
	return found
}

// fills reports whether an upright rule outside of a frame is near enough to close
// it, and no text beside the rule stands above the frame or below.
func (f *frame) fills(u segment, glyphs []glyph) bool {
	gap := max(f.box[0]-u.at, u.at-f.box[2])
	if gap <= touch || gap > f.box.width() {
		return false
	}
	from, to := math.Min(u.at, f.box[0]), math.Max(u.at, f.box[2])
	for _, g := range glyphs {
		x, y := g.box.midX(), g.box.midY()
		if g.text != " " && x > from && x < to && y > u.from && y < u.to && (y < f.box[1] || y > f.box[3]) {
			return false
		}
	}
	return true
}

package document

import (
	"cmp"
	"slices"
)

// A segment is a level rule at a y from one x to another, or an upright one at an x
// from one y to another.
type segment struct{ at, from, to float64 }

func (s segment) length() float64 { return s.to - s.from }

const (
	snap     = 3.5 // rules no further apart are one: no line of text stands between
	dash     = 3.5 // pieces of a line no further apart are one
	touch    = 4.0 // how far a line may end before the one it meets
	shortest = 6.0 // what is shorter is no line of a table
	shortRow = 6.5 // no row is lower: its text could not be read
	maxLines = 3000
)

// ruling is the lines of a page after pieces, doubles and wobbles are made one.
type ruling struct{ level, upright []segment }

func newRuling(rules []rule) ruling {
	var r ruling
	for _, l := range rules {
		dx, dy := l.x1-l.x0, l.y1-l.y0
		if dx >= dy {
			r.level = append(r.level, segment{(l.y0 + l.y1) / 2, l.x0, l.x1})
		}
		if dy >= dx || dx <= thin { // a dot may belong to either
			r.upright = append(r.upright, segment{(l.x0 + l.x1) / 2, l.y0, l.y1})
		}
		if dy > dx && dy <= thin {
			r.level = append(r.level, segment{(l.y0 + l.y1) / 2, l.x0, l.x1})
		}
	}
	r.level, r.upright = snapped(r.level), snapped(r.upright)
	if len(r.level) > maxLines || len(r.upright) > maxLines {
		return ruling{} // a drawing
	}
	return r
}

// snapped brings lines to common places and joins their pieces.
func snapped(lines []segment) []segment {
	slices.SortFunc(lines, func(a, b segment) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var joined []segment
	for first := 0; first < len(lines); {
		last := first
		for last < len(lines) && lines[last].at-lines[first].at <= snap {
			last++
		}
		same := lines[first:last]
		at := (same[0].at + same[len(same)-1].at) / 2
		slices.SortFunc(same, func(a, b segment) int {
			return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
		})
		begun := len(joined)
		for _, s := range same {
			if n := len(joined); n > begun && s.from-joined[n-1].to <= dash {
				joined[n-1].to = max(joined[n-1].to, s.to)
				continue
			}
			joined = append(joined, segment{at, s.from, s.to})
		}
		first = last
	}
	return slices.DeleteFunc(joined, func(s segment) bool { return !(s.length() >= shortest) })
}

// A frame is the lines that hang together: the ruling of one table, or a box.
type frame struct {
	box            rect
	level, upright []segment
}

// frames returns lines that touch one another, by their upper left corners. Lines that
// meet none are left over: level ones alone, upright ones as sides.
func (r ruling) frames() (frames []frame, alone, sides []segment) {
	n := len(r.level)
	parent := make([]int, n+len(r.upright))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for j, u := range r.upright {
		// Level lines are sorted by where they are.
		i, _ := slices.BinarySearchFunc(r.level, u.from-touch, func(s segment, y float64) int { return cmp.Compare(s.at, y) })
		for ; i < n && r.level[i].at <= u.to+touch; i++ {
			if l := r.level[i]; l.from-touch <= u.at && u.at <= l.to+touch {
				parent[root(n+j)] = root(i)
			}
		}
	}
	index := make(map[int]int)
	of := func(i int, box rect) *frame {
		k, found := index[root(i)]
		if !found {
			k = len(frames)
			index[root(i)] = k
			frames = append(frames, frame{box: box})
		}
		frames[k].box = frames[k].box.joined(box)
		return &frames[k]
	}
	for i, l := range r.level {
		f := of(i, rect{l.from, l.at, l.to, l.at})
		f.level = append(f.level, l)
	}
	for j, u := range r.upright {
		f := of(n+j, rect{u.at, u.from, u.at, u.to})
		f.upright = append(f.upright, u)
	}
	frames = slices.DeleteFunc(frames, func(f frame) bool {
		if len(f.upright) == 0 {
			alone = append(alone, f.level...)
		}
		if len(f.level) == 0 {
			sides = append(sides, f.upright...)
		}
		return len(f.upright) == 0 || len(f.level) == 0
	})
	slices.SortStableFunc(frames, func(a, b frame) int {
		return cmp.Or(cmp.Compare(a.box[1], b.box[1]), cmp.Compare(a.box[0], b.box[0]))
	})
	return frames, alone, sides
}

// places are where lines stand, ends of the others included; those that are less than
// so far from the one before are left out.
func places(lines []segment, first, last, least float64) []float64 {
	at := []float64{first, last}
	for _, l := range lines {
		at = append(at, l.at)
	}
	slices.Sort(at)
	kept := at[:1]
	for _, v := range at[1:] {
		if v-kept[len(kept)-1] > least {
			kept = append(kept, v)
		}
	}
	return kept
}

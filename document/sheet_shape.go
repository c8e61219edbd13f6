package document

import "math"

// A shape is a line through points, all straight.
type shape struct {
	points [][2]float64
	closed bool
}

const (
	thin   = 4.0  // what is filled and no wider is a line, in points
	square = 0.05 // a line that leans no more is level or upright: its rise by its run
)

// appendRules appends the rules that shapes draw.
func appendRules(rules []rule, shapes []shape, stroked, filled bool) []rule {
	for i, s := range shapes {
		if len(s.points) == 0 {
			continue
		}
		if filled {
			if r, ok := thinRule(s.bounds()); ok {
				rules = append(rules, r)
				continue
			}
			if i > 0 {
				rules = appendSeam(rules, shapes[i-1].bounds(), s.bounds())
			}
		}
		if stroked {
			rules = s.appendStrokes(rules)
		}
	}
	return rules
}

func (s shape) bounds() rect {
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, at := range s.points {
		box = box.joined(rect{at[0], at[1], at[0], at[1]})
	}
	return box
}

func (s shape) appendStrokes(rules []rule) []rule {
	points := s.points
	if s.closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		dx, dy := math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1])
		if dy <= square*dx || dx <= square*dy {
			rules = append(rules, levelled(a[0], a[1], b[0], b[1]))
		}
	}
	return rules
}

// levelled is the rule between two points, made exactly level or upright, from the
// upper left to the lower right.
func levelled(x0, y0, x1, y1 float64) rule {
	if math.Abs(x1-x0) >= math.Abs(y1-y0) {
		y := (y0 + y1) / 2
		return rule{min(x0, x1), y, max(x0, x1), y}
	}
	x := (x0 + x1) / 2
	return rule{x, min(y0, y1), x, max(y0, y1)}
}

// thinRule is the rule along the middle of a box that is thin.
func thinRule(box rect) (rule, bool) {
	if !(box.width() <= thin || box.height() <= thin) {
		return rule{}, false
	}
	if box.width() >= box.height() {
		return rule{box[0], box.midY(), box[2], box.midY()}, true
	}
	return rule{box.midX(), box[1], box.midX(), box[3]}, true
}

// appendSeam appends the four rules of a frame that is drawn as one box and another
// inside it.
func appendSeam(rules []rule, a, b rect) []rule {
	for side := range 4 {
		if math.Abs(a[side]-b[side]) > thin {
			return rules
		}
	}
	m := rect{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2, (a[3] + b[3]) / 2}
	return append(rules, rule{m[0], m[1], m[2], m[1]}, rule{m[0], m[3], m[2], m[3]},
		rule{m[0], m[1], m[0], m[3]}, rule{m[2], m[1], m[2], m[3]})
}

package document

import "slices"

// A band is a stroke found in a picture, in points of it: level from x0 to x1 or
// upright from y0 to y1, the last ones excluded.
type band struct{ x0, y0, x1, y1 int }

// Lengths, as shares of a picture's width.
const (
	leastStroke = 1.0 / 70 // no rule of a table is shorter
	sureStroke  = 1.0 / 20 // no stroke of a character is longer
	mostThick   = 1.0 / 200
)

// rules finds the rules of tables in a picture: straight level and upright strokes
// that are longer than those of characters, and shorter ones that run from one of the
// other direction to the next.
func (k *inked) rules() (level, upright []band) {
	least := max(int(float64(k.width)*leastStroke), 12)
	thick := max(int(float64(k.width)*mostThick), 3)
	level = k.strokes(least, thick)
	for _, b := range k.flipped().strokes(least, thick) {
		upright = append(upright, band{b.y0, b.x0, b.y1, b.x1})
	}
	sure := int(float64(k.width) * sureStroke)
	longLevel := slices.DeleteFunc(slices.Clone(level), func(b band) bool { return b.x1-b.x0 < sure })
	longUpright := slices.DeleteFunc(slices.Clone(upright), func(b band) bool { return b.y1-b.y0 < sure })
	level = slices.DeleteFunc(level, func(b band) bool {
		return b.x1-b.x0 < sure && !(b.beginning().meets(longUpright) && b.end().meets(longUpright))
	})
	upright = slices.DeleteFunc(upright, func(b band) bool {
		return b.y1-b.y0 < sure && !(b.beginning().meets(longLevel) && b.end().meets(longLevel))
	})
	return level, upright
}

// beginning and end are the boxes about the ends of a stroke.
func (b band) beginning() band { return band{b.x0 - 3, b.y0 - 3, b.x0 + 4, b.y0 + 4} }
func (b band) end() band       { return band{b.x1 - 4, b.y1 - 4, b.x1 + 3, b.y1 + 3} }

func (b band) meets(others []band) bool {
	return slices.ContainsFunc(others, func(o band) bool { return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 })
}

// flipped is the picture with rows and columns exchanged.
func (k *inked) flipped() *inked {
	f := &inked{k.height, k.width, make([]bool, len(k.ink))}
	for y := range k.height {
		for x := range k.width {
			f.ink[x*k.height+y] = k.ink[y*k.width+x]
		}
	}
	return f
}

// strokes finds level strokes: runs of ink in a row of points, gaps of a point or
// two passed over, that lie on one another and are no thicker than a rule.
func (k *inked) strokes(least, thick int) []band {
	var open, done []band
	for y := range k.height {
		runs := k.runs(y, least)
		var next []band
		for _, b := range open {
			met := false
			for i, r := range runs {
				if r[0] < b.x1 && b.x0 < r[1] && r[2] == 0 {
					b.x0, b.x1, b.y1 = min(b.x0, r[0]), max(b.x1, r[1]), y+1
					runs[i][2] = 1
					met = true
				}
			}
			if met || y-b.y1 < 2 {
				next = append(next, b)
			} else {
				done = append(done, b)
			}
		}
		for _, r := range runs {
			if r[2] == 0 {
				next = append(next, band{r[0], y, r[1], y + 1})
			}
		}
		open = next
	}
	done = append(done, open...)
	return slices.DeleteFunc(done, func(b band) bool { return b.y1-b.y0 > thick })
}

// runs are the runs of ink in a row of points, at least so long: where each begins
// and ends, and room for a mark. A row of points and the next count together, for a
// rule that is a little askew steps from one to the other.
func (k *inked) runs(y, least int) (runs [][3]int) {
	const gap = 3
	begin, last, ink := -1, -1, 0
	end := func() {
		if begin >= 0 && last+1-begin >= least && ink*10 >= (last+1-begin)*9 {
			runs = append(runs, [3]int{begin, last + 1, 0})
		}
		begin, ink = -1, 0
	}
	for x := range k.width {
		if !k.at(x, y) && (y+1 == k.height || !k.at(x, y+1)) {
			if begin >= 0 && x-last > gap {
				end()
			}
			continue
		}
		if begin < 0 {
			begin = x
		}
		last = x
		ink++
	}
	end()
	return runs
}

package document

import (
	"cmp"
	"regexp"
	"slices"
)

// partedLabels are the fewest chunks on either side of a gutter between labels.
const partedLabels = 3

// wideLabels is the share of labels that may reach over a gutter between them.
const wideLabels = 0.25

// itemStart finds a mark before an item of a list: 一、 （三） 4. and the like.
var itemStart = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])`)

// partLabels parts the labels of groups from those of rows: before the first column of
// figures there is a gutter that few labels reach over, with labels on either side on
// two lines or more. What stands left of it covers rows.
func (u *unruled) partLabels(body int) {
	first := u.firstFigures(body)
	u.figures = first
	for i, c := range u.columns[:first] { // the widest are the rows' labels
		if widest := u.columns[u.groups]; c[1]-c[0] > widest[1]-widest[0] {
			u.groups = i
		}
	}
	for column := 0; column < first; column++ {
		from, to, ok := u.labelGutter(column, body)
		if !ok {
			continue
		}
		c := u.columns[column]
		u.columns = slices.Insert(u.columns, column+1, [2]float64{to, c[1]})
		u.columns[column][1] = from
		u.edges = slices.Insert(u.edges, column+1, (from+to)/2)
		u.figures, u.groups = first+1, first
		return
	}
}

// firstFigures is the first column in which figures stand on half of the rows that say
// something there.
func (u *unruled) firstFigures(body int) int {
	figures, words := make([]int, len(u.columns)), make([]int, len(u.columns))
	for i := range u.chunks {
		if c := &u.chunks[i]; c.line >= body {
			column, _ := u.span(c.box)
			if c.figure() {
				figures[column]++
			} else {
				words[column]++
			}
		}
	}
	for i := range figures {
		if figures[i] > 0 && figures[i] >= words[i] {
			return i
		}
	}
	return 0
}

// labelGutter finds the widest place in a column that few of its labels reach over.
func (u *unruled) labelGutter(column, body int) (from, to float64, ok bool) {
	type edge struct {
		x    float64
		step int
	}
	var labels []*chunk
	var edges []edge
	for i := range u.chunks {
		c := &u.chunks[i]
		if at, end := u.span(c.box); c.line >= body && at == column && end == column+1 && !c.figure() {
			labels = append(labels, c)
			edges = append(edges, edge{c.box[0], 1}, edge{c.box[2], -1})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.step, a.step)) })
	allowed, over, widest := int(wideLabels*float64(len(labels))), 0, 0.2*u.size
	for i := 0; i+1 < len(edges); i++ {
		over += edges[i].step
		if over > allowed || edges[i+1].x-edges[i].x <= widest || !u.partsLabels(labels, edges[i].x, edges[i+1].x) {
			continue
		}
		from, to, ok, widest = edges[i].x, edges[i+1].x, true, edges[i+1].x-edges[i].x
	}
	return from, to, ok
}

// partsLabels reports whether labels stand on either side of a gutter, and on two lines
// on both.
func (u *unruled) partsLabels(labels []*chunk, from, to float64) bool {
	left, right, both := 0, 0, 0
	lines := make(map[int]bool)
	for _, c := range labels {
		switch {
		case c.box[2] <= from:
			left++
			lines[c.line] = true
		case c.box[0] >= to:
			right++
			if lines[c.line] {
				both++
			}
		}
	}
	return left >= partedLabels && right >= partedLabels && both > 1
}

// cutFigures parts a label from the figure that stands close behind it, in the next
// column.
func (u *unruled) cutFigures() {
	for i := 0; i < len(u.chunks); i++ {
		c := &u.chunks[i]
		at := len(c.glyphs)
		for at > 0 && digit(c.glyphs[at-1].text) {
			at--
		}
		if at == 0 || at == len(c.glyphs) || c.glyphs[at].box[0]-c.glyphs[at-1].box[2] < 0.2*c.size {
			continue
		}
		label, behind := *c, *c
		label.glyphs, behind.glyphs = c.glyphs[:at:at], c.glyphs[at:]
		label.box, behind.box = bounds(label.glyphs), bounds(behind.glyphs)
		before, _ := u.span(label.box)
		if column, last := u.span(behind.box); last != column+1 || column <= before || !behind.figure() {
			continue
		}
		*c = label
		u.chunks = slices.Insert(u.chunks, i+1, behind)
		i++
	}
}

// inGroups reports whether a box stands left of the rows' labels.
func (u *unruled) inGroups(box rect) bool {
	_, end := u.span(box)
	return end <= u.groups
}

// inFigures reports whether a box stands in a column of figures.
func (u *unruled) inFigures(box rect) bool {
	column, _ := u.span(box)
	return u.figures > 0 && column >= u.figures
}

package document

import (
	"cmp"
	"math"
	"slices"
)

// An unruled is a table without rules while its columns and rows are looked for.
type unruled struct {
	chunks   []chunk      // from above down, from left to right
	columns  [][2]float64 // where text of each stands, from and to
	groups   int          // columns before that of the rows' labels
	figures  int          // the first column of figures, 0 unknown
	edges    []float64    // of the columns
	anchors  []int        // lines that are rows of the body
	size     float64
	pitch    float64 // from row to row, as most are
	lineY    []float64
	clusters []cluster
}

// A cluster is the chunks of one cell. Columns and rows are counted from 0, the last
// ones excluded.
type cluster struct {
	glyphs                         []glyph
	box                            rect
	last                           rect // of its lowest chunk
	anchor                         int  // the row it stands on, or -1
	row, column, endRow, endColumn int
	figure                         bool // it says a figure
	torn                           bool // which may be a piece of one
}

func (c *cluster) midX() float64 { return c.box.midX() }
func (c *cluster) midY() float64 { return c.box.midY() }

// What one table without rules has at most.
const (
	maxChunks       = 4000
	maxUnruledLines = 300
)

// newUnruled lays lines out in columns and rows. It returns nil if they have no so
// many columns in common. The table is as wide as the rules it stands between, if any.
func newUnruled(lines []line, columns int, between rect) *plan {
	u, counts, most := chunked(lines)
	if most < columns || len(u.chunks) > maxChunks || len(lines) > maxUnruledLines {
		return nil
	}
	body := u.bodyStart(counts, most)
	for i, n := range counts {
		if i >= body && float64(n) >= rowShare*float64(most) {
			u.anchors = append(u.anchors, i)
		}
	}
	if len(u.anchors) == 0 {
		return nil
	}
	u.findColumns(counts, most)
	if len(u.columns) < columns {
		return nil
	}
	u.partLabels(body)
	if n := len(u.columns); between.width() > 0 {
		u.edges[0], u.edges[n] = min(u.edges[0], between[0]), max(u.edges[n], between[2])
	}
	return u.layRows(body)
}

// chunked cuts lines into chunks, and says how many each has and how many one has at
// most.
func chunked(lines []line) (u *unruled, counts []int, most int) {
	u = &unruled{}
	for i := range lines {
		c := lines[i].chunks(i)
		u.chunks = append(u.chunks, c...)
		counts, most = append(counts, len(c)), max(most, len(c))
		u.lineY = append(u.lineY, lines[i].box.midY())
		u.size = max(u.size, lines[i].size)
	}
	return u, counts, most
}

// layRows lays a table out whose columns are known.
func (u *unruled) layRows(body int) *plan {
	u.cutFigures()
	u.tear()
	u.figureRows(body)
	u.lonelyRows(body)
	u.cluster(body)
	heads := u.headRows(body)
	u.bodyRows(heads)
	return u.plan(heads)
}

// figure reports whether a chunk is a figure, or a mark in the place of one.
func (c *chunk) figure() bool { return figure(glyphsText(c.glyphs, c.box)) }

// bodyStart is the first full line with a figure in it, else the first full one.
func (u *unruled) bodyStart(counts []int, most int) int {
	first := -1
	for i, n := range counts {
		if float64(n) < rowShare*float64(most) {
			continue
		}
		if first < 0 {
			first = i
		}
		if slices.ContainsFunc(u.chunks, func(c chunk) bool { return c.line == i && c.figure() }) {
			return i
		}
	}
	return first
}

// findColumns finds the gutters that few full lines reach over.
func (u *unruled) findColumns(counts []int, most int) {
	type edge struct {
		x    float64
		step int
	}
	var edges []edge
	full := 0
	for _, n := range counts {
		if float64(n) >= rowShare*float64(most) {
			full++
		}
	}
	for _, c := range u.chunks {
		if float64(counts[c.line]) >= rowShare*float64(most) {
			edges = append(edges, edge{c.box[0], 1}, edge{c.box[2], -1})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.step, a.step)) })
	allowed := int(crossedMost * float64(full))
	over := 0
	for _, e := range edges {
		before := over
		over += e.step
		switch {
		case before <= allowed && over > allowed:
			if n := len(u.columns); n > 0 && e.x-u.columns[n-1][1] < 0.2*u.size {
				continue
			}
			u.columns = append(u.columns, [2]float64{e.x, e.x})
		case before > allowed && over <= allowed:
			u.columns[len(u.columns)-1][1] = e.x
		}
	}
	u.edges = nil
	for i, c := range u.columns {
		if i == 0 {
			u.edges = append(u.edges, c[0])
			continue
		}
		u.edges = append(u.edges, (u.columns[i-1][1]+c[0])/2)
	}
	if n := len(u.columns); n > 0 {
		u.edges = append(u.edges, u.columns[n-1][1])
		for _, c := range u.chunks {
			u.edges[0], u.edges[n] = min(u.edges[0], c.box[0]), max(u.edges[n], c.box[2])
		}
	}
}

// figureRows makes rows of lines that have a figure in another column than the first:
// a figure stands on its own row, however few others do.
func (u *unruled) figureRows(body int) {
	for i := range u.chunks {
		c := &u.chunks[i]
		if c.line < body || slices.Contains(u.anchors, c.line) {
			continue
		}
		if column, _ := u.span(c.box); column > 0 && c.figure() {
			u.anchors = append(u.anchors, c.line)
		}
	}
	slices.Sort(u.anchors)
}

// lonelyRows makes rows of lines that are not full but stand as far from the rows
// around them as rows do.
func (u *unruled) lonelyRows(body int) {
	var steps []float64
	for i := 1; i < len(u.anchors); i++ {
		steps = append(steps, u.lineY[u.anchors[i]]-u.lineY[u.anchors[i-1]])
	}
	u.pitch = 2 * u.size
	if len(steps) > 0 {
		slices.Sort(steps)
		u.pitch = steps[len(steps)/2]
	}
	for i := body; i < len(u.lineY); i++ {
		alone := !slices.ContainsFunc(u.anchors, func(a int) bool { return math.Abs(u.lineY[a]-u.lineY[i]) < 0.8*u.pitch })
		if alone || u.apart(i) {
			u.anchors = append(u.anchors, i)
		}
	}
	slices.Sort(u.anchors)
}

// apart reports whether a line stands so far from those above and below that no cell
// goes on there, and says more than the label of a group.
func (u *unruled) apart(line int) bool {
	if slices.Contains(u.anchors, line) || line > 0 && u.lineY[line]-u.lineY[line-1] <= pitchMost*u.size ||
		line+1 < len(u.lineY) && u.lineY[line+1]-u.lineY[line] <= pitchMost*u.size {
		return false
	}
	return slices.ContainsFunc(u.chunks, func(c chunk) bool { return c.line == line && !u.inGroups(c.box) })
}

// cluster joins the chunks that are lines of one cell, and finds their columns.
func (u *unruled) cluster(body int) {
	for _, c := range u.chunks {
		anchor := slices.Index(u.anchors, c.line)
		group := c.line >= body && u.inGroups(c.box)
		if group {
			anchor = -1
		}
		joined, isFigure := false, c.figure()
		for i := range slices.Backward(u.clusters) {
			k := &u.clusters[i]
			pitch := c.box.midY() - k.last.midY()
			if pitch <= 0.5*c.size || pitch > pitchMost*c.size || anchor >= 0 && k.anchor >= 0 {
				continue
			}
			if group && (!u.inGroups(k.box) || itemStart.MatchString(glyphsText(c.glyphs, c.box))) {
				continue
			}
			if isFigure != k.figure && c.line >= body && u.inFigures(k.box) || isFigure && k.figure {
				continue // words above a figure are its head, not the figure
			}
			common := min(c.box[2], k.last[2]) - max(c.box[0], k.last[0])
			if common >= 0.5*min(c.box.width(), k.last.width()) {
				k.glyphs, k.box, k.last = append(k.glyphs, c.glyphs...), k.box.joined(c.box), c.box
				k.anchor, k.torn = max(k.anchor, anchor), k.torn || c.torn
				joined = true
				break
			}
		}
		if !joined {
			u.clusters = append(u.clusters, cluster{glyphs: slices.Clone(c.glyphs), box: c.box, last: c.box, anchor: anchor, figure: isFigure, torn: c.torn})
		}
	}
	for i := range u.clusters {
		k := &u.clusters[i]
		k.column, k.endColumn = u.span(k.box)
	}
}

// span is the columns that a box stands in: more than one where it reaches over
// what parts them.
func (u *unruled) span(box rect) (column, end int) {
	best := -1.0
	for i, c := range u.columns {
		common := min(c[1], box[2]) - max(c[0], box[0])
		if i == 0 || common > best {
			best, column = common, i
		}
	}
	end = column + 1
	for column > 0 && crosses(box, u.columns[column-1][1], u.columns[column][0]) {
		column--
	}
	for end < len(u.columns) && crosses(box, u.columns[end-1][1], u.columns[end][0]) {
		end++
	}
	return column, end
}

// crosses reports whether a box reaches over most of a gutter.
func crosses(box rect, from, to float64) bool {
	return min(box[2], to)-max(box[0], from) >= 0.6*(to-from)
}

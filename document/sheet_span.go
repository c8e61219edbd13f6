package document

import (
	"cmp"
	"math"
	"slices"
)

// headRows gives the clusters above the body their rows and columns, and returns
// how high the rows of the head stand. A head over others covers the columns it is
// centred on.
func (u *unruled) headRows(body int) []float64 {
	top := u.lineY[body] - 0.5*u.size
	var head []*cluster
	for i := range u.clusters {
		if k := &u.clusters[i]; k.midY() < top && k.anchor < 0 {
			head = append(head, k)
		}
	}
	if len(head) == 0 {
		return nil
	}
	for _, k := range head {
		u.centre(k, head)
	}
	// The longest pile of heads makes the rows.
	slices.SortStableFunc(head, func(a, b *cluster) int { return cmp.Compare(a.midY(), b.midY()) })
	level := make([]int, len(head))
	under := make([]int, len(head))
	deepest := 0
	for i, k := range head {
		under[i] = -1
		for j, o := range head[:i] {
			if o.box[3] <= k.box[1]+0.4*u.size && meet(o, k) && level[j] >= level[i] {
				level[i], under[i] = level[j]+1, j
			}
		}
		if level[i] > level[deepest] {
			deepest = i
		}
	}
	var rows []float64
	for i := deepest; i >= 0; i = under[i] {
		rows = append(rows, head[i].midY())
	}
	slices.Reverse(rows)
	for _, k := range head {
		k.row, k.endRow = -1, -1
		for r, y := range rows {
			if !slices.ContainsFunc(head, func(o *cluster) bool {
				return o != k && meet(o, k) && math.Abs(o.midY()-y) < math.Abs(k.midY()-y)
			}) {
				if k.row < 0 {
					k.row = r
				}
				k.endRow = r + 1
			}
		}
	}
	return rows
}

// meet reports whether two clusters share a column.
func meet(a, b *cluster) bool { return a.column < b.endColumn && b.column < a.endColumn }

// centre widens a head to the most columns it stands in the middle of, as long as
// no other head stands beside it there.
func (u *unruled) centre(k *cluster, head []*cluster) {
	for i := range u.columns {
		for j := i + 1; j <= len(u.columns); j++ {
			if u.edges[i] > k.box[0]+2 || u.edges[j] < k.box[2]-2 || j-i <= k.endColumn-k.column {
				continue
			}
			if math.Abs((u.edges[i]+u.edges[j])/2-k.midX()) > 0.6*u.size {
				continue
			}
			taken := slices.ContainsFunc(head, func(o *cluster) bool {
				return o != k && o.column < j && i < o.endColumn && o.box[1] < k.box[3] && k.box[1] < o.box[3]
			})
			if !taken {
				k.column, k.endColumn = i, j
			}
		}
	}
}

// bodyRows gives the clusters of the body their rows, behind those of the head. A
// label that stands between rows covers the rows around it that say nothing there.
func (u *unruled) bodyRows(heads []float64) {
	above := len(heads)
	if len(u.anchors) == 0 {
		return
	}
	edges := u.rowEdges()
	between := make(map[*cluster]bool)
	var body []*cluster
	for i := range u.clusters {
		k := &u.clusters[i]
		if k.endRow > 0 {
			continue
		}
		body = append(body, k)
		if k.anchor < 0 {
			k.anchor = u.nearest(k.midY())
			if math.Abs(u.lineY[u.anchors[k.anchor]]-k.midY()) > 0.3*u.pitch {
				between[k] = true
			}
		}
		k.row, k.endRow = above+k.anchor, above+k.anchor+1
	}
	for _, k := range body {
		u.trim(k, body)
	}
	slices.SortStableFunc(body, func(a, b *cluster) int { return cmp.Compare(a.midY(), b.midY()) })
	for i, k := range body {
		if !between[k] || k.endColumn != k.column+1 {
			continue
		}
		from, to := 0, len(u.anchors)
		for j, o := range body {
			if j < i && meet(o, k) {
				from = max(from, o.endRow-above)
			} else if j > i && meet(o, k) {
				to = min(to, o.row-above)
			}
		}
		best := 0
		for a := from; a < to; a++ {
			for b := a + 1; b <= to; b++ {
				if b-a > best && a <= k.anchor && k.anchor < b && math.Abs((edges[a]+edges[b])/2-k.midY()) <= 0.35*u.pitch {
					best, k.row, k.endRow = b-a, above+a, above+b
				}
			}
		}
	}
}

// trim takes a cluster of several columns out of those where another stands in its
// row: it only reaches over the gutter.
func (u *unruled) trim(k *cluster, body []*cluster) {
	for _, o := range body {
		if o == k || o.row != k.row || !meet(o, k) || k.endColumn-k.column < 2 {
			continue
		}
		if o.midX() < k.midX() {
			k.column = min(o.endColumn, k.endColumn-1)
		} else {
			k.endColumn = max(o.column, k.column+1)
		}
	}
}

func (u *unruled) nearest(y float64) int {
	best := 0
	for i, a := range u.anchors {
		if math.Abs(u.lineY[a]-y) < math.Abs(u.lineY[u.anchors[best]]-y) {
			best = i
		}
	}
	return best
}

// rowEdges are half way between the rows of the body.
func (u *unruled) rowEdges() []float64 {
	edges := []float64{u.lineY[u.anchors[0]] - u.pitch/2}
	for i := 1; i < len(u.anchors); i++ {
		edges = append(edges, (u.lineY[u.anchors[i-1]]+u.lineY[u.anchors[i]])/2)
	}
	return append(edges, u.lineY[u.anchors[len(u.anchors)-1]]+u.pitch/2)
}

// plan is the table that was found.
func (u *unruled) plan(heads []float64) *plan {
	p := &plan{xs: u.edges, unruled: u}
	body := u.rowEdges()
	if len(heads) > 0 {
		p.ys = append(p.ys, min(u.chunks[0].box[1], heads[0]-u.size/2))
		for i := 1; i < len(heads); i++ {
			p.ys = append(p.ys, (heads[i-1]+heads[i])/2)
		}
		body[0] = max(body[0], heads[len(heads)-1])
	}
	p.ys = append(p.ys, body...)
	rows, columns := p.rows(), p.columns()
	p.at = slices.Repeat([]int{-1}, rows*columns)
	for i := range u.clusters {
		k := &u.clusters[i]
		p.place(planCell{row: k.row, column: k.column, endRow: k.endRow, endColumn: k.endColumn, glyphs: k.glyphs, torn: k.torn})
	}
	for i := range p.at {
		if p.at[i] < 0 {
			p.at[i] = len(p.cells)
			p.cells = append(p.cells, planCell{row: i / columns, column: i % columns, endRow: i/columns + 1, endColumn: i%columns + 1})
		}
	}
	for i := range p.cells {
		c := &p.cells[i]
		box := p.cellBox(*c)
		if words := bounds(c.glyphs); !figure(glyphsText(c.glyphs, words)) {
			box[0], box[2] = words[0], words[2] // lines near each other are one text
		}
		c.text = glyphsText(c.glyphs, box)
		c.mark()
	}
	return p
}

// bounds is the box around glyphs.
func bounds(glyphs []glyph) rect {
	if len(glyphs) == 0 {
		return rect{}
	}
	box := glyphs[0].box
	for _, g := range glyphs {
		box = box.joined(g.box)
	}
	return box
}

// place puts a cell on the plan. Where another stands already, they are one.
func (p *plan) place(c planCell) {
	columns := p.columns()
	for r := c.row; r < c.endRow; r++ {
		for j := c.column; j < c.endColumn; j++ {
			if at := p.at[r*columns+j]; at >= 0 {
				p.cells[at].glyphs = append(p.cells[at].glyphs, c.glyphs...)
				p.cells[at].torn = p.cells[at].torn || c.torn
				return
			}
		}
	}
	for r := c.row; r < c.endRow; r++ {
		for j := c.column; j < c.endColumn; j++ {
			p.at[r*columns+j] = len(p.cells)
		}
	}
	p.cells = append(p.cells, c)
}

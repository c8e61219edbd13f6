package document

import "slices"

// findNext finds the rest of a table without rules that the page break cut: the lines
// at the head of a page whose figures stand in its columns, and whose words before
// them.
func (p *laidPage) findNext(above *plan) {
	if above == nil || len(p.lines) == 0 {
		return
	}
	n := min(len(p.lines), maxUnruledLines)
	u := above.unruled.next(p.lines[:n])
	hi := u.rowsOf()
	for hi > 0 && hi < n && u.labels(hi) && u.lineY[hi]-u.lineY[hi-1] <= pitchMost*u.size {
		hi++ // the rest of the last row's label
	}
	if hi == 0 {
		return
	}
	u = above.unruled.next(p.lines[:hi])
	t := u.layRows(0)
	t.page = p.number
	p.plans = append(p.plans, t)
	p.lines = slices.Clone(p.lines[hi:])
}

// next cuts lines into chunks that are to stand in the columns of a table.
func (u *unruled) next(lines []line) *unruled {
	more, _, _ := chunked(lines)
	more.columns, more.edges = slices.Clone(u.columns), slices.Clone(u.edges)
	more.groups, more.figures = u.groups, u.figures
	more.cutFigures()
	for i := range more.chunks { // a label may be longer than those of the page before
		c, last := &more.chunks[i], &more.columns[u.figures-1]
		if c.box[2] < more.columns[u.figures][0] && c.box[2] > last[1] {
			last[1] = c.box[2]
		}
	}
	return more
}

// rowsOf is how many lines, from the first, are rows of a table whose columns are
// known; the last of them has a figure. One row alone has several.
func (u *unruled) rowsOf() (end int) {
	rows, most := 0, 0
	for line, i := 0, 0; line < len(u.lineY); line++ {
		figures := 0
		for ; i < len(u.chunks) && u.chunks[i].line == line; i++ {
			c := &u.chunks[i]
			column, last := u.span(c.box)
			switch {
			case c.box[0] < u.edges[0]-u.size || c.box[2] > u.edges[len(u.edges)-1]+u.size:
				return keep(end, rows, most)
			case c.figure() && column >= u.figures:
				if last != column+1 || !u.under(c.box, column) {
					return keep(end, rows, most)
				}
				figures++
			case last > u.figures:
				return keep(end, rows, most)
			}
		}
		if figures > 0 {
			end, rows, most = line+1, rows+1, max(most, figures)
		} else if line-end > 4 {
			break
		}
	}
	return keep(end, rows, most)
}

// under reports whether a box stands in a column, no further from its text than two
// letters.
func (u *unruled) under(box rect, column int) bool {
	text, near := u.columns[column], 2*u.size
	return box[0] >= u.edges[column]-touch && box[2] <= u.edges[column+1]+touch && box[2] >= text[0]-near && box[0] <= text[1]+near
}

// keep is end if some rows are a table's.
func keep(end, rows, most int) int {
	if rows < 2 && most < 2 {
		return 0
	}
	return end
}

// labels reports whether a line says nothing but the rest of a label.
func (u *unruled) labels(line int) bool {
	for i := range u.chunks {
		c := &u.chunks[i]
		if c.line != line {
			continue
		}
		if _, last := u.span(c.box); last > u.figures || itemStart.MatchString(glyphsText(c.glyphs, c.box)) {
			return false
		}
	}
	return true
}

// lastUnruled is the table without rules that ends a page, or nil.
func (p *laidPage) lastUnruled() *plan {
	var last *plan
	for _, t := range p.plans {
		if last == nil || t.ys[len(t.ys)-1] > last.ys[len(last.ys)-1] {
			last = t
		}
	}
	if last == nil || last.unruled == nil || last.unruled.figures == 0 {
		return nil
	}
	foot := last.ys[len(last.ys)-1]
	for i := range p.lines {
		if p.lines[i].box.midY() > foot && !p.isNumber(&p.lines[i]) {
			return nil
		}
	}
	return last
}

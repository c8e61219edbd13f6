package document

import (
	"cmp"
	"math"
	"slices"
)

const (
	chunkGap    = 0.5  // of the size of the text: what stands further apart is two chunks
	figureGap   = 1.0  // of the same: figures that are nearer may be one, printed with a gap
	rowShare    = 0.6  // of the chunks of the fullest row that a row has at least
	crossedMost = 0.13 // of the rows that may reach over a gutter
	headPitch   = 2.2  // of the size of the text: a head line is no further from the next
	pitchMost   = 1.5  // of the size of the text: lines further apart are not one cell's
)

// A chunk is a piece of a line with white space around it.
type chunk struct {
	glyphs []glyph
	box    rect // without spaces
	size   float64
	line   int // of the lines of its table, counted from 0
	torn   bool
}

// chunks cuts a line where white space is wide.
func (l *line) chunks(number int) (found []chunk) {
	for _, g := range l.glyphs {
		if g.text == " " {
			continue
		}
		if n := len(found); n > 0 && g.box[0]-found[n-1].box[2] <= chunkGap*max(g.size, found[n-1].size) {
			c := &found[n-1]
			c.glyphs, c.box, c.size = append(c.glyphs, g), c.box.joined(g.box), max(c.size, g.size)
			continue
		}
		found = append(found, chunk{[]glyph{g}, g.box, g.size, number, false})
	}
	return found
}

// findUnruled finds the tables whose columns are parted by white space alone:
// between level rules, and where three lines or more stand in three columns or more.
func (p *laidPage) findUnruled() {
	for _, r := range p.betweenRules() {
		lo := slices.IndexFunc(p.lines, func(l line) bool { return l.box.midY() > r[1] })
		hi := slices.IndexFunc(p.lines, func(l line) bool { return l.box.midY() > r[3] })
		if hi < 0 {
			hi = len(p.lines)
		}
		if lo >= 0 && lo < hi {
			p.takeTable(lo, hi, 2, r)
		}
	}
	for from := 0; from < len(p.lines); {
		lo, hi := p.spread(from)
		if lo == hi {
			return
		}
		if p.takeTable(lo, hi, 3, rect{}) {
			from = lo
		} else {
			from = hi
		}
	}
}

// takeTable makes a table of lines, if they are one. It stands between rules, unless
// their box is empty.
func (p *laidPage) takeTable(lo, hi, columns int, between rect) bool {
	t := newUnruled(p.lines[lo:hi], columns, between)
	if t == nil {
		return false
	}
	t.page = p.number
	p.plans = append(p.plans, t)
	p.lines = slices.Delete(slices.Clone(p.lines), lo, hi)
	return true
}

// betweenRules finds where lines of chunks stand between level rules of one length:
// the three-line table of books.
func (p *laidPage) betweenRules() (found []rect) {
	for i, top := range p.alone {
		var at []float64
		for j, r := range p.alone {
			if math.Abs(r.from-top.from) > 6 || math.Abs(r.to-top.to) > 6 {
				continue
			}
			if j < i {
				at = nil // seen already, from its first rule
				break
			}
			at = append(at, r.at)
		}
		open := false
		for k := 1; k < len(at); k++ {
			rows, heads := p.tabular(top, at[k-1], at[k])
			if heads && !rows && !open && k+1 < len(at) {
				rows, _ = p.tabular(top, at[k], at[k+1]) // what stands above a table is its head
			}
			if !rows {
				open = false
				continue
			}
			if !open {
				found = append(found, rect{top.from, at[k-1], top.to, at[k]})
				open = true
			}
			found[len(found)-1][3] = at[k]
		}
	}
	slices.SortFunc(found, func(a, b rect) int { return cmp.Compare(a[1], b[1]) })
	return found
}

// tabular reports whether most lines between two rules stand in chunks, and whether
// all are short enough to be heads of columns.
func (p *laidPage) tabular(r segment, top, foot float64) (rows, heads bool) {
	lines, parted := 0, 0
	heads = true
	for i := range p.lines {
		if y := p.lines[i].box.midY(); y < top || y > foot {
			continue
		}
		lines++
		if p.lines[i].box[0] < r.from-6 || p.lines[i].box[2] > r.to+6 {
			return false, false
		}
		chunks := p.lines[i].chunks(0)
		if len(chunks) > 1 {
			parted++
		}
		for _, c := range chunks {
			heads = heads && c.box.width() < 0.6*r.length()
		}
		if len(chunks) == 1 && chapterStart.MatchString(p.lines[i].text()) {
			heads = false // the title of the next table
		}
	}
	return lines > 0 && parted*2 >= lines, lines > 0 && heads
}

// spread finds the next lines that stand in three chunks or more, with lines of one
// cell between them, and head lines above that fit the columns.
func (p *laidPage) spread(from int) (lo, hi int) {
	strong := func(i int) bool { return len(p.lines[i].chunks(0)) >= 3 }
	for lo = from; lo < len(p.lines); lo = hi {
		for lo < len(p.lines) && !strong(lo) {
			lo++
		}
		if lo == len(p.lines) {
			break
		}
		most, rows := 0, 0
		last := lo
		for i := lo; i < len(p.lines) && i-last <= 4 && p.lines[i].box.midY()-p.lines[last].box.midY() < 6*p.lines[last].size; i++ {
			if strong(i) {
				last, most = i, max(most, len(p.lines[i].chunks(0)))
			}
		}
		hi = last + 1
		full := func(i int) bool { return float64(len(p.lines[i].chunks(0))) >= rowShare*float64(most) }
		first := lo
		for first < hi && !full(first) {
			first++
		}
		for !full(last) {
			last--
		}
		for i := first; i <= last; i++ {
			if full(i) {
				rows++
			}
		}
		if rows >= 3 || p.oneRowed(first, hi) {
			return p.withHead(first, from), p.withFoot(last+1, first)
		}
	}
	return len(p.lines), len(p.lines)
}

// manyFigures is how many figures on one line are a row of a table, whatever else is.
const manyFigures = 6

// oneRowed reports whether one of some lines is a row of figures alone, under heads
// of its columns.
func (p *laidPage) oneRowed(first, hi int) bool {
	for i := first; i < hi; i++ {
		chunks := p.lines[i].chunks(0)
		if i > first && len(chunks) >= manyFigures && !slices.ContainsFunc(chunks, func(c chunk) bool { return !c.figure() }) {
			return true
		}
	}
	return false
}

// withHead goes up from the first full line over lines near by of the same size.
func (p *laidPage) withHead(first, from int) int {
	for first > from {
		l, above := &p.lines[first], &p.lines[first-1]
		if l.box.midY()-above.box.midY() > headPitch*l.size || max(l.size, above.size) > 1.2*min(l.size, above.size) || above.inked().width() > 0 && len(above.chunks(0)) == 1 && above.inked().width() > 25*above.size {
			break
		}
		first--
	}
	return first
}

// withFoot goes down from behind the last full line over the rest of its cells.
func (p *laidPage) withFoot(hi, lo int) int {
	end := hi
	for end < len(p.lines) && p.lines[end].box.midY()-p.lines[hi-1].box.midY() < 0.9*p.lines[end].size && p.lines[end].size <= 1.2*p.lines[hi-1].size {
		end++
	}
	return end
}

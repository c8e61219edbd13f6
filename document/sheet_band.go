package document

import (
	"cmp"
	"math"
	"regexp"
	"slices"
)

// A banded table has a level rule below each of its rows and no upright one: its rows
// and what covers several of them are ruled, its columns parted by white space.
type banded struct {
	box    rect
	ys     []float64 // above the first band, below it … below the last
	rules  []segment // level ones, those that stand in for the edge of the page among them
	bands  [][]piece
	glyphs []glyph
	size   float64 // of the largest text
}

// A piece is glyphs drawn one behind another.
type piece struct {
	glyphs []glyph
	box    rect
}

const (
	fewestBands = 4   // a table has at least
	highBand    = 1.7 // of the usual height of a row of one line: what is higher may stand between tables
	tallestBand = 30  // lines of text
)

// chapterStart finds the number of a chapter, under which a table may stand.
var chapterStart = regexp.MustCompile(`^\s*[一二三四五六七八九十]+、`)

// findBanded finds the tables that level rules part into rows, and takes their text out
// of the lines of the page.
func (p *laidPage) findBanded() {
	rest := slices.Clone(p.alone)
	slices.SortStableFunc(rest, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	for len(rest) > fewestBands {
		var stack []segment
		stack, rest = p.stack(rest)
		for _, part := range p.parts(stack) {
			p.takeBanded(part)
		}
	}
}

// stack is the longest rule and those above and below it that reach no further, with
// nothing but rows between, and the rules that are left.
func (p *laidPage) stack(rules []segment) (stack, rest []segment) {
	seed := 0
	for i, r := range rules {
		if r.length() > rules[seed].length()+touch {
			seed = i
		}
	}
	from, to := rules[seed].from-touch, rules[seed].to+touch
	taken := make([]bool, len(rules))
	taken[seed] = true
	grow := func(step int) {
		last := rules[seed].at
		for i := seed + step; i >= 0 && i < len(rules); i += step {
			r := rules[i]
			if r.from < from || r.to > to {
				continue
			}
			if math.Abs(r.at-last) > snap && !p.band(from, to, min(r.at, last), max(r.at, last)) {
				return
			}
			taken[i], last = true, r.at
		}
	}
	grow(1)
	grow(-1)
	for i, r := range rules {
		if taken[i] {
			stack = append(stack, r)
		} else {
			rest = append(rest, r)
		}
	}
	return stack, rest
}

// band reports whether what stands between two heights may be a row of a table that
// reaches from one place to another: it says something, nothing beside the table, and
// no chapter begins below or above other lines.
func (p *laidPage) band(from, to, top, foot float64) bool {
	text := p.linesBetween(top, foot)
	for i := range text {
		l := &text[i]
		ink := l.inked()
		if ink[0] < from || ink[2] > to || foot-top > tallestBand*l.size {
			return false
		}
		if len(text) > 1 && l.size >= text[0].size && len(l.chunks(0)) == 1 && ink[0] < from+2*touch && chapterStart.MatchString(l.text()) && p.parted(text) {
			return false
		}
	}
	return len(text) > 0
}

// parted reports whether one of some lines stands in pieces.
func (p *laidPage) parted(text []line) bool {
	return slices.ContainsFunc(text, func(l line) bool { return len(l.chunks(0)) > 1 })
}

// parts cuts a stack of rules where a line of text stands between two tables: alone
// between rules as wide as they are, numbered as a chapter, in more air than rows have,
// or set larger.
func (p *laidPage) parts(stack []segment) (parts [][]segment) {
	var usual, sizes []float64
	for i := 1; i < len(stack); i++ {
		if found := p.linesBetween(stack[i-1].at, stack[i].at); len(found) == 1 {
			usual, sizes = append(usual, (stack[i].at-stack[i-1].at)/found[0].size), append(sizes, found[0].size)
		}
	}
	if len(usual) == 0 {
		return [][]segment{stack}
	}
	slices.Sort(usual)
	slices.Sort(sizes)
	height, size := usual[len(usual)/2], sizes[len(sizes)/2]
	first := 0
	for _, at := range p.headings(stack) {
		found := p.linesBetween(stack[at-1].at, stack[at].at)
		air := stack[at].at - stack[at-1].at - found[len(found)-1].box[3] + found[0].box[1] + found[0].size
		if air > highBand*height*found[0].size || found[0].size > 1.15*size || chapterStart.MatchString(found[0].text()) {
			parts = append(parts, stack[first:at])
			first = at
		}
	}
	return append(parts, stack[first:])
}

// headings are the rules of a stack, by index, over which a text stands alone, and
// nothing else between the table's edges.
func (p *laidPage) headings(stack []segment) (found []int) {
	width := 0.0
	for _, r := range stack {
		width = max(width, r.length())
	}
	for i := 1; i < len(stack); i++ {
		if stack[i-1].length() < 0.9*width || stack[i].length() < 0.9*width {
			continue
		}
		text := p.linesBetween(stack[i-1].at, stack[i].at)
		if len(text) > 0 && !slices.ContainsFunc(text, func(l line) bool { return len(l.chunks(0)) > 1 }) {
			found = append(found, i)
		}
	}
	return found
}

func (p *laidPage) linesBetween(top, foot float64) (found []line) {
	for _, l := range p.lines {
		if y := l.box.midY(); y > top && y < foot {
			found = append(found, l)
		}
	}
	return found
}

// takeBanded makes a table of what stands between rules, or several, parted where
// there is most air around a text that stands alone.
func (p *laidPage) takeBanded(rules []segment) {
	t := &banded{rules: slices.Clone(rules)}
	t.box = rect{math.Inf(1), rules[0].at, math.Inf(-1), rules[len(rules)-1].at}
	for _, r := range rules {
		t.box[0], t.box[2] = min(t.box[0], r.from), max(t.box[2], r.to)
	}
	p.openEnds(t)
	t.ys = places(t.rules, t.box[1], t.box[3], shortRow)
	if len(t.ys)-1 < fewestBands {
		return
	}
	var kept []line
	for _, l := range p.lines {
		if y := l.box.midY(); y > t.box[1] && y < t.box[3] {
			t.glyphs, t.size = append(t.glyphs, l.glyphs...), max(t.size, l.size)
			continue
		}
		kept = append(kept, l)
	}
	if plan := t.plan(); plan != nil {
		plan.page = p.number
		p.plans, p.lines = append(p.plans, plan), kept
		return
	}
	if at := p.widest(rules); at > 0 {
		p.takeBanded(rules[:at])
		p.takeBanded(rules[at:])
	}
}

// widest is the rule under the heading with most air, or 0.
func (p *laidPage) widest(rules []segment) int {
	best, most := 0, 0.0
	for _, i := range p.headings(rules) {
		if air := rules[i].at - rules[i-1].at; air > most+0.5 {
			best, most = i, air
		}
	}
	return best
}

// openEnds adds the row that a page break parts from the rules of its table: the
// first text of the page that stands over the first rule, the last below the last.
func (p *laidPage) openEnds(t *banded) {
	row := func(lines []line) bool {
		figures := 0
		for _, l := range lines {
			if ink := l.inked(); ink[0] < t.box[0]-touch || ink[2] > t.box[2]+touch {
				return false
			}
			for _, c := range l.chunks(0) {
				if c.figure() {
					figures++
				}
			}
		}
		return figures > 1 && lines[len(lines)-1].box[3]-lines[0].box[1] < 6*lines[0].size
	}
	if above := p.linesBetween(0, t.box[1]); len(above) > 0 && row(above) {
		t.box[1] = above[0].box[1] - 1
		t.rules = append(t.rules, segment{t.box[1], t.box[0], t.box[2]})
	}
	below := p.linesBetween(t.box[3], p.height)
	for len(below) > 0 && p.isNumber(&below[len(below)-1]) {
		below = below[:len(below)-1]
	}
	if len(below) > 0 && row(below) {
		t.box[3] = below[len(below)-1].box[3] + 1
		t.rules = append(t.rules, segment{t.box[3], t.box[0], t.box[2]})
	}
}

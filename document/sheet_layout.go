package document

import (
	"cmp"
	"slices"
)

// layOut turns pages into paragraphs, tables and pictures in reading order. Tables
// that a page break cut are put together again, running heads and page numbers left
// out, watermarks too. The same sheets give the same blocks.
func layOut(sheets []sheet) []Block {
	pages := make([]*laidPage, len(sheets))
	for i, s := range sheets {
		pages[i] = newLaidPage(s.cleaned(), i+1)
	}
	dropMargins(pages)
	var f flow
	f.measure(pages)
	var above *plan // that the last page ends with
	for _, p := range pages {
		p.findNext(above)
		p.findBanded()
		p.findUnruled()
		f.page(p)
		above = p.lastUnruled()
	}
	return f.blocks()
}

// A laidPage is a page whose tables are found.
type laidPage struct {
	number        int
	width, height float64
	alone         []segment // level rules that meet no other
	plans         []*plan
	lines         []line // that stand in no table, from above down
	pictures      []rect
}

func newLaidPage(s sheet, number int) *laidPage {
	p := &laidPage{number: number, width: s.width, height: s.height}
	frames, alone, sides := newRuling(s.rules).frames()
	frames = joinSides(joinOpen(frames, alone, s.glyphs), sides, s.glyphs)
	p.alone = alone
	rest := s.glyphs
	slices.SortStableFunc(frames, func(a, b frame) int { // the widest first: a table in a cell is part of it
		return cmp.Compare(b.box.width()*b.box.height(), a.box.width()*a.box.height())
	})
	for _, f := range frames {
		t := newPlan(f)
		if t == nil || slices.ContainsFunc(p.plans, func(o *plan) bool { return inside(t.box(), o.box()) }) {
			continue
		}
		left := t.fill(rest)
		if n := t.filled(); n == 0 || n == 1 && t.box().height() >= boxHeight {
			continue // a drawing, or a frame around text
		}
		t.trimOpen()
		t.page = number
		p.plans, rest = append(p.plans, t), left
	}
	p.lines = lines(rest)
	p.pictures = s.largePictures()
	return p
}

// boxHeight is how high a table of one text may be to be the row of one that stands on
// another page: some lines of text.
const boxHeight = 80.0

// inside reports whether a box stands in another, a little over its edge at most.
func inside(a, b rect) bool {
	return a[0] >= b[0]-touch && a[1] >= b[1]-touch && a[2] <= b[2]+touch && a[3] <= b[3]+touch
}

// filled is how many cells of a plan say something.
func (p *plan) filled() int {
	n := 0
	for _, c := range p.cells {
		if c.text != "" {
			n++
		}
	}
	return n
}

// largePictures are the pictures that may hold a table; strips of one are one. What
// lies behind text is a ground.
func (s sheet) largePictures() []rect {
	pictures := slices.Clone(s.pictures)
	slices.SortFunc(pictures, func(a, b rect) int { return slices.Compare(a[:], b[:]) })
	var whole []rect
	for _, p := range pictures {
		if n := len(whole); n > 0 && near(whole[n-1], p) {
			whole[n-1] = whole[n-1].joined(p)
			continue
		}
		whole = append(whole, p)
	}
	return slices.DeleteFunc(whole, func(p rect) bool {
		on := 0
		for _, g := range s.glyphs {
			if x, y := g.box.midX(), g.box.midY(); x > p[0] && x < p[2] && y > p[1] && y < p[3] {
				on++
			}
		}
		return p.width()*p.height() < large*s.width*s.height || on > printed
	})
}

// near reports whether a picture is the strip below another.
func near(a, b rect) bool {
	return a[0]-b[0] < 2 && b[0]-a[0] < 2 && a[2]-b[2] < 2 && b[2]-a[2] < 2 && b[1]-a[3] < 2 && a[3]-b[1] < 2
}

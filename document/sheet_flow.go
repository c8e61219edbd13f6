package document

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A flow is what pages say, one after another.
type flow struct {
	left, right float64 // edges of the text
	items       []flowItem
	height      float64 // of the page that was laid last
}

// A flowItem is a paragraph, a table or a picture.
type flowItem struct {
	page    int
	text    string
	last    line // of a paragraph
	table   *sheetTable
	picture bool
	outer   bool // a line at the edge of the page, beyond its text
}

// narrowest is the share of a page's width that text takes up at least.
const narrowest = 0.6

// measure finds how wide the text of the pages is set: lines reach the right edge
// but for the last of a paragraph.
func (f *flow) measure(pages []*laidPage) {
	var lefts, rights []float64
	for _, p := range pages {
		f.right = max(f.right, narrowest*p.width)
		for i := range p.lines {
			if y := p.lines[i].box.midY(); y < outer*p.height || y > (1-outer)*p.height {
				continue
			}
			ink := p.lines[i].inked()
			lefts, rights = append(lefts, ink[0]), append(rights, ink[2])
		}
	}
	if len(lefts) == 0 {
		return
	}
	slices.Sort(lefts)
	slices.Sort(rights)
	f.left, f.right = lefts[len(lefts)/20], max(f.right, rights[len(rights)-1-len(rights)/20])
}

// page appends what a page says, by where it begins.
func (f *flow) page(p *laidPage) {
	type place struct {
		top, left float64
		item      func()
	}
	var places []place
	for _, t := range p.plans {
		places = append(places, place{t.ys[0], t.xs[0], func() { f.table(t) }})
	}
	for _, l := range p.cutLines() {
		places = append(places, place{l.box.midY(), l.box[0], func() { f.line(l, p.number, l.box.midY() < outer*p.height || l.box.midY() > (1-outer)*p.height) }})
	}
	for _, r := range p.pictures {
		places = append(places, place{r[1], r[0], func() { f.items = append(f.items, flowItem{page: p.number, picture: true}) }})
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left))
	})
	for _, at := range places {
		at.item()
	}
	f.height = p.height
}

// cutLines are the lines of a page, cut where a table stands between.
func (p *laidPage) cutLines() (cut []line) {
	for _, l := range p.lines {
		pieces := []line{l}
		for _, t := range p.plans {
			box := t.box()
			if l.box.midY() < box[1] || l.box.midY() > box[3] {
				continue
			}
			var parts []line
			for _, piece := range pieces {
				parts = append(parts, piece.cut(box.midX())...)
			}
			pieces = parts
		}
		cut = append(cut, pieces...)
	}
	return cut
}

// cut parts a line in what stands left of a place and right of it.
func (l line) cut(x float64) (parts []line) {
	n, _ := slices.BinarySearchFunc(l.glyphs, x, func(g glyph, x float64) int { return cmp.Compare(g.box.midX(), x) })
	for _, glyphs := range [][]glyph{l.glyphs[:n], l.glyphs[n:]} {
		if len(glyphs) > 0 {
			parts = append(parts, lines(glyphs)...)
		}
	}
	return parts
}

// table appends a table: to the one it goes on with, or as a new one.
func (f *flow) table(p *plan) {
	n := len(f.items) - 1
	for n >= 0 && f.items[n].outer {
		n--
	}
	if n >= 0 && f.items[n].table != nil && f.items[n].table.goesOn(p, f.height) {
		return
	}
	f.items = append(f.items, flowItem{page: p.page, table: newSheetTable(p)})
}

// line appends a line: to the paragraph it goes on with, or as a new one.
func (f *flow) line(l line, page int, outer bool) {
	if n := len(f.items); !outer && n > 0 && !f.items[n-1].outer && f.items[n-1].text != "" && f.wraps(&f.items[n-1], &l, page) {
		item := &f.items[n-1]
		last, first := item.last.glyphs[len(item.last.glyphs)-1].text, l.glyphs[0].text
		if ascii(last) && ascii(first) && !digit(last) && !digit(first) && last != " " && first != " " {
			item.text += " "
		}
		item.text += l.text()
		item.last = l
		return
	}
	f.items = append(f.items, flowItem{page: page, text: l.text(), last: l, outer: outer})
}

// sectionStart finds what begins a section or an item of one.
var sectionStart = regexp.MustCompile(`^\s*(?:第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|附[件：:表])`)

// wraps reports whether a line goes on with a paragraph: the line before is full, and
// this one is not indented, set otherwise or further away.
func (f *flow) wraps(item *flowItem, l *line, page int) bool {
	above, below := item.last.inked(), l.inked()
	size := item.last.size
	room := f.right - above[2]
	switch {
	case item.last.tabular() || l.tabular():
		return false
	case room > l.firstWord()+0.8*size:
		return false // the word would have stood on the line before
	case below[0] > f.left+1.2*size && below[0] > above[0]-1.2*size:
		return false
	case l.size > 1.15*size || size > 1.15*l.size:
		return false
	case sectionStart.MatchString(l.text()) && endsSentence(item.text):
		return false
	}
	if gap := below[1] - above[3]; gap > 1.6*size || gap < -0.8*size {
		return gap < 0 && page > item.page // the top of the next page
	}
	return true
}

// tabular reports whether a line ends with a figure that stands apart: the row of a
// table.
func (l *line) tabular() bool {
	chunks := l.chunks(0)
	n := len(chunks) - 1
	return n > 0 && chunks[n].figure() && chunks[n].box[0]-chunks[n-1].box[2] > figureGap*chunks[n].size
}

func endsSentence(s string) bool {
	last := []rune(s)[len([]rune(s))-1]
	return slices.Contains([]rune("。；：！？.;:!?”）)"), last)
}

// blocks are the items of a flow as a document holds them.
func (f *flow) blocks() []Block {
	var blocks []Block
	paragraphs, tables := 0, 0
	for _, i := range f.items {
		switch {
		case i.picture:
			blocks = append(blocks, Block{Page: i.page, Picture: true})
		case i.table != nil && i.table.texts() == 1:
			paragraphs++ // a box
			blocks = append(blocks, Block{Text: strings.ReplaceAll(i.table.text(), "\n", " "), Line: paragraphs, Page: i.page})
		case i.table != nil:
			tables++
			blocks = append(blocks, Block{Page: i.page, Grid: i.table.grid(tables)})
		default:
			paragraphs++
			blocks = append(blocks, Block{Text: i.text, Line: paragraphs, Page: i.page})
		}
	}
	return blocks
}

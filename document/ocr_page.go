package document

import (
	"cmp"
	"slices"
)

// A scan is a picture of a page in which rules and lines of text are found. Points
// of the picture become points of a page that is as wide as A4, upright or across.
type scan struct {
	raster *raster
	ink    *inked // rules taken out
	point  float64
	sheet  sheet      // without glyphs
	lines  []scanLine // by cell, then from above down
}

// A scanLine is one line of text, in a cell or outside of all tables.
type scanLine struct {
	box     band // of its ink, in points of the picture
	cell    bool // it stands in the cell of a table
	pieces  int  // pieces of ink side by side: so many characters at least, if none is wider than high
	dash    bool // one stroke, much wider than high
	slim    bool // no piece is as wide as a Chinese character: a figure
	alone   bool // the only line of its cell
	text    string
	figures []string // of a line that may be a figure, what each of figureReadings sees
	sure    bool     // it is a figure on which all agree
}

const (
	leastPicture = 1500 // a narrower picture is enlarged to twice its size
	paperWidth   = 595.0
	paperLength  = 842.0
)

// newScan finds the rules and lines of a picture.
func newScan(r *raster) *scan {
	if r.width < leastPicture && r.height < 2*leastPicture {
		r = r.scaled(2)
	}
	s := &scan{}
	s.raster, s.ink = r.upright()
	width := paperWidth
	if r.width > r.height*6/5 {
		width = paperLength
	}
	s.point = width / float64(r.width)
	s.sheet.width, s.sheet.height = width, float64(r.height)*s.point
	level, upright := s.ink.rules()
	for _, b := range level {
		y := float64(b.y0+b.y1) / 2 * s.point
		s.sheet.rules = append(s.sheet.rules, rule{float64(b.x0) * s.point, y, float64(b.x1) * s.point, y})
	}
	for _, b := range upright {
		x := float64(b.x0+b.x1) / 2 * s.point
		s.sheet.rules = append(s.sheet.rules, rule{x, float64(b.y0) * s.point, x, float64(b.y1) * s.point})
	}
	for _, b := range slices.Concat(level, upright) {
		s.erase(band{b.x0 - 2, b.y0 - 2, b.x1 + 2, b.y1 + 2})
	}
	s.findLines()
	return s
}

// erase takes ink out of a box.
func (s *scan) erase(b band) {
	for y := max(b.y0, 0); y < min(b.y1, s.ink.height); y++ {
		for x := max(b.x0, 0); x < min(b.x1, s.ink.width); x++ {
			s.ink.ink[y*s.ink.width+x] = false
			s.raster.grey[y*s.raster.width+x] = 255
		}
	}
}

// findLines finds the lines of text: in each cell by itself, and in what stands
// between the tables.
func (s *scan) findLines() {
	frames, _, _ := newRuling(s.sheet.rules).frames()
	slices.SortStableFunc(frames, func(a, b frame) int {
		return cmp.Compare(b.box.width()*b.box.height(), a.box.width()*a.box.height())
	})
	var plans []*plan
	for _, f := range frames {
		p := newPlan(f)
		if p == nil || slices.ContainsFunc(plans, func(o *plan) bool { return inside(p.box(), o.box()) }) {
			continue
		}
		plans = append(plans, p)
		for _, c := range p.cells {
			s.linesIn(s.picturePoints(p.cellBox(c)), true)
		}
	}
	from := 0
	slices.SortFunc(plans, func(a, b *plan) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	for _, p := range plans {
		b := s.picturePoints(p.box())
		s.linesIn(band{0, from, s.ink.width, b.y0}, false)
		from = max(from, b.y1)
	}
	s.linesIn(band{0, from, s.ink.width, s.ink.height}, false)
}

// picturePoints is a box of the page in points of the picture.
func (s *scan) picturePoints(r rect) band {
	return band{int(r[0] / s.point), int(r[1] / s.point), int(r[2] / s.point), int(r[3] / s.point)}
}

// linesIn finds the lines in a box: rows of points with ink, parted by rows without.
func (s *scan) linesIn(b band, cell bool) {
	b.x0, b.y0, b.x1, b.y1 = max(b.x0, 0), max(b.y0, 0), min(b.x1, s.ink.width), min(b.y1, s.ink.height)
	least := max(s.ink.width/500, 3) // the height of a line that is more than a speck
	first := len(s.lines)
	begin, last := -1, -1
	end := func() {
		if begin >= 0 {
			if box, ok := s.trimmed(band{b.x0, begin, b.x1, last + 1}); ok && (box.x1-box.x0 >= least || box.y1-box.y0 >= least) {
				s.lines = append(s.lines, s.newLine(box, cell))
			}
		}
		begin = -1
	}
	for y := b.y0; y < b.y1; y++ {
		ink := 0
		for x := b.x0; x < b.x1; x++ {
			if s.ink.at(x, y) {
				ink++
			}
		}
		if ink == 0 {
			if begin >= 0 && y-last > least/2 {
				end()
			}
			continue
		}
		if begin < 0 {
			begin = y
		}
		last = y
	}
	end()
	if cell && len(s.lines) == first+1 {
		s.lines[first].alone = true
	}
}

// trimmed is the box of the ink in a box, specks left out; ok is false without any.
func (s *scan) trimmed(b band) (box band, ok bool) {
	box = band{b.x1, b.y1, b.x0, b.y0}
	for y := b.y0; y < b.y1; y++ {
		for x := b.x0; x < b.x1; x++ {
			if s.ink.at(x, y) && s.neighbours(x, y, b) >= 3 {
				box = band{min(box.x0, x), min(box.y0, y), max(box.x1, x+1), max(box.y1, y+1)}
			}
		}
	}
	return box, box.x1 > box.x0 && box.y1 > box.y0
}

// neighbours is how many of the eight points around one have ink.
func (s *scan) neighbours(x, y int, b band) (n int) {
	for j := max(y-1, b.y0); j <= min(y+1, b.y1-1); j++ {
		for i := max(x-1, b.x0); i <= min(x+1, b.x1-1); i++ {
			if (i != x || j != y) && s.ink.at(i, j) {
				n++
			}
		}
	}
	return n
}

func (s *scan) newLine(box band, cell bool) scanLine {
	l := scanLine{box: box, cell: cell}
	height := box.y1 - box.y0
	widest, begin, gap := 0, -1, 0
	for x := box.x0; x <= box.x1; x++ {
		ink := 0
		for y := box.y0; x < box.x1 && y < box.y1; y++ {
			if s.ink.at(x, y) {
				ink++
			}
		}
		if ink > 0 {
			if begin < 0 {
				begin = x
			}
			continue
		}
		if begin >= 0 {
			l.pieces++
			widest = max(widest, x-begin)
		}
		begin = -1
		gap++
	}
	l.slim = widest*20 <= height*17
	l.dash = l.pieces == 1 && (box.x1-box.x0) >= 2*height && height*s.ink.width < 12*s.ink.width*s.ink.width/1000
	return l
}

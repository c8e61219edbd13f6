package document

// A sheet is one page as it is drawn. Lengths are points, from the upper left
// corner of the page as a reader sees it, rotation undone.
type sheet struct {
	width, height float64
	glyphs        []glyph // in the order they are drawn
	rules         []rule  // straight lines, and the edges of thin or outlined boxes, in any order
	pictures      []rect  // in any order
	outlines      int     // shapes that are neither: text may be drawn as such
}

// A rect is left, top, right and bottom.
type rect [4]float64

func (r rect) width() float64  { return r[2] - r[0] }
func (r rect) height() float64 { return r[3] - r[1] }
func (r rect) midX() float64   { return (r[0] + r[2]) / 2 }
func (r rect) midY() float64   { return (r[1] + r[3]) / 2 }

// joined is the smallest rect that holds both.
func (r rect) joined(s rect) rect {
	return rect{min(r[0], s[0]), min(r[1], s[1]), max(r[2], s[2]), max(r[3], s[3])}
}

// A glyph is one character, or what a file draws as one, spaces among them.
type glyph struct {
	text  string
	box   rect    // loose: as high as its line, as wide as its advance
	size  float64 // of the font as it is drawn, in points
	angle int     // degrees it is turned clockwise, 0 to 359
	faint bool    // drawn so lightly that it may be a watermark
	piece int     // glyphs drawn in one go have the same number, from 1; 0 unknown
}

// unnamedGlyph is the text of a glyph that is drawn but not named: a reader of the
// page sees a character there, so it must not vanish.
const unnamedGlyph = "\ufffd"

// A rule is a horizontal or vertical line, or a dot of one.
type rule struct{ x0, y0, x1, y1 float64 }

// large is the share of a page that a picture must cover to hold a table.
const large = 0.1

// pictured reports whether pictures, or text drawn as shapes, cover most of a page.
func (s sheet) pictured() bool {
	covered := 0.0
	for _, p := range s.pictures {
		covered += p.width() * p.height()
	}
	return covered > s.width*s.height/3 || s.outlines > 200
}

package document

// A sheet is one page as it is drawn. Lengths are points, from the upper left
// corner of the page as a reader sees it, rotation undone.
type sheet struct {
	width, height float64
	glyphs        []glyph // in the order they are drawn
	rules         []rule  // straight lines, and the edges of thin or outlined boxes
	pictures      []rect
}

// A rect is left, top, right and bottom.
type rect [4]float64

// A glyph is one character, or what a file draws as one.
type glyph struct {
	text string
	box  rect    // loose: as high as its line, as wide as its advance
	size float64 // of the font
}

// A rule is a horizontal or vertical line.
type rule struct{ x0, y0, x1, y1 float64 }

// layOut turns pages into paragraphs and tables in reading order.
func layOut(sheets []sheet) []Block { return nil }

package document

import (
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// What is read of one page at most. A printed page has some thousand characters.
const (
	maxGlyphs  = 50_000
	maxRules   = 50_000
	maxObjects = 200_000
	maxNested  = 8 // forms in forms
)

// pdfPage turns one page into a sheet.
type pdfPage struct {
	machine  pdfium.Pdfium
	page     requests.Page
	box      rect // of the page in its own space: left, bottom, right, top
	turn     int  // quarter turns clockwise that a reader sees it in
	objects  int
	hidden   bool // some text is drawn invisibly
	pale     bool // some text is drawn faintly
	segments int
	sheet    sheet
}

func (p *pdfPage) read(file references.FPDF_DOCUMENT, index int) error {
	loaded, err := p.machine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: file, Index: index})
	if err != nil {
		return fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	defer p.machine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	p.page = requests.Page{ByReference: &loaded.Page}
	box, err := p.machine.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: p.page})
	if err != nil {
		return fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	p.box = rect{float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top)}
	if turned, err := p.machine.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: p.page}); err == nil {
		p.turn = int(turned.PageRotation)
	}
	p.sheet.width, p.sheet.height = p.box.width(), p.box.height()
	if p.turn%2 == 1 {
		p.sheet.width, p.sheet.height = p.sheet.height, p.sheet.width
	}
	if err := p.drawings(); err != nil {
		return err
	}
	return p.text()
}

// place takes a point of the page's space to where a reader sees it.
func (p *pdfPage) place(x, y float64) (float64, float64) {
	switch p.turn {
	case 1:
		return y - p.box[1], x - p.box[0]
	case 2:
		return p.box[2] - x, y - p.box[1]
	case 3:
		return p.box[3] - y, p.box[2] - x
	}
	return x - p.box[0], p.box[3] - y
}

func (p *pdfPage) placeBox(x0, y0, x1, y1 float64) rect {
	x0, y0 = p.place(x0, y0)
	x1, y1 = p.place(x1, y1)
	return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// text reads the characters that are on the page and seen.
func (p *pdfPage) text() error {
	loaded, err := p.machine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p.page})
	if err != nil {
		return fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	defer p.machine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := p.machine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		return fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	if count.Count > maxGlyphs {
		return fmt.Errorf("%d characters, at most %d are read: %w", count.Count, maxGlyphs, ErrTooLarge)
	}
	p.sheet.glyphs = make([]glyph, 0, count.Count)
	for i := range count.Count {
		g, seen, err := p.glyph(loaded.TextPage, i)
		if err != nil {
			return fmt.Errorf("character %d: %v: %w", i, err, ErrDamaged)
		}
		if seen {
			p.sheet.glyphs = append(p.sheet.glyphs, g)
		}
	}
	return nil
}

func (p *pdfPage) glyph(text references.FPDF_TEXTPAGE, i int) (g glyph, seen bool, err error) {
	if made, err := p.machine.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: i}); err != nil || made.IsGenerated {
		return g, false, err
	}
	code, err := p.machine.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return g, false, err
	}
	box, err := p.machine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return g, false, nil // a mark without a place
	}
	g.box = p.placeBox(float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top))
	if g.text, err = p.name(text, i, rune(code.Unicode)); g.text == "" || err != nil {
		return g, false, err
	}
	if p.hidden && p.invisible(text, i) {
		return g, false, nil
	}
	if p.pale {
		if c, err := p.machine.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: text, Index: i}); err == nil {
			g.faint = faint(c.R, c.G, c.B, c.A)
		}
	}
	size, err := p.machine.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if err != nil {
		return g, false, err
	}
	g.size = size.FontSize
	if m, err := p.machine.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i}); err == nil {
		g.size = math.Abs(size.FontSize) * math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
		turned := -math.Atan2(float64(m.Matrix.B), float64(m.Matrix.A)) * 180 / math.Pi
		g.angle = ((int(math.Round(turned))+90*p.turn)%360 + 360) % 360
	}
	if g.box.width() > 2.5*g.size && g.box.height() > 2.5*g.size {
		p.square(text, i, &g)
	}
	x, y := g.box.midX(), g.box.midY()
	return g, x >= 0 && y >= 0 && x <= p.sheet.width && y <= p.sheet.height, nil
}

// square mends the box of a character of a vertical font, which PDFium makes twenty
// times too large: the square on its origin, a little below the baseline.
func (p *pdfPage) square(text references.FPDF_TEXTPAGE, i int, g *glyph) {
	at, err := p.machine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err == nil {
		g.box = p.placeBox(at.X, at.Y-0.12*g.size, at.X+g.size, at.Y+0.88*g.size)
	}
}

// name is the text of a character: "" for a mark without width, a space for what
// is drawn as one, and unnamedGlyph where the file does not say what it draws.
func (p *pdfPage) name(text references.FPDF_TEXTPAGE, i int, code rune) (string, error) {
	failed, err := p.machine.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: text, Index: i})
	if err != nil {
		return "", err
	}
	if name := glyphText(code); !failed.HasUnicodeMapError && name != unnamedGlyph {
		return name, nil
	}
	drawn, err := p.machine.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: text, Index: i})
	if err != nil || drawn.Right <= drawn.Left || drawn.Top <= drawn.Bottom {
		return " ", nil
	}
	return unnamedGlyph, nil
}

func (p *pdfPage) invisible(text references.FPDF_TEXTPAGE, i int) bool {
	object, err := p.machine.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: text, Index: i})
	if err != nil {
		return false
	}
	return p.unseen(object.TextObject)
}

// unseen reports whether a text object leaves no mark.
func (p *pdfPage) unseen(object references.FPDF_PAGEOBJECT) bool {
	mode, err := p.machine.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object})
	return err == nil && (mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP)
}

// faint reports whether a colour is nearly white or nearly transparent.
func faint(r, g, b, a uint) bool { return a < 128 || min(r, g, b) > 160 }

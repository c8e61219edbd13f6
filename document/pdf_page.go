package document

import (
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
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
	objects  int
	hidden   bool // some text is drawn invisibly
	pale     bool // some text is drawn faintly
	segments int
	origin   [2]float32 // of the text drawn last
	pieces   int
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
	objects, err := p.objectsOf()
	if err != nil {
		return err
	}
	if err := p.turnUpright(objects); err != nil {
		return err
	}
	p.sheet.width, p.sheet.height = p.box.width(), p.box.height()
	for _, object := range objects {
		if err := p.object(object, unmoved, 0); err != nil {
			return err
		}
	}
	return p.text()
}

// turnUpright turns everything on the page so that most of its text runs to the
// right: PDFium loses text that runs down and whose font is not in the file.
func (p *pdfPage) turnUpright(objects []references.FPDF_PAGEOBJECT) error {
	var turns [4]int
	for _, object := range objects {
		p.countTurns(object, 0, 0, &turns)
	}
	turn := 0
	if turned, err := p.machine.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: p.page}); err == nil {
		turn = int(turned.PageRotation) & 3
	}
	for i, n := range turns {
		if n > turns[turn] {
			turn = i
		}
	}
	var m matrix
	switch b := p.box; turn {
	case 0:
		return nil
	case 1:
		m = matrix{0, -1, 1, 0, -b[1], b[2]}
	case 2:
		m = matrix{-1, 0, 0, -1, b[2], b[3]}
	case 3:
		m = matrix{0, 1, -1, 0, b[3], -b[0]}
	}
	p.box = rect{0, 0, p.box.width(), p.box.height()}
	if turn != 2 {
		p.box[2], p.box[3] = p.box[3], p.box[2]
	}
	for _, object := range objects {
		_, err := p.machine.FPDFPageObj_Transform(&requests.FPDFPageObj_Transform{PageObject: object, Transform: structs.FPDF_FS_MATRIX{
			A: float32(m[0]), B: float32(m[1]), C: float32(m[2]), D: float32(m[3]), E: float32(m[4]), F: float32(m[5]),
		}})
		if err != nil {
			return fmt.Errorf("%v: %w", err, ErrDamaged)
		}
	}
	return nil
}

// place takes a point of the page's space to where a reader sees it.
func (p *pdfPage) place(x, y float64) (float64, float64) { return x - p.box[0], p.box[3] - y }

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
		if at := [2]float32{m.Matrix.E, m.Matrix.F}; at != p.origin || p.pieces == 0 {
			p.origin = at // of the text object that the character is of
			p.pieces++
		}
		g.piece = p.pieces
		g.angle = (int(math.Round(turned)) + 360) % 360
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
	if hyphen, err := p.machine.FPDFText_IsHyphen(&requests.FPDFText_IsHyphen{TextPage: text, Index: i}); code < 0x20 && err == nil && hyphen.IsHyphen {
		return "-", nil // one that PDFium takes for the mark of a cut word
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

// widen has PDFium keep a text that it takes to have no width, and leaves out: one
// character that the font it puts in the place of a missing one does not have. Text
// that is stroked has the width of its stroke.
func (p *pdfPage) widen(object references.FPDF_PAGEOBJECT) {
	at, err := p.machine.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil || at.Right-at.Left >= 0.05 || p.unseen(object) {
		return
	}
	p.machine.FPDFPageObj_SetStrokeWidth(&requests.FPDFPageObj_SetStrokeWidth{PageObject: object, StrokeWidth: 1})
	p.machine.FPDFTextObj_SetTextRenderMode(&requests.FPDFTextObj_SetTextRenderMode{PageObject: object, TextRenderMode: enums.FPDF_TEXTRENDERMODE_FILL_STROKE})
	// Moved by nothing, it is measured again.
	p.machine.FPDFPageObj_Transform(&requests.FPDFPageObj_Transform{PageObject: object, Transform: structs.FPDF_FS_MATRIX{A: 1, D: 1}})
}

// faint reports whether a colour is nearly white or nearly transparent.
func faint(r, g, b, a uint) bool { return a < 128 || min(r, g, b) > 160 }

package document

import (
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// A matrix takes x, y to a·x + c·y + e, b·x + d·y + f (ISO 32000-1, 8.3.3).
type matrix [6]float64

var unmoved = matrix{1, 0, 0, 1, 0, 0}

// then is the matrix that does m first.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

func matrixOf(m structs.FPDF_FS_MATRIX) matrix {
	return matrix{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

// objectsOf lists what the page draws.
func (p *pdfPage) objectsOf() ([]references.FPDF_PAGEOBJECT, error) {
	count, err := p.machine.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: p.page})
	if err != nil {
		return nil, fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	if count.Count > maxObjects {
		return nil, fmt.Errorf("%d objects, at most %d are read: %w", count.Count, maxObjects, ErrTooLarge)
	}
	objects := make([]references.FPDF_PAGEOBJECT, 0, count.Count)
	for i := range count.Count {
		object, err := p.machine.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: p.page, Index: i})
		if err != nil {
			return nil, fmt.Errorf("%v: %w", err, ErrDamaged)
		}
		objects = append(objects, object.PageObject)
	}
	return objects, nil
}

// countTurns counts, for the pieces of text in an object, the quarter turns clockwise
// that would make them run to the right.
func (p *pdfPage) countTurns(object references.FPDF_PAGEOBJECT, form float64, depth int, turns *[4]int) {
	kind, err := p.machine.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil || kind.Type != enums.FPDF_PAGEOBJ_TEXT && kind.Type != enums.FPDF_PAGEOBJ_FORM {
		return
	}
	m, err := p.machine.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return
	}
	turned := form + math.Atan2(float64(m.Matrix.B), float64(m.Matrix.A))/(math.Pi/2)
	if kind.Type == enums.FPDF_PAGEOBJ_TEXT {
		if whole := math.Round(turned); math.Abs(turned-whole) < 0.02 {
			turns[int(whole)&3]++
		}
		return
	}
	count, err := p.machine.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: object})
	if err != nil || depth == maxNested {
		return
	}
	for i := range min(count.Count, 200) { // enough to know
		if inner, err := p.machine.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: object, Index: uint64(i)}); err == nil {
			p.countTurns(inner.PageObject, turned, depth+1, turns)
		}
	}
}

// object reads one object of the page, or of a form that is drawn with a matrix.
func (p *pdfPage) object(object references.FPDF_PAGEOBJECT, form matrix, depth int) error {
	if p.objects++; p.objects > maxObjects {
		return fmt.Errorf("more than %d objects on it: %w", maxObjects, ErrTooLarge)
	}
	kind, err := p.machine.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return nil
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_TEXT:
		p.hidden = p.hidden || p.unseen(object)
		if !p.pale {
			c, err := p.machine.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: object})
			p.pale = err == nil && faint(c.FillColor.R, c.FillColor.G, c.FillColor.B, c.FillColor.A)
		}
		p.widen(object)
	case enums.FPDF_PAGEOBJ_PATH:
		return p.path(object, form)
	case enums.FPDF_PAGEOBJ_IMAGE:
		m, err := p.machine.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
		if err == nil {
			p.picture(matrixOf(m.Matrix).then(form))
		}
	case enums.FPDF_PAGEOBJ_FORM:
		return p.form(object, form, depth)
	}
	return nil
}

func (p *pdfPage) form(object references.FPDF_PAGEOBJECT, form matrix, depth int) error {
	if depth == maxNested {
		return nil
	}
	m, err := p.machine.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return nil
	}
	form = matrixOf(m.Matrix).then(form)
	count, err := p.machine.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: object})
	if err != nil {
		return nil
	}
	for i := range count.Count {
		inner, err := p.machine.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: object, Index: uint64(i)})
		if err != nil {
			continue
		}
		if err := p.object(inner.PageObject, form, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// picture notes an image, which is drawn in the unit square. A thin one is a rule.
func (p *pdfPage) picture(m matrix) {
	box := p.bounds([][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}, m)
	if r, thin := thinRule(box); thin {
		p.sheet.rules = append(p.sheet.rules, r)
		return
	}
	box = rect{max(box[0], 0), max(box[1], 0), min(box[2], p.sheet.width), min(box[3], p.sheet.height)}
	if box.width() > 0 && box.height() > 0 {
		p.sheet.pictures = append(p.sheet.pictures, box)
	}
}

// bounds is the box of points as a reader sees them.
func (p *pdfPage) bounds(points [][2]float64, m matrix) rect {
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, at := range points {
		x, y := p.place(m.apply(at[0], at[1]))
		box = box.joined(rect{x, y, x, y})
	}
	return box
}

// path reads the rules that a path draws: its straight strokes, and the shapes it
// fills that are thin, or the seam between two that are one inside the other.
func (p *pdfPage) path(object references.FPDF_PAGEOBJECT, form matrix) error {
	mode, err := p.machine.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	if err != nil {
		return nil
	}
	stroked, filled := mode.Stroke, mode.FillMode != enums.FPDF_FILLMODE_NONE
	if stroked {
		c, err := p.machine.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: object})
		stroked = err != nil || c.StrokeColor.A > 0
	}
	if filled {
		c, err := p.machine.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: object})
		filled = err != nil || c.FillColor.A > 0
	}
	if !stroked && !filled {
		return nil
	}
	m, err := p.machine.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return nil
	}
	shapes, curved, err := p.shapes(object)
	if err != nil {
		return err
	}
	if curved {
		p.sheet.outlines++
	}
	whole := matrixOf(m.Matrix).then(form)
	var drawn []shape
	for _, s := range shapes {
		for i, at := range s.points {
			s.points[i][0], s.points[i][1] = p.place(whole.apply(at[0], at[1]))
		}
		drawn = append(drawn, s)
	}
	p.sheet.rules = appendRules(p.sheet.rules, drawn, stroked, filled)
	if len(p.sheet.rules) > maxRules {
		return fmt.Errorf("more than %d rules on it: %w", maxRules, ErrTooLarge)
	}
	return nil
}

// shapes reads the points of a path. One with a curve in it has none.
func (p *pdfPage) shapes(object references.FPDF_PAGEOBJECT) (shapes []shape, curved bool, err error) {
	count, err := p.machine.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: object})
	if err != nil {
		return nil, false, nil
	}
	for i := range count.Count {
		if p.segments++; p.segments > maxObjects {
			return nil, false, fmt.Errorf("more than %d strokes on it: %w", maxObjects, ErrTooLarge)
		}
		segment, err := p.machine.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: object, Index: i})
		if err != nil {
			return nil, false, nil
		}
		kind, err := p.machine.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil || kind.Type == enums.FPDF_SEGMENT_BEZIERTO {
			return nil, true, nil
		}
		at, err := p.machine.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return nil, false, nil
		}
		if kind.Type == enums.FPDF_SEGMENT_MOVETO || len(shapes) == 0 {
			shapes = append(shapes, shape{})
		}
		last := &shapes[len(shapes)-1]
		last.points = append(last.points, [2]float64{float64(at.X), float64(at.Y)})
		if end, err := p.machine.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment}); err == nil && end.IsClose {
			last.closed = true
		}
	}
	return shapes, false, nil
}

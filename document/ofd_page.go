package document

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// perMM is how many points a millimetre has.
const perMM = 72 / 25.4

// An ofdPage is a page while it is read.
type ofdPage struct {
	file      *ofdFile
	area      [4]float64
	sheet     sheet
	templates []ofdUse
}

// An ofdUse names a template that a page is drawn on, and whether it lies over the
// page, where it is said.
type ofdUse struct {
	id               string
	foreground, said bool
}

// read reads one page's content. Its size may be said behind what it draws.
func (p *ofdPage) read(d *ofdDocument, member string) error {
	x, err := d.file.zip.xml(member)
	if err != nil {
		return err
	}
	err = x.children(func(e *element) error {
		if e.name != "ofd:Page" {
			return fmt.Errorf("%s holds %s: %w", member, e.name, ErrDamaged)
		}
		return x.children(func(e *element) error {
			switch e.name {
			case "ofd:Template":
				order, said := e.lookup("ZOrder")
				p.templates = append(p.templates, ofdUse{e.attr("TemplateID"), order == "Foreground", said})
			case "ofd:Area":
				return readArea(x, &p.area)
			case "ofd:Content":
				return x.children(func(e *element) error { return p.object(x, e) })
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	p.sheet.place(p.area)
	return nil
}

// place turns what was drawn in millimetres of a page's space into points of the
// page.
func (s *sheet) place(area [4]float64) {
	s.width, s.height = area[2]*perMM, area[3]*perMM
	move := func(r rect) rect {
		return rect{(r[0] - area[0]) * perMM, (r[1] - area[1]) * perMM, (r[2] - area[0]) * perMM, (r[3] - area[1]) * perMM}
	}
	glyphs := s.glyphs[:0]
	for _, g := range s.glyphs {
		g.box, g.size = move(g.box), g.size*perMM
		if x, y := g.box.midX(), g.box.midY(); x >= 0 && y >= 0 && x <= s.width && y <= s.height {
			glyphs = append(glyphs, g)
		}
	}
	s.glyphs = glyphs
	for i, r := range s.rules {
		b := move(rect{r.x0, r.y0, r.x1, r.y1})
		s.rules[i] = rule{b[0], b[1], b[2], b[3]}
	}
	pictures := s.pictures[:0]
	for _, b := range s.pictures {
		b = move(b)
		b = rect{max(b[0], 0), max(b[1], 0), min(b[2], s.width), min(b[3], s.height)}
		if b.width() > 0 && b.height() > 0 {
			pictures = append(pictures, b)
		}
	}
	s.pictures = pictures
}

// object reads one object, or what a layer or a block groups.
func (p *ofdPage) object(x *xmlReader, e *element) error {
	if e.attr("Visible") == "false" || e.attr("Alpha") == "0" {
		return nil
	}
	switch e.name {
	case "ofd:Layer", "ofd:PageBlock":
		return x.children(func(e *element) error { return p.object(x, e) })
	case "ofd:TextObject":
		return p.text(x, e)
	case "ofd:PathObject":
		return p.path(x, e)
	case "ofd:ImageObject", "ofd:CompositeObject":
		if b, ok := boundary(e); ok {
			p.sheet.pictures = append(p.sheet.pictures, rect{b[0], b[1], b[0] + b[2], b[1] + b[3]})
		}
		return p.file.count(0, 1)
	}
	return nil
}

// boundary is where an object stands: left, top, width and height.
func boundary(e *element) (b [4]float64, ok bool) {
	v := numbers(e.attr("Boundary"))
	if len(v) != 4 {
		return b, false
	}
	return [4]float64(v), true
}

// placing takes the space of an object to that of its page.
func placing(e *element) matrix {
	m := unmoved
	if v := numbers(e.attr("CTM")); len(v) == 6 {
		m = matrix(v)
	}
	b, _ := boundary(e)
	return m.then(matrix{1, 0, 0, 1, b[0], b[1]})
}

// path reads the rules that a path draws. The stroke is drawn unless it says
// otherwise, the inside only if it says so.
func (p *ofdPage) path(x *xmlReader, e *element) error {
	stroked, filled := e.attr("Stroke") != "false", e.attr("Fill") == "true"
	m := placing(e)
	data := ""
	err := x.children(func(e *element) (err error) {
		switch e.name {
		case "ofd:AbbreviatedData":
			data, err = x.text()
		case "ofd:StrokeColor":
			stroked = stroked && e.attr("Alpha") != "0"
		case "ofd:FillColor":
			filled = filled && e.attr("Alpha") != "0"
		}
		return err
	})
	if err != nil || !stroked && !filled {
		return err
	}
	shapes, curved := ofdShapes(data)
	if curved {
		p.sheet.outlines++
	}
	n := 1
	for _, s := range shapes {
		n += len(s.points)
		for i, at := range s.points {
			s.points[i][0], s.points[i][1] = m.apply(at[0], at[1])
		}
	}
	if err := p.file.count(0, n); err != nil {
		return err
	}
	// What counts as thin is said in points.
	for _, s := range shapes {
		for i := range s.points {
			s.points[i][0] *= perMM
			s.points[i][1] *= perMM
		}
	}
	for _, r := range appendRules(nil, shapes, stroked, filled) {
		p.sheet.rules = append(p.sheet.rules, rule{r.x0 / perMM, r.y0 / perMM, r.x1 / perMM, r.y1 / perMM})
	}
	return nil
}

// ofdShapes reads the points of a path (GB/T 33190-2016, 9.3): S and M begin a line,
// L goes on, C goes back to its beginning. One with a curve in it has none.
func ofdShapes(data string) (shapes []shape, curved bool) {
	fields := strings.Fields(strings.ReplaceAll(data, ",", " "))
	for i := 0; i < len(fields); i++ {
		switch mark := fields[i]; mark {
		case "S", "M", "L":
			if i+2 >= len(fields) {
				return shapes, false
			}
			at, ok := point(fields[i+1], fields[i+2])
			if i += 2; !ok {
				return nil, false
			}
			if mark != "L" || len(shapes) == 0 {
				shapes = append(shapes, shape{})
			}
			last := &shapes[len(shapes)-1]
			last.points = append(last.points, at)
		case "C":
			if len(shapes) > 0 {
				shapes[len(shapes)-1].closed = true
			}
		case "Q", "B", "A":
			return nil, true
		}
	}
	return shapes, false
}

func point(x, y string) (at [2]float64, ok bool) {
	v := numbers(x + " " + y)
	if len(v) != 2 {
		return at, false
	}
	return [2]float64(v), true
}

// numbers reads numbers parted by white space; nil where one is none.
func numbers(s string) []float64 {
	var out []float64
	for field := range strings.FieldsSeq(s) {
		v, err := strconv.ParseFloat(field, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 1e6 {
			return nil
		}
		out = append(out, v)
	}
	return out
}

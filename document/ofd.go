package document

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// readOFD reads what an OFD (GB/T 33190-2016) prints: characters and rules by their
// places, those of page templates too, laid out as a reader sees them. Notes,
// stamps and signatures laid over pages are left out.
func readOFD(body []byte, _ string) (*Document, error) {
	z, err := openZipped(body)
	if err != nil {
		return nil, err
	}
	o := &ofdFile{zip: z}
	if err := o.read(); err != nil {
		if z.has("Encryptions.xml") && errors.Is(err, ErrDamaged) {
			return nil, fmt.Errorf("%v: %w", err, ErrEncrypted)
		}
		return nil, err
	}
	if len(o.sheets) == 0 {
		return nil, fmt.Errorf("no page: %w", ErrDamaged)
	}
	if err := scanned(o.sheets); err != nil {
		return nil, err
	}
	return &Document{parents: []int{0}, Pages: len(o.sheets), Blocks: layOut(o.sheets)}, nil
}

// An ofdFile is a file while it is read.
type ofdFile struct {
	zip    *zipped
	sheets []sheet

	glyphs, strokes int // of all pages, what templates draw counted each time
}

// An ofdDocument is one of the documents of a file.
type ofdDocument struct {
	file      *ofdFile
	folder    string
	area      [4]float64 // of pages that say none: left, top, width, height, in mm
	pages     []string   // members
	templates map[string]*ofdTemplate
}

// An ofdTemplate is what many pages draw alike.
type ofdTemplate struct {
	member     string
	foreground bool
	drawn      *sheet // nil until it is read
}

func (o *ofdFile) read() error {
	x, err := o.zip.xml("OFD.xml")
	if err != nil {
		return err
	}
	var roots []string
	err = x.children(func(e *element) error {
		if e.name != "ofd:OFD" {
			return fmt.Errorf("OFD.xml holds %s: %w", e.name, ErrDamaged)
		}
		return x.children(func(e *element) error {
			return x.children(func(e *element) error {
				if e.name != "ofd:DocRoot" {
					return nil
				}
				root, err := x.text()
				roots = append(roots, strings.TrimSpace(root))
				return err
			})
		})
	})
	if err != nil {
		return err
	}
	for _, root := range roots {
		d := &ofdDocument{file: o, folder: path.Dir(memberName(root)), area: [4]float64{0, 0, 210, 297}, templates: make(map[string]*ofdTemplate)}
		if err := d.read(root); err != nil {
			return err
		}
		for _, page := range d.pages {
			if len(o.sheets) == maxPages {
				return fmt.Errorf("more than %d pages: %w", maxPages, ErrTooLarge)
			}
			s, err := d.page(page)
			if err != nil {
				return fmt.Errorf("page %d: %w", len(o.sheets)+1, err)
			}
			o.sheets = append(o.sheets, *s)
		}
	}
	return nil
}

// member is the member that a place names: within the folder of the document,
// or of the file where it begins with a slash or there is none in the folder.
func (d *ofdDocument) member(place string) string {
	place = strings.TrimSpace(place)
	if inside := path.Join(d.folder, memberName(place)); !strings.HasPrefix(place, "/") && d.file.zip.has(inside) {
		return inside
	}
	return path.Clean(memberName(place))
}

// read lists the pages of a document.
func (d *ofdDocument) read(root string) error {
	x, err := d.file.zip.xml(root)
	if err != nil {
		return err
	}
	return x.children(func(e *element) error {
		if e.name != "ofd:Document" {
			return fmt.Errorf("%s holds %s: %w", root, e.name, ErrDamaged)
		}
		return x.children(func(e *element) error {
			switch e.name {
			case "ofd:CommonData":
				return x.children(func(e *element) error {
					switch e.name {
					case "ofd:PageArea":
						return readArea(x, &d.area)
					case "ofd:TemplatePage":
						d.templates[e.attr("ID")] = &ofdTemplate{member: d.member(e.attr("BaseLoc")), foreground: e.attr("ZOrder") == "Foreground"}
					}
					return nil
				})
			case "ofd:Pages":
				return x.children(func(e *element) error {
					if e.name == "ofd:Page" {
						d.pages = append(d.pages, d.member(e.attr("BaseLoc")))
					}
					return nil
				})
			}
			return nil
		})
	})
}

// readArea reads the size of a page.
func readArea(x *xmlReader, area *[4]float64) error {
	return x.children(func(e *element) error {
		if e.name != "ofd:PhysicalBox" {
			return nil
		}
		text, err := x.text()
		if v := numbers(text); len(v) == 4 && v[2] > 0 && v[3] > 0 {
			*area = [4]float64(v)
		}
		return err
	})
}

// page reads a page, and the templates it is drawn on.
func (d *ofdDocument) page(member string) (*sheet, error) {
	p := &ofdPage{file: d.file, area: d.area}
	if err := p.read(d, member); err != nil {
		return nil, err
	}
	page := p.sheet
	var under, over []*sheet
	for _, use := range p.templates {
		t := d.templates[use.id]
		if t == nil {
			continue // as readers do
		}
		if t.drawn == nil {
			p := &ofdPage{file: d.file, area: d.area}
			if err := p.read(d, t.member); err != nil {
				return nil, fmt.Errorf("template %s: %w", use.id, err)
			}
			t.drawn = &p.sheet
		} else if err := d.file.count(len(t.drawn.glyphs), len(t.drawn.rules)); err != nil {
			return nil, err
		}
		if use.foreground || t.foreground && !use.said {
			over = append(over, t.drawn)
		} else {
			under = append(under, t.drawn)
		}
	}
	all := sheet{width: page.width, height: page.height}
	for _, s := range append(append(under, &page), over...) {
		all.glyphs = append(all.glyphs, s.glyphs...)
		all.rules = append(all.rules, s.rules...)
		all.pictures = append(all.pictures, s.pictures...)
		all.outlines += s.outlines
	}
	return &all, nil
}

const (
	maxOFDGlyphs  = 1_000_000
	maxOFDStrokes = 500_000
)

// count bounds what all pages draw.
func (o *ofdFile) count(glyphs, strokes int) error {
	o.glyphs += glyphs
	o.strokes += strokes
	switch {
	case o.glyphs > maxOFDGlyphs:
		return fmt.Errorf("more than %d characters: %w", maxOFDGlyphs, ErrTooLarge)
	case o.strokes > maxOFDStrokes:
		return fmt.Errorf("more than %d strokes: %w", maxOFDStrokes, ErrTooLarge)
	}
	return nil
}

package extract_test

import (
	"bytes"
	"fmt"
	"strings"
)

// A drawn is what stands on one page, in points from its upper left corner.
type drawn struct {
	words  []word
	lines  [][4]float64 // x0, y0, x1, y1
	tables []standing
}

// A word is a run of letters on one line; x and y are its baseline's beginning.
type word struct {
	x, y, size float64
	text       string
}

const (
	pageWidth, pageHeight = 595.0, 842.0
	margin                = 48.0
	small                 = 8.0  // letters in tables
	large                 = 10.5 // letters beside them
)

// pages lays parts out on pages as a word processor does: text wrapped, columns
// as wide as what they hold, tables broken between rows.
func (b *book) pages(parts []part) []drawn {
	pages := []drawn{{}}
	y := margin
	width, height := b.paper()
	breakPage := func() { pages, y = append(pages, drawn{}), margin }
	for _, p := range parts {
		if p.grid != nil {
			b.drawTable(&pages, &y, p.grid)
			y += 10
			continue
		}
		size := large
		if p.level == 1 {
			size = 16
		}
		for _, text := range wrap(p.text, int((width-2*margin)/size*2)) {
			if y+size*1.6 > height-margin {
				breakPage()
			}
			y += size * 1.6
			at := &pages[len(pages)-1]
			at.words = append(at.words, word{margin, y, size, text})
		}
	}
	if b.opt("page-numbers") != "" {
		for i := range pages {
			pages[i].words = append(pages[i].words, word{width / 2, height - 30, small, fmt.Sprintf("- %d -", i+1)})
		}
	}
	return pages
}

func sumOf(list []float64) float64 {
	s := 0.0
	for _, v := range list {
		s += v
	}
	return s
}

// scannedPDF is a page that is nothing but a picture of grey stripes.
func scannedPDF() []byte {
	const w, h = 60, 84
	var pixels strings.Builder
	for y := range h {
		pixels.WriteString(strings.Repeat(fmt.Sprintf("%02X", 255-(y%6)*30), w))
	}
	draw := "q 595 0 0 842 0 0 cm /Im1 Do Q\n"
	var out bytes.Buffer
	var offsets []int
	out.WriteString("%PDF-1.5\n")
	for i, text := range []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Im1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%sendstream", len(draw), draw),
		fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode/Length %d>>stream\n%s>\nendstream", w, h, pixels.Len()+2, pixels.String()),
	} {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, text)
	}
	endPDF(&out, offsets)
	return out.Bytes()
}

// endPDF writes what leads a reader to the objects.
func endPDF(out *bytes.Buffer, offsets []int) {
	start := out.Len()
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(out, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
}

// ofd prints pages as GB/T 33190 has them, in millimetres.
func (b *book) ofd(parts []part) []byte {
	const mm = 25.4 / 72
	const ns = `xmlns:ofd="http://www.ofdspec.org/2016"`
	const xmlStart = `<?xml version="1.0" encoding="UTF-8"?>`
	pages := b.pages(parts)
	id, list := 100, ""
	var files []member
	for i, p := range pages {
		var s strings.Builder
		fmt.Fprintf(&s, `%s<ofd:Page %s><ofd:Content><ofd:Layer ID="%d" Type="Body">`, xmlStart, ns, 10+i)
		for _, l := range p.lines {
			id++
			fmt.Fprintf(&s, `<ofd:PathObject ID="%d" Boundary="0 0 210 297" LineWidth="0.2" Stroke="true" Fill="false"><ofd:AbbreviatedData>M %.3f %.3f L %.3f %.3f</ofd:AbbreviatedData></ofd:PathObject>`, id, l[0]*mm, l[1]*mm, l[2]*mm, l[3]*mm)
		}
		for _, w := range p.words {
			id++
			var steps []string
			for _, r := range []rune(w.text)[:runes(w.text)-1] {
				steps = append(steps, fmt.Sprintf("%.3f", float64(columnsOf(string(r)))/2*w.size*mm))
			}
			delta := ""
			if len(steps) > 0 {
				delta = ` DeltaX="` + strings.Join(steps, " ") + `"`
			}
			fmt.Fprintf(&s, `<ofd:TextObject ID="%d" Boundary="%.3f %.3f %.3f %.3f" Font="50" Size="%.3f"><ofd:TextCode X="0" Y="%.3f"%s>%s</ofd:TextCode></ofd:TextObject>`,
				id, w.x*mm, (w.y-w.size)*mm, float64(columnsOf(w.text))/2*w.size*mm, w.size*1.3*mm, w.size*mm, w.size*mm, delta, escape(w.text))
		}
		s.WriteString(`</ofd:Layer></ofd:Content></ofd:Page>`)
		list += fmt.Sprintf(`<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, i+1, i)
		files = append(files, member{fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), s.String()})
	}
	return pack(append([]member{
		{"OFD.xml", xmlStart + `<ofd:OFD ` + ns + ` Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID><ofd:Title>` + escape(b.title) + `</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`},
		{"Doc_0/Document.xml", xmlStart + `<ofd:Document ` + ns + `><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>` + list + `</ofd:Pages></ofd:Document>`},
		{"Doc_0/PublicRes.xml", xmlStart + `<ofd:Res ` + ns + ` BaseLoc="Res"><ofd:Fonts><ofd:Font ID="50" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>`},
	}, files...))
}

package extract_test

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A drawn is what stands on one page, in points from its upper left corner.
type drawn struct {
	words []word
	lines [][4]float64 // x0, y0, x1, y1
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
		for _, text := range wrap(p.text, int((pageWidth-2*margin)/size*2)) {
			if y+size*1.6 > pageHeight-margin {
				breakPage()
			}
			y += size * 1.6
			at := &pages[len(pages)-1]
			at.words = append(at.words, word{margin, y, size, text})
		}
	}
	if b.opt("page-numbers") != "" {
		for i := range pages {
			pages[i].words = append(pages[i].words, word{pageWidth / 2, pageHeight - 30, small, fmt.Sprintf("- %d -", i+1)})
		}
	}
	return pages
}

// drawTable draws a table, its columns as wide as their longest word asks.
func (b *book) drawTable(pages *[]drawn, y *float64, g grid) {
	rows, columns := g.lay()
	weight := make([]float64, columns)
	for i := range weight {
		weight[i] = 3.2
	}
	for _, row := range rows {
		for _, c := range row {
			if c.cols <= 1 && !c.rest && c.rows <= 1 {
				weight[c.column] = max(weight[c.column], min(float64(columnsOf(plain(c.text)))/2, 13))
			}
		}
	}
	sum := 0.0
	for _, w := range weight {
		sum += w
	}
	x := make([]float64, columns+1)
	x[0] = margin
	for i, w := range weight {
		x[i+1] = x[i] + (pageWidth-2*margin)*w/sum
	}
	lead := small * 1.35
	wrapped := func(c laid) []string {
		room := int((x[min(c.column+max(c.cols, 1), columns)] - x[c.column] - 4) / small * 2)
		return wrap(c.text, room)
	}
	height := make([]float64, len(rows))
	for r, row := range rows {
		height[r] = lead + 4
		for _, c := range row {
			if c.rows <= 1 && !c.rest {
				height[r] = max(height[r], float64(len(wrapped(c)))*lead+4)
			}
		}
	}
	for r, row := range rows { // what spans rows makes the last of them higher
		for _, c := range row {
			if c.rows > 1 && !c.rest {
				room := 0.0
				for i := r; i < min(r+c.rows, len(rows)); i++ {
					room += height[i]
				}
				if need := float64(len(wrapped(c)))*lead + 4; need > room && c.rows < 12 {
					height[min(r+c.rows, len(rows))-1] += need - room
				}
			}
		}
	}
	for from := 0; from < len(rows); {
		top, to := *y, from
		for to < len(rows) && (to == from || top+sumOf(height[from:to+1]) <= pageHeight-margin) {
			to++
		}
		if to == from+1 && top > margin && top+height[from] > pageHeight-margin {
			*pages, *y = append(*pages, drawn{}), margin
			continue
		}
		at := &(*pages)[len(*pages)-1]
		for r := from; r < to; r++ {
			for _, c := range rows[r] {
				if c.rest && r > from {
					continue // drawn where it begins
				}
				end := min(c.row+max(c.rows, 1), to)
				t, h := top+sumOf(height[from:r]), sumOf(height[r:end])
				left, right := x[c.column], x[min(c.column+max(c.cols, 1), columns)]
				at.lines = append(at.lines, [4]float64{left, t, right, t}, [4]float64{left, t, left, t + h}, [4]float64{right, t, right, t + h}, [4]float64{left, t + h, right, t + h})
				text := wrapped(c)
				fit := max(int((h-4)/lead), 1)
				if c.rest { // what did not fit on the page before
					text = text[min(len(text), max(int((sumOf(height[c.row:from])-4)/lead), 1)):]
				}
				text = text[:min(len(text), fit)]
				middle := t + (h-float64(len(text))*lead)/2
				for i, words := range text {
					if words != "" {
						at.words = append(at.words, word{left + 2, middle + float64(i)*lead + small, small, words})
					}
				}
			}
		}
		*y = top + sumOf(height[from:to])
		if from = to; from < len(rows) {
			*pages, *y = append(*pages, drawn{}), margin
		}
	}
}

func sumOf(list []float64) float64 {
	s := 0.0
	for _, v := range list {
		s += v
	}
	return s
}

// pdf prints pages with a font that is not in the file, encoded in GBK, as many
// agencies' printers do. Its streams are not packed, so that a diff can be read.
func (b *book) pdf(parts []part) ([]byte, error) {
	var out bytes.Buffer
	offsets := []int{}
	object := func(text string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), text)
	}
	out.WriteString("%PDF-1.5\n")
	pages := b.pages(parts)
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 6+2*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.TrimSpace(kids), len(pages)))
	object("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-GBK-EUC-H/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>")
	object("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 5 0 R>>")
	object("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>")
	if b.opt("scan") != "" {
		return scannedPDF(), nil
	}
	for i, p := range pages {
		var s bytes.Buffer
		s.WriteString("0.5 w\n")
		for _, l := range p.lines {
			if b.opt("no-rules") == "" {
				fmt.Fprintf(&s, "%.1f %.1f m %.1f %.1f l S\n", l[0], pageHeight-l[1], l[2], pageHeight-l[3])
			}
		}
		s.WriteString("BT\n")
		for _, w := range p.words {
			coded, err := simplifiedchinese.GBK.NewEncoder().String(w.text)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", w.text, err)
			}
			fmt.Fprintf(&s, "/F1 %.1f Tf 1 0 0 1 %.1f %.1f Tm <%X> Tj\n", w.size, w.x, pageHeight-w.y, coded)
		}
		s.WriteString("ET\n")
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>", 7+2*i))
		object(fmt.Sprintf("<</Length %d>>stream\n%sendstream", s.Len(), s.String()))
	}
	endPDF(&out, offsets)
	return out.Bytes(), nil
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

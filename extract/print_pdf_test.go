package extract_test

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// pdf prints pages with a font that is not in the file, encoded in GBK, as many
// agencies' printers do. Its streams are not packed, so that a diff can be read.
func (b *book) pdf(parts []part) ([]byte, error) {
	if b.opt("scan") != "" {
		return scannedPDF(), nil
	}
	var out bytes.Buffer
	offsets := []int{}
	object := func(text string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), text)
	}
	out.WriteString("%PDF-1.5\n")
	var contents []string
	width, height := b.paper()
	for i, p := range b.pages(parts) {
		content, err := b.content(p, i)
		if err != nil {
			return nil, err
		}
		contents = append(contents, content)
	}
	if b.opt("two-up") != "" {
		contents = twoUp(contents, width)
		width *= 2
	}
	kids := ""
	for i := range contents {
		kids += fmt.Sprintf("%d 0 R ", 6+2*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.TrimSpace(kids), len(contents)))
	object("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-GBK-EUC-H/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>")
	object("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 5 0 R>>")
	object("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>")
	for i, content := range contents {
		content, turned, w, h := b.turned(content, width, height)
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]%s/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>", w, h, turned, 7+2*i))
		object(fmt.Sprintf("<</Length %d>>stream\n%sendstream", len(content), content))
	}
	endPDF(&out, offsets)
	return out.Bytes(), nil
}

// content is the operators that draw a page.
func (b *book) content(p drawn, page int) (string, error) {
	var s strings.Builder
	s.WriteString(b.ruling(p))
	s.WriteString("BT\n")
	write := func(w word, matrix string) error {
		coded, err := b.coded(w.text)
		if err != nil {
			return err
		}
		_, height := b.paper()
		fmt.Fprintf(&s, "/F1 %.1f Tf %s %.1f %.1f Tm %s\n", w.size, matrix, w.x, height-w.y, coded)
		return nil
	}
	for _, w := range p.words {
		if err := write(w, "1 0 0 1"); err != nil {
			return "", err
		}
	}
	width, height := b.paper()
	if b.opt("running") != "" { // a head with a rule below it, a foot with the page's number
		for _, w := range []word{{margin, 30, small, b.title}, {width - margin - 40, height - 22, small, fmt.Sprintf("第%d页", page+1)}} {
			if err := write(w, "1 0 0 1"); err != nil {
				return "", err
			}
		}
	}
	switch b.opt("watermark") {
	case "leaning":
		s.WriteString("0.8 g\n")
		if err := write(word{150, 600, 60, "公开2021"}, "0.7071 0.7071 -0.7071 0.7071"); err != nil {
			return "", err
		}
		s.WriteString("0 g\n")
	case "level":
		s.WriteString("0.85 g\n")
		if err := write(word{120, 420, 48, "内部资料2021"}, "1 0 0 1"); err != nil {
			return "", err
		}
		s.WriteString("0 g\n")
	}
	s.WriteString("ET\n")
	if b.opt("running") != "" {
		fmt.Fprintf(&s, "%.1f %.1f m %.1f %.1f l S\n", margin, height-34, width-margin, height-34)
	}
	return s.String(), nil
}

// coded shows a text: as one string, or with gaps between its letters.
func (b *book) coded(text string) (string, error) {
	encode := func(s string) (string, error) {
		coded, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			return "", fmt.Errorf("%q: %w", s, err)
		}
		return fmt.Sprintf("<%X>", coded), nil
	}
	var gap float64
	if fmt.Sscan(b.opt("gaps"), &gap); gap == 0 {
		s, err := encode(text)
		return s + " Tj", err
	}
	var s strings.Builder
	letters := []rune(text)
	first := 0
	for i := 1; i <= len(letters); i++ {
		if i < len(letters) && !gapped(letters, i) {
			continue
		}
		piece, err := encode(string(letters[first:i]))
		if err != nil {
			return "", err
		}
		s.WriteString(piece)
		if first = i; i < len(letters) {
			fmt.Fprintf(&s, " %g ", -1000*gap)
		}
	}
	return "[" + s.String() + "] TJ", nil
}

// gapped reports whether a gap stands before the letter of that number: before the
// last of four digits of a year, and after the first of a figure of several.
func gapped(letters []rune, i int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(letters) && letters[i] >= '0' && letters[i] <= '9' }
	if !digit(i-1) || !digit(i) {
		return false
	}
	if i+1 < len(letters) && letters[i+1] == '年' {
		return true
	}
	return !digit(i-2) && i == 1 && !strings.ContainsFunc(string(letters), func(r rune) bool { return r > 0x2000 })
}

// turned turns a page by quarters, and has a reader turn it back.
func (b *book) turned(content string, width, height float64) (string, string, float64, float64) {
	switch b.opt("turn") {
	case "90":
		return fmt.Sprintf("0 1 -1 0 %g 0 cm\n", height) + content, "/Rotate 90", height, width
	case "180":
		return fmt.Sprintf("-1 0 0 -1 %g %g cm\n", width, height) + content, "/Rotate 180", width, height
	case "270":
		return fmt.Sprintf("0 -1 1 0 0 %g cm\n", width) + content, "/Rotate 270", height, width
	case "lying": // printed on its side, and nothing says so
		return fmt.Sprintf("0 1 -1 0 %g 0 cm\n", height) + content, "", height, width
	}
	return content, "", width, height
}

// twoUp puts two pages side by side.
func twoUp(contents []string, width float64) (sheets []string) {
	for i := 0; i < len(contents); i += 2 {
		s := contents[i]
		if i+1 < len(contents) {
			s += fmt.Sprintf("q 1 0 0 1 %g 0 cm\n%sQ\n", width, contents[i+1])
		}
		sheets = append(sheets, s)
	}
	return sheets
}

package document

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A pdfFile writes a PDF for a test: pages of content streams, with font F1 for
// Latin and F2 for Chinese in GBK, neither in the file, and X1, an image.
type pdfFile struct {
	pages   []string
	page    string // further entries of every page
	trailer string // further entries of the trailer
	objects string // further objects, which begin with number 10
}

// shown is the operators that show a text at a place, from the lower left.
func shown(x, y float64, s string) string {
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String(s)
	return fmt.Sprintf("BT /F2 10 Tf %g %g Td <%x> Tj ET\n", x, y, gbk)
}

func (f pdfFile) bytes() []byte {
	const first = 20 // number of the first page's object
	var b bytes.Buffer
	offsets := map[int]int{}
	object := func(n int, format string, args ...any) {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{n}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	var kids strings.Builder
	for i := range f.pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+2*i)
	}
	object(1, "<</Type/Catalog/Pages 2 0 R>>")
	object(2, "<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(f.pages))
	object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	object(4, "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[5 0 R]>>")
	object(5, "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 6 0 R/DW 1000/W[1[500] 814[500] 815 939 500]>>")
	object(6, "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>")
	object(7, "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream")
	object(8, "<</Title(A report)/Author(Nobody)/Producer(a test)>>")
	b.WriteString(f.objects)
	for i, content := range f.pages {
		object(first+2*i, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</X1 7 0 R>>>>%s>>", first+2*i+1, f.page)
		object(first+2*i+1, "<</Length %d>>stream\n%s\nendstream", len(content), content)
	}
	xref, size := b.Len(), first+2*len(f.pages)
	fmt.Fprintf(&b, "xref\n0 %d\n", size)
	for n := range size {
		if at, found := offsets[n]; found {
			fmt.Fprintf(&b, "%010d 00000 n \n", at)
		} else {
			b.WriteString("0000000000 65535 f \n")
		}
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R/Info 8 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", size, f.trailer, xref)
	return b.Bytes()
}

// tablePage is a page with a heading and a table of two rows and three columns.
func tablePage() string {
	var b strings.Builder
	b.WriteString(shown(70, 780, "三、收到和处理政府信息公开申请情况"))
	for _, y := range []int{700, 720, 740} {
		fmt.Fprintf(&b, "70 %d m 370 %d l S\n", y, y)
	}
	for _, x := range []int{70, 170, 270, 370} {
		fmt.Fprintf(&b, "%d 700 0.5 40 re f\n", x)
	}
	for i, s := range []string{"项目", "自然人", "总计", "新收", "12", "4119"} {
		b.WriteString(shown(75+100*float64(i%3), 727-20*float64(i/3), s))
	}
	return b.String()
}

package document

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSharedOFD(t *testing.T) {
	if right, cells := matchTable(t, "table.ofd", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

const ofdSpace = `xmlns:ofd="http://www.ofdspec.org/2016"`

// ofdOf packs a document of pages, each what its Content holds, and of templates.
func ofdOf(t testing.TB, pages []string, more ...string) []byte {
	list := ""
	parts := []string{"OFD.xml", `<ofd:OFD ` + ofdSpace + `><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`}
	for i, p := range pages {
		name := fmt.Sprintf("Pages/P%d/Content.xml", i)
		list += fmt.Sprintf(`<ofd:Page ID="%d" BaseLoc="%s"/>`, i+1, name)
		parts = append(parts, "Doc_0/"+name, `<ofd:Page `+ofdSpace+`>`+p+`</ofd:Page>`)
	}
	parts = append(parts, "Doc_0/Document.xml", `<ofd:Document `+ofdSpace+`><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData><ofd:Pages>`+list+`</ofd:Pages></ofd:Document>`)
	return zippedOf(t, append(parts, more...)...)
}

// words is a text object of characters five millimetres apart.
func words(x, y float64, text string) string {
	return fmt.Sprintf(`<ofd:TextObject Boundary="%g %g 180 6" Size="5"><ofd:TextCode X="0" Y="4.5" DeltaX="g %d 5">%s</ofd:TextCode></ofd:TextObject>`, x, y, len([]rune(text)), text)
}

// drawnLines is a path object.
func drawnLines(data string) string {
	return `<ofd:PathObject Boundary="0 0 210 297" LineWidth="0.2"><ofd:AbbreviatedData>` + data + `</ofd:AbbreviatedData></ofd:PathObject>`
}

func content(objects ...string) string {
	return `<ofd:Content><ofd:Layer>` + strings.Join(objects, "") + `</ofd:Layer></ofd:Content>`
}

// drawnTable is a table of two rows and two columns, ruled.
var drawnTable = drawnLines("M 20 60 L 100 60 M 20 70 L 100 70 M 20 80 L 100 80 M 20 60 L 20 80 M 60 60 L 60 80 M 100 60 L 100 80") +
	words(25, 62, "机构") + words(65, 62, "件数") + words(25, 72, "甲局") + words(65, 72, "３５")

func TestOFDIsLaidOut(t *testing.T) {
	d, err := Read(ofdOf(t, []string{content(words(20, 30, "政府信息公开工作年度报告"), words(20, 45, "现将有关情况报告如下，请予审阅。"), drawnTable), content(words(20, 30, "第二页的一段文字在这里继续下去。"))}), "")
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, d)
	want := []string{"政府信息公开工作年度报告", "现将有关情况报告如下，请予审阅。", "1: 机构@1 件数@2", "1: 甲局@1 ３５@2", "第二页的一段文字在这里继续下去。"}
	if diff := cmp.Diff(want, laid(d)); diff != "" || d.Format != "ofd" || d.Pages != 2 {
		t.Fatalf("Read, as %s of %d pages: -want +got\n%s", d.Format, d.Pages, diff)
	}
	box := d.Blocks[2].Grid.Rows[0][1].Box
	for i, mm := range []float64{60, 60, 100, 70} {
		if math.Abs(box[i]-mm*perMM) > 0.5 {
			t.Errorf("box %v; want the millimetres 60 60 100 70 in points", box)
		}
	}
	if d.Blocks[3].Page != 2 || d.Blocks[2].Page != 1 {
		t.Errorf("pages %d and %d; want 1 and 2", d.Blocks[2].Page, d.Blocks[3].Page)
	}
}

// drawn reads one page as a sheet, and the text of its glyphs.
func drawn(t *testing.T, page string, more ...string) (*sheet, string) {
	t.Helper()
	z, err := openZipped(ofdOf(t, []string{page}, more...))
	if err != nil {
		t.Fatal(err)
	}
	o := &ofdFile{zip: z}
	if err := o.read(); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, g := range o.sheets[0].glyphs {
		b.WriteString(g.text)
	}
	return &o.sheets[0], b.String()
}

// left are where the glyphs of a sheet begin, in millimetres.
func left(s *sheet) (x, y []float64) {
	for _, g := range s.glyphs {
		x = append(x, math.Round(g.box[0]/perMM*100)/100)
		y = append(y, math.Round(g.box[1]/perMM*100)/100)
	}
	return x, y
}

func TestCharactersStandWhereTheirStepsSay(t *testing.T) {
	object := func(attrs, code string) string {
		return content(`<ofd:TextObject Boundary="10 20 100 9" Size="4" ` + attrs + `>` + code + `</ofd:TextObject>`)
	}
	for _, c := range []struct {
		name, page string
		x, y       []float64
	}{
		{"steps one by one", object("", `<ofd:TextCode X="1" Y="4" DeltaX="4 5">甲乙丙</ofd:TextCode>`), []float64{11, 15, 20}, []float64{20.48, 20.48, 20.48}},
		{"steps in a run", object("", `<ofd:TextCode X="0" Y="4" DeltaX="g 2 3.5 6">甲乙丙丁</ofd:TextCode>`), []float64{10, 13.5, 17, 23}, []float64{20.48, 20.48, 20.48, 20.48}},
		{"steps down", object("", `<ofd:TextCode X="0" Y="4" DeltaY="g 2 4.5">甲乙丙</ofd:TextCode>`), []float64{10, 10, 10}, []float64{20.48, 24.98, 29.48}},
		{"no steps", object("", `<ofd:TextCode X="0" Y="4">甲1乙</ofd:TextCode>`), []float64{10, 14, 16}, []float64{20.48, 20.48, 20.48}},
		{"too few steps, or none", object("", `<ofd:TextCode X="0" Y="4" DeltaX="g 9">甲乙</ofd:TextCode>`), []float64{10, 14}, []float64{20.48, 20.48}},
		{"two pieces", object("", `<ofd:TextCode X="0" Y="4">甲</ofd:TextCode><ofd:TextCode X="8">乙</ofd:TextCode>`), []float64{10, 18}, []float64{20.48, 20.48}},
		{"a matrix", object(`CTM="2 0 0 2 1 3"`, `<ofd:TextCode X="0" Y="4" DeltaX="4">甲乙</ofd:TextCode>`), []float64{11, 19}, []float64{23.96, 23.96}},
		{"a boundary of one line", content(`<ofd:TextObject Boundary="10 20 100 4.8" Size="4"><ofd:TextCode X="0" Y="4">甲</ofd:TextCode></ofd:TextObject>`), []float64{10}, []float64{20}},
		{"a page that begins elsewhere", `<ofd:Area><ofd:PhysicalBox>5 10 100 100</ofd:PhysicalBox></ofd:Area>` + object("", `<ofd:TextCode X="0" Y="4">甲</ofd:TextCode>`), []float64{5}, []float64{10.48}},
	} {
		s, _ := drawn(t, c.page)
		x, y := left(s)
		if diff := cmp.Diff([][]float64{c.x, c.y}, [][]float64{x, y}); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

func TestWhatIsNotSeenIsNotText(t *testing.T) {
	page := content(words(10, 10, "甲"),
		strings.Replace(words(10, 20, "乙"), "Size", `Visible="false" Size`, 1),
		strings.Replace(words(10, 30, "丙"), "Size", `Fill="false" Size`, 1),
		strings.Replace(words(10, 40, "丁"), "Size", `Alpha="0" Size`, 1),
		words(500, 10, "戊"), `<ofd:PageBlock>`+words(10, 50, "\ue000")+`</ofd:PageBlock>`)
	if _, text := drawn(t, page); text != "甲"+unnamedGlyph {
		t.Errorf("text %q; want the first, and a mark for the one without a name", text)
	}
	s, _ := drawn(t, content(`<ofd:TextObject Boundary="0 0 99 9" Size="5"><ofd:FillColor Value="230 230 230"/><ofd:TextCode X="9" Y="5">样</ofd:TextCode></ofd:TextObject>`, `<ofd:TextObject Boundary="0 0 99 9" CTM="0 1 -1 0 9 0" Size="5"><ofd:TextCode X="9" Y="5">转</ofd:TextCode></ofd:TextObject>`))
	if len(s.glyphs) != 2 || !s.glyphs[0].faint || s.glyphs[1].faint || s.glyphs[1].angle != 90 {
		t.Errorf("glyphs %+v; want a faint one, and one turned", s.glyphs)
	}
}

func TestPagesAreDrawnOnTemplates(t *testing.T) {
	template := `<ofd:Page ` + ofdSpace + `>` + content(words(10, 10, "底"), drawnLines("M 0 0 L 50 0")) + `</ofd:Page>`
	for _, c := range []struct{ use, want string }{
		{`<ofd:Template TemplateID="9"/>`, "底面"},
		{`<ofd:Template TemplateID="9" ZOrder="Foreground"/>`, "面底"},
		{`<ofd:Template TemplateID="8"/>`, "面"},
	} {
		s, text := drawn(t, c.use+content(words(10, 30, "面")), "Doc_0/Tpls/T.xml", template)
		if text != c.want || (len(s.rules) == 1) != strings.Contains(c.want, "底") {
			t.Errorf("%s: %q, %d rules; want %q", c.use, text, len(s.rules), c.want)
		}
	}
}

func TestOFDPaths(t *testing.T) {
	path := func(attrs, data string) string {
		return content(`<ofd:PathObject Boundary="10 10 100 100" ` + attrs + `><ofd:AbbreviatedData>` + data + `</ofd:AbbreviatedData></ofd:PathObject>`)
	}
	for _, c := range []struct {
		name, page      string
		rules, outlines int
	}{
		{"a line", path("", "M 0 0 L 50 0"), 1, 0},
		{"a box", path("", "S 0 0 L 50 0 L 50 30 L 0 30 C"), 4, 0},
		{"a thin box that is filled", path(`Stroke="false" Fill="true"`, "M 0 0 L 50 0 L 50 0.2 L 0 0.2 C"), 1, 0},
		{"a large one", path(`Stroke="false" Fill="true"`, "M 0 0 L 50 0 L 50 30 L 0 30 C"), 0, 0},
		{"one that is not drawn", path(`Stroke="false"`, "M 0 0 L 50 0"), 0, 0},
		{"a curve", path("", "M 0 0 B 1 1 2 2 3 3 L 5 5"), 0, 1},
		{"a slope", path("", "M 0 0 L 50 30"), 0, 0},
		{"one that breaks off", path("", "M 0 0 L 50 0 L 3"), 1, 0},
		{"no numbers", path("", "M a b L 50 0"), 0, 0},
	} {
		s, _ := drawn(t, c.page)
		if len(s.rules) != c.rules || s.outlines != c.outlines {
			t.Errorf("%s: %d rules, %d outlines; want %d, %d", c.name, len(s.rules), s.outlines, c.rules, c.outlines)
		}
	}
	s, _ := drawn(t, path(`CTM="2 0 0 2 1 0"`, "M 0 0 L 50 0")+content(`<ofd:ImageObject Boundary="20 100 300 50"/>`))
	want := rule{11 * perMM, 10 * perMM, 111 * perMM, 10 * perMM}
	if r := s.rules[0]; math.Abs(r.x0-want.x0)+math.Abs(r.x1-want.x1)+math.Abs(r.y0-want.y0)+math.Abs(r.y1-want.y1) > 0.01 {
		t.Errorf("rule %+v; want %+v", r, want)
	}
	if len(s.pictures) != 1 || math.Abs(s.pictures[0][2]-s.width) > 0.01 {
		t.Errorf("pictures %v; want one, cut at the page's edge", s.pictures)
	}
}

func TestSteps(t *testing.T) {
	for s, want := range map[string][]float64{
		"": nil, "1 2": {1, 2}, "g 2 3.5": {3.5, 3.5}, "1 g 2 3 4": {1, 3, 3, 4}, "g 999999999 1": {1, 1, 1, 1, 1}, "g x 1": nil, "g 2": nil, "1 x": {1}, "g -1 5 2": {2}, "1 2 3 4 5 6 7": {1, 2, 3, 4, 5}, "1e400": nil,
	} {
		if diff := cmp.Diff(want, steps(s, 5)); diff != "" {
			t.Errorf("steps(%q): -want +got\n%s", s, diff)
		}
	}
}

func TestOFDThatCannotBeReadSaysWhy(t *testing.T) {
	root := `<ofd:OFD ` + ofdSpace + `><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`
	scan := content(`<ofd:ImageObject Boundary="0 0 210 297"/>`)
	many := content(strings.Repeat(`<ofd:TextObject Boundary="0 0 9 9" Size="3"><ofd:TextCode X="1" Y="1">`+strings.Repeat("甲", 1000)+`</ofd:TextCode></ofd:TextObject>`, maxOFDGlyphs/1000+1))
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"a scan":           {ofdOf(t, []string{scan, scan}), ErrScan},
		"an empty page":    {ofdOf(t, []string{content()}), ErrEmpty},
		"no page":          {ofdOf(t, nil), ErrDamaged},
		"a missing page":   {zippedOf(t, "OFD.xml", root, "Doc_0/Document.xml", `<ofd:Document `+ofdSpace+`><ofd:Pages><ofd:Page BaseLoc="P.xml"/></ofd:Pages></ofd:Document>`), ErrDamaged},
		"locked":           {zippedOf(t, "OFD.xml", root, "Encryptions.xml", "<x/>", "Doc_0/Document.xml", "\x01\x02"), ErrEncrypted},
		"breaks off":       {zippedOf(t, "OFD.xml", root, "Doc_0/Document.xml", `<ofd:Document `+ofdSpace+`>`), ErrTruncated},
		"another root":     {zippedOf(t, "OFD.xml", "<x/>"), ErrDamaged},
		"too many letters": {ofdOf(t, []string{many}), ErrTooLarge},
		"a bomb":           {bombOf(t, "OFD.xml", "<ofd:OFD "+ofdSpace+">", "</ofd:OFD>", maxMember+1<<20), ErrTooLarge},
	} {
		if _, err := Read(c.body, ""); !errors.Is(err, c.want) {
			t.Errorf("%s: Read = %v; want %v", name, err, c.want)
		}
	}
}

// Whatever a page draws, what is laid out keeps its rules.
func FuzzOFD(f *testing.F) {
	f.Add(content(words(20, 30, "政府信息公开工作年度报告"), drawnTable))
	f.Add(content(`<ofd:TextObject Boundary="1 1 9 9" CTM="0 1 -1 0 9 0" Size="5"><ofd:TextCode X="9" Y="5" DeltaY="g 3 4">转了三圈</ofd:TextCode></ofd:TextObject>`, `<ofd:PathObject Boundary="0 0 9 9" Fill="true"><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 C B 1 1 2 2 3 3</ofd:AbbreviatedData></ofd:PathObject>`))
	f.Fuzz(func(t *testing.T, page string) {
		if len(page) > 1<<13 {
			return
		}
		fuzzed(t, ofdOf(t, []string{page, page}))
	})
}

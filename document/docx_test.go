package document

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const docxSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// docxOf packs a document of a body, and of styles and lists where there are some.
func docxOf(t testing.TB, body, styles, lists string) []byte {
	parts := []string{"word/document.xml", `<w:document ` + docxSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`}
	if styles != "" {
		parts = append(parts, "word/styles.xml", `<w:styles `+docxSpaces+`>`+styles+`</w:styles>`)
	}
	if lists != "" {
		parts = append(parts, "word/numbering.xml", `<w:numbering `+docxSpaces+`>`+lists+`</w:numbering>`)
	}
	return zippedOf(t, parts...)
}

func p(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// tc is a cell; its properties are written short: span=2, restart, more, w=500.
func tc(text string, props ...string) string {
	var b strings.Builder
	for _, p := range props {
		switch name, value, _ := strings.Cut(p, "="); name {
		case "span":
			b.WriteString(`<w:gridSpan w:val="` + value + `"/>`)
		case "w":
			b.WriteString(`<w:tcW w:w="` + value + `" w:type="dxa"/>`)
		case "restart":
			b.WriteString(`<w:vMerge w:val="restart"/>`)
		case "more":
			b.WriteString(`<w:vMerge/>`)
		}
	}
	return `<w:tc><w:tcPr>` + b.String() + `</w:tcPr>` + p(text) + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tbl(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }

func TestSharedDOCX(t *testing.T) {
	if right, cells := matchTable(t, "table.docx", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

func TestDOCXText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"runs are joined", `<w:p><w:r><w:t>20</w:t></w:r><w:r><w:t>23</w:t></w:r><w:r><w:t xml:space="preserve"> 年</w:t></w:r></w:p>`, "2023 年"},
		{"a break begins a paragraph", `<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:br w:type="page"/></w:r></w:p>`, "一|二"},
		{"a tab is white space", `<w:p><w:r><w:tab/><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r></w:p>`, "一 二"},
		{"hyphens", `<w:p><w:r><w:noBreakHyphen/><w:t>8</w:t><w:softHyphen/><w:t>0</w:t></w:r></w:p>`, "-80"},
		{"what was deleted is left out, what was put in stays", `<w:p><w:del><w:r><w:delText>12</w:delText><w:t>12</w:t></w:r></w:del><w:ins><w:r><w:t>13</w:t></w:r></w:ins></w:p>`, "13"},
		{"what was moved is there once", `<w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:r><w:t>乙</w:t></w:r><w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>`, "乙甲"},
		{"a deleted mark joins two paragraphs", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>` + p("后"), "前后"},
		{"hidden text is left out", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>`, "显"},
		{"a field's result is kept, its instruction not", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(</w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:t>7</w:t><w:fldChar w:fldCharType="separate"/><w:t>8</w:t><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/><w:t>件</w:t></w:r></w:p>`, "15件"},
		{"a simple field", `<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>2024年</w:t></w:r></w:fldSimple></w:p>`, "2024年"},
		{"links, tags and controls", `<w:sdt><w:sdtPr><w:r><w:t>x</w:t></w:r></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>一</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>二</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>三</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>`, "一二三"},
		{"what is said twice is read once", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "新"},
		{"a text box follows its paragraph", `<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><a:graphic><w:txbxContent>` + p("框") + `</w:txbxContent></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` + p("框") + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>`, "前后|框"},
		{"symbols", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Symbol" w:char="F035"/><w:sym w:font="Webdings" w:char="F035"/></w:r></w:p>`, "☑是5\ufffd"},
		{"a gloss is left out", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>jǐn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>仅</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "仅"},
		{"a formula's characters", `<w:p><w:r><w:t>约</w:t></w:r><m:oMath><m:r><m:t>5</m:t></m:r></m:oMath></w:p>`, "约5"},
		{"notes and comments are elsewhere", `<w:p><w:r><w:t>一</w:t><w:footnoteReference w:id="2"/><w:commentReference w:id="1"/></w:r></w:p>`, "一"},
		{"marks without width", p("一\u200b\u00a0\u3000二"), "一 二"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(docxOf(t, c.body, "", ""), "")
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, d)
			if got := strings.Join(laid(d), "|"); got != c.want || d.Format != "docx" {
				t.Errorf("Read, as %s: %q; want %q", d.Format, got, c.want)
			}
		})
	}
}

func TestDOCXTables(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"spans", tbl(tr(tc("a", "restart"), tc("b", "span=2")), tr(tc("x", "more"), tc("c"), tc("d"))), []string{"1: a@1[2x1] b@2[1x2]", "1: c@2 d@3"}},
		{"a label beside twenty rows", tbl(tr(tc("三", "restart"), tc("1")), tr(tc("", "more"), tc("2")), tr(tc("", "more"), tc("3")), tr(tc("四"), tc("4"))), []string{"1: 三@1[3x1] 1@2", "1: 2@2", "1: 3@2", "1: 四@1 4@2"}},
		{"a cell that goes on from none is its own", tbl(tr(tc("a", "more"), tc("b")), tr(tc("c"), tc("d")), tr(tc("e", "more", "span=2"))), []string{"1: a@1 b@2", "1: c@1 d@2", "1: e@1[1x2]"}},
		{"two merges, one below the other", tbl(tr(tc("a", "restart")), tr(tc("", "more")), tr(tc("b", "restart")), tr(tc("", "more"))), []string{"1: a@1[2x1]", "1: ", "1: b@1[2x1]", "1: "}},
		{"columns passed over", tbl(`<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>`+tc("a")+`</w:tr>`, tr(tc("b"), tc("c"), tc("d"))), []string{"1: a@2", "1: b@1 c@2 d@3"}},
		{"older merges side by side", tbl(tr(`<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>`+p("a")+`</w:tc>`, `<w:tc><w:tcPr><w:hMerge/></w:tcPr>`+p("")+`</w:tc>`, tc("b")), tr(tc("c"), tc("d"), tc("e"))), []string{"1: a@1[1x2] b@3", "1: c@1 d@2 e@3"}},
		{"lines of a cell", tbl(tr(`<w:tc>`+p("本年新")+p("制作")+`</w:tc>`, `<w:tc><w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p></w:tc>`)), []string{"1: 本年新\n制作@1 一\n二@2"}},
		{"a table that holds one is layout", tbl(tr(`<w:tc>`+p("左")+`</w:tc>`, `<w:tc>`+tbl(tr(tc("1"), tc("2")))+p("右")+`</w:tc>`)), []string{"左", "2: 1@1 2@2", "右"}},
		{"two tables in layout of layout", tbl(tr(`<w:tc>`+tbl(tr(`<w:tc>`+tbl(tr(tc("1")))+p("")+`</w:tc>`))+tbl(tr(tc("2")))+`</w:tc>`)) + tbl(tr(tc("3"))), []string{"3: 1@1", "4: 2@1", "5: 3@1"}},
		{"a table in a text box", `<w:p><w:r><w:t>前</w:t><w:drawing><w:txbxContent>` + tbl(tr(tc("1"), tc("2"))) + `</w:txbxContent></w:drawing></w:r></w:p>` + p("后"), []string{"前", "1: 1@1 2@2", "后"}},
		{"rows that were deleted or are hidden", tbl(`<w:tr><w:trPr><w:del/></w:trPr>`+tc("a")+`</w:tr>`, `<w:tr><w:trPr><w:hidden/></w:trPr>`+tc("b")+`</w:tr>`, `<w:tr><w:trPr><w:ins/></w:trPr>`+tc("c")+`</w:tr>`), []string{"1: c@1"}},
		{"rows and cells in controls", tbl(`<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + tc("a") + `</w:sdtContent></w:sdt>` + tc("b") + `</w:tr></w:sdtContent></w:sdt>`), []string{"1: a@1 b@2"}},
		{"an empty table is none but counts", tbl(tr(tc(""), tc(" "))) + tbl(tr(tc("1"))), []string{"2: 1@1"}},
		{"rows that say too little are lined up by their edges", tbl(
			tr(tc("a", "w=2000"), tc("b", "w=3000"), tc("c", "w=1000")),
			tr(tc("d", "w=2005"), tc("e", "w=1495"), tc("f", "w=1500"), tc("g", "w=1000")),
			tr(tc("h", "w=6000"))),
			[]string{"1: a@1 b@2[1x2] c@4", "1: d@1 e@2 f@3 g@4", "1: h@1[1x4]"}},
		{"merges hold over rows lined up by edges", tbl(
			tr(tc("a", "w=2000", "restart"), tc("b", "w=4000")),
			tr(tc("", "w=2000", "more"), tc("c", "w=2000"), tc("d", "w=2000"))),
			[]string{"1: a@1[2x1] b@2[1x2]", "1: c@2 d@3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(docxOf(t, c.body, "", ""), "")
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, d)
			if diff := cmp.Diff(c.want, laid(d)); diff != "" {
				t.Errorf("Read: -want +got\n%s", diff)
			}
		})
	}
}

func TestColumnsThatCannotBeToldAreNotRuled(t *testing.T) {
	for name, rows := range map[string][]string{
		"no widths":            {tr(tc("a"), tc("b")), tr(tc("c"))},
		"edges near another":   {tr(tc("a", "w=3000"), tc("b", "w=3000")), tr(tc("c", "w=3060"), tc("d", "w=1000"), tc("e", "w=1940"))},
		"rows of other widths": {tr(tc("a", "w=3000"), tc("b", "w=3000")), tr(tc("c", "w=2000"))},
	} {
		d, err := Read(docxOf(t, tbl(rows...), "", ""), "")
		if err != nil {
			t.Fatal(err)
		}
		checkBlocks(t, d)
		if g := d.Blocks[0].Grid; g.Ruled || len(g.Rows[1]) < 1 || g.Rows[1][0].Column != 1 {
			t.Errorf("%s: %+v", name, g)
		}
	}
	d, err := Read(docxOf(t, tbl(tr(tc("a", "span=2")), tr(tc("b"), tc("c"))), "", ""), "")
	if err != nil || !d.Blocks[0].Grid.Ruled {
		t.Errorf("spans that agree: %v, %+v", err, d)
	}
}

func TestDOCXHeadings(t *testing.T) {
	const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="自定"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="4"><w:name w:val="小节"/><w:basedOn w:val="3"/></w:style>
<w:style w:type="paragraph" w:styleId="5"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="6"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="7"><w:name w:val="loop"/><w:basedOn w:val="7"/></w:style>
<w:style w:type="paragraph" w:styleId="8"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>`
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	body := p("文") + styled("1", "一级") + styled("2", "二级") + styled("3", "三级") + styled("4", "同三级") + styled("5", "题") + styled("6", "目录项") + styled("7", "环") + styled("8", "不见") + styled("9", "无此样式") +
		`<w:p><w:pPr><w:outlineLvl w:val="8"/></w:pPr><w:r><w:t>深</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:pStyle w:val="1"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>不是</w:t></w:r></w:p>`
	d, err := Read(docxOf(t, body, styles, ""), "")
	if err != nil {
		t.Fatal(err)
	}
	type heading struct {
		Text  string
		Level int
		Line  int
	}
	var got []heading
	for _, b := range d.Blocks {
		got = append(got, heading{b.Text, b.Level, b.Line})
	}
	want := []heading{{"文", 0, 1}, {"一级", 1, 2}, {"二级", 2, 3}, {"三级", 3, 4}, {"同三级", 3, 5}, {"题", 1, 6}, {"环", 0, 7}, {"无此样式", 0, 8}, {"深", 6, 9}, {"不是", 0, 10}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("headings: -want +got\n%s", diff)
	}
}

func TestDOCXPicturesLargeEnoughToHoldATable(t *testing.T) {
	drawing := func(cx, cy string) string {
		return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="` + cx + `" cy="` + cy + `"/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	}
	body := p("前") + drawing("5400000", "3000000") + drawing("900000", "900000") +
		`<w:p><w:r><w:pict><v:shape style="width:415pt; height:8cm"><v:imagedata/></v:shape></w:pict></w:r></w:p>` +
		`<w:p><w:r><w:object><v:shape style="width:20pt;height:8pt"><v:imagedata/></v:shape></w:object></w:r></w:p>` +
		tbl(tr(`<w:tc>`+drawing("5400000", "3000000")+`</w:tc>`)) + p("后")
	d, err := Read(docxOf(t, body, "", ""), "")
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, d)
	var got []string
	for _, b := range d.Blocks {
		if b.Picture {
			b.Text = "图"
		}
		got = append(got, b.Text)
	}
	if want := "前 图 图 图 后"; strings.Join(got, " ") != want {
		t.Errorf("blocks %v; want %s", got, want)
	}
}

func TestStrictDOCX(t *testing.T) {
	body := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main").Replace(
		`<w:document ` + docxSpaces + `><w:body>` + tbl(tr(tc("a", "span=2"), tc("b"))) + `</w:body></w:document>`)
	d, err := Read(zippedOf(t, "word/document.xml", body), "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1: a@1[1x2] b@3"}, laid(d)); diff != "" {
		t.Errorf("Read: -want +got\n%s", diff)
	}
}

func TestDOCXThatCannotBeReadSaysWhy(t *testing.T) {
	open := `<w:document ` + docxSpaces + `><w:body>`
	deep := strings.Repeat(`<w:tbl><w:tr><w:tc>`, 1<<12)
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"nothing in it":       {docxOf(t, "<w:p/>", "", ""), ErrEmpty},
		"breaks off":          {zippedOf(t, "word/document.xml", open+"<w:p>"), ErrTruncated},
		"not XML":             {zippedOf(t, "word/document.xml", "<<"), ErrDamaged},
		"another root":        {zippedOf(t, "word/document.xml", "<html/>"), ErrDamaged},
		"broken styles":       {zippedOf(t, "word/document.xml", open+p("一")+"</w:body></w:document>", "word/styles.xml", "<a></b>"), ErrDamaged},
		"nested too deep":     {zippedOf(t, "word/document.xml", open+deep), ErrTooLarge},
		"a bomb":              {bombOf(t, "word/document.xml", open, "</w:body></w:document>", maxMember+1<<20), ErrTooLarge},
		"entities of its own": {zippedOf(t, "word/document.xml", `<!DOCTYPE a [<!ENTITY l "ha">]>`+open+p("&l;")), ErrDamaged},
	} {
		if _, err := Read(c.body, ""); !errors.Is(err, c.want) {
			t.Errorf("%s: Read = %v; want %v", name, err, c.want)
		}
	}
	rows := strings.Repeat(tr(strings.Repeat(`<w:tc/>`, 1<<10)), maxCells>>10+1)
	if _, err := Read(docxOf(t, tbl(rows), "", ""), ""); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too many cells: Read = %v; want ErrTooLarge", err)
	}
}

// Whatever the XML, a document keeps its rules, and what is none is a named error.
func FuzzDOCX(f *testing.F) {
	f.Add([]byte(p("一")+tbl(tr(tc("a", "restart", "w=500"), tc("b", "span=2")), tr(tc("x", "more"), tc("c", "w=300")))), []byte(docxNumbers))
	f.Add([]byte(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:drawing><w:txbxContent>`+tbl(tr(tc("1")))+`</w:txbxContent></w:drawing></w:r></w:p>`), []byte(docxNumbers))
	f.Fuzz(func(t *testing.T, body, lists []byte) {
		if len(body)+len(lists) > 1<<14 {
			return
		}
		fuzzed(t, docxOf(t, string(body), "", string(lists)))
	})
}

// fuzzed reads what a fuzz test made.
func fuzzed(t *testing.T, body []byte) {
	t.Helper()
	d, err := thrifty(t, func() (*Document, error) { return Read(body, "") })
	if err == nil {
		checkBlocks(t, d)
		return
	}
	for _, kind := range []error{ErrEmpty, ErrUnsupported, ErrTooLarge, ErrTruncated, ErrDamaged, ErrEncrypted} {
		if errors.Is(err, kind) {
			return
		}
	}
	t.Fatalf("an error without a kind: %v", err)
}

// Whatever becomes of the bytes of a file, what is read keeps its rules.
func FuzzZipped(f *testing.F) {
	for _, name := range []string{"table.docx", "table.odt", "table.xlsx", "table.ofd"} {
		if body, err := os.ReadFile(filepath.Join(sharedFormats, name)); err == nil {
			f.Add(body)
		}
	}
	f.Add(docxOf(f, p("一"), "", ""))
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 1<<16 {
			return
		}
		fuzzed(t, body)
	})
}

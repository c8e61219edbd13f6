package document

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSharedODT(t *testing.T) {
	if right, cells := matchTable(t, "table.odt", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

const odfSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"`

// odfOf writes a flat document of styles and a body.
func odfOf(styles, body string) string {
	return `<?xml version="1.0"?><office:document ` + odfSpaces + `><office:automatic-styles>` + styles + `</office:automatic-styles><office:body>` + body + `</office:body></office:document>`
}

// odtOf packs a text.
func odtOf(t testing.TB, styles, text string) []byte {
	return zippedOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odfOf(styles, `<office:text>`+text+`</office:text>`))
}

// odsOf packs a workbook.
func odsOf(t testing.TB, styles, sheets string) []byte {
	return zippedOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", odfOf(styles, `<office:spreadsheet>`+sheets+`</office:spreadsheet>`))
}

const odfNumbered = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"><style:list-level-properties><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-number>` +
	`<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="1"/><text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>` +
	`<style:style style:name="Hid"><style:text-properties text:display="none"/></style:style><style:style style:name="Away"><style:table-properties table:display="false"/></style:style>` +
	`<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>`

func TestODTText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"white space of its own", `<text:p>一<text:s text:c="99999999"/>二<text:tab/>三<text:line-break/>四</text:p>`, "一 二 三|四"},
		{"spans, links and fields", `<text:p>20<text:span>2<text:span>3</text:span></text:span><text:a>年</text:a><text:page-number>7</text:page-number></text:p>`, "2023年7"},
		{"what was deleted is left out", `<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>新<text:change text:change-id="1"/></text:p>`, "新"},
		{"notes, comments and glosses are left out", `<text:p>一<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note><office:annotation><text:p>批</text:p></office:annotation><text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby></text:p>`, "一字"},
		{"hidden text is left out", `<text:p text:style-name="Hid">隐</text:p><text:p>显<text:span text:style-name="Hid">隐</text:span></text:p><text:section text:display="none"><text:p>隐</text:p></text:section>`, "显"},
		{"lists", `<text:list text:style-name="L"><text:list-item><text:p>甲</text:p><text:p>续</text:p></text:list-item><text:list-item><text:p>乙</text:p><text:list><text:list-item><text:p>丙</text:p></text:list-item><text:list-item><text:p>丁</text:p></text:list-item></text:list></text:list-item></text:list><text:p>文</text:p><text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>戊</text:p><text:list><text:list-item><text:p>己</text:p><text:list><text:list-item><text:p>点</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list>`,
			"一、甲|续|二、乙|1. 丙|2. 丁|文|三、戊|1. 己|点"},
		{"a list that begins anew, and one that says where", `<text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list><text:list text:style-name="L"><text:list-item text:start-value="4"><text:p>乙</text:p></text:list-item><text:list-item><text:p>丙</text:p></text:list-item></text:list>`, "一、甲|四、乙|五、丙"},
		{"headings are numbered", `<text:h text:outline-level="1">甲</text:h><text:h text:outline-level="2">乙</text:h><text:h text:outline-level="2" text:is-list-header="true">丙</text:h><text:h text:outline-level="2">丁</text:h>`, "1 甲|1.1 乙|丙|1.2 丁"},
		{"a text box follows its paragraph", `<text:p>前<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>后</text:p><draw:frame><draw:text-box><text:p>页</text:p></draw:text-box></draw:frame>`, "前后|框|页"},
		{"a table of contents is left out", `<text:table-of-content><text:index-body><text:p>一、总体情况1</text:p></text:index-body></text:table-of-content><text:p>一</text:p>`, "一"},
		{"spans over rows and columns", `<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-rows-spanned="2"><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>d</text:p></table:table-cell><table:table-cell><text:p>e</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`,
			"1: a@1[1x2] b\nc@3[2x1]|1: d@1 e@2"},
		{"repeated cells and rows", `<table:table><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"><text:p>-</text:p></table:table-cell></table:table-row></table:table>`, "1: -@1 -@2 -@3|1: -@1 -@2 -@3"},
		{"spans that claim too much are cut", `<table:table><table:table-row><table:table-cell table:number-columns-spanned="9" table:number-rows-spanned="9"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>`, "1: a@1 b@2|1: c@1"},
		{"a table that holds one is layout", `<table:table><table:table-row><table:table-cell><text:p>左</text:p></table:table-cell><table:table-cell><table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>`, "左|2: 1@1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			flat, err := Read([]byte(odfOf(odfNumbered, `<office:text>`+c.body+`</office:text>`)), "")
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(odtOf(t, odfNumbered, c.body), "")
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, d)
			if got := strings.Join(laid(d), "|"); got != c.want || d.Format != "odt" || flat.Format != "fodt" {
				t.Errorf("Read, as %s and %s: %q; want %q", d.Format, flat.Format, got, c.want)
			}
			if diff := cmp.Diff(laid(d), laid(flat)); diff != "" {
				t.Errorf("one file of XML, and a zip: -zip +flat\n%s", diff)
			}
		})
	}
}

func TestODTPicturesAndHeadings(t *testing.T) {
	d, err := Read(odtOf(t, "", `<text:h text:outline-level="9">深</text:h><text:p><draw:frame svg:width="15cm" svg:height="8cm"><draw:image/><draw:image/></draw:frame><draw:frame svg:width="2cm" svg:height="2cm"><draw:image/></draw:frame></text:p><text:p>后</text:p>`), "")
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, d)
	if len(d.Blocks) != 3 || d.Blocks[0].Level != 6 || !d.Blocks[1].Picture || d.Blocks[2].Line != 2 {
		t.Errorf("blocks %+v", d.Blocks)
	}
}

func TestODS(t *testing.T) {
	cell := func(attrs, text string) string {
		return `<table:table-cell ` + attrs + `><text:p>` + text + `</text:p></table:table-cell>`
	}
	row := func(cells ...string) string {
		return `<table:table-row>` + strings.Join(cells, "") + `</table:table-row>`
	}
	sheet := func(attrs, rows string) string { return `<table:table ` + attrs + `>` + rows + `</table:table>` }
	for _, c := range []struct{ name, sheets, want string }{
		{"titles, spans and the empty rest", sheet(`table:name="Sheet1"`, row(cell(`table:number-columns-spanned="2"`, "题"), `<table:covered-table-cell/>`)+row(cell("", "a"), cell(`table:number-rows-spanned="2"`, "b"))+row(cell("", "c"), `<table:covered-table-cell/>`)+
			`<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`), "题|1: a@1 b@2[2x1]|1: c@1"},
		{"names, and sheets that are not shown", sheet(`table:name="隐" table:style-name="Away"`, row(cell("", "a"), cell("", "b"))) + sheet(`table:name="表一"`, row(cell("", "c"), cell("", "d"))), "表一|1: c@1 d@2"},
		{"hidden rows and columns", sheet("", `<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>`+row(cell("", "a"), cell("", "x"), cell("", "b"))+`<table:table-row table:visibility="filter">`+cell("", "y")+cell("", "y")+`</table:table-row>`+row(cell("", "c"), "<table:table-cell/>", cell("", "d"))), "1: a@1 b@2|1: c@1 d@2"},
		{"figures that are shown rounded are not", sheet("", row(cell(`office:value-type="float" office:value="59237.2449"`, "59,237.24"), cell(`office:value-type="float" office:value="0.30000000000000004"`, "0.30"), cell(`office:value-type="percentage" office:value="0.1251"`, "13%"),
			cell(`office:value-type="float" office:value="1234"`, "1,234"), cell(`office:value-type="float" office:value="-2.6"`, "-3件"), cell(`office:value-type="float" office:value="12345"`, "1.2万"), cell(`office:value-type="date" office:date-value="2024-01-15"`, "2024年1月15日"))),
			"1: 59237.2449@1 0.30@2 12.51%@3 1,234@4 -2.6件@5 1.2万@6 2024年1月15日@7"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(odsOf(t, odfNumbered, c.sheets), "")
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, d)
			if got := strings.Join(laid(d), "|"); got != c.want || d.Format != "ods" {
				t.Errorf("Read, as %s: %q; want %q", d.Format, got, c.want)
			}
		})
	}
}

func TestODFThatCannotBeReadSaysWhy(t *testing.T) {
	many := `<table:table-row table:number-rows-repeated="1048576">` + `<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row>`
	manifest := `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"nothing in it":     {odtOf(t, "", "<text:p/>"), ErrEmpty},
		"locked":            {zippedOf(t, "content.xml", "\x00\x01", "META-INF/manifest.xml", manifest), ErrEncrypted},
		"a drawing":         {zippedOf(t, "content.xml", odfOf("", `<office:drawing/>`)), ErrUnsupported},
		"no body":           {zippedOf(t, "content.xml", "<a/>"), ErrDamaged},
		"breaks off":        {zippedOf(t, "content.xml", `<a `+odfSpaces+`><office:body>`), ErrTruncated},
		"repeated too much": {odtOf(t, "", `<table:table>`+many+`</table:table>`), ErrTooLarge},
		"a sheet likewise":  {odsOf(t, "", `<table:table>`+many+`</table:table>`), ErrTooLarge},
		"nested too deep":   {odtOf(t, "", strings.Repeat(`<text:list><text:list-item>`, maxDepth)), ErrTooLarge},
		"a bomb":            {bombOf(t, "content.xml", "<a>", "</a>", maxMember+1<<20), ErrTooLarge},
	} {
		if _, err := Read(c.body, ""); !errors.Is(err, c.want) {
			t.Errorf("%s: Read = %v; want %v", name, err, c.want)
		}
	}
}

// Whatever the XML, a text or a workbook keeps its rules.
func FuzzODT(f *testing.F) {
	f.Add(odfOf(odfNumbered, `<office:text><text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>a</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></office:text>`))
	f.Add(odfOf("", `<office:spreadsheet><table:table><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="3"><text:p>2</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`))
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<14 {
			return
		}
		fuzzed(t, zippedOf(t, "content.xml", body))
	})
}

// The first number of a format names it; one that is not known is decimal.
func TestNumbersOfListsInOpenDocument(t *testing.T) {
	for format, want := range map[string]string{
		"1": "3", "a": "c", "A": "C", "i": "iii", "I": "III", "一, 二, 三, ...": "三", "壹, 贰, 叁, ...": "叁", "①, ②, ③, ...": "③", "甲, 乙, 丙, ...": "丙", "子, 丑, 寅, ...": "寅", "１, ２, ３, ...": "３", "א": "3", "": "3",
	} {
		if got := odfOrdinal(3, format); got != want {
			t.Errorf("odfOrdinal(3, %q) = %q; want %q", format, got, want)
		}
	}
}

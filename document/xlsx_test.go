package document

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The workbook keeps 259697 where the others print 259,697.
func TestSharedXLSX(t *testing.T) {
	grouped := regexp.MustCompile(`([0-9]),([0-9]{3})`)
	right, cells := matchTableAs(t, "table.xlsx", "table.expected.json", func(s string) string { return grouped.ReplaceAllString(plain(s), "$1$2") })
	if right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

const xlsxSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// styledFormats are the formats that style 1, 2 and so on of xlsxOf give.
var styledFormats = []string{"0.00", "#,##0", "0.0%", "yyyy-mm-dd", `0"件"`}

// xlsxOf packs a workbook of sheets, each a name with its state and what the sheet
// holds.
func xlsxOf(t testing.TB, shared string, sheets ...[2]string) []byte {
	t.Helper()
	list, targets := "", ""
	var parts []string
	for i, s := range sheets {
		list += fmt.Sprintf(`<sheet %s sheetId="%d" r:id="r%d"/>`, s[0], i+1, i)
		targets += fmt.Sprintf(`<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s%d.xml"/>`, i, i)
		parts = append(parts, fmt.Sprintf("xl/worksheets/s%d.xml", i), `<worksheet `+xlsxSpace+`>`+s[1]+`</worksheet>`)
	}
	styles, xfs := "", `<xf numFmtId="0"/>`
	for i, f := range styledFormats {
		styles += fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, quoted(f))
		xfs += fmt.Sprintf(`<xf numFmtId="%d"/>`, 164+i)
	}
	return zippedOf(t, append(parts,
		"xl/workbook.xml", `<workbook `+xlsxSpace+`><sheets>`+list+`</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+targets+`</Relationships>`,
		"xl/sharedStrings.xml", `<sst `+xlsxSpace+`>`+shared+`</sst>`,
		"xl/styles.xml", `<styleSheet `+xlsxSpace+`><numFmts>`+styles+`</numFmts><cellXfs>`+xfs+`</cellXfs></styleSheet>`)...)
}

// sheetRows writes rows of cells parted by bars; a cell is its text, a number, or empty.
func sheetRows(more string, rows ...string) string {
	var b strings.Builder
	b.WriteString(`<sheetData>`)
	for i, row := range rows {
		if row == "" {
			continue
		}
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for k, text := range strings.Split(row, "|") {
			name := fmt.Sprintf("%c%d", 'A'+k, i+1)
			if d, ok := parseDecimal(text); ok {
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, name, d.String())
			} else if text != "" {
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, name, text)
			} else {
				fmt.Fprintf(&b, `<c r="%s" s="1"/>`, name)
			}
		}
		b.WriteString(`</row>`)
	}
	return b.String() + `</sheetData>` + more
}

func merging(refs ...string) string {
	text := `<mergeCells>`
	for _, r := range refs {
		text += `<mergeCell ref="` + r + `"/>`
	}
	return text + `</mergeCells>`
}

func TestXLSXSheets(t *testing.T) {
	const plainName = `name="Sheet1"`
	for _, c := range []struct {
		name   string
		sheets [][2]string
		want   []string
	}{
		{"titles and units above a table are paragraphs", [][2]string{{plainName, sheetRows(merging("A1:C1", "A4:A5"), "统计表", "单位：件", "项|数|注", "一|1|", "|2|略")}},
			[]string{"统计表", "单位：件", "1: 项@1 数@2 注@3", "1: 一@1[2x1] 1@2 @3", "1: 2@2 略@3"}},
		{"a sheet's own name", [][2]string{{`name="表三 申请情况"`, sheetRows("", "a|b")}, {`name="Sheet2"`, sheetRows("", "c|d")}, {`name="乙"`, sheetRows("", "乙", "e|f")}},
			[]string{"表三 申请情况", "1: a@1 b@2", "2: c@1 d@2", "乙", "3: e@1 f@2"}},
		{"hidden sheets are left out", [][2]string{{`name="甲" state="hidden"`, sheetRows("", "a|b")}, {`name="1" state="veryHidden"`, sheetRows("", "a|b")}, {plainName, sheetRows("", "c|d")}}, []string{"1: c@1 d@2"}},
		{"a corner that is empty stays in the table", [][2]string{{plainName, sheetRows(merging("B1:C1"), "|申请人|", "项|公民|法人", "甲|1|2")}},
			[]string{"1: @1 申请人@2[1x2]", "1: 项@1 公民@2 法人@3", "1: 甲@1 1@2 2@3"}},
		{"a row over all columns stays in its table", [][2]string{{plainName, sheetRows(merging("A1:C1", "A3:C3"), "第二十条第（一）项", "规章|1|2", "第二十条第（五）项", "许可|3|4")}},
			[]string{"第二十条第（一）项", "1: 规章@1 1@2 2@3", "1: 第二十条第（五）项@1[1x3]", "1: 许可@1 3@2 4@3"}},
		{"numbered headings and lines behind a gap end a table", [][2]string{{plainName, sheetRows(merging("A3:B3"), "一、概述", "甲|1", "二、公开情况", "乙|2", "", "三、申请", "丙|3", "", "丁|4", "", "", "", "", "戊|5")}},
			[]string{"一、概述", "1: 甲@1 1@2", "二、公开情况", "2: 乙@1 2@2", "三、申请", "3: 丙@1 3@2", "3: @1 @2", "3: 丁@1 4@2", "4: 戊@1 5@2"}},
		{"a table that begins far inside", [][2]string{{plainName, sheetRows("", "", "", "||a|b", "|||c", "||d|")}}, []string{"1: a@1 b@2", "1: @1 c@2", "1: d@1 @2"}},
		{"a sheet of lines", [][2]string{{plainName, sheetRows("", "一", "二\n三", "4")}}, []string{"一", "二", "三", "4"}},
		{"an empty sheet", [][2]string{{plainName, sheetRows("", "|", "")}, {plainName, sheetRows("", "a|b")}}, []string{"1: a@1 b@2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(xlsxOf(t, "", c.sheets...), "")
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, d)
			if diff := cmp.Diff(c.want, laid(d)); diff != "" || d.Format != "xlsx" {
				t.Errorf("Read, as %s: -want +got\n%s", d.Format, diff)
			}
		})
	}
}

func TestXLSXCells(t *testing.T) {
	shared := `<si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh><t>bing</t></rPh></si><si><t>一_x000D_` + "\n" + `二</t></si>`
	for _, c := range []struct{ cell, want string }{
		{`<c r="B1" t="s"><v>0</v></c>`, "甲"},
		{`<c r="B1" t="s"><v>1</v></c>`, "乙 丙"},
		{`<c r="B1" t="s"><v>2</v></c>`, "一\n二"},
		{`<c r="B1" t="s"><v>9</v></c>`, "\ufffd"},
		{`<c r="B1"><v>0.30000000000000004</v></c>`, "0.3"},
		{`<c r="B1" s="1"><v>59237.244899999998</v></c>`, "59237.2449"},
		{`<c r="B1" s="2"><v>1234567</v></c>`, "1,234,567"},
		{`<c r="B1" s="3"><v>0.125</v></c>`, "12.5%"},
		{`<c r="B1" s="4"><v>45306</v></c>`, "2024-01-15"},
		{`<c r="B1" s="4"><v>12</v></c>`, "12"},
		{`<c r="B1" s="5"><v>3</v></c>`, "3件"},
		{`<c r="B1" s="99"><v>3</v></c>`, "3"},
		{`<c r="B1"><f>SUM(C1:C3)</f><v>15</v></c>`, "15"},
		{`<c r="B1" t="str"><f>A1&amp;"x"</f><v>x</v></c>`, "x"},
		{`<c r="B1"><f>SUM(C1:C3)</f></c>`, "=SUM(C1:C3)"},
		{`<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "#DIV/0!"},
		{`<c r="B1" t="b"><v>1</v></c>`, "TRUE"},
		{`<c r="B1" t="inlineStr"><is><r><t>丁</t></r></is></c>`, "丁"},
		{`<c/><c><v>7</v></c>`, "7"},
	} {
		d, err := Read(xlsxOf(t, shared, [2]string{`name="1"`, `<sheetData><row r="1">` + strings.Replace(c.cell, "<c/>", `<c t="inlineStr"><is><t>x</t></is></c>`, 1) + `<c r="C1"><v>1</v></c></row></sheetData>`}), "")
		if err != nil {
			t.Fatal(err)
		}
		row := d.Blocks[0].Grid.Rows[0]
		if got := row[len(row)-2].Text; got != c.want {
			t.Errorf("%s: %q; want %q", c.cell, got, c.want)
		}
	}
}

func TestHiddenRowsAndColumnsAreLeftOut(t *testing.T) {
	body := `<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" width="0"/></cols><sheetData>` +
		`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="E1"><v>9</v></c></row>` +
		`<row r="2" hidden="1"><c r="A2"><v>4</v></c><c r="C2"><v>5</v></c></row>` +
		`<row r="3" ht="0"><c r="A3"><v>6</v></c></row>` +
		`<row r="4"><c r="A4"><v>7</v></c><c r="C4"><v>8</v></c></row>` +
		`<row r="5"><c r="A5"><v>10</v></c></row></sheetData>` + merging("A4:C4", "A1:A2")
	d, err := Read(xlsxOf(t, "", [2]string{`name="1"`, body}), "")
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, d)
	if diff := cmp.Diff([]string{"1: 1@1 3@2", "1: 7@1[1x2]", "1: 10@1 @2"}, laid(d)); diff != "" {
		t.Errorf("Read: -want +got\n%s", diff)
	}
}

func TestASheetIsNoLargerThanWhatItHolds(t *testing.T) {
	far := `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c><c r="B1048576"><v>4</v></c></row></sheetData>` + merging("A1:A1048576", "B1:XFC1048576")
	d, err := Read(xlsxOf(t, "", [2]string{`name="1"`, far}), "")
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, b := range d.Blocks {
		if b.Grid != nil {
			for _, row := range b.Grid.Rows {
				cells += len(row)
			}
		}
	}
	if cells > maxFilled {
		t.Errorf("%d cells of four that hold text", cells)
	}
}

func TestXLSXThatCannotBeReadSaysWhy(t *testing.T) {
	sheet := [2]string{`name="1"`, `<sheetData/>`}
	many := strings.Repeat(`<c><v>1</v></c>`, 1<<12)
	wide := `<sheetData>` + strings.Repeat(`<row>`+many+`</row>`, maxCells>>12+1) + `</sheetData>`
	for name, c := range map[string]struct {
		body []byte
		want error
	}{
		"nothing in it":   {xlsxOf(t, "", sheet), ErrEmpty},
		"no list":         {zippedOf(t, "xl/workbook.xml", "<workbook/>"), ErrDamaged},
		"a missing sheet": {zippedOf(t, "xl/workbook.xml", `<workbook `+xlsxSpace+`><sheets><sheet name="1" r:id="r0"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="x/worksheet" Target="/xl/s.xml"/></Relationships>`), ErrDamaged},
		"too many cells":  {xlsxOf(t, "", [2]string{`name="1"`, wide}), ErrTooLarge},
		"breaks off":      {xlsxOf(t, "", [2]string{`name="1"`, `<sheetData><row>`}), ErrDamaged},
	} {
		if _, err := Read(c.body, ""); !errors.Is(err, c.want) {
			t.Errorf("%s: Read = %v; want %v", name, err, c.want)
		}
	}
}

func TestParseCellName(t *testing.T) {
	for name, want := range map[string][2]int{"A1": {1, 1}, "$AB$12": {28, 12}, "XFD1048576": {16384, 1048576}, "XFE1": {}, "A0": {}, "1": {}, "A": {}, "A1x": {}, "a2": {1, 2}, "": {}} {
		column, row, ok := parseCellName(name)
		if ok != (want != [2]int{}) || ok && (column != want[0] || row != want[1]) {
			t.Errorf("parseCellName(%q) = %d, %d, %v; want %v", name, column, row, ok, want)
		}
	}
}

func quoted(s string) string { return strings.ReplaceAll(s, `"`, "&quot;") }

// Whatever a sheet holds, its tables keep their rules.
func FuzzXLSX(f *testing.F) {
	f.Add([]byte(sheetRows(merging("A1:C1", "A2:B3"), "题", "a|b|c", "|1|2")), "0.00")
	f.Add([]byte(`<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="9"><c r="C9" s="1"><v>1e3</v></c><c><f/></c></row></sheetData>`), `[h]:mm;0!.0,"万"`)
	f.Fuzz(func(t *testing.T, sheet []byte, format string) {
		if len(sheet)+len(format) > 1<<14 {
			return
		}
		displayed("-1234.5", format, false)
		displayed("45306.75", format, true)
		fuzzed(t, xlsxOf(t, "", [2]string{`name="x"`, string(sheet)}))
	})
}

// The lines around cells say what is a table, as in an older workbook.
func TestXLSXRules(t *testing.T) {
	styles := `<styleSheet ` + xlsxSpace + `><borders><border><left/><right/></border><border><left style="thin"/><right style="thin"/><top style="none"/></border><border><bottom style="thin"/></border></borders>` +
		`<cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="0" borderId="2"/><xf numFmtId="0" borderId="7"/></cellXfs></styleSheet>`
	sheet := `<sheetData>`
	for i, cells := range []string{
		`<c t="str" s="2"><v>题</v></c>`, `<c t="str" s="1"><v>第一项</v></c><c s="1"/>`, `<c t="str" s="1"><v>甲</v></c><c s="1"><v>1</v></c>`,
		`<c s="1"/><c s="1"/>`, `<c t="str" s="1"><v>乙</v></c><c s="1"><v>2</v></c>`, `<c t="str" s="3"><v>注</v></c>`,
	} {
		sheet += fmt.Sprintf(`<row r="%d">%s</row>`, i+1, cells)
	}
	body := zippedOf(t,
		"xl/workbook.xml", `<workbook `+xlsxSpace+`><sheets><sheet name="1" r:id="r0"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="x/worksheet" Target="s.xml"/></Relationships>`,
		"xl/styles.xml", styles, "xl/s.xml", `<worksheet `+xlsxSpace+`>`+sheet+`</sheetData>`+merging("A2:B2")+`</worksheet>`)
	wantLaid(t, body, "xlsx", []string{"题", "1: 第一项@1[1x2]", "1: 甲@1 1@2", "1: @1 @2", "1: 乙@1 2@2", "注"})
}

package document

import (
	"slices"
	"strings"
	"testing"
)

func TestSharedDOC(t *testing.T) {
	if right, cells := matchTable(t, "table.doc", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

// rowsOf puts rows together.
func rowsOf(rows ...[]madeParagraph) []madeParagraph { return slices.Concat(rows...) }

func TestDOCText(t *testing.T) {
	field := []madeRun{{text: "见"}, {text: "\x13 HYPERLINK \"http://www.example.gov.cn/\" \x14"}, {text: "网站"}, {text: "\x15。"}}
	nested := []madeRun{{text: "共\x13 IF \x13 =1+1 \x142\x15 \x143\x15件\x13 PAGE \x15"}}
	props := func(text string, ps ...[]byte) madeRun { return madeRun{text, join(ps...)} }
	for name, c := range map[string]struct {
		paragraphs []madeParagraph
		want       []string
	}{
		"lines, pages, hyphens":       {[]madeParagraph{para("一\v二\t 三\x1e4\x1f5"), {runs: []madeRun{{text: "四"}}, mark: '\f'}, para(""), para("五𠀀\u200b")}, []string{"一", "二 三-45", "四", "五𠀀"}},
		"a field's text":              {[]madeParagraph{{runs: field}, {runs: nested}}, []string{"见网站。", "共3件"}},
		"a field that does not end":   {[]madeParagraph{para("甲\x13乙"), para("丁\x14戊")}, []string{"甲乙", "丁戊"}},
		"a field's end alone":         {[]madeParagraph{para("丙\x15丁\x14戊")}, []string{"丙丁戊"}},
		"hidden and deleted":          {[]madeParagraph{{runs: []madeRun{props("1"), props("2", sprm(sprmCFVanish, 1)), props("3", sprm(sprmCFRMarkDel, 1)), props("4", sprm(sprmCFVanish, 0x81)), props("5", sprm(sprmCFVanish, 0x80)), props("6", sprm(0x0801, 1))}}}, []string{"156"}},
		"marks that are no text":      {[]madeParagraph{{runs: []madeRun{props("注"), props("\x02", sprm(sprmCFSpec, 1)), props("\x05", sprm(sprmCFSpec, 1)), props("(", sprm(sprmCFSpec, 1), sprm(sprmCSymbol, 1, 0, 0x1a, 0x22)), props("(a)")}}}, []string{"注√(a)"}},
		"headings":                    {[]madeParagraph{{runs: []madeRun{{text: "一、总体情况"}}, style: 1}, para("正文", sprm(sprmPOutLvl, 8)), para("正文", sprm(sprmPOutLvl, 9))}, []string{"一、总体情况", "正文", "正文"}},
		"a paragraph without an end ": {[]madeParagraph{{runs: []madeRun{{text: "尾"}}, mark: ' '}}, []string{"尾"}},
	} {
		t.Run(name, func(t *testing.T) { wantLaid(t, madeWord{paragraphs: c.paragraphs}.body(), "doc", c.want) })
	}
	d, err := Read(madeWord{paragraphs: []madeParagraph{{runs: []madeRun{{text: "题"}}, style: 2}, para("文", sprm(sprmPOutLvl, 8))}}.body(), "")
	if err != nil || d.Blocks[0].Level != 2 || d.Blocks[1].Level != 6 || d.Blocks[1].Line != 2 {
		t.Errorf("Read = %+v, %v; want levels 2 and 6, the second on line 2", d, err)
	}
}

// A file saved fast has its text in pieces, in any order, and properties on them.
func TestDOCPieces(t *testing.T) {
	m := madeWord{
		paragraphs: append([]madeParagraph{para("Latin text \u0093with\u0094 marks"), para("中文abc"), para("隐去的 表")}, rowsOf(
			[]madeParagraph{{runs: []madeRun{{text: "甲"}}, mark: '\a'}, {runs: []madeRun{{text: "乙"}}, mark: '\a'}, {mark: '\a'}})...),
		breaks: []int{10, 24, 26, 30, 33, 36, 40}, narrow: true,
		prms: map[int]int{30: 0x5c<<1 | 1<<8, 36: 0<<1 | 1, 40: 1<<1 | 1},
		prcs: [][]byte{sprm(sprmPFInTable, 1), join(sprm(sprmPFInTable, 1), sprm(sprmPFTtp, 1), defTable([]int{0, 1000, 2000}, nil))},
	}
	wantLaid(t, m.body(), "doc", []string{"Latin text “with” marks", "中文abc", "表", "1: 甲@1 乙@2"})
}

func TestDOCTables(t *testing.T) {
	four := []int{0, 1000, 2000, 3000, 4000}
	const down, downFirst = 0x20, 0x60
	layout := func(texts ...string) []madeParagraph { // a table of one row in a cell
		var out []madeParagraph
		for _, text := range texts {
			out = append(out, para(text, inTable(2), sprm(sprmPFInnerCell, 1)))
		}
		out = append(out, para("", inTable(2), sprm(sprmPFInnerTtp, 1), defTable([]int{0, 500, 1000}, nil)))
		end := para("右", inTable(1))
		end.mark = '\a'
		return append(out, end)
	}
	for name, c := range map[string]struct {
		rows []madeParagraph
		want []string
	}{
		"columns by edges": {rowsOf(rowCells([]int{0, 2000, 4000}, nil, "a", "b"), rowCells([]int{0, 1000, 2015, 3000, 4000}, nil, "1", "2", "3", "4"), rowCells([]int{1000, 4020}, nil, "x")),
			[]string{"1: a@1[1x2] b@3[1x2]", "1: 1@1 2@2 3@3 4@4", "1: x@2[1x3]"}},
		"edges drawn by hand": {rowsOf(rowCells([]int{0, 900, 2050, 3170, 4000}, nil, "a", "b", "c", "d"), rowCells(four, nil, "1", "2", "3", "4")),
			[]string{"1: a@1 b@2 c@3 d@4", "1: 1@1 2@2 3@3 4@4"}},
		"edges far apart": {rowsOf(rowCells([]int{0, 700, 4000}, nil, "a", "b"), rowCells([]int{0, 1500, 4000}, nil, "1", "2")),
			[]string{"1: a@1 b@2[1x2]", "1: 1@1[1x2] 2@3"}},
		"narrow cells": {rowsOf(rowCells([]int{0, 30, 60, 4000}, nil, "a", "b", "c"), rowCells([]int{0, 4000}, nil, "1")),
			[]string{"1: a@1 b@2 c@3", "1: 1@1[1x3]"}},
		"cells merged downwards": {rowsOf(rowCells(four, []int{downFirst, 0, downFirst, 0}, "三", "a", "c", "1"), rowCells(four, []int{down, 0, down, 0}, "", "b", "盖住", "2"), rowCells(four, []int{downFirst, 0, down, 0}, "四", "d", "", "3"), rowCells(four, []int{down, 0, 0, 0}, "", "", "", "")),
			[]string{"1: 三@1[2x1] a@2 c@3[3x1] 1@4", "1: b@2 2@4", "1: 四@1[2x1] d@2 3@4", "1: @2 @3 @4"}},
		"a cell that goes on from nothing": {rowsOf(rowCells(four, []int{down, 0, 0, 0}, "a", "b", "c", "d"), rowCells([]int{0, 2000, 4000}, []int{down, 0}, "e", "f")),
			[]string{"1: a@1 b@2 c@3 d@4", "1: e@1[1x2] f@3[1x2]"}},
		"cells merged to the side, by the first edition":  {rowsOf(rowCells(four, []int{1, 2, 2, 0}, "a", "", "", "b")), []string{"1: a@1[1x3] b@4"}},
		"cells merged to the side, by the later editions": {rowsOf(rowCells(four, []int{2, 1, 3, 1}, "a", "", "b", "")), []string{"1: a@1[1x2] b@3[1x2]"}},
		"merged to the side and downwards": {rowsOf(rowCells(four, []int{1 | downFirst, 2 | downFirst, 0, 0}, "a", "", "1", "2"), rowCells(four, []int{1 | down, 2 | down, 0, 0}, "", "", "3", "4")),
			[]string{"1: a@1[2x2] 1@3 2@4", "1: 3@3 4@4"}},
		"merged by a modifier": {rowsOf(slices.Replace(rowCells(four, nil, "a", "", "b", "c"), 4, 5, madeParagraph{mark: '\a', props: join(inTable(1), sprm(sprmPFTtp, 1), defTable(four, nil), sprm(sprmTMerge, 0, 2), sprm(sprmTVertMerge, 2, 3, 3))})),
			[]string{"1: a@1[1x2] b@3 c@4"}},
		"a row that says too few cells": {rowsOf(rowCells([]int{0, 10}, nil, "a", "b"), rowCells(four, nil, "1", "2", "3", "4")), []string{"1: a@1 b@2", "1: 1@1 2@2 3@3 4@4"}},
		"edges out of order":            {rowsOf(rowCells([]int{0, 3000, 1000}, nil, "a", "b")), []string{"1: a@1 b@2"}},
		"lines and paragraphs of cells": {rowsOf([]madeParagraph{para("本年", inTable(1))}, rowCells([]int{0, 9}, nil, "新\v制作")), []string{"1: 本年\n新\n制作@1"}},
		"a paragraph parts tables":      {rowsOf(rowCells([]int{0, 9}, nil, "a"), []madeParagraph{para("中")}, rowCells([]int{0, 9}, nil, "b")), []string{"1: a@1", "中", "2: b@1"}},
		"a table in a table":            {rowsOf([]madeParagraph{para("左", inTable(1))}, layout("a", "b"), rowCells([]int{0, 2000, 4000}, nil, "末")), []string{"左", "2: a@1 b@2", "右", "末"}},
		"an empty table":                {rowsOf(rowCells([]int{0, 9}, nil, ""), []madeParagraph{para("中")}), []string{"中"}},
		"a row without an end":          {rowsOf([]madeParagraph{{runs: []madeRun{{text: "a"}}, mark: '\a', props: inTable(1)}, para("中")}), []string{"1: a@1", "中"}},
	} {
		t.Run(name, func(t *testing.T) { wantLaid(t, madeWord{paragraphs: c.rows}.body(), "doc", c.want) })
	}
}

// What a wide row's end says does not fit its page and lies in the data stream.
func TestDOCWideRows(t *testing.T) {
	var edges, flags []int
	var texts []string
	for i := range 40 {
		edges, flags, texts = append(edges, 300*i), append(flags, 0), append(texts, "x")
	}
	row := rowCells(append(edges, 12000), flags, texts...)
	props := join(sprm(sprmPFTtp, 1), defTable(append(edges, 12000), flags))
	row[40].props = join(inTable(1), sprm(sprmPHugePapx, le32(10)...))
	m := madeWord{paragraphs: append(row, rowCells([]int{0, 12000}, nil, "题")...), data: join(make([]byte, 10), le16(len(props)), props)}
	d, err := Read(m.body(), "")
	if err != nil {
		t.Fatal(err)
	}
	if g := d.Blocks[0].Grid; g == nil || g.Columns != 40 || len(g.Rows[0]) != 40 || g.Rows[1][0].ColSpan != 40 {
		t.Errorf("Read = %q; want a row of 40 cells and one over all", laid(d))
	}
	m.data = join(make([]byte, 10), le16(60000))
	wantError(t, m.body(), ErrDamaged, "paragraph that ends at character")
	loop := sprm(sprmPHugePapx, le32(10)...)
	m.data = join(make([]byte, 10), le16(len(loop)), loop)
	wantError(t, m.body(), ErrDamaged, "over the end")
}

func TestDOCPicturesAndBoxes(t *testing.T) {
	picture := func(width, height int) []byte {
		d := make([]byte, 68)
		copy(d[28:], le16(width, height, 1000, 500))
		return d
	}
	at := func(n int, more ...[]byte) madeRun {
		return madeRun{"\x01", join(sprm(sprmCFSpec, 1), sprm(sprmCPicLocation, le32(n)...), join(more...))}
	}
	m := madeWord{
		paragraphs: []madeParagraph{
			{runs: []madeRun{{text: "图"}, at(0)}}, {runs: []madeRun{at(68)}}, {runs: []madeRun{at(9999)}}, {runs: []madeRun{{text: "章"}, at(9999)}},
			{runs: []madeRun{at(0, sprm(sprmCFData, 1))}}, {runs: []madeRun{at(0)}, mark: '\a', props: inTable(1)}, {mark: '\a', props: join(inTable(1), sprm(sprmPFTtp, 1), defTable([]int{0, 9}, nil))}},
		boxes: []madeParagraph{para("框中的字")},
		data:  join(picture(8000, 9000), picture(800, 900)),
	}
	d, err := Read(m.body(), "")
	if err != nil {
		t.Fatal(err)
	}
	keepsItsRules(t, d)
	var got []string
	for _, b := range d.Blocks {
		if got = append(got, b.Text); b.Picture {
			got[len(got)-1] = "picture"
		}
	}
	if want := "图 picture picture 章 picture 框中的字"; strings.Join(got, " ") != want {
		t.Errorf("Read = %q; want %s", got, want)
	}
}

func TestDOCThatIsNone(t *testing.T) {
	change := func(f func(stream, table []byte)) []byte {
		return madeWord{paragraphs: []madeParagraph{para("一二三"), para("四")}, change: f}.body()
	}
	set := func(at, v int) func(stream, _ []byte) {
		return func(stream, _ []byte) { copy(stream[at:], le32(v)) }
	}
	part := func(i int) int { return 154 + 8*i }
	for name, c := range map[string]struct {
		body  []byte
		want  error
		words string
	}{
		"a password":               {change(func(s, _ []byte) { copy(s[10:], le16(0x300)) }), ErrEncrypted, "flags"},
		"Word 95":                  {change(func(s, _ []byte) { copy(s[2:], le16(104)) }), ErrUnsupported, "Word 6 or 95"},
		"Word 6":                   {change(func(s, _ []byte) { copy(s, le16(0xa5dc)) }), ErrUnsupported, "Word 6 or 95"},
		"something else":           {change(func(s, _ []byte) { copy(s, le16(0x1234)) }), ErrDamaged, "0x1234"},
		"the other table":          {change(func(s, _ []byte) { copy(s[10:], le16(0)) }), ErrDamaged, "0Table is missing"},
		"no table of pieces":       {change(set(part(fcClx)+4, 0)), ErrDamaged, "piece table"},
		"pieces elsewhere":         {change(set(part(fcClx), 1<<20)), ErrDamaged, "piece table"},
		"a piece behind the end":   {change(func(_, table []byte) { copy(table[15:], le32(1<<29)) }), ErrDamaged, "piece 1"},
		"a piece of great length":  {change(func(_, table []byte) { copy(table[9:], le32(1<<30)) }), ErrDamaged, "piece 1"},
		"more text than pieces":    {change(set(76, 100)), ErrTruncated, "6 of 100"},
		"a text of absurd length":  {change(set(76, -1)), ErrDamaged, "header"},
		"a header without lengths": {change(func(s, _ []byte) { copy(s[32:], le16(0xffff)) }), ErrDamaged, "header"},
		"a header of few parts":    {change(func(s, _ []byte) { copy(s[152:], le16(20)) }), ErrDamaged, "header"},
		"properties elsewhere":     {change(set(part(fcPlcfBtePapx), 1<<20)), ErrDamaged, "paragraph properties"},
		"a page elsewhere":         {change(func(s, table []byte) { copy(table[u32(s, part(fcPlcfBteChpx))+8:], le32(1<<20)) }), ErrDamaged, "character properties"},
		"a page of too many runs":  {change(func(s, table []byte) { s[512*u32(table, int(u32(s, part(fcPlcfBtePapx))+8))+511] = 255 }), ErrDamaged, "paragraph properties"},
		"no visible text":          {madeWord{paragraphs: []madeParagraph{para(" ")}}.body(), ErrEmpty, "doc"},
		"a short header":           {madeCompound(madeStream{"WordDocument", nil}), ErrDamaged, "begins with"},
	} {
		t.Run(name, func(t *testing.T) { wantError(t, c.body, c.want, c.words) })
	}
}

// The three official tables of a report, with cells merged over twenty-two rows, as
// a word processor writes them from the page beside them.
func TestDOCHoldsWhatThePageDoes(t *testing.T) {
	page, err := Read(fixture(t, "ole_report.html"), "")
	if err != nil {
		t.Fatal(err)
	}
	wantLaid(t, fixture(t, "ole_report.doc"), "doc", laid(page))
}

// Files that a word processor wrote: of hidden and deleted text, automatic numbers, a
// text box and a row set downwards; and of lists, a table in a table and pictures, of
// which one is large.
func TestDOCOfAnotherProgram(t *testing.T) {
	wantLaid(t, fixture(t, "ole_marks.doc"), "doc",
		[]string{"显示插入", "一、总体情况", "（一）公开", "二、问题", "1: 三、办理@1[2x1] a@2[1x2]", "1: 1@2 2@3", "框中字"})
	wantLaid(t, fixture(t, "ole_nested.doc"), "doc",
		[]string{"标题", "1.甲", "2.乙", "a.子", "III.丙", "点", "见网站。", "左", "2: 1@1 2@2", "右", "picture", "中", "断", "3: 一\n二@1 3\n4@2"})
	if d, err := Read(fixture(t, "ole_nested.doc"), ""); err != nil || !d.Blocks[10].Picture {
		t.Errorf("Read = %v, %v; want a picture behind the table", d, err)
	}
}

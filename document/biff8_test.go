package document

import (
	"encoding/binary"
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A workbook stores numbers: the marks between thousands that the page prints are
// not in it.
func TestSharedXLS(t *testing.T) {
	thousands := regexp.MustCompile(`(\d),(\d{3})`)
	unparted := func(s string) string { return thousands.ReplaceAllString(plain(s), "$1$2") }
	if right, cells := matchTableAs(t, "table.xls", "table.expected.json", unparted); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

func TestXLSEveryKindOfCell(t *testing.T) {
	float := func(v float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)) }
	formula := func(row, column int, result []byte) []byte {
		return rec(recFormula, join(le16(row, column, 0), result, make([]byte, 8))...)
	}
	shared := join(xf(0, 0), rec(recStrings, join(le32(2), le32(2), xlString("共享"), xlString("二"))...))
	stream := madeWorkbook(shared, sheetOf("Sheet1",
		textCell(0, 0, "文字"), rec(recLabelSST, join(le16(0, 1, 0), le32(1))...),
		rec(recRString, join(le16(0, 2, 0), xlString("富\n文本"), le16(1, 0, 0))...),
		rec(recRK, join(le16(1, 0, 0), le32(1286<<2|2))...), rec(recRK, join(le16(1, 1, 0), le32(10326<<2|3))...), rec(recRK, join(le16(1, 2, 0), le32(int(math.Float64bits(1.5)>>32)))...),
		rec(recMulRK, join(le16(2, 0), le16(0), le32(-7<<2|2), le16(0), le32(0<<2|2), le16(1))...), numbered(2, 2, 0, 0.1+0.2),
		formula(3, 0, float(42)), formula(3, 1, []byte{0, 0, 0, 0, 0, 0, 0xff, 0xff}), rec(recString, xlString("算出")...), formula(3, 2, []byte{2, 0, 7, 0, 0, 0, 0xff, 0xff}),
		rec(recBoolErr, append(le16(4, 0, 0), 1, 0)...), formula(4, 1, []byte{3, 0, 0, 0, 0, 0, 0xff, 0xff}), rec(recBoolErr, append(le16(4, 2, 0), 0x2a, 1)...),
		rec(recMulBlank, le16(5, 0, 0, 0, 0, 2)...), rec(recBlank, le16(6, 0, 0)...),
	))
	want := []string{
		"1: 文字@1 二@2 富\n文本@3", "1: 1286@1 103.26@2 1.5@3", "1: -7@1 0@2 0.3@3", "1: 42@1 算出@2 #DIV/0!@3", "1: TRUE@1 @2 #N/A@3",
	}
	wantLaid(t, madeCompound(madeStream{"Workbook", stream}), "xls", want)
}

// wantLaid reads a file and holds what it holds against what is wanted.
func wantLaid(t *testing.T, body []byte, format string, want []string) {
	t.Helper()
	d, err := Read(body, "")
	if err != nil {
		t.Fatal(err)
	}
	keepsItsRules(t, d)
	if diff := cmp.Diff(want, laid(d)); diff != "" || d.Format != format {
		t.Errorf("Read, as %s: -want +got\n%s", d.Format, diff)
	}
}

// A string may be broken anywhere in its characters, and go on in another width.
func TestXLSStringsBrokenOverRecords(t *testing.T) {
	strs := []string{"政府信息公开", "plain", "富文本", strings.Repeat("长", 5000), "尾"}
	rich := join(le16(3), []byte{1 | 8 | 4}, le16(2), le32(6), utf16le("富文本"), make([]byte, 8), make([]byte, 6))
	whole := join(le32(5), le32(5), xlString(strs[0]), join(le16(5), []byte{0}, []byte("plain")), rich, xlString(strs[3]), xlString(strs[4]))
	for at := 8; at < len(whole); at++ {
		if at > 200 && at < len(whole)-20 && at%997 != 0 {
			continue
		}
		parts, ok := broken(whole, at)
		if !ok {
			continue
		}
		got, err := readStrings(parts)
		if diff := cmp.Diff(strs, got); err != nil || diff != "" {
			t.Fatalf("broken at byte %d: %v; -want +got\n%s", at, err, diff)
		}
	}
	narrowed := [][]byte{join(le32(1), le32(1), le16(4), []byte{1}, utf16le("文a")), []byte("\x00bc")}
	if got, err := readStrings(narrowed); err != nil || got[0] != "文abc" {
		t.Errorf("readStrings = %q, %v; want 文abc", got, err)
	}
	if got, err := readStrings([][]byte{whole[:100]}); err == nil {
		t.Errorf("readStrings of a cut table = %d strings; want an error", len(got))
	}
}

// broken cuts a table of strings in two as a writer does, where it may: inside the
// characters of a string, with the byte for their width.
func broken(whole []byte, at int) ([][]byte, bool) {
	place := 8
	for place < len(whole) {
		n, flags := int(whole[place])|int(whole[place+1])<<8, whole[place+2]
		from, more := place+3, 0
		if flags&8 != 0 {
			more += 4 * int(whole[from])
			from += 2
		}
		if flags&4 != 0 {
			more += int(whole[from])
			from += 4
		}
		width := 1 + int(flags&1)
		to := from + n*width
		switch {
		case at <= place || at > from && at < to && (at-from)%width != 0 || at > place && at < from:
			return [][]byte{whole[:at], whole[at:]}, at == place
		case at >= from && at < to:
			return [][]byte{whole[:at], append([]byte{flags & 1}, whole[at:]...)}, true
		case at < to+more || at == to:
			return [][]byte{whole[:at], whole[at:]}, true
		}
		place = to + more
	}
	return nil, false
}

func TestXLSSheetsThatAreShown(t *testing.T) {
	drawing := rec(recObject, join(le16(0x15, 0x12, 8), make([]byte, 14))...)
	chart := join(textCell(0, 0, "表"), bof(0x600, 0x20), textCell(9, 9, "图中字"), rec(recEOF), textCell(0, 1, "完"))
	body := madeBook(
		madeSheet{name: "藏", state: 1, cells: textCell(0, 0, "看不见")}, madeSheet{name: "更藏", state: 2, cells: textCell(0, 0, "看不见")},
		madeSheet{name: "图", kind: 2}, sheetOf("依申请公开", chart), sheetOf("Sheet5", textCell(2, 3, "末")), sheetOf("照片", drawing), sheetOf("空"))
	wantLaid(t, body, "xls", []string{"依申请公开", "1: 表@1 完@2", "末", "picture"})
	if d, _ := Read(body, ""); !d.Blocks[3].Picture {
		t.Errorf("block 4 = %+v; want a picture", d.Blocks[3])
	}
}

func TestXLSLayout(t *testing.T) {
	table := func(row, style int) []byte {
		return join(styled(row, 0, style, "a"), styled(row, 1, style, "b"), styled(row+1, 0, style, "c"), styled(row+1, 1, style, "d"))
	}
	hide := func(row int) []byte { return rec(recRow, join(le16(row), make([]byte, 10), []byte{0x20, 0, 0, 0})...) }
	for name, c := range map[string]struct {
		cells []byte
		want  []string
	}{
		"titles above":                           {join(textCell(0, 0, "表题"), merged(0, 0, 0, 5), textCell(1, 1, "单位：件"), table(2, 0)), []string{"表题", "单位：件", "1: a@1 b@2", "1: c@1 d@2"}},
		"a ruled line over all columns is a row": {join(styled(0, 0, 1, "第一项"), merged(0, 0, 0, 1), table(1, 1), textCell(3, 0, "注：无")), []string{"1: 第一项@1[1x2]", "1: a@1 b@2", "1: c@1 d@2", "注：无"}},
		"a line between ruled tables":            {join(table(0, 1), textCell(2, 0, "四、复议"), table(3, 1)), []string{"1: a@1 b@2", "1: c@1 d@2", "四、复议", "2: a@1 b@2", "2: c@1 d@2"}},
		"a section's heading without rules":      {join(table(0, 0), textCell(2, 0, "四、复议"), merged(2, 2, 0, 1), table(3, 0)), []string{"1: a@1 b@2", "1: c@1 d@2", "四、复议", "2: a@1 b@2", "2: c@1 d@2"}},
		"a gap without rules":                    {join(table(0, 0), table(5, 0), table(12, 0)), []string{"1: a@1 b@2", "1: c@1 d@2", "1: @1 @2", "1: @1 @2", "1: @1 @2", "1: a@1 b@2", "1: c@1 d@2", "2: a@1 b@2", "2: c@1 d@2"}},
		"a gap between rules":                    {join(table(0, 1), table(3, 1)), []string{"1: a@1 b@2", "1: c@1 d@2", "2: a@1 b@2", "2: c@1 d@2"}},
		"an empty ruled row":                     {join(table(0, 1), rec(recMulBlank, le16(2, 0, 1, 1, 1)...), table(3, 1)), []string{"1: a@1 b@2", "1: c@1 d@2", "1: @1 @2", "1: a@1 b@2", "1: c@1 d@2"}},
		"spans":                                  {join(textCell(0, 0, "三"), textCell(0, 1, "x"), textCell(1, 1, "y"), textCell(3, 1, "z"), textCell(1, 0, "盖住"), merged(0, 3, 0, 0, 1, 2, 1, 1)), []string{"1: 三@1[4x1] x@2", "1: y@2[2x1]", "1: ", "1: z@2"}},
		"hidden rows and columns":                {join(table(0, 0), textCell(0, 2, "e"), textCell(2, 0, "f"), merged(0, 2, 2, 2), hide(1), rec(recColumn, le16(1, 1, 0, 0, 1)...)), []string{"1: a@1 e@2[2x1]", "1: f@1"}},
		"merged ranges that meet":                {join(textCell(0, 0, "a"), textCell(1, 0, "b"), textCell(0, 1, "c"), textCell(1, 1, "d"), textCell(2, 1, "e"), merged(0, 1, 1, 1, 1, 1, 0, 1)), []string{"1: a@1 c@2[2x1]", "1: b@1", "1: @1 e@2"}},
	} {
		t.Run(name, func(t *testing.T) {
			stream := madeWorkbook(join(xf(0, 0), xf(0, boxed)), sheetOf("Sheet1", c.cells))
			wantLaid(t, madeCompound(madeStream{"Workbook", stream}), "xls", c.want)
		})
	}
}

func TestXLSOldWorkbooks(t *testing.T) {
	gbk := func(s string) []byte {
		b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	cell := func(row, column int, s string) []byte {
		return rec(recLabel, join(le16(row, column, 0), le16(len(gbk(s))), gbk(s))...)
	}
	book := func(page int) []byte {
		shared := join(bof(0x500, bofBook), rec(recCodePage, le16(page)...), rec(recFormat, join(le16(164), []byte{1}, []byte("0"))...), rec(recXF, make([]byte, 16)...))
		at := len(shared) + 4 + 8 + len(gbk("表一")) - 1 + 4
		return madeCompound(madeStream{"Book", join(shared, rec(recBoundSheet, join(le32(at), []byte{0, 0, byte(len(gbk("表一")))}, gbk("表一"))...), rec(recEOF),
			bof(0x500, bofSheet), cell(0, 0, "受理申请"), cell(0, 1, "12"), rec(recEOF))})
	}
	wantLaid(t, book(936), "xls", []string{"表一", "1: 受理申请@1 12@2"})
	wantError(t, book(949), ErrUnsupported, "code page 949")
}

func TestXLSThatIsNone(t *testing.T) {
	good := madeWorkbook(xf(0, 0), sheetOf("Sheet1", textCell(0, 0, "一"), textCell(0, 1, "二")))
	cell := func(cells ...[]byte) []byte { return madeWorkbook(xf(0, 0), sheetOf("Sheet1", cells...)) }
	for name, c := range map[string]struct {
		stream []byte
		want   error
		words  string
	}{
		"a password":            {madeWorkbook(rec(recFilePass, 1, 0, 1, 0)), ErrEncrypted, "0x2f"},
		"Excel 4":               {bof(0x400, bofBook), ErrUnsupported, "version 0x400"},
		"no workbook":           {rec(recEOF), ErrDamaged, "record 0xa"},
		"a sheet elsewhere":     {madeWorkbook(nil, madeSheet{name: "一", cells: textCell(0, 0, "一"), offset: 8}), ErrDamaged, "sheet 1 of 1"},
		"a string not there":    {cell(rec(recLabelSST, join(le16(0, 0, 0), le32(7))...)), ErrDamaged, "string 8 of 0"},
		"a short record":        {cell(rec(recNumber, 0, 0)), ErrDamaged, "0x203"},
		"a string too long":     {cell(rec(recLabel, join(le16(0, 0, 0), le16(9), []byte{1})...)), ErrDamaged, "a string"},
		"ranges that are not":   {cell(rec(recMerge, le16(500)...)), ErrDamaged, "0xe5"},
		"a range inside out":    {cell(merged(5, 2, 0, 0)), ErrDamaged, "merged cells"},
		"a sheet without end":   {good[:len(good)-4], ErrTruncated, "no end"},
		"no shared end":         {bof(0x600, bofBook), ErrTruncated, "share"},
		"strings that are cut":  {madeWorkbook(rec(recStrings, join(le32(9), le32(9), xlString("一"))...)), ErrTruncated, "string 2 of 9"},
		"no sheet with a cell":  {cell(), ErrEmpty, "xls"},
		"a record over the end": {append(bof(0x600, bofBook), 0x85, 0, 0xff, 0xff), ErrTruncated, "0x85"},
	} {
		t.Run(name, func(t *testing.T) {
			wantError(t, madeCompound(madeStream{"Workbook", c.stream}), c.want, c.words)
		})
	}
}

// The same, as a spreadsheet writes it: every row has the cells of the page's, in
// columns that all tables share.
func TestXLSHoldsWhatThePageDoes(t *testing.T) {
	rows := func(name string) (out []string) {
		d, err := Read(fixture(t, name), "")
		if err != nil {
			t.Fatal(err)
		}
		keepsItsRules(t, d)
		for _, b := range d.Blocks {
			if b.Grid == nil {
				out = append(out, b.Text)
				continue
			}
			for _, row := range b.Grid.Rows {
				var texts []string
				for _, c := range row {
					texts = append(texts, fmt.Sprintf("%s×%d", c.Text, c.RowSpan))
				}
				out = append(out, strings.TrimSuffix(strings.Join(texts, " "), "×1"))
			}
		}
		return out
	}
	if diff := cmp.Diff(rows("ole_report.html"), rows("ole_report.xls")); diff != "" {
		t.Errorf("-page +workbook\n%s", diff)
	}
}

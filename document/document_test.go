package document

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// laid is a document as a test can write it: a paragraph is its text, a table
// its cells with their place and span.
func laid(d *Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Grid == nil {
			text := b.Text
			if b.Picture {
				text = "picture"
			}
			out = append(out, text)
			continue
		}
		for _, row := range b.Grid.Rows {
			var cells []string
			for _, c := range row {
				text := fmt.Sprintf("%s@%d", c.Text, c.Column)
				if c.RowSpan > 1 || c.ColSpan > 1 {
					text += fmt.Sprintf("[%dx%d]", c.RowSpan, c.ColSpan)
				}
				cells = append(cells, text)
			}
			out = append(out, fmt.Sprintf("%d: %s", b.Grid.Number, strings.Join(cells, " ")))
		}
	}
	return out
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, body string
		format     string
		want       []string
	}{
		{"paragraphs and breaks", "<p>一</p><div>二<br>三 <b>四</b>五</div>六", "html", []string{"一", "二", "三 四五", "六"}},
		{"scripts and menus are not text", "<script>var a='x'</script><style>p{}</style><p>一</p><noscript>x</noscript><select><option>x</select>", "html", []string{"一"}},
		{"spans in a cell are joined", "<table><tr><td>78<span>967</span><td><font>20</font><span>23</span></table>", "html", []string{"1: 78967@1 2023@2"}},
		{"paragraphs in a cell are lines", "<table><tr><td><p>本年新</p><p>制作</p><td>本年<br/>新</table>", "html", []string{"1: 本年新\n制作@1 本年\n新@2"}},
		{"spans are laid out", "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td colspan=3>e</table>", "html",
			[]string{"1: a@1[2x1] b@2[1x2]", "1: c@2 d@3", "1: e@1[1x3]"}},
		{"a row that a span fills is skipped over", "<table><tr><td>a<td rowspan=3>b<tr><td>c<tr><td>d<td>e</table>", "html", []string{"1: a@1 b@2[3x1]", "1: c@1", "1: d@1 e@3"}},
		{"of two spans on one place the longer holds it", "<table><tr><td>a<td rowspan=3>b<tr><td colspan=2>c<tr><td>d<td>e</table>", "html", []string{"1: a@1 b@2[3x1]", "1: c@1[1x2]", "1: d@1 e@3"}},
		{"an absurd span is bounded", `<table><tr><td rowspan="99999999" colspan="-3">a<td colspan=x>b</table>`, "html", []string{"1: a@1[1000x1] b@2"}},
		{"a layout table is walked through", "<table><tr><td>左<td><table><tr><td>1<td>2</table>右</table>", "html", []string{"左", "2: 1@1 2@2", "右"}},
		{"head, body and foot are one table", "<table><thead><tr><th>a</thead><tbody><tr><td>b</tbody><tfoot><tr><td>c</tfoot></table>", "html", []string{"1: a@1", "1: b@1", "1: c@1"}},
		{"an empty table is none", "<table><tr><td> <td>&nbsp;</table><p>一</p>", "html", []string{"一"}},
		{"a picture", "<p>一<img src='a.png'>二</p><img src=x width=16><img width='600px' src=y>", "html", []string{"一二", "picture", "picture"}},
		{"a picture in a table of its own", "<table><tr><td> <td><a><img src=a></a></table><p>一</p>", "html", []string{"picture", "一"}},
		{"white space without width", "<p>一\u200b\ufeff二&nbsp;&nbsp; 三</p>", "html", []string{"一二 三"}},
		{"tabs", "标题\n\na\tb\t\nc\t\td\n\n\ne\tf\n正文", "text", []string{"标题", "1: a@1 b@2 @3", "1: c@1 @2 d@3", "1: e@1 f@2", "正文"}},
		{"far apart tabs are two tables", "a\tb\n\n\n\n\nc\td", "text", []string{"1: a@1 b@2", "2: c@1 d@2"}},
		{"bars", "| a | b |\n|---|:-:|\n| | 1 |\n", "text", []string{"1: a@1 b@2", "1: @1 1@2"}},
		{"full-width bars", "｜a｜b｜", "text", []string{"1: a@1 b@2"}},
		{"an empty row of bars is a row", "| a | b | c | d | e |\n| | | | | |", "text", []string{"1: a@1 b@2 c@3 d@4 e@5", "1: @1 @2 @3 @4 @5"}},
		{"an indented paragraph is no table", "\t" + strings.Repeat("本机关依法公开政府信息", 8), "text", []string{strings.Repeat("本机关依法公开政府信息", 8)}},
		{"Markdown headings", "# 标题 ##\n#话题\n####### 七\n一", "text", []string{"标题", "#话题", "####### 七", "一"}},
		{"Windows lines", "一\r\na\tb\r\n", "text", []string{"一", "1: a@1 b@2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read([]byte(c.body), "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, laid(d)); diff != "" || d.Format != c.format {
				t.Errorf("Read, as %s: -want +got\n%s", d.Format, diff)
			}
		})
	}
}

func TestFormatIsToldByContent(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want error
	}{
		"nothing":          {"", ErrEmpty},
		"white space":      {" \n\t ", ErrEmpty},
		"a page of script": {"<html><script>x</script></html>", ErrEmpty},
		"a PDF":            {"%PDF-1.7\nx", ErrTruncated},
		"a zip":            {"PK\x03\x04x", ErrUnsupported},
		"a DOC's head":     {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", ErrTruncated},
		"a picture":        {"\x89PNG\r\n\x1a\n\x00", ErrTruncated},
		"bytes":            {"\x00\x01\x02\x03", ErrUnsupported},
	} {
		if _, err := Read([]byte(c.body), "text/html"); !errors.Is(err, c.want) {
			t.Errorf("%s: Read = %v; want %v", name, err, c.want)
		}
	}
	if _, err := Read(make([]byte, MaxSize+1), ""); !errors.Is(err, ErrTooLarge) {
		t.Errorf("Read of %d bytes = %v; want ErrTooLarge", MaxSize+1, err)
	}
}

// What a page may do to its reader is bounded: elements in one another, columns,
// and what spans claim.
func TestAHostilePageIsRefusedOrReadInLinearTime(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want error
	}{
		"boxes in boxes":         {strings.Repeat("<div>", 100_000) + "一", ErrTooLarge},
		"tables in tables":       {strings.Repeat("<table><tr><td>", 10_000) + "一", ErrTooLarge},
		"tables as deep as may":  {strings.Repeat(strings.Repeat("<table><tr><td>", 120)+"x"+strings.Repeat("</table>", 120), 100), nil},
		"fonts in fonts":         {strings.Repeat("<font>", 100_000) + "一", nil},
		"a wide row":             {"<table><tr>" + strings.Repeat("<td colspan=1000>x", 50_000), ErrTooLarge},
		"rows that push others":  {"<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=1000>x", 50_000), ErrTooLarge},
		"rows that span a table": {"<table>" + strings.Repeat("<tr><td rowspan=1000>x", 50_000), nil},
	} {
		began := time.Now()
		_, err := Read([]byte(c.body), "")
		t.Logf("%s: %d bytes in %v", name, len(c.body), time.Since(began).Round(time.Millisecond))
		if !errors.Is(err, c.want) || err != nil && c.want == nil {
			t.Errorf("%s: Read = %v; want %v", name, err, c.want)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

func TestAPageSaysWhereItEnds(t *testing.T) {
	for body, want := range map[string]Document{
		"<html><body><p>一</p><table><tr><td>1</table></body></html>": {Whole: true},
		"<html><body><p>一</p><table><tr><td>1":                       {Cut: true, Unclosed: true},
		"<html><body><p>一</p>":                                       {Unclosed: true},
		"<p>一</p><table><tr><td>1</td></tr></table>":                 {},
		"<p>一</p><TABLE><tr><td>1":                                   {Cut: true},
	} {
		d, err := Read([]byte(body), "")
		if err != nil {
			t.Fatal(err)
		}
		if d.Whole != want.Whole || d.Cut != want.Cut || d.Unclosed != want.Unclosed {
			t.Errorf("%s: whole %v, cut %v, unclosed %v; want %v, %v, %v", body, d.Whole, d.Cut, d.Unclosed, want.Whole, want.Cut, want.Unclosed)
		}
	}
}

func TestContainersKeepMenusOutside(t *testing.T) {
	d, err := Read([]byte("<body><div>菜单</div><div><div>一</div><div><p>二</p></div></div><div>页脚</div></body>"), "")
	if err != nil {
		t.Fatal(err)
	}
	body := d.Common([]int{1, 2})
	for i, want := range []bool{false, true, true, false} {
		if got := d.Inside(i, body); got != want {
			t.Errorf("%q inside = %v, want %v", d.Blocks[i].Text, got, want)
		}
	}
	if d.Common(nil) != 0 || !d.Inside(3, 0) {
		t.Error("the whole file should hold everything")
	}
}

func TestEveryRowAndParagraphKnowsItsLine(t *testing.T) {
	for body, want := range map[string][]int{
		"一\n\na\tb\n---|---|---\nc\td\n\n二":                                  {1, 3, 5, 7},
		"| a | b |\r\n|---|---|\r\n| c | d |\r\n三 4 5":                       {1, 3, 4},
		"<p>一</p><table><tr><td>a<td>b</table><p> </p><div>二<br>三</div>":     {1, 0, 2, 3},
		"<table><tr><td>左<td><table><tr><td>a<td>b</table>右</table><p>一</p>": {1, 0, 2, 3},
	} {
		d, err := Read([]byte(body), "")
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, b := range d.Blocks {
			if b.Grid != nil && b.Grid.Lines != nil {
				got = append(got, b.Grid.Lines...)
				continue
			}
			got = append(got, b.Line)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("lines of %q: -want +got\n%s", body, diff)
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Whatever the bytes, a grid keeps its own rules: cells in their rows, in order,
// no two on one place, within the columns it claims.
func FuzzGrid(f *testing.F) {
	f.Add([]byte("<table><tr><td rowspan=2>a<td colspan=3>b<tr><td>c</table>"))
	f.Add([]byte("a\tb\t\nc"))
	f.Add([]byte("<table><tr><td><table><tr><td>"))
	f.Add([]byte("\xff\xfe<\x00t\x00"))
	f.Add([]byte("| 机构 | 件数 |\n|---|---|\n| 甲局｜ 1 |\n# 一、总体情况\n本年度|\n\f\n发布日期：2024-01-02"))
	f.Add([]byte(`{"html":"<p>一<\/p><p>二<\/p><p>三<\/p><table><tr><td colspan=\"2\">` + strings.Repeat("\\u4e00", 40) + `<\/table>"}`))
	f.Add([]byte(`<html><body><script>var s='<table><tr><td>` + strings.Repeat("1", 200) + `<\/table>'</script><h2>一</h2><img width=300><table border=1><tr><td><img></table></body></html>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 1<<14 {
			return
		}
		d, err := thrifty(t, func() (*Document, error) { return Read(body, "") })
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if kinds := b2i(b.Text != "") + b2i(b.Grid != nil) + b2i(b.Picture); kinds != 1 {
				t.Fatalf("a block is a text, a table or a picture: %+v", b)
			}
			if b.Grid == nil {
				continue
			}
			taken := make(map[[2]int]bool)
			for i, row := range b.Grid.Rows {
				last := 0
				for _, c := range row {
					if c.Row != i+1 || c.Column <= last || c.Column+c.ColSpan-1 > b.Grid.Columns || c.RowSpan < 1 || c.ColSpan < 1 {
						t.Fatalf("cell %+v in row %d of %d columns, after column %d", c, i+1, b.Grid.Columns, last)
					}
					if taken[[2]int{c.Row, c.Column}] {
						t.Fatalf("two cells at %d, %d", c.Row, c.Column)
					}
					taken[[2]int{c.Row, c.Column}], last = true, c.Column
				}
			}
		}
	})
}

package extract_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/extract"
	"harvest/report"
)

// What a fact says, without where it stands and how it is printed.
type said struct {
	state  report.State
	value  report.Value
	bySums bool // nothing but the sums of the table says which row it is
}

// facts reads a page and returns what its reports say, by part and cell; and, of
// a page that is no report, the kind of problem.
func facts(body []byte) map[string]said {
	var x extract.Extractor
	m := make(map[string]said)
	for _, r := range x.Read(context.Background(), "page", body, "", nil) {
		if r.Problem != nil {
			m[r.Part+" problem "+string(r.Problem.Kind)] = said{}
			continue
		}
		for _, f := range r.Report.Facts {
			m[r.Part+" "+report.Cell{Indicator: f.Indicator, Member: f.Member}.String()] = said{f.State, f.Value, strings.Contains(f.Rule, "between-labels") || strings.Contains(f.Rule, "rest-of-sum")}
		}
	}
	return m
}

// A change is a way to write the same page otherwise.
type change struct {
	name string
	make func(string) string
}

var (
	openTag  = regexp.MustCompile(`<(t[dh]|tr|table|p|h1)( [^<>]*)?>`)
	oneAttr  = regexp.MustCompile(`([a-z]+)=("[^"]*"|'[^']*')`)
	cellText = regexp.MustCompile(`(<t[dh][^<>]*>)([^<>]+)(</t[dh]>)`)
	figure   = regexp.MustCompile(`(<t[dh][^<>]*>)([0-9]+)(</t[dh]>)`)
)

// inCells changes the text of every cell that holds nothing but text.
func inCells(change func(string) string) func(string) string {
	return func(page string) string {
		return cellText.ReplaceAllStringFunc(page, func(cell string) string {
			m := cellText.FindStringSubmatch(cell)
			return m[1] + change(m[2]) + m[3]
		})
	}
}

var pageChanges = []change{
	{"attributes in another order", func(page string) string {
		return openTag.ReplaceAllStringFunc(page, func(tag string) string {
			list := oneAttr.FindAllString(tag, -1)
			slices.Reverse(list)
			return "<" + openTag.FindStringSubmatch(tag)[1] + " " + strings.Join(append(list, `data-x="7"`), "\n ") + " >"
		})
	}},
	{"quotes of the other kind", func(page string) string {
		return regexp.MustCompile(`(colspan|rowspan)="(\d+)"`).ReplaceAllString(page, "$1='$2'")
	}},
	{"no quotes", func(page string) string {
		return regexp.MustCompile(`(colspan|rowspan)="(\d+)"`).ReplaceAllString(page, "$1=$2")
	}},
	{"white space around texts", inCells(func(text string) string { return "\r\n\t   " + text + "  \n" })},
	{"spaces without break around texts", inCells(func(text string) string { return "&nbsp;" + text + "\u3000" })},
	{"full-width digits", func(page string) string {
		return figure.ReplaceAllStringFunc(page, func(cell string) string {
			m := figure.FindStringSubmatch(cell)
			return m[1] + wide.Replace(m[2]) + m[3]
		})
	}},
	{"digits as character references", func(page string) string {
		return figure.ReplaceAllStringFunc(page, func(cell string) string {
			m := figure.FindStringSubmatch(cell)
			out := m[1]
			for _, r := range m[2] {
				out += fmt.Sprintf("&#%d;", r)
			}
			return out + m[3]
		})
	}},
	{"nested spans", inCells(func(text string) string {
		return `<p style="text-align:center"><span lang="EN-US"><span style="font-size:12px"><font>` + text + `</font></span></span></p>`
	})},
	{"a figure cut in two", func(page string) string {
		return regexp.MustCompile(`(<t[dh][^<>]*>)([0-9])([0-9]+)(</t[dh]>)`).ReplaceAllString(page, "$1<span>$2</span><span>$3</span>$4")
	}},
	{"comments", func(page string) string {
		if strings.Contains(page, "<!--") { // one comment cannot hold another
			return page
		}
		page = inCells(func(text string) string { return "<!-- 7 -->" + text + "<!-- 8 -->" })(page)
		return strings.ReplaceAll(page, "</tr>", "</tr><!-- <tr><td>本年新收政府信息公开申请数量</td><td>9</td></tr> -->")
	}},
	{"widths of columns", func(page string) string {
		page = regexp.MustCompile(`<table[^<>]*>`).ReplaceAllString(page, `$0<colgroup><col width="90"><col width="12%"><col></colgroup>`)
		return regexp.MustCompile(`<td`).ReplaceAllString(page, `<td width="71" style="width:53.5pt"`)
	}},
	{"a body of the table", func(page string) string {
		page = regexp.MustCompile(`<table[^<>]*>`).ReplaceAllString(page, `$0<tbody>`)
		return strings.ReplaceAll(page, "</table>", "</tbody></table>")
	}},
	{"tags in capitals", func(page string) string {
		return regexp.MustCompile(`</?(table|tr|td|th|p|span|font|body|html)\b`).ReplaceAllStringFunc(page, strings.ToUpper)
	}},
	{"end tags of rows and cells left out", func(page string) string {
		return regexp.MustCompile(`</(td|th|tr)>`).ReplaceAllString(page, "")
	}},
	{"a script and a style behind it", func(page string) string {
		return strings.Replace(page, "</body>", "<script>var t='<table><tr><td>本年新收</td><td>5</td></tr></table>';</script><style>td{width:1px}</style></body>", 1)
	}},
	{"a mark of the byte order before it", func(page string) string { return "\ufeff" + page }},
	{"lines that end as on Windows", func(page string) string { return strings.ReplaceAll(page, "\n", "\r\n") }},
}

var textChanges = []change{
	{"lines that end as on Windows", func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }},
	{"spaces at ends of lines", func(text string) string { return strings.ReplaceAll(text, "\n", "  \n") }},
	{"a mark of the byte order before it", func(text string) string { return "\ufeff" + text }},
	{"full-width digits", func(text string) string {
		return regexp.MustCompile(`(?m)(^|\t|\| )[0-9]+($|\t| \|)`).ReplaceAllStringFunc(text, wide.Replace)
	}},
	{"spaces around tabs", func(text string) string { return strings.ReplaceAll(text, "\t", " \t ") }},
}

// However a page is written, it says the same. Each page is tried in some ways,
// each way on some pages.
func TestTheSamePageWrittenOtherwise(t *testing.T) {
	skipShort(t)
	tried := make(map[string]int)
	for _, b := range library() {
		for format, changes := range map[string][]change{"html": pageChanges, "txt": textChanges} {
			if !slices.Contains(b.formats, format) || b.opt("charset") != "" || b.opt("txt") == "layout" || b.opt("txt") == "spaced" {
				continue
			}
			page, err := b.print(format)
			if err != nil {
				t.Fatal(err)
			}
			want := facts(page)
			for _, c := range changes {
				other := c.make(string(page))
				if other == string(page) || b.hash("change", c.name)%5 > 0 { // one in five, to be quick
					continue
				}
				tried[c.name]++
				if d := cmp.Diff(want, facts([]byte(other)), cmp.AllowUnexported(said{})); d != "" {
					t.Errorf("%s/%s.%s with %s says something else (-before +after):\n%s", b.set, b.stem, format, c.name, firstLines(d, 12))
				}
			}
		}
	}
	for _, c := range append(pageChanges[:len(pageChanges):len(pageChanges)], textChanges...) {
		if tried[c.name] < 5 {
			t.Errorf("%s: tried on %d pages, want five at least", c.name, tried[c.name])
		}
	}
}

func firstLines(text string, n int) string {
	lines := strings.SplitN(text, "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "\n")
}

// A figure that is taken out of its cell is missing, and nothing else changes but
// the total that is derived from it; and, where it breaks a sum, rows of which
// nothing but the sums said what they are: those are absent then, never another.
func TestAFigureTakenOut(t *testing.T) {
	skipShort(t)
	tried := 0
	for _, b := range library() {
		if !slices.Contains(b.formats, "html") || b.form == "none" || b.opt("two-reports") != "" || b.local == "prose" || b.opt("image") != "" {
			continue
		}
		page, err := b.print("html")
		if err != nil {
			t.Fatal(err)
		}
		want, err := extract.ReadExpected([]byte(b.expected()))
		if err != nil {
			t.Fatal(err)
		}
		var x extract.Extractor
		if c := extract.Score(x.Read(context.Background(), "page", page, "", nil), want)[0].Cells; c.Right != c.All() {
			continue // its miss is counted by TestCorpusScore
		}
		before := facts(page)
		for _, cell := range b.someCells(4) {
			b.emptied = cell
			page, err := b.print("html")
			if err != nil {
				t.Fatal(err)
			}
			tried++
			holdEmptied(t, b, cell, before, facts(page))
		}
		b.emptied = report.Cell{}
	}
	if tried < 40 {
		t.Errorf("%d figures taken out, want forty at least", tried)
	}
}

// someCells draws cells that print a figure.
func (b *book) someCells(n int) []report.Cell {
	var cells []report.Cell
	for c, s := range b.cells {
		if s.state == report.Stated && (b.opt("no-review") == "" || strings.HasPrefix(c.Indicator, "request_")) {
			cells = append(cells, c)
		}
	}
	slices.SortFunc(cells, func(x, y report.Cell) int { return strings.Compare(x.String(), y.String()) })
	d := b.dice("emptied")
	d.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
	return cells[:min(n, len(cells))]
}

func holdEmptied(t *testing.T, b *book, cell report.Cell, before, after map[string]said) {
	t.Helper()
	name := " " + cell.String()
	total := " " + report.Cell{Indicator: cell.Indicator, Member: report.Total}.String()
	switch got := after[name]; {
	case got.state == report.Blank && !got.state.HasValue(), got.state == report.Absent && before[name].bySums:
	case got.state == report.Derived && (cell.Member == report.Total || strings.HasSuffix(cell.Indicator, "_total")) && (got.value == before[name].value || strings.HasPrefix(b.opt("wrong-sum"), "re")):
	default:
		t.Errorf("%s/%s: without the figure of %s: it is %s %s, want blank", b.set, b.stem, cell, got.value, got.state)
	}
	for key, was := range before {
		is, there := after[key]
		derived := key == total && was.state == report.Derived && is.state != report.Stated
		lost := was.bySums && there && is.state == report.Absent
		if key != name && !derived && !lost && (is != was || !there) {
			t.Errorf("%s/%s: without the figure of %s: %s is %s %s, was %s %s", b.set, b.stem, cell, key, is.value, is.state, was.value, was.state)
			return
		}
	}
	for key := range after {
		if _, known := before[key]; !known {
			t.Errorf("%s/%s: without the figure of %s: %s appears", b.set, b.stem, cell, key)
		}
	}
}

package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// A row whose label is worded freely is known where it bears the form's number, stands
// between the form's neighbours and is like no other row as much.
func TestRowsOfAStatisticalTableWordedFreely(t *testing.T) {
	head := []string{"统计指标", "单位", "统计数"}
	for name, c := range map[string]struct {
		was, printed string
		code         string
		found        bool
	}{
		"words added":               {"2.政府网站在线访谈次数", "2.组织网站在线访谈的次数", "stat_online_interviews", true},
		"another number":            {"2.政府网站在线访谈次数", "6.组织网站在线访谈的次数", "stat_online_interviews", false},
		"two rows joined in one":    {"2.传真申请数", "2.信函和传真申请合计", "stat_requests_fax", false},
		"nothing in common":         {"2.传真申请数", "2.上门受理件数", "stat_requests_fax", false},
		"as like another":           {"4.信函申请数", "4.申请数", "stat_requests_mail", false},
		"without a number, far off": {"制发规范性文件总数", "出台政策数", "stat_normative_issued", false},
	} {
		rows, all := national()
		want := maps.Clone(all)
		for i := range rows {
			if rows[i][0] == c.was {
				rows[i][0] = c.printed
			}
		}
		if !c.found {
			delete(want, c.code)
		}
		if diff := cmp.Diff(want, stated(read(t, "a.html", annual(2016, head, rows...)))); diff != "" {
			t.Errorf("%s: read otherwise than printed (-want +got):\n%s", name, diff)
		}
	}
}

// In a table of more lines than any form has rows for, only the form's own wordings
// are rows.
func TestFreelyWordedRowsOfAnEndlessTable(t *testing.T) {
	head := []string{"统计指标", "单位", "统计数"}
	rows, all := national()
	for i := range rows {
		if rows[i][0] == "2.政府网站在线访谈次数" {
			rows[i][0] = "2.组织网站在线访谈的次数"
		}
	}
	for name, c := range map[string]struct {
		lines int
		found bool
	}{
		"of the form's length": {0, true},
		"endless":              {longestStatistics, false},
	} {
		long := slices.Clone(rows)
		for i := range c.lines {
			long = append(long, []string{fmt.Sprintf("走访慰问第%d村", i+1), "户", "3"})
		}
		want := maps.Clone(all)
		if !c.found {
			delete(want, "stat_online_interviews")
		}
		got := stated(read(t, "a.html", annual(2016, head, long...)))
		maps.DeleteFunc(got, func(code string, _ string) bool { return report.Extension(code) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: read otherwise than printed (-want +got):\n%s", name, diff)
		}
	}
}

// The head of a table that lost its columns says which figure of a row is the year's:
// on one line or one word a line, with a running total before or behind it, with the
// numbers of the rows. A row that has lost a figure is not read.
// rule: func figure in extract/statistics.go
// rule: func cutHead in extract/statistics_loose.go
func TestQ59TheYearsFigureOfTextWithoutColumns(t *testing.T) {
	title := "甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表：统计表\n\n"
	for name, c := range map[string]struct {
		head []string
		row  func(r []string, i string) []string
	}{
		"the year first":      {[]string{"指标名称", "单位", "2016年度", "历年累计"}, func(r []string, i string) []string { return []string{r[0], r[1], r[2], "9" + r[2]} }},
		"the year last":       {[]string{"指标名称", "单 位", "历年累计", "2016年度"}, func(r []string, i string) []string { return []string{r[0], r[1], "9" + r[2], r[2]} }},
		"numbers of the rows": {[]string{"统计指标", "单位", "代 码", "本年度"}, func(r []string, i string) []string { return []string{r[0], r[1], i, r[2]} }},
	} {
		for _, sep := range []string{"\n", "   "} {
			rows, want := national()
			var b strings.Builder
			b.WriteString(title + strings.Join(c.head, sep) + "\n")
			for _, r := range rows {
				b.WriteString(strings.Join(c.row(r, "7"+r[2]), sep) + "\n")
			}
			if diff := cmp.Diff(want, stated(read(t, "a.txt", b.String()))); diff != "" {
				t.Errorf("%s, parted by %q: read otherwise than printed (-want +got):\n%s", name, sep, diff)
			}
		}
	}
	rows, want := national()
	var b strings.Builder
	b.WriteString(title + "统计指标 单位 代码 本年度\n")
	for i, r := range rows {
		row := []string{r[0], r[1], "7" + r[2], r[2]}
		if i%3 == 0 {
			row = row[:3] // the cell was empty
			for code, v := range want {
				if v == r[2] {
					delete(want, code)
				}
			}
		}
		b.WriteString(strings.Join(row, " ") + "\n")
	}
	if diff := cmp.Diff(want, stated(read(t, "a.txt", b.String()))); diff != "" {
		t.Errorf("empty cells: read otherwise than printed (-want +got):\n%s", diff)
	}
}

// The heads of an annex are worded as those of a report's sections: they end it where
// prose follows, and not where its next row does.
func TestHeadsInsideAStatisticalTableOfText(t *testing.T) {
	rows, want := national()
	text := func(behind string) string {
		var b strings.Builder
		b.WriteString("甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表：统计表\n\n统计指标 单位 统计数\n一、主动公开情况\n")
		for _, r := range rows {
			if r[0] == "（一）收到申请数" {
				b.WriteString("三、依申请公开情况\n" + behind)
				r = []string{"（一）收到申请的总数", r[1], r[2]}
			}
			b.WriteString(strings.Join(r, " ") + "\n")
		}
		return b.String()
	}
	if diff := cmp.Diff(want, stated(read(t, "a.txt", text("")))); diff != "" {
		t.Errorf("read otherwise than printed (-want +got):\n%s", diff)
	}
	if got := stated(read(t, "a.txt", text("全年情况见下。\n")))["stat_requests_received"]; got != "" {
		t.Errorf("behind a sentence: %s received, want nothing: the row is worded as no form has it", got)
	}
}

// A sheet of three rows is a part of the table before it; one of other words is none.
func TestAShortGridBehindAStatisticalTable(t *testing.T) {
	rows, want := national()
	grid := func(rows ...[]string) string {
		page := annual(2016, rows[0], rows[1:]...)
		return page[strings.Index(page, "<table") : strings.Index(page, "</table>")+len("</table>")]
	}
	n := len(rows) - 3
	first := annual(2016, []string{"统计指标", "单位", "统计数"}, rows[:n]...)
	end := strings.LastIndex(first, "</body>")
	if end < 0 {
		end = len(first)
	}
	got := stated(read(t, "a.html", first[:end]+"<p>九、会议和培训</p>"+grid(rows[n:]...)+first[end:]))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read otherwise than printed (-want +got):\n%s", diff)
	}
	var bare [][]string
	for _, row := range rows[n:] {
		bare = append(bare, []string{row[0], row[2]})
	}
	got = stated(read(t, "a.html", first[:end]+"<p>九、会议和培训</p>"+grid(bare...)+first[end:]))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("without units: read otherwise than printed (-want +got):\n%s", diff)
	}
	r := read(t, "a.html", first[:end]+"<p>县里自己的数</p>"+grid([]string{"（四）观摩数", "次", "4"}, []string{"（五）检查数", "次", "5"})+first[end:])
	if len(r.Report.Extras) != 2 {
		t.Errorf("rows of the county's own behind the table: extras %+v, want both", r.Report.Extras)
	}
	r = read(t, "a.html", first[:end]+"<p>人口</p>"+grid([]string{"男", "4"}, []string{"女", "5"})+first[end:])
	if len(r.Report.Extras) != 0 {
		t.Errorf("a grid of two columns behind the table of three: extras %+v, want none", r.Report.Extras)
	}
}

// Of two lines that may be one row neither is.
func TestTwoLinesForOneRowAreNeither(t *testing.T) {
	f, _ := report.FormByName("2014")
	book := rowBookOf(f, "statistics")
	row := slices.IndexFunc(book.rows, func(r report.Row) bool { return r.Cells[0].Indicator == "stat_online_interviews" })
	for again, want := range map[bool]int{false: 1, true: -1} {
		tb := &table{}
		labels := []string{book.rows[row-1].Label, "2.组织网站在线访谈的次数", "7.其他", book.rows[row+1].Label}
		if again {
			labels[2] = "2.网站在线访谈组织次数"
		}
		for _, label := range labels {
			tb.lines = append(tb.lines, line{cells: []cell{newCell(label, report.At{}), newCell("7", report.At{})}})
		}
		rows := make([]match, len(book.rows))
		for j := range rows {
			rows[j] = match{line: -1}
		}
		rows[row-1].line, rows[row+1].line = 0, 3
		if fillStatistics(tb, rows, book, &figureColumn{line: -1}); rows[row].line != want {
			t.Errorf("a second line %v: the row is found on line %d; want %d", again, rows[row].line, want)
		}
	}
}

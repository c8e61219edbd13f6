package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// page prints the sheet as an HTML table whose head is printed in two lines; head
// and line say in which order, and what stands between.
func (s *sheet) page(head []string, line func(row []string) []string) string {
	var b strings.Builder
	b.WriteString("<html><body><h1>甲市教育局2021年政府信息公开工作年度报告</h1><table><tr><td></td>")
	for _, h := range head {
		fmt.Fprintf(&b, "<td>%s</td>", h)
	}
	b.WriteString("</tr>")
	for _, r := range s.rows {
		b.WriteString("<tr>")
		for _, c := range line(r) {
			fmt.Fprintf(&b, "<td>%s</td>", c)
		}
		b.WriteString("</tr>")
	}
	return b.String() + "</table></body></html>"
}

// Where the head prints all seven applicants, it decides over order and over
// columns of the agency's own.
func TestAHeadThatDepartsFromTheForm(t *testing.T) {
	heads := strings.Split(headCells, "\t")
	for name, c := range map[string]struct {
		head []string
		line func([]string) []string
	}{
		"the total first": {append([]string{"总计"}, heads[:6]...), func(r []string) []string {
			return append([]string{r[0], r[7]}, r[1:7]...)
		}},
		"organisations in another order": {[]string{heads[0], heads[1], heads[3], heads[2], heads[4], heads[5], heads[6]}, func(r []string) []string {
			return []string{r[0], r[1], r[2], r[4], r[3], r[5], r[6], r[7]}
		}},
		"a column of subtotals": {slices.Insert(slices.Clone(heads), 6, "小计"), func(r []string) []string {
			return slices.Insert(slices.Clone(r), 7, "77")
		}},
		"last year behind the total": {append(slices.Clone(heads), "上年同期"), func(r []string) []string { return append(slices.Clone(r), "5") }},
		"as on the form":             {heads, func(r []string) []string { return r }},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSheet("2021")
			s.check(t, read(t, "a.html", s.page(c.head, c.line)))
		})
	}
}

func TestRowsOutOfOrderAndRowNumbers(t *testing.T) {
	s := newSheet("2021")
	s.rows[0], s.rows[1] = s.rows[1], s.rows[0]
	body := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	s.rows[0], s.rows[1] = s.rows[1], s.rows[0]
	s.check(t, read(t, "a.html", body))
	n := 0
	numbered := s.page(append([]string{"项目"}, strings.Split(headCells, "\t")...), func(r []string) []string {
		n++
		return append([]string{fmt.Sprint(n)}, r...)
	})
	s.check(t, read(t, "a.html", numbered))
}

func TestHiddenTextIsNoFigure(t *testing.T) {
	s := newSheet("2021")
	body := s.page(strings.Split(headCells, "\t"), func(r []string) []string {
		r = slices.Clone(r)
		r[1] += `<span style="display: none">9</span>`
		return r
	})
	s.check(t, read(t, "a.html", body))
}

func TestLastYearsColumnIsNotThisYears(t *testing.T) {
	body := "甲市教育局2021年政府信息公开工作年度报告\n第二十条第（一）项\t\t\t\t\n信息内容\t上年制发件数\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t88\t2\t1\t4\n行政规范性文件\t99\t23\t5\t60\n五、存在的主要问题及改进情况\n"
	got := read(t, "a.txt", body)
	if got.Report == nil {
		t.Fatal(got.Problem)
	}
	for _, f := range got.Report.Facts {
		if want := map[string]int64{"disclosure_rules_issued": 2, "disclosure_rules_in_force": 4, "disclosure_normative_issued": 23}[f.Indicator]; want != 0 && f.Value != report.Count(want) {
			t.Errorf("%s = %s %s; want %d", f.Indicator, f.Value, f.State, want)
		}
	}
}

// Table 4 in the ways it is printed: in a row of text parted by spaces, and one
// result a row with a blank among them.
func TestTable4(t *testing.T) {
	results := []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
	figures := []string{"3", "1", "0", "0", "4", "2", "0", "1", "1", "4", "1", "0", "0", "0", "1"}
	spaced := "甲市教育局2021年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n" + strings.Join(results, " ") +
		" 未经复议直接起诉 复议后起诉\n" + strings.Join(append(slices.Clone(results), results...), " ") + "\n" + strings.Join(figures, " ") + "\n五、存在的主要问题及改进情况\n有待加强。\n"
	var rows strings.Builder
	for i, f := range figures {
		if i == 11 {
			f = "&nbsp;"
		}
		part := map[int]string{0: "<td rowspan=5>行政复议</td>", 5: "<td rowspan=5>未经复议直接起诉</td>", 10: "<td rowspan=5>复议后起诉</td>"}[i]
		fmt.Fprintf(&rows, "<tr>%s<td>%s</td><td>%s</td></tr>", part, results[i%5], f)
	}
	upright := "<html><body><h1>甲市教育局2021年政府信息公开工作年度报告</h1><table>" + rows.String() + "</table></body></html>"
	form, _ := report.FormByName("2021")
	for name, body := range map[string]string{"spaced": spaced, "upright": upright} {
		got := read(t, "a", body)
		if got.Report == nil {
			t.Errorf("%s: %+v", name, got.Problem)
			continue
		}
		for i, c := range form.Table("review").Cells() {
			k := slices.IndexFunc(got.Report.Facts, func(f report.Fact) bool { return f.Indicator == c.Indicator })
			f := got.Report.Facts[k]
			blank := name == "upright" && i == 11
			if blank && f.State != report.Blank || !blank && (f.State != report.Stated || f.Value.String() != figures[i]) {
				t.Errorf("%s: %s = %s, %s; want %s", name, c.Indicator, f.Value, f.State, figures[i])
			}
		}
	}
}

func TestSectionsNumberedInOtherWays(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("testdata", "2021", "plain.html"))
	if err != nil {
		t.Fatal(err)
	}
	for name, number := range map[string]func(int, string) string{
		"brackets": func(_ int, n string) string { return "（" + n + "）" },
		"digits":   func(i int, _ string) string { return fmt.Sprintf("%d.", i) },
		"none":     func(int, string) string { return "" },
		"all one":  func(int, string) string { return "一、" },
	} {
		body := string(page)
		for i, n := range []string{"一", "二", "三", "四", "五", "六"} {
			body = strings.ReplaceAll(body, "<p>"+n+"、", "<p>"+number(i+1, n))
		}
		got := read(t, "a.html", body)
		if got.Report == nil || len(got.Report.Sections) != 6 {
			t.Errorf("%s: %d sections, want six", name, len(got.Report.Sections))
		}
	}
}

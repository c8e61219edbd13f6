package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// annual prints a statistical table as a page: a head, then rows.
func annual(year int, head []string, rows ...[]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<html><body><h1>甲市教育局%d年政府信息公开工作年度报告</h1><p>一、概述</p><p>本机关依法公开。</p><table>", year)
	for _, row := range append([][]string{head}, rows...) {
		b.WriteString("<tr><td>" + strings.Join(row, "</td><td>") + "</td></tr>")
	}
	return b.String() + "</table></body></html>"
}

// stated is the stated facts of a report, as a test can write them.
func stated(r report.Reading) map[string]string {
	got := make(map[string]string)
	if r.Report == nil {
		return got
	}
	for _, f := range r.Report.Facts {
		if f.State == report.Stated && f.Member == "" {
			got[f.Indicator] = f.Value.String()
		}
	}
	return got
}

// national prints every row of the form of 2014 with the figures 1, 2, 3 …
func national() (rows [][]string, want map[string]string) {
	f, _ := report.FormByName("2014")
	want = make(map[string]string)
	for i, r := range f.Table("statistics").Blocks[0].Rows {
		code := r.Cells[0].Indicator
		unit := unitOf(code)
		rows = append(rows, []string{r.Label, unit, fmt.Sprint(i + 1)})
		want[code] = fmt.Sprint(i + 1)
	}
	return rows, want
}

func TestTheFormOf2014IsReadWhole(t *testing.T) {
	rows, want := national()
	bare := func(rows [][]string) [][]string { // 单位 left out
		var out [][]string
		for _, r := range rows {
			out = append(out, []string{r[0], r[2]})
		}
		return out
	}
	for name, body := range map[string]string{
		"as the form prints it": annual(2016, []string{"统计指标", "单位", "统计数"}, rows...),
		"without units":         annual(2016, []string{"统计指标", "统计数"}, bare(rows)...),
		"without a head":        annual(2016, []string{"", "", ""}, rows...),
	} {
		r := read(t, "a.html", body)
		if diff := cmp.Diff(want, stated(r)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
		if r.Report == nil || r.Report.Template != (report.Templates{Statistics: "2014"}) || len(r.Report.Extras) > 0 {
			t.Errorf("%s: %+v %+v", name, r.Report.Template, r.Report.Extras)
		}
	}
	var text strings.Builder
	text.WriteString("甲市教育局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n")
	for _, r := range rows {
		fmt.Fprintf(&text, "%s\t%s\t%s\n", r[0], r[1], r[2])
	}
	if diff := cmp.Diff(want, stated(read(t, "a.txt", text.String()))); diff != "" {
		t.Errorf("text: -want +got\n%s", diff)
	}
}

// Rows of a province stand among the form's; they shift nothing and are kept.
func TestRowsOfAProvinceAreKeptBesideTheForm(t *testing.T) {
	rows, want := national()
	odd := append([][]string{}, rows[:5]...)
	odd = append(odd, []string{"6.主动公开机构领导、机构设置、人事信息数", "条", "77"}, []string{"其中：财务预决算信息数", "条", "78"})
	odd = append(odd, rows[5:]...)
	r := read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"}, odd...))
	if diff := cmp.Diff(want, stated(r)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	var got []string
	for _, e := range r.Report.Extras {
		got = append(got, fmt.Sprint(e.Label, " ", e.Value.String(), " ", e.Column, " ", strings.HasPrefix(e.Code, "stat_x_"), " ", report.Extension(e.Code)))
	}
	if diff := cmp.Diff([]string{"6.主动公开机构领导、机构设置、人事信息数 77 统计数 true true", "其中：财务预决算信息数 78 统计数 true true"}, got); diff != "" {
		t.Errorf("extras: -want +got\n%s", diff)
	}
}

// The column of the year, never one that runs over years (Q59).
// rule: func chooseColumn in extract/statistics.go
// rule: func wordColumns in extract/statistics.go
func TestQ59TheYearsColumn(t *testing.T) {
	rows := func(figures ...string) [][]string {
		var out [][]string
		for _, label := range []string{"主动公开文件数", "政府网站公开数", "受理依申请公开信息总数", "行政复议数", "行政诉讼数"} {
			out = append(out, append([]string{label, "条"}, figures...))
		}
		return out
	}
	for name, c := range map[string]struct {
		head []string
		rows [][]string
		want string // of every row, "" for none
	}{
		"the year, then over years": {[]string{"指标名称", "计量单位", "2014年度", "历年累计"}, rows("5", "900"), "5"},
		"over years first":          {[]string{"指标名称", "计量单位", "历年累计", "2014年度"}, rows("900", "5"), "5"},
		"this year's sum":           {[]string{"指标", "单位", "本期实际", "本年累计"}, rows("2", "5"), "5"},
		"another year beside":       {[]string{"指标", "单位", "2013年", "2014年"}, rows("4", "5"), "5"},
		"another year alone":        {[]string{"指标", "单位", "2012年"}, rows("4"), ""},
		"parts and their total":     {[]string{"统计指标", "单位", "区直单位", "乡镇街道", "合计"}, rows("2", "3", "5"), "5"},
		"parts alone":               {[]string{"统计指标", "单位", "区直单位统计数", "乡镇街道统计数"}, rows("2", "3"), ""},
		"over years alone":          {[]string{"指标", "单位", "历年累计"}, rows("900"), ""},
		"a running total, the rest": {[]string{"指标", "单位", "累计", "统计数"}, rows("900", "5"), "5"},
		"units under another word":  {[]string{"指标名称", "计量", "统计数"}, rows("5"), "5"},
		"words under another word":  {[]string{"统计指标", "单位", "统计数", "口径"}, rows("5", "全年"), "5"},
		"growth behind":             {[]string{"指标", "单位", "统计数", "同比"}, rows("5", "900"), "5"},
		"growth in other words":     {[]string{"指标", "单位", "增长率", "统计数"}, rows("900", "5"), "5"},
		"the year before":           {[]string{"指标", "单位", "上年数", "统计数"}, rows("900", "5"), "5"},
		"last year":                 {[]string{"指标", "单位", "统计数", "去年数"}, rows("5", "900"), "5"},
		"over all years":            {[]string{"指标", "单位", "历年数", "统计数"}, rows("900", "5"), "5"},
		"the whole year's sum":      {[]string{"指标", "单位", "第四季度", "全年累计"}, rows("2", "5"), "5"},
		"a quarter alone":           {[]string{"指标", "单位", "第四季度", "历年累计"}, rows("2", "900"), ""},
		"half a year alone":         {[]string{"指标", "单位", "下半年"}, rows("2"), ""},
		"the report year's sum":     {[]string{"指标", "单位", "本年度累计", "本期实际"}, rows("5", "2"), "5"},
		"years without a sign":      {[]string{"指标", "单位", "2013", "2014"}, rows("4", "5"), "5"},
		"two other years":           {[]string{"指标", "单位", "2012年", "2013年"}, rows("4", "5"), ""},
		"another year and a number": {[]string{"指标", "单位", "2013年", "统计数"}, rows("4", "5"), ""},
		"remarks behind":            {[]string{"统计指标", "单位", "统计数", "备注"}, rows("5", ""), "5"},
	} {
		r := read(t, "a.html", annual(2014, c.head, c.rows...))
		got := stated(r)
		if c.want == "" {
			if r.Problem == nil || len(got) > 0 {
				t.Errorf("%s: %v, %v; want a problem", name, r.Problem, got)
			}
			continue
		}
		if len(got) != 5 {
			t.Errorf("%s: %d figures, problem %+v; want 5", name, len(got), r.Problem)
		}
		for code, v := range got {
			if v != c.want {
				t.Errorf("%s: %s = %s, want %s", name, code, v, c.want)
			}
		}
	}
}

// One label stands under several headings: the order of rows tells which it is.
func TestOneLabelUnderTwoHeadings(t *testing.T) {
	r := read(t, "a.html", annual(2015, []string{"统计指标", "单位", "统计数"},
		[]string{"（一）收到申请数", "件", "9"},
		[]string{"四、行政复议数量", "件", "0"},
		[]string{"五、行政诉讼数量", "件", "6"},
		[]string{"（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "3"},
		[]string{"（二）被依法纠错数", "件", "2"},
		[]string{"（三）其他情形数", "件", "1"}))
	want := map[string]string{"stat_requests_received": "9", "stat_review_total": "0", "stat_litigation_total": "6",
		"stat_litigation_upheld": "3", "stat_litigation_corrected": "2", "stat_litigation_other": "1"}
	if diff := cmp.Diff(want, stated(r)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestMoneyOfAStatisticalTable(t *testing.T) {
	row := func(label, unit, figure string) []string { return []string{label, unit, figure} }
	r := read(t, "a.html", annual(2015, []string{"统计指标", "单位", "统计数"},
		row("（一）收到申请数", "件", "9"), row("四、行政复议数量", "件", "/"), row("五、行政诉讼数量", "件", "—"), row("六、举报投诉数量", "件", "无"),
		row("七、依申请公开信息收取的费用", "元", "2950"), row("（四）政府信息公开专项经费", "万元", "3.5")))
	if got := stated(r); got["stat_request_fee"] != "0.295" || got["stat_budget"] != "3.5" || len(got) != 3 {
		t.Errorf("stated = %v; want a fee of 0.295 万元 and a budget of 3.5", got)
	}
	states := make(map[string]report.State)
	for _, f := range r.Report.Facts {
		states[f.Indicator] = f.State
	}
	if states["stat_review_total"] != report.Slash || states["stat_litigation_total"] != report.Dash || states["stat_complaints"] != report.NoneWord || states["stat_units"] != report.Absent {
		t.Errorf("states = %v", states)
	}
}

// Lines of other tables that happen to be worded alike are no statistical table.
func TestFewRowsAreNoStatisticalTable(t *testing.T) {
	r := read(t, "a.html", annual(2020, []string{"项目", "数量"}, []string{"1.当面申请数", "3"}, []string{"2.传真申请数", "4"}))
	if r.Problem == nil || r.Problem.Kind != report.UnknownForm {
		t.Errorf("%+v, %+v; want unknown_form", r.Problem, stated(r))
	}
}

func TestTheLocalTableOf2008(t *testing.T) {
	r := read(t, "a.html", annual(2010, []string{"指标名称", "计量单位", "代码", "本期实际", "本年累计"},
		[]string{"主动公开信息数", "条", "01", "12", "120"},
		[]string{"其中：全文电子化的主动公开信息数", "条", "02", "11", "110"},
		[]string{"新增的行政规范性文件数", "条", "03", "1", "4"},
		[]string{"网站专栏页面访问量", "人次", "05", "100", "900"},
		[]string{"申请总数", "条", "10", "1", "7"},
		[]string{"1.当面申请数", "条", "11", "1", "6"},
		[]string{"3.否决公开答复总数", "条", "20", "0", "1"},
		[]string{"(2)“信息不存在”数", "条", "22", "0", "1"},
		[]string{"行政复议数", "件", "33", "0", "2"}))
	want := map[string]string{"early_proactive_total": "120", "early_proactive_electronic": "110", "early_normative_new": "4", "early_page_views": "900",
		"early_requests": "7", "early_requests_in_person": "6", "early_answer_denied": "1", "early_denied_not_exist": "1", "early_review": "2"}
	if diff := cmp.Diff(want, stated(r)); diff != "" {
		t.Errorf("-want +got\n%s\n%+v", diff, r.Problem)
	}
}

// A row of others before the form's first is no head: its unit names no column.
// rule: func columnsOfHead in extract/statistics.go, a unit is no head
func TestQ59AUnitIsNoHeadOfAColumn(t *testing.T) {
	rows, want := national()
	printed := [][]string{{"召开局务会议", "次", "8", "31"}}
	for _, r := range rows {
		printed = append(printed, append(slices.Clone(r), "900"))
	}
	page := annual(2016, []string{"指标名称", "单 位", "2016年度", "累计"}, printed...)
	if diff := cmp.Diff(want, stated(read(t, "a.html", page))); diff != "" {
		t.Errorf("read otherwise than the column of 2016 (-want +got):\n%s", diff)
	}
	for i := range printed[1:] {
		printed[i+1][1] = "" // the form's rows leave it out
	}
	page = annual(2016, []string{"指标名称", "单 位", "2016年度", "累计"}, printed...)
	if diff := cmp.Diff(want, stated(read(t, "a.html", page))); diff != "" {
		t.Errorf("without units: read otherwise than the column of 2016 (-want +got):\n%s", diff)
	}
}

// Marks behind a heading are no figure of the row below it that is alike and blank.
// rule: func figured in extract/match_loose.go
func TestAHeadingOfMarksIsNoRow(t *testing.T) {
	for _, mark := range []string{"—", "/", "无"} {
		got := read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"},
			[]string{"一、主动公开情况", mark, mark},
			[]string{"（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", ""},
			[]string{"其中：主动公开规范性文件数", "条", "4"},
			[]string{"制发规范性文件总数", "件", "45"},
			[]string{"（二）通过不同渠道和方式公开政府信息的情况", mark, mark},
			[]string{"1.政府公报公开政府信息数", "条", "7"},
			[]string{"2.政府网站公开政府信息数", "条", "8"}))
		if got.Report == nil {
			t.Fatal(got.Problem)
		}
		for _, f := range got.Report.Facts {
			if f.Indicator == "stat_proactive_total" && f.State != report.Blank {
				t.Errorf("%s behind the heading: the row below is %s %q, want blank", mark, f.State, f.Printed)
			}
		}
	}
}

package extract

import (
	"strings"
	"testing"

	"harvest/report"
)

// What is cut, too short, too little or in doubt is a problem and no report.
func TestWhatIsNotEnoughIsAProblem(t *testing.T) {
	s := newSheet("2021")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	review := "<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr>" + strings.Repeat("<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计", 3) + "</tr><tr>" + strings.Repeat("<td>0", 15) + "</tr></table>"
	whole := strings.Replace(page, "</body>", review+"</body>", 1)
	const title = "<html><body><h1>甲市教育局2016年政府信息公开工作年度报告</h1>"
	rest := strings.Repeat("全局认真贯彻落实条例，依法公开政府信息。", 16)
	prose := func(year, more string) string {
		return strings.Replace(title, "2016", year, 1) + "<p>一、概述</p><p>" + year + "年，我局主动公开政府信息12条。" + more + "</p><p>五、存在的主要问题和改进措施</p><p>有待加强。</p>"
	}
	const end = "</body></html>"
	grid := "<table>" + strings.Repeat("<tr><td>栏目<td>若干</tr>", 4) + "</table>"
	odd := func(n int) string {
		rows, _ := national()
		var b strings.Builder
		for i, r := range rows[:9] {
			b.WriteString("<tr><td>" + r[0] + "<td>" + r[1] + "<td>" + r[2])
			if i < n {
				b.WriteString("<td>77")
			}
			b.WriteString("</tr>")
		}
		return title + "<p>一、概述</p><table>" + b.String() + "</table>" + end
	}
	for name, c := range map[string]struct {
		body string
		want report.ProblemKind // "" for a report
	}{
		"whole":                         {whole, ""},
		"cut behind its last row":       {strings.TrimSuffix(whole, "</table></body></html>"), report.Truncated},
		"cut behind table 3":            {strings.TrimSuffix(page, "</body></html>"), report.Truncated},
		"table 3 alone, and an end":     {page, ""},
		"prose":                         {prose("2016", rest) + end, ""},
		"prose, too short":              {prose("2016", "") + end, report.UnknownForm},
		"prose around a grid":           {prose("2016", rest) + grid + end, report.UnknownForm},
		"the same before tables":        {prose("2012", rest) + grid + end, ""},
		"prose among lines of figures":  {prose("2016", rest) + strings.Repeat("<p>信息数</p><p>35</p>", 8) + end, report.UnknownForm},
		"a few rows in doubt":           {odd(3), ""},
		"more rows in doubt than known": {odd(5), report.Ambiguous},
		"labels without figures":        {title + "<p>一、概述</p><table><tr><td>主动公开文件数<td>条<td>3</tr><tr><td>政府网站公开数</tr><tr><td>行政复议数</tr><tr><td>行政诉讼数</tr></table>" + end, report.UnknownForm},
		"a table of nothing, untitled":  {"<html><body><h1>通知公告</h1><table><tr><td>信息内容<td>办理时限</tr><tr><td>身份证<td>3日</tr></table></body></html>", report.NotReport},
	} {
		r := read(t, "a.html", c.body)
		switch {
		case c.want == "" && r.Report == nil:
			t.Errorf("%s: %+v; want a report", name, r.Problem)
		case c.want != "" && (r.Problem == nil || r.Problem.Kind != c.want):
			t.Errorf("%s: %+v; want the problem %s", name, r.Problem, c.want)
		}
	}
}

// Words of one table that stand in another, and rows that say no columns, make no
// other form of it.
func TestAWordOfAnotherTableChangesNothing(t *testing.T) {
	s := newSheet("2021")
	heads := strings.Split(headCells, "\t")
	page := s.page(heads, func(r []string) []string { return r })
	s.check(t, read(t, "a.html", strings.Replace(page, "</table>", "<tr><td>1.当面申请数<td>1<td>0<td>0<td>0<td>0<td>0<td>1</tr></table>", 1)))

	old := newSheet("2019")
	page = old.page(heads, func(r []string) []string { return r })
	r := read(t, "a.html", strings.Replace(page, "<table>", "<p>二、主动公开政府信息情况</p><table><tr><td>第二十条第（一）项</tr><tr><td>规章<td>1<td>2<td>3</tr><tr><td>行政规范性文件<td>4<td>5<td>6</tr></table><table>", 1))
	old.check(t, r)
	if r.Report.Template.Disclosure != "2019" {
		t.Errorf("table 2 without a head is read as the form of %q; want that of table 3, 2019", r.Report.Template.Disclosure)
	}
}

// A place alone, which reports for all of it, is its government.
func TestAPlaceAloneIsItsGovernment(t *testing.T) {
	x := Extractor{Agencies: report.NewAgencies([]report.Agency{{ID: "city", Name: "云河市人民政府", Region: "990100", Confirmed: true}, {ID: "town", Name: "石桥镇人民政府", Region: "990101", Confirmed: true}})}
	src := report.Source{ID: "s", Covers: report.Covers{Region: "990100"}}
	for title, want := range map[string]string{"云河市2021年政府信息公开工作年度报告": "city", "石桥镇2021年政府信息公开工作年度报告": "x-990100-"} {
		r := x.Read(t.Context(), "http://a.gov.cn/1.html", []byte(site{title: title}.html()), "", &src)[0]
		if !strings.HasPrefix(r.Report.AgencyID, want) {
			t.Errorf("%s is of %s; want %s", title, r.Report.AgencyID, want)
		}
	}
}

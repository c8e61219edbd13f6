package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// Quirks of pages, names and prose where one rule alone decides; see
// quirk_alone_test.go.

// Of what speaks for a year, an opening sentence is worth more than a day of
// publishing and less than a folder.
// rule: var yearWeight in extract/evidence_year.go, folder, text and date
func TestQ27WhatAYearIsWorth(t *testing.T) {
	const name = "某局政府信息公开工作年度报告"
	for address, want := range map[string]int{
		"http://a.gov.cn/zfxxgknb/2020n/1.html":         2020,
		"http://a.gov.cn/zfxxgknb/t20240110_1.html":     2021,
		"http://a.gov.cn/zfxxgknb/1571424084523327.htm": 2021,
	} {
		r := site{title: name, first: "2021年，我局认真贯彻落实有关规定。", address: address}.read(t)
		if r.Report.Year != want {
			t.Errorf("%s: year %d by %v; want %d", address, r.Report.Year, evidence(r.Report, report.AboutYear), want)
		}
	}
	r := site{title: name, first: "2021年，我局认真贯彻落实有关规定。", address: "http://a.gov.cn/x.jsp?nd=2020"}.read(t)
	if r.Report.Year != 2020 {
		t.Errorf("year %d by %v; want 2020, the query's", r.Report.Year, evidence(r.Report, report.AboutYear))
	}
}

// rule: func queryYear in extract/evidence_year.go, digits that are no year
// rule: func folderYear in extract/evidence_year.go
func TestQ27NumbersThatAreNoYears(t *testing.T) {
	for address, want := range map[string]int{
		"http://a.gov.cn/x.jsp?title=2020年":           2020,
		"http://a.gov.cn/x.jsp?title=20201":           0,
		"http://a.gov.cn/x.jsp?year=2020&nd=2021":     2020,
		"http://a.gov.cn/x.jsp?nf=2020":               2020,
		"http://a.gov.cn/x.jsp?nian=2020":             2020,
		"http://a.gov.cn/x.jsp?id=2020":               0,
		"http://a.gov.cn/nb/2020.html":                2020,
		"http://a.gov.cn/nb/2020n/2021nb/12345.shtml": 2021,
	} {
		query, _ := queryYear(address)
		folder, _ := folderYear(address)
		if got := max(query, folder); got != want {
			t.Errorf("%s names %d; want %d", address, got, want)
		}
	}
}

// A page says who put it up under many a label, in a line, in a cell or in the next.
// rule: var publisherLabel in extract/evidence_agency.go
// rule: func publishers in extract/evidence_agency.go
func TestQ28WhoPutThePageUp(t *testing.T) {
	for _, label := range []string{"发布机构", "发布机关", "发文机构", "发文机关", "公开机构", "公开主体", "发布单位", "责任部门", "信息来源", "来源"} {
		plain := site{title: "2021年政府信息公开工作年度报告", above: []string{"索引号：1 "}}
		for name, printed := range map[string]string{
			"a line":        "<p>" + label + "：云河市水务局</p>",
			"a cell":        "<table><tr><td>" + label + "：云河市水务局</td></tr></table>",
			"the next cell": "<table><tr><td>" + label + "</td><td>云河市水务局</td></tr></table>",
			"with a colon":  "<table><tr><td>" + label + "：</td><td>云河市水务局</td></tr></table>",
		} {
			r := read(t, "a.html", strings.Replace(plain.html(), "<div>\n", "<div>\n"+printed, 1))
			if r.Report == nil || r.Report.Agency != "云河市水务局" || strongest(r.Report.Evidence) != "publisher" {
				t.Errorf("%s in %s: %+v; want the publisher", label, name, r.Problem)
			}
		}
	}
}

// rule: func resolve in extract/resolve.go
func TestQ28WhatTheSourceCovers(t *testing.T) {
	x := Extractor{Agencies: report.NewAgencies([]report.Agency{
		{ID: "city", Name: "云河市人民政府", Region: "990100", Confirmed: true},
		{ID: "water", Name: "云河市水务局", Region: "990100", Confirmed: true},
		{ID: "town", Name: "湖口镇人民政府", Region: "990102", Confirmed: true}})}
	for name, c := range map[string]struct {
		title  string
		covers report.Covers
		want   string
	}{
		"a report without a name":           {"2021年政府信息公开工作年度报告", report.Covers{Agency: "water"}, "water 990100 agency"},
		"of a government":                   {"2021年政府信息公开工作年度报告", report.Covers{Agency: "city"}, "city 990100 consolidated"},
		"a name that is short for its own":  {"水务局2021年政府信息公开工作年度报告", report.Covers{Agency: "water"}, "water 990100 agency"},
		"a place alone is its government":   {"云河市2021年政府信息公开工作年度报告", report.Covers{Region: "990100"}, "city 990100 consolidated"},
		"a region that the agency narrows":  {"湖口镇人民政府2021年政府信息公开工作年度报告", report.Covers{Region: "990100"}, "town 990102 agency"},
		"another's report on its own pages": {"湖口镇人民政府2021年政府信息公开工作年度报告", report.Covers{Agency: "water"}, "town 990102 agency"},
	} {
		src := report.Source{ID: "s", Covers: c.covers}
		r := x.Read(t.Context(), "http://a.gov.cn/1.html", []byte(site{title: c.title}.html()), "", &src)[0]
		if got := fmt.Sprint(r.Report.AgencyID, " ", r.Report.Region, " ", r.Report.Scope); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q; want %q", name, got, c.want)
		}
		if c.covers.Agency != "" && !slices.ContainsFunc(r.Report.Evidence, func(e report.Evidence) bool { return e.From == "source" }) {
			t.Errorf("%s: evidence %v; want the source's, too", name, evidence(r.Report, report.AboutAgency))
		}
	}
}

// A report of prose has two sections, words enough and a claim; in the years of tables
// no grid, and never many figures that stand alone.
// rule: func readProse in extract/prose_only.go, what may be a table
func TestQ40ProseThatMayHideATable(t *testing.T) {
	long := strings.Repeat("我局高度重视政府信息公开工作，切实加强组织领导，不断完善工作机制。", 12)
	const claim, problems = "我局主动公开政府信息12条。", "<p>五、存在的主要问题及改进措施</p><p>有待加强。</p>"
	grid := "<table>" + strings.Repeat("<tr><td>甲类<td>乙类</tr>", 4) + "</table>"
	small := "<table>" + strings.Repeat("<tr><td>甲类<td>乙类</tr>", 3) + "</table>"
	figures := strings.Repeat("<p>12</p>", 7)
	for name, c := range map[string]struct {
		year string
		body string
		want bool
	}{
		"prose":                         {"2016年", long + claim + problems, true},
		"too short":                     {"2016年", claim + problems, false},
		"too short before tables":       {"2012年", claim + problems, false},
		"short, of three parts":         {"2012年", claim + "</p><p>二、主动公开政府信息情况</p><p>依法公开。</p>" + problems, true},
		"of three parts, without words": {"2012年", claim + "</p><p>二、主动公开政府信息情况</p>" + problems, false},
		"of three parts and no year":    {"", claim + "</p><p>二、主动公开政府信息情况</p><p>依法公开。</p>" + problems, false},
		"one section":                   {"2016年", long + claim, false},
		"no claim":                      {"2016年", long + problems, false},
		"a grid":                        {"2016年", long + claim + "</p>" + grid + problems, false},
		"a grid before tables":          {"2012年", long + claim + "</p>" + grid + problems, true},
		"a small grid":                  {"2016年", long + claim + "</p>" + small + problems, true},
		"figures":                       {"2012年", long + claim + "</p>" + figures + problems, false},
		"blank lines":                   {"2016年", long + claim + "</p>" + strings.Repeat("<p>&nbsp;</p>", 9) + problems, true},
	} {
		r := read(t, "a.html", "<html><body><h1>甲市教育局"+c.year+"政府信息公开工作年度报告</h1><p>一、概述</p><p>"+c.body+"</body></html>")
		if (r.Report != nil) != c.want {
			t.Errorf("%s: %+v; a report %v, want %v", name, r.Problem, r.Report != nil, c.want)
		}
	}
}

// Of two bodies of one name in one place the year says which, and without a place
// the name decides only where it is the only one.
// rule: func pick in report/agency.go
func TestQ46TheYearSaysWhichBody(t *testing.T) {
	x := Extractor{Agencies: report.NewAgencies([]report.Agency{
		{ID: "old", Name: "云河市文化局", Region: "990100", ValidTo: 2018, Confirmed: true},
		{ID: "new", Name: "云河市文化局", Region: "990100", ValidFrom: 2019, Confirmed: true},
		{ID: "lone", Name: "湖口县水务局", Region: "990102", Confirmed: true}})}
	for title, want := range map[string]string{"云河市文化局2015年": "old", "云河市文化局2018年": "old", "云河市文化局2019年": "new", "云河市文化局2023年": "new"} {
		src := report.Source{ID: "s", Covers: report.Covers{Region: "990100"}}
		if r := x.Read(t.Context(), "http://a.gov.cn/1.html", []byte(site{title: title + "政府信息公开工作年度报告"}.html()), "", &src)[0]; r.Report.AgencyID != want {
			t.Errorf("%s is of %s; want %s", title, r.Report.AgencyID, want)
		}
	}
	src := report.Source{ID: "s"}
	if r := x.Read(t.Context(), "http://a.gov.cn/1.html", []byte(site{title: "湖口县水务局2021年政府信息公开工作年度报告"}.html()), "", &src)[0]; r.Report.AgencyID != "lone" {
		t.Errorf("without a place it is of %s; want lone", r.Report.AgencyID)
	}
}

// What is hidden is no digit, what a field holds is one, and digits on two lines are
// two figures.
// rule: func cellText in document/grid.go
func TestQ60WhatACellShows(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|12<span style=\"display:none\">3</span>"),
		block("六", "信息内容|本年处理决定数量", "行政处罚|<input value=\"7\">", "行政强制|1<p>2</p>"), block("八", "信息内容|本年收费金额（单位：万元）", "行政事业性收费|6<!-- 1 -->5<script>9</script>")),
		"disclosure_license_decisions=12", "disclosure_penalty_decisions=7", "disclosure_coercion_decisions=illegible", "disclosure_fee_amount=65")
}

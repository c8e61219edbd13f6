package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harvest/report"
)

// What holds no report that can be read is a problem of its kind.
func TestProblems(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("testdata", "2021", "plain.html"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("testdata", "2021", "tabs.txt"))
	if err != nil {
		t.Fatal(err)
	}
	cut := func(body []byte, after string) string {
		i := strings.Index(string(body), after)
		if i < 0 {
			t.Fatalf("no %q in the page", after)
		}
		return string(body[:i+len(after)])
	}
	for name, c := range map[string]struct {
		body string
		want report.ProblemKind
	}{
		"nothing":                      {"", report.Empty},
		"white space":                  {" \n\u3000\n", report.Empty},
		"a page of scripts":            {"<html><body><script>var a = 1</script></body></html>", report.Empty},
		"a notice":                     {"<html><body><h1>关于做好2021年政府信息公开工作年度报告编制发布工作的通知</h1><p>各单位：</p></body></html>", report.NotReport},
		"half a year":                  {strings.ReplaceAll(string(page), "2022年政府信息公开工作年度报告", "2022年上半年政府信息公开数据统计"), report.NotReport},
		"a wall":                       {"<html><body><h1>访问被拒绝</h1><p>您的请求已被拦截</p></body></html>", report.Blocked},
		"a PDF":                        {"%PDF-1.7\n", report.Truncated},
		"a form nobody knows":          {"<html><body><h1>甲市2010年政府信息公开工作年度报告</h1><p>一、概述</p><p>全年公开信息五百条。</p></body></html>", report.UnknownForm},
		"tables as pictures (Q18)":     {"<html><body><h1>甲市教育局2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本机关依法公开。</p><p>二、主动公开政府信息情况</p><p><img src=1.png></p><p>三、收到和处理政府信息公开申请情况</p><img src=2.png></body></html>", report.Scan},
		"a picture and nothing else":   {"<html><body><img src=1.png></body></html>", report.Scan},
		"a picture beside long prose":  {"<html><body><h1>甲市教育局2010年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><img src=1.png><p>" + strings.Repeat("全年依法公开政府信息。", 20) + "</p></body></html>", report.UnknownForm},
		"cut before the tables":        {cut(page, "<p>二、主动公开政府信息情况</p>"), report.Truncated},
		"cut in table 2":               {cut(page, "行政处罚</p>"), report.Truncated},
		"cut in table 3":               {cut(page, "重复申请</p>"), report.Truncated},
		"cut in table 4":               {cut(page, "复议后起诉</td>"), report.Truncated},
		"cut before table 4":           {cut(page, "四、结转下年度继续办理</p>"), report.Truncated},
		"a text cut in table 2":        {cut(text, "行政处罚\t19"), report.Truncated},
		"a text cut in table 3":        {cut(text, "2.重复申请\t"), report.Truncated},
		"a text cut in table 3's head": {cut(text, "社会公益组织\t法律"), report.Truncated},
		"a text cut in a label":        {cut(text, "2.其他法律行"), report.Truncated},
		"a text cut in a sentence":     {cut(text, "回应群众"), report.Truncated},
		"a text whose bytes are a lie": {"\x00\x01\x02PNG", report.Unsupported},
	} {
		got := read(t, "a", c.body)
		if got.Problem == nil || got.Problem.Kind != c.want || got.Problem.Detail == "" {
			t.Errorf("%s: %+v; want the problem %s", name, got.Problem, c.want)
		}
	}
}

func TestOnePageMayHoldSeveralReports(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("testdata", "2021", "plain.html"))
	if err != nil {
		t.Fatal(err)
	}
	body := string(page)
	start, end := strings.Index(body, "<h1>"), strings.LastIndex(body, "</div><div class=footer>")
	one := body[start:end]
	two := strings.ReplaceAll(one, "丁香市林业局", "丁香市水利局")
	three := strings.ReplaceAll(one, "丁香市林业局", "丁香市审计局")
	var x Extractor
	readings := x.Read(t.Context(), "a.html", []byte(body[:end]+two+three+body[end:]), "", nil)
	if len(readings) != 3 {
		t.Fatalf("%d readings, want 3", len(readings))
	}
	for i, want := range []struct{ part, agency string }{{"", "丁香市林业局"}, {"#2", "丁香市水利局"}, {"#3", "丁香市审计局"}} {
		r := readings[i]
		if r.Part != want.part || r.Report == nil || r.Report.Agency != want.agency || r.Report.Year != 2022 || len(cellsOf(r.Report)) != 200 || len(r.Findings) != 0 {
			t.Errorf("reading %d: part %q, %+v, findings %v; want part %q of %s", i, r.Part, r.Report, r.Findings, want.part, want.agency)
		}
	}
}

// What a page's author may write in many ways changes nothing.
func TestTheSameReportHoweverItIsWritten(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("testdata", "2021", "plain.html"))
	if err != nil {
		t.Fatal(err)
	}
	want := read(t, "a.html", string(page))
	for name, change := range map[string]func(string) string{
		"other attributes": func(s string) string {
			return strings.ReplaceAll(s, "<td>", `<td width="80" style="border:1px" class=x>`)
		},
		"spans in cells": func(s string) string { return strings.ReplaceAll(s, "</p></td>", "</span></p></td>") },
		"comments":       func(s string) string { return strings.ReplaceAll(s, "<td>", "<!-- 12 --><td>") },
		"white space":    func(s string) string { return strings.ReplaceAll(s, "<td><p>", "<td>\n  <p>&nbsp; ") },
		"capital tags": func(s string) string {
			return strings.NewReplacer("<td", "<TD", "</td>", "</TD>", "<tr>", "<TR>").Replace(s)
		},
		"no end tags":      func(s string) string { return strings.NewReplacer("</td>", "", "</tr>", "").Replace(s) },
		"half-width marks": func(s string) string { return strings.NewReplacer("（", "(", "）", ")", "：", ":").Replace(s) },
		"a layout table": func(s string) string {
			return strings.NewReplacer("<div class=article>", "<table><tr><td>", "</div><div class=footer>", "</td></tr></table><div class=footer>").Replace(s)
		},
		"traditional words": func(s string) string {
			return strings.NewReplacer("总计", "總計", "自然人", "自然人", "结转", "結轉").Replace(s)
		},
	} {
		got := read(t, "a.html", change(string(page)))
		if got.Report == nil {
			t.Errorf("%s: %+v", name, got.Problem)
			continue
		}
		for i, f := range got.Report.Facts {
			w := want.Report.Facts[i]
			if f.Indicator != w.Indicator || f.Member != w.Member || f.State != w.State || f.Value != w.Value {
				t.Errorf("%s: %+v; want %+v", name, f, w)
				break
			}
		}
	}
}

package main

import (
	"strings"
	"testing"
	"time"

	"harvest"
	"harvest/report"
	"harvest/warehouse"
)

// cited is an explanation of a figure, as far as a citation needs it.
func cited(f warehouse.Figure) harvest.Explanation {
	return harvest.Explanation{Explanation: warehouse.Explanation{Release: "2026-11-23.1", Harvest: "0.1.0", Figure: f, Report: warehouse.Explained{
		AgencyName: "甲市教育局", Year: 2021, Title: "甲市教育局2021年政府信息公开工作年度报告", Published: time.Date(2022, 1, 14, 0, 0, 0, 0, time.UTC),
		Input: "http://jyj.jia.gov.cn/a.html", URL: "http://jyj.jia.gov.cn/a.html", Digest: strings.Repeat("3fa9", 16),
		FirstSeen: time.Date(2026, 11, 22, 16, 30, 0, 0, time.UTC), Choice: 1, Editions: 1}}}
}

func value(v report.Value) *report.Value { return &v }

func TestACitationIsOneLineForAnArticle(t *testing.T) {
	x := cited(warehouse.Figure{Indicator: "request_new", Member: "total", Label: "一、本年新收政府信息公开申请数量", MemberLabel: "总计", Section: 3, State: report.Stated, Value: value(report.Count(4)), Unit: "件"})
	want := "甲市教育局：《甲市教育局2021年政府信息公开工作年度报告》（2021年度，2022-01-14 发布），表3“一、本年新收政府信息公开申请数量／总计”：4 件。" +
		"http://jyj.jia.gov.cn/a.html，2026-11-23 取得，SHA-256 3fa93fa93fa9…，harvest 2026-11-23.1（版本 0.1.0）。"
	if got := citeLine(x, false); got != want {
		t.Errorf("citeLine = %s\nwant       %s", got, want)
	}
	x.Report.AddedBy = "数据组"
	want = strings.Replace(want, " 取得，", " 取得（数据组 手工存入），", 1)
	if got := citeLine(x, false); got != want {
		t.Errorf("citeLine of a page added by hand = %s\nwant       %s", got, want)
	}
	x.Report = warehouse.Explained{Input: "a.html", Part: "#2"}
	want = "机关不明：无标题的政府信息公开工作年度报告（年度不明，该页第 2 份报告），表3“一、本年新收政府信息公开申请数量／总计”：4 件。文件 a.html（未存档），harvest 2026-11-23.1（版本 0.1.0）。"
	if got := citeLine(x, true); got != want {
		t.Errorf("citeLine of a bare file = %s\nwant                       %s", got, want)
	}
}

func TestACitedFigureSaysHowItIsPrinted(t *testing.T) {
	for want, f := range map[string]warehouse.Figure{
		"4 件":                  {State: report.Stated, Value: value(report.Count(4)), Unit: "件"},
		"0 件":                  {State: report.Stated, Value: value(0), Unit: "件"},
		"1377 件（原文“1,377”）":    {State: report.Stated, Value: value(report.Count(1377)), Unit: "件", Printed: "1,377"},
		"25.1 万元（原文“251000元”）": {State: report.Stated, Value: value(25_100_000), Unit: "万元", Printed: "251000元", Rule: "in-order,unit-yuan"},
		"25.1 万元（原文“251000”，表头以元为单位）": {State: report.Stated, Value: value(25_100_000), Unit: "万元", Printed: "251000", Rule: "in-order,unit-yuan"},
		"25000 万元（原文“2.5”，表头以亿元为单位）":  {State: report.Stated, Value: value(report.Count(25000)), Unit: "万元", Printed: "2.5", Rule: "in-order,unit-yi"},
		"7 件（计算得出，原文空白）":              {State: report.Derived, Value: value(report.Count(7)), Unit: "件"},
		"空白（未填数字）":                    {State: report.Blank, Unit: "件"},
		"“—”（未填数字）":                   {State: report.Dash, Unit: "件", Printed: "—"},
		"“/”（未填数字）":                   {State: report.Slash, Unit: "件", Printed: "/"},
		"“无”（未填数字）":                   {State: report.NoneWord, Unit: "件", Printed: "无"},
		"无法辨认（原文“约 三”）":               {State: report.Illegible, Unit: "件", Printed: "约\n三"},
		"报告中没有此项":                     {State: report.Absent, Unit: "件"},
	} {
		if got := citedValue(&f); got != want {
			t.Errorf("citedValue(%+v) = %s, want %s", f, got, want)
		}
		if f.Value == nil && strings.ContainsAny(citedValue(&f), "0０123456789") {
			t.Errorf("citedValue(%+v) = %s, which looks like a number", f, citedValue(&f))
		}
	}
}

func TestWhatSpeaksAgainstAFigureIsAWarning(t *testing.T) {
	x := cited(warehouse.Figure{})
	x.Checks = []warehouse.CheckResult{{Check: "A", Outcome: "holds"}, {Check: "B", Severity: "error", Outcome: string(report.Broken), Want: "1", Got: "2"},
		{Check: "C", Outcome: warehouse.NoFinding}, {Check: "D", Severity: "warning", Outcome: string(report.Broken), Want: "3", Got: "4", Later: true}}
	x.Doubts = []warehouse.CheckResult{{Check: "E", Severity: "info", Want: "x", Got: "y"}, {Check: "F", Severity: "parser", Want: "x", Got: "y"}}
	if got := strings.Join(citeWarnings(x), "\n"); got != "B (error) does not hold: want 1, got 2\nD (warning) does not hold: want 3, got 4, in the report for the year after\nF (parser) about the whole report: want x, got y" {
		t.Errorf("citeWarnings = %s", got)
	}
	x.Checks, x.Doubts = nil, nil
	if got := citeWarnings(x); got != nil {
		t.Errorf("citeWarnings of a figure that nothing speaks against = %q", got)
	}
	x.Report.Choice, x.Report.Editions, x.Report.Why = 2, 3, "replaced at its own address"
	if got := citeWarnings(x); len(got) != 1 || got[0] != "edition 2 of 3, not the one to believe: replaced at its own address" {
		t.Errorf("citeWarnings of an edition passed over = %q", got)
	}
}

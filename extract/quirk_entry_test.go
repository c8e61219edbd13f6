package extract

import (
	"fmt"
	"strings"
	"testing"

	"harvest/report"
)

// Every word of a table of words that a quirk is read by, each where no other of them
// stands beside it. See quirk_named_test.go.

// rule: var units in report/number.go
func TestQ09EachUnit(t *testing.T) {
	for _, unit := range []string{"人次", "件", "条", "项", "次", "个", "份", "起", "宗", "例", "篇"} {
		wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额", "政府集中采购|3"+unit+"|2")), "disclosure_procurement_projects=3")
	}
	for unit, want := range map[string]string{"元": "25", "万元": "250000", "亿元": "2500000000"} {
		wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额", "政府集中采购|3|250000"+unit)), "disclosure_procurement_amount="+want)
	}
}

// rule: var closings in extract/stretch.go
func TestQ30EachWordThatEndsALetter(t *testing.T) {
	for _, line := range []string{"抄送：省委办公厅。", "抄报：省委办公厅。", "主送：各科室。", "分送：各科室。", "联系人：张三", "联系电话：0000-1234567", "联系方式：0000-1234567",
		"此件主动公开", "（此件主动公开）", "(此件主动公开)", "信息公开选项：主动公开", "附件：统计表", "附表：统计表", "附：统计表", "附:统计表", "【附件】统计表"} {
		r := site{title: "云河市教育局2021年政府信息公开工作年度报告", below: []string{line, "某局办公室"}}.read(t)
		sections := r.Report.Sections
		if last := sections[len(sections)-1]; last.Text != "未收取信息处理费。" {
			t.Errorf("%s: the last section is %q; want it to end before", line, last.Text)
		}
	}
	long := "附件" + strings.Repeat("与本报告一并在本机关网站公开", 8) + "。"
	r := site{title: "云河市教育局2021年政府信息公开工作年度报告", below: []string{long}}.read(t)
	sections := r.Report.Sections
	if last := sections[len(sections)-1]; !strings.Contains(last.Text, long) {
		t.Errorf("the last section is %q; want the sentence behind it, too", last.Text)
	}
}

// rule: func jointBodies in extract/evidence_agency.go, the signs between
func TestQ32EachSignBetweenBodies(t *testing.T) {
	for _, sign := range []string{"、", "/", "／", "和", "与"} {
		if got := jointBodies("甲市文化局" + sign + "甲市旅游局"); len(got) != 2 || got[1] != "甲市旅游局" {
			t.Errorf("%s: %q; want both", sign, got)
		}
	}
	for _, name := range []string{"甲市文化局（联系人）", "甲市（甲市旅游局", "文化（甲市旅游局）", "甲市文化局（甲市旅游局）等", "甲县文化局和乙县"} {
		if got := jointBodies(name); got != nil {
			t.Errorf("%s: %q; want none", name, got)
		}
	}
}

// rule: var period in extract/evidence_year.go
// rule: var term in extract/evidence_year.go
func TestQ38EachWordOfThePeriod(t *testing.T) {
	var sentences []string
	for _, until := range []string{"至", "到", "—", "-", "－", "~", "～"} {
		sentences = append(sentences, "所列数据统计自2023年1月1日起"+until+"12月31日。", "所列数据统计自2023年1月1日"+until+"12月31日。")
	}
	for _, from := range []string{"零时起", "0时起", "零时开始", "起", "开始", ""} {
		sentences = append(sentences, "所列数据统计自2023年1月1日"+from+"至2023年12月31日。")
	}
	for _, term := range []string{"期限", "时限", "时段", "周期", "时间"} {
		sentences = append(sentences, "统计"+term+"为2023年度。", "统计"+term+"：2023。")
	}
	for _, sentence := range sentences {
		r := site{title: "某局政府信息公开工作年度报告", above: []string{sentence}}.read(t)
		if got := evidence(r.Report, report.AboutYear); r.Report.Year != 2023 || got[0] != "period 2023" {
			t.Errorf("%s: year %d by %v; want 2023 by the period", sentence, r.Report.Year, got)
		}
	}
}

// rule: var yearEnds in extract/claim.go
func TestQ38TheEndsOfAYearAreNoMonth(t *testing.T) {
	for _, span := range []string{"2021年1月1日至12月31日", "2021年01月01日至12月31日", "截至2021年12月底", "截至2021年12月31日"} {
		if got := shownClaims(claimsOf(t, title+"一、总体情况\n"+span+"，我局共收到政府信息公开申请3件。", 2021)); got != "requests_received=3" {
			t.Errorf("%s: claims %q; want the three applications of the year", span, got)
		}
	}
	for _, span := range []string{"2021年3月", "2021年1月1日至6月30日", "截至2021年11月底"} {
		if got := shownClaims(claimsOf(t, title+"一、总体情况\n"+span+"，我局共收到政府信息公开申请3件。", 2021)); got != "" {
			t.Errorf("%s: claims %q; want none of a part of the year", span, got)
		}
	}
}

// rule: var betting in extract/impostor.go
func TestQ42EachNameOfABettingSite(t *testing.T) {
	for _, name := range []string{"365bet", "bet365", "必威", "betway", "体彩网", "澳客", "博彩", "威尼斯人", "亚博", "太阳城集团", "皇冠体育", "开元棋牌", "百家乐", "体育APP", "娱乐城", "六合彩"} {
		r := read(t, "a.html", site{title: name + "2021年政府信息公开工作年度报告"}.html())
		if r.Problem == nil || r.Problem.Kind != report.NotReport || !strings.Contains(r.Problem.Detail, "betting") {
			t.Errorf("%s: %+v; want a clone", name, r.Problem)
		}
	}
}

// rule: func partYear in extract/extract.go
func TestQ47EachPartOfAYear(t *testing.T) {
	s := newSheet("2021")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	for _, part := range []string{"上半年", "下半年", "三季度", "5月份", "5月月报"} {
		body := strings.Replace(page, "甲市教育局2021年政府信息公开工作年度报告", "依申请公开统计（"+part+"）", 1)
		if r := read(t, "a.html", body); r.Problem == nil || r.Problem.Kind != report.NotReport {
			t.Errorf("%s: %+v; want no report", part, r.Problem)
		}
	}
}

// rule: var besideFigures in extract/statistics.go
// rule: var codeHead in extract/statistics.go
// rule: func chooseColumn in extract/statistics.go, the sum of the parts
func TestQ59EachHeadBesideTheFigures(t *testing.T) {
	labels := []string{"主动公开文件数", "政府网站公开数", "受理依申请公开信息总数", "行政复议数", "行政诉讼数"}
	page := func(head []string, figures ...string) string {
		var rows [][]string
		for i, label := range labels {
			row := append([]string{label}, figures...)
			for k := range row {
				row[k] = strings.ReplaceAll(row[k], "N", fmt.Sprint(i+11))
			}
			rows = append(rows, row)
		}
		return annual(2014, head, rows...)
	}
	want := func(name, body string) {
		t.Helper()
		got := stated(read(t, "a.html", body))
		if len(got) != len(labels) {
			t.Errorf("%s: %v; want five figures", name, got)
		}
		for code, v := range got {
			if v != "5" {
				t.Errorf("%s: %s = %s; want 5", name, code, v)
			}
		}
	}
	for _, code := range []string{"代码", "序号", "编号", "行次", "指标代码", "行 次"} {
		want(code, page([]string{"指标名称", code, "统计数"}, "N", "5"))
	}
	for _, beside := range []string{"单位", "计量单位", "统计单位", "数据单位", "备注", "说明", "指标", "项目"} {
		want(beside, page([]string{"事项", beside, "统计数"}, "", "5"))
		want(beside, page([]string{"事项", "统计数", beside}, "5", ""))
	}
	for _, sum := range []string{"合计", "总计", "总数", "全市合计", "全县合计", "全区合计", "全省合计"} {
		want(sum, page([]string{"统计指标", "机关", "乡镇", sum}, "2", "3", "5"))
	}
}

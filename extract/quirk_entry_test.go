package extract

import (
	"fmt"
	"strings"
	"testing"

	"harvest/page"
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

// Of a row whose two figures lost their columns the head says which numbers the row.
// rule: var codeHead in extract/statistics.go
func TestQ59EachHeadOfRowNumbers(t *testing.T) {
	for _, code := range []string{"代码", "序号", "编号", "行次"} {
		rows, want := national()
		var b strings.Builder
		b.WriteString("甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表：统计表\n\n统计指标 单位 " + code + " 统计数\n")
		for i, r := range rows {
			b.WriteString(strings.Join([]string{r[0], r[1], fmt.Sprint(700 + i), r[2]}, " ") + "\n")
		}
		got := stated(read(t, "a.txt", b.String()))
		for indicator, v := range want {
			if got[indicator] != v {
				t.Errorf("%s: %s = %q; want %s", code, indicator, got[indicator], v)
			}
		}
	}
}

// Each word that names who reports for whom, alone.
// rule: var scopeRules in extract/scope.go
func TestQ33EachWordOfScope(t *testing.T) {
	for scope, names := range map[report.Scope][]string{
		report.ScopeAgency: {"大东乡", "石桥镇", "巴音苏木", "石桥街道", "云河民族乡", "石桥镇人民政府", "石桥镇政府", "石桥街道办事处", "石桥街道办", "石桥镇（云河市）",
			"云河开发区", "云河园区", "云河高新区", "云河经开区", "云河示范区", "云河试验区", "云河度假区", "云河风景区", "云河风景名胜区", "云河保税区", "云河合作区", "云河实验区", "云河功能区", "云河管理区", "云河旅游区",
			"云河新城", "云河开发区管委会", "云河开发区管理委员会", "云河管委会", "云河管理委员会"},
		report.ScopeOffice:       {"云河市人民政府办公厅", "云河市人民政府办公室", "云河市人民政府办", "云河市政府办公室", "云河市府办", "云河市人民政府本级", "云河市政府本级", "云河市人民政府（本级", "本级"},
		report.ScopeConsolidated: {"云河市人民政府", "云河市政府", "云河地区行政公署", "云河盟行署", "云河政府系统", "全市", "本市", "云河市各级行政机关", "云河省", "云河市", "云河县", "云河区", "云河州", "云河盟", "云河旗"},
	} {
		for _, name := range names {
			if got := scopeOf(name, ""); got != scope {
				t.Errorf("scopeOf(%q) = %s; want %s", name, got, scope)
			}
		}
	}
}

// rule: var speaksForAll in extract/scope.go
// rule: var speaksForOffice in extract/scope.go
func TestQ33EachOpeningOfScope(t *testing.T) {
	for _, opening := range []string{
		"本报告由各级行政机关的数据构成。", "本报告汇总各部门报告。", "本报告综合各部门报告。", "本报告汇总全市单位工作报告。", "本报告汇总各机关年度报告。", "本报告汇总各政府报告。",
		"本报告综合各部门情况编制。", "本报告综合各部门情况编写。",
		"本报告涵盖各县情况。", "本报告包括各县情况。", "本报告包括各区情况。", "本报告包括各市情况。", "本报告包括各乡情况。", "本报告包括各镇情况。", "本报告包括各级情况。", "本报告包括各部门情况。", "本报告涵盖各县数据。",
		"本报告在各政府报告汇总后形成。", "本报告由各部门报告综合而成。", "本报告在各部门报告基础上形成。",
	} {
		if got := scopeOf("", opening); got != report.ScopeConsolidated {
			t.Errorf("%s: %s; want consolidated", opening, got)
		}
	}
	for _, opening := range []string{"云河市人民政府（市政府办公室）按照规定编制。", "（市府办）按照规定编制。", "（市政府办公厅）按照规定编制。", "我办依法公开。", "我办公室依法公开。", "本办公室依法公开。"} {
		if got := scopeOf("云河市人民政府", opening); got != report.ScopeOffice {
			t.Errorf("%s: %s; want office", opening, got)
		}
	}
}

// rule: func headingText in extract/section.go
func TestQ23EachWordOfTypesetting(t *testing.T) {
	for _, note := range []string{"宋体", "黑体", "仿宋", "楷体", "小四号字", "字号20", "加粗", "行距20磅", "字体不限", "居中", "首行缩进"} {
		if got := headingText("一、总体情况（" + note + "）"); got != "一、总体情况" {
			t.Errorf("heading with %s is %q; want it cut", note, got)
		}
	}
	if got := headingText("一、总体情况（含街道）"); got != "一、总体情况（含街道）" {
		t.Errorf("heading is %q; want it whole", got)
	}
}

// Governments and their offices put up every body's report; a township's puts up its
// own.
// rule: func isGovernment in extract/evidence_agency.go
func TestQ31EachNameOfAGovernment(t *testing.T) {
	for _, name := range []string{"云河市人民政府", "云河市政府办", "云河府办公室", "市府办", "县府办", "区府办", "云河市政务公开科", "云河区党政办", "市政府", "县政府", "区政府", "省政府", "州政府", "旗政府", "盟行署"} {
		if !isGovernment(name) {
			t.Errorf("%s is no government; want one", name)
		}
		r := site{title: "云河区教育局2021年政府信息公开工作年度报告", above: []string{"发布机构：" + name}}.read(t)
		if got := finds(r, "MD_AGENCY_VS_PUBLISHER"); len(got) != 0 {
			t.Errorf("%s: %v; want no finding", name, got)
		}
	}
	for _, name := range []string{"石桥镇人民政府", "云河市教育局", "石桥街道办事处"} {
		if isGovernment(name) {
			t.Errorf("%s is a government; want none", name)
		}
	}
}

// rule: func bareTitle in extract/meta.go
func TestQ30EachWordBeforeAnInnerTitle(t *testing.T) {
	for _, w := range []string{"云河市政府关于公布", "转发", "现将", "现公布"} {
		const inner = "云河市教育局2021年政府信息公开工作年度报告"
		title, ok := page.ReportTitle(inner)
		if !ok {
			t.Fatal(inner)
		}
		if got := bareTitle(w+inner, title); got != inner {
			t.Errorf("%s: %q; want the inner title", w, got)
		}
		if got := bareTitle("【"+inner+"】", title); got != "【"+inner+"】" {
			t.Errorf("%q; want it as printed", got)
		}
	}
}

// A label that is wrapped around its figures has them behind the end of a word, on the
// line that begins with its own.
func TestARowOfTable2IsMovedToTheLineOfItsOwnLabel(t *testing.T) {
	f, _ := report.FormByName("2021")
	book := rowBookOf(f, "disclosure")
	lineOf := func(texts ...string) line {
		var l line
		for _, text := range texts {
			l.cells = append(l.cells, newCell(text, report.At{}))
		}
		return l
	}
	own := book.exact[labelKey("规章")][0]
	for name, c := range map[string]struct {
		first      line
		exact      bool
		line, leaf int
	}{
		"its own line":     {first: lineOf("规章", "州人", "3", "4", "5"), line: 0, leaf: 1},
		"figures too few":  {first: lineOf("规章", "州人", "3", "4"), line: -1},
		"words in between": {first: lineOf("规章", "州人", "3", "见附件", "5"), line: -1},
		"without figures":  {first: lineOf("规章", "州人"), line: 1},
		"another label":    {first: lineOf("规定", "州人", "3", "4", "5"), line: 1},
		"known for sure":   {first: lineOf("规章", "州人", "3", "4", "5"), exact: true, line: 1},
	} {
		tb := &table{lines: []line{c.first, lineOf("行政规范", "6", "7", "8")}}
		rows := make([]match, len(book.rows))
		for j := range rows {
			rows[j].line = -1
		}
		rows[own] = match{line: 1, exact: c.exact}
		ownLines(tb, rows, book, f)
		if rows[own].line != c.line || rows[own].leaf != c.leaf {
			t.Errorf("%s: on line %d by cell %d; want %d and %d", name, rows[own].line, rows[own].leaf, c.line, c.leaf)
		}
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

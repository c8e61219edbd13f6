package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// stacked prints rows a cell a line with a bar behind each, and the bars that a tool
// adds for the columns that a row of fewer cells takes up.
func stacked(width int, rows ...string) string {
	var b strings.Builder
	for _, r := range rows {
		cells := strings.Split(r, "|")
		b.WriteString(strings.Join(cells, " |\n") + " |\n")
		if n := width - len(cells); n > 0 {
			b.WriteString(strings.Repeat("|", n) + "\n")
		}
	}
	return b.String()
}

// rule: func stacked in document/text_bars.go
func TestQ05OneCellALineWithTheBarsOfItsRows(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead(stacked(10, strings.ReplaceAll(headCells, "\t", "|")), func(r []string) string {
		return stacked(10, strings.Join(r, "|"))
	})))
	s.check(t, read(t, "a.txt", s.withHead("|\n"+stacked(10, strings.ReplaceAll(headCells, "\t", "|")), func(r []string) string {
		return "|\n" + stacked(10, strings.Join(r, "|"))
	})))
}

// disclosedText reads table 2 as text.
func disclosedText(t *testing.T, year int, table string) report.Reading {
	t.Helper()
	return read(t, "a.txt", fmt.Sprintf("甲市教育局%d年政府信息公开工作年度报告\n二、主动公开政府信息情况\n%s", year, table))
}

// rule: func stacked in document/text_bars.go
func TestQ05Table2OneCellALineWithTheBarsOfItsRows(t *testing.T) {
	for name, first := range map[string]string{"the form's first column": "信息内容", "another": "信息类别"} {
		t.Run(name, func(t *testing.T) {
			r := disclosedText(t, 2020, stacked(4,
				"第二十条第（一）项", first+"|本年新制作数量|本年新公开数量|对外公开总数量", "规章|3|-|5", "规范性文件|6|7|8",
				"第二十条第（六）项", first+"|上一年项目数量|本年增/减|处理决定数量", "行政处罚|21|-2|23", "行政强制|24|0|26",
				"第二十条第（八）项", first+"|上一年项目数量|本年增/减|", "行政事业性收费|31|-4|",
				"第二十条第（九）项", first+"|采购项目数量|采购总金额|", "政府集中采购|41|42.5|"))
			wantCells(t, disclosedText(t, 2020, stacked(4, "公开条例二十条（八）项", first+"|上一年项目数量|本年增/减|", "行政事业性收费|31|-4|")+"五、存在的主要问题及改进情况\n有待加强。\n"),
				"disclosure_fee_items_prev=31", "disclosure_fee_items_change=-4")
			wantCells(t, r, "disclosure_rules_made=3", "disclosure_rules_newly_published=dash", "disclosure_rules_published_total=5",
				"disclosure_normative_newly_published=7", "disclosure_penalty_items_change=-2", "disclosure_coercion_decisions=26",
				"disclosure_fee_items_prev=31", "disclosure_fee_items_change=-4", "disclosure_procurement_projects=41", "disclosure_procurement_amount=42.5")
		})
	}
}

// rule: func unitAround in extract/disclosure_unit.go
func TestQ10AUnitInAHeadWhoseColumnsAreLost(t *testing.T) {
	head := "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n7\n第二十条第（八）项\n"
	for name, tail := range map[string]string{
		"a cell a line":                     "信息内容\n本年收费金额（单位：元）\n行政事业性收费\n251000\n",
		"a row a line":                      "信息内容 本年收费金额（单位：元）\n行政事业性收费 251000\n",
		"no first column":                   "本年收费金额（单位：元）\n行政事业性收费 251000\n",
		"a unit on a line of its own":       "信息内容\n本年收费金额\n（单位：元）\n行政事业性收费\n251000\n",
		"wrapped":                           "信息 本年收费\n内容 金额（单\n位：元）\n行政事业性收费 251000\n",
		"in the label":                      "信息内容\n本年收费金额\n行政事业性收费（单位：元）\n251000\n",
		"in the cell, which is asked first": "信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n251000元\n",
	} {
		r := disclosedText(t, 2023, head+tail)
		t.Run(name, func(t *testing.T) { wantCells(t, r, "disclosure_license_decisions=7", "disclosure_fee_amount=25.1") })
	}
	bars := strings.ReplaceAll(head+"信息内容\n本年收费金额（单位：元）\n行政事业性收费\n251000\n", "\n", " |\n")
	wantCells(t, disclosedText(t, 2023, bars), "disclosure_license_decisions=7", "disclosure_fee_amount=25.1")
	wantCells(t, disclosedText(t, 2023, head+"信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n25.1\n"), "disclosure_fee_amount=25.1")
	wantCells(t, disclosedText(t, 2023, head+"信息内容\n本年收费金额\n行政事业性收费\n25.1\n"), "disclosure_fee_amount=25.1")
}

func TestAStatisticalTableOneCellALineWithBars(t *testing.T) {
	rows, want := national()
	printed := []string{"统计指标|单位|统计数", "一、主动公开情况|—|—"}
	for _, r := range rows {
		printed = append(printed, strings.Join(r, "|"))
	}
	page := func(table string) string {
		return "甲市教育局2016年政府信息公开工作年度报告\n一、概述\n本机关依法公开。\n附表\n" + table
	}
	if diff := cmp.Diff(want, stated(read(t, "a.txt", page(stacked(3, printed...))))); diff != "" {
		t.Errorf("want - got +\n%s", diff)
	}
	for i, r := range printed[2:] {
		cells := strings.Split(r, "|")
		printed[i+2] = fmt.Sprintf("%s|%s|%02d|%s", cells[0], cells[1], i+1, cells[2])
	}
	printed[0], printed[1] = "统计指标|单位|代码|统计数", "一、主动公开情况|—|—|—"
	if diff := cmp.Diff(want, stated(read(t, "a.txt", page(stacked(4, printed...))))); diff != "" {
		t.Errorf("with codes: want - got +\n%s", diff)
	}
}

func TestACodeIsNoFigure(t *testing.T) {
	rows := []string{"统计指标| 单位| 代码| 统计数", "---|---|---|---", "主动公开信息数| 条| 01| 328", "现场接待人数| 人次| 05|", "网上咨询数| 人次| 06| 27",
		"申请总数| 条| 08| 34", "其中：1.当面申请数| 条| 09|    ", "2.传真申请数| 条| 10", "行政复议数| 件| 19| 5"}
	got := read(t, "a.txt", "甲市教育局2010年政府信息公开工作年度报告\n一、概述\n本机关依法公开。\n附表\n"+strings.Join(rows, "\n")+"\n")
	wantCells(t, got, "early_proactive_total=328", "early_visitors=blank", "early_web_inquiries=27", "early_requests=34", "early_requests_in_person=blank", "early_requests_fax=absent", "early_review=5")
}

func TestALabelWrappedAroundItsFiguresKeepsThem(t *testing.T) { // Q58
	table := "第二十条第（一）项\n信息 本年 本年 现行\n内容 制发 废止 有效\n件数 件数 件数\n规章\n（限设\n区的市\n政府填 3 4 5\n报有关\n数据）\n行政\n规范 61 62 63\n性文\n件\n第二十条第（五）项\n信息 本年处理\n内容 决定数量\n行政 32\n许可\n三、收到和处理政府信息公开申请情况\n未收到申请。\n"
	r := disclosedText(t, 2023, table)
	wantCells(t, r, "disclosure_rules_issued=3", "disclosure_rules_repealed=4", "disclosure_rules_in_force=5")
	for _, f := range r.Report.Facts {
		if f.State == report.Stated && f.At.Row == 15 && f.Indicator[:21] != "disclosure_normative_" {
			t.Errorf("%s has %s of line 15, which is 行政规范性文件's", f.Indicator, f.Value)
		}
	}
}

func TestACodeIsNoFigureWhoseHeadIsLost(t *testing.T) {
	rows := []string{"主动公开信息数 条 01 328", "其中：全文电子化的主动公开信息数 条 02 94", "新增的行政规范性文件数 条 03", "提供服务类信息数 条 04 37", "网站专栏页面访问量 人次 05 4100",
		"现场接待人数 人次 06", "网上咨询数 人次 07 27", "咨询电话接听数 人次 08 63", "申请总数 条 09 34", "1.当面申请数 条 10"}
	page := func(rows []string) string {
		return "甲市教育局2010年政府信息公开工作年度报告\n一、概述\n本机关依法公开。\n附表\n指标名称\n" + strings.Join(rows, "\n") + "\n"
	}
	for name, printed := range map[string][]string{"a row a line": rows, "a cell a line": strings.Fields(strings.Join(rows, " "))} {
		t.Run(name, func(t *testing.T) {
			wantCells(t, read(t, "a.txt", page(printed)), "early_proactive_total=328", "early_normative_new=absent", "early_page_views=4100", "early_visitors=absent", "early_requests=34", "early_requests_in_person=absent")
		})
	}
	for i, r := range rows { // figures that stand alone are no codes
		rows[i] = strings.Join(strings.Fields(r)[:3], " ")
	}
	wantCells(t, read(t, "a.txt", page(rows)), "early_proactive_total=1", "early_visitors=6", "early_requests_in_person=10")
}

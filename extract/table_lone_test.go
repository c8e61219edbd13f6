package extract

import (
	"strings"
	"testing"

	"harvest/report"
)

// printedRows is a statistical table of text, its rows set in columns.
func printedRows(lines ...string) string {
	return "甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表：统计表\n\n统计指标 单位 统计数\n" + strings.Join(lines, "\n") + "\n"
}

var knownRows = []string{"（一）收到申请数   件   21", "1.当面申请数   件   3", "2.传真申请数   件   4", "3.网络申请数   件   6", "4.信函申请数   件   8",
	"（二）申请办结数   件   9", "1.按时办结数   件   5", "2.延期办结数   件   4", "四、行政复议数量   件   45"}

// The number of a page inside a label is no figure, where every row has its unit and
// figure on one line.
func TestAPageNumberInsideALabel(t *testing.T) {
	rows := append(knownRows[:len(knownRows):len(knownRows)], "五、行政诉讼数量   件   52", "（一）维持具体行政行为或者驳回原告诉讼请求数", "        2", "（二）被依法纠错数   件   6")
	got := stated(read(t, "a.txt", printedRows(rows...)))
	if v := got["stat_litigation_upheld"]; v != "" {
		t.Errorf("litigation_upheld = %s; want none, 2 is the number of a page", v)
	}
	if got["stat_requests_received"] != "21" || got["stat_litigation_total"] != "52" {
		t.Errorf("the rows around are lost: %v", got)
	}
}

// What ends the label of a part, 其中, is not the label of the whole.
func TestTheEndOfAPartsLabel(t *testing.T) {
	rows := append([]string{"1.参加或举办新闻发布会总次数   次   7", "2.线上交流   次   66", "其中：主要负责人参", "加政府网站在线访谈   次   52", "次数", "3.政策解读稿件发布数   篇   68"}, knownRows...)
	got := stated(read(t, "a.txt", printedRows(rows...)))
	if v := got["stat_online_interviews"]; v == "52" {
		t.Errorf("online_interviews = %s, which is its part's", v)
	}
}

// A label that ends with its unit and has no figure does not go on.
func TestARowWithoutAFigureEndsWithItsUnit(t *testing.T) {
	rows := append([]string{"（一）主动公开政府信息数   条   264", "其中：主动公开规范性文件数   条", "规范性文件数量   件   36", "1.政府公报公开政府信息数   条   671"}, knownRows...)
	got := stated(read(t, "a.txt", printedRows(rows...)))
	if v := got["stat_proactive_normative"]; v != "" {
		t.Errorf("proactive_normative = %s; want none", v)
	}
}

// Of rows that have lost cells and their head nobody knows which column is left.
func TestColumnsWithoutAHead(t *testing.T) {
	rows := append(knownRows[:len(knownRows):len(knownRows)], "1.当面申请", "五、行政诉讼数量   件   52")
	for i, r := range rows {
		if i%3 == 0 {
			rows[i] = r + "   1075"
		}
	}
	text := strings.Replace(printedRows(rows...), "统计指标 单位 统计数\n", "", 1)
	for code, v := range stated(read(t, "a.txt", text)) {
		t.Errorf("%s = %s; want none", code, v)
	}
}

// A table most of whose rows have units is statistical, whatever two of them are called.
func TestATableWithUnitsIsNoTable2(t *testing.T) {
	var lines []line
	for _, r := range append([]string{"规章 件 17", "行政许可 件 3"}, knownRows[:7]...) {
		var l line
		for _, text := range strings.Fields(r) {
			l.cells = append(l.cells, newCell(text, report.At{}))
		}
		lines = append(lines, l)
	}
	if _, first := kindsOf(lines, false); first != "statistics" {
		t.Errorf("the table is taken for %q; want statistics", first)
	}
}

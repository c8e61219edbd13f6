package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// The quirks of tables, by their numbers in the field's papers. The line rule: above
// each names what reads it, which quirk_index_test.go looks up: with that switched off
// the test fails. Quirks of rows, titles, sections, claims and files have files of
// their own.

// block prints one block of table 2: its article, its head and its rows.
func block(article string, rows ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<tr><td colspan=4>第二十条第（%s）项</td></tr>", article)
	for _, r := range rows {
		b.WriteString("<tr><td>" + strings.ReplaceAll(r, "|", "</td><td>") + "</td></tr>")
	}
	return b.String()
}

// disclosed reads a page of these blocks of table 2 alone.
func disclosed(t *testing.T, year int, blocks ...string) report.Reading {
	t.Helper()
	return read(t, "a.html", fmt.Sprintf("<html><body><h1>甲市教育局%d年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>%s</table></body></html>", year, strings.Join(blocks, "")))
}

// wantCells holds the cells of a reading to what is written CODE=VALUE, or
// CODE=STATE for one without.
func wantCells(t *testing.T, r report.Reading, cells ...string) {
	t.Helper()
	if r.Report == nil {
		t.Fatalf("problem %+v; want a report", r.Problem)
	}
	for _, c := range cells {
		code, want, _ := strings.Cut(c, "=")
		code, member, _ := strings.Cut(code, "/")
		got := "no such cell"
		for _, f := range r.Report.Facts {
			if f.Indicator == code && f.Member == member {
				got = string(f.State)
				if f.State == report.Stated {
					got = f.Value.String()
				}
			}
		}
		if got != want {
			t.Errorf("%s = %s; want %s", c[:strings.Index(c, "=")], got, want)
		}
	}
}

const (
	head2021  = "信息内容|本年制发件数|本年废止件数|现行有效件数"
	head2019  = "信息内容|本年新制作数量|本年新公开数量|对外公开总数量"
	headItems = "信息内容|上一年项目数量|本年增/减|处理决定数量"
)

// wantRule holds every figure of table 3 to the ways in which it may be placed: with
// one switched off another may come upon the same figures.
func wantRule(t *testing.T, r report.Reading, ways ...string) {
	t.Helper()
	for _, f := range r.Report.Facts {
		if f.Member != "" && f.State == report.Stated && !slices.Contains(ways, f.Rule) {
			t.Errorf("%s %s is placed %s; want %q", f.Indicator, f.Member, f.Rule, ways)
		}
	}
}

// blankZero leaves out the sheet's one 0, which changes no sum.
func (s *sheet) blankZero(t *testing.T) {
	t.Helper()
	if s.rows[11][1] != "0" {
		t.Fatalf("row 11 begins with %s; want a 0 to leave out", s.rows[11][1])
	}
	s.rows[11][1] = ""
}

// withHead prints table 3 as text: some lines of head, then the rows by line.
func (s *sheet) withHead(head string, line func([]string) string) string {
	var b strings.Builder
	b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + head)
	for _, r := range s.rows {
		b.WriteString(line(r))
	}
	return b.String()
}

// rule: func place in extract/align.go, in-order
func TestQ01AHeadOverSeveralLines(t *testing.T) {
	s := newSheet("2021")
	s.blankZero(t)
	r := read(t, "a.txt", s.withHead("\t\t申请人情况\n\t\t自然人\t法人或其他组织\t总计\n\t\t商业\n企业\t科研\n机构\t社会公益\n组织\t法律服务\n机构\t其他\n", joined("\t")))
	s.check(t, r)
	wantRule(t, r, "in-order")
}

// A head that lacks a column says nothing of where the others stand.
// rule: func requestHeads in extract/requests.go, a head that prints fewer than seven
func TestQ02AHeadWithoutOther(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead("\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t总计\n", joined("\t"))))
	s.rows[3][7] = ""
	six := []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计"}
	s.check(t, read(t, "a.html", s.page(six, func(r []string) []string { return append(slices.Clone(r), "") })))
}

// rule: func place in extract/align.go, figures-in-order
func TestQ03RowsThatBeginAtDifferentOffsets(t *testing.T) {
	s := newSheet("2021")
	row := 0
	r := read(t, "a.txt", s.withHead("\t\t"+headCells+"\n", func(r []string) string {
		row++
		return r[0] + strings.Repeat("\t", 1+row%3) + strings.Join(r[1:], "\t") + "\n"
	}))
	s.check(t, r)
	wantRule(t, r, "in-order", "figures-in-order")
}

// rule: func add in extract/table_loose.go
func TestQ04OneCellALine(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead(strings.ReplaceAll(headCells, "\t", "\n")+"\n", joined("\n"))))
}

// rule: func split in document/text.go
func TestQ05SurplusBars(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead("| | |"+strings.ReplaceAll(headCells, "\t", "|")+"| |||\n", func(r []string) string {
		return "|" + r[0] + "| |" + strings.Join(r[1:], "|") + "| |||\n"
	})))
}

// A blank is no figure, and 0 only in the sums of checks: a total beside blanks alone
// is found to be none of theirs.
// rule: func ParseNumber in report/number.go, Blank
// rule: func figure in report/check_run.go, a blank of a table that prints a figure
func TestQ06BlankForZeroAndATotalAlone(t *testing.T) {
	s := newSheet("2021")
	for k := 1; k <= 6; k++ {
		s.rows[5][k] = ""
	}
	r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	code := s.form.Table("requests").Blocks[0].Rows[5].Cells[0].Indicator
	wantCells(t, r, code+"/natural_person=blank", code+"/other_org=blank", code+"/total="+s.rows[5][7])
	if got := finds(r, "REQ_ROW_TOTAL"); len(got) != 1 || got[0] != s.rows[5][7] {
		t.Errorf("REQ_ROW_TOTAL finds %q; want %s", got, s.rows[5][7])
	}
}

// rule: func emptyWord in report/number.go, Slash
func TestQ07ASlash(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("一", head2021, "规章|/|/|/", "行政规范性文件|1|0|7")),
		"disclosure_rules_issued=slash", "disclosure_rules_in_force=slash", "disclosure_normative_issued=1", "disclosure_normative_repealed=0", "disclosure_normative_in_force=7")
}

// rule: func emptyWord in report/number.go, Dash
func TestQ08ADash(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("六", headItems, "行政处罚|12|-1|40", "行政强制|3|0|-")),
		"disclosure_penalty_items_change=-1", "disclosure_coercion_decisions=dash")
}

// rule: var units in report/number.go
// rule: func convert in extract/disclosure.go, the unit in the cell
func TestQ09AUnitInTheCell(t *testing.T) {
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额", "政府集中采购|3项|251000元")),
		"disclosure_procurement_projects=3", "disclosure_procurement_amount=25.1")
}

// rule: func unitInHead in extract/disclosure.go
func TestQ10AUnitInTheHead(t *testing.T) {
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额(元)", "政府集中采购|3|251000")), "disclosure_procurement_amount=25.1")
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额(万元)", "政府集中采购|3|477.35")), "disclosure_procurement_amount=477.35")
}

// rule: func ParseNumber in report/number.go, 增 and 减
// rule: func parseValue in report/value.go, the sign
func TestQ11SignsAndWordsOfChange(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("五", headItems, "行政许可|12|+2|40", "其他对外管理服务事项|3|－1|5"), block("六", headItems, "行政处罚|9|增2|1", "行政强制|8|减1|2")),
		"disclosure_license_items_change=2", "disclosure_other_service_items_change=-1", "disclosure_penalty_items_change=2", "disclosure_coercion_items_change=-1")
}

// Heads that are cut off are told by their order, and where the agency added a column
// no two of them are one of the form's.
// rule: func order in extract/disclosure.go
func TestQ12TwoColumnsOfOneName(t *testing.T) {
	want := []string{"disclosure_rules_made=1", "disclosure_rules_newly_published=2", "disclosure_rules_published_total=3", "disclosure_normative_made=4", "disclosure_normative_newly_published=5"}
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|本年新|本年新|对外公开总数量", "规章|1|2|3", "规范性文件|4|5|6")), want...)
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|本年新|本年新|数", "规章|1|2|3", "规范性文件|4|5|6")), want...)
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|本年新|本年新|对外公开总数量|备注", "规章|1|2|3|", "规范性文件|4|5|6|")), want...)
}

// A break inside a head is no part of it, also where the heads decide over the order.
// rule: func dropped in extract/label.go, the line's end
func TestQ13ABreakInAHead(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|本年新<br />制作数量|本年新<br>公开数量|对外公<p>开总数量</p>", "规章|1|2|3", "规范性文件|4|5|6")),
		"disclosure_rules_made=1", "disclosure_rules_newly_published=2", "disclosure_rules_published_total=3")
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|对外公开<br>总数量|本年新<br>公开数量|本年新<br>制作数量", "规章|3|2|1", "规范性文件|6|5|4")),
		"disclosure_rules_made=1", "disclosure_rules_newly_published=2", "disclosure_rules_published_total=3")
	s := newSheet("2021")
	s.check(t, read(t, "a.html", s.page([]string{"总<br>计", "自然<br>人", "商业<br>企业", "科研<br>机构", "社会公益<br/>组织", "法律<br>服务机构", "其<br>他"},
		func(r []string) []string { return append([]string{r[0], r[7]}, r[1:7]...) })))
}

// rule: func place in extract/align.go, in-order
func TestQ14HeadAndRowsSpannedOtherwise(t *testing.T) {
	r := disclosed(t, 2020, "<tr><td colspan=5>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>上一年项目数量</td><td colspan=2>本年增/减</td><td>处理决定数量</td></tr>"+
		"<tr><td>行政许可</td><td colspan=2>12</td><td>2</td><td>40</td></tr><tr><td>其他对外管理服务事项</td><td colspan=2>3</td><td></td><td>5</td></tr>")
	wantCells(t, r, "disclosure_license_items_prev=12", "disclosure_license_items_change=2", "disclosure_license_decisions=40",
		"disclosure_other_service_items_prev=3", "disclosure_other_service_items_change=blank", "disclosure_other_service_decisions=5")
}

// Not every head has its spans: the rows say where they stand, and a head that they
// contradict decides nothing.
// rule: func doubtHeads in extract/requests.go
func TestQ15AHeadWithoutItsSpans(t *testing.T) {
	s := newSheet("2021")
	body := s.page(nil, func(r []string) []string { return r })
	s.check(t, read(t, "a.html", strings.Replace(body, "<tr><td></td></tr>", "<tr><td></td><td>自然人</td><td>法人或其他组织</td><td></td><td></td><td></td><td></td><td>总计</td></tr>"+
		"<tr><td></td><td></td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td></td></tr>", 1)))
	s.check(t, read(t, "a.html", strings.Replace(body, "<tr><td></td></tr>", "<tr><td></td><td>自然人</td><td>法人或其他组织</td><td>总计</td></tr>"+
		"<tr><td></td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>", 1)))
}

// rule: func holdsTable in document/html.go
func TestQ16ATableInsideALayoutTable(t *testing.T) {
	r := read(t, "a.html", "<html><body><table><tr><td> </td><td><h1>甲市教育局2023年政府信息公开工作年度报告</h1><table>"+block("一", head2021, "规章|1|2|3", "行政规范性文件|4|5|6")+"</table></td><td>政务公开</td></tr></table></body></html>")
	wantCells(t, r, "disclosure_rules_issued=1", "disclosure_normative_in_force=6")
}

// A table that a page's end, a head printed again, or the end of a grid cuts is one:
// its rows go on where they stopped.
// rule: func findTables in extract/table.go, a line belongs to the table before it
// rule: func kindsOf in extract/table.go
func TestQ17ATableOverPagesWithItsHeadRepeated(t *testing.T) {
	s := newSheet("2021")
	n := 0
	again := func(between string) func([]string) string {
		n = 0
		return func(r []string) string {
			if n++; n == 12 {
				return between + strings.Join(r, "\t") + "\n"
			}
			return strings.Join(r, "\t") + "\n"
		}
	}
	s.check(t, read(t, "a.txt", s.withHead("\t"+headCells+"\n", again("\n\n\t"+headCells+"\n"))))
	s.check(t, read(t, "a.txt", s.withHead("\t"+headCells+"\n", again("\n\n\n\n\n\t"+headCells+"\n"))))
	head := "<tr><td></td><td>" + strings.ReplaceAll(headCells, "\t", "</td><td>") + "</td></tr>"
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	cut := "<tr><td>" + s.rows[12][0]
	s.check(t, read(t, "a.html", strings.Replace(page, cut, "</table><p>- 3 -</p><table>"+head+cut, 1)))
}

package extract

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"harvest/report"
)

// The quirks of tables, by their numbers in the field's papers. Each names the rule
// that reads it; those of titles, sections, claims and files stand elsewhere.

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

// withHead prints table 3 as text: some lines of head, then the rows by line.
func (s *sheet) withHead(head string, line func([]string) string) string {
	var b strings.Builder
	b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + head)
	for _, r := range s.rows {
		b.WriteString(line(r))
	}
	return b.String()
}

func TestQ01AHeadOverSeveralLines(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead("\t\t申请人情况\n\t\t自然人\t法人或其他组织\t总计\n\t\t商业\n企业\t科研\n机构\t社会公益\n组织\t法律服务\n机构\t其他\n", joined("\t"))))
}

func TestQ02AHeadWithoutOther(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead("\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t总计\n", joined("\t"))))
}

func TestQ03RowsThatBeginAtDifferentOffsets(t *testing.T) {
	s := newSheet("2021")
	row := 0
	s.check(t, read(t, "a.txt", s.withHead("\t\t"+headCells+"\n", func(r []string) string {
		row++
		return r[0] + strings.Repeat("\t", 1+row%3) + strings.Join(r[1:], "\t") + "\n"
	})))
}

func TestQ04OneCellALine(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead(strings.ReplaceAll(headCells, "\t", "\n")+"\n", joined("\n"))))
}

func TestQ05SurplusBars(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead("| | |"+strings.ReplaceAll(headCells, "\t", "|")+"| |||\n", func(r []string) string {
		return "|" + r[0] + "| |" + strings.Join(r[1:], "|") + "| |||\n"
	})))
}

func TestQ06BlankForZeroAndATotalAlone(t *testing.T) {
	s := newSheet("2021")
	for k := 1; k <= 6; k++ {
		s.rows[5][k] = ""
	}
	r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	code := s.form.Table("requests").Blocks[0].Rows[5].Cells[0].Indicator
	wantCells(t, r, code+"/natural_person=blank", code+"/other_org=blank", code+"/total="+s.rows[5][7])
}

func TestQ07ASlash(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("一", head2021, "规章|/|/|/", "行政规范性文件|1|0|7")),
		"disclosure_rules_issued=slash", "disclosure_rules_in_force=slash", "disclosure_normative_issued=1", "disclosure_normative_repealed=0", "disclosure_normative_in_force=7")
}

func TestQ08ADash(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("六", headItems, "行政处罚|12|-1|40", "行政强制|3|0|-")),
		"disclosure_penalty_items_change=-1", "disclosure_coercion_decisions=dash")
}

func TestQ09AUnitInTheCell(t *testing.T) {
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额", "政府集中采购|3项|251000元")),
		"disclosure_procurement_projects=3", "disclosure_procurement_amount=25.1")
}

func TestQ10AUnitInTheHead(t *testing.T) {
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额(元)", "政府集中采购|3|251000")), "disclosure_procurement_amount=25.1")
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额(万元)", "政府集中采购|3|477.35")), "disclosure_procurement_amount=477.35")
}

func TestQ11SignsAndWordsOfChange(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("五", headItems, "行政许可|12|+2|40", "其他对外管理服务事项|3|－1|5"), block("六", headItems, "行政处罚|9|增2|1", "行政强制|8|减1|2")),
		"disclosure_license_items_change=2", "disclosure_other_service_items_change=-1", "disclosure_penalty_items_change=2", "disclosure_coercion_items_change=-1")
}

func TestQ12TwoColumnsOfOneName(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|本年新|本年新|对外公开总数量", "规章|1|2|3", "规范性文件|4|5|6")),
		"disclosure_rules_made=1", "disclosure_rules_newly_published=2", "disclosure_rules_published_total=3", "disclosure_normative_made=4", "disclosure_normative_newly_published=5")
}

func TestQ13ABreakInAHead(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|本年新<br />制作数量|本年新<br>公开数量|对外公<p>开总数量</p>", "规章|1|2|3", "规范性文件|4|5|6")),
		"disclosure_rules_made=1", "disclosure_rules_newly_published=2", "disclosure_rules_published_total=3")
}

func TestQ14HeadAndRowsSpannedOtherwise(t *testing.T) {
	wantCells(t, disclosed(t, 2020, "<tr><td colspan=5>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>上一年项目数量</td><td colspan=2>本年增/减</td><td>处理决定数量</td></tr>"+
		"<tr><td>行政许可</td><td colspan=2>12</td><td>2</td><td>40</td></tr><tr><td>其他对外管理服务事项</td><td colspan=2>3</td><td>1</td><td>5</td></tr>"),
		"disclosure_license_items_prev=12", "disclosure_license_items_change=2", "disclosure_license_decisions=40", "disclosure_other_service_items_prev=3")
}

func TestQ16ATableInsideALayoutTable(t *testing.T) {
	r := read(t, "a.html", "<html><body><table><tr><td> </td><td><h1>甲市教育局2023年政府信息公开工作年度报告</h1><table>"+block("一", head2021, "规章|1|2|3", "行政规范性文件|4|5|6")+"</table></td><td>政务公开</td></tr></table></body></html>")
	wantCells(t, r, "disclosure_rules_issued=1", "disclosure_normative_in_force=6")
}

func TestQ17ATableOverPagesWithItsHeadRepeated(t *testing.T) {
	s := newSheet("2021")
	n := 0
	s.check(t, read(t, "a.txt", s.withHead("\t"+headCells+"\n", func(r []string) string {
		if n++; n == 12 {
			return "\n\n\t" + headCells + "\n" + strings.Join(r, "\t") + "\n"
		}
		return strings.Join(r, "\t") + "\n"
	})))
}

func TestQ24InstructionsLeftInLabelsAndHeads(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("五", "信息内容|上一年项目数量|本年增/减（如为减少，用负值表示，如-8）|处理决定数量", "行政许可（含变更）|12|2|40", "其他对外管理服务事项|3|1|5"),
		block("一", head2019, "规章（有立法权的机关填写，共2类）|1|2|3", "规范性文件|4|5|6")),
		"disclosure_license_items_prev=12", "disclosure_license_items_change=2", "disclosure_license_decisions=40", "disclosure_rules_made=1")
}

func TestQ25LocalRowsShiftNothing(t *testing.T) {
	r := disclosed(t, 2020, block("一", head2019, "规章|1|2|3", "其他主动公开文件|7|8|9", "规范性文件|4|5|6"))
	wantCells(t, r, "disclosure_rules_made=1", "disclosure_normative_made=4", "disclosure_normative_published_total=6", "disclosure_x_other_public_docs_made=7")
}

func TestQ26AnOldFormInANewYear(t *testing.T) {
	s := newSheet("2019")
	r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	s.check(t, r)
	if r.Report.Template.Requests != "2019" || r.Report.Year != 2021 {
		t.Errorf("template %q for %d; want the form of 2019 for 2021", r.Report.Template.Requests, r.Report.Year)
	}
}

func TestQ41APageInGBKThatSaysOtherwise(t *testing.T) {
	page := "<html><head><meta charset=utf-8></head><body><h1>甲市教育局2023年政府信息公开工作年度报告</h1><table>" + block("一", head2021, "规章|1|2|3", "行政规范性文件|4|5|6") + "</table></body></html>"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	wantCells(t, read(t, "a.html", gbk), "disclosure_rules_issued=1", "disclosure_normative_in_force=6")
}

func TestQ51AbbreviatedRowsOfOtherProcessing(t *testing.T) {
	s := newSheet("2021")
	for i, r := range s.form.Table("requests").Blocks[0].Rows {
		switch r.Cells[0].Indicator {
		case "request_other_no_correction":
			s.rows[i][0] = "1.逾期不补正"
		case "request_other_fee_unpaid":
			s.rows[i][0] = "2.逾期不缴费"
		}
	}
	s.check(t, read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })))
}

// 其他 and 总计 are rows, columns and columns of table 4 at once.
func TestQ52OneWordForRowAndColumn(t *testing.T) {
	s := newSheet("2021")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	review := "<table><tr><td>结果维持<td>结果纠正<td>其他<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他<td>尚未审结<td>总计</tr>" +
		"<tr><td>1<td>2<td>3<td>4<td>10<td>5<td>6<td>7<td>8<td>26<td>9<td>8<td>7<td>6<td>30</tr></table>"
	r := read(t, "a.html", strings.Replace(page, "</body>", "<p>四、政府信息公开行政复议、行政诉讼情况</p>"+review+"</body>", 1))
	s.check(t, r)
	wantCells(t, r, "review_other=3", "review_total=10", "litigation_direct_other=7", "litigation_after_review_total=30")
}

func TestQ54ThousandsAndSpacesInFigures(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|3,511"), block("六", "信息内容|本年处理决定数量", "行政处罚|3，511", "行政强制|１２３")),
		"disclosure_license_decisions=3511", "disclosure_penalty_decisions=3511", "disclosure_coercion_decisions=123")
}

func TestQ55LargeFigures(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|11398889"), block("八", "信息内容|本年收费金额（单位：万元）", "行政事业性收费|59237.2449")),
		"disclosure_license_decisions=11398889", "disclosure_fee_amount=59237.2449")
}

func TestQ56RowsOfOneFormInAnothersReport(t *testing.T) {
	s := newSheet("2019")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	r := read(t, "a.html", strings.Replace(page, "<table>", "<table>"+block("一", head2021, "规章|1|2|3", "行政规范性文件|4|5|6")+"</table><table>", 1))
	s.check(t, r)
	wantCells(t, r, "disclosure_normative_repealed=5")
	if got := r.Report.Template; got.Disclosure != "2021" || got.Requests != "2019" {
		t.Errorf("templates %+v; want 2021 beside 2019", got)
	}
}

// A printed total that contradicts its parts is stated as printed, and a finding.
func TestQ57ATotalThatContradictsItsParts(t *testing.T) {
	s := newSheet("2021")
	s.rows[4][7] = "0"
	r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	code := s.form.Table("requests").Blocks[0].Rows[4].Cells[0].Indicator
	wantCells(t, r, code+"/total=0", code+"/natural_person="+s.rows[4][1])
	found := false
	for _, f := range r.Findings {
		found = found || f.Check == "REQ_ROW_TOTAL" && f.Indicator == code
	}
	if !found {
		t.Errorf("findings %+v; want REQ_ROW_TOTAL of %s", r.Findings, code)
	}
}

func TestQ60FiguresCutIntoSpans(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|78<span>967</span>"), block("六", "信息内容|本年处理决定数量", "行政处罚|<font>20</font><span>23</span>", "行政强制|<b>1</b>")),
		"disclosure_license_decisions=78967", "disclosure_penalty_decisions=2023", "disclosure_coercion_decisions=1")
}

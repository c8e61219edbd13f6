package extract

import (
	"strings"
	"testing"
)

// The quirks of rows and figures; see quirk_named_test.go.

// rule: func withoutNote in extract/label.go
func TestQ24InstructionsLeftInLabelsAndHeads(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("五", "信息内容|上一年项目数量|本年增/减（如为减少，用负值表示，如-8）|处理决定数量", "行政许可（含变更）|12|2|40", "其他对外管理服务事项|3|1|5"),
		block("一", head2019, "规章（有立法权的机关填写，共2类）|1|2|3", "规范性文件|4|5|6")),
		"disclosure_license_items_prev=12", "disclosure_license_items_change=2", "disclosure_license_decisions=40", "disclosure_rules_made=1")
}

// A row of the province's is a fact where the form's data have it, and else kept
// beside the form; the form's own rows are known by their labels, not by their place.
// rule: row 其他主动公开文件 in report/forms.yaml
// rule: func extrasOf in extract/extra.go
func TestQ25LocalRowsShiftNothing(t *testing.T) {
	r := disclosed(t, 2020, block("一", head2019, "规章|1|2|3", "其他主动公开文件|7|8|9", "规范性文件|4|5|6"))
	wantCells(t, r, "disclosure_rules_made=1", "disclosure_normative_made=4", "disclosure_normative_published_total=6", "disclosure_x_other_public_docs_made=7")
	r = disclosed(t, 2020, block("一", head2019, "会议纪要|7|8|9", "规章|1|2|3", "规范性文件|4|5|6"))
	wantCells(t, r, "disclosure_rules_made=1", "disclosure_normative_made=4", "disclosure_normative_published_total=6")
	var beside []string
	s := newSheet("2021")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string {
		if strings.HasPrefix(r[0], "（七）") {
			r = append([]string{"（七）其他<td>9<td>0<td>0<td>0<td>0<td>0<td>9</tr><tr><td>" + r[0]}, r[1:]...)
		}
		return r
	})
	for _, e := range read(t, "a.html", page).Report.Extras {
		beside = append(beside, e.Label+" "+e.Column+" "+e.Value.String())
	}
	if len(beside) != 7 || beside[0] != "（七）其他 自然人 9" {
		t.Errorf("beside the form: %q; want the seven figures of （七）其他", beside)
	}
}

// rule: func candidates in extract/template.go
// rule: func readTable in extract/template.go, the fit decides
func TestQ26AnOldFormInANewYear(t *testing.T) {
	s := newSheet("2019")
	r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	s.check(t, r)
	if r.Report.Template.Requests != "2019" || r.Report.Year != 2021 {
		t.Errorf("template %q for %d; want the form of 2019 for 2021", r.Report.Template.Requests, r.Report.Year)
	}
}

// rule: row 逾期不补正 in report/forms.yaml
// rule: row 逾期不缴费 in report/forms.yaml
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
	r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	s.check(t, r)
	for _, f := range r.Report.Facts {
		if strings.HasPrefix(f.Indicator, "request_other_") && strings.Contains(f.Rule, "label-alike") {
			t.Errorf("%s %s is guessed from its label, %s; want it known", f.Indicator, f.Member, f.Rule)
		}
	}
}

// 其他 and 总计 are rows, columns and columns of table 4 at once: the order of the
// form tells the rows, and the words alone name no table.
// rule: func best in extract/match.go
// rule: var loadVocabulary in extract/table.go, a label of two tables names none
func TestQ52OneWordForRowAndColumn(t *testing.T) {
	s := newSheet("2021")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	review := "<table><tr><td>结果维持<td>结果纠正<td>其他<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他<td>尚未审结<td>总计</tr>" +
		"<tr><td>1<td>2<td>3<td>4<td>10<td>5<td>6<td>7<td>8<td>26<td>9<td>8<td>7<td>6<td>30</tr></table>"
	r := read(t, "a.html", strings.Replace(page, "</body>", "<p>四、政府信息公开行政复议、行政诉讼情况</p>"+review+"</body>", 1))
	s.check(t, r)
	wantCells(t, r, "review_other=3", "review_total=10", "litigation_direct_other=7", "litigation_after_review_total=30")

	// one cell a line there is nothing but their order
	results := "结果维持\n结果纠正\n其他\n尚未审结\n总计\n"
	r = read(t, "a.txt", s.cellALine()+"四、政府信息公开行政复议、行政诉讼情况\n"+strings.Repeat(results, 3)+strings.Join(strings.Fields("1 2 3 4 10 5 6 7 8 26 9 8 7 6 30"), "\n")+"\n")
	s.check(t, r)
	wantCells(t, r, "review_other=3", "review_total=10", "litigation_direct_other=7", "litigation_after_review_total=30")
}

// rule: func ungroup in report/number.go
func TestQ54ThousandsAndSpacesInFigures(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|3,511"), block("六", "信息内容|本年处理决定数量", "行政处罚|3，511", "行政强制|１２３")),
		"disclosure_license_decisions=3511", "disclosure_penalty_decisions=3511", "disclosure_coercion_decisions=123")
	// digits that a space parts are a figure only where thousands stand so
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|3 511"), block("六", "信息内容|本年处理决定数量", "行政处罚|1 2", "行政强制|3,51")),
		"disclosure_license_decisions=3511", "disclosure_penalty_decisions=illegible", "disclosure_coercion_decisions=illegible")
}

// rule: type Value in report/value.go, millionths in 64 bits
// rule: func parseValue in report/value.go, twelve digits
func TestQ55LargeFigures(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|11398889"), block("八", "信息内容|本年收费金额（单位：万元）", "行政事业性收费|59237.2449")),
		"disclosure_license_decisions=11398889", "disclosure_fee_amount=59237.2449")
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|11,398,889"), block("六", "信息内容|本年处理决定数量", "行政处罚|999,999,999,999", "行政强制|４２９４９６７２９６")),
		"disclosure_license_decisions=11398889", "disclosure_penalty_decisions=999999999999", "disclosure_coercion_decisions=4294967296")
}

// rule: func candidates in extract/template.go
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
// rule: func judge in report/check_run.go
// rule: func DeriveTotal in report/derive.go, a blank total alone
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

// rule: func cellText in document/grid.go
func TestQ60FiguresCutIntoSpans(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|78<span>967</span>"), block("六", "信息内容|本年处理决定数量", "行政处罚|<font>20</font><span>23</span>", "行政强制|<b>1</b>")),
		"disclosure_license_decisions=78967", "disclosure_penalty_decisions=2023", "disclosure_coercion_decisions=1")
}

package extract

import (
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// wantAbsent holds every cell of a reading whose indicator begins so to be absent.
func wantAbsent(t *testing.T, name string, r report.Reading, prefix string) {
	t.Helper()
	if r.Report == nil {
		t.Fatalf("%s: problem %+v; want a report", name, r.Problem)
	}
	met := false
	for _, f := range r.Report.Facts {
		if strings.HasPrefix(f.Indicator, prefix) {
			met = true
			if f.State != report.Absent {
				t.Errorf("%s: %s %s = %s %q by %s; want absent", name, f.Indicator, f.Member, f.State, f.Printed, f.Rule)
			}
		}
	}
	if !met {
		t.Errorf("%s: no fact of %s…", name, prefix)
	}
}

// A row out of the form's order is the form's only where its label is, as the form
// words it, on one line and on no other, and long enough to be no other row's.
func TestARowElsewhereIsCertainOrAbsent(t *testing.T) {
	heads := strings.Split(headCells, "\t")
	moved := func(s *sheet, row int, label string, again bool) string {
		line := slices.Clone(s.rows[row])
		line[0] = label
		rows := slices.Delete(slices.Clone(s.rows), row, row+1)
		lines := [][]string{line}
		if again {
			lines = append(lines, append([]string{label}, s.rows[3][1:]...))
		}
		printed := &sheet{form: s.form, rows: append(lines, rows...)}
		return printed.page(heads, func(r []string) []string { return r })
	}
	s := newSheet("2021")
	const row = 9
	label, code := s.rows[row][0], s.form.Table("requests").Blocks[0].Rows[row].Cells[0].Indicator
	s.check(t, read(t, "a.html", moved(s, row, label, false)))
	for name, body := range map[string]string{
		"twice":            moved(s, row, label, true),
		"worded otherwise": moved(s, row, strings.Replace(label, "属于", "涉及", 1), false),
	} {
		wantAbsent(t, name, read(t, "a.html", body), code)
	}
	total := len(s.rows) - 2
	wantAbsent(t, "a short label", read(t, "a.html", moved(s, total, "总计", false)), "request_result_total")
}

// Table 2 without a head: a row with cells to spare could stand in several ways, and
// a head that has run together and names fewer columns says nothing of two figures.
func TestARowOfTable2ThatMayStandInTwoWaysIsAbsent(t *testing.T) {
	const head = "甲市教育局2021年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
	const fees = "第二十条第（八）项\t\t\t\t\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t3.5\n"
	r := read(t, "a.txt", head+"规章\t\t1\t2\t\t\n行政规范性文件\t4\t5\t6\n"+fees)
	wantAbsent(t, "two ways", r, "disclosure_rules_")
	wantCells(t, r, "disclosure_normative_issued=4", "disclosure_fee_amount=3.5")
	if got := finds(r, "ROW_AMBIGUOUS"); len(got) != 1 || !strings.Contains(got[0], "规章") {
		t.Errorf("ROW_AMBIGUOUS finds %q; want the row 规章", got)
	}
}

// Figures of table 4 that keep its sums in several ways stand nowhere.
func TestTable4ThatMayStandInTwoWaysIsAbsent(t *testing.T) {
	s := newSheet("2021")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	head := "<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr>" + strings.Repeat("<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计", 3) + "</tr><tr>"
	r := read(t, "a.html", strings.Replace(page, "</body>", head+"<td>1<td>1</tr></table></body>", 1))
	for _, prefix := range []string{"review_", "litigation_"} {
		wantAbsent(t, "1 1", r, prefix)
	}
	if got := finds(r, "ROW_AMBIGUOUS"); len(got) != 1 || !strings.Contains(got[0], "several ways") {
		t.Errorf("ROW_AMBIGUOUS finds %q; want table 4", got)
	}
	r = read(t, "a.html", strings.Replace(page, "</body>", head+"<td>1<td>2<td>3<td>4<td>10<td>5<td>6<td>7<td>8<td>26<td>9<td>9<td>18</tr></table></body>", 1))
	for _, f := range r.Report.Facts {
		if strings.HasPrefix(f.Indicator, "litigation_after_review_") && f.State == report.Stated && f.Printed != "18" {
			t.Errorf("%s = %s by %s; want none of the two nines placed", f.Indicator, f.Value, f.Rule)
		}
	}
}

// A count that prints a unit of money, and money that 万元 cannot hold to six places,
// are no figures of their cells.
func TestAFigureOfAnotherUnitIsIllegible(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|3511元"), block("六", "信息内容|本年处理决定数量", "行政处罚|2万元", "行政强制|3件")),
		"disclosure_license_decisions=illegible", "disclosure_penalty_decisions=illegible", "disclosure_coercion_decisions=3")
	wantCells(t, disclosed(t, 2023, block("八", "信息内容|本年收费金额（单位：元）", "行政事业性收费|12.345")), "disclosure_fee_amount=illegible")
	wantCells(t, disclosed(t, 2023, block("八", "信息内容|本年收费金额（单位：元）", "行政事业性收费|12.34")), "disclosure_fee_amount=0.001234")
	wantCells(t, disclosed(t, 2023, block("八", "信息内容|本年收费金额（单位：万元）", "行政事业性收费|1.2亿元")), "disclosure_fee_amount=12000")
}

// A head whose columns have run together, and of which one cannot be told, says nothing
// of a row that has lost a figure.
func TestAHeadRunTogetherThatLacksAColumnPlacesNothing(t *testing.T) {
	for head, want := range map[string]string{"信息内容本年制发件数本年废止件数现行有效件数": "3", "信息内容本年制发件数现行有效件数": "absent"} {
		body := strings.Replace(partedTable2, "信息内容本年制发件数本年废止件数现行有效件数", head, 1)
		body = strings.NewReplacer("| 21 | 22 | 23 |\n|---|---|---|\n\n规章\n", "", "| 行政规范性文件 | 31 | 32 | 33 |", "行政规范性文件 1 3").Replace(body)
		if want != "absent" {
			body = strings.Replace(body, "行政规范性文件 1 3", "行政规范性文件 1 2 3", 1)
		}
		wantCells(t, read(t, "a.md", looseHead+body+"\n五、存在的主要问题\n\n没有问题。\n"), "disclosure_normative_in_force="+want, "disclosure_license_decisions=41")
	}
}

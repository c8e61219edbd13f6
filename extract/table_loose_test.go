package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

const looseHead = "甲市教育局2021年政府信息公开工作年度报告\n\n一、总体情况\n\n本机关依法公开。\n\n二、主动公开政府信息情况\n\n"

// partedTable2 prints table 2 as tools print that of a PDF: labels before their
// figures, behind them or with them, heads run together and a page's number between.
const partedTable2 = `第二十条第（一）项
信息内容本年制发件数本年废止件数现行有效件数

| 21 | 22 | 23 |
|---|---|---|

规章

| 行政规范性文件 | 31 | 32 | 33 |

第二十条第（五）项
信息内容本年处理决定数量

| 41 |
|---|

行政许可

3

第二十条第（六）项
信息内容本年处理决定数量

行政处罚
| 51 |
|---|

| 52 |
|---|

行政强制
第二十条第（八）项
信息内容本年收费金额（单位：万元）

行政事业性收费
| 6.5 |
|---|
`

func disclosedOf(r report.Reading) map[string]string {
	got := stated(r)
	for code := range got {
		if !strings.HasPrefix(code, "disclosure_") {
			delete(got, code)
		}
	}
	return got
}

// rule: func pairBlock in extract/disclosure_pair.go
// rule: func runTogether in extract/disclosure.go
func TestQ58LabelsOfTable2PartedFromTheirFigures(t *testing.T) {
	rules := map[string]string{"disclosure_rules_issued": "21", "disclosure_rules_repealed": "22", "disclosure_rules_in_force": "23"}
	normative := map[string]string{"disclosure_normative_issued": "31", "disclosure_normative_repealed": "32", "disclosure_normative_in_force": "33"}
	license := map[string]string{"disclosure_license_decisions": "41"}
	decisions := map[string]string{"disclosure_penalty_decisions": "51", "disclosure_coercion_decisions": "52"}
	fees := map[string]string{"disclosure_fee_amount": "6.5"}
	for name, c := range map[string]struct {
		body string
		want []map[string]string
	}{
		"as printed":            {partedTable2, []map[string]string{rules, normative, license, decisions, fees}},
		"figures of a row lost": {strings.Replace(partedTable2, "| 52 |\n|---|\n", "", 1), []map[string]string{rules, normative, license, fees}},
		"a label lost":          {strings.Replace(partedTable2, "\n规章\n", "\n", 1), []map[string]string{normative, license, decisions, fees}},
		"label of one row and figures of another lost": {strings.Replace(strings.Replace(partedTable2, "\n行政强制\n", "\n", 1), "| 51 |\n|---|\n", "", 1),
			[]map[string]string{rules, normative, license, fees}},
		"a line of figures too many": {strings.Replace(partedTable2, "| 41 |\n|---|\n", "| 41 |\n|---|\n| 42 |\n", 1), []map[string]string{rules, normative, decisions, fees}},
		"a head worded otherwise":    {strings.ReplaceAll(partedTable2, "信息内容", "事项"), []map[string]string{rules, normative, license, decisions, fees}},
	} {
		want := make(map[string]string)
		for _, block := range c.want {
			for code, value := range block {
				want[code] = value
			}
		}
		if diff := cmp.Diff(want, disclosedOf(read(t, "a.md", looseHead+c.body+"\n五、存在的主要问题\n\n没有问题。\n"))); diff != "" {
			t.Errorf("%s: read otherwise than printed (-want +got):\n%s", name, diff)
		}
	}
}

// cellALine prints the sheet one cell a line under its head.
func (s *sheet) cellALine() string {
	var b strings.Builder
	b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n\n一、总体情况\n\n本机关依法公开。\n\n三、收到和处理政府信息公开申请情况\n\n申请人情况\n" + strings.ReplaceAll(headCells, "\t", "\n") + "\n")
	for _, r := range s.rows {
		b.WriteString(strings.Join(r, "\n") + "\n")
	}
	return b.String()
}

// 一、本年度新收到政府信息公开申请数 has the words of section 3's heading, 其他情形
// those of a row of the form of 2014.
func TestRowsThatSoundLikeSomethingElse(t *testing.T) {
	s := newSheet("2021")
	s.rows[0][0] = "一、本年度新收到政府信息公开申请数"
	s.rows[len(s.rows)-3][0] = "3.其他情形"
	s.check(t, read(t, "a.txt", s.cellALine()))
}

const looseTable4 = `四、政府信息公开行政复议、行政诉讼情况

行政复议
结果维持 结果纠正 其他结果 尚未审结 总计
%s
行政诉讼 未经复议直接起诉
结果维持 结果纠正 其他结果 尚未审结 总计
%s
复议后起诉
结果维持 结果纠正 其他结果 尚未审结 总计
%s
`

// Where pages end in the middle of a table their number stands above the figures of
// a row; where a cell is narrow the last digit of a figure stands below it; where a
// tool reads down the columns the figures are another's. Only what keeps the sums
// counts.
func TestFiguresOfTextWithoutColumnsKeepTheirSums(t *testing.T) {
	right := []any{"1 2 3 4 10", "5 6 7 8 26", "0 0 0 1 1"}
	for name, c := range map[string]struct {
		lines []any
		want  int
	}{
		"as printed":             {right, 15},
		"a page's number":        {[]any{right[0], "2\n" + right[1].(string), right[2]}, 15},
		"a figure cut in two":    {[]any{"1 2 3 4 1\n0", right[1], right[2]}, 0},
		"down the columns":       {[]any{"1\n5\n0\n2\n6", "0\n3\n7\n0\n4", "8\n1\n10\n26\n1"}, 0},
		"a total that says else": {[]any{"1 2 3 4 11", right[1], right[2]}, 0},
	} {
		s := newSheet("2021")
		r := read(t, "a.txt", s.cellALine()+fmt.Sprintf(looseTable4, c.lines...)+"\n五、存在的主要问题\n\n没有问题。\n")
		s.check(t, r)
		got := 0
		for code := range stated(r) {
			if strings.HasPrefix(code, "review_") || strings.HasPrefix(code, "litigation_") {
				got++
			}
		}
		if got != c.want {
			t.Errorf("%s: %d cells of table 4 read, want %d: %v", name, got, c.want, stated(r))
		}
	}
}

func TestARowOfTextWithoutColumnsKeepsItsSum(t *testing.T) {
	s := newSheet("2021")
	var b strings.Builder
	for i, r := range s.rows {
		line := strings.Join(r, " ")
		if i == 0 { // 240 in a narrow cell
			line = line[:len(line)-1] + "\n" + line[len(line)-1:]
		}
		b.WriteString(line + "\n")
	}
	head := s.cellALine()
	r := read(t, "a.txt", head[:strings.Index(head, s.rows[0][0])]+b.String())
	if r.Report == nil {
		return // ambiguous: nothing is said
	}
	for _, f := range r.Report.Facts {
		if f.Indicator == "request_new" && f.State != report.Absent {
			t.Errorf("%s of request_new: got %v %s, want absent", f.Member, f.Value, f.State)
		}
	}
}

// Of a label in a narrow column only the first piece stands beside the figures: 2.其他
// is not the row 3.其他.
func TestAPieceOfALabelIsNoOtherRow(t *testing.T) {
	s := newSheet("2021")
	var kept [][]string
	for i, r := range s.rows {
		if i == 5 {
			r[0] = "2.其他"
		}
		if i != len(s.rows)-3 && (i < 2 || i == 5 || i > len(s.rows)-4) {
			kept = append(kept, r)
		}
	}
	s.rows = kept
	r := read(t, "a.txt", s.cellALine())
	if r.Report == nil {
		return
	}
	for _, f := range r.Report.Facts {
		if f.Indicator == "request_other_misc" && f.State != report.Absent {
			t.Errorf("%s of request_other_misc: got %v %s, want absent", f.Member, f.Value, f.State)
		}
	}
}

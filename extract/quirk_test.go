package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// A form is table 3 of a form as a test writes it: rows of seven figures whose
// sums hold, which a test then prints in an odd way.
type sheet struct {
	form *report.Form
	rows [][]string // label, then seven figures
}

// newSheet fills table 3 with figures no two rows of which are alike, and whose
// every sum holds.
func newSheet(name string) *sheet {
	f, _ := report.FormByName(name)
	s := &sheet{form: f}
	sums := make([]int, 7)
	block := f.Table("requests").Blocks[0]
	for j, r := range block.Rows {
		row := []string{r.Label}
		total := 0
		for k := range 6 {
			n := 0
			switch code := r.Cells[0].Indicator; code {
			case "request_new", "request_carried_in", "request_result_total", "request_carried_out":
			default:
				n = (j*7+k*3)%11 + k
				sums[k] += n
			}
			total += n
			row = append(row, fmt.Sprint(n))
		}
		s.rows = append(s.rows, append(row, fmt.Sprint(total)))
	}
	for k := range 6 {
		sums[6] += sums[k]
	}
	for k := range 7 {
		n := len(s.rows)
		s.rows[0][k+1], s.rows[n-2][k+1] = fmt.Sprint(sums[k]), fmt.Sprint(sums[k])
		s.rows[1][k+1], s.rows[n-1][k+1] = fmt.Sprint(k+1), fmt.Sprint(k+1)
	}
	s.rows[1][7], s.rows[len(s.rows)-1][7] = "21", "21"
	return s
}

const headCells = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"

// text prints the sheet as a report in plain text, each row by line.
func (s *sheet) text(line func(row []string) string) string {
	var b strings.Builder
	b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n一、总体情况\n本机关依法公开。\n三、收到和处理政府信息公开申请情况\n")
	b.WriteString(line(append([]string{"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"}, strings.Split(headCells, "\t")...)))
	for _, r := range s.rows {
		b.WriteString(line(r))
	}
	b.WriteString("四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n有待加强。\n")
	return b.String()
}

func read(t *testing.T, name, body string) report.Reading {
	t.Helper()
	var x Extractor
	readings := x.Read(context.Background(), name, []byte(body), "", nil)
	if len(readings) != 1 {
		t.Fatalf("%d readings, want 1", len(readings))
	}
	return readings[0]
}

// check holds every cell of table 3 against the sheet: "" is a blank, of a total also
// one that was summed up.
func (s *sheet) check(t *testing.T, got report.Reading) {
	t.Helper()
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	if got.Report.Template.Requests != s.form.Name {
		t.Errorf("read as the form of %q, want %s", got.Report.Template.Requests, s.form.Name)
	}
	want := make(map[report.Cell]string)
	for j, r := range s.form.Table("requests").Blocks[0].Rows {
		for k, c := range r.Cells {
			want[c] = s.rows[j][k+1]
		}
	}
	for _, f := range got.Report.Facts {
		w, ok := want[report.Cell{Indicator: f.Indicator, Member: f.Member}]
		switch {
		case !ok:
		case w == "" && (f.State == report.Blank || f.Member == report.Total && f.State == report.Derived):
		case w == "" || f.State != report.Stated || f.Value.String() != w:
			t.Errorf("%s %s = %s, %s; want %q", f.Indicator, f.Member, f.Value, f.State, w)
		}
	}
	for _, f := range got.Findings {
		if strings.HasPrefix(f.Check, "REQ") {
			t.Errorf("finding %+v", f)
		}
	}
}

func joined(sep string) func([]string) string {
	return func(row []string) string { return strings.Join(row, sep) + "\n" }
}

// Where nothing is lost, every way of printing rows reads alike.
func TestRowsOfText(t *testing.T) {
	for name, line := range map[string]func([]string) string{
		"tabs":                      joined("\t"),
		"tabs with empty cells":     func(r []string) string { return r[0] + "\t\t" + strings.Join(r[1:], "\t") + "\t\n" },
		"bars (Q5)":                 func(r []string) string { return "| " + strings.Join(r, " | ") + " |\n" },
		"surplus bars (Q5)":         func(r []string) string { return "| " + strings.Join(r, " | ") + " | | |\n" },
		"one cell a line (Q4)":      joined("\n"),
		"one cell and a bar a line": func(r []string) string { return strings.Join(r, " |\n") + " |\n" },
		"label, then figures":       joined(" "),
		"label, then wide figures":  joined("    "),
		"full-width digits": func(r []string) string {
			return r[0] + "\t" + strings.Map(func(c rune) rune {
				if c >= '0' && c <= '9' {
					return c - '0' + '０'
				}
				return c
			}, strings.Join(r[1:], "\t")) + "\n"
		},
	} {
		for _, form := range []string{"2021", "2019"} {
			t.Run(name+" "+form, func(t *testing.T) {
				s := newSheet(form)
				s.check(t, read(t, "a.txt", s.text(line)))
			})
		}
	}
}

// Where cells are lost, the sums decide, and say so.
func TestLostCellsAreFoundBySums(t *testing.T) {
	s := newSheet("2021")
	whole := 0
	lossy := func(row []string) string { // in the outcomes zeros were never printed, and their cells are gone
		kept := []string{row[0]}
		if strings.HasPrefix(row[0], "一、") || strings.HasPrefix(row[0], "二、") || strings.HasPrefix(row[0], "（七）") || strings.HasPrefix(row[0], "四、") || strings.HasPrefix(row[0], "（本列") {
			whole++
			return strings.Join(row, "\n") + "\n"
		}
		for _, c := range row[1:] {
			if c != "0" {
				kept = append(kept, c)
			}
		}
		return strings.Join(kept, "\n") + "\n"
	}
	for j := range s.rows { // only natural persons and enterprises ask, so that zeros abound
		if slices.Contains([]int{0, 1, len(s.rows) - 2, len(s.rows) - 1}, j) {
			continue
		}
		n, m := 3+j, 0
		if j == 5 {
			m = 40
		}
		s.rows[j] = append(s.rows[j][:1], fmt.Sprint(n), fmt.Sprint(m), "0", "0", "0", "0", fmt.Sprint(n+m))
	}
	total, firms := 0, 40
	for j := 2; j < len(s.rows)-2; j++ {
		var n int
		fmt.Sscan(s.rows[j][1], &n)
		total += n
	}
	set := func(j, a, b int) {
		s.rows[j] = append(s.rows[j][:1], fmt.Sprint(a), fmt.Sprint(b), "0", "0", "0", "0", fmt.Sprint(a+b))
	}
	set(0, total, firms)
	set(1, 2, 1)
	set(len(s.rows)-2, total, firms)
	set(len(s.rows)-1, 2, 1)
	got := read(t, "a.txt", s.text(lossy))
	if got.Report == nil {
		if got.Problem.Kind != report.Ambiguous {
			t.Fatalf("problem %+v; want the figures or ambiguous", got.Problem)
		}
		t.Fatalf("ambiguous: %s", got.Problem.Detail)
	}
	for _, f := range got.Report.Facts {
		if f.Indicator == "request_denied_law_prohibited" && f.Member == "enterprise" && (f.Value != report.Count(40) || !strings.HasPrefix(f.Rule, "placed-by-sums")) {
			t.Errorf("request_denied_law_prohibited enterprise = %s by %s; want 40, placed-by-sums", f.Value, f.Rule)
		}
		if f.Indicator == "request_granted" && f.Member == "other_org" && f.State.HasValue() {
			t.Errorf("request_granted other_org = %s; want no value for a cell that is gone", f.Value)
		}
		if f.Indicator == "request_granted" && f.Member == "natural_person" && f.Value != report.Count(5) {
			t.Errorf("request_granted natural_person = %s; want 5", f.Value)
		}
	}
	if whole != 5 {
		t.Fatalf("%d rows printed whole; want the head and the four that carry the sums", whole)
	}
}

// Two ways of placing what is left, or none that keeps the sums, are a problem
// and no figures.
func TestWhatSumsCannotPlaceIsAmbiguous(t *testing.T) {
	body := "甲市教育局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n" + strings.ReplaceAll(headCells, "\t", "\n") +
		"\n一、本年新收政府信息公开申请数量\n4\n4\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n（一）予以公开\n4\n4\n（七）总计\n4\n4\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n五、存在的主要问题及改进情况\n"
	if got := read(t, "a.txt", body); got.Problem == nil || got.Problem.Kind != report.Ambiguous {
		t.Errorf("reading = %+v; want the problem ambiguous", got)
	}
}

func TestBlankTotalsDoNotShiftARow(t *testing.T) { // Q3
	s := newSheet("2021")
	body := s.text(func(r []string) string {
		if strings.HasPrefix(r[0], "（一）") || strings.HasPrefix(r[0], "1.属于") {
			r = slices.Clone(r)
			r[7] = ""
		}
		return r[0] + "\t\t" + strings.Join(r[1:], "\t") + "\n"
	})
	got := read(t, "a.txt", body)
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	for _, f := range got.Report.Facts {
		if f.Indicator == "request_granted" && f.Member == "natural_person" && f.Value.String() != s.rows[2][1] {
			t.Errorf("request_granted natural_person = %s; want %s", f.Value, s.rows[2][1])
		}
		if f.Indicator == "request_granted" && f.Member == report.Total && (f.State != report.Derived || f.Value.String() != s.rows[2][7]) {
			t.Errorf("request_granted total = %s %s; want %s derived", f.Value, f.State, s.rows[2][7])
		}
	}
}

func TestEmptyCellsOfABarredColumnStayEmpty(t *testing.T) { // Q5, one cell a line
	s := newSheet("2021")
	body := s.text(func(r []string) string {
		r = slices.Clone(r)
		for i := range r {
			if r[i] == "0" {
				r[i] = ""
			}
		}
		return strings.Join(r, " |\n") + " |\n"
	})
	got := read(t, "a.txt", body)
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	for j, r := range s.form.Table("requests").Blocks[0].Rows {
		for k, c := range r.Cells {
			i := slices.IndexFunc(got.Report.Facts, func(f report.Fact) bool { return f.Indicator == c.Indicator && f.Member == c.Member })
			f, want := got.Report.Facts[i], s.rows[j][k+1]
			if want == "0" && f.State != report.Blank || want != "0" && f.Value.String() != want {
				t.Errorf("%s %s = %s, %s; want %s, or blank for 0", c.Indicator, c.Member, f.Value, f.State, want)
			}
		}
	}
}

func TestAHeaderRepeatedInsideATableIsPassedOver(t *testing.T) { // Q17
	s := newSheet("2021")
	s.rows = slices.Insert(s.rows, 12, append([]string{"（本列数据的勾稽关系为…）"}, strings.Split(headCells, "\t")...))
	body := s.text(joined("\t"))
	s.rows = slices.Delete(s.rows, 12, 13)
	s.check(t, read(t, "a.txt", body))
}

func TestAnExtraRowShiftsNothing(t *testing.T) { // Q25
	s := newSheet("2021")
	s.rows = slices.Insert(s.rows, 20, []string{"6.其他不予处理的情形", "9", "9", "9", "9", "9", "9", "54"})
	body := s.text(joined("\t"))
	s.rows = slices.Delete(s.rows, 20, 21)
	got := read(t, "a.txt", body)
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	got.Findings = nil // its sums do not hold, and rightly
	s.check(t, got)
}

func TestASubtotalOfAGroupIsReadAsTheGroups(t *testing.T) {
	s := newSheet("2021")
	s.rows = slices.Insert(s.rows, 12, []string{"（三）不予公开\t小计", "1", "2", "3", "4", "5", "6", "21"})
	body := s.text(joined("\t"))
	s.rows = slices.Delete(s.rows, 12, 13)
	got := read(t, "a.txt", body)
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	found := 0
	for _, f := range got.Report.Facts {
		if f.Indicator == "request_denied" {
			found++
		}
	}
	if found != 7 {
		t.Errorf("%d facts of request_denied, want 7", found)
	}
	got.Findings = nil
	s.check(t, got)
}

func TestAShiftOfColumnsIsSuspectedOfTheReader(t *testing.T) {
	s := newSheet("2021")
	for j := range s.rows {
		if j > 5 && j < 12 {
			s.rows[j] = append(append(s.rows[j][:1:1], "0"), s.rows[j][1:7]...)
		}
	}
	got := read(t, "a.txt", s.text(joined("\t")))
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	if len(got.Findings) == 0 || got.Findings[0].Check == "" {
		t.Errorf("no finding for rows that do not add up")
	}
}

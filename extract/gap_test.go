package extract

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"harvest/report"
)

// grids prints the sheet as a flattened PDF: rows as lines of bars, and the labels
// of some rows as loose lines before or after their figures (Q58).
func (s *sheet) detached(lost func(row int) (before, after bool)) string {
	var b strings.Builder
	b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n一、总体情况\n本机关依法公开。\n三、收到和处理政府信息公开申请情况\n")
	for i, r := range s.rows {
		before, after := lost(i)
		if !before && !after {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(r, " | "))
			continue
		}
		label := []rune(r[0])
		half := len(label) / 2
		if before {
			fmt.Fprintf(&b, "\n%s\n", string(label[:half]))
		}
		fmt.Fprintf(&b, "\n| %s |\n|---|---|---|---|---|---|---|\n", strings.Join(r[1:], " | "))
		if after {
			fmt.Fprintf(&b, "\n%s\n", string(label[half:]))
		}
	}
	return b.String()
}

// rule: func fillGaps in extract/gap.go
func TestQ58LabelsDetachedFromTheirFigures(t *testing.T) {
	for name, lost := range map[string]func(int) (bool, bool){
		"one row":                     func(i int) (bool, bool) { return i == 5, i == 5 },
		"three in a row":              func(i int) (bool, bool) { return i >= 12 && i <= 14, false },
		"every third":                 func(i int) (bool, bool) { return i%3 == 2 && i < 22, i%3 == 2 && i < 22 },
		"labels behind their figures": func(i int) (bool, bool) { return false, i == 7 || i == 16 },
	} {
		s := newSheet("2021")
		r := read(t, "a.txt", s.detached(lost))
		s.check(t, r)
		if t.Failed() {
			t.Fatal(name)
		}
		between := 0
		for _, f := range r.Report.Facts {
			if strings.Contains(f.Rule, "between-labels") {
				between++
			}
		}
		if between == 0 || between%7 != 0 {
			t.Errorf("%s: %d facts say between-labels", name, between)
		}
	}
}

// Where the sums do not hold with the lines between, or there are more or fewer of
// them than rows missing, nobody knows which row a line is: it is kept beside the
// form and its row is absent.
// rule: func proveGaps in extract/gap.go
func TestQ58ALineThatSumsDoNotProveIsNoRow(t *testing.T) {
	for name, spoil := range map[string]func(s *sheet) string{
		"a column does not add up": func(s *sheet) string {
			s.rows[5] = []string{s.rows[5][0], "901", "1", "2", "3", "4", "5", "916"}
			return s.detached(func(i int) (bool, bool) { return i == 5, false })
		},
		"the row does not add up, though its columns do": func(s *sheet) string {
			for _, j := range []int{0, 5, len(s.rows) - 2} {
				n, err := strconv.Atoi(s.rows[j][7])
				if err != nil {
					t.Fatal(err)
				}
				s.rows[j][7] = strconv.Itoa(n + 1)
			}
			return s.detached(func(i int) (bool, bool) { return i == 5, false })
		},
		"two lines for one row": func(s *sheet) string {
			text := s.detached(func(i int) (bool, bool) { return i == 5, false })
			line := "| " + strings.Join(s.rows[5][1:], " | ") + " |\n"
			return strings.Replace(text, line, line+line, 1)
		},
	} {
		s := newSheet("2021")
		r := read(t, "a.txt", spoil(s))
		if r.Report == nil {
			t.Fatalf("%s: %+v", name, r.Problem)
		}
		row := s.form.Table("requests").Blocks[0].Rows[5].Cells[0].Indicator
		for _, f := range r.Report.Facts {
			if f.Indicator == row && f.State != report.Absent {
				t.Errorf("%s: %s %s is %s %s", name, f.Indicator, f.Member, f.State, f.Value)
			}
		}
	}
}

// A row worded as nobody knows is known by the form's number between its neighbours,
// though the sums of the table do not hold; by another number, or none, it is not.
// rule: func sameNumbers in extract/gap.go
func TestQ58ARowBetweenItsNeighboursBearsTheirNumber(t *testing.T) {
	for label, want := range map[string]bool{"（一）甲乙丙丁": true, "（九）甲乙丙丁": false, "甲乙丙丁": false} {
		s := newSheet("2021")
		s.rows[2][0] = label
		s.rows[5] = []string{s.rows[5][0], "901", "1", "2", "3", "4", "5", "916"}
		r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
		if r.Report == nil {
			t.Fatalf("%s: %+v", label, r.Problem)
		}
		for _, f := range r.Report.Facts {
			if f.Indicator == "request_granted" && f.Member == report.Total && (f.State == report.Stated) != want {
				t.Errorf("%s: the row's total is %s %s; want it known: %v", label, f.State, f.Value, want)
			}
		}
	}
}

// A row between two grids, and a label that runs over several lines of a flattened
// text, are rows like others.
// rule: func findTables in extract/table.go, a row that stands between two grids
func TestQ17RowsBetweenGridsAndLabelsOverLines(t *testing.T) {
	s := newSheet("2021")
	var b strings.Builder
	b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n")
	for i, r := range s.rows {
		if i == 4 || i == 11 {
			fmt.Fprintf(&b, "%s %s\n", r[0], strings.Join(r[1:], " "))
			continue
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(r, " | "))
	}
	s.check(t, read(t, "a.txt", b.String()))

	b.Reset()
	b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n申请人情况\n")
	for i, r := range s.rows {
		label := []rune(r[0])
		if len(label) > 14 {
			fmt.Fprintf(&b, "%s\n  %s\n      %s\n", string(label[:10]), string(label[10:]), strings.Join(r[1:], "   "))
		} else {
			fmt.Fprintf(&b, "%s   %s\n", r[0], strings.Join(r[1:], "   "))
		}
		if i == 9 {
			b.WriteString("\n        - 3 -\n\n") // the foot of a page
		}
	}
	s.check(t, read(t, "a.txt", b.String()))
}

// The heading of the section opens table 3: a row between it and the first grid is one.
// rule: func opensRequests in extract/table.go
func TestQ17ARowBetweenTheHeadingAndTheFirstGrid(t *testing.T) {
	for _, heading := range []string{"三、收到和处理政府信息公开申请情况", "（本列数据的勾稽关系为：第一项加第二项之和）申请人情况"} {
		s := newSheet("2021")
		var b strings.Builder
		b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n" + heading + "\n")
		for i, r := range s.rows {
			if i < 2 {
				fmt.Fprintf(&b, "%s %s\n", r[0], strings.Join(r[1:], " "))
				continue
			}
			fmt.Fprintf(&b, "| %s |\n", strings.Join(r, " | "))
		}
		s.check(t, read(t, "a.txt", b.String()))
	}
}

// A row may be followed by empty cells that no column of the form has.
func TestARowOfNoKnownLabelWithEmptyCellsBehind(t *testing.T) {
	for name, behind := range map[string]string{"none": "", "empty cells": " | | | ", "a figure of its own": " 5 |"} {
		s := newSheet("2021")
		last := len(s.rows) - 2
		var b strings.Builder
		b.WriteString("甲市教育局2021年政府信息公开工作年度报告\n一、总体情况\n本机关依法公开。\n三、收到和处理政府信息公开申请情况\n")
		for i, r := range s.rows {
			printed := strings.Join(r, " | ")
			if i == last {
				printed = "（七）以上相加 | " + strings.Join(r[1:], " | ") + " |" + behind
			}
			fmt.Fprintf(&b, "| %s |\n", printed)
		}
		r := read(t, "a.txt", b.String())
		if name != "a figure of its own" {
			s.check(t, r)
			continue
		}
		for _, f := range r.Report.Facts {
			if f.Indicator == "request_result_total" && f.State == report.Stated {
				t.Errorf("%s: %s %s = %s, want nothing of a row of eight figures", name, f.Indicator, f.Member, f.Value)
			}
		}
	}
}

func TestPageNumber(t *testing.T) {
	for text, want := range map[string]bool{
		"- 3 -": true, "—12—": true, "- 3-": true, "第 3 页": true, "第3页 共12页": true, "3 / 12": true,
		"3": false, "-8": false, "8-": false, "-": false, "2021/2022": false, "第3项": false,
	} {
		if got := pageNumber.MatchString(text); got != want {
			t.Errorf("%q is a page number: %v; want %v", text, got, want)
		}
	}
}

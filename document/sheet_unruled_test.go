package document

import (
	"fmt"
	"strings"
	"testing"
)

// ruled reports what the tables of sheets say of their columns.
func ruled(pages ...*drawing) (all []bool) {
	var sheets []sheet
	for _, p := range pages {
		sheets = append(sheets, p.sheet)
	}
	for _, b := range layOut(sheets) {
		if b.Grid != nil {
			all = append(all, b.Grid.Ruled)
		}
	}
	return all
}

func TestTableOfThreeLines(t *testing.T) {
	d := draw().text(70, 180, "各区情况").level(200, 70, 400).level(240, 70, 400).level(300, 70, 400).level(220, 150, 390)
	d.text(80, 220, "地区").text(260, 210, "高中").text(180, 230, "学校").text(320, 230, "学生")
	for i, name := range []string{"甲区", "乙区", "丙区"} {
		y := 250 + 20*float64(i)
		d.text(80, y, name).text(185, y, fmt.Sprint(i+1)).text(322, y, fmt.Sprint(100+i))
	}
	d.text(70, 330, "后文。")
	wantSheets(t, laidOut(d), "各区情况", "1: 地区@1[2x1] 高中@2[1x2]", "1: 学校@2 学生@3",
		"1: 甲区@1 1@2 100@3", "1: 乙区@1 2@2 101@3", "1: 丙区@1 3@2 102@3", "后文。")
	if got := ruled(d); len(got) != 1 || got[0] {
		t.Errorf("Ruled = %v, want one table that is not", got)
	}
}

// spaced draws rows of an unruled table, one figure of each odd.
func spaced(d *drawing, top float64, names ...string) *drawing {
	for i, name := range names {
		y := top + 20*float64(i)
		d.text(80, y, name).text(200, y, fmt.Sprint(10+i)).text(280, y, "1").text(289, y, "2").text(360, y, fmt.Sprint(1000*i))
	}
	return d
}

func TestTableWithoutLines(t *testing.T) {
	d := draw().sized(200, 100, 18, "标题")
	d.text(80, 180, "项目").text(195, 180, "上年").text(275, 180, "本年").text(358, 180, "合计")
	spaced(d, 200, "甲", "乙", "丙", "丁")
	d.text(70, 320, full).text(70, 335, "完。")
	wantSheets(t, laidOut(d), "标题", "1: 项目@1 上年@2 本年@3 合计@4",
		"1: 甲@1 10@2 12@3 0@4", "1: 乙@1 11@2 12@3 1000@4", "1: 丙@1 12@2 12@3 2000@4", "1: 丁@1 13@2 12@3 3000@4", full+"完。")
	if got := ruled(d); len(got) != 1 || got[0] {
		t.Errorf("Ruled = %v, want one table that is not", got)
	}
}

func TestLabelBetweenRowsCoversThem(t *testing.T) {
	d := draw()
	for i := range 6 {
		y := 200 + 20*float64(i)
		d.text(200, y, fmt.Sprint(i+1)).text(280, y, fmt.Sprint(20+i)).text(360, y, fmt.Sprint(300+i))
	}
	d.text(80, 230, "甲组").text(80, 280, "乙").text(80, 300, "丙")
	wantSheets(t, laidOut(d), "1: 甲组@1[4x1] 1@2 20@3 300@4", "1: 2@2 21@3 301@4", "1: 3@2 22@3 302@4", "1: 4@2 23@3 303@4",
		"1: 乙@1 5@2 24@3 304@4", "1: 丙@1 6@2 25@3 305@4")
}

// A label that stands in no column of the full rows does not vanish.
func TestLabelOutsideTheColumnsStays(t *testing.T) {
	d := draw()
	for i := range 4 {
		y := 200 + 20*float64(i)
		d.text(200, y, fmt.Sprint(i+1)).text(280, y, fmt.Sprint(20+i)).text(360, y, fmt.Sprint(300+i))
	}
	d.text(80, 230, "甲组")
	if got := laidOut(d); !strings.Contains(strings.Join(got, " "), "甲组") {
		t.Errorf("layOut = %q, want 甲组 somewhere", got)
	}
}

func TestCellOfSeveralLinesWithoutRules(t *testing.T) {
	d := spaced(draw(), 200, "甲", "乙")
	d.text(80, 243, "很长的名").text(80, 256, "字")
	d.text(200, 250, "5").text(280, 250, "6").text(360, 250, "7")
	spaced(d, 280, "丁")
	wantSheets(t, laidOut(d), "1: 甲@1 10@2 12@3 0@4", "1: 乙@1 11@2 12@3 1000@4", "1: 很长的名字@1 5@2 6@3 7@4", "1: 丁@1 10@2 12@3 0@4")
}

func TestUnruledTableGoesOn(t *testing.T) {
	head := func(d *drawing, y float64) *drawing {
		return d.text(80, y, "项目").text(195, y, "上年").text(275, y, "本年").text(358, y, "合计")
	}
	one := spaced(head(draw(), 660), 680, "甲", "乙", "丙")
	two := spaced(head(draw(), 80), 100, "丁", "戊", "己")
	wantSheets(t, laidOut(one, two), "1: 项目@1 上年@2 本年@3 合计@4",
		"1: 甲@1 10@2 12@3 0@4", "1: 乙@1 11@2 12@3 1000@4", "1: 丙@1 12@2 12@3 2000@4",
		"1: 丁@1 10@2 12@3 0@4", "1: 戊@1 11@2 12@3 1000@4", "1: 己@1 12@2 12@3 2000@4")
}

func TestLinesThatAreNoTable(t *testing.T) {
	d := draw().text(70, 200, "填表人：张").text(200, 200, "审核人：李").text(330, 200, "日期：三月")
	d.text(70, 240, "甲").text(200, 240, "乙")
	wantSheets(t, laidOut(d), "填表人：张 审核人：李 日期：三月", "甲 乙")
}

// Two texts that claim one place are one cell, which is no figure any more.
func TestCellsThatMeetAreNoFigure(t *testing.T) {
	p := &plan{xs: []float64{0, 10, 20}, ys: []float64{0, 10}, at: []int{-1, -1}}
	p.place(planCell{endRow: 1, endColumn: 1, glyphs: []glyph{{text: "1"}}})
	p.place(planCell{endRow: 1, endColumn: 2, glyphs: []glyph{{text: "甲"}}})
	if len(p.cells) != 1 || len(p.cells[0].glyphs) != 2 {
		t.Errorf("cells = %+v, want one that holds both", p.cells)
	}
}

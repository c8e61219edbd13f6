package document

import (
	"fmt"
	"testing"
)

// bands draws rows of four columns, each over a level rule from one edge to the other.
// A label in the first row stands for a group: the rules below it begin right of it.
func bands(d *drawing, top float64, rows ...[4]string) *drawing {
	d.level(top, 70, 400)
	for i, row := range rows {
		y := top + 20*float64(i)
		from := 70.0
		if i+1 < len(rows) && rows[i+1][0] == "" {
			from = 130
		}
		d.level(y+20, from, 400)
		for j, x := range []float64{74, 134, 250, 330} {
			if row[j] != "" {
				d.text(x, y+10, row[j])
			}
		}
	}
	return d
}

func TestBandsAreRows(t *testing.T) {
	d := bands(draw(), 200, [4]string{"类", "项目", "上年", "本年"}, [4]string{"一、全部项目的总数为", "", "12", "15"},
		[4]string{"二", "甲", "1", ""}, [4]string{"", "乙", "", "3"}, [4]string{"", "丙", "5", "6"}, [4]string{"", "丁", "7", "8"})
	wantSheets(t, laidOut(d), "1: 类@1 项目@2 上年@3 本年@4", "1: 一、全部项目的总数为@1[1x2] 12@3 15@4",
		"1: 二@1[4x1] 甲@2 1@3 @4", "1: 乙@2 @3 3@4", "1: 丙@2 5@3 6@4", "1: 丁@2 7@3 8@4")
	if got := ruled(d); len(got) != 1 || got[0] {
		t.Errorf("Ruled = %v, want one table whose columns are guessed", got)
	}
}

func TestCellOfSeveralLinesInABand(t *testing.T) {
	d := bands(draw(), 200, [4]string{"类", "项目", "上年", "本年"}, [4]string{"甲", "一", "1", "2"},
		[4]string{"乙", "二", "3", "4"}, [4]string{"丙", "三", "5", "6"}, [4]string{"丁", "四", "7", "8"})
	d.level(340, 70, 400).text(74, 306, "很长的名").text(74, 319, "字，写作").text(74, 332, "三行").text(134, 319, "五").text(250, 319, "9").text(330, 319, "10")
	wantSheets(t, laidOut(d), "1: 类@1 项目@2 上年@3 本年@4", "1: 甲@1 一@2 1@3 2@4", "1: 乙@1 二@2 3@3 4@4",
		"1: 丙@1 三@2 5@3 6@4", "1: 丁@1 四@2 7@3 8@4", "1: 很长的名字，写作三行@1 五@2 9@3 10@4")
}

// A chapter's heading stands between rules of two tables as rows do.
func TestChapterPartsBandedTables(t *testing.T) {
	d := bands(draw(), 200, [4]string{"类", "项目", "上年", "本年"}, [4]string{"甲", "一", "1", "2"}, [4]string{"乙", "二", "3", "4"}, [4]string{"丙", "三", "5", "6"})
	d.text(74, 290, "三、收到申请情况").level(300, 70, 400)
	for i := range 5 {
		y := 310 + 20*float64(i)
		d.level(y+10, 70, 400)
		for j := range 6 {
			d.text(74+50*float64(j), y, fmt.Sprint(10*i+j+10))
		}
	}
	got := ruled(d)
	if len(got) != 2 {
		t.Errorf("layOut = %q, want two tables", laidOut(d))
	}
}

// A figure and its label in one cell say that a column or a row was not seen.
func TestFigureBesideItsLabelIsNoBand(t *testing.T) {
	for _, c := range []struct {
		name string
		d    *drawing
		want bool
	}{
		{"beside", draw().text(74, 100, "规章").text(110, 100, "54"), true},
		{"below", draw().text(74, 100, "规章").text(74, 112, "54"), true},
		{"two figures", draw().text(74, 100, "12").text(110, 100, "54"), true},
		{"a number in a label", draw().text(74, 100, "1.").text(84, 100, "规章"), false},
		{"a label of two lines", draw().text(74, 100, "行政规范").text(74, 112, "性文件"), false},
	} {
		if got := beside(planCell{glyphs: c.d.glyphs}); got != c.want {
			t.Errorf("%s: beside = %v, want %v", c.name, got, c.want)
		}
	}
}

// A page break leaves rows without the rules that would close them.
func TestRowsBeyondTheRulesOfAPage(t *testing.T) {
	d := bands(draw(), 100, [4]string{"甲", "一", "1", "2"}, [4]string{"乙", "二", "3", "4"}, [4]string{"丙", "三", "5", "6"}, [4]string{"丁", "四", "7", "8"}, [4]string{"戊", "五", "9", "9"})
	d.text(74, 90, "零").text(134, 90, "〇").text(250, 90, "20").text(330, 90, "30")
	want := []string{"1: 零@1 〇@2 20@3 30@4", "1: 甲@1 一@2 1@3 2@4", "1: 乙@1 二@2 3@3 4@4", "1: 丙@1 三@2 5@3 6@4", "1: 丁@1 四@2 7@3 8@4", "1: 戊@1 五@2 9@3 9@4"}
	wantSheets(t, laidOut(d), want...)
}

// One row of figures has no rows like it to show where columns are.
func TestOneRowOfFiguresIsATable(t *testing.T) {
	d := draw()
	for i, s := range []string{"维持", "纠正", "其他", "未结", "总计", "维持", "纠正"} {
		x := 74 + 50*float64(i)
		d.text(x, 200, s).text(x, 220, fmt.Sprint(i+1))
	}
	wantSheets(t, laidOut(d), "1: 维持@1 纠正@2 其他@3 未结@4 总计@5 维持@6 纠正@7", "1: 1@1 2@2 3@3 4@4 5@5 6@6 7@7")
}

// A column that one row of many has was not seen: the rules tell nothing.
func TestBandWithAnUnseenColumnIsNone(t *testing.T) {
	var rows [][4]string
	for i := range 9 {
		rows = append(rows, [4]string{"甲", "一", fmt.Sprint(10 + i), fmt.Sprint(20 + i)})
	}
	d := bands(draw(), 200, rows...)
	d.text(170, 270, "77")
	p := newLaidPage(d.sheet, 1)
	p.findBanded()
	if len(p.plans) != 0 {
		t.Errorf("findBanded found %d tables, want none", len(p.plans))
	}
}

func TestGutterIsWhereFewestTextsReach(t *testing.T) {
	texts := []chunk{{box: rect{10, 0, 34, 10}}, {box: rect{48, 0, 60, 10}}}
	if got := clearest(texts, 20, 48); got != 41 {
		t.Errorf("clearest = %v, want 41, between 34 and 48", got)
	}
}

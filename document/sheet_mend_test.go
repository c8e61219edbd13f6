package document

import "testing"

var wide = []float64{70, 110, 250, 350, 450}

// head is the first page of a table that the page's foot cuts: a head of a row.
func cutTable() *drawing {
	return draw().grid(wide, []float64{680, 700, 720, 740}).
		row(690, wide, "组", "项目", "自然人", "总计").row(710, wide, "", "新收", "1", "2").row(730, wide, "", "结转", "3", "4")
}

func TestTableGoesOnOverPages(t *testing.T) {
	two := draw().grid(wide, []float64{80, 100, 120}).row(90, wide, "", "公开", "5", "6").row(110, wide, "", "其他", "7", "8").text(70, 200, "后文。")
	wantSheets(t, laidOut(cutTable(), two),
		"1: 组@1 项目@2 自然人@3 总计@4", "1: @1 新收@2 1@3 2@4", "1: @1 结转@2 3@3 4@4", "1: @1 公开@2 5@3 6@4", "1: @1 其他@2 7@3 8@4", "后文。")
}

func TestRowsOfALaterPageSayTheirPage(t *testing.T) {
	two := draw().grid(wide, []float64{80, 100}).row(90, wide, "", "公开", "5", "6")
	blocks := layOut([]sheet{cutTable().sheet, two.sheet})
	if len(blocks) != 1 || len(blocks[0].Grid.Rows) != 4 {
		t.Fatalf("layOut = %+v, want one table of four rows", blocks)
	}
	if c := blocks[0].Grid.Rows[3][2]; c.Page != 2 || c.Box != (rect{250, 80, 350, 100}) || c.Row != 4 {
		t.Errorf("cell of the second page: %+v", c)
	}
}

func TestRepeatedHeadIsDropped(t *testing.T) {
	two := draw().grid(wide, []float64{80, 100, 120}).row(90, wide, "组", "项目", "自然人", "总计").row(110, wide, "", "公开", "5", "6")
	wantSheets(t, laidOut(cutTable(), two),
		"1: 组@1 项目@2 自然人@3 总计@4", "1: @1 新收@2 1@3 2@4", "1: @1 结转@2 3@3 4@4", "1: @1 公开@2 5@3 6@4")
}

// A row of figures is no head, even if it says what the first one says.
func TestRepeatedRowOfFiguresStays(t *testing.T) {
	one := draw().grid(wide, []float64{720, 740}).row(730, wide, "", "新收", "0", "0")
	two := draw().grid(wide, []float64{80, 100}).row(90, wide, "", "新收", "0", "0")
	wantSheets(t, laidOut(one, two), "1: @1 新收@2 0@3 0@4", "1: @1 新收@2 0@3 0@4")
}

func TestHeadsAndNumbersOfPagesDoNotCutATable(t *testing.T) {
	one := cutTable().text(70, 40, "某某局").text(290, 800, "- 1 -")
	two := draw().text(70, 40, "某某局").text(290, 800, "- 2 -").grid(wide, []float64{80, 100}).row(90, wide, "", "公开", "5", "6")
	wantSheets(t, laidOut(one, two),
		"某某局", "1: 组@1 项目@2 自然人@3 总计@4", "1: @1 新收@2 1@3 2@4", "1: @1 结转@2 3@3 4@4", "1: @1 公开@2 5@3 6@4")
}

func TestOtherTablesDoNotGoOn(t *testing.T) {
	for name, two := range map[string]*drawing{
		"text between":  draw().text(70, 90, "三、另一张表").grid(wide, []float64{100, 120}).row(110, wide, "a", "b", "5", "6"),
		"other columns": draw().grid([]float64{70, 200, 300, 400, 450}, []float64{80, 100}).row(90, []float64{70, 200, 300, 400}, "a", "b", "5", "6"),
		"another width": draw().grid([]float64{70, 110, 250, 350}, []float64{80, 100}).row(90, wide, "a", "b", "5"),
		"a picture first": func() *drawing {
			d := draw().grid(wide, []float64{400, 420}).row(410, wide, "a", "b", "5", "6")
			d.pictures = []rect{{70, 80, 500, 380}}
			return d
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			tables := 0
			for _, b := range layOut([]sheet{cutTable().sheet, two.sheet}) {
				if b.Grid != nil {
					tables++
				}
			}
			if tables != 2 {
				t.Errorf("%d tables, want 2", tables)
			}
		})
	}
}

// Each case is what stands in the last row of a page and the first of the next.
func TestRowsThatAPageBreakCuts(t *testing.T) {
	for _, c := range []struct {
		name         string
		above, below []string
		want         []string
	}{
		{"the label goes on", []string{"", "5.要求行政机关确认或重新出", "0", "1"}, []string{"", "具已获取信息", "", ""}, []string{"1: @1 5.要求行政机关确认或重新出具已获取信息@2 0@3 1@4"}},
		{"the figures stand below", []string{"", "5.要求行政机关确认或重新出", "", ""}, []string{"", "具已获取信息", "0", "1"}, []string{"1: @1 5.要求行政机关确认或重新出具已获取信息@2 0@3 1@4"}},
		{"the label above, the figures below", []string{"", "5.其他", "", ""}, []string{"", "", "0", "1"}, []string{"1: @1 5.其他@2 0@3 1@4"}},
		{"nothing is left", []string{"", "5.其他", "0", "1"}, []string{"", "", "", ""}, []string{"1: @1 5.其他@2 0@3 1@4"}},
		{"two rows", []string{"", "5.其他", "0", "1"}, []string{"", "6.总计", "2", "3"}, []string{"1: @1 5.其他@2 0@3 1@4", "1: @1 6.总计@2 2@3 3@4"}},
		{"two rows, one of them blank but for its label", []string{"", "5.其他", "0", "1"}, []string{"", "6.总计", "", ""}, []string{"1: @1 5.其他@2 0@3 1@4", "1: @1 6.总计@2 @3 @4"}},
		{"two rows with wide labels", []string{"", "5.要求行政机关确认或重新出", "0", "1"}, []string{"", "6.总计", "", ""}, []string{"1: @1 5.要求行政机关确认或重新出@2 0@3 1@4", "1: @1 6.总计@2 @3 @4"}},
		{"two rows, figures in both", []string{"", "5.要求行政机关确认或重新出", "0", ""}, []string{"", "具已获取信息", "", "1"}, []string{"1: @1 5.要求行政机关确认或重新出@2 0@3 @4", "1: @1 具已获取信息@2 @3 1@4"}},
		{"two rows of words", []string{"", "规章", "甲", "乙"}, []string{"", "规范", "丙", "丁"}, []string{"1: @1 规章@2 甲@3 乙@4", "1: @1 规范@2 丙@3 丁@4"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			one := draw().grid(wide, []float64{700, 720, 740}).row(710, wide, "组", "项目", "自然人", "总计").row(730, wide, c.above...)
			two := draw().grid(wide, []float64{80, 100}).row(90, wide, c.below...)
			wantSheets(t, laidOut(one, two), append([]string{"1: 组@1 项目@2 自然人@3 总计@4"}, c.want...)...)
		})
	}
}

// group is a page of a table whose first column holds one label for all rows.
func group(top float64, label string, y float64, rows ...[]string) *drawing {
	d := draw()
	foot := top + 20*float64(len(rows))
	d.level(top, 70, 450).level(foot, 70, 450)
	for _, x := range wide {
		d.upright(x, top, foot)
	}
	for i, r := range rows {
		if i > 0 {
			d.level(top+20*float64(i), 110, 450)
		}
		d.row(top+20*float64(i)+10, wide, append([]string{""}, r...)...)
	}
	return d.down(85, y, label)
}

func TestGroupsThatAPageBreakCuts(t *testing.T) {
	rows := [][]string{{"1.甲", "1", "2"}, {"2.乙", "3", "4"}, {"3.丙", "5", "6"}}
	for _, c := range []struct {
		name, above string
		y           float64 // of the label above
		below       string
		label       string // of the group, "" for two
	}{
		{"label above", "办理结果", 690, "", "办理结果"},
		{"label below", "", 690, "办理结果", "办理结果"},
		{"label on both pages", "本年度办理", 695, "结果", "本年度办理结果"},
		{"two groups", "三、办理", 690, "四、其他", ""},
		{"two groups without marks", "办理", 690, "其他", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := laidOut(group(680, c.above, c.y, rows...), group(80, c.below, 85, rows...))
			want := []string{"1: " + c.label + "@1[6x1] 1.甲@2 1@3 2@4", "1: 2.乙@2 3@3 4@4", "1: 3.丙@2 5@3 6@4", "1: 1.甲@2 1@3 2@4", "1: 2.乙@2 3@3 4@4", "1: 3.丙@2 5@3 6@4"}
			if c.label == "" {
				want[0] = "1: " + c.above + "@1[3x1] 1.甲@2 1@3 2@4"
				want[3] = "1: " + c.below + "@1[3x1] 1.甲@2 1@3 2@4"
			}
			wantSheets(t, got, want...)
		})
	}
}

// The sides of a table are drawn on to the foot of the page, and a row begun there
// that has no text yet.
func TestRowThatSaysNothingAtThePageBreak(t *testing.T) {
	one := cutTable()
	for _, x := range wide {
		one.upright(x, 740, 760)
	}
	two := draw().grid(wide, []float64{80, 100}).row(90, wide, "", "公开", "5", "6")
	wantSheets(t, laidOut(one, two),
		"1: 组@1 项目@2 自然人@3 总计@4", "1: @1 新收@2 1@3 2@4", "1: @1 结转@2 3@3 4@4", "1: @1 公开@2 5@3 6@4")
}

// The first row of a table, one cell wide, stands alone at the foot of a page.
func TestFirstRowAtTheFootOfAPage(t *testing.T) {
	one := draw().grid([]float64{70, 450}, []float64{720, 740}).text(200, 730, "第二十条第（一）项")
	two := draw().grid(wide, []float64{80, 100}).row(90, wide, "", "公开", "5", "6")
	wantSheets(t, laidOut(one, two), "1: 第二十条第（一）项@1[1x4]", "1: @1 公开@2 5@3 6@4")
}

func TestMarked(t *testing.T) {
	for s, want := range map[string]bool{
		"一、本年新收": true, "（三）不予公开": true, "(2)其他": true, "1.属于": true, "12．重复": true, "第二十条": true, "①甲": true, "3": true,
		"办理结果": false, "一般": false, "具已获取信息": false, "": false, "三安全": false, "2年": false,
	} {
		if got := marked(s); got != want {
			t.Errorf("marked(%q) = %v, want %v", s, got, want)
		}
	}
}

package document

import (
	"slices"
	"testing"
)

var (
	three  = []float64{70, 170, 270, 370}
	ladder = []float64{200, 220, 240, 260}
)

func TestMergedCells(t *testing.T) {
	d := draw()
	for _, y := range []float64{200, 260} {
		d.level(y, 70, 370)
	}
	d.level(220, 170, 370).level(240, 70, 370).upright(70, 200, 260).upright(170, 200, 260).upright(370, 200, 260).upright(270, 220, 260)
	d.text(74, 220, "地区").text(250, 210, "高中").row(230, three, "", "学校", "学生").row(250, three, "甲", "1", "2")
	wantSheets(t, laidOut(d), "1: 地区@1[2x1] 高中@2[1x2]", "1: 学校@2 学生@3", "1: 甲@1 1@2 2@3")
}

// Every way to draw the same table gives the same table.
func TestWaysToDrawATable(t *testing.T) {
	ways := map[string]func(*drawing){
		"lines": func(d *drawing) { d.grid(three, ladder) },
		"a box for each cell": func(d *drawing) {
			for i := range 3 {
				for j := range 3 {
					d.grid(three[j:j+2], ladder[i:i+2])
				}
			}
		},
		"short pieces": func(d *drawing) {
			for _, y := range ladder {
				for x := 70.0; x < 370; x += 10 {
					d.level(y+0.4, x, x+9)
				}
			}
			for _, x := range three {
				for y := 200.0; y < 260; y += 5 {
					d.upright(x-0.4, y, y+5)
				}
			}
		},
		"dots": func(d *drawing) {
			for _, y := range ladder {
				for x := 70.0; x <= 370; x += 2.5 {
					d.rules = append(d.rules, rule{x, y, x + 1, y})
				}
			}
			for _, x := range three {
				for y := 200.0; y <= 260; y += 2.5 {
					d.rules = append(d.rules, rule{x, y, x, y + 1})
				}
			}
		},
		"double lines": func(d *drawing) {
			d.grid(three, ladder)
			for i := range ladder {
				d.level(ladder[i]+2, 70, 372)
				d.upright(three[i]+2, 200, 262)
			}
		},
		"boxes with air between": func(d *drawing) {
			d.grid([]float64{68, 372}, []float64{198, 262})
			for i := range 3 {
				for j := range 3 {
					d.grid([]float64{three[j] + 1, three[j+1] - 1}, []float64{ladder[i] + 1, ladder[i+1] - 1})
				}
			}
		},
		"sides open": func(d *drawing) {
			for _, y := range ladder {
				d.level(y, 70, 370)
			}
			d.upright(170, 200, 260).upright(270, 200, 260)
		},
		"edges a little too long": func(d *drawing) {
			for i := range ladder {
				d.level(ladder[i], 68, 373).upright(three[i], 198, 263)
			}
		},
		"lines that stop short": func(d *drawing) {
			for i := range ladder {
				d.level(ladder[i], 71, 369).upright(three[i], 201, 259)
			}
		},
	}
	for name, rules := range ways {
		t.Run(name, func(t *testing.T) {
			d := draw()
			rules(d)
			d.row(210, three, "行政许可", "12", "0").row(230, three, "行政处罚", "", "3").row(250, three, "合计", "12", "3")
			wantSheets(t, laidOut(d), "1: 行政许可@1 12@2 0@3", "1: 行政处罚@1 @2 3@3", "1: 合计@1 12@2 3@3")
			slices.Reverse(d.rules) // in any order
			wantSheets(t, laidOut(d), "1: 行政许可@1 12@2 0@3", "1: 行政处罚@1 @2 3@3", "1: 合计@1 12@2 3@3")
		})
	}
}

// A row of one cell has no upright where the sides are open: nothing but its place
// says that it is of the table.
func TestRowOfOneCellWithOpenSides(t *testing.T) {
	d := draw().level(200, 70, 370).level(220, 70, 370).level(240, 70, 370).level(260, 70, 370).level(280, 70, 370)
	d.upright(170, 220, 240).upright(270, 220, 240).upright(170, 260, 280)
	d.text(195, 210, "第二十条一项").row(230, three, "规章", "0", "1").text(195, 250, "第二十条五项").row(270, three, "许可", "550")
	wantSheets(t, laidOut(d), "1: 第二十条一项@1[1x3]", "1: 规章@1 0@2 1@3", "1: 第二十条五项@1[1x3]", "1: 许可@1 550@2[1x2]")
}

// A heading between two such tables parts them.
func TestHeadingBetweenTablesWithOpenSides(t *testing.T) {
	d := draw().level(200, 70, 370).level(220, 70, 370).level(240, 70, 370).upright(170, 200, 240)
	d.row(210, three, "甲", "1").row(230, three, "乙", "2")
	d.text(90, 256, "三、收到和处理情况")
	d.level(272, 70, 370).level(292, 70, 370).level(312, 70, 370).upright(170, 272, 312)
	d.row(282, three, "丙", "3").row(302, three, "丁", "4")
	wantSheets(t, laidOut(d), "1: 甲@1 1@2", "1: 乙@1 2@2", "三、收到和处理情况", "2: 丙@1 3@2", "2: 丁@1 4@2")
}

func TestWhatIsNoTable(t *testing.T) {
	for name, d := range map[string]*drawing{
		"a box around text":      draw().grid([]float64{60, 535}, []float64{180, 700}).text(90, 200, "正文。"),
		"an underline":           draw().text(90, 200, "正文。").level(206, 90, 115),
		"a line across the page": draw().level(180, 70, 520).text(90, 200, "正文。"),
		"a chart":                draw().grid([]float64{300, 350, 400}, []float64{300, 350, 400}).text(90, 200, "正文。"),
		"a slip of a box":        draw().grid([]float64{88, 92}, []float64{198, 203}).text(90, 200, "正文。"),
	} {
		t.Run(name, func(t *testing.T) { wantSheets(t, laidOut(d), "正文。") })
	}
}

func TestUnderlineInACellPartsNothing(t *testing.T) {
	d := draw().grid(three, ladder).level(214, 74, 100)
	d.row(210, three, "甲", "1", "2").row(230, three, "乙", "3", "4").row(250, three, "丙", "5", "6")
	wantSheets(t, laidOut(d), "1: 甲@1 1@2 2@3", "1: 乙@1 3@2 4@3", "1: 丙@1 5@2 6@3")
}

// Fields that hang together in no rectangle are told apart by rows.
func TestShapeThatIsNoRectangle(t *testing.T) {
	d := draw().grid([]float64{70, 270}, []float64{200, 240}).upright(170, 200, 220).level(220, 170, 270)
	d.text(74, 210, "a").text(174, 210, "b").text(74, 230, "c")
	got := layOut([]sheet{d.sheet})
	if len(got) != 1 || got[0].Grid == nil {
		t.Fatalf("layOut = %+v, want one table", got)
	}
	seen := make(map[[2]int]bool)
	for _, row := range got[0].Grid.Rows {
		for _, c := range row {
			for i := range c.RowSpan {
				for j := range c.ColSpan {
					at := [2]int{c.Row + i, c.Column + j}
					if seen[at] {
						t.Errorf("two cells cover row %d, column %d", at[0], at[1])
					}
					seen[at] = true
				}
			}
		}
	}
}

func TestBoxAndItsTextIsAParagraph(t *testing.T) {
	d := draw().grid([]float64{70, 270}, []float64{200, 240}).text(80, 220, "提示。").text(70, 300, "正文。")
	wantSheets(t, laidOut(d), "提示。", "正文。")
}

package document

import "testing"

// fourWords draws rows of a table without rules, four to a row, 20 points apart.
func fourWords(d *drawing, y float64, rows ...[4]string) *drawing {
	for _, row := range rows {
		for i, s := range row {
			if s != "" {
				d.text([4]float64{80, 200, 280, 360}[i], y, s)
			}
		}
		y += 20
	}
	return d
}

// Few rows on the next page stand in the columns of the table that the page break cut:
// a blank stays where it is, and a longer label is a label.
func TestRestOfATableWithoutRules(t *testing.T) {
	one := fourWords(draw(), 660, [4]string{"项目", "上年", "本年", "合计"}, [4]string{"甲", "1", "2", "3"}, [4]string{"乙", "4", "5", "9"}, [4]string{"丙", "6", "7", "13"})
	two := fourWords(draw(), 80, [4]string{"一个长长的名字标签", "", "8", "8"})
	two.text(70, 200, "后文。")
	wantSheets(t, laidOut(one, two), "1: 项目@1 上年@2 本年@3 合计@4", "1: 甲@1 1@2 2@3 3@4", "1: 乙@1 4@2 5@3 9@4", "1: 丙@1 6@2 7@3 13@4",
		"1: 一个长长的名字标签@1 @2 8@3 8@4", "后文。")
}

// What says words where the table has figures is none of it, and one figure is no row.
func TestWhatIsNoRestOfATable(t *testing.T) {
	one := fourWords(draw(), 660, [4]string{"项目", "上年", "本年", "合计"}, [4]string{"甲", "1", "2", "3"}, [4]string{"乙", "4", "5", "9"}, [4]string{"丙", "6", "7", "13"})
	for name, two := range map[string]*drawing{
		"words under figures":   fourWords(draw(), 80, [4]string{"名称", "住所", "电话", "传真"}),
		"one figure":            fourWords(draw(), 80, [4]string{"共", "", "8", ""}),
		"figures between":       draw().text(80, 80, "丁").text(248, 80, "8").text(330, 80, "9"),
		"text after the table":  fourWords(draw(), 80, [4]string{"丁", "8", "8", "16"}),
		"wider than the table":  draw().text(30, 80, "丁").text(200, 80, "8").text(280, 80, "9"),
		"nothing but one label": draw().text(80, 80, "丁"),
	} {
		last := one
		if name == "text after the table" {
			last = fourWords(draw(), 660, [4]string{"项目", "上年", "本年", "合计"}, [4]string{"甲", "1", "2", "3"}, [4]string{"乙", "4", "5", "9"}, [4]string{"丙", "6", "7", "13"})
			last.text(70, 780, "说明。")
		}
		rows := 0
		for _, b := range layOut([]sheet{last.sheet, two.sheet}) {
			if b.Grid != nil {
				rows = max(rows, len(b.Grid.Rows))
			}
		}
		if rows != 4 {
			t.Errorf("%s: a table of %d rows, want 4", name, rows)
		}
	}
}

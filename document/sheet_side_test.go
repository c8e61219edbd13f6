package document

import "testing"

// sided is three pages of a table whose first cell covers rows of all of them: on the
// second, nothing but its outer edge is drawn of it.
func sided() (pages [3]*drawing) {
	xs := []float64{120, 240, 300, 360}
	pages[0] = draw().level(700, 70, 120).upright(70, 700, 790).grid(xs, []float64{700, 720, 740, 760, 780}).text(74, 730, "结果").
		row(710, xs, "甲", "1", "2").row(730, xs, "乙", "3", "4").row(750, xs, "丙", "5", "6").row(770, xs, "丁", "7", "8")
	pages[1] = draw().upright(70, 40, 130).grid(xs, []float64{40, 60, 80, 100}).
		row(50, xs, "戊", "9", "10").row(70, xs, "己", "11", "12").row(90, xs, "庚", "13", "14")
	pages[2] = draw().level(80, 70, 120).upright(70, 40, 80).grid(xs, []float64{40, 60, 80}).
		row(50, xs, "辛", "15", "16").row(70, xs, "壬", "17", "18")
	return pages
}

func TestSideOfACellThatCoversAPage(t *testing.T) {
	pages := sided()
	wantSheets(t, laidOut(pages[:]...), "1: 结果@1[9x1] 甲@2 1@3 2@4", "1: 乙@2 3@3 4@4", "1: 丙@2 5@3 6@4", "1: 丁@2 7@3 8@4",
		"1: 戊@2 9@3 10@4", "1: 己@2 11@3 12@4", "1: 庚@2 13@3 14@4", "1: 辛@2 15@3 16@4", "1: 壬@2 17@3 18@4")
}

// A line down the margin is the side of no table.
func TestUprightRuleBesideATable(t *testing.T) {
	xs := []float64{120, 240, 300}
	table := func() *drawing {
		return draw().grid(xs, []float64{200, 220, 240}).row(210, xs, "甲", "1").row(230, xs, "乙", "2")
	}
	want := []string{"1: 甲@1 1@2", "1: 乙@1 2@2"}
	for _, c := range []struct {
		name string
		d    *drawing
		want []string
	}{
		{"text above", table().upright(70, 100, 240).text(120, 150, "前文。"), append([]string{"前文。"}, want...)},
		{"shorter", table().upright(70, 210, 240), want},
		{"along two tables", table().upright(70, 200, 340).grid(xs, []float64{300, 320, 340}).row(310, xs, "丙", "3").row(330, xs, "丁", "4"),
			[]string{"1: 甲@1 1@2", "1: 乙@1 2@2", "2: 丙@1 3@2", "2: 丁@1 4@2"}},
		{"far away", table().upright(500, 200, 240), want},
	} {
		t.Run(c.name, func(t *testing.T) { wantSheets(t, laidOut(c.d), c.want...) })
	}
}

package document

import "testing"

// narrow draws a table of a label and two columns of figures, the last with room for
// two digits, and writes its last cell line by line.
func narrow(label, wide string, lines ...string) *drawing {
	xs := []float64{70, 150, 200, 218}
	d := draw().grid(xs, []float64{100, 120, 160}).row(110, xs, "项", "数", "计")
	d.text(74, 140, label).text(154, 140, wide)
	for i, s := range lines {
		d.text(204, 135+12*float64(i), s)
	}
	return d
}

func TestFigureBrokenByItsCellIsOne(t *testing.T) {
	wantSheets(t, laidOut(narrow("甲", "52", "18", "4")), "1: 项@1 数@2 计@3", "1: 甲@1 52@2 184@3")
}

func TestFiguresBelowOneAnotherStayTwo(t *testing.T) {
	for _, c := range []struct {
		name string
		d    *drawing
		want []string
	}{
		{"with room for another digit", narrow("甲", "52", "1", "4"), []string{"1: 项@1 数@2 计@3", "1: 甲@1 52@2 1\n4@3"}},
		{"with no neighbour on one line", narrow("甲", "", "18", "4"), []string{"1: 项@1 数@2 计@3", "1: 甲@1 @2 18\n4@3"}},
		{"with more digits below", narrow("甲", "52", "18", "445"), []string{"1: 项@1 数@2 计@3", "1: 甲@1 52@2 18\n445@3"}},
		{"beside others that are two", narrow("甲", "52", "18", "4").text(154, 152, "7"), []string{"1: 项@1 数@2 计@3", "1: 甲@1 52\n7@2 18\n4@3"}},
		{"however long", narrow("甲", "", "126", "86"), []string{"1: 项@1 数@2 计@3", "1: 甲@1 @2 126\n86@3"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantSheets(t, laidOut(c.d), c.want...) })
	}
}

// torn draws the last row of a page, and the first of the next.
func torn(upper, lower [3]string) []*drawing {
	xs := []float64{70, 150, 200, 218}
	one := draw().grid(xs, []float64{740, 760, 775}).row(750, xs, "项", "数", "计").row(767, xs, upper[:]...)
	two := draw().grid(xs, []float64{60, 75, 90}).row(67, xs, lower[:]...).row(82, xs, "丙", "9", "9")
	return []*drawing{one, two}
}

func TestFigureTornByThePageIsOne(t *testing.T) {
	wantSheets(t, laidOut(torn([3]string{"甲", "52", "18"}, [3]string{"", "", "4"})...),
		"1: 项@1 数@2 计@3", "1: 甲@1 52@2 184@3", "1: 丙@1 9@2 9@3")
}

func TestRowBelowAPageBreakStaysOne(t *testing.T) {
	wantSheets(t, laidOut(torn([3]string{"甲", "52", "18"}, [3]string{"乙", "5", "4"})...),
		"1: 项@1 数@2 计@3", "1: 甲@1 52@2 18@3", "1: 乙@1 5@2 4@3", "1: 丙@1 9@2 9@3")
}

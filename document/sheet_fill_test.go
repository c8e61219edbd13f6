package document

import "testing"

// twoCells is a table whose columns meet at 170.
func twoCells() *drawing {
	return draw().grid([]float64{70, 170, 270}, []float64{200, 220, 240}).text(74, 210, "甲").text(174, 210, "乙")
}

func TestFigureWiderThanItsCellIsNotCut(t *testing.T) {
	// Drawn in one go, mostly in the second cell: a rule runs through its third digit,
	// or by chance between two.
	for _, x := range []float64{158, 160} {
		wantSheets(t, laidOut(twoCells().text(x, 230, "7730.28")), "1: 甲@1 乙@2", "1: @1 7730.28@2")
	}
}

func TestFiguresThatTouchAreTwo(t *testing.T) {
	d := twoCells().text(155, 230, "106").text(170, 230, "1234")
	wantSheets(t, laidOut(d), "1: 甲@1 乙@2", "1: 106@1 1234@2")
}

func TestFiguresDrawnInOneGoWithAGapAreTwo(t *testing.T) {
	d := twoCells()
	d.sized(150, 230, 10, "106").sized(170+5, 230, 10, "1234")
	for i := range d.glyphs {
		d.glyphs[i].piece = 1
	}
	wantSheets(t, laidOut(d), "1: 甲@1 乙@2", "1: 106@1 1234@2")
}

func TestTextsThatFillTheirCellsAreTwo(t *testing.T) {
	d := twoCells().text(70, 230, "一二三四五六七八九十").text(170, 230, "自然人")
	wantSheets(t, laidOut(d), "1: 甲@1 乙@2", "1: 一二三四五六七八九十@1 自然人@2")
}

func TestCharacterOnARuleStaysWithItsText(t *testing.T) {
	d := twoCells().text(145, 230, "自然人")
	wantSheets(t, laidOut(d), "1: 甲@1 乙@2", "1: 自然人@1 @2")
}

func TestWhatIsDrawnOutsideIsNotInACell(t *testing.T) {
	d := twoCells().text(276, 230, "注").text(174, 230, "1")
	wantSheets(t, laidOut(d), "1: 甲@1 乙@2", "1: @1 1@2", "注")
}

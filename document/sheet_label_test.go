package document

import (
	"fmt"
	"testing"
)

// grouped draws eight rows with figures, the labels of their groups before theirs.
func grouped() *drawing {
	d := draw()
	for i := range 8 {
		y := 200 + 20*float64(i)
		d.text(120, y, fmt.Sprintf("%d.本项情形", i%4+1)).text(280, y, fmt.Sprint(20+i)).text(360, y, fmt.Sprint(300+i)).text(440, y, fmt.Sprint(600+i))
	}
	return d.text(80, 180, "一、横贯的一行").text(280, 180, "1").text(360, 180, "2").text(440, 180, "3")
}

// A group's label beside the rows' is a cell of its own, over all their rows, though it
// wraps onto lines of several; a label over both is one cell.
func TestLabelsOfGroupsAreParted(t *testing.T) {
	d := grouped()
	d.text(80, 223, "甲类").text(80, 237, "情形").text(80, 303, "乙类").text(80, 317, "情形")
	wantSheets(t, laidOut(d), "1: 一、横贯的一行@1[1x2] 1@3 2@4 3@5",
		"1: 甲类情形@1[4x1] 1.本项情形@2 20@3 300@4 600@5", "1: 2.本项情形@2 21@3 301@4 601@5", "1: 3.本项情形@2 22@3 302@4 602@5", "1: 4.本项情形@2 23@3 303@4 603@5",
		"1: 乙类情形@1[4x1] 1.本项情形@2 24@3 304@4 604@5", "1: 2.本项情形@2 25@3 305@4 605@5", "1: 3.本项情形@2 26@3 306@4 606@5", "1: 4.本项情形@2 27@3 307@4 607@5")
}

// A gap in one label parts no column.
func TestGapInALabelPartsNothing(t *testing.T) {
	d := draw()
	for i := range 4 {
		y := 200 + 20*float64(i)
		d.text(120, y, "一项很长的情形").text(280, y, fmt.Sprint(20+i)).text(360, y, fmt.Sprint(300+i)).text(440, y, fmt.Sprint(600+i))
	}
	d.text(120, 280, "其").text(140, 280, "他").text(280, 280, "1").text(360, 280, "2").text(440, 280, "3")
	got := laidOut(d)
	if last := got[len(got)-1]; last != "1: 其 他@1 1@2 2@3 3@4" {
		t.Errorf("last row = %q, want one label", last)
	}
}

// A figure that stands close behind its label is cut from it.
func TestFigureCloseToItsLabel(t *testing.T) {
	var rows [][4]string
	for i := range 8 {
		rows = append(rows, [4]string{"甲", fmt.Sprint(10 + i), "2", "3"})
	}
	d := fourWords(draw(), 200, rows...)
	d.text(80, 360, "一个十一个字长的标签甲").text(193, 360, "88").text(280, 360, "9").text(360, 360, "97")
	got := laidOut(d)
	if last := got[len(got)-1]; len(got) != 9 || last != "1: 一个十一个字长的标签甲@1 88@2 9@3 97@4" {
		t.Errorf("%d rows, the last %q; want label and figures", len(got), last)
	}
}

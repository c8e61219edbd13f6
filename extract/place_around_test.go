package extract

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/document"
	"harvest/report"
)

func findPlace(t *testing.T, body, part string, at report.At) (Place, bool) {
	t.Helper()
	p, ok, err := FindPlace(context.Background(), []byte(body), "", part, at)
	if err != nil {
		t.Fatal(err)
	}
	return p, ok
}

const requestsPage = `<table><tr><th colspan="2" rowspan="2">本列数据</th><th colspan="3">申请人情况</th></tr>
<tr><th>自然人</th><th>商业企业</th><th>总计</th></tr>
<tr><td colspan="2">一、本年新收</td><td>4</td><td>1</td><td>5</td></tr>
<tr><td rowspan="2">三、本年度办理结果</td><td>（一）予以公开</td><td>2</td><td>0</td><td>2</td></tr>
<tr><td>（二）部分公开</td><td>3</td><td>1</td><td>4</td></tr>
<tr><td colspan="2">四、结转</td><td>0</td><td>0</td><td>0</td></tr></table>`

func TestFindPlaceShowsTheTableAroundAFigure(t *testing.T) {
	p, ok := findPlace(t, requestsPage, "", report.At{Table: 1, Row: 5, Column: 4})
	want := Place{Cells: []string{"（二）部分公开", "3", "1", "4"}, Cell: 2,
		Rows: []PlaceRow{
			{3, []string{"一、本年新收", "4", "1", "5"}, -1},
			{4, []string{"三、本年度办理结果", "（一）予以公开", "2", "0", "2"}, -1},
			{5, []string{"（二）部分公开", "3", "1", "4"}, 2},
			{6, []string{"四、结转", "0", "0", "0"}, -1},
		},
		Label: []string{"三、本年度办理结果", "（二）部分公开"}, Head: []string{"申请人情况", "商业企业"},
		Ways: &Ways{Cells: 3, All: 35, Adding: 15},
	}
	if diff := cmp.Diff(want, p); diff != "" || !ok {
		t.Errorf("FindPlace, %v (-want +got):\n%s", ok, diff)
	}
}

func TestFindPlaceInATextShowsItsLines(t *testing.T) {
	p, ok := findPlace(t, "标题\n一、本年新收\n4\n0\n二、上年结转\n5\n三、办理结果\n6\n四、结转\n7", "", report.At{Table: 1, Row: 6, Column: 1})
	want := Place{Cells: []string{"二、上年结转", "5"}, Cell: 1, Label: []string{"二、上年结转"}, Rows: []PlaceRow{
		{1, []string{"标题"}, -1}, {2, []string{"一、本年新收", "4", "0"}, -1}, {5, []string{"二、上年结转", "5"}, 1}, {7, []string{"三、办理结果", "6"}, -1}, {9, []string{"四、结转", "7"}, -1}},
		Ways: &Ways{Cells: 1, All: 7, Adding: 0}}
	if diff := cmp.Diff(want, p); diff != "" || !ok {
		t.Errorf("FindPlace, %v (-want +got):\n%s", ok, diff)
	}
}

func TestFindPlaceLooksInThePartNamed(t *testing.T) {
	at := report.At{Table: 1, Row: 3, Column: 3}
	if _, ok := findPlace(t, requestsPage, "#2", at); !ok {
		t.Error("the second report of a page is not looked for on that page")
	}
	if p, ok := findPlace(t, requestsPage, "a.zip/b.html", at); ok {
		t.Errorf("FindPlace in a part that is not there: %+v", p)
	}
}

// In a file that is laid out on pages a cell is found by its page and box, too.
func TestGridCellIsFoundByPageAndBox(t *testing.T) {
	box := [4]float64{10, 20.5, 30, 40}
	g := &document.Grid{Number: 2, Columns: 2, Rows: [][]document.GridCell{{
		{Text: "总计", Row: 1, Column: 1, RowSpan: 1, ColSpan: 1, Page: 3, Box: [4]float64{0, 20.5, 10, 40}},
		{Text: "7", Row: 1, Column: 2, RowSpan: 1, ColSpan: 1, Page: 3, Box: box}}}}
	d := &document.Document{Format: "pdf", Blocks: []document.Block{{Text: "x"}, {Grid: g}}}
	for _, at := range []report.At{{Page: 3, Box: box}, {Table: 2, Row: 1, Column: 2}} {
		if in, c := gridCell(d, at); in != g || c == nil || c.Text != "7" {
			t.Errorf("gridCell(%+v) = %+v; want 7", at, c)
		}
	}
	for _, at := range []report.At{{}, {Page: 2, Box: box}, {Page: 3}, {Table: 1, Row: 1, Column: 2}, {Table: 2, Row: 2, Column: 2}} {
		if _, c := gridCell(d, at); c != nil {
			t.Errorf("gridCell(%+v) = %+v; want nothing", at, c)
		}
	}
}

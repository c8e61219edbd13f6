package document

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// A drawing is a sheet as a test draws it: A4, letters of 10 points unless said.
type drawing struct {
	sheet
	pieces int
}

func draw() *drawing { return &drawing{sheet: sheet{width: 595, height: 842}} }

// text draws a line from its left edge, around a height. Chinese is as wide as it is
// high, all else half as wide.
func (d *drawing) text(x, y float64, s string) *drawing { return d.sized(x, y, 10, s) }

func (d *drawing) sized(x, y, size float64, s string) *drawing {
	d.pieces++
	for _, r := range s {
		width := size
		if r < utf8.RuneSelf {
			width = size / 2
		}
		d.glyphs = append(d.glyphs, glyph{text: string(r), box: rect{x, y - size/2, x + width, y + size/2}, size: size, piece: d.pieces})
		x += width
	}
	return d
}

// down draws characters one below the other.
func (d *drawing) down(x, y float64, s string) *drawing {
	for _, r := range s {
		d.text(x, y, string(r))
		y += 10
	}
	return d
}

func (d *drawing) level(y, x0, x1 float64) *drawing {
	d.rules = append(d.rules, rule{x0, y, x1, y})
	return d
}

func (d *drawing) upright(x, y0, y1 float64) *drawing {
	d.rules = append(d.rules, rule{x, y0, x, y1})
	return d
}

// grid draws every line between places.
func (d *drawing) grid(xs, ys []float64) *drawing {
	for _, y := range ys {
		d.level(y, xs[0], xs[len(xs)-1])
	}
	for _, x := range xs {
		d.upright(x, ys[0], ys[len(ys)-1])
	}
	return d
}

// row writes a text 4 points inside each column, around a height.
func (d *drawing) row(y float64, xs []float64, texts ...string) *drawing {
	for i, s := range texts {
		if s != "" {
			d.text(xs[i]+4, y, s)
		}
	}
	return d
}

// laidOut is what sheets are laid out as, in the words of laid.
func laidOut(pages ...*drawing) []string {
	var sheets []sheet
	for _, p := range pages {
		sheets = append(sheets, p.sheet)
	}
	return laid(&Document{Blocks: layOut(sheets)})
}

func wantSheets(t *testing.T, got []string, want ...string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("layOut (-want +got):\n%s", d)
	}
}

const (
	full   = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十" // 400 points
	indent = 90.0                                       // of a paragraph, on a page whose text begins at 70
	first  = "二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"  // to the same edge, indented
)

func TestLinesAreJoinedIntoParagraphs(t *testing.T) {
	d := draw().sized(200, 90, 18, "某某区人民政府").sized(180, 115, 18, "年度报告")
	d.text(indent, 150, "一、总体情况")
	d.text(indent, 165, first).text(70, 180, full).text(70, 195, "完。")
	d.text(indent, 210, first).text(70, 225, "也完。")
	d.text(indent, 240, "二、主动公开情况")
	wantSheets(t, laidOut(d), "某某区人民政府", "年度报告", "一、总体情况", first+full+"完。", first+"也完。", "二、主动公开情况")
}

func TestParagraphGoesOnOverPages(t *testing.T) {
	one := draw().text(indent, 700, first).text(70, 715, full)
	two := draw().text(70, 90, "接着说。").text(indent, 105, "另起一段。")
	wantSheets(t, laidOut(one, two), first+full+"接着说。", "另起一段。")
}

func TestHeadingOfAFullLineBeginsAParagraph(t *testing.T) {
	d := draw().text(70, 100, first+"十一。").text(70, 115, "三、收到和处理政府信息公开申请情况")
	wantSheets(t, laidOut(d), first+"十一。", "三、收到和处理政府信息公开申请情况")
}

func TestBlocksSayWhereTheyStand(t *testing.T) {
	xs := []float64{70, 170, 270}
	one := draw().text(70, 100, "甲")
	two := draw().text(70, 100, "乙").grid(xs, []float64{200, 220, 240}).row(210, xs, "a", "b").row(230, xs, "c", "d")
	blocks := layOut([]sheet{one.sheet, two.sheet})
	if len(blocks) != 3 {
		t.Fatalf("layOut = %d blocks, want 3", len(blocks))
	}
	if b := blocks[1]; b.Page != 2 || b.Line != 2 {
		t.Errorf("second paragraph: page %d, line %d; want 2, 2", b.Page, b.Line)
	}
	g := blocks[2].Grid
	if blocks[2].Page != 2 || blocks[2].Line != 0 || g == nil || g.Number != 1 || g.Columns != 2 || !g.Ruled || g.Lines != nil {
		t.Fatalf("table: %+v, %+v", blocks[2], g)
	}
	want := GridCell{Text: "d", Row: 2, Column: 2, RowSpan: 1, ColSpan: 1, Page: 2, Box: rect{170, 220, 270, 240}}
	if d := cmp.Diff(want, g.Rows[1][1]); d != "" {
		t.Errorf("last cell (-want +got):\n%s", d)
	}
}

func TestPageNumbersAndRunningHeadsAreLeftOut(t *testing.T) {
	page := func(number, body string) *drawing {
		return draw().text(70, 40, "某某局年度报告").text(70, 200, body).text(290, 800, number)
	}
	for name, numbers := range map[string][3]string{
		"dashes": {"- 1 -", "- 2 -", "- 3 -"}, "bare": {"1", "2", "3"}, "wide dashes": {"—1—", "—2—", "—3—"},
		"words": {"第 1 页 共 3 页", "第 2 页 共 3 页", "第 3 页 共 3 页"}, "of": {"1/3", "2/3", "3/3"},
		"address": {"https://a.gov.cn/b 1/3", "https://a.gov.cn/b 2/3", "https://a.gov.cn/b 3/3"},
	} {
		t.Run(name, func(t *testing.T) {
			got := laidOut(page(numbers[0], "甲。"), page(numbers[1], "乙。"), page(numbers[2], "丙。"))
			wantSheets(t, got, "某某局年度报告", "甲。", "乙。", "丙。")
		})
	}
}

func TestWhatIsNoPageNumberStays(t *testing.T) {
	// A figure at the foot that is not the page's, and a number in the text.
	d := draw().text(70, 200, "1").text(70, 790, "4119")
	wantSheets(t, laidOut(d), "1", "4119")
}

func TestTextBesideATableStaysOutOfIt(t *testing.T) {
	xs := []float64{70, 120, 170}
	d := draw().grid(xs, []float64{200, 220, 240}).row(210, xs, "a", "1").row(230, xs, "b", "2")
	d.text(200, 210, "旁边的文字。").text(200, 300, "下面的文字。")
	wantSheets(t, laidOut(d), "1: a@1 1@2", "1: b@1 2@2", "旁边的文字。", "下面的文字。")
}

func TestSeveralTablesOnAPage(t *testing.T) {
	left, right := []float64{70, 120, 170}, []float64{300, 350, 400}
	d := draw().grid(left, []float64{200, 220, 240}).row(210, left, "a", "1").row(230, left, "b", "2")
	d.grid(right, []float64{200, 220, 240}).row(210, right, "c", "3").row(230, right, "d", "4")
	d.grid(left, []float64{300, 320, 340}).row(310, left, "e", "5").row(330, left, "f", "6")
	wantSheets(t, laidOut(d), "1: a@1 1@2", "1: b@1 2@2", "2: c@1 3@2", "2: d@1 4@2", "3: e@1 5@2", "3: f@1 6@2")
}

func TestLargePictureIsABlock(t *testing.T) {
	d := draw().text(70, 100, "前。").text(70, 700, "后。")
	d.pictures = []rect{{70, 200, 520, 400}, {70, 400, 520, 600}, {500, 80, 520, 100}} // two strips, and a stamp
	blocks := layOut([]sheet{d.sheet})
	if len(blocks) != 3 || !blocks[1].Picture || blocks[1].Page != 1 || blocks[0].Picture || blocks[2].Picture {
		t.Errorf("layOut = %+v, want a picture between two paragraphs", blocks)
	}
}

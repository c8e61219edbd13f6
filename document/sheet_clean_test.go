package document

import (
	"math"
	"testing"
)

func TestWatermarkIsNoText(t *testing.T) {
	d := draw().text(70, 100, "正文。")
	for i, r := range []rune("内部资料") {
		x := 200 + 60*float64(i)
		d.glyphs = append(d.glyphs, glyph{text: string(r), box: rect{x, x, x + 60, x + 60}, size: 60, angle: 315})
	}
	for i, r := range []rune("样稿") {
		x := 200 + 60*float64(i)
		d.glyphs = append(d.glyphs, glyph{text: string(r), box: rect{x, 400, x + 60, 460}, size: 60, faint: true})
	}
	wantSheets(t, laidOut(d), "正文。")
}

func TestFaintTextOfUsualSizeIsText(t *testing.T) {
	d := draw().text(70, 100, "正文。").text(70, 130, "灰色。")
	for i := range d.glyphs[3:] {
		d.glyphs[3+i].faint = true
	}
	wantSheets(t, laidOut(d), "正文。", "灰色。")
}

func TestCharactersDrawnTwiceAreOne(t *testing.T) {
	d := draw().text(70, 100, "标题11").text(70.4, 100.2, "标题11")
	wantSheets(t, laidOut(d), "标题11")
}

// One shape that a file says is two characters has one place: neither may vanish.
func TestTwoCharactersOfOneShapeStay(t *testing.T) {
	for _, piece := range []int{0, 7} {
		d := draw().text(70, 100, "a")
		for range 2 {
			d.glyphs = append(d.glyphs, glyph{text: "0", box: rect{75, 95, 85, 105}, size: 10, piece: piece})
		}
		wantSheets(t, laidOut(d), "a00")
	}
}

func TestTurnedPages(t *testing.T) {
	upright := draw().grid(three, ladder).row(210, three, "甲", "1", "2").row(230, three, "乙", "3", "4").row(250, three, "丙", "5", "6").text(70, 300, "正文。")
	want := laidOut(upright)
	for turns := 1; turns <= 3; turns++ {
		d := draw()
		place := func(x, y float64) (float64, float64) {
			for range turns { // clockwise, on a square page
				x, y = 842-y, x
			}
			return x, y
		}
		turn := func(r rect) rect {
			x0, y0 := place(r[0], r[1])
			x1, y1 := place(r[2], r[3])
			return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
		}
		d.width = 842
		for _, g := range upright.glyphs {
			g.box, g.angle = turn(g.box), 90*turns+2 // a little askew, too
			d.glyphs = append(d.glyphs, g)
		}
		for _, r := range upright.rules {
			b := turn(rect{r.x0, r.y0, r.x1, r.y1})
			d.rules = append(d.rules, rule{b[0], b[1], b[2], b[3]})
		}
		wantSheets(t, laidOut(d), want...)
	}
}

func TestPlacesThatAreNoNumbers(t *testing.T) {
	d := draw().text(70, 100, "正文。")
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300} {
		d.glyphs = append(d.glyphs, glyph{text: "x", box: rect{v, 0, v, 10}, size: 10}, glyph{text: "x", box: rect{0, 0, 1, 1}, size: v})
		d.rules = append(d.rules, rule{v, 0, 10, 0}, rule{0, v, 0, 10})
		d.pictures = append(d.pictures, rect{0, 0, v, v})
	}
	wantSheets(t, laidOut(d), "正文。")
}

func TestAppendRules(t *testing.T) {
	box := func(l, t, r, b float64) shape {
		return shape{points: [][2]float64{{l, t}, {r, t}, {r, b}, {l, b}}, closed: true}
	}
	for _, c := range []struct {
		name            string
		shapes          []shape
		stroked, filled bool
		want            []rule
	}{
		{"a stroke", []shape{{points: [][2]float64{{10, 20}, {10, 90}}}}, true, false, []rule{{10, 20, 10, 90}}},
		{"a stroke that leans a little", []shape{{points: [][2]float64{{90, 20}, {10, 20.4}}}}, true, false, []rule{{10, 20.2, 90, 20.2}}},
		{"a slanted stroke", []shape{{points: [][2]float64{{90, 20}, {10, 60}}}}, true, false, nil},
		{"a stroked box", []shape{box(10, 20, 90, 60)}, true, false, []rule{{10, 20, 90, 20}, {90, 20, 90, 60}, {10, 60, 90, 60}, {10, 20, 10, 60}}},
		{"a thin filled box", []shape{box(10, 20, 90, 21)}, false, true, []rule{{10, 20.5, 90, 20.5}}},
		{"a filled box is a ground", []shape{box(10, 20, 90, 60)}, false, true, nil},
		{"a filled seam", []shape{box(10, 20, 90, 60), box(11, 21, 89, 59)}, false, true,
			[]rule{{10.5, 20.5, 89.5, 20.5}, {10.5, 59.5, 89.5, 59.5}, {10.5, 20.5, 10.5, 59.5}, {89.5, 20.5, 89.5, 59.5}}},
		{"nothing", []shape{{}}, true, true, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := appendRules(nil, c.shapes, c.stroked, c.filled)
			if len(got) != len(c.want) {
				t.Fatalf("appendRules = %v, want %v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("appendRules = %v, want %v", got, c.want)
				}
			}
		})
	}
}

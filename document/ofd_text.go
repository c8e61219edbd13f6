package document

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// An ofdText is a text object while it is read.
type ofdText struct {
	page         *ofdPage
	place        matrix
	size, narrow float64 // of the font in mm; how much narrower than usual it is drawn
	angle        int     // that characters are turned by themselves, clockwise
	faint        bool
	x, y         float64 // where the next piece begins unless it says so
	height       float64 // of the object, 0 where it says nothing of its line
}

// text reads a text object (GB/T 33190-2016, 11): pieces of text, each with the
// place of its first character and the steps to the others.
func (p *ofdPage) text(x *xmlReader, e *element) error {
	if e.attr("Fill") == "false" && e.attr("Stroke") != "true" {
		return nil
	}
	t := &ofdText{page: p, place: placing(e), narrow: 1}
	if v := numbers(e.attr("Size")); len(v) == 1 {
		t.size = math.Abs(v[0])
	}
	if v := numbers(e.attr("HScale")); len(v) == 1 && v[0] > 0 {
		t.narrow = v[0]
	}
	turned := math.Atan2(t.place[1], t.place[0]) * 180 / math.Pi
	t.angle = (int(math.Round(turned)) + e.number("CharDirection", 0)%360 + 720) % 360
	if b, ok := boundary(e); ok && e.attr("CTM") == "" && b[3] >= 0.8*t.size && b[3] <= 1.7*t.size {
		t.height = b[3]
	}
	alpha := e.number("Alpha", 255)
	t.faint = alpha < 128
	return x.children(func(e *element) error {
		switch e.name {
		case "ofd:FillColor":
			a := uint(min(max(e.number("Alpha", alpha), 0), 255))
			t.faint = t.faint || a < 128
			if v := numbers(e.attr("Value")); len(v) == 3 {
				t.faint = t.faint || faint(level8(v[0]), level8(v[1]), level8(v[2]), a)
			}
		case "ofd:TextCode":
			text, err := x.text()
			if err != nil {
				return err
			}
			return t.piece(e, strings.Map(func(r rune) rune {
				if r == '\n' || r == '\r' {
					return -1
				}
				return r
			}, text))
		}
		return nil
	})
}

// level8 is a part of a colour.
func level8(v float64) uint { return uint(min(max(v, 0), 255)) }

// piece draws one piece of text.
func (t *ofdText) piece(e *element, text string) error {
	if v := numbers(e.attr("X")); len(v) == 1 {
		t.x = v[0]
	}
	if v := numbers(e.attr("Y")); len(v) == 1 {
		t.y = v[0]
	}
	n := utf8.RuneCountInString(text)
	if err := t.page.file.count(n, 0); err != nil {
		return err
	}
	dx, dy := steps(e.attr("DeltaX"), n), steps(e.attr("DeltaY"), n)
	x, y, i := t.x, t.y, 0
	for _, r := range text {
		usual := t.size * t.narrow
		if k := width.LookupRune(r).Kind(); k != width.EastAsianWide && k != width.EastAsianFullwidth && k != width.EastAsianAmbiguous {
			usual /= 2
		}
		step := [2]float64{usual, 0}
		if i < len(dx) || i < len(dy) {
			step = [2]float64{stepAt(dx, i), stepAt(dy, i)}
		}
		wide := usual
		if step[1] == 0 && step[0] > 0 && step[0] < 1.8*usual {
			wide = step[0]
		}
		t.draw(r, x, y, wide, len(dy) > 0)
		x, y, i = x+step[0], y+step[1], i+1
	}
	return nil
}

func stepAt(steps []float64, i int) float64 {
	if i < len(steps) {
		return steps[i]
	}
	return 0
}

// draw draws a character on its baseline. It is as high as an object that holds one
// line and no more; of any other as fonts mostly are.
func (t *ofdText) draw(r rune, x, y, wide float64, steep bool) {
	name := glyphText(r)
	if name == "" {
		return
	}
	top, bottom := y-0.88*t.size, y+0.12*t.size
	if !steep && t.height > 0 && y > 0 && y <= t.height {
		top, bottom = 0, t.height
	}
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, corner := range [][2]float64{{x, top}, {x + wide, bottom}, {x, bottom}, {x + wide, top}} {
		px, py := t.place.apply(corner[0], corner[1])
		box = box.joined(rect{px, py, px, py})
	}
	size := t.size * math.Hypot(t.place[2], t.place[3])
	if top == 0 {
		size = max(size, t.height/1.2) // some programs say the size of the ink
	}
	t.page.sheet.glyphs = append(t.page.sheet.glyphs, glyph{text: name, box: box, size: size, angle: t.angle, faint: t.faint})
}

// steps reads the steps from each character of n to the next. "g 5 3.5" is 3.5 five
// times.
func steps(s string, n int) []float64 {
	var out []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(out) < n; i++ {
		times, value := 1, fields[i]
		if value == "g" {
			if i+2 >= len(fields) {
				break
			}
			v, err := strconv.Atoi(fields[i+1])
			if err != nil {
				return out
			}
			times, value = min(max(v, 0), n-len(out)), fields[i+2]
			i += 2
		}
		v := numbers(value)
		if len(v) != 1 {
			return out
		}
		for range times {
			out = append(out, v[0])
		}
	}
	return out
}

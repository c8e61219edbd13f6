package extract_test

import (
	"fmt"
	"strings"
)

// ruling draws the rules of the tables of a page in the book's way.
func (b *book) ruling(p drawn) string {
	_, height := b.paper()
	var s strings.Builder
	s.WriteString("0.5 w\n")
	stroke := func(x0, y0, x1, y1 float64) {
		fmt.Fprintf(&s, "%.1f %.1f m %.1f %.1f l S\n", x0, height-y0, x1, height-y1)
	}
	bar := func(x0, y0, x1, y1 float64) { // filled, half a point wide
		fmt.Fprintf(&s, "%.2f %.2f %.2f %.2f re f\n", x0-0.25, height-y1-0.25, x1-x0+0.5, y1-y0+0.5)
	}
	style := b.opt("ruling")
	switch style {
	case "dashed":
		s.WriteString("[3 3] 0 d\n")
	case "dotted":
		s.WriteString("1 J [0 2] 0 d\n")
	case "white":
		s.WriteString("1 G\n")
	case "shaded", "shaded-bare":
		for _, t := range p.tables {
			for i := 0; i+1 < len(t.rows); i += 2 {
				fmt.Fprintf(&s, "0.9 g %.1f %.1f %.1f %.1f re f 0 g\n", t.left, height-t.rows[i+1], t.right-t.left, t.rows[i+1]-t.rows[i])
			}
		}
	}
	for _, l := range p.lines {
		upright := l[0] == l[2]
		switch style {
		case "none", "three", "head", "shaded-bare":
			continue
		case "upright":
			if !upright {
				continue
			}
		case "level":
			if upright {
				continue
			}
		}
		switch {
		case b.opt("no-rules") != "":
		case style == "filled":
			bar(l[0], l[1], l[2], l[3])
		case style == "double" && upright:
			stroke(l[0]-0.8, l[1], l[2]-0.8, l[3])
			stroke(l[0]+0.8, l[1], l[2]+0.8, l[3])
		case style == "double":
			stroke(l[0], l[1]-0.8, l[2], l[3]-0.8)
			stroke(l[0], l[1]+0.8, l[2], l[3]+0.8)
		default:
			stroke(l[0], l[1], l[2], l[3])
		}
	}
	for _, t := range p.tables {
		switch style {
		case "three": // the three lines of books
			if t.begins || t.head > t.top {
				stroke(t.left, t.top, t.right, t.top)
			}
			if t.head > t.top {
				stroke(t.left, t.head, t.right, t.head)
			}
			if t.ends {
				stroke(t.left, t.foot, t.right, t.foot)
			}
		case "head":
			if t.head > t.top {
				stroke(t.left, t.head, t.right, t.head)
			}
		}
	}
	if style == "dashed" || style == "dotted" {
		s.WriteString("[] 0 d 0 J\n")
	}
	if style == "white" {
		s.WriteString("0 G\n")
	}
	return s.String()
}

package extract_test

import "strings"

// A standing is a table as it stands on one page.
type standing struct {
	left, right, top, foot float64
	head                   float64   // where its head ends, or top where none is printed here
	rows                   []float64 // where each begins, and the last ends
	begins, ends           bool      // no page break cuts it there
}

// A laidTable is a table laid out to be drawn on pages.
type laidTable struct {
	book      *book
	rows      [][]laid
	x, height []float64 // edges of columns; of each row
	heads     int       // rows of its head
}

const lead = small * 1.35

// paper is how wide and how high a page is.
func (b *book) paper() (width, height float64) {
	if b.opt("landscape") != "" {
		return pageHeight, pageWidth
	}
	return pageWidth, pageHeight
}

// layTable makes columns as wide as their longest word asks, and rows as high.
func (b *book) layTable(g grid) *laidTable {
	rows, columns := g.lay()
	t := &laidTable{book: b, rows: rows, x: make([]float64, columns+1), height: make([]float64, len(rows)), heads: g.heads()}
	weight := make([]float64, columns)
	for i := range weight {
		weight[i] = 3.2
		if t.vertical(i) {
			weight[i] = 1.3
		}
	}
	for _, row := range rows {
		for _, c := range row {
			if c.cols <= 1 && !c.rest && c.rows <= 1 {
				weight[c.column] = max(weight[c.column], min(float64(columnsOf(plain(c.text)))/2, t.widest()))
			}
		}
	}
	sum := 0.0
	for _, w := range weight {
		sum += w
	}
	width, _ := b.paper()
	t.x[0] = margin
	for i, w := range weight {
		t.x[i+1] = t.x[i] + (width-2*margin)*w/sum
	}
	for r, row := range rows {
		t.height[r] = lead + 4
		for _, c := range row {
			if c.rows <= 1 && !c.rest {
				t.height[r] = max(t.height[r], float64(len(t.wrapped(c)))*lead+4)
			}
		}
	}
	for r, row := range rows { // what spans rows makes the last of them higher
		for _, c := range row {
			if c.rows > 1 && !c.rest {
				end := min(r+c.rows, len(rows))
				if need, room := float64(len(t.wrapped(c)))*lead+4, sumOf(t.height[r:end]); need > room && c.rows < 12 {
					t.height[end-1] += need - room
				}
			}
		}
	}
	return t
}

// heads is how many rows a table has before the first that says a figure, or that
// begins the form's rows.
func (g grid) heads() int {
	for i, row := range g {
		if strings.HasPrefix(row[0].text, "一、") {
			return i
		}
		for _, c := range row[1:] {
			if c.text != "" && strings.Trim(c.text, "0123456789.,/-—") == "" {
				return i
			}
		}
	}
	return 0
}

// vertical reports whether a column holds labels that are written from above down.
func (t *laidTable) vertical(column int) bool {
	return t.book.opt("vertical") != "" && column < len(t.x)-1-8
}

// widest is how many letters a column grows to at most.
func (t *laidTable) widest() float64 {
	if t.book.opt("narrow") != "" {
		return 7 // labels wrap
	}
	return 13
}

// wrapped is the lines of a cell.
func (t *laidTable) wrapped(c laid) []string {
	room := int((t.x[min(c.column+max(c.cols, 1), len(t.x)-1)] - t.x[c.column] - 4) / small * 2)
	if c.rows > 1 && t.vertical(c.column) {
		room = 2
	}
	return wrap(c.text, room)
}

// drawTable draws a table, broken between rows where a page ends.
func (b *book) drawTable(pages *[]drawn, y *float64, g grid) {
	t := b.layTable(g)
	_, foot := b.paper()
	foot -= margin
	for from := 0; from < len(t.rows); {
		top, head, to := *y, *y, from
		if b.opt("head-again") != "" && from > t.heads {
			top += sumOf(t.height[:t.heads])
			head = top
		}
		for to < len(t.rows) && (to == from || top+sumOf(t.height[from:to+1]) <= foot) {
			to++
		}
		if to == from+1 && top > margin && head == *y && top+t.height[from] > foot {
			*pages, *y = append(*pages, drawn{}), margin
			continue
		}
		at := &(*pages)[len(*pages)-1]
		stands := standing{left: t.x[0], right: t.x[len(t.x)-1], top: *y, head: head, begins: from == 0, ends: to == len(t.rows)}
		if head > *y {
			t.draw(at, 0, t.heads, *y)
		}
		t.draw(at, from, to, top)
		for r := from; r < to; r++ {
			stands.rows = append(stands.rows, top+sumOf(t.height[from:r]))
		}
		if from == 0 && to > t.heads {
			stands.head = top + sumOf(t.height[:t.heads])
		}
		*y = top + sumOf(t.height[from:to])
		stands.foot, stands.rows = *y, append(stands.rows, *y)
		at.tables = append(at.tables, stands)
		if from = to; from < len(t.rows) {
			*pages, *y = append(*pages, drawn{}), margin
		}
	}
}

// draw draws some rows below a height.
func (t *laidTable) draw(at *drawn, from, to int, top float64) {
	for r := from; r < to; r++ {
		for _, c := range t.rows[r] {
			if c.rest && r > from {
				continue // drawn where it begins
			}
			end := min(c.row+max(c.rows, 1), to)
			y, h := top+sumOf(t.height[from:r]), sumOf(t.height[r:end])
			left, right := t.x[c.column], t.x[min(c.column+max(c.cols, 1), len(t.x)-1)]
			at.lines = append(at.lines, [4]float64{left, y, right, y}, [4]float64{left, y, left, y + h}, [4]float64{right, y, right, y + h}, [4]float64{left, y + h, right, y + h})
			t.write(at, c, from, left, right, y, h)
		}
	}
}

// write writes the lines of a cell, or of what did not fit of it on the page before.
func (t *laidTable) write(at *drawn, c laid, from int, left, right, y, h float64) {
	text := t.wrapped(c)
	if c.rest {
		text = text[min(len(text), max(int((sumOf(t.height[c.row:from])-4)/lead), 1)):]
	}
	text = text[:min(len(text), max(int((h-4)/lead), 1))]
	middle := y + (h-float64(len(text))*lead)/2
	for i, words := range text {
		if words == "" {
			continue
		}
		x := left + 2
		if t.book.opt("centred") != "" {
			x = (left + right - float64(columnsOf(words))/2*small) / 2
		}
		at.words = append(at.words, word{x, middle + float64(i)*lead + small, small, words})
	}
}

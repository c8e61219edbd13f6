package document

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSpan bounds what a colspan or rowspan may claim, maxPageColumns what a row of them
// may: a table of more is not read.
const (
	maxSpan        = 1000
	maxPageColumns = 2000
)

// readGrid lays out a table that holds no other: cells take the first free
// columns of their row, as the HTML standard's table model has it. Of a table with
// more than maxPageColumns it returns what it has met, which has more too.
func readGrid(n *html.Node, number int) *Grid {
	g := &Grid{Number: number, Ruled: true}
	var taken []int // for each column, how many further rows it is taken
	var text []byte
	row := 0
	tableRows(n, func(tr *html.Node) {
		if len(taken) > maxPageColumns {
			return
		}
		row++
		var cells []GridCell
		if n := cellsIn(tr); n > 0 {
			cells = make([]GridCell, 0, min(n, maxPageColumns+1))
		}
		column := 0
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if !isCell(td) {
				continue
			}
			if column > maxPageColumns {
				break
			}
			for column < len(taken) && taken[column] > 0 {
				column++
			}
			c := GridCell{Row: row, Column: column + 1, RowSpan: span(td, "rowspan"), ColSpan: span(td, "colspan")}
			text = cellText(text[:0], td)
			c.Text = string(trim(text))
			for len(taken) < column+c.ColSpan {
				taken = append(taken, 0)
			}
			for i := range c.ColSpan {
				taken[column+i] = max(taken[column+i], c.RowSpan)
			}
			column += c.ColSpan
			cells = append(cells, c)
		}
		for i := range taken {
			if taken[i] > 0 {
				taken[i]--
			}
		}
		g.Rows = append(g.Rows, cells)
	})
	g.Columns = len(taken)
	if empty(g) {
		g.Rows = nil
	}
	return g
}

func isCell(n *html.Node) bool {
	return n.Type == html.ElementNode && (n.DataAtom == atom.Td || n.DataAtom == atom.Th)
}

// cellsIn counts the cells of a row.
func cellsIn(tr *html.Node) int {
	n := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if isCell(c) {
			n++
		}
	}
	return n
}

// tableRows calls f with the rows of a table in order.
func tableRows(n *html.Node, f func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.DataAtom {
		case atom.Tr:
			f(c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			tableRows(c, f)
		}
	}
}

func span(n *html.Node, name string) int {
	for _, a := range n.Attr {
		if a.Key == name {
			if v, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil && v > 0 {
				return min(v, maxSpan)
			}
		}
	}
	return 1
}

// cellText appends the text of a cell. Inline elements are joined as they stand;
// a break or a paragraph begins a new line.
func cellText(b []byte, n *html.Node) []byte {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b = appendCollapsed(b, c.Data)
		case c.Type != html.ElementNode:
		default:
			switch {
			case role[c.DataAtom] == hidden || notShown(c):
				if c.DataAtom == atom.Input || c.DataAtom == atom.Textarea {
					b = appendCollapsed(b, fieldText(c))
				}
			case role[c.DataAtom] == inline:
				b = cellText(b, c)
			default:
				b = newLine(b)
				b = cellText(b, c)
				b = newLine(b)
			}
		}
	}
	return b
}

// notShown reports whether an element inside a cell is styled away: a reader of
// the page does not see it beside the figure.
func notShown(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && setsDisplay(a.Val) && strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// setsDisplay reports whether a property ends like display, spaces left out: a look
// at a style that costs less than folding it.
func setsDisplay[T string | []byte](style T) bool {
	for i := range len(style) {
		if style[i] != ':' {
			continue
		}
		y := beforeSpaces(style, i)
		a := beforeSpaces(style, y)
		if a >= 0 && style[y]|0x20 == 'y' && style[a]|0x20 == 'a' {
			return true
		}
	}
	return false
}

// beforeSpaces is the byte before another, spaces left out, -1 where none is.
func beforeSpaces[T string | []byte](s T, i int) int {
	for i--; i >= 0 && s[i] == ' '; i-- {
	}
	return i
}

func newLine(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	if len(b) > 0 && b[len(b)-1] != '\n' {
		b = append(b, '\n')
	}
	return b
}

func empty(g *Grid) bool {
	for _, row := range g.Rows {
		for _, c := range row {
			if c.Text != "" {
				return false
			}
		}
	}
	return true
}

package document

import (
	"golang.org/x/net/html"
)

// Some pages lay tables out with boxes and a style sheet: a box for the table, a box
// for each row, and in it an element for each cell.

const (
	// fewestBoxRows is how many rows such a table has at least, fewestBoxFigures how
	// many cells that are a figure.
	fewestBoxRows, fewestBoxFigures = 3, 3
)

// boxTable returns the table that an element lays out with boxes, nil for what is
// none: every child is a row of elements that hold text alone, most rows have two
// cells or more, and figures are among them. Lists of links are none.
func boxTable(n *html.Node) *Grid {
	rows, several, figures := 0, 0, 0
	for r := n.FirstChild; r != nil; r = r.NextSibling {
		if blankNode(r) || notShown(r) {
			continue
		}
		cells := boxCells(r)
		if cells == nil || len(cells) > maxPageColumns {
			return nil
		}
		if rows++; len(cells) > 1 {
			several++
		}
	}
	if rows < fewestBoxRows || several*2 < rows {
		return nil
	}
	g := &Grid{}
	for r := n.FirstChild; r != nil; r = r.NextSibling {
		if blankNode(r) || notShown(r) {
			continue
		}
		var fields []string
		for _, c := range boxCells(r) {
			text := string(trim(cellText(nil, c)))
			if plainFigure.MatchString(text) {
				figures++
			}
			fields = append(fields, text)
		}
		g.add(fields, 0)
	}
	g.Lines = nil
	if figures < fewestBoxFigures || figures*3 < rows {
		return nil
	}
	return g
}

// boxCells returns the elements that are the cells of a row: the row itself where it
// holds one at most. It returns nil for what is no row.
func boxCells(r *html.Node) []*html.Node {
	if r.Type != html.ElementNode || role[r.DataAtom] != box && role[r.DataAtom] != paragraph {
		return nil
	}
	var cells []*html.Node
	text := false
	for c := r.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case blankNode(c) || notShown(c) || wordEmpty(c) || role[c.DataAtom] == hidden:
		case c.Type != html.ElementNode:
			text = true
		case !textAlone(c):
			return nil
		default:
			cells = append(cells, c)
		}
	}
	switch {
	case len(cells) < 2:
		return []*html.Node{r}
	case text:
		return nil
	}
	return cells
}

// wordEmpty reports whether an element is what a word processor leaves at the end of
// a paragraph: see wordEnd, which lean leaves out.
func wordEmpty(n *html.Node) bool {
	if n.Data == "span" && n.FirstChild != nil && n.FirstChild.NextSibling == nil {
		n = n.FirstChild
	}
	return n.Data == "o:p" && n.FirstChild == nil
}

// blankNode reports whether a node is white space or a comment.
func blankNode(n *html.Node) bool {
	return n.Type == html.CommentNode || n.Type == html.TextNode && len(trim(appendCollapsed(nil, n.Data))) == 0
}

// textAlone reports whether an element holds text and what is set in its lines, and no
// links, pictures or boxes.
func textAlone(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch kind := role[c.DataAtom]; {
		case c.Data == "a" || kind == picture || kind == table || kind == heading || kind == box:
			return false
		case kind != hidden && !textAlone(c):
			return false
		}
	}
	return n.Data != "a" && n.Data != "table" && n.Data != "img" && n.Data != "br"
}

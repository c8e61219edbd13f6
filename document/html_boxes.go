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
		switch {
		case blankNode(r) || notShown(r):
			continue
		case r.Type != html.ElementNode:
			return nil
		}
		if kind := role[r.DataAtom]; kind != box && kind != paragraph {
			return nil
		}
		cells := 0
		for c := r.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case blankNode(c):
				continue
			case c.Type != html.ElementNode || !textAlone(c):
				return nil
			}
			cells++
		}
		if rows++; cells > 1 {
			several++
		}
		if cells > maxPageColumns {
			return nil
		}
	}
	if rows < fewestBoxRows || several*2 < rows {
		return nil
	}
	g := &Grid{}
	for r := n.FirstChild; r != nil; r = r.NextSibling {
		if r.Type != html.ElementNode || notShown(r) {
			continue
		}
		var fields []string
		for c := r.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || notShown(c) {
				continue
			}
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

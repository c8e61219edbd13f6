package document

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fieldText is what a field of a form shows that stands in a cell: systems that
// agencies fill reports in print them so. Fields that show no text, and menus, are "".
func fieldText(n *html.Node) string {
	switch n.DataAtom {
	case atom.Textarea:
		if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
			return n.FirstChild.Data
		}
	case atom.Input:
		value := ""
		for _, a := range n.Attr {
			switch a.Key {
			case "type":
				if kind := strings.ToLower(strings.TrimSpace(a.Val)); kind != "text" && kind != "number" && kind != "" {
					return ""
				}
			case "value":
				value = a.Val
			}
		}
		return value
	}
	return ""
}

// preText is the text of a <pre> with its lines as they stand.
func preText(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type != html.ElementNode, role[c.DataAtom] == hidden, notShown(c):
		case role[c.DataAtom] == lineBreak:
			b.WriteByte('\n')
		case role[c.DataAtom] == inline:
			preText(b, c)
		default:
			b.WriteByte('\n')
			preText(b, c)
			b.WriteByte('\n')
		}
	}
}

// pre adds the lines of a <pre> that prints a table: one that is drawn, or rows whose
// cells tabs, bars or commas part. It reports whether it did; what prints none is a
// paragraph, wherever its lines end.
func (w *htmlWalk) pre(n *html.Node) bool {
	if holdsTable(n) {
		return false
	}
	var b strings.Builder
	preText(&b, n)
	blocks := textBlocks(strings.Split(b.String(), "\n"))
	if !slices.ContainsFunc(blocks, func(b Block) bool { return b.Grid != nil }) {
		return false
	}
	w.flush()
	for _, block := range blocks {
		block.in = w.in
		if block.Grid != nil {
			w.tables++
			block.Grid.Number, block.Grid.Lines, block.Line = w.tables, nil, 0
		} else {
			w.lines++
			block.Line = w.lines
		}
		w.doc.Blocks = append(w.doc.Blocks, block)
	}
	return true
}

// apartInTable reports whether an element that would stand in a line is styled as a
// part of a table: display: table-cell.
func apartInTable(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "style" && setsDisplay(a.Val) {
			return strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:table")
		}
	}
	return false
}

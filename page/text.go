package page

import (
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// firstNode returns the first element found, nil where none was.
func firstNode(s *goquery.Selection) *html.Node {
	if len(s.Nodes) == 0 {
		return nil
	}
	return s.Nodes[0]
}

// eachElement calls f for every element below n in document order, several times
// as fast as a selector.
func eachElement(n *html.Node, f func(*html.Node)) {
	if n == nil {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			f(c)
			eachElement(c, f)
		}
	}
}

// textOf returns what a reader sees of n, white space collapsed.
func textOf(n *html.Node) string {
	var b strings.Builder
	write(&b, n, "", nil)
	return collapse(b.String())
}

// spacedText is textOf with a space between the texts of neighbours, so that
// figures of two cells do not run into one.
func spacedText(n *html.Node) string {
	var b strings.Builder
	write(&b, n, " ", nil)
	return collapse(b.String())
}

func collapse(s string) string {
	if strings.ContainsAny(s, "\u200b\ufeff") {
		s = strings.NewReplacer("\u200b", "", "\ufeff", "").Replace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// write adds the text under n to b, sep behind every piece, skipping what is not
// shown and what skip names.
func write(b *strings.Builder, n *html.Node, sep string, skip func(*html.Node) bool) {
	if n == nil || skip != nil && skip(n) {
		return
	}
	switch n.Type {
	case html.TextNode:
		b.WriteString(n.Data)
		b.WriteString(sep)
		return
	case html.ElementNode:
		switch n.Data {
		case "script", "style", "noscript", "template":
			return
		case "br":
			b.WriteByte(' ')
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(b, c, sep, skip)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// A row is a line of a list or a table that links stand in.
type row struct {
	date  time.Time
	links int
}

// rowLinks is how many links a row may hold; what holds more lays out the page.
const rowLinks = 6

// date returns the date printed in n's row: outside of links the last, for the
// day of a document comes before that of its publication, else in n itself.
func (f *finder) date(n *html.Node) time.Time {
	top := n
	for top != nil && (top.Type != html.ElementNode || top.Data != "li" && top.Data != "tr" && top.Data != "dd") {
		top = top.Parent
	}
	if top == nil {
		return time.Time{}
	}
	r, ok := f.rows[top]
	if !ok {
		var b strings.Builder
		write(&b, top, " ", func(n *html.Node) bool {
			if n.Type != html.ElementNode || n.Data != "a" {
				return r.links > rowLinks
			}
			r.links++
			return true
		})
		if dates := Dates(b.String()); len(dates) > 0 && r.links <= rowLinks {
			r.date = dates[len(dates)-1]
		}
		f.rows[top] = r
	}
	if dates := Dates(spacedText(n)); r.date.IsZero() && r.links <= rowLinks && len(dates) > 0 {
		return dates[len(dates)-1]
	}
	return r.date
}

package document

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"harvest/page"
)

func readHTML(body []byte, contentType string) (*Document, error) {
	text, charset := page.Decode(body, contentType)
	root, err := parseHTML(lean(text))
	if err != nil {
		return nil, err
	}
	doc := goquery.NewDocumentFromNode(root)
	w := &htmlWalk{doc: &Document{Charset: charset, parents: []int{0}}}
	w.doc.Title, w.doc.Meta, w.doc.Published = page.About(doc)
	w.children(root)
	w.flush()
	if w.wide > 0 {
		return nil, fmt.Errorf("table %d has more than %d columns: %w", w.wide, maxPageColumns, ErrTooLarge)
	}
	addMarkup(w.doc, text, root)
	if w.doc.shown() <= fewVisible {
		addText(w.doc, w.doc.Meta["description"])
	}
	w.doc.Whole = closed(text[max(0, len(text)-512):]) || closed(text)
	if !w.doc.Whole {
		w.doc.Cut = lastTag(text, "<table") > lastTag(text, "</table")
		w.doc.Unclosed = lastTag(text, "<html") >= 0 || lastTag(text, "<body") >= 0
	}
	return w.doc, nil
}

func parseHTML(text []byte) (*html.Node, error) {
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil { // of 512 elements in one another; the walks below rely on it
		return nil, fmt.Errorf("parse: %w: %w", ErrTooLarge, err)
	}
	return root, nil
}

// closed reports whether a page says where it ends.
func closed(text []byte) bool { return lastTag(text, "</html") >= 0 || lastTag(text, "</body") >= 0 }

// lastTag returns where a tag stands last, in either case, or -1.
func lastTag(b []byte, tag string) int {
	return max(bytes.LastIndex(b, []byte(tag)), bytes.LastIndex(b, []byte(strings.ToUpper(tag))))
}

// htmlWalk goes through a page once and cuts it into blocks.
type htmlWalk struct {
	doc     *Document
	text    []byte // of the paragraph that is open
	level   int    // of the heading it stands in
	in      int    // container
	waiting int    // pictures in the open paragraph: they follow it
	lines   int    // paragraphs met so far
	tables  int    // met so far, layout tables counted
	wide    int    // number of a table with more columns than are read, 0 none
}

// flush ends the open paragraph.
func (w *htmlWalk) flush() {
	if text := trim(w.text); len(text) > 0 {
		w.lines++
		w.doc.Blocks = append(w.doc.Blocks, Block{Text: string(text), Level: w.level, Line: w.lines, in: w.in})
	}
	w.text = w.text[:0]
	for ; w.waiting > 0; w.waiting-- {
		w.doc.Blocks = append(w.doc.Blocks, Block{Picture: true, in: w.in})
	}
}

func (w *htmlWalk) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *htmlWalk) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text = appendCollapsed(w.text, n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	switch role[n.DataAtom] {
	case hidden:
	case lineBreak:
		w.flush()
	case inline:
		if apartInTable(n) {
			w.flush()
			w.children(n)
			w.flush()
			return
		}
		w.children(n)
	case picture:
		w.picture(n)
	case table:
		w.flush()
		w.tables++
		if holdsTable(n) {
			w.container(n)
			return
		}
		g := readGrid(n, w.tables)
		if g.Columns > maxPageColumns {
			w.wide = w.tables
		}
		if len(g.Rows) > 0 {
			w.doc.Blocks = append(w.doc.Blocks, Block{Grid: g, in: w.in})
			return
		}
		w.pictures(n)
	case heading:
		w.flush()
		w.level = int(n.Data[1] - '0')
		w.children(n)
		w.flush()
		w.level = 0
	case paragraph:
		if n.DataAtom == atom.Pre && w.pre(n) {
			return
		}
		w.flush()
		w.children(n)
		w.flush()
	case box:
		w.flush()
		if g := boxTable(n); g != nil {
			w.tables++
			g.Number = w.tables
			w.doc.Blocks = append(w.doc.Blocks, Block{Grid: g, in: w.in})
			return
		}
		w.container(n)
	}
}

// container walks an element that groups blocks.
func (w *htmlWalk) container(n *html.Node) {
	outer := w.in
	w.doc.parents = append(w.doc.parents, outer)
	w.in = len(w.doc.parents) - 1
	w.children(n)
	w.flush()
	w.in = outer
}

// picture adds a block for an image, unless it says that it is too small to hold a
// table. What does not say its size may be large.
func (w *htmlWalk) picture(n *html.Node) {
	for _, a := range n.Attr {
		if a.Key != "width" && a.Key != "height" {
			continue
		}
		if size, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(a.Val), "px")); err == nil && size < smallPicture {
			return
		}
	}
	w.waiting++
	if len(trim(w.text)) == 0 {
		w.flush()
	}
}

// smallPicture is the width or height, in pixels, under which a picture holds no
// table that could be read.
const smallPicture = 150

// pictures adds a block for every image in a table that holds nothing else.
func (w *htmlWalk) pictures(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom == atom.Img {
			w.picture(c)
		}
		w.pictures(c)
	}
}

func holdsTable(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.DataAtom == atom.Table || holdsTable(c)) {
			return true
		}
	}
	return false
}

// An elementRole is what an element does to the flow of text.
type elementRole uint8

const (
	inline elementRole = iota
	hidden
	lineBreak
	picture
	table
	heading
	paragraph
	box
)

var role = map[atom.Atom]elementRole{
	atom.Script: hidden, atom.Style: hidden, atom.Noscript: hidden, atom.Template: hidden, atom.Head: hidden,
	atom.Select: hidden, atom.Textarea: hidden, atom.Svg: hidden, atom.Iframe: hidden, atom.Object: hidden,
	atom.Button: hidden, atom.Input: hidden, atom.Math: hidden, atom.Colgroup: hidden,
	atom.Br: lineBreak, atom.Hr: lineBreak,
	atom.Img:   picture,
	atom.Table: table,
	atom.H1:    heading, atom.H2: heading, atom.H3: heading, atom.H4: heading, atom.H5: heading, atom.H6: heading,
	atom.P: paragraph, atom.Li: paragraph, atom.Dt: paragraph, atom.Dd: paragraph, atom.Pre: paragraph,
	atom.Blockquote: paragraph, atom.Address: paragraph, atom.Caption: paragraph, atom.Figcaption: paragraph,
	atom.Tr: paragraph, atom.Option: hidden, atom.Label: inline, atom.Center: paragraph, atom.Legend: paragraph,
	atom.Div: box, atom.Td: box, atom.Th: box, atom.Body: box, atom.Section: box, atom.Article: box, atom.Main: box,
	atom.Header: box, atom.Footer: box, atom.Nav: box, atom.Aside: box, atom.Form: box, atom.Ul: box, atom.Ol: box,
	atom.Dl: box, atom.Fieldset: box, atom.Figure: box, atom.Details: box,
}

// appendCollapsed appends text with every run of white space as one space, and
// without the marks that have no width.
func appendCollapsed(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' {
				b = append(b, c)
			} else if len(b) > 0 && b[len(b)-1] != ' ' && b[len(b)-1] != '\n' {
				b = append(b, ' ')
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\u200b' || r == '\ufeff' || r == '\u200c' || r == '\u200d' || r == '\u00ad':
		case r == '\u00a0' || r == '\u3000' || unicode.IsSpace(r):
			if len(b) > 0 && b[len(b)-1] != ' ' && b[len(b)-1] != '\n' {
				b = append(b, ' ')
			}
		default:
			b = append(b, s[i:i+n]...)
		}
		i += n
	}
	return b
}

func trim(b []byte) []byte { return bytes.Trim(b, " \n") }

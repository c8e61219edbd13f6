package harvest

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// What stands in this file is a second reader of places, which shares nothing
// with package document but the words of report.At: it says what is printed at a
// table, row and column of a file.

// A sheet is a file as report.At counts it.
type sheet struct {
	cells map[[3]int]string // table, row, column → text without white space
}

func newSheet(body []byte) sheet {
	s := sheet{cells: make(map[[3]int]string)}
	text := string(body)
	if !utf8.Valid(body) {
		b, err := simplifiedchinese.GB18030.NewDecoder().Bytes(body)
		if err != nil {
			panic(err)
		}
		text = string(b)
	}
	if lower := strings.ToLower(text); !strings.Contains(lower, "<html") && !strings.Contains(lower, "<table") {
		for n, line := range strings.Split(text, "\n") {
			s.line(1, n+1, line)
		}
		return s
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		panic(err)
	}
	tables := 0
	s.walk(root, &tables)
	var p paragraphs
	p.walk(root)
	p.end()
	for n, text := range p.done {
		s.line(0, n+1, text)
	}
	return s
}

// line cuts one line of a text, or a paragraph.
func (s sheet) line(table, row int, line string) {
	put := func(column int, text string) { s.cells[[3]int{table, row, column}] = bare(text) }
	bars := strings.TrimSpace(strings.ReplaceAll(line, "｜", "|"))
	switch {
	case table == 1 && strings.Contains(line, "\t"):
		for i, text := range strings.Split(line, "\t") {
			put(i+1, text)
		}
	case table == 1 && (strings.Count(bars, "|") > 1 || strings.HasSuffix(bars, "|")):
		bars = strings.TrimPrefix(bars, "|")
		for i, text := range strings.Split(strings.TrimSuffix(bars, "|"), "|") {
			put(i+1, text)
		}
	default:
		words := strings.Fields(line)
		label := len(words)
		for label > 0 && !strings.ContainsFunc(strings.TrimRight(words[label-1], "件项个元万亿"), func(r rune) bool {
			return unicode.Is(unicode.Han, r) && !strings.ContainsRune("增减无没有暂", r)
		}) {
			label--
		}
		column := 1
		if label > 0 {
			put(column, strings.Join(words[:label], ""))
			column++
		}
		for _, w := range words[label:] {
			put(column, w)
			column++
		}
	}
}

// walk lays out every table below a node.
func (s sheet) walk(n *html.Node, tables *int) {
	if n.Type == html.ElementNode && n.Data == "table" {
		*tables++
		s.table(n, *tables)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c, tables)
	}
}

// table puts every cell of one table on the grid, and marks what it spans.
func (s sheet) table(table *html.Node, number int) {
	full := make(map[[2]int]bool)
	for r, tr := range ownRows(table) {
		column := 1
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.Type != html.ElementNode || td.Data != "td" && td.Data != "th" {
				continue
			}
			for full[[2]int{r, column}] {
				column++
			}
			s.cells[[3]int{number, r + 1, column}] = bare(seen(td))
			wide, high := attribute(td, "colspan"), attribute(td, "rowspan")
			for i := range wide {
				for j := range high {
					full[[2]int{r + j, column + i}] = true
				}
			}
			column += wide
		}
	}
}

// ownRows returns the rows of a table and none of a table inside it.
func ownRows(n *html.Node) []*html.Node {
	var rows []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case c.Data == "tr":
			rows = append(rows, c)
		case c.Data == "tbody" || c.Data == "thead" || c.Data == "tfoot":
			rows = append(rows, ownRows(c)...)
		}
	}
	return rows
}

func attribute(n *html.Node, name string) int {
	for _, a := range n.Attr {
		if v, err := strconv.Atoi(strings.TrimSpace(a.Val)); a.Key == name && err == nil && v > 0 {
			return min(v, 1000)
		}
	}
	return 1
}

// seen is the text of a node that a reader of the page sees.
func seen(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style") {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return ""
		}
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(seen(c))
	}
	return b.String()
}

// paragraphs cuts what stands outside of tables where a new line begins.
type paragraphs struct {
	open strings.Builder
	done []string
}

func (p *paragraphs) end() {
	if bare(p.open.String()) != "" {
		p.done = append(p.done, p.open.String())
	}
	p.open.Reset()
}

func (p *paragraphs) walk(n *html.Node) {
	breaks := false
	switch {
	case n.Type == html.TextNode:
		p.open.WriteString(n.Data)
	case n.Type == html.ElementNode && (n.Data == "head" || n.Data == "script" || n.Data == "style"):
		return
	case n.Type == html.ElementNode:
		breaks = strings.Contains(" p div br h1 h2 h3 h4 li ul ol table tr td th body header footer nav section article form center ", " "+n.Data+" ")
	}
	if breaks {
		p.end()
	}
	if n.Data == "table" && !strings.Contains(rendered(n)[1:], "<table") {
		return // a table of figures; one that lays out the page is walked through
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
	if breaks {
		p.end()
	}
}

func rendered(n *html.Node) string {
	var b bytes.Buffer
	if err := html.Render(&b, n); err != nil {
		panic(err)
	}
	return b.String()
}

// bare is a text without white space and marks that have no width.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200c' || r == '\u200d' || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

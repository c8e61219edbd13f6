package document

import (
	"bytes"
	"encoding/json"
	"html"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"harvest/page"
)

// isJSON reports whether a file is one JSON object or list: what a site's own
// script asks for.
func isJSON(body []byte) bool {
	text := bytes.TrimLeft(body, "\ufeff \r\n\t")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[') && json.Valid(text)
}

// readJSON reads the markup that a JSON file holds, as readHTML reads that of a
// page's scripts. One without markup is read by the longest of its texts.
func readJSON(body []byte, contentType string) (*Document, error) {
	text, charset := page.Decode(body, contentType)
	d := &Document{Charset: charset, parents: []int{0}}
	addMarkup(d, text, nil)
	var all any
	if len(d.Blocks) == 0 && json.Unmarshal(bytes.TrimLeft(text, "\ufeff \r\n\t"), &all) == nil {
		longest, title := longestText(all)
		addText(d, longest)
		d.Title = title
	}
	return d, nil
}

// longestText returns the longest string of a JSON value, and the title that stands
// beside it in its object. Of strings of one length the first counts, members of an
// object by their names.
func longestText(v any) (longest, title string) {
	var walk func(v any, beside map[string]any)
	walk = func(v any, beside map[string]any) {
		switch v := v.(type) {
		case string:
			if len(v) > len(longest) {
				longest = v
				title, _ = beside["title"].(string)
			}
		case []any:
			for _, one := range v {
				walk(one, beside)
			}
		case map[string]any:
			for _, name := range slices.Sorted(maps.Keys(v)) {
				walk(v[name], v)
			}
		}
	}
	walk(v, nil)
	return longest, title
}

// shortestText is the fewest bytes of a text that may hold a report.
const shortestText = 1200

// addText adds the lines of a text that is long enough to hold a report. Tables in
// it are counted on from those of the page, and their rows from 1.
func addText(d *Document, text string) {
	if len(text) < shortestText {
		return
	}
	lines, tables := 0, 0
	for i := range d.Blocks {
		lines = max(lines, d.Blocks[i].Line)
	}
	for _, b := range textBlocks(strings.Split(text, "\n")) {
		if b.Grid != nil {
			tables++
			b.Grid.Number, b.Grid.Lines, b.Line = tables, nil, 0
		} else {
			b.Line += lines
		}
		d.Blocks = append(d.Blocks, b)
	}
}

// fewVisible is the most characters that a page may show and still be taken for a
// shell whose text its script puts in.
const fewVisible = 400

// shown counts the characters that a document without tables shows; one with tables
// is no shell.
func (d *Document) shown() int {
	visible := 0
	for i := range d.Blocks {
		if d.Blocks[i].Grid != nil {
			return fewVisible + 1
		}
		visible += utf8.RuneCountInString(d.Blocks[i].Text)
	}
	return visible
}

// addMarkup adds to a page that shows no table what its scripts would put in: of the
// strings in text that are markup, and of the attributes, fields and templates of the
// page, the longest that holds a table or, where the page shows next to nothing, the
// longest that holds paragraphs. Paragraphs and tables are counted on from those of
// the page.
func addMarkup(d *Document, text []byte, root *nethtml.Node) {
	lines := 0
	for i := range d.Blocks {
		if d.Blocks[i].Grid != nil {
			return
		}
		lines = max(lines, d.Blocks[i].Line)
	}
	markup := longestMarkup(text, root, d.shown() <= fewVisible)
	if markup == "" {
		return
	}
	inner, err := parseHTML([]byte(markup))
	if err != nil {
		return
	}
	w := &htmlWalk{doc: d, lines: lines, tables: 0}
	d.parents = append(d.parents, 0)
	w.in = len(d.parents) - 1
	w.children(inner)
	w.flush()
}

// longestMarkup returns the longest string literal of a script or a JSON file, or
// text that a page holds and does not show, that is markup with a table, else, where
// paragraphs do, with paragraphs.
func longestMarkup(text []byte, root *nethtml.Node, paragraphs bool) string {
	table, prose := "", ""
	look := func(s string) {
		if !strings.Contains(s, "<") && strings.Contains(s, "&lt;") {
			s = html.UnescapeString(s)
		}
		switch lower := strings.ToLower(s); {
		case len(s) > len(table) && strings.Contains(lower, "<table") && strings.Contains(lower, "<td"):
			table = s
		case len(s) > len(prose) && strings.Count(lower, "<p") >= 3:
			prose = s
		}
	}
	eachString(text, look)
	if root != nil {
		eachHidden(root, look)
	}
	if table != "" || !paragraphs {
		return table
	}
	return prose
}

// eachHidden calls f with the texts of a page that are long enough to be markup and
// that it does not show: attributes, fields, templates and scripts that are none.
func eachHidden(n *nethtml.Node, f func(string)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != nethtml.ElementNode {
			continue
		}
		for _, a := range c.Attr {
			if len(a.Val) >= shortestMarkup {
				f(a.Val)
			}
		}
		switch c.DataAtom {
		case atom.Script, atom.Textarea:
			if c.FirstChild != nil && len(c.FirstChild.Data) >= shortestMarkup && (c.DataAtom == atom.Textarea || templateType(c)) {
				f(c.FirstChild.Data)
			}
		case atom.Template:
			var b strings.Builder
			for t := c.FirstChild; t != nil; t = t.NextSibling {
				if nethtml.Render(&b, t) != nil {
					break // of a tree that cannot be written
				}
			}
			f(b.String())
		}
		eachHidden(c, f)
	}
}

// templateType reports whether a script is markup for other scripts.
func templateType(n *nethtml.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "type" {
			return strings.Contains(a.Val, "html") || strings.Contains(a.Val, "template")
		}
	}
	return false
}

// shortestMarkup is the fewest bytes of a string that are looked at.
const shortestMarkup = 200

// eachString calls f with the string literals of a script or a JSON file that are
// long enough to be markup, their escapes undone. A quotation mark of a page's text
// may begin one that is none: it ends with its line.
func eachString(text []byte, f func(string)) {
	var open [256]int // up to where no string of this quotation mark ends, as was seen from one before
	for i := 0; i < len(text); {
		quote := text[i]
		if quote != '"' && quote != '\'' && quote != '`' || i < open[quote] {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && text[end] != quote && (quote == '`' || text[end] != '\n') {
			if text[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(text) || text[end] != quote {
			open[quote] = end
			i++
			continue
		}
		if end-i >= shortestMarkup {
			f(unescapeScript(text[i+1 : end]))
		}
		i = end + 1
	}
}

// unescapeScript undoes the escapes of a JavaScript string; one that it does not know
// stands for its own character.
func unescapeScript(b []byte) string {
	if bytes.IndexByte(b, '\\') < 0 {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' || i+1 == len(b) {
			out.WriteByte(b[i])
			continue
		}
		i++
		switch b[i] {
		case 'n', 'r', 't', 'b', 'f', 'v':
			out.WriteByte(' ')
		case 'u':
			var s string
			if i+4 < len(b) && json.Unmarshal([]byte(`"\u`+string(b[i+1:i+5])+`"`), &s) == nil {
				out.WriteString(s)
				i += 4
			}
		default:
			out.WriteByte(b[i])
		}
	}
	return out.String()
}

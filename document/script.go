package document

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"
	"unicode/utf8"

	"harvest/page"
)

// isJSON reports whether a file is one JSON object or list: what a site's own
// script asks for.
func isJSON(body []byte) bool {
	text := bytes.TrimLeft(body, "\ufeff \r\n\t")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[') && json.Valid(text)
}

// readJSON reads the markup that a JSON file holds, as readHTML reads that of a
// page's scripts.
func readJSON(body []byte, contentType string) (*Document, error) {
	text, charset := page.Decode(body, contentType)
	d := &Document{Charset: charset, parents: []int{0}}
	addMarkup(d, text)
	return d, nil
}

// fewVisible is the most characters that a page may show and still be taken for a
// shell whose text its script puts in.
const fewVisible = 400

// addMarkup adds to a page that shows no table what its scripts would put in: of the
// strings in text that are markup, the longest that holds a table or, where the page
// shows next to nothing, the longest that holds paragraphs. Paragraphs and tables
// are counted on from those of the page.
func addMarkup(d *Document, text []byte) {
	visible, lines := 0, 0
	for i := range d.Blocks {
		if d.Blocks[i].Grid != nil {
			return
		}
		visible += utf8.RuneCountInString(d.Blocks[i].Text)
		lines = max(lines, d.Blocks[i].Line)
	}
	markup := longestMarkup(text, visible <= fewVisible)
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

// longestMarkup returns the longest string literal of a script or a JSON file that
// is markup with a table, else, where paragraphs do, with paragraphs.
func longestMarkup(text []byte, paragraphs bool) string {
	table, prose := "", ""
	eachString(text, func(s string) {
		if !strings.Contains(s, "<") && strings.Contains(s, "&lt;") {
			s = html.UnescapeString(s)
		}
		switch lower := strings.ToLower(s); {
		case len(s) > len(table) && strings.Contains(lower, "<table") && strings.Contains(lower, "<td"):
			table = s
		case len(s) > len(prose) && strings.Count(lower, "<p") >= 3:
			prose = s
		}
	})
	if table != "" || !paragraphs {
		return table
	}
	return prose
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

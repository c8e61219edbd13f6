package extract_test

import (
	"html"
	"strings"
)

// layouts are the ways in which reports are printed to try the reader.
var layouts = []layout{
	{"one line", 80.2, oneLine(" ")},
	{"one line, wide spaces", 80.2, oneLine("　")},
	{"one line, nothing between", 0, oneLine("")},
	{"one line, bars", 81.9, oneLine("|")},
	{"one line, empty cells kept", 80.2, byTable(" ", func(g grid) string { return joined(cellsOf(g), "  ", "  ") })},
	{"one line, in a description", 80.2, func(b *book, parts []part) string {
		return shell("<title>"+b.title+"</title><meta name=\"description\" content=\""+html.EscapeString(oneLine(" ")(b, parts))+"\">", "")
	}},
	{"one line, in JSON", 80.2, func(b *book, parts []part) string {
		return quoted(map[string]any{"code": 200, "data": map[string]any{"title": b.title, "content": oneLine(" ")(b, parts)}})
	}},
	{"lines, in JSON", 82.2, func(b *book, parts []part) string {
		return quoted(map[string]any{"code": 200, "data": map[string]any{"title": b.title, "content": byTable("\n", func(g grid) string { return joined(filledOf(g), "\n", "\n") })(b, parts)}})
	}},
	{"one paragraph of a page", 80.2, func(b *book, parts []part) string {
		return "<html><head><meta charset=\"utf-8\"><title>" + b.title + "</title></head><body><p>" + html.EscapeString(oneLine(" ")(b, parts)) + "</p></body></html>"
	}},
	{"a cell a line", 82.2, byTable("\n", func(g grid) string { return joined(filledOf(g), "\n", "\n") })},
	{"a cell a line, empty ones kept", 82.2, byTable("\n\n", func(g grid) string { return joined(cellsOf(g), "\n\n", "\n\n") })},
	{"a row a line", 84, byTable("\n", func(g grid) string { return joined(filledOf(g), " ", "\n") })},
	{"a row a line, nothing between", 0, byTable("\n", func(g grid) string { return joined(filledOf(g), "", "\n") })},
	{"a column after another", 0, byTable("\n", byColumn)},
	{"columns", 82.2, byTable("\n", columned(18, false, " "))},
	{"csv", 93.2, byTable("\n", delimited(','))},
	{"csv of filled cells", 81.3, byTable("\n", func(g grid) string { return joined(cellsOf(g), ",", "\n") + "\n" })},
	{"tsv", 99.9, byTable("\n", delimited('\t'))},
	{"semicolons", 99, byTable("\n", delimited(';'))},
	{"wide commas", 90.4, byTable("\n", func(g grid) string { return joined(g.flat(), "，", "\n") + "\n" })},
	{"boxes", 99.9, byTable("\n", boxes.table(200))},
	{"boxes, wrapped", 99.9, byTable("\n", boxes.table(12))},
	{"heavy boxes", 99.9, byTable("\n", heavy.table(200))},
	{"pluses", 99.9, byTable("\n", pluses.table(200))},
	{"pluses, wrapped", 99.9, byTable("\n", pluses.table(12))},
	{"pandoc simple", 99.9, byTable("\n\n", columned(200, false, "-"))},
	{"pandoc multiline", 99.9, byTable("\n\n", columned(14, true, "-"))},
	{"reStructuredText simple", 99.9, byTable("\n\n", columned(200, false, "="))},
	{"org", 99.9, byTable("\n", func(g grid) string {
		return "| " + joined(g.flat(), " | ", " |\n|---+---|\n| ") + " |\n"
	})},
	{"pre", 80.1, func(b *book, parts []part) string {
		return "<html><head><meta charset=\"utf-8\"><title>" + b.title + "</title></head><body><pre>" + html.EscapeString(byTable("\n", columned(18, false, " "))(b, parts)) + "</pre></body></html>"
	}},
	{"pre of tabs", 99.9, func(b *book, parts []part) string {
		return "<html><head><meta charset=\"utf-8\"><title>" + b.title + "</title></head><body><pre>" + html.EscapeString(byTable("\n", delimited('\t'))(b, parts)) + "</pre></body></html>"
	}},
	{"pre of boxes", 99.9, func(b *book, parts []part) string {
		return "<html><head><meta charset=\"utf-8\"><title>" + b.title + "</title></head><body><pre>" + html.EscapeString(byTable("\n", boxes.table(12))(b, parts)) + "</pre></body></html>"
	}},
	{"boxes of div", 99.8, marked("<div class=\"table\">", "<div class=\"row\">", "</div>\n", "</div>\n", in("<div class=\"cell\">", "</div>"))},
	{"boxes of span", 99.8, marked("<div style=\"display:table\">", "<div style=\"display:table-row\">", "</div>\n", "</div>\n", in("<span style=\"display:table-cell\">", "</span>"))},
	{"list of definitions", 82.2, marked("<dl>", "", "", "</dl>\n", func(c box) string {
		if strings.Trim(c.text, "0123456789.-") == "" {
			return in("<dd>", "</dd>")(c)
		}
		return in("<dt>", "</dt>")(c)
	})},
	{"list of items", 99.9, marked("<ul>", "<li>", "</li>\n", "</ul>\n", in("<span>", "</span> "))},
	{"inputs in cells", 99.9, marked("<table>", "<tr>", "</tr>\n", "</table>\n", spanning(func(c box) string {
		if c.text == "" || wordy(c.text) {
			return html.EscapeString(c.text)
		}
		return "<input type=\"text\" name=\"f\" readonly value=\"" + html.EscapeString(c.text) + "\">"
	}))},
	{"textareas in cells", 99.9, marked("<table>", "<tr>", "</tr>\n", "</table>\n", spanning(func(c box) string {
		if c.text == "" || wordy(c.text) {
			return html.EscapeString(c.text)
		}
		return "<textarea rows=\"1\" disabled>" + html.EscapeString(c.text) + "</textarea>"
	}))},
	{"page in a script", 99.9, func(b *book, parts []part) string {
		return shell("<title>"+b.title+"</title>", "<script>window.__DATA__="+quoted(map[string]string{"title": b.title, "content": b.htmlPage(parts)})+"</script>")
	}},
	{"page in a textarea", 99.9, func(b *book, parts []part) string {
		return shell("<title>"+b.title+"</title>", "<textarea id=\"content\" style=\"display:none\">"+html.EscapeString(b.htmlPage(parts))+"</textarea>")
	}},
	{"page in a hidden input", 99.9, func(b *book, parts []part) string {
		return shell("<title>"+b.title+"</title>", "<input type=\"hidden\" id=\"content\" value=\""+html.EscapeString(b.htmlPage(parts))+"\">")
	}},
	{"page in an attribute", 99.9, func(b *book, parts []part) string {
		return shell("<title>"+b.title+"</title>", "<div data-content=\""+html.EscapeString(b.htmlPage(parts))+"\"></div>")
	}},
	{"page in a frame", 99.9, func(b *book, parts []part) string {
		return shell("<title>"+b.title+"</title>", "<iframe srcdoc=\""+html.EscapeString(b.htmlPage(parts))+"\"></iframe>")
	}},
	{"page in a template", 99.9, func(b *book, parts []part) string {
		return shell("<title>"+b.title+"</title>", "<script type=\"text/html\" id=\"content\">"+b.htmlPage(parts)+"</script>")
	}},
	{"rows in a script", 0, func(b *book, parts []part) string {
		var list []any
		for _, p := range parts {
			if p.grid != nil {
				list = append(list, map[string]any{"rows": p.grid.flat()})
			} else {
				list = append(list, p.text)
			}
		}
		return shell("<title>"+b.title+"</title>", "<script>window.__DATA__="+quoted(list)+"</script>")
	}},
	{"a page cut in two", 99.9, func(b *book, parts []part) string {
		at := 0
		for i, p := range parts {
			if len(p.grid) > 10 {
				at = i
			}
		}
		first, second := parts[at].grid.cut(len(parts[at].grid) / 2)
		cut := append(append([]part{}, parts[:at]...), part{grid: first}, prose("1"), prose("2"), prose("下一页"), part{grid: second})
		return b.htmlPage(append(cut, parts[at+1:]...))
	}},
	{"a table a page", 99.9, func(b *book, parts []part) string { // spans are lost
		var flat []part
		for _, p := range parts {
			if p.grid != nil {
				var g grid
				for _, row := range cellsOf(p.grid) {
					g = append(g, texts(row...))
				}
				p.grid = g
			}
			flat = append(flat, p)
		}
		return b.htmlPage(flat)
	}},
}

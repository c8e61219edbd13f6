package extract_test

import (
	"fmt"
	"html"
	"strings"
)

// htmlPage prints parts as a page, in the mark-up that option html names: plain,
// word (what a word processor leaves), nested (inside layout tables), or loose
// (upper case, end tags left out).
func (b *book) htmlPage(parts []part) string {
	style := b.opt("html")
	var s strings.Builder
	if b.opt("fragment") == "" {
		charset := "utf-8"
		if b.opt("charset") != "" {
			charset = b.opt("charset")
		}
		fmt.Fprintf(&s, "<!DOCTYPE html>\n<html><head><meta charset=%q><title>%s</title></head><body>\n", charset, html.EscapeString(b.title))
	}
	if style == "nested" { // Q16: hundreds of cells that hold nothing of the report
		s.WriteString("<table width=\"1000\"><tr><td class=\"left\"><table>" + strings.Repeat("<tr><td></td><td>&nbsp;</td></tr>", 8) + "</table></td><td>\n<table><tr><td id=\"zoom\">\n")
	}
	for _, p := range parts {
		switch {
		case p.picture:
			s.WriteString("<p><img src=\"./W020220120384756.png\" width=\"720\" height=\"960\"></p>\n")
		case p.grid != nil:
			b.htmlTable(&s, p.grid)
		case p.level == 1 && style != "word":
			fmt.Fprintf(&s, "<h1>%s</h1>\n", html.EscapeString(p.text))
		default:
			s.WriteString(b.htmlParagraph(p.text) + "\n")
		}
	}
	if style == "nested" {
		s.WriteString("</td></tr></table></td></tr></table>\n")
	}
	if b.opt("fragment") == "" {
		s.WriteString("</body></html>\n")
	}
	return s.String()
}

func (b *book) htmlParagraph(text string) string {
	text = html.EscapeString(text)
	switch b.opt("html") {
	case "word":
		return `<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt"><span style="font-size:16.0pt;font-family:仿宋_GB2312">` + text + `<span lang="EN-US"><o:p></o:p></span></span></p>`
	case "loose":
		return "<P>&nbsp;&nbsp;" + text
	}
	return "<p>" + text + "</p>"
}

func (b *book) htmlTable(s *strings.Builder, g grid) {
	style := b.opt("html")
	open, row, rowEnd, end := "<table border=\"1\">\n", "<tr>", "</tr>\n", "</table>\n"
	switch style {
	case "word":
		open = `<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse;border:none"><tbody>` + "\n"
		row, rowEnd, end = `<tr style="height:15.0pt">`, "</tr>\n", "</tbody></table>\n"
	case "loose":
		open, row, rowEnd, end = "<TABLE BORDER=1 WIDTH=100%>\n", "<TR>", "\n", "</TABLE>\n"
	}
	s.WriteString(open)
	for i, line := range g {
		s.WriteString(row)
		for _, c := range line {
			b.htmlCell(s, c, i == 0)
		}
		s.WriteString(rowEnd)
		if style == "loose" && i == 2 {
			s.WriteString("<!-- <tr><td>1</td><td>2</td></tr> -->\n")
		}
	}
	s.WriteString(end)
}

func (b *book) htmlCell(s *strings.Builder, c box, first bool) {
	tag := "td"
	if first && b.opt("th") != "" {
		tag = "th"
	}
	attributes := ""
	if c.cols > 1 {
		attributes += fmt.Sprintf(" colspan=\"%d\"", c.cols)
	}
	if c.rows > 1 {
		attributes += fmt.Sprintf(" rowspan=\"%d\"", c.rows)
	}
	text := strings.ReplaceAll(html.EscapeString(c.text), "\n", "<br />")
	if text == "" {
		text = "&nbsp;"
	}
	if b.opt("cut-figures") != "" && isDigits(c.text) && len(c.text) > 1 { // Q60
		text = "<span style='font-family:\"宋体\"'>" + text[:1] + "</span><font face=\"Calibri\">" + text[1:] + "</font>"
	}
	switch b.opt("html") {
	case "word":
		fmt.Fprintf(s, `<td width="62"%s valign="center" style="width:46.5pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal" align="center"><span lang="EN-US" style="font-size:10.5pt">%s<o:p></o:p></span></p></td>`, attributes, text)
	case "loose":
		fmt.Fprintf(s, "<TD%s>%s", strings.ToUpper(attributes), text)
	default:
		fmt.Fprintf(s, "<%s%s>%s</%s>", tag, attributes, text, tag)
	}
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

package replica

import (
	"fmt"
	"html"
	"strings"
)

// table writes a table. Missing end tags, noise and Word's last row of widths
// change nothing that a browser would show.
func (m *markup) table(t table) {
	tr, td := "tr", "td"
	if m.noise && m.d.chance(40) {
		tr, td = "TR", "TD"
	}
	m.openTable()
	for r, row := range t.rows {
		fmt.Fprintf(&m.b, "<%s%s>", tr, m.rowAttributes())
		for _, c := range row {
			tag := td
			if c.kind == headCell && m.style == 3 && !m.word && r < t.heads {
				tag = "th"
			}
			fmt.Fprintf(&m.b, "<%s%s>%s", tag, m.cellAttributes(c), m.content(c))
			if !m.loose {
				fmt.Fprintf(&m.b, "</%s>", tag)
			}
			if m.word || m.style == 1 {
				m.b.WriteByte('\n')
			}
		}
		if !m.loose {
			fmt.Fprintf(&m.b, "</%s>", tr)
		}
		m.b.WriteByte('\n')
	}
	if m.word {
		m.widthRow(len(t.rows[len(t.rows)-1]))
	}
	m.b.WriteString("</tbody></table>\n")
}

func (m *markup) openTable() {
	switch {
	case m.word:
		m.b.WriteString("<table class=\"MsoTableGrid\" border=\"1\" cellspacing=\"0\" cellpadding=\"0\" " +
			"style=\"border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184\">\n<tbody>")
	case m.style == 2:
		m.b.WriteString("<table align=\"center\" border=\"1\" cellspacing=\"0\" width=\"96%\" style=\"border-collapse: collapse;\"><tbody>")
	default:
		m.b.WriteString("<table class=\"gk-table\" border=\"1\" cellpadding=\"0\" cellspacing=\"0\">\n<tbody>")
	}
}

// widthRow is the row without height that Word writes for its own older readers.
func (m *markup) widthRow(columns int) {
	m.b.WriteString("<!--[if !supportMisalignedColumns]-->\n<tr height=\"0\">")
	for range columns {
		fmt.Fprintf(&m.b, "<td width=\"%d\" style=\"border:none\"></td>", m.d.between(38, 120))
	}
	m.b.WriteString("</tr>\n<!--[endif]-->")
}

func (m *markup) rowAttributes() string {
	switch {
	case m.word:
		return fmt.Sprintf(" style=\"mso-yfti-irow:%d;height:%d.%dpt\"", m.d.between(0, 30), m.d.between(18, 30), m.d.IntN(10))
	case m.noise && m.d.chance(50):
		return pick(m.d, " class=\"firstRow\"", " height=\"30\"", " style=\"\"", " bgcolor='#fff'", " valign=middle")
	}
	return ""
}

var noise = []string{
	` data-colwidth="64"`, ` x:num`, ` bgcolor="#FFFFFF"`, ` nowrap`, ` valign=center`, ` class='et4 font0'`,
	` style='word-break: break-all;'`, ` contenteditable="false"`, ` data-sort="asc"`, ` ID=""`,
}

func (m *markup) cellAttributes(c cell) string {
	var list []string
	if c.cols > 1 {
		list = append(list, fmt.Sprintf(" colspan=\"%d\"", c.cols))
	}
	if c.rows > 1 {
		list = append(list, fmt.Sprintf(" rowspan=\"%d\"", c.rows))
	}
	switch {
	case m.word:
		list = append(list, fmt.Sprintf(" width=\"%d\" style=\"border:solid windowtext 1.0pt;padding:0cm 5.4pt\"", 46*max(c.cols, 1)))
	case m.style == 0 && c.kind == figureCell:
		list = append(list, " align=\"center\"")
	case m.style == 2:
		list = append(list, fmt.Sprintf(" style=\"width:%dpx;\"", 52*max(c.cols, 1)))
	}
	if m.noise && !(m.word && m.d.chance(60)) {
		for range m.d.IntN(3) {
			list = append(list, pick(m.d, noise...))
		}
		list = shuffled(m.d, list)
	}
	return strings.Join(dedupe(list), "")
}

// dedupe keeps the first of several attributes of one name.
func dedupe(list []string) []string {
	seen := make(map[string]bool)
	var kept []string
	for _, a := range list {
		name, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a)), "=")
		if !seen[name] {
			seen[name] = true
			kept = append(kept, a)
		}
	}
	return kept
}

// content is what stands between the tags of a cell.
func (m *markup) content(c cell) string {
	text := m.blank
	switch {
	case c.text == "" && c.kind != figureCell:
		text = pick(m.d, "", "&nbsp;")
	case c.text != "":
		lines := strings.Split(html.EscapeString(c.text), "\n")
		text = strings.Join(lines, m.br)
		if c.kind == figureCell && m.split && len(lines) == 1 {
			text = m.cut(c.text)
		}
	}
	switch {
	case m.word:
		if c.kind == figureCell {
			text = "<span lang=\"EN-US\" style=\"font-family:宋体\">" + text + "</span>"
		} else {
			text = "<span style=\"font-size:10.5pt;font-family:宋体\">" + text + "</span>"
		}
		return "<p class=\"MsoNormal\" align=\"center\" style=\"text-align:center\">" + text + "<o:p></o:p></p>"
	case m.style == 2:
		return "<p style=\"text-align:center;\">" + text + "</p>"
	case m.style == 3 && c.kind == labelCell:
		return "\n      " + text + "\n    "
	}
	return text
}

// cut cuts a figure of several characters over spans.
func (m *markup) cut(text string) string {
	runes := []rune(text)
	if len(runes) < 2 {
		return html.EscapeString(text)
	}
	at := m.d.between(1, len(runes)-1)
	first, rest := html.EscapeString(string(runes[:at])), html.EscapeString(string(runes[at:]))
	return pick(m.d, first+"<span>"+rest+"</span>", "<font>"+first+"</font><font>"+rest+"</font>",
		"<span>"+first+"</span><span style=\"mso-font-kerning:0pt\">"+rest+"</span>")
}

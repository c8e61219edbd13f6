package replica

import (
	"fmt"
	"html"
	"strings"
)

// A markup writes the parts of one report as HTML, in one hand throughout.
type markup struct {
	b     strings.Builder
	d     dice
	word  bool // Word's paragraphs and spans
	split bool // figures cut over spans
	noise bool // attributes and case at random
	loose bool // no </td>, no </tr>

	style  int    // of cells and paragraphs
	blank  string // what an empty cell holds
	br     string
	outer  bool
	inHead string // tag around a heading
}

func newMarkup(e *edition) *markup {
	d := e.dice("markup")
	m := &markup{
		d: d, word: e.has(WordMarkup), split: e.has(SplitDigits), noise: e.has(AttributeNoise),
		loose: e.has(MissingEndTags), outer: e.has(OuterTable),
	}
	m.style = d.IntN(4)
	m.blank = pick(d, "", "&nbsp;", "&nbsp;", "　", "<br>")
	m.br = pick(d, "<br>", "<br />", "<br/>")
	m.inHead = pick(d, "strong", "b", "h3")
	return m
}

// report writes a whole report, its title first where the page does not give it
// alone.
func (m *markup) report(e *edition) string {
	if m.outer {
		m.b.WriteString("<table width=\"100%\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tbody>\n" +
			"<tr><td height=\"12\"></td></tr>\n<tr><td align=\"left\" valign=\"top\">\n")
	}
	if m.d.chance(40) {
		fmt.Fprintf(&m.b, "<p style=\"text-align: center;\">%s</p>\n", m.run(e.title))
	}
	for _, p := range e.flow() {
		switch p.kind {
		case heading:
			m.heading(p.text)
		case tablePart:
			m.table(p.table)
		default:
			m.paragraph(p.text)
		}
	}
	if m.outer {
		m.b.WriteString("</td></tr>\n<tr><td height=\"20\">&nbsp;</td></tr></tbody></table>\n")
	}
	return m.b.String()
}

func (m *markup) heading(text string) {
	switch {
	case m.word:
		fmt.Fprintf(&m.b, "<p class=\"MsoNormal\" style=\"text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly\">"+
			"<b><span style=\"font-size:16.0pt;font-family:黑体\">%s<span lang=\"EN-US\"><o:p></o:p></span></span></b></p>\n", m.run(text))
	case m.inHead == "h3":
		fmt.Fprintf(&m.b, "<h3 style=\"font-size: 18px; text-indent: 2em;\">%s</h3>\n", m.run(text))
	default:
		fmt.Fprintf(&m.b, "<p style=\"text-indent: 2em;\"><%[1]s>%[2]s</%[1]s></p>\n", m.inHead, m.run(text))
	}
}

func (m *markup) paragraph(text string) {
	run := m.run(text)
	switch {
	case m.word:
		fmt.Fprintf(&m.b, "<p class=\"MsoNormal\" style=\"text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly\">"+
			"<span style=\"font-size:16.0pt;font-family:仿宋_GB2312\">%s<span lang=\"EN-US\"><o:p></o:p></span></span></p>\n", run)
	case m.style == 0:
		fmt.Fprintf(&m.b, "<p style=\"text-indent: 2em; line-height: 2; font-size: 16px;\">%s</p>\n", run)
	case m.style == 1:
		fmt.Fprintf(&m.b, "<p>　　%s</p>\n", run)
	case m.style == 2:
		fmt.Fprintf(&m.b, "<p align=\"justify\">&nbsp;&nbsp;&nbsp; <span style=\"font-family: 宋体; font-size: 12pt;\">%s</span></p>\n", run)
	default:
		fmt.Fprintf(&m.b, "<div style=\"margin: 0 0 12px;text-indent: 32px\">%s</div>\n", run)
	}
}

// run is a run of text. Word sets digits in a span of their own, and a clerk's
// corrections cut them further.
func (m *markup) run(text string) string {
	if !m.word && !m.split {
		return html.EscapeString(text)
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		if j > i {
			b.WriteString(m.digits(text[i:j]))
			i = j
			continue
		}
		for j < len(text) && (text[j] < '0' || text[j] > '9') {
			j++
		}
		b.WriteString(html.EscapeString(text[i:j]))
		i = j
	}
	return b.String()
}

// digits sets a number of the prose.
func (m *markup) digits(text string) string {
	if m.split && len(text) > 1 && m.d.chance(50) {
		at := m.d.between(1, len(text)-1)
		return "<span lang=\"EN-US\">" + text[:at] + "</span><span>" + text[at:] + "</span>"
	}
	if m.word {
		return "<span lang=\"EN-US\">" + text + "</span>"
	}
	return text
}

package report

import (
	"strings"
	"unicode/utf8"
)

// A Number is what a cell that should hold a figure holds.
type Number struct {
	State State  // Stated, Blank, Dash, Slash, NoneWord or Illegible
	Value Value  // as printed, before any unit is applied; 0 unless Stated
	Unit  string // 元, 万元, 亿元 or a counter, "" where none is printed
}

// units are what may follow a figure in a cell, longest first.
var units = []string{"万元", "亿元", "人次", "件", "条", "项", "次", "个", "份", "起", "宗", "例", "篇", "元"}

// ParseNumber reads a figure as agencies print it: full-width digits, thousands
// set off by commas or spaces, a sign or 增 and 减 before it, a counter or a unit
// of money behind it, a letter O or 〇 for zero. A text that is neither a figure
// nor one of the ways to leave a cell empty is Illegible. Digits parted by a
// space that is no thousands space are not joined: "1 2" is Illegible, and so are
// digits on two lines.
func ParseNumber(printed string) Number {
	var buf [64]byte
	s, ok := plain(buf[:0], printed)
	if !ok {
		return Number{State: Illegible}
	}
	if len(s) == 0 {
		return Number{State: Blank}
	}
	if len(s) <= 12 {
		if n, ok := smallCount(s); ok {
			return Number{State: Stated, Value: n}
		}
	}
	text := string(s)
	if !figureLike(text) {
		return Number{State: Illegible}
	}
	if state, ok := emptyWord(text); ok {
		return Number{State: state}
	}
	number := Number{State: Stated}
	for _, u := range units {
		if rest, ok := strings.CutSuffix(text, u); ok {
			text, number.Unit = strings.TrimSpace(rest), u
			break
		}
	}
	for _, sign := range [...]struct{ word, mark string }{{"增加", "+"}, {"减少", "-"}, {"增", "+"}, {"减", "-"}} {
		if rest, ok := strings.CutPrefix(text, sign.word); ok {
			text = sign.mark + strings.TrimSpace(rest)
			break
		}
	}
	v, ok := parseValue(ungroup(text))
	if !ok {
		return Number{State: Illegible}
	}
	number.Value = v
	return number
}

// figureLike reports whether a text may be a figure or a way to leave a cell
// empty: it has a digit, or is no longer than the longest of those ways.
func figureLike(s string) bool {
	return len(s) <= len("零报告") || strings.ContainsAny(s, "0123456789") || strings.Trim(s, "-/\\") == ""
}

// smallCount reads a run of ASCII digits, the common case.
func smallCount(s []byte) (Value, bool) {
	n := int64(0)
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return Count(n), true
}

// emptyWord returns the state of a cell that says in print that it is empty.
func emptyWord(s string) (State, bool) {
	switch s {
	case "/", "\\", "//":
		return Slash, true
	case "无", "没有", "暂无", "无。", "零报告":
		return NoneWord, true
	}
	if s != "" && strings.Trim(s, "-") == "" {
		return Dash, true
	}
	return "", false
}

// plain folds full-width forms, signs and zeros into b and trims white space. It
// gives up on a text too long to be a figure.
func plain(b []byte, s string) ([]byte, bool) {
	digits, letters, broken := false, false, false
	for _, r := range s {
		switch {
		case r == '\n':
			broken = digits
		case broken && (r >= '0' && r <= '9' || r >= '０' && r <= '９'):
			return nil, false // a figure below a figure
		}
		switch {
		case r >= '0' && r <= '9':
			digits = true
		case r >= '０' && r <= '９':
			r, digits = r-'０'+'0', true
		case r == '〇' || r == '○' || r == 'O' || r == 'o' || r == 'Ｏ' || r == '零':
			r, letters = 'O', true
		case r == '，':
			r = ','
		case r == '．':
			r = '.'
		case r == '＋':
			r = '+'
		case r == '－' || r == '—' || r == '–' || r == '―' || r == '─' || r == '−' || r == '‐' || r == '‑' || r == '﹣' || r == '一' && len(s) == len("一"):
			r = '-'
		case r == '／':
			r = '/'
		case r == '\u200b' || r == '\ufeff' || r == '\u200d' || r == '\u200c':
			continue
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\u3000' || r == '\u2002' || r == '\u2003' || r == '\u2009':
			if len(b) == 0 || b[len(b)-1] == ' ' {
				continue
			}
			r = ' '
		}
		if len(b) > 48 {
			return nil, false
		}
		b = utf8.AppendRune(b, r)
	}
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	if letters {
		zeros(b, digits)
	}
	return b, true
}

// zeros turns the O of a cell of O and digits into 0; a word is left alone.
func zeros(b []byte, digits bool) {
	rest := strings.Trim(string(b), "0123456789O.,+- ")
	if rest != "" && !digits {
		for _, u := range units {
			if rest == u {
				rest = ""
				break
			}
		}
	}
	if rest != "" && !digits {
		return
	}
	for i := range b {
		if b[i] == 'O' {
			b[i] = '0'
		}
	}
}

// ungroup takes out commas and spaces that set off thousands, and the space
// behind a sign. What is grouped otherwise is left as it is, and so refused.
func ungroup(s string) string {
	if !strings.ContainsAny(s, ", ") {
		return s
	}
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], strings.TrimLeft(s[1:], " ")
	}
	whole, frac, point := strings.Cut(s, ".")
	parts := strings.FieldsFunc(whole, func(r rune) bool { return r == ',' || r == ' ' })
	for i, p := range parts {
		if i == 0 && len(p) > 3 || i > 0 && len(p) != 3 {
			return sign + s
		}
	}
	if len(parts) > 1 && parts[0] == "0" {
		return sign + s
	}
	whole = strings.Join(parts, "")
	if point {
		whole += "." + frac
	}
	return sign + whole
}

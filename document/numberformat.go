package document

import (
	"regexp"
	"strconv"
	"strings"
)

// displayed writes a figure of a workbook as its format shows it, but with every
// digit that is kept: 59237.2449 under 0.00 is 59237.2449, 5 is 5.00, 0.125 under 0%
// is 12.5%. Thousands are set off, units and currencies printed, and figures scaled,
// as the format has it; the sign is always that of the figure. A date or a time is
// as shown. A format that hides a figure, or writes a word or a dash for it, gives
// the figure. epoch1904 says that days are counted from 1904.
func displayed(value, format string, epoch1904 bool) string {
	d, ok := parseDecimal(value)
	if !ok {
		return value
	}
	if f := dateSection(format); f != nil {
		if text, ok := f.moment(d, epoch1904); ok {
			return text
		}
		return d.String()
	}
	f := numberSection(format, d)
	if !f.figures || f.broken {
		return d.String()
	}
	d.point += f.shift
	if d.zero() {
		d.point = 0
	}
	whole, fraction := d.parts()
	for len(whole) < f.wholeZeros || whole == "" {
		whole = "0" + whole
	}
	if len(fraction) < f.places {
		fraction += strings.Repeat("0", f.places-len(fraction))
	}
	if f.grouped {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if d.negative && !d.zero() {
		whole = "-" + whole
	}
	return strings.TrimSpace(f.before + whole + f.behind)
}

// A formatSection is one of the up to four that a format has for figures above,
// below and at zero, and for text.
type formatSection struct {
	tokens []formatToken

	figures        bool // it shows digits
	broken         bool // in a way that is not followed: text among digits
	before, behind string
	wholeZeros     int // fewest digits before the point
	places         int // fewest digits behind it
	grouped        bool
	shift          int // of the decimal point to the right
}

// A formatToken is one mark of a format, or a literal.
type formatToken struct {
	text    string
	literal bool
}

// numberSection chooses the section for a figure and reads it.
func numberSection(format string, d decimal) *formatSection {
	sections := splitSections(format)
	choice := 0
	v := d.float()
	if conditional := strings.Contains(format, "[<") || strings.Contains(format, "[>") || strings.Contains(format, "[="); conditional {
		choice = len(sections) - 1
		for i, s := range sections {
			if holds, said := s.condition(v); said && holds || !said && i > 0 {
				choice = i
				break
			}
		}
	} else {
		switch {
		case v < 0 && len(sections) > 1:
			choice = 1
		case v == 0 && len(sections) > 2:
			choice = 2
		}
	}
	f := sections[choice]
	f.readNumber(v < 0 && choice > 0)
	return f
}

// These stand for words of a format once it is cut into tokens.
const (
	general = "\ue000" // as the program sees fit
	halfDay = "\ue001" // morning or afternoon
)

var formatWords = strings.NewReplacer("General", general, "GENERAL", general, "general", general, "G/通用格式", general,
	"AM/PM", halfDay, "am/pm", halfDay, "A/P", halfDay, "上午/下午", halfDay)

// splitSections cuts a format into sections and those into tokens.
func splitSections(format string) []*formatSection {
	f := &formatSection{}
	sections := []*formatSection{f}
	add := func(text string, literal bool) { f.tokens = append(f.tokens, formatToken{text, literal}) }
	r := []rune(formatWords.Replace(format))
	for i := 0; i < len(r); i++ {
		switch c := r[i]; c {
		case '"':
			end := i + 1
			for end < len(r) && r[end] != '"' {
				end++
			}
			add(string(r[i+1:min(end, len(r))]), true)
			i = end
		case '\\', '!':
			if i++; i < len(r) {
				add(string(r[i]), true)
			}
		case '_', '*':
			i++ // a space as wide as a character, or a character that fills
		case '[':
			end := i + 1
			for end < len(r) && r[end] != ']' {
				end++
			}
			add(string(r[i:min(end+1, len(r))]), false)
			i = end
		case ';':
			if len(sections) == 4 {
				return sections
			}
			f = &formatSection{}
			sections = append(sections, f)
		default:
			add(string(c), false)
		}
	}
	return sections
}

var conditionPattern = regexp.MustCompile(`^\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\]$`)

// condition reports whether a section is for a figure, and whether it says for which.
func (f *formatSection) condition(v float64) (holds, said bool) {
	for _, t := range f.tokens {
		m := conditionPattern.FindStringSubmatch(t.text)
		if m == nil || t.literal {
			continue
		}
		limit, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return false, true
		}
		switch m[1] {
		case "<":
			return v < limit, true
		case "<=":
			return v <= limit, true
		case ">":
			return v > limit, true
		case ">=":
			return v >= limit, true
		case "=":
			return v == limit, true
		}
		return v != limit, true
	}
	return false, false
}

// readNumber reads a section for figures. Signs are left out, and the brackets of one
// for those below zero.
func (f *formatSection) readNumber(below bool) {
	point, commas := false, 0
	literal := func(text string) {
		switch {
		case text == "-" && !f.figures, below && (text == "-" || text == "(" || text == ")"):
		case f.figures:
			f.behind += text
		default:
			f.before += text
		}
	}
	drawn := false // the point is text: digits behind it are those of a larger unit
	for i, t := range f.tokens {
		switch {
		case t.literal:
			literal(t.text)
		case t.text == "0" || t.text == "#" || t.text == "?" || t.text == general:
			switch {
			case f.behind == "." && !point:
				point, drawn, f.behind = true, true, ""
			case f.behind != "":
				f.broken = true
			}
			f.figures = true
			f.grouped = f.grouped || commas > 0 && !point
			commas = 0
			if drawn {
				f.shift--
			}
			if point && t.text == "0" {
				f.places++
			} else if !point && (t.text == "0" || f.wholeZeros > 0) {
				f.wholeZeros++
			}
		case t.text == "." && f.tokens[max(i-1, 0)].text != ".":
			f.shift -= 3 * commas
			point, commas = true, 0
		case t.text == ",":
			if f.figures {
				commas++
			}
		case t.text == "%":
			f.shift += 2
			literal(t.text)
		case t.text == "E" || t.text == "e" || t.text == "/":
			f.broken = true
		case strings.HasPrefix(t.text, "[$"):
			currency, _, _ := strings.Cut(strings.Trim(t.text, "[$]"), "-")
			literal(currency)
		case strings.HasPrefix(t.text, "[") || t.text == "@":
		default:
			literal(t.text)
		}
	}
	f.shift -= 3 * commas
}

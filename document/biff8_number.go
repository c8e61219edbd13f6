package document

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// number prints a number of a cell: a date as the day or the time that its format
// shows, a percentage with its sign, every other number with all its digits, parted
// by thousands where the format says so. Where the format shows it in a greater
// unit, such as 万, or names one, the number is printed in that unit.
func (b *workbook) number(v float64, style int) string {
	id := b.styleOf(style).format
	code, own := b.formats[id]
	if !own {
		code = builtinFormats[id]
	}
	shown := codeShows(code)
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "#NUM!"
	case shown.percent:
		return exactly(v, 2) + "%"
	case shown.layout() != "":
		if t, ok := serialDay(v, b.from1904); ok {
			return t.Format(shown.layout())
		}
	}
	text := exactly(v, -shown.shift)
	if shown.thousands {
		text = grouped(text)
	}
	return text + shown.unit
}

// grouped parts the digits before the point by thousands.
func grouped(number string) string {
	whole, fraction, found := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		whole += "." + fraction
	}
	return sign + whole
}

// builtinFormats has those of the formats that a file need not spell out which
// matter here ([MS-XLS] 2.4.126, and those of a Chinese Excel).
var builtinFormats = map[uint16]string{
	3: "#,##0", 4: "#,##0", 5: "#,##0", 6: "#,##0", 7: "#,##0", 8: "#,##0",
	37: "#,##0", 38: "#,##0", 39: "#,##0", 40: "#,##0", 41: "#,##0", 42: "#,##0", 43: "#,##0", 44: "#,##0",
	9: "0%", 10: "0.00%",
	14: "yyyy-m-d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-m-d h:mm",
	27: "yyyy-m", 28: "m-d", 29: "m-d", 30: "m-d-yy", 31: "yyyy-m-d", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-m",
	45: "mm:ss", 47: "mm:ss",
	50: "yyyy-m", 51: "m-d", 52: "yyyy-m", 53: "m-d", 54: "m-d", 55: "h:mm", 56: "h:mm:ss", 57: "yyyy-m", 58: "m-d",
}

// exactly prints a number in decimal, the point moved by some places to the right,
// with the fewest digits that mean the same number. Of more than 15, which no
// spreadsheet shows, it prints 15: the rest is what binary sums leave behind.
func exactly(v float64, places int) string {
	if v == 0 {
		return "0"
	}
	s := strconv.FormatFloat(v, 'e', -1, 64)
	if digits, _, _ := strings.Cut(s, "e"); len(strings.Trim(digits, "-")) > 16 {
		s = strconv.FormatFloat(v, 'e', 14, 64)
	}
	mantissa, exponent, _ := strings.Cut(s, "e")
	sign := ""
	if mantissa[0] == '-' {
		sign, mantissa = "-", mantissa[1:]
	}
	power, _ := strconv.Atoi(exponent)
	digits := strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	point := 1 + power + places // how many digits stand before it
	switch {
	case point <= 0:
		return sign + "0." + strings.Repeat("0", -point) + digits
	case point >= len(digits):
		return sign + digits + strings.Repeat("0", point-len(digits))
	}
	return sign + digits[:point] + "." + digits[point:]
}

// formatShows is what a number format shows of a number.
type formatShows struct {
	year, month, day, hour, minute, second, percent, thousands bool

	shift int    // how many places the point is moved to the left
	unit  string // behind the number, if it says how great it is
}

// codeShows reads a format's first section. Quoted and escaped text, colours and
// conditions are no part of what it shows; a length of time like [h] is a number.
func codeShows(code string) (s formatShows) {
	code, _, _ = strings.Cut(strings.ToLower(code), ";")
	marks := formatMarks(code)
	var shown []rune
	for _, m := range marks {
		if !m.literal {
			shown = append(shown, m.char)
		}
	}
	text := string(shown)
	s.percent = strings.Contains(text, "%")
	for _, digits := range []string{"#,#", "#,0", "0,0"} {
		s.thousands = s.thousands || strings.Contains(text, digits)
	}
	for _, mark := range []string{"general", "通用格式", "[h", "[m", "[s"} {
		if strings.Contains(code, mark) {
			s.scale(marks)
			return s
		}
	}
	if strings.ContainsAny(text, "0#?%") && !strings.Contains(text, "ss.0") {
		s.scale(marks)
		return s
	}
	clock := false
	for _, c := range text {
		switch c {
		case 'y':
			s.year = true
		case 'd':
			s.day = true
		case 'h':
			s.hour, clock = true, true
		case 's':
			s.second, clock = true, true
		case 'm':
			s.minute = s.minute || clock
			s.month = s.month || !clock
		}
	}
	if s.second && !s.hour && s.month && !s.year && !s.day {
		s.minute, s.month = true, false // mm:ss
	}
	return s
}

// scale finds out in which unit a number is shown: a comma behind the last digit
// leaves out three, a point that is only text stands before the digits behind it.
func (s *formatShows) scale(marks []formatMark) {
	last, digits, point := -1, 0, -1
	for i, m := range marks {
		switch {
		case !m.literal && strings.ContainsRune("0#?", m.char):
			last, digits = i, digits+1
		case m.literal && m.char == '.' && digits > 0:
			point = digits
		}
	}
	if point >= 0 {
		s.shift = digits - point
	}
	unit := ""
	for _, m := range marks[last+1:] {
		switch {
		case m.literal:
			unit += string(m.char)
		case m.char == ',' && unit == "":
			s.shift += 3
		case m.char > 0x7f && last >= 0:
			unit += string(m.char)
		}
	}
	if strings.ContainsAny(unit, "百千万亿元") {
		s.unit = strings.TrimSpace(unit)
	}
}

// A formatMark is a character of a number format: of its language, or text.
type formatMark struct {
	char    rune
	literal bool
}

// formatMarks returns the characters of a format without padding and brackets.
func formatMarks(code string) (marks []formatMark) {
	quoted, bracket := false, false
	escape := rune(0)
	for _, c := range code {
		switch {
		case escape != 0:
			if escape == '\\' || escape == '!' {
				marks = append(marks, formatMark{c, true})
			}
			escape = 0
		case quoted:
			if quoted = c != '"'; quoted {
				marks = append(marks, formatMark{c, true})
			}
		case bracket:
			bracket = c != ']'
		case c == '"':
			quoted = true
		case c == '[':
			bracket = true
		case c == '\\' || c == '!' || c == '_' || c == '*':
			escape = c
		default:
			marks = append(marks, formatMark{c, false})
		}
	}
	return marks
}

// layout is how the date or time is printed, "" for a number.
func (s formatShows) layout() string {
	var parts []string
	for _, p := range []struct {
		shown  bool
		layout string
	}{{s.year, "2006"}, {s.month, "01"}, {s.day, "02"}} {
		if p.shown {
			parts = append(parts, p.layout)
		}
	}
	date := strings.Join(parts, "-")
	clock := ""
	switch {
	case s.hour && s.second:
		clock = "15:04:05"
	case s.hour:
		clock = "15:04"
	case s.second && s.minute:
		clock = "04:05"
	}
	return strings.TrimSpace(date + " " + clock)
}

// serialDay turns a count of days into the day, or reports that it is none.
func serialDay(v float64, from1904 bool) (time.Time, bool) {
	if v < 0 || v >= 2958466 { // after the year 9999
		return time.Time{}, false
	}
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		first = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case v < 60: // the count has a 29 February 1900, which was none
		first = first.AddDate(0, 0, 1)
	}
	days := math.Floor(v)
	seconds := math.Round((v - days) * 86400)
	return first.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second), true
}

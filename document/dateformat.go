package document

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// firstDay is the first day, as workbooks count, that a figure under a format for
// dates is taken for one: 18 May 1927. What is smaller is a figure that was given
// the format by mistake.
const firstDay = 10000

// lastDay is the end of the year 9999.
const lastDay = 2958465

// dateSection returns the section of a format that shows a day or a time, nil where
// it shows a figure.
func dateSection(format string) *formatSection {
	f := splitSections(format)[0]
	for _, t := range f.tokens {
		if !t.literal && dateMark(t.text) != 0 {
			return f
		}
	}
	return nil
}

// dateMark returns the letter of a mark that stands for a part of a day, else 0.
func dateMark(mark string) byte {
	mark = strings.ToLower(strings.Trim(mark, "[]"))
	if len(mark) == 0 || strings.Trim(mark, mark[:1]) != "" || !strings.Contains("ymdhs", mark[:1]) {
		return 0
	}
	return mark[0]
}

// moment writes a day or a time as the section shows it, and reports whether the
// figure is one.
func (f *formatSection) moment(d decimal, epoch1904 bool) (string, bool) {
	days := d.float()
	if epoch1904 {
		days += 1462
	}
	marks := f.marks()
	if days < 0 || days > lastDay || marks.day && days < firstDay {
		return "", false
	}
	seconds := math.Round(days * 86400)
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(seconds/86400)).Add(time.Duration(math.Mod(seconds, 86400)) * time.Second)
	var b strings.Builder
	for _, m := range marks.list {
		b.WriteString(m.print(t, int(seconds), marks.halves))
	}
	return strings.TrimSpace(b.String()), true
}

// A momentMark is a run of one letter in a format for days and times, or a literal.
type momentMark struct {
	letter  byte // y m d h i s, i for minutes; a for the half of the day; 0 for a literal
	length  int
	elapsed bool
	text    string
}

type momentMarks struct {
	list   []momentMark
	day    bool // it shows a year, a month or a day
	halves bool // hours are counted to twelve
}

// marks joins the tokens of a section into runs.
func (f *formatSection) marks() momentMarks {
	var out momentMarks
	last := func() *momentMark {
		for i := len(out.list) - 1; i >= 0; i-- {
			if out.list[i].letter != 0 {
				return &out.list[i]
			}
		}
		return &momentMark{}
	}
	for i, t := range f.tokens {
		letter := dateMark(t.text)
		if strings.EqualFold(t.text, "e") {
			letter = 'y'
		}
		switch {
		case t.literal:
			out.list = append(out.list, momentMark{text: t.text})
		case t.text == halfDay:
			out.list, out.halves = append(out.list, momentMark{letter: 'a'}), true
		case letter != 0 && strings.HasPrefix(t.text, "["):
			if letter == 'm' {
				letter = 'i'
			}
			out.list = append(out.list, momentMark{letter: letter, elapsed: true})
		case letter != 0:
			if n := len(out.list); i > 0 && n > 0 && !f.tokens[i-1].literal && strings.EqualFold(f.tokens[i-1].text, t.text) {
				out.list[n-1].length++
				continue
			}
			before := last()
			if letter == 'm' && before.letter == 'h' {
				letter = 'i'
			}
			if letter == 's' && before.letter == 'm' {
				before.letter = 'i'
			}
			out.list = append(out.list, momentMark{letter: letter, length: 1})
			if letter == 'y' && strings.EqualFold(t.text, "e") {
				out.list[len(out.list)-1].length = 4
			}
		case strings.HasPrefix(t.text, "[") || strings.ContainsAny(t.text, "0#?@,aAbBgG"+general):
		default:
			out.list = append(out.list, momentMark{text: t.text})
		}
	}
	for _, m := range out.list {
		out.day = out.day || m.letter == 'y' || m.letter == 'm' || m.letter == 'd'
	}
	return out
}

func (m momentMark) print(t time.Time, seconds int, halves bool) string {
	switch m.letter {
	case 0:
		return m.text
	case 'a':
		if t.Hour() < 12 {
			return "上午"
		}
		return "下午"
	case 'y':
		if m.length <= 2 {
			return t.Format("06")
		}
		return strconv.Itoa(t.Year())
	case 'm':
		switch {
		case m.length == 3:
			return t.Format("Jan")
		case m.length > 3:
			return t.Format("January")
		}
		return padded(int(t.Month()), m.length)
	case 'd':
		if m.length > 2 {
			return t.Weekday().String()[:min(m.length, 3)]
		}
		return padded(t.Day(), m.length)
	}
	unit, n := 1, t.Second()
	switch m.letter {
	case 'h':
		unit, n = 3600, t.Hour()
		if halves {
			n = (n+11)%12 + 1
		}
	case 'i':
		unit, n = 60, t.Minute()
	}
	if m.elapsed {
		n = seconds / unit
	}
	return padded(n, m.length)
}

func padded(n, length int) string {
	if length > 1 && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// builtIn are the formats that a workbook names by number alone, as programs set to
// Chinese show them (ISO/IEC 29500-1, 18.8.30).
var builtIn = map[int]string{
	0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	5: `"¥"#,##0`, 6: `"¥"#,##0`, 7: `"¥"#,##0.00`, 8: `"¥"#,##0.00`,
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
	34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`,
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: `"¥"#,##0`, 43: "#,##0.00", 44: `"¥"#,##0.00`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 55: `上午/下午h"时"mm"分"`, 56: `上午/下午h"时"mm"分"ss"秒"`,
	57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

package page

import (
	"strings"
	"time"
	"unicode"
)

// Annual reports begin with the Regulations of 2008.
const (
	firstYear = 2008
	lastYear  = 2100
)

// Years returns every plausible report year printed in s, in order and as often
// as it is printed: four digits, ASCII, full-width or Chinese, before 年.
func Years(s string) []int {
	if !strings.Contains(s, "年") {
		return nil
	}
	var years []int
	value, length, run := 0, 0, neutral
	for _, r := range s {
		d, kind, ok := digit(r, length > 0)
		switch {
		case ok:
			if kind != neutral && run != neutral && kind != run {
				value, length = 0, 0 // 附件二2021年
			}
			if kind != neutral {
				run = kind
			}
			if length++; length <= 4 {
				value = value*10 + d
			}
			continue
		case length == 4 && unicode.IsSpace(r):
			continue
		case length == 4 && r == '年' && value >= firstYear && value <= lastYear:
			years = append(years, value)
		}
		value, length, run = 0, 0, neutral
	}
	return years
}

// Numerals tell ２０２１ from 二〇二一; a zero belongs to both.
type numerals int

const (
	neutral numerals = iota
	arabic
	chinese
)

// digit returns the value of a digit as years are printed. The letter O stands
// for a zero only inside a number.
func digit(r rune, inside bool) (int, numerals, bool) {
	switch {
	case r >= '1' && r <= '9':
		return int(r - '0'), arabic, true
	case r >= '１' && r <= '９':
		return int(r - '０'), arabic, true
	case r == '0', r == '０', r == '〇', r == '○', r == '零':
		return 0, neutral, true
	case inside && strings.ContainsRune("OoОоＯ◯", r):
		return 0, neutral, true
	}
	if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
		return i/len("一") + 1, chinese, true
	}
	return 0, neutral, false
}

// Dates returns every date printed in s, in order, at midnight UTC: 2022-01-28,
// 2022/1/28, 2022.1.28 and 2022年1月28日, with or without a time of day.
func Dates(s string) []time.Time {
	s = halfWidth(s)
	var dates []time.Time
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		t, n := dateAt(s[i:])
		if n == 0 {
			n = digits(s[i:])
		} else {
			dates = append(dates, t)
		}
		i += n
	}
	return dates
}

// halfWidth turns ２０２２－０１－２８ into ASCII.
func halfWidth(s string) string {
	if !strings.ContainsAny(s, "０１２３４５６７８９") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r > '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// dateAt reads the date that s begins with, and returns how many bytes it
// takes, 0 where there is none.
func dateAt(s string) (time.Time, int) {
	if digits(s) != 4 {
		return time.Time{}, 0
	}
	parts := [3]int{number(s[:4])}
	i := 4
	mark := ""
	for p := 1; p < 3; p++ {
		sep := separator(s[i:])
		switch {
		case sep == "", p == 1 && sep == "月", p == 2 && mark == "年" && sep != "月", p == 2 && mark != "年" && sep != mark:
			return time.Time{}, 0
		}
		if mark = sep; sep == "年" || sep == "月" {
			i += spaces(s[i:]) + len(sep)
			i += spaces(s[i:])
		} else {
			i += len(sep)
		}
		n := digits(s[i:])
		if n < 1 || n > 2 {
			return time.Time{}, 0
		}
		parts[p] = number(s[i : i+n])
		i += n
	}
	t, ok := day(parts[0], parts[1], parts[2])
	if !ok {
		return time.Time{}, 0
	}
	return t, i
}

// separator returns what stands between two numbers of a date, "" where nothing that may.
func separator(s string) string {
	if s != "" && strings.IndexByte("-/.", s[0]) >= 0 {
		return s[:1]
	}
	s = s[spaces(s):]
	for _, sep := range []string{"年", "月"} {
		if strings.HasPrefix(s, sep) {
			return sep
		}
	}
	return ""
}

// day returns a date of the calendar; the 31st of February is none.
func day(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, y >= 1900 && y <= lastYear && t.Month() == time.Month(m) && t.Day() == d
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// digits returns how many ASCII digits s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " \u00a0\u3000")) }

// number reads ASCII digits, eight at most.
func number(s string) int {
	v := 0
	for i := range len(s) {
		v = v*10 + int(s[i]-'0')
	}
	return v
}

// URLDate returns the date that an address carries: …/202301/t20230113_1.html,
// /art/2023/5/15/art_1.html, /c/2022-01-28/1.shtml, /2022/01-30/1.html or
// /20230331/1.html. A month alone is no date. It is the day the page was made
// or moved, which is not always the day it was published.
func URLDate(u string) (time.Time, bool) {
	u, _, _ = strings.Cut(u, "#")
	u, _, _ = strings.Cut(u, "?")
	parts := strings.Split(u, "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if t, ok := partDate(parts[i:]); ok && t.Year() >= 2000 {
			return t, true
		}
	}
	return time.Time{}, false
}

// partDate reads the date that the parts of a path begin with.
func partDate(parts []string) (time.Time, bool) {
	s := strings.TrimPrefix(parts[0], "t")
	if digits(s) == 8 && (s != parts[0] || len(s) == 8) {
		return day(number(s[:4]), number(s[4:6]), number(s[6:8]))
	}
	if digits(parts[0]) != 4 {
		return time.Time{}, false
	}
	for n := 1; n <= min(3, len(parts)); n++ {
		s := strings.Join(parts[:n], "-")
		if t, end := dateAt(s); end > 0 && end == len(s) {
			return t, true
		}
	}
	return time.Time{}, false
}

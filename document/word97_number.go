package document

import (
	"strconv"
	"strings"
)

// listCounted prints a number below 100 as it is counted in Chinese: 十, 十一, 二十.
// Greater ones are decimal.
func listCounted(n int, digits, ten string) string {
	d := []rune(digits)
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(d[n])
	}
	s := ten
	if n >= 20 {
		s = string(d[n/10]) + ten
	}
	if n%10 != 0 {
		s += string(d[n%10])
	}
	return s
}

// listLetters prints 1 to 26 as a to z, 27 as aa, 28 as bb.
func listLetters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune(n-1)%26), (n-1)/26+1)
}

// listRoman prints a number in lower case.
func listRoman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}

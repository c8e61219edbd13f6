package document

import (
	"strconv"
	"strings"
)

// ordinal writes a number of a list, of texts of all formats, in one of the formats of
// ST_NumberFormat; one that is not known here is decimal.
func ordinal(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting":
		return chineseNumber(n, "零一二三四五六七八九", "十百千")
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return chineseNumber(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digits(n, "〇一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string('①' + rune(n-1))
		}
	case "decimalEnclosedParen":
		if n >= 1 && n <= 20 {
			return string('⑴' + rune(n-1))
		}
	case "decimalEnclosedFullstop":
		if n >= 1 && n <= 20 {
			return string('⒈' + rune(n-1))
		}
	case "ideographEnclosedCircle":
		if n >= 1 && n <= 10 {
			return string('㊀' + rune(n-1))
		}
	case "ideographTraditional":
		if n >= 1 && n <= 10 {
			return string([]rune("甲乙丙丁戊己庚辛壬癸")[n-1])
		}
	case "ideographZodiac":
		if n >= 1 && n <= 12 {
			return string([]rune("子丑寅卯辰巳午未申酉戌亥")[n-1])
		}
	case "lowerLetter", "upperLetter":
		if n >= 1 && n <= 780 {
			return letters(n, format == "upperLetter")
		}
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// letters writes a, b … z, aa, bb.
func letters(n int, upper bool) string {
	first := 'a'
	if upper {
		first = 'A'
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		mark  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.mark)
		}
	}
	return b.String()
}

// digits writes a number digit by digit.
func digits(n int, with string) string {
	d := []rune(with)
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		if c >= '0' && c <= '9' {
			c = d[c-'0']
		}
		b.WriteRune(c)
	}
	return b.String()
}

// chineseNumber writes a number below ten thousand in words: 十二, 二十, 一百零三.
func chineseNumber(n int, digit, places string) string {
	if n <= 0 || n > 9999 {
		return digits(n, digit)
	}
	d, p := []rune(digit), []rune(places)
	var b strings.Builder
	zero := false
	for place, unit := 3, 1000; place >= 0; place, unit = place-1, unit/10 {
		v := n / unit % 10
		if v == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune(d[0])
			zero = false
		}
		if !(v == 1 && place == 1 && b.Len() == 0 && p[0] == '十') {
			b.WriteRune(d[v])
		}
		if place > 0 {
			b.WriteRune(p[place-1])
		}
	}
	return b.String()
}

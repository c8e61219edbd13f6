package report

import (
	"strings"
	"unicode/utf8"
)

const chineseDigits = "零一二三四五六七八九"

// chineseNumeral reports whether a character can begin or go on a Chinese numeral.
func chineseNumeral(r rune) bool {
	return r != 0 && strings.ContainsRune("零〇一二两三四五六七八九十百千万亿", r)
}

// chineseDigit is 0 to 9, or -1.
func chineseDigit(r rune) int {
	switch r {
	case '两':
		return 2
	case '〇':
		return 0
	}
	if i := strings.IndexRune(chineseDigits, r); i >= 0 && utf8.RuneLen(r) == len("一") {
		return i / len("一")
	}
	return -1
}

// scanChinese reads a whole number in Chinese characters: 一百二十三, 九万三千,
// 十二, 两, 百. Digits in a row (二〇二一), a unit that grows (十百) and a number
// that leaves its last unit out (一千三) are refused.
func scanChinese(text string, start int) (v Value, end int, ok bool) {
	end = start
	var runes []rune
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !chineseNumeral(r) {
			break
		}
		runes, end = append(runes, r), end+size
	}
	if r := runeAt(text, end); r == '几' || r == '数' || r == '分' {
		return 0, end + len("几"), false // 十几, and 百分之
	}
	n, ok := chineseValue(runes)
	return Count(n), end, ok
}

// chineseValue adds up a numeral in sections of 万 and 亿.
func chineseValue(runes []rune) (total int64, ok bool) {
	if len(runes) == 0 || len(runes) > 16 {
		return 0, false
	}
	if len(runes) == 1 && (runes[0] == '零' || runes[0] == '〇') {
		return 0, true
	}
	above := int64(1) << 60 // the unit that closed the section before
	for len(runes) > 0 {
		cut, unit := len(runes), int64(1)
		for i, r := range runes {
			if r == '万' || r == '亿' {
				cut, unit = i, 10_000
				if r == '亿' {
					unit = 100_000_000
				}
				break
			}
		}
		n, fine := chineseSection(runes[:cut], total > 0)
		if !fine || unit >= above {
			return 0, false
		}
		total, above = total+n*unit, unit
		if cut == len(runes) {
			return total, true
		}
		runes = runes[cut+1:]
	}
	return total, true
}

// chineseSection adds up a numeral below 万. behind says that a section stands
// before it, so that it may open with 零.
func chineseSection(runes []rune, behind bool) (sum int64, ok bool) {
	digit, last, zero := -1, int64(10_000), false
	for i, r := range runes {
		if d := chineseDigit(r); d >= 0 {
			if d == 0 {
				if digit >= 0 || zero || i == 0 && !behind {
					return 0, false
				}
				zero = true
				continue
			}
			if digit >= 0 {
				return 0, false
			}
			digit = d
			continue
		}
		unit := map[rune]int64{'十': 10, '百': 100, '千': 1000}[r]
		if unit == 0 || unit >= last {
			return 0, false
		}
		if digit < 0 {
			if i > 0 {
				return 0, false
			}
			digit = 1 // 十二, 百余
		}
		sum, last, digit, zero = sum+int64(digit)*unit, unit, -1, false
	}
	if digit > 0 {
		if sum > 0 && last > 10 && !zero {
			return 0, false // 一千三
		}
		if behind && len(runes) == 1 {
			return 0, false // 三万五
		}
		sum += int64(digit)
	}
	return sum, sum > 0
}

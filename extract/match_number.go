package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A rowNumber is the number that a label bears: 3. or （四）. Forms count sections
// and outcomes in Chinese numerals and the rows of a group in digits, so the way a
// number is written says which of them it counts.
type rowNumber struct {
	n       int // 0 for none
	chinese bool
	bracket bool
}

// numberOf reads the number before a label.
func numberOf(printed string) rowNumber {
	text := enumerator(printed)
	if text == "" {
		return rowNumber{}
	}
	r := firstRune(trimSpace(printed))
	number := rowNumber{bracket: r == '(' || r == '（' || r >= '⑴' && r <= '⒇' || r >= '㈠' && r <= '㈩'}
	for _, digit := range text {
		if at := strings.IndexRune("一二三四五六七八九十", digit); at >= 0 {
			number.chinese = true
		}
	}
	number.n = count(text)
	return number
}

// count reads a whole number of at most two digits, in digits or Chinese numerals;
// 0 for any other.
func count(text string) int {
	n, tens := 0, 0
	for _, r := range text {
		switch at := strings.IndexRune("一二三四五六七八九", r); {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r == '十':
			tens, n = max(n, 1)*10, 0
		case at >= 0:
			n = at/len("一") + 1
		}
	}
	if n += tens; n > 99 {
		return 0
	}
	return n
}

// longestLabel is in bytes, some 700 characters: a heading and its row with all
// instructions of the form are a third of that.
const longestLabel = 2048

// cutHeading parts a label that bears the heading of its group before its own number:
// （三）不予公开1.属于国家秘密.
// Of several headings it is the last.
func cutHeading(text string) (heading, rest string, ok bool) { return cutBehind(text, 2) }

// cutBehind is cutHeading where the label behind its number has so many characters at
// least: what a line has room for.
func cutBehind(text string, least int) (heading, rest string, ok bool) {
	if len(text) > longestLabel {
		return "", "", false
	}
	for i, r := range text {
		if i == 0 || !(r >= '0' && r <= '9' || r == '(' || r == '（' || r >= '①' && r <= '⑳' || r >= '⑴' && r <= '⒇') {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if numeral(before) || before == '(' || before == '（' || words(text[:i]) < 2 {
			continue
		}
		if label := withoutEnumerator(text[i:]); label != text[i:] && words(label) >= least {
			if heading, rest, ok := cutBehind(text[i:], least); ok {
				return heading, rest, true
			}
			return trimSpace(text[:i]), text[i:], true
		}
	}
	return "", "", false
}

// words counts the Chinese characters of a text behind its number.
func words(text string) int {
	n := 0
	for _, r := range withoutEnumerator(trimSpace(text)) {
		if r >= 0x4e00 && r < 0xa000 {
			n++
		}
	}
	return n
}

// agrees reports whether a printed number is the form's.
func (form rowNumber) agrees(printed rowNumber) bool {
	return form.n > 0 && form.n == printed.n && form.chinese == printed.chinese &&
		(!form.chinese || form.bracket == printed.bracket)
}

// parts reports whether a printed number is another than the form's.
func (form rowNumber) parts(printed rowNumber) bool {
	return form.n > 0 && printed.n > 0 && !form.agrees(printed)
}

// headOf reports whether a label bears the number of the group that a row stands in, and
// not the row's own: （六）其他 heads what 3.其他 is a part of, or is the whole of it on a
// form that has no parts.
func (b *rowBook) headOf(row int, printed string) bool {
	group := b.rows[row].Group
	if group == "" {
		return false
	}
	number := numberOf(printed)
	return slices.ContainsFunc(b.heads, func(h groupHead) bool { return h.group == group && h.number.agrees(number) })
}

// heads reports whether a printed label bears a form's number only as the heading of
// another: （六）其他处理3.其他 is a part of （六）, and not the whole.
func (form rowNumber) heads(printed string) bool {
	heading, rest, ok := cutBehind(printed, 1)
	number := numberOf(heading)
	return ok && form.agrees(number) && number.level() < numberOf(rest).level()
}

// level is how deep what a number counts lies: 一、 before （一） before 1.
func (r rowNumber) level() int {
	switch {
	case !r.chinese:
		return 3
	case r.bracket:
		return 2
	}
	return 1
}

// contrary reports whether one label denies and the other does not: 不予公开 holds
// 予公开, and is its contrary.
func contrary(a, b label) bool { return a.denies != b.denies }

// What a row's own number adds to the words of a label, and another number takes.
const (
	numberAlone = 0.4  // the number, where no words speak for another row
	numberWords = 0.15 // with it: at least so alike
	otherNumber = 0.25 // taken from the likeness of a label that bears another number

	otherNumberLittle = 0.05 // the same where rows of others may stand between
)

// numberHits adds the rows that a label may stand for by the number it bears: in
// the group it stands in, where its words are the form's in part or say nothing.
func (b *rowBook) numberHits(found *hitList, leaf int, c *cell, number rowNumber) {
	if number.n == 0 {
		return
	}
	for row := range b.rows {
		if !b.numbers[row].agrees(number) {
			continue
		}
		group := b.rows[row].Group
		if group != "" && found.group != group || group == "" && found.group != "" && !number.chinese {
			continue // 1. of any group
		}
		alike := 0.0
		for _, known := range b.labels[row] {
			if !contrary(known, c.label) {
				alike = max(alike, likeness(known, c.label))
			}
		}
		if alike < numberWords {
			continue
		}
		found.add(row, leaf, numberAlone+alike/2, false)
	}
}

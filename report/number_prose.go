package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Figure is a count or a sum of money in running text. Text[Start:End] is what
// is printed of it: a word that rounds it, the numeral, the counter.
type Figure struct {
	Start, End int
	Value      Value  // in ones, or in 元: 1.5万元 is 15000
	Approx     bool   // 余, 多, 近, 约 and their like round it
	Counter    string // 件, 条, 元 …, "" where none is printed
}

// FindFigures finds the figures of a text in order: digits of either width, set
// off by thousands or not, with 万 and 亿; Chinese numerals that a counter
// follows; 余, 多, 近, 约. Dates, ordinals, shares, ranges, telephone numbers,
// document numbers and what can be read in two ways (数百件, 十几件, 1 2件) are
// no figures. It never joins figures that anything but a thousands mark parts.
func FindFigures(text string) []Figure {
	var found []Figure
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if digitOf(r) < 0 && !chineseNumeral(r) {
			i += size
			continue
		}
		f, end, ok := scanFigure(text, i)
		if ok {
			found = append(found, f)
		}
		i = end
	}
	return found
}

// counters may follow a figure in running text, longest first.
var counters = []string{"条次", "件次", "人次", "元", "件", "条", "份", "起", "项", "次", "宗", "例", "个", "篇", "则", "封", "批", "部", "桩", "人", "名", "户", "家", "张", "本", "场", "幅", "类", "处", "期"}

// notCounters begin with a counter and are none: what follows them is a word.
var notCounters = []string{"条例", "项目", "个人", "个月", "个工作日", "个自然日", "个小时", "个百分点", "次性", "份额", "例如", "件套", "本书", "名称", "期限", "处理"}

// roundedBefore round the figure behind them, longest first.
var roundedBefore = []string{"大约", "将近", "接近", "超过", "突破", "不足", "不到", "至少", "近", "约", "超", "逾"}

// scanFigure reads what begins at a numeral. end is where to look further.
func scanFigure(text string, start int) (f Figure, end int, ok bool) {
	f.Start = start
	digits := digitOf(runeAt(text, start)) >= 0
	var fine bool
	if digits {
		f.Value, end, fine = scanDigits(text, start)
	} else {
		f.Value, end, fine = scanChinese(text, start)
	}
	if !fine {
		return f, end, false
	}
	end = f.magnify(text, end, digits)
	if end < 0 {
		return f, pastNumeral(text, start), false
	}
	if tied(text[:start], digits) {
		return f, end, false
	}
	for _, w := range roundedBefore {
		if head, found := strings.CutSuffix(strings.TrimRight(text[:start], " "), w); found {
			last, _ := utf8.DecodeLastRuneInString(head)
			if w != "近" || !strings.ContainsRune("最附临相", last) {
				f.Start, f.Approx = len(head), true
			}
			break
		}
	}
	return f.counted(text, end, digits)
}

// magnify applies 余 and 多, 万 and 亿 behind a numeral. It returns where they
// end, or -1 where what stands there is no plain figure.
func (f *Figure) magnify(text string, end int, digits bool) int {
	if !digits {
		if n := roundedBehind(text[end:]); n > 0 {
			f.Approx, end = true, end+n
			if r := runeAt(text, end); r == '万' || r == '亿' {
				return f.times(text, end)
			}
		}
		return end
	}
	at := end + spaces(text[end:])
	if n := roundedBehind(text[at:]); n > 0 {
		f.Approx, end = true, at+n
		at = end
	}
	if r := runeAt(text, at); strings.ContainsRune("万亿千百", r) && r != 0 {
		if end = f.times(text, at); end < 0 {
			return -1
		}
		if n := roundedBehind(text[end:]); n > 0 {
			f.Approx, end = true, end+n
		}
		if r := runeAt(text, end); digitOf(r) >= 0 || chineseNumeral(r) {
			return -1
		}
	}
	return end
}

// times multiplies by the magnitude that stands at a place, 万亿 too.
func (f *Figure) times(text string, at int) int {
	for {
		by := Value(0)
		switch runeAt(text, at) {
		case '百':
			by = 100
		case '千':
			by = 1000
		case '万':
			by = 10_000
		case '亿':
			by = 100_000_000
		default:
			return at
		}
		if f.Value > Count(900_000_000_000)/by {
			return -1
		}
		f.Value, at = f.Value*by, at+len("万")
	}
}

// counted reads the counter, and refuses what is a date, a share or a part of a
// word.
func (f Figure) counted(text string, end int, digits bool) (Figure, int, bool) {
	at := end + spaces(text[end:])
	rest := text[at:]
	for _, w := range notCounters {
		if strings.HasPrefix(rest, w) {
			return f, end, false
		}
	}
	f.End = end
	for _, c := range counters {
		if strings.HasPrefix(rest, c) {
			f.Counter, f.End = c, at+len(c)
			break
		}
	}
	behind := text[f.End:]
	for _, w := range [...]string{"左右", "上下", "以上"} {
		if strings.HasPrefix(behind, w) {
			f.Approx, f.End = true, f.End+len(w)
		}
	}
	r := runeAt(text, f.End)
	switch {
	case strings.HasPrefix(behind, "以内"), strings.HasPrefix(behind, "以下"), strings.HasPrefix(behind, "以前"):
		return f, f.End, false
	case strings.ContainsRune("-—–~～至", r) && r != 0 && numeralAt(text, f.End+utf8.RuneLen(r)):
		return f, f.End, false
	case f.Counter != "":
		return f, f.End, true
	case !digits, r == '%', r == '％', r == '‰':
		return f, end, false
	case r == ' ' && digitOf(runeAt(text, at)) >= 0:
		return f, end, false
	}
	next := runeAt(text, at)
	if next != 0 && next != '占' && !strings.ContainsRune("，。；、,;）)(（！!", next) {
		return f, end, false
	}
	if (next == '，' || next == ',') && digitOf(runeAt(text, at+utf8.RuneLen(next))) >= 0 {
		return f, pastNumeral(text, at+utf8.RuneLen(next)), false
	}
	return f, end, true
}

// scanDigits reads digits, thousands and decimal places. A run that is grouped
// otherwise is refused whole.
func scanDigits(text string, start int) (v Value, end int, ok bool) {
	var plain []byte
	end = start
	grouped, point, broken := 0, false, false
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if d := digitOf(r); d >= 0 {
			plain, end = append(plain, byte('0'+d)), end+size
			continue
		}
		next := digitOf(runeAt(text, end+size)) >= 0
		switch {
		case (r == '.' || r == '．') && next:
			broken, point = broken || point, true
			plain = append(plain, '.')
		case (r == ',' || r == ' ') && next && threeDigits(text[end+size:]) && !point && (grouped > 0 || len(plain) <= 3):
			grouped++
		case (r == ',' || r == ' ') && next:
			broken = true
		default:
			if grouped > 0 && plain[0] == '0' || broken {
				return 0, end, false
			}
			v, ok = parseValue(string(plain))
			return v, end, ok
		}
		end += size
	}
	if grouped > 0 && plain[0] == '0' || broken {
		return 0, end, false
	}
	v, ok = parseValue(string(plain))
	return v, end, ok
}

// threeDigits reports whether a text begins with three digits and no fourth.
func threeDigits(s string) bool {
	n := 0
	for _, r := range s {
		if digitOf(r) < 0 {
			break
		}
		n++
	}
	return n == 3
}

// tied reports whether what stands before a numeral makes it something else: an
// ordinal, the end of a range, the minutes of a time, a part of a name; and, before
// Chinese numerals, a round number of nothing certain (数百, 上百).
func tied(head string, digits bool) bool {
	r, size := utf8.DecodeLastRuneInString(head)
	if size == 0 {
		return false
	}
	switch {
	case strings.ContainsRune("第-—–~～/〔[【.·_", r), !digits && strings.ContainsRune("数几上", r), r < utf8.RuneSelf && unicode.IsLetter(r):
		return true
	case strings.ContainsRune("至到:：", r):
		last, _ := utf8.DecodeLastRuneInString(head[:len(head)-size])
		return digitOf(last) >= 0 || chineseNumeral(last) && last != utf8.RuneError
	}
	return false
}

func pastNumeral(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if digitOf(r) < 0 && !chineseNumeral(r) {
			break
		}
		at += size
	}
	return at
}

func numeralAt(text string, at int) bool {
	r := runeAt(text, at)
	return digitOf(r) >= 0 || chineseNumeral(r)
}

func roundedBehind(s string) int {
	if strings.HasPrefix(s, "余") || strings.HasPrefix(s, "多") || strings.HasPrefix(s, "來") {
		return len("余")
	}
	return 0
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// runeAt is the character at a place, 0 behind the end.
func runeAt(s string, at int) rune {
	if at < 0 || at >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return r
}

func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

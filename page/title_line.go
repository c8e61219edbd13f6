package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a title free of white space: as printed, and folded to half-width,
// simplified characters and ASCII years so that it can be matched.
type line struct {
	printed, folded string
	at              []int        // where a byte of folded lies in printed
	breaks          map[int]bool // where in folded a line began
	gaps            map[int]bool // where in folded white space was
}

func fold(s string) *line {
	var printed, folded []rune
	var breaks, gaps []int
	for _, r := range s {
		if r == '\n' {
			breaks = append(breaks, len(folded))
		}
		if unicode.IsSpace(r) {
			gaps = append(gaps, len(folded))
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || r == utf8.RuneError {
			continue
		}
		if len(printed) == titleMost {
			break
		}
		printed = append(printed, r)
		folded = append(folded, foldRune(r))
	}
	foldYears(folded)
	l := &line{printed: string(printed), folded: string(folded), breaks: map[int]bool{}, gaps: map[int]bool{}}
	l.at = make([]int, len(l.folded)+1)
	f, p := 0, 0
	for i, r := range folded {
		for len(breaks) > 0 && breaks[0] == i {
			l.breaks[f], breaks = true, breaks[1:]
		}
		for len(gaps) > 0 && gaps[0] == i {
			l.gaps[f], gaps = true, gaps[1:]
		}
		l.at[f] = p
		f += len(string(r))
		p += len(string(printed[i]))
	}
	l.at[f] = p
	return l
}

func foldRune(r rune) rune {
	switch {
	case r > '！' && r <= '～' || r == '！':
		return r - '！' + '!'
	case r == '【', r == '「', r == '『':
		return '《'
	case r == '」', r == '』':
		return '》'
	}
	if r < 0x4E00 {
		return r
	}
	if s, ok := simplifiedBy[r]; ok {
		return s
	}
	return r
}

const (
	traditional = "開報務關於佈發轉載圖讀評訓預決錄學廳縣區會處辦黨網編製級彙據將現況與鄉鎮隊館統計訊總見條數"
	simplified  = "开报务关于布发转载图读评训预决录学厅县区会处办党网编制级汇据将现况与乡镇队馆统计讯总见条数"
)

// simplifiedBy has the simplified character of each traditional one.
var simplifiedBy = func() map[rune]rune {
	by := make(map[rune]rune)
	to := []rune(simplified)
	for i, r := range []rune(traditional) {
		by[r] = to[i]
	}
	return by
}()

// foldYears writes 二〇二一年 as 2021年.
func foldYears(rs []rune) {
	for i := 0; i+4 < len(rs); i++ {
		if rs[i] != '二' || rs[i+4] != '年' {
			continue
		}
		var year [4]rune
		for j := range year {
			d, _, ok := digit(rs[i+j], true)
			if !ok {
				d = -1
			}
			year[j] = rune('0' + d)
		}
		if year[1] == '0' && year[2] >= '0' && year[3] >= '0' {
			copy(rs[i:], year[:])
		}
	}
}

// trim narrows [a, b) by what may stand around an agency's name but is not of it.
func (l *line) trim(a, b int) (int, int) {
	for again := true; again; {
		again = false
		for _, w := range []string{"的", "关于", "年度", "公布", "发布", "》", "、", ",", "-", "—", "·", ".", ":", "|", "丨", "[", "]", "()", "《", "“", "”", "\""} {
			if strings.HasPrefix(l.folded[a:b], w) {
				a, again = a+len(w), true
			}
			if strings.HasSuffix(l.folded[a:b], w) {
				b, again = b-len(w), true
			}
		}
	}
	return a, b
}

// lastSeparator returns where the last piece of s begins, -1 where s is one piece.
func lastSeparator(s string) int {
	last := -1
	for i, r := range s {
		end := i + len(string(r))
		switch {
		case strings.ContainsRune(">»|丨_:】《“\"※★•…。;!?", r):
			last = end
		case strings.ContainsRune("-—", r) && end < len(s) && !isDigit(s[end]) && !strings.HasPrefix(s[end:], "—"):
			last = end // 云河市政府-某局2021年, but not 2019-2020
		}
	}
	return last
}

// lastLine moves begin to the last line before end, if that line names an agency
// and the lines above it are a breadcrumb or a form; else a title is broken.
func (l *line) lastLine(begin, from, end int) int {
	for i := end - 1; i > begin; i-- {
		if !l.breaks[i] {
			continue
		}
		n, _, _, _ := l.agency(i, end)
		if n.folded != "" && strings.ContainsAny(l.folded[from:i], ">/:|»") {
			return i
		}
		return begin
	}
	return begin
}

// tail returns the words that belong to a title behind the report's name: not a
// site's name, nor what stands on the next line.
func (l *line) tail(end int) string {
	const most = 16
	n := 0
	s := l.folded[end:]
	for i, r := range s {
		n++
		if n > most || strings.ContainsRune(">»|丨_《。;", r) || l.breaks[end+i] && r != '的' {
			return s[:i]
		}
		if strings.ContainsRune("-—", r) && !(i > 0 && isDigit(s[i-1])) { // but (2022年1—6月)
			return s[:i]
		}
	}
	return s
}

// goesOn reports whether the report's name, which ends at end, is followed at once
// by a word that makes it part of another title.
func (l *line) goesOn(end int) bool {
	rest := l.folded[end:]
	if l.gaps[end] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.Is(unicode.Han, r) {
		return false
	}
	for _, w := range []string{"的通知", "的公告", "的通告", "的决定", "的报告"} {
		if strings.HasPrefix(rest, w) {
			return false
		}
	}
	return strings.HasSuffix(rest, "发布") || !beginsWith(rest, tailBegins)
}

// beginsWith reports whether s begins with one of words.
func beginsWith(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

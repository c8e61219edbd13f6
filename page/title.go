package page

import (
	"regexp"
	"strings"
	"unicode"
)

// A Title is the title of an annual report on government information disclosure.
type Title struct {
	Agency string // as printed, brackets and all; "" where none is
	Year   int    // the year reported on; 0 where none is printed
	Text   string // the title alone: no white space, nothing before or behind it
}

// vocabulary is what the papers call the report, between its agency and its end,
// on folded text.
var vocabulary = regexp.MustCompile(`(?:(?:政府|政务)?信息(?:[与和]政务)?|政务)公开` +
	`(?:工作|任务|年度|情况|的|\(?20[0-9]{2}(?:年度|年|度)?\)?){0,6}(?:报告|年报)`)

const titleMost = 300

// ReportTitle reports whether s is, or holds, the title of an annual report, and
// takes it apart. White space, full-width and traditional characters, 《》, a
// breadcrumb before it and a site's name or (转载) behind it do not matter. A
// channel's name, which has neither agency nor year, is no title; nor is a
// notice, a guide or a reading of a report, or a report on part of a year. A
// transmittal is one only if it ends with the title of the report. Only the first
// 300 letters are looked at.
func ReportTitle(s string) (Title, bool) {
	if !strings.Contains(s, "公") || !saysAny(s, []string{"开", "開"}) || !saysAny(s, []string{"报", "報"}) {
		return Title{}, false
	}
	l := fold(s)
	var best Title
	found := false
	from := 0
	for _, m := range vocabulary.FindAllStringIndex(l.folded, -1) {
		t, ok := l.title(from, m[0], m[1])
		from = m[1]
		if !ok {
			continue
		}
		if t.Agency != "" && t.Year != 0 {
			return t, true
		}
		if !found || best.Year == 0 && t.Year != 0 {
			best, found = t, true
		}
	}
	return best, found
}

// title judges the words of the vocabulary at [at, end) with what stands before
// them, from on, and behind them.
func (l *line) title(from, at, end int) (Title, bool) {
	wrap := l.folded[from:at]
	tail := l.tail(end)
	if saysAny(wrap, neverWords) || saysAny(wrap, proseWords) || saysAny(tail, neverWords) || saysAny(tail, tailWords) || !carries(l.folded[:at]) {
		return Title{}, false
	}
	begin := from
	if i := lastSeparator(wrap); i >= 0 {
		begin += i
	}
	for _, w := range []string{"通知", "现公布", "现发布"} {
		if i := strings.LastIndex(wrap, w); i >= 0 {
			begin = max(begin, from+i+len(w))
		}
	}
	begin, issuer := l.unwrap(from, begin, at)
	begin += len(listMark.FindString(l.folded[begin:at]))

	agency, first, year, part := l.agency(l.lastLine(begin, from, at), at)
	if part || outside(agency.folded, nameWords) || isOther(agency.folded, l.folded[at:end]) {
		return Title{}, false
	}
	if !strings.ContainsFunc(agency.folded, unicode.IsLetter) {
		agency = issuer
	}
	if strings.HasSuffix(agency.folded, "人民") && strings.HasPrefix(l.folded[at:], "政府") {
		agency.printed += l.printed[l.at[at]:l.at[at+len("政府")]]
	}
	last := end
	if y := yearsIn(l.folded[at:end]); len(y) > 0 {
		year = y[len(y)-1]
	} else if year == 0 {
		year, last = l.yearBehind(end)
	}
	if year == 0 && (agency.folded == "" || saysAll(agency.folded, channelWords)) {
		return Title{}, false
	}
	return Title{Agency: agency.printed, Year: year, Text: l.printed[l.at[min(first, at)]:l.at[last]]}, true
}

// A yearToken is a year, or a whole date, which is not one.
var yearToken = regexp.MustCompile(`(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}日?|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2})|` +
	`[(\[〔]((?:19|20)[0-9]{2})(?:年度|年|度)?[)\]〕](?:年度|年|度)?|((?:19|20)[0-9]{2})(?:年度|年|度)?`)

var (
	listMark  = regexp.MustCompile(`^(?:[\[(]?[0-9]{1,2}[\])、.]|\[[^\]0-9]{1,10}\]|[-—·.、,*]+)`)
	monthWord = regexp.MustCompile(`(?:^|[^0-9])(?:1[0-2]|[1-9])月|[一二三四五六七八九十]月`)
)

// A piece is part of a line, both ways.
type piece struct{ printed, folded string }

// agency takes years and dates out of [begin, end) and returns what is left: the
// agency's name, where the title begins, the last plausible year, and whether it
// speaks of part of a year only.
func (l *line) agency(begin, end int) (n piece, first, year int, part bool) {
	first = end
	keep := func(a, b int, behindYear bool) {
		a, b = l.trim(a, b)
		if a >= b {
			return
		}
		first = min(first, a)
		words := l.folded[a:b]
		m := monthWord.FindStringIndex(words)
		part = part || m != nil && (behindYear && m[0] <= len("1至") || !strings.ContainsAny(words[m[1]:], organs))
		n.folded += words
		n.printed += l.printed[l.at[a]:l.at[b]]
	}
	prev, behindYear := begin, false
	for _, m := range yearToken.FindAllStringSubmatchIndex(l.folded[begin:end], -1) {
		if m[0] > 0 && begin+m[0] != prev && isDigit(l.folded[begin+m[0]-1]) {
			continue // the end of a longer number
		}
		keep(prev, begin+m[0], behindYear)
		prev = begin + m[1]
		i := max(m[2], m[4])
		if behindYear = i >= 0; !behindYear {
			continue
		}
		first = min(first, begin+m[0])
		if y := number(l.folded[begin+i : begin+i+4]); y >= firstYear && y <= lastYear {
			year = y
		}
	}
	keep(prev, end, behindYear)
	return n, first, year, part
}

// yearBehind returns the year printed directly behind the report's name, and
// where the title then ends.
func (l *line) yearBehind(end int) (year, last int) {
	rest := strings.TrimLeft(l.folded[end:], "》\"")
	m := yearToken.FindStringSubmatchIndex(rest)
	if m == nil || m[0] > 0 || max(m[2], m[4]) < 0 || digits(rest[m[1]:]) > 0 {
		return 0, end
	}
	i := max(m[2], m[4])
	year = number(rest[i : i+4])
	if year < firstYear || year > lastYear {
		return 0, end
	}
	if len(rest) == len(l.folded)-end {
		end += m[1]
	}
	return year, end
}

// yearsIn returns the plausible years among the words of the vocabulary.
func yearsIn(s string) []int {
	var years []int
	for _, m := range yearToken.FindAllStringSubmatch(s, -1) {
		if y := number(m[1] + m[2]); y >= firstYear && y <= lastYear {
			years = append(years, y)
		}
	}
	return years
}

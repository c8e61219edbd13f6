package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Title is the title of an annual report on government information disclosure.
type Title struct {
	Agency string // as printed, without brackets around all of it; "" where none is
	Year   int    // the year reported on; 0 where none is printed
	Text   string // the title alone: no white space, nothing before or behind it
}

// vocabulary is what the papers call the report, between its agency and its end,
// on folded text.
var vocabulary = regexp.MustCompile(`(?:(?:政府|政务)?信息(?:[与和]政务)?|政务)公开` +
	`(?:工作|任务|年度|总体|情况|的|\(?20[0-9]{2}(?:年度|年|度)?\)?){0,6}(?:报告|年报)`)

const titleMost = 300

// ReportTitle reports whether s is, or holds, the title of an annual report, and
// takes it apart. White space, full-width and traditional characters, 《》, a
// breadcrumb before it and a site's name or (转载) behind it do not matter. A
// channel's name, which has neither agency nor year, is no title; nor is a
// notice, a guide or a reading of a report, a report on part of a year, or what a
// university or company calls one; nor is a longer name that the report's is only
// part of (年度报告审查意见). A transmittal is one if it ends with the title of the
// report, or publishes or passes on that of one year: 关于公布…年度报告的通知; it is
// taken apart as the report it carries. Only the first 300 letters are looked at.
func ReportTitle(s string) (Title, bool) {
	if !strings.Contains(s, "公") || !saysAny(s, []string{"开", "開"}) || !saysAny(s, []string{"报", "報"}) {
		return Title{}, false
	}
	l := fold(s)
	if !strings.Contains(l.folded, "公开") || !strings.Contains(l.folded, "报告") && !strings.Contains(l.folded, "年报") {
		return Title{}, false
	}
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
	if saysAny(wrap, neverWords) || saysAny(wrap, proseWords) || saysAny(tail, neverWords) || partMonths.MatchString(tail) {
		return Title{}, false
	}
	if l.goesOn(end) {
		return Title{}, false
	}
	closing := strings.TrimLeft(tail, "》\"”")
	notice := saysAny(wrap, carriers) && slices.Contains(noticeTails, closing)
	if hands := handsOver(wrap, closing); !hands && (!carries(l.folded[:at]) || !notice && (saysAny(tail, tailWords) || endsWith(tail, []string{"发布", "出炉"}))) {
		return Title{}, false
	}
	at -= len(beside.FindString(wrap)) // 政务公开和 is of the report's name
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
	begin = l.labelled(from, begin, at)

	agency, first, year, part := l.agency(l.lastLine(begin, from, at), at)
	agency = agency.unboxed()
	if part || outside(agency.folded, nameWords) || endsWith(agency.folded, newsWords) || isOther(agency.folded, l.folded[at:end]) {
		return Title{}, false
	}
	if slices.Contains(noNames, agency.folded) {
		agency = piece{}
	}
	if !strings.ContainsFunc(agency.folded, unicode.IsLetter) {
		agency = issuer
	}
	if agency.folded == "" {
		agency = l.boxedBehind(end)
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
	if year == 0 {
		year = yearBeside(l.folded[from:begin])
	}
	if year == 0 && (notice || agency.folded == "" || saysAll(agency.folded, channelWords)) {
		return Title{}, false
	}
	return Title{Agency: agency.printed, Year: year, Text: l.printed[l.at[min(first, at)]:l.at[last]]}, true
}

// A yearToken is a year, or a whole date, which is not one.
var yearToken = regexp.MustCompile(`(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}日?|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2})|` +
	`[(\[〔]((?:19|20)[0-9]{2})(?:年度|年|度)?[)\]〕](?:年度|年|度)?|((?:19|20)[0-9]{2})(?:年度|年|度)?`)

var (
	listMark  = regexp.MustCompile(`^(?:附件[0-9]{0,2}[.、]?|\(?[一二三四五六七八九十]{1,3}[)、.]|[\[(]?[0-9]{1,2}[\])、.]|\[[^\]0-9]{1,10}\]|[-—·.、,*]+)`)
	beside    = regexp.MustCompile(`法定主动公开(?:内容)?$|(?:政务|政府信息|信息)公开(?:工作)?[和及与暨、]$`)
	monthWord = regexp.MustCompile(`(?:^|[^0-9])(?:1[0-2]|[1-9])月|[一二三四五六七八九十]月`)
	// partMonths is 1—6月 behind a title.
	partMonths = regexp.MustCompile(`^[(\[]?(?:20[0-9]{2}年?度?)?1?[0-9](?:[-—~至到]|--)1?[0-9]月`)
	// villageMonth is the end of a place named after a month: 三月乡.
	villageMonth = regexp.MustCompile(`^[乡镇村街路湖山坛桥庄河]`)
)

// A piece is part of a line, both ways.
type piece struct{ printed, folded string }

// unboxed is a name without the brackets that stand around all of it.
func (p piece) unboxed() piece {
	if inner, ok := strings.CutPrefix(p.folded, "("); ok && strings.Index(inner, ")") == len(inner)-1 && len(inner) > 1 {
		rs := []rune(p.printed)
		return piece{string(rs[1 : len(rs)-1]), inner[:len(inner)-1]}
	}
	return p
}

// endsWith reports whether s ends with one of words.
func endsWith(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

// boxedBehind returns the body named behind a title, in brackets or as the name of a
// site that is its own and no government's portal.
func (l *line) boxedBehind(end int) piece {
	m := behind.FindStringSubmatchIndex(l.folded[end:])
	if m == nil {
		return piece{}
	}
	a, b := end+max(m[2], m[4]), end+max(m[3], m[5])
	if m[4] >= 0 && (strings.HasSuffix(l.folded[a:b], "政府") || strings.ContainsRune("省市县区州旗盟", lastRune(l.folded[a:b]))) {
		return piece{}
	}
	last, _ := utf8.DecodeLastRuneInString(l.folded[:b])
	if !strings.ContainsRune(organs, last) {
		return piece{}
	}
	return piece{l.printed[l.at[a]:l.at[b]], l.folded[a:b]}
}

var behind = regexp.MustCompile(`^[(](\p{Han}{3,30})[)]|^(?:[-_|]|——)(\p{Han}{3,30})$`)

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// labelled moves begin back to a body's name that a colon, bar or quotation mark
// parts from the rest of its title: 某局：2021年政府信息公开年报.
func (l *line) labelled(from, begin, end int) int {
	before := l.folded[from:begin]
	name := strings.TrimRight(before, ":|丨《“\"")
	if n, _, _, _ := l.agency(begin, end); n.folded != "" || len(name) == len(before) {
		return begin
	}
	i := max(0, lastSeparator(name))
	n, _, _, _ := l.agency(from+i, from+len(name))
	if !saysAny(name[i:], []string{"关于", "公布", "发布", "转发"}) && strings.ContainsRune(organs, lastRune(n.folded)) {
		return from + i
	}
	return begin
}

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
		part = part || m != nil && !villageMonth.MatchString(words[m[1]:]) &&
			(behindYear && m[0] <= len("1至") || !strings.ContainsAny(words[m[1]:], organs))
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

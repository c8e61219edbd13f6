package extract

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// yearWeight is how much evidence of each kind counts in the vote. A title beats
// any one other and yields to two that agree; what names a day of publishing
// decides only where nothing else speaks, because pages move.
var yearWeight = map[string]float64{"title": 4, "period": 3, "query": 2, "link": 2, "folder": 1.5, "text": 1.2, "date": 1}

// yearEvidence lists every year that something speaks for, the strongest kind
// first.
func yearEvidence(d *document.Document, s stretch, m *metadata, o origin, whole bool) []report.Evidence {
	var found []report.Evidence
	add := func(from string, year int, text string) {
		e := report.Evidence{About: report.AboutYear, From: from, Says: strconv.Itoa(year), Text: cut(text)}
		if year > 0 && !slices.ContainsFunc(found, func(f report.Evidence) bool { return f.From == e.From && f.Says == e.Says }) {
			found = append(found, e)
		}
	}
	add("title", m.title.Year, m.text)
	if year, text := periodYear(d, s); year > 0 {
		add("period", year, text)
	}
	if whole {
		year, text := queryYear(o.name)
		add("query", year, text)
		if t, ok := page.ReportTitle(o.link); ok {
			add("link", t.Year, o.link)
		}
		if year, text = folderYear(o.name); year > 0 {
			add("folder", year, text)
		}
	}
	for _, said := range textYears(d, s, m) {
		if said.year != m.title.Year || said.text != m.title.Text { // else its own heading, once more
			add("text", said.year, said.text)
		}
	}
	if whole && !m.published.IsZero() {
		add("date", m.published.Year()-1, m.published.Format("2006-01-02"))
	} else if day, ok := page.URLDate(o.name); ok && whole {
		add("date", day.Year()-1, day.Format("2006-01-02"))
	}
	return found
}

// cut shortens a text to what a person needs to find it.
func cut(text string) string {
	const most = 120
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}

var (
	// period takes years whose 年, 月 or 日 were lost on the way: 202111日起至20211230日.
	period = regexp.MustCompile(`(20[0-9]{2})\s*[年.\-/]?\s*0?1\s*[月.\-/]?\s*0?1\s*日?\s*(?:零时|0时)?(?:起|开始)?[，,\s]*(?:至|到|—|-|－|~|～)`)
	// term takes the sentence that says no first of January: 统计期限为2021年度.
	term = regexp.MustCompile(`统计(?:期限|时限|时段|周期|时间)[^。；0-9]{0,8}(20[0-9]{2})\s*年?度?`)
)

// periodYear reads the year of the sentence that says which days the figures cover.
func periodYear(d *document.Document, s stretch) (int, string) {
	for _, re := range []*regexp.Regexp{period, term} {
		for i := s.from; i < s.to; i++ {
			text := d.Blocks[i].Text
			if !strings.Contains(text, "20") && !strings.Contains(text, "２") && !strings.Contains(text, "０") {
				continue
			}
			text = strings.Map(halfDigit, text)
			if !strings.Contains(text, "20") || !strings.Contains(text, "统计") && !strings.Contains(text, "数据") && !strings.Contains(text, "起") && !strings.Contains(text, "1日") && !strings.Contains(text, "1 日") {
				continue
			}
			if at := re.FindStringSubmatchIndex(text); at != nil {
				if y := plausible(text[at[2]:at[3]]); y > 0 {
					return y, sentenceAt(text, at[0])
				}
			}
		}
	}
	return 0, ""
}

func halfDigit(r rune) rune {
	if r >= '０' && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

// sentenceAt is the sentence of a text that holds the byte at.
func sentenceAt(text string, at int) string {
	from := 0
	if i := strings.LastIndex(text[:at], "。"); i >= 0 {
		from = i + len("。")
	}
	rest, _, _ := strings.Cut(text[from:], "。")
	return strings.TrimSpace(rest)
}

// plausible is the report year that four digits spell, 0 where they spell none.
func plausible(digits string) int {
	if years := page.Years(digits + "年"); len(years) > 0 {
		return years[0]
	}
	return 0
}

var queryKeys = []string{"fbtime", "title", "year", "nd", "nf", "nian"}

var codedYear = regexp.MustCompile(`nfpv(20[0-9]{2})`)

// queryYear reads the year that the query of an address asks for, or that a path
// made of a query spells (…pvnbpnnfpv2022.html).
func queryYear(name string) (int, string) {
	u, err := url.Parse(name)
	if err != nil {
		return 0, ""
	}
	query := u.Query()
	for _, key := range queryKeys {
		if v := query.Get(key); len(v) >= 4 && (len(v) == 4 || !strings.ContainsAny(v[4:5], "0123456789")) {
			if y := plausible(v[:4]); y > 0 {
				return y, key + "=" + v
			}
		}
	}
	if at := codedYear.FindStringSubmatch(u.Path); at != nil {
		return plausible(at[1]), at[0]
	}
	return 0, ""
}

var (
	yearFolder = regexp.MustCompile(`^[a-z_]{0,12}(20[0-9]{2})_?[a-z]{0,14}$`)
	dayFolder  = regexp.MustCompile(`^[0-9]{1,2}(?:-[0-9]{1,2})?$`)
	yearInName = regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})(?:[^0-9]|$)`)
)

// folderYear reads the year that a folder of an address is named after, the last
// where there are several: 2021n, 2023gknb, nb2020bm. A folder of days (/202201/,
// /2022/1/28/) names the day of publishing, and so none. Of a bare file it reads
// the name.
func folderYear(name string) (int, string) {
	if !strings.Contains(name, "://") {
		base := path.Base(strings.ReplaceAll(name, `\`, "/"))
		if m := yearInName.FindStringSubmatch(base); m != nil {
			return plausible(m[1]), base
		}
		return 0, ""
	}
	u, err := url.Parse(name)
	if err != nil {
		return 0, ""
	}
	year, said := 0, ""
	parts := strings.Split(strings.ToLower(u.Path), "/")
	for i, part := range parts {
		if i == len(parts)-1 {
			part = strings.TrimSuffix(part, path.Ext(part))
		} else if dayFolder.MatchString(parts[i+1]) {
			continue
		}
		if m := yearFolder.FindStringSubmatch(part); m != nil {
			if y := plausible(m[1]); y > 0 {
				year, said = y, part
			}
		}
	}
	return year, said
}

// A saidYear is a year and the words that say it.
type saidYear struct {
	year int
	text string
}

var (
	namedReport = regexp.MustCompile(`《[^》]{0,60}?(20[0-9]{2})年?度?[^》]{0,30}年度?报告?》|(?:编制|公布|公开)[^。《]{0,30}?(20[0-9]{2})年?度?[^。《]{0,4}(?:政府)?信息公开[^。]{0,6}年度报告`)
	opening     = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十]+[）)])?[^0-9。，]{0,6}(20[0-9]{2})年度?[，,\s]`)
)

// textYears reads the years that the words of a report give it: its own heading,
// what it calls itself in a sentence, and the year that section 1 opens with.
func textYears(d *document.Document, s stretch, m *metadata) []saidYear {
	var said []saidYear
	if m.hasLast && m.last.Year > 0 {
		said = append(said, saidYear{m.last.Year, m.last.Text})
	}
	head := m.head
	for i := head.from; i < head.to; i++ {
		text := d.Blocks[i].Text
		if !strings.Contains(text, "20") || !strings.Contains(text, "报") || utf8.RuneCountInString(text) <= 40 {
			continue
		}
		if m := namedReport.FindStringSubmatch(text); m != nil {
			if y := plausible(m[1] + m[2]); y > 0 {
				said = append(said, saidYear{y, m[0]})
				break
			}
		}
	}
	for i := head.to; i < min(s.to, head.to+4); i++ {
		if m := opening.FindStringSubmatch(d.Blocks[i].Text); m != nil {
			if y := plausible(m[1]); y > 0 {
				return append(said, saidYear{y, sentenceAt(d.Blocks[i].Text, 0)})
			}
		}
	}
	return said
}

// vote returns the year with the most weight; of two alike the one named first.
func vote(evidence []report.Evidence) int {
	year, top := 0, 0.0
	for _, e := range evidence {
		sum := 0.0
		for _, other := range evidence {
			if other.Says == e.Says {
				sum += yearWeight[other.From]
			}
		}
		if sum > top {
			year, _ = strconv.Atoi(e.Says)
			top = sum
		}
	}
	return year
}

// disagree lists the years that a report, its address or the link to it names,
// where they name more than one. Folders and days name no year of a report.
func (m *metadata) disagree() []report.Evidence {
	var named []report.Evidence
	for _, e := range m.evidence {
		if e.About != report.AboutYear || e.From == "date" || e.From == "folder" {
			continue
		}
		if !slices.ContainsFunc(named, func(o report.Evidence) bool { return o.Says == e.Says }) {
			named = append(named, e)
		}
	}
	if len(named) < 2 {
		return nil
	}
	return named
}

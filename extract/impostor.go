package extract

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// glossesLeast is how many characters must carry their reading in brackets. A
// report has a word in Latin letters here and there, but not behind characters.
const glossesLeast = 5

// betting are names of betting sites that clones put in the place of an agency's or
// its city's. 彩票 and 赌博 alone are words of bureaus of finance and police.
var betting = []string{"365bet", "bet365", "必威", "betway", "体彩网", "澳客", "博彩", "威尼斯人", "亚博", "太阳城集团", "皇冠体育", "开元棋牌", "百家乐", "体育app", "娱乐城", "六合彩"}

// impostor says why a page that looks like a report is no page of an agency: a
// clone that carries a real one under another name, or a copy made for search
// engines (Q42 to Q44). It is "" for every other page. A strange host or a strange
// division alone refuses nothing: archives are imported, and agencies repost.
func impostor(d *document.Document, m *metadata, o origin) string {
	if n := o.glosses; n >= glossesLeast {
		return fmt.Sprintf("a copy for search engines: %d characters carry their reading in brackets", n)
	}
	names := []string{d.Title, m.text, m.agency, m.publisher}
	if w := speaks(names, betting); w != "" {
		return fmt.Sprintf("a clone: it is called by the name of a betting site, %q", w)
	}
	division, code := m.strangeDivision(o.region)
	if o.stray == "" && division == "" {
		return ""
	}
	var texts []string
	for i := range d.Blocks {
		texts = append(texts, d.Blocks[i].Text)
	}
	w := speaks(texts, betting)
	switch {
	case w != "" && division != "":
		return fmt.Sprintf("a clone: it speaks of %q, and its index number %s is of division %s, not of %s", w, code, division, o.region)
	case w != "":
		return fmt.Sprintf("a clone: it speaks of %q and comes from %s, which is no government's", w, o.stray)
	case o.stray != "" && division != "":
		return fmt.Sprintf("a clone: it comes from %s, which is no government's, and its index number %s is of division %s, not of %s", o.stray, code, division, o.region)
	}
	return ""
}

// speaks returns the first of words that one of texts holds, in either case.
func speaks(texts, words []string) string {
	for _, text := range texts {
		text = strings.ToLower(text)
		for _, w := range words {
			if strings.Contains(text, w) {
				return w
			}
		}
	}
	return ""
}

// glosses counts the characters that carry a reading in brackets: 報(bào)告.
func glosses(d *document.Document) int {
	n := 0
	for i := range d.Blocks {
		n += glossesIn(d.Blocks[i].Text)
		if g := d.Blocks[i].Grid; g != nil {
			for _, row := range g.Rows {
				for k := range row {
					n += glossesIn(row[k].Text)
				}
			}
		}
	}
	return n
}

func glossesIn(text string) int {
	n := 0
	for text != "" {
		i := openings.index(text)
		if i < 0 {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		_, size := utf8.DecodeRuneInString(text[i:])
		text = text[i+size:]
		j := closingMarks.index(text)
		if j < 0 {
			break
		}
		if unicode.Is(unicode.Han, before) && isReading(strings.TrimSpace(text[:j])) {
			n++
		}
	}
	return n
}

var (
	openings     = newCharSet("(（")
	closingMarks = newCharSet(")）")
)

// isReading reports whether s is one syllable of pinyin.
func isReading(s string) bool {
	if n := utf8.RuneCountInString(s); n == 0 || n > 6 {
		return false
	}
	for _, r := range s {
		if (r < 'a' || r > 'z') && !strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹɡ", r) {
			return false
		}
	}
	return true
}

// indexNumber is an 索引号 that begins with a credit code: 113703060042203934/2026-5566136.
var indexNumber = regexp.MustCompile(`(?:^|[^0-9A-Z])([0-9A-Z]{18})/[12][0-9]{3}-[0-9]+`)

// creditCodes lists the credit codes that index numbers in the head of a page and
// the area of an address are made of. What fails a check digit is none, nor is
// 000014349, which platforms print where nobody has entered a code.
func creditCodes(d *document.Document, head stretch, o origin) []string {
	var codes []string
	take := func(text string) {
		if !strings.Contains(text, "/") {
			return
		}
		for _, m := range indexNumber.FindAllStringSubmatch(text, -1) {
			if _, ok := report.CreditCode(m[1]); ok {
				codes = append(codes, m[1])
			}
		}
	}
	for i := head.from; i < head.to; i++ {
		take(d.Blocks[i].Text)
		if g := d.Blocks[i].Grid; g != nil {
			for _, row := range g.Rows {
				for k := range row {
					if strings.Contains(row[k].Text, "/") {
						take(squeeze(row[k].Text))
					}
				}
			}
		}
	}
	if u, err := url.Parse(o.name); err == nil {
		if area := u.Query().Get("area"); area != "" {
			if _, ok := report.CreditCode(area); ok {
				codes = append(codes, area)
			}
		}
	}
	return codes
}

// strangeDivision returns the first division of a page's credit codes that cannot
// be of a region, and the code; "" where all may be.
func (m *metadata) strangeDivision(region string) (division, code string) {
	for _, code := range m.codes {
		if division, _ := report.CreditCode(code); report.DivisionsDiffer(division, region) {
			return division, code
		}
	}
	return "", ""
}

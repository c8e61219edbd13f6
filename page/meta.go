package page

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
)

// Meta returns the content of a page's meta tags by name or property, in lower
// case, wherever they stand. The first that is not empty wins.
func Meta(doc *goquery.Document) map[string]string {
	meta := map[string]string{}
	doc.Find("meta[content]").Each(func(_ int, s *goquery.Selection) {
		content := strings.TrimSpace(s.AttrOr("content", ""))
		for _, key := range []string{"name", "property"} {
			name := strings.ToLower(strings.TrimSpace(s.AttrOr(key, "")))
			if name != "" && content != "" && meta[name] == "" {
				meta[name] = content
			}
		}
	})
	return meta
}

var (
	publishedLabel = regexp.MustCompile(`发\s*布\s*[日时]\s*[期间]`)
	timeLabel      = regexp.MustCompile(`时\s*间|日\s*期`)
)

// Published returns the day a page says it was published on: meta PubDate, then
// 发布日期 or 发布时间, then 时间 or 日期 that is not the time of something else. The
// date in a page's address is another matter: see URLDate.
func Published(doc *goquery.Document) (time.Time, bool) {
	if dates := Dates(Meta(doc)["pubdate"]); len(dates) > 0 {
		return dates[0], true
	}
	text := spacedText(firstNode(doc.Find("body")))
	for _, at := range publishedLabel.FindAllStringIndex(text, -1) {
		if t, ok := labelled(text[at[1]:]); ok {
			return t, true
		}
	}
	for _, at := range timeLabel.FindAllStringIndex(text, -1) {
		before := text[:at[0]]
		if strings.Contains(text[at[0]:at[1]], " ") {
			before = strings.TrimRight(before, " ") // 成 文 日 期
		}
		if r, _ := utf8.DecodeLastRuneInString(before); unicode.Is(unicode.Han, r) {
			continue // 截止时间
		}
		if t, ok := labelled(text[at[1]:]); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// labelled returns the date that follows a label at once.
func labelled(s string) (time.Time, bool) {
	s = strings.TrimLeft(s, " \u00a0:：]】|")
	t, n := dateAt(halfWidth(s[:min(len(s), 64)]))
	return t, n > 0
}

// titleMostBytes bounds a heading; an element of class title that holds more is a box.
const titleMostBytes = 600

// PageTitle returns the title of what a page shows: meta ArticleTitle, then the
// heading with which <title> begins, the first h1, the first element of class
// title, and at last <title> without the site's name. It is "" where there is none.
func PageTitle(doc *goquery.Document) string {
	if t := Meta(doc)["articletitle"]; t != "" {
		return strings.Join(strings.Fields(t), " ")
	}
	whole := textOf(firstNode(doc.Find("title")))
	first := ""
	for _, heading := range []string{"h1", ".title"} {
		for _, n := range doc.Find(heading).Nodes {
			t := textOf(n)
			if t == "" || len(t) > titleMostBytes {
				continue
			}
			if rest, ok := strings.CutPrefix(whole, t); ok && !isWord(rest) {
				return t
			}
			if first == "" {
				first = t
			}
		}
	}
	if first != "" {
		return first
	}
	return withoutSite(whole)
}

// isWord reports whether s goes on with a word, so that what stood before it was
// only part of a title.
func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// withoutSite cuts a title at its last -, _ or |, but not within 2019-2020.
func withoutSite(s string) string {
	for end := len(s); ; {
		i := strings.LastIndexAny(s[:end], "-_|")
		if i <= 0 {
			return s
		}
		if i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			end = i
			continue
		}
		return strings.TrimSpace(strings.TrimRight(s[:i], "-_| "))
	}
}

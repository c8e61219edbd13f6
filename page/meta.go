package page

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// About returns what PageTitle, Meta and Published do, in one walk of the page less.
func About(doc *goquery.Document) (title string, meta map[string]string, published time.Time) {
	meta = Meta(doc)
	published, _ = publishedBy(doc, meta)
	return titleBy(doc, meta), meta, published
}

// Meta returns the content of a page's meta tags by name or property, in lower
// case, wherever they stand. The first that is not empty wins.
func Meta(doc *goquery.Document) map[string]string {
	meta := map[string]string{}
	eachElement(firstNode(doc.Selection), func(n *html.Node) {
		if n.DataAtom != atom.Meta {
			return
		}
		content := strings.TrimSpace(attr(n, "content"))
		for _, key := range []string{"name", "property"} {
			name := strings.ToLower(strings.TrimSpace(attr(n, key)))
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
func Published(doc *goquery.Document) (time.Time, bool) { return publishedBy(doc, Meta(doc)) }

func publishedBy(doc *goquery.Document, meta map[string]string) (time.Time, bool) {
	if dates := Dates(meta["pubdate"]); len(dates) > 0 {
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
func PageTitle(doc *goquery.Document) string { return titleBy(doc, Meta(doc)) }

func titleBy(doc *goquery.Document, meta map[string]string) string {
	if t := meta["articletitle"]; t != "" {
		return strings.Join(strings.Fields(t), " ")
	}
	var titles, headings, boxes []*html.Node
	eachElement(firstNode(doc.Selection), func(n *html.Node) {
		switch {
		case n.DataAtom == atom.Title && n.Namespace == "":
			titles = append(titles, n)
		case n.DataAtom == atom.H1:
			headings = append(headings, n)
		case strings.Contains(attr(n, "class"), "title") && slices.Contains(strings.Fields(attr(n, "class")), "title"):
			boxes = append(boxes, n)
		}
	})
	whole := ""
	if len(titles) > 0 {
		whole = textOf(titles[0])
	}
	first := ""
	for _, list := range [][]*html.Node{headings, boxes} {
		for _, n := range list {
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

package crawl

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"harvest/report"
)

// trs reads the static lists of TRS WCM. Its pages are index.html, index_1.html
// and so on; a script draws the links between them from their number, which
// stands in the call createPageHTML(N, …) or in var countPage = N.
type trs struct{}

var (
	trsCall  = regexp.MustCompile(`createPageHTML\(\s*['"]?(\d+)['"]?\s*,\s*['"]?(\d+)['"]?\s*,\s*['"]([^'"]+)['"]\s*,\s*['"]([^'"]+)['"]`)
	trsCount = regexp.MustCompile(`var\s+countPage\s*=\s*['"]?(\d+)`)
	trsPage  = regexp.MustCompile(`_\d+\.s?html?$`)
)

// maxPages bounds the pages of one list, whatever a page claims.
const maxPages = 500

func (trs) Entry(src report.Source) ([]Request, error) { return entry(src) }

func (trs) Read(src report.Source, p Page) (Listing, error) {
	l := Listing{Articles: articles(src, p)}
	stem, ending := "index", "html"
	if m := trsCall.FindStringSubmatch(p.Raw); m != nil {
		l.Total, _ = strconv.Atoi(m[1])
		stem, ending = m[3], strings.TrimPrefix(m[4], ".")
	} else if m := trsCount.FindStringSubmatch(p.Raw); m != nil {
		l.Total, _ = strconv.Atoi(m[1])
		if base := p.URL.Path[strings.LastIndex(p.URL.Path, "/")+1:]; base != "" {
			if dot := strings.LastIndex(base, "."); dot > 0 {
				stem, ending = trsPage.ReplaceAllString(base, ""), base[dot+1:]
				stem = strings.TrimSuffix(stem, "."+ending)
			}
		}
	}
	if l.Total > maxPages {
		return l, fmt.Errorf("list of %d pages, at most %d are read", l.Total, maxPages)
	}
	if trsPage.MatchString(p.URL.Path) {
		return l, nil // the first page has asked for all of them
	}
	for n := 1; n < l.Total; n++ {
		next := p.URL.ResolveReference(&url.URL{Path: fmt.Sprintf("%s_%d.%s", stem, n, ending)})
		l.Next = append(l.Next, Request{Method: "GET", URL: next.String()})
	}
	return l, nil
}

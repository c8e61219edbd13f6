package crawl

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"harvest/report"
)

// generic reads plain lists: links, and a pager that can be seen. The link to
// the last page says how many there are; failing that, every numbered link and
// the one to the next page is followed.
type generic struct{}

var pageNumber = regexp.MustCompile(`(?i)((?:index|list|column-index|p|page)[_-]|[?&](?:page|pageindex|pageno|pagenum|currpage|pn|p)=)(\d+)`)

func (generic) Entry(src report.Source) ([]Request, error) { return entry(src) }

func (generic) Read(src report.Source, p Page) (Listing, error) {
	l := Listing{Articles: articles(src, p)}
	add := func(address string) {
		if u, err := url.Parse(address); err == nil && src.Allows(u.Host) && address != p.URL.String() {
			l.Next = append(l.Next, Request{Method: "GET", URL: address})
		}
	}
	p.Doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		href, _ := a.Attr("href")
		u, err := p.URL.Parse(strings.TrimSpace(href))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" {
			return
		}
		u.Fragment = ""
		text := strings.TrimSpace(a.Text())
		switch text {
		case "尾页", "末页", "最后一页", "最后页":
			l.Total = lastPage(u, add)
		case "下一页", "下页", "后一页", ">", ">>", "›", "»":
			add(u.String())
		default:
			if n, err := strconv.Atoi(text); err == nil && n > 1 && n <= maxPages && pageNumber.MatchString(u.String()) {
				add(u.String())
			}
		}
	})
	if l.Total > maxPages {
		return l, fmt.Errorf("list of %d pages, at most %d are read", l.Total, maxPages)
	}
	return l, nil
}

// lastPage asks for every page between the second and the last, by counting the
// number in the last one's address.
func lastPage(last *url.URL, add func(string)) int {
	address := last.String()
	at := pageNumber.FindStringSubmatchIndex(address)
	if at == nil {
		add(address)
		return 0
	}
	n, err := strconv.Atoi(address[at[4]:at[5]])
	if err != nil || n > maxPages {
		return n
	}
	for i := 1; i <= n; i++ {
		add(address[:at[4]] + strconv.Itoa(i) + address[at[5]:])
	}
	return n
}

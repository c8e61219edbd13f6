package crawl

import (
	"embed"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"

	"harvest/page"
	"harvest/report"
)

// A Platform reads the listing pages of one kind of government CMS. It never
// touches the network.
type Platform interface {
	// Entry returns the requests that a crawl of the source begins with.
	Entry(src report.Source) ([]Request, error)
	// Read returns what a listing page names.
	Read(src report.Source, p Page) (Listing, error)
}

// A Request is an address to ask: method, address and body are its identity.
type Request struct {
	Method, URL string
	Body        []byte
}

// A Page is a listing page as it was sent, in UTF-8.
type Page struct {
	URL *url.URL
	Doc *goquery.Document
	Raw string // its text, scripts included
}

// A Listing is what a listing page names.
type Listing struct {
	Articles []page.Link // links that may lead to annual reports
	Next     []Request   // listing pages to ask for next
	Total    int         // listing pages in all, where the page says so, else 0
}

// platforms has every platform under the name that sources give it.
var platforms = map[string]Platform{
	"generic": generic{},
	"trs":     trs{},
}

// Platforms names the platforms that a source may have.
func Platforms() []string { return []string{"generic", "trs"} }

//go:embed sources/*.yaml
var sourceFiles embed.FS

var embeddedSources = sync.OnceValues(func() ([]report.Source, error) {
	folder, err := fs.Sub(sourceFiles, "sources")
	if err != nil {
		return nil, err
	}
	return report.ReadSources(folder, "crawl/sources")
})

// Sources returns the sources that come with harvest.
func Sources() ([]report.Source, error) { return embeddedSources() }

// entry is the request for a source's column.
func entry(src report.Source) ([]Request, error) {
	base, err := url.Parse(src.Site)
	if err != nil {
		return nil, fmt.Errorf("source %s: site: %w", src.ID, err)
	}
	column, err := url.Parse(src.Column)
	if err != nil {
		return nil, fmt.Errorf("source %s: column: %w", src.ID, err)
	}
	return []Request{{Method: "GET", URL: base.ResolveReference(column).String()}}, nil
}

// articles returns the links of a page whose text says that they lead to annual
// reports, on hosts that the source allows.
func articles(src report.Source, p Page) []page.Link {
	var found []page.Link
	for _, l := range page.Links(p.Doc, p.URL) {
		u, err := url.Parse(l.URL)
		if err != nil || !src.Allows(u.Host) || l.URL == p.URL.String() {
			continue
		}
		if mayBeReport(l) {
			found = append(found, l)
		}
	}
	return found
}

// mayBeReport reports whether a link's text or title is the title of an annual
// report, or the beginning of one that the page has cut off.
func mayBeReport(l page.Link) bool {
	for _, text := range []string{l.Title, l.Text} {
		if text == "" {
			continue
		}
		if _, ok := page.ReportTitle(text); ok {
			return true
		}
		if cut := strings.TrimRight(text, ".…· "); cut != text && strings.Contains(cut, "公开") && len(page.Years(cut)) > 0 {
			if _, ok := page.ReportTitle(cut + "年度报告"); ok {
				return true
			}
		}
	}
	return false
}

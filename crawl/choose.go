package crawl

import (
	"context"
	"net/http"
	"net/url"

	"harvest/archive"
	"harvest/ledger"
	"harvest/page"
	"harvest/report"
)

// listed are the articles among what a listing page led to.
func (c *Crawler) listed(f *fetch, found []ledger.Request) []ledger.Listed {
	if f.request.Kind != string(archive.Listing) {
		return nil
	}
	var named []ledger.Listed
	for _, r := range found {
		if r.Kind == string(archive.Article) {
			named = append(named, ledger.Listed{Source: r.Source, URL: r.URL, LinkText: r.LinkText, Run: r.Run, Last: c.now()})
		}
	}
	return named
}

// choose leaves out the articles of a listing that this crawl is not about: those
// whose link names other report years than Only, and those of other years than
// Recheck that the archive has.
func (c *Crawler) choose(ctx context.Context, f *fetch, found []ledger.Request) ([]ledger.Request, error) {
	if f.request.Kind != string(archive.Listing) || c.Only == (report.Years{}) && c.Recheck == (report.Years{}) {
		return found, nil
	}
	var chosen []ledger.Request
	for _, r := range found {
		if r.Kind == string(archive.Article) {
			years := page.Years(r.LinkText)
			if !c.Only.HoldsAny(years) {
				continue
			}
			if !c.Recheck.HoldsAny(years) {
				_, known, err := c.Archive.Last(ctx, http.MethodGet, r.URL)
				if err != nil {
					return nil, err
				}
				if known {
					continue
				}
			}
		}
		chosen = append(chosen, r)
	}
	return chosen, nil
}

// again is a run's frontier of requests that an earlier run has made.
func (c *Crawler) again(run string, retry []ledger.Request) []ledger.Request {
	begin := make([]ledger.Request, len(retry))
	for i, r := range retry {
		r.Run, r.Due, r.Priority = run, c.now(), priority(archive.Kind(r.Kind))
		begin[i] = r
	}
	return begin
}

// HostOf is the host of an address, by which its clock goes: in lower case, with
// the port where the address names one that is not its scheme's.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return report.PlainHost(u.Host)
}

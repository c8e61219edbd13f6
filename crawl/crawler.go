// Package crawl turns sources into captures: it asks each site for its listing
// pages and what they name, no faster than the site's pace, and keeps every
// answer in the archive before anyone looks inside. What must outlive the run
// lies in the ledger. What a page means is left to extract.
package crawl

import (
	"bytes"
	"context"
	"crypto/x509"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/gocolly/colly/v2"

	"harvest/archive"
	"harvest/ledger"
	"harvest/page"
	"harvest/report"
)

// A Crawler crawls sources into an archive.
type Crawler struct {
	Archive *archive.Archive
	Ledger  *ledger.Ledger
	Agent   string        // User-Agent, with a contact
	Pace    time.Duration // least time between two requests to a host
	Jitter  time.Duration // up to so much more, at random
	Timeout time.Duration // of one request, 0 means 30 s
	MaxBody int64         // bytes, 0 means 50 MB
	Workers int           // hosts asked at once, 0 means 8
	// What is asked of one host in a night at most: requests, and bytes of
	// bodies. 0 means no bound.
	MaxRequests int
	MaxBytes    int64
	Until       time.Time         // no request is begun after it; zero means no end
	Only        report.Years      // articles whose link names none of these report years are not asked
	Recheck     report.Years      // nor are those that name none of these and that the archive has
	Dial        map[string]string // hosts, or *.suffix, that are dialled at a fixed host:port
	Proxy       *url.URL          // http, https or socks5: asked for every host that Dial does not have; nil means none, whatever the environment says
	Roots       *x509.CertPool    // authorities that certificates are held against; nil means the system's
	Log         *slog.Logger      // may be nil
	Now         func() time.Time  // may be nil
	Progress    func(Progress)    // called after each answer, may be nil
	Hook        func(step string) // called behind each step that a crash may fall behind, may be nil
}

// Progress says how far a crawl is.
type Progress struct {
	Done   int // requests ended
	Source string
	URL    string
}

func (c *Crawler) now() time.Time {
	if c.Now == nil {
		return time.Now().UTC()
	}
	return c.Now()
}

func (c *Crawler) timeout() time.Duration {
	if c.Timeout <= 0 {
		return 30 * time.Second
	}
	return c.Timeout
}

func (c *Crawler) maxBody() int64 {
	if c.MaxBody <= 0 {
		return 50 << 20
	}
	return c.MaxBody
}

func (c *Crawler) hook(step string) {
	if c.Hook != nil {
		c.Hook(step)
	}
}

func (c *Crawler) log() *slog.Logger {
	if c.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return c.Log
}

// A visitor asks one host on behalf of one source, one request at a time.
type visitor struct{ collector *colly.Collector }

// newVisitor returns a visitor whose collector stores, limits, follows and
// re-encodes nothing: that is the ledger's, the host clock's, the frontier's and
// page's.
func newVisitor(transport http.RoundTripper, agent string) *visitor {
	c := colly.NewCollector()
	c.UserAgent = agent
	c.AllowURLRevisit = true
	c.IgnoreRobotsTxt = true
	c.ParseHTTPErrorResponse = true
	c.DetectCharset = false
	c.MaxBodySize = 0
	c.MaxDepth = 0
	c.CacheDir = ""
	c.DisableCookies()
	c.SetRequestTimeout(0)
	c.WithTransport(transport)
	c.SetRedirectHandler(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	return &visitor{c}
}

// visit asks for one claimed request through a visitor and returns what it
// found on the page. The fetch says how it went; an error is the archive's or
// the ledger's, and stops the run.
func (c *Crawler) visit(ctx context.Context, v *visitor, f *fetch) ([]ledger.Request, error) {
	var found []ledger.Request
	collector := v.collector.Clone()
	collector.Context = context.WithValue(ctx, fetchKey{}, f)
	collector.OnResponse(func(r *colly.Response) {
		switch {
		case f.exchange.Outcome == Redirect && f.request.Kind == string(archive.Robots):
			f.location = location(f.request.URL, r.Headers.Get("Location"))
		case f.exchange.Outcome == Redirect:
			found = c.redirected(f, r.Headers.Get("Location"))
		case !failed(f.exchange.Outcome):
			found = c.readPage(f)
		}
	})
	header := http.Header{"Accept": {"text/html,application/xhtml+xml,*/*;q=0.8"}, "Accept-Language": {"zh-CN,zh;q=0.9"}, "Accept-Encoding": {"gzip"}}
	err := collector.Request(f.request.Method, f.request.URL, bytes.NewReader(f.request.Body), nil, header)
	if f.err != nil {
		return nil, fmt.Errorf("keep %s: %w", f.request.URL, f.err)
	}
	if f.exchange.ID == "" { // refused before it came to the transport's record
		x := c.exchange(f, outcomeOfError(err), fmt.Sprint(err))
		if u, bad := url.Parse(f.request.URL); bad == nil && x.Outcome == Failed && local(hostname(u.Host)) != "" {
			x.Outcome = PrivateAddress // in a form that no request can have
		}
		if f.exchange, err = c.Archive.Fail(context.WithoutCancel(ctx), x); err != nil {
			return nil, fmt.Errorf("keep %s: %w", f.request.URL, err)
		}
	}
	return found, nil
}

// exchange is the exchange of a request that never left.
func (c *Crawler) exchange(f *fetch, o Outcome, detail string) archive.Exchange {
	r := f.request
	return archive.Exchange{Run: r.Run, Source: r.Source, Method: r.Method, URL: r.URL, Kind: archive.Kind(r.Kind),
		Referrer: r.Referrer, LinkText: r.LinkText, Fetched: c.now(), Outcome: o, Detail: detail}
}

// readPage returns the requests that a page leads to: of a listing its articles
// and further pages, of an article its attachments.
func (c *Crawler) readPage(f *fetch) []ledger.Request {
	address, err := url.Parse(f.request.URL)
	if err != nil {
		return nil
	}
	if f.request.Kind == string(archive.Attachment) || f.looked() {
		return nil
	}
	if f.request.Kind == string(archive.Article) && bytes.IndexByte(f.body, 0) < 0 && !speaksOfFile(f.body) {
		f.barren = true
		return nil // in every encoding but UTF-16, which has zero bytes, endings are written alike
	}
	text, _ := page.Decode(f.body, f.exchange.Header.Get("Content-Type"))
	var found []ledger.Request
	add := func(kind archive.Kind, method, to, linkText string, body []byte) {
		if u, err := url.Parse(to); err == nil && askable(u) {
			found = append(found, ledger.Request{Run: f.request.Run, Source: f.source.ID, Host: report.PlainHost(u.Host), Method: method, URL: to, Body: body, Kind: string(kind),
				Referrer: f.request.URL, LinkText: linkText, Due: c.now(), Priority: priority(kind)})
		}
	}
	switch archive.Kind(f.request.Kind) {
	case archive.Listing:
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(text))
		if err != nil {
			c.log().Warn("listing not read", "source", f.source.ID, "url", f.request.URL, "err", err)
			return nil
		}
		listing, err := platforms[f.source.Platform].Read(*f.source, Page{URL: address, Doc: doc, Raw: string(text)})
		if err != nil {
			c.log().Warn("listing not read", "source", f.source.ID, "url", f.request.URL, "err", err)
		}
		for _, l := range listing.Articles {
			add(archive.Article, http.MethodGet, l.URL, longer(l.Title, l.Text), nil)
		}
		for _, r := range listing.Next {
			add(archive.Listing, r.Method, r.URL, "", r.Body)
		}
	case archive.Article:
		files := attachments(text, address)
		f.barren = len(files) == 0
		for _, l := range files {
			if u, err := url.Parse(l.URL); err == nil && f.source.Allows(u.Host) {
				add(archive.Attachment, http.MethodGet, l.URL, l.Text, nil)
			}
		}
	}
	return found
}

func longer(a, b string) string {
	if len(a) > len(b) {
		return a
	}
	return b
}

// priority puts listings before what they name.
func priority(k archive.Kind) int {
	switch k {
	case archive.Listing:
		return 2
	case archive.Article:
		return 1
	}
	return 0
}

// redirected returns the request for the address an answer points to. It keeps
// its kind and goes through the frontier like any other, so that the host's
// pace holds. Its referrer is the address that the chain began with, by which a
// report is found again under the link that a list has named.
func (c *Crawler) redirected(f *fetch, to string) []ledger.Request {
	address := location(f.request.URL, to)
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return nil // the trail has made it another outcome
	}
	r := f.request
	return []ledger.Request{{Run: r.Run, Source: r.Source, Host: report.PlainHost(u.Host), Method: http.MethodGet, URL: address, Kind: r.Kind,
		Referrer: f.first, LinkText: r.LinkText, Due: c.now(), Priority: r.Priority}}
}

// location is the address that a redirect from one leads to, "" where that is
// none that can be asked.
func location(from, to string) string {
	base, err := url.Parse(from)
	if err != nil || to == "" {
		return ""
	}
	u, err := base.Parse(to)
	if err != nil {
		return ""
	}
	u.Fragment = ""
	if !askable(u) {
		return ""
	}
	return u.String()
}

// A Summary counts what a crawl did.
type Summary struct {
	Run      string          `json:"run"`
	Adopted  int             `json:"adopted"` // requests taken over from a run that was cut off
	Requests int             `json:"requests"`
	Outcomes map[Outcome]int `json:"outcomes"`
	Failed   []SourceFailure `json:"failed"`  // sources whose listing, or whose pages, could not be had
	Stopped  bool            `json:"stopped"` // Until came, or the context ended, before its frontier was empty
}

// A SourceFailure says what went wrong with a source first.
type SourceFailure struct {
	Source  string  `json:"source"`
	Outcome Outcome `json:"outcome"`
	URL     string  `json:"url"`
	Count   int     `json:"count"`             // requests that failed
	Resting int     `json:"resting,omitempty"` // requests left until their host has rested
}

// Captured is how many captures are new and how many were confirmed.
func (s Summary) Captured() (fresh, unchanged int) {
	return s.Outcomes[OK], s.Outcomes[Unchanged]
}

// frontier returns the requests that a crawl of the sources begins with. A
// source that cannot be begun is a failure of the source, not of the run.
func (c *Crawler) frontier(run string, sources []report.Source) ([]ledger.Request, []SourceFailure) {
	var begin []ledger.Request
	var failures []SourceFailure
	for _, src := range sources {
		if src.Disabled != nil {
			continue
		}
		p, ok := platforms[src.Platform]
		if !ok {
			failures = append(failures, SourceFailure{Source: src.ID, Outcome: Failed, URL: src.Site, Count: 1})
			continue
		}
		requests, err := p.Entry(src)
		if err != nil {
			failures = append(failures, SourceFailure{Source: src.ID, Outcome: Failed, URL: src.Site, Count: 1})
			c.log().Warn("source cannot be begun", "source", src.ID, "err", err)
			continue
		}
		for _, r := range requests {
			u, err := url.Parse(r.URL)
			if err != nil || !askable(u) {
				failures = append(failures, SourceFailure{Source: src.ID, Outcome: Failed, URL: r.URL, Count: 1})
				continue
			}
			begin = append(begin, ledger.Request{Run: run, Source: src.ID, Host: report.PlainHost(u.Host), Method: r.Method, URL: r.URL, Body: r.Body,
				Kind: string(archive.Listing), Due: c.now(), Priority: priority(archive.Listing)})
		}
	}
	return begin, failures
}

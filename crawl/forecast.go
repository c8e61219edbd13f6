package crawl

import (
	"cmp"
	"context"
	"maps"
	"net/url"
	"slices"
	"time"

	"harvest/archive"
	"harvest/ledger"
	"harvest/page"
	"harvest/report"
)

// A Forecast is what a crawl will ask of one host, as far as earlier nights tell.
type Forecast struct {
	Host     string        `json:"host"`
	Sources  []string      `json:"sources"`
	Requests int           `json:"requests"` // at least; robots.txt included
	New      bool          `json:"new"`      // a source on it was never visited, so there will be more
	Gap      time.Duration `json:"gap"`      // between two requests, jitter included
	Time     time.Duration `json:"time"`     // all of them take
	Nights   int           `json:"nights"`   // that the budget spreads them over
	Rests    time.Time     `json:"rests,omitzero"`
}

// Forecast says what Crawl would ask of each host, in order of host. It asks
// nobody.
func (c *Crawler) Forecast(ctx context.Context, sources []report.Source, retry ...ledger.Request) ([]Forecast, error) {
	f := forecaster{crawler: c, hosts: make(map[string]*Forecast), asked: make(map[string]bool)}
	if len(retry) > 0 {
		for _, r := range retry {
			f.ask(sourceOf(sources, r.Source), r.Method+" "+r.URL+" "+string(r.Body), r.URL)
		}
	} else if err := f.frontier(ctx, sources); err != nil {
		return nil, err
	}
	return f.times(ctx)
}

func sourceOf(sources []report.Source, id string) *report.Source {
	if i := slices.IndexFunc(sources, func(s report.Source) bool { return s.ID == id }); i >= 0 {
		return &sources[i]
	}
	return &report.Source{ID: id}
}

type forecaster struct {
	crawler *Crawler
	hosts   map[string]*Forecast
	asked   map[string]bool
}

// ask counts a request once for each source that makes it.
func (f *forecaster) ask(src *report.Source, identity, address string) {
	u, err := url.Parse(address)
	if err != nil || f.asked[src.ID+" "+identity] {
		return
	}
	f.asked[src.ID+" "+identity] = true
	host := report.PlainHost(u.Host)
	at := f.hosts[host]
	if at == nil {
		at = &Forecast{Host: host, Requests: 1}
		f.hosts[host] = at
	}
	at.Requests++
	at.Gap = max(at.Gap, f.crawler.pace(src))
	if !slices.Contains(at.Sources, src.ID) {
		at.Sources = append(at.Sources, src.ID)
	}
}

// frontier counts the listing pages known, what they named last, and the files
// that these pages link to.
func (f *forecaster) frontier(ctx context.Context, sources []report.Source) error {
	c := f.crawler
	wanted := make(map[string]*report.Source)
	for i := range sources {
		if sources[i].Disabled == nil {
			wanted[sources[i].ID] = &sources[i]
		}
	}
	begin, _ := c.frontier("", sources)
	for _, r := range begin {
		f.ask(wanted[r.Source], r.Method+" "+r.URL+" "+string(r.Body), r.URL)
	}
	captured, files, err := f.captured(ctx, wanted)
	if err != nil {
		return err
	}
	last := make(map[string]ledger.Listed) // by source
	named := make(map[string][]ledger.Listed)
	for at, err := range c.Ledger.Listed(ctx) {
		if err != nil {
			return err
		}
		if wanted[at.Source] == nil {
			continue
		}
		named[at.Source] = append(named[at.Source], at)
		if at.Last.After(last[at.Source].Last) {
			last[at.Source] = at
		}
	}
	for id, src := range wanted {
		if len(named[id]) == 0 {
			if at := f.hosts[src.Host()]; at != nil {
				at.New = true
			}
		}
		for _, at := range named[id] {
			years := page.Years(at.LinkText)
			if at.Run != last[id].Run || !c.Only.HoldsAny(years) || captured[at.URL] && !c.Recheck.HoldsAny(years) {
				continue
			}
			f.ask(src, "GET "+at.URL+" ", at.URL)
			for _, file := range files[at.URL] {
				f.ask(src, "GET "+file+" ", file)
			}
		}
	}
	return nil
}

// captured asks for every listing page known, and returns the addresses that the
// archive has and, by page, the files it has from there.
func (f *forecaster) captured(ctx context.Context, wanted map[string]*report.Source) (map[string]bool, map[string][]string, error) {
	captured, files := make(map[string]bool), make(map[string][]string)
	for c, err := range f.crawler.Archive.Captures(ctx) {
		if err != nil {
			return nil, nil, err
		}
		src := wanted[c.Source]
		if src == nil {
			continue
		}
		switch c.Kind {
		case archive.Listing:
			f.ask(src, "GET "+c.URL+" ", c.URL)
		case archive.Article:
			captured[c.URL] = true
		case archive.Attachment:
			files[c.Referrer] = append(files[c.Referrer], c.URL)
		}
	}
	return captured, files, nil
}

// times says how long each host takes.
func (f *forecaster) times(ctx context.Context) ([]Forecast, error) {
	clocks, err := f.crawler.Ledger.Hosts(ctx)
	if err != nil {
		return nil, err
	}
	c := f.crawler
	for _, clock := range clocks {
		if at := f.hosts[clock.Host]; at != nil {
			at.Gap = max(at.Gap, clock.Pause)
			if clock.Next.Sub(c.now()) > patience {
				at.Rests = clock.Next
			}
		}
	}
	all := make([]Forecast, 0, len(f.hosts))
	for _, at := range slices.SortedFunc(maps.Values(f.hosts), func(a, b *Forecast) int { return cmp.Compare(a.Host, b.Host) }) {
		at.Gap += c.Jitter / 2
		at.Time = time.Duration(at.Requests) * at.Gap
		at.Nights = 1
		if c.MaxRequests > 0 {
			at.Nights = (at.Requests + c.MaxRequests - 1) / c.MaxRequests
		}
		slices.Sort(at.Sources)
		all = append(all, *at)
	}
	return all, nil
}

// pace is the least time between two requests on behalf of a source.
func (c *Crawler) pace(src *report.Source) time.Duration {
	if src != nil && src.Pace > 0 {
		return src.Pace
	}
	return c.Pace
}

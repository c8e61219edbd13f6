package replica

import (
	"slices"
	"time"

	"harvest/report"
)

// A site is one host and everything that is served under it.
type site struct {
	host, name, owner string
	place             string
	region            string // division code
	platform          string // trs or generic
	seed              uint64

	charset charset
	stamps  stamps
	gzip    bool // it compresses for whoever accepts it
	robots  bool // it has a robots.txt
	shape   int  // of a generic site's addresses
	look    look
	menu    []link

	columns []*column
	reports []*edition // every report that lies here, whichever column lists it
	notices []*notice
	pages   map[string]*page // by path and query
}

// A link is a text and the address it leads to on the same site.
type link struct{ text, path string }

// A column is one listing of reports: one source.
type column struct {
	id, name  string
	site      *site
	path      string // of the first page
	covers    report.Covers
	agencies  []*agency
	elsewhere map[*agency]*site // whose articles lie on another host
	cut       int               // characters of a title that the list shows, 0 means all
	perPage   int

	editions []*edition
	notices  []*notice
}

// stamps is what a site sends for later conditional requests.
type stamps int

const (
	bothStamps stamps = iota
	etagOnly
	modifiedOnly
)

// A page is one address: what stands there on a night, and since when.
type page struct {
	media string // text/html or text/plain
	text  func(night int) string
	since func(night int) time.Time
}

// always is a page that is the same on every night.
func always(media string, text func() string, since time.Time) *page {
	return &page{media: media, text: func(int) string { return text() }, since: func(int) time.Time { return since }}
}

// stampRing and charsetRing are dealt out to the sites in turn, so that every
// province has some of each.
var (
	stampRing   = []stamps{bothStamps, etagOnly, bothStamps, modifiedOnly}
	charsetRing = []charset{utf8Charset, gbkMeta, utf8Charset, gbkBare, utf8Charset, gbkLying, utf8Charset}
)

// drawSites gives every city a portal and its last bureau a site of its own, and
// deals the agencies out to columns: the report for the whole city beside the
// office's, alone, or with it in a column of their own; the county's on a site of
// its own, in the portal's list, in a column of the portal, or listed by the
// portal and lying elsewhere.
func (p *Province) drawSites() {
	for i := range p.Cities {
		p.drawPortal(i, &p.Cities[i])
	}
	d := newDice(p.Seed, "sites")
	stamped, coded := shuffled(d, p.sites), shuffled(d, p.sites)
	for i := range p.sites {
		stamped[i].stamps = stampRing[i%len(stampRing)]
		coded[i].charset = charsetRing[i%len(charsetRing)]
	}
	for i, c := range shuffled(d, p.columns) {
		if i%5 == 0 {
			c.cut = d.between(16, 22)
		}
	}
	for _, s := range p.sites {
		s.dress(newDice(p.Seed, "site", s.host))
	}
}

// drawPortal gives the ith city its portal and its county a place to publish, and
// deals out the city's agencies. Every column gets at least one.
func (p *Province) drawPortal(i int, c *City) {
	county := &c.Counties[0]
	portal := p.addSite(c.portal(), c.Name+"人民政府门户网站", c.Name+"人民政府办公室", c.Name, c.Code, "trs")
	list := p.addColumn(portal, c.domain+"-portal", "政府信息公开年报", "/zwgk/gknb/index.html", report.Covers{Region: c.Code})
	top, seat, counties := list, list, list
	switch i % 3 {
	case 1:
		top = p.addColumn(portal, c.domain+"-government", "全市年度报告", "/zwgk/qsnb/index.html",
			report.Covers{Agency: "r-" + c.Code + "-government"})
	case 2:
		top = p.addColumn(portal, c.domain+"-government", "市政府年度报告", "/zwgk/szfnb/index.html",
			report.Covers{Region: c.Code, Kinds: []string{"people_government", "government_office"}})
		seat = top
	}
	var outside *site
	switch i % 4 {
	case 0:
		s := p.addCountySite(c)
		counties = p.addColumn(s, c.countyDomains[0]+"-portal", "年度报告", "", report.Covers{Region: county.Code})
	case 2:
		counties = p.addColumn(portal, c.domain+"-county", "县区年度报告", "/zwgk/qxnb/index.html", report.Covers{Region: county.Code})
	case 3:
		outside = p.addCountySite(c)
		list.elsewhere = make(map[*agency]*site)
	}
	for _, a := range p.agencies {
		if a.city != c {
			continue
		}
		switch {
		case a.own:
			p.drawBureauSite(i, c, a)
		case a.Level == "county":
			if outside != nil {
				list.elsewhere[a] = outside
			}
			counties.agencies = append(counties.agencies, a)
		case a.scope() == report.ScopeConsolidated:
			top.agencies = append(top.agencies, a)
		case a.scope() == report.ScopeOffice:
			seat.agencies = append(seat.agencies, a)
		default:
			list.agencies = append(list.agencies, a)
		}
	}
}

// drawBureauSite gives a bureau a site: mostly of the plain kind.
func (p *Province) drawBureauSite(i int, c *City, a *agency) {
	platform, path := "generic", ""
	if i%4 == 2 {
		platform, path = "trs", "/xxgk/nb/index.html"
	}
	s := p.addSite(a.host+"."+c.domain+".gov.test", a.Name, a.Name, c.Name, c.Code, platform)
	col := p.addColumn(s, c.domain+"-"+a.ID[len("r-990100-"):], "信息公开年报", path, report.Covers{Agency: a.ID})
	col.agencies = []*agency{a}
}

// addCountySite gives the city's county a plain site.
func (p *Province) addCountySite(c *City) *site {
	county := &c.Counties[0]
	return p.addSite("www."+c.countyDomains[0]+".gov.test", county.Name+"人民政府网", county.Name+"人民政府办公室",
		county.Name, county.Code, "generic")
}

func (p *Province) addSite(host, name, owner, place, region, platform string) *site {
	s := &site{host: host, name: name, owner: owner, place: place, region: region, platform: platform, seed: p.Seed,
		pages: make(map[string]*page)}
	p.sites = append(p.sites, s)
	return s
}

func (p *Province) addColumn(s *site, id, name, path string, covers report.Covers) *column {
	c := &column{id: id, name: name, site: s, path: path, covers: covers}
	s.columns = append(s.columns, c)
	p.columns = append(p.columns, c)
	return c
}

// dress draws how the site looks and, for a plain one, how its addresses do.
func (s *site) dress(d dice) {
	s.gzip, s.robots = d.chance(40), d.chance(50)
	s.shape = d.IntN(3)
	s.look = drawLook(d)
	s.menu = drawMenu(d)
	for _, c := range s.columns {
		c.perPage = 15
		if s.platform == "generic" {
			c.perPage = d.between(4, 6)
			c.path = genericColumn(s.shape)
		}
	}
}

// entries returns the articles of a column, the newest first.
func (c *column) entries() []*article {
	var list []*article
	for _, e := range c.editions {
		list = append(list, &e.article)
	}
	for _, n := range c.notices {
		list = append(list, &n.article)
	}
	slices.SortStableFunc(list, func(a, b *article) int { return b.published.Compare(a.published) })
	return list
}

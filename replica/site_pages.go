package replica

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// lay numbers the articles that lie on a site by their day, and puts every page
// of the site where it is served.
func (p *Province) lay(s *site) {
	s.numberArticles()
	for _, e := range s.reports {
		s.pages[e.path] = p.reportPage(e)
	}
	for _, n := range s.notices {
		s.pages[n.path] = always("text/html", func() string { return s.noticePage(n) }, n.changed)
	}
	for _, c := range s.columns {
		switch s.platform {
		case "trs":
			s.layTRS(c)
		default:
			s.layGeneric(c)
		}
	}
	opened := time.Date(FirstYear, time.September, 2, 9, 0, 0, 0, china)
	for _, l := range s.menu {
		s.pages[l.path] = always("text/html", func() string { return s.channelPage(l) }, opened)
	}
	s.pages["/"] = always("text/html", func() string { return s.channelPage(link{text: "首页", path: "/"}) }, opened)
	if s.robots {
		s.pages["/robots.txt"] = always("text/plain", func() string { return robots }, opened)
	}
}

const robots = "User-agent: *\nDisallow: /search/\nDisallow: /admin/\n"

// numberArticles gives every article of the site an address. Numbers grow with
// the day of publication, and no two articles share one.
func (s *site) numberArticles() {
	var list []*article
	for _, e := range s.reports {
		list = append(list, &e.article)
	}
	for _, n := range s.notices {
		list = append(list, &n.article)
	}
	slices.SortStableFunc(list, func(a, b *article) int {
		return cmp.Or(a.published.Compare(b.published), strings.Compare(a.title, b.title))
	})
	d := newDice(s.seed, "serials", s.host)
	serial := d.between(1_000, 9_000)
	for _, a := range list {
		serial += d.between(1, 40)
		if s.platform == "trs" {
			a.path = s.pathTRS(a, serial)
		} else {
			a.path = s.pathGeneric(a, serial)
		}
	}
}

// reportPage is the page of a report, which night 2 may correct.
func (p *Province) reportPage(e *edition) *page {
	media := "text/html"
	if e.plain {
		media = "text/plain"
	}
	return &page{
		media: media,
		text: func(night int) string {
			now := p.at(e, night)
			if now.plain {
				return now.plainText()
			}
			return now.host.articlePage(&now.article, now.agency.Name, newMarkup(now).report(now))
		},
		since: func(night int) time.Time { return p.at(e, night).changed },
	}
}

// newest is when the newest of some articles was last written.
func newest(list []*article) time.Time {
	var last time.Time
	for _, a := range list {
		if a.changed.After(last) {
			last = a.changed
		}
	}
	return last
}

// cutTitle is a title as the column shows it.
func (c *column) cutTitle(title string) string {
	runes := []rune(title)
	if c.cut == 0 || len(runes) <= c.cut {
		return title
	}
	return string(runes[:c.cut]) + "…"
}

// pagesOf cuts a list into pages of n.
func pagesOf(list []*article, n int) [][]*article {
	return slices.Collect(slices.Chunk(list, n))
}

// day is a date as it stands in an address.
func day(t time.Time) string { return fmt.Sprintf("%04d%02d%02d", t.Year(), t.Month(), t.Day()) }

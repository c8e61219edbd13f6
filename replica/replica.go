// Package replica is a made-up province on loopback: its agencies, the sites of
// their platforms, the annual reports those sites publish, the faults in them,
// and the truth of every cell. Everything is drawn from a seed and nothing else,
// so the same seed serves the same bytes. Reading what it serves is left to
// others: no label, rule or pattern of a reader is used here, so that what a
// reader finds can be held against what is known.
package replica

import (
	"slices"
	"time"

	"harvest/report"
)

// The report years of a province.
const (
	FirstYear = 2019
	LastYear  = 2025
)

// A Province is drawn from its seed and does not change after New, save that a
// caller may set Pace before it asks for Sources. It is safe for concurrent use.
type Province struct {
	Seed   uint64
	Name   string
	Cities []City
	Pace   time.Duration // of every source, 0 means the crawler's own

	agencies []*agency
	sites    []*site
	columns  []*column
	editions []*edition
	wrong    *edition // the one page that night 2 corrects
	right    *edition // what stands in its place
}

// New draws a province: 8 cities, each with a portal, an office and bureaus, a
// report for the whole city and a county.
func New(seed uint64) *Province {
	p := &Province{Seed: seed}
	p.drawPlaces()
	p.drawAgencies()
	p.drawSites()
	p.drawEditions()
	p.drawFaults()
	p.drawQuirks()
	for _, e := range p.editions {
		e.fill()
	}
	p.drawNotices()
	for _, s := range p.sites {
		p.lay(s)
	}
	p.correct()
	return p
}

// Regions returns the province, its cities and their counties, each after the
// region it lies in. The codes are those of no real division.
func (p *Province) Regions() []Region {
	list := []Region{{Code: provinceCode, Name: p.Name, Level: "province"}}
	for i := range p.Cities {
		c := &p.Cities[i]
		list = append(list, Region{Code: c.Code, Name: c.Name, Level: "city", Parent: provinceCode})
		list = append(list, c.Counties...)
	}
	return list
}

// Agencies returns every agency that should report, those that never do
// included. All are confirmed.
func (p *Province) Agencies() []report.Agency {
	list := make([]report.Agency, len(p.agencies))
	for i, a := range p.agencies {
		list[i] = a.Agency
		list[i].Aka = slices.Clone(a.Aka)
	}
	return list
}

// Hosts returns the host of every site, for a dial table. No two are the same.
func (p *Province) Hosts() []string {
	var hosts []string
	for _, s := range p.sites {
		hosts = append(hosts, s.host)
	}
	return hosts
}

// at returns the edition that stands in e's place on a night.
func (p *Province) at(e *edition, night int) *edition {
	if night >= 2 && e == p.wrong {
		return p.right
	}
	return e
}

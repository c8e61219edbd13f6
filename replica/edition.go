package replica

import (
	"strconv"
	"time"

	"harvest/report"
)

// An edition is one report as one page or file prints it.
type edition struct {
	article
	agency  *agency
	year    int
	form    *report.Form
	figures figures // as printed, faults included
	quirks  []Quirk
	named   string // what the title calls the agency, "" where it does not
	cells   map[report.Cell]printed
	seed    uint64
}

// An article is one page of a column: a report, or something that is none.
type article struct {
	column    *column
	title     string
	published time.Time // in the province's time, to the minute
	changed   time.Time // when the file was last written
	host      *site     // where it lies, the column's own site or a sister's
	path      string
	plain     bool // a text file
}

// url is the article's address.
func (a *article) url() string { return "http://" + a.host.host + a.path }

// has reports whether the edition is printed with a quirk.
func (e *edition) has(q Quirk) bool { return hasQuirk(e.quirks, q) }

// dice draws for one part of the edition, the same on every night.
func (e *edition) dice(part string) dice {
	return newDice(e.seed, part, e.agency.ID, strconv.Itoa(e.year))
}

// china is the time every site of the province keeps.
var china = time.FixedZone("CST", 8*60*60)

// drawEditions plans every report: who publishes, when and under which title.
func (p *Province) drawEditions() {
	p.drawSilence()
	gaps := p.drawGaps()
	old := p.drawOldForms()
	for _, c := range p.columns {
		for _, a := range c.agencies {
			if a.silent {
				continue
			}
			for year := FirstYear; year <= LastYear; year++ {
				if !a.exists(year) || gaps[agencyYear{a, year}] {
					continue
				}
				form, _ := report.FormOf(year)
				if old[a] && year == 2021 {
					form, _ = report.FormByName("2019")
				}
				e := &edition{agency: a, year: year, form: form, seed: p.Seed}
				e.figures = a.years[year-FirstYear].clone()
				e.column, e.host = c, c.site
				if c.elsewhere != nil {
					if s := c.elsewhere[a]; s != nil {
						e.host = s
					}
				}
				e.publish(e.dice("publish"))
				e.host.reports = append(e.host.reports, e)
				p.editions = append(p.editions, e)
				c.editions = append(c.editions, e)
			}
		}
	}
}

type agencyYear struct {
	agency *agency
	year   int
}

// How many agencies of a province never publish, leave a year out, and stay with
// the old form for 2021.
const (
	silentCount = 4
	gapCount    = 7
	oldCount    = 6
)

// drawSilence chooses who never publishes, among bureaus that a portal lists.
func (p *Province) drawSilence() {
	n := 0
	for _, a := range shuffled(newDice(p.Seed, "silence"), p.agencies) {
		if n == silentCount {
			return
		}
		if a.scope() == report.ScopeAgency && a.Level == "city" && a.ValidFrom == 0 && !a.own {
			a.silent = true
			n++
		}
	}
}

// drawGaps chooses who leaves out which year.
func (p *Province) drawGaps() map[agencyYear]bool {
	d := newDice(p.Seed, "gaps")
	gaps := make(map[agencyYear]bool)
	for _, a := range shuffled(d, p.agencies) {
		if len(gaps) == gapCount {
			break
		}
		if a.scope() != report.ScopeConsolidated && !a.silent {
			if year := d.between(FirstYear, LastYear); a.exists(year) {
				gaps[agencyYear{a, year}] = true
			}
		}
	}
	return gaps
}

// drawOldForms chooses who reports on 2021 with the form of 2019.
func (p *Province) drawOldForms() map[*agency]bool {
	old := make(map[*agency]bool)
	for _, a := range shuffled(newDice(p.Seed, "old forms"), p.agencies) {
		if len(old) == oldCount {
			break
		}
		if a.scope() != report.ScopeConsolidated && !a.silent && a.exists(2021) {
			old[a] = true
		}
	}
	return old
}

// publish draws the day: by the end of January for an agency, by the end of
// March for a whole city, and now and then after that.
func (e *edition) publish(d dice) {
	from := time.Date(e.year+1, time.January, 5, 8, 30, 0, 0, china)
	days := 26
	if e.agency.scope() == report.ScopeConsolidated {
		from, days = time.Date(e.year+1, time.February, 10, 8, 30, 0, 0, china), 48
	}
	if d.chance(5) {
		from, days = time.Date(e.year+1, time.April, 6, 8, 30, 0, 0, china), 110
	}
	e.published = from.AddDate(0, 0, d.IntN(days)).Add(time.Duration(d.IntN(9*60)) * time.Minute)
	e.changed = e.published.Add(time.Duration(d.between(1, 90)) * time.Minute)
}

// late reports whether the report came after 31 March of the following year.
func (e *edition) late() bool {
	return e.published.After(time.Date(e.year+1, time.March, 31, 23, 59, 0, 0, china))
}

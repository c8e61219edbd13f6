package replica

import (
	"slices"
	"time"

	"harvest/report"
)

// A Truth is what a perfect reader of a night's pages finds.
type Truth struct {
	Reports []TrueReport // by column, agency and year
	Missing []AgencyYear // an agency that exists and published nothing for the year
	Late    []AgencyYear // published after 31 March of the following year
	Between []YearBreak  // figures that disagree with those of the year before
	Others  []Other      // articles that the same lists name and that are no reports
}

// A TrueReport is one report as it is printed, and what is odd about it.
//
// Agency is the name as the title has it, "" where it has none, and Region the
// division of the source: that it covers, or that of the agency it covers. Of a
// fact, Rule and At are left open. A blank total is derived where a member of its
// row in table 3, or of its block in table 4, is printed. Sections hold the prose
// as written, paragraphs one a line.
type TrueReport struct {
	report.Report
	URL      string
	Source   string           // ID of the source whose column lists it
	Quirks   []Quirk          // in the order of Quirks
	Findings []report.Finding // of the sums that do not hold, in the order of table 3, then 4
}

// An AgencyYear is an agency and a report year.
type AgencyYear struct {
	Agency string // ID
	Year   int
}

// A YearBreak is a figure that disagrees with the year before, where both reports
// print it: a carry-over (XY_CARRY_TOTAL, XY_CARRY_APPLICANT) or a stock of rules
// (DIS_STOCK_RULES, DIS_STOCK_NORMATIVE).
type YearBreak struct {
	Check     string
	Agency    string // ID
	Scope     report.Scope
	Year      int // the later of the two
	Indicator string
	Member    string
	Want, Got report.Value
}

// An Other is an article that is no report.
type Other struct{ Source, Title, URL string }

// Truth returns the truth of a night: 1, or 2 and later.
func (p *Province) Truth(night int) Truth {
	var t Truth
	there := make(map[AgencyYear]bool)
	for _, e := range p.editions {
		now := p.at(e, night)
		t.Reports = append(t.Reports, now.truth())
		key := AgencyYear{e.agency.ID, e.year}
		there[key] = true
		if e.late() {
			t.Late = append(t.Late, key)
		}
	}
	for _, a := range p.agencies {
		for year := FirstYear; year <= LastYear; year++ {
			if key := (AgencyYear{a.ID, year}); a.exists(year) && !there[key] {
				t.Missing = append(t.Missing, key)
			}
		}
	}
	for _, c := range p.columns {
		for _, n := range c.notices {
			t.Others = append(t.Others, Other{Source: c.id, Title: n.title, URL: n.url()})
		}
	}
	t.Between = p.between(night)
	return t
}

func (e *edition) truth() TrueReport {
	day := e.published
	t := TrueReport{
		Report: report.Report{
			Title: e.title, Agency: e.named, AgencyID: e.agency.ID, Region: e.column.covers.Region,
			Year: e.year, Scope: e.agency.scope(),
			Published: time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC),
			Template:  report.Templates{Disclosure: e.form.Name, Requests: e.form.Name, Review: e.form.Name},
			Sections:  e.sectionsOf(e.flow()),
		},
		URL: e.url(), Source: e.column.id, Quirks: slices.Clone(e.quirks), Findings: e.brokenSums(),
	}
	if t.Region == "" {
		t.Region = e.agency.Region
	}
	for _, table := range e.form.Tables {
		for _, c := range table.Cells() {
			p := e.cells[c]
			known, _ := report.IndicatorByCode(c.Indicator)
			t.Facts = append(t.Facts, report.Fact{Indicator: c.Indicator, Member: c.Member,
				State: p.state, Value: p.value, Unit: known.Unit, Printed: p.text})
		}
	}
	return t
}

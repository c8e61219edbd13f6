package extract

import (
	"strings"

	"harvest/report"
)

// resolve names the agency, its region and the scope of a report. A source that
// covers one agency lends its name to a report that names none, or that says no
// more than 本局; a name that is another agency's stays that agency's. A name that
// only the page around a report gives is taken where no such source tells better.
func (x *Extractor) resolve(p *report.Report, m *metadata, o origin) {
	p.Agency, p.Scope = m.agency, m.scope
	named := len(m.evidence) > 0 && (m.title.Agency != "" || strongest(m.evidence) == "link")
	p.Region = o.region
	if o.src == nil || x.Agencies == nil {
		return
	}
	own, ok := x.covered(o.src)
	if ok {
		m.evidence = append(m.evidence, report.Evidence{About: report.AboutAgency, From: "source", Says: own.Name, Text: o.src.ID})
	}
	if own.ID != "" && !named && (p.Agency == "" || !alikeNames(p.Agency, own)) {
		p.Agency = "" // what the page around it says is a hint, the source a person's word
	}
	if p.Agency == "" {
		p.AgencyID = own.ID
		if own.ID != "" && p.Scope != report.ScopeConsolidated {
			p.Scope = scopeOf(own.Name, "")
		}
		return
	}
	a := x.Agencies.Resolve(p.Agency, p.Region, p.Year)
	if !a.Confirmed && p.Scope == report.ScopeConsolidated {
		if whole := x.Agencies.Resolve(p.Agency+"人民政府", p.Region, p.Year); whole.Confirmed {
			a = whole
		}
	}
	if !a.Confirmed && own.ID != "" && alikeNames(p.Agency, own) {
		a = own
	}
	p.AgencyID = a.ID
	if a.Confirmed {
		p.Region = a.Region
	}
}

// covered returns the one agency that a source covers.
func (x *Extractor) covered(src *report.Source) (report.Agency, bool) {
	if src == nil || src.Covers.Agency == "" || x.Agencies == nil {
		return report.Agency{}, false
	}
	return x.Agencies.ByID(src.Covers.Agency)
}

// strongest returns where the first evidence about the agency stands.
func strongest(evidence []report.Evidence) string {
	for _, e := range evidence {
		if e.About == report.AboutAgency {
			return e.From
		}
	}
	return ""
}

// alikeNames reports whether a printed name is a short or long form of an
// agency's own.
func alikeNames(printed string, a report.Agency) bool {
	key := report.NameKey(printed)
	for _, n := range append([]string{a.Name}, a.Aka...) {
		name := report.NameKey(n)
		if strings.Contains(name, key) || strings.Contains(key, name) || likeness(newLabel(name), newLabel(key)) >= 0.75 {
			return true
		}
	}
	return strings.HasPrefix(key, "本")
}

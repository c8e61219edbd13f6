package extract

import (
	"strings"

	"harvest/report"
)

// resolve names the agency, its region and the scope of a report. A source that
// covers one agency lends its name to a report that names none, or that says no
// more than 本局; a name that is another agency's stays that agency's.
func (x *Extractor) resolve(p *report.Report, src *report.Source) {
	p.Scope = scopeOf(p.Agency)
	if src == nil {
		return
	}
	p.Region = src.Covers.Region
	var own report.Agency
	if src.Covers.Agency != "" && x.Agencies != nil {
		if a, ok := x.Agencies.ByID(src.Covers.Agency); ok {
			own = a
			p.Region = a.Region
		}
	}
	if x.Agencies == nil {
		return
	}
	if p.Agency == "" {
		p.AgencyID = own.ID
		if own.ID != "" {
			p.Scope = scopeOf(own.Name)
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

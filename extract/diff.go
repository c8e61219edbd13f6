package extract

import (
	"fmt"
	"slices"

	"harvest/report"
)

// A DifferenceKind says what has become of a cell, or of a whole reading.
type DifferenceKind string

// The kinds of a difference.
const (
	ValueChanged  DifferenceKind = "value"        // another figure
	ValueGained   DifferenceKind = "gained"       // a figure where none was
	ValueLost     DifferenceKind = "lost"         // none where one was
	StateChanged  DifferenceKind = "state"        // another state, and no other figure
	RuleChanged   DifferenceKind = "rule"         // found by another rule
	AboutChanged  DifferenceKind = "about"        // another title, agency, year, scope or form
	ExtraChanged  DifferenceKind = "extra"        // a figure beside the form: another, gained or lost
	ClaimChanged  DifferenceKind = "claim"        // a claim of the prose: another, gained or lost
	SectionMoved  DifferenceKind = "section"      // a section gained or lost
	FindingMoved  DifferenceKind = "finding"      // a finding: another, gained or lost
	ReportGained  DifferenceKind = "report"       // a report where a problem, or nothing, was
	ReportLost    DifferenceKind = "problem"      // a problem, or nothing, where a report was
	ProblemOthers DifferenceKind = "problem_kind" // another problem
)

// DifferenceKinds lists every kind, the gravest first.
func DifferenceKinds() []DifferenceKind {
	return []DifferenceKind{ReportLost, ReportGained, ProblemOthers, AboutChanged, ValueChanged, ValueLost, ValueGained, StateChanged, ExtraChanged, ClaimChanged, SectionMoved, FindingMoved, RuleChanged}
}

// A Difference is one thing that two readings of the same part say otherwise.
type Difference struct {
	Part      string         `json:"part,omitempty"`
	Kind      DifferenceKind `json:"kind"`
	Indicator string         `json:"indicator,omitempty"` // of a cell, claim or finding
	Member    string         `json:"member,omitempty"`
	About     string         `json:"about,omitempty"` // title, agency, year, scope or the table whose form it is; label and head of an extra; section and its number; the check of a finding
	Was       Side           `json:"was"`
	Is        Side           `json:"is"`
}

// A Side is what one of two readings says: a cell, a problem, or words. The words of
// an extra are its unit, or what is printed where that is no figure; of a claim, about
// where its own words round it.
type Side struct {
	State   report.State       `json:"state,omitempty"` // "" where the form has no such cell
	Value   *report.Value      `json:"value,omitempty"`
	Rule    string             `json:"rule,omitempty"`
	Problem report.ProblemKind `json:"problem,omitempty"`
	Text    string             `json:"text,omitempty"`
}

// Compare returns what two readings of one body say otherwise, part by part and cell
// by cell, in the order of the parts and cells, and behind the cells of a part its
// extras, sections and findings; differences of rules alone only where asked for. A
// cell that the form lacks and one that the page lacks are the same. Of an extra its
// place is not compared, of a section its text. Cells that a fix set in the older
// readings are passed over; fixed counts them, and the findings of such a report,
// which speak of the fixed figures, are not compared.
func Compare(was, is []report.Reading, rules bool) (differ []Difference, fixed int) {
	var parts []string
	for _, r := range slices.Concat(was, is) {
		if !slices.Contains(parts, r.Part) {
			parts = append(parts, r.Part)
		}
	}
	for _, part := range parts {
		found, skipped := comparePart(readingOf(was, part), readingOf(is, part), rules)
		for _, d := range found {
			d.Part = part
			differ = append(differ, d)
		}
		fixed += skipped
	}
	return differ, fixed
}

// readingOf returns the reading of a part, the zero reading where there is none.
func readingOf(readings []report.Reading, part string) report.Reading {
	i := slices.IndexFunc(readings, func(r report.Reading) bool { return r.Part == part })
	if i < 0 {
		return report.Reading{}
	}
	return readings[i]
}

func comparePart(was, is report.Reading, rules bool) (differ []Difference, fixed int) {
	switch {
	case was.Report != nil && is.Report != nil:
		differ = compareAbout(was.Report, is.Report)
		cells, fixed := compareCells(was.Report.Facts, is.Report.Facts, rules)
		differ = append(differ, cells...)
		differ = append(differ, comparePrinted(ExtraChanged, printedExtras(was.Report), printedExtras(is.Report))...)
		differ = append(differ, comparePrinted(SectionMoved, printedSections(was.Report), printedSections(is.Report))...)
		if fixed == 0 {
			differ = append(differ, comparePrinted(FindingMoved, printedFindings(was), printedFindings(is))...)
		}
		return differ, fixed
	case was.Report != nil:
		return []Difference{{Kind: ReportLost, Was: wholeSide(was), Is: wholeSide(is)}}, 0
	case is.Report != nil:
		return []Difference{{Kind: ReportGained, Was: wholeSide(was), Is: wholeSide(is)}}, 0
	case wholeSide(was) != wholeSide(is):
		return []Difference{{Kind: ProblemOthers, Was: wholeSide(was), Is: wholeSide(is)}}, 0
	}
	return nil, 0
}

// wholeSide is a reading in a word or two.
func wholeSide(r report.Reading) Side {
	switch {
	case r.Problem != nil:
		return Side{Problem: r.Problem.Kind}
	case r.Report != nil:
		stated := r.Report.Cells()[report.Stated]
		return Side{Text: fmt.Sprintf("a report with %d figures", stated)}
	}
	return Side{Text: "no such part"}
}

func compareAbout(was, is *report.Report) []Difference {
	var differ []Difference
	for _, about := range []struct{ name, was, is string }{
		{"title", was.Title, is.Title},
		{"agency", was.Agency, is.Agency},
		{"year", yearText(was.Year), yearText(is.Year)},
		{"scope", string(was.Scope), string(is.Scope)},
		{"disclosure", was.Template.Disclosure, is.Template.Disclosure},
		{"requests", was.Template.Requests, is.Template.Requests},
		{"review", was.Template.Review, is.Template.Review},
	} {
		if about.was != about.is {
			differ = append(differ, Difference{Kind: AboutChanged, About: about.name, Was: Side{Text: about.was}, Is: Side{Text: about.is}})
		}
	}
	return differ
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprint(year)
}

func compareCells(was, is []report.Fact, rules bool) (differ []Difference, fixed int) {
	before := make(map[report.Cell]*report.Fact, len(was))
	for i := range was {
		before[report.Cell{Indicator: was[i].Indicator, Member: was[i].Member}] = &was[i]
	}
	one := func(a, b *report.Fact, cell report.Cell) {
		if a != nil && a.Fixed() {
			fixed++
			return
		}
		x, y := sideOf(a), sideOf(b)
		kind := kindOfChange(x, y, rules)
		if c := (report.Fact{Indicator: cell.Indicator}); c.Claim() && (kind != "" && kind != RuleChanged || x.Text != y.Text) {
			kind = ClaimChanged
		}
		if kind != "" {
			differ = append(differ, Difference{Kind: kind, Indicator: cell.Indicator, Member: cell.Member, Was: x, Is: y})
		}
	}
	for i := range is {
		cell := report.Cell{Indicator: is[i].Indicator, Member: is[i].Member}
		one(before[cell], &is[i], cell)
		delete(before, cell)
	}
	for i := range was {
		if cell := (report.Cell{Indicator: was[i].Indicator, Member: was[i].Member}); before[cell] != nil {
			one(&was[i], nil, cell)
		}
	}
	return differ, fixed
}

func sideOf(f *report.Fact) Side {
	if f == nil {
		return Side{}
	}
	s := Side{State: f.State, Rule: f.Rule}
	if f.Claim() && f.Approx() {
		s.Text = "about"
	}
	if f.State.HasValue() {
		v := f.Value
		s.Value = &v
	}
	return s
}

// kindOfChange says what has become of a cell, "" for nothing.
func kindOfChange(was, is Side, rules bool) DifferenceKind {
	lacking := func(s Side) bool { return s.State == "" || s.State == report.Absent }
	switch {
	case was.Value != nil && is.Value != nil && *was.Value != *is.Value:
		return ValueChanged
	case was.Value == nil && is.Value != nil:
		return ValueGained
	case was.Value != nil && is.Value == nil:
		return ValueLost
	case was.State != is.State && !(lacking(was) && lacking(is)):
		return StateChanged
	case rules && was.Rule != is.Rule:
		return RuleChanged
	}
	return ""
}

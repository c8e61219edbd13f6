package report

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// fromLine checks a line against what a reading may say.
func fromLine(l *readingLine) (Reading, error) {
	r := Reading{Input: l.Input, Part: l.Part, Capture: value(l.Capture), Extractor: l.Extractor}
	switch {
	case l.Report != nil && l.Problem != nil:
		return r, fmt.Errorf("%w: both a report and a problem", ErrLine)
	case l.Report == nil && l.Problem == nil:
		return r, fmt.Errorf("%w: neither a report nor a problem", ErrLine)
	case l.Extractor == "":
		return r, fmt.Errorf("%w: no extractor", ErrLine)
	case l.Input == "":
		return r, fmt.Errorf("%w: no input", ErrLine)
	}
	for _, f := range l.Findings {
		if _, ok := CheckByID(f.Check); !ok {
			return r, fmt.Errorf("%w: finding: unknown check %q", ErrLine, f.Check)
		}
		r.Findings = append(r.Findings, Finding{f.Check, f.Severity, value(f.Indicator), value(f.Member), f.Want, f.Got})
	}
	if l.Problem != nil {
		if !slices.Contains(ProblemKinds(), l.Problem.Kind) {
			return r, fmt.Errorf("%w: unknown kind of problem %q", ErrLine, l.Problem.Kind)
		}
		r.Problem = &Problem{l.Problem.Kind, l.Problem.Detail}
		return r, nil
	}
	p, err := fromReportLine(l.Report)
	r.Report = p
	return r, err
}

func fromReportLine(l *reportLine) (*Report, error) {
	p := &Report{Title: l.Title, Agency: value(l.Agency), AgencyID: value(l.AgencyID), Region: value(l.Region), Year: value(l.Year), Scope: l.Scope,
		Template: Templates{value(l.Template.Disclosure), value(l.Template.Requests), value(l.Template.Review), value(l.Template.Statistics)}}
	switch p.Scope {
	case ScopeAgency, ScopeOffice, ScopeConsolidated:
	default:
		return nil, fmt.Errorf("%w: unknown scope %q", ErrLine, p.Scope)
	}
	if l.Published != nil {
		day, err := time.Parse(time.DateOnly, *l.Published)
		if err != nil {
			return nil, fmt.Errorf("%w: published: %v", ErrLine, err)
		}
		p.Published = day
	}
	p.Facts = make([]Fact, len(l.Facts))
	seen := make(map[Cell]bool, len(l.Facts))
	for i := range l.Facts {
		f, err := fromFactLine(&l.Facts[i])
		if err != nil {
			return nil, fmt.Errorf("%w: fact %d: %v", ErrLine, i+1, err)
		}
		if cell := (Cell{f.Indicator, f.Member}); seen[cell] {
			return nil, fmt.Errorf("%w: fact %d: %s %s twice", ErrLine, i+1, f.Indicator, f.Member)
		} else {
			seen[cell] = true
		}
		p.Facts[i] = f
	}
	for i := range l.Extras {
		e, err := fromExtraLine(&l.Extras[i])
		if err != nil {
			return nil, fmt.Errorf("%w: extra %d: %v", ErrLine, i+1, err)
		}
		p.Extras = append(p.Extras, e)
	}
	for _, s := range l.Sections {
		p.Sections = append(p.Sections, Section(s))
	}
	for i, e := range l.Evidence {
		_, err := strconv.Atoi(e.Says)
		switch {
		case e.About != AboutYear && e.About != AboutAgency:
			return nil, fmt.Errorf("%w: evidence %d: about %q", ErrLine, i+1, e.About)
		case !slices.Contains(EvidenceSources(), e.From):
			return nil, fmt.Errorf("%w: evidence %d: from %q", ErrLine, i+1, e.From)
		case e.About == AboutYear && err != nil || e.Says == "":
			return nil, fmt.Errorf("%w: evidence %d: %s says %q", ErrLine, i+1, e.About, e.Says)
		}
		p.Evidence = append(p.Evidence, Evidence(e))
	}
	return p, nil
}

func fromFactLine(l *factLine) (Fact, error) {
	f := Fact{Indicator: l.Indicator, Member: value(l.Member), State: l.State, Unit: l.Unit, Printed: l.Printed, Rule: l.Rule, Sentence: l.Sentence}
	if _, ok := IndicatorByCode(f.Indicator); !ok && !Extension(f.Indicator) {
		return f, fmt.Errorf("unknown indicator %q", f.Indicator)
	}
	if f.Member != "" && MemberLabel(f.Member) == "" {
		return f, fmt.Errorf("unknown member %q", f.Member)
	}
	if !slices.Contains(States(), f.State) {
		return f, fmt.Errorf("unknown state %q", f.State)
	}
	if f.State.HasValue() != (l.Value != nil) {
		return f, fmt.Errorf("state %s with value %v", f.State, l.Value)
	}
	if f.Claim() && f.State != Stated || !f.Claim() && f.Sentence != "" {
		return f, fmt.Errorf("%s in state %s with the sentence %q: a claim is stated, and nothing else has a sentence", f.Indicator, f.State, f.Sentence)
	}
	f.Value, f.At = value(l.Value), fromAtLine(l.At)
	return f, nil
}

func fromExtraLine(l *extraLine) (Extra, error) {
	e := Extra{Code: l.Code, Table: l.Table, Label: l.Label, Column: l.Column, State: l.State, Unit: l.Unit, Printed: l.Printed}
	switch {
	case !Extension(e.Code):
		return e, fmt.Errorf("%q is no code of a row beside the form", e.Code)
	case !slices.Contains(States(), e.State):
		return e, fmt.Errorf("unknown state %q", e.State)
	case e.State.HasValue() != (l.Value != nil):
		return e, fmt.Errorf("state %s with value %v", e.State, l.Value)
	}
	e.Value, e.At = value(l.Value), fromAtLine(l.At)
	return e, nil
}

func fromAtLine(at *atLine) At {
	if at == nil {
		return At{}
	}
	return At{Table: at.Table, Row: at.Row, Column: at.Column, Page: at.Page, Box: value(at.Box)}
}

// value is the zero value for null.
func value[T any](p *T) T {
	var zero T
	if p == nil {
		return zero
	}
	return *p
}

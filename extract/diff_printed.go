package extract

import (
	"cmp"
	"fmt"
	"slices"

	"harvest/report"
)

// A printedThing is what a report has beside the cells of its form, as it is compared:
// what it is, and what is said of it.
type printedThing struct {
	about, indicator, member string
	side                     Side
}

// printedExtras returns the extras of a report. Two rows of one label are two things of one
// name.
func printedExtras(p *report.Report) []printedThing {
	var things []printedThing
	for _, e := range p.Extras {
		side := Side{State: e.State, Text: e.Unit}
		if e.State.HasValue() {
			v := e.Value
			side.Value = &v
		} else if e.State == report.Illegible {
			side.Text = e.Printed
		}
		about := e.Label
		if e.Column != "" {
			about += " · " + e.Column
		}
		things = append(things, printedThing{about: about, side: side})
	}
	return things
}

func printedSections(p *report.Report) []printedThing {
	var things []printedThing
	for _, s := range p.Sections {
		things = append(things, printedThing{about: fmt.Sprintf("section %d", s.Number), side: Side{Text: "there"}})
	}
	return things
}

func printedFindings(r report.Reading) []printedThing {
	var things []printedThing
	for _, f := range r.Findings {
		text := fmt.Sprintf("%s: want %s, got %s", f.Severity, f.Want, f.Got)
		things = append(things, printedThing{about: f.Check, indicator: f.Indicator, member: f.Member, side: Side{Text: text}})
	}
	return things
}

// comparePrinted returns what two lists say otherwise: of things of one name those that
// both say alike are left out, the others set against one another in the order of what
// they say, and the rest is gained or lost. Names are in their order in the newer list,
// those it lacks behind.
func comparePrinted(kind DifferenceKind, was, is []printedThing) []Difference {
	type name struct{ about, indicator, member string }
	before, now := make(map[name][]Side), make(map[name][]Side)
	var names []name
	take := func(things []printedThing, into map[name][]Side) {
		for _, t := range things {
			n := name{t.about, t.indicator, t.member}
			if before[n] == nil && now[n] == nil {
				names = append(names, n)
			}
			into[n] = append(into[n], t.side)
		}
	}
	take(is, now)
	take(was, before)
	var differ []Difference
	for _, n := range names {
		a, b := unlike(before[n], now[n])
		for i := range max(len(a), len(b)) {
			d := Difference{Kind: kind, About: n.about, Indicator: n.indicator, Member: n.member}
			if i < len(a) {
				d.Was = a[i]
			}
			if i < len(b) {
				d.Is = b[i]
			}
			differ = append(differ, d)
		}
	}
	return differ
}

// unlike returns what each of two lists has and the other has not, sorted.
func unlike(was, is []Side) (a, b []Side) {
	was, is = slices.Clone(was), slices.Clone(is)
	slices.SortStableFunc(was, compareSides)
	slices.SortStableFunc(is, compareSides)
	for len(was) > 0 && len(is) > 0 {
		switch order := compareSides(was[0], is[0]); {
		case order < 0:
			a, was = append(a, was[0]), was[1:]
		case order > 0:
			b, is = append(b, is[0]), is[1:]
		default:
			was, is = was[1:], is[1:]
		}
	}
	return append(a, was...), append(b, is...)
}

// compareSides puts what is said into an order; equal sides say the same.
func compareSides(a, b Side) int {
	value := func(s Side) report.Value {
		if s.Value == nil {
			return 0
		}
		return *s.Value
	}
	return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(value(a), value(b)), cmp.Compare(a.Text, b.Text))
}

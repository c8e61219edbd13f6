package report

import (
	"fmt"
	"slices"
	"strings"
)

// What a rule ends in where the figure is a fix, or a total with a fix among its
// parts.
const (
	FixedRule   = "fixed"
	OfFixedRule = "of-fixed"
)

// Fixed reports whether a figure is not the page's: a fix stands in its place, or
// is among the figures that it sums up.
func (f *Fact) Fixed() bool {
	rules := strings.Split(f.Rule, ",")
	return slices.Contains(rules, FixedRule) || slices.Contains(rules, OfFixedRule)
}

// ApplyFixes returns a reading with the figures that fixes set, each with the rule
// ",fixed" behind its own; what is printed stays. Totals that are printed nowhere
// are summed up again. Sums and bounds are checked anew; of the findings of other
// checks those about a fixed cell are left out. The reading handed in is not
// changed. why says, for each fix, why it changes nothing, "" where it does.
//
// The fixes must be meant for the reading: its body and its part.
func ApplyFixes(r Reading, fixes []Fix) (fixed Reading, why []string) {
	why = make([]string, len(fixes))
	if r.Report == nil {
		for i := range why {
			why[i] = fmt.Sprintf("no report is read there: %s", r.Problem.Kind)
		}
		return r, why
	}
	p := *r.Report
	p.Facts = slices.Clone(p.Facts)
	cells := make(map[Cell]bool)
	for i := range fixes {
		if why[i] = fixes[i].apply(p.Facts); why[i] == "" {
			cells[fixes[i].Cell()] = true
		}
	}
	if len(cells) == 0 {
		return r, why
	}
	for i := range fixes {
		if why[i] == "" {
			sumAgain(p.Facts, fixes[i].Cell(), cells)
		}
	}
	r.Report = &p
	r.Findings = findAgain(&p, r.Findings, cells)
	return r, why
}

// apply sets the figure that a fix is about, or says why not.
func (f *Fix) apply(facts []Fact) (why string) {
	i := slices.IndexFunc(facts, func(fact Fact) bool { return fact.Indicator == f.Indicator && fact.Member == f.Member })
	if i < 0 {
		return fmt.Sprintf("the report's form has no cell %s", f.Cell())
	}
	fact := &facts[i]
	switch printed := collapse(fact.Printed); {
	case printed != collapse(f.Printed):
		return fmt.Sprintf("the cell prints %q, not %q", printed, f.Printed)
	case fact.State == f.State && (!f.State.HasValue() || fact.Value == f.Value):
		return "the reading says so without it"
	}
	fact.State, fact.Value = f.State, 0
	if f.State.HasValue() {
		fact.Value = f.Value
	}
	fact.Rule = strings.TrimPrefix(fact.Rule+","+FixedRule, ",")
	return ""
}

// sumAgain sums up anew the total of the run that a fixed cell belongs to, where
// the page does not print it and no fix sets it.
func sumAgain(facts []Fact, cell Cell, fixed map[Cell]bool) {
	run := totalOf(facts, cell)
	if run == nil {
		return
	}
	total := &run[len(run)-1]
	if fixed[Cell{total.Indicator, total.Member}] {
		return
	}
	if total.State == Derived {
		before, _, _ := strings.Cut(run[len(run)-2].Rule, ","+FixedRule)
		total.State, total.Value, total.Rule = Blank, 0, before
	}
	DeriveTotal(run)
	if total.State == Derived {
		total.Rule += "," + OfFixedRule
	}
}

// findAgain returns the findings of a report some of whose cells are fixed: those of
// the data anew, then the others that are not about a fixed cell.
func findAgain(p *Report, before []Finding, fixed map[Cell]bool) []Finding {
	found := RunChecks(p)
	for _, f := range before {
		if check, _ := CheckByID(f.Check); check.By != "" && !fixed[Cell{f.Indicator, f.Member}] {
			found = append(found, f)
		}
	}
	return found
}

// Mended reports whether a fact is what its reading and a fix make of it; fix is nil
// where none is about its cell.
func (f *Fact) Mended(fix *Fix) bool {
	if fix == nil || collapse(f.Printed) != collapse(fix.Printed) {
		return !slices.Contains(strings.Split(f.Rule, ","), FixedRule)
	}
	return f.State == fix.State && (!f.State.HasValue() || f.Value == fix.Value)
}

// collapse is a text with every run of white space one space.
func collapse(text string) string { return strings.Join(strings.Fields(text), " ") }

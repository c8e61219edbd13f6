package replica

import (
	"maps"
	"strings"
	"testing"

	"harvest/report"
)

// sound returns what a form's checks find in figures that are all printed.
func sound(f figures, form string) []report.Finding {
	e := &edition{agency: &agency{}, figures: f, year: 2021}
	e.form, _ = report.FormByName(form)
	e.fill()
	r := report.Report{Template: report.Templates{Disclosure: form, Requests: form, Review: form}}
	for _, t := range e.form.Tables {
		for _, c := range t.Cells() {
			r.Facts = append(r.Facts, report.Fact{Indicator: c.Indicator, Member: c.Member,
				State: e.cells[c].state, Value: e.cells[c].value})
		}
	}
	return report.RunChecks(&r)
}

func TestEverySumHoldsBeforeAnyFault(t *testing.T) {
	for _, seed := range seeds {
		for _, a := range province(seed).agencies {
			for i, f := range a.years {
				for _, form := range []string{"2019", "2021"} {
					if found := sound(f, form); len(found) > 0 {
						t.Fatalf("seed %d: %s %d on the form of %s: %+v", seed, a.ID, FirstYear+i, form, found[0])
					}
				}
			}
		}
	}
}

func TestYearsAgreeBeforeAnyFault(t *testing.T) {
	for _, a := range province(1).agencies {
		for i := range a.years[1:] {
			last, f := a.years[i], a.years[i+1]
			year := FirstYear + i + 1
			for _, m := range report.Members() {
				if last.of(rowCarriedOut, m) != f.of(rowCarriedIn, m) {
					t.Errorf("%s %d: %s carried in %v, want %v", a.ID, year, m, f.of(rowCarriedIn, m), last.of(rowCarriedOut, m))
				}
			}
			for _, kind := range []string{"rules", "normative"} {
				code := "disclosure_" + kind
				want := last.get(code+"_in_force") + f.get(code+"_issued") - f.get(code+"_repealed")
				if got := f.get(code + "_in_force"); got != want {
					t.Errorf("%s %d: %s in force %v, want %v", a.ID, year, kind, got, want)
				}
			}
			for _, power := range powers {
				code := "disclosure_" + power
				want := last.get(code+"_items_prev") + last.get(code+"_items_change")
				if got := f.get(code + "_items_prev"); got != want {
					t.Errorf("%s %d: powers of %s %v, want %v", a.ID, year, power, got, want)
				}
			}
			if maps.Equal(last, f) {
				t.Errorf("%s has the same figures in %d and the year before", a.ID, year)
			}
		}
	}
}

func TestFiguresAreOfARealSize(t *testing.T) {
	for _, seed := range seeds {
		most := report.Value(0)
		for _, a := range province(seed).agencies {
			for i, f := range a.years {
				n := f.of(rowNew, report.Total)
				if a.scope() == report.ScopeAgency && n > report.Count(160) {
					t.Errorf("seed %d: %s got %v requests in %d, want at most 160", seed, a.ID, n, FirstYear+i)
				}
				if a.scope() == report.ScopeConsolidated && (n < report.Count(150) || n > report.Count(6000)) {
					t.Errorf("seed %d: %s got %v requests in %d, want 150 to 6000", seed, a.ID, n, FirstYear+i)
				}
				rules := f.get("disclosure_rules_in_force") + f.get("disclosure_rules_issued")
				if competent := a.Level == "city" && a.scope() != report.ScopeAgency; rules > 0 != competent {
					t.Errorf("seed %d: %s has %v 规章, competent %t", seed, a.ID, rules, competent)
				}
				most = max(most, f.get("disclosure_license_decisions"))
				for cell, v := range f {
					if v < 0 && !strings.HasSuffix(cell.Indicator, "_change") {
						t.Errorf("seed %d: %s %d: %v is %v", seed, a.ID, FirstYear+i, cell, v)
					}
				}
			}
		}
		if most < report.Count(200_000) || most > report.Count(3_000_000) {
			t.Errorf("seed %d: at most %v licences a year, want some hundred thousand", seed, most)
		}
	}
}

func TestACityCountsAllItsAgencies(t *testing.T) {
	p := province(1)
	for _, g := range p.agencies {
		if g.scope() != report.ScopeConsolidated {
			continue
		}
		for i := range g.years {
			sum := report.Value(0)
			for _, a := range p.agencies {
				if a.city == g.city && a != g {
					sum += a.years[i].of(rowNew, report.Total)
				}
			}
			if got := g.years[i].of(rowNew, report.Total); got < sum {
				t.Errorf("%s %d: %v requests, its agencies have %v", g.ID, FirstYear+i, got, sum)
			}
		}
	}
}

func TestEveryCellOfBothFormsIsDrawn(t *testing.T) {
	f := province(1).agencies[0].years[0]
	for _, form := range printedForms() {
		for _, table := range form.Tables {
			for _, c := range table.Cells() {
				if _, drawn := f[c]; !drawn {
					t.Errorf("the form of %s has the cell %v, which no figure was drawn for", form.Name, c)
				}
			}
		}
	}
}

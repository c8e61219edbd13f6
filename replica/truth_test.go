package replica

import (
	"testing"
	"time"

	"harvest/report"
)

func TestTruthHasEveryCellOfTheForm(t *testing.T) {
	for _, seed := range seeds {
		for _, r := range truth(seed).Reports {
			want := 200
			if r.Template.Requests == "2019" {
				want = 198
			}
			if len(r.Facts) != want {
				t.Errorf("seed %d: %s on the form of %s has %d facts, want %d", seed, r.URL, r.Template.Requests, len(r.Facts), want)
			}
			seen := make(map[report.Cell]bool)
			for _, f := range r.Facts {
				c := report.Cell{Indicator: f.Indicator, Member: f.Member}
				known, ok := report.IndicatorByCode(f.Indicator)
				if seen[c] || !ok || f.Unit != known.Unit {
					t.Errorf("seed %d: %s: fact %+v stands twice, or in a unit that the dictionary does not know", seed, r.URL, f)
				}
				if !f.State.HasValue() && f.Value != 0 {
					t.Errorf("seed %d: %s: fact %+v has a value", seed, r.URL, f)
				}
				seen[c] = true
			}
		}
	}
}

func TestDerivedTotalsAreBlankOnThePage(t *testing.T) {
	n := 0
	for _, r := range truth(1).Reports {
		for _, f := range r.Facts {
			if f.State != report.Derived {
				continue
			}
			n++
			if f.Printed != "" || !hasQuirk(r.Quirks, BlankTotals) && !hasQuirk(r.Quirks, BlankReview) && !hasQuirk(r.Quirks, BlankZero) {
				t.Errorf("%s with %v: %s %s is derived and printed %q", r.URL, r.Quirks, f.Indicator, f.Member, f.Printed)
			}
		}
	}
	if n == 0 {
		t.Error("no total of seed 1 is derived")
	}
}

func TestAnAgencyReportsAYearOnceOrIsMissing(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		one := truth(seed)
		count := make(map[AgencyYear]int)
		for _, r := range one.Reports {
			count[AgencyYear{r.AgencyID, r.Year}]++
		}
		for _, m := range one.Missing {
			count[m]++
		}
		years := 0
		for _, a := range p.Agencies() {
			for year := FirstYear; year <= LastYear; year++ {
				want := 1
				if a.ValidFrom > year || a.ValidTo > 0 && a.ValidTo < year {
					want = 0
				}
				if got := count[AgencyYear{a.ID, year}]; got != want {
					t.Errorf("seed %d: %s %d stands %d times among reports and missing, want %d", seed, a.ID, year, got, want)
				}
				years += want
			}
		}
		if len(count) != years {
			t.Errorf("seed %d: %d agencies and years, want %d", seed, len(count), years)
		}
	}
}

func TestSomeNeverPublishAndSomeLeaveAYearOut(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		missing := make(map[string]int)
		for _, m := range truth(seed).Missing {
			missing[m.Agency]++
		}
		silent, gaps := 0, 0
		for _, n := range missing {
			switch n {
			case LastYear - FirstYear + 1:
				silent++
			default:
				gaps++
			}
		}
		if silent < 3 || gaps < 3 {
			t.Errorf("seed %d: %d agencies never publish and %d leave a year out, want at least 3 of each", seed, silent, gaps)
		}
		for _, c := range p.Cities {
			if missing["r-"+c.Code+"-government"] > 0 {
				t.Errorf("seed %d: the report for all of %s is missing for a year", seed, c.Name)
			}
		}
	}
}

func TestLateIsAfterTheEndOfMarch(t *testing.T) {
	for _, seed := range seeds {
		one := truth(seed)
		late := make(map[AgencyYear]bool)
		for _, l := range one.Late {
			late[l] = true
		}
		for _, r := range one.Reports {
			end := time.Date(r.Year+1, time.March, 31, 0, 0, 0, 0, time.UTC)
			if got := r.Published.After(end); got != late[AgencyYear{r.AgencyID, r.Year}] {
				t.Errorf("seed %d: %s of %d was published on %s, late %t", seed, r.URL, r.Year, r.Published.Format(time.DateOnly), !got)
			}
			january := time.Date(r.Year+1, time.January, 31, 0, 0, 0, 0, time.UTC)
			if on := r.Published; r.Scope != report.ScopeConsolidated && on.After(january) && !on.After(end) {
				t.Errorf("seed %d: %s of an agency was published on %s, want January or late", seed, r.URL, on.Format(time.DateOnly))
			}
		}
		if n := len(one.Late); n < 8 || n > 50 {
			t.Errorf("seed %d: %d reports are late", seed, n)
		}
	}
}

func TestTruthIsACopy(t *testing.T) {
	p := province(1)
	first := p.Truth(1)
	first.Reports[0].Facts[0].Value = -1
	first.Reports[0].Quirks[0] = "spoilt"
	p.Agencies()[0].Aka[0] = "spoilt"
	if again := p.Truth(1); again.Reports[0].Facts[0].Value == -1 || again.Reports[0].Quirks[0] == "spoilt" || p.Agencies()[0].Aka[0] == "spoilt" {
		t.Error("what a caller changes in a truth shows in the next one")
	}
}

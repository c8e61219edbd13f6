package replica

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// The truth names what the replica broke; the checks of report say the same
// about the facts as printed.
func TestFindingsAreThoseOfTheChecks(t *testing.T) {
	for _, seed := range seeds {
		for _, r := range truth(seed).Reports {
			if diff := cmp.Diff(report.RunChecks(&r.Report), r.Findings); diff != "" {
				t.Errorf("seed %d: %s with %v: the checks find (-), the truth says (+):\n%s", seed, r.URL, r.Quirks, diff)
			}
		}
	}
}

func TestAboutOneReportInTwentyHasABrokenSum(t *testing.T) {
	for _, seed := range seeds {
		reports := truth(seed).Reports
		broken := make(map[Quirk]int)
		n := 0
		for _, r := range reports {
			fault := Quirk("")
			for _, q := range r.Quirks {
				if slices.Contains([]Quirk{FaultRowTotal, FaultResultTotal, FaultBalance, FaultReviewTotal}, q) {
					fault = q
				}
			}
			if (fault != "") != (len(r.Findings) > 0) {
				t.Errorf("seed %d: %s has the fault %q and %d findings", seed, r.URL, fault, len(r.Findings))
			}
			if fault != "" {
				broken[fault]++
				n++
			}
		}
		if n*100 < len(reports)*4 || n*100 > len(reports)*6 || len(broken) != 4 {
			t.Errorf("seed %d: %d of %d reports have a broken sum: %v", seed, n, len(reports), broken)
		}
	}
}

func TestEachFaultViolatesTheChecksItShould(t *testing.T) {
	want := map[Quirk][]string{
		FaultRowTotal:    {"REQ_ROW_TOTAL", "REQ_RESULT_TOTAL"},
		FaultResultTotal: {"REQ_ROW_TOTAL", "REQ_RESULT_TOTAL", "REQ_BALANCE"},
		FaultBalance:     {"REQ_BALANCE", "REQ_BALANCE"},
		FaultReviewTotal: {"RL_TOTAL"},
	}
	for _, r := range truth(1).Reports {
		for q, checks := range want {
			if !hasQuirk(r.Quirks, q) {
				continue
			}
			var got []string
			for _, f := range r.Findings {
				got = append(got, f.Check)
			}
			ok := len(got) == len(checks)
			for i := range min(len(got), len(checks)) {
				ok = ok && strings.HasPrefix(got[i], checks[i])
			}
			if !ok {
				t.Errorf("%s has the fault %s and violates %v, want %v", r.URL, q, got, checks)
			}
		}
	}
}

func TestFiguresDisagreeBetweenYearsOnlyWhereBroken(t *testing.T) {
	for _, seed := range seeds {
		one := truth(seed)
		faults := make(map[AgencyYear][]Quirk)
		for _, r := range one.Reports {
			faults[AgencyYear{r.AgencyID, r.Year}] = r.Quirks
		}
		checks := make(map[string]int)
		for _, b := range one.Between {
			checks[b.Check]++
			here := faults[AgencyYear{b.Agency, b.Year}]
			switch {
			case b.Check == "DIS_STOCK_NORMATIVE" && hasQuirk(here, FaultStock):
			case b.Check == "XY_CARRY_TOTAL" && hasQuirk(here, FaultCarry):
			case b.Check == "XY_CARRY_APPLICANT" && (hasQuirk(here, FaultCarry) || hasQuirk(here, FaultCarryMoved)):
			default:
				t.Errorf("seed %d: %+v, where the report has %v", seed, b, here)
			}
		}
		for check, least := range map[string]int{"XY_CARRY_TOTAL": 2, "XY_CARRY_APPLICANT": 3, "DIS_STOCK_NORMATIVE": 1} {
			if checks[check] < least {
				t.Errorf("seed %d: %d breaks of %s, want at least %d", seed, checks[check], check, least)
			}
		}
	}
}

func TestNightTwoPutsOneFigureRight(t *testing.T) {
	for _, seed := range seeds {
		one, two := truth(seed), province(seed).Truth(2)
		changed := 0
		for i, before := range one.Reports {
			after := two.Reports[i]
			cells := 0
			for j := range before.Facts {
				if before.Facts[j] != after.Facts[j] {
					cells++
				}
			}
			if hasQuirk(before.Quirks, Corrected) != (cells > 0) {
				t.Errorf("seed %d: %s with %v changed %d cells", seed, before.URL, before.Quirks, cells)
			}
			if cells == 0 {
				continue
			}
			changed++
			if cells != 1 || len(before.Findings) == 0 || len(after.Findings) > 0 || before.Year != LastYear || before.URL != after.URL {
				t.Errorf("seed %d: %s of %d changed %d cells; findings %v, then %v", seed, before.URL, before.Year, cells, before.Findings, after.Findings)
			}
		}
		if changed != 1 {
			t.Errorf("seed %d: %d reports changed, want 1", seed, changed)
		}
	}
}

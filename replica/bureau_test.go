package replica

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

func TestEveryCityHasItsAgencies(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		for _, c := range p.Cities {
			kinds := make(map[string]int)
			own, county := 0, 0
			for _, a := range p.agencies {
				if a.city.Code != c.Code {
					continue
				}
				if a.Level == "county" {
					county++
					continue
				}
				kinds[a.Kind]++
				if a.own {
					own++
				}
			}
			if kinds["people_government"] != 1 || kinds["government_office"] != 1 || len(kinds) != 2+portalBureaus+1 || own != 1 || county < 1 {
				t.Errorf("seed %d: %s has agencies of %v, %d with a site of its own, %d of its county", seed, c.Name, kinds, own, county)
			}
		}
	}
}

func TestNamesAndIDsOfAgenciesAreTheirOwn(t *testing.T) {
	id := regexp.MustCompile(`^r-99[0-9]{4}(-[a-z]+)+$`)
	for _, seed := range seeds {
		ids, names := make(map[string]bool), make(map[string]string)
		for _, a := range province(seed).Agencies() {
			if !id.MatchString(a.ID) || ids[a.ID] || !strings.HasPrefix(a.ID, "r-"+a.Region) {
				t.Errorf("seed %d: agency %s of %s has an ID that is not its own, or not of its region", seed, a.ID, a.Region)
			}
			ids[a.ID] = true
			for _, name := range append([]string{a.Name}, a.Aka...) {
				if other, taken := names[report.NameKey(name)]; taken {
					t.Errorf("seed %d: %s and %s are both called %s", seed, other, a.ID, name)
				}
				names[report.NameKey(name)] = a.ID
			}
		}
	}
}

func TestAnAgencyOfAFewYearsReportsOnThoseAlone(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		spans := make(map[string][2]int)
		for _, a := range p.Agencies() {
			if a.ValidFrom > 0 {
				spans[a.ID] = [2]int{a.ValidFrom, a.ValidTo}
			}
		}
		if len(spans) == 0 {
			t.Errorf("seed %d: no agency exists for a few years only", seed)
		}
		for _, r := range truth(seed).Reports {
			if span, few := spans[r.AgencyID]; few && (r.Year < span[0] || r.Year > span[1]) {
				t.Errorf("seed %d: %s reports on %d, and exists from %d to %d", seed, r.AgencyID, r.Year, span[0], span[1])
			}
		}
	}
}

func TestScopeFollowsFromTheKind(t *testing.T) {
	for kind, want := range map[string]report.Scope{
		"people_government": report.ScopeConsolidated, "government_office": report.ScopeOffice, "education": report.ScopeAgency,
	} {
		a := &agency{Agency: report.Agency{Kind: kind}}
		if got := a.scope(); got != want {
			t.Errorf("scope of a %s = %s, want %s", kind, got, want)
		}
	}
}

func TestEveryBureauMayBeDrawn(t *testing.T) {
	seen := make(map[string]bool)
	for _, seed := range seeds {
		for _, a := range province(seed).Agencies() {
			seen[a.Kind] = true
		}
	}
	missing := 0
	for _, b := range bureaus {
		if !seen[b.kind] {
			missing++
		}
		if slices.ContainsFunc(b.short, func(s string) bool { return s == b.name }) {
			t.Errorf("%s is short for itself", b.name)
		}
	}
	if missing > 3 {
		t.Errorf("%d of %d kinds of bureau stand in none of the provinces", missing, len(bureaus))
	}
}

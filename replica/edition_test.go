package replica

import (
	"testing"
	"time"

	"harvest/report"
)

func TestReportsComeInTheYearAfter(t *testing.T) {
	for _, seed := range seeds {
		for _, e := range province(seed).editions {
			if e.published.Year() != e.year+1 || e.changed.Before(e.published) {
				t.Errorf("seed %d: %s on %d was published %v and written %v", seed, e.url(), e.year, e.published, e.changed)
			}
			if e.agency.scope() == report.ScopeConsolidated && e.published.Month() == time.January {
				t.Errorf("seed %d: the report for a whole city %s came in January", seed, e.url())
			}
		}
	}
}

func TestNoTwoArticlesHaveOneAddress(t *testing.T) {
	for _, seed := range seeds {
		seen := make(map[string]bool)
		one := truth(seed)
		var all []string
		for _, r := range one.Reports {
			all = append(all, r.URL)
		}
		for _, o := range one.Others {
			all = append(all, o.URL)
		}
		for _, url := range all {
			if seen[url] {
				t.Errorf("seed %d: %s stands for two articles", seed, url)
			}
			seen[url] = true
		}
	}
}

func TestAnEditionDrawsTheSameEachTime(t *testing.T) {
	e := province(1).editions[0]
	if a, b := e.dice("x").Uint64(), e.dice("x").Uint64(); a != b {
		t.Errorf("dice(x) threw %d, then %d", a, b)
	}
	if a, b := e.dice("x").Uint64(), e.dice("y").Uint64(); a == b {
		t.Errorf("dice(x) and dice(y) both threw %d", a)
	}
}

func TestTheSilentAreBureausThatAPortalLists(t *testing.T) {
	for _, seed := range seeds {
		n := 0
		for _, a := range province(seed).agencies {
			if !a.silent {
				continue
			}
			n++
			if a.own || a.scope() != report.ScopeAgency {
				t.Errorf("seed %d: %s never publishes, own site %t", seed, a.ID, a.own)
			}
		}
		if n != silentCount {
			t.Errorf("seed %d: %d agencies never publish, want %d", seed, n, silentCount)
		}
	}
}

// Any seed makes a province that is whole: its sums agree with what is said of
// them, and every report is served.
func FuzzAnySeedMakesAProvince(f *testing.F) {
	for _, seed := range []uint64{0, 1<<64 - 1} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		p := New(seed)
		h := p.Handler(2, nil)
		for i, r := range p.Truth(2).Reports {
			if got := report.RunChecks(&r.Report); len(got) != len(r.Findings) {
				t.Errorf("seed %d: %s: the checks find %v, the truth says %v", seed, r.URL, got, r.Findings)
			}
			if i%25 == 0 {
				if w := get(h, r.URL); w.Code != 200 || w.Body.Len() == 0 {
					t.Errorf("seed %d: GET %s = %d", seed, r.URL, w.Code)
				}
			}
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(1)
	}
}

func BenchmarkPage(b *testing.B) {
	p := New(1)
	h := p.Handler(1, nil)
	n := 0
	for b.Loop() {
		get(h, p.editions[n%len(p.editions)].url())
		n++
	}
}

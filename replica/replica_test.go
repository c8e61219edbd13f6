package replica

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"harvest/report"
)

// seeds are the provinces that the tests look at.
var seeds = []uint64{1, 2, 3}

// drawn draws each of those provinces once.
var drawn = []func() *Province{
	sync.OnceValue(func() *Province { return New(1) }),
	sync.OnceValue(func() *Province { return New(2) }),
	sync.OnceValue(func() *Province { return New(3) }),
}

// province returns the province of one of the seeds. A test must not change it.
func province(seed uint64) *Province { return drawn[seed-1]() }

// told is the truth of the first night of each of those provinces.
var told = []func() Truth{
	sync.OnceValue(func() Truth { return province(1).Truth(1) }),
	sync.OnceValue(func() Truth { return province(2).Truth(1) }),
	sync.OnceValue(func() Truth { return province(3).Truth(1) }),
}

// truth returns what the first night of one of the seeds shows. A test must not
// change it.
func truth(seed uint64) Truth { return told[seed-1]() }

// served is what seed 1 serves on the first night.
var served = sync.OnceValue(func() map[string]string { return digests(province(1), 1) })

// get asks a handler for an address.
func get(h http.Handler, url string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, url, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// digests returns a hash of every page of a night, by address.
func digests(p *Province, night int) map[string]string {
	sums := make(map[string]string)
	for _, s := range p.sites {
		for path, page := range s.pages {
			sum := sha256.Sum256(s.charset.encode(page.media, page.text(night)))
			sums["http://"+s.host+path] = hex.EncodeToString(sum[:])
		}
	}
	return sums
}

func TestSameSeedServesTheSameBytes(t *testing.T) {
	t.Parallel()
	if first, second := served(), digests(New(1), 1); !maps.Equal(first, second) {
		for url, sum := range first {
			if second[url] != sum {
				t.Errorf("New(1) served %s as %.8s, then as %.8s", url, sum, second[url])
			}
		}
	}
}

func TestPagesDoNotDependOnTheOrderTheyAreAskedIn(t *testing.T) {
	t.Parallel()
	p, again := province(2), New(2)
	h, other := p.Handler(1, nil), again.Handler(1, nil)
	reports := truth(2).Reports[:40]
	want := make(map[string][]byte)
	for _, r := range reports {
		want[r.URL] = get(h, r.URL).Body.Bytes()
	}
	for _, r := range slices.Backward(reports) {
		if got := get(other, r.URL).Body.Bytes(); !bytes.Equal(got, want[r.URL]) {
			t.Errorf("%s differs when it is asked for later", r.URL)
		}
	}
}

func TestOtherSeedsMakeOtherProvinces(t *testing.T) {
	t.Parallel()
	a, b := truth(1), truth(2)
	same := 0
	for i := range min(len(a.Reports), len(b.Reports)) {
		if slices.Equal(a.Reports[i].Facts, b.Reports[i].Facts) {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d reports of seed 1 and 2 have the same figures", same)
	}
}

func TestProvinceIsAsLargeAsPromised(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		if n := len(p.Cities); n < 8 {
			t.Errorf("New(%d) has %d cities, want at least 8", seed, n)
		}
		if n := len(p.Agencies()); n < 60 {
			t.Errorf("New(%d) has %d agencies, want at least 60", seed, n)
		}
		years := make(map[int]int)
		kinds := make(map[string]int)
		for _, r := range truth(seed).Reports {
			years[r.Year]++
		}
		for _, a := range p.Agencies() {
			kinds[a.Kind]++
		}
		for year := FirstYear; year <= LastYear; year++ {
			if years[year] < 50 {
				t.Errorf("New(%d) has %d reports for %d, want at least 50", seed, years[year], year)
			}
		}
		if kinds["people_government"] != len(p.Cities) || kinds["government_office"] != 2*len(p.Cities) || len(kinds) < 10 {
			t.Errorf("New(%d) has agencies of the kinds %v, want a government and two offices a city, and many bureaus", seed, kinds)
		}
	}
}

func TestRegionsLieInTheirParents(t *testing.T) {
	p := province(1)
	seen := make(map[string]Region)
	names := make(map[string]bool)
	for _, r := range p.Regions() {
		if len(r.Code) != 6 || !strings.HasPrefix(r.Code, "99") {
			t.Errorf("region %q has the code %q, want six digits that no real division has", r.Name, r.Code)
		}
		if _, known := seen[r.Parent]; !known && r.Level != "province" {
			t.Errorf("region %s lies in %q, which does not come before it", r.Code, r.Parent)
		}
		if names[r.Name] {
			t.Errorf("two regions are called %s", r.Name)
		}
		seen[r.Code], names[r.Name] = r, true
	}
	for _, a := range p.Agencies() {
		if r := seen[a.Region]; r.Level != a.Level || !a.Confirmed {
			t.Errorf("agency %s is of level %s in a region of level %q, confirmed %t", a.ID, a.Level, r.Level, a.Confirmed)
		}
	}
}

func TestEveryNameThatATitleHasResolvesToItsAgency(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		known := report.NewAgencies(p.Agencies())
		for _, r := range truth(seed).Reports {
			if r.Agency == "" {
				continue
			}
			if got := known.Resolve(r.Agency, r.Region, r.Year); got.ID != r.AgencyID {
				t.Errorf("seed %d: Resolve(%q, %s, %d) = %s, want %s", seed, r.Agency, r.Region, r.Year, got.ID, r.AgencyID)
			}
			if !strings.Contains(r.Title, r.Agency) {
				t.Errorf("seed %d: title %q does not name %q", seed, r.Title, r.Agency)
			}
		}
	}
}

func TestHostsAreMadeUpAndUnlike(t *testing.T) {
	for _, seed := range seeds {
		hosts := province(seed).Hosts()
		for i, h := range hosts {
			if !strings.HasSuffix(h, ".gov.test") {
				t.Errorf("seed %d: host %s is not under .gov.test", seed, h)
			}
			if slices.Contains(hosts[:i], h) {
				t.Errorf("seed %d: host %s stands twice", seed, h)
			}
		}
	}
}

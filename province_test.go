package harvest

import (
	"math"
	"slices"
	"testing"

	"harvest/replica"
	"harvest/report"
	"harvest/warehouse"
)

// A tally is what a city's agencies print for a year, added up by hand.
type tally struct {
	received           report.Value
	receivedBy, own    int
	open, answered     report.Value // of reports that print all three
	openBy             int
	denied, deniedOf   report.Value // of reports that print all nine
	deniedBy           int
	whole              bool
	wholeReceived      report.Value
	wholeReceivedKnown bool
}

var grounds = []string{"request_denied_state_secret", "request_denied_law_prohibited", "request_denied_security_stability", "request_denied_third_party",
	"request_denied_internal_affairs", "request_denied_process_info", "request_denied_enforcement_file", "request_denied_admin_inquiry"}

type cityYear struct {
	city string
	year int
}

func tallies(p *replica.Province, truth replica.Truth) map[cityYear]*tally {
	region := make(map[string]string)
	for _, a := range p.Agencies() {
		region[a.ID] = a.Region
	}
	all := make(map[cityYear]*tally)
	for _, r := range truth.Reports {
		key := cityYear{region[r.AgencyID][:4] + "00", r.Year}
		if all[key] == nil {
			all[key] = &tally{}
		}
		total := func(code string) (report.Value, bool) {
			i := slices.IndexFunc(r.Facts, func(f report.Fact) bool { return f.Indicator == code && f.Member == report.Total })
			return r.Facts[i].Value, r.Facts[i].State.HasValue()
		}
		c := all[key]
		received, known := total("request_new")
		if r.Scope == report.ScopeConsolidated {
			c.whole, c.wholeReceived, c.wholeReceivedKnown = true, received, known
			continue
		}
		c.own++
		if known {
			c.received += received
			c.receivedBy++
		}
		answered, okA := total("request_result_total")
		granted, okG := total("request_granted")
		partly, okP := total("request_partial")
		if okA && okG && okP {
			c.open += granted + partly
			c.answered += answered
			c.openBy++
		}
		sum, every := report.Value(0), okA
		for _, code := range grounds {
			v, ok := total(code)
			sum, every = sum+v, every && ok
		}
		if every {
			c.denied += sum
			c.deniedOf += answered
			c.deniedBy++
		}
	}
	return all
}

func checkCities(t *testing.T, w *warehouse.Warehouse, p *replica.Province, truth replica.Truth) {
	t.Helper()
	want := tallies(p, truth)
	cities := make(map[string]bool)
	query(t, w, `SELECT city, year, own_reports, requests_received::DOUBLE, requests_received_reports, disclosure_rate, disclosure_rate_reports,
		refusal_share, refusal_share_reports, consolidated_requests_received::DOUBLE FROM city_year`, func(scan func(...any)) {
		var k cityYear
		var own, receivedBy, openBy, deniedBy int
		var received, open, denied, whole *float64
		scan(&k.city, &k.year, &own, &received, &receivedBy, &open, &openBy, &denied, &deniedBy, &whole)
		c := want[k]
		delete(want, k)
		cities[k.city] = true
		if c == nil {
			t.Errorf("%v in city_year and nowhere else", k)
			return
		}
		if own != c.own || receivedBy != c.receivedBy || openBy != c.openBy || deniedBy != c.deniedBy {
			t.Errorf("%v: own %d, received by %d, open by %d, denied by %d; want %+v", k, own, receivedBy, openBy, deniedBy, *c)
		}
		same(t, k, "requests received", received, c.received, report.Count(1), c.receivedBy > 0)
		same(t, k, "disclosure rate", open, c.open, c.answered, c.answered > 0)
		same(t, k, "refusal share", denied, c.denied, c.deniedOf, c.deniedOf > 0)
		same(t, k, "consolidated requests", whole, c.wholeReceived, report.Count(1), c.whole && c.wholeReceivedKnown)
	})
	for k := range want {
		t.Errorf("%v is not in city_year", k)
	}
	if len(cities) < 8 {
		t.Errorf("%d cities; want eight at least", len(cities))
	}
}

// same holds a ratio of the view against one worked out by hand; NULL where
// there is nothing to work out.
func same(t *testing.T, k cityYear, what string, got *float64, over, under report.Value, known bool) {
	t.Helper()
	switch {
	case !known && got != nil:
		t.Errorf("%v: %s %v; want NULL", k, what, *got)
	case known && got == nil:
		t.Errorf("%v: %s NULL; want %s / %s", k, what, over, under)
	case known && math.Abs(*got-over.Float()/under.Float()) > 1e-9:
		t.Errorf("%v: %s %v; want %s / %s", k, what, *got, over, under)
	}
}

func checkCoverage(t *testing.T, w *warehouse.Warehouse, truth replica.Truth) {
	t.Helper()
	want := make(map[replica.AgencyYear]string)
	for _, r := range truth.Reports {
		want[replica.AgencyYear{Agency: r.AgencyID, Year: r.Year}] = "found"
	}
	for _, m := range truth.Missing {
		want[m] = "missing"
	}
	late := make(map[replica.AgencyYear]bool)
	query(t, w, "SELECT agency, year, status, coalesce(late, false), coalesce(published > make_date(year + 1, 3, 31), false) FROM coverage", func(scan func(...any)) {
		var k replica.AgencyYear
		var status string
		var isLate, afterMarch bool
		scan(&k.Agency, &k.Year, &status, &isLate, &afterMarch)
		if want[k] != status {
			t.Errorf("coverage of %v is %q; want %q", k, status, want[k])
		}
		delete(want, k)
		late[k] = afterMarch
		if afterMarch && !isLate {
			t.Errorf("%v was published after 31 March and is not late", k)
		}
	})
	for k, status := range want {
		t.Errorf("%v, %s, is not in coverage", k, status)
	}
	for _, k := range truth.Late {
		if !late[k] {
			t.Errorf("%v was published after March and coverage does not say so", k)
		}
		delete(late, k)
	}
	for k, is := range late {
		if is {
			t.Errorf("coverage says that %v was published after March", k)
		}
	}
}

type contradictionKey struct {
	agency            string
	year              int
	scope             string
	check             string
	indicator, member string
}

func checkContradictions(t *testing.T, w *warehouse.Warehouse, truth replica.Truth) {
	t.Helper()
	want := make(map[contradictionKey]int)
	for _, r := range truth.Reports {
		for _, f := range r.Findings {
			want[contradictionKey{r.AgencyID, r.Year, string(r.Scope), f.Check, "", ""}]++
		}
	}
	for _, b := range truth.Between {
		want[contradictionKey{b.Agency, b.Year, string(b.Scope), b.Check, b.Indicator, b.Member}]++
	}
	// What the province breaks are sums and chains; the checks that weigh figures
	// against rules of thumb are not its business.
	query(t, w, `SELECT agency, year, scope, check_id, coalesce(indicator::VARCHAR, ''), coalesce(member::VARCHAR, '') FROM contradiction
		WHERE check_id LIKE 'REQ%' OR check_id LIKE 'RL_TOTAL%' OR check_id LIKE 'XY_CARRY%' OR check_id LIKE 'DIS_STOCK%'`, func(scan func(...any)) {
		var k contradictionKey
		scan(&k.agency, &k.year, &k.scope, &k.check, &k.indicator, &k.member)
		if k.check[:3] == "REQ" || k.check[:3] == "RL_" {
			k.indicator, k.member = "", ""
		}
		want[k]--
	})
	for k, n := range want {
		if n != 0 {
			t.Errorf("%+v: %+d too few", k, n)
		}
	}
}

package warehouse

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// A source most of whose pages answer 200 with something else than the report
// that stood there is no longer well: its rows are those of before, and say so.
func TestASourceWhosePagesHaveBrokenSaysSo(t *testing.T) {
	empty := without("requests", "blank")
	for column := range without("disclosure", "blank") {
		empty[column] = "blank"
	}
	page := func(n int) string { return fmt.Sprintf("http://a.test/%d", n) }
	for name, test := range map[string]struct {
		do   func(h *hand)
		want string // status, stale_since, broken_pages, reports_listed
	}{
		"none": {func(h *hand) {}, "ok|NULL|0|3"},
		"error pages": {func(h *hand) {
			for n := range 3 {
				h.capture(fmt.Sprintf("error-%d", n), "s", page(n), "", "2026-01-02")
				h.exec("INSERT INTO reading VALUES (?, ?, '', ?, '1', 'no_table', NULL)", fmt.Sprintf("e%d", n), page(n), fmt.Sprintf("error-%d", n))
			}
		}, "broken|2026-01-01 00:00:00|3|3"},
		"one error page": {func(h *hand) {
			h.capture("error", "s", page(1), "", "2026-01-02")
		}, "partial|NULL|1|3"},
		"tables without figures": {func(h *hand) {
			for n := range 3 {
				h.add(sheet{agency: "finance", year: 2020 + n, url: page(n), source: "s", seen: "2026-01-02", cells: empty})
			}
		}, "broken|2026-01-01 00:00:00|3|3"},
		"better editions": {func(h *hand) {
			for n := range 3 {
				h.add(sheet{agency: "finance", year: 2020 + n, url: page(n), source: "s", seen: "2026-01-02"})
			}
		}, "ok|NULL|0|3"},
		"reports of other years": {func(h *hand) {
			for n := range 3 {
				h.add(sheet{agency: "finance", year: 2023 + n, url: page(n), source: "s", seen: "2026-01-02", cells: empty})
			}
		}, "ok|NULL|0|6"},
		"back again": {func(h *hand) {
			for n := range 3 {
				h.capture(fmt.Sprintf("error-%d", n), "s", page(n), "", "2026-01-02")
			}
			h.exec("UPDATE capture SET last_seen = '2026-01-03' WHERE capture NOT LIKE 'error%'")
		}, "ok|NULL|0|3"},
	} {
		t.Run(name, func(t *testing.T) {
			h := handmade(t, false, bodies, []report.Source{{ID: "s", Platform: "generic", Site: "http://a.test", Column: "/"}})
			for n := range 3 {
				h.add(sheet{agency: "finance", year: 2020 + n, url: page(n), source: "s", seen: "2026-01-01"})
			}
			h.visited("r2", "s", "ok", page(0), page(1), page(2))
			test.do(h)
			got := h.rows("SELECT status, stale_since, broken_pages, reports_listed FROM source_status")
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Errorf("source_status: -want +got\n%s", diff)
			}
		})
	}
}

// What an address that is listed leads to belongs to the source, over however
// many pages; what lies behind another list does not.
func TestAReportBehindSeveralPagesIsListed(t *testing.T) {
	h := handmade(t, false, bodies, []report.Source{{ID: "s", Platform: "generic", Site: "http://a.test", Column: "/"}})
	h.visited("r1", "s", "ok", "http://a.test/1")
	h.capture("article", "s", "http://a.test/1b", "", "2026-01-01")
	h.add(sheet{agency: "finance", year: 2020, url: "http://a.test/1.pdf", source: "s"})
	h.add(sheet{agency: "finance", year: 2021, url: "http://a.test/2.pdf", source: "s"})
	h.exec("UPDATE capture SET referrer = 'http://a.test/1' WHERE url = 'http://a.test/1b'")
	h.exec("UPDATE capture SET referrer = 'http://a.test/1b', kind = 'attachment' WHERE url = 'http://a.test/1.pdf'")
	h.exec("UPDATE capture SET referrer = 'http://a.test/', kind = 'attachment' WHERE url = 'http://a.test/2.pdf'")
	if got := h.rows("SELECT reports_listed, first_year FROM source_status"); got[0] != "1|2020" {
		t.Errorf("reports listed, first year = %s; want 1|2020", got[0])
	}
}

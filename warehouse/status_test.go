package warehouse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// How a source stands is told by its last visit and by what its lists have named.
func TestSourceStatusTellsHowTheLastVisitWent(t *testing.T) {
	const a, b, c, d = "http://a.test/1", "http://a.test/2", "http://a.test/3", "http://a.test/4"
	for name, test := range map[string]struct {
		do   func(h *hand)
		want string // status, failure, stale_since, named_ever, named_last, answered
	}{
		"never visited": {func(h *hand) {}, "never|NULL|NULL|0|0|false"},
		"well": {func(h *hand) {
			h.visited("r1", "s", "ok", a, b)
			h.visited("r2", "s", "unchanged", a, b, c)
		}, "ok|NULL|NULL|3|3|true"},
		"its list cannot be had": {func(h *hand) {
			h.visited("r1", "s", "ok", a, b)
			h.visited("r2", "s", "timeout")
			h.visited("r3", "s", "5xx")
		}, "failed|5xx|2026-01-01 00:00:02|2|0|false"},
		"its list was had at the second try": {func(h *hand) {
			h.visited("r1", "s", "timeout")
			h.visited("r1", "s", "ok", a)
		}, "ok|NULL|NULL|1|1|true"},
		"its list lost most": {func(h *hand) {
			h.visited("r1", "s", "ok", a, b, c, d)
			h.visited("r2", "s", "ok", a)
		}, "shrunk|NULL|2026-01-01 00:00:00|4|1|true"},
		"one page of many is gone": {func(h *hand) {
			h.visited("r1", "s", "ok", a, b, c)
			h.asked("r1", "s", "article", d, "404")
		}, "partial|404|NULL|3|3|true"},
		"most pages are gone": {func(h *hand) {
			h.visited("r1", "s", "ok", a, b, c)
			h.visited("r2", "s", "ok", a, b, c)
			h.asked("r2", "s", "article", a, "404")
			h.asked("r2", "s", "article", b, "404")
		}, "failed|404|2026-01-01 00:00:03|3|3|true"},
		"its list names nothing": {func(h *hand) {
			h.visited("r1", "s", "ok")
		}, "empty|NULL|NULL|0|0|true"},
		"the budget ran out": {func(h *hand) {
			h.visited("r1", "s", "ok", a, b, c)
			h.asked("r1", "s", "article", d, "budget")
		}, "partial|budget|NULL|3|3|false"},
		"the run was cut off": {func(h *hand) {
			h.visited("r1", "s", "ok", a)
			h.exec("UPDATE run SET finished = NULL")
		}, "ok|NULL|NULL|1|1|false"},
		"the run was cut off within the lists": {func(h *hand) {
			h.visited("r1", "s", "ok", a, b, c, d)
			h.visited("r2", "s", "ok", a)
			h.exec("UPDATE run SET finished = NULL WHERE run = 'r2'")
		}, "ok|NULL|NULL|4|1|false"},
		"disabled": {func(h *hand) {
			h.visited("r1", "s", "ok", a)
			h.exec("UPDATE source SET disabled = 'moved'")
		}, "disabled|NULL|2026-01-01 00:00:01|1|1|true"},
	} {
		t.Run(name, func(t *testing.T) {
			h := handmade(t, false, nil, []report.Source{{ID: "s", Platform: "generic", Site: "http://a.test", Column: "/"}})
			test.do(h)
			got := h.rows("SELECT status, failure, stale_since, named_ever, named_last, answered FROM source_status")
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Errorf("source_status: -want +got\n%s", diff)
			}
		})
	}
}

// A page that has broken at its address replaces no better edition of it.
func TestABrokenPageReplacesNothing(t *testing.T) {
	h := handmade(t, true, bodies, columns)
	const url = "http://czj.yi.gov.cn/1.html"
	h.add(sheet{agency: "finance", year: 2022, url: url, seen: "2025-01-01"})
	broken := without("requests", "blank")
	for column := range without("disclosure", "blank") {
		broken[column] = "blank"
	}
	h.add(sheet{agency: "finance", year: 2022, url: url, seen: "2025-02-01", cells: broken})
	h.add(sheet{agency: "finance", year: 2021, url: url, seen: "2025-01-01"})
	h.add(sheet{agency: "finance", year: 2021, url: url, seen: "2025-02-01", cells: without("review", "blank")})
	got := h.rows("SELECT report, choice, replaced FROM edition_choice ORDER BY report")
	if diff := cmp.Diff([]string{"1|1|false", "2|2|false", "3|2|true", "4|1|false"}, got); diff != "" {
		t.Errorf("edition_choice: -want +got\n%s", diff)
	}
}

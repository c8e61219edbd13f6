package warehouse

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"harvest/report"
)

func keptOf(t *testing.T, w *Warehouse, digest, input string) []Kept {
	t.Helper()
	var all []Kept
	for k, err := range w.Kept(context.Background(), digest, input) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, k)
	}
	return all
}

func TestKeptIsWhatAReleaseReadEachCaptureAs(t *testing.T) {
	w := filled(t)
	exec(t, w, `
INSERT INTO reading VALUES ('d3', 'bare.html', '', NULL, '1', 'scan', 'a picture'), ('d4', 'http://a.test/1.html', '#2', 'c1', '1', NULL, NULL);
INSERT INTO report VALUES (18, 'd4', NULL, NULL, NULL, NULL, NULL, 'office', NULL, NULL, NULL, NULL, NULL);
INSERT INTO fact VALUES (18, 'request_new', 'total', 'derived', 0.5, NULL, 'sum-of-row', 2, 4, 10, NULL, NULL)`)
	r := publish(t, w, t.TempDir())
	release, err := r.OpenAny(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	first := &report.Report{Title: "甲市财政局报告", Agency: "甲市财政局", Year: 2025, Scope: report.ScopeAgency, Template: report.Templates{Disclosure: "2021", Requests: "2021", Review: "2021"}, Facts: []report.Fact{
		{Indicator: "disclosure_fee_amount", State: report.Stated, Value: 25_100_000, Rule: "in-order"},
		{Indicator: "request_new", Member: "enterprise", State: report.Blank, Rule: "in-order"},
		{Indicator: "request_new", Member: "total", State: report.Stated, Value: report.Count(12), Rule: "in-order"},
		{Indicator: "review_total", State: report.Absent},
		{Indicator: "narrative_requests_received", State: report.Stated, Value: report.Count(12), Rule: "claim:received"},
	}, Extras: []report.Extra{{Code: "request_x_1", Label: "另计", Column: "总计", State: report.Stated, Value: report.Count(3), Unit: "件", Printed: "3件"}},
		Sections: []report.Section{{Number: 1, Heading: "一、总体情况"}}}
	found := []report.Finding{{Check: "REQ_BALANCE", Severity: "error", Indicator: "request_new", Member: "total", Want: "1", Got: "2"}}
	second := &report.Report{Scope: report.ScopeOffice, Facts: []report.Fact{{Indicator: "request_new", Member: "total", State: report.Derived, Value: 500_000, Rule: "sum-of-row"}}}
	bare := Kept{Input: "bare.html", Readings: []report.Reading{{Input: "bare.html", Extractor: "1", Problem: &report.Problem{Kind: report.Scan, Detail: "a picture"}}}}
	page := Kept{Input: "http://a.test/1.html", Capture: "c1", Digest: bodyA, Source: "s", MediaType: "text/html", Readings: []report.Reading{
		{Input: "http://a.test/1.html", Capture: "c1", Extractor: "1", Report: first, Findings: found}, {Input: "http://a.test/1.html", Capture: "c1", Part: "#2", Extractor: "1", Report: second}}}
	notice := Kept{Input: "http://a.test/2.html", Capture: "c2", Digest: bodyB, Source: "s", MediaType: "text/html", Readings: []report.Reading{
		{Input: "http://a.test/2.html", Capture: "c2", Extractor: "1", Problem: &report.Problem{Kind: report.NotReport, Detail: "a notice"}}}}
	for _, c := range []struct {
		digest, input string
		want          []Kept
	}{
		{"", "", []Kept{bare, page, notice}},
		{bodyB, "x.html", []Kept{notice}},
		{bodyA, "bare.html", []Kept{bare, page}},
		{"none", "http://a.test/1.html", nil}, // an address is no bare file
	} {
		if diff := cmp.Diff(c.want, keptOf(t, release, c.digest, c.input), cmpopts.IgnoreUnexported(Kept{})); diff != "" {
			t.Errorf("Kept(%q, %q): -want +got\n%s", c.digest, c.input, diff)
		}
	}
}

// More captures than are held at once come whole, each once and in order.
func TestKeptComesAPieceAtATime(t *testing.T) {
	w := filled(t)
	n := 2*keptAtOnce + 3
	exec(t, w, fmt.Sprintf(`
INSERT INTO reading SELECT 'r' || i, format('bare{:04d}', i), '', NULL, '1', NULL, NULL FROM range(%d) AS t(i);
INSERT INTO report SELECT 100 + i, 'r' || i, NULL, NULL, NULL, NULL, NULL, 'agency', NULL, NULL, NULL, NULL, NULL FROM range(%d) AS t(i);
INSERT INTO fact SELECT 100 + i, 'request_new', 'total', 'stated', i, NULL, 'in-order', 2, 4, 10, NULL, NULL FROM range(%d) AS t(i)`, n, n, n))
	got := keptOf(t, w, "", "")
	if len(got) != n+2 {
		t.Fatalf("%d captures and files; want %d", len(got), n+2)
	}
	for i := range n {
		k := got[i]
		if k.Input != fmt.Sprintf("bare%04d", i) || len(k.Readings[0].Report.Facts) != 1 || k.Readings[0].Report.Facts[0].Value != report.Count(int64(i)) {
			t.Fatalf("file %d is %+v", i, k)
		}
	}
}

// A release of an older harvest has fewer tables. What it has is there, and what it
// lacks is named.
func TestKeptSaysWhatAnOlderReleaseLacks(t *testing.T) {
	w := filled(t)
	exec(t, w, "DROP TABLE extra; DROP TABLE claim")
	page := keptOf(t, w, bodyA, "")[0]
	if diff := cmp.Diff([]string{"claim", "extra"}, page.Lacks); diff != "" {
		t.Errorf("Lacks: -want +got\n%s", diff)
	}
	if r := page.Readings[0]; len(r.Report.Facts) != 4 || len(r.Report.Sections) != 1 || len(r.Findings) != 1 || r.Report.Extras != nil {
		t.Errorf("%+v; want four cells, a section and a finding", r)
	}
}

package extract

import (
	"context"
	"io"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/replica"
	"harvest/report"
)

// A made-up province prints labels, mark-up and figures in ways of its own; every
// cell of every report must come out as its truth has it.
func TestEveryCellOfAProvince(t *testing.T) {
	seeds := []uint64{1, 2, 3}
	if testing.Short() { // under the race detector
		seeds = seeds[:1]
	}
	for _, seed := range seeds {
		p := replica.New(seed)
		x := Extractor{Agencies: report.NewAgencies(p.Agencies())}
		sources := make(map[string]report.Source)
		for _, s := range p.Sources() {
			sources[s.ID] = s
		}
		handler := p.Handler(1, nil)
		reports, cells, claims := 0, 0, 0
		for _, want := range p.Truth(1).Reports {
			reports++
			u, err := url.Parse(want.URL)
			if err != nil {
				t.Fatal(err)
			}
			answer := httptest.NewRecorder()
			request := httptest.NewRequest("GET", want.URL, nil)
			request.Host = u.Host
			handler.ServeHTTP(answer, request)
			body, _ := io.ReadAll(answer.Body)
			src := sources[want.Source]
			readings := x.Read(context.Background(), want.URL, body, answer.Header().Get("Content-Type"), &src)
			if len(readings) != 1 || readings[0].Report == nil {
				t.Errorf("seed %d: %s %v: %d readings, %+v", seed, want.URL, want.Quirks, len(readings), readings[0].Problem)
				continue
			}
			got := readings[0].Report
			if got.AgencyID != want.AgencyID || got.Year != want.Year || got.Scope != want.Scope || got.Template != want.Template {
				t.Errorf("seed %d: %s %q: %s %d %s %v; want %s %d %s %v", seed, want.URL, got.Title, got.AgencyID+" "+got.Agency, got.Year, got.Scope, got.Template, want.AgencyID, want.Year, want.Scope, want.Template)
			}
			cells += compareFacts(t, want, got)
			claims += compareClaims(t, want, got)
			for _, f := range readings[0].Findings {
				if strings.HasPrefix(f.Check, "NV_") && !slices.Contains(want.Quirks, replica.ProseDisagrees) && len(want.Findings) == 0 {
					t.Errorf("seed %d: %s %v: finding %+v, of a report that agrees with itself", seed, want.URL, want.Quirks, f)
				}
			}
			if again := x.Read(context.Background(), want.URL, body, answer.Header().Get("Content-Type"), &src); !cmp.Equal(readings, again) {
				t.Errorf("seed %d: %s reads otherwise when it is read again: %s", seed, want.URL, cmp.Diff(readings, again))
			}
		}
		t.Logf("seed %d: %d reports, %d cells, %d claims", seed, reports, cells, claims)
		if claims < 2*reports {
			t.Errorf("seed %d: %d claims in %d reports; want two a report at least", seed, claims, reports)
		}
	}
}

func compareFacts(t *testing.T, want replica.TrueReport, got *report.Report) int {
	t.Helper()
	truth := make(map[report.Cell]report.Fact)
	for _, f := range want.Facts {
		truth[report.Cell{Indicator: f.Indicator, Member: f.Member}] = f
	}
	wrong := 0
	for _, f := range cellsOf(got) {
		c := report.Cell{Indicator: f.Indicator, Member: f.Member}
		w, ok := truth[c]
		delete(truth, c)
		if !ok || w.State != f.State || w.State.HasValue() && w.Value != f.Value {
			if wrong++; wrong <= 3 {
				t.Errorf("%s %v: %v = %s %s %q; want %s %s", want.URL, want.Quirks, c, f.Value, f.State, f.Printed, w.Value, w.State)
			}
		}
	}
	if len(truth) > 0 {
		t.Errorf("%s %v: %d cells without a fact", want.URL, want.Quirks, len(truth))
	}
	return len(want.Facts)
}

// compareClaims holds the claims of a report whose prose repeats its tables against
// them, and returns how many there are.
func compareClaims(t *testing.T, want replica.TrueReport, got *report.Report) int {
	t.Helper()
	total := func(indicators ...string) report.Value {
		sum := report.Value(0)
		for _, f := range want.Facts {
			if f.Member == report.Total && slices.Contains(indicators, f.Indicator) {
				sum += f.Value
			}
		}
		return sum
	}
	natural := report.Value(0)
	var denied []string
	for _, f := range want.Facts {
		if f.Indicator == "request_new" && f.Member == "natural_person" {
			natural = f.Value
		}
		if strings.HasPrefix(f.Indicator, "request_denied_") {
			denied = append(denied, f.Indicator)
		}
	}
	truth := map[string]report.Value{
		"narrative_requests_received": total("request_new"), "narrative_carried_in": total("request_carried_in"),
		"narrative_answered": total("request_result_total"), "narrative_carried_out": total("request_carried_out"),
		"narrative_granted": total("request_granted"), "narrative_partial": total("request_partial"),
		"narrative_denied": total(denied...), "narrative_natural_person": natural,
		"narrative_organisations": total("request_new") - natural, "narrative_info_fee_amount": 0, "narrative_info_fee_cases": 0,
	}
	claims := 0
	for _, f := range got.Facts {
		if !f.Claim() {
			continue
		}
		claims++
		w, known := truth[f.Indicator]
		if known && f.Value != w && !(f.Indicator == "narrative_requests_received" && slices.Contains(want.Quirks, replica.ProseDisagrees)) {
			t.Errorf("%s %v: %s = %s of %q; want %s", want.URL, want.Quirks, f.Indicator, f.Value, f.Sentence, w)
		}
		if !strings.Contains(strings.Join(strings.Fields(f.Sentence), ""), strings.Join(strings.Fields(f.Printed), "")) {
			t.Errorf("%s: %s: %q is not in %q", want.URL, f.Indicator, f.Printed, f.Sentence)
		}
	}
	return claims
}

package extract

import (
	"context"
	"io"
	"net/http/httptest"
	"net/url"
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
		reports, cells := 0, 0
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
			if again := x.Read(context.Background(), want.URL, body, answer.Header().Get("Content-Type"), &src); !cmp.Equal(readings, again) {
				t.Errorf("seed %d: %s reads otherwise when it is read again: %s", seed, want.URL, cmp.Diff(readings, again))
			}
		}
		t.Logf("seed %d: %d reports, %d cells", seed, reports, cells)
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

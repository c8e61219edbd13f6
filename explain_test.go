package harvest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"harvest/archive"
	"harvest/replica"
	"harvest/report"
	"harvest/warehouse"
)

// holdExplanations asks for a figure of one report of every odd layout, by the
// address of its page, and holds the answer against the province's truth.
func (s stand) holdExplanations(t *testing.T, w *warehouse.Warehouse) {
	t.Helper()
	asked := make(map[replica.Quirk]bool)
	layouts := []replica.Quirk{replica.TextTabs, replica.TextPipes, replica.TextLines, replica.MergedTables, replica.OuterTable, replica.SplitArticles, replica.HeadSpans, replica.GBKBare, replica.FaultRowTotal}
	for _, truth := range s.province.Truth(1).Reports {
		for _, q := range truth.Quirks {
			if asked[q] || !slices.Contains(layouts, q) {
				continue
			}
			asked[q] = true
			for i := range truth.Facts {
				if f := &truth.Facts[i]; f.State == report.Stated && (f.Indicator == "request_result_total" && f.Member == report.Total || f.Indicator == "disclosure_license_decisions") {
					s.holdExplanation(t, w, truth, f)
				}
			}
			for _, f := range truth.Findings {
				s.holdFinding(t, w, truth, f)
			}
		}
	}
	if len(asked) != len(layouts) {
		t.Errorf("asked of %v; want one report of each of %v", asked, layouts)
	}
}

func (s stand) holdExplanation(t *testing.T, w *warehouse.Warehouse, want replica.TrueReport, f *report.Fact) {
	t.Helper()
	cell := report.Cell{Indicator: f.Indicator, Member: f.Member}
	x, err := Explain(context.Background(), w, s.Archive, want.URL, cell.String())
	if err != nil {
		t.Errorf("Explain(%s, %s): %v", want.URL, cell, err)
		return
	}
	if x.Row == nil || bare(x.Row.Cells[x.Row.Cell]) != bare(f.Printed) || len(x.Row.Cells) < 2 {
		t.Errorf("Explain(%s, %s) shows the row %+v (%s); want %q marked in it, quirks %v", want.URL, cell, x.Row, x.NoPage, f.Printed, want.Quirks)
	}
	if *x.Figure.Value != f.Value || x.Report.Agency != want.AgencyID || x.Report.Year != want.Year || x.Report.URL != want.URL || x.Release == "" || len(x.Checks) == 0 && f.Member != "" {
		t.Errorf("Explain(%s, %s) = %s of %s %d; want %s of %s %d", want.URL, cell, x.Figure.Value, x.Report.Agency, x.Report.Year, f.Value, want.AgencyID, want.Year)
	}
}

// holdFinding holds that a wrong sum of the truth is a check that does not hold.
func (s stand) holdFinding(t *testing.T, w *warehouse.Warehouse, want replica.TrueReport, f report.Finding) {
	t.Helper()
	cell := report.Cell{Indicator: f.Indicator, Member: f.Member}
	x, err := Explain(context.Background(), w, nil, want.URL, cell.String())
	if err != nil {
		t.Errorf("Explain(%s, %s): %v", want.URL, cell, err)
		return
	}
	for _, c := range x.Checks {
		if c.Check == f.Check && c.Outcome == string(report.Broken) && c.Got == f.Got {
			return
		}
	}
	t.Errorf("Explain(%s, %s) has the checks %+v; want %+v among them", want.URL, cell, x.Checks, f)
}

func TestExplainGoesWithoutTheArchive(t *testing.T) {
	s := newStand(t, 1, 1, t.TempDir())
	ctx := context.Background()
	sources := s.province.Sources()[:1]
	if _, err := s.Run(ctx, Plan{Command: "test", Sources: sources}); err != nil {
		t.Fatal(err)
	}
	w := s.open(t)
	empty, err := archive.Open(ctx, t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer empty.Close()
	for says, a := range map[string]*archive.Archive{"no archive is at hand": nil, "the archive does not have this capture": empty} {
		x, err := Explain(ctx, w, a, "1", "request_new")
		if err != nil || x.Row != nil || x.NoPage != says || x.Report.Digest == "" {
			t.Errorf("Explain = row %v, %q, %v; want no row and %q", x.Row, x.NoPage, err, says)
		}
	}
	_, err = Explain(ctx, w, s.Archive, "1", "request_nwe")
	if e := new(warehouse.LookupError); !errors.As(err, &e) || !strings.Contains(fmt.Sprint(err), "request_new/total") {
		t.Errorf("Explain of a code misspelt: %v; want a LookupError that names request_new/total", err)
	}
}

package harvest

import (
	"context"
	"testing"

	"harvest/archive"
	"harvest/extract"
	"harvest/report"
)

// What a release was read as is what the same extractor reads again; of another
// extractor every cell that it had otherwise is told.
func TestAReleaseIsComparedCellByCell(t *testing.T) {
	s := newStand(t, 1, 1, t.TempDir())
	ctx := context.Background()
	if _, err := s.Run(ctx, Plan{Command: "test", Sources: s.province.Sources()[:2]}); err != nil {
		t.Fatal(err)
	}
	x := &extract.Extractor{Agencies: report.NewAgencies(s.Reference.Agencies), Sources: make(map[string]report.Source)}
	for _, src := range s.Reference.Sources {
		x.Sources[src.ID] = src
	}
	w := s.open(t)
	captures := 0
	for c, err := range CompareCaptures(ctx, w, s.Archive, x, true) {
		if err != nil {
			t.Fatal(err)
		}
		if captures++; len(c.Differences) > 0 || c.Missing != "" {
			t.Errorf("%s: %+v %s; want what the release has", c.Input, c.Differences, c.Missing)
		}
	}
	if captures < 5 {
		t.Errorf("%d captures compared; want five at least", captures)
	}
	empty, err := archive.Open(ctx, t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer empty.Close()
	for c, err := range CompareCaptures(ctx, w, empty, x, false) {
		if err != nil || c.Missing != "the archive does not have this capture" {
			t.Errorf("%s without its archive: %q, %v", c.Input, c.Missing, err)
		}
	}
	if _, err := s.Warehouse.DB.ExecContext(ctx, "UPDATE fact SET value = value + 1 WHERE state = 'stated' AND indicator = 'request_new' AND member = 'total'"); err != nil {
		t.Fatal(err)
	}
	var moved int
	if err := s.Warehouse.DB.QueryRowContext(ctx, "SELECT count(*) FROM fact WHERE state = 'stated' AND indicator = 'request_new' AND member = 'total'").Scan(&moved); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Publish(ctx); err != nil {
		t.Fatal(err)
	}
	found := 0
	for c, err := range CompareCaptures(ctx, s.open(t), s.Archive, x, false) {
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range c.Differences {
			if d.Kind != extract.ValueChanged || d.Indicator != "request_new" || *d.Was.Value != *d.Is.Value+report.Count(1) {
				t.Errorf("%s: %+v; want request_new one more than it is", c.Input, d)
			}
			found++
		}
	}
	if found != moved || moved == 0 {
		t.Errorf("%d differences; want the %d figures that were moved", found, moved)
	}
}

// What a release cannot have is no difference: contacts, and tables that an older one
// does not know.
func TestAReadingIsComparedAsAReleaseWouldHaveIt(t *testing.T) {
	r := report.Reading{Report: &report.Report{Title: "电话：0731-88881234", Facts: []report.Fact{{Indicator: "narrative_requests_received"}, {Indicator: "request_new"}},
		Extras: []report.Extra{{Label: "咨询 13812345678", State: report.Illegible, Printed: "13812345678"}}, Sections: []report.Section{{Number: 1}}},
		Findings: []report.Finding{{Want: "13812345678", Got: "见 13812345678"}}}
	asReleased(&r, nil)
	if p := r.Report; p.Title == "电话：0731-88881234" || p.Extras[0].Label == "咨询 13812345678" || p.Extras[0].Printed == "13812345678" || r.Findings[0].Want != "13812345678" || r.Findings[0].Got == "见 13812345678" {
		t.Errorf("%+v %+v; want contacts masked, and figures as they are", r.Report, r.Findings)
	}
	asReleased(&r, []string{"claim", "extra", "section", "finding"})
	if p := r.Report; len(p.Facts) != 1 || p.Extras != nil || p.Sections != nil || r.Findings != nil {
		t.Errorf("%+v %+v; want one cell and nothing else", r.Report, r.Findings)
	}
}

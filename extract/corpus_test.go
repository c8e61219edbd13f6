package extract

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"harvest/report"
)

// corpus is where real reports lie with every cell known.
var corpus = filepath.Join("..", "..", "shared", "corpus")

// An expectation is what NAME.expected.json says of NAME.
type expectation struct {
	Report struct {
		Title      string `json:"title"`
		Agency     string `json:"agency"`
		ReportYear int    `json:"report_year"`
		Form       string `json:"template_era"`
		Scope      string `json:"scope"`
		Published  string `json:"publish_date"`
	} `json:"report"`
	Disclosure map[string]*report.Value            `json:"disclosure"`
	Requests   map[string]map[string]*report.Value `json:"requests"`
	Review     map[string]*report.Value            `json:"review_litigation"`
	Derived    map[string]report.Value             `json:"derived_row_totals"`
	Findings   []string                            `json:"findings"`
}

func (e *expectation) cells() map[report.Cell]*report.Value {
	cells := make(map[report.Cell]*report.Value)
	for code, v := range e.Disclosure {
		cells[report.Cell{Indicator: code}] = v
	}
	for code, v := range e.Review {
		cells[report.Cell{Indicator: code}] = v
	}
	for code, row := range e.Requests {
		for member, v := range row {
			cells[report.Cell{Indicator: code, Member: member}] = v
		}
	}
	return cells
}

func TestRealReportsReadAsCheckedByHand(t *testing.T) {
	for _, name := range []string{"zhumadian-emergency-2021.txt", "zhumadian-marked.txt", "shanghai-2019.html", "shanghai-marked.html"} {
		t.Run(name, func(t *testing.T) {
			body, want := readCorpus(t, name)
			var x Extractor
			readings := x.Read(context.Background(), name, body, "", nil)
			if len(readings) != 1 || readings[0].Report == nil {
				t.Fatalf("Read(%s) = %d readings, the first %+v; want one report", name, len(readings), readings[0].Problem)
			}
			compare(t, readings[0], want)
		})
	}
}

func readCorpus(t *testing.T, name string) ([]byte, expectation) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(corpus, name))
	if os.IsNotExist(err) {
		t.Skipf("no %s: the real reports lie beside the checkout", filepath.Join(corpus, name))
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(corpus, name[:len(name)-len(filepath.Ext(name))]+".expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want expectation
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	return body, want
}

func compare(t *testing.T, got report.Reading, want expectation) {
	t.Helper()
	r := got.Report
	if r.Title != want.Report.Title || r.Agency != want.Report.Agency || r.Year != want.Report.ReportYear || string(r.Scope) != want.Report.Scope {
		t.Errorf("report = %q, %q, %d, %s; want %q, %q, %d, %s", r.Title, r.Agency, r.Year, r.Scope,
			want.Report.Title, want.Report.Agency, want.Report.ReportYear, want.Report.Scope)
	}
	if day := want.Report.Published; day != "" && r.Published.Format("2006-01-02") != day {
		t.Errorf("published = %v, want %s", r.Published, day)
	}
	if form := (report.Templates{Disclosure: want.Report.Form, Requests: want.Report.Form, Review: want.Report.Form}); r.Template != form {
		t.Errorf("template = %+v, want %+v", r.Template, form)
	}
	cells := want.cells()
	facts := cellsOf(r)
	if len(facts) != len(cells) {
		t.Errorf("%d facts, want %d", len(facts), len(cells))
	}
	for _, f := range facts {
		cell := report.Cell{Indicator: f.Indicator, Member: f.Member}
		v, known := cells[cell]
		delete(cells, cell)
		derived, isDerived := want.Derived[f.Indicator]
		switch {
		case !known:
			t.Errorf("%v = %s, %s; want no such cell", cell, f.Value, f.State)
		case v == nil && isDerived && f.Member == report.Total:
			if f.State != report.Derived || f.Value != derived {
				t.Errorf("%v = %s, %s; want %s, derived", cell, f.Value, f.State, derived)
			}
		case v == nil:
			if f.State != report.Blank {
				t.Errorf("%v = %s, %s; want blank", cell, f.Value, f.State)
			}
		case f.State != report.Stated || f.Value != *v:
			t.Errorf("%v = %s, %s; want %s, stated", cell, f.Value, f.State, *v)
		}
	}
	for cell := range cells {
		t.Errorf("no fact for %v", cell)
	}
	found := make(map[string]bool)
	for _, f := range got.Findings {
		found[f.Check] = true
	}
	for _, check := range want.Findings {
		if !found[check] {
			t.Errorf("no finding of %s", check)
		}
		delete(found, check)
	}
	for check := range found {
		t.Errorf("finding of %s, want none: %+v", check, got.Findings)
	}
}

// cellsOf are the facts of the tables.
func cellsOf(r *report.Report) []report.Fact {
	return slices.DeleteFunc(slices.Clone(r.Facts), func(f report.Fact) bool { return f.Claim() })
}

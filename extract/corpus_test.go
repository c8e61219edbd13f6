package extract

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"harvest/report"
)

// corpus is where real reports lie with every cell known.
var corpus = filepath.Join("..", "..", "shared", "corpus")

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

func readCorpus(t *testing.T, name string) ([]byte, Expected) {
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
	want, err := ReadExpected(b)
	if err != nil {
		t.Fatal(err)
	}
	return body, want[0]
}

// compare holds a reading to more than Score counts: every miss, the title and
// day, the form of each table, and that an empty cell of these reports is blank.
func compare(t *testing.T, got report.Reading, want Expected) {
	t.Helper()
	r := got.Report
	if r.Title != want.Report.Title || string(r.Scope) != want.Report.Scope {
		t.Errorf("report = %q, %s; want %q, %s", r.Title, r.Scope, want.Report.Title, want.Report.Scope)
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
	tally := Score([]report.Reading{got}, []Expected{want})[0]
	for _, m := range tally.Misses {
		t.Errorf("%s: %s = %s, want %s", m.Outcome, m.Where, m.Got, m.Want)
	}
	if tally.Cells.Right != len(cells) {
		t.Errorf("%d cells right, want %d", tally.Cells.Right, len(cells))
	}
	for _, f := range facts {
		if f.State.Empty() && f.State != report.Blank {
			t.Errorf("%s %s = %s; want blank", f.Indicator, f.Member, f.State)
		}
	}
}

// cellsOf are the facts of the tables.
func cellsOf(r *report.Report) []report.Fact {
	return slices.DeleteFunc(slices.Clone(r.Facts), func(f report.Fact) bool { return f.Claim() })
}

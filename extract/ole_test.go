package extract

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// The same report as a page, as a word processor and as a spreadsheet write it: every
// figure of the form is the same.
func TestDOCAndXLSGiveThePagesFigures(t *testing.T) {
	figures := func(name string) map[string]string {
		body, err := os.ReadFile(filepath.Join("..", "document", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		readings := (&Extractor{}).Read(context.Background(), name, body, "", nil)
		if len(readings) != 1 || readings[0].Report == nil {
			t.Fatalf("Read(%s) = %+v; want a report", name, readings)
		}
		found := make(map[string]string)
		for _, f := range cellsOf(readings[0].Report) {
			found[f.Indicator+" "+f.Member] = string(f.State) + " " + f.Value.String()
			if f.State != report.Stated {
				t.Errorf("%s: %s %s is %s; want it stated", name, f.Indicator, f.Member, f.State)
			}
		}
		return found
	}
	page := figures("ole_report.html")
	if len(page) != 200 {
		t.Errorf("%d figures; want the form's 200", len(page))
	}
	for _, name := range []string{"ole_report.doc", "ole_report.xls"} {
		if diff := cmp.Diff(page, figures(name)); diff != "" {
			t.Errorf("%s: -page +file\n%s", name, diff)
		}
	}
}

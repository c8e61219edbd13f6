package page

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A listed title is a line of testdata/titles.tsv.
type listedTitle struct {
	report bool
	year   int
	agency string
	why    string // no report
	title  string
}

func listedTitles(t *testing.T) []listedTitle {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "titles.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var list []listedTitle
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		f := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case f[0] == "+" && len(f) == 4:
			year, err := strconv.Atoi(f[1])
			if err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
			list = append(list, listedTitle{report: true, year: year, agency: strings.TrimPrefix(f[2], "-"), title: f[3]})
		case f[0] == "-" && len(f) == 3:
			list = append(list, listedTitle{why: f[1], title: f[2]})
		default:
			t.Fatalf("line %d: %q", n+1, line)
		}
	}
	return list
}

// Of what is called a report 99 in a hundred are, and of the reports 98 in a
// hundred are found, with their year and agency (spec 4.3).
func TestTheClassifierOfTitles(t *testing.T) {
	list := listedTitles(t)
	reports, found, wrong, years, agencies := 0, 0, 0, 0, 0
	for _, x := range list {
		got, ok := ReportTitle(x.title)
		switch {
		case x.report && ok:
			reports, found = reports+1, found+1
			if got.Year == x.year {
				years++
			} else {
				t.Logf("year of %q = %d; want %d", x.title, got.Year, x.year)
			}
			if got.Agency == x.agency {
				agencies++
			} else {
				t.Logf("agency of %q = %q; want %q", x.title, got.Agency, x.agency)
			}
		case x.report:
			reports++
			t.Logf("not found: %q", x.title)
		case ok:
			wrong++
			t.Logf("no report, but %s: %q = %+v", x.why, x.title, got)
		}
	}
	t.Logf("%d titles, %d of reports: precision %.4f, recall %.4f, %d years and %d agencies right", len(list), reports,
		float64(found)/float64(found+wrong), float64(found)/float64(reports), years, agencies)
	if len(list) < 300 || reports < 100 || len(list)-reports < 100 {
		t.Errorf("%d titles, %d of reports; want 300, and 100 of either kind at least", len(list), reports)
	}
	if float64(found) < 0.99*float64(found+wrong) {
		t.Errorf("%d of %d are reports; want 99 in a hundred", found, found+wrong)
	}
	if float64(found) < 0.98*float64(reports) {
		t.Errorf("%d of %d reports found; want 98 in a hundred", found, reports)
	}
	if float64(years) < 0.99*float64(found) || float64(agencies) < 0.98*float64(found) {
		t.Errorf("of %d reports %d years and %d agencies are right; want 99 and 98 in a hundred", found, years, agencies)
	}
}

package extract_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"harvest/extract"
	"harvest/report"
)

// laidOut are the reports that are printed in every layout.
var laidOut = []entry{
	{"2021", "words:form", ""},
	{"2021", "words:form figures:few", ""},
	{"2021", "", ""},
	{"2021", "t3:two figures:few", ""},
	{"2021", "t3:one figures:few zero:-", ""},
	{"2021", "t3:empty figures:few zero:blank blank-total head:flat t4:flat", ""},
	{"2021", "figures:big digits:spaces", ""},
	{"2021", "figures:big digits:commas t2:four", ""},
	{"2021", "figures:big digits:wide-commas", ""},
	{"2021", "digits:wide t3:empty", ""},
	{"2021", "subtotals t3:two figures:few", ""},
	{"2019", "words:form", ""},
	{"2019", "figures:few", ""},
	{"2019", "figures:few zero:blank", ""},
	{"2014", "words:form", ""},
	{"2014", "figures:few", ""},
	{"2014", "digits:commas", ""},
	{"2014 fujian", "", ""},
	{"2021", "words:form two-reports year:2023", ""},
}

// Whatever a report is printed as, no figure of it is read wrong and none invented,
// and as many are read as once were. A layout with a floor of 0 is not read, and says
// so: its problem is a row, not silence.
func TestLayouts(t *testing.T) {
	skipShort(t)
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			var sum extract.Count
			var x extract.Extractor
			for i, e := range laidOut {
				b := newBook(tuning, e, "layout-"+string(rune('a'+i)))
				parts, _ := b.all()
				body := l.print(b, parts)
				want, err := extract.ReadExpected([]byte(b.expected()))
				if err != nil {
					t.Fatal(err)
				}
				readings := x.Read(context.Background(), "a.txt", []byte(body), "", nil)
				if len(readings) == 0 {
					t.Errorf("%s, %s: no reading; want a report or a problem", e.form, e.options)
				}
				for _, tally := range extract.Score(readings, want) {
					for _, m := range tally.Misses {
						if m.Outcome == extract.Invented || m.Outcome == extract.Wrong && !slices.Contains([]string{"agency", "scope"}, m.Where) {
							t.Errorf("%s, %s: %s %s: want %s, got %s", e.form, e.options, m.Where, m.Outcome, m.Want, m.Got)
						}
						if m.Where == "report" {
							t.Logf("%s, %s: %s", e.form, e.options, m.Got)
						}
					}
					sum.Add(tally.Cells)
				}
			}
			t.Logf("%.2f of a hundred are read: %+v", sum.Percent(), sum)
			if math.Round(sum.Percent()*10)/10 < l.floor {
				t.Errorf("%.2f of a hundred are read, were %.2f", sum.Percent(), l.floor)
			}
		})
	}
}

// A figure is found again where the reading says that it stands.
func TestLayoutsKnowTheirPlaces(t *testing.T) {
	for _, l := range layouts {
		b := newBook(tuning, laidOut[0], "layout-a")
		body := []byte(l.print(b, b.parts()))
		var x extract.Extractor
		for _, r := range x.Read(context.Background(), "a.txt", body, "", nil) {
			if r.Report == nil {
				continue
			}
			for i := 0; i < len(r.Report.Facts); i += 37 {
				f := &r.Report.Facts[i]
				if f.State != report.Stated || f.Claim() {
					continue
				}
				p, ok, err := extract.FindPlace(context.Background(), body, "", r.Part, f.At)
				if err != nil || !ok || report.ParseNumber(p.Cells[p.Cell]).Value != f.Value {
					t.Errorf("%s: FindPlace of %s %s = %+v, %v, %v; want a row with %s", l.name, f.Indicator, f.Member, p, ok, err, f.Value)
				}
			}
		}
	}
}

// What cannot be read is a row that names the report.
func TestALayoutThatIsNotReadIsTitled(t *testing.T) {
	for _, l := range layouts {
		for i, e := range laidOut[:3] {
			b := newBook(tuning, e, "layout-"+string(rune('a'+i)))
			body := l.print(b, b.parts())
			var x extract.Extractor
			for _, r := range x.Read(context.Background(), "a.txt", []byte(body), "", nil) {
				if r.Problem != nil && r.Problem.Kind == report.NotReport {
					t.Errorf("%s, %s: %s; want a problem that knows of the report", l.name, e.options, r.Problem.Detail)
				}
			}
		}
	}
}

package extract_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"harvest/extract"
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
}

// Whatever a report is printed as, no figure of it is read wrong and none invented,
// and as many are read as once were. A layout with a floor of 0 is not read, and says
// so: its problem is a row, not silence.
func TestLayouts(t *testing.T) {
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			var sum extract.Count
			var x extract.Extractor
			for i, e := range laidOut {
				b := newBook(tuning, e, "layout-"+string(rune('a'+i)))
				body := l.print(b, b.parts())
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

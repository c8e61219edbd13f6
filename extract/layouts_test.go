package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
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
	{"2019", "words:form", ""},
	{"2019", "figures:few", ""},
	{"2019", "figures:few zero:blank", ""},
	{"2014", "words:form", ""},
	{"2014", "figures:few", ""},
	{"2014 fujian", "", ""},
}

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
				if dir := os.Getenv("LAYOUT_DIR"); dir != "" {
					os.MkdirAll(dir, 0o755)
					base := filepath.Join(dir, strings.ReplaceAll(l.name, " ", "_")+"-"+string(rune('a'+i)))
					os.WriteFile(base+".txt", []byte(body), 0o644)
					os.WriteFile(base+".expected.json", []byte(b.expected()), 0o644)
				}
				one := extract.Count{}
				for _, tally := range extract.Score(x.Read(context.Background(), "a.txt", []byte(body), "", nil), want) {
					one.Add(tally.Cells)
					for _, m := range tally.Misses {
						if m.Outcome == extract.Wrong || m.Outcome == extract.Invented || m.Where == "report" {
							t.Logf("%s %s: %s %s: want %s, got %s", e.form, e.options, m.Outcome, m.Where, m.Want, m.Got)
						}
					}
				}
				t.Logf("   %s %s: %.1f %+v", e.form, e.options, one.Percent(), one)
				sum.Add(one)
			}
			t.Logf("== %s: %.1f %+v", l.name, sum.Percent(), sum)
		})
	}
}

package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"harvest/extract"
)

// papers are ways to print a PDF, each with how many of a hundred cells come out right
// at least: a floor that only rises.
var papers = []struct {
	options string
	least   float64
}{
	{"words:form", 100},
	{"words:form centred", 100},
	{"words:form ruling:filled", 100},
	{"words:form ruling:dashed", 100},
	{"words:form ruling:dotted", 100},
	{"words:form ruling:double", 100},
	{"words:form ruling:shaded", 100},
	{"words:form ruling:white", 100},
	{"words:form turn:90", 100},
	{"words:form turn:180", 100},
	{"words:form turn:270", 100},
	{"words:form turn:lying", 100},
	{"words:form landscape", 100},
	{"words:form landscape head-again", 100},
	{"words:form landscape head-again running", 100},
	{"words:form landscape narrow running page-numbers", 100},
	{"words:form landscape turn:90 head-again", 100},
	{"words:form two-up", 100},
	{"words:form two-up running", 100},
	{"words:form watermark:leaning", 100},
	{"words:form watermark:level", 100},
	{"words:form vertical", 100},
	{"words:form vertical landscape", 100},
	{"words:form narrow", 100},
	{"words:form gaps:0.3 figures:big", 100},
	{"words:form gaps:0.55 figures:big", 85},
	{"words:form gaps:0.8 figures:big", -1},
	{"words:form ruling:none", 100},
	{"words:form ruling:none centred", 97},
	{"words:form ruling:none narrow", 96},
	{"words:form ruling:none narrow centred", 96},
	{"words:form ruling:none zero:blank figures:few", 71},
	{"words:form ruling:none zero:blank figures:few centred narrow", 71},
	{"words:form ruling:none landscape", 100},
	{"words:form ruling:none landscape head-again centred", 97},
	{"words:form ruling:none t3:two", 100},
	{"words:form ruling:none t3:one head:short", 100},
	{"words:form ruling:none gaps:0.55 figures:big", 85},
	{"words:form ruling:none gaps:0.8 figures:big", -1},
	{"words:form ruling:shaded-bare", 100},
	{"words:form ruling:upright", 100},
	{"words:form ruling:upright centred narrow", 96},
	{"words:form ruling:upright zero:blank figures:few", 71},
	{"words:form ruling:level", 100},
	{"words:form ruling:level centred", 100},
	{"words:form ruling:level narrow zero:blank figures:few", 89},
	{"words:form ruling:three", 100},
	{"words:form ruling:three centred", 98},
	{"words:form ruling:three narrow", 96},
	{"words:form ruling:three landscape head-again", 100},
	{"words:form ruling:three zero:blank figures:few", 71},
	{"words:form ruling:head", 97},
	{"words:form ruling:head centred narrow", 93},
	{"words:form ruling:head zero:blank figures:few landscape", 85},
}

// Whatever a page looks like, no figure comes out wrong.
func TestPapers(t *testing.T) {
	skipShort(t)
	for _, p := range papers {
		for _, form := range []string{"2021", "2019", "2014"} {
			t.Run(form+" "+p.options, func(t *testing.T) {
				b := newBook(tuning, entry{form, p.options, "pdf"}, "paper")
				want, err := extract.ReadExpected([]byte(b.expected()))
				if err != nil {
					t.Fatal(err)
				}
				body, err := b.print("pdf")
				if err != nil {
					t.Fatal(err)
				}
				if dir := os.Getenv("HARVEST_PAPERS"); dir != "" {
					if err := os.WriteFile(filepath.Join(dir, form+" "+p.options+".pdf"), body, 0o644); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(filepath.Join(dir, form+" "+p.options+".expected.json"), []byte(b.expected()), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				var x extract.Extractor
				var sum extract.Count
				for _, tally := range extract.Score(x.Read(context.Background(), "report.pdf", body, "", nil), want) {
					sum.Add(tally.Cells)
					sum.Add(tally.Fields)
					for _, m := range tally.Misses {
						if m.Outcome == extract.Invented || m.Outcome == extract.Wrong {
							t.Errorf("%s: %s is %s, want %s: %s", p.options, m.Where, m.Got, m.Want, m.Outcome)
						}
					}
				}
				t.Logf("%.2f %+v", sum.Percent(), sum)
				if sum.Percent() < p.least {
					t.Errorf("%s: %+v, %.2f of a hundred; want %.2f", p.options, sum, sum.Percent(), p.least)
				}
			})
		}
	}
}

package replica

import (
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// formLabels returns every label that a form prints, its enumerator taken off.
func formLabels() []string {
	var list []string
	for _, f := range printedForms() {
		for _, t := range f.Tables {
			for _, b := range t.Blocks {
				for _, c := range b.Columns {
					list = append(append(list, c.Label), c.Under...)
				}
				for _, r := range b.Rows {
					list = append(append(list, r.Label), r.Under...)
				}
			}
		}
	}
	for i, l := range list {
		list[i] = strings.TrimPrefix(l, enumerator.FindString(l))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func TestRewordingsAreOfLabelsThatTheFormsPrint(t *testing.T) {
	labels := formLabels()
	for words, list := range rewordings {
		if !slices.Contains(labels, words) {
			t.Errorf("no form prints %q, which is reworded", words)
		}
		for _, other := range list {
			if other == words || other == "" {
				t.Errorf("%q is reworded as %q", words, other)
			}
		}
	}
	for words := range instructions {
		if !slices.Contains(labels, words) {
			t.Errorf("no form prints %q, which has an instruction", words)
		}
	}
}

func TestEveryRowOfTableThreeCanBeReworded(t *testing.T) {
	for _, f := range printedForms() {
		for _, r := range f.Table("requests").Blocks[0].Rows {
			words := strings.TrimPrefix(r.Label, enumerator.FindString(r.Label))
			if len(rewordings[words]) == 0 {
				t.Errorf("the row %q of %s is always worded as on the form", words, f.Name)
			}
		}
	}
}

func TestNoTwoRowsOfAGroupAreWordedAlike(t *testing.T) {
	for _, seed := range seeds {
		for _, e := range province(seed).editions {
			seen := make(map[string]string)
			for _, r := range e.form.Table("requests").Blocks[0].Rows {
				key := strings.Join(r.Under, "/") + "/" + e.label(r.Label)
				if other, twice := seen[key]; twice {
					t.Fatalf("seed %d: %s words %q and %q the same", seed, e.url(), r.Label, other)
				}
				seen[key] = r.Label
			}
		}
	}
}

// labelled returns an edition that prints labels with some quirks.
func labelled(year int, quirks ...Quirk) *edition {
	return &edition{agency: &agency{}, year: year, quirks: quirks}
}

func TestLabelsAreWrittenAsTheQuirksSay(t *testing.T) {
	const security, petition, granted = "3.危及“三安全一稳定”", "1.信访举报投诉类申请", "（一）予以公开"
	for _, c := range []struct {
		label  string
		quirks []Quirk
		want   []string // one of these
	}{
		{security, nil, []string{security}},
		{security, []Quirk{StraightQuote}, []string{`3.危及"三安全一稳定"`}},
		{security, []Quirk{NoQuote}, []string{"3.危及三安全一稳定"}},
		{granted, []Quirk{HalfBrackets}, []string{"(一)予以公开"}},
		{petition, []Quirk{Enumerators}, []string{"1、信访举报投诉类申请", "（1）信访举报投诉类申请", "①信访举报投诉类申请", "1．信访举报投诉类申请", "1) 信访举报投诉类申请"}},
		{"规章", []Quirk{Instructions}, []string{"规章（设区的市、自治州以上人民政府填报，其他单位填0）"}},
		{"本年增/减", []Quirk{Instructions, HalfBrackets}, []string{"本年增/减(增加用正数表示，减少用负数表示，如-8)"}},
	} {
		for year := FirstYear; year <= LastYear; year++ {
			if got := labelled(year, c.quirks...).label(c.label); !slices.Contains(c.want, got) {
				t.Errorf("label(%q) with %v = %q, want one of %q", c.label, c.quirks, got, c.want)
			}
		}
	}
}

func TestALabelIsRewordedTheSameWayThroughoutAReport(t *testing.T) {
	e := labelled(2022, Rewording)
	for range 5 {
		if a, b := e.label("总计"), e.label("（七）总计"); strings.TrimPrefix(b, "（七）") != a {
			t.Errorf("one report says %q and %q", a, b)
		}
	}
}

// printedForms are the forms that the province prints.
func printedForms() []*report.Form {
	return slices.DeleteFunc(slices.Clone(report.Forms()), func(f *report.Form) bool { return len(f.Table("requests").Blocks) == 0 })
}

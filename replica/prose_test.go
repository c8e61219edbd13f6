package replica

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"harvest/report"
)

func TestEveryReportHasSixSectionsInOrder(t *testing.T) {
	for _, seed := range seeds {
		for _, r := range truth(seed).Reports {
			var numbers []int
			for _, s := range r.Sections {
				numbers = append(numbers, s.Number)
				if s.Text == "" && (s.Number == 1 || s.Number > 4) {
					t.Errorf("seed %d: %s: section %d has no text", seed, r.URL, s.Number)
				}
			}
			if !slices.Equal(numbers, []int{1, 2, 3, 4, 5, 6}) {
				t.Errorf("seed %d: %s has sections %v", seed, r.URL, numbers)
			}
		}
	}
}

func TestProseLeavesNothingOpen(t *testing.T) {
	for _, e := range province(1).editions {
		for _, p := range e.flow() {
			if strings.ContainsAny(p.text, "{}") {
				t.Fatalf("%s says %q", e.url(), p.text)
			}
		}
	}
}

func TestProseCanBeWrittenInGBK(t *testing.T) {
	encoder := simplifiedchinese.GBK.NewEncoder()
	for _, e := range province(1).editions {
		for _, p := range e.flow() {
			if _, err := encoder.String(p.text); err != nil {
				t.Fatalf("%s says %q: %v", e.url(), p.text, err)
			}
		}
	}
	for words, list := range rewordings {
		for _, other := range append(list, words) {
			if _, err := encoder.String(other); err != nil {
				t.Errorf("label %q: %v", other, err)
			}
		}
	}
}

func TestProseNamesTheAgencyAndTheYear(t *testing.T) {
	for _, e := range province(1).editions {
		var all strings.Builder
		for _, p := range e.flow() {
			all.WriteString(p.text)
		}
		year := fmt.Sprint(e.year)
		if !strings.Contains(all.String(), year) || !strings.Contains(all.String(), e.agency.Name) && !strings.Contains(all.String(), e.agency.self) {
			t.Errorf("%s never names %s, or %s", e.url(), e.agency.Name, year)
		}
	}
}

// requestsText is what a report says about requests.
func requestsText(r TrueReport) string {
	_, rest, _ := strings.Cut(r.Sections[0].Text, "（二）依申请公开情况\n")
	text, _, _ := strings.Cut(rest, "\n")
	return text
}

func TestProseAgreesWithTheTableUnlessItsQuirkSaysNot(t *testing.T) {
	disagree := 0
	for _, seed := range seeds {
		for i, r := range truth(seed).Reports {
			text := requestsText(r)
			fresh := province(seed).editions[i].figures.of(rowNew, report.Total)
			carried := province(seed).editions[i].figures.of(rowCarriedIn, report.Total)
			switch {
			case fresh == 0 && carried == 0:
				if strings.ContainsAny(strings.Replace(text, fmt.Sprint(r.Year), "", 1), "123456789") {
					t.Errorf("seed %d: %s got no request, and says %q", seed, r.URL, text)
				}
			case strings.Contains(text, "申请"+fresh.String()+"件") == hasQuirk(r.Quirks, ProseDisagrees):
				t.Errorf("seed %d: %s got %v requests, disagrees %t, and says %q", seed, r.URL, fresh,
					hasQuirk(r.Quirks, ProseDisagrees), text)
			case hasQuirk(r.Quirks, ProseDisagrees):
				disagree++
			}
		}
	}
	if disagree == 0 {
		t.Error("no report's prose disagrees with its table")
	}
}

func TestFeeIsStatedFrom2021On(t *testing.T) {
	for _, r := range truth(1).Reports {
		if got := strings.Contains(r.Sections[5].Text, "信息处理费"); got != (r.Year >= 2021) {
			t.Errorf("%s of %d: fee stated %t", r.URL, r.Year, got)
		}
	}
}

func TestAHeadingPrintedTwiceIsOneSection(t *testing.T) {
	for _, e := range province(1).editions {
		if !e.has(HeadingTwice) {
			continue
		}
		n := 0
		for _, p := range e.flow() {
			if p.kind == heading && p.number == 1 {
				n++
			}
		}
		if n != 2 {
			t.Errorf("%s prints its first heading %d times, want 2", e.url(), n)
		}
		return
	}
	t.Error("no report of seed 1 prints its first heading twice")
}

package replica

import (
	"strings"
	"testing"
)

// refused are words that a title of a report never has.
var refused = []string{"通知", "指南", "图解", "上半年", "报表", "法治政府", "季度", "办法"}

func TestOthersAreNoReportsByTheirTitles(t *testing.T) {
	for _, seed := range seeds {
		one := truth(seed)
		families := make(map[string]int)
		for _, o := range one.Others {
			hit := ""
			for _, word := range refused {
				if strings.Contains(o.Title, word) {
					hit = word
				}
			}
			if hit == "" {
				t.Errorf("seed %d: nothing in %q says that it is no report", seed, o.Title)
			}
			families[hit]++
		}
		for _, word := range refused {
			if families[word] == 0 {
				t.Errorf("seed %d: no list has an article with %s in its title", seed, word)
			}
		}
		for _, r := range one.Reports {
			for _, word := range refused {
				if strings.Contains(r.Title, word) {
					t.Errorf("seed %d: the report %q has %s in its title", seed, r.Title, word)
				}
			}
		}
	}
}

func TestOthersHoldNoTableOfTheForm(t *testing.T) {
	p := province(1)
	h := p.Handler(1, nil)
	for _, o := range truth(1).Others {
		text := read(t, p, h, o.URL)
		for _, sign := range []string{"第二十条第", "本年新收", "未经复议"} {
			if strings.Contains(text, sign) {
				t.Errorf("%s (%s) holds %q", o.URL, o.Title, sign)
			}
		}
		if strings.ContainsAny(text, "{}") && strings.Contains(text, "{name}") {
			t.Errorf("%s leaves a name open", o.URL)
		}
	}
}

func TestNoTwoArticlesOfAColumnHaveOneTitle(t *testing.T) {
	for _, c := range province(1).columns {
		seen := make(map[string]bool)
		for _, a := range c.entries() {
			if seen[a.title] {
				t.Errorf("%s lists %q twice", c.id, a.title)
			}
			seen[a.title] = true
		}
	}
}

package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"harvest/report"
)

// choose keeps one claim an indicator: of the best wording the first. Where several
// ways of counting what is published stand side by side and none is better than the
// others, none is kept. against has the claims that state another figure in the
// same wording and for nobody else.
func choose(all []claim) (kept, against []report.Fact) {
	slices.SortStableFunc(all, func(a, b claim) int {
		return cmp.Or(strings.Compare(a.fact.Indicator, b.fact.Indicator), cmp.Compare(a.rank, b.rank), cmp.Compare(a.order, b.order))
	})
	var chosen []claim
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].fact.Indicator == all[0].fact.Indicator {
			n++
		}
		same := all[:n]
		all = all[n:]
		same = slices.DeleteFunc(slices.Clone(same), func(c claim) bool { return c.part && whole[c.fact.Indicator] })
		if len(same) == 0 || unsure(same) {
			continue
		}
		first := same[0]
		chosen = append(chosen, first)
		for _, c := range same[1:] {
			if c.fact.Value != first.fact.Value && c.fact.Rule == first.fact.Rule && own(c.subject) && own(first.subject) && !c.fact.Approx() {
				against = append(against, c.fact)
			}
		}
	}
	slices.SortFunc(chosen, func(a, b claim) int { return cmp.Compare(a.order, b.order) })
	for _, c := range chosen {
		kept = append(kept, c.fact)
	}
	return kept, against
}

// whole are the indicators that count everything of a kind, so that a figure with a
// share behind it is none of theirs.
var whole = map[string]bool{"narrative_requests_received": true, "narrative_answered": true, "narrative_proactive_total": true, "narrative_website_posts": true}

// unsure reports whether the best wording of what is published is a loose one and
// gives two figures.
func unsure(same []claim) bool {
	first := same[0]
	loose := first.fact.Indicator == "narrative_website_posts" || first.fact.Indicator == "narrative_proactive_total" && first.rank > 1
	return loose && slices.ContainsFunc(same, func(c claim) bool { return c.rank == first.rank && c.fact.Value != first.fact.Value })
}

var unsaid = regexp.MustCompile(`20\d\d年度?|全年|本年度?|今年|年内|共计|共|我[局委办厅镇乡县市区州省街道]|本[局委办厅镇乡县市区州省机关]+|全[县市区州省]|依法|度|，`)

// own reports whether a clause counts for the report's own agency: beside the year
// and the agency it names nothing.
func own(subject string) bool { return unsaid.ReplaceAllString(subject, "") == "" }

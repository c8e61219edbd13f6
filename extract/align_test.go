package extract

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// Of placements that put the same into every column the first is kept, in order.
func TestDistinctKeepsTheFirstOfEachPlacement(t *testing.T) {
	for _, printed := range [][]string{{"0", "", "3", ""}, {"1", "", "/", "1"}, {"", "2", "", "", "无", "2"}} {
		s := &slot{options: choices(len(printed), 8)}
		for _, p := range printed {
			s.cells = append(s.cells, cell{number: report.ParseNumber(p)})
		}
		var want []placement
		for _, p := range s.options {
			if !slices.ContainsFunc(want, func(q placement) bool { return saysTheSame(s, p, q) }) {
				want = append(want, slices.Clone(p))
			}
		}
		all := len(s.options)
		s.distinct()
		if diff := cmp.Diff(want, s.options); diff != "" || len(want) == all {
			t.Errorf("distinct of %d ways to put %q: %d; -want +got\n%s", all, printed, len(s.options), diff)
		}
	}
}

func saysTheSame(s *slot, a, b placement) bool {
	for i := range a {
		if s.figure(a, i) != s.figure(b, i) || s.state(a, i) != s.state(b, i) {
			return false
		}
	}
	return true
}

package report

import (
	"cmp"
	"slices"
	"strings"
)

// SumOfRow is the rule of a total that is printed nowhere: the sum of its parts.
const SumOfRow = "sum-of-row"

// DeriveTotal fills a blank total, the last of a run of facts, with the sum of
// those before it where one of them at least is printed and all of them are figures
// or empty. A row without a blank total stays as it is.
func DeriveTotal(facts []Fact) {
	last := &facts[len(facts)-1]
	if last.State != Blank {
		return
	}
	sum, printed := Value(0), false
	for i := range facts[:len(facts)-1] {
		f := &facts[i]
		if !f.State.HasValue() && !f.State.Empty() {
			return
		}
		sum, printed = sum+f.Value, printed || f.State == Stated
	}
	if printed {
		last.State, last.Value, last.Rule = Derived, sum, SumOfRow
	}
}

// totalOf returns the run of facts that a cell is summed up with, the total last:
// the applicants of a row of table 3, or five cells of table 4. It is nil where the
// cell belongs to no such run.
func totalOf(facts []Fact, cell Cell) []Fact {
	total := Cell{cell.Indicator, Total}
	belongs := func(f Fact) bool { return f.Indicator == cell.Indicator && f.Member != "" }
	if cell.Member == "" {
		i, _ := IndicatorByCode(cell.Indicator)
		if i.Section != "review" {
			return nil
		}
		total = Cell{Indicator: cmp.Or(i.Parent, i.Code)}
		belongs = func(f Fact) bool {
			part, _ := IndicatorByCode(f.Indicator)
			return f.Indicator == total.Indicator || part.Parent == total.Indicator
		}
	}
	from := slices.IndexFunc(facts, belongs)
	if from < 0 {
		return nil
	}
	to := from
	for to < len(facts) && belongs(facts[to]) {
		to++
	}
	run := facts[from:to]
	last := &run[len(run)-1]
	if len(run) < 2 || last.Indicator != total.Indicator || last.Member != total.Member || strings.HasSuffix(last.Rule, ",subtotal") {
		return nil
	}
	return run
}

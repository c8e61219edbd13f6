package extract

import (
	"slices"

	"harvest/report"
)

// settle picks one placement for every slot. Where a slot has several, the sums
// of the form decide: 总计 is the sum of its row, （七）that of the outcomes, and
// the first two rows together equal （七）and the last. Slots that stay open, or
// that nothing fits, are taken out and named; where they are more than the others
// nothing is known of the table, and the first of them is the error.
func settle(slots []*slot, book *rowBook) ([]placement, []*alignError, error) {
	places := make([]placement, len(slots))
	var open []*slot
	var index []int
	var doubts []*alignError
	settled := 0
	for j, s := range slots {
		switch {
		case s == nil:
		case len(s.options) == 0:
			doubts = append(doubts, doubtOf("3", book.rows[j].Label, s, 0))
			slots[j] = nil
		case len(s.options) == 1:
			places[j] = s.options[0]
			if s.rule != "empty-row" {
				settled++
			}
		default:
			open, index = append(open, s), append(index, j)
		}
	}
	if len(open) > 0 {
		failed := settleOpen(slots, open, index, places, book)
		if failed == nil {
			settled += len(open)
		}
		for i, j := range index {
			if failed == nil {
				break
			}
			places[j], slots[j] = nil, nil
			doubts = append(doubts, doubtOf("3", book.rows[j].Label, open[i], failed.Found))
			if i == 0 {
				doubts[len(doubts)-1].Ways = failed.Ways
			}
		}
	}
	if len(doubts) > settled {
		return nil, nil, doubts[0]
	}
	return places, doubts, nil
}

// settleOpen places the slots that could stand in several ways by the sums of the
// table: first of the ways in which every row adds up to its own 总计, which are few,
// then of all. Only one may be left.
func settleOpen(slots, open []*slot, index []int, places []placement, book *rowBook) *alignError {
	sums := newSums(slots, book)
	proven := make([]*slot, len(open))
	for i, s := range open {
		s.options = sums.within(s, index[i], places)
		proven[i] = s.proven()
	}
	for _, candidates := range [][]*slot{proven, open} {
		set := func(chosen []placement) {
			for i, j := range index {
				places[j] = nil
				if i < len(chosen) {
					places[j] = chosen[i]
				}
			}
		}
		solutions, found := search(candidates,
			func(chosen []placement) bool { set(chosen); return !sums.exceeded(places) },
			func(chosen []placement) bool { set(chosen); return sums.hold(places) })
		if found == 1 {
			set(solutions[0])
			return nil
		}
		if found > 1 {
			failed := doubtOf("3", book.rows[index[0]].Label, open[0], found)
			failed.parting(open, solutions)
			return failed
		}
	}
	return doubtOf("3", book.rows[index[0]].Label, open[0], 0)
}

// proven returns the slot with those placements only whose 总计 is printed and
// equals the sum of the row.
func (s *slot) proven() *slot {
	p := &slot{cells: s.cells, rule: s.rule}
	for _, o := range s.options {
		if last := len(o) - 1; s.printed(o, last) && s.figure(o, last) == s.sum(o) {
			p.options = append(p.options, o)
		}
	}
	return p
}

// sum adds up the figures that a placement puts before the last column.
func (s *slot) sum(p placement) report.Value {
	sum := report.Value(0)
	for i := range len(p) - 1 {
		sum += s.figure(p, i)
	}
	return sum
}

// sums knows which rows of table 3 make up which.
type sums struct {
	slots                         []*slot
	outcomes                      []int
	result, new, carried, pending int
	derived                       bool // a 总计 left blank counts as the sum of its row
}

func newSums(slots []*slot, book *rowBook) *sums {
	s := &sums{slots: slots, result: -1, new: -1, carried: -1, pending: -1}
	for j, r := range book.rows {
		switch r.Cells[0].Indicator {
		case "request_new":
			s.new = j
		case "request_carried_in":
			s.carried = j
		case "request_result_total":
			s.result = j
		case "request_carried_out":
			s.pending = j
		default:
			s.outcomes = append(s.outcomes, j)
		}
	}
	return s
}

// hold reports whether every column adds up. The last column is left out where
// no outcome prints its 总计. Without the rows that carry the sums nothing holds.
func (s *sums) hold(places []placement) bool {
	if s.slots[s.result] == nil || s.slots[s.new] == nil {
		return false
	}
	at := func(row, column int) report.Value {
		if s.slots[row] == nil {
			return 0
		}
		last := len(places[row]) - 1
		if s.derived && column == last && !s.slots[row].printed(places[row], last) {
			return s.slots[row].sum(places[row])
		}
		return s.slots[row].figure(places[row], column)
	}
	width := len(places[s.result])
	for column := range width {
		sum, printed := report.Value(0), false
		for _, row := range s.outcomes {
			sum += at(row, column)
			printed = printed || s.slots[row] != nil && s.slots[row].printed(places[row], column)
		}
		if column == width-1 && !printed {
			continue
		}
		if sum != at(s.result, column) || at(s.new, column)+at(s.carried, column) != at(s.result, column)+at(s.pending, column) {
			return false
		}
	}
	return true
}

// within keeps the options of an outcome that put no more into a column than
// （七）prints for it, where that row's place is known. It shortens the search: what it
// drops keeps no sum.
func (s *sums) within(open *slot, row int, places []placement) []placement {
	if s.result < 0 || s.slots[s.result] == nil || places[s.result] == nil || !slices.Contains(s.outcomes, row) {
		return open.options
	}
	total := s.slots[s.result]
	return slices.DeleteFunc(slices.Clone(open.options), func(p placement) bool {
		for column := range p {
			if total.printed(places[s.result], column) && open.figure(p, column) > total.figure(places[s.result], column) {
				return true
			}
		}
		return false
	})
}

// exceeded reports whether the outcomes placed so far already put more into a
// column than （七）prints.
func (s *sums) exceeded(places []placement) bool {
	if s.slots[s.result] == nil || places[s.result] == nil {
		return false
	}
	for column := range places[s.result] {
		if !s.slots[s.result].printed(places[s.result], column) {
			continue
		}
		sum := report.Value(0)
		for _, row := range s.outcomes {
			if s.slots[row] != nil && places[row] != nil {
				sum += s.slots[row].figure(places[row], column)
			}
		}
		if sum > s.slots[s.result].figure(places[s.result], column) {
			return true
		}
	}
	return false
}

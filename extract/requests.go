package extract

import (
	"harvest/report"
)

// readRequests reads table 3: rows known by their labels in the form's order,
// seven figures a row.
func readRequests(t *table, f *report.Form) (tableReading, error) {
	book := rowBookOf(f, "requests")
	rows, groups, fit := matchRows(t, book)
	members := report.Members()
	reading := tableReading{fit: fit}
	columns := requestColumns(t)
	slots := make([]*slot, len(rows))
	for j, m := range rows {
		if m.line < 0 {
			continue
		}
		l := &t.lines[m.line]
		s := place(l.cells[m.leaf+1:], len(members), columns[l.grid], l.ruled)
		if len(l.cells[m.leaf+1:]) == 0 {
			continue // a label without cells
		}
		s.distinct()
		slots[j] = &s
	}
	shareOffsets(slots, rows)
	places, err := settle(slots, book)
	if err != nil {
		return reading, err
	}
	reading.facts = make([]report.Fact, 0, len(book.rows)*len(members))
	for j, r := range book.rows {
		for k, c := range r.Cells {
			var printed *cell
			rule := ""
			if s := slots[j]; s != nil {
				rule = s.rule
				if !rows[j].exact {
					rule += ",label-alike"
				}
				if at := places[j][k]; at >= 0 {
					printed = &s.cells[at]
				}
			}
			reading.facts = append(reading.facts, factOf(c, printed, rule))
		}
	}
	reading.facts = append(reading.facts, subtotals(t, rows, groups, columns)...)
	deriveRowTotals(reading.facts[:len(book.rows)*len(members)], len(members))
	return reading, nil
}

// requestColumns returns, for each grid, the grid columns of the seven
// applicants, where its head prints each of them once, in order.
func requestColumns(t *table) map[int][]int {
	members := report.Members()
	columns := make(map[int][]int)
	for i := range t.lines {
		l := &t.lines[i]
		if !l.ruled {
			continue
		}
		for k := range l.cells {
			c := &l.cells[k]
			if !c.word() || c.at.Row > 4 {
				continue
			}
			for j, m := range members {
				if c.label.key == labelKey(report.MemberLabel(m)) {
					if columns[l.grid] == nil {
						columns[l.grid] = make([]int, len(members))
					}
					if columns[l.grid][j] == 0 {
						columns[l.grid][j] = c.column
					}
				}
			}
		}
	}
	for grid, at := range columns {
		for j := range at {
			if at[j] == 0 || j > 0 && at[j] <= at[j-1] {
				delete(columns, grid)
				break
			}
		}
	}
	return columns
}

// shareOffsets keeps, of the ways to place rows of one shape (the same label
// cell, the same number of cells), those whose offset serves every row of that
// shape that prints a figure.
func shareOffsets(slots []*slot, rows []match) {
	type shape struct{ leaf, cells int }
	offsets := make(map[shape]map[int]int) // offset → rows it serves
	count := make(map[shape]int)
	each := func(f func(*slot, shape)) {
		for j, s := range slots {
			if s != nil && s.rule != "empty-row" && len(s.options) > 0 && len(s.cells) > len(s.options[0]) && s.options[0].run() {
				f(s, shape{rows[j].leaf, len(s.cells)})
			}
		}
	}
	each(func(s *slot, k shape) {
		if offsets[k] == nil {
			offsets[k] = make(map[int]int)
		}
		count[k]++
		for _, p := range s.options {
			offsets[k][p[0]]++
		}
	})
	each(func(s *slot, k shape) {
		if len(s.options) == 1 {
			return
		}
		var kept []placement
		for _, p := range s.options {
			if offsets[k][p[0]] == count[k] {
				kept = append(kept, p)
			}
		}
		s.options = kept
	})
}

// run reports whether a placement takes cells that stand side by side.
func (p placement) run() bool {
	for i := range p {
		if p[i] != p[0]+i {
			return false
		}
	}
	return true
}

// subtotals reads the rows that an agency added for a group.
func subtotals(t *table, rows []match, groups []string, columns map[int][]int) []report.Fact {
	taken := make(map[int]bool)
	for _, m := range rows {
		if m.line >= 0 {
			taken[m.line] = true
		}
	}
	var facts []report.Fact
	seen := make(map[string]bool)
	for i := range t.lines {
		l := &t.lines[i]
		lead := leading(l)
		if taken[i] || groups[i] == "" || seen[groups[i]] || lead == len(l.cells) || !subtotalLabel(l.cells[:lead]) {
			continue
		}
		s := place(l.cells[lead:], len(report.Members()), columns[l.grid], l.ruled)
		if len(s.options) != 1 {
			continue
		}
		seen[groups[i]] = true
		for k, m := range report.Members() {
			if at := s.options[0][k]; at >= 0 {
				facts = append(facts, factOf(report.Cell{Indicator: groups[i], Member: m}, &s.cells[at], s.rule+",subtotal"))
			}
		}
	}
	return facts
}

// subtotalLabel reports whether a row's last label is 小计 or 合计.
func subtotalLabel(cells []cell) bool {
	for i := len(cells) - 1; i >= 0; i-- {
		if cells[i].word() {
			return cells[i].label.key == "小计" || cells[i].label.key == "合计"
		}
	}
	return false
}

// deriveRowTotals fills a blank last column from the row's printed members. The
// members must all be figures or empty.
func deriveRowTotals(facts []report.Fact, width int) {
	for from := 0; from+width <= len(facts); from += width {
		deriveTotal(facts[from : from+width])
	}
}

// deriveTotal fills a blank total, the last of a run of facts, with the sum of
// those before it where one of them at least is printed.
func deriveTotal(facts []report.Fact) {
	last := &facts[len(facts)-1]
	if last.State != report.Blank {
		return
	}
	sum, printed := report.Value(0), false
	for i := range facts[:len(facts)-1] {
		f := &facts[i]
		if !f.State.HasValue() && !f.State.Empty() {
			return
		}
		sum, printed = sum+f.Value, printed || f.State == report.Stated
	}
	if printed {
		last.State, last.Value, last.Rule = report.Derived, sum, "sum-of-row"
	}
}

package extract

import (
	"slices"
	"sync"

	"harvest/report"
)

// readRequests reads table 3: rows known by their labels in the form's order,
// seven figures a row.
func readRequests(t *table, f *report.Form) (tableReading, error) {
	book := rowBookOf(f, "requests")
	rows, groups, fit := matchRows(t, book)
	fit -= book.dropParts(t, rows)
	members := report.Members()
	reading := tableReading{fit: fit}
	heads := requestHeads(t, rows)
	doubtHeads(t, rows, heads)
	if filled := fillGaps(t, rows, book, true); filled != nil {
		rows = filled
	}
	slots, places, doubts, err := settleRows(t, rows, heads, book)
	if filled := fillGaps(t, rows, book, false); err == nil && filled != nil {
		if s, p, d, err := settleRows(t, filled, heads, book); err == nil && len(d) == 0 && proveGaps(rows, filled, s, p, book) {
			rows, slots, places, doubts = filled, s, p, nil
		}
	}
	if err != nil {
		return reading, err
	}
	reading.doubts = doubts
	for j, s := range slots {
		if s == nil {
			rows[j].line = -1 // its cells are extras
		}
	}
	reading.facts = make([]report.Fact, 0, len(book.rows)*len(members))
	for j, r := range book.rows {
		for k, c := range r.Cells {
			var printed *cell
			rule := ""
			if s := slots[j]; s != nil {
				rule = s.rule
				switch {
				case rows[j].between:
					rule += ",between-labels"
				case !rows[j].exact:
					rule += ",label-alike"
				}
				if at := places[j][k]; at >= 0 {
					printed = &s.cells[at]
				}
			}
			reading.facts = append(reading.facts, factOf(c, printed, rule))
		}
	}
	added, taken := subtotals(t, rows, groups, heads)
	reading.facts = append(reading.facts, added...)
	reading.doubts = append(reading.doubts, strayRows(t, rows, taken, book)...)
	reading.extras = requestExtras(t, rows, taken, heads)
	deriveRowTotals(reading.facts[:len(book.rows)*len(members)], len(members))
	return reading, nil
}

// settleRows places the cells of the rows that were found.
func settleRows(t *table, rows []match, heads map[int]*requestHead, book *rowBook) ([]*slot, []placement, []*alignError, error) {
	slots := make([]*slot, len(rows))
	for j, m := range rows {
		if m.line < 0 {
			continue
		}
		l := &t.lines[m.line]
		s := placeRequests(l, m.leaf, heads[l.grid])
		if len(l.behind(m.leaf)) == 0 {
			continue // a label without cells
		}
		if l.loose && s.contradicted() {
			continue // a figure cut in two, or another row's
		}
		s.distinct()
		slots[j] = &s
	}
	shareOffsets(slots, rows)
	places, doubts, err := settle(slots, book)
	return slots, places, doubts, err
}

// A requestHead is what the head of a grid says of its columns.
type requestHead struct {
	columns []int // grid column of each member, nil where not all seven are printed
	others  []int // columns with a head of the agency's own: 小计, 单位, 占比
	fields  int   // cells of the head's only line, 0 where it has several
	plain   bool  // the members stand in the form's order and nothing stands between
}

// requestHeads reads the head of each grid that table 3 is printed in: the lines
// before its first row.
func requestHeads(t *table, rows []match) map[int]*requestHead {
	first := make(map[int]int) // grid → line of its first row
	for _, m := range rows {
		if m.line >= 0 {
			if at, ok := first[t.lines[m.line].grid]; !ok || m.line < at {
				first[t.lines[m.line].grid] = m.line
			}
		}
	}
	members := memberLabels()
	heads := make(map[int]*requestHead)
	for grid, until := range first {
		h := &requestHead{columns: make([]int, len(members)), plain: true}
		lines, found := 0, 0
		var rest []int
		for i := range t.lines[:until] {
			l := &t.lines[i]
			if l.grid != grid {
				continue
			}
			here := false
			for k := range l.cells {
				c := &l.cells[k]
				j := slices.IndexFunc(members, func(keys []string) bool { return c.word() && slices.Contains(keys, c.label.key) })
				switch {
				case j >= 0 && h.columns[j] == 0:
					h.columns[j], here = c.column, true
					found++
				case c.word():
					rest = append(rest, c.column)
				}
			}
			if here {
				lines++
				h.fields = len(l.cells)
			}
		}
		if found < len(members) {
			continue
		}
		if lines > 1 {
			h.fields = 0
		}
		low := slices.Min(h.columns)
		for _, column := range rest {
			if column >= low && !slices.Contains(h.columns, column) {
				h.others = append(h.others, column)
			}
		}
		h.plain = slices.IsSorted(h.columns) && len(h.others) == 0
		heads[grid] = h
	}
	return heads
}

// doubtHeads leaves out heads that depart from the form's order where the rows say
// otherwise: their columns are not seven different ones, or more rows add up to
// their 总计 in the form's order than in the head's.
func doubtHeads(t *table, rows []match, heads map[int]*requestHead) {
	for grid, h := range heads {
		if h.plain {
			continue
		}
		byHead, inOrder := 0, 0
		for _, m := range rows {
			if m.line < 0 || t.lines[m.line].grid != grid {
				continue
			}
			l := &t.lines[m.line]
			for k, head := range []*requestHead{h, nil} {
				s := placeRequests(l, m.leaf, head)
				if len(s.options) != 1 || len(s.proven().options) != 1 {
					continue
				}
				if k == 0 {
					byHead++
				} else {
					inOrder++
				}
			}
		}
		seen := slices.Compact(slices.Sorted(slices.Values(h.columns)))
		if len(seen) < len(h.columns) || inOrder > byHead {
			delete(heads, grid)
		}
	}
}

// memberLabels returns the keys that each of the seven applicants is printed as.
var memberLabels = sync.OnceValue(func() [][]string {
	var labels [][]string
	for _, c := range report.Forms()[0].Table("requests").Blocks[0].Columns {
		keys := []string{labelKey(c.Label)}
		for _, v := range c.Variants {
			keys = append(keys, labelKey(v))
		}
		labels = append(labels, keys)
	}
	return labels
})

// placeRequests lists the ways to put the cells behind a label under the seven
// applicants. A head that prints all of them decides where it departs from the
// form's order or has columns of its own; else their order and number do.
func placeRequests(l *line, leaf int, h *requestHead) slot {
	cells := l.behind(leaf)
	width := len(memberLabels())
	if h == nil {
		return place(cells, width, nil, l.ruled)
	}
	if !h.plain && (l.ruled || h.fields == len(l.cells)) {
		p := make(placement, width)
		for j, column := range h.columns {
			p[j] = slices.IndexFunc(cells, func(c cell) bool { return c.column == column })
		}
		if !slices.Contains(p, -1) {
			return slot{cells, []placement{p}, "by-column"}
		}
	}
	return place(cells, width, h.columns, l.ruled)
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

// subtotals reads the rows that an agency added for a group, and returns them with
// the lines they stand on.
func subtotals(t *table, rows []match, groups []string, heads map[int]*requestHead) ([]report.Fact, map[int]bool) {
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
		s := placeRequests(l, lead-1, heads[l.grid])
		if len(s.options) != 1 || numberOf(l.cells[lastWord(l)].text).n > 0 {
			continue // （七）小计 is no group's
		}
		seen[groups[i]], taken[i] = true, true
		for k, m := range report.Members() {
			if at := s.options[0][k]; at >= 0 {
				facts = append(facts, factOf(report.Cell{Indicator: groups[i], Member: m}, &s.cells[at], s.rule+",subtotal"))
			}
		}
	}
	return facts, taken
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
		report.DeriveTotal(facts[from : from+width])
	}
}

package report

import (
	"slices"
	"strings"
)

// figures finds a report's facts by cell.
type figures struct {
	report *Report
	at     []int32         // by cellNumber: 1 + the fact's index, 0 where there is none
	filled map[string]bool // tables that print any figure
	forms  map[string]string
}

// cellNumber numbers every cell that the dictionary can name: indicators by
// members, the first place for no member. ok is false for an added row's code.
func cellNumber(c Cell) (int, bool) {
	i, ok := loadDictionary().byCode[c.Indicator]
	if !ok {
		return 0, false
	}
	return i*placesOfMember + memberPlace(c.Member), true
}

// placesOfMember is one for no member and one for each of the seven.
const placesOfMember = 8

// memberPlace is 0 for no member, else the member's place on the form.
func memberPlace(member string) int {
	if member == "" {
		return 0
	}
	for i, m := range memberCodes() {
		if m == member {
			return i + 1
		}
	}
	return 0
}

func (f *figures) fact(c Cell) *Fact {
	if n, ok := cellNumber(c); ok && f.at[n] > 0 {
		return &f.report.Facts[f.at[n]-1]
	}
	return nil
}

// RunChecks runs the checks that are data over a report whose totals have been
// derived, and returns what they find in the order of checks.yaml. It changes
// nothing.
func RunChecks(r *Report) []Finding {
	f := newFigures(r)
	var found []Finding
	for i := range Checks() {
		if c := &Checks()[i]; c.By == "" {
			found = f.run(c, found)
		}
	}
	return found
}

func newFigures(r *Report) *figures {
	f := &figures{
		report: r,
		at:     make([]int32, len(Indicators())*placesOfMember),
		filled: make(map[string]bool),
		forms: map[string]string{"disclosure": r.Template.Disclosure, "requests": r.Template.Requests,
			"review": r.Template.Review, "statistics": r.Template.Statistics},
	}
	last := ""
	for i := range r.Facts {
		fact := &r.Facts[i]
		if n, ok := cellNumber(Cell{fact.Indicator, fact.Member}); ok {
			f.at[n] = int32(i + 1)
		}
		if fact.State.HasValue() && fact.Indicator != last {
			last = fact.Indicator
			f.filled[tableOf(last)] = true
		}
	}
	return f
}

// tableOf names the table an indicator stands in, by the prefix of its code.
func tableOf(code string) string {
	switch prefix, _, _ := strings.Cut(code, "_"); prefix {
	case "disclosure":
		return "disclosure"
	case "request", "r":
		return "requests"
	case "review", "litigation":
		return "review"
	case "stat":
		return "statistics"
	}
	return "narrative"
}

// run applies one check to every row, member or cell it is for.
func (f *figures) run(c *Check, found []Finding) []Finding {
	table := c.Table
	if table == "" {
		table = f.subject(c)
	}
	name := f.forms[table]
	if name == "" || !c.Applies(name) {
		return found
	}
	switch c.Each {
	case "":
		return f.judge(c, "", "", found)
	case "member":
		for _, m := range memberCodes() {
			found = f.judge(c, "", m, found)
		}
	case "row":
		for _, code := range rowCodes(name) {
			found = f.judge(c, code, "", found)
		}
	case "cell":
		found = f.bounds(c, table, found)
	}
	return found
}

// subject names the table a check is about: that of the first indicator which
// is no claim of the prose.
func (f *figures) subject(c *Check) string {
	for _, r := range c.rules {
		for _, side := range [][]term{r.left, r.right} {
			for _, t := range side {
				if table := tableOf(t.indicator); table != "narrative" {
					return table
				}
			}
		}
	}
	return "requests"
}

// bounds holds every stated cell of a table against the check's bounds.
func (f *figures) bounds(c *Check, table string, found []Finding) []Finding {
	for i := range f.report.Facts {
		fact := &f.report.Facts[i]
		if fact.State != Stated || tableOf(fact.Indicator) != table {
			continue
		}
		want := ""
		switch {
		case c.AtLeast != nil && fact.Value < Count(*c.AtLeast):
			want = "at least " + Count(*c.AtLeast).String()
		case c.Whole && !fact.Value.Whole():
			want = "a whole number"
		default:
			continue
		}
		found = append(found, Finding{c.ID, c.Severity, fact.Indicator, fact.Member, want, fact.Value.String()})
	}
	return found
}

// judge applies a check's rules with r and a filled in.
func (f *figures) judge(c *Check, row, member string, found []Finding) []Finding {
	var misses []Finding
	for i := range c.rules {
		r := &c.rules[i]
		left, counted := f.sum(c, r.left, row, member, true)
		right, also := f.sum(c, r.right, row, member, false)
		switch {
		case counted && also:
		case len(c.Any) > 0: // what cannot be counted might be the one that holds
			return found
		default:
			continue
		}
		if holds(left, r.op, right) {
			if len(c.Any) > 0 {
				return found
			}
			continue
		}
		want := right.String()
		switch r.op {
		case "<=":
			want = "at most " + want
		case ">=":
			want = "at least " + want
		}
		cell := r.left[0].cell(row, member)
		misses = append(misses, Finding{c.ID, c.Severity, cell.Indicator, cell.Member, want, left.String()})
	}
	if len(c.Any) > 0 && len(misses) > 0 {
		var wants []string
		for _, m := range misses {
			wants = append(wants, m.Want)
		}
		misses[0].Want = strings.Join(slices.Compact(wants), " or ")
		misses = misses[:1]
	}
	return append(found, misses...)
}

func holds(left Value, op string, right Value) bool {
	switch op {
	case "<=":
		return left <= right
	case ">=":
		return left >= right
	}
	return left == right
}

func (t term) cell(row, member string) Cell {
	c := Cell{t.indicator, t.member}
	if c.Indicator == "r" {
		c.Indicator = row
	}
	if c.Member == "a" {
		c.Member = member
	}
	return c
}

// sum adds the terms of one side. It gives up where a cell cannot be counted: it
// is absent or illegible, or empty where the check skips blanks, or the table
// prints nothing, or it is a claim that its own words round. A group's subtotal counts on the left side only where it is
// printed; on the right it is the sum of its rows.
func (f *figures) sum(c *Check, terms []term, row, member string, left bool) (Value, bool) {
	total := Value(0)
	for _, t := range terms {
		v, ok := f.figure(c, t.cell(row, member), left)
		if !ok {
			return 0, false
		}
		if t.minus {
			v = -v
		}
		total += v
	}
	return total, true
}

func (f *figures) figure(c *Check, cell Cell, left bool) (Value, bool) {
	fact := f.fact(cell)
	switch {
	case fact == nil && !left:
		return f.group(c, cell)
	case fact == nil:
		return 0, false
	case fact.Approx():
		return 0, false
	case fact.State.HasValue():
		return fact.Value, true
	case !fact.State.Empty():
		return 0, false
	case c.Blank == "skip_if_blank":
		return 0, false
	case left && cell.Member == Total && c.Blank == "blank_total_is_derived":
		return 0, false
	}
	return 0, f.filled[tableOf(cell.Indicator)]
}

// group is the sum of a group's rows, for a subtotal that is not printed.
func (f *figures) group(c *Check, cell Cell) (Value, bool) {
	total, any := Value(0), false
	for _, code := range groupCodes(cell.Indicator, f.forms["requests"]) {
		v, ok := f.figure(c, Cell{code, cell.Member}, true)
		if !ok {
			return 0, false
		}
		total, any = total+v, true
	}
	return total, any
}

package report

import (
	"slices"
	"strings"
)

// An Outcome says how a check ends for one figure of one report.
type Outcome string

// The outcomes of a check.
const (
	Holds      Outcome = "holds"         // counted, and kept
	Broken     Outcome = "does not hold" // counted, and not kept: there is a finding
	NotCounted Outcome = "not counted"   // a figure that it needs is absent, illegible, or empty and not 0
	Elsewhere  Outcome = "elsewhere"     // a check in Go or SQL: only a finding says how it ended
)

// A Judgement is one check, filled in for a row or an applicant, with a figure
// that takes part in it.
type Judgement struct {
	Check     string
	Severity  string
	Says      string // the rule, or the figures that are held against one another
	Indicator string // the figure that a finding of this judgement names
	Member    string
	Outcome   Outcome
	Want, Got string // as a finding has them; set where Broken
	Later     bool   // a finding would stand in the report for the year after
}

// Judge returns every check in which a cell of a report takes part, in the order
// of checks.yaml: a sum or a bound as it ends for the report, a check in Go or SQL
// as Elsewhere. A cell takes part in the sum of its group where no subtotal is
// printed. A check that is not meant for the form of the cell's table is left out.
func Judge(r *Report, cell Cell) []Judgement {
	f := newFigures(r)
	var all []Judgement
	for i := range Checks() {
		c := &Checks()[i]
		if c.By != "" {
			all = f.named(c, cell, all)
			continue
		}
		table := c.Table
		if table == "" {
			table = f.subject(c)
		}
		form := f.forms[table]
		if form == "" || !c.Applies(form) {
			continue
		}
		switch c.Each {
		case "":
			all = f.instance(c, "", "", cell, all)
		case "member":
			for _, m := range memberCodes() {
				all = f.instance(c, "", m, cell, all)
			}
		case "row":
			for _, code := range rowCodes(form) {
				all = f.instance(c, code, "", cell, all)
			}
		case "cell":
			all = f.bound(c, table, cell, all)
		}
	}
	return all
}

// named adds the groups of a check in Go or SQL that a cell stands in, as a
// figure of its own year or of the year before.
func (f *figures) named(c *Check, cell Cell, all []Judgement) []Judgement {
	for i, group := range c.names {
		first := group[0].cell
		if !c.Applies(f.forms[tableOf(first.Indicator)]) {
			continue
		}
		for _, later := range []bool{false, true} {
			if slices.Contains(group, name{cell, later}) {
				all = append(all, Judgement{Check: c.ID, Severity: c.Severity, Says: c.Names[i], Indicator: first.Indicator, Member: first.Member, Outcome: Elsewhere, Later: later})
			}
		}
	}
	return all
}

// instance adds what a check says, with r and a filled in, where a cell takes
// part: each rule alone where all must hold, and all together where one must.
func (f *figures) instance(c *Check, row, member string, cell Cell, all []Judgement) []Judgement {
	if len(c.Any) > 0 {
		return f.rules(c, c.rules, c.Any, row, member, cell, all)
	}
	for i := range c.rules {
		all = f.rules(c, c.rules[i:i+1], c.Holds[i:i+1], row, member, cell, all)
	}
	return all
}

func (f *figures) rules(c *Check, rules []rule, texts []string, row, member string, cell Cell, all []Judgement) []Judgement {
	if !slices.ContainsFunc(rules, func(r rule) bool {
		return f.takesPart(r.left, row, member, cell) || f.takesPart(r.right, row, member, cell)
	}) {
		return all
	}
	about := rules[0].left[0].cell(row, member)
	j := Judgement{c.ID, c.Severity, fillIn(strings.Join(texts, " or "), row, member), about.Indicator, about.Member, Holds, "", "", false}
	one := *c
	one.rules = rules
	if found := f.judge(&one, row, member, nil); len(found) > 0 {
		j.Outcome, j.Want, j.Got = Broken, found[0].Want, found[0].Got
		j.Indicator, j.Member = found[0].Indicator, found[0].Member
		return append(all, j)
	}
	for i := range rules {
		_, left := f.sum(c, rules[i].left, row, member, true)
		_, right := f.sum(c, rules[i].right, row, member, false)
		if !left || !right {
			j.Outcome = NotCounted
		}
	}
	return append(all, j)
}

// takesPart reports whether a cell is among the terms of one side, or among the
// rows of a group that stands there and prints no subtotal.
func (f *figures) takesPart(terms []term, row, member string, cell Cell) bool {
	return slices.ContainsFunc(terms, func(t term) bool {
		c := t.cell(row, member)
		return c == cell || c.Member == cell.Member && f.fact(c) == nil && slices.Contains(groupCodes(c.Indicator, f.forms["requests"]), cell.Indicator)
	})
}

// bound adds the bounds that a cell of a table keeps by itself.
func (f *figures) bound(c *Check, table string, cell Cell, all []Judgement) []Judgement {
	if tableOf(cell.Indicator) != table {
		return all
	}
	var says []string
	if c.AtLeast != nil {
		says = append(says, "at least "+Count(*c.AtLeast).String())
	}
	if c.Whole {
		says = append(says, "a whole number")
	}
	j := Judgement{c.ID, c.Severity, cell.String() + ": " + strings.Join(says, ", "), cell.Indicator, cell.Member, NotCounted, "", "", false}
	if fact := f.fact(cell); fact != nil && fact.State == Stated {
		j.Outcome = Holds
	}
	for _, found := range f.bounds(c, table, nil) {
		if found.Indicator == cell.Indicator && found.Member == cell.Member {
			j.Outcome, j.Want, j.Got = Broken, found.Want, found.Got
		}
	}
	return append(all, j)
}

// fillIn writes a rule with the row and the applicant that it is at.
func fillIn(text, row, member string) string {
	if row != "" {
		text = strings.ReplaceAll(" "+text, " r[", " "+row+"[")[1:]
	}
	if member != "" {
		text = strings.ReplaceAll(text, "[a]", "["+member+"]")
	}
	return text
}

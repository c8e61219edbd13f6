package extract

import (
	"strings"

	"harvest/report"
)

// A Template is one official table of one form. It is a value: each form's file
// declares its own, and templates lists them.
type Template struct {
	Name  string // of the form: 2021, 2019, 2014, 2008
	Table string // disclosure, requests, review or statistics
	// Signs are words that only this form prints in this table. Where a table
	// prints signs of one form alone the other forms are not tried.
	Signs []string
	Read  func(*table, *report.Form) (tableReading, error)
}

// templates lists every form of every table, newest first. The one whose labels
// a table prints most of is used; of two alike the one of the report's other
// tables, else the newest.
var templates = []Template{
	disclosure2021, requests2021, review2021,
	disclosure2019, requests2019, review2019,
	statistics2014,
	statistics2008,
}

// A tableReading is a table read as one form has it.
type tableReading struct {
	facts    []report.Fact  // one for every cell of the form's table, then those of added rows
	fit      float64        // how much of the form's labels was found; 0 means it is another table
	headless bool           // no head says that the columns are this form's
	heads    []string       // what the heads of the columns print, for checks of units
	extras   []report.Extra // figures of rows that the form does not have
	doubts   []*alignError  // rows that are not in facts, because nobody knows how they stand
}

// readTable reads a table with the template that fits it best. Of templates that
// fit alike, the one named prefer is used, else the first.
func readTable(t *table, name, prefer string) (string, tableReading, error) {
	var (
		form   string
		chosen tableReading
		failed error
	)
	if len(t.lines) == 0 {
		return "", chosen, nil
	}
	for _, tmpl := range candidates(t, name, prefer) {
		f, _ := report.FormByName(tmpl.Name)
		reading, err := tmpl.Read(t, f)
		if reading.headless && prefer != "" && tmpl.Name != prefer {
			continue // the same rows, but nothing says these columns
		}
		if name == "statistics" && t.year > 0 && !f.InForce(t.year) {
			reading.fit /= 2 // the two have rows in common
		}
		if reading.fit > chosen.fit || reading.fit == chosen.fit && reading.fit > 0 && tmpl.Name == prefer {
			form, chosen, failed = tmpl.Name, reading, err
		}
	}
	return form, chosen, failed
}

// candidates returns the templates that a table may follow: the one whose signs
// alone it prints, or all; of table 4, which is the same on every form, the
// preferred one.
func candidates(t *table, name, prefer string) []Template {
	var all, signed []Template
	for _, tmpl := range templates {
		if tmpl.Table != name {
			continue
		}
		all = append(all, tmpl)
		if tmpl.signed(t) || name == "review" && tmpl.Name == prefer {
			signed = append(signed, tmpl)
		}
	}
	if len(signed) == 1 {
		return signed
	}
	return all
}

// signed reports whether a table prints a sign of the template.
func (tmpl *Template) signed(t *table) bool {
	for i := range t.lines {
		for k := range t.lines[i].cells {
			c := &t.lines[i].cells[k]
			if !c.word() {
				continue
			}
			for _, s := range tmpl.Signs {
				if strings.Contains(c.label.key, s) {
					return true
				}
			}
		}
	}
	return false
}

// absent returns the facts of a table that a report lacks.
func absent(f *report.Form, name string) []report.Fact {
	var facts []report.Fact
	for _, c := range f.Table(name).Cells() {
		facts = append(facts, report.Fact{Indicator: c.Indicator, Member: c.Member, State: report.Absent, Unit: unitOf(c.Indicator)})
	}
	return facts
}

func unitOf(indicator string) string {
	i, _ := report.IndicatorByCode(indicator)
	return i.Unit
}

// factOf makes the fact of one cell; a nil cell is one that the row has lost.
func factOf(c report.Cell, printed *cell, rule string) report.Fact {
	f := report.Fact{Indicator: c.Indicator, Member: c.Member, Unit: unitOf(c.Indicator)}
	if printed == nil {
		f.State = report.Absent
		return f
	}
	f.State, f.Value, f.Printed, f.Rule, f.At = printed.number.State, printed.number.Value, printed.text, rule, printed.at
	if !f.State.HasValue() {
		f.Value = 0
	}
	if f.State == report.Stated && money(printed.number.Unit) && !money(f.Unit) {
		f.State, f.Value = report.Illegible, 0
	}
	return f
}

// money reports whether a unit counts money.
func money(unit string) bool { return unit == "元" || unit == "万元" || unit == "亿元" }

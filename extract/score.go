package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"harvest/report"
)

// An Outcome is what came of one thing that a report is known to print.
type Outcome string

// The outcomes, from good to worst.
const (
	Right    Outcome = "right"
	Missing  Outcome = "missing"  // printed, and not read
	Wrong    Outcome = "wrong"    // printed, and read as something else
	Invented Outcome = "invented" // read with a value where nothing, or nothing with a value, is printed
)

// A Count is how often each outcome came.
type Count struct {
	Right    int `json:"right"`
	Wrong    int `json:"wrong"`
	Missing  int `json:"missing"`
	Invented int `json:"invented"`
}

// Add adds another count.
func (c *Count) Add(o Count) {
	c.Right += o.Right
	c.Wrong += o.Wrong
	c.Missing += o.Missing
	c.Invented += o.Invented
}

// All is the number of things counted.
func (c Count) All() int { return c.Right + c.Wrong + c.Missing + c.Invented }

// Percent is how many of a hundred are right, 100 where nothing was counted.
func (c Count) Percent() float64 {
	if c.All() == 0 {
		return 100
	}
	return 100 * float64(c.Right) / float64(c.All())
}

func (c *Count) count(o Outcome) {
	switch o {
	case Right:
		c.Right++
	case Wrong:
		c.Wrong++
	case Missing:
		c.Missing++
	case Invented:
		c.Invented++
	}
}

// A Tally holds one report against what it is known to print.
type Tally struct {
	Form     string `json:"form"`     // of the report, as expected
	Printed  int    `json:"printed"`  // cells of the form that the report prints, empty ones too
	Cells    Count  `json:"cells"`    // what came of them, and of cells that it does not print
	Fields   Count  `json:"fields"`   // agency, year and scope; or the problem that must come
	Claims   Count  `json:"claims"`   // figures of the prose, where the reading has any
	Findings Count  `json:"findings"` // checks that must speak, and those that must not
	Misses   []Miss `json:"misses,omitempty"`
}

// A Miss is one thing that did not come out right.
type Miss struct {
	Outcome Outcome `json:"outcome"`
	Where   string  `json:"where"` // a cell, or the name of a field
	Want    string  `json:"want"`
	Got     string  `json:"got"`
}

// Score holds the readings of one file against the reports that it is known to
// hold, and returns a tally for each of them, in their order. A report is held
// against the reading with the most cells right; figures of a reading that is left
// over are invented, and stand in the last tally.
//
// A cell is right where state and value are those expected. It is missing where a
// cell is printed and ours is absent, where a figure is printed and ours has no
// value, and where there is no reading. It is invented where ours has a value and
// no figure is printed. Everything else is wrong: another value, another state.
// Rows that agencies add to the form are left out.
func Score(readings []report.Reading, want []Expected) []Tally {
	free := make([]*report.Reading, len(readings))
	for i := range readings {
		free[i] = &readings[i]
	}
	tallies := make([]Tally, len(want))
	for i := range want {
		best, score := -1, -1
		for j, r := range free {
			if r == nil || r.Report == nil && want[i].Problem == "" {
				continue
			}
			if n := want[i].tally(r); n.Cells.Right+n.Fields.Right > score {
				best, score = j, n.Cells.Right+n.Fields.Right
			}
		}
		if best < 0 {
			tallies[i] = want[i].tally(nil)
			tallies[i].explain(readings)
			continue
		}
		tallies[i] = want[i].tally(free[best])
		free[best] = nil
	}
	for _, r := range free {
		if r == nil || r.Report == nil || len(tallies) == 0 {
			continue
		}
		last := &tallies[len(tallies)-1]
		for i := range r.Report.Facts {
			f := &r.Report.Facts[i]
			if f.State.HasValue() && !apart(f.Indicator) {
				last.cell(Invented, cellOf(f)+" of "+r.Input+r.Part, "no such report", shownFact(f))
			}
		}
	}
	return tallies
}

// explain notes why there was no reading.
func (t *Tally) explain(readings []report.Reading) {
	for _, r := range readings {
		if r.Problem != nil {
			t.Misses = append([]Miss{{Missing, "report", "a report", string(r.Problem.Kind) + ": " + r.Problem.Detail}}, t.Misses...)
		}
	}
}

// tally holds a reading, nil for none, against what is expected of it.
func (e *Expected) tally(r *report.Reading) Tally {
	t := Tally{Form: e.form()}
	if e.Problem != "" {
		e.tallyProblem(&t, r)
		return t
	}
	var got *report.Report
	if r != nil {
		got = r.Report
	}
	e.tallyFields(&t, got)
	e.tallyCells(&t, got)
	e.tallyClaims(&t, got)
	if e.Findings != nil && got != nil {
		e.tallyFindings(&t, r.Findings)
	}
	return t
}

func (e *Expected) tallyProblem(t *Tally, r *report.Reading) {
	switch {
	case r == nil:
		t.field(Missing, "problem", string(e.Problem), "no reading")
	case r.Problem != nil && r.Problem.Kind == e.Problem:
		t.field(Right, "problem", "", "")
	case r.Problem != nil:
		t.field(Wrong, "problem", string(e.Problem), string(r.Problem.Kind))
	default:
		t.field(Wrong, "problem", string(e.Problem), "a report")
		for i := range r.Report.Facts {
			if f := &r.Report.Facts[i]; f.State.HasValue() && !apart(f.Indicator) {
				t.cell(Invented, cellOf(f), string(e.Problem), shownFact(f))
			}
		}
	}
}

func (e *Expected) tallyFields(t *Tally, got *report.Report) {
	field := func(name, want, have string) {
		switch {
		case want == "" || want == "0":
		case got == nil:
			t.field(Missing, name, want, "")
		case want == have:
			t.field(Right, name, want, have)
		default:
			t.field(Wrong, name, want, have)
		}
	}
	var r report.Report
	if got != nil {
		r = *got
	}
	field("agency", e.Report.Agency, r.Agency)
	field("year", fmt.Sprint(e.Report.Year), fmt.Sprint(r.Year))
	field("scope", e.Report.Scope, string(r.Scope))
}

func (e *Expected) tallyCells(t *Tally, got *report.Report) {
	want := e.cells()
	t.Printed = len(want)
	var facts []report.Fact
	if got != nil {
		facts = got.Facts
	}
	for i := range facts {
		f := &facts[i]
		if apart(f.Indicator) {
			continue
		}
		c := report.Cell{Indicator: f.Indicator, Member: f.Member}
		w, known := want[c]
		delete(want, c)
		sum, subtotal := e.subtotal(c)
		switch {
		case known:
			t.cell(w.outcome(f), cellOf(f), w.String(), shownFact(f))
		case f.State.HasValue() && (!subtotal || f.Value != sum):
			t.cell(Invented, cellOf(f), "no such cell", shownFact(f))
		case f.State != report.Absent && !f.State.HasValue():
			t.cell(Wrong, cellOf(f), "no such cell", shownFact(f))
		}
	}
	for _, c := range sortedCells(want) {
		t.cell(Missing, c.String(), want[c].String(), "nothing")
	}
}

// outcome judges a fact where a cell is printed.
func (w wanted) outcome(f *report.Fact) Outcome {
	switch has := f.State.HasValue(); {
	case w.state.HasValue() && !has:
		return Missing
	case w.state.HasValue() && (f.State != w.state || f.Value != w.value):
		return Wrong
	case w.state.HasValue():
		return Right
	case has && w.may && f.State == report.Derived && f.Value == w.value:
		return Right
	case has:
		return Invented
	case f.State == report.Absent:
		return Missing
	case w.loose && f.State.Empty(), f.State == w.state:
		return Right
	}
	return Wrong
}

// tallyClaims compares the claims that the reading makes; prose that makes others,
// or none, is not held against it.
func (e *Expected) tallyClaims(t *Tally, got *report.Report) {
	if got == nil {
		return
	}
	want := e.claims()
	for i := range got.Facts {
		f := &got.Facts[i]
		v, known := want[f.Indicator]
		if !isClaimCode(f.Indicator) || !f.State.HasValue() || !known {
			continue
		}
		o := Right
		if f.Value != v {
			o = Wrong
		}
		t.Claims.count(o)
		t.note(o, f.Indicator, v.String(), shownFact(f))
	}
}

func (e *Expected) tallyFindings(t *Tally, got []report.Finding) {
	found := make(map[string]bool)
	for _, f := range got {
		found[f.Check] = true
	}
	for _, check := range e.Findings {
		o := Right
		if !found[check] {
			o = Missing
		}
		t.Findings.count(o)
		t.note(o, "finding "+check, "found", "nothing")
		delete(found, check)
	}
	for _, f := range got {
		if found[f.Check] {
			t.Findings.count(Wrong)
			t.note(Wrong, "finding "+f.Check, "nothing", "want "+f.Want+", got "+f.Got)
			delete(found, f.Check)
		}
	}
}

// apart reports whether an indicator is no cell of a form: a row that an agency
// added, or a claim of the prose.
func apart(code string) bool { return report.Extension(code) || isClaimCode(code) }

func isClaimCode(code string) bool { return strings.HasPrefix(code, "narrative_") }

func (t *Tally) cell(o Outcome, where, want, got string) {
	t.Cells.count(o)
	t.note(o, where, want, got)
}

func (t *Tally) field(o Outcome, where, want, got string) {
	t.Fields.count(o)
	t.note(o, where, want, got)
}

func (t *Tally) note(o Outcome, where, want, got string) {
	if o != Right {
		t.Misses = append(t.Misses, Miss{o, where, want, got})
	}
}

func cellOf(f *report.Fact) string {
	return report.Cell{Indicator: f.Indicator, Member: f.Member}.String()
}

func shownFact(f *report.Fact) string {
	if f.State.HasValue() {
		return f.Value.String() + " " + string(f.State)
	}
	return string(f.State)
}

func sortedCells(m map[report.Cell]wanted) []report.Cell {
	cells := make([]report.Cell, 0, len(m))
	for c := range m {
		cells = append(cells, c)
	}
	slices.SortFunc(cells, func(a, b report.Cell) int {
		return cmp.Or(cmp.Compare(a.Indicator, b.Indicator), cmp.Compare(a.Member, b.Member))
	})
	return cells
}

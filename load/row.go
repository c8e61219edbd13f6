package load

import (
	"database/sql/driver"
	"fmt"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"harvest/report"
)

// A writer appends rows until one fails.
type writer struct {
	appenders map[string]*duckdb.Appender
	err       error
}

func (w *writer) row(table string, values ...driver.Value) {
	if w.err != nil {
		return
	}
	if err := w.appenders[table].AppendRow(values...); err != nil {
		w.err = fmt.Errorf("table %s: %w", table, err)
	}
}

// null is NULL for the zero value.
func null[T comparable](v T) driver.Value {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

// reading appends the rows of one reading. number is the report's.
func (w *writer) reading(id string, r *report.Reading, number int32) {
	var kind, detail driver.Value
	if r.Problem != nil {
		kind, detail = string(r.Problem.Kind), r.Problem.Detail
	}
	w.row("reading", id, r.Input, r.Part, null(r.Capture), r.Extractor, kind, detail)
	if r.Report == nil {
		return
	}
	w.report(id, r.Report, number)
	for i := range r.Report.Facts {
		if f := &r.Report.Facts[i]; f.Claim() {
			w.claim(f, number)
		} else {
			w.fact(f, number)
		}
	}
	for i := range r.Report.Extras {
		w.extra(&r.Report.Extras[i], number)
	}
	for _, s := range r.Report.Sections {
		w.row("section", number, int32(s.Number), null(s.Heading), s.Text)
	}
	for i, e := range r.Report.Evidence {
		w.row("evidence", number, string(e.About), int32(i+1), e.From, e.Says, null(e.Text))
	}
	for _, f := range r.Findings {
		w.row("finding", number, f.Check, f.Severity, null(f.Indicator), null(f.Member), f.Want, f.Got)
	}
}

func (w *writer) report(id string, p *report.Report, number int32) {
	var published driver.Value
	if !p.Published.IsZero() {
		published = p.Published
	}
	w.row("report", number, id, null(p.Title), null(p.Agency), null(p.AgencyID), null(p.Region), null(int32(p.Year)),
		string(p.Scope), published, null(p.Template.Disclosure), null(p.Template.Requests), null(p.Template.Review), null(p.Template.Statistics))
}

// fact appends a fact. The value goes in as the decimal's own integer: both it
// and the column count millionths.
func (w *writer) fact(f *report.Fact, number int32) {
	var value driver.Value
	if f.State.HasValue() {
		value = int64(f.Value)
	}
	page, box := onPage(f.At)
	w.row("fact", number, f.Indicator, null(f.Member), string(f.State), value, null(f.Printed), null(f.Rule),
		null(int32(f.At.Table)), null(int32(f.At.Row)), null(int32(f.At.Column)), page, box)
}

func (w *writer) extra(e *report.Extra, number int32) {
	var value driver.Value
	if e.State.HasValue() {
		value = int64(e.Value)
	}
	page, box := onPage(e.At)
	w.row("extra", number, e.Code, e.Table, e.Label, null(e.Column), string(e.State), value, null(e.Unit), e.Printed,
		null(int32(e.At.Table)), null(int32(e.At.Row)), null(int32(e.At.Column)), page, box)
}

// claim appends a claim of the prose, apart from the facts: no view that counts or
// adds up cells can meet it.
func (w *writer) claim(f *report.Fact, number int32) {
	page, box := onPage(f.At)
	w.row("claim", number, f.Indicator, int64(f.Value), f.Approx(), f.Printed, f.Sentence, f.Rule,
		null(int32(f.At.Table)), null(int32(f.At.Row)), null(int32(f.At.Column)), page, box)
}

// onPage is the page and the box of a place, NULL where it has none.
func onPage(at report.At) (page, box driver.Value) {
	if at.Page == 0 {
		return nil, nil
	}
	return int32(at.Page), fmt.Sprintf("%g %g %g %g", at.Box[0], at.Box[1], at.Box[2], at.Box[3])
}

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
		w.fact(&r.Report.Facts[i], number)
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
		string(p.Scope), published, null(p.Template.Disclosure), null(p.Template.Requests), null(p.Template.Review))
}

// fact appends a fact. The value goes in as the decimal's own integer: both it
// and the column count millionths.
func (w *writer) fact(f *report.Fact, number int32) {
	var value, page, box driver.Value
	if f.State.HasValue() {
		value = int64(f.Value)
	}
	if f.At.Page > 0 {
		page, box = int32(f.At.Page), fmt.Sprintf("%g %g %g %g", f.At.Box[0], f.At.Box[1], f.At.Box[2], f.At.Box[3])
	}
	w.row("fact", number, f.Indicator, null(f.Member), string(f.State), value, null(f.Printed), null(f.Rule),
		null(int32(f.At.Table)), null(int32(f.At.Row)), null(int32(f.At.Column)), page, box)
}

package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"harvest/report"
)

// An Explanation is what a release knows of one figure. What is not known is the
// zero value, and left out in JSON.
type Explanation struct {
	Release  string         `json:"release,omitempty"` // "" of the working file
	Harvest  string         `json:"harvest"`           // that made the warehouse
	Report   Explained      `json:"report"`
	Figure   Figure         `json:"figure"`
	Fixes    []AppliedFix   `json:"fixes,omitempty"`    // that the figure rests on
	Checks   []CheckResult  `json:"checks"`             // in which the figure takes part
	Doubts   []CheckResult  `json:"doubts,omitempty"`   // findings about the report, and no figure of it
	Editions []OtherEdition `json:"editions,omitempty"` // where there are several, this one too; the one to believe first
	Years    []YearFigure   `json:"years,omitempty"`    // the same cell in the reports to believe, two years either way
}

// Explained is the report that a figure stands in, and where that was read.
type Explained struct {
	Number     int       `json:"report"` // in this release only
	Reading    string    `json:"reading"`
	Agency     string    `json:"agency,omitempty"`      // identity
	AgencyName string    `json:"agency_name,omitempty"` // as the list has it, else as printed
	Printed    string    `json:"agency_printed,omitempty"`
	Year       int       `json:"year,omitempty"`
	Scope      string    `json:"scope"`
	Title      string    `json:"title,omitempty"`
	Published  time.Time `json:"published,omitzero"` // UTC midnight of the day printed
	Input      string    `json:"input"`
	Part       string    `json:"part,omitempty"`
	Extractor  string    `json:"extractor"`
	Capture    string    `json:"capture,omitempty"` // "" for a bare file, as all that follow
	URL        string    `json:"url,omitempty"`
	Digest     string    `json:"digest,omitempty"`
	FirstSeen  time.Time `json:"first_seen,omitzero"`
	LastSeen   time.Time `json:"last_seen,omitzero"`
	File       string    `json:"file,omitempty"` // WARC file of the archive
	Offset     int64     `json:"file_offset,omitempty"`
	AddedBy    string    `json:"added_by,omitempty"` // who added it by hand, "" where a site sent it
	Editions   int       `json:"editions"`           // that compete, this one counted
	Choice     int       `json:"choice,omitempty"`   // 1: the edition to believe
	Why        string    `json:"why"`

	templates report.Templates
}

// A Figure is one cell of a report, in words.
type Figure struct {
	Indicator   string        `json:"indicator"`
	Member      string        `json:"member,omitempty"`
	Label       string        `json:"label,omitempty"` // as the form prints it; "" for a row that an agency added
	MemberLabel string        `json:"member_label,omitempty"`
	Section     int           `json:"section,omitempty"` // 2, 3 or 4: the section whose table it is of
	State       report.State  `json:"state"`
	Value       *report.Value `json:"value"` // nil unless the state has one
	Unit        string        `json:"unit,omitempty"`
	Printed     string        `json:"printed,omitempty"` // "" where it is the plain figure or nothing
	Rule        string        `json:"rule,omitempty"`
	Table       int           `json:"table,omitempty"` // see report.At
	Row         int           `json:"row,omitempty"`
	Column      int           `json:"column,omitempty"`
	Page        int           `json:"page,omitempty"` // with box, of a file that is laid out on pages
	Box         *[4]float64   `json:"box,omitempty"`
	Form        string        `json:"form,omitempty"` // that its table was read as
	Path        []string      `json:"path,omitempty"` // headings, row and column of the form, outermost first; none for a row that an agency added
}

// At is the place of the figure.
func (f *Figure) At() report.At {
	at := report.At{Table: f.Table, Row: f.Row, Column: f.Column, Page: f.Page}
	if f.Box != nil {
		at.Box = *f.Box
	}
	return at
}

// Cell is the indicator and member of the figure.
func (f *Figure) Cell() report.Cell {
	return report.Cell{Indicator: f.Indicator, Member: f.Member}
}

// A CheckResult is a check as it ends for a figure.
type CheckResult struct {
	Check    string `json:"check"`
	Severity string `json:"severity"`
	Says     string `json:"says,omitempty"`
	Outcome  string `json:"outcome"` // holds, does not hold, not counted, no finding, or not run
	Want     string `json:"want,omitempty"`
	Got      string `json:"got,omitempty"`
	Later    bool   `json:"later,omitempty"` // a finding would stand in the report for the year after
}

// The outcomes of a check beside those of report.Judge.
const (
	NoFinding = "no finding" // a check in Go or SQL that found nothing
	NotRun    = "not run"    // a check in SQL, which holds only the editions to believe against others
)

// An OtherEdition is an edition of the same report, with its figure.
type OtherEdition struct {
	Report    int           `json:"report"`
	Reading   string        `json:"reading"`
	Input     string        `json:"input"`
	FirstSeen time.Time     `json:"first_seen,omitzero"`
	Choice    int           `json:"choice,omitempty"`
	Why       string        `json:"why"`
	State     report.State  `json:"state"`
	Value     *report.Value `json:"value"`
	Printed   string        `json:"printed,omitempty"`
}

// A YearFigure is the same cell in the report for another year.
type YearFigure struct {
	Report  int           `json:"report"`
	Year    int           `json:"year"`
	State   report.State  `json:"state"`
	Value   *report.Value `json:"value"`
	Printed string        `json:"printed,omitempty"`
}

// Explain tells what a release knows of one figure: which is a report as
// FindReport takes it, figure an indicator and member as FindFigure does. The
// error is a *LookupError where either names nothing, or more than one thing.
func (w *Warehouse) Explain(ctx context.Context, which, figure string) (Explanation, error) {
	number, err := w.FindReport(ctx, which)
	if err != nil {
		return Explanation{}, err
	}
	x := Explanation{Release: w.Release}
	if err := w.explainReport(ctx, number, &x); err != nil {
		return x, err
	}
	facts, err := w.explainFacts(ctx, number)
	if err != nil {
		return x, err
	}
	found, err := findFigure(facts, figure)
	if err != nil {
		return x, err
	}
	x.Figure = *found
	x.Figure.Form = x.Report.templates.Of(x.Figure.Indicator)
	if form, ok := report.FormByName(x.Figure.Form); ok {
		x.Figure.Path = form.Path(x.Figure.Cell())
	}
	if err := w.explainFixes(ctx, &x); err != nil {
		return x, err
	}
	if err := w.explainEditions(ctx, &x); err != nil {
		return x, err
	}
	return x, w.explainChecks(ctx, facts, &x)
}

func (w *Warehouse) explainReport(ctx context.Context, number int, x *Explanation) error {
	r := &x.Report
	var published, first, last sql.NullTime
	err := w.DB.QueryRowContext(ctx, statements("explain", "report"), number).Scan(&r.Number, &r.Reading, &r.Agency, &r.AgencyName, &r.Printed, &r.Year, &r.Scope,
		&r.Title, &published, &r.Input, &r.Part, &r.Extractor, &r.Capture, &r.URL, &r.Digest, &first, &last, &r.File, &r.Offset, &r.AddedBy,
		&r.templates.Disclosure, &r.templates.Requests, &r.templates.Review, &r.templates.Statistics, &x.Harvest)
	if err != nil {
		return fmt.Errorf("warehouse %s: report %d: %w", w.Path, number, err)
	}
	r.Published, r.FirstSeen, r.LastSeen = published.Time, first.Time, last.Time
	return nil
}

// explainFacts returns every cell of a report.
func (w *Warehouse) explainFacts(ctx context.Context, number int) ([]explainedFact, error) {
	var facts []explainedFact
	err := w.each(ctx, "fact", func(scan func(...any) error) error {
		var f explainedFact
		var value sql.NullInt64
		var box string
		if err := scan(&f.Indicator, &f.Member, &f.State, &value, &f.Printed, &f.Rule, &f.Table, &f.Row, &f.Column, &f.Page, &box, &f.Label, &f.Unit, &f.parent); err != nil {
			return err
		}
		if f.Page > 0 {
			f.Box = new([4]float64)
			if _, err := fmt.Sscan(box, &f.Box[0], &f.Box[1], &f.Box[2], &f.Box[3]); err != nil {
				return fmt.Errorf("box %q: %w", box, err)
			}
		}
		f.Value = valueOf(value)
		f.MemberLabel = report.MemberLabel(f.Member)
		if i, ok := report.IndicatorByCode(f.Indicator); ok {
			f.Section = map[string]int{"disclosure": 2, "requests": 3, "review": 4}[i.Section]
		}
		facts = append(facts, f)
		return nil
	}, statements("explain", "fact"), number)
	return facts, err
}

// explainEditions fills in the rank of the report, its rivals where it has any, and
// the years around it.
func (w *Warehouse) explainEditions(ctx context.Context, x *Explanation) error {
	r, f := &x.Report, &x.Figure
	err := w.each(ctx, "edition", func(scan func(...any) error) error {
		var e OtherEdition
		var seen sql.NullTime
		var value sql.NullInt64
		var year int
		if err := scan(&e.Report, &e.Reading, &e.Input, &seen, &year, &e.Choice, &e.Why, &e.State, &value, &e.Printed); err != nil {
			return err
		}
		e.FirstSeen, e.Value = seen.Time, valueOf(value)
		if year != r.Year {
			x.Years = append(x.Years, YearFigure{e.Report, year, e.State, e.Value, e.Printed})
			return nil
		}
		if e.Report == r.Number {
			r.Choice, r.Why = e.Choice, e.Why
		}
		x.Editions = append(x.Editions, e)
		return nil
	}, statements("explain", "edition"), r.Number, r.Agency, r.Year, r.Scope, f.Indicator, f.Member)
	if r.Editions = len(x.Editions); r.Editions < 2 {
		x.Editions = nil
	}
	return err
}

// each calls f for every row of a query, with a function that scans it.
func (w *Warehouse) each(ctx context.Context, what string, f func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := w.DB.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("warehouse %s: explain %s: %w", w.Path, what, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return fmt.Errorf("warehouse %s: explain %s: %w", w.Path, what, err)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("warehouse %s: explain %s: %w", w.Path, what, err)
	}
	return nil
}

// valueOf is a value from its millionths, nil for NULL.
func valueOf(n sql.NullInt64) *report.Value {
	if !n.Valid {
		return nil
	}
	v := report.Value(n.Int64)
	return &v
}

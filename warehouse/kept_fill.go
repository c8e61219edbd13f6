package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"harvest/report"
)

// A filler takes one row into the report it is of, and into its findings.
type filler struct {
	table string // that the rows are of
	asked string // the statement in the folder explain, with a mark for the reports
	take  func(scan func(...any) error, of func(number int) *report.Reading) error
}

// fillers lists what a report has beside its own row, in the order it is filled in.
var fillers = []filler{
	{"fact", "keptfact", func(scan func(...any) error, of func(int) *report.Reading) error {
		var number int
		var f report.Fact
		var value sql.NullInt64
		err := scan(&number, &f.Indicator, &f.Member, &f.State, &value, &f.Rule)
		f.Value = report.Value(value.Int64)
		p := of(number).Report
		p.Facts = append(p.Facts, f)
		return err
	}},
	{"claim", "keptclaim", func(scan func(...any) error, of func(int) *report.Reading) error {
		var number int
		f := report.Fact{State: report.Stated}
		err := scan(&number, &f.Indicator, &f.Value, &f.Rule)
		p := of(number).Report
		p.Facts = append(p.Facts, f)
		return err
	}},
	{"extra", "keptextra", func(scan func(...any) error, of func(int) *report.Reading) error {
		var number int
		var e report.Extra
		var value sql.NullInt64
		err := scan(&number, &e.Code, &e.Label, &e.Column, &e.State, &value, &e.Unit, &e.Printed)
		e.Value = report.Value(value.Int64)
		p := of(number).Report
		p.Extras = append(p.Extras, e)
		return err
	}},
	{"section", "keptsection", func(scan func(...any) error, of func(int) *report.Reading) error {
		var number int
		var s report.Section
		err := scan(&number, &s.Number, &s.Heading)
		p := of(number).Report
		p.Sections = append(p.Sections, s)
		return err
	}},
	{"finding", "keptfinding", func(scan func(...any) error, of func(int) *report.Reading) error {
		var number int
		var f report.Finding
		err := scan(&number, &f.Check, &f.Severity, &f.Indicator, &f.Member, &f.Want, &f.Got)
		r := of(number)
		r.Findings = append(r.Findings, f)
		return err
	}},
}

// lacks returns the tables that fill reports and are not there.
func (w *Warehouse) lacks(ctx context.Context) ([]string, error) {
	var there []string
	err := w.each(ctx, "tables", func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		there = append(there, name)
		return err
	}, "SELECT table_name FROM duckdb_tables()")
	var lacks []string
	for _, f := range fillers {
		if !slices.Contains(there, f.table) {
			lacks = append(lacks, f.table)
		}
	}
	return lacks, err
}

// fill takes in what some reports have beside their own rows, but of the tables that
// are not there.
func (w *Warehouse) fill(ctx context.Context, some []Kept, lacks []string) error {
	byNumber := make(map[int]*report.Reading)
	var asked []any
	for i := range some {
		k := &some[i]
		k.Lacks = lacks
		for j := range k.Readings {
			if k.Readings[j].Report != nil {
				byNumber[k.numbers[j]] = &k.Readings[j]
				asked = append(asked, k.numbers[j])
			}
		}
	}
	if len(asked) == 0 {
		return nil
	}
	of := func(number int) *report.Reading {
		if r := byNumber[number]; r != nil {
			return r
		}
		return &report.Reading{Report: &report.Report{}} // a row that could not be scanned
	}
	for _, f := range fillers {
		if slices.Contains(lacks, f.table) {
			continue
		}
		err := w.each(ctx, f.table, func(scan func(...any) error) error { return f.take(scan, of) },
			fmt.Sprintf(statements("explain", f.asked), marks(len(asked))), asked...)
		if err != nil {
			return err
		}
	}
	return nil
}

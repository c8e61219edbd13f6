package warehouse

import (
	"context"
	"maps"
	"slices"
	"strings"

	"harvest/report"
)

// A standing is a finding or contradiction of a release.
type standing struct {
	report int
	report.Finding
}

// explainChecks fills in how every check ends in which the figure takes part. The
// findings of the release stand; what none was found for is counted again.
func (w *Warehouse) explainChecks(ctx context.Context, facts []explainedFact, x *Explanation) error {
	r := &report.Report{Template: x.Report.templates}
	for i := range facts {
		r.Facts = append(r.Facts, facts[i].fact())
	}
	claims, err := w.claims(ctx, x.Report.Number)
	if err != nil {
		return err
	}
	r.Facts = append(r.Facts, claims...)
	judged := report.Judge(r, x.Figure.Cell())
	again, err := w.printsLastYear(ctx, facts, x)
	if err != nil {
		return err
	}
	found, err := w.standings(ctx, x, judged, again)
	if err != nil {
		return err
	}
	for _, j := range judged {
		c := CheckResult{Check: j.Check, Severity: j.Severity, Says: j.Says, Outcome: string(j.Outcome), Want: j.Want, Got: j.Got, Later: j.Later}
		check, _ := report.CheckByID(j.Check)
		switch {
		case j.Outcome != report.Elsewhere:
		case check.By == "sql" && x.Report.Choice != 1:
			c.Outcome = NotRun
		default:
			c.Outcome = NoFinding
		}
		for _, s := range found {
			if s.Check != j.Check || s.Indicator != j.Indicator || s.Member != j.Member || j.Later != (s.report != x.Report.Number) {
				continue
			}
			c.Outcome, c.Want, c.Got = string(report.Broken), s.Want, s.Got
			break
		}
		x.Checks = append(x.Checks, c)
	}
	for _, s := range found {
		if s.Indicator == "" && s.report == x.Report.Number {
			x.Doubts = append(x.Doubts, CheckResult{Check: s.Check, Severity: s.Severity, Outcome: string(report.Broken), Want: s.Want, Got: s.Got})
		}
	}
	return nil
}

// claims returns what the prose of a report claims: nothing in a release from before
// there was a table of claims.
func (w *Warehouse) claims(ctx context.Context, number int) ([]report.Fact, error) {
	var claims []report.Fact
	var tables int
	if err := w.DB.QueryRowContext(ctx, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'claim'").Scan(&tables); err != nil || tables == 0 {
		return nil, err
	}
	err := w.each(ctx, "claim", func(scan func(...any) error) error {
		f := report.Fact{State: report.Stated}
		if err := scan(&f.Indicator, &f.Value, &f.Rule); err != nil {
			return err
		}
		claims = append(claims, f)
		return nil
	}, statements("explain", "claim"), number)
	return claims, err
}

// standings returns the findings of the report and, where it is the edition to
// believe, what the checks in SQL find that were judged, or that hold the report as
// a whole against its agency and address and, where it might be last year's printed
// again, against that.
func (w *Warehouse) standings(ctx context.Context, x *Explanation, judged []report.Judgement, again bool) ([]standing, error) {
	var found []standing
	take := func(scan func(...any) error) error {
		var s standing
		var year int
		if err := scan(&s.report, &s.Check, &s.Severity, &s.Indicator, &s.Member, &s.Want, &s.Got, &year); err != nil {
			return err
		}
		found = append(found, s)
		return nil
	}
	r := &x.Report
	if err := w.each(ctx, "finding", take, statements("explain", "finding"), r.Number); err != nil || r.Choice != 1 {
		return found, err
	}
	for _, c := range report.Checks() {
		asked := slices.Contains(doubtful, c.ID) || again && c.ID == duplicate || slices.ContainsFunc(judged, func(j report.Judgement) bool { return j.Check == c.ID })
		if c.By != "sql" || !asked {
			continue
		}
		query := strings.ReplaceAll(statements("explain", "contradiction"), "CHECK_BODY", checkBody(c.ID))
		if err := w.each(ctx, c.ID, take, query, r.Agency, r.Scope, r.Year); err != nil {
			return found, err
		}
	}
	return found, nil
}

// doubtful are the checks in SQL that doubt whose report it is, and with it every
// figure.
var doubtful = []string{"MD_AGENCY_VS_PUBLISHER", "MD_DOMAIN"}

// duplicate is the check for last year's report under a new year. It reads every
// figure there is, and so is asked only where it may find something.
const duplicate = "XY_DUPLICATE_REPORT"

// printsLastYear reports whether a report to believe has, wherever it has a figure
// other than 0, that of the report for the year before, and the other way round.
func (w *Warehouse) printsLastYear(ctx context.Context, facts []explainedFact, x *Explanation) (bool, error) {
	i := slices.IndexFunc(x.Years, func(y YearFigure) bool { return y.Year == x.Report.Year-1 })
	if i < 0 || x.Report.Choice != 1 {
		return false, nil
	}
	before, err := w.explainFacts(ctx, x.Years[i].Report)
	return err == nil && maps.Equal(figuresOf(facts), figuresOf(before)), err
}

// figuresOf returns the figures other than 0.
func figuresOf(facts []explainedFact) map[report.Cell]report.Value {
	figures := make(map[report.Cell]report.Value)
	for i := range facts {
		if v := facts[i].Value; v != nil && *v != 0 {
			figures[facts[i].Cell()] = *v
		}
	}
	return figures
}

package warehouse

import (
	"context"
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
	judged := report.Judge(r, x.Figure.Cell())
	found, err := w.standings(ctx, x, judged)
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

// standings returns the findings of the report and, where it is the edition to
// believe, what the checks in SQL find that were judged, or that hold the report as
// a whole against its agency, address and other years.
func (w *Warehouse) standings(ctx context.Context, x *Explanation, judged []report.Judgement) ([]standing, error) {
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
		asked := len(c.Names) == 0 && slices.Contains(doubtful, c.ID) || slices.ContainsFunc(judged, func(j report.Judgement) bool { return j.Check == c.ID })
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

// doubtful are the checks in SQL that doubt whose report it is, or for which year,
// and with it every figure.
var doubtful = []string{"XY_DUPLICATE_REPORT", "MD_AGENCY_VS_PUBLISHER", "MD_DOMAIN"}

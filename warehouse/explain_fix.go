package warehouse

import (
	"context"
	"database/sql"

	"harvest/report"
)

// An AppliedFix is a fix that a figure has, or a total one of whose parts it set.
type AppliedFix struct {
	Indicator string        `json:"indicator"`
	Member    string        `json:"member,omitempty"`
	Printed   string        `json:"printed"` // what stands in the cell
	State     report.State  `json:"state"`
	Value     *report.Value `json:"value"`
	Reason    string        `json:"reason"`
	Author    string        `json:"author"`
	Source    string        `json:"source"`
}

// Cell is the cell that the fix set.
func (f *AppliedFix) Cell() report.Cell {
	return report.Cell{Indicator: f.Indicator, Member: f.Member}
}

// explainFixes fills in the fixes that a figure rests on. One that has been taken out
// since the page was read is not known any more.
func (w *Warehouse) explainFixes(ctx context.Context, x *Explanation) error {
	f := &x.Figure
	fact := report.Fact{Rule: f.Rule}
	if !fact.Fixed() {
		return nil
	}
	return w.each(ctx, "fix", func(scan func(...any) error) error {
		var a AppliedFix
		var parent string
		var value sql.NullInt64
		if err := scan(&a.Indicator, &a.Member, &parent, &a.Printed, &a.State, &value, &a.Reason, &a.Author, &a.Source); err != nil {
			return err
		}
		a.Value = valueOf(value)
		part := f.Member == report.Total && a.Indicator == f.Indicator || f.Member == "" && parent == f.Indicator
		if a.Cell() == f.Cell() || part && f.State == report.Derived {
			x.Fixes = append(x.Fixes, a)
		}
		return nil
	}, statements("explain", "fix"), x.Report.Digest, x.Report.Part)
}

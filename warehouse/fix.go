package warehouse

import (
	"context"
	"database/sql"
	"fmt"

	"harvest/report"
)

func fixRows(fixes []report.Fix) [][]any {
	var rows [][]any
	for _, f := range fixes {
		var value any
		if f.State.HasValue() {
			value = f.Value.String()
		}
		rows = append(rows, []any{f.Digest, f.Part, f.Indicator, null(f.Member), f.Printed, value, string(f.State), f.Reason, f.Author, f.Source, nil, nil})
	}
	return rows
}

// Unmended returns the IDs of the captures whose readings in the working file are
// not what the fixes make of them: a fix is new, has changed or is gone. What was
// read with the fixes as they are, or what they are refused for, is not among them.
func (w *Warehouse) Unmended(ctx context.Context, fixes []report.Fix) (map[string]bool, error) {
	type place struct {
		digest, part string
		cell         report.Cell
	}
	byPlace := make(map[place]*report.Fix, len(fixes))
	var digests []any
	for i := range fixes {
		f := &fixes[i]
		byPlace[place{f.Digest, f.Part, f.Cell()}] = f
		digests = append(digests, f.Digest)
	}
	unmended := make(map[string]bool)
	err := w.each(ctx, "fixes", func(scan func(...any) error) error {
		var capture string
		var at place
		var f report.Fact
		var value sql.NullInt64
		if err := scan(&capture, &at.digest, &at.part, &f.Indicator, &f.Member, &f.State, &value, &f.Printed, &f.Rule); err != nil {
			return err
		}
		f.Value, at.cell = report.Value(value.Int64), report.Cell{Indicator: f.Indicator, Member: f.Member}
		if !f.Mended(byPlace[at]) {
			unmended[capture] = true
		}
		return nil
	}, fmt.Sprintf(statements("explain", "mended"), marks(len(digests))), digests...)
	return unmended, err
}

// marks are the placeholders of a list of n values, NULL for none.
func marks(n int) string {
	if n == 0 {
		return "NULL"
	}
	text := "?"
	for range n - 1 {
		text += ", ?"
	}
	return text
}

// UnusedFixes returns the fixes of a release that changed no fact of it, each with
// why.
func (w *Warehouse) UnusedFixes(ctx context.Context) ([]UnusedFix, error) {
	var unused []UnusedFix
	err := w.each(ctx, "fixes", func(scan func(...any) error) error {
		var u UnusedFix
		err := scan(&u.Digest, &u.Part, &u.Cell.Indicator, &u.Cell.Member, &u.Why)
		unused = append(unused, u)
		return err
	}, statements("explain", "unused"))
	return unused, err
}

// An UnusedFix is a fix that changed no fact.
type UnusedFix struct {
	Digest, Part string
	Cell         report.Cell
	Why          string
}

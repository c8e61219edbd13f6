package warehouse

import (
	"context"
	"database/sql"
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"harvest/report"
)

// Reference is what people enter: agencies, sources, divisions and fixes. The
// dictionary comes from package report.
type Reference struct {
	Agencies []report.Agency
	Sources  []report.Source
	Regions  []Region
	Fixes    []report.Fix
}

// A Region is a division: a province, city or county.
type Region struct {
	Code   string // six digits
	Name   string
	Level  string // province, city or county
	Parent string // code of the division it lies in, "" for a province
}

//go:embed region/*.csv
var regionFiles embed.FS

// Regions returns the divisions that come with harvest: those of the statistics
// bureau's list of 2023, without its pseudo-areas.
func Regions() ([]Region, error) {
	folder, err := fs.Sub(regionFiles, "region")
	if err != nil {
		return nil, err
	}
	return ReadRegions(folder, "region")
}

// ReadRegions reads every .csv file at the top of a folder: code, name, level,
// parent. A line that breaks a rule is a *report.FileError.
func ReadRegions(folder fs.FS, name string) ([]Region, error) {
	files, err := fs.Glob(folder, "*.csv")
	if err != nil {
		return nil, err
	}
	var regions []Region
	for _, file := range files {
		b, err := fs.ReadFile(folder, file)
		if err != nil {
			return nil, fmt.Errorf("read regions: %w", err)
		}
		in := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff")))
		in.FieldsPerRecord = 4
		records, err := in.ReadAll()
		if err != nil {
			return nil, &report.FileError{File: name + "/" + file, Err: err}
		}
		for i, r := range records {
			switch {
			case i == 0 && strings.Join(r, ",") == "code,name,level,parent":
				continue
			case i == 0:
				return nil, &report.FileError{File: name + "/" + file, Line: 1, Err: fmt.Errorf("columns %v, want code,name,level,parent", r)}
			case len(r[0]) != 6 || r[1] == "" || r[2] != "province" && r[2] != "city" && r[2] != "county":
				return nil, &report.FileError{File: name + "/" + file, Line: i + 1, Err: errors.New("want a code of six digits, a name, and province, city or county")}
			}
			regions = append(regions, Region{r[0], r[1], r[2], r[3]})
		}
	}
	return regions, nil
}

// SetReference replaces the tables of what people enter, and the dictionary.
func (w *Warehouse) SetReference(ctx context.Context, ref Reference) error {
	return inTransaction(ctx, w.DB, func(tx *sql.Tx) error {
		for name, rows := range map[string][][]any{
			"indicator": indicatorRows(), "member": memberRows(), "region": regionRows(ref.Regions),
			"agency": agencyRows(ref.Agencies), "source": sourceRows(ref.Sources), "fix": fixRows(ref.Fixes),
		} {
			if err := replace(ctx, tx, name, rows); err != nil {
				return fmt.Errorf("table %s: %w", name, err)
			}
		}
		return nil
	})
}

// replace empties a table and fills it, many rows to a statement.
func replace(ctx context.Context, tx *sql.Tx, table string, rows [][]any) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
		return err
	}
	const batch = 200
	for len(rows) > 0 {
		n := min(batch, len(rows))
		var args []any
		var values []string
		for _, row := range rows[:n] {
			values = append(values, "(?"+strings.Repeat(", ?", len(row)-1)+")")
			args = append(args, row...)
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO "+table+" VALUES "+strings.Join(values, ", "), args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// null is NULL for the zero value.
func null[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

func indicatorRows() [][]any {
	var rows [][]any
	for n, i := range report.Indicators() {
		var series any
		if i.Harmonized != nil {
			series = i.Harmonized.To
		}
		rows = append(rows, []any{i.Code, i.Section, i.Label, null(i.Unit), i.Kind, null(i.Parent), strings.Join(i.Forms, ","), series, null(i.Note), n + 1})
	}
	return rows
}

func memberRows() [][]any {
	var rows [][]any
	for n, m := range report.Members() {
		rows = append(rows, []any{m, report.MemberLabel(m), n + 1})
	}
	return rows
}

// municipalities are the provinces that are cities.
var municipalities = map[string]bool{"110000": true, "120000": true, "310000": true, "500000": true}

func regionRows(regions []Region) [][]any {
	known := make(map[string]Region, len(regions))
	for _, r := range regions {
		known[r.Code] = r
	}
	seen := make(map[string]bool)
	var rows [][]any
	for _, r := range regions {
		if seen[r.Code] {
			continue
		}
		seen[r.Code] = true
		r = known[r.Code]
		province := r.Code[:2] + "0000"
		var city any
		switch {
		case municipalities[province]:
			city = province
		case r.Level == "city":
			city = r.Code
		case r.Level == "county" && known[r.Parent].Level == "city":
			city = r.Parent
		case r.Level == "county":
			city = r.Code // directly under its province
		}
		rows = append(rows, []any{r.Code, r.Name, r.Level, null(r.Parent), city, province})
	}
	return rows
}

func agencyRows(agencies []report.Agency) [][]any {
	var rows [][]any
	for _, a := range agencies {
		rows = append(rows, []any{a.ID, a.Name, null(strings.Join(a.Aka, ";")), null(a.Region), a.Kind, null(a.Level), null(a.ValidFrom), null(a.ValidTo), a.Confirmed})
	}
	return rows
}

func sourceRows(sources []report.Source) [][]any {
	var rows [][]any
	for _, s := range sources {
		var disabled any
		if s.Disabled != nil {
			disabled = strings.TrimSpace(s.Disabled.Since + " " + s.Disabled.Reason)
		}
		rows = append(rows, []any{s.ID, null(s.Name), null(s.Covers.Agency), null(s.Covers.Region), null(strings.Join(s.Covers.Kinds, ",")),
			s.Platform, s.Site, s.Column, null(s.Expect.Since), null(s.Expect.AtLeast), null(s.Expect.MaxDrop), disabled, nil})
	}
	return rows
}

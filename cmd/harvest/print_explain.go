package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"harvest"
	"harvest/report"
	"harvest/warehouse"
)

// printExplanation shows a person where a figure comes from.
func printExplanation(w io.Writer, x harvest.Explanation) error {
	r, f := &x.Report, &x.Figure
	var b strings.Builder
	line := func(what, format string, args ...any) {
		fmt.Fprintf(&b, "%-10s%s\n", what, fmt.Sprintf(format, args...))
	}
	line("figure", "%s  %s", f.Cell(), labelOf(f))
	line("value", "%s", valueText(f.State, f.Value, f.Unit, f.Printed))
	for _, fix := range x.Fixes {
		line("fixed", "%s", fixText(&fix, f.Unit))
	}
	line("agency", "%s %s · %s · %s", orUnknown(r.AgencyName), r.Agency, yearText(r.Year), r.Scope)
	line("report", "%d of release %s: %s%s", r.Number, x.Release, r.Title, publishedText(r.Published))
	if r.URL == "" {
		line("file", "%s%s", r.Input, r.Part)
	} else {
		line("page", "%s%s", r.URL, r.Part)
		line("fetched", "first %s, last %s (Asia/Shanghai)", shanghai(r.FirstSeen), shanghai(r.LastSeen))
		if r.AddedBy != "" {
			line("by hand", "%s added it; the site was not asked", r.AddedBy)
		}
		line("sha-256", "%s", r.Digest)
		line("archive", "%s at %d", r.File, r.Offset)
	}
	if f.Row > 0 || f.Page > 0 {
		line("place", "%s; %s", placeText(f), f.Rule)
	}
	for i, says := range x.How {
		line([]string{"how", ""}[min(i, 1)], "%s", says)
	}
	line("form", "%s", pathText(f))
	line("reading", "%s by extractor %s, harvest %s", r.Reading, r.Extractor, x.Harvest)
	if x.Row == nil {
		line("row", "not shown: %s", x.NoPage)
	} else {
		line("row", "%s", rowText(x.Row.Cells, x.Row.Cell))
		printPlace(line, x.Row)
	}
	line("edition", "%s", editionText(r))
	for _, e := range x.Editions {
		line("", "%s report %d, %s%s: %s", choiceText(e.Choice), e.Report, e.Input, seenText(e.FirstSeen), valueText(e.State, e.Value, f.Unit, e.Printed))
	}
	if len(x.Years) > 0 {
		var years []string
		for _, y := range x.Years {
			years = append(years, fmt.Sprintf("%d %s", y.Year, valueText(y.State, y.Value, f.Unit, y.Printed)))
		}
		line("years", "%s", strings.Join(years, " · "))
	}
	line("checks", "%s", countText(x.Checks))
	for _, c := range x.Checks {
		printCheck(&b, c)
	}
	if len(x.Doubts) > 0 {
		line("doubts", "findings about the report as a whole")
		for _, c := range x.Doubts {
			printCheck(&b, c)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// labelOf is what the form prints of a figure: its row, and its applicant.
func labelOf(f *warehouse.Figure) string {
	switch {
	case f.Label == "":
		return "(a row that the agency added)"
	case f.MemberLabel == "":
		return f.Label
	}
	return f.Label + "／" + f.MemberLabel
}

// valueText is a figure with its unit and what is printed where that is another
// text; without a value it is the state, which no one takes for a figure.
func valueText(state report.State, value *report.Value, unit, printed string) string {
	text := string(state)
	if value != nil {
		text = strings.TrimSpace(value.String() + " " + unit)
		if state == report.Derived {
			text += " (derived)"
		}
	}
	if printed != "" {
		text += fmt.Sprintf(" (printed %q)", printed)
	}
	return text
}

func yearText(year int) string {
	if year == 0 {
		return "year unknown"
	}
	return fmt.Sprint(year)
}

func publishedText(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return ", published " + day.Format(time.DateOnly)
}

func shanghai(t time.Time) string {
	return t.In(warehouse.Shanghai()).Format("2006-01-02 15:04")
}

func seenText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return ", fetched " + shanghai(t)
}

func placeText(f *warehouse.Figure) string {
	switch {
	case f.Row == 0:
		return fmt.Sprintf("page %d, box %g %g %g %g", f.Page, f.Box[0], f.Box[1], f.Box[2], f.Box[3])
	case f.Table == 0:
		return fmt.Sprintf("paragraph %d, cell %d, in no table", f.Row, f.Column)
	}
	return fmt.Sprintf("table %d, row %d, column %d", f.Table, f.Row, f.Column)
}

// rowText is a printed row with one cell in brackets.
func rowText(cells []string, marked int) string {
	shown := make([]string, len(cells))
	for i, c := range cells {
		shown[i] = strings.ReplaceAll(c, "\n", " ")
		if i == marked {
			shown[i] = "[" + shown[i] + "]"
		}
	}
	return strings.Join(shown, " | ")
}

func editionText(r *warehouse.Explained) string {
	if r.Editions < 2 || r.Choice == 0 {
		return r.Why
	}
	return fmt.Sprintf("%d of %d, %s: %s", r.Choice, r.Editions, map[bool]string{true: "the one to believe", false: "not the one to believe"}[r.Choice == 1], r.Why)
}

func choiceText(choice int) string {
	if choice == 1 {
		return "believed:"
	}
	return "passed over:"
}

func countText(checks []warehouse.CheckResult) string {
	n := make(map[string]int)
	for _, c := range checks {
		n[c.Outcome]++
	}
	var parts []string
	for _, o := range []string{string(report.Broken), string(report.Holds), string(report.NotCounted), warehouse.NoFinding, warehouse.NotRun} {
		if n[o] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[o], o))
		}
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

func printCheck(b *strings.Builder, c warehouse.CheckResult) {
	fmt.Fprintf(b, "  %s %s (%s)", c.Check, c.Outcome, c.Severity)
	if c.Outcome == string(report.Broken) {
		fmt.Fprintf(b, ": want %s, got %s", c.Want, c.Got)
	}
	if c.Later {
		b.WriteString(", in the report for the year after")
	}
	if c.Says != "" {
		fmt.Fprintf(b, "\n    %s", c.Says)
	}
	b.WriteByte('\n')
}

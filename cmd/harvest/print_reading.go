package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"harvest/report"
)

// marks show what stands in a cell that has no value.
var marks = map[report.State]string{
	report.Blank: "", report.Dash: "—", report.Slash: "/", report.NoneWord: "无", report.Illegible: "?", report.Absent: "×",
}

// printReading shows a reading to a person: the tables as on the form, and what
// the checks found under them.
func printReading(w io.Writer, r report.Reading) error {
	if r.Problem != nil {
		_, err := fmt.Fprintf(w, "%s: %s: %s\n", place(r.Input, r.Part), r.Problem.Kind, r.Problem.Detail)
		return err
	}
	p := r.Report
	fmt.Fprintf(w, "%s\n%s\n", place(r.Input, r.Part), p.Title)
	fmt.Fprintf(w, "agency %s · year %s · scope %s · published %s\n", orUnknown(p.Agency), yearOf(p), p.Scope, published(p))
	for _, t := range []struct{ title, name, form string }{
		{"二、主动公开政府信息情况", "disclosure", p.Template.Disclosure},
		{"三、收到和处理政府信息公开申请情况", "requests", p.Template.Requests},
		{"四、政府信息公开行政复议、行政诉讼情况", "review", p.Template.Review},
	} {
		fmt.Fprintf(w, "\n%s", t.title)
		form, ok := report.FormByName(t.form)
		if !ok {
			fmt.Fprintln(w, ": the report lacks this table")
			continue
		}
		fmt.Fprintf(w, " (form of %s)\n", t.form)
		printTable(w, form.Table(t.name), p)
	}
	fmt.Fprintf(w, "\ncells: %s\n", counts(p))
	fmt.Fprintf(w, "sections: %s\n", sectionNumbers(p))
	printClaims(w, p)
	if len(r.Findings) == 0 {
		_, err := fmt.Fprintln(w, "findings: none")
		return err
	}
	fmt.Fprintf(w, "findings: %d\n", len(r.Findings))
	for _, f := range r.Findings {
		fmt.Fprintf(w, "  %s %s %s: want %s, got %s\n", f.Severity, f.Check, strings.TrimSpace(f.Indicator+" "+f.Member), f.Want, f.Got)
	}
	return nil
}

// place names a part of a file: a file packed in it, or one of its reports.
func place(input, part string) string {
	if part == "" || strings.HasPrefix(part, "#") {
		return input + part
	}
	return input + "/" + part
}

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}

func yearOf(p *report.Report) string {
	if p.Year == 0 {
		return "unknown"
	}
	return fmt.Sprint(p.Year)
}

func published(p *report.Report) string {
	if p.Published.IsZero() {
		return "unknown"
	}
	return p.Published.Format("2006-01-02")
}

func counts(p *report.Report) string {
	n := p.Cells()
	var parts []string
	for _, s := range report.States() {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], s))
		}
	}
	return strings.Join(parts, ", ")
}

// printClaims shows what the prose states, each figure with its words.
func printClaims(w io.Writer, p *report.Report) {
	for i := range p.Facts {
		f := &p.Facts[i]
		if !f.Claim() {
			continue
		}
		about := ""
		if f.Approx() {
			about = "about "
		}
		fmt.Fprintf(w, "claim: %s %s%s %s: %s\n", f.Indicator, about, f.Value, f.Unit, f.Sentence)
	}
}

func sectionNumbers(p *report.Report) string {
	if len(p.Sections) == 0 {
		return "none"
	}
	var parts []string
	for _, s := range p.Sections {
		parts = append(parts, fmt.Sprint(s.Number))
	}
	return strings.Join(parts, " ")
}

// printTable lays out one table of the form, block by block.
func printTable(w io.Writer, t *report.Table, p *report.Report) {
	facts := make(map[report.Cell]*report.Fact, len(p.Facts))
	for i := range p.Facts {
		f := &p.Facts[i]
		facts[report.Cell{Indicator: f.Indicator, Member: f.Member}] = f
	}
	for _, b := range t.Blocks {
		out := newTable()
		head := table.Row{b.Label}
		for _, c := range b.Columns {
			head = append(head, strings.Join(append(slices.Clone(c.Under), c.Label), "\n"))
		}
		out.AppendHeader(head)
		for _, r := range b.Rows {
			row := table.Row{strings.Repeat("  ", len(r.Under)) + r.Label}
			found := !r.Extension
			for _, c := range r.Cells {
				f := facts[c]
				found = found || f != nil
				row = append(row, shown(f))
			}
			if found {
				out.AppendRow(row)
			}
		}
		fmt.Fprintln(w, out.Render())
	}
}

// newTable returns a table whose figures stand to the right.
func newTable() table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	configs := []table.ColumnConfig{{Number: 1, WidthMax: 44}}
	for n := 2; n <= 16; n++ {
		configs = append(configs, table.ColumnConfig{Number: n, Align: text.AlignRight, AlignHeader: text.AlignCenter})
	}
	t.SetColumnConfigs(configs)
	return t
}

// shown is a cell as a person sees it: a derived figure in brackets.
func shown(f *report.Fact) string {
	switch {
	case f == nil:
		return marks[report.Absent]
	case f.State == report.Derived:
		return "(" + f.Value.String() + ")"
	case f.State.HasValue():
		return f.Value.String()
	}
	return marks[f.State]
}

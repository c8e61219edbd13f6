package main

import (
	"fmt"
	"strings"

	"harvest/extract"
	"harvest/report"
	"harvest/warehouse"
)

// printPlace shows what the page prints around a figure: the words beside and over
// it, the ways in which its row could have been read, and the table with the figure
// in brackets.
func printPlace(line func(what, format string, args ...any), p *extract.Place) {
	if words := append(append([]string(nil), p.Label...), p.Head...); len(words) > 0 {
		line("prints", "%s", strings.Join(words, " › "))
	}
	if p.Page > 0 {
		line("on page", "%d", p.Page)
	}
	if p.Ways != nil {
		line("refused", "%s", waysText(p.Ways))
	}
	what := "table"
	for _, r := range p.Rows {
		line(what, "%4d  %s", r.Row, rowText(shorter(r.Cells), r.Cell))
		what = ""
	}
}

// waysText says how many ways to read a row there were, and why one was taken.
func waysText(w *extract.Ways) string {
	text := fmt.Sprintf("%d of %d ways to place the row's %d cells under the seven applicants", w.All-1, w.All, w.Cells)
	switch {
	case w.Adding == 1:
		return text + ": in them the row does not add up to its 总计"
	case w.Adding == 0:
		return text + ": with none does the row add up by itself; the sums of the table left one"
	}
	return fmt.Sprintf("%s: in %d the row does not add up to its 总计, in %d the table's sums do not hold", text, w.All-w.Adding, w.Adding-1)
}

// pathText is where a figure stands on its form, outermost first.
func pathText(f *warehouse.Figure) string {
	switch {
	case f.Form == "":
		return "none: the report lacks the table"
	case len(f.Path) == 0:
		return f.Form + ": not on it; the agency added the row"
	}
	return f.Form + ": " + strings.Join(f.Path, " › ")
}

// fixText says what a fix set, and why.
func fixText(fix *warehouse.AppliedFix, unit string) string {
	return fmt.Sprintf("%s is %s: %s (%s; %s)", fix.Cell(), valueText(fix.State, fix.Value, unit, ""), fix.Reason, fix.Author, fix.Source)
}

// fixedValue is a fix as a citation has it, in Chinese.
func fixedValue(fixes []warehouse.AppliedFix, cell report.Cell) string {
	for _, f := range fixes {
		if f.Cell() == cell {
			return fmt.Sprintf("（更正值，理由：%s；依据：%s）", oneLine(f.Reason), oneLine(f.Source))
		}
	}
	if len(fixes) > 0 {
		return "（其中有更正值）"
	}
	return ""
}

// shorter cuts cells that are prose to what fits a line.
func shorter(cells []string) []string {
	const most = 40
	short := make([]string, len(cells))
	for i, c := range cells {
		short[i] = c
		if r := []rune(c); len(r) > most {
			short[i] = string(r[:most]) + "…"
		}
	}
	return short
}

package extract

import (
	"fmt"
	"slices"
	"strings"

	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// readRecognised reads the report in a stretch of a document that a program guessed
// from a picture. Of its figures those count that a sum of the form proves; all other
// cells are illegible. Nothing else of it counts: no claim, no section, no row beside
// the form, and what year it is of and whose it is say its link, address and source
// alone. Without a proven figure it stays a scan.
func (x *Extractor) readRecognised(d *document.Document, s stretch, o origin, whole bool) report.Reading {
	r := report.Reading{Input: o.name, Extractor: Version}
	scan := func(format string, args ...any) report.Reading {
		r.Problem = &report.Problem{Kind: report.Scan, Detail: d.Recognised + " " + fmt.Sprintf(format, args...)}
		return r
	}
	meta := readMetadata(&document.Document{}, stretch{}, o, whole)
	if _, ok := page.ReportTitle(o.link); ok {
		meta.text = o.link
	}
	found := findTables(d, s.from, s.to)
	if found.none() {
		return scan("sees no official table in it")
	}
	found.statistics.year = meta.year
	p, heads, doubts, err := readTables(found)
	switch {
	case err != nil:
		return scan("does not see its table well enough: %v", err)
	case len(p.Facts) == 0:
		return scan("sees no row of an official table in it")
	}
	if proveBySums(d, p) == 0 {
		return scan("sees no figure in it that a sum proves")
	}
	r = x.finish(r, p, &checked{report: p, heads: heads, meta: &meta, doubts: doubts}, o)
	r.Findings = slices.DeleteFunc(r.Findings, func(f report.Finding) bool { return f.Check == "NV_FEE_STATEMENT" }) // it asks the prose
	return r
}

// proveBySums makes every cell of a report illegible but the figures that the
// recogniser is sure of and that stand in an equation of the form which holds and of
// which it is sure of every figure, and in none that does not hold. It returns how many those are. What is empty proves
// nothing and is not proved: ink may have been lost.
func proveBySums(d *document.Document, p *report.Report) (proved int) {
	sure := sureCells(d)
	for i := range p.Facts {
		f := &p.Facts[i]
		if f.State == report.Absent {
			continue
		}
		f.Rule = strings.TrimPrefix(f.Rule+",recognised:"+d.Recognised, ",")
		if f.State != report.Stated || !sure[printedAt(f.At)] || placedBySums(f.Rule) || strings.Contains(f.Rule, "unit-") {
			f.State, f.Value = report.Illegible, 0
		}
	}
	var unproved []*report.Fact
	for i := range p.Facts {
		f := &p.Facts[i]
		switch {
		case f.State != report.Stated:
		case sumHoldsOf(p, f):
			f.Rule += ",proved-by-sums"
			proved++
		default:
			unproved = append(unproved, f)
		}
	}
	for _, f := range unproved { // after all are judged: each equation is of what was seen
		f.State, f.Value = report.Illegible, 0
	}
	for i := range p.Extras {
		p.Extras[i].State, p.Extras[i].Value = report.Illegible, 0
	}
	return proved
}

// placedBySums reports whether the sums chose where the figure stands: then they
// prove nothing.
func placedBySums(rule string) bool {
	return strings.Contains(rule, "placed-by-sums") || strings.Contains(rule, "between-labels")
}

// sumHoldsOf reports whether a figure takes part in an equation of the form that
// holds and whose every figure is stated, and in none that does not hold: a recogniser
// that reads 12 as 72 in a row's first cell does so in its 总计, too, and the row adds
// up all the same, but not its columns.
func sumHoldsOf(p *report.Report, f *report.Fact) bool {
	holds := false
	for _, j := range report.Judge(p, report.Cell{Indicator: f.Indicator, Member: f.Member}) {
		if j.Severity != "error" || !strings.Contains(j.Says, "==") {
			continue
		}
		if j.Outcome == report.Broken {
			return false
		}
		holds = holds || j.Outcome == report.Holds
	}
	return holds
}

type cellAt struct{ table, row, column int }

func printedAt(at report.At) cellAt { return cellAt{at.Table, at.Row, at.Column} }

// sureCells are the cells of a document whose figure all readings of the picture
// agree on.
func sureCells(d *document.Document) map[cellAt]bool {
	sure := make(map[cellAt]bool)
	for _, b := range d.Blocks {
		if b.Grid == nil || !b.Grid.Ruled {
			continue
		}
		for _, row := range b.Grid.Rows {
			for _, c := range row {
				if c.Sure {
					sure[cellAt{b.Grid.Number, c.Row, c.Column}] = true
				}
			}
		}
	}
	return sure
}

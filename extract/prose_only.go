package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// A report without tables, as every one was before 2014 and a few still are, must
// look like one: that many sections, and characters of prose.
const (
	fewestSections = 2
	shortestProse  = 300
)

// readProse reads a report that prints no table: its sections, and what they claim
// (the form of 2008, section 1.1 of the field's own papers). Every cell of the old
// local table is absent. It returns nil for what may be a report whose tables were
// not found: one of a year of tables with a grid or many lines of figures, or one
// that is too short or claims nothing. Before the years of tables a short one may, and
// may claim nothing, where it has three sections of sentences (Q40).
func readProse(d *document.Document, s stretch, found *tables, year int) (*report.Report, []report.Fact) {
	text, figures := 0, 0
	for i := s.from; i < s.to; i++ {
		b := &d.Blocks[i]
		text += utf8.RuneCountInString(b.Text)
		if b.Grid != nil && len(b.Grid.Rows) >= fewestRows && year >= firstTables {
			return nil, nil
		}
		if b.Text != "" && report.ParseNumber(b.Text).State == report.Stated {
			figures++
		}
	}
	early := year > 0 && year < firstTables
	if figures > fewWords/10 {
		return nil, nil
	}
	p := &report.Report{Template: report.Templates{Statistics: "2008"}}
	var prose []proseLine
	p.Sections, prose = readSections(d, s.from, endOf(d, s, found), found)
	claims, against := readClaims(d, year, prose)
	if len(p.Sections) < fewestSections || (text < shortestProse || len(claims) == 0) && !(early && threeParts(p.Sections)) {
		return nil, nil
	}
	form, _ := report.FormByName("2008")
	p.Facts = append(absent(form, "statistics"), claims...)
	return p, against
}

// threeParts reports whether a report has three sections at least, and a sentence in each.
func threeParts(sections []report.Section) bool {
	return len(sections) > fewestSections && !slices.ContainsFunc(sections, func(s report.Section) bool { return !strings.Contains(s.Text, "。") })
}

// firstTables is the first report year whose form has tables.
const firstTables = 2014

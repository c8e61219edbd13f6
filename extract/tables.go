package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// readTables reads the official tables, each as the form it follows, and adds the
// cells of a table that the report lacks as absent. It also returns the heads of
// table 2 and the rows that could not be placed.
func readTables(found *tables) (*report.Report, []string, []*alignError, error) {
	p := &report.Report{}
	var doubts []*alignError
	names := make(map[string]string)
	facts := make(map[string][]report.Fact)
	var heads []string
	prefer := ""
	extras := make(map[string][]report.Extra)
	for _, table := range []string{"requests", "disclosure", "review", "statistics"} { // table 3 tells its form best
		form, reading, err := readTable(found.of(table), table, prefer)
		extras[table] = reading.extras
		if err != nil && table == "statistics" && len(names) > 0 {
			continue // words of a later form's prose
		}
		if err != nil {
			return p, heads, nil, err
		}
		doubts = append(doubts, reading.doubts...)
		if form == "" || !anyPrinted(reading.facts) {
			continue
		}
		names[table], facts[table] = form, reading.facts
		heads = append(heads, reading.heads...)
		if table == "requests" || prefer == "" {
			prefer = form
		}
	}
	for _, table := range tableNames {
		p.Extras = append(p.Extras, extras[table]...)
	}
	if len(names) == 0 && len(doubts) > 0 {
		return p, heads, nil, doubts[0]
	}
	if len(names) == 0 {
		return p, heads, nil, nil
	}
	form, _ := report.FormByName(prefer)
	p.Facts = make([]report.Fact, 0, 256) // a little more than a form has
	for _, table := range tableNames {
		if names[table] == "" {
			facts[table] = absent(form, table)
		}
		p.Facts = append(p.Facts, facts[table]...)
	}
	p.Template = report.Templates{Disclosure: names["disclosure"], Requests: names["requests"], Review: names["review"], Statistics: names["statistics"]}
	return p, heads, doubts, nil
}

// anyPrinted reports whether any fact stands in a cell of the page.
func anyPrinted(facts []report.Fact) bool {
	for i := range facts {
		if facts[i].State != report.Absent {
			return true
		}
	}
	return false
}

// endsEarly reports whether the file ends inside its last table: rows of the
// form are missing at that table's end, though none was left out in doubt, nothing
// is printed behind it, and it is no page that says where it ends.
func endsEarly(d *document.Document, s stretch, found *tables, p *report.Report, doubts []*alignError) bool {
	open := slices.ContainsFunc(doubts, func(e *alignError) bool { return !e.Stray })
	if d.Whole || open || !nothingBehind(d, s, found) {
		return false
	}
	names := map[string]string{"disclosure": p.Template.Disclosure, "requests": p.Template.Requests, "review": p.Template.Review}
	for _, table := range slices.Backward(tableNames) {
		if table == "statistics" { // provinces leave rows out
			continue
		}
		lines := found.of(table).lines
		form, ok := report.FormByName(names[table])
		if n := len(lines); !ok && n > 0 { // no row was read: its head is cut, or its last line
			return len(p.Facts) > 0 || n > 1 && len(lines[n-1].cells) < len(lines[n-2].cells)
		}
		if !ok {
			continue
		}
		cells := form.Table(table).Cells()
		end := cells[len(cells)-1]
		return slices.ContainsFunc(p.Facts, func(f report.Fact) bool {
			return f.Indicator == end.Indicator && f.Member == end.Member && f.State == report.Absent
		})
	}
	return false
}

// nothingBehind reports whether a stretch ends with its last table: what follows is
// at most the beginning of one more line.
func nothingBehind(d *document.Document, s stretch, found *tables) bool {
	_, last := tableSpan(found)
	for i := last + 1; i < s.to; i++ {
		b := &d.Blocks[i]
		if _, heading := sectionHeading(b, true); i > last+1 || heading || b.Grid != nil || utf8.RuneCountInString(b.Text) > longLine {
			return false
		}
	}
	return last >= 0
}

// breaksOff reports whether a file stops in the middle of a sentence: its last
// paragraph is no heading or caption, and ends as no sentence does.
func breaksOff(d *document.Document) bool {
	last := d.Blocks[len(d.Blocks)-1]
	if d.Whole || last.Grid != nil || utf8.RuneCountInString(last.Text) < 20 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(last.Text)
	return !strings.ContainsRune("。！？；：）)”》】…,，.", r) || r == ',' || r == '，'
}

package extract

import (
	"harvest/document"
	"harvest/report"
)

// readTables reads the three tables, each as the form it follows, and adds the
// cells of a table that the report lacks as absent.
func readTables(found *tables) (*report.Report, []string, error) {
	p := &report.Report{}
	names := make(map[string]string)
	facts := make(map[string][]report.Fact)
	var heads []string
	prefer := ""
	for _, table := range tableNames {
		form, reading, err := readTable(found.of(table), table, prefer)
		if err != nil {
			return p, heads, err
		}
		if form == "" || !anyPrinted(reading.facts) {
			continue
		}
		names[table], facts[table] = form, reading.facts
		heads = append(heads, reading.heads...)
		if table == "requests" || prefer == "" {
			prefer = form
		}
	}
	if len(names) == 0 {
		return p, heads, nil
	}
	form, _ := report.FormByName(prefer)
	p.Facts = make([]report.Fact, 0, 256) // a little more than a form has
	for _, table := range tableNames {
		if names[table] == "" {
			facts[table] = absent(form, table)
		}
		p.Facts = append(p.Facts, facts[table]...)
	}
	p.Template = report.Templates{Disclosure: names["disclosure"], Requests: names["requests"], Review: names["review"]}
	return p, heads, nil
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
// form are missing at that table's end, nothing is printed behind it, and it is
// no page that says where it ends.
func endsEarly(d *document.Document, s stretch, found *tables, p *report.Report) bool {
	_, last := tableSpan(found)
	if d.Whole || last != s.to-1 || len(p.Facts) == 0 {
		return false
	}
	for i := len(tableNames) - 1; i >= 0; i-- {
		if len(found.of(tableNames[i]).lines) == 0 {
			continue
		}
		end := lastFact(p, tableNames[i])
		return end != nil && end.State == report.Absent
	}
	return false
}

func lastFact(p *report.Report, table string) *report.Fact {
	ends := map[string]string{"disclosure": "", "requests": "request_carried_out", "review": "litigation_after_review_total"}
	for i := len(p.Facts) - 1; i >= 0; i-- {
		if p.Facts[i].Indicator == ends[table] {
			return &p.Facts[i]
		}
	}
	return nil
}

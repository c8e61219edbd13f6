package report

import "sync"

var memberCodes = sync.OnceValue(Members)

// rows of table 3 by form: their indicators in order, and those of each group.
type requestRows struct {
	codes  []string
	groups map[string][]string
}

var loadRequestRows = sync.OnceValue(func() map[string]requestRows {
	rows := make(map[string]requestRows)
	for _, f := range Forms() {
		r := requestRows{groups: make(map[string][]string)}
		for _, block := range f.Table("requests").Blocks {
			for _, row := range block.Rows {
				code := row.Cells[0].Indicator
				r.codes = append(r.codes, code)
				if row.Group != "" {
					r.groups[row.Group] = append(r.groups[row.Group], code)
				}
			}
		}
		rows[f.Name] = r
	}
	return rows
})

// rowCodes returns the indicators of table 3 in printed order.
func rowCodes(form string) []string { return loadRequestRows()[form].codes }

// groupCodes returns the indicators of a group's rows.
func groupCodes(group, form string) []string { return loadRequestRows()[form].groups[group] }

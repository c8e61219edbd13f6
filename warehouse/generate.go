package warehouse

import (
	"fmt"
	"slices"
	"strings"

	"harvest/report"
)

// checkViews are the views made of checks in SQL. A check belongs to the one that
// has what it needs in its list.
var checkViews = []struct {
	name  string
	needs []string
}{
	{"contradiction_between_years", []string{"years"}},
	{"contradiction_between_agencies", []string{"agency", "capture", "agencies"}},
}

// checkSays is what one row of each of these views is.
var checkSays = map[string]string{
	"contradiction_between_years":    "One row per figure of a report to believe that does not agree with what the same agency reported, in the same scope, for the year before.",
	"contradiction_between_agencies": "One row per report to believe, or figure in it, that does not agree with the reports of other agencies, or with what is known of its own agency and address.",
}

// checkColumns are the columns of every check in SQL, in order.
var checkColumns = []struct{ name, comment string }{
	{"agency", "Identity of the agency, the same over years and sites. Never NULL."},
	{"year", "Year reported on; between two years, the later one. Never NULL."},
	{"scope", "agency, office or consolidated: for whom the report speaks. Never NULL."},
	{"check_id", "Which check; the list is in docs/warehouse.md. Never NULL."},
	{"severity", "error, warning or info: how much it weighs. Never NULL."},
	{"indicator", "The indicator it is about. NULL where it is about no single one."},
	{"member", "The applicant it is about. NULL where it is about none."},
	{"want", "What the figure should be, in the indicator's unit or in words. Never NULL."},
	{"got", "What is printed, in the indicator's unit or in words. Never NULL."},
	{"report", "Number, in this file only, of the report it is found in. Never NULL."},
}

// checkIDs returns the checks in SQL that need one of needs, in the order of
// checks.yaml.
func checkIDs(needs ...string) []string {
	var ids []string
	for _, c := range report.Checks() {
		if c.By == "sql" && slices.Contains(needs, c.Needs) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// checkView returns the file of a view that is the union of checks/ID.sql.
func checkView(name string, ids []string) string {
	var view strings.Builder
	fmt.Fprintf(&view, "-- %s\n-- Generated from checks/*.sql by checkView: do not edit; see CONTRIBUTING.md.\n", checkSays[name])
	fmt.Fprintf(&view, "CREATE OR REPLACE VIEW %s AS\n", name)
	for i, id := range ids {
		if i > 0 {
			view.WriteString("UNION ALL\n")
		}
		view.WriteString("SELECT\n")
		for n, c := range checkColumns {
			fmt.Fprintf(&view, "    %s%s\n", c.name, comma(n, len(checkColumns)))
		}
		fmt.Fprintf(&view, "FROM (\n%s) AS %s\n", indent(checkBody(id)), strings.ToLower(id))
	}
	fmt.Fprintf(&view, ";\n\nCOMMENT ON VIEW %s IS %s;\n", name, quoted(checkSays[name]))
	for _, c := range checkColumns {
		fmt.Fprintf(&view, "COMMENT ON COLUMN %s.%s IS %s;\n", name, c.name, quoted(c.comment))
	}
	return view.String()
}

// checkBody is the SELECT of a check, without the comment that opens its file.
func checkBody(id string) string {
	lines := strings.SplitAfter(statements("checks", id), "\n")
	for len(lines) > 0 && strings.HasPrefix(lines[0], "--") {
		lines = lines[1:]
	}
	return strings.TrimSpace(strings.Join(lines, "")) + "\n"
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("    " + line)
	}
	return b.String()
}

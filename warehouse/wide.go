package warehouse

import (
	"fmt"
	"strings"

	"harvest/report"
)

// WideView returns the file of the view form_NAME: a row per report of the form,
// a column per cell in printed order. A cell is max(CASE …) and not PIVOT or
// FILTER: DuckDB then skips the columns that a query does not ask for, and is
// ten times as fast with those it does.
func WideView(form *report.Form) string {
	name := "form_" + form.Name
	var cells, comments strings.Builder
	for t := range form.Tables {
		table := &form.Tables[t]
		for b := range table.Blocks {
			block := &table.Blocks[b]
			for r := range block.Rows {
				row := &block.Rows[r]
				if row.Extension {
					continue
				}
				for i, c := range row.Cells {
					column := wideColumn(c)
					fmt.Fprintf(&cells, "        max(CASE WHEN %s THEN f.value END) AS %s,\n", wideCondition(c), column)
					fmt.Fprintf(&comments, "COMMENT ON COLUMN %s.%s IS %s;\n", name, column, quoted(wideComment(c, row, &block.Columns[i])))
				}
			}
		}
	}
	var view strings.Builder
	fmt.Fprintf(&view, wideHead, form.Name, form.Basis, name)
	for _, c := range wideIdentity {
		fmt.Fprintf(&view, "    a.%s,\n", c.name)
	}
	for t := range form.Tables {
		for _, c := range form.Tables[t].Cells() {
			fmt.Fprintf(&view, "    c.%s,\n", wideColumn(c))
		}
	}
	for i, c := range wideCounts {
		fmt.Fprintf(&view, "    c.%s%s\n", c.name, comma(i, len(wideCounts)))
	}
	view.WriteString("FROM annual_report AS a\nCROSS JOIN LATERAL (\n    SELECT\n")
	view.WriteString(cells.String())
	for i, c := range wideCounts {
		fmt.Fprintf(&view, "        count(*) FILTER (WHERE f.state IN (%s)) AS %s%s\n", c.states, c.name, comma(i, len(wideCounts)))
	}
	fmt.Fprintf(&view, wideFoot, form.Name, name, form.Name, form.Basis)
	for _, c := range wideIdentity {
		fmt.Fprintf(&view, "COMMENT ON COLUMN %s.%s IS %s;\n", name, c.name, quoted(c.comment))
	}
	view.WriteString(comments.String())
	for _, c := range wideCounts {
		fmt.Fprintf(&view, "COMMENT ON COLUMN %s.%s IS %s;\n", name, c.name, quoted(c.comment))
	}
	return view.String()
}

const wideHead = `-- One row per report to believe on the form of %s (%s).
-- Generated from report/forms.yaml by WideView: do not edit; see CONTRIBUTING.md.
CREATE OR REPLACE VIEW %s AS
SELECT
`

const wideFoot = `    FROM fact AS f
    WHERE f.report = a.report
) AS c
WHERE coalesce(a.template_requests, a.template_disclosure, a.template_review, a.template_statistics) = '%s';

COMMENT ON VIEW %s IS 'One row per report to believe whose table 3 (without it table 2, then 4, then the statistical one) follows the form of %s, %s; one column per cell in printed order. A cell of a table that follows another form is NULL. A column that ends in total holds the sum of others: never add it to them.';
`

// wideIdentity are the columns before the cells, all from annual_report.
var wideIdentity = []struct{ name, comment string }{
	{"report", "Number of the report in this file only; do not keep it elsewhere. Never NULL."},
	{"agency", "Identity of the agency, the same over years and sites. Never NULL."},
	{"agency_name", "Name of the agency in Chinese. NULL where neither a list nor the page has one."},
	{"kind", "Kind of body: people_government, education, finance … NULL where the agency is in no list."},
	{"region", "Division code of the place the agency works for. NULL where nothing tells."},
	{"city", "Division code of the city (prefecture) the region is or lies in. NULL for a province, and where the region is not known."},
	{"year", "Year reported on. Never NULL."},
	{"scope", "agency, office or consolidated; never add figures of consolidated to the others. Never NULL."},
	{"published", "Day of publishing as printed. NULL where the page prints none."},
	{"url", "Address of the page or file. NULL for a bare file."},
	{"template_disclosure", "Form that table 2 was read as: 2019 or 2021. NULL where the report lacks the table."},
	{"template_requests", "Form that table 3 was read as: 2019 or 2021. NULL where the report lacks the table."},
	{"template_review", "Form that table 4 was read as: 2019 or 2021. NULL where the report lacks the table."},
	{"template_statistics", "Form that the statistical table of the years before 2019 was read as: 2014 or 2008. NULL where the report lacks it."},
}

// wideCounts are the columns after the cells: how the report's cells stand.
var wideCounts = []struct{ name, states, comment string }{
	{"cells_stated", "'stated'", "Cells of the report that print a figure. Never NULL."},
	{"cells_derived", "'derived'", "Totals that are blank and whose parts are printed: the sum stands in their place. Never NULL."},
	{"cells_empty", "'blank', 'dash', 'slash', 'none_word'", "Cells that are blank or print a dash, a slash or 无: NULL above, and not 0. Never NULL."},
	{"cells_absent", "'absent'", "Cells of the form that the page lacks: NULL above. Never NULL."},
	{"cells_illegible", "'illegible'", "Cells that print something that is no figure: NULL above. Never NULL."},
}

func wideColumn(c report.Cell) string {
	if c.Member == "" {
		return c.Indicator
	}
	return c.Indicator + "__" + c.Member
}

func wideCondition(c report.Cell) string {
	if c.Member == "" {
		return "f.indicator = " + quoted(c.Indicator)
	}
	return "f.indicator = " + quoted(c.Indicator) + " AND f.member = " + quoted(c.Member)
}

// wideComment is what the form prints to the left of a cell and above it, and its
// unit.
func wideComment(c report.Cell, row *report.Row, column *report.Column) string {
	var path []string
	path = append(path, row.Under...)
	if row.Label != "" {
		path = append(path, row.Label)
	}
	path = append(append(path, column.Under...), column.Label)
	unit := "no unit"
	if known, ok := report.IndicatorByCode(c.Indicator); ok && known.Unit != "" {
		unit = "in " + known.Unit
	}
	return fmt.Sprintf("%s; %s. NULL unless the cell prints a figure or one could be derived: missing is not 0.", strings.Join(path, " / "), unit)
}

// comma parts the lines of a list: nothing follows the last.
func comma(i, n int) string {
	if i == n-1 {
		return ""
	}
	return ","
}

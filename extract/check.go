package extract

import (
	"fmt"
	"slices"
	"strings"

	"harvest/report"
)

// A goCheck is a check that is neither a sum nor a bound, under its ID in
// report/checks.yaml.
type goCheck struct {
	id  string
	run func(*checked) []report.Finding
}

// goChecks lists the checks written in Go, in the order they run. The first
// asks whether the extractor itself has slipped.
var goChecks = []goCheck{
	{"REQ_COLUMN_SHIFT", checkColumnShift},
	{"ROW_AMBIGUOUS", checkDoubts},
	{"REQ_ZERO_TABLE_VS_TEXT", checkZeroTable},
	{"DIS_FEE_PRECISION", checkFeePrecision},
	{"DIS_PROCUREMENT_UNIT", checkProcurementUnit},
	{"NV_FEE_STATEMENT", checkFeeStatement},
	{"MD_YEAR_AGREEMENT", checkYear},
	{"MD_ERA_VS_YEAR", checkForm},
	{"MD_AGENCY_VS_PUBLISHER", checkPublisher},
}

// checked is what a check may look at.
type checked struct {
	report *report.Report
	heads  []string // printed heads of table 2
	meta   *metadata

	doubts  []*alignError // rows whose figures could not be placed
	against []report.Fact // claims that contradict one of the report's
}

// runChecks runs every check that needs the report or its page alone.
func runChecks(c *checked) []report.Finding {
	var found []report.Finding
	for i, check := range goChecks {
		for _, f := range check.run(c) {
			declared, _ := report.CheckByID(check.id)
			f.Check, f.Severity = check.id, declared.Severity
			found = append(found, f)
		}
		if i == 0 {
			found = append(found, report.RunChecks(c.report)...)
			found = append(found, c.secondClaims()...)
		}
	}
	return found
}

func (c *checked) fact(indicator, member string) *report.Fact {
	for i := range c.report.Facts {
		if f := &c.report.Facts[i]; f.Indicator == indicator && f.Member == member {
			return f
		}
	}
	return nil
}

// checkColumnShift looks for three rows or more of table 3 whose sums fail as
// read and hold when the row is moved by one or two columns.
func checkColumnShift(c *checked) []report.Finding {
	width := len(report.Members())
	failing, mended := 0, 0
	for i := 0; i+width <= len(c.report.Facts); i++ {
		row := c.report.Facts[i : i+width]
		if row[0].Member == "" || row[0].Indicator != row[width-1].Indicator || row[width-1].Member != report.Total {
			continue
		}
		if sumHolds(row, 0) {
			continue
		}
		failing++
		for _, by := range []int{-2, -1, 1, 2} {
			if sumHolds(row, by) {
				mended++
				break
			}
		}
	}
	if failing < 3 || mended < failing {
		return nil
	}
	return []report.Finding{{Want: "columns as on the form", Got: fmt.Sprintf("%d rows whose sums hold only when moved by a column or two", mended)}}
}

// sumHolds reports whether the last of a row's figures, moved by some columns,
// is the sum of those before it. A figure moved off the row fails it.
func sumHolds(row []report.Fact, by int) bool {
	moved := make([]report.Value, len(row))
	printed := false
	for i := range row {
		if !row[i].State.HasValue() {
			continue
		}
		if i+by < 0 || i+by >= len(row) {
			if row[i].Value != 0 {
				return false
			}
			continue
		}
		moved[i+by] = row[i].Value
		printed = printed || i+by == len(row)-1
	}
	sum := report.Value(0)
	for _, v := range moved[:len(moved)-1] {
		sum += v
	}
	if by == 0 && !printed {
		return true
	}
	return sum == moved[len(moved)-1]
}

// secondClaims holds claims that state another figure than one of the report's own
// claims against the table, one at a time in that claim's place.
func (c *checked) secondClaims() []report.Finding {
	var found []report.Finding
	for i := range c.against {
		second := &c.against[i]
		other := *c.report
		other.Facts = slices.Clone(c.report.Facts)
		for k := range other.Facts {
			if other.Facts[k].Indicator == second.Indicator {
				other.Facts[k] = *second
			}
		}
		for _, f := range report.RunChecks(&other) {
			if f.Indicator == second.Indicator && !slices.Contains(found, f) {
				found = append(found, f)
			}
		}
	}
	return found
}

// checkZeroTable doubts a table of nothing but zeros under a text that counts
// applications.
func checkZeroTable(c *checked) []report.Finding {
	claim := c.fact("narrative_requests_received", "")
	if claim == nil || !claim.State.HasValue() || claim.Value == 0 || c.report.Template.Requests == "" {
		return nil
	}
	filled := false
	for i := range c.report.Facts {
		f := &c.report.Facts[i]
		if f.Member == "" || !f.State.HasValue() {
			continue
		}
		if f.Value != 0 {
			return nil
		}
		filled = true
	}
	if !filled {
		return nil
	}
	return []report.Finding{{Indicator: "request_new", Member: report.Total, Want: claim.Value.String(), Got: "0"}}
}

// checkFeePrecision holds the fee against a head that asks for four decimals.
func checkFeePrecision(c *checked) []report.Finding {
	f := c.fact("disclosure_fee_amount", "")
	if f == nil || f.State != report.Stated || f.Value == 0 || strings.ContainsAny(f.Printed, ".．") {
		return nil
	}
	for _, h := range c.heads {
		if strings.Contains(h, "4位小数") || strings.Contains(h, "四位小数") || strings.Contains(h, "４位小数") {
			return []report.Finding{{Indicator: f.Indicator, Want: "four decimals, as the head asks", Got: f.Printed}}
		}
	}
	return nil
}

// checkProcurementUnit doubts a purchase of a thousand million yuan or more that
// names no unit.
func checkProcurementUnit(c *checked) []report.Finding {
	f := c.fact("disclosure_procurement_amount", "")
	if f == nil || f.State != report.Stated || f.Value < report.Count(100_000) || strings.Contains(f.Rule, "unit-") || strings.Contains(f.Printed, "万") {
		return nil
	}
	return []report.Finding{{Indicator: f.Indicator, Want: "less than 100000 万元 for one agency, or a unit", Got: f.Printed}}
}

func checkFeeStatement(c *checked) []report.Finding {
	if c.report.Template.Requests != "2021" {
		return nil
	}
	for _, s := range c.report.Sections {
		if s.Number == 6 && strings.Contains(s.Text, "处理费") {
			return nil
		}
	}
	return []report.Finding{{Want: "信息处理费 in section 6", Got: "no word of it"}}
}

func checkYear(c *checked) []report.Finding {
	named := c.meta.disagree()
	if named == nil {
		if e := c.meta.evidence; len(e) > 0 && e[0].About == report.AboutYear && e[0].From == "date" {
			return []report.Finding{{Want: "a year that the report or its address names", Got: "none: the day of publishing, " + e[0].Text + ", decides"}}
		}
		return nil
	}
	var says []string
	for _, y := range named {
		says = append(says, y.From+" "+y.Says)
	}
	return []report.Finding{{Want: "one year", Got: strings.Join(says, ", ")}}
}

// checkForm holds the form that the tables print against the one in force.
func checkForm(c *checked) []report.Finding {
	form, ok := report.FormOf(c.report.Year)
	if !ok {
		return nil
	}
	t := c.report.Template
	for _, printed := range []string{t.Disclosure, t.Requests, t.Statistics} {
		if printed == "2014" && c.report.Year == 2019 {
			continue // 国办公开办函〔2019〕60号 left the choice
		}
		if printed != "" && printed != form.Name {
			return []report.Finding{{Want: form.Name, Got: printed}}
		}
	}
	return nil
}

// checkPublisher holds the agency of a title against who put the page up, and the
// place of its source against the division in the page's index number. Governments
// and their offices put up every body's report; who does so for a whole place is
// not told from its title. What the page's source covers is asked in SQL, under the
// same ID.
func checkPublisher(c *checked) []report.Finding {
	var found []report.Finding
	m, p := c.meta, c.report
	switch {
	case m.title.Agency == "":
	case m.repost:
		found = append(found, report.Finding{Want: "a page of " + m.title.Agency, Got: "a repost, by its own words"})
	case m.publisher != "" && p.Scope != report.ScopeConsolidated && !isGovernment(m.publisher) && !isGovernment(m.title.Agency) && !sameBody(m.publisher, m.title.Agency):
		found = append(found, report.Finding{Want: m.publisher, Got: m.title.Agency})
	}
	if h := m.heading; h.Agency != "" && h.Year == p.Year && !sameBody(h.Agency, m.title.Agency) {
		found = append(found, report.Finding{Want: m.title.Agency, Got: h.Agency + ", in the report's own heading"})
	}
	if division, code := m.strangeDivision(p.Region); division != "" {
		found = append(found, report.Finding{Want: "an index number of division " + p.Region, Got: division + " in " + code})
	}
	return found
}

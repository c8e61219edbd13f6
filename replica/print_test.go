package replica

import (
	"strings"
	"testing"

	"harvest/report"
)

// printedAs returns a cell of an edition with one figure and some quirks.
func printedAs(t *testing.T, c report.Cell, v report.Value, quirks ...Quirk) printed {
	t.Helper()
	e := &edition{agency: &agency{}, quirks: quirks, figures: figures{c: v}}
	e.form, _ = report.FormByName("2021")
	if strings.HasSuffix(c.Indicator, "_change") || strings.Contains(c.Indicator, "procurement") {
		e.form, _ = report.FormByName("2019")
	}
	e.fill()
	return e.cells[c]
}

func TestFiguresArePrintedAsTheQuirksSay(t *testing.T) {
	var (
		fresh  = report.Cell{Indicator: rowNew, Member: natural}
		change = report.Cell{Indicator: "disclosure_license_items_change"}
		fee    = report.Cell{Indicator: "disclosure_fee_amount"}
		rules  = report.Cell{Indicator: "disclosure_rules_issued"}
		issued = report.Cell{Indicator: "disclosure_normative_issued"}
		review = report.Cell{Indicator: "review_upheld"}
	)
	count := func(n int64) report.Value { return report.Count(n) }
	for _, c := range []struct {
		cell   report.Cell
		value  report.Value
		quirks []Quirk
		text   string
		state  report.State
	}{
		{fresh, count(1234567), nil, "1234567", report.Stated},
		{fresh, count(1234567), []Quirk{Thousands}, "1,234,567", report.Stated},
		{fresh, count(123), []Quirk{Thousands}, "123", report.Stated},
		{fresh, count(1204), []Quirk{FullWidthDigits}, "１２０４", report.Stated},
		{fresh, count(1204), []Quirk{FullWidthDigits, Thousands}, "１，２０４", report.Stated},
		{fresh, 0, nil, "0", report.Stated},
		{fresh, 0, []Quirk{BlankZero}, "", report.Blank},
		{fresh, 0, []Quirk{BlankColumns}, "", report.Blank},
		{fresh, count(3), []Quirk{BlankZero, BlankColumns}, "3", report.Stated},
		{review, 0, []Quirk{BlankZero}, "", report.Blank},
		{issued, 0, []Quirk{BlankZero, DashZero}, "0", report.Stated},
		{issued, 0, []Quirk{NoneZero}, "无", report.NoneWord},
		{issued, 0, []Quirk{BlankDisclosure}, "", report.Blank},
		{issued, count(12), []Quirk{Counters}, "12件", report.Stated},
		{change, count(2), nil, "2", report.Stated},
		{change, count(2), []Quirk{SignPlus}, "+2", report.Stated},
		{change, count(2), []Quirk{SignWord}, "增2", report.Stated},
		{change, count(-8), []Quirk{SignWord}, "减8", report.Stated},
		{change, 0, []Quirk{SignWord}, "0", report.Stated},
		{fee, 25_100_000, nil, "25.1", report.Stated},
		{fee, 25_100_000, []Quirk{MoneyPlaces}, "25.1000", report.Stated},
		{fee, 25_100_000, []Quirk{MoneyYuanCell}, "251000元", report.Stated},
		{fee, 25_100_000, []Quirk{MoneyYuanHead, Thousands}, "251,000", report.Stated},
		{fee, count(59237) + 244_900, []Quirk{MoneyPlaces, Thousands}, "59,237.2449", report.Stated},
		{rules, 0, []Quirk{NoneZero}, "无", report.NoneWord},
	} {
		got := printedAs(t, c.cell, c.value, c.quirks...)
		if got.text != c.text || got.state != c.state {
			t.Errorf("%v of %v with %v is printed %q, %s; want %q, %s", c.cell, c.value, c.quirks, got.text, got.state, c.text, c.state)
		}
		if got.state == report.Stated && got.value != c.value {
			t.Errorf("%v with %v means %v, want %v", c.cell, c.quirks, got.value, c.value)
		}
	}
	if got := printedAs(t, rules, 0, SlashRules); got.state != report.Slash {
		t.Errorf("规章 with slashes is printed %q, %s", got.text, got.state)
	}
	if got := printedAs(t, fresh, 0, DashZero); got.state != report.Dash {
		t.Errorf("a zero of table 3 with dashes is printed %q, %s", got.text, got.state)
	}
}

func TestABlankTotalIsDerivedWhereAMemberIsPrinted(t *testing.T) {
	granted := report.Cell{Indicator: "request_granted", Member: report.Total}
	e := &edition{agency: &agency{}, quirks: []Quirk{BlankTotals, BlankZero}, figures: figures{}}
	e.form, _ = report.FormByName("2021")
	e.figures.put("request_granted", natural, 5)
	e.figures.put("request_granted", enterprise, 2)
	e.fill()
	if got := e.cells[granted]; got.state != report.Derived || got.value != report.Count(7) || got.text != "" {
		t.Errorf("a blank total beside 5 and 2 is %q, %s, %v; want derived, 7", got.text, got.state, got.value)
	}
	partial := report.Cell{Indicator: "request_partial", Member: report.Total}
	if got := e.cells[partial]; got.state != report.Blank {
		t.Errorf("a blank total in a blank row is %s, want blank", got.state)
	}
	if got := e.cells[report.Cell{Indicator: rowNew, Member: report.Total}]; got.state != report.Blank {
		t.Errorf("the total of a row that is no outcome is %s, want blank for its zero", got.state)
	}
}

// What stands in a cell must mean what the truth says, by the rules for figures
// that all of harvest shares.
func TestEveryPrintedCellMeansItsTruth(t *testing.T) {
	for _, seed := range seeds {
		for _, r := range truth(seed).Reports {
			for _, f := range r.Facts {
				if f.State == report.Derived {
					continue
				}
				n := report.ParseNumber(f.Printed)
				switch {
				case n.Unit == "元", f.Unit == "万元" && n.Unit == "" && hasQuirk(r.Quirks, MoneyYuanHead):
					n.Value /= 10_000
				}
				if n.State != f.State || n.State == report.Stated && n.Value != f.Value {
					t.Fatalf("seed %d: %s: %s %s is printed %q, which reads %s %v; the truth is %s %v",
						seed, r.URL, f.Indicator, f.Member, f.Printed, n.State, n.Value, f.State, f.Value)
				}
			}
		}
	}
}

package extract

import (
	"strings"

	"harvest/report"
)

// A ruleText says in words how a figure was found, and what became of the other
// ways to read it.
type ruleText struct{ rule, says string }

// ruleTexts has every part of a fact's rule that this extractor, or a fix, gives.
var ruleTexts = []ruleText{
	{"in-order", "the row prints as many cells as the form has columns, so each stands under the column of its number; no other way keeps their order"},
	{"figures-in-order", "the row prints other cells too, but as many figures as the form has columns, and all others are empty: the figures stand in order"},
	{"empty-row", "no cell of the row prints a figure, so nothing depends on which column each stands in"},
	{"by-column", "the row prints fewer or more cells than the form has columns; the file rules its columns, and the head over each says which it is"},
	{"placed-by-sums", "the row prints fewer or more cells than the form has columns; of all ways to place them in their order one keeps the sums that the form prints, and the others do not"},
	{"under-head", "the row prints more cells than its head; as many empty ones stand before the first figure as before the first head"},
	{"label-alike", "the row's label is worded otherwise than on the form, and was taken for the form's row that it is most like, in the form's order"},
	{"between-labels", "the row prints no label that is known; it is the one that the form has between its two neighbours, and its number or the sums of the table say so"},
	{"rest-of-sum", "the row's label does not say which part of a sum it is; it bears that part's number, and with its figure the parts make the sum that is printed"},
	{"claim", "a sentence of the prose says so; a claim never stands in the place of a cell"},
	{"approx", "its own words round it"},
	{"subtotal", "the row is a subtotal that the agency added to a group of the form"},
	{"unit-yuan", "the cell or the head of its column prints 元: divided by 10,000"},
	{"unit-yi", "the cell or the head of its column prints 亿元: times 10,000"},
	{"unit-wan", "the cell or its row prints 万元: times 10,000"},
	{"only-figure", "the row prints one figure, and the table no head over it"},
	{"year-column", "of several columns the one whose head names the report's year, or its sum; columns of other years and over several years were refused"},
	{"only-column", "of the columns that print a head the only one that is no comparison and does not run over years"},
	{"total-column", "of several columns the one whose head says that it sums up the others"},
	{"recognised", "a program guessed it from a picture: its name and version stand behind the colon"},
	{"proved-by-sums", "all readings of the picture agree on it, and on every other figure of an equation of the form that holds; none that it takes part in does not"},
	{report.SumOfRow, "the page leaves the total blank; it is the sum of the cells before it"},
	{report.FixedRule, "a person corrected it: a fix stands in the place of what was read"},
	{report.OfFixedRule, "a fix stands in the place of one of the figures that it sums up"},
}

// RuleSays says in words how a figure was found: a sentence for each part of a
// fact's rule, in order. A part that this extractor does not give is named as such.
func RuleSays(rule string) []string {
	var says []string
	for part := range strings.SplitSeq(rule, ",") {
		if part != "" {
			says = append(says, ruleSays(part))
		}
	}
	return says
}

func ruleSays(part string) string {
	name, _, _ := strings.Cut(part, ":")
	for _, t := range ruleTexts {
		if t.rule == name {
			return t.says
		}
	}
	return "by rule " + part + ", which extractor " + Version + " does not have"
}

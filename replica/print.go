package replica

import (
	"strings"

	"harvest/report"
)

// A printed is one cell as it stands on the page, and what it means.
type printed struct {
	text  string
	state report.State
	value report.Value // in the dictionary's unit, 0 unless the state has one
}

// fill prints every cell of the form: first what stands there, then the totals
// that stand nowhere but follow from what does.
func (e *edition) fill() {
	e.cells = make(map[report.Cell]printed, 200)
	blank := e.emptyColumns()
	for _, t := range e.form.Tables {
		for _, c := range t.Cells() {
			e.cells[c] = e.print(t.Name, c, blank[c.Member])
		}
	}
	e.derive()
}

// emptyColumns returns the members whose whole column is left blank.
func (e *edition) emptyColumns() map[string]bool {
	blank := make(map[string]bool)
	if !e.has(BlankColumns) {
		return blank
	}
	for _, m := range applicants() {
		sum := report.Value(0)
		for _, c := range e.form.Table("requests").Cells() {
			if c.Member == m {
				sum += e.figures[c]
			}
		}
		if sum == 0 {
			blank[m] = true
		}
	}
	return blank
}

func (e *edition) print(table string, c report.Cell, column bool) printed {
	v := e.figures[c]
	switch {
	case strings.HasPrefix(c.Indicator, "disclosure_rules_") && e.has(SlashRules):
		return printed{text: pickMark(e, "slash", "/", "/", "／"), state: report.Slash}
	case table == "disclosure" && v == 0:
		switch {
		case e.has(NoneZero):
			return printed{text: "无", state: report.NoneWord}
		case e.has(BlankDisclosure):
			return printed{state: report.Blank}
		}
	case table == "disclosure":
	case column, v == 0 && e.has(BlankZero), e.has(BlankTotals) && outcomeTotal(c),
		e.has(BlankReview) && table == "review" && strings.HasSuffix(c.Indicator, "_total"):
		return printed{state: report.Blank}
	case v == 0 && e.has(DashZero):
		return printed{text: pickMark(e, "dash", "-", "—", "－", "–"), state: report.Dash}
	}
	return printed{text: e.number(c, v), state: report.Stated, value: v}
}

// outcomeTotal reports whether a cell is the 总计 of an outcome row of table 3.
func outcomeTotal(c report.Cell) bool {
	return c.Member == report.Total && c.Indicator != rowNew && c.Indicator != rowCarriedIn &&
		c.Indicator != rowTotal && c.Indicator != rowCarriedOut
}

// pickMark returns the mark that the edition uses throughout.
func pickMark(e *edition, part string, marks ...string) string { return pick(e.dice(part), marks...) }

// number prints a figure that is stated.
func (e *edition) number(c report.Cell, v report.Value) string {
	if strings.HasSuffix(c.Indicator, "_amount") {
		return e.amount(v)
	}
	text := v.String()
	if strings.HasSuffix(c.Indicator, "_change") {
		text = e.signed(v)
	}
	text = e.digits(text)
	if e.has(Counters) && (strings.HasSuffix(c.Indicator, "_decisions") || strings.Contains(c.Indicator, "normative")) {
		text += "件"
	}
	return text
}

func (e *edition) signed(v report.Value) string {
	text := strings.TrimPrefix(v.String(), "-")
	switch {
	case v == 0:
		return text
	case e.has(SignWord) && v > 0:
		return "增" + text
	case e.has(SignWord):
		return "减" + text
	case v > 0 && e.has(SignPlus):
		return "+" + text
	case v < 0:
		return pickMark(e, "minus", "-", "-", "－") + text
	}
	return text
}

// amount prints money: in 万元, unless the cell or its head says 元.
func (e *edition) amount(v report.Value) string {
	switch {
	case e.has(MoneyYuanCell):
		return e.digits((v * 10_000).String()) + "元"
	case e.has(MoneyYuanHead):
		return e.digits((v * 10_000).String())
	case e.has(MoneyPlaces):
		whole, places, _ := strings.Cut(v.String(), ".")
		return e.digits(whole + "." + (places + "0000")[:4])
	}
	return e.digits(v.String())
}

var fullWidth = strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４",
	"5", "５", "6", "６", "7", "７", "8", "８", "9", "９", ",", "，", ".", "．", "+", "＋", "-", "－")

// digits sets off thousands and widens, as the edition does.
func (e *edition) digits(text string) string {
	if e.has(Thousands) {
		text = thousands(text)
	}
	if e.has(FullWidthDigits) {
		text = fullWidth.Replace(text)
	}
	return text
}

// thousands puts commas into the whole part of a plain decimal.
func thousands(text string) string {
	start := strings.IndexAny(text, "0123456789")
	end := len(text)
	if i := strings.IndexByte(text, '.'); i >= 0 {
		end = i
	}
	for i := end - 3; i > start; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// derive gives a blank total the sum of its printed members: in a row of table 3
// and in a block of table 4.
func (e *edition) derive() {
	for _, c := range e.form.Table("requests").Cells() {
		if c.Member == report.Total {
			var parts []report.Cell
			for _, m := range applicants() {
				parts = append(parts, report.Cell{Indicator: c.Indicator, Member: m})
			}
			e.deriveTotal(c, parts)
		}
	}
	for _, block := range reviewBlocks {
		var parts []report.Cell
		for _, r := range reviewResults {
			parts = append(parts, report.Cell{Indicator: block + "_" + r})
		}
		e.deriveTotal(report.Cell{Indicator: block + "_total"}, parts)
	}
}

func (e *edition) deriveTotal(total report.Cell, parts []report.Cell) {
	if e.cells[total].state != report.Blank {
		return
	}
	sum, any := report.Value(0), false
	for _, c := range parts {
		if p := e.cells[c]; p.state == report.Stated {
			sum, any = sum+p.value, true
		}
	}
	if any {
		e.cells[total] = printed{state: report.Derived, value: sum}
	}
}

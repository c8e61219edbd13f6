package extract_test

import (
	"fmt"
	"strings"

	"harvest/report"
)

// lines are the rows of the book's table before 2019.
func (b *book) lines() []line {
	switch b.local {
	case "fujian":
		return fujianLines
	case "dingxi":
		return dingxiLines
	case "anhui":
		var list []line
		for _, l := range nationalLines {
			list = append(list, l)
			if l.code == "stat_channel_other" {
				list = append(list, anhuiLines...)
			}
		}
		return list
	}
	return nationalLines
}

// statSums are the rows that a row sums up, by its code.
var statSums = map[string][]string{
	"stat_requests_received": {"stat_requests_in_person", "stat_requests_fax", "stat_requests_online", "stat_requests_mail"},
	"stat_closed":            {"stat_closed_on_time", "stat_closed_extended"},
	"stat_answer_denied":     {"stat_denied_state_secret", "stat_denied_trade_secret", "stat_denied_privacy", "stat_denied_security", "stat_denied_not_gov_info", "stat_denied_other_law"},
	"stat_answers": {"stat_answer_already_public", "stat_answer_granted", "stat_answer_partial", "stat_answer_denied",
		"stat_answer_not_this_agency", "stat_answer_not_exist", "stat_answer_amend", "stat_answer_other_route"},
	"stat_review_total":     {"stat_review_upheld", "stat_review_corrected", "stat_review_other"},
	"stat_litigation_total": {"stat_litigation_upheld", "stat_litigation_corrected", "stat_litigation_other"},
	"stat_staff":            {"stat_staff_full_time", "stat_staff_part_time"},
	"early_requests":        {"early_requests_in_person", "early_requests_fax", "early_requests_email", "early_requests_online", "early_requests_mail", "early_requests_other"},
	"early_answers":         {"early_answer_granted", "early_answer_partial", "early_answer_denied"},
}

// fillStatistics draws a table before 2019. Sums hold where all parts are printed.
func (b *book) fillStatistics() {
	d := b.dice("statistics")
	value := make(map[string]int)
	lines := b.lines()
	there := make(map[string]bool)
	for i, l := range lines {
		there[l.code] = true
		n := 3 + i + d.IntN(60)
		if l.unit == "条" {
			n += d.IntN(900)
		}
		if b.opt("figures") == "few" && d.IntN(2) == 0 {
			n = 0
		}
		value[l.code] = n
	}
	for _, code := range []string{"stat_requests_received", "stat_closed", "stat_answer_denied", "stat_answers", "stat_review_total", "stat_litigation_total", "stat_staff", "early_requests", "early_answers"} {
		sum := 0
		for _, part := range statSums[code] {
			if !there[part] {
				sum = -1
				break
			}
			sum += value[part]
		}
		if there[code] && sum >= 0 {
			value[code] = sum
		}
	}
	for _, l := range lines {
		c := report.Cell{Indicator: l.code}
		switch {
		case l.code == "" || l.code == "+":
		case l.unit == "万元":
			b.putMoney(c, int64(value[l.code])*31)
		case l.unit == "元":
			b.put(c, value[l.code]*5)
		default:
			b.put(c, value[l.code])
		}
	}
}

// statisticsGrid lays the table out: label, unit and figure; a province's has a
// column more for the running total, a local form one for its code.
func (b *book) statisticsGrid() grid {
	b.fillStatistics()
	name := func(code string) string { return b.word(tableWords, code) }
	year := fmt.Sprintf("%d年度", b.year)
	var g grid
	switch b.local {
	case "fujian":
		g = grid{texts(name("indicator"), name("unit"), year, name("cumulative"))}
	case "dingxi":
		g = grid{texts(name("indicator"), name("unit"), name("number"), name("current"))}
	default:
		g = grid{texts(name("indicator"), name("unit"), name("value"))}
	}
	if b.opt("cumulative") == "first" { // the trap the other way round
		g[0][2], g[0][3] = g[0][3], g[0][2]
	}
	number := 0
	for i, l := range b.lines() {
		label := b.enum(l.enum) + b.statWord(i, l)
		if l.code == "" {
			row := texts(label, "—", "—")
			switch {
			case b.opt("heading") == "span":
				row = []box{{text: label, cols: len(g[0])}}
			case b.opt("heading") == "empty":
				row = texts(label, "", "")
			}
			g = append(g, row)
			continue
		}
		number++
		text, cumulative := b.printedCell(l.code, ""), ""
		if l.code == "+" {
			b.extra = append(b.extra, report.Count(int64(700+i)))
			text = fmt.Sprint(700 + i)
		}
		if v := b.cells[report.Cell{Indicator: l.code}].value; b.local == "fujian" {
			cumulative = (v*3 + report.Count(int64(11+i))).String()
		}
		row := texts(label, l.unit, text)
		switch {
		case b.local == "fujian" && b.opt("cumulative") == "first":
			row = texts(label, l.unit, cumulative, text)
		case b.local == "fujian":
			row = append(row, box{text: cumulative})
		case b.local == "dingxi":
			row = texts(label, l.unit, fmt.Sprintf("%02d", number), text)
		}
		g = append(g, row)
	}
	return g
}

// statWord words a row. Its place is part of the draw: 其他情形数 stands twice.
func (b *book) statWord(i int, l line) string {
	code := fmt.Sprint(l.code, i)
	return b.word(map[string]wording{code: l.words}, code)
}

// filling puts {n} figures of the book into a sentence.
func (b *book) filling(sentence string) string {
	for name, n := range b.claims {
		sentence = strings.ReplaceAll(sentence, "{"+name+"}", fmt.Sprint(n))
	}
	return strings.NewReplacer("{year}", fmt.Sprint(b.year), "{agency}", b.agency, "{next}", fmt.Sprint(b.year+1)).Replace(sentence)
}

package extract_test

import (
	"fmt"
	"strings"

	"harvest/report"
)

// A box is one cell of a table as it is printed.
type box struct {
	text       string
	rows, cols int // spanned, 0 means 1
}

// A grid is a table as it is printed: rows of boxes, each where it begins.
type grid [][]box

func texts(list ...string) []box {
	row := make([]box, len(list))
	for i, t := range list {
		row[i] = box{text: t}
	}
	return row
}

// A disclosureBlock is one article of table 2.
type disclosureBlock struct {
	article string
	columns []string
	rows    []disclosureRow
}

type disclosureRow struct {
	label string
	codes []string
}

func (b *book) disclosureBlocks() []disclosureBlock {
	if b.form == "2021" {
		return []disclosureBlock{
			{"article_1", []string{"issued", "repealed", "in_force"}, []disclosureRow{
				{"rules", []string{"disclosure_rules_issued", "disclosure_rules_repealed", "disclosure_rules_in_force"}},
				{"normative2021", []string{"disclosure_normative_issued", "disclosure_normative_repealed", "disclosure_normative_in_force"}}}},
			{"article_5", []string{"decisions2021"}, []disclosureRow{{"license", []string{"disclosure_license_decisions"}}}},
			{"article_6", []string{"decisions2021"}, []disclosureRow{{"penalty", []string{"disclosure_penalty_decisions"}}, {"coercion", []string{"disclosure_coercion_decisions"}}}},
			{"article_8", []string{"fee_amount"}, []disclosureRow{{"fee", []string{"disclosure_fee_amount"}}}},
		}
	}
	three := func(name string) []string {
		if name == "other_service" {
			return []string{"disclosure_other_service_items_prev", "disclosure_other_service_items_change", "disclosure_other_service_decisions"}
		}
		return []string{"disclosure_" + name + "_items_prev", "disclosure_" + name + "_items_change", "disclosure_" + name + "_decisions"}
	}
	head := []string{"items_prev", "items_change", "decisions"}
	return []disclosureBlock{
		{"article_1", []string{"made", "published", "published_all"}, []disclosureRow{
			{"rules", []string{"disclosure_rules_made", "disclosure_rules_newly_published", "disclosure_rules_published_total"}},
			{"normative", []string{"disclosure_normative_made", "disclosure_normative_newly_published", "disclosure_normative_published_total"}}}},
		{"article_5", head, []disclosureRow{{"license", three("license")}, {"other_service", three("other_service")}}},
		{"article_6", head, []disclosureRow{{"penalty", three("penalty")}, {"coercion", three("coercion")}}},
		{"article_8", head[:2], []disclosureRow{{"fee", []string{"disclosure_fee_items_prev", "disclosure_fee_items_change"}}}},
		{"article_9", []string{"projects", "amount"}, []disclosureRow{{"procurement", []string{"disclosure_procurement_projects", "disclosure_procurement_amount"}}}},
	}
}

func (b *book) printedCell(code, member string) string {
	if (b.emptied == report.Cell{Indicator: code, Member: member}) {
		return ""
	}
	return b.cells[report.Cell{Indicator: code, Member: member}].text
}

// columnWord is the head of a column of table 2, with what its quirks do to it.
func (b *book) columnWord(code string) string {
	label := b.word(disclosureWords, code)
	switch {
	case b.opt("money") == "yuan-head" && code == "fee_amount":
		return "本年收费金额（单位：元）"
	case b.opt("money") == "yuan-head" && code == "amount":
		return "采购总金额（元）"
	case b.opt("money") == "places" && code == "fee_amount":
		return "本年收费金额（单位：万元，保留4位小数）"
	case b.opt("cut-heads") != "" && (code == "made" || code == "published"):
		return "本年新" // Q12: position alone tells them apart
	case b.opt("breaks") != "" && !strings.Contains(label, "\n"):
		r := []rune(label)
		if len(r) > 4 {
			return string(r[:3]) + "\n" + string(r[3:])
		}
	}
	return label
}

// disclosureGrids lays table 2 out: one table ("" with spans, flat without), or
// one for each article (four).
func (b *book) disclosureGrids() []grid {
	const width = 4
	span := func(n int) int {
		if b.opt("t2") == "flat" {
			return 1
		}
		return n
	}
	pad := func(row []box) []box {
		for b.opt("t2") == "flat" && len(row) < width {
			row = append(row, box{})
		}
		return row
	}
	var all []grid
	var g grid
	for _, block := range b.disclosureBlocks() {
		g = append(g, pad([]box{{text: b.word(disclosureWords, block.article), cols: span(width)}}))
		last := func(i, n int) int {
			if i == n-1 {
				return span(width - n)
			}
			return 1
		}
		head := []box{{text: b.word(disclosureWords, "content")}}
		for i, c := range block.columns {
			cols := last(i, len(block.columns))
			if b.opt("odd-spans") != "" && len(block.columns) == 2 { // Q14: heads and figures do not stand over one another
				cols = 2 - i
			}
			head = append(head, box{text: b.columnWord(c), cols: cols})
		}
		g = append(g, pad(head))
		for _, r := range block.rows {
			row := []box{{text: b.word(disclosureWords, r.label)}}
			for i, code := range r.codes {
				row = append(row, box{text: b.printedCell(code, ""), cols: last(i, len(r.codes))})
			}
			g = append(g, pad(row))
		}
		if block.article == "article_1" && b.opt("extension") != "" { // Q25
			row := texts("其他主动公开文件")
			for i := range block.columns {
				v := 300 + 11*i
				b.extra = append(b.extra, report.Count(int64(v)))
				row = append(row, box{text: fmt.Sprint(v)})
			}
			g = append(g, pad(row))
		}
		if b.opt("t2") == "four" {
			all, g = append(all, g), nil
		}
	}
	if g != nil {
		all = append(all, g)
	}
	return all
}

// reviewGrids lays table 4 out: as on the form (""), without spans (flat), a table
// for each block (three), or turned on its side (tall).
func (b *book) reviewGrids() []grid {
	all := append(reviewResults[:len(reviewResults):len(reviewResults)], "total")
	names := func() []string {
		var list []string
		for _, r := range all {
			list = append(list, b.word(reviewWords, r))
		}
		return list
	}
	figures := func(block string) []string {
		var list []string
		for _, r := range all {
			list = append(list, b.printedCell(block+"_"+r, ""))
		}
		return list
	}
	review, litigation := b.word(reviewWords, "review"), b.word(reviewWords, "litigation")
	direct, after := b.word(reviewWords, "litigation_direct"), b.word(reviewWords, "litigation_after_review")
	var line []box
	for _, block := range reviewBlocks {
		line = append(line, texts(figures(block)...)...)
	}
	switch b.opt("t4") {
	case "three":
		return []grid{
			{{{text: review, cols: 5}}, texts(names()...), texts(figures("review")...)},
			{{{text: litigation + "（" + direct + "）", cols: 5}}, texts(names()...), texts(figures("litigation_direct")...)},
			{{{text: litigation + "（" + after + "）", cols: 5}}, texts(names()...), texts(figures("litigation_after_review")...)},
		}
	case "tall":
		g := grid{{{text: "类别", cols: 2}, {text: "结果"}, {text: "数量"}}}
		for i, block := range reviewBlocks {
			for j, r := range all {
				var row []box
				switch {
				case i == 0 && j == 0:
					row = []box{{text: review, rows: 5, cols: 2}}
				case i == 1 && j == 0:
					row = []box{{text: litigation, rows: 10}, {text: direct, rows: 5}}
				case i == 2 && j == 0:
					row = []box{{text: after, rows: 5}}
				}
				g = append(g, append(row, texts(b.word(reviewWords, r), figures(block)[j])...))
			}
		}
		return []grid{g}
	case "flat":
		empty := func(n int) []string { return make([]string, n) }
		first := append(append([]string{review}, empty(4)...), append([]string{litigation}, empty(9)...)...)
		second := append(append(names(), append([]string{direct}, empty(4)...)...), append([]string{after}, empty(4)...)...)
		third := append(append(empty(5), names()...), names()...)
		return []grid{{texts(first...), texts(second...), texts(third...), line}}
	}
	second := []box{}
	for _, n := range names() {
		second = append(second, box{text: n, rows: 2})
	}
	second = append(second, box{text: direct, cols: 5}, box{text: after, cols: 5})
	return []grid{{
		{{text: review, cols: 5}, {text: litigation, cols: 10}},
		second,
		append(texts(names()...), texts(names()...)...),
		line,
	}}
}

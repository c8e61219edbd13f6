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

// A requestRow is one row of table 3.
type requestRow struct {
	code, enum string
	level      int    // 1, 2 or 3 under a group
	group      string // code of the group
}

var requestGroups = []struct {
	code, enum, prefix string
}{{"request_denied", "（三）", "request_denied_"}, {"request_unavailable", "（四）", "request_unavailable_"},
	{"request_not_processed", "（五）", "request_not_processed_"}, {"request_other", "（六）", "request_other_"}}

func (b *book) requestRows() []requestRow {
	rows := []requestRow{{"request_new", "一、", 1, ""}, {"request_carried_in", "二、", 1, ""},
		{"request_granted", "（一）", 2, ""}, {"request_partial", "（二）", 2, ""}}
	n := 0
	for _, code := range b.resultCodes()[2:] {
		row := requestRow{code, "（六）", 2, ""}
		for _, g := range requestGroups {
			if strings.HasPrefix(code, g.prefix) {
				if rows[len(rows)-1].group != g.code {
					n = 0
				}
				n++
				row = requestRow{code, fmt.Sprintf("%d.", n), 3, g.code}
			}
		}
		rows = append(rows, row)
	}
	return append(rows, requestRow{"request_result_total", "（七）", 2, ""}, requestRow{"request_carried_out", "四、", 1, ""})
}

// enum prints an enumerator in the report's way.
func (b *book) enum(e string) string {
	small := strings.HasSuffix(e, ".")
	n := strings.TrimSuffix(e, ".")
	switch b.opt("enum") {
	case "half":
		return strings.NewReplacer("（", "(", "）", ")").Replace(e)
	case "circle":
		if small {
			return string('①' + rune(n[0]-'1'))
		}
	case "comma":
		if small {
			return n + "、"
		}
	case "bracket":
		if small {
			return "（" + n + "）"
		}
	case "wide":
		if small {
			return wide.Replace(e)
		}
	case "none":
		if small {
			return ""
		}
	}
	return e
}

func (b *book) figures(code string) []box {
	var row []box
	for _, m := range append(members[:len(members):len(members)], report.Total) {
		row = append(row, box{text: b.printedCell(code, m)})
	}
	return row
}

// requestGrid lays table 3 out: three columns of labels with spans (""), without
// (empty, repeat), two, one, or one that joins a group and its row (joined).
func (b *book) requestGrid() grid {
	rows := b.requestRows()
	inGroup := make(map[string]int)
	year := 0
	for _, r := range rows {
		inGroup[r.group]++
		if r.level > 1 {
			year++
		}
	}
	layout := b.opt("t3")
	labels := map[string]int{"": 3, "empty": 3, "repeat": 3, "two": 2, "one": 1, "joined": 1}[layout]
	g := b.requestHead(labels)
	result := b.enum("三、") + b.word(requestWords, "request_results")
	open, group := false, ""
	for _, r := range rows {
		label := b.enum(r.enum) + b.word(requestWords, r.code)
		groupLabel, newGroup := "", r.group != "" && r.group != group
		for _, known := range requestGroups {
			if known.code == r.group {
				groupLabel = b.enum(known.enum) + b.word(requestWords, r.group)
			}
		}
		newYear := r.level > 1 && !open
		open, group = open || r.level > 1, r.group
		var line []box
		switch layout {
		case "":
			switch {
			case r.level == 1:
				line = []box{{text: label, cols: 3}}
			case newYear:
				line = []box{{text: result, rows: year}}
			}
			switch {
			case r.level == 2:
				line = append(line, box{text: label, cols: 2})
			case newGroup:
				line = append(line, box{text: groupLabel, rows: inGroup[r.group]}, box{text: label})
			case r.level == 3:
				line = append(line, box{text: label})
			}
		case "empty", "repeat":
			first, second := "", ""
			if r.level == 1 {
				line = texts(label, "", "")
				break
			}
			if newYear || layout == "repeat" {
				first = result
			}
			if r.level == 2 {
				line = texts(first, label, "")
				break
			}
			if newGroup || layout == "repeat" {
				second = groupLabel
			}
			line = texts(first, second, label)
		case "two":
			if r.level > 1 && newGroup {
				g = append(g, b.groupRow(r.group, texts(map[bool]string{true: result}[newYear], groupLabel)))
			}
			line = texts(map[bool]string{true: result}[newYear], label)
			if r.level == 1 {
				line = []box{{text: label, cols: 2}}
			}
		case "one":
			if newYear {
				g = append(g, append(texts(result), make([]box, 7)...))
			}
			if newGroup {
				g = append(g, b.groupRow(r.group, texts(groupLabel)))
			}
			line = texts(label)
		case "joined":
			if r.level == 3 {
				label = groupLabel + label
			}
			if newYear {
				label = result + label
			}
			line = texts(label)
		}
		g = append(g, append(line, b.figures(r.code)...))
	}
	return g
}

// groupRow is a row for a group's heading: its cells are empty, or hold the sums
// that an agency added.
func (b *book) groupRow(group string, labels []box) []box {
	if b.opt("subtotals") == "" {
		return append(labels, make([]box, 7)...)
	}
	for _, m := range append(members[:len(members):len(members)], report.Total) {
		labels = append(labels, box{text: b.digits(b.groupSum(group, m).String())})
	}
	return labels
}

// groupSum is the sum of a group's rows.
func (b *book) groupSum(group, member string) report.Value {
	sum := report.Value(0)
	for c, s := range b.cells {
		if c.Member == member && strings.HasPrefix(c.Indicator, group+"_") {
			sum += s.value
		}
	}
	return sum
}

// requestHead is the head of table 3: three rows, or one (short), or one that
// lacks a name (lost), or rows without spans (flat).
func (b *book) requestHead(labels int) grid {
	var names []string
	for _, m := range append(members[:len(members):len(members)], "total") {
		names = append(names, b.word(requestWords, m))
	}
	first := b.word(requestWords, "balance")
	blank := make([]string, labels-1)
	switch b.opt("head") {
	case "short":
		return grid{append(texts(append([]string{first}, blank...)...), texts(names...)...)}
	case "lost": // Q2
		names[5] = ""
		return grid{append(texts(append([]string{first}, blank...)...), texts(names...)...)}
	case "flat": // Q15
		empty := append([]string{first}, blank...)
		return grid{
			texts(append(empty, b.word(requestWords, "applicants"), "", "", "", "", "", "")...),
			texts(append(make([]string, labels), names[0], b.word(requestWords, "organisation"), "", "", "", "", names[6])...),
			texts(append(make([]string, labels), append(append([]string{""}, names[1:6]...), "")...)...),
		}
	}
	return grid{
		{{text: first, cols: labels, rows: 3}, {text: b.word(requestWords, "applicants"), cols: 7}},
		{{text: names[0], rows: 2}, {text: b.word(requestWords, "organisation"), cols: 5}, {text: names[6], rows: 2}},
		texts(names[1:6]...),
	}
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

package extract_test

import (
	"fmt"
	"strings"

	"harvest/report"
)

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

// requestGrids is table 3 as one table, or cut where a page ends (split), its head
// printed again behind the cut (split:head).
func (b *book) requestGrids() []grid {
	g := b.requestGrid()
	const cut = 17
	if b.opt("split") == "" {
		return []grid{g}
	}
	labels := 3
	switch b.opt("t3") {
	case "two":
		labels = 2
	case "one", "joined":
		labels = 1
	}
	head := len(b.requestHead(labels))
	first, second := g.cut(cut)
	if b.opt("split") == "head" {
		second = append(append(grid{}, g[:head]...), second...)
	}
	return []grid{first, second}
}

// cut parts a grid before a row. What spans rows across the cut goes on behind it
// as an empty cell, as a word processor prints it.
func (g grid) cut(at int) (first, second grid) {
	rows, _ := g.lay()
	for r, row := range rows {
		var line []box
		for _, c := range row {
			if c.rest && (r != at || c.row >= at) {
				continue
			}
			end := c.row + max(c.rows, 1)
			switch {
			case r < at && end > at:
				c.rows = at - c.row
			case c.rest:
				c.text, c.rows = "", end-at
			}
			line = append(line, c.box)
		}
		if r < at {
			first = append(first, line)
		} else {
			second = append(second, line)
		}
	}
	return first, second
}

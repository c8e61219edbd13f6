package replica

import "harvest/report"

// rule is what the form prints in the corner of table 3.
const rule = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

// requestsTables is table 3, whole or cut in two before a group.
func (e *edition) requestsTables() []table {
	b := e.form.Table("requests").Blocks[0]
	if !e.has(SplitRequests) {
		return []table{e.surplus(e.requests(b, b.Rows, false))}
	}
	cut := 0
	first := pickMark(e, "cut", "request_unavailable_not_held", "request_not_processed_petition", "request_denied_state_secret")
	for i, r := range b.Rows {
		if r.Cells[0].Indicator == first {
			cut = i
		}
	}
	return []table{
		e.surplus(e.requests(b, b.Rows[:cut], false)),
		e.surplus(e.requests(b, b.Rows[cut:], true)),
	}
}

// requests is table 3 or a part of it under a head of its own. A part that goes
// on inside a group may leave the group's label out.
func (e *edition) requests(b report.FormBlock, rows []report.Row, goesOn bool) table {
	t := table{rows: e.requestsHead(b), heads: 3}
	var above []string
	for i, r := range rows {
		var row []cell
		for depth, name := range r.Under {
			if depth < len(above) && above[depth] == name {
				continue
			}
			label := e.groupLabel(e.label(name), depth == 0)
			if goesOn && depth == 0 && i == 0 {
				label = pickMark(e, "goes on", label, "")
			}
			row = append(row, cell{text: label, rows: runOf(rows[i:], depth)})
		}
		above = r.Under
		row = append(row, cell{text: e.label(r.Label), cols: 3 - len(r.Under)})
		for _, c := range r.Cells {
			row = append(row, e.figure(c))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// runOf counts the rows at the front that stand under the same heading.
func runOf(rows []report.Row, depth int) int {
	n := 0
	for _, r := range rows {
		if depth >= len(r.Under) || r.Under[depth] != rows[0].Under[depth] {
			break
		}
		n++
	}
	return n
}

func (e *edition) requestsHead(b report.FormBlock) [][]cell {
	first := []cell{
		{text: e.brackets(rule), cols: 3, rows: 3, kind: headCell},
		{text: "申请人情况", cols: len(b.Columns), kind: headCell},
	}
	var second, third []cell
	for i, c := range b.Columns {
		name := e.head(e.label(c.Label))
		switch {
		case len(c.Under) == 0:
			name.rows = 2
			second = append(second, name)
		case i > 0 && len(b.Columns[i-1].Under) == 0:
			n := 0
			for _, other := range b.Columns {
				n += len(other.Under)
			}
			group := e.head(e.label(c.Under[0]))
			group.cols = n
			second = append(second, group)
			third = append(third, name)
		default:
			third = append(third, name)
		}
	}
	return [][]cell{first, second, third}
}

// reviewTable is table 4. Agencies head it in two ways: the results of 行政复议
// reach up to their heading, or that heading reaches down to them.
func (e *edition) reviewTable() table {
	b := e.form.Table("review").Blocks[0]
	reach := pickMark(e, "review", "results", "heading") == "results"
	var first, second, third, figures []cell
	for i, c := range b.Columns {
		outer, inner := c.Under[0], c.Under[len(c.Under)-1]
		starts := i == 0 || b.Columns[i-1].Under[0] != outer
		opens := i == 0 || b.Columns[i-1].Under[len(b.Columns[i-1].Under)-1] != inner
		if starts {
			name := e.head(e.label(outer))
			for _, other := range b.Columns {
				if other.Under[0] == outer {
					name.cols++
				}
			}
			if len(c.Under) == 1 && !reach {
				name.rows = 2
			}
			first = append(first, name)
		}
		if opens && len(c.Under) == 2 {
			name := e.head(e.label(inner))
			name.cols = len(reviewResults) + 1
			second = append(second, name)
		}
		name := e.head(e.label(c.Label))
		if len(c.Under) == 1 && reach {
			name.rows = 2
			second = append(second, name)
		} else {
			third = append(third, name)
		}
		figures = append(figures, e.figure(b.Rows[0].Cells[i]))
	}
	return table{rows: [][]cell{first, second, third, figures}, heads: 3}
}

package replica

import (
	"strings"

	"harvest/report"
)

// disclosureTables is table 2, one table or one for each article.
func (e *edition) disclosureTables() []table {
	var pieces []table
	var whole table
	for _, b := range e.form.Table("disclosure").Blocks {
		piece := e.block(b)
		if e.has(SplitArticles) {
			pieces = append(pieces, piece)
			continue
		}
		whole.rows = append(whole.rows, piece.rows...)
	}
	if e.has(SplitArticles) {
		return pieces
	}
	return []table{whole}
}

// block is one block of table 2: its name, its head and its rows.
func (e *edition) block(b report.FormBlock) table {
	head, body := e.articleSpans(len(b.Columns))
	width := 1
	for _, n := range head {
		width += n
	}
	names := []cell{e.head("信息内容")}
	for i, c := range b.Columns {
		name := e.head(e.columnLabel(c.Label))
		name.cols = head[i]
		names = append(names, name)
	}
	title := cell{text: e.blockLabel(b.Label), cols: width, kind: headCell}
	t := table{rows: [][]cell{{title}, names}, heads: 2}
	for _, r := range b.Rows {
		if r.Extension {
			continue
		}
		row := []cell{{text: e.label(r.Label)}}
		for i, c := range r.Cells {
			f := e.figure(c)
			f.cols = body[i]
			row = append(row, f)
		}
		t.rows = append(t.rows, row)
	}
	if e.has(SurplusColumn) && e.has(SplitArticles) {
		return e.surplus(t)
	}
	return t
}

// articleSpans returns what the cells of a block span, in its head and in its
// rows, so that blocks of one, two and three columns are equally wide.
func (e *edition) articleSpans(columns int) (head, body []int) {
	switch {
	case e.has(SplitArticles):
		head = []int{1, 1, 1}[:columns]
	case e.form.Name != "2019":
		head = map[int][]int{1: {3}, 2: {1, 2}, 3: {1, 1, 1}}[columns]
	case !e.has(HeadSpans):
		head = map[int][]int{1: {6}, 2: {3, 3}, 3: {2, 2, 2}}[columns]
	case columns == 3:
		return []int{1, 2, 1}, []int{2, 1, 1}
	default:
		head = []int{2, 2}
	}
	return head, head
}

// blockLabel is the name of a block: 第二十条第（一）项.
func (e *edition) blockLabel(label string) string {
	if e.has(Rewording) {
		label = pickMark(e, "block", label, "《条例》"+label, strings.NewReplacer("（", "", "）", "").Replace(label))
	}
	return e.brackets(label)
}

// columnLabel is the head of a column. That of money says in which unit it is
// counted, where the cells do not.
func (e *edition) columnLabel(label string) string {
	bare, _, _ := strings.Cut(label, "（单位")
	if bare != "本年收费金额" && bare != "采购总金额" {
		return e.label(label)
	}
	if e.has(Rewording) {
		bare = strings.Replace(bare, "总金额", "金额", 1)
	}
	switch {
	case e.has(MoneyYuanHead):
		return e.brackets(bare + "（单位：元）")
	case e.has(MoneyPlaces):
		return e.brackets(bare + "（单位：万元，保留4位小数）")
	case e.has(MoneyYuanCell) && e.form.Name == "2019":
		return bare
	case e.has(Rewording):
		return e.brackets(bare + pickMark(e, "money", "（万元）", "（单位：万元）"))
	}
	return e.brackets(label)
}

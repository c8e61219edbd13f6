package extract

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"harvest/report"
)

// readDisclosure reads table 2: blocks of rows, each block under a head of its
// own. Cells are told by their order inside a block, never by the grid's column,
// because heads and rows of one block are often spanned differently.
func readDisclosure(t *table, f *report.Form) (tableReading, error) {
	book := rowBookOf(f, "disclosure")
	rows, _, fit := matchRows(t, book)
	ownLines(t, rows, book, f)
	fillBlocks(t, rows, book, f)
	heads := readHeads(t, f)
	pairLabels(t, rows, book, heads, f)
	reading := tableReading{}
	fitted := 0.0
	for j, m := range rows {
		r := &book.rows[j]
		if m.line < 0 {
			if !r.Extension {
				reading.facts = append(reading.facts, lost(r)...)
			}
			continue
		}
		columns := columnsOf(f, r)
		h := headAbove(heads, m.line)
		fitted += h.fit(columns)
		if h.together && len(h.cells) != len(columns) {
			h = head{line: h.line, lead: -1} // nobody knows where one ends
		}
		order := h.order(columns)
		facts, doubt := readDisclosureRow(t, m, r, columns, h, order)
		if doubt != nil {
			reading.doubts = append(reading.doubts, doubt)
			facts = lost(r)
		}
		reading.facts = append(reading.facts, facts...)
	}
	reading.fit, reading.headless = fit+fitted, fitted == 0
	for _, h := range heads {
		for _, c := range h.cells {
			reading.heads = append(reading.heads, c.text)
		}
	}
	return reading, nil
}

func lost(r *report.Row) []report.Fact {
	var facts []report.Fact
	for _, c := range r.Cells {
		facts = append(facts, factOf(c, nil, ""))
	}
	return facts
}

// readDisclosureRow reads the figures of one row. order says, for each printed
// column of the head, which column of the form it is, -1 for one of the agency's.
func readDisclosureRow(t *table, m match, r *report.Row, columns []report.Column, h head, order []int) ([]report.Fact, *alignError) {
	l := &t.lines[m.line]
	cells := l.behind(m.leaf)
	s := place(cells, len(order), h.columns(), l.ruled)
	if len(cells) < len(order) && !l.loose {
		p := straight(0, len(order)) // the last cells of the row are not there
		for i := len(cells); i < len(p); i++ {
			p[i] = -1
		}
		s = slot{cells, []placement{p}, "in-order"}
	}
	s.distinct()
	if len(s.options) > 1 && len(cells) > len(order) && h.lead >= 0 {
		for _, p := range s.options { // empty cells before the first head stand before the first figure too
			if p[0] == h.lead {
				s.options, s.rule = []placement{p}, "under-head"
				break
			}
		}
	}
	if len(s.options) != 1 {
		return nil, doubtOf("2", r.Label, &s, min(len(s.options), 2))
	}
	rule := s.rule
	switch {
	case m.between:
		rule += ",between-labels"
	case !m.exact:
		rule += ",label-alike"
	}
	facts := make([]report.Fact, len(r.Cells))
	for i, c := range r.Cells {
		facts[i] = factOf(c, nil, "")
		for k, column := range order {
			if at := s.options[0][k]; column == i && at >= 0 {
				facts[i] = factOf(c, &cells[at], rule)
				unit := cells[at].number.Unit
				if !money(unit) && money(facts[i].Unit) && (k >= len(h.cells) || unitInHead(h.cells[k].text) == "") {
					unit = unitAround(t, m)
				}
				convert(&facts[i], unit, h.cells, k)
			}
		}
	}
	return facts, nil
}

// columnsOf returns the columns of the block that a row stands in.
func columnsOf(f *report.Form, r *report.Row) []report.Column {
	for _, b := range f.Table("disclosure").Blocks {
		for i := range b.Rows {
			if b.Rows[i].Cells[0] == r.Cells[0] {
				return b.Columns
			}
		}
	}
	return nil
}

// A head is a printed row of column heads.
type head struct {
	line  int
	cells []cell
	lead  int // empty cells between the first cell and the first head, -1 unknown

	together bool // cut from one text in which the heads have run together
}

// readHeads finds the rows of column heads: 信息内容 and the columns of a block,
// or columns alone.
func readHeads(t *table, f *report.Form) []head {
	var heads []head
	for i := range t.lines {
		l := &t.lines[i]
		lead := leading(l)
		if lead < len(l.cells) {
			continue
		}
		h := head{line: i}
		names, named := 0, false // cells that are no column; one of them says what the rows below are
		for k := range l.cells {
			c := &l.cells[k]
			switch {
			case !c.word():
			case c.label.key == "信息内容" || c.label.key == "内容":
				names, named = names+1, true
			case strings.Contains(c.label.key, "第二十条"), article.MatchString(c.text):
				names++
			case k == names && !named && k+1 < len(l.cells) && !likeColumn(c.label): // 信息类别, 事项
				names, named = names+1, true
			case l.loose && headTogether(c.label.key):
				h.cells, h.together = append(h.cells, runTogether(c)...), true
			default:
				if len(h.cells) == 0 {
					h.lead = k - names
				}
				h.cells = append(h.cells, *c)
			}
		}
		if len(h.cells) > 0 && isHead(h.cells) {
			heads = append(heads, h)
		}
	}
	return heads
}

// article is the name of a part of an article, however it is put: 二十条（八）项.
var article = regexp.MustCompile(`条.{0,8}项[：:\s]*$`)

// headTogether reports whether a text is a head whose columns have run together:
// words that every head begins with, or any others, and columns behind them.
func headTogether(key string) bool {
	if strings.HasPrefix(key, "信息内容") {
		return key != "信息内容"
	}
	n := firstColumn(key)
	return n > 0 && utf8.RuneCountInString(key[:n]) <= 6 || n >= 0 && strings.Count(key, "本年") > 1
}

// firstColumn returns where in a text the first column's label begins, -1 where
// there is none.
func firstColumn(key string) int {
	first := -1
	for _, begin := range [...]string{"本年", "上一年", "上年项目", "采购项目数"} {
		if n := strings.Index(key, begin); n >= 0 && (first < 0 || n < first) {
			first = n
		}
	}
	return first
}

// runTogether cuts a head whose columns have run together, 信息内容本年制发件数本年废止件数,
// at the labels that are known.
func runTogether(c *cell) []cell {
	book := loadColumnBook()
	rest := strings.TrimPrefix(c.label.key, "信息内容")
	if n := firstColumn(rest); n > 0 && n < len("信息内容") {
		rest = rest[n:]
	}
	var cells []cell
	for rest != "" {
		longest := ""
		for key := range book.keys {
			if strings.HasPrefix(rest, key) && len(key) > len(longest) {
				longest = key
			}
		}
		if longest == "" {
			longest = rest
		}
		cells = append(cells, newCell(longest, c.at))
		rest = rest[len(longest):]
	}
	return cells
}

// A columnBook has the labels of every column of table 2, by the official one.
type columnBook struct {
	labels map[string][]label
	keys   map[string]bool
}

var loadColumnBook = sync.OnceValue(func() columnBook {
	b := columnBook{labels: make(map[string][]label), keys: make(map[string]bool)}
	for _, f := range report.Forms() {
		for _, block := range f.Table("disclosure").Blocks {
			for _, c := range block.Columns {
				if b.labels[c.Label] != nil {
					continue
				}
				for _, words := range append([]string{c.Label}, c.Variants...) {
					l := newLabel(words)
					b.labels[c.Label] = append(b.labels[c.Label], l)
					b.keys[l.key] = true
				}
			}
		}
	}
	return b
})

// isHead reports whether one of the cells at least is like a column of the form.
func isHead(cells []cell) bool {
	return slices.ContainsFunc(cells, func(c cell) bool { return likeColumn(c.label) })
}

// likeColumn reports whether a label is like that of a column of table 2.
func likeColumn(l label) bool {
	book := loadColumnBook()
	if book.keys[l.key] || strings.HasPrefix(l.key, "本年") {
		return true
	}
	for _, labels := range book.labels {
		for _, known := range labels {
			if likeness(known, l) >= alike {
				return true
			}
		}
	}
	return false
}

// headAbove returns the last head above a line, the zero head where none is.
func headAbove(heads []head, line int) head {
	above := head{line: -1, lead: -1}
	for _, h := range heads {
		if h.line < line {
			above = h
		}
	}
	return above
}

// columns returns the grid columns of the head's cells, nil for the zero head.
func (h *head) columns() []int {
	var columns []int
	for i := range h.cells {
		columns = append(columns, h.cells[i].column)
	}
	return columns
}

// fit says how well a head's labels fit the columns of a block, from 0 to the
// number of columns.
func (h *head) fit(columns []report.Column) float64 {
	sum := 0.0
	for i := range columns {
		top := 0.0
		for k := range h.cells {
			top = max(top, columnLikeness(&columns[i], h.cells[k].label))
		}
		sum += top
	}
	return sum
}

func columnLikeness(c *report.Column, l label) float64 {
	if pastYear(c.Label) != pastYear(l.key) {
		return 0 // a column that the agency added for the year before
	}
	top := 0.0
	for _, known := range loadColumnBook().labels[c.Label] {
		if known.key == l.key {
			return 1
		}
		top = max(top, likeness(known, l))
	}
	if top < alike {
		return 0
	}
	return top
}

// pastYear reports whether a column's label speaks of the year before.
func pastYear(label string) bool {
	return strings.Contains(label, "上年") || strings.Contains(label, "上一年") || strings.Contains(label, "去年") || strings.Contains(label, "同期")
}

// order says which column of the form each printed column is: by their labels
// where every one is known for certain and no two alike, by their order where
// there are as many as the form has, and by their labels as far as they go where
// an agency left one out or added one.
func (h *head) order(columns []report.Column) []int {
	if len(h.cells) == 0 {
		return straight(0, len(columns))
	}
	byLabel := make([]int, len(h.cells))
	taken := make(map[int]bool)
	all := true
	for k := range h.cells {
		byLabel[k] = -1
		top := alike
		for i := range columns {
			if s := columnLikeness(&columns[i], h.cells[k].label); s > top && !taken[i] {
				byLabel[k], top = i, s
			}
		}
		if byLabel[k] < 0 || top < 0.9 {
			all = false
		}
		taken[byLabel[k]] = byLabel[k] >= 0
	}
	switch {
	case all:
		return byLabel
	case len(h.cells) == len(columns):
		return straight(0, len(columns))
	}
	return byLabel
}

// convert turns a figure of money into the dictionary's unit: the unit in the
// cell, else the one in the head of its column, else the dictionary's. A figure
// that cannot be converted exactly is illegible.
func convert(f *report.Fact, inCell string, heads []cell, column int) {
	if f.State != report.Stated || !money(f.Unit) {
		return
	}
	unit := inCell
	if !money(unit) && column < len(heads) {
		unit = unitInHead(heads[column].text)
	}
	switch unit {
	case "元":
		if f.Value%10_000 != 0 {
			f.State, f.Value = report.Illegible, 0
			return
		}
		f.Value /= 10_000
		f.Rule += ",unit-yuan"
	case "亿元":
		f.Value *= 10_000
		f.Rule += ",unit-yi"
	}
}

// unitInHead returns the unit of money that a column's head prints, "" for none.
func unitInHead(text string) string {
	text = strings.Join(strings.Fields(text), "")
	for _, u := range []string{"万元", "亿元", "元"} {
		if strings.Contains(text, u) {
			return u
		}
	}
	return ""
}

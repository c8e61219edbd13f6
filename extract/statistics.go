package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"harvest/report"
)

// fewestRows is how many rows a statistical table must print to be taken for one.
const fewestRows = 4

// readStatistics reads the annex of the forms before 2019: a label, a unit, and one
// figure a row. Of several columns it takes the one of the year, never one that
// runs over years. Rows are known by their labels in the form's order; those of
// the province are kept beside the form.
func readStatistics(t *table, f *report.Form) (tableReading, error) {
	read := readByForm(t, f)
	book, columns := read.book, read.columns
	var reading tableReading
	taken := make(map[int]bool)
	facts := make(map[report.Cell]report.Fact)
	printed := 0
	for j, m := range read.rows {
		c := book.rows[j].Cells[0]
		if m.line < 0 || c.Indicator == "" {
			continue
		}
		taken[m.line] = true
		l := &t.lines[m.line]
		at, rule, err := columns.figure(l, m.leaf)
		if err != nil {
			reading.doubts = append(reading.doubts, &alignError{Table: "of figures", Row: book.rows[j].Label, Cells: len(l.cells) - m.leaf - 1, Found: 2})
			delete(taken, m.line)
		}
		if at < 0 {
			continue
		}
		if !m.exact {
			rule += ",label-alike"
		}
		if m.rest {
			rule += ",rest-of-sum"
		}
		fact := factOf(c, &l.cells[at], rule)
		convertRow(&fact, l, at)
		facts[c] = fact
		printed++
	}
	if len(reading.doubts) > printed {
		return tableReading{fit: read.fit}, reading.doubts[0]
	}
	if printed < fewestRows {
		return tableReading{}, nil
	}
	for _, c := range f.Table("statistics").Cells() {
		fact, ok := facts[c]
		if !ok {
			fact = factOf(c, nil, "")
		}
		reading.facts = append(reading.facts, fact)
	}
	for i := range t.lines {
		if !taken[i] && i > columns.line {
			reading.extras = append(reading.extras, extrasOf(&t.lines[i], "statistics", columns.heads)...)
		}
	}
	reading.fit = read.fit
	return reading, nil
}

// convertRow turns money into the dictionary's unit: the unit in the cell, else the
// row's own, else the dictionary's.
func convertRow(f *report.Fact, l *line, at int) {
	unit := l.cells[at].number.Unit
	if !money(unit) {
		for i := range l.cells {
			if u := strings.Trim(oneLine(l.cells[i].text), "（）()"); unitWord(u) && money(u) {
				unit = u
			}
		}
	}
	switch {
	case unit == f.Unit:
	case f.Unit == "元" && unit == "万元" && f.State == report.Stated:
		f.Value *= 10_000
		f.Rule += ",unit-wan"
	default:
		convert(f, unit, nil, 0)
	}
}

// A figureColumn says which column of a statistical table holds the figures.
type figureColumn struct {
	line   int            // of the head, -1 where none is
	column int            // of the grid, 0 unknown
	index  int            // among the columns of figures, counted from 0
	count  int            // columns of figures, 0 unknown
	codes  int            // columns of row numbers before them
	lost   bool           // several columns, and no head that says which
	heads  map[int]string // grid column → head
	rule   string
}

var (
	yearHead = regexp.MustCompile(`(20\d{2})(?:\s*年|$)`)
	bareYear = regexp.MustCompile(`^20\d{2}$`)
)

// readColumns reads the head of a statistical table, the last line before its first
// row that prints 单位, 数 or a year beside a label.
func readColumns(t *table, rows []match) figureColumn {
	first := len(t.lines)
	for _, m := range rows {
		if m.line >= 0 {
			first = min(first, m.line)
		}
	}
	none := figureColumn{line: -1, rule: "only-figure"}
	words := wordColumns(t, rows)
	for i := first - 1; i >= 0; i-- {
		c := columnsOfHead(&t.lines[i], t.year, words)
		if c.count > 0 {
			c.line = i
			return c
		}
	}
	return none
}

// besideFigures is the head of a column that holds no figures.
var besideFigures = regexp.MustCompile(`^(?:计量|统计|数据)?单位$|代码|序号|编号|行次|指标|项目|备注|说明`)

// wordColumns returns the columns that more rows print words in than figures: units
// under 计量, remarks under 口径.
func wordColumns(t *table, rows []match) map[int]bool {
	count := make(map[int]int)
	for _, m := range rows {
		if m.line < 0 {
			continue
		}
		l := &t.lines[m.line]
		for i := m.leaf + 1; i < len(l.cells); i++ {
			switch c := &l.cells[i]; {
			case c.blank():
			case c.word():
				count[l.position(i, m.leaf)]++
			default:
				count[l.position(i, m.leaf)]--
			}
		}
	}
	words := make(map[int]bool)
	for column, n := range count {
		words[column] = n > 0
	}
	return words
}

// position says which column a cell stands in: of the grid, or of text how far behind
// the label, as a number below 0.
func (l *line) position(i, leaf int) int {
	if l.loose || len(l.cells) > 1 && l.cells[0].column == l.cells[len(l.cells)-1].column {
		return leaf - i
	}
	return l.cells[i].column
}

// codeHead is the head of a column that numbers the rows.
var codeHead = regexp.MustCompile(`代码|序号|编号|行次`)

// columnsOfHead reads a line as the head of a statistical table; count is 0 where it
// is none. Columns of words hold no figures.
func columnsOfHead(l *line, year int, words map[int]bool) figureColumn {
	c := figureColumn{heads: make(map[int]string)}
	var figures []*cell
	for i := range l.cells {
		h := &l.cells[i]
		text := oneLine(h.text)
		if !h.word() && !bareYear.MatchString(text) {
			continue
		}
		c.heads[h.column] = text
		if i > 0 && len(figures) == 0 && codeHead.MatchString(squeeze(text)) {
			c.codes++
		}
		if i > 0 && !words[l.position(i, 0)] && !besideFigures.MatchString(squeeze(text)) && !unitWord(text) {
			figures = append(figures, h)
		}
	}
	if len(figures) == 0 || len(l.cells) < 2 {
		return figureColumn{}
	}
	c.count = len(figures)
	chosen, rule := chooseColumn(figures, year)
	if chosen < 0 {
		c.rule = ""
		return c
	}
	c.index, c.rule = chosen, rule
	if l.position(1, 0) >= 0 {
		c.column = figures[chosen].column
	}
	return c
}

// chooseColumn picks the column of the report's year: the one that names it, the
// year's own sum, the only one that does not run over years, or the one that sums
// the others. It returns -1 where none of these holds.
func chooseColumn(figures []*cell, year int) (int, string) {
	var rest []int
	named := -1
	for i, h := range figures {
		text := oneLine(h.text)
		m := yearHead.FindStringSubmatch(text)
		overYears := strings.Contains(text, "累计") && !strings.Contains(text, "本年") && text != "全年累计"
		switch {
		case overYears || strings.Contains(text, "历年"):
		case m != nil:
			if y, _ := strconv.Atoi(m[1]); y == year || year == 0 && len(figures) == 1 {
				return i, "year-column"
			}
			if named >= 0 {
				named = -2
			} else if named == -1 {
				named = i
			}
		case text == "本年累计" || text == "本年度累计" || text == "全年累计":
			return i, "year-column"
		case strings.Contains(text, "同比") || strings.Contains(text, "增") || strings.Contains(text, "上年") || strings.Contains(text, "去年"):
		case strings.Contains(text, "季度") || strings.Contains(text, "半年"): // a part of the year
		default:
			rest = append(rest, i)
		}
	}
	switch {
	case named >= 0 && year == 0 && len(rest) == 0:
		return named, "year-column"
	case named != -1:
		return -1, "" // columns of other years
	case len(rest) == 1:
		return rest[0], "only-column"
	}
	for _, i := range rest {
		if text := oneLine(figures[i].text); slices.Contains([]string{"合计", "总计", "总数", "全市合计", "全县合计", "全区合计", "全省合计"}, text) {
			return i, "total-column"
		}
	}
	return -1, ""
}

// figure returns the index of the cell with a row's figure, -1 where the row ends
// before it.
func (c *figureColumn) figure(l *line, leaf int) (int, string, error) {
	var cells []int
	for i := leaf + 1; i < len(l.cells); i++ {
		if !l.cells[i].word() {
			cells = append(cells, i)
		}
	}
	if len(cells) == 0 {
		return -1, "", nil
	}
	if c.line >= 0 && c.rule == "" {
		return -1, "", ErrAmbiguous
	}
	if c.column > 0 && !l.loose {
		for _, i := range cells {
			if l.cells[i].column == c.column && (l.ruled || len(cells) >= c.count) {
				return i, c.rule, nil
			}
		}
	}
	if c.codes > 0 {
		if len(cells) <= c.codes {
			return -1, "", nil // the figure is lost, or the number: nobody knows which is left
		}
		cells = cells[c.codes:]
	}
	switch {
	case c.lost && l.loose:
		return -1, "", ErrAmbiguous
	case c.count > 0 && len(cells) == c.count:
		return cells[c.index], c.rule, nil
	case len(cells) == 1 && c.count <= 1:
		return cells[0], c.rule, nil
	}
	filled := slices.DeleteFunc(slices.Clone(cells), func(i int) bool { return l.cells[i].blank() })
	switch {
	case len(filled) == 0:
		return cells[0], c.rule, nil
	case len(filled) == 1 && c.count <= 1:
		return filled[0], c.rule, nil
	}
	return -1, "", ErrAmbiguous
}

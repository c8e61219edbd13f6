package extract

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// A table is the lines of one official table, wherever on the page they were
// printed: in one grid, over several, or in a grid with another table.
type table struct {
	lines []line
	year  int // reported on, 0 unknown
}

// A line is one printed row.
type line struct {
	cells []cell
	ruled bool // the grid's columns can be relied on
	loose bool // read from a paragraph: cells stand in order, empty ones are lost
	grid  int
	block int // of the document
}

// behind returns the cells behind a label. What is left of a label that runs over
// several paragraphs is passed over.
func (l *line) behind(leaf int) []cell {
	from := leaf + 1
	for l.loose && from < len(l.cells) && l.cells[from].word() && l.cells[from].begins != l.cells[leaf].begins {
		from++
	}
	return l.cells[from:]
}

// A cell is one printed cell of a line.
type cell struct {
	text   string
	number report.Number
	column int
	at     report.At
	begins [2]int // line and word that its paragraph begins with, zero in a grid
	label  label  // of a word, else empty
}

// word reports whether the cell holds text that is no figure and no way to leave
// a cell empty.
func (c *cell) word() bool { return c.number.State == report.Illegible }

// blank reports whether nothing is printed in the cell.
func (c *cell) blank() bool { return c.number.State == report.Blank }

func newCell(text string, at report.At) cell {
	c := cell{text: text, number: report.ParseNumber(text), column: at.Column, at: at}
	if c.word() {
		c.label = newLabel(text)
	}
	return c
}

// tables holds what a stretch of a page prints of each official table.
type tables struct {
	disclosure, requests, review, statistics table
	used                                     map[int]bool // blocks taken as lines of a table
}

func (t *tables) of(name string) *table {
	switch name {
	case "disclosure":
		return &t.disclosure
	case "requests":
		return &t.requests
	case "statistics":
		return &t.statistics
	}
	return &t.review
}

func (t *tables) none() bool {
	return len(t.disclosure.lines)+len(t.requests.lines)+len(t.review.lines)+len(t.statistics.lines) == 0
}

// findTables sorts the lines of a stretch of blocks into the official tables. A
// line belongs to the table whose words it prints, else to the table before it.
func findTables(d *document.Document, from, to int) *tables {
	found := &tables{used: make(map[int]bool)}
	current := ""
	for i := from; i < to; i++ {
		g := d.Blocks[i].Grid
		if g == nil {
			if opensRequests(&d.Blocks[i]) {
				current = "requests"
			}
			if current == "requests" { // a row that stands between two grids
				if l := (line{cells: tokensOf(&d.Blocks[i], placeOf(d)), loose: true, block: i}); figuresBehind(&l) == len(memberLabels()) {
					found.requests.lines = append(found.requests.lines, l)
					found.used[i] = true
				}
			}
			continue
		}
		lines := linesOf(g, i)
		kinds, first := kindsOf(lines, len(found.statistics.lines) > 0)
		if first == "" && current == "statistics" && continues(lines, found.statistics.lines) {
			first = current
		}
		if first == "" {
			if current == "requests" && unlabelled(lines) { // labels lost, or split around the figures
				found.requests.lines = append(found.requests.lines, lines...)
				found.used[i] = true
			}
			if current == "review" && !hasFigures(found.review.lines) && hasFigures(lines) {
				found.review.lines = append(found.review.lines, lines...)
				found.used[i] = true
			}
			continue
		}
		current = first
		for k := range lines {
			if kinds[k] != "" {
				current = kinds[k]
			}
			t := found.of(current)
			t.lines = append(t.lines, lines[k])
		}
		found.used[i] = true
	}
	found.fromParagraphs(d, from, to)
	return found
}

// opensRequests reports whether a paragraph heads table 3: the section's heading, or
// a part of the table's own head.
func opensRequests(b *document.Block) bool {
	if !strings.Contains(b.Text, "申请") {
		return false
	}
	n, ok := sectionHeading(b, false)
	return ok && n == 3 || strings.Contains(b.Text, "申请人情况") && utf8.RuneCountInString(b.Text) <= longLine && !strings.Contains(b.Text, "。")
}

// unlabelled reports whether every line is a row of table 3 without its label: as
// many figures as applicants, and at most words before them.
func unlabelled(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return figuresBehind(&l) != len(memberLabels()) })
}

// figuresBehind counts the cells behind a line's leading words where all of them
// are figures or ways to leave a cell empty, and one at least is a figure; else 0.
func figuresBehind(l *line) int {
	lead := leading(l)
	stated := false
	for i := lead; i < len(l.cells); i++ {
		if l.cells[i].word() {
			return 0
		}
		stated = stated || l.cells[i].number.State == report.Stated
	}
	if !stated {
		return 0
	}
	return len(l.cells) - lead
}

// continues reports whether a grid without a word of any form may be the rest of a
// statistical table: it has as many columns, and every line is a label with figures.
func continues(lines, before []line) bool {
	columns := len(before[len(before)-1].cells)
	for i := range lines {
		l := &lines[i]
		if len(l.cells) != columns || lastWord(l) < 0 || !hasFigures(lines[i:i+1]) {
			return false
		}
	}
	return true
}

func hasFigures(lines []line) bool {
	for i := range lines {
		for k := range lines[i].cells {
			if c := &lines[i].cells[k]; !c.word() && !c.blank() {
				return true
			}
		}
	}
	return false
}

// gridLines returns the rows of a grid, each a label and its figures where the grid
// prints one cell a row.
func gridLines(g *document.Grid) []line {
	lines := printedLines(g)
	if g.Columns == 1 {
		return unfold(lines)
	}
	return lines
}

// linesOf returns the lines of a grid that stands in a block.
func linesOf(g *document.Grid, block int) []line {
	lines := gridLines(g)
	for k := range lines {
		lines[k].block = block
	}
	return lines
}

// printedLines returns the rows of a grid as printed, with the place of each cell.
func printedLines(g *document.Grid) []line {
	lines := make([]line, 0, len(g.Rows))
	for i, row := range g.Rows {
		l := line{cells: make([]cell, len(row)), ruled: g.Ruled, grid: g.Number}
		for k, c := range row {
			at := report.At{Table: g.Number, Row: c.Row, Column: c.Column, Page: c.Page, Box: tenths(c.Box)}
			if g.Lines != nil {
				at.Table, at.Row = textTable, g.Lines[i]
			}
			l.cells[k] = newCell(c.Text, at)
		}
		lines = append(lines, l)
	}
	return lines
}

// tenths rounds a box to tenths of a point, which is more than a page can show.
func tenths(box [4]float64) [4]float64 {
	for i := range box {
		box[i] = math.Round(box[i]*10) / 10
	}
	return box
}

// unfold makes lines of a table that was printed one cell a line: a label and the
// cells behind it, until the next label. The head of a statistical table is a line.
func unfold(cells []line) []line {
	var lines []line
	for _, one := range cells {
		n := len(lines)
		if n == 0 || one.cells[0].word() && (!lines[n-1].cells[len(lines[n-1].cells)-1].word() || headOpen(lines[n-1].cells) && !headWord(one.cells[0].text)) {
			lines = append(lines, line{grid: one.grid})
			n++
		}
		lines[n-1].cells = append(lines[n-1].cells, one.cells...)
	}
	return lines
}

// kindsOf names the official table of every line of a grid that tells, and the first
// one told. Words of the statistical table count only where there are enough of them
// and far more than of other tables, 同意公开 may be a row of any, or two, with none of
// others, or no more and a table most of whose lines have units, and units behind the labels. Behind a part of that
// table, annex, a grid with a few of its words and none of others is one more part.
func kindsOf(lines []line, annex bool) (kinds []string, first string) {
	kinds = make([]string, len(lines))
	statistics, others := 0, 0
	for i := range lines {
		kinds[i] = kindOf(&lines[i])
		switch kinds[i] {
		case "":
		case "statistics":
			statistics++
		default:
			others++
		}
	}
	units := counted(lines) // no other table has them
	annex = statistics >= max(fewestRows, fewestRows*others) || statistics > 1 && (others == 0 || statistics >= others && 2*units >= len(lines)) && units >= 2*fewestRows || annex && statistics > 0 && others == 0
	for i := range kinds {
		if annex != (kinds[i] == "statistics") {
			kinds[i] = "" // a row of the other that is worded as one of these
		}
		if first == "" {
			first = kinds[i]
		}
	}
	return kinds, first
}

// counted counts the lines that print a label, its unit and a figure, as a statistical
// table does.
func counted(lines []line) int {
	n := 0
	for i := range lines {
		if l := &lines[i]; len(l.cells) > 2 && l.cells[0].word() && unitWord(l.cells[1].text) && hasFigures(lines[i:i+1]) {
			n++
		}
	}
	return n
}

// kindOf names the official table that a line's words belong to, "" where they
// could stand in any.
func kindOf(l *line) string {
	v := loadVocabulary()
	for i := range l.cells {
		c := &l.cells[i]
		if !c.word() {
			continue
		}
		if kind := v.exact[c.label.key]; kind != "" {
			return kind
		}
		for _, s := range v.signs {
			if strings.Contains(c.label.key, s.words) {
				return s.table
			}
		}
	}
	if text := wordsOf(l.cells[:min(1, len(l.cells))]); article.MatchString(text) && itemNamed(text) > 0 && utf8.RuneCountInString(text) <= longestItem {
		return "disclosure"
	}
	return ""
}

// longestItem is how many characters a line may have that heads a block of table 2 by
// naming its item: 《政府信息公开条例》第二十条第（五）项.
const longestItem = 24

// A vocabulary has the labels that stand in one official table only.
type vocabulary struct {
	exact map[string]string // label key → table
	signs []sign
}

// A sign is a run of characters that only one table prints.
type sign struct{ words, table string }

var loadVocabulary = sync.OnceValue(func() vocabulary {
	v := vocabulary{exact: map[string]string{"信息内容": "disclosure"}}
	v.signs = []sign{
		{"第二十条第", "disclosure"}, {"现行有效", "disclosure"}, {"上一年项目", "disclosure"},
		{"申请人情况", "requests"}, {"本年新收", "requests"}, {"新收政府信息", "requests"}, {"结转下", "requests"},
		{"上年结转", "requests"}, {"勾稽关系", "requests"},
		{"统计指标", "statistics"}, {"指标名称", "statistics"},
		{"未经复议", "review"}, {"复议后", "review"}, {"尚未审结", "review"},
	}
	add := func(printed, table string) {
		key := labelKey(printed)
		if known, ok := v.exact[key]; ok && known != table {
			v.exact[key] = ""
			return
		}
		v.exact[key] = table
	}
	for _, f := range report.Forms() {
		for _, t := range f.Tables {
			for _, b := range t.Blocks {
				for _, c := range b.Columns {
					if t.Name == "statistics" {
						continue // 数量, 合计: words of any table
					}
					for _, words := range append(append([]string{c.Label}, c.Variants...), c.Under...) {
						add(words, t.Name)
					}
				}
				for _, r := range b.Rows {
					under := r.Under
					if t.Name == "statistics" {
						under = nil // headings of sections
					}
					for _, words := range append(append([]string{r.Label}, r.Variants...), under...) {
						if words != "" {
							add(words, t.Name)
						}
					}
				}
			}
		}
	}
	return v
})

var tableNames = []string{"disclosure", "requests", "review", "statistics"}

// textTable is the number of the one table that a text file counts as: its rows
// are the file's lines.
const textTable = 1

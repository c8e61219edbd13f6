package document

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"harvest/page"
)

// maxGap is how many empty lines may stand inside a table: a page break.
const maxGap = 3

// readText reads lines.
func readText(body []byte, contentType string) (*Document, error) {
	text, charset := page.Decode(body, contentType)
	d := &Document{Charset: charset, parents: []int{0}}
	d.Blocks = textBlocks(strings.Split(string(text), "\n"))
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Grid == nil && d.Published.IsZero() {
			d.Published = printedDate(b.Text)
		}
	}
	return d, nil
}

// textBlocks makes blocks of lines. Lines with tabs, with two bars or more, or with one
// bar at their end, are rows of a table; rows parted by no more than a few empty lines
// are one table; so are the lines of one that is drawn. Every other line is a paragraph.
func textBlocks(lines []string) []Block {
	var blocks []Block
	var open *Grid
	var edges barEdges
	gap, number, tries := 0, 0, 0
	for n := 0; n < len(lines); n++ {
		line := strings.TrimRight(lines[n], "\r\f")
		if tries < mostTries && opensTable(lines[n:]) {
			tries++
			if more, count := readPrinted(lines[n:], n+1); count > 0 {
				for _, b := range more {
					if b.Grid != nil {
						number++
						b.Grid.Number = number
					}
				}
				edges.end()
				open, gap = nil, 0
				blocks = append(blocks, more...)
				n += count - 1
				continue
			}
		}
		line = withBars(line)
		fields, tabular := split(line)
		switch {
		case strings.TrimSpace(line) == "" && (open == nil || len(fields) < 5):
			gap++
			continue
		case fields == nil, open != nil && opensDrawn(line): // a rule between rows, or an empty row
		case !tabular && fields[0] == "": // marks without width
			continue
		case tabular && len(fields) >= mostFields:
			open = nil
			blocks = append(blocks, wordsOf(wordsIn(fields), n+1)...)
		case tabular:
			if open == nil || gap > maxGap {
				number++
				edges.end()
				open = &Grid{Number: number}
				edges.grid = open
				blocks = append(blocks, Block{Grid: open, Line: n + 1})
			}
			open.add(fields, n+1)
			edges.add(line)
		default:
			open = nil
			text, level := markdownHeading(fields[0])
			blocks = append(blocks, Block{Text: text, Level: level, Line: n + 1})
		}
		gap = 0
	}
	edges.end()
	blocks = slices.DeleteFunc(blocks, func(b Block) bool { return b.Grid != nil && b.Grid.barsAlone() })
	for _, b := range blocks {
		if b.Grid != nil && !b.Grid.Ruled {
			b.Grid.stack()
		}
	}
	return blocks
}

// mostTries is how many lines of a file are looked at for the beginning of a table
// that is drawn, set under rules, or parted by commas.
const mostTries = 8000

// opensTable reports whether such a table may begin with the first of lines.
func opensTable(lines []string) bool {
	return opensDrawn(lines[0]) || strings.ContainsAny(lines[0], ",;，；") || columnRule.MatchString(lines[0]) ||
		len(lines) > 1 && columnRule.MatchString(lines[1])
}

// readPrinted returns what such a table comes to, and how many lines it takes. The
// first of lines is line number n of the file.
func readPrinted(lines []string, n int) ([]Block, int) {
	g, count := readDrawn(lines, n)
	if g == nil {
		g, count = readColumned(lines, n)
	}
	if g != nil {
		return []Block{{Grid: g, Line: n}}, count
	}
	return readDelimited(lines, n)
}

// markdownHeading cuts the number signs from a heading of Markdown, which many tools
// turn files into, and returns its level, 0 for any other line.
func markdownHeading(line string) (string, int) {
	rest := strings.TrimLeft(line, "#")
	level := len(line) - len(rest)
	if text := strings.TrimSpace(strings.Trim(rest, " #")); level >= 1 && level <= 6 && strings.HasPrefix(rest, " ") && text != "" {
		return text, level
	}
	return line, 0
}

// add appends a row of fields that stand on a line.
func (g *Grid) add(fields []string, line int) {
	row := make([]GridCell, len(fields))
	for i, f := range fields {
		row[i] = GridCell{Text: f, Row: len(g.Rows) + 1, Column: i + 1, RowSpan: 1, ColSpan: 1}
	}
	g.Columns = max(g.Columns, len(row))
	g.Rows, g.Lines = append(g.Rows, row), append(g.Lines, line)
}

// split cuts a line into fields and reports whether it is a row of a table. It
// returns nil for a line that only draws a rule.
func split(line string) (fields []string, tabular bool) {
	switch {
	case strings.Contains(line, "\t"):
		fields = strings.Split(line, "\t")
	case strings.Count(line, "|")+strings.Count(line, "｜") >= 2 || closedByBar(line):
		line = strings.ReplaceAll(line, "｜", "|")
		if drawsRule(line) {
			return nil, true
		}
		line = strings.TrimSpace(line)
		fields = strings.Split(strings.TrimPrefix(strings.TrimSuffix(line, "|"), "|"), "|")
	default:
		return []string{unmarked(string(trim(appendCollapsed(nil, line))))}, false
	}
	filled, text := 0, ""
	for i, f := range fields {
		fields[i] = unmarked(string(trim(appendCollapsed(nil, f))))
		if fields[i] != "" {
			filled, text = filled+1, fields[i]
		}
	}
	switch {
	case filled == 0 && len(fields) < 5 && !closedByBar(line):
		return nil, true
	case filled == 1 && utf8.RuneCountInString(text) > 60:
		return []string{text}, false // an indented paragraph
	}
	return fields, true
}

// drawsRule reports whether a line with bars only parts rows, as Markdown's |---|---|
// does. A dash between bars, and one or two with a bar behind, are a cell.
func drawsRule(line string) bool {
	if strings.Trim(line, "|-:+= ") != "" || !strings.Contains(line, "-") || strings.Contains(line, "| - |") || strings.Contains(line, "|-|") {
		return false
	}
	return !closedByBar(line) || strings.Count(line, "-") > 2
}

// closedByBar reports whether a line is one cell and the bar behind it.
func closedByBar(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasSuffix(line, "|") && strings.Count(line, "|") == 1
}

// printedDate reads the date of a line that says when it was published.
func printedDate(line string) (day time.Time) {
	if !strings.Contains(line, "发布") && !strings.Contains(line, "公开日期") {
		return day
	}
	if dates := page.Dates(line); len(dates) > 0 {
		return dates[0]
	}
	return day
}

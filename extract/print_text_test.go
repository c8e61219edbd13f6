package extract_test

import (
	"strings"
	"unicode/utf8"
)

// flat lays a table out without spans: each text stands where its cell begins.
func (g grid) flat() [][]string {
	rows := make([][]string, len(g))
	taken := make(map[[2]int]bool)
	for r, line := range g {
		at := 0
		put := func(c int, text string) {
			for len(rows[r]) <= c {
				rows[r] = append(rows[r], "")
			}
			rows[r][c] = text
		}
		for _, c := range line {
			for taken[[2]int{r, at}] {
				put(at, "")
				at++
			}
			for dc := range max(c.cols, 1) {
				for dr := range max(c.rows, 1) {
					taken[[2]int{r + dr, at + dc}] = true
				}
				put(at+dc, "")
			}
			put(at, plain(c.text))
			at += max(c.cols, 1)
		}
		for ; taken[[2]int{r, at}]; at++ {
			put(at, "")
		}
	}
	return rows
}

// textFile prints parts as a text, as option txt says: tabs, ragged (tabs, and the
// spanned cells lost), bars (with some to spare), lines (a cell a line), or layout
// (columns held apart by spaces, as pdftotext does).
func (b *book) textFile(parts []part) string {
	var s strings.Builder
	for _, p := range parts {
		switch {
		case p.picture:
			s.WriteString("\n\n")
		case p.grid != nil:
			b.textTable(&s, p.grid)
			s.WriteByte('\n')
		default:
			s.WriteString(p.text + "\n")
			if p.level != 0 || b.opt("txt") != "layout" {
				s.WriteByte('\n')
			}
		}
	}
	if b.opt("txt") == "layout" {
		return withPages(s.String())
	}
	return s.String()
}

// withPages ends a page every so many lines, as pdftotext does, with its number.
func withPages(text string) string {
	var s strings.Builder
	for i, line := range strings.SplitAfter(text, "\n") {
		if i > 0 && i%48 == 0 {
			s.WriteString(strings.Repeat(" ", 30) + string(rune('0'+i/48)) + "\n\f")
		}
		s.WriteString(line)
	}
	return s.String()
}

func (b *book) textTable(s *strings.Builder, g grid) {
	rows := g.flat()
	switch b.opt("txt") {
	case "lines": // Q4
		for _, row := range rows {
			for _, text := range row {
				if text != "" {
					s.WriteString(text + "\n")
				}
			}
		}
	case "bars": // Q5
		for i, row := range rows {
			spare := ""
			if i%5 == 0 {
				spare = " |||"
			}
			s.WriteString("| " + strings.Join(row, " | ") + " |" + spare + "\n")
		}
	case "ragged": // Q1, Q3: what a cell spans is lost, so figures begin anywhere
		for i, line := range g {
			var row []string
			for _, c := range line {
				row = append(row, plain(c.text))
			}
			s.WriteString(strings.Join(row, "\t") + strings.Repeat("\t", i%3) + "\n")
			if i > 0 && i%11 == 0 { // Q17: a page ends here
				s.WriteString("\n\n")
			}
		}
	case "layout":
		layoutTable(s, rows)
	case "spaced":
		spacedTable(s, g)
	default:
		for _, row := range rows {
			s.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
}

// layoutTable sets columns apart by spaces, each as wide as its widest text, and
// breaks labels that are too long above and below their figures (Q58).
func layoutTable(s *strings.Builder, rows [][]string) {
	const widest = 18
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	width := make([]int, columns)
	for _, row := range rows {
		for c, text := range row {
			width[c] = max(width[c], min(columnsOf(text), widest))
		}
	}
	for _, row := range rows {
		lines := 1
		cells := make([][]string, len(row))
		for c, text := range row {
			cells[c] = wrap(text, width[c])
			lines = max(lines, len(cells[c]))
		}
		for l := range lines {
			var out strings.Builder
			for c := range row {
				text := ""
				if at := l - (lines-len(cells[c]))/2; at >= 0 && at < len(cells[c]) { // in the middle, as cells are set
					text = cells[c][at]
				}
				out.WriteString(text + strings.Repeat(" ", width[c]-columnsOf(text)+2))
			}
			s.WriteString(strings.TrimRight(out.String(), " ") + "\n")
		}
	}
}

// columnsOf is how wide a text is on a terminal.
func columnsOf(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0x2000 {
			n++
		}
	}
	return n
}

// wrap breaks a text into lines of so many columns, one at least.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, r := range text {
		if columnsOf(line+string(r)) > max(width, 2) || r == '\n' {
			lines = append(lines, line)
			line = ""
		}
		if r != '\n' {
			line += string(r)
		}
	}
	return append(lines, line)
}

// markdown prints parts as Markdown, tables with bars and a rule.
func (b *book) markdown(parts []part) string {
	var s strings.Builder
	for _, p := range parts {
		switch {
		case p.picture:
			s.WriteString("![](table.png)\n\n")
		case p.grid != nil && b.opt("md") == "loose":
			b.looseTable(&s, p.grid)
		case p.grid != nil:
			for i, row := range p.grid.flat() {
				s.WriteString("| " + strings.Join(row, " | ") + " |\n")
				if i == 0 {
					s.WriteString("|" + strings.Repeat("---|", len(row)) + "\n")
				}
			}
			s.WriteByte('\n')
		case p.level > 0:
			s.WriteString(strings.Repeat("#", p.level) + " " + p.text + "\n\n")
		default:
			s.WriteString(p.text + "\n\n")
		}
	}
	return s.String()
}

// parted parts a row into what it says and its figures.
func parted(row []box) (labels, figures []string) {
	for _, c := range row {
		switch text := plain(c.text); {
		case text == "":
		case strings.Trim(text, "0123456789.,-+") == "":
			figures = append(figures, text)
		default:
			labels = append(labels, text)
		}
	}
	return labels, figures
}

// spacedTable sets what a row holds apart by one space each, as a PDF's text comes
// out in its order: what spans rows stands in pieces between the lines, a long
// label above and below its figures (Q58).
func spacedTable(s *strings.Builder, g grid) {
	var upright []string // pieces of labels that span rows
	for _, row := range g {
		var level []box
		for _, c := range row {
			if c.rows > 1 && c.rows > len(c.text)/12 && c.text != "" {
				upright = append(upright, wrap(plain(c.text), 8)...)
				continue
			}
			level = append(level, c)
		}
		labels, figures := parted(level)
		if len(upright) > 0 {
			s.WriteString(upright[0] + "\n")
			upright = upright[1:]
		}
		label, values := strings.Join(labels, " "), strings.Join(figures, " ")
		if pieces := wrap(label, 30); len(figures) > 1 && len(pieces) > 1 {
			s.WriteString(pieces[0] + "\n" + values + "\n" + strings.Join(pieces[1:], "\n") + "\n")
			continue
		}
		s.WriteString(strings.TrimSpace(label+" "+values) + "\n")
	}
	for _, piece := range upright {
		s.WriteString(piece + "\n")
	}
}

// looseTable is what tools make of a PDF's table: figures in small tables, labels
// as lines before or behind them, a page number in between (Q58).
func (b *book) looseTable(s *strings.Builder, g grid) {
	open := false
	for i, row := range g {
		labels, figures := parted(row)
		label, values := strings.Join(labels, ""), "| "+strings.Join(figures, " | ")+" |"
		rule := "|" + strings.Repeat("---|", len(figures)) + "\n"
		switch how := b.hash("loose", strings.Join(append(labels, values), ""), string(rune('0'+i))) % 4; {
		case len(figures) == 0:
			if open {
				s.WriteByte('\n')
			}
			s.WriteString(label + "\n")
			open = false
		case how == 0: // behind its figures
			s.WriteString("\n" + values + "\n" + rule + "\n" + label + "\n")
			open = false
		case how == 1: // before them
			s.WriteString("\n" + label + "\n" + values + "\n" + rule)
			open = true
		default:
			if !open {
				s.WriteByte('\n')
			}
			s.WriteString("| " + label + " " + values + "\n")
			open = true
		}
		if i == 14 {
			s.WriteString("\n3\n\n")
			open = false
		}
	}
	s.WriteByte('\n')
}

func runes(s string) int { return utf8.RuneCountInString(s) }

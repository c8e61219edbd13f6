package extract_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// A layout is a way in which a tool, a site's script or a person prints a report, and
// how many cells of a hundred are read from it at least: a floor, which only goes up.
type layout struct {
	name  string
	floor float64
	print func(b *book, parts []part) string
}

// byTable prints parts as text, a paragraph and a table each as table has it, and
// what stands between them.
func byTable(between string, table func(grid) string) func(*book, []part) string {
	return func(_ *book, parts []part) string {
		var list []string
		for _, p := range parts {
			if p.grid != nil {
				list = append(list, table(p.grid))
			} else {
				list = append(list, p.text)
			}
		}
		return strings.Join(list, between) + "\n"
	}
}

// cellsOf returns the texts of the cells where they begin, what spans forgotten.
func cellsOf(g grid) [][]string {
	rows := make([][]string, len(g))
	for r, line := range g {
		for _, c := range line {
			rows[r] = append(rows[r], plain(c.text))
		}
	}
	return rows
}

// filledOf returns the texts of the cells that have any.
func filledOf(g grid) [][]string {
	rows := cellsOf(g)
	for r, row := range rows {
		var some []string
		for _, text := range row {
			if text != "" {
				some = append(some, text)
			}
		}
		rows[r] = some
	}
	return rows
}

// joined joins the cells of rows, and then the rows.
func joined(rows [][]string, cell, row string) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = strings.Join(r, cell)
	}
	return strings.Join(lines, row)
}

// oneLine is a report whose markup is dropped, each cell parted by what stands between.
func oneLine(between string) func(*book, []part) string {
	return byTable(between, func(g grid) string { return joined(filledOf(g), between, between) })
}

// delimited is a table as a spreadsheet saves it.
func delimited(comma rune) func(grid) string {
	return func(g grid) string {
		var s strings.Builder
		w := csv.NewWriter(&s)
		w.Comma = comma
		if err := w.WriteAll(g.flat()); err != nil {
			panic(err)
		}
		return s.String()
	}
}

// A frame is the signs that a table is drawn with: the corners and joints of its
// top, middle and lower rule, then the signs along, and between cells.
type frame struct{ top, middle, bottom, along, between string }

var (
	boxes  = frame{"┌┬┐", "├┼┤", "└┴┘", "─", "│"}
	heavy  = frame{"┏┳┓", "┣╋┫", "┗┻┛", "━", "┃"}
	pluses = frame{"+++", "+++", "+++", "-", "|"}
)

// width of the columns of a table without spans, each as wide as its widest cell, at
// most so many columns of a terminal.
func widths(rows [][]string, most int) []int {
	var width []int
	for _, row := range rows {
		for c, text := range row {
			if c == len(width) {
				width = append(width, 2)
			}
			width[c] = max(width[c], min(columnsOf(text), most))
		}
	}
	return width
}

// padded fills a text up to so many columns of a terminal.
func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-columnsOf(text)))
}

// drawn draws a table in a frame, a rule between all rows, cells wrapped.
func (f frame) draw(g grid, most int) string {
	rows := g.flat()
	width := widths(rows, most)
	rule := func(joints string) string {
		j := []rune(joints)
		var s strings.Builder
		for c, w := range width {
			s.WriteString(string(j[min(c, 1)]))
			s.WriteString(strings.Repeat(f.along, w+2))
		}
		return s.String() + string(j[2]) + "\n"
	}
	var s strings.Builder
	s.WriteString(rule(f.top))
	for r, row := range rows {
		if r > 0 {
			s.WriteString(rule(f.middle))
		}
		height := 1
		wrapped := make([][]string, len(width))
		for c := range width {
			if c < len(row) {
				wrapped[c] = wrap(row[c], width[c])
				height = max(height, len(wrapped[c]))
			}
		}
		for l := range height {
			for c, w := range width {
				text := ""
				if l < len(wrapped[c]) {
					text = wrapped[c][l]
				}
				s.WriteString(f.between + " " + padded(text, w) + " ")
			}
			s.WriteString(f.between + "\n")
		}
	}
	return s.String() + rule(f.bottom)
}

func (f frame) table(most int) func(grid) string {
	return func(g grid) string { return f.draw(g, most) }
}

// columned sets the columns of a table apart by two spaces, as tools print tables
// that nothing is drawn around: a rule of dashes under the head, or above and below
// (simple), an empty line between rows (multiline).
func columned(most int, multiline bool, along string) func(grid) string {
	return func(g grid) string {
		rows := g.flat()
		width := widths(rows, most)
		var rule []string
		for _, w := range width {
			rule = append(rule, strings.Repeat(along, w))
		}
		var s strings.Builder
		s.WriteString("  " + strings.Join(rule, "  ") + "\n")
		for r, row := range rows {
			for l := 0; ; l++ {
				any, out := false, "  "
				for c := range row {
					text := ""
					if lines := wrap(row[c], width[c]); l < len(lines) {
						text, any = lines[l], true
					}
					out += padded(text, width[c]) + "  "
				}
				if !any {
					break
				}
				s.WriteString(strings.TrimRight(out, " ") + "\n")
			}
			if multiline {
				s.WriteString("\n")
			} else if r == 0 {
				s.WriteString("  " + strings.Join(rule, "  ") + "\n")
			}
		}
		return s.String() + "  " + strings.Join(rule, "  ") + "\n"
	}
}

// byColumn prints a cell a line, column after column, as text comes out of a file
// that was set so.
func byColumn(g grid) string {
	var s strings.Builder
	rows, columns := g.lay()
	for c := range columns {
		for _, row := range rows {
			for _, one := range row {
				if one.column == c && !one.rest && one.text != "" {
					s.WriteString(plain(one.text) + "\n")
				}
			}
		}
	}
	return s.String()
}

// shell is a page whose body is put in by its script.
func shell(head, body string) string {
	return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">" + head + "</head><body><div id=\"app\"></div>" + body + "</body></html>\n"
}

// quoted is a text as a script has it.
func quoted(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// marked prints a page whose tables are not <table>: row opens a row, cell prints one.
func marked(open, row, rowEnd, end string, cell func(c box) string) func(*book, []part) string {
	return func(b *book, parts []part) string {
		var s strings.Builder
		fmt.Fprintf(&s, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s</title></head><body>\n", html.EscapeString(b.title))
		for _, p := range parts {
			if p.grid == nil {
				s.WriteString("<p>" + html.EscapeString(p.text) + "</p>\n")
				continue
			}
			s.WriteString(open)
			for _, line := range p.grid {
				s.WriteString(row)
				for _, c := range line {
					s.WriteString(cell(c))
				}
				s.WriteString(rowEnd)
			}
			s.WriteString(end)
		}
		return s.String() + "</body></html>\n"
	}
}

// in prints a cell between two texts.
func in(before, behind string) func(box) string {
	return func(c box) string { return before + html.EscapeString(plain(c.text)) + behind }
}

// spanning is the cell of a table with its spans, and what is in it.
func spanning(inner func(box) string) func(box) string {
	return func(c box) string {
		return fmt.Sprintf("<td colspan=%d rowspan=%d>%s</td>", max(c.cols, 1), max(c.rows, 1), inner(c))
	}
}

// wordy reports whether a text has a letter.
func wordy(text string) bool { return strings.Trim(text, "0123456789.,-— /+") != "" }

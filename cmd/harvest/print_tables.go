package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"harvest/document"
)

// A tableLine is a table of a file as harvest extract --tables --json prints it.
type tableLine struct {
	Input   string       `json:"input"`
	Part    string       `json:"part"`
	Format  string       `json:"format"`
	Table   int          `json:"table"` // number in the file, layout tables counted
	Page    int          `json:"page"`  // 0 where the file has no pages
	Ruled   bool         `json:"ruled"` // whether columns are the file's own, or guessed
	Columns int          `json:"columns"`
	Rows    [][]cellLine `json:"rows"`
}

// A cellLine is a printed cell. Box is left, top, right and bottom in points.
type cellLine struct {
	Text    string     `json:"text"`
	Row     int        `json:"row"`
	Column  int        `json:"column"`
	RowSpan int        `json:"row_span"`
	ColSpan int        `json:"col_span"`
	Page    int        `json:"page"`
	Box     [4]float64 `json:"box"`
}

// printTables prints every table in a file and in those packed in it, as found, and
// says to errs what each part holds or why it cannot be read.
func printTables(w, errs io.Writer, input string, parts []document.Part, asJSON bool) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, p := range parts {
		name := place(input, p.Path)
		if p.Err != nil {
			fmt.Fprintf(errs, "%s: %v\n", name, p.Err)
			continue
		}
		tables := 0
		for i := range p.Document.Blocks {
			b := &p.Document.Blocks[i]
			if b.Grid == nil {
				continue
			}
			tables++
			line := newTableLine(input, p.Path, p.Document.Format, b)
			var err error
			if asJSON {
				err = lines.Encode(line)
			} else {
				_, err = fmt.Fprintf(w, "%s: %s\n%s\n\n", name, line.head(), line.layOut())
			}
			if err != nil {
				return err
			}
		}
		fmt.Fprintf(errs, "%s: %s, %d tables, %d paragraphs\n", name, p.Document.Format, tables, len(p.Document.Blocks)-tables)
	}
	return nil
}

func newTableLine(input, part, format string, b *document.Block) tableLine {
	g := b.Grid
	line := tableLine{Input: input, Part: part, Format: format, Table: g.Number, Page: b.Page, Ruled: g.Ruled, Columns: g.Columns, Rows: make([][]cellLine, len(g.Rows))}
	for i, row := range g.Rows {
		line.Rows[i] = make([]cellLine, len(row))
		for j, c := range row {
			line.Rows[i][j] = cellLine{c.Text, c.Row, c.Column, c.RowSpan, c.ColSpan, c.Page, c.Box}
		}
	}
	return line
}

// head says which table it is.
func (t *tableLine) head() string {
	head := fmt.Sprintf("table %d", t.Table)
	if t.Page > 0 {
		head += fmt.Sprintf(", page %d", t.Page)
	}
	how := "columns guessed"
	if t.Ruled {
		how = "columns ruled"
	}
	return fmt.Sprintf("%s, %d rows of %d columns, %s", head, len(t.Rows), t.Columns, how)
}

// widestCell is how wide a cell is printed before its text is wrapped, in columns
// of a terminal.
const widestCell = 40

// mostPlaces is how many places a table may have to be laid out for a person.
const mostPlaces = 200_000

// layOut prints a table with every cell where it begins. What a cell takes up beside
// that is marked: < for the columns to its right, ^ for the rows below.
func (t *tableLine) layOut() string {
	if n := len(t.Rows) * t.Columns; n > mostPlaces {
		return fmt.Sprintf("%d places are more than are laid out here; --json has every cell", n)
	}
	grid := make([][]string, len(t.Rows))
	for i := range grid {
		grid[i] = make([]string, t.Columns)
	}
	for _, row := range t.Rows {
		for _, c := range row {
			t.mark(grid, c)
		}
	}
	for _, row := range t.Rows { // over the marks of spans that lie on one another
		for _, c := range row {
			if c.Row <= len(grid) && c.Column <= t.Columns {
				grid[c.Row-1][c.Column-1] = c.Text
			}
		}
	}
	out := table.NewWriter()
	out.SetStyle(table.StyleLight)
	out.Style().Options.SeparateRows = true
	configs := make([]table.ColumnConfig, t.Columns)
	for n := range configs {
		configs[n] = table.ColumnConfig{Number: n + 1, WidthMax: widestCell, WidthMaxEnforcer: text.WrapHard}
	}
	out.SetColumnConfigs(configs)
	for _, row := range grid {
		cells := make(table.Row, len(row))
		for i, c := range row {
			cells[i] = strings.TrimRight(c, "\n")
		}
		out.AppendRow(cells)
	}
	return out.Render()
}

func (t *tableLine) mark(grid [][]string, c cellLine) {
	for i := range c.RowSpan {
		for j := range c.ColSpan {
			row, column := c.Row-1+i, c.Column-1+j
			if row >= len(grid) || column >= t.Columns || i == 0 && j == 0 {
				continue
			}
			grid[row][column] = "^"
			if i == 0 {
				grid[row][column] = "<"
			}
		}
	}
}

package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"harvest/document"
	"harvest/report"
)

// A Place is the printed row around a figure, as a reading found it.
type Place struct {
	Cells []string `json:"cells"` // in the order they stand, white space collapsed, lines parted by \n
	Cell  int      `json:"cell"`  // which of them is the figure's, counted from 0
}

// FindPlace looks once more at a place that a reading of the same bytes gave, in the
// part that it was of, and returns the row that stands there. Of a table that prints one cell a row, or a
// text that prints one a line, the row is the label and every cell up to the next.
// ok is false where nothing stands there; the error is that of a file that cannot
// be read at all.
func FindPlace(ctx context.Context, body []byte, contentType, part string, at report.At) (p Place, ok bool, err error) {
	path, _, _ := strings.Cut(part, "#") // which of the reports in it; no path has the mark
	parts := document.Open(ctx, body, contentType)
	n := slices.IndexFunc(parts, func(p document.Part) bool { return p.Path == path })
	if n < 0 {
		return p, false, nil
	}
	if err := parts[n].Err; err != nil {
		return p, false, fmt.Errorf("read again: %w", err)
	}
	rows := rowsOf(parts[n].Document, at.Table)
	i := slices.IndexFunc(rows, func(l line) bool {
		return slices.ContainsFunc(l.cells, func(c cell) bool { return c.at == at })
	})
	if i < 0 {
		return p, false, nil
	}
	from, to := i, i+1
	if len(rows[i].cells) == 1 && !rows[i].cells[0].word() {
		for from > 0 && len(rows[from-1].cells) == 1 && !rows[from].cells[0].word() {
			from--
		}
		for to < len(rows) && len(rows[to].cells) == 1 && !rows[to].cells[0].word() {
			to++
		}
	}
	for _, l := range rows[from:to] {
		for _, c := range l.cells {
			if c.at == at {
				p.Cell = len(p.Cells)
			}
			p.Cells = append(p.Cells, c.text)
		}
	}
	return p, true, nil
}

// rowsOf returns the rows that a table number of report.At stands for: those of a
// page's table, the lines of a text, or the paragraphs of a page.
func rowsOf(d *document.Document, table int) []line {
	var rows []line
	text := d.Format == "text"
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Grid != nil && (text || b.Grid.Number == table):
			rows = append(rows, printedLines(b.Grid)...)
		case b.Grid == nil && (text || table == 0):
			rows = append(rows, line{cells: tokensOf(b, table)})
		}
	}
	return rows
}

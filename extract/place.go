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
	Cells []string   `json:"cells"`           // in the order they stand, white space collapsed, lines parted by \n
	Cell  int        `json:"cell"`            // which of them is the figure's, counted from 0
	Rows  []PlaceRow `json:"rows"`            // the table as found: two rows above at most, this one, and two below
	Label []string   `json:"label,omitempty"` // words that the page prints to the left of the figure, those that reach down to it included
	Head  []string   `json:"head,omitempty"`  // words that it prints over the figure, the lowest last; none where columns cannot be told
	Page  int        `json:"page,omitempty"`  // that the figure stands on, 0 for a file without pages
	Ways  *Ways      `json:"ways,omitempty"`  // to place the row's cells under the applicants of table 3, where there are several
}

// A PlaceRow is one row of a table.
type PlaceRow struct {
	Row   int      `json:"row"` // see report.At
	Cells []string `json:"cells"`
	Cell  int      `json:"cell"` // which is the figure's, counted from 0; -1 in the rows around it
}

// Ways counts how the cells of a row can be placed under the applicants.
type Ways struct {
	Cells  int `json:"cells"`  // that the row prints behind its label
	All    int `json:"all"`    // ways that keep their order and differ in what they say
	Adding int `json:"adding"` // those in which the row adds up to its 总计
}

// around is how many rows above and below a figure's are shown.
const around = 2

// FindPlace looks once more at a place that a reading of the same bytes gave, in the
// part that it was of, and returns the row that stands there and those around it. Of
// a table that prints one cell a row, or a text that prints one a line, the row is
// the label and every cell up to the next. ok is false where nothing stands there;
// the error is that of a file that cannot be read at all.
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
	d := parts[n].Document
	g, c := gridCell(d, at)
	if at.Row == 0 && c != nil { // found by page and box alone
		at = report.At{Table: g.Number, Row: c.Row, Column: c.Column}
	}
	rows := rowsOf(d, at.Table)
	groups := groupsOf(rows)
	i := slices.IndexFunc(groups, func(l line) bool { return l.index(at) >= 0 })
	if i < 0 {
		return p, false, nil
	}
	p.Cell = groups[i].index(at)
	for _, c := range groups[i].cells {
		p.Cells = append(p.Cells, c.text)
	}
	for _, l := range groups[max(0, i-around):min(len(groups), i+around+1)] {
		row := PlaceRow{Cell: l.index(at)}
		for _, c := range l.cells {
			row.Row = l.cells[0].at.Row
			row.Cells = append(row.Cells, c.text)
		}
		p.Rows = append(p.Rows, row)
	}
	p.Label = labelsOf(&groups[i], p.Cell)
	if c != nil {
		p.Label, p.Head, p.Page = labelsBeside(g, c, p.Label), headsOver(g, c), c.Page
	}
	p.Ways = waysOf(&groups[i])
	return p, true, nil
}

// index returns which of a line's cells stands at a place, -1 for none. Of a file
// with pages table, row and column say enough.
func (l *line) index(at report.At) int {
	return slices.IndexFunc(l.cells, func(c cell) bool {
		return c.at.Table == at.Table && c.at.Row == at.Row && c.at.Column == at.Column
	})
}

// groupsOf joins the lines of one cell: a label, and the figures up to the next.
func groupsOf(rows []line) []line {
	var groups []line
	single := false
	for _, l := range rows {
		if single && len(l.cells) == 1 && !l.cells[0].word() {
			last := &groups[len(groups)-1]
			last.cells = append(last.cells, l.cells[0])
			continue
		}
		single = len(l.cells) == 1
		l.cells = slices.Clip(l.cells)
		groups = append(groups, l)
	}
	return groups
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

// labelsOf returns the words of a line before a cell.
func labelsOf(l *line, until int) []string {
	var words []string
	for i := range l.cells[:until] {
		if c := &l.cells[i]; c.word() {
			words = append(words, oneLine(c.text))
		}
	}
	return words
}

// waysOf counts the ways to place a line's cells under the applicants, nil where
// there is one alone.
func waysOf(l *line) *Ways {
	lead := leading(l)
	if lead == 0 || lead == len(l.cells) {
		return nil
	}
	for lead > 1 && l.cells[lead-1].blank() {
		lead-- // an empty cell behind the label is one of the row's
	}
	s := place(l.cells[lead:], len(memberLabels()), nil, false)
	if s.rule != "placed-by-sums" {
		return nil
	}
	s.distinct()
	return &Ways{len(s.cells), len(s.options), len(s.proven().options)}
}

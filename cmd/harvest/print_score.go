package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"

	"harvest/extract"
)

// sums lists sums by name.
func sums(m map[string]*sumScore) []sumScore {
	var list []sumScore
	for _, name := range slices.Sorted(maps.Keys(m)) {
		list = append(list, *m[name])
	}
	return list
}

// printScore prints files, then forms, then formats, each with what came of their
// cells; and, where asked, every cell that did not come out right.
func printScore(w io.Writer, s score, misses bool) error {
	files := newScoreTable("file", "form")
	for _, f := range s.Files {
		for i, t := range f.Reports {
			name := f.File
			if i > 0 {
				name = fmt.Sprintf("%s#%d", name, i+1)
			}
			sum := sumScore{}
			sum.add(&t)
			files.AppendRow(scoreRow(sum, name, t.Form))
		}
	}
	fmt.Fprintln(w, files.Render())
	for _, part := range []struct {
		name string
		sums []sumScore
	}{{"form", s.Forms}, {"format", append(s.Formats, s.Total)}} {
		out := newScoreTable(part.name, "reports")
		for _, sum := range part.sums {
			out.AppendRow(scoreRow(sum, sum.Name, sum.Reports))
		}
		fmt.Fprintln(w, out.Render())
	}
	if misses {
		printMisses(w, s)
	}
	c := s.Total.Cells
	_, err := fmt.Fprintf(w, "%d files, %d cells: %.2f %% right, %d wrong, %d missing, %d invented\n",
		len(s.Files), c.All(), c.Percent(), c.Wrong, c.Missing, c.Invented)
	return err
}

func printMisses(w io.Writer, s score) {
	for _, f := range s.Files {
		for _, t := range f.Reports {
			for _, o := range []extract.Outcome{extract.Invented, extract.Wrong, extract.Missing} {
				for _, m := range t.Misses {
					if m.Outcome == o {
						fmt.Fprintf(w, "%s %s: %s: want %s, got %s\n", m.Outcome, f.File, m.Where, m.Want, m.Got)
					}
				}
			}
		}
	}
}

func newScoreTable(first, second string) table.Writer {
	t := newTable()
	t.SetColumnConfigs(nil)
	t.AppendHeader(table.Row{first, second, "right", "wrong", "missing", "invented", "%", "fields", "claims"})
	return t
}

func scoreRow(s sumScore, first, second any) table.Row {
	of := func(c extract.Count) string { return fmt.Sprintf("%d/%d", c.Right, c.All()) }
	percent := "" // of nothing
	if s.Cells.All() > 0 {
		percent = fmt.Sprintf("%.2f", s.Cells.Percent())
	}
	return table.Row{first, second, s.Cells.Right, s.Cells.Wrong, s.Cells.Missing, s.Cells.Invented, percent, of(s.Fields), of(s.Claims)}
}

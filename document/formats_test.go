package document

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// sharedFormats has one table in every format, with every cell expected.
const sharedFormats = "../../shared/formats"

// expectedTable is NAME.expected.json: cells counted from 0.
type expectedTable struct {
	Rows, Cols int
	Cells      []struct {
		Row, Col, Rowspan, Colspan int
		Text                       string
	}
}

// matchTable holds the tables of a file against those expected, laid end to end,
// and returns how many cells are right, and of how many. A cell is right in its
// row, column, spans and text, white space and width of characters aside.
func matchTable(t *testing.T, file, expected string) (right, cells int) {
	t.Helper()
	return matchTableAs(t, file, expected, plain)
}

// matchTableAs is matchTable that compares texts as one function makes them.
func matchTableAs(t *testing.T, file, expected string, plain func(string) string) (right, cells int) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(sharedFormats, file))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the folder of shared formats is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(sharedFormats, expected))
	if err != nil {
		t.Fatal(err)
	}
	var want expectedTable
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	d, err := Read(body, "")
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	type place struct{ row, column int }
	got := make(map[place]GridCell)
	above := 0
	for _, b := range d.Blocks {
		if b.Grid == nil {
			continue
		}
		for i, row := range b.Grid.Rows {
			for _, c := range row {
				got[place{above + i, c.Column - 1}] = c
			}
		}
		above += len(b.Grid.Rows)
	}
	for _, w := range want.Cells {
		c, found := got[place{w.Row, w.Col}]
		if found && plain(c.Text) == plain(w.Text) && c.RowSpan == w.Rowspan && c.ColSpan == w.Colspan {
			right++
			continue
		}
		if !found && w.Text == "" {
			right++ // an empty cell need not be there
			continue
		}
		t.Logf("%s: row %d, column %d: got %q %dx%d, want %q %dx%d", file, w.Row, w.Col, c.Text, c.RowSpan, c.ColSpan, w.Text, w.Rowspan, w.Colspan)
	}
	return right, len(want.Cells)
}

func plain(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), "") }

func TestSharedHTML(t *testing.T) {
	if right, cells := matchTable(t, "table.html", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

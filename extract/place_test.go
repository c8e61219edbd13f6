package extract

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harvest/report"
)

// FindPlace finds every cell of every page again that a reading of it has placed,
// with what is printed in it.
func TestFindPlaceFindsWhatWasRead(t *testing.T) {
	placed := 0
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "fuzz") || strings.HasSuffix(path, ".jsonl") {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var x Extractor
		for _, r := range x.Read(context.Background(), path, body, "", nil) {
			for _, f := range r.Report.Facts {
				if f.At == (report.At{}) {
					continue
				}
				placed++
				p, ok, err := FindPlace(context.Background(), body, "", "", f.At)
				if err != nil || !ok || p.Cells[p.Cell] != f.Printed {
					t.Errorf("%s: FindPlace(%+v) = %q, cell %d, %v, %v; want %q", path, f.At, p.Cells, p.Cell, ok, err, f.Printed)
				}
				if len(p.Cells) < 2 && f.State == report.Stated && !strings.Contains(f.Indicator, "review") {
					t.Errorf("%s: the row at %+v is %q alone; want its label with it", path, f.At, p.Cells)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if placed < 1900 {
		t.Errorf("%d cells have a place; want nineteen hundred at least", placed)
	}
}

func TestFindPlaceShowsARowOfOneCellWithItsLabel(t *testing.T) {
	for name, body := range map[string]string{
		"text":       "标题\n一、本年新收\n4\n0\n二、上年结转\n5",
		"paragraphs": "<p>标题</p><p>一、本年新收</p><p>4</p><p>0</p><p>二、上年结转</p><p>5</p>",
		"column":     "<table><tr><td>标题</td></tr><tr><td>一、本年新收</td></tr><tr><td>4</td></tr><tr><td>0</td></tr><tr><td>二、上年结转</td></tr><tr><td>5</td></tr></table>",
	} {
		table := 1
		if name == "paragraphs" {
			table = 0
		}
		p, ok, err := FindPlace(context.Background(), []byte(body), "", "", report.At{Table: table, Row: 4, Column: 1})
		if err != nil || !ok || strings.Join(p.Cells, "|") != "一、本年新收|4|0" || p.Cell != 2 {
			t.Errorf("%s: FindPlace = %q, cell %d, %v, %v; want the label, 4, and 0 marked", name, p.Cells, p.Cell, ok, err)
		}
	}
}

func TestFindPlaceSaysThatNothingStandsThere(t *testing.T) {
	const body = "<p>一 4</p><table><tr><td colspan=2>二<td>5</table>"
	for _, at := range []report.At{{}, {Table: 2, Row: 1, Column: 1}, {Table: 1, Row: 1, Column: 2}, {Table: 1, Row: 2, Column: 1}, {Row: 2, Column: 1}, {Row: 1, Column: 3}, {Page: 1}} {
		if p, ok, err := FindPlace(context.Background(), []byte(body), "", "", at); ok || err != nil {
			t.Errorf("FindPlace(%+v) = %q, %v, %v; want nothing", at, p.Cells, ok, err)
		}
	}
	if _, ok, err := FindPlace(context.Background(), []byte("%PDF-1.7"), "", "", report.At{Table: 1, Row: 1, Column: 1}); ok || err == nil {
		t.Errorf("FindPlace in a file that is not read: %v, %v; want an error", ok, err)
	}
}

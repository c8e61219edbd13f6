package extract

import (
	"context"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"testing"

	"harvest/document"
	"harvest/report"
)

// recognisedOf reads the golden page of 2021, with zeros in the place of empty cells,
// as if it had been recognised from a picture and every figure of it surely.
func recognisedOf(t *testing.T, change func(cells []*document.GridCell)) (report.Reading, map[report.Cell]report.Fact) {
	t.Helper()
	body, err := os.ReadFile("testdata/2021/plain.html")
	if err != nil {
		t.Fatal(err)
	}
	full := strings.ReplaceAll(string(body), "<td><p></p></td>", "<td><p>0</p></td>")
	truth := (&Extractor{}).Read(t.Context(), "page", []byte(full), "text/html; charset=utf-8", nil)[0].Report
	want := make(map[report.Cell]report.Fact)
	for _, f := range truth.Facts {
		want[report.Cell{Indicator: f.Indicator, Member: f.Member}] = f
	}
	d, err := document.Read([]byte(full), "text/html; charset=utf-8")
	if err != nil {
		t.Fatal(err)
	}
	d.Recognised = "made-1"
	var cells []*document.GridCell
	for _, b := range d.Blocks {
		if b.Grid == nil {
			continue
		}
		for _, row := range b.Grid.Rows {
			for j := range row {
				if report.ParseNumber(row[j].Text).State == report.Stated {
					row[j].Sure = true
					cells = append(cells, &row[j])
				}
			}
		}
	}
	if change != nil {
		change(cells)
	}
	x := Extractor{Open: func(context.Context, []byte, string) []document.Part { return []document.Part{{Document: d}} }}
	return x.Read(t.Context(), "scan.pdf", []byte("x"), "", nil)[0], want
}

// A figure that the sums have placed proves nothing by them.
func TestOfAScanAFigureThatSumsPlacedIsIllegible(t *testing.T) {
	for _, rule := range []string{"placed-by-sums", "in-order,between-labels", "in-order,unit-yuan"} {
		_, want := recognisedOf(t, nil)
		d := &document.Document{Recognised: "made-1"}
		g := &document.Grid{Number: 1, Ruled: true, Columns: len(want)}
		p := &report.Report{Year: 2021, Template: report.Templates{Disclosure: "2021", Requests: "2021", Review: "2021"}}
		form, _ := report.FormByName("2021")
		var row []document.GridCell
		for _, table := range form.Tables {
			for _, c := range table.Cells() {
				f := want[report.Cell{Indicator: c.Indicator, Member: c.Member}]
				f.Indicator, f.Member, f.At = c.Indicator, c.Member, report.At{Table: 1, Row: 1, Column: len(row) + 1}
				if f.Rule = "in-order"; f.Indicator == "request_granted" {
					f.Rule = rule
				}
				row = append(row, document.GridCell{Text: f.Printed, Row: 1, Column: len(row) + 1, Sure: true})
				p.Facts = append(p.Facts, f)
			}
		}
		g.Rows = [][]document.GridCell{row}
		d.Blocks = []document.Block{{Grid: g}}
		if proveBySums(d, p) == 0 {
			t.Fatalf("%s: no figure is proved", rule)
		}
		for _, f := range p.Facts {
			if f.Indicator == "request_granted" && f.State == report.Stated {
				t.Errorf("%s: %s %s is stated, %s", rule, f.Indicator, f.Member, f.Value)
			}
			if f.Indicator == "request_new" && f.Member == report.Total && f.State != report.Stated {
				t.Errorf("%s: %s is %s; want it proved by its row", rule, f.Indicator, f.State)
			}
		}
	}
}

// tally counts the facts of a reading by whether they are stated rightly or wrongly.
func tally(r report.Reading, want map[report.Cell]report.Fact) (right, wrong, illegible int) {
	if r.Report == nil {
		return 0, 0, 0
	}
	for _, f := range r.Report.Facts {
		w := want[report.Cell{Indicator: f.Indicator, Member: f.Member}]
		switch {
		case f.State == report.Illegible:
			illegible++
		case f.State.HasValue() && w.State.HasValue() && f.Value == w.Value:
			right++
		case f.State != report.Absent:
			wrong++
		}
	}
	return right, wrong, illegible
}

func TestOfAScanFiguresCountThatSumsProve(t *testing.T) {
	r, want := recognisedOf(t, nil)
	right, wrong, illegible := tally(r, want)
	if right < 150 || wrong > 0 || illegible == 0 {
		t.Fatalf("%d right, %d wrong, %d illegible; want 150 right at least, none wrong, table 2 illegible", right, wrong, illegible)
	}
	if r.Report.Year != 0 || r.Report.Agency != "" || len(r.Report.Sections) > 0 {
		t.Errorf("year %d, agency %q, %d sections; want none taken from the picture", r.Report.Year, r.Report.Agency, len(r.Report.Sections))
	}
	for _, f := range r.Report.Facts {
		switch {
		case f.Claim():
			t.Errorf("claim %s; want none of a picture", f.Indicator)
		case f.State == report.Stated && !strings.HasSuffix(f.Rule, ",recognised:made-1,proved-by-sums"):
			t.Errorf("%s/%s is stated by rule %q", f.Indicator, f.Member, f.Rule)
		case strings.HasPrefix(f.Indicator, "disclosure_") && f.State != report.Illegible:
			t.Errorf("%s is %s; want illegible, as no sum covers it", f.Indicator, f.State)
		}
	}
}

// One misreading never proves itself: every equation it takes part in breaks.
func TestOneMisreadFigureOfAScanIsNeverStated(t *testing.T) {
	for _, n := range []int{20, 21, 40, 77, 100, 130, 150, 174} {
		r, want := recognisedOf(t, func(cells []*document.GridCell) {
			c := cells[n%len(cells)]
			v, _ := strconv.Atoi(c.Text)
			c.Text = strconv.Itoa(v + 3)
		})
		if _, wrong, _ := tally(r, want); wrong > 0 {
			t.Errorf("cell %d misread: %d figures stated wrongly", n, wrong)
		}
	}
}

// A recogniser errs alike in a row's one figure and in its 总计: the row adds up, its
// columns do not.
func TestAFigureOfAScanMisreadAlikeInItsTotalIsNotStated(t *testing.T) {
	r, want := recognisedOf(t, func(cells []*document.GridCell) {
		for i, c := range cells {
			if i > 0 && c.Text == "1" && i+6 < len(cells) && cells[i+6].Text == "1" && cells[i+6].Row == c.Row {
				c.Text, cells[i+6].Text = "7", "7"
				return
			}
		}
		t.Fatal("no row with one figure")
	})
	if right, wrong, _ := tally(r, want); wrong > 0 || right == 0 {
		t.Errorf("%d right, %d wrong; want some right, none wrong", right, wrong)
	}
}

// Two may prove one another where they err by as much in one equation. Of pairs of
// cells misread by chance few do.
func TestTwoMisreadFiguresOfAScanSeldomProveOneAnother(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	const pairs = 150
	fooled := 0
	for range pairs {
		r, want := recognisedOf(t, func(cells []*document.GridCell) {
			for range 2 {
				c := cells[rnd.Intn(len(cells))]
				text := []byte(c.Text)
				i := rnd.Intn(len(text))
				text[i] = byte('0' + rnd.Intn(10))
				c.Text = string(text)
			}
		})
		if _, wrong, _ := tally(r, want); wrong > 0 {
			fooled++
		}
	}
	t.Logf("%d of %d pairs state a wrong figure", fooled, pairs)
	if fooled > pairs/30 {
		t.Errorf("%d of %d pairs state a wrong figure", fooled, pairs)
	}
}

func TestWhatIsNotSurelyReadProvesNothing(t *testing.T) {
	r, _ := recognisedOf(t, func(cells []*document.GridCell) {
		for _, c := range cells {
			c.Sure = false
		}
	})
	if r.Problem == nil || r.Problem.Kind != report.Scan || !strings.Contains(r.Problem.Detail, "made-1") {
		t.Errorf("problem %+v; want scan, with the recogniser's name", r.Problem)
	}
}

// A recogniser that sees nothing in the cells must not prove zeros.
func TestAnEmptyTableOfAScanProvesNothing(t *testing.T) {
	r, _ := recognisedOf(t, func(cells []*document.GridCell) {
		for _, c := range cells {
			c.Text, c.Sure = "", false
		}
	})
	if r.Problem == nil || r.Problem.Kind != report.Scan {
		t.Errorf("problem %+v; want scan", r.Problem)
	}
}

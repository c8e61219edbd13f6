package replica

import (
	"slices"
	"testing"

	"harvest/report"
)

// widths returns how many columns each row of a table fills, what reaches down
// from above included.
func widths(t table) []int {
	filled := make(map[[2]int]bool)
	list := make([]int, len(t.rows))
	for r, row := range t.rows {
		at := 0
		for _, c := range row {
			for ; filled[[2]int{r, at}]; at++ {
			}
			for dr := range max(c.rows, 1) {
				for dc := range max(c.cols, 1) {
					filled[[2]int{r + dr, at + dc}] = true
				}
			}
		}
		for at = 0; filled[[2]int{r, at}]; at++ {
		}
		list[r] = at
	}
	return list
}

func TestEveryTableIsARectangle(t *testing.T) {
	for _, seed := range seeds {
		for _, e := range province(seed).editions {
			disclosure, requests, review := e.tables()
			for _, table := range slices.Concat(disclosure, requests, review) {
				list := widths(table)
				if slices.Min(list) != slices.Max(list) {
					t.Fatalf("seed %d: %s with %v: rows fill %v columns", seed, e.url(), e.quirks, list)
				}
			}
		}
	}
}

func TestTablesHoldEveryCellOfTheFormInOrder(t *testing.T) {
	for _, e := range province(1).editions {
		disclosure, requests, review := e.tables()
		for i, pieces := range [][]table{disclosure, requests, review} {
			var want, got []string
			for _, c := range e.form.Tables[i].Cells() {
				want = append(want, e.cells[c].text)
			}
			for _, table := range pieces {
				for _, row := range table.rows {
					for _, c := range row {
						if c.kind == figureCell {
							got = append(got, c.text)
						}
					}
				}
			}
			if !slices.Equal(want, got) {
				t.Fatalf("%s: table %d prints %q, want %q", e.url(), i+2, got, want)
			}
		}
	}
}

// cut returns an edition of a form with some quirks, its figures all 0.
func cut(t *testing.T, form string, quirks ...Quirk) *edition {
	t.Helper()
	e := &edition{agency: &agency{}, year: 2020, quirks: quirks, figures: figures{}}
	e.form, _ = report.FormByName(form)
	e.fill()
	return e
}

func TestTablesAreCutAsTheQuirksSay(t *testing.T) {
	for _, c := range []struct {
		form                 string
		quirks               []Quirk
		disclosure, requests int
	}{
		{"2021", nil, 1, 1},
		{"2021", []Quirk{SplitArticles}, 4, 1},
		{"2019", []Quirk{SplitArticles}, 5, 1},
		{"2019", []Quirk{SplitRequests}, 1, 2},
	} {
		disclosure, requests, review := cut(t, c.form, c.quirks...).tables()
		if len(disclosure) != c.disclosure || len(requests) != c.requests || len(review) != 1 {
			t.Errorf("the form of %s with %v is cut in %d, %d and %d tables, want %d, %d and 1",
				c.form, c.quirks, len(disclosure), len(requests), len(review), c.disclosure, c.requests)
		}
	}
}

func TestASecondPartOfTableThreeRepeatsTheHead(t *testing.T) {
	_, requests, _ := cut(t, "2021", SplitRequests).tables()
	first, second := requests[0].rows[:3], requests[1].rows[:3]
	for i := range first {
		if !slices.Equal(first[i], second[i]) {
			t.Errorf("head row %d is %v, then %v", i+1, first[i], second[i])
		}
	}
	if n := len(requests[0].rows) + len(requests[1].rows); n != 3+3+25 {
		t.Errorf("the two parts have %d rows, want 25 and two heads of 3", n)
	}
}

func TestHeadSpansDifferFromTheSpansOfTheFigures(t *testing.T) {
	disclosure, _, _ := cut(t, "2019", HeadSpans).tables()
	head, body := disclosure[0].rows[1], disclosure[0].rows[2]
	if head[2].cols != 2 || body[1].cols != 2 || body[2].cols > 1 {
		t.Errorf("head spans %v, figures %v; want them to differ", head, body)
	}
}

func TestPlainGridKeepsColumnsInPlace(t *testing.T) {
	_, requests, _ := cut(t, "2021").tables()
	grid := requests[0].plainGrid()
	for r, line := range grid[3:] {
		if len(line) != 10 {
			t.Errorf("line %d has %d columns, want 3 of labels and 7 of figures: %q", r+4, len(line), line)
		}
	}
	if got, want := grid[6][:3], []string{"", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""}; !slices.Equal(got, want) {
		t.Errorf("the row of 部分公开 begins %q, want %q", got, want)
	}
}

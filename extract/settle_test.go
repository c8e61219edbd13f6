package extract

import (
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// placed are the slots of a sheet's rows, each placed as it stands.
func (s *sheet) placed() ([]*slot, []placement, *rowBook) {
	book := rowBookOf(s.form, "requests")
	slots, places := make([]*slot, len(s.rows)), make([]placement, len(s.rows))
	for j, r := range s.rows {
		var cells []cell
		for _, text := range r[1:] {
			cells = append(cells, newCell(text, report.At{}))
		}
		one := place(cells, len(cells), nil, false)
		slots[j], places[j] = &one, one.options[0]
	}
	return slots, places, book
}

// Sums decide where a figure stands only where every column adds up to （七）and every
// column is balanced, and only where the rows that carry the sums are there.
func TestTheSumsOfTable3Hold(t *testing.T) {
	const fresh, carried, granted = 0, 1, 2
	for name, c := range map[string]struct {
		spoil func(rows [][]string)
		want  bool
	}{
		"as printed":            {func([][]string) {}, true},
		"an outcome more":       {func(rows [][]string) { rows[granted][1] += "0" }, false},
		"a total of an outcome": {func(rows [][]string) { rows[granted][7] += "0" }, false},
		"one more came in":      {func(rows [][]string) { rows[carried][2] = "99" }, false},
		"fewer are new":         {func(rows [][]string) { rows[fresh][6] = "0" }, false},
	} {
		s := newSheet("2021")
		c.spoil(s.rows)
		slots, places, book := s.placed()
		if got := newSums(slots, book).hold(places); got != c.want {
			t.Errorf("%s: the sums hold: %v; want %v", name, got, c.want)
		}
	}
	for name, lost := range map[string]string{"without （七）": "（七）", "without new applications": "一、"} {
		s := newSheet("2021")
		for j := range s.rows {
			for k := range s.rows[j][1:] {
				s.rows[j][k+1] = "0"
			}
		}
		slots, places, book := s.placed()
		j := slices.IndexFunc(s.rows, func(r []string) bool { return strings.HasPrefix(r[0], lost) })
		slots[j], places[j] = nil, nil
		if newSums(slots, book).hold(places) {
			t.Errorf("%s: the sums hold; want nothing proved", name)
		}
	}
}

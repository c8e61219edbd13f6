package document

import (
	"math"
	"slices"
)

// An interval is the columns of a cell: from the first to before the second,
// counted from 0.
type interval struct{ from, to int }

// edgeColumns makes columns of the edges of each row's cells, which are in order
// from left to right and one more than the row has cells. Edges of different rows
// that are nearly at one place, as hands draw them, are one. It returns each cell's
// columns and how many there are, or false where a row's edges do not part its
// cells, even taken to the letter.
func edgeColumns(rows [][]int, tolerance int) (cells [][]interval, columns int, ok bool) {
	for _, edges := range rows {
		if !slices.IsSorted(edges) {
			return nil, 0, false
		}
	}
	if cells, columns, ok = numberEdges(snapEdges(rows, 3*tolerance), tolerance); ok {
		return cells, columns, ok
	}
	if cells, columns, ok = numberEdges(rows, tolerance/4); ok {
		return cells, columns, ok
	}
	return numberEdges(rows, 0)
}

// snapEdges moves the edges of rows onto those of the row that has most cells, where
// each is nearer than far and a third of the columns beside it, and no two meet.
func snapEdges(rows [][]int, far int) [][]int {
	var model []int
	for _, edges := range rows {
		if len(edges) > len(model) {
			model = edges
		}
	}
	out := make([][]int, len(rows))
	for i, edges := range rows {
		out[i] = slices.Clone(edges)
		last := math.MinInt
		for j, e := range edges {
			k := nearestEdge(model, e)
			reach := far
			if k > 0 {
				reach = min(reach, (model[k]-model[k-1])/3)
			}
			if k+1 < len(model) {
				reach = min(reach, (model[k+1]-model[k])/3)
			}
			if model[k] > last && (j+1 == len(edges) || model[k] < edges[j+1]) && abs(e-model[k]) <= reach {
				out[i][j] = model[k]
			}
			last = out[i][j]
		}
	}
	return out
}

func nearestEdge(sorted []int, v int) int {
	i, _ := slices.BinarySearch(sorted, v)
	switch {
	case i == len(sorted):
		return i - 1
	case i > 0 && v-sorted[i-1] <= sorted[i]-v:
		return i - 1
	}
	return i
}

func abs(n int) int { return max(n, -n) }

// numberEdges numbers the edges, those not farther apart than tolerance by one number.
func numberEdges(rows [][]int, tolerance int) (cells [][]interval, columns int, ok bool) {
	places := slices.Compact(slices.Sorted(func(yield func(int) bool) {
		for _, edges := range rows {
			for _, e := range edges {
				if !yield(e) {
					return
				}
			}
		}
	}))
	number := make(map[int]int, len(places))
	n := 0
	for i, first := 0, 0; i < len(places); i++ {
		if i > 0 && (places[i]-places[i-1] > tolerance || places[i]-first > 2*tolerance) {
			n, first = n+1, places[i]
		} else if i == 0 {
			first = places[i]
		}
		number[places[i]] = n
	}
	for _, edges := range rows {
		row := make([]interval, max(0, len(edges)-1))
		for i := range row {
			row[i] = interval{number[edges[i]], number[edges[i+1]]}
			if row[i].from >= row[i].to {
				return nil, 0, false
			}
		}
		cells = append(cells, row)
	}
	return cells, n, true
}

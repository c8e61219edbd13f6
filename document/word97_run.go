package document

import (
	"cmp"
	"math"
	"slices"
)

// A wordRun is a stretch of bytes of the stream whose text has the same
// properties. It ends where the next begins or at its own end.
type wordRun struct {
	from, to int
	props    []byte // property modifiers: behind the style's number, for a paragraph
	done     *wordParagraph
}

func (w *word) readParagraphs() (err error) {
	w.paragraphs, err = w.readRuns(fcPlcfBtePapx, 13, func(page []byte, at int) []byte {
		switch n := int(page[at]); {
		case n > 0 && at+2*n <= len(page):
			return page[at+1 : at+2*n]
		case n == 0 && at+1 < len(page) && at+2+2*int(page[at+1]) <= len(page):
			return page[at+2 : at+2+2*int(page[at+1])]
		}
		return nil
	})
	return err
}

func (w *word) readCharacters() (err error) {
	w.characters, err = w.readRuns(fcPlcfBteChpx, 1, func(page []byte, at int) []byte {
		if n := int(page[at]); at+1+n <= len(page) {
			return page[at+1 : at+1+n]
		}
		return nil
	})
	return err
}

// readRuns reads pages of 512 bytes, each with the bounds of up to 101 runs and,
// after them, entries of a size whose first byte says where the properties lie.
func (w *word) readRuns(part, entry int, props func(page []byte, at int) []byte) ([]wordRun, error) {
	table, err := w.part(part)
	if err != nil || len(table) < 12 {
		return nil, err
	}
	n := (len(table) - 4) / 8
	if n > len(w.stream)/512+1 {
		return nil, errOutside // more pages than the stream has
	}
	var runs []wordRun
	for i := range n {
		at := 512 * int(u32(table, 4*(n+1)+4*i)&0x3fffff)
		if at+512 > len(w.stream) {
			return nil, errOutside
		}
		page := w.stream[at : at+511]
		count := int(w.stream[at+511])
		if 4*(count+1)+entry*count > len(page) {
			return nil, errOutside
		}
		for j := range count {
			r := wordRun{from: int(u32(page, 4*j)), to: int(u32(page, 4*j+4))}
			if o := 2 * int(page[4*(count+1)+entry*j]); o != 0 && o < len(page) {
				r.props = props(page, o)
			}
			runs = append(runs, r)
		}
	}
	slices.SortStableFunc(runs, func(a, b wordRun) int { return cmp.Compare(a.from, b.from) })
	return runs, nil
}

// runAt returns the run that holds a byte of the stream, nil if none does.
func runAt(runs []wordRun, fc int) *wordRun {
	i, found := slices.BinarySearchFunc(runs, fc, func(r wordRun, fc int) int { return cmp.Compare(r.from, fc) })
	if !found {
		i--
	}
	if i < 0 || fc >= runs[i].to {
		return nil
	}
	return &runs[i]
}

// runAfter returns where the first run behind a byte begins.
func runAfter(runs []wordRun, fc int) int {
	i, _ := slices.BinarySearchFunc(runs, fc+1, func(r wordRun, fc int) int { return cmp.Compare(r.from, fc) })
	if i == len(runs) {
		return math.MaxInt
	}
	return runs[i].from
}

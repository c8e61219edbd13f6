package warehouse

import (
	"context"
	"iter"

	"harvest/report"
)

// A Kept is what one capture or bare file was read as when a release was made.
type Kept struct {
	Input, Capture            string           // Capture is "" for a bare file
	Digest, Source, MediaType string           // of the capture, "" where not known
	Readings                  []report.Reading // one a part
	Lacks                     []string         // tables that a release of an older shape does not have

	numbers []int // of the reports, 0 for a problem
}

// keptAtOnce is how many captures' figures are held in memory.
const keptAtOnce = 200

// Kept yields what every capture and bare file of a release was read as, in the order
// of their addresses: all, or those of one body, by its digest, and a bare file, by
// its name. Reports have their title, agency, year, scope and the forms of their tables
// 2 to 4; of every cell and claim state, value and rule; of an extra all but its place
// and table; of a section all but its text; and their findings: as the release has them,
// without contacts. Releases of an older shape have the cells, and say which of the
// others they lack.
func (w *Warehouse) Kept(ctx context.Context, digest, input string) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		all, err := w.keptReadings(ctx, digest, input)
		if err != nil {
			yield(Kept{}, err)
			return
		}
		lacks, err := w.lacks(ctx)
		if err != nil {
			yield(Kept{}, err)
			return
		}
		for from := 0; from < len(all); from += keptAtOnce {
			some := all[from:min(from+keptAtOnce, len(all))]
			if err := w.fill(ctx, some, lacks); err != nil {
				yield(Kept{}, err)
				return
			}
			for i, k := range some {
				some[i] = Kept{} // so that no more than these are held
				if !yield(k, nil) {
					return
				}
			}
		}
	}
}

// keptReadings returns every capture and bare file without its facts.
func (w *Warehouse) keptReadings(ctx context.Context, digest, input string) ([]Kept, error) {
	var all []Kept
	err := w.each(ctx, "readings", func(scan func(...any) error) error {
		var k Kept
		var r report.Reading
		var p report.Report
		var problem report.Problem
		var number int
		if err := scan(&k.Input, &r.Part, &k.Capture, &r.Extractor, &problem.Kind, &problem.Detail, &k.Digest, &k.Source, &k.MediaType,
			&number, &p.Year, &p.Scope, &p.Template.Disclosure, &p.Template.Requests, &p.Template.Review, &p.Title, &p.Agency); err != nil {
			return err
		}
		r.Input, r.Capture = k.Input, k.Capture
		if number > 0 {
			r.Report = &p
		} else {
			r.Problem = &problem
		}
		if n := len(all); n == 0 || all[n-1].Input != k.Input || all[n-1].Capture != k.Capture {
			all = append(all, k)
		}
		last := &all[len(all)-1]
		last.Readings, last.numbers = append(last.Readings, r), append(last.numbers, number)
		return nil
	}, statements("explain", "kept"), digest, input)
	return all, err
}

package crawl

import (
	"context"
	"slices"
	"strings"
)

// resting counts the requests that are left because their host rests for longer
// than a crawl waits, behind a wall, for Retry-After or after failures in a row.
// A source that has not failed otherwise has failed with that. Nothing more is
// asked of the host; the next run after its rest finds the requests again.
func (d *dispatch) resting(ctx context.Context) error {
	clocks, err := d.crawler.Ledger.Hosts(ctx)
	if err != nil {
		return err
	}
	left, err := d.crawler.Ledger.Left(ctx, d.run)
	if err != nil {
		return err
	}
	rests := make(map[string]bool)
	for _, clock := range clocks {
		rests[clock.Host] = clock.Next.Sub(d.crawler.now()) > patience
	}
	for _, l := range left {
		src, ok := d.sources[l.Source]
		if !ok || !rests[l.Host] {
			continue
		}
		d.summary.Outcomes[Resting] += l.Requests
		at := slices.IndexFunc(d.summary.Failed, func(f SourceFailure) bool { return f.Source == src.ID })
		if at < 0 {
			at = len(d.summary.Failed)
			d.summary.Failed = append(d.summary.Failed, SourceFailure{Source: src.ID, Outcome: Resting, URL: src.Site})
		}
		d.summary.Failed[at].Resting += l.Requests
	}
	slices.SortFunc(d.summary.Failed, func(a, b SourceFailure) int { return strings.Compare(a.Source, b.Source) })
	return nil
}

package harvest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"harvest/archive"
	"harvest/crawl"
	"harvest/extract"
	"harvest/ledger"
	"harvest/report"
	"harvest/warehouse"
)

// Unread yields the captures that a plan reads: those that this extractor has not
// read, or not with the fixes as they are, and with Again those of the plan's sources that may be of its years.
func (p *Pipeline) Unread(ctx context.Context, plan Plan) (iter.Seq2[archive.Capture, error], error) {
	read, err := ReadBy(ctx, p.Warehouse, p.Reference.Fixes)
	if err != nil {
		return nil, err
	}
	if !plan.Again {
		return extract.Unread(p.Archive.Captures(ctx), read), nil
	}
	said, err := p.Warehouse.Said(ctx)
	if err != nil {
		return nil, err
	}
	meant := make(map[string]bool)
	for _, src := range plan.Sources {
		meant[src.ID] = true
	}
	every := len(plan.Sources) == len(p.Reference.Sources) // and what no source brought
	chosen := func(c archive.Capture) bool { return every || meant[c.Source] }
	return extract.Again(p.Archive.Captures(ctx), read, plan.Years, said, chosen), nil
}

// ReadBy returns the IDs of the captures whose readings in a working file stand: this
// extractor made them, and they are as the fixes want them.
func ReadBy(ctx context.Context, w *warehouse.Warehouse, fixes []report.Fix) (map[string]bool, error) {
	read, err := w.Read(ctx, extract.Version)
	if err != nil {
		return nil, err
	}
	unmended, err := w.Unmended(ctx, fixes)
	for id := range unmended {
		delete(read, id)
	}
	return read, err
}

// ErrNoRun means no run has the name given.
var ErrNoRun = errors.New("no such run")

// Failed returns the requests of a run that failed in the end: all, or those with
// one of the outcomes; "blocked" stands for every wall. What no second try can
// mend is left out unless its outcome is named. A run is named by its ID, the
// beginning of one, or "last".
func (p *Pipeline) Failed(ctx context.Context, run string, outcomes []string) (ledger.Run, []ledger.Request, error) {
	found, err := p.run(ctx, run)
	if err != nil {
		return found, nil, err
	}
	last := make(map[string]archive.Exchange) // by identity of the request
	var order []string
	for x, err := range p.Archive.Exchanges(ctx) {
		if err != nil {
			return found, nil, err
		}
		if x.Run != found.ID || x.Kind == archive.Robots {
			continue
		}
		identity := x.Source + " " + x.Method + " " + x.URL + " " + string(x.Body)
		if _, met := last[identity]; !met {
			order = append(order, identity)
		}
		last[identity] = x
	}
	var failed []ledger.Request
	for _, identity := range order {
		x := last[identity]
		if wanted(x.Outcome, outcomes) {
			failed = append(failed, ledger.Request{Source: x.Source, Host: crawl.HostOf(x.URL), Method: x.Method, URL: x.URL, Body: x.Body,
				Kind: string(x.Kind), Referrer: x.Referrer, LinkText: x.LinkText})
		}
	}
	return found, failed, nil
}

func (p *Pipeline) run(ctx context.Context, name string) (ledger.Run, error) {
	runs, err := p.Ledger.Runs(ctx)
	if err != nil {
		return ledger.Run{}, err
	}
	var found []ledger.Run
	for _, r := range runs {
		if strings.HasPrefix(r.ID, name) || name == "last" {
			found = append(found, r)
		}
	}
	switch {
	case len(found) == 0:
		return ledger.Run{}, fmt.Errorf("%w: %q among %d", ErrNoRun, name, len(runs))
	case len(found) > 1 && name != "last":
		return ledger.Run{}, fmt.Errorf("%w: %q begins the names of %d, %s and %s among them", ErrNoRun, name, len(found), found[0].ID, found[1].ID)
	}
	return found[len(found)-1], nil
}

// wanted reports whether a request that ended so is to be made again.
func wanted(outcome string, outcomes []string) bool {
	if len(outcomes) == 0 {
		return crawl.Failure(outcome) && outcome != crawl.OffHost && outcome != crawl.Cancelled
	}
	kind, _, _ := strings.Cut(outcome, ":")
	return crawl.Failure(outcome) && (slices.Contains(outcomes, outcome) || slices.Contains(outcomes, kind))
}

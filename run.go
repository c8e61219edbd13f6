package harvest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"harvest/archive"
	"harvest/crawl"
	"harvest/ledger"
	"harvest/load"
	"harvest/warehouse"
)

// newRun is a run that begins now. Its ID is that time.
func (p *Pipeline) newRun(plan Plan) ledger.Run {
	now := p.Now().UTC()
	return ledger.Run{ID: now.Format("20060102T150405.000000Z"), Command: plan.Command, Started: now}
}

// recover sets aside what a crash left behind the acknowledged end of the
// archive's files.
func (p *Pipeline) recover(ctx context.Context) error {
	positions, err := p.Ledger.Positions(ctx)
	if err != nil {
		return err
	}
	torn, err := p.Archive.Recover(ctx, archivePositions(positions))
	for _, t := range torn {
		p.Log.Warn("torn end of an archive file set aside", "file", t.File, "offset", t.Offset, "size", t.Size, "moved", t.Moved)
	}
	return err
}

// archivePositions are the ledger's positions as the archive has them.
func archivePositions(positions []ledger.Position) []archive.Position {
	acknowledged := make([]archive.Position, len(positions))
	for i, at := range positions {
		acknowledged[i] = archive.Position(at)
	}
	return acknowledged
}

// finish writes down how the crawl went.
func (p *Pipeline) finish(ctx context.Context, run ledger.Run, s crawl.Summary) error {
	counts, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("run %s: %w", run.ID, err)
	}
	run.Finished, run.Outcome, run.Summary = p.Now().UTC(), "ok", string(counts)
	if len(s.Failed) > 0 {
		run.Outcome = "partial"
	}
	return p.Ledger.FinishRun(ctx, run)
}

// record writes down a run that asked no site, and returns its ID.
func (p *Pipeline) record(ctx context.Context, plan Plan, read load.Tally) (string, error) {
	run := p.newRun(plan)
	counts, err := json.Marshal(read)
	if err != nil {
		return "", fmt.Errorf("run %s: %w", run.ID, err)
	}
	run.Finished, run.Outcome, run.Summary = run.Started, "ok", string(counts)
	return run.ID, p.Ledger.RecordRun(ctx, run)
}

// held writes down that a gate held what a run made, and returns why.
func (p *Pipeline) held(ctx context.Context, run string, why error) error {
	if !errors.Is(why, warehouse.ErrHeld) && !errors.Is(why, warehouse.ErrUnproven) {
		return why
	}
	return errors.Join(why, p.Ledger.NoteRun(ctx, run, "held", why.Error()))
}

// amiss returns the sources that are worse than they were, or that show nothing, and
// the fixes that change nothing.
func (p *Pipeline) amiss(ctx context.Context, r warehouse.Release) (stale []warehouse.SourceStatus, unused []warehouse.UnusedFix, err error) {
	w, err := r.Open(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	all, err := w.SourceStatus(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range all {
		if !s.StaleSince.IsZero() && s.Status != "disabled" || s.Status == "empty" {
			stale = append(stale, s)
		}
	}
	unused, err = w.UnusedFixes(ctx)
	return stale, unused, err
}

// Digests tells load.Loader the digest of the body that a capture of an archive has,
// "" where the archive does not have it.
func Digests(a *archive.Archive) func(ctx context.Context, capture string) (string, error) {
	return func(ctx context.Context, capture string) (string, error) {
		c, err := a.Capture(ctx, capture)
		if errors.Is(err, archive.ErrUnknown) {
			return "", nil
		}
		return c.Digest, err
	}
}

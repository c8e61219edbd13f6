// Package harvest is the path from a site's address to a row that an analyst
// asks for: crawl, extract, load, publish, in that order and each once. Every
// stage is a package of its own that knows nothing of the next; what stands here
// is their order. When a path runs is left to schedules, with which settings to
// cmd/harvest.
package harvest

import (
	"context"
	"log/slog"
	"time"

	"harvest/archive"
	"harvest/crawl"
	"harvest/extract"
	"harvest/ledger"
	"harvest/load"
	"harvest/report"
	"harvest/warehouse"
)

// A Pipeline is the whole path over one archive, ledger and warehouse.
type Pipeline struct {
	Archive   *archive.Archive
	Ledger    *ledger.Ledger
	Warehouse *warehouse.Warehouse
	Crawler   *crawl.Crawler
	Reference warehouse.Reference // agencies, sources and regions
	Releases  string              // folder of the releases
	Log       *slog.Logger
	Now       func() time.Time
	Open      extract.Opener               // how files are opened, nil for in this process
	Progress  func(stage string, done int) // may be nil
	Hook      func(step string)            // called behind each step that a crash may fall behind, may be nil
}

// A Plan says what one run is to do.
type Plan struct {
	Command string           // what was typed or scheduled, for the table of runs
	Sources []report.Source  // to crawl, or to read again
	Years   report.Years     // report years it is about; the zero value is all
	Recheck report.Years     // pages of other years that the archive has are not asked again
	Offline bool             // ask no site
	Again   bool             // read again what was read before, of these sources and years
	Retry   []ledger.Request // ask for these, not for the sources' listing pages
}

// A Summary says what one run did.
type Summary struct {
	Crawl   crawl.Summary
	Load    load.Tally
	Release warehouse.Release
	Stale   []warehouse.SourceStatus // sources whose rows are older than the night
	Unused  []warehouse.UnusedFix    // fixes that change nothing
}

// Run crawls the plan's sources, reads every capture that this extractor has not
// read, loads the readings and publishes a release. A run that is stopped keeps
// what it has; the next one goes on from there.
func (p *Pipeline) Run(ctx context.Context, plan Plan) (s Summary, err error) {
	p.Crawler.Hook, p.Warehouse.Hook = p.Hook, p.Hook
	if !plan.Offline {
		if s.Crawl, err = p.Crawl(ctx, plan); err != nil { // Source → Capture
			return s, err
		}
		ctx = context.WithoutCancel(ctx) // what was crawled until a stop is published
	}
	if s.Load, err = p.Read(ctx, plan); err != nil { // Capture → Reading → rows
		return s, err
	}
	if plan.Offline {
		s.Crawl.Run, err = p.record(ctx, plan, s.Load)
		if err != nil {
			return s, err
		}
	}
	if s.Release, err = p.Publish(ctx); err != nil { // rows → release
		return s, p.held(ctx, s.Crawl.Run, err)
	}
	s.Stale, s.Unused, err = p.amiss(ctx, s.Release)
	return s, err
}

// Crawl asks the plan's sources and keeps what they answer.
func (p *Pipeline) Crawl(ctx context.Context, plan Plan) (s crawl.Summary, err error) {
	if err := p.recover(ctx); err != nil {
		return s, err
	}
	run := p.newRun(plan)
	adopted, err := p.Ledger.StartRun(ctx, run)
	if err != nil {
		return s, err
	}
	p.Crawler.Only, p.Crawler.Recheck = plan.Years, plan.Recheck
	s, err = p.Crawler.Crawl(ctx, run.ID, plan.Sources, plan.Retry...)
	s.Adopted = adopted
	if err != nil || s.Stopped { // not finished: the next run takes up what is left
		return s, err
	}
	return s, p.finish(context.WithoutCancel(ctx), run, s)
}

// Read reads every capture that this extractor has not read, and those that the
// plan wants read again, and loads what it finds.
func (p *Pipeline) Read(ctx context.Context, plan Plan) (load.Tally, error) {
	captures, err := p.Unread(ctx, plan)
	if err != nil {
		return load.Tally{}, err
	}
	extractor := extract.Extractor{Agencies: report.NewAgencies(p.Reference.Agencies), Sources: make(map[string]report.Source), Open: p.Open}
	for _, src := range p.Reference.Sources {
		extractor.Sources[src.ID] = src
	}
	readings := extractor.Extract(ctx, p.Archive, captures)
	loader := load.Loader{Warehouse: p.Warehouse, Hook: p.Hook, Progress: func(t load.Tally) { p.progress("read", t.Readings) },
		Fixes: p.Reference.Fixes, Digest: Digests(p.Archive)}
	return loader.Load(ctx, readings)
}

// Publish takes what the archive and the ledger remember and what people have
// entered into the warehouse, and publishes a release. Without an archive the
// captures stay as they were.
func (p *Pipeline) Publish(ctx context.Context) (warehouse.Release, error) {
	if err := p.Warehouse.SetReference(ctx, p.Reference); err != nil {
		return warehouse.Release{}, err
	}
	if _, err := p.Warehouse.Resolve(ctx, report.NewAgencies(p.Reference.Agencies)); err != nil {
		return warehouse.Release{}, err
	}
	if p.Archive != nil {
		loader := load.Loader{Warehouse: p.Warehouse}
		if err := loader.Remember(ctx, p.Archive, p.Ledger); err != nil {
			return warehouse.Release{}, err
		}
	}
	p.progress("publish", 0)
	return p.Warehouse.Publish(ctx, p.Releases, p.Now())
}

func (p *Pipeline) progress(stage string, done int) {
	if p.Progress != nil {
		p.Progress(stage, done)
	}
}

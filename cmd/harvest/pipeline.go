package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/archive"
	"harvest/crawl"
	"harvest/document"
	"harvest/ledger"
	"harvest/report"
	"harvest/warehouse"
)

// A pipeline is a harvest.Pipeline with the processes that read its files.
type pipeline struct {
	*harvest.Pipeline
	reader *document.Child
}

// open builds the pipeline that the settings describe. The lock is taken first,
// and keeps out a second run until closeParts.
func (s *settings) open(ctx context.Context, c *config, cmd *cobra.Command) (_ *pipeline, err error) {
	reader, err := newReader()
	if err != nil {
		return nil, err
	}
	p := &pipeline{&harvest.Pipeline{Reference: s.referenceTables(), Releases: s.releases(), Open: reader.Open, Log: c.logger(cmd), Now: time.Now}, reader}
	defer func() {
		if err != nil {
			err = errors.Join(err, closeParts(p))
		}
	}()
	if p.Ledger, err = ledger.Open(ctx, s.ledger()); err != nil {
		return nil, err
	}
	lock, err := takeLock(ctx, p.Ledger, cmd)
	if err != nil {
		return nil, err
	}
	if p.Warehouse, err = warehouse.Open(ctx, s.warehouse(), version); err != nil {
		return nil, err
	}
	p.Warehouse.Before = lock.Check
	if p.Archive, err = archive.Open(ctx, s.archive(), archive.Options{Agent: s.agent()}); err != nil {
		return nil, err
	}
	if p.Crawler, err = s.crawler(c, cmd); err != nil {
		return nil, err
	}
	p.Crawler.Archive, p.Crawler.Ledger = p.Archive, p.Ledger
	p.Warehouse.Gates = warehouse.Gates{MaxDrop: s.Gates.MaxDrop, MaxRise: s.Gates.MaxRise}
	return p, nil
}

// crawler is the crawler that the settings describe, without archive and ledger.
func (s *settings) crawler(c *config, cmd *cobra.Command) (*crawl.Crawler, error) {
	until, err := s.until(time.Now())
	if err != nil {
		return nil, err
	}
	proxy, err := s.proxy()
	if err != nil {
		return nil, err
	}
	return &crawl.Crawler{Proxy: proxy, MaxRequests: s.Budget.Requests, MaxBytes: s.Budget.Megabytes << 20, Until: until,
		Agent: s.agent(), Pace: s.Pace, Jitter: s.Jitter, Timeout: s.Timeout, Workers: s.Workers, Dial: s.Dial, Log: c.logger(cmd)}, nil
}

// closeParts closes what of a pipeline is open: the ledger last, which lets the
// lock go.
func closeParts(p *pipeline) error {
	err := p.reader.Close()
	if p.Archive != nil {
		err = errors.Join(err, p.Archive.Close())
	}
	if p.Warehouse != nil {
		err = errors.Join(err, p.Warehouse.Close())
	}
	if p.Ledger != nil {
		err = errors.Join(err, p.Ledger.Close())
	}
	return err
}

// agent says who asks, and whom a site may write to.
func (s *settings) agent() string {
	if s.Contact == "" {
		return "harvest/" + version
	}
	return "harvest/" + version + " (+" + s.Contact + ")"
}

// choose returns the sources with the IDs given, or all that are not disabled.
func (s *settings) choose(cmd *cobra.Command, ids []string) ([]report.Source, error) {
	if len(ids) == 0 {
		var sources []report.Source
		for _, src := range s.sources {
			if src.Disabled == nil {
				sources = append(sources, src)
			}
		}
		if len(sources) == 0 && len(s.sources) > 0 {
			return nil, &usageError{fmt.Errorf("no source to crawl: all %d are disabled", len(s.sources)), "harvest source list, then take disabled out of one that is to be crawled"}
		}
		if len(sources) == 0 {
			return nil, &usageError{errors.New("no source to crawl"), "name a folder of sources in harvest.yaml (CONTRIBUTING.md has the recipe), or see `harvest demo`"}
		}
		return sources, nil
	}
	byID := s.sourcesByID()
	var sources []report.Source
	for _, id := range ids {
		src, ok := byID[id]
		if !ok {
			return nil, usage(cmd, fmt.Errorf("no source %q among %d", id, len(byID)))
		}
		sources = append(sources, src)
	}
	return sources, nil
}

package extract

import (
	"context"
	"fmt"
	"iter"

	"harvest/archive"
	"harvest/report"
)

// Extract reads captures, each with every report in it. A capture whose body is
// damaged in the archive ends the sequence with an error.
func (x *Extractor) Extract(ctx context.Context, a *archive.Archive, captures iter.Seq2[archive.Capture, error]) iter.Seq2[report.Reading, error] {
	return func(yield func(report.Reading, error) bool) {
		for c, err := range captures {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(report.Reading{}, err)
				return
			}
			body, err := a.Body(ctx, c)
			if err != nil {
				yield(report.Reading{}, fmt.Errorf("read capture %s: %w", c.ID, err))
				return
			}
			var src *report.Source
			if s, ok := x.Sources[c.Source]; ok {
				src = &s
			}
			for _, r := range x.Read(ctx, c.URL, body, c.Header.Get("Content-Type"), src) {
				r.Capture = c.ID
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// Unread yields the captures that hold articles or attachments and whose ID is
// not in read.
func Unread(captures iter.Seq2[archive.Capture, error], read map[string]bool) iter.Seq2[archive.Capture, error] {
	return func(yield func(archive.Capture, error) bool) {
		for c, err := range captures {
			if err == nil && (read[c.ID] || c.Kind != archive.Article && c.Kind != archive.Attachment) {
				continue
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

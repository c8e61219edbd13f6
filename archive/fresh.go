package archive

import (
	"context"
	"fmt"
)

// fresh is what was written by this process and is not yet in the index.
type fresh struct {
	entries  []freshEntry
	bodies   map[string]body // by payload and codings
	captures map[string]Capture
}

type freshEntry struct {
	entry
	end int64 // of its records
}

func newFresh() fresh {
	return fresh{bodies: make(map[string]body), captures: make(map[string]Capture)}
}

func (f *fresh) add(e entry, end int64) {
	f.entries = append(f.entries, freshEntry{e, end})
	if e.body != nil {
		f.bodies[e.body.payload+" "+e.body.encoding] = *e.body
	}
}

// ready is what of a file may go into the index: all up to its synced end.
func (f *fresh) ready(w *writer) batch {
	b := batch{file: w.name, from: w.indexed, end: w.synced}
	for _, e := range f.entries {
		if e.File == w.name && e.end <= w.synced {
			b.entries = append(b.entries, e.entry)
		}
	}
	return b
}

// drop forgets what went into the index.
func (f *fresh) drop(b batch) {
	rest := newFresh()
	for _, e := range f.entries {
		if e.File == b.file && e.end <= b.end {
			continue
		}
		rest.add(e.entry, e.end)
		if c, ok := f.captures[e.Capture]; ok {
			rest.captures[e.Capture] = c
		}
	}
	*f = rest
}

// merge puts two sightings of one capture together: what the earlier told, seen
// from the first to the last.
func merge(a, b Capture) Capture {
	if b.FirstSeen.Before(a.FirstSeen) {
		a, b = b, a
	}
	if b.LastSeen.After(a.LastSeen) {
		a.LastSeen = b.LastSeen
	}
	return a
}

// capture finds a capture, indexed or not. The caller holds mu.
func (a *Archive) capture(ctx context.Context, id string) (Capture, bool, error) {
	if id == "" {
		return Capture{}, false, nil
	}
	if c, ok := a.fresh.captures[id]; ok {
		return c, true, nil
	}
	return a.index.capture(ctx, id)
}

// bodyOf finds the response record that holds the body of a capture. The caller
// holds mu.
func (a *Archive) bodyOf(ctx context.Context, c Capture) (body, error) {
	for _, b := range a.fresh.bodies {
		if b.file == c.File && b.offset == c.Offset {
			return b, nil
		}
	}
	b, ok, err := a.index.bodyAt(ctx, c.File, c.Offset)
	if err == nil && !ok {
		err = fmt.Errorf("capture %s: %w", c.ID, ErrUnknown)
	}
	return b, err
}

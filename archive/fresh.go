package archive

import (
	"context"
	"fmt"
)

// fresh is what was written by this process and is not yet in the index.
type fresh struct {
	entries  []freshEntry
	bodies   map[string]body // by payload and codings
	places   map[Position]body
	captures map[string]Capture
}

type freshEntry struct {
	entry
	end int64 // of its records
}

func newFresh() fresh {
	return fresh{bodies: make(map[string]body), places: make(map[Position]body), captures: make(map[string]Capture)}
}

func (f *fresh) add(e entry, end int64) {
	f.entries = append(f.entries, freshEntry{e, end})
	if e.body != nil {
		f.bodies[e.body.payload+" "+e.body.encoding] = *e.body
		f.places[Position{e.body.file, e.body.offset}] = *e.body
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

// body finds a body with the same bytes as b.
func (f *fresh) body(b body) (body, bool) {
	held, ok := f.bodies[b.payload+" "+b.encoding]
	return held, ok
}

// sighted notes a capture, together with what was known of it.
func (f *fresh) sighted(c Capture, known *Capture) Capture {
	if now, ok := f.captures[c.ID]; ok {
		known = &now
	}
	if known != nil {
		c = merge(*known, c)
	}
	f.captures[c.ID] = c
	return c
}

// known finds a capture, indexed or not, nil if there is none.
func (a *Archive) known(ctx context.Context, id string) (*Capture, error) {
	if id == "" {
		return nil, nil
	}
	a.mu.Lock()
	c, ok := a.fresh.captures[id]
	a.mu.Unlock()
	if ok {
		return &c, nil
	}
	if c, ok, err := a.index.capture(ctx, id); ok || err != nil {
		return &c, err
	}
	return nil, nil
}

// bodyOf finds the response record that holds the body of a capture.
func (a *Archive) bodyOf(ctx context.Context, c Capture) (body, error) {
	a.mu.Lock()
	b, ok := a.fresh.places[Position{c.File, c.Offset}]
	a.mu.Unlock()
	if ok {
		return b, nil
	}
	b, ok, err := a.index.bodyAt(ctx, c.File, c.Offset)
	if err == nil && !ok {
		err = fmt.Errorf("capture %s: %w", c.ID, ErrUnknown)
	}
	return b, err
}

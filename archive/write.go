package archive

import (
	"context"
	"fmt"
)

// before finds what an answer stands for: its body, which is b itself or an
// earlier one with the same bytes, and the capture of that ID, if it is known.
// What leaves fresh is in the index by then, so the index is asked second.
func (a *Archive) before(ctx context.Context, b body, capture string) (held body, again bool, known *Capture, err error) {
	a.mu.Lock()
	if b.received > 0 {
		held, again = a.fresh.body(b)
	}
	if c, ok := a.fresh.captures[capture]; ok {
		known = &c
	}
	a.mu.Unlock()
	holdsBody, holdsCapture, err := a.index.holds(ctx, b, capture)
	if err != nil {
		return b, false, nil, err
	}
	if holdsBody && !again && b.received > 0 {
		if held, again, err = a.index.ByDigest(ctx, b.payload, b.encoding); err != nil {
			return b, false, nil, err
		}
	}
	if holdsCapture && known == nil {
		if c, ok, err := a.index.capture(ctx, capture); err != nil {
			return b, false, nil, err
		} else if ok {
			known = &c
		}
	}
	if !again {
		held = b
	}
	return held, again, known, nil
}

// write appends the records of an exchange, which it compresses before anybody
// has to wait, and notes it for the index, with the capture it brings or confirms
// where held is its body and known what the archive knew of it. It is not ok,
// and nothing is written, if the new body of the exchange has been kept by
// another meanwhile.
func (a *Archive) write(e *entry, held *body, known *Capture, records func(info string) []record) (c Capture, ok bool, err error) {
	pack := a.packer()
	defer a.putPacker(pack)
	a.mu.Lock()
	defer a.mu.Unlock()
	for {
		w, err := a.current()
		if err != nil {
			return c, false, err
		}
		a.mu.Unlock()
		list := records(w.info)
		p, err := pack.pack(list...)
		a.mu.Lock()
		if err != nil {
			return c, false, fmt.Errorf("append to %s: %w", w.name, err)
		}
		if a.file != w { // it has been ended
			continue
		}
		if e.body != nil && e.body.received > 0 {
			if _, kept := a.fresh.body(*e.body); kept {
				return c, false, nil
			}
		}
		offsets, err := w.put(p)
		if err != nil {
			return c, false, err
		}
		e.File, e.start = w.name, offsets[0]
		for i, r := range list {
			if r.id == e.ID {
				e.Offset = offsets[i]
			}
		}
		if e.body != nil {
			e.body.file, e.body.offset = e.File, e.Offset
		}
		a.fresh.add(*e, w.size)
		if held != nil && e.Capture != "" {
			c = a.fresh.sighted(captureOf(e.Exchange, *held), known)
		}
		return c, true, nil
	}
}

package archive

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// Add appends a body that a person brought for an address, for sites that send
// none: a resource record, and a metadata record with x.AddedBy, x.Detail and
// what else is known. Of x.Header only Content-Type is kept. The capture it
// returns is read and confirmed like any other. Where the archive holds that
// address and body already, however it came, nothing is written and added is
// false. Nothing counts until Sync. On error nothing has been recorded.
func (a *Archive) Add(ctx context.Context, x Exchange, payload []byte) (c Capture, added bool, err error) {
	if x, err = a.prepareAdded(x, int64(len(payload))); err == nil {
		c, added, err = a.add(ctx, x, payload)
	}
	if err != nil {
		return Capture{}, false, fmt.Errorf("add %.200s: %w", x.URL, err)
	}
	return c, added, nil
}

// prepareAdded is prepare for a body without a request or an answer.
func (a *Archive) prepareAdded(x Exchange, size int64) (Exchange, error) {
	if size > a.options.MaxBody {
		return x, fmt.Errorf("%d bytes: %w", size, ErrTooLarge)
	}
	if x.AddedBy == "" {
		return x, errors.New("nobody is named who adds it")
	}
	declared := x.Header.Get("Content-Type")
	x.Method, x.Body, x.Status, x.Address, x.Duration = http.MethodGet, nil, 0, "", 0
	x, err := a.prepare(x)
	x.RequestHeader, x.Header = nil, make(http.Header)
	if declared = oneLine(declared); declared != "" {
		x.Header.Set("Content-Type", declared)
	}
	x.Outcome, x.Size = Added, size
	return x, err
}

func (a *Archive) add(ctx context.Context, x Exchange, payload []byte) (Capture, bool, error) {
	b := body{record: x.ID, url: x.URL, fetched: x.Fetched}
	b.measure(payload, a.options.MaxBody)
	x.Capture = CaptureID(x.URL, b.digest)
	a.mu.Lock()
	defer a.mu.Unlock()
	known, seen, err := a.capture(ctx, x.Capture)
	if seen || err != nil {
		return known, false, err
	}
	w, err := a.current()
	if err != nil {
		return Capture{}, false, err
	}
	e := entry{Exchange: x, body: &b}
	if err := a.write(w, &e, resourceRecord(x, payload, w.info), metadataRecord(x, newID(), w.info)); err != nil {
		return Capture{}, false, err
	}
	c := captureOf(e.Exchange, b)
	a.fresh.captures[c.ID] = c
	return c, true, nil
}

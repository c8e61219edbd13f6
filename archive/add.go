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
	b.take(measured("", payload, a.options.MaxBody))
	b.received = 0 // nothing was received: it stands in a record of its own, whatever else has these bytes
	x.Capture = CaptureID(x.URL, b.digest)
	_, _, known, err := a.before(ctx, b, x.Capture)
	if err != nil {
		return Capture{}, false, err
	}
	if known != nil {
		return *known, false, nil
	}
	e := entry{Exchange: x, body: &b}
	c, _, err := a.write(&e, &b, nil, func(info string) []record {
		return []record{resourceRecord(x, payload, info), metadataRecord(x, newID(), info)}
	})
	return c, err == nil, err
}

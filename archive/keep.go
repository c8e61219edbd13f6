package archive

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

// Keep appends an answer: a request record, a response record or, where the
// archive holds the same body already, a revisit record, and a metadata record.
// It returns the exchange as it will be read back, with ID, Capture, Size, File
// and Offset filled in, and for status 200 the capture it brought or confirmed;
// no other status brings one. A body that cannot be decoded, or is larger than
// Options.MaxBody, is kept all the same, and known by its bytes as received.
// Nothing counts until Sync. On error nothing has been recorded.
func (a *Archive) Keep(ctx context.Context, x Exchange, payload []byte) (Exchange, Capture, error) {
	x, err := a.prepare(x)
	if err != nil {
		return Exchange{}, Capture{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	x.Header = keptHeader(x.Header, int64(len(payload)))
	b := body{record: x.ID, url: x.URL, fetched: x.Fetched, encoding: codings(x.Header)}
	b.measure(payload, a.options.MaxBody)
	x.Size = b.received

	a.mu.Lock()
	defer a.mu.Unlock()
	w, held, again, err := a.before(ctx, b)
	if err != nil {
		return Exchange{}, Capture{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	if x.Status == http.StatusOK {
		x.Capture = CaptureID(x.URL, held.digest)
	}
	known, seen, err := a.capture(ctx, x.Capture)
	if err != nil {
		return Exchange{}, Capture{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	e := entry{Exchange: x}
	var answer record
	if again {
		e.refers, e.same = held.record, held.payload
		answer = revisitRecord(x, held, profileIdentical, w.info)
	} else {
		e.body = &held
		answer = responseRecord(x, payload, held.payload, w.info)
	}
	err = a.write(w, &e, requestRecord(x, x.ID, w.info), answer, metadataRecord(x, newID(), w.info))
	if err != nil {
		return Exchange{}, Capture{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	if x.Capture == "" {
		return e.Exchange, Capture{}, nil
	}
	c := captureOf(e.Exchange, held)
	if seen {
		c = merge(known, c)
	}
	a.fresh.captures[c.ID] = c
	return e.Exchange, c, nil
}

// Fail appends an attempt that brought no answer (a name not resolved, a time
// run out, a robots.txt that forbids, a budget spent): a metadata record, and a
// request record if RequestHeader or Body says that one was sent. Status,
// Header and Size may tell of an answer that was given up. Nothing counts until
// Sync. On error nothing has been recorded.
func (a *Archive) Fail(ctx context.Context, x Exchange) (Exchange, error) {
	sent := x.RequestHeader != nil || len(x.Body) > 0
	x, err := a.prepare(x)
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	if !sent {
		x.RequestHeader = nil
	}
	if x.Header != nil {
		x.Header = keptHeader(x.Header, -1)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	w, err := a.current()
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	e := entry{Exchange: x}
	records := []record{metadataRecord(x, x.ID, w.info)}
	if sent {
		records = []record{requestRecord(x, x.ID, w.info), records[0]}
	}
	if err := a.write(w, &e, records...); err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	return e.Exchange, nil
}

// Unchanged appends an answer that said the capture c of the same address still
// holds, a 304: a request record, a revisit record and a metadata record.
// Nothing counts until Sync. On error nothing has been recorded.
func (a *Archive) Unchanged(ctx context.Context, x Exchange, c Capture) (Exchange, error) {
	x, err := a.prepare(x)
	if err == nil && x.URL != c.URL {
		err = fmt.Errorf("capture %s is of another address, %s", c.ID, c.URL)
	}
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	x.Header = keptHeader(x.Header, -1)
	x.Status, x.Size, x.Capture = http.StatusNotModified, 0, c.ID

	a.mu.Lock()
	defer a.mu.Unlock()
	w, err := a.current()
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	held, err := a.bodyOf(ctx, c)
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	known, seen, err := a.capture(ctx, c.ID)
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	e := entry{Exchange: x, refers: held.record}
	err = a.write(w, &e, requestRecord(x, x.ID, w.info), revisitRecord(x, held, profileNotModified, w.info),
		metadataRecord(x, newID(), w.info))
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	if seen {
		a.fresh.captures[c.ID] = merge(known, captureOf(e.Exchange, held))
	}
	return e.Exchange, nil
}

// maxAddress bounds an address, so that a WARC header never reaches maxHead.
const maxAddress = 32 << 10

// prepare gives an exchange its ID and the form in which it will be read back.
func (a *Archive) prepare(x Exchange) (Exchange, error) {
	if a.options.ReadOnly {
		return x, ErrReadOnly
	}
	control := strings.ContainsFunc(x.URL, func(r rune) bool { return r < ' ' || r == 0x7f })
	web := strings.HasPrefix(x.URL, "http://") || strings.HasPrefix(x.URL, "https://")
	if !web || control || strings.HasSuffix(x.URL, " ") || len(x.URL) > maxAddress {
		return x, fmt.Errorf("%.80q is no address of the web", x.URL)
	}
	if x.Method == "" {
		x.Method = http.MethodGet
	}
	if x.Fetched.IsZero() {
		x.Fetched = a.options.Now()
	}
	x.ID, x.Capture = newID(), ""
	x.Fetched = x.Fetched.UTC().Truncate(time.Microsecond)
	x.Duration = x.Duration.Truncate(time.Millisecond)
	x.Referrer = strings.Trim(oneLine(x.Referrer), " \t")
	_, x.RequestHeader, x.Body = parseRequest(appendRequest(nil, x))
	return x, nil
}

// current is the file to append to, a new one if there is none.
func (a *Archive) current() (*writer, error) {
	if a.closed {
		return nil, os.ErrClosed
	}
	if a.file != nil {
		return a.file, nil
	}
	now := a.options.Now()
	if a.number == 0 {
		a.stamp = now
	}
	for {
		w, err := create(a.dir, a.stamp, a.number+1, a.options.Agent, now)
		if errors.Is(err, os.ErrExist) {
			a.stamp = a.stamp.Add(time.Second)
			continue
		}
		if err != nil {
			return nil, err
		}
		a.file = w
		a.number++
		return w, nil
	}
}

// before finds what must be known before an answer is written: the file to
// write to, and the body, b itself or an earlier one with the same bytes.
func (a *Archive) before(ctx context.Context, b body) (w *writer, held body, again bool, err error) {
	if w, err = a.current(); err != nil || b.received == 0 {
		return w, b, false, err
	}
	if held, again = a.fresh.bodies[b.payload+" "+b.encoding]; again {
		return w, held, true, nil
	}
	if held, again, err = a.index.ByDigest(ctx, b.payload, b.encoding); again {
		return w, held, true, err
	}
	return w, b, false, err
}

// write appends the records of an exchange and notes it for the index.
func (a *Archive) write(w *writer, e *entry, records ...record) error {
	offsets, err := w.append(records...)
	if err != nil {
		return err
	}
	e.File, e.start = w.name, offsets[0]
	for i, r := range records {
		if r.id == e.ID {
			e.Offset = offsets[i]
		}
	}
	if e.body != nil {
		e.body.file, e.body.offset = e.File, e.Offset
	}
	a.fresh.add(*e, w.size)
	return nil
}

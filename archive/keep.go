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
	return a.KeepPayload(ctx, x, measured(codings(x.Header), payload, a.options.MaxBody))
}

// KeepPayload is Keep for a body that is measured already, under the header of
// the exchange.
func (a *Archive) KeepPayload(ctx context.Context, x Exchange, p Payload) (Exchange, Capture, error) {
	url := x.URL
	kept, c, err := a.keep(ctx, x, p)
	if err != nil {
		return Exchange{}, Capture{}, fmt.Errorf("keep %.200s: %w", url, err)
	}
	return kept, c, nil
}

func (a *Archive) keep(ctx context.Context, x Exchange, p Payload) (Exchange, Capture, error) {
	x, err := a.prepare(x)
	if err != nil {
		return Exchange{}, Capture{}, err
	}
	x.Header = keptHeader(x.Header, int64(len(p.received)))
	b := body{record: x.ID, url: x.URL, fetched: x.Fetched, encoding: codings(x.Header)}
	if b.encoding != p.encoding || int64(len(p.Body)) > a.options.MaxBody {
		p = measured(b.encoding, p.received, a.options.MaxBody)
	}
	b.take(p)
	x.Size = b.received
	for {
		capture := ""
		if x.Status == http.StatusOK {
			capture = CaptureID(x.URL, b.digest)
		}
		held, again, known, err := a.before(ctx, b, capture)
		if err != nil {
			return Exchange{}, Capture{}, err
		}
		if again && capture != "" && held.digest != b.digest { // kept under another limit on bodies
			capture = CaptureID(x.URL, held.digest)
			if known, err = a.known(ctx, capture); err != nil {
				return Exchange{}, Capture{}, err
			}
		}
		e := entry{Exchange: x}
		e.Capture = capture
		if again {
			e.refers, e.same = held.record, held.payload
		} else {
			e.body = &held
		}
		c, ok, err := a.write(&e, &held, known, func(info string) []record {
			answer := responseRecord(e.Exchange, p.received, held.payload, info)
			if again {
				answer = revisitRecord(e.Exchange, held, profileIdentical, info)
			}
			return []record{requestRecord(e.Exchange, x.ID, info), answer, metadataRecord(e.Exchange, newID(), info)}
		})
		if ok || err != nil {
			return e.Exchange, c, err
		}
	}
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
	e := entry{Exchange: x}
	_, _, err = a.write(&e, nil, nil, func(info string) []record {
		about := metadataRecord(x, x.ID, info)
		if sent {
			return []record{requestRecord(x, x.ID, info), about}
		}
		return []record{about}
	})
	if err != nil {
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

	held, err := a.bodyOf(ctx, c)
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
	}
	e := entry{Exchange: x, refers: held.record}
	_, _, err = a.write(&e, &held, &c, func(info string) []record {
		return []record{requestRecord(x, x.ID, info), revisitRecord(x, held, profileNotModified, info), metadataRecord(x, newID(), info)}
	})
	if err != nil {
		return Exchange{}, fmt.Errorf("keep %.200s: %w", x.URL, err)
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
	a.mu.Lock()
	closed := a.closed
	a.mu.Unlock()
	if closed {
		return x, os.ErrClosed
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

package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync"

	"harvest/archive"
	"harvest/ledger"
	"harvest/page"
	"harvest/report"
)

// A fetch is one request on its way through the transport: what was asked, and
// what came of it. It travels in the request's context, so that an address stays
// as the page wrote it.
type fetch struct {
	request  ledger.Request
	source   *report.Source
	exchange archive.Exchange
	body     []byte          // of the answer or of the capture it confirmed, decoded
	measured archive.Payload // that body is of, zero where it comes from elsewhere
	received *bytes.Buffer   // the body as it came, nil where none did
	capture  archive.Capture
	location string // that a robots.txt has moved to
	first    string // address that the chain of redirects began with, where the answer is one
	barren   bool   // the body was looked at, and leads to nothing by linkRules
	host     *host
	err      error // the archive could not keep it: the run must stop
}

type fetchKey struct{}

func fetchOf(ctx context.Context) *fetch { return ctx.Value(fetchKey{}).(*fetch) }

// revalidate asks whether what the archive has still holds, and answers from the
// archive where it does.
type revalidate struct {
	crawler *Crawler
	next    http.RoundTripper
}

func (v revalidate) RoundTrip(r *http.Request) (*http.Response, error) {
	f := fetchOf(r.Context())
	known, ok := f.request.Known, f.request.Known != nil
	if ok {
		var err error
		if f.capture, err = v.crawler.Archive.Capture(r.Context(), known.Capture); err != nil {
			ok = false // the archive has lost it: ask for it whole
			f.capture = archive.Capture{}
		}
	}
	if ok {
		r = r.Clone(r.Context())
		if known.ETag != "" {
			r.Header.Set("If-None-Match", known.ETag)
		}
		if known.LastModified != "" {
			r.Header.Set("If-Modified-Since", known.LastModified)
		}
	}
	return v.next.RoundTrip(r)
}

// record keeps every answer, and every attempt without one, in the archive
// before anyone looks inside. It hands on the body decoded.
type record struct {
	crawler *Crawler
	next    http.RoundTripper
	trail   *trail
	buffers *sync.Pool    // of *bytes.Buffer, to receive into
	gate    chan struct{} // as many as there are processors may compress at once, so that nobody else waits for one
}

func (t record) RoundTrip(r *http.Request) (*http.Response, error) {
	c, f := t.crawler, fetchOf(r.Context())
	ctx, cancel := context.WithTimeout(r.Context(), c.timeout())
	defer cancel()
	x := &f.exchange
	x.Run, x.Source, x.Method, x.URL, x.Body = f.request.Run, f.request.Source, r.Method, f.request.URL, f.request.Body
	x.Kind, x.Referrer, x.LinkText = archive.Kind(f.request.Kind), f.request.Referrer, f.request.LinkText
	x.RequestHeader, x.Fetched = r.Header, c.now()
	answer, payload, err := t.send(r.WithContext(httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(i httptrace.GotConnInfo) { x.Address = i.Conn.RemoteAddr().String() },
	})))
	x.Duration = c.now().Sub(x.Fetched)
	if answer != nil {
		x.Status, x.Header = answer.StatusCode, answer.Header
	}
	if err != nil {
		x.Outcome, x.Detail = outcomeOfError(err), err.Error()
		f.keep(c.Archive.Fail(ctx0(r), *x))
		return nil, errors.Join(err, f.err)
	}
	t.gate <- struct{}{}
	err = t.keep(ctx0(r), f, payload)
	<-t.gate
	if err != nil {
		f.err = err
		return nil, err
	}
	return f.answer(r, answer), nil
}

// release gives back the memory of what a fetch has brought, once all that is on
// it was found.
func (d *dispatch) release(f *fetch) {
	f.body = nil
	d.crawler.Archive.Release(f.measured)
	if b := f.received; b != nil && b.Cap() <= maxSpare {
		b.Reset()
		d.buffers.Put(b)
	}
	f.measured, f.received = archive.Payload{}, nil
}

// maxSpare bounds a buffer that is kept for the next answer.
const maxSpare = 1 << 20

// ctx0 is the request's context without its end, for what must reach the disk.
func ctx0(r *http.Request) context.Context { return context.WithoutCancel(r.Context()) }

func (f *fetch) keep(x archive.Exchange, err error) { f.exchange, f.err = x, err }

// send sends the request and reads the whole body, up to the cap.
func (t record) send(r *http.Request) (*http.Response, []byte, error) {
	answer, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	limit := t.crawler.maxBody()
	payload, ok := t.buffers.Get().(*bytes.Buffer)
	if !ok {
		payload = new(bytes.Buffer)
	}
	fetchOf(r.Context()).received = payload
	payload.Grow(int(min(max(answer.ContentLength, 0), 1<<20)) + bytes.MinRead) // and no more where the length is declared
	_, err = payload.ReadFrom(io.LimitReader(answer.Body, limit+1))
	switch {
	case err != nil:
		return answer, nil, err
	case int64(payload.Len()) > limit:
		return answer, nil, fmt.Errorf("%w of %d bytes", errTooLarge, limit)
	}
	return answer, payload.Bytes(), nil
}

// keep puts an answer into the archive under its outcome.
func (t record) keep(ctx context.Context, f *fetch, payload []byte) (err error) {
	a, x := t.crawler.Archive, &f.exchange
	x.Outcome = outcomeOfStatus(x.Status)
	if x.Status == http.StatusNotModified && f.capture.ID != "" {
		if !f.looked() {
			if f.body, err = a.Body(ctx, f.capture); err != nil {
				return err
			}
		}
		f.exchange, err = a.Unchanged(ctx, *x, f.capture)
		return err
	}
	f.capture = archive.Capture{}
	measured, err := a.Measure(x.Header, payload, t.crawler.maxBody())
	f.measured, f.body = measured, measured.Body
	switch {
	case err == nil, errors.Is(err, archive.ErrCoding) && (x.Outcome != OK || readable(payload)):
	case errors.Is(err, archive.ErrTooLarge):
		x.Outcome, x.Detail = TooLarge, err.Error()
		f.exchange, err = a.Fail(ctx, *x)
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		x.Outcome, x.Detail = Truncated, err.Error()
		f.exchange, err = a.Fail(ctx, *x)
		return err
	case x.Kind == archive.Robots: // no rules, and none to remember
		x.Outcome, x.Detail = Failed, err.Error()
		f.exchange, err = a.Fail(ctx, *x)
		return err
	default:
		x.Outcome, x.Detail = Failed, err.Error()
		f.exchange, f.capture, err = a.Keep(ctx, *x, payload)
		return err
	}
	t.trail.judge(f)
	block, stands := page.Barred(x.Status, x.Header, f.body)
	if x.Kind == archive.Robots {
		stands = stands && bytes.Contains(f.body, []byte("<")) // rules may name a login or a captcha
	}
	switch {
	case x.Outcome == Unchanged:
		x.Outcome, x.Detail = Failed, "304 for a page that was asked for whole"
	case stands && (x.Outcome == OK || x.Status >= http.StatusBadRequest):
		x.Outcome = wall(block)
	case x.Status == http.StatusOK:
		last, ok, err := a.Last(ctx, x.Method, x.URL)
		if err != nil {
			return err
		}
		if ok && last.Digest == measured.Digest {
			x.Outcome = Unchanged
		}
	}
	f.exchange, f.capture, err = a.KeepPayload(ctx, *x, measured)
	return err
}

// readable reports whether a body whose Content-Encoding could not be undone is
// what it should be all the same: some servers name one and use none.
func readable(payload []byte) bool {
	kind := http.DetectContentType(payload)
	return strings.HasPrefix(kind, "text/") || kind == "application/pdf"
}

// answer is the answer as the collector gets it: without the body, which is
// read where it lies.
func (f *fetch) answer(r *http.Request, sent *http.Response) *http.Response {
	status := sent.StatusCode
	if f.exchange.Outcome == Unchanged {
		status = http.StatusOK
	}
	header := make(http.Header)
	for _, name := range []string{"Location", "Retry-After"} {
		if v := sent.Header.Get(name); v != "" {
			header.Set(name, v)
		}
	}
	return &http.Response{Status: http.StatusText(status), StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: http.NoBody, Request: r}
}

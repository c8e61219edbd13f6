package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"time"
)

// A PlaceError is something wrong with one record of a WARC file.
type PlaceError struct {
	File   string // relative to the archive
	Offset int64
	Err    error
}

func (e *PlaceError) Error() string {
	return fmt.Sprintf("%s at %d: %v", e.File, e.Offset, e.Err)
}

func (e *PlaceError) Unwrap() error { return e.Err }

// Body returns the body of a capture with its Content-Encoding undone, checked
// against Digest. What cannot be decoded is returned as received. It returns
// ErrTooLarge for a body over Options.MaxBody, and ErrDamaged where the file no
// longer holds the body; either within a PlaceError.
func (a *Archive) Body(ctx context.Context, c Capture) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("read capture %s: %w", c.ID, err)
	}
	b, err := a.body(c)
	if err != nil {
		return nil, fmt.Errorf("read capture %s: %w", c.ID, &PlaceError{c.File, c.Offset, err})
	}
	return b, nil
}

func (a *Archive) body(c Capture) ([]byte, error) {
	f, err := openWARC(a.dir, c.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := newReader(section(f, c.Offset), c.Offset)
	rec, err := r.next()
	if err != nil {
		return nil, damaged(err)
	}
	if rec.kind != typeResponse && rec.kind != typeResource {
		return nil, fmt.Errorf("a %q record stands there: %w", rec.kind, ErrDamaged)
	}
	read := bytes.NewBuffer(make([]byte, 0, min(max(rec.length, 0), 1<<20)+bytes.MinRead))
	if _, err := read.ReadFrom(io.LimitReader(r, a.options.MaxBody+maxHead)); err != nil {
		return nil, damaged(err)
	}
	block := read.Bytes()
	if int64(len(block)) < rec.length {
		return nil, ErrTooLarge
	}
	if err := r.end(); err != nil {
		return nil, damaged(err)
	}
	var answer answer
	if rec.kind == typeResponse {
		answer = parseAnswer(block)
	}
	plain, err := a.decode(codings(answer.header), unchunk(answer.header, block[answer.length:]), a.options.MaxBody)
	if err != nil {
		return nil, err
	}
	if got := sha256hex(plain); got != c.Digest {
		return nil, fmt.Errorf("body has digest %s, not %s: %w", got, c.Digest, ErrDamaged)
	}
	return plain, nil
}

// damaged makes an error of the reader one that is ErrDamaged, unless the
// system could not read the file at all.
func damaged(err error) error {
	if failed := new(os.PathError); errors.As(err, &failed) {
		return err
	}
	return fmt.Errorf("%v: %w", err, ErrDamaged)
}

// Capture returns the capture with that ID, or ErrUnknown.
func (a *Archive) Capture(ctx context.Context, id string) (Capture, error) {
	c, ok, err := a.index.capture(ctx, id)
	if err == nil && !ok {
		err = ErrUnknown
	}
	if err != nil {
		return Capture{}, fmt.Errorf("capture %s: %w", id, err)
	}
	return c, nil
}

// Find returns the capture whose ID begins so, ErrUnknown where there is none
// and ErrAmbiguous where there are several.
func (a *Archive) Find(ctx context.Context, beginning string) (Capture, error) {
	found, err := a.index.beginning(ctx, beginning)
	switch {
	case err != nil:
	case len(found) == 0 || beginning == "":
		err = ErrUnknown
	case len(found) > 1:
		err = ErrAmbiguous
	default:
		return found[0], nil
	}
	return Capture{}, fmt.Errorf("capture %s: %w", beginning, err)
}

// History returns every exchange of an address, oldest first, without their
// headers: see Exchange. It is empty where the archive knows nothing of it.
func (a *Archive) History(ctx context.Context, url string) ([]Exchange, error) {
	entries, err := a.index.exchangesOf(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("history of %s: %w", url, err)
	}
	list := make([]Exchange, len(entries))
	for i, e := range entries {
		list[i] = e.Exchange
		list[i].Header = nil
	}
	return list, nil
}

// Captures returns all captures in order of FirstSeen, then ID. Those that are
// indexed while it runs may be among them.
func (a *Archive) Captures(ctx context.Context) iter.Seq2[Capture, error] {
	return pages(func(last Capture) ([]Capture, error) {
		if last.ID == "" {
			last.FirstSeen = beginning()
		}
		return a.index.After(ctx, last.FirstSeen, last.ID)
	})
}

// Exchanges returns all exchanges, oldest first, then in order of ID, without
// their headers: see Exchange. Those that are indexed while it runs may be among
// them.
func (a *Archive) Exchanges(ctx context.Context) iter.Seq2[Exchange, error] {
	entries := pages(func(last entry) ([]entry, error) {
		if last.ID == "" {
			last.Fetched = beginning()
		}
		return a.index.exchangesAfter(ctx, last.Fetched, last.ID)
	})
	return func(yield func(Exchange, error) bool) {
		for e, err := range entries {
			e.Header = nil
			if !yield(e.Exchange, err) {
				return
			}
		}
	}
}

// beginning is before any time the index holds.
func beginning() time.Time { return time.UnixMicro(math.MinInt64) }

// pages turns a page at a time into one sequence, which ends with the first
// empty page or error.
func pages[T any](after func(last T) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var last T
		for {
			page, err := after(last)
			if err != nil {
				yield(*new(T), err)
				return
			}
			for _, one := range page {
				if !yield(one, nil) {
					return
				}
				last = one
			}
			if len(page) == 0 {
				return
			}
		}
	}
}

// Exchange returns the exchange with that ID whole, with its headers, as its
// records hold them, or ErrUnknown.
func (a *Archive) Exchange(ctx context.Context, id string) (Exchange, error) {
	known, ok, err := a.index.exchange(ctx, id)
	if err == nil && !ok {
		err = ErrUnknown
	}
	if err != nil {
		return Exchange{}, fmt.Errorf("exchange %s: %w", id, err)
	}
	f, err := openWARC(a.dir, known.File)
	if err != nil {
		return Exchange{}, fmt.Errorf("exchange %s: %w", id, err)
	}
	defer f.Close()
	x, err := a.gather(f, known)
	if err != nil {
		return Exchange{}, fmt.Errorf("exchange %s: %w", id, &PlaceError{known.File, known.start, err})
	}
	return x, nil
}

// gather reads the records of one exchange, which stand near one another.
func (a *Archive) gather(f *os.File, known entry) (Exchange, error) {
	s := scanner{dir: a.dir, maxBody: a.options.MaxBody}
	g := newGatherer(known.File)
	r := newReader(section(f, known.start), known.start)
	var err error
	for err == nil && g.seen < g.window {
		if err = s.one(r, g); err != nil || g.seen == g.window {
			g.flush()
		}
		for _, e := range g.done {
			if e.ID == known.ID {
				e.Capture = known.Capture
				return e.Exchange, nil
			}
		}
	}
	if err == nil || err == io.EOF {
		return Exchange{}, fmt.Errorf("its records are not there: %w", ErrDamaged)
	}
	return Exchange{}, damaged(err)
}

// Last returns the capture that an address, asked with that method, gave last.
func (a *Archive) Last(ctx context.Context, method, url string) (Capture, bool, error) {
	return a.index.ByAddress(ctx, method, url)
}

// Torn lists the stretches of finished files that could not be read: see
// PlaceError for those that were damaged after they were indexed.
func (a *Archive) Torn(ctx context.Context) ([]Torn, error) {
	return a.index.torn(ctx)
}

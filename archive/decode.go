package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net/http"
	"slices"

	"github.com/klauspost/compress/gzip"
)

// Decode undoes the Content-Encoding of a body as received, as Body does: what
// cannot be undone is returned as it is, but with ErrCoding, and with what was
// wrong: io.ErrUnexpectedEOF where the end is missing. It returns ErrTooLarge
// where the body is over limit bytes before or after.
func Decode(h http.Header, payload []byte, limit int64) ([]byte, error) {
	return decodeWhole(codings(h), payload, limit)
}

// A Payload is the body of an answer, decoded and measured once for all who ask.
type Payload struct {
	Body   []byte // its Content-Encoding undone, or as received where it cannot be
	Digest string // SHA-256 of Body, 64 hex digits

	received []byte
	encoding string  // see codings
	sum      string  // SHA-256 of received
	lent     *[]byte // that Body is a part of, nil where it is memory of its own
}

// Release gives back the memory of a body that nobody will look at any more.
func (a *Archive) Release(p Payload) {
	if p.lent != nil && cap(*p.lent) <= maxSpare {
		a.bodies.Put(p.lent)
	}
}

// Measure decodes, as Decode does, and measures a body as received under a header,
// for KeepPayload. With ErrCoding it returns the payload as received, measured;
// with any other error nothing of use.
func (a *Archive) Measure(h http.Header, received []byte, limit int64) (Payload, error) {
	p := Payload{received: received, encoding: codings(h)}
	lent, ok := a.bodies.Get().(*[]byte)
	if !ok {
		lent = new([]byte)
	}
	plain, ok := a.ungzip(p.encoding, received, limit, *lent)
	var err error
	if ok {
		*lent = plain
		p.lent = lent
	} else {
		a.bodies.Put(lent)
		plain, err = decodeWhole(p.encoding, received, limit)
	}
	if err != nil && !errors.Is(err, ErrCoding) {
		return Payload{}, err
	}
	p.Body = plain
	p.measure()
	return p, err
}

// decode is the function of that name, faster for nearly all answers.
func (a *Archive) decode(encoding string, b []byte, limit int64) ([]byte, error) {
	if plain, ok := a.ungzip(encoding, b, limit, nil); ok {
		return plain, nil
	}
	return decode(encoding, b, limit)
}

// ungzip undoes the coding of nearly all answers, one gzip member that says how
// long its body is, into memory that is there or, where that is too little, new.
// What is otherwise is not ok, and left to decode.
func (a *Archive) ungzip(encoding string, b []byte, limit int64, into []byte) ([]byte, bool) {
	if encoding != "gzip" || len(b) < 18 {
		return nil, false
	}
	size := int64(binary.LittleEndian.Uint32(b[len(b)-4:]))
	if size > limit || size > 100*int64(len(b)) || int64(len(b)) > limit {
		return nil, false
	}
	in := bytes.NewReader(b)
	z, ok := a.readers.Get().(*gzip.Reader)
	if !ok {
		z = new(gzip.Reader)
	}
	defer a.readers.Put(z)
	if z.Reset(in) != nil {
		return nil, false
	}
	z.Multistream(false)
	plain := slices.Grow(into[:0], int(size))[:size]
	if _, err := io.ReadFull(z, plain); err != nil {
		return nil, false
	}
	if n, err := z.Read(make([]byte, 1)); n > 0 || err != io.EOF || in.Len() > 0 {
		return nil, false
	}
	return plain, true
}

func (p *Payload) measure() {
	p.sum = sha256hex(p.received)
	p.Digest = p.sum
	if p.encoding != "" {
		p.Digest = sha256hex(p.Body)
	}
}

// measured is a payload as it will be measured when the file is read again: with
// the archive's own limit.
func measured(encoding string, received []byte, limit int64) Payload {
	p := Payload{received: received, encoding: encoding}
	p.Body, _ = decode(encoding, received, limit) // as received where it cannot be decoded
	p.measure()
	return p
}

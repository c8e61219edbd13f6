package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"strings"
)

// A place is one thing that the index says lies at an offset of a file.
type place struct {
	start   int64
	what    string // exchange, first (of its records), body or capture
	id      string
	url     string
	payload string
	digest  string
}

// A verifiedFile is one file as Verify reads it.
type verifiedFile struct {
	*verifier
	name   string
	f      *os.File
	size   int64   // bytes to verify
	known  int64   // bytes of these that the index has taken in
	places []place // in order; those before the record at hand are done with
	ours   bool    // every member is sealed
	last   place   // the exchange whose records began last
}

// read reads the records one after another.
func (o *verifiedFile) read(ctx context.Context) error {
	r := readFrom(o.f, 0, o.size)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := r.offset()
		rec, b, wrong, err := o.record(r)
		switch {
		case err == io.EOF:
			return o.missing(o.size)
		case err != nil && isPathError(err):
			return err
		case rec.offset > at: // behind blank lines
			at = rec.offset
		}
		o.tally.Records++
		rec.offset = at
		if err := o.missing(at); err != nil {
			return err
		}
		here := o.take(at)
		if err != nil {
			wrong = err
		} else {
			missed, err := o.target(ctx, rec)
			if err != nil {
				return err
			}
			wrong = errors.Join(wrong, agree(rec, placed(rec, o.name), b, here), missed)
		}
		if wrong != nil {
			if err := o.damaged(o.tell(rec, here, wrong, err == nil)); err != nil {
				return err
			}
		}
		if err != nil {
			next := nextRecord(o.f, at+1, o.size)
			if len(o.places) > 0 {
				next = min(next, o.places[0].start)
			}
			r = readFrom(o.f, next, o.size)
		}
	}
}

// record reads the record at hand. wrong is what is wrong with a record that
// could be read to its end, err why it could not.
func (o *verifiedFile) record(r *reader) (rec record, b *body, wrong, err error) {
	if rec, err = r.next(); err != nil {
		return rec, nil, nil, err
	}
	stated := readDigest(rec.header.get("WARC-Block-Digest"))
	var sum hash.Hash
	in := io.Reader(r)
	if stated.make != nil {
		sum = stated.make()
		in = io.TeeReader(r, sum)
	}
	if rec.block, err = o.block(in); err != nil {
		return rec, nil, nil, err
	}
	if b, err = o.body(in, rec); err != nil {
		return rec, nil, nil, err
	}
	if _, err = io.Copy(io.Discard, in); err != nil {
		return rec, nil, nil, err
	}
	zipped := r.record == r.inside
	if err = r.end(); err != nil {
		return rec, nil, nil, err
	}
	if rec.kind == "" {
		wrong = errors.New("its header names no type")
	}
	if sum != nil {
		wrong = errors.Join(wrong, stated.check("block", sum.Sum(nil)))
	}
	wrong = errors.Join(wrong, checkPayload(rec))
	if o.ours && zipped {
		wrong = errors.Join(wrong, checkSeal(o.f, rec.offset, r.offset()))
	}
	return rec, b, wrong, nil
}

// checkPayload holds the payload of a record against the digest stated of it,
// if the block could be held in memory.
func checkPayload(rec record) error {
	stated := readDigest(rec.header.get("WARC-Payload-Digest"))
	if stated.make == nil || rec.kind == typeRevisit || int64(len(rec.block)) < rec.length {
		return nil
	}
	payload := rec.block
	switch rec.kind {
	case typeRequest:
		_, _, n := parseHead(rec.block)
		payload = rec.block[n:]
	case typeResponse:
		if head := parseAnswer(rec.block); head.status != 0 {
			payload = rec.block[head.length:]
			plain := unchunk(head.header, payload) // crawlers differ
			if bytes.Equal(stated.of(plain), stated.value) {
				return nil
			}
		}
	}
	return stated.check("payload", stated.of(payload))
}

// target looks for the record that a revisit refers to, if the index should
// know it.
func (o *verifiedFile) target(ctx context.Context, rec record) (wrong, err error) {
	if rec.kind != typeRevisit || rec.offset >= o.known || !strings.HasPrefix(targetURI(rec), "http") {
		return nil, nil
	}
	refers := unbracket(rec.header.get("WARC-Refers-To"))
	payload, hashed := strings.CutPrefix(rec.header.get("WARC-Payload-Digest"), "sha256:")
	hashed = hashed && len(payload) == hex.EncodedLen(sha256.Size)
	switch {
	case refers != "":
		b, ok, err := o.index.bodyOf(ctx, refers)
		switch {
		case err != nil:
			return nil, err
		case !ok:
			return fmt.Errorf("it refers to record %s, which is not in the archive", refers), nil
		case hashed && !strings.EqualFold(b.payload, payload):
			return fmt.Errorf("it refers to record %s with the payload sha256:%s, and states sha256:%s", refers, b.payload, payload), nil
		}
	case hashed:
		_, ok, err := o.index.bodyWith(ctx, payload)
		if err == nil && !ok {
			return fmt.Errorf("it refers to the payload sha256:%s, which is not in the archive", payload), nil
		}
		return nil, err
	}
	return nil, nil
}

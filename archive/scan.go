package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A Torn is a stretch of a WARC file that is not part of the archive: the torn
// end of a write that was cut off, or bytes that are damaged.
type Torn struct {
	File   string // relative to the archive
	Offset int64
	Size   int64  // bytes from Offset on
	Moved  string // where they were put, "" where they were left
	Reason string
}

// A scanner reads WARC files as entries for the index. It reads our own files
// and those of other crawlers alike.
type scanner struct {
	dir     string
	maxBody int64
}

// batchSize is after how many entries a scan hands over what it has.
const batchSize = 500

// A batch is what a stretch of a file holds. A scan that goes on from end meets
// nothing new before it, but may meet some entries again.
type batch struct {
	file    string
	from    int64
	end     int64
	entries []entry
	torn    []Torn
}

// scan reads the file from an offset at which a record begins, up to the end,
// and hands over what it finds, batch by batch. Bytes that are no record are
// reported as torn, and the scan goes on with the next record behind them. Only
// a file that cannot be read is an error.
func (s *scanner) scan(ctx context.Context, file string, from int64, take func(batch) error) error {
	f, err := openWARC(s.dir, file)
	if err != nil {
		return fmt.Errorf("scan %s: %w", file, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("scan %s: %w", file, err)
	}
	found := batch{file: file, from: from}
	g := newGatherer(file)
	at := from
	for r := newReader(section(f, at), at); ; {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("scan %s: %w", file, err)
		}
		err := s.one(r, g)
		if err == io.EOF {
			break
		}
		if err == nil {
			at = r.offset()
			if len(g.done) >= batchSize {
				found.entries, found.end = g.take(at)
				if err := take(found); err != nil {
					return err
				}
				found = batch{file: file, from: found.end}
			}
			continue
		}
		if failed := new(os.PathError); errors.As(err, &failed) {
			return fmt.Errorf("scan %s at %d: %w", file, at, err)
		}
		next := nextRecord(f, at+1, info.Size())
		found.torn = append(found.torn, Torn{File: file, Offset: at, Size: next - at, Reason: err.Error()})
		if next == info.Size() {
			break
		}
		at = next
		r = newReader(section(f, at), at)
	}
	g.flush()
	found.entries, _ = g.take(at)
	found.end = at
	return take(found)
}

func section(f *os.File, from int64) io.Reader {
	return io.NewSectionReader(f, from, 1<<62-from)
}

// one reads the next record and gives it to the gatherer, if it is whole.
func (s *scanner) one(r *reader, g *gatherer) error {
	rec, err := r.next()
	if err != nil {
		return err
	}
	var b *body
	switch rec.kind {
	case typeResponse, typeResource, typeRequest, typeRevisit, typeMetadata:
		if rec.block, err = s.block(r); err != nil {
			return err
		}
		if b, err = s.body(r, rec); err != nil {
			return err
		}
	}
	if err := r.end(); err != nil {
		return err
	}
	g.add(rec, b)
	return nil
}

// block reads the block of a record, up to what a body may have.
func (s *scanner) block(r io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, s.maxBody+maxHead))
}

// body is what a response or resource record holds, nil for every other and
// for a response that is no HTTP. What the block lacks of it is read from r.
func (s *scanner) body(r io.Reader, rec record) (*body, error) {
	var head answer
	switch rec.kind {
	case typeResponse:
		if head = parseAnswer(rec.block); head.status == 0 {
			return nil, nil
		}
	case typeResource:
	default:
		return nil, nil
	}
	payload := rec.block[head.length:]
	b := &body{record: rec.id, url: targetURI(rec), fetched: rec.date, encoding: codings(head.header), offset: rec.offset}
	if rest := rec.length - int64(len(rec.block)); rest > 0 { // larger than MaxBody: known by its bytes as received
		sum := sha256.New()
		sum.Write(payload)
		if _, err := io.Copy(sum, r); err != nil {
			return nil, err
		}
		b.payload = hex.EncodeToString(sum.Sum(nil))
		b.digest, b.size, b.received = b.payload, int64(len(payload))+rest, int64(len(payload))+rest
		return b, nil
	}
	b.measure(unchunk(head.header, payload), s.maxBody)
	return b, nil
}

// A body is a response or resource record as later records may refer to it.
type body struct {
	record   string // ID of the record
	url      string
	fetched  time.Time
	payload  string // SHA-256 of the body as received
	encoding string // see codings
	digest   string // SHA-256 of the body decoded
	size     int64  // of the body decoded
	received int64  // of the body as received
	file     string
	offset   int64
}

// measure fills in digests and sizes.
func (b *body) measure(payload []byte, limit int64) {
	b.take(measured(b.encoding, payload, limit))
}

func (b *body) take(p Payload) {
	b.payload, b.received = p.sum, int64(len(p.received))
	b.digest, b.size = p.Digest, int64(len(p.Body))
}

// openWARC opens a WARC file by its name in the archive, finished or still
// being written.
func openWARC(dir, file string) (*os.File, error) {
	path := filepath.Join(dir, filepath.FromSlash(file))
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		if f, err = os.Open(path + writing); errors.Is(err, os.ErrNotExist) {
			f, err = os.Open(path) // it was finished in between
		}
	}
	return f, err
}

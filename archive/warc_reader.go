package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// maxHead bounds what a WARC header may take.
const maxHead = 256 << 10

// errSeveral means a gzip member holds more than one record, so that no offset
// leads to the second.
var errSeveral = errors.New("more than one record in a gzip member")

// A reader reads the records of a WARC file one after another, like
// archive/tar: next, then Read for the block, then end to learn whether the
// record was whole. Each record may be a gzip member or plain. It holds no more
// than a header in memory, whatever lengths a file claims.
type reader struct {
	start  int64 // offset of the first byte of file
	file   counter
	buf    *bufio.Reader // over file: what it has not given out lies behind offset()
	zip    *gzip.Reader
	inside *bufio.Reader // over zip
	record *bufio.Reader // where the record at hand is read: buf or inside
	left   int64         // bytes of its block not yet read
	open   bool          // a record is at hand whose end was not checked
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// newReader reads records from r, whose first byte has the given offset.
func newReader(r io.Reader, offset int64) *reader {
	rd := &reader{start: offset, file: counter{r: r}}
	rd.buf = bufio.NewReaderSize(&rd.file, 64<<10)
	return rd
}

// offset is how far the file has been read.
func (r *reader) offset() int64 {
	return r.start + r.file.n - int64(r.buf.Buffered())
}

// next returns the head of the next record, io.EOF at the end of the file, or
// what is wrong with the bytes at offset.
func (r *reader) next() (record, error) {
	if r.open {
		if err := r.end(); err != nil {
			return record{}, err
		}
	}
	if err := skipBlank(r.buf); err != nil {
		return record{}, err
	}
	offset := r.offset()
	r.record = r.buf
	if magic, err := r.buf.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		if err := r.unzip(); err != nil {
			return record{}, err
		}
	}
	rec, err := readHead(r.record)
	if err != nil {
		return record{}, torn(err)
	}
	rec.offset = offset
	r.left, r.open = rec.length, true
	return rec, nil
}

func (r *reader) unzip() error {
	var err error
	if r.zip == nil {
		r.zip, err = gzip.NewReader(r.buf)
	} else {
		err = r.zip.Reset(r.buf)
	}
	if err != nil {
		return torn(err)
	}
	r.zip.Multistream(false)
	if r.inside == nil {
		r.inside = bufio.NewReaderSize(r.zip, 64<<10)
	} else {
		r.inside.Reset(r.zip)
	}
	r.record = r.inside
	return nil
}

// Read reads from the block of the record at hand.
func (r *reader) Read(p []byte) (int, error) {
	if r.left == 0 || !r.open {
		return 0, io.EOF
	}
	if int64(len(p)) > r.left {
		p = p[:r.left]
	}
	n, err := r.record.Read(p)
	r.left -= int64(n)
	if err != nil {
		err = torn(err)
	}
	return n, err
}

// end passes over the rest of the record at hand. Only when it returns nil was
// the record whole: the block as long as stated and the gzip checksum right.
func (r *reader) end() error {
	r.open = false
	n, err := io.CopyN(io.Discard, r.record, r.left)
	r.left -= n
	if err != nil {
		return torn(err)
	}
	err = skipBlank(r.record)
	switch {
	case err == io.EOF:
		return nil
	case err == nil && r.record == r.inside:
		return errSeveral
	}
	return torn(err)
}

// torn turns an end of file inside a record into io.ErrUnexpectedEOF.
func torn(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// skipBlank passes over line breaks, and returns io.EOF where nothing follows.
func skipBlank(b *bufio.Reader) error {
	for {
		c, err := b.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return b.UnreadByte()
		}
	}
}

// readHead reads the version line and header of a record.
func readHead(b *bufio.Reader) (record, error) {
	head, err := readLines(b)
	if err != nil {
		return record{}, err
	}
	version, rest, _ := bytes.Cut(head, []byte("\n"))
	if !isVersion(strings.TrimRight(string(version), "\r")) {
		return record{}, fmt.Errorf("no WARC record but %.20q", version)
	}
	var r record
	for _, f := range parseFields(rest) {
		switch strings.ToLower(f.name) {
		case "warc-type":
			r.kind = strings.ToLower(f.value)
		case "warc-record-id":
			r.id = unbracket(f.value)
		case "warc-date":
			r.date, _ = time.Parse(time.RFC3339Nano, f.value)
			r.date = r.date.UTC().Truncate(time.Microsecond)
		case "content-length":
			r.length, err = strconv.ParseInt(f.value, 10, 64)
			if err != nil || r.length < 0 {
				return record{}, fmt.Errorf("content length %.20q is no length", f.value)
			}
		default:
			r.header = append(r.header, f)
		}
	}
	return r, nil
}

// isVersion reports whether a line is WARC/ and a version number.
func isVersion(line string) bool {
	number, found := strings.CutPrefix(line, "WARC/")
	_, err := strconv.ParseFloat(number, 32)
	return found && err == nil && len(number) <= 4
}

// readLines reads up to the first blank line, which it leaves out.
func readLines(b *bufio.Reader) ([]byte, error) {
	var head []byte
	for {
		line, err := b.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			return nil, err
		}
		whole := err == nil
		if whole && len(bytes.TrimRight(line, "\r\n")) == 0 && (len(head) == 0 || head[len(head)-1] == '\n') {
			return head, nil
		}
		if len(head)+len(line) > maxHead {
			return nil, fmt.Errorf("header is longer than %d bytes", maxHead)
		}
		head = append(head, line...)
	}
}

package archive

import (
	"bytes"
	"io"
	"os"
)

// nextRecord finds the first offset from which a whole record can be read, or
// size. In a file that begins with a gzip member it looks for members alone: a
// damaged one may hold a record as it is. It gives up after a thousand places
// that only look like a record.
func nextRecord(f *os.File, from, size int64) int64 {
	var magic [2]byte
	f.ReadAt(magic[:], 0)
	mark := firstMark
	if magic == [2]byte{0x1f, 0x8b} {
		mark = firstMember
	}
	buf := make([]byte, max(0, min(1<<20, size-from)))
	tries := 1000
	for from < size {
		n, err := f.ReadAt(buf, from)
		if n < 7 {
			return size
		}
		chunk := buf[:n]
		for i := 0; ; i++ {
			j := mark(chunk[i:])
			if j < 0 {
				break
			}
			if tries--; tries < 0 {
				return size
			}
			i += j
			if at := from + int64(i); isRecord(f, at) {
				return at
			}
		}
		if err != nil {
			return size
		}
		from += int64(n) - 6 // a mark may lie across
	}
	return size
}

// isRecord reports whether a whole record begins at a place, with the digest of
// its block that it states.
func isRecord(f *os.File, at int64) bool {
	r := newReader(section(f, at), at)
	rec, err := r.next()
	if err != nil || rec.kind == "" {
		return false
	}
	if stated := readDigest(rec.header.get("WARC-Block-Digest")); stated.make != nil {
		sum := stated.make()
		if _, err := io.Copy(sum, r); err != nil || stated.check("block", sum.Sum(nil)) != nil {
			return false
		}
	}
	return r.end() == nil
}

// firstMember is where the first bytes lie with which a gzip member can begin,
// or -1.
func firstMember(b []byte) int { return bytes.Index(b, []byte{0x1f, 0x8b, 0x08}) }

// firstMark is where the first bytes lie with which a record can begin, or -1.
func firstMark(b []byte) int {
	zipped := firstMember(b)
	plain := bytes.Index(b, []byte("WARC/1."))
	switch {
	case zipped < 0:
		return plain
	case plain < 0:
		return zipped
	}
	return min(zipped, plain)
}

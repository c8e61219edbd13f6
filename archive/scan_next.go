package archive

import (
	"bytes"
	"os"
)

// nextRecord finds the first offset from which a whole record can be read, or
// size. It gives up after a thousand places that only look like one.
func nextRecord(f *os.File, from, size int64) int64 {
	buf := make([]byte, max(0, min(1<<20, size-from)))
	tries := 1000
	for from < size {
		n, err := f.ReadAt(buf, from)
		if n < 7 {
			return size
		}
		chunk := buf[:n]
		for i := 0; ; i++ {
			j := firstMark(chunk[i:])
			if j < 0 {
				break
			}
			if tries--; tries < 0 {
				return size
			}
			i += j
			at := from + int64(i)
			rd := newReader(section(f, at), at)
			if rec, err := rd.next(); err == nil && rec.kind != "" && rd.end() == nil {
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

// firstMark is where the first bytes lie with which a record can begin, or -1.
func firstMark(b []byte) int {
	zipped := bytes.Index(b, []byte{0x1f, 0x8b, 0x08})
	plain := bytes.Index(b, []byte("WARC/1."))
	switch {
	case zipped < 0:
		return plain
	case plain < 0:
		return zipped
	}
	return min(zipped, plain)
}

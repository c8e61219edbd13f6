package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// memberHead opens every gzip member that harvest writes: no time, no system,
// and an extra field (RFC 1952, 2.3.1.1) called hv, which states the CRC-32 of
// all bytes of the member behind it. The checksum at the end of a member is of
// what it unpacks to, and misses a bit that unpacks to the same.
const memberHead = "\x1f\x8b\x08\x04\x00\x00\x00\x00\x04\xff\x08\x00hv\x04\x00"

// sealed is the length of a member's header with its sum.
const sealed = len(memberHead) + 4

// extraField holds the place of the extra field until seal fills it in.
func extraField() []byte { return make([]byte, 8) }

// seal writes the header of a member that was packed with extraField.
func seal(member []byte) {
	copy(member, memberHead)
	binary.LittleEndian.PutUint32(member[len(memberHead):], crc32.ChecksumIEEE(member[sealed:]))
}

var errHead = errors.New("the header of its gzip member is not as harvest writes it")

// checkSeal holds the member from start to end against the sum that its header
// states.
func checkSeal(f io.ReaderAt, start, end int64) error {
	head := make([]byte, sealed)
	if !isSealed(f, start, head) {
		return errHead
	}
	sum := crc32.NewIEEE()
	if _, err := io.Copy(sum, io.NewSectionReader(f, start+int64(sealed), end-start-int64(sealed))); err != nil {
		return err
	}
	if stated := binary.LittleEndian.Uint32(head[len(memberHead):]); sum.Sum32() != stated {
		return fmt.Errorf("its packed bytes have the sum %08x, its header states %08x", sum.Sum32(), stated)
	}
	return nil
}

// isSealed reports whether a member that harvest sealed begins at a place, and
// reads its header.
func isSealed(f io.ReaderAt, at int64, head []byte) bool {
	n, _ := f.ReadAt(head, at)
	return n == len(head) && bytes.HasPrefix(head, []byte(memberHead))
}

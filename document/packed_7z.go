package document

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"iter"

	"github.com/bodgit/sevenzip"
)

// sevenZipHead is how long the head of a 7z is, in bytes: an archive of nothing is
// no longer, and says that its directory has no length.
const sevenZipHead = 32

func sevenZipMembers(body []byte) iter.Seq2[packed, error] {
	return func(yield func(packed, error) bool) {
		if len(body) >= sevenZipHead && binary.LittleEndian.Uint64(body[20:]) == 0 {
			return
		}
		z, err := openSevenZip(body)
		if err != nil {
			yield(packed{}, sevenZipError(err))
			return
		}
		for _, f := range z.File {
			if f.FileInfo().IsDir() {
				continue
			}
			open := func() (_ io.ReadCloser, err error) {
				defer caught(&err)
				r, err := f.Open()
				if err != nil {
					return nil, sevenZipError(err)
				}
				return packedReader{&sevenZipFile{r, crc32.NewIEEE(), f, body}, sevenZipError}, nil
			}
			if !yield(packed{name: f.Name, size: int64(min(f.UncompressedSize, maxPackedBytes+1)), open: open}, nil) {
				return
			}
		}
	}
}

func openSevenZip(body []byte) (_ *sevenzip.Reader, err error) {
	defer caught(&err)
	return sevenzip.NewReader(bytes.NewReader(body), int64(len(body)))
}

// sevenZipFile holds a file in a 7z to its checksum, which the library does not.
type sevenZipFile struct {
	io.ReadCloser
	sum  hash.Hash32
	file *sevenzip.File
	body []byte
}

func (s *sevenZipFile) Read(b []byte) (int, error) {
	n, err := s.ReadCloser.Read(b)
	s.sum.Write(b[:n])
	if err == io.EOF && s.file.CRC32 != 0 && s.sum.Sum32() != s.file.CRC32 {
		err = fmt.Errorf("its checksum is another: %w", ErrDamaged)
		if aes := []byte("\x06\xf1\x07\x01"); bytes.Contains(s.body, aes) { // read without the password
			err = ErrEncrypted
		}
	}
	return n, err
}

// sevenZipError tells a password that is missing from damage.
func sevenZipError(err error) error {
	if read := new(sevenzip.ReadError); errors.As(err, &read) && read.Encrypted {
		return fmt.Errorf("%w: %w", ErrEncrypted, err)
	}
	return withKind(err)
}

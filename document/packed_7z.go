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
		encoded, locked := sevenZipList(body)
		if encoded && locked {
			yield(packed{}, fmt.Errorf("its list of files: %w", ErrEncrypted))
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
				return packedReader{&sevenZipFile{r, crc32.NewIEEE(), f}, sevenZipError}, nil
			}
			if !yield(packed{name: f.Name, size: int64(min(f.UncompressedSize, maxPackedBytes+1)), locked: locked, open: open}, nil) {
				return
			}
		}
	}
}

// sevenZipList looks at an archive's list of files, which stands behind them: whether
// it is packed itself, and whether it names the cipher. To try without a password
// may take as long as an archive says.
func sevenZipList(body []byte) (encoded, locked bool) {
	if len(body) < sevenZipHead {
		return false, false
	}
	from, n := binary.LittleEndian.Uint64(body[12:]), binary.LittleEndian.Uint64(body[20:])
	rest := uint64(len(body) - sevenZipHead)
	if n == 0 || from > rest || n > rest-from {
		return false, false
	}
	list := body[sevenZipHead+from:][:n]
	return list[0] == 0x17, bytes.Contains(list, []byte("\x06\xf1\x07\x01"))
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
}

func (s *sevenZipFile) Read(b []byte) (int, error) {
	n, err := s.ReadCloser.Read(b)
	s.sum.Write(b[:n])
	if err == io.EOF && s.file.CRC32 != 0 && s.sum.Sum32() != s.file.CRC32 {
		err = fmt.Errorf("its checksum is another: %w", ErrDamaged)
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

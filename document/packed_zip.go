package document

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// maxZipEntries is how many entries a zip's directory may list, folders counted: the
// directory is read whole.
const maxZipEntries = 20_000

// zipMagic tells a file that begins with an entry of a zip, or is one without any.
func zipMagic(body []byte) bool { return magic("PK\x03\x04")(body) || magic("PK\x05\x06")(body) }

// zipWith reports whether a file is a zip that holds a file of that name.
func zipWith(name string) func([]byte) bool {
	return func(body []byte) bool {
		if !zipMagic(body) {
			return false
		}
		z, err := openZip(body)
		if err != nil {
			return false
		}
		for _, f := range z.File {
			if f.Name == name {
				return true
			}
		}
		return false
	}
}

// openZip reads the directory of a zip. It wraps one of the errors of this package.
func openZip(body []byte) (*zip.Reader, error) {
	if n := bytes.Count(body, []byte("PK\x01\x02")); n > maxZipEntries {
		return nil, fmt.Errorf("a directory of %d entries, at most %d: %w", n, maxZipEntries, ErrTooLarge)
	}
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	switch {
	case err == nil:
		return z, nil
	case !bytes.Contains(body, []byte("PK\x05\x06")): // the directory stands at the end
		return nil, fmt.Errorf("without its directory: %w", ErrTruncated)
	}
	return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
}

func zipMembers(body []byte) iter.Seq2[packed, error] {
	return func(yield func(packed, error) bool) {
		z, err := openZip(body)
		if err != nil {
			yield(packed{}, err)
			return
		}
		for _, f := range z.File {
			if f.FileInfo().IsDir() {
				continue
			}
			size := int64(min(f.UncompressedSize64, maxPackedBytes+1))
			open := func() (io.ReadCloser, error) {
				r, err := f.Open()
				if errors.Is(err, zip.ErrAlgorithm) {
					return nil, fmt.Errorf("packed by method %d: %w", f.Method, ErrUnsupported)
				}
				if err != nil {
					return nil, withKind(err)
				}
				return r, nil
			}
			if !yield(packed{name: zipName(f), size: size, locked: f.Flags&1 != 0, open: open}, nil) {
				return
			}
		}
	}
}

// zipName is the name of a file in a zip: that of the Unicode field (0x7075 of
// APPNOTE 4.6.9) where it belongs to the name, or the name in UTF-8, or in GB18030,
// which Chinese Windows writes.
func zipName(f *zip.File) string {
	if name, ok := unicodeField(f.Extra, f.Name); ok {
		return name
	}
	if !f.NonUTF8 {
		return f.Name
	}
	return chineseName(f.Name)
}

func unicodeField(extra []byte, name string) (string, bool) {
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if n > len(extra)-4 {
			return "", false
		}
		field := extra[4 : 4+n]
		extra = extra[4+n:]
		if id == 0x7075 && n > 5 && field[0] == 1 && binary.LittleEndian.Uint32(field[1:]) == crc32.ChecksumIEEE([]byte(name)) && utf8.Valid(field[5:]) {
			return string(field[5:]), true
		}
	}
	return "", false
}

// chineseName decodes a name whose encoding nobody states: UTF-8 where it is that
// and shows a Chinese character or nothing but ASCII, else GB18030.
func chineseName(name string) string {
	chinese, ascii := false, true
	for _, r := range name {
		chinese = chinese || unicode.Is(unicode.Han, r)
		ascii = ascii && r < utf8.RuneSelf
	}
	if ascii || chinese && utf8.ValidString(name) {
		return name
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name)
	if err != nil {
		return name
	}
	return decoded
}

// gzipMembers is the one file of a gzip, under the name that its header has.
func gzipMembers(body []byte) iter.Seq2[packed, error] {
	return func(yield func(packed, error) bool) {
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			yield(packed{}, withKind(err))
			return
		}
		name := make([]byte, 0, len(z.Name))
		for _, r := range z.Name { // which was read as Latin-1
			name = append(name, byte(r))
		}
		yield(packed{name: chineseName(string(name)), size: -1, open: func() (io.ReadCloser, error) { return z, nil }}, nil)
	}
}

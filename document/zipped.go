package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxMember is the most that one member of a zip may unpack to, and maxMembers
// the most that all that are opened may, in bytes.
const (
	maxMember  = 64 << 20
	maxMembers = 160 << 20
)

// A zipped is a file that is a zip of members, as DOCX, XLSX, ODT and OFD are.
type zipped struct {
	files map[string]*zip.File
	left  int64 // bytes that may yet be unpacked
}

// openZipped lists the members of a zip. Of two of one name the first counts.
// A zip without its list of members breaks off: ErrTruncated.
func openZipped(body []byte) (*zipped, error) {
	r, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("list of members: %v: %w", err, ErrTruncated)
	}
	z := &zipped{files: make(map[string]*zip.File, len(r.File)), left: maxMembers}
	for _, f := range r.File {
		name := memberName(f.Name)
		if _, twice := z.files[name]; !twice {
			z.files[name] = f
		}
	}
	return z, nil
}

// memberName is a member's name as the others refer to it: some writers part
// folders by backslashes or begin with a slash.
func memberName(name string) string {
	return strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/")
}

func (z *zipped) has(name string) bool { return z.files[memberName(name)] != nil }

// open unpacks a member while it is read. A member that is not there is
// ErrDamaged; what unpacks to more than is allowed ends in ErrTooLarge, what
// breaks off in ErrTruncated.
func (z *zipped) open(name string) (io.Reader, error) {
	f := z.files[memberName(name)]
	switch {
	case f == nil:
		return nil, fmt.Errorf("member %s is missing: %w", name, ErrDamaged)
	case f.Flags&1 != 0:
		return nil, fmt.Errorf("member %s: %w", name, ErrEncrypted)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("member %s: %w", name, zipError(err))
	}
	return &memberReader{zip: z, name: name, from: r, left: maxMember}, nil
}

// zipError gives an error of archive/zip its kind.
func zipError(err error) error {
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return fmt.Errorf("%v: %w", err, ErrUnsupported)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%v: %w", err, ErrTruncated)
	}
	return fmt.Errorf("%v: %w", err, ErrDamaged)
}

// A memberReader counts what a member unpacks to.
type memberReader struct {
	zip  *zipped
	name string
	from io.Reader
	left int64
}

func (m *memberReader) Read(p []byte) (int, error) {
	n, err := m.from.Read(p)
	m.left -= int64(n)
	m.zip.left -= int64(n)
	switch {
	case m.left < 0 || m.zip.left < 0:
		return 0, fmt.Errorf("member %s unpacks to more than %d MB: %w", m.name, maxMember>>20, ErrTooLarge)
	case err != nil && err != io.EOF:
		return n, fmt.Errorf("member %s: %w", m.name, zipError(err))
	}
	return n, err
}

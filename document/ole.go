package document

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// oleMagic begins a compound file: DOC, XLS, WPS and ET of the years before 2007.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// maxParts bounds how many cells or paragraphs are taken out of one compound file,
// or one of the XML that came with it: a byte of it can claim to be a cell.
const maxParts = 1 << 20

// oleWith reports whether a file is a compound file with a stream of one of the names.
func oleWith(names ...string) func([]byte) bool {
	return func(body []byte) bool {
		if !magic(oleMagic)(body) {
			return false
		}
		c, err := openCompound(body)
		if err != nil {
			return false // readOLE says what is wrong
		}
		for _, name := range names {
			if c.find(name) != nil {
				return true
			}
		}
		return false
	}
}

// readOLE says why a compound file that is neither DOC nor XLS is not read.
func readOLE(body []byte, _ string) (*Document, error) {
	c, err := openCompound(body)
	if err != nil {
		return nil, err
	}
	if c.find("EncryptedPackage") != nil && c.find("EncryptionInfo") != nil {
		return nil, fmt.Errorf("a locked DOCX or XLSX: %w", ErrEncrypted)
	}
	var names []string
	for _, f := range c.files {
		names = append(names, fmt.Sprintf("%q", f.Name))
	}
	if len(names) > 8 {
		names = append(names[:8], fmt.Sprintf("%d more", len(names)-8))
	}
	return nil, fmt.Errorf("a compound file that holds %s: %w", strings.Join(names, ", "), ErrUnsupported)
}

// A compound is a compound file as [MS-CFB] has it. Only what lies in its root is
// looked at: what lies deeper belongs to objects that are embedded.
type compound struct {
	image *image
	files []*mscfb.File
}

func openCompound(body []byte) (*compound, error) {
	c := &compound{image: &image{body: bytes.TrimLeft(body, "\ufeff \r\n\t")}}
	err := c.guard(func() error {
		r, err := mscfb.New(c.image)
		if err != nil {
			return err
		}
		for _, f := range r.File {
			if len(f.Path) == 0 && f.Name != "Root Entry" && f.Name != "" {
				c.files = append(c.files, f)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("compound file: %w", err)
	}
	return c, nil
}

// find returns the stream of a name, nil if there is none. Names differ in case
// among the programs that write them.
func (c *compound) find(name string) *mscfb.File {
	for _, f := range c.files {
		if strings.EqualFold(f.Name, name) && !f.FileInfo().IsDir() {
			return f
		}
	}
	return nil
}

// stream returns what the stream of a name holds.
func (c *compound) stream(name string) ([]byte, error) {
	f := c.find(name)
	if f == nil {
		return nil, fmt.Errorf("stream %s is missing: %w", name, ErrDamaged)
	}
	if f.Size > int64(len(c.image.body)) {
		return nil, fmt.Errorf("stream %s of %d bytes in a file of %d: %w", name, f.Size, len(c.image.body), ErrTruncated)
	}
	data := make([]byte, f.Size)
	err := c.guard(func() error {
		// In pieces: what mscfb spends on one read grows with the square of its sectors.
		for at := 0; at < len(data); {
			n, err := f.Read(data[at:min(at+32<<10, len(data))])
			if at += n; n == 0 || err != nil && err != io.EOF {
				return fmt.Errorf("stream %s, byte %d: %w", name, at, err)
			}
		}
		return nil
	})
	return data, err
}

// guard calls mscfb and names its errors. Files made to harm have brought mscfb to
// panic before; the recover is for what is inside of it alone.
func (c *compound) guard(call func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v: %w", p, ErrDamaged)
		}
	}()
	switch err = call(); {
	case err == nil:
		return nil
	case c.image.short:
		return fmt.Errorf("%w: %w", err, ErrTruncated)
	default:
		return fmt.Errorf("%w: %w", err, ErrDamaged)
	}
}

// An image is a file's bytes, which remembers that more were asked for.
type image struct {
	body  []byte
	short bool
}

func (m *image) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off >= int64(len(m.body)) {
		// Far behind the end points a number that is no place at all.
		m.short = m.short || off >= 0 && off < 16*int64(len(m.body))+1<<20
		return 0, io.EOF
	}
	n := copy(p, m.body[off:])
	if n < len(p) {
		m.short = true
		return n, io.EOF
	}
	return n, nil
}

package document

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/gif"
	"image/jpeg"
	"image/png"
)

// A picture smaller than this is an icon or a rule: no table that can be read is
// so small. Points are those of the picture.
const (
	minPictureWidth  = 240
	minPictureHeight = 80
)

// A pictureFormat is told by how a file begins; size reads how many points it has
// without unpacking them.
type pictureFormat struct {
	name string
	is   func(body []byte) bool
	size func(body []byte) (width, height int, err error)
}

var pictureFormats = []pictureFormat{
	{"PNG", begins("\x89PNG\r\n\x1a\n"), sizeOfPNG},
	{"JPEG", begins("\xff\xd8\xff"), sizeOfJPEG},
	{"GIF", begins("GIF8"), sizeOfGIF},
	{"BMP", isBMP, sizeOfBMP},
	{"TIFF", func(b []byte) bool { return begins("II*\x00")(b) || begins("MM\x00*")(b) }, sizeOfTIFF},
	{"WebP", func(b []byte) bool { return begins("RIFF")(b) && len(b) >= 16 && string(b[8:15]) == "WEBPVP8" }, sizeOfWebP},
}

func begins(with string) func([]byte) bool {
	return func(body []byte) bool { return bytes.HasPrefix(body, []byte(with)) }
}

func pictureFormatOf(body []byte) (f pictureFormat, ok bool) {
	for _, f := range pictureFormats {
		if f.is(body) {
			return f, true
		}
	}
	return f, false
}

func isPicture(body []byte) bool {
	_, ok := pictureFormatOf(body)
	return ok
}

// readPicture reads no picture: a large one is ErrScan, for it may show a report, a
// small one ErrUnsupported. A figure that is guessed from points would look right
// and may be wrong.
func readPicture(body []byte, _ string) (*Document, error) {
	f, _ := pictureFormatOf(body)
	width, height, err := f.size(body)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", f.name, withKind(err))
	case width <= 0 || height <= 0:
		return nil, fmt.Errorf("%s of %d × %d points: %w", f.name, width, height, ErrDamaged)
	case width < minPictureWidth || height < minPictureHeight:
		return nil, fmt.Errorf("%s of %d × %d points, too small to show a table: %w", f.name, width, height, ErrUnsupported)
	}
	return nil, fmt.Errorf("%s of %d × %d points: %w", f.name, width, height, ErrScan)
}

func sizeOfPNG(body []byte) (width, height int, err error) {
	c, err := png.DecodeConfig(bytes.NewReader(body))
	return c.Width, c.Height, err
}

func sizeOfJPEG(body []byte) (width, height int, err error) {
	c, err := jpeg.DecodeConfig(bytes.NewReader(body))
	return c.Width, c.Height, err
}

func sizeOfGIF(body []byte) (width, height int, err error) {
	c, err := gif.DecodeConfig(bytes.NewReader(body))
	return c.Width, c.Height, err
}

// isBMP wants more than the two letters that a BMP begins with: the length of the
// second header is one of those there are.
func isBMP(body []byte) bool {
	if len(body) < 26 || string(body[:2]) != "BM" || binary.LittleEndian.Uint32(body[6:]) != 0 {
		return false
	}
	switch binary.LittleEndian.Uint32(body[14:]) {
	case 12, 40, 52, 56, 64, 108, 124:
		return true
	}
	return false
}

func sizeOfBMP(body []byte) (width, height int, err error) {
	if binary.LittleEndian.Uint32(body[14:]) == 12 {
		return int(binary.LittleEndian.Uint16(body[18:])), int(binary.LittleEndian.Uint16(body[20:])), nil
	}
	height = int(int32(binary.LittleEndian.Uint32(body[22:])))
	return int(int32(binary.LittleEndian.Uint32(body[18:]))), max(height, -height), nil // a negative height is drawn from the top
}

// sizeOfTIFF reads the size of the first page.
func sizeOfTIFF(body []byte) (width, height int, err error) {
	var order binary.ByteOrder = binary.LittleEndian
	if body[0] == 'M' {
		order = binary.BigEndian
	}
	if len(body) < 8 {
		return 0, 0, ErrTruncated
	}
	at := uint64(order.Uint32(body[4:]))
	if at+2 > uint64(len(body)) {
		return 0, 0, ErrTruncated
	}
	entries := body[at+2:]
	for range order.Uint16(body[at:]) {
		if len(entries) < 12 {
			return 0, 0, ErrTruncated
		}
		value := int(order.Uint32(entries[8:]))
		if order.Uint16(entries[2:]) == 3 { // a short
			value = int(order.Uint16(entries[8:]))
		}
		switch order.Uint16(entries) {
		case 256:
			width = value
		case 257:
			height = value
		}
		entries = entries[12:]
	}
	return width, height, nil
}

// sizeOfWebP reads one of the three kinds of WebP: lossy, lossless and extended
// (RFC 9649).
func sizeOfWebP(body []byte) (width, height int, err error) {
	if len(body) < 30 {
		return 0, 0, ErrTruncated
	}
	b := body[20:]
	switch body[15] {
	case ' ':
		return int(binary.LittleEndian.Uint16(b[6:]) & 0x3fff), int(binary.LittleEndian.Uint16(b[8:]) & 0x3fff), nil
	case 'L':
		bits := binary.LittleEndian.Uint32(b[1:])
		return int(bits&0x3fff) + 1, int(bits>>14&0x3fff) + 1, nil
	case 'X':
		return 1 + int(b[4]) + int(b[5])<<8 + int(b[6])<<16, 1 + int(b[7]) + int(b[8])<<8 + int(b[9])<<16, nil
	}
	return 0, 0, ErrDamaged
}

package document

import (
	"fmt"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// biffText reads strings from a record and those that continue it. Where the
// characters of a string go on in the next record, it begins with a byte that says
// anew how wide they are; nothing else is interrupted so.
type biffText struct {
	parts [][]byte
	cut   bool // more was asked for than there is
}

// head makes the next byte the first of the first part.
func (t *biffText) head() bool {
	for len(t.parts) > 0 && len(t.parts[0]) == 0 {
		t.parts = t.parts[1:]
	}
	t.cut = t.cut || len(t.parts) == 0
	return !t.cut
}

func (t *biffText) u8() byte {
	if !t.head() {
		return 0
	}
	c := t.parts[0][0]
	t.parts[0] = t.parts[0][1:]
	return c
}

func (t *biffText) u16() int { return int(t.u8()) | int(t.u8())<<8 }

func (t *biffText) u32() int { return t.u16() | t.u16()<<16 }

func (t *biffText) skip(n int) {
	for n > 0 && t.head() {
		m := min(n, len(t.parts[0]))
		t.parts[0], n = t.parts[0][m:], n-m
	}
}

// err says whether what was read is whole.
func (t *biffText) err() error {
	if t.cut {
		return fmt.Errorf("a string: %w", errOutside)
	}
	return nil
}

// chars reads n characters of one byte or two.
func (t *biffText) chars(n int, wide bool) string {
	var units []uint16
	for ; n > 0; n-- {
		if len(t.parts) == 0 || len(t.parts[0]) == 0 {
			if !t.head() {
				return ""
			}
			wide = t.u8()&1 == 1
		}
		if wide {
			units = append(units, uint16(t.u16()))
		} else {
			units = append(units, uint16(t.u8()))
		}
		if t.cut {
			return ""
		}
	}
	return string(utf16.Decode(units))
}

// wide reads a string with its length in two bytes ([MS-XLS] 2.5.293), the marks of
// its formatting and its reading passed over.
func (t *biffText) wide() (string, error) {
	n, flags := t.u16(), t.u8()
	runs, reading := 0, 0
	if flags&8 != 0 {
		runs = t.u16()
	}
	if flags&4 != 0 {
		reading = t.u32()
	}
	s := t.chars(n, flags&1 == 1)
	t.skip(4 * runs)
	t.skip(reading)
	return s, t.err()
}

// readStrings reads the table of strings that cells share.
func readStrings(parts [][]byte) ([]string, error) {
	t := &biffText{parts: append([][]byte(nil), parts...)}
	t.u32() // how often they are used
	n := t.u32()
	var out []string
	for range n {
		s, err := t.wide()
		if err != nil {
			return nil, fmt.Errorf("string %d of %d: %w", len(out)+1, n, ErrTruncated)
		}
		out = append(out, s)
	}
	return out, nil
}

// narrow reads n bytes in the code page of an old workbook.
func (b *workbook) narrow(t *biffText, n int) (string, error) {
	raw := make([]byte, 0, min(n, 1<<16))
	for range n {
		raw = append(raw, t.u8())
		if t.cut {
			return "", t.err()
		}
	}
	var e encoding.Encoding
	switch b.codePage {
	case 936, 10008, 54936:
		e = simplifiedchinese.GB18030
	case 950, 10002:
		e = traditionalchinese.Big5
	case 0, 367, 1252, 0x8001:
		e = charmap.Windows1252
	default:
		return "", fmt.Errorf("code page %d: %w", b.codePage, ErrUnsupported)
	}
	s, err := e.NewDecoder().String(string(raw))
	if err != nil {
		return "", fmt.Errorf("code page %d: %w", b.codePage, ErrDamaged)
	}
	return s, nil
}

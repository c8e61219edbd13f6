package document

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf16"
)

// readDOC reads a document of Word 97 to 2003, or of another program in that
// format, by [MS-DOC]: the main text with its tables, then the text boxes.
// Deleted revisions and hidden text are left out; automatic numbers stand before
// their paragraphs.
func readDOC(body []byte, _ string) (*Document, error) {
	c, err := openCompound(body)
	if err != nil {
		return nil, err
	}
	w, err := openWord(c)
	if err != nil {
		return nil, err
	}
	d := &Document{parents: []int{0}}
	walk := &wordWalk{word: w, doc: d}
	if err := walk.text(0, w.main); err != nil {
		return nil, err
	}
	if err := walk.text(w.boxes, w.boxes+w.boxed); err != nil {
		return nil, err
	}
	return d, nil
}

// A word is a Word file taken apart, its text not yet read. Places in its text
// are character positions: UTF-16 units counted from 0.
type word struct {
	stream []byte // WordDocument
	table  []byte // 0Table or 1Table
	data   []byte // Data: pictures, and properties too long for their pages; nil if there is none
	fcs    []byte // where in table the parts are: offset and length of each

	main         int // length of the main text
	boxes, boxed int // where the text of text boxes begins, and its length
	pieces       []wordPiece
	prcs         [][]byte // properties that pieces refer to
	text         []uint16

	paragraphs []wordRun
	characters []wordRun
	styles     []wordStyle
	lists      wordLists
	spent      int // bytes of properties taken from data so far
	lent       int // bytes of properties that pieces referred to so far
}

// A wordPiece is a stretch of the text that lies in one place of the stream.
type wordPiece struct {
	cp    int // of its first character
	fc    int // of its first byte in the stream
	width int // bytes to a character
	prm   uint16
}

// Indexes into the FIB's list of parts.
const (
	fcStshf       = 1
	fcPlcfBteChpx = 12
	fcPlcfBtePapx = 13
	fcClx         = 33
	fcPlfLst      = 73
	fcPlfLfo      = 74
)

var errOutside = fmt.Errorf("a length that runs over the end: %w", ErrDamaged)

func openWord(c *compound) (*word, error) {
	w := &word{}
	var err error
	if w.stream, err = c.stream("WordDocument"); err != nil {
		return nil, err
	}
	if len(w.stream) < 154 {
		return nil, fmt.Errorf("a header of %d bytes: %w", len(w.stream), ErrTruncated)
	}
	switch ident, version := u16(w.stream, 0), u16(w.stream, 2); {
	case ident == 0xa5dc || ident == 0xa5db || ident == 0xa5ec && version < 193:
		return nil, fmt.Errorf("version %d, Word 6 or 95: %w", version, ErrUnsupported)
	case ident != 0xa5ec:
		return nil, fmt.Errorf("it begins with %#x: %w", ident, ErrDamaged)
	}
	flags := u16(w.stream, 10)
	if flags&0x100 != 0 {
		return nil, fmt.Errorf("flags %#x: %w", flags, ErrEncrypted)
	}
	name := "0Table"
	if flags&0x200 != 0 {
		name = "1Table"
	}
	if w.table, err = c.stream(name); err != nil {
		return nil, err
	}
	if c.find("Data") != nil {
		if w.data, err = c.stream("Data"); err != nil {
			return nil, err
		}
	}
	if err := w.header(); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	for _, part := range []struct {
		name string
		read func() error
	}{
		{"piece table", w.readPieces}, {"text", w.readText},
		{"paragraph properties", w.readParagraphs}, {"character properties", w.readCharacters},
		{"styles", w.readStyles}, {"lists", w.readLists},
	} {
		if err := part.read(); err != nil {
			return nil, fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return w, nil
}

// header reads the parts of the FIB behind its base, each of which says how long it is.
func (w *word) header() error {
	at := 32
	at += 2 + 2*int(u16(w.stream, at))
	if at+2+88 > len(w.stream) {
		return errOutside
	}
	counts := w.stream[at+2:] // lengths of the texts from byte 12 on
	at += 2 + 4*int(u16(w.stream, at))
	if at+2 > len(w.stream) {
		return errOutside
	}
	n := int(u16(w.stream, at))
	if at+2+8*n > len(w.stream) || n <= fcPlfLfo {
		return errOutside
	}
	w.fcs = w.stream[at+2 : at+2+8*n]
	var lengths [7]int // main, footnotes, headers, macros, comments, endnotes, boxes
	for i := range lengths {
		lengths[i] = int(u32(counts, 12+4*i))
		if lengths[i] > len(w.stream) {
			return errOutside
		}
		if i < 6 {
			w.boxes += lengths[i]
		}
	}
	w.main, w.boxed = lengths[0], lengths[6]
	return nil
}

// part returns a part of the table stream, empty if the file has none.
func (w *word) part(i int) ([]byte, error) {
	at, n := int(u32(w.fcs, 8*i)), int(u32(w.fcs, 8*i+4))
	if n == 0 {
		return nil, nil
	}
	if at > len(w.table) || n > len(w.table)-at {
		return nil, errOutside
	}
	return w.table[at : at+n], nil
}

// readPieces reads the Clx: properties that pieces refer to, then the pieces.
func (w *word) readPieces() error {
	clx, err := w.part(fcClx)
	if err != nil {
		return err
	}
	for len(clx) >= 3 && clx[0] == 1 {
		n := int(u16(clx, 1))
		if 3+n > len(clx) {
			return errOutside
		}
		w.prcs = append(w.prcs, clx[3:3+n])
		clx = clx[3+n:]
	}
	if len(clx) < 5 || clx[0] != 2 {
		return errors.Join(errors.New("there is none"), ErrDamaged)
	}
	plc := clx[5:]
	if n := int(u32(clx, 1)); n < len(plc) {
		plc = plc[:n]
	}
	n := (len(plc) - 4) / 12
	if n < 1 || len(plc) < 16 {
		return errOutside
	}
	length := 0
	for i := range n {
		from, to := int(u32(plc, 4*i)), int(u32(plc, 4*i+4))
		pcd := plc[4*(n+1)+8*i:]
		p := wordPiece{cp: from, fc: int(u32(pcd, 2) & 0x3fffffff), width: 2, prm: u16(pcd, 6)}
		if u32(pcd, 2)&0x40000000 != 0 {
			p.fc, p.width = p.fc/2, 1
		}
		// No byte is two characters: a text longer than the stream is made up.
		if from != length || to < from || to > len(w.stream) || p.fc+p.width*(to-from) > len(w.stream) {
			return fmt.Errorf("piece %d, characters %d to %d at byte %d: %w", i+1, from, to, p.fc, errOutside)
		}
		w.pieces, length = append(w.pieces, p), to
	}
	w.pieces = append(w.pieces, wordPiece{cp: length})
	if w.main > length {
		return fmt.Errorf("%d of %d characters: %w", length, w.main, ErrTruncated)
	}
	w.boxed = max(0, min(w.boxed, length-w.boxes))
	return nil
}

// readText decodes the pieces. Pieces of one byte to a character are not of the
// machine's code page, whatever language the file is in ([MS-DOC] 2.9.73).
func (w *word) readText() error {
	w.text = make([]uint16, w.pieces[len(w.pieces)-1].cp)
	for i, p := range w.pieces[:len(w.pieces)-1] {
		text := w.text[p.cp:w.pieces[i+1].cp]
		for j := range text {
			if p.width == 2 {
				text[j] = u16(w.stream, p.fc+2*j)
			} else {
				text[j] = compressedRune(w.stream[p.fc+j])
			}
		}
	}
	return nil
}

// compressedRune decodes a byte of a piece that has one to a character.
func compressedRune(b byte) uint16 {
	if b >= 0x80 && b <= 0x9f {
		if c := compressedRunes[b-0x80]; c != 0 {
			return c
		}
	}
	return uint16(b)
}

var compressedRunes = [32]uint16{
	0x02: 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
	0x11: 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153,
	0x1f: 0x0178,
}

// runeAt returns the character at a place and how many units it takes.
func (w *word) runeAt(cp int) (rune, int) {
	if r := rune(w.text[cp]); !utf16.IsSurrogate(r) {
		return r, 1
	}
	if cp+1 < len(w.text) {
		if r := utf16.DecodeRune(rune(w.text[cp]), rune(w.text[cp+1])); r != 0xfffd {
			return r, 2
		}
	}
	return 0xfffd, 1
}

func u16(b []byte, at int) uint16 { return binary.LittleEndian.Uint16(b[at:]) }

func u32(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

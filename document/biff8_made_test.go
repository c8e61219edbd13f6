package document

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// rec writes a record of a workbook.
func rec(id int, data ...byte) []byte {
	return append(le16(id, len(data)), data...)
}

func le16(vs ...int) []byte {
	var b []byte
	for _, v := range vs {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func le32(v int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(v)) }

func join(parts ...[]byte) []byte {
	var b []byte
	for _, p := range parts {
		b = append(b, p...)
	}
	return b
}

// utf16le encodes a text two bytes to a unit.
func utf16le(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// xlString is a string with its length in two bytes.
func xlString(s string) []byte {
	text := utf16le(s)
	return join(le16(len(text)/2), []byte{1}, text)
}

// A madeSheet is a sheet for a workbook that a test makes.
type madeSheet struct {
	name   string
	state  byte // 1 hidden
	kind   byte // 2 a chart
	cells  []byte
	offset int // added to where the workbook says that it is
}

func sheetOf(name string, cells ...[]byte) madeSheet {
	return madeSheet{name: name, cells: join(cells...)}
}

// Cells in the style that a number names.
func textCell(row, column int, text string) []byte { return styled(row, column, 0, text) }

func styled(row, column, style int, text string) []byte {
	return rec(recLabel, join(le16(row, column, style), xlString(text))...)
}

func numbered(row, column, style int, v float64) []byte {
	return rec(recNumber, append(le16(row, column, style), binary.LittleEndian.AppendUint64(nil, math.Float64bits(v))...)...)
}

// merged has first and last row, first and last column, four numbers to a range.
func merged(ranges ...int) []byte {
	return rec(recMerge, append(le16(len(ranges)/4), le16(ranges...)...)...)
}

// xf is a style with a number format and lines on some sides.
func xf(format int, sides int) []byte {
	d := make([]byte, 20)
	binary.LittleEndian.PutUint16(d[2:], uint16(format))
	binary.LittleEndian.PutUint32(d[10:], uint32(sides))
	return rec(recXF, d...)
}

const (
	bofBook  = 5
	bofSheet = 0x10
	boxed    = 0x1111 // lines on all sides
)

func bof(version, kind int) []byte {
	return rec(recBOF, join(le16(version, kind), make([]byte, 12))...)
}

// madeWorkbook writes the stream of a workbook: what its sheets share, between its
// begin and end, then the sheets.
func madeWorkbook(shared []byte, sheets ...madeSheet) []byte {
	length := len(bof(0x600, bofBook)) + len(shared) + 4
	for _, s := range sheets {
		length += 4 + 8 + len(utf16le(s.name))
	}
	var bounds, bodies []byte
	for _, s := range sheets {
		name := utf16le(s.name)
		bounds = append(bounds, rec(recBoundSheet, join(le32(length+len(bodies)+s.offset), []byte{s.state, s.kind, byte(len(name) / 2), 1}, name)...)...)
		kind := bofSheet
		if s.kind == 2 {
			kind = 0x20
		}
		bodies = join(bodies, bof(0x600, kind), s.cells, rec(recEOF))
	}
	return join(bof(0x600, bofBook), shared, bounds, rec(recEOF), bodies)
}

func madeBook(sheets ...madeSheet) []byte {
	return madeCompound(madeStream{"Workbook", madeWorkbook(xf(0, 0), sheets...)})
}

package document

import (
	"fmt"
	"math"
	"strconv"
)

// cellLengths has the records of a sheet that matter, and how long each is at least.
var cellLengths = map[uint16]int{
	recFormula: 14, recColumn: 10, recMulRK: 12, recMulBlank: 8, recRString: 8, recMerge: 2, recLabelSST: 10,
	recBlank: 6, recNumber: 14, recLabel: 8, recBoolErr: 8, recRow: 16, recRK: 10, recObject: 6,
}

// cell takes one record into a sheet. waiting is the cell of a formula whose text
// comes in a record of its own.
func (b *workbook) cell(s *worksheet, r record, waiting *sheetCell) (*sheetCell, error) {
	d := r.data()
	least, known := cellLengths[r.id]
	if !known {
		return waiting, nil
	}
	if len(d) < least {
		return nil, errOutside
	}
	if r.id == recMerge {
		return nil, b.merge(s, d)
	}
	c := sheetCell{row: int(u16(d, 0)) + 1, column: int(u16(d, 2)) + 1}
	style := 0
	if len(d) >= 6 {
		style = int(u16(d, 4))
		c.ruled = b.styleOf(style).ruled
	}
	b.cells++
	var err error
	switch r.id {
	case recRow:
		if d[12]&0x20 != 0 {
			s.rows = append(s.rows, c.row)
		}
		return nil, nil
	case recColumn:
		if d[8]&1 != 0 {
			s.columns = hide(s.columns, int(u16(d, 0))+1, int(u16(d, 2))+1, maxColumns)
		}
		return nil, nil
	case recObject:
		s.picture = s.picture || u16(d, 0) == 0x15 && u16(d, 4) == 8
		return nil, nil
	case recMulRK, recMulBlank:
		return nil, b.several(s, r.id, c, d)
	case recBlank:
	case recLabelSST:
		i := int(u32(d, 6))
		if i >= len(b.strings) {
			return nil, fmt.Errorf("string %d of %d: %w", i+1, len(b.strings), ErrDamaged)
		}
		c.text = b.strings[i]
	case recLabel, recRString:
		parts := append([][]byte{d[6:]}, r.parts[1:]...)
		c.text, err = b.longText(parts)
	case recRK:
		c.text = b.number(rk(u32(d, 6)), style)
	case recNumber:
		c.text = b.number(math.Float64frombits(u64(d, 6)), style)
	case recBoolErr:
		c.text = boolErr(d[6], d[7] != 0)
	case recFormula:
		if u16(d, 12) != 0xffff {
			c.text = b.number(math.Float64frombits(u64(d, 6)), style)
			break
		}
		switch d[6] {
		case 0:
			return &c, nil
		case 1, 2:
			c.text = boolErr(d[8], d[6] == 2)
		}
	}
	if err == nil {
		b.add(s, c)
	}
	return nil, err
}

// several takes a row's run of numbers or of empty cells.
func (b *workbook) several(s *worksheet, id uint16, c sheetCell, d []byte) error {
	size := 6
	if id == recMulBlank {
		size = 2
	}
	d = d[4 : len(d)-2]
	for ; len(d) >= size; d = d[size:] {
		style := int(u16(d, 0))
		c.text, c.ruled = "", b.styleOf(style).ruled
		if id == recMulRK {
			c.text = b.number(rk(u32(d, 2)), style)
		}
		b.add(s, c)
		c.column++
		b.cells++
	}
	return nil
}

func (b *workbook) styleOf(i int) cellStyle {
	if i < len(b.styles) {
		return b.styles[i]
	}
	return cellStyle{}
}

// number prints a number of a cell as displayed has it.
func (b *workbook) number(v float64, style int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "#NUM!"
	}
	return displayed(strconv.FormatFloat(v, 'f', -1, 64), b.format(style), b.from1904)
}

// format returns the number format of a style, "" where it has none.
func (b *workbook) format(style int) string {
	id := b.styleOf(style).format
	if code, own := b.formats[id]; own {
		return code
	}
	return builtIn[int(id)]
}

// rk unpacks a number of 30 bits: an integer or the head of a float, in hundredths
// or not.
func rk(v uint32) float64 {
	f := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

func boolErr(v byte, isError bool) string {
	if !isError {
		if v != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	switch v {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0f:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1d:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	}
	return "#N/A"
}

func u64(b []byte, at int) uint64 { return uint64(u32(b, at)) | uint64(u32(b, at+4))<<32 }

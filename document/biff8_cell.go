package document

import (
	"fmt"
	"math"
)

// readSheet reads the records of a sheet up to its end, into s, or past them where
// s is nil.
func (b *workbook) readSheet(s *bookSheet) error {
	deep := 1 // charts lie inside sheets
	var waiting *bookCell
	for deep > 0 {
		r, ok, err := b.next()
		if err != nil {
			return err
		}
		switch {
		case !ok:
			return fmt.Errorf("it has no end: %w", ErrTruncated)
		case r.id == recBOF:
			deep++
		case r.id == recEOF:
			deep--
		case s == nil || deep > 1:
		case r.id == recString:
			if waiting != nil {
				if waiting.text, err = b.longText(r.parts); err != nil {
					return err
				}
				s.add(*waiting)
				waiting = nil
			}
		default:
			if waiting, err = b.cell(s, r, waiting); err != nil {
				return fmt.Errorf("record %#x at byte %d: %w", r.id, r.at, err)
			}
			if b.cells > maxParts {
				return fmt.Errorf("over %d cells: %w", maxParts, ErrTooLarge)
			}
		}
	}
	return nil
}

// longText reads a string whose length takes two bytes.
func (b *workbook) longText(parts [][]byte) (string, error) {
	in := &biffText{parts: append([][]byte(nil), parts...)}
	if b.old {
		return b.narrow(in, in.u16())
	}
	return in.wide()
}

// cellLengths has the records of a sheet that matter, and how long each is at least.
var cellLengths = map[uint16]int{
	recFormula: 14, recColumn: 10, recMulRK: 12, recMulBlank: 8, recRString: 8, recMerge: 2, recLabelSST: 10,
	recBlank: 6, recNumber: 14, recLabel: 8, recBoolErr: 8, recRow: 16, recRK: 10, recObject: 6,
}

// cell takes one record into a sheet. waiting is the cell of a formula whose text
// comes in a record of its own.
func (b *workbook) cell(s *bookSheet, r record, waiting *bookCell) (*bookCell, error) {
	d := r.data()
	least, known := cellLengths[r.id]
	if !known {
		return waiting, nil
	}
	if len(d) < least {
		return nil, errOutside
	}
	if r.id == recMerge {
		return nil, s.merge(d)
	}
	c := bookCell{row: int(u16(d, 0)), column: int(u16(d, 2))}
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
			s.hiddenRows[c.row] = true
		}
		return nil, nil
	case recColumn:
		if d[8]&1 != 0 {
			for i := int(u16(d, 0)); i <= int(u16(d, 2)) && i < maxColumns; i++ {
				s.hiddenColumns[i] = true
			}
		}
		return nil, nil
	case recObject:
		s.pictures = s.pictures || u16(d, 0) == 0x15 && u16(d, 4) == 8
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
		s.add(c)
	}
	return nil, err
}

// several takes a row's run of numbers or of empty cells.
func (b *workbook) several(s *bookSheet, id uint16, c bookCell, d []byte) error {
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
		s.add(c)
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

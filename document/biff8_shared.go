package document

import "fmt"

// readShared reads what all sheets share.
func (b *workbook) readShared() error {
	first, ok, err := b.next()
	if err != nil {
		return err
	}
	if !ok || first.id != recBOF || len(first.data()) < 4 {
		return fmt.Errorf("it begins with record %#x: %w", first.id, ErrDamaged)
	}
	switch version := u16(first.data(), 0); version {
	case 0x0600:
	case 0x0500:
		b.old = true
	default:
		return fmt.Errorf("version %#x: %w", version, ErrUnsupported)
	}
	b.formats = make(map[uint16]string)
	for {
		r, ok, err := b.next()
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("no end of what the sheets share: %w", ErrTruncated)
		}
		if r.id == recEOF {
			return nil
		}
		if err := b.share(r); err != nil {
			return fmt.Errorf("record %#x at byte %d: %w", r.id, r.at, err)
		}
	}
}

// sharedLengths says how long the records are, at least, that all sheets share.
var sharedLengths = map[uint16]int{recCodePage: 2, recDateMode: 2, recFormat: 3, recXF: 16, recBoundSheet: 8, recStrings: 8}

// maxSheets is how many sheets a workbook may have.
const maxSheets = 4096

// share takes one record of what all sheets share.
func (b *workbook) share(r record) (err error) {
	d := r.data()
	if len(d) < sharedLengths[r.id] {
		return errOutside
	}
	switch r.id {
	case recFilePass:
		return ErrEncrypted
	case recCodePage:
		b.codePage = u16(d, 0)
	case recDateMode:
		b.from1904 = u16(d, 0) == 1
	case recFormat:
		in := &biffText{parts: [][]byte{d[2:]}}
		if b.old {
			b.formats[u16(d, 0)], err = b.narrow(in, int(in.u8()))
		} else {
			b.formats[u16(d, 0)], err = in.wide()
		}
	case recXF:
		b.styles = append(b.styles, b.style(d))
	case recBoundSheet:
		if len(b.sheets) == maxSheets {
			return fmt.Errorf("over %d sheets: %w", maxSheets, ErrTooLarge)
		}
		sheet := boundSheet{at: int(u32(d, 0)), hidden: d[4]&3 != 0, table: d[5] == 0}
		in := &biffText{parts: [][]byte{d[7:]}}
		if n := int(d[6]); b.old {
			sheet.name, err = b.narrow(in, n)
		} else {
			sheet.name = in.chars(n, in.u8()&1 == 1)
		}
		b.sheets = append(b.sheets, sheet)
	case recStrings:
		b.strings, err = readStrings(r.parts)
	}
	return err
}

// style reads a cell format.
func (b *workbook) style(d []byte) cellStyle {
	var sides [4]uint32
	if b.old {
		low, high := u32(d, 8), u32(d, 12)
		sides = [4]uint32{high & 7, high >> 3 & 7, high >> 6 & 7, low >> 22 & 7}
	} else {
		lines := u32(d, 10)
		sides = [4]uint32{lines & 0xf, lines >> 4 & 0xf, lines >> 8 & 0xf, lines >> 12 & 0xf}
	}
	drawn := 0
	for _, s := range sides {
		if s != 0 {
			drawn++
		}
	}
	return cellStyle{format: u16(d, 2), ruled: drawn >= 2}
}

package document

import (
	"fmt"
)

// readXLS reads a workbook of Excel 97 to 2003 by [MS-XLS], or of Excel 5 and 95,
// or of another program in those formats: every sheet that is shown, in the
// workbook's order, with its name unless a program gave it. Hidden rows and columns
// are left out. Numbers are printed as
// they are stored, not as they are rounded to be shown, but dates and percentages
// as such.
func readXLS(body []byte, _ string) (*Document, error) {
	c, err := openCompound(body)
	if err != nil {
		return nil, err
	}
	name := "Workbook"
	if c.find(name) == nil {
		name = "Book"
	}
	stream, err := c.stream(name)
	if err != nil {
		return nil, err
	}
	b := &workbook{stream: stream}
	sheets, err := b.read()
	if err != nil {
		return nil, err
	}
	return layOutSheets(sheets)
}

// layOutSheets makes a document of the sheets that are shown.
func layOutSheets(sheets []*bookSheet) (*Document, error) {
	d := &Document{parents: []int{0}}
	tables, lines, room := 0, 0, maxParts
	for _, s := range sheets {
		blocks, err := s.blocks(&room)
		if err != nil {
			return nil, err
		}
		for _, block := range blocks {
			if block.Grid != nil {
				tables++
				block.Grid.Number = tables
			} else if !block.Picture {
				lines++
				block.Line = lines
			}
			d.Blocks = append(d.Blocks, block)
		}
	}
	return d, nil
}

// A workbook is a stream of records: what all sheets share, then the sheets.
type workbook struct {
	stream []byte
	at     int // of the next record

	old      bool // Excel 5 or 95
	codePage uint16
	from1904 bool // days are counted from 1904, not 1900
	strings  []string
	formats  map[uint16]string
	styles   []cellStyle
	sheets   []boundSheet
	cells    int // so far
}

// A boundSheet says where a sheet begins and whether it is shown.
type boundSheet struct {
	name   string
	at     int
	hidden bool
	table  bool // of cells, not a chart
}

// A cellStyle is what a cell's format says.
type cellStyle struct {
	format uint16
	ruled  bool // lines on two sides or more
}

// Records of [MS-XLS] 2.3 that matter here.
const (
	recFormula    = 0x0006
	recEOF        = 0x000a
	recDateMode   = 0x0022
	recFilePass   = 0x002f
	recContinue   = 0x003c
	recCodePage   = 0x0042
	recObject     = 0x005d
	recColumn     = 0x007d
	recBoundSheet = 0x0085
	recMulRK      = 0x00bd
	recMulBlank   = 0x00be
	recRString    = 0x00d6
	recXF         = 0x00e0
	recMerge      = 0x00e5
	recStrings    = 0x00fc
	recLabelSST   = 0x00fd
	recBlank      = 0x0201
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recRK         = 0x027e
	recFormat     = 0x041e
	recBOF        = 0x0809
)

// A record is one record and those that continue it.
type record struct {
	id    uint16
	at    int // in the stream
	parts [][]byte
}

// data is what the record itself holds.
func (r record) data() []byte { return r.parts[0] }

// next returns the next record; ok is false at the end of the stream.
func (b *workbook) next() (r record, ok bool, err error) {
	if len(b.stream)-b.at < 4 {
		return record{}, false, nil
	}
	r = record{id: u16(b.stream, b.at), at: b.at}
	for {
		n := int(u16(b.stream, b.at+2))
		if b.at+4+n > len(b.stream) {
			return r, false, fmt.Errorf("record %#x at byte %d: %w", r.id, b.at, ErrTruncated)
		}
		r.parts = append(r.parts, b.stream[b.at+4:b.at+4+n])
		b.at += 4 + n
		if len(b.stream)-b.at < 4 || u16(b.stream, b.at) != recContinue {
			return r, true, nil
		}
	}
}

// read returns the sheets that are shown.
func (b *workbook) read() ([]*bookSheet, error) {
	if err := b.readShared(); err != nil {
		return nil, err
	}
	found := make(map[int]*bookSheet)
	for _, s := range b.sheets {
		if s.table && !s.hidden {
			found[s.at] = nil
		}
	}
	for {
		r, ok, err := b.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if r.id != recBOF {
			continue // padding
		}
		var s *bookSheet
		if _, shown := found[r.at]; shown {
			s = newBookSheet()
			found[r.at] = s
		}
		if err := b.readSheet(s); err != nil {
			return nil, fmt.Errorf("sheet at byte %d: %w", r.at, err)
		}
	}
	var sheets []*bookSheet
	for i, s := range b.sheets {
		if !s.table || s.hidden {
			continue
		}
		if found[s.at] == nil {
			return nil, fmt.Errorf("sheet %d of %d is not where it should be: %w", i+1, len(b.sheets), ErrDamaged)
		}
		found[s.at].name = s.name
		sheets = append(sheets, found[s.at])
		found[s.at] = nil
	}
	return sheets, nil
}

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

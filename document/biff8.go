package document

import "fmt"

// readXLS reads a workbook of Excel 97 to 2003 by [MS-XLS], or of Excel 5 and 95,
// or of another program in those formats: every sheet that is shown, in the
// workbook's order, with its name unless a program gave it. Hidden rows and columns
// are left out. A figure is what displayed makes of it.
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
func (b *workbook) read() ([]*worksheet, error) {
	if err := b.readShared(); err != nil {
		return nil, err
	}
	found := make(map[int]*worksheet)
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
		var s *worksheet
		if _, shown := found[r.at]; shown {
			s = &worksheet{}
			found[r.at] = s
		}
		if err := b.readSheet(s); err != nil {
			return nil, fmt.Errorf("sheet at byte %d: %w", r.at, err)
		}
	}
	var sheets []*worksheet
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

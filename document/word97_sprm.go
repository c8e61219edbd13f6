package document

import "slices"

// Property modifiers that matter here, by [MS-DOC] 2.6.
const (
	sprmCFRMarkDel   = 0x0800
	sprmCFData       = 0x0806
	sprmCFVanish     = 0x083c
	sprmCFSpec       = 0x0855
	sprmCPicLocation = 0x6a03
	sprmCSymbol      = 0x6a09

	sprmPIstd        = 0x4600
	sprmPIlvl        = 0x260a
	sprmPIlfo        = 0x460b
	sprmPFInTable    = 0x2416
	sprmPFTtp        = 0x2417
	sprmPFInnerCell  = 0x244b
	sprmPFInnerTtp   = 0x244c
	sprmPItap        = 0x6649
	sprmPOutLvl      = 0x2640
	sprmPHugePapxOld = 0x6645
	sprmPHugePapx    = 0x6646
	sprmPTableProps  = 0x646b
	sprmPChgTabs     = 0xc615
	sprmTDefTableOld = 0xd606
	sprmTDefTable    = 0xd608
	sprmTVertMerge   = 0xd62b
	sprmTMerge       = 0x5624

	maxRowCells         = 64      // of a row: the format allows 63
	maxHuge             = 4 << 20 // bytes of properties taken from the data stream
	maxLent             = 1 << 26 // bytes of properties that pieces refer to, counted each time
	tableCellProperties = 20      // bytes
)

// prm0 has the modifiers that a piece can carry without a list, by their short numbers.
var prm0 = map[uint16]uint16{
	0x0c: sprmPIlvl, 0x18: sprmPFInTable, 0x19: sprmPFTtp, 0x41: sprmCFRMarkDel,
	0x47: sprmCFData, 0x5c: sprmCFVanish, 0x75: sprmCFSpec, 0x78: sprmPOutLvl,
}

// sprms calls f with each modifier and its operand, and stops where the list is cut.
func sprms(b []byte, f func(op uint16, arg []byte)) {
	for len(b) >= 3 {
		op := u16(b, 0)
		b = b[2:]
		n, skip := 0, 0
		switch op >> 13 {
		case 0, 1:
			n = 1
		case 2, 4, 5:
			n = 2
		case 3:
			n = 4
		case 7:
			n = 3
		default:
			n, skip = int(b[0]), 1
			switch {
			case op == sprmTDefTable || op == sprmTDefTableOld:
				if len(b) < 2 {
					return
				}
				n, skip = int(u16(b, 0))-1, 2
			case op == sprmPChgTabs && n == 255:
				n = longTabs(b[1:])
			}
		}
		if n < 0 || skip+n > len(b) {
			return
		}
		f(op, b[skip:skip+n])
		b = b[skip+n:]
	}
}

// longTabs returns the length of a list of tabs that is too long to state it.
func longTabs(b []byte) int {
	deleted := 0
	if len(b) > 0 {
		deleted = 4 * int(b[0])
	}
	if 1+deleted >= len(b) {
		return -1
	}
	return 2 + deleted + 3*int(b[1+deleted])
}

// pieceModifiers calls f with the modifiers that a piece itself carries.
func (w *word) pieceModifiers(prm uint16, f func(op uint16, arg []byte)) {
	if prm&1 == 1 {
		if i := int(prm >> 1); i < len(w.prcs) && w.lent < maxLent {
			w.lent += len(w.prcs[i])
			sprms(w.prcs[i], f)
		}
		return
	}
	if op, known := prm0[prm>>1&0x7f]; known {
		f(op, []byte{byte(prm >> 8)})
	}
}

// A wordCharacter is what the properties of a character say.
type wordCharacter struct {
	hidden  bool // deleted, or formatted so
	special bool // the character is a mark, not text
	binary  bool // the picture is none, but data of a field
	symbol  rune // what a special character stands for, else 0
	picture int  // where in data the picture lies, else -1
}

func (w *word) character(fc int, prm uint16) wordCharacter {
	c := wordCharacter{picture: -1}
	deleted, vanished := false, false
	apply := func(op uint16, arg []byte) {
		switch op {
		case sprmCFRMarkDel:
			deleted = arg[0]&1 == 1
		case sprmCFVanish:
			vanished = arg[0]&1 == 1 // 0x80: as the style has it, 0x81: the opposite
		case sprmCFSpec:
			c.special = arg[0] == 1
		case sprmCFData:
			c.binary = arg[0] == 1
		case sprmCSymbol:
			c.symbol = rune(u16(arg, 2))
		case sprmCPicLocation:
			c.picture, c.special = int(u32(arg, 0)), true
		}
	}
	if r := runAt(w.characters, fc); r != nil {
		sprms(r.props, apply)
	}
	w.pieceModifiers(prm, apply)
	c.hidden = deleted || vanished
	return c
}

// A wordParagraph is what the properties of a paragraph say.
type wordParagraph struct {
	style               int
	inTable             bool
	rowEnd              bool // it ends a row
	innerCell, innerRow bool // it ends a cell or a row of a table in a table
	depth               int  // how many tables it stands in, where inTable
	list, listLevel     int  // 0 none, else counted from 1; level counted from 0
	outline             int  // 0 to 8 for a heading, 9 for text
	row                 *wordRow
}

// A wordRow is what a row's end says of its cells.
type wordRow struct {
	edges []int16 // of cells, in twips, one more than there are cells
	horz  []uint8 // bits 0 and 1 of each cell: merged with its neighbours
	vert  []uint8 // 0 alone, 1 goes on from above, else begins
}

// paragraph returns the properties of the paragraph whose mark lies at a byte.
func (w *word) paragraph(fc int, prm uint16) (wordParagraph, error) {
	r := runAt(w.paragraphs, fc)
	if r == nil {
		r = &wordRun{}
	}
	if r.done == nil {
		p := wordParagraph{outline: 9}
		props := r.props
		if len(props) >= 2 {
			p.style, props = int(u16(props, 0)), props[2:]
		}
		p.ofStyle(w.styles)
		if err := w.apply(&p, props, 0); err != nil {
			return p, err
		}
		r.done = &p
	}
	p := *r.done
	var err error
	if prm != 0 {
		if p.row != nil { // shared with the paragraphs of the run
			row := wordRow{p.row.edges, slices.Clone(p.row.horz), slices.Clone(p.row.vert)}
			p.row = &row
		}
		w.pieceModifiers(prm, func(op uint16, arg []byte) {
			if err == nil {
				err = w.modify(&p, op, arg, 0)
			}
		})
	}
	return p, err
}

func (w *word) apply(p *wordParagraph, props []byte, deep int) (err error) {
	sprms(props, func(op uint16, arg []byte) {
		if err == nil {
			err = w.modify(p, op, arg, deep)
		}
	})
	return err
}

func (w *word) modify(p *wordParagraph, op uint16, arg []byte, deep int) error {
	switch op {
	case sprmPIstd:
		p.style = int(u16(arg, 0))
		p.ofStyle(w.styles)
	case sprmPFInTable:
		p.inTable = arg[0] == 1
	case sprmPFTtp:
		p.rowEnd = arg[0] == 1
	case sprmPFInnerCell:
		p.innerCell = arg[0] == 1
	case sprmPFInnerTtp:
		p.innerRow = arg[0] == 1
	case sprmPItap:
		p.depth = int(u32(arg, 0))
	case sprmPIlvl:
		p.listLevel = int(arg[0])
	case sprmPIlfo:
		p.list = int(u16(arg, 0))
	case sprmPOutLvl:
		p.outline = int(arg[0])
	case sprmPHugePapx, sprmPHugePapxOld, sprmPTableProps:
		return w.huge(p, int(u32(arg, 0)), deep)
	case sprmTDefTable:
		p.row = defineRow(arg)
	case sprmTVertMerge:
		if len(arg) == 2 && p.row != nil && int(arg[0]) < len(p.row.vert) {
			p.row.vert[arg[0]] = arg[1]
		}
	case sprmTMerge:
		if p.row != nil {
			for i := int(arg[0]); i < min(int(arg[1]), len(p.row.horz)); i++ {
				p.row.horz[i] = 1
				if i > int(arg[0]) {
					p.row.horz[i] = 2
				}
			}
		}
	}
	return nil
}

// huge applies properties that lie in the data stream, as those of wide tables do.
func (w *word) huge(p *wordParagraph, at, deep int) error {
	if at+2 > len(w.data) || at+2+int(u16(w.data, at)) > len(w.data) {
		return errOutside
	}
	n := int(u16(w.data, at))
	if w.spent += n; deep > 0 || w.spent > maxHuge {
		return errOutside // lists that hold one another, or one list taken again and again
	}
	return w.apply(p, w.data[at+2:at+2+n], deep+1)
}

// defineRow reads a row's cells: their number, their edges, the properties of each.
func defineRow(arg []byte) *wordRow {
	if len(arg) == 0 {
		return nil
	}
	n := int(arg[0])
	if n == 0 || n >= maxRowCells || len(arg) < 1+2*(n+1) {
		return nil
	}
	r := &wordRow{edges: make([]int16, n+1), horz: make([]uint8, n), vert: make([]uint8, n)}
	for i := range n + 1 {
		r.edges[i] = int16(u16(arg, 1+2*i))
	}
	arg = arg[1+2*(n+1):]
	for i := 0; i < n && len(arg) >= 2; i++ {
		flags := u16(arg, 0)
		r.horz[i], r.vert[i] = uint8(flags&3), uint8(flags>>5&3)
		arg = arg[min(tableCellProperties, len(arg)):]
	}
	return r
}

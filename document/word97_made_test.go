package document

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// sprm writes a property modifier.
func sprm(op int, arg ...byte) []byte { return append(le16(op), arg...) }

// A madeRun is text whose characters have the same properties.
type madeRun struct {
	text  string
	props []byte
}

// A madeParagraph is a paragraph of a Word file that a test makes.
type madeParagraph struct {
	runs  []madeRun
	mark  rune // '\r' where it is 0
	style int
	props []byte
}

// para is a paragraph of text with properties.
func para(text string, props ...[]byte) madeParagraph {
	return madeParagraph{runs: []madeRun{{text: text}}, props: join(props...)}
}

// inTable is what all paragraphs of a table say, by how deep they stand.
func inTable(depth int) []byte { return join(sprm(sprmPFInTable, 1), sprm(sprmPItap, le32(depth)...)) }

// rowCells are a row's cells, each of one paragraph, and its end, which says the edges
// of the cells and the merge flags of each.
func rowCells(edges []int, flags []int, texts ...string) []madeParagraph {
	var out []madeParagraph
	for _, text := range texts {
		p := para(text, inTable(1))
		p.mark = '\a'
		out = append(out, p)
	}
	end := para("", inTable(1), sprm(sprmPFTtp, 1), defTable(edges, flags))
	end.mark = '\a'
	return append(out, end)
}

// defTable writes sprmTDefTable.
func defTable(edges []int, flags []int) []byte {
	arg := append([]byte{byte(len(edges) - 1)}, le16(edges...)...)
	for _, f := range flags {
		arg = append(arg, le16(f)...)
		arg = append(arg, make([]byte, tableCellProperties-2)...)
	}
	return join(le16(sprmTDefTable, len(arg)+1), arg)
}

// A madeWord is a Word file that a test makes.
type madeWord struct {
	paragraphs []madeParagraph
	boxes      []madeParagraph // of text boxes
	breaks     []int           // characters at which a new piece begins
	prms       map[int]int     // of the piece that begins at a character
	prcs       [][]byte
	narrow     bool // pieces of Latin letters are of one byte to a character
	styles     []byte
	lists      []byte // the list part
	levels     []byte // behind it
	overrides  []byte
	data       []byte
	change     func(stream, table []byte)
}

// a stretch of bytes and the properties of its characters.
type madeStretch struct {
	from, to int
	props    []byte
}

// body writes the file. Pieces lie in the stream in the reverse of their order.
func (m madeWord) body() []byte {
	var text []uint16
	var paragraphs, characters []madeStretch // in characters
	add := func(ps []madeParagraph) {
		for _, p := range ps {
			start := len(text)
			for _, r := range p.runs {
				from := len(text)
				text = append(text, utf16.Encode([]rune(r.text))...)
				characters = append(characters, madeStretch{from, len(text), r.props})
			}
			mark := p.mark
			if mark == 0 {
				mark = '\r'
			}
			characters = append(characters, madeStretch{len(text), len(text) + 1, nil})
			text = append(text, uint16(mark))
			paragraphs = append(paragraphs, madeStretch{start, len(text), append(le16(p.style), p.props...)})
		}
	}
	add(m.paragraphs)
	main := len(text)
	add(m.boxes)

	stream := make([]byte, 1024)
	bounds := append([]int{0}, m.breaks...)
	bounds = append(bounds, len(text))
	n := len(bounds) - 1
	places, widths := make([]int, n), make([]int, n)
	for i := n - 1; i >= 0; i-- {
		part := text[bounds[i]:bounds[i+1]]
		places[i], widths[i] = len(stream), 2
		if m.narrow && !slices.ContainsFunc(part, func(u uint16) bool { return u > 0xff }) {
			widths[i] = 1
		}
		for _, u := range part {
			stream = append(stream, byte(u))
			if widths[i] == 2 {
				stream = append(stream, byte(u>>8))
			}
		}
	}
	inStream := func(in []madeStretch) (out []madeStretch) {
		for i := n - 1; i >= 0; i-- {
			for _, s := range in {
				from, to := max(s.from, bounds[i]), min(s.to, bounds[i+1])
				if from < to {
					out = append(out, madeStretch{places[i] + widths[i]*(from-bounds[i]), places[i] + widths[i]*(to-bounds[i]), s.props})
				}
			}
		}
		return out
	}
	chpx := pages(&stream, inStream(characters), 1, func(props []byte) []byte { return append([]byte{byte(len(props))}, props...) })
	papx := pages(&stream, inStream(paragraphs), 13, func(props []byte) []byte {
		if len(props)%2 == 0 {
			return append([]byte{0, byte(len(props) / 2)}, props...)
		}
		return append([]byte{byte((len(props) + 1) / 2)}, props...)
	})

	clx := []byte{}
	for _, prc := range m.prcs {
		clx = join(clx, []byte{1}, le16(len(prc)), prc)
	}
	var pcd []byte
	plc := []byte{}
	for _, cp := range bounds {
		plc = append(plc, le32(cp)...)
	}
	for i := range n {
		fc := places[i]
		if widths[i] == 1 {
			fc = 2*fc | 1<<30
		}
		pcd = join(pcd, le16(0), le32(fc), le16(m.prms[bounds[i]]))
	}
	clx = join(clx, []byte{2}, le32(len(plc)+len(pcd)), plc, pcd)

	var table []byte
	part := func(i int, data, behind []byte) {
		if len(data) == 0 {
			return
		}
		binary.LittleEndian.PutUint32(stream[154+8*i:], uint32(len(table)))
		binary.LittleEndian.PutUint32(stream[154+8*i+4:], uint32(len(data)))
		table = join(table, data, behind)
	}
	copy(stream, le16(0xa5ec, 193, 0, 0x804))
	copy(stream[10:], le16(0x200))
	copy(stream[32:], le16(14))
	copy(stream[62:], le16(22))
	copy(stream[76:], le32(main))
	copy(stream[100:], le32(len(text)-main))
	copy(stream[152:], le16(93))
	part(fcClx, clx, nil)
	part(fcPlcfBteChpx, chpx, nil)
	part(fcPlcfBtePapx, papx, nil)
	part(fcStshf, m.styles, nil)
	part(fcPlfLst, m.lists, m.levels)
	part(fcPlfLfo, m.overrides, nil)
	if m.change != nil {
		m.change(stream, table)
	}
	streams := []madeStream{{"WordDocument", stream}, {"1Table", table}}
	if m.data != nil {
		streams = append(streams, madeStream{"Data", m.data})
	}
	return madeCompound(streams...)
}

// pages writes pages of properties and returns where they are.
func pages(stream *[]byte, runs []madeStretch, entry int, encode func([]byte) []byte) []byte {
	var bounds, numbers []byte
	for len(*stream)%512 != 0 {
		*stream = append(*stream, 0)
	}
	for len(runs) > 0 {
		page := make([]byte, 512)
		n, free := 0, 510
		for n < len(runs) {
			props := encode(runs[n].props)
			at := (free - len(props)) &^ 1
			if at < 4*(n+2)+entry*(n+1) {
				break
			}
			copy(page[at:], props)
			free = at
			n++
		}
		free = 510
		for i := range n {
			copy(page[4*i:], le32(runs[i].from))
			copy(page[4*i+4:], le32(runs[i].to))
			free = (free - len(encode(runs[i].props))) &^ 1
			page[4*(n+1)+entry*i] = byte(free / 2)
		}
		page[511] = byte(n)
		bounds = append(bounds, le32(runs[0].from)...)
		numbers = append(numbers, le32(len(*stream)/512)...)
		*stream = append(*stream, page...)
		if n == len(runs) {
			bounds = append(bounds, le32(runs[n-1].to)...)
		}
		runs = runs[n:]
	}
	return join(bounds, numbers)
}

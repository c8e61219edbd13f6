package document

import (
	"cmp"
	"fmt"
	"slices"
)

// Marks in the text ([MS-DOC] 2.4.1 and sprmCFSpec).
const (
	markPicture   = 0x01
	markCell      = 0x07 // ends a cell or a row
	markLine      = 0x0b
	markPage      = 0x0c // or a section
	markParagraph = 0x0d
	markColumn    = 0x0e
	markField     = 0x13 // begins a field; up to 0x14 what asks for a text, then the text
	markResult    = 0x14
	markFieldEnd  = 0x15
	markHyphen    = 0x1e // that does not break
	markSoft      = 0x1f // hyphen where a word may be parted
	markSymbol    = 0x28 // a character of another font
)

// Pictures at least so wide and high, in twips, can hold a table.
const (
	pictureWidth  = 198 * 20
	pictureHeight = 56 * 20
)

// maxTableDepth is how deep tables in tables are read.
const maxTableDepth = 16

// A wordWalk goes through a text once and cuts it into blocks.
type wordWalk struct {
	word *word
	doc  *Document

	line     []byte      // of the paragraph that is open
	parts    []Block     // lines of the paragraph that are done
	pictures int         // that stand in it and are large enough
	unknown  bool        // a picture of unknown size stands in it
	tables   []wordTable // that are open, from the outermost
	met      int         // tables so far
	lines    int         // paragraphs so far
	produced int         // parts so far
}

// text reads n characters from one on. What is open at their end is closed.
func (k *wordWalk) text(from, to int) error {
	w := k.word
	fields := w.fields(from, to)
	var run *wordRun
	var c wordCharacter
	piece, until := 0, -1
	for cp := from; cp < to; {
		for piece+1 < len(w.pieces)-1 && w.pieces[piece+1].cp <= cp {
			piece++
			run = nil
		}
		p := &w.pieces[piece]
		fc := p.fc + p.width*(cp-p.cp)
		if run == nil || fc < run.from || fc >= run.to {
			if run = runAt(w.characters, fc); run == nil {
				run = &wordRun{from: fc, to: runAfter(w.characters, fc)}
			}
			c = w.character(fc, p.prm)
		}
		r, n := w.runeAt(cp)
		for ; len(fields) > 0 && fields[0].begin <= cp; fields = fields[1:] {
			until = max(until, fields[0].end)
		}
		switch {
		case r == markCell || r == markParagraph || r == markPage:
			if err := k.endParagraph(r, fc, p.prm); err != nil {
				return fmt.Errorf("paragraph that ends at character %d: %w", cp, err)
			}
		case cp <= until || c.hidden:
		default:
			k.character(r, &c)
		}
		cp += n
		if k.produced > maxParts {
			return fmt.Errorf("over %d paragraphs and cells: %w", maxParts, ErrTooLarge)
		}
		if w.lent >= maxLent {
			return errOutside
		}
	}
	k.endLine()
	k.place(k.take(wordParagraph{outline: 9}))
	k.closeTables(0)
	return nil
}

// A wordField is what of a field is not its text: from the mark that begins it to
// the one before the text, or to its end where it has none.
type wordField struct{ begin, end int }

// maxOpenFields is how deep fields in fields are followed.
const maxOpenFields = 1 << 10

// fields returns the fields that have an end, by where they begin.
func (w *word) fields(from, to int) []wordField {
	var open, found []wordField
	for cp := from; cp < to; cp++ {
		n := len(open)
		switch w.text[cp] {
		case markField:
			if n < maxOpenFields {
				open = append(open, wordField{cp, -1})
			}
		case markResult:
			if n > 0 && open[n-1].end < 0 {
				open[n-1].end = cp
			}
		case markFieldEnd:
			if n > 0 {
				f := open[n-1]
				open = open[:n-1]
				if f.end < 0 {
					f.end = cp
				}
				found = append(found, f)
			}
		}
	}
	slices.SortFunc(found, func(a, b wordField) int { return cmp.Compare(a.begin, b.begin) })
	return found
}

// character takes a character that is shown.
func (k *wordWalk) character(r rune, c *wordCharacter) {
	switch {
	case r == markPicture && c.special:
		k.picture(c)
	case r == markSymbol && c.special && c.symbol != 0:
		k.line = appendCollapsed(k.line, string(c.symbol))
	case r == markLine:
		k.endLine()
	case r == markHyphen:
		k.line = append(k.line, '-')
	case r == markSoft || c.special && r < 0x20:
	case r == '\t' || r == markColumn || r == ' ':
		k.line = appendCollapsed(k.line, " ")
	case r >= 0x20:
		k.line = appendCollapsed(k.line, string(r))
	}
}

// picture takes a picture in the line, if it is large enough or does not say.
func (k *wordWalk) picture(c *wordCharacter) {
	d := k.word.data
	if c.binary {
		return
	}
	if c.picture < 0 || c.picture > len(d) || len(d)-c.picture < 36 {
		k.unknown = true
		return
	}
	d = d[c.picture:]
	width := int(u16(d, 28)) * int(u16(d, 32)) / 1000 // the natural size and the scale in thousandths
	height := int(u16(d, 30)) * int(u16(d, 34)) / 1000
	switch {
	case width == 0 || height == 0:
		k.unknown = true
	case width >= pictureWidth && height >= pictureHeight:
		k.pictures++
	}
}

// endLine ends a line of the paragraph.
func (k *wordWalk) endLine() {
	if text := trim(k.line); len(text) > 0 {
		k.parts = append(k.parts, Block{Text: string(text)})
	}
	k.line = k.line[:0]
}

// take returns the lines of the paragraph that ends, and the pictures after them.
func (k *wordWalk) take(p wordParagraph) []Block {
	parts := k.parts
	if len(parts) == 0 && k.pictures == 0 && k.unknown {
		k.pictures = 1
	}
	for i := range parts {
		k.lines++
		parts[i].Line, parts[i].Level = k.lines, p.level()
	}
	for range k.pictures {
		parts = append(parts, Block{Picture: true})
	}
	k.parts, k.pictures, k.unknown = nil, 0, false
	k.produced += len(parts)
	return parts
}

// endParagraph ends a paragraph at its mark, and the cell or row that ends with it.
func (k *wordWalk) endParagraph(mark rune, fc int, prm uint16) error {
	p, err := k.word.paragraph(fc, prm)
	if err != nil {
		return err
	}
	depth := 0
	if p.inTable {
		depth = min(max(p.depth, 1), maxTableDepth)
	}
	k.endLine()
	k.number(&p)
	parts := k.take(p)
	for len(k.tables) < depth {
		k.met++
		k.tables = append(k.tables, wordTable{number: k.met})
	}
	k.closeTables(depth)
	switch {
	case depth == 0:
		k.place(parts)
	case depth == 1 && p.rowEnd || depth > 1 && p.innerRow:
		k.tables[depth-1].endRow(p.row)
	default:
		k.place(parts)
		if depth == 1 && mark == markCell || depth > 1 && p.innerCell {
			k.tables[depth-1].endCell()
			k.produced++
		}
	}
	return nil
}

// number puts an automatic number before the first line of a paragraph. Empty
// paragraphs outside tables are numbered but not kept.
func (k *wordWalk) number(p *wordParagraph) {
	if p.list == 0 || p.rowEnd || p.innerRow {
		return
	}
	text := k.word.lists.number(p.list, p.listLevel)
	if text == "" {
		return
	}
	if len(k.parts) > 0 {
		k.parts[0].Text = string(trim(appendCollapsed(nil, text+k.parts[0].Text)))
		return
	}
	if p.inTable { // a column of numbers
		if text := trim(appendCollapsed(nil, text)); len(text) > 0 {
			k.parts = append(k.parts, Block{Text: string(text)})
		}
	}
}

// place puts blocks into the innermost cell that is open, or the document.
func (k *wordWalk) place(blocks []Block) {
	if n := len(k.tables); n > 0 {
		k.tables[n-1].cell = append(k.tables[n-1].cell, blocks...)
		return
	}
	k.doc.Blocks = append(k.doc.Blocks, blocks...)
}

// closeTables closes those deeper than depth.
func (k *wordWalk) closeTables(depth int) {
	for len(k.tables) > depth {
		n := len(k.tables) - 1
		t := k.tables[n]
		k.tables = k.tables[:n]
		t.endRow(nil)
		k.place(t.blocks())
	}
}

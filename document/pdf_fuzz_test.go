package document

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sheetsFrom makes sheets of bytes: of every nine, the first says what is drawn and
// the others where.
func sheetsFrom(data []byte) []sheet {
	sheets := []sheet{{width: 595, height: 842}}
	for ; len(data) >= 9; data = data[9:] {
		at := func(i int) float64 { return float64(binary.LittleEndian.Uint16(data[1+2*i:])) / 64 }
		s := &sheets[len(sheets)-1]
		x, y := at(0), at(1)
		switch data[0] % 8 {
		case 0:
			s.rules = append(s.rules, rule{x, y, x + at(2), y})
		case 1:
			s.rules = append(s.rules, rule{x, y, x, y + at(3)})
		case 2:
			s.pictures = append(s.pictures, rect{x, y, x + at(2), y + at(3)})
		case 3:
			if data[1] == 0 && len(sheets) < 4 {
				sheets = append(sheets, sheet{width: at(2), height: at(3)})
			}
		case 4:
			s.glyphs = append(s.glyphs, glyph{text: "x", box: rect{x, y, math.NaN(), math.Inf(1)}, size: at(2), angle: int(data[5]) * 10})
		default:
			r := []rune("0123456789.,- 一二三、（）本年度公开申请\ufffd")[int(data[5])%26]
			size := 4 + float64(data[6]%32)
			s.glyphs = append(s.glyphs, glyph{text: string(r), box: rect{x, y, x + size, y + size}, size: size, angle: int(data[7]%5) * 90, faint: data[8]&1 == 1, piece: int(data[8] >> 1)})
		}
	}
	return sheets
}

func FuzzLayOut(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x00000000000\x01000000000\x05111111111\x06111111111\x07222222222"))
	var grid []byte
	put := func(kind byte, x, y, w, h uint16) {
		grid = append(grid, kind)
		for _, v := range []uint16{x, y, w, h} {
			grid = binary.LittleEndian.AppendUint16(grid, v*64)
		}
	}
	for i := range uint16(4) {
		put(0, 70, 200+20*i, 300, 0)
		put(1, 70+100*i, 200, 0, 60)
		put(5, 80+100*i, 205, 300, 0)
		put(6, 80+100*i, 225, 300, 0)
	}
	f.Add(grid)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 9*2000 {
			return
		}
		blocks := layOut(sheetsFrom(data))
		for _, b := range blocks {
			checkBlock(t, b)
		}
		if diff := cmp.Diff(blocks, layOut(sheetsFrom(data)), cmp.AllowUnexported(Block{})); diff != "" {
			t.Errorf("laid out twice (-first +second):\n%s", diff)
		}
	})
}

// checkBlock holds a block against what its type promises.
func checkBlock(t *testing.T, b Block) {
	t.Helper()
	if b.Page < 1 || b.Grid == nil && !b.Picture && (b.Text == "" || b.Line < 1) {
		t.Errorf("block %+v", b)
	}
	if b.Grid == nil {
		return
	}
	g := b.Grid
	taken := make(map[[2]int]bool)
	for i, row := range g.Rows {
		last := 0
		for _, c := range row {
			if c.Row != i+1 || c.Column <= last || c.RowSpan < 1 || c.ColSpan < 1 || c.Column+c.ColSpan > g.Columns+1 || c.Row+c.RowSpan > len(g.Rows)+1 || c.Page < b.Page {
				t.Fatalf("cell %+v in row %d of a table of %d columns and %d rows", c, i+1, g.Columns, len(g.Rows))
			}
			last = c.Column
			for r := range c.RowSpan {
				for j := range c.ColSpan {
					at := [2]int{c.Row + r, c.Column + j}
					if taken[at] {
						t.Fatalf("two cells cover row %d, column %d", at[0], at[1])
					}
					taken[at] = true
				}
			}
		}
	}
}

func FuzzReadPDF(f *testing.F) {
	whole := pdfFile{pages: []string{tablePage()}}.bytes()
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(pdfFile{pages: []string{"q 500 0 0 700 40 40 cm /X1 Do Q", ""}, page: "/Rotate 90"}.bytes())
	f.Fuzz(func(t *testing.T, body []byte) {
		d, err := thrifty(t, func() (*Document, error) { return readPDF(body, "") })
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			checkBlock(t, b)
			if b.Page > d.Pages {
				t.Errorf("a block on page %d of %d", b.Page, d.Pages)
			}
		}
	})
}

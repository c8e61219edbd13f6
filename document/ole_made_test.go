package document

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// A madeStream is a stream for a compound file that a test makes.
type madeStream struct {
	name string
	data []byte
}

// madeCompound writes a compound file of version 3. Streams are filled up with
// zeros to the length from which they lie in sectors of their own.
func madeCompound(streams ...madeStream) []byte {
	const sector = 512
	var sectors []byte // behind the header
	var fat []uint32
	put := func(data []byte) (first, size int) {
		data = append([]byte(nil), data...)
		for len(data) < 4096 {
			data = append(data, 0)
		}
		first, size = len(fat), len(data)
		for len(data)%sector != 0 {
			data = append(data, 0)
		}
		for i := range len(data) / sector {
			fat = append(fat, uint32(first+i+1))
		}
		fat[len(fat)-1] = 0xfffffffe
		sectors = append(sectors, data...)
		return first, size
	}
	entry := func(name string, kind byte, child, right uint32, first, size int) []byte {
		e := make([]byte, 128)
		units := utf16.Encode([]rune(name))
		for i, u := range units {
			binary.LittleEndian.PutUint16(e[2*i:], u)
		}
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
		e[66], e[67] = kind, 1
		binary.LittleEndian.PutUint32(e[68:], 0xffffffff)
		binary.LittleEndian.PutUint32(e[72:], right)
		binary.LittleEndian.PutUint32(e[76:], child)
		binary.LittleEndian.PutUint32(e[116:], uint32(first))
		binary.LittleEndian.PutUint32(e[120:], uint32(size))
		return e
	}
	directory := entry("Root Entry", 5, 1, 0xffffffff, 0xfffffffe, 0)
	for i, s := range streams {
		first, size := put(s.data)
		right := uint32(i + 2)
		if i == len(streams)-1 {
			right = 0xffffffff
		}
		directory = append(directory, entry(s.name, 2, 0xffffffff, right, first, size)...)
	}
	for len(directory)%sector != 0 {
		e := entry("", 0, 0xffffffff, 0xffffffff, 0, 0)
		binary.LittleEndian.PutUint16(e[64:], 0)
		directory = append(directory, e...)
	}
	at, _ := put(directory)
	var fats []uint32
	for 128*len(fats) < len(fat)+len(fats) {
		fats = append(fats, uint32(len(fat)+len(fats)))
	}
	for range fats {
		fat = append(fat, 0xfffffffd)
	}
	for len(fat)%128 != 0 {
		fat = append(fat, 0xffffffff)
	}
	for _, v := range fat {
		sectors = binary.LittleEndian.AppendUint32(sectors, v)
	}
	head := make([]byte, sector)
	copy(head, oleMagic)
	binary.LittleEndian.PutUint16(head[24:], 0x3e)
	binary.LittleEndian.PutUint16(head[26:], 3)
	binary.LittleEndian.PutUint16(head[28:], 0xfffe)
	binary.LittleEndian.PutUint16(head[30:], 9)
	binary.LittleEndian.PutUint16(head[32:], 6)
	binary.LittleEndian.PutUint32(head[44:], uint32(len(fats)))
	binary.LittleEndian.PutUint32(head[48:], uint32(at))
	binary.LittleEndian.PutUint32(head[56:], 4096)
	binary.LittleEndian.PutUint32(head[60:], 0xfffffffe)
	binary.LittleEndian.PutUint32(head[68:], 0xfffffffe)
	for i := range 109 {
		v := uint32(0xffffffff)
		if i < len(fats) {
			v = fats[i]
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], v)
	}
	return append(head, sectors...)
}

// wantError reads a file that is none and holds the error against what is wanted.
func wantError(t *testing.T, body []byte, want error, words string) {
	t.Helper()
	d, err := Read(body, "")
	if !errors.Is(err, want) || !strings.Contains(err.Error(), words) {
		t.Errorf("Read = %v, %v; want %v with %q", d, err, want, words)
	}
}

// keepsItsRules holds the blocks of a document against what Block and Grid promise.
func keepsItsRules(t *testing.T, d *Document) {
	t.Helper()
	for _, b := range d.Blocks {
		kinds := 0
		for _, is := range []bool{b.Text != "", b.Grid != nil, b.Picture} {
			if is {
				kinds++
			}
		}
		if kinds != 1 || b.in < 0 || b.in >= len(d.parents) {
			t.Fatalf("a block is a text, a table or a picture in a container: %+v", b)
		}
		if b.Grid == nil {
			continue
		}
		taken := make(map[[2]int]bool)
		for i, row := range b.Grid.Rows {
			last := 0
			for _, c := range row {
				if c.Row != i+1 || c.Column <= last || c.Column+c.ColSpan-1 > b.Grid.Columns || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan-1 > len(b.Grid.Rows) {
					t.Fatalf("cell %+v in row %d of %d, %d columns, after column %d", c, i+1, len(b.Grid.Rows), b.Grid.Columns, last)
				}
				if taken[[2]int{c.Row, c.Column}] {
					t.Fatalf("two cells at %d, %d", c.Row, c.Column)
				}
				if len(b.Grid.Rows) < 200 {
					for r := range c.RowSpan {
						for k := range c.ColSpan {
							taken[[2]int{c.Row + r, c.Column + k}] = true
						}
					}
				}
				last = c.Column
			}
		}
	}
}

// fixture is a file of testdata.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

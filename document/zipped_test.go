package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// zippedOf packs parts, each a name and its text, in order.
func zippedOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		h := &zip.FileHeader{Name: parts[i], Method: zip.Deflate}
		if parts[i] == "mimetype" {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bombOf packs a member of that many spaces between what stands before and after.
func bombOf(t testing.TB, name, before, after string, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	blank := bytes.Repeat([]byte(" "), 1<<20)
	io.WriteString(w, before)
	for range size >> 20 {
		if _, err := w.Write(blank); err != nil {
			t.Fatal(err)
		}
	}
	io.WriteString(w, after)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// checkBlocks holds every block to what a Block and a Grid promise.
func checkBlocks(t testing.TB, d *Document) {
	t.Helper()
	for _, b := range d.Blocks {
		kinds := 0
		for _, is := range []bool{b.Text != "", b.Grid != nil, b.Picture} {
			if is {
				kinds++
			}
		}
		if kinds != 1 {
			t.Fatalf("a block is a text, a table or a picture: %+v", b)
		}
		if strings.TrimSpace(b.Text) != b.Text {
			t.Fatalf("paragraph %q", b.Text)
		}
		if b.Grid == nil {
			continue
		}
		taken := make(map[[2]int]bool)
		for i, row := range b.Grid.Rows {
			last := 0
			for _, c := range row {
				if c.Row != i+1 || c.Column <= last || c.Column+c.ColSpan-1 > b.Grid.Columns || c.RowSpan < 1 || c.ColSpan < 1 {
					t.Fatalf("cell %+v in row %d of %d columns, after column %d", c, i+1, b.Grid.Columns, last)
				}
				if c.RowSpan*c.ColSpan > 1<<16 {
					continue
				}
				for r := range c.RowSpan {
					for k := range c.ColSpan {
						place := [2]int{c.Row + r, c.Column + k}
						if taken[place] {
							t.Fatalf("two cells at %v", place)
						}
						taken[place] = true
					}
				}
				last = c.Column
			}
		}
	}
}

func TestMembersAreBounded(t *testing.T) {
	body := bombOf(t, "a", "", "", maxMember+1<<20)
	z, err := openZipped(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.open("a")
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, r); !errors.Is(err, ErrTooLarge) || n > maxMember {
		t.Errorf("a bomb of %d bytes: %d bytes, %v; want ErrTooLarge", len(body), n, err)
	}
	if _, err := z.open("b"); !errors.Is(err, ErrDamaged) {
		t.Errorf("a missing member: %v; want ErrDamaged", err)
	}
}

func TestAllMembersTogetherAreBounded(t *testing.T) {
	z, err := openZipped(bombOf(t, "a", "", "", maxMember-1<<20))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		r, err := z.open("a")
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.Copy(io.Discard, r)
		if over := i == 2; errors.Is(err, ErrTooLarge) != over {
			t.Errorf("opened %d times: %v", i+1, err)
		}
	}
}

func TestADamagedZipSaysHow(t *testing.T) {
	whole := zippedOf(t, "a", strings.Repeat("政府信息公开", 400))
	if _, err := openZipped(whole[:len(whole)/2]); !errors.Is(err, ErrTruncated) {
		t.Errorf("half a zip: %v; want ErrTruncated", err)
	}
	broken := bytes.Clone(whole)
	copy(broken[40:], "\xff\xff\xff\xff")
	z, err := openZipped(broken)
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.open("a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, r); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrTruncated) {
		t.Errorf("overwritten bytes: %v; want ErrDamaged or ErrTruncated", err)
	}
	locked := bytes.Clone(whole)
	locked[6] |= 1
	at := bytes.LastIndex(locked, []byte("PK\x01\x02"))
	locked[at+8] |= 1
	if z, err = openZipped(locked); err != nil {
		t.Fatal(err)
	}
	if _, err := z.open("a"); !errors.Is(err, ErrEncrypted) {
		t.Errorf("a locked member: %v; want ErrEncrypted", err)
	}
}

func TestMemberNamesOfOtherSystems(t *testing.T) {
	z, err := openZipped(zippedOf(t, `word\document.xml`, "x", "/OFD.xml", "y"))
	if err != nil {
		t.Fatal(err)
	}
	if !z.has("word/document.xml") || !z.has("OFD.xml") || z.has("word") {
		t.Errorf("members %v", z.files)
	}
}

// What archive/zip says of a file is one of the kinds that callers know.
func TestErrorsOfZipsHaveAKind(t *testing.T) {
	for _, c := range []struct{ err, want error }{
		{zip.ErrAlgorithm, ErrUnsupported}, {io.ErrUnexpectedEOF, ErrTruncated}, {io.EOF, ErrTruncated}, {zip.ErrChecksum, ErrDamaged}, {zip.ErrFormat, ErrDamaged},
	} {
		if got := zipError(c.err); !errors.Is(got, c.want) {
			t.Errorf("zipError(%v) = %v; want %v", c.err, got, c.want)
		}
	}
}

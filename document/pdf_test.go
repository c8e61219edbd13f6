package document

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSharedPDFTables(t *testing.T) {
	for _, c := range []struct {
		file, expected string
		share          float64
	}{
		{"table.pdf", "table.expected.json", 1},
		{"table_chromium.pdf", "table.expected.json", 1},
		{"table_enc128.pdf", "table.expected.json", 1},
		{"table_enc256.pdf", "table.expected.json", 1},
		{"table_lin.pdf", "table.expected.json", 1},
		{"table_tagged.pdf", "table.expected.json", 1},
		{"small_gbk_full.pdf", "small.expected.json", 1},
		{"small_gbk_open.pdf", "small.expected.json", 1},
		{"small_gbk_rot90.pdf", "small.expected.json", 1},
		{"small_gbk_three.pdf", "small.expected.json", 1},
		{"small_ucs2_full.pdf", "small.expected.json", 1},
		{"table_noline.pdf", "table.expected.json", 0.97},
	} {
		t.Run(c.file, func(t *testing.T) {
			if right, cells := matchTable(t, c.file, c.expected); float64(right) < c.share*float64(cells) {
				t.Errorf("%d of %d cells", right, cells)
			}
		})
	}
}

func TestSharedScanIsToldFromText(t *testing.T) {
	body, err := os.ReadFile(filepath.Join(sharedFormats, "scan_only.pdf"))
	if err != nil {
		t.Skip("the folder of shared formats is not here")
	}
	if _, err := Read(body, ""); !errors.Is(err, ErrScan) || !strings.Contains(err.Error(), "page") {
		t.Errorf("Read = %v, want ErrScan and the pages", err)
	}
}

var tableLaid = []string{"三、收到和处理政府信息公开申请情况", "1: 项目@1 自然人@2 总计@3", "1: 新收@1 12@2 4119@3"}

func TestReadPDF(t *testing.T) {
	d, err := Read(pdfFile{pages: []string{tablePage()}}.bytes(), "application/octet-stream")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tableLaid, laid(d)); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
	if d.Format != "pdf" || d.Pages != 1 || d.Title != "A report" || d.Meta["producer"] != "a test" || d.Meta["author"] != "" {
		t.Errorf("Format %q, Pages %d, Title %q, Meta %q", d.Format, d.Pages, d.Title, d.Meta)
	}
	g := d.Blocks[1].Grid
	if c := g.Rows[1][2]; c.Page != 1 || c.Box[0] < 265 || c.Box[1] < 115 || c.Box[2] > 375 || c.Box[3] > 147 {
		t.Errorf("cell %+v, want it in points from the upper left", c)
	}
	for i, b := range d.Blocks {
		if b.Page != 1 {
			t.Errorf("block %d is on page %d, want 1", i, b.Page)
		}
	}
}

// A page is read the same however it is turned, and whatever its origin.
func TestReadPDFTurned(t *testing.T) {
	for _, entry := range []string{"/Rotate 90", "/Rotate 180", "/Rotate 270", "/Rotate -90", "/CropBox[20 30 580 830]"} {
		d, err := Read(pdfFile{pages: []string{tablePage()}, page: entry}.bytes(), "")
		if err != nil {
			t.Fatalf("%s: %v", entry, err)
		}
		if diff := cmp.Diff(tableLaid, laid(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", entry, diff)
		}
	}
	turned := "0 1 -1 0 842 0 cm\n" + tablePage()
	d, err := Read(pdfFile{pages: []string{turned}, page: "/Rotate 90/MediaBox[0 0 842 842]"}.bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tableLaid, laid(d)); diff != "" {
		t.Errorf("turned by its content (-want +got):\n%s", diff)
	}
}

// What is drawn by a form that the page draws stands where the page puts it.
func TestReadPDFForms(t *testing.T) {
	content := "1 0 0 1 -10 -20 cm\n" + tablePage()
	object := fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[0.5 0 0 0.5 0 0]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Length %d>>stream\n%s\nendstream", len(content), content)
	f := pdfFile{pages: []string{"q 2 0 0 2 10 20 cm /X2 Do Q"}, page: "/Resources<</XObject<</X2 10 0 R>>>>"}
	body := f.bytes()
	// Object 10 is not in the table of places: the file is mended on reading.
	body = bytes.Replace(body, []byte("20 0 obj"), []byte("10 0 obj\n"+object+"\nendobj\n20 0 obj"), 1)
	d, err := Read(body, "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tableLaid, laid(d)); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
}

func TestPDFsThatAreNoDocument(t *testing.T) {
	whole := pdfFile{pages: []string{tablePage(), tablePage()}}.bytes()
	const picture = "q 500 0 0 700 40 40 cm /X1 Do Q\n"
	hidden := "BT 3 Tr ET\n" + strings.Repeat(shown(70, 500, "看不见的文字看不见的文字"), 3)
	for name, c := range map[string]struct {
		body []byte
		want error
		says string
	}{
		"cut in the middle":           {whole[:len(whole)/2], ErrTruncated, ""},
		"cut before its last line":    {whole[:bytes.LastIndex(whole, []byte("trailer"))], ErrTruncated, ""},
		"only its first line":         {[]byte("%PDF-1.7\n"), ErrTruncated, ""},
		"shorter than it says":        {bytes.Replace(whole, []byte("%PDF-1.4\n"), []byte("%PDF-1.4\n9 0 obj<</Linearized 1/L 99999999>>endobj\n"), 1), ErrTruncated, ""},
		"no pages":                    {[]byte("%PDF-1.4\nnothing that a PDF has\n%%EOF\n"), ErrDamaged, ""},
		"a password":                  {pdfFile{pages: []string{tablePage()}, trailer: "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + strings.Repeat("ab", 32) + ">/U<" + strings.Repeat("cd", 32) + ">>>"}.bytes(), ErrEncrypted, ""},
		"too many pages":              {pdfFile{pages: slices.Repeat([]string{""}, maxPages+1)}.bytes(), ErrTooLarge, "2001 pages"},
		"pictures of pages":           {pdfFile{pages: []string{picture, picture + shown(280, 30, "- 2 -")}}.bytes(), ErrScan, "pages 1, 2 of 2"},
		"a picture and hidden text":   {pdfFile{pages: []string{hidden + picture}}.bytes(), ErrScan, "pages 1 of 1"},
		"nothing on its page":         {pdfFile{pages: []string{""}}.bytes(), ErrEmpty, ""},
		"a small picture on its page": {pdfFile{pages: []string{"q 50 0 0 50 40 40 cm /X1 Do Q"}}.bytes(), ErrEmpty, ""},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d, err := Read(c.body, "")
			if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("Read = %+v, %v; want %v that says %q", d, err, c.want, c.says)
			}
			if spent := time.Since(start); spent > 30*time.Second {
				t.Errorf("Read took %v", spent)
			}
		})
	}
}

// A page that is a picture among pages of text is a block that says so.
func TestPictureOfAPageAmongText(t *testing.T) {
	d, err := Read(pdfFile{pages: []string{tablePage(), "q 500 0 0 700 40 40 cm /X1 Do Q"}}.bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	last := d.Blocks[len(d.Blocks)-1]
	if !last.Picture || last.Page != 2 {
		t.Errorf("last block = %+v, want a picture on page 2", last)
	}
}

// Characters that the file does not name are not guessed.
func TestCharactersWithoutNames(t *testing.T) {
	// Two bytes a character, and nothing says which characters they are.
	object := "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[11 0 R]>>\nendobj\n" +
		"11 0 obj\n<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 6 0 R/DW 1000>>"
	content := "BT /F3 10 Tf 70 700 Td <" + strings.Repeat("00310032", 30) + "> Tj ET"
	body := pdfFile{pages: []string{content}, page: "/Resources<</Font<</F3 10 0 R>>>>"}.bytes()
	body = bytes.Replace(body, []byte("20 0 obj"), []byte("10 0 obj\n"+object+"\nendobj\n20 0 obj"), 1)
	d, err := Read(body, "")
	if err == nil {
		t.Fatalf("Read = %q, want an error", laid(d))
	}
}

func TestPDFsAreReadSideBySide(t *testing.T) {
	body := pdfFile{pages: []string{tablePage(), shown(70, 700, "后文。")}}.bytes()
	want := slices.Concat(tableLaid, []string{"后文。"})
	broken := body[:len(body)/2]
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 3 {
				if _, err := Read(broken, ""); !errors.Is(err, ErrTruncated) {
					t.Errorf("Read of a broken file = %v", err)
				}
				d, err := Read(body, "")
				if err != nil {
					t.Error(err)
				} else if diff := cmp.Diff(want, laid(d)); diff != "" {
					t.Errorf("Read (-want +got):\n%s", diff)
				}
			}
		})
	}
	wait.Wait()
}

// The compiled reader is kept where the caller says, and a folder that cannot be
// made does not keep a file from being read.
func TestPDFReaderIsKept(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles twice")
	}
	dir := filepath.Join(t.TempDir(), "kept")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		dir  string
		kept bool
	}{{dir, true}, {filepath.Join(file, "below"), false}} {
		m := &pdfMachine{cache: func() (string, error) { return c.dir, nil }}
		machine, err := m.open()
		if err != nil {
			t.Fatal(err)
		}
		if err := machine.Close(); err != nil {
			t.Error(err)
		}
		if err := m.pool.Close(); err != nil {
			t.Error(err)
		}
		kept := 0
		filepath.WalkDir(c.dir, func(string, os.DirEntry, error) error { kept++; return nil })
		if kept > 1 != c.kept {
			t.Errorf("%d files in %s", kept, c.dir)
		}
	}
}

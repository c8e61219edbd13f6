package document

import (
	"bytes"
	"errors"
	pixels "image"
	"image/color"
	paint "image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// paperWith is a white page with the rules of a table of so many rows and columns.
func paperWith(width, height, rows, columns int) *raster {
	r := &raster{width, height, bytes.Repeat([]byte{255}, width*height)}
	x0, y0, dx, dy := width/8, height/8, width*3/4/columns, height*3/4/rows
	fill := func(x0, y0, x1, y1 int) {
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				r.grey[y*width+x] = 20
			}
		}
	}
	for i := range rows + 1 {
		fill(x0, y0+i*dy, x0+columns*dx+3, y0+i*dy+3)
	}
	for j := range columns + 1 {
		fill(x0+j*dx, y0, x0+j*dx+3, y0+rows*dy+3)
	}
	for i := range rows { // a mark in each cell, as high as a figure
		for j := range columns {
			x, y := x0+j*dx+dx/2, y0+i*dy+dy/2
			fill(x, y-12, x+12, y+12)
		}
	}
	return r
}

func TestScanFindsCellsThoughItIsAskew(t *testing.T) {
	for _, degrees := range []float64{0, 0.7, -1.3, 2} {
		s := newScan(paperWith(1600, 1600, 9, 7).turned(degrees * math.Pi / 180))
		cells := 0
		for i := range s.lines {
			l := &s.lines[i]
			if l.cell && l.alone && l.pieces == 1 && l.slim {
				cells++
				l.text, l.sure = "7", true
			}
		}
		if cells != 63 {
			t.Errorf("%v degrees: %d cells with one mark; want 63", degrees, cells)
		}
		d := documentOf([]*scan{s}, "made-1")
		var sure int
		for _, b := range d.Blocks {
			if b.Grid == nil {
				continue
			}
			if b.Grid.Columns != 7 || len(b.Grid.Rows) != 9 || !b.Grid.Ruled {
				t.Errorf("%v degrees: a grid of %d × %d, ruled %v; want 9 × 7, ruled", degrees, len(b.Grid.Rows), b.Grid.Columns, b.Grid.Ruled)
			}
			for _, row := range b.Grid.Rows {
				for _, c := range row {
					if c.Text == "7" && c.Sure {
						sure++
					}
				}
			}
		}
		if sure != 63 || d.Recognised != "made-1" {
			t.Errorf("%v degrees: %d sure cells, recognised by %q; want 63 by made-1", degrees, sure, d.Recognised)
		}
	}
}

func TestSettleIsSureOnlyWhereModelsAgree(t *testing.T) {
	for _, c := range []struct {
		readings string // one a word, _ for nothing seen
		pieces   int
		text     string
		sure     bool
	}{
		{"12 12 12 12 12 12", 2, "12", true},
		{"12 12 _ 12 12 _", 2, "12", true},
		{"12 12 12 12 12 72", 2, "12", true},
		{"12 12 72 12 12 12", 2, "12", false},
		{"12 12 12 72 72 12", 2, "12", false},
		{"12 12 12 _ _ _", 2, "12", false},
		{"_ _ _ 12 12 12", 2, "12", false},
		{"1 1 1 1 1 1", 2, "1", false}, // a figure was lost
	} {
		l := scanLine{pieces: c.pieces, figures: strings.Fields(c.readings)}
		for i, f := range l.figures {
			if f == "_" {
				l.figures[i] = ""
			}
		}
		l.settle()
		if l.text != c.text || l.sure != c.sure {
			t.Errorf("settle(%s) with %d pieces = %q, %v; want %q, %v", c.readings, c.pieces, l.text, l.sure, c.text, c.sure)
		}
	}
}

func TestLinesOfReadsTesseractsTable(t *testing.T) {
	const said = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.1\t总\n5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t96.1\t计\n1\t2\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n"
	texts, err := linesOf(said, 2)
	if err != nil || unspaced(texts[0]) != "总计" || texts[1] != "" {
		t.Errorf("linesOf = %q, %v; want 总计 and nothing", texts, err)
	}
	if texts, err := linesOf(said, 3); err == nil {
		t.Errorf("linesOf of three = %q; want an error, for one was not read", texts)
	}
}

// The upper part of a shared scan: what is surely read in it is printed there.
func TestRecogniserOpensAScan(t *testing.T) {
	r, err := FindRecogniser(t.Context())
	if err != nil {
		t.Skip("tesseract with chi_sim is not installed")
	}
	body, err := os.ReadFile(filepath.Join(sharedFormats, "scan200-1.png"))
	if err != nil {
		t.Skip("../shared is not here")
	}
	expected, err := os.ReadFile(filepath.Join(sharedFormats, "table.expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := png.Decode(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	part := pixels.NewGray(pixels.Rect(0, 0, page.Bounds().Dx(), 760))
	paint.Draw(part, part.Rect, page, pixels.Point{}, paint.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, part); err != nil {
		t.Fatal(err)
	}
	if parts := Open(t.Context(), b.Bytes(), ""); !errors.Is(parts[0].Err, ErrScan) {
		t.Errorf("without a recogniser: %v; want a scan", parts[0].Err)
	}
	parts := r.Open(t.Context(), b.Bytes(), "")
	if len(parts) != 1 || parts[0].Err != nil || parts[0].Document.Recognised != r.Name() {
		t.Fatalf("Open = %+v; want a document recognised by %s", parts, r.Name())
	}
	sure, strange := 0, 0
	for _, block := range parts[0].Document.Blocks {
		if block.Grid == nil {
			continue
		}
		for _, row := range block.Grid.Rows {
			for _, c := range row {
				if !c.Sure {
					continue
				}
				sure++
				if !bytes.Contains(expected, []byte(strconv.Quote(c.Text))) {
					strange++
					t.Logf("%q stands nowhere in the table", c.Text)
				}
			}
		}
	}
	t.Logf("%d sure cells, %d not printed", sure, strange)
	if sure < 20 || strange*50 > sure {
		t.Errorf("%d sure cells, %d of them not printed; want 20 at least, and of 50 one that is not at most", sure, strange)
	}
}

func TestAPictureWithoutATableStaysAScan(t *testing.T) {
	r, err := FindRecogniser(t.Context())
	if err != nil {
		t.Skip("tesseract with chi_sim is not installed")
	}
	img := pixels.NewGray(pixels.Rect(0, 0, 800, 600))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	img.SetGray(4, 4, color.Gray{})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	parts := r.Open(t.Context(), b.Bytes(), "")
	if len(parts) != 1 || parts[0].Err == nil || !strings.Contains(parts[0].Err.Error(), ErrScan.Error()) {
		t.Errorf("Open = %+v; want a scan", parts)
	}
}

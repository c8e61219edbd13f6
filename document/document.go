// Package document takes the format away from what a file holds: paragraphs and
// tables in reading order, whatever they were printed in. It knows nothing of
// reports; what a table means is left to extract, what a page links to, and
// whether it is a wall, to page.
package document

import (
	"errors"
	"time"

	"harvest/page"
)

// A Document is one file without its format.
type Document struct {
	Format    string // name of the format it was read as
	Charset   page.Charset
	Title     string            // what the file calls itself, "" unknown
	Meta      map[string]string // names in lower case
	Published time.Time         // UTC midnight of the day the page says, zero unknown
	Blocks    []Block           // in reading order
	Pages     int               // of a file that is laid out on pages, else 0
	Whole     bool              // a page that closes <html> or <body>
	Cut       bool              // the file breaks off inside a table
	Unclosed  bool              // a page that opens <html> or <body> and closes neither
	// Recognised names the program and version that guessed from a picture what it
	// says, such as tesseract-5.3.0; "" where the file holds text.
	Recognised string

	parents []int // container of each container; 0 is the whole file
}

// A Block is a paragraph, a table or a picture.
type Block struct {
	Text    string // white space collapsed; "" for a table or a picture
	Level   int    // 1 to 6 for a heading, else 0
	Line    int    // of a text file its line, of any other the paragraph, both counted from 1; 0 for a table or a picture
	Word    int    // words of its line or paragraph that stand before it, of one that holds whole tables
	Page    int    // where it begins, counted from 1; 0 where the file has no pages
	Grid    *Grid
	Picture bool // large enough to hold a table

	in int // container
}

// A Grid is a table as printed: rows of cells, each cell once, where it begins.
type Grid struct {
	Number  int // of the table in the file, counted from 1, layout tables counted
	Columns int
	Rows    [][]GridCell
	Lines   []int // of a text file, the line that each row stands on, counted from 1; nil for a page
	Ruled   bool  // columns are the file's own, not guessed from separators or white space
}

// A GridCell is one printed cell. Box is left, top, right and bottom in points from
// the page's upper left corner, zero where the file has no pages.
type GridCell struct {
	Text             string // lines parted by \n, other white space collapsed
	Row, Column      int    // counted from 1, spans laid out
	RowSpan, ColSpan int    // at least 1
	Page             int    // counted from 1; 0 where the file has no pages
	Box              [4]float64
	Sure             bool // of a document that was recognised: a figure on which all readings of the picture agree
}

// The reasons a file is no document. Each is a kind that a caller treats
// differently; the wrapping error says more.
var (
	ErrEmpty       = errors.New("nothing visible in it")
	ErrUnsupported = errors.New("a format that is not read")
	ErrTooLarge    = errors.New("too large")
	ErrTruncated   = errors.New("it breaks off before its end")
	ErrDamaged     = errors.New("not what its format says")
	ErrEncrypted   = errors.New("it asks for a password")
	ErrScan        = errors.New("a picture, not text")
	ErrTimeout     = errors.New("reading it took too long")
	ErrDied        = errors.New("reading it ended the process")
)

// kinds lists them.
var kinds = []error{ErrEmpty, ErrUnsupported, ErrTooLarge, ErrTruncated, ErrDamaged, ErrEncrypted, ErrScan, ErrTimeout, ErrDied}

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 50 << 20

// Common returns the innermost container that holds every one of the blocks, by
// their indexes. It is what Inside asks for.
func (d *Document) Common(blocks []int) int {
	common := -1
	for _, i := range blocks {
		c := d.Blocks[i].in
		if common < 0 {
			common = c
			continue
		}
		for !d.within(c, common) {
			common = d.parents[common]
		}
	}
	return max(common, 0)
}

// Inside reports whether a block stands in a container.
func (d *Document) Inside(block, container int) bool {
	return d.within(d.Blocks[block].in, container)
}

func (d *Document) within(c, container int) bool {
	for c > container { // a container is numbered after its parent
		c = d.parents[c]
	}
	return c == container
}

package document

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
)

// A format is one kind of file. The list below is tried in order; what a file is
// is told by its content, not by its name or header.
type format struct {
	name string
	is   func(body []byte) bool
	read func(body []byte, contentType string) (*Document, error)
}

var formats = []format{
	{"pdf", isPDF, readPDF},
	{"docx", zipWith("word/document.xml"), readDOCX},
	{"xlsx", zipWith("xl/workbook.xml"), readXLSX},
	{"ods", isODS, readODT},
	{"odt", zipWith("content.xml"), readODT},
	{"ofd", zipWith("OFD.xml"), readOFD},
	{"doc", oleWith("WordDocument"), readDOC},
	{"xls", oleWith("Workbook", "Book"), readXLS},
	{"rtf", magic(`{\rtf`), unsupported}, // see read
	{"zip", zipMagic, unsupported},       // these four hold files: Open reads them
	{"7z", magic("7z\xbc\xaf\x27\x1c"), unsupported},
	{"rar", magic("Rar!\x1a\x07"), unsupported},
	{"gzip", magic("\x1f\x8b\x08"), unsupported},
	{"ole", magic(oleMagic), readOLE},
	{"picture", isPicture, readPicture},
	{"json", isJSON, readJSON},
	{"fodt", isFlatODF, readFlatODF},
	{"wordml", isWordML, readWordML},
	{"spreadsheetml", isSpreadsheetML, readSpreadsheetML},
	{"mhtml", isMHTML, readMHTML},
	{"html", isHTML, readHTML},
	{"text", isText, readText},
	{"binary", func([]byte) bool { return true }, unsupported},
}

// Read reads one file that is no archive of others. contentType is what a server
// called it, or "". An error wraps one of those of this package.
func Read(body []byte, contentType string) (*Document, error) {
	return read(context.Background(), formatOf(body), body, contentType)
}

// read reads a file of the format that formatOf tells.
func read(ctx context.Context, f *format, body []byte, contentType string) (d *Document, err error) {
	if len(body) > MaxSize {
		return nil, fmt.Errorf("%d bytes, at most %d are read: %w", len(body), MaxSize, ErrTooLarge)
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, fmt.Errorf("%d bytes: %w", len(body), ErrEmpty)
	}
	if f.name == "rtf" {
		d, err = readRTF(ctx, body) // another program reads it, which ctx can stop
	} else {
		d, err = f.read(body, contentType)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.name, err)
	}
	d.Format = f.name
	d.unroll()
	if !slices.ContainsFunc(d.Blocks, func(b Block) bool { return !b.Picture }) {
		if len(d.Blocks) > 0 {
			return nil, fmt.Errorf("%s of %d bytes, %d pictures and no text: %w", f.name, len(body), len(d.Blocks), ErrScan)
		}
		return nil, fmt.Errorf("%s of %d bytes: %w", f.name, len(body), ErrEmpty)
	}
	return d, nil
}

// formatOf tells the format of a file: the last of the list is any file's.
func formatOf(body []byte) *format {
	for i := range formats {
		if formats[i].is(body) {
			return &formats[i]
		}
	}
	return &formats[len(formats)-1]
}

func magic(prefix string) func([]byte) bool {
	return func(body []byte) bool {
		return bytes.HasPrefix(bytes.TrimLeft(head(body), "\ufeff \r\n\t"), []byte(prefix))
	}
}

// head is the part of a file that tells its format.
func head(body []byte) []byte { return body[:min(len(body), 4096)] }

func unsupported([]byte, string) (*Document, error) { return nil, ErrUnsupported }

// isHTML looks for a tag that begins or structures a page. UTF-16 is seen
// through by leaving out the zero bytes.
func isHTML(body []byte) bool {
	head := head(body)
	if bytes.Contains(head, []byte("<html")) { // nearly every page: no need to fold it
		return true
	}
	text := strings.ToLower(string(bytes.ReplaceAll(head, []byte{0}, nil)))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta", "<title", "<script", "<td", "<br", "<span", "<h1", "<ul", "<article", "<section"} {
		if strings.Contains(text, tag) {
			return true
		}
	}
	return false
}

// isText is what has no control bytes that text does not have, or is UTF-16.
func isText(body []byte) bool {
	head := head(body)
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return true
	}
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			return false
		}
	}
	return true
}

package document

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	maxPages     = 2000
	pagesAtATime = 50 // by one machine, which gives back nothing while it runs
)

func isPDF(body []byte) bool { return magic("%PDF-")(body) }

// readPDF reads what a PDF prints: characters and rules by their places, laid out as
// a reader sees them. A password that is empty is tried.
func readPDF(body []byte, _ string) (*Document, error) {
	d := &Document{parents: []int{0}}
	var sheets []sheet
	for first := 0; first == 0 || first < d.Pages; first += pagesAtATime {
		some, err := readPages(body, first, d)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, some...)
	}
	if err := scanned(sheets); err != nil {
		return nil, err
	}
	d.Blocks = layOut(sheets)
	for _, b := range d.Blocks {
		if d.Published = printedDate(b.Text); !d.Published.IsZero() {
			break
		}
	}
	return d, nil
}

// readPages reads some pages, and into d what the file says of itself.
func readPages(body []byte, first int, d *Document) (sheets []sheet, err error) {
	machine, err := pdfs.open()
	if err != nil {
		return nil, err
	}
	defer machine.Close()
	file, err := openPDF(machine, body)
	if err != nil {
		return nil, err
	}
	if first == 0 {
		count, err := machine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: file})
		if err != nil {
			return nil, fmt.Errorf("%v: %w", err, ErrDamaged)
		}
		d.Pages = count.PageCount
		if d.Pages > maxPages {
			return nil, fmt.Errorf("%d pages, at most %d are read: %w", d.Pages, maxPages, ErrTooLarge)
		}
		if d.Pages == 0 {
			return nil, fmt.Errorf("no page: %w", ErrDamaged)
		}
		readMeta(machine, file, d)
	}
	for i := first; i < min(first+pagesAtATime, d.Pages); i++ {
		p := pdfPage{machine: machine}
		if err := p.read(file, i); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		sheets = append(sheets, p.sheet)
	}
	return sheets, nil
}

func openPDF(machine pdfium.Pdfium, body []byte) (file references.FPDF_DOCUMENT, err error) {
	opened, err := machine.OpenDocument(&requests.OpenDocument{File: &body})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return file, ErrEncrypted
	case err != nil && cutPDF(body):
		return file, ErrTruncated
	case err != nil:
		return file, fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	// PDFium mends a file that lost its end: what pages it finds are not all.
	sound, err := machine.FPDF_DocumentHasValidCrossReferenceTable(&requests.FPDF_DocumentHasValidCrossReferenceTable{Document: opened.Document})
	if err != nil {
		return file, fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	if shortPDF(body) || !sound.DocumentHasValidCrossReferenceTable && cutPDF(body) {
		return file, ErrTruncated
	}
	return opened.Document, nil
}

// cutPDF reports whether a file lacks the line that ends every PDF.
func cutPDF(body []byte) bool {
	return shortPDF(body) || !bytes.Contains(body[max(0, len(body)-4096):], []byte("%%EOF"))
}

// linearized finds the length that a file prepared for the web says it has
// (ISO 32000-1, annex F).
var linearized = regexp.MustCompile(`/Linearized\b[^>]*?/L\s+(\d{1,10})\b`)

// shortPDF reports whether a file is shorter than it says.
func shortPDF(body []byte) bool {
	m := linearized.FindSubmatch(body[:min(len(body), 1024)])
	if m == nil {
		return false
	}
	length, err := strconv.Atoi(string(m[1]))
	return err == nil && length > len(body)
}

// readMeta reads the information dictionary, but for who wrote the file.
func readMeta(machine pdfium.Pdfium, file references.FPDF_DOCUMENT, d *Document) {
	d.Meta = make(map[string]string)
	for _, tag := range []string{"Title", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"} {
		text, err := machine.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: file, Tag: tag})
		if err != nil {
			continue
		}
		if value := string(trim(appendCollapsed(nil, strings.ToValidUTF8(text.Value, "")))); value != "" {
			d.Meta[strings.ToLower(tag)] = value
		}
	}
	d.Title = d.Meta["title"]
}

// printed is how many characters a page must show to be more than a number.
const printed = 20

// scanned tells pictures of pages from pages: where none has text and one has a
// picture, or text whose characters the file does not name, nothing can be read.
func scanned(sheets []sheet) error {
	var pages []string
	glyphs, unnamed := 0, 0
	for i, s := range sheets {
		for _, g := range s.glyphs {
			if g.text == unnamedGlyph {
				unnamed++
			}
		}
		glyphs += len(s.glyphs)
		if len(s.glyphs) < printed && s.pictured() {
			pages = append(pages, strconv.Itoa(i+1))
		} else if len(s.glyphs) >= printed {
			pages = append(pages, "")
		}
	}
	if unnamed*3 > glyphs {
		return fmt.Errorf("%d of %d characters have no code: %w", unnamed, glyphs, ErrScan)
	}
	for _, p := range pages {
		if p == "" {
			return nil
		}
	}
	if len(pages) > 0 {
		return fmt.Errorf("pages %s of %d: %w", strings.Join(pages, ", "), len(sheets), ErrScan)
	}
	return nil
}

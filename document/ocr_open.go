package document

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium/requests"
)

const (
	maxRecognised = 30  // pages of one file
	scanDPI       = 250 // in which the pages of a PDF are drawn
)

// Open opens a file as the function Open does, and recognises what would be ErrScan:
// a PNG, JPEG or GIF, and a PDF of at most 30 pages. What is no table then is ErrScan
// still. The same bytes and the same version of the program give the same parts;
// another version may see something else, so that a document says which it was.
func (r *Recogniser) Open(ctx context.Context, body []byte, contentType string) []Part {
	u := newUnpacker(len(body))
	u.recogniser = r
	u.file(ctx, "", body, contentType, 0)
	return u.parts
}

// instead recognises a file that is a scan; why says so.
func (r *Recogniser) instead(ctx context.Context, body []byte, why error) (*Document, error) {
	format := formatOf(body).name
	pages, err := rasters(ctx, format, body)
	if err != nil {
		return nil, fmt.Errorf("%w; not recognised: %w", why, withoutKind{err})
	}
	if pages == nil {
		return nil, why
	}
	d, err := r.read(ctx, pages)
	switch {
	case errors.Is(err, ErrTimeout):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w; not recognised: %w", why, withoutKind{err})
	}
	d.Format = format
	for _, b := range d.Blocks {
		if b.Grid != nil {
			return d, nil
		}
	}
	return nil, fmt.Errorf("%w; %s sees no ruled table in it", why, r.Name())
}

// withoutKind is an error that only says something.
type withoutKind struct{ error }

// rasters draws the pages of a file; nil where its format is not drawn.
func rasters(ctx context.Context, format string, body []byte) ([]*raster, error) {
	switch format {
	case "picture":
		r, err := readRaster(body)
		if err != nil {
			return nil, err
		}
		return []*raster{r}, nil
	case "pdf":
		return drawPDF(ctx, body)
	}
	return nil, nil
}

// drawPDF draws every page of a PDF.
func drawPDF(ctx context.Context, body []byte) (pages []*raster, err error) {
	machine, err := pdfs.open()
	if err != nil {
		return nil, err
	}
	defer machine.Close()
	file, err := openPDF(machine, body)
	if err != nil {
		return nil, err
	}
	count, err := machine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: file})
	if err != nil {
		return nil, fmt.Errorf("%v: %w", err, ErrDamaged)
	}
	if count.PageCount > maxRecognised {
		return nil, fmt.Errorf("%d pages, at most %d are recognised", count.PageCount, maxRecognised)
	}
	for i := range count.PageCount {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrTimeout, err)
		}
		page := requests.Page{ByIndex: &requests.PageByIndex{Document: file, Index: i}}
		size, err := machine.GetPageSize(&requests.GetPageSize{Page: page})
		if err != nil {
			return nil, fmt.Errorf("page %d: %v: %w", i+1, err, ErrDamaged)
		}
		dpi := dpiOf(size.Width, size.Height)
		drawn, err := machine.RenderPageInDPI(&requests.RenderPageInDPI{DPI: dpi, Page: page})
		if err != nil {
			return nil, fmt.Errorf("page %d: %v: %w", i+1, err, ErrDamaged)
		}
		pages = append(pages, newRaster(drawn.Result.RenderedImage))
		drawn.Cleanup()
	}
	return pages, nil
}

// dpiOf is in how many points an inch a page is drawn: some scanners say that a page
// is a yard wide, others that it is a stamp.
func dpiOf(width, height float64) int {
	inches := math.Sqrt(width * height / (paperWidth * paperLength))
	if !(inches > 0.01) {
		return scanDPI
	}
	return max(1, min(int(scanDPI/inches), 4000))
}

package document

import (
	"testing"
	"time"

	"github.com/klippa-app/go-pdfium/requests"
)

// BenchmarkRatioPDF reads a file of twenty pages with a table each, and lets PDFium find
// its characters alone, in turn: the floor. The metrics are pages a second and the
// one time over the other.
func BenchmarkRatioPDF(b *testing.B) {
	var pages []string
	for range 20 {
		pages = append(pages, tablePage())
	}
	body := pdfFile{pages: pages}.bytes()
	var read, floor time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := readPDF(body, ""); err != nil {
			b.Fatal(err)
		}
		read += time.Since(start)
		start = time.Now()
		if err := charactersOf(body, len(pages)); err != nil {
			b.Fatal(err)
		}
		floor += time.Since(start)
	}
	b.ReportMetric(float64(len(pages)*b.N)/read.Seconds(), "pages/s")
	b.ReportMetric(float64(read)/float64(floor), "ratio")
}

func charactersOf(body []byte, pages int) error {
	machine, err := pdfs.open()
	if err != nil {
		return err
	}
	defer machine.Close()
	file, err := openPDF(machine, body)
	if err != nil {
		return err
	}
	for i := range pages {
		page, err := machine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: file, Index: i})
		if err != nil {
			return err
		}
		if _, err := machine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &page.Page}}); err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkLayOut lays out a page of forty rows of ten columns.
func BenchmarkLayOut(b *testing.B) {
	d := draw()
	xs, ys := []float64{70}, []float64{80}
	for i := range 10 {
		xs = append(xs, xs[i]+45)
	}
	for i := range 40 {
		ys = append(ys, ys[i]+16)
		d.row(ys[i]+8, xs[:10], "本年新收", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	}
	d.grid(xs, ys)
	for b.Loop() {
		if got := layOut([]sheet{d.sheet}); len(got) != 1 {
			b.Fatal(got)
		}
	}
}

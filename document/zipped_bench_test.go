package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The benchmarks of formats that are zips of XML read every file of the corpus in a
// format, and unpack the same members and have encoding/xml tell their tokens, in
// turn: the floor. The metrics are files a second and the one time over the other.

func BenchmarkRatioDOCX(b *testing.B) {
	benchmarkZipped(b, "docx", "word/document.xml", "word/styles.xml", "word/numbering.xml")
}

func BenchmarkRatioXLSX(b *testing.B) {
	benchmarkZipped(b, "xlsx", "xl/")
}

func BenchmarkRatioODT(b *testing.B) {
	benchmarkZipped(b, "odt", "content.xml", "styles.xml", "META-INF/manifest.xml")
}

func BenchmarkRatioOFD(b *testing.B) {
	benchmarkZipped(b, "ofd", "OFD.xml", "Doc_0/")
}

func benchmarkZipped(b *testing.B, format string, members ...string) {
	var files [][]byte
	size := 0
	names, err := filepath.Glob("../extract/testdata/corpus/tuning/*/*." + format)
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Read(body, ""); err != nil {
			continue // a file that is there to be refused
		}
		files, size = append(files, body), size+len(body)
	}
	if len(files) == 0 {
		b.Fatalf("no %s in the corpus", format)
	}
	var read, floor time.Duration
	for b.Loop() {
		for _, body := range files {
			start := time.Now()
			if _, err := Read(body, ""); err != nil {
				b.Fatal(err)
			}
			mid := time.Now()
			if err := tokensOf(body, members); err != nil {
				b.Fatal(err)
			}
			read, floor = read+mid.Sub(start), floor+time.Since(mid)
		}
	}
	b.ReportMetric(float64(len(files)*b.N)/read.Seconds(), "files/s")
	b.ReportMetric(float64(size)/float64(len(files))/1e3, "KB/file")
	b.ReportMetric(float64(read)/float64(floor), "ratio")
}

// tokensOf unpacks the members whose names begin as one of those, and passes over
// the tokens of their XML.
func tokensOf(body []byte, members []string) error {
	z, err := openZipped(body)
	if err != nil {
		return err
	}
	for name := range z.files {
		wanted := false
		for _, m := range members {
			wanted = wanted || strings.HasPrefix(name, m)
		}
		if !wanted || strings.HasSuffix(name, "/") {
			continue
		}
		r, err := z.open(name)
		if err != nil {
			return err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		d := xml.NewDecoder(bytes.NewReader(content))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

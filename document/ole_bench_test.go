package document

import (
	"testing"
	"time"
)

// benchmarkCompound reads a file, and takes its streams out of it, in turn. The
// metrics are files a second, and the one time over the other.
func benchmarkCompound(b *testing.B, name string, streams ...string) {
	body := fixture(b, name)
	var read, taken time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := Read(body, ""); err != nil {
			b.Fatal(err)
		}
		read += time.Since(start)
		start = time.Now()
		c, err := openCompound(body)
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range streams {
			if _, err := c.stream(s); err != nil {
				b.Fatal(err)
			}
		}
		taken += time.Since(start)
	}
	b.SetBytes(int64(len(body)))
	b.ReportMetric(float64(b.N)/read.Seconds(), "files/s")
	b.ReportMetric(read.Seconds()/taken.Seconds(), "ratio")
}

func BenchmarkRatioDOC(b *testing.B) {
	benchmarkCompound(b, "ole_report.doc", "WordDocument", "1Table", "Data")
}

func BenchmarkRatioXLS(b *testing.B) { benchmarkCompound(b, "ole_report.xls", "Workbook") }

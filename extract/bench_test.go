package extract

import (
	"bytes"
	"context"
	"io"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"harvest/page"
	"harvest/replica"
)

// BenchmarkRatioToParse reads pages of 60 to 120 KB to checked facts, and parses
// the same decoded bytes with html.Parse, in turn. The metric is the one time
// over the other.
func BenchmarkRatioToParse(b *testing.B) {
	type sent struct {
		name, contentType string
		body, decoded     []byte
	}
	var pages []sent
	p := replica.New(1)
	handler := p.Handler(1, nil)
	for _, r := range p.Truth(1).Reports {
		u, err := url.Parse(r.URL)
		if err != nil {
			b.Fatal(err)
		}
		answer := httptest.NewRecorder()
		request := httptest.NewRequest("GET", r.URL, nil)
		request.Host = u.Host
		handler.ServeHTTP(answer, request)
		body, _ := io.ReadAll(answer.Body)
		if len(body) < 60<<10 || len(body) > 120<<10 || !strings.Contains(answer.Header().Get("Content-Type"), "html") {
			continue
		}
		decoded, _ := page.Decode(body, answer.Header().Get("Content-Type"))
		pages = append(pages, sent{r.URL, answer.Header().Get("Content-Type"), body, decoded})
		if len(pages) == 40 {
			break
		}
	}
	if len(pages) == 0 {
		b.Fatal("no page of 60 to 120 KB in the province")
	}
	var x Extractor
	var read, parsed time.Duration
	size := 0
	for b.Loop() {
		for _, s := range pages {
			start := time.Now()
			if got := x.Read(context.Background(), s.name, s.body, s.contentType, nil); got[0].Report == nil {
				b.Fatal(got[0].Problem)
			}
			mid := time.Now()
			if _, err := html.Parse(bytes.NewReader(s.decoded)); err != nil {
				b.Fatal(err)
			}
			read, parsed = read+mid.Sub(start), parsed+time.Since(mid)
			size += len(s.body)
		}
	}
	b.ReportMetric(float64(read)/float64(parsed), "ratio")
	b.ReportMetric(float64(size)/read.Seconds()/1e6, "MB/s")
}

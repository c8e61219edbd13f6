package crawl

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/gocolly/colly/v2"

	"harvest/archive"
	"harvest/ledger"
)

// BenchmarkRatioToColly crawls a yard as a night does, without a pace, and has
// one bare colly collector ask for the same pages over as many connections and
// throw them away, in turn. The metric is our pages a second over colly's, the
// median of the pairs; cpu-ratio is our computing time a page over colly's, which
// a busy machine disturbs less. A first night is crawled into a fresh archive; in
// the second every page is unchanged.
func BenchmarkRatioToColly(b *testing.B) {
	for _, c := range []struct {
		name         string
		hosts, pages int
		yard         yardKind
	}{
		{"gzip/256", 256, 15, yardKind{zipped: true}},
		{"plain/256", 256, 15, yardKind{}},
		{"gzip/8", 8, 63, yardKind{zipped: true}},
		{"distant/8", 8, 63, yardKind{zipped: true, delay: 50 * time.Millisecond}},
	} {
		b.Run(c.name, func(b *testing.B) {
			y := newYard(b, c.hosts, c.pages, c.yard)
			bare(b, y) // so that neither side meets a cold server
			b.Run("first", func(b *testing.B) { ratio(b, y, false) })
			b.Run("second", func(b *testing.B) { ratio(b, y, true) })
		})
	}
}

func ratio(b *testing.B, y yard, again bool) {
	want := OK
	if again {
		want = Unchanged
	}
	var ours, floor, ratios, cpu []float64
	for b.Loop() {
		d := openYard(b, y, b.TempDir())
		if again {
			d.night(b, y, "r0", OK)
		}
		begun := processor(b)
		mine := d.night(b, y, "r1", want)
		spent := processor(b) - begun
		d.close(b)
		begun = processor(b)
		colly := bare(b, y)
		cpu = append(cpu, float64(spent)/float64(processor(b)-begun))
		ours, floor, ratios = append(ours, mine), append(floor, colly), append(ratios, mine/colly)
	}
	b.ReportMetric(median(ratios), "ratio")
	b.ReportMetric(median(cpu), "cpu-ratio")
	b.ReportMetric(median(ours), "pages/s")
	b.ReportMetric(median(floor), "colly-pages/s")
	b.ReportMetric(0, "ns/op")
}

// processor is the time that this process has been computing.
func processor(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// openYard opens a crawler with a worker and a connection for each host.
func openYard(tb testing.TB, y yard, dir string) desk {
	tb.Helper()
	a, err := archive.Open(context.Background(), filepath.Join(dir, "archive"), archive.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	l, err := ledger.Open(context.Background(), filepath.Join(dir, "ledger.db"))
	if err != nil {
		tb.Fatal(err)
	}
	return desk{&Crawler{Archive: a, Ledger: l, Agent: "harvest/test", Workers: y.hosts, Dial: y.dial()}, dir}
}

func (d desk) close(tb testing.TB) {
	tb.Helper()
	if err := d.Archive.Close(); err != nil {
		tb.Error(err)
	}
	if err := d.Ledger.Close(); err != nil {
		tb.Error(err)
	}
}

// night crawls every page of a yard, which must all end in one way, and returns
// pages a second.
func (d desk) night(tb testing.TB, y yard, run string, want Outcome) float64 {
	tb.Helper()
	ctx := context.Background()
	if _, err := d.Ledger.StartRun(ctx, ledger.Run{ID: run, Command: "test", Started: time.Now()}); err != nil {
		tb.Fatal(err)
	}
	start := time.Now()
	s, err := d.Crawl(ctx, run, y.sources())
	took := time.Since(start)
	if err != nil {
		tb.Fatal(err)
	}
	if pages := y.total(); s.Outcomes[want] != pages {
		tb.Fatalf("night %s: outcomes %v, want %d %s", run, s.Outcomes, pages, want)
	}
	if err := d.Ledger.FinishRun(ctx, ledger.Run{ID: run, Finished: time.Now(), Outcome: "ok"}); err != nil {
		tb.Fatal(err)
	}
	return float64(s.Outcomes[want]) / took.Seconds()
}

// bare asks for every page of a yard with one collector that does nothing with
// them, and returns pages a second.
func bare(tb testing.TB, y yard) float64 {
	tb.Helper()
	c := colly.NewCollector(colly.Async(true))
	if err := c.Limit(&colly.LimitRule{DomainGlob: "*", Parallelism: y.hosts}); err != nil {
		tb.Fatal(err)
	}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, y.address)
		},
		MaxConnsPerHost: 1, MaxIdleConnsPerHost: 1,
	}
	defer transport.CloseIdleConnections()
	c.WithTransport(transport)
	var got atomic.Int64
	c.OnResponse(func(*colly.Response) { got.Add(1) })
	c.OnError(func(r *colly.Response, err error) { tb.Errorf("colly: %s: %v", r.Request.URL, err) })
	urls := y.urls()
	start := time.Now()
	for _, u := range urls {
		if err := c.Visit(u); err != nil {
			tb.Fatal(fmt.Errorf("colly: %s: %w", u, err))
		}
	}
	c.Wait()
	took := time.Since(start)
	if int(got.Load()) != len(urls) {
		tb.Fatalf("colly had %d of %d pages", got.Load(), len(urls))
	}
	return float64(len(urls)) / took.Seconds()
}

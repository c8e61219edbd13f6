package harvest

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"harvest/archive"
	"harvest/crawl"
	"harvest/ledger"
	"harvest/replica"
	"harvest/report"
	"harvest/warehouse"
)

// A stand is a made-up province, served, and a pipeline in a folder of the
// test's that crawls it.
type stand struct {
	*Pipeline
	province *replica.Province
	log      *replica.Log
}

func newStand(t *testing.T, seed uint64, night int, dir string) stand {
	t.Helper()
	p := replica.New(seed)
	p.Pace = time.Microsecond
	log := &replica.Log{}
	server, err := replica.Serve(context.Background(), "127.0.0.1:0", p.Handler(night, log))
	if err != nil {
		t.Fatal(err)
	}
	s := openStand(t, p, p.Sources(), server.Addr(), dir)
	s.log = log
	t.Cleanup(func() {
		if err := errors.Join(server.Close(), closeStand(s.Pipeline)); err != nil {
			t.Error(err)
		}
	})
	return s
}

// openStand opens a pipeline over a folder, for a province served at an address.
func openStand(t *testing.T, p *replica.Province, sources []report.Source, address, dir string) stand {
	t.Helper()
	ctx := context.Background()
	a, err := archive.Open(ctx, filepath.Join(dir, "archive"), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(ctx, filepath.Join(dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	w, err := warehouse.Open(ctx, filepath.Join(dir, "warehouse.duckdb"), "test")
	if err != nil {
		t.Fatal(err)
	}
	var regions []warehouse.Region
	for _, r := range p.Regions() {
		regions = append(regions, warehouse.Region(r))
	}
	return stand{&Pipeline{Archive: a, Ledger: l, Warehouse: w, Log: slog.New(slog.DiscardHandler), Now: time.Now, Releases: filepath.Join(dir, "releases"),
		Crawler:   &crawl.Crawler{Archive: a, Ledger: l, Agent: "harvest/test", Dial: map[string]string{"*.gov.test": address}},
		Reference: warehouse.Reference{Agencies: p.Agencies(), Sources: sources, Regions: regions}}, p, nil}
}

func closeStand(p *Pipeline) error {
	return errors.Join(p.Archive.Close(), p.Ledger.Close(), p.Warehouse.Close())
}

func (s stand) run(t *testing.T) Summary {
	t.Helper()
	summary, err := s.Run(context.Background(), Plan{Command: "test", Sources: s.province.Sources()})
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

func (s stand) open(t *testing.T) *warehouse.Warehouse {
	t.Helper()
	r, err := warehouse.Current(s.Releases)
	if err != nil {
		t.Fatal(err)
	}
	w, err := r.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// query calls f for every row, with a function that scans it.
func query(t *testing.T, w *warehouse.Warehouse, text string, f func(scan func(...any))) {
	t.Helper()
	rows, err := w.DB.QueryContext(context.Background(), text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	for rows.Next() {
		f(func(into ...any) {
			if err := rows.Scan(into...); err != nil {
				t.Fatalf("%s: %v", text, err)
			}
		})
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

// From the sites of three provinces, whose truth is known, to rows: every cell,
// every city and year, every gap and every contradiction.
func TestThreeProvincesComeOutAsTheyAre(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		s := newStand(t, seed, 1, t.TempDir())
		summary := s.run(t)
		truth := s.province.Truth(1)
		if len(summary.Crawl.Failed) > 0 || summary.Load.Reports != len(truth.Reports) || summary.Load.Problems != 0 {
			t.Errorf("seed %d: %d reports, %d problems, failed sources %v; want %d reports and nothing else",
				seed, summary.Load.Reports, summary.Load.Problems, summary.Crawl.Failed, len(truth.Reports))
		}
		w := s.open(t)
		checkFacts(t, w, truth)
		checkCities(t, w, s.province, truth)
		checkCoverage(t, w, truth)
		checkContradictions(t, w, truth)
	}
}

type cellKey struct {
	url, indicator, member string
}

func checkFacts(t *testing.T, w *warehouse.Warehouse, truth replica.Truth) {
	t.Helper()
	want := make(map[cellKey]report.Fact)
	for _, r := range truth.Reports {
		for _, f := range r.Facts {
			want[cellKey{r.URL, f.Indicator, f.Member}] = f
		}
	}
	total, wrong := len(want), 0
	query(t, w, `SELECT d.input, f.indicator::VARCHAR, coalesce(f.member::VARCHAR, ''), f.state::VARCHAR, coalesce((f.value * 1000000)::BIGINT, 0)
		FROM fact AS f JOIN report AS r ON r.report = f.report JOIN reading AS d ON d.reading = r.reading`, func(scan func(...any)) {
		var k cellKey
		var state string
		var value int64
		scan(&k.url, &k.indicator, &k.member, &state, &value)
		f, ok := want[k]
		delete(want, k)
		if !ok || string(f.State) != state || f.State.HasValue() && int64(f.Value) != value {
			if wrong++; wrong <= 5 {
				t.Errorf("%v = %s %s; want %s %s", k, report.Value(value), state, f.Value, f.State)
			}
		}
	})
	if len(want) > 0 || wrong > 0 {
		t.Errorf("of %d cells %d are wrong and %d missing", total, wrong, len(want))
	}
}

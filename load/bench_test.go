package load

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"testing"
	"time"

	duckdb "github.com/duckdb/duckdb-go/v2"

	"harvest/report"
)

// BenchmarkRatioToAppender loads readings from memory into a fresh warehouse, and
// appends the same rows to a fresh warehouse with bare Appenders, in turn. The
// metric is the one time over the other.
func BenchmarkRatioToAppender(b *testing.B) {
	list := readings(1000, 0)
	var loaded, appended time.Duration
	facts := 0
	for b.Loop() {
		w := open(b)
		start := time.Now()
		l := Loader{Warehouse: w}
		tally, err := l.Load(context.Background(), all(list))
		if err != nil {
			b.Fatal(err)
		}
		loaded += time.Since(start)
		facts += tally.Facts
		w.Close()

		floor := open(b)
		start = time.Now()
		if err := bare(floor.DB, list); err != nil {
			b.Fatal(err)
		}
		appended += time.Since(start)
		floor.Close()
	}
	b.ReportMetric(float64(loaded)/float64(appended), "ratio")
	b.ReportMetric(float64(facts)/loaded.Seconds(), "facts/s")
}

// bare appends the rows of the readings and does nothing else: one transaction,
// one Appender a table.
func bare(db *sql.DB, list []report.Reading) error {
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(context.Background(), "BEGIN TRANSACTION"); err != nil {
		return err
	}
	err = conn.Raw(func(raw any) (err error) {
		w := &writer{appenders: make(map[string]*duckdb.Appender)}
		for _, table := range []string{"reading", "report", "fact", "section", "claim", "finding", "extra", "evidence"} {
			if w.appenders[table], err = duckdb.NewAppenderFromConn(raw.(driver.Conn), "", table); err != nil {
				return err
			}
		}
		for i := range list {
			w.reading(list[i].Input, &list[i], int32(i))
		}
		for _, a := range w.appenders {
			err = errors.Join(err, a.Close())
		}
		return errors.Join(w.err, err)
	})
	if err != nil {
		return err
	}
	_, err = conn.ExecContext(context.Background(), "COMMIT")
	return err
}

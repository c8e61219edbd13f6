package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"harvest/ledger"
)

// What /metrics serves is what the ledger has now, whoever wrote it.
func TestMetricsFollowTheLedger(t *testing.T) {
	s := &settings{configFile: configFile{Data: t.TempDir(), Metrics: metricsFile{Listen: "127.0.0.1:0"}}}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	address, closeMetrics, err := s.serveMetrics(ctx, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if got := get(t, address); strings.Contains(got, "harvest_") {
		t.Errorf("before anything has run: %s", got)
	}
	l, err := ledger.Open(ctx, filepath.Join(s.Data, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	night := time.Date(2026, 3, 1, 16, 30, 0, 0, time.UTC)
	run := ledger.Run{ID: "r", Command: "harvest run", Started: night, Finished: night.Add(time.Hour), Outcome: "partial", Summary: `{"outcomes":{"ok":7,"404":2}}`}
	if err := l.RecordRun(ctx, run); err != nil {
		t.Fatal(err)
	}
	got := get(t, address)
	for _, line := range []string{
		`harvest_last_run_outcome{outcome="partial"} 1`, `harvest_last_run_requests{outcome="404"} 2`, `harvest_last_run_requests{outcome="ok"} 7`,
		"harvest_last_run_started_seconds 1.7723826e+09", "harvest_last_run_finished_seconds 1.7723862e+09", "harvest_running 0",
	} {
		if !strings.Contains(got, line+"\n") {
			t.Errorf("/metrics lacks %q:\n%s", line, got)
		}
	}
	cancel()
	if err := closeMetrics(); err != nil {
		t.Errorf("close = %v; want nil", err)
	}
	if _, err := http.Get("http://" + address + "/metrics"); err == nil {
		t.Error("/metrics is served after the end")
	}
}

func get(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d, %v", answer.StatusCode, err)
	}
	return string(body)
}

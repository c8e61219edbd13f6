package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"harvest"
)

// metrics tells Prometheus how the data folder stands. Nothing is counted in
// memory: nights are other processes, and what they did lies in the ledger and
// the release.
type metrics struct {
	s   *settings
	log *slog.Logger
}

func described(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("harvest_"+name, help, labels, nil)
}

var (
	runningDesc      = described("running", "1 while a run holds the lock.")
	runStartedDesc   = described("last_run_started_seconds", "When the newest run began.")
	runFinishedDesc  = described("last_run_finished_seconds", "When the newest run ended; absent while it has not.")
	runOutcomeDesc   = described("last_run_outcome", "1 for the outcome of the newest run.", "outcome")
	runRequestsDesc  = described("last_run_requests", "Requests of the newest run, by outcome.", "outcome")
	releaseDesc      = described("release_made_seconds", "When the newest release was made.")
	releaseRowsDesc  = described("release_rows", "Rows of the tables of the newest release.", "table")
	sourcesDesc      = described("sources", "Sources by status, as the newest release has them.", "status")
	staleSourcesDesc = described("stale_sources", "Sources whose rows are older than their last visit.")
	restingHostsDesc = described("resting_hosts", "Hosts that are left alone for now.")
	tickDesc         = described("tick_due_seconds", "The newest time that a schedule was due, by its outcome.", "schedule", "outcome")
)

// Describe says nothing of what is to come: a new folder has less to tell.
func (m *metrics) Describe(chan<- *prometheus.Desc) {}

// Collect looks at the data folder.
func (m *metrics) Collect(out chan<- prometheus.Metric) {
	status, err := m.s.look(context.Background(), time.Now())
	if err != nil {
		m.log.Warn("metrics not collected", "err", err)
		return
	}
	collect(status, func(d *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	})
}

func collect(s harvest.Status, gauge func(d *prometheus.Desc, value float64, labels ...string)) {
	running := 0.0
	if s.Running != nil {
		running = 1
	}
	gauge(runningDesc, running)
	gauge(restingHostsDesc, float64(len(s.Resting)))
	if len(s.Runs) > 0 {
		last := s.Runs[0]
		gauge(runStartedDesc, seconds(last.Started))
		if !last.Finished.IsZero() {
			gauge(runFinishedDesc, seconds(last.Finished))
			gauge(runOutcomeDesc, 1, last.Outcome)
		}
		var counts struct {
			Outcomes map[string]float64 `json:"outcomes"`
		}
		if json.Unmarshal([]byte(last.Summary), &counts) == nil {
			for outcome, n := range counts.Outcomes {
				gauge(runRequestsDesc, n, outcome)
			}
		}
	}
	if s.Release != nil {
		gauge(releaseDesc, seconds(s.Release.Made))
		for table, h := range s.Release.Tables {
			gauge(releaseRowsDesc, float64(h.Rows), table)
		}
	}
	for status, n := range s.Sources {
		gauge(sourcesDesc, float64(n), status)
	}
	stale := 0
	for _, src := range s.Troubled {
		if !src.StaleSince.IsZero() {
			stale++
		}
	}
	gauge(staleSourcesDesc, float64(stale))
	met := make(map[string]bool)
	for _, tick := range s.Ticks { // newest first
		if !met[tick.Schedule] {
			met[tick.Schedule] = true
			gauge(tickDesc, seconds(tick.Due), tick.Schedule, tick.Outcome)
		}
	}
}

func seconds(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }

// writeMetrics writes what /metrics serves to a file, whole or not at all, for the
// textfile collector of a node exporter.
func (s *settings) writeMetrics(log *slog.Logger) error {
	if s.Metrics.Textfile == "" {
		return nil
	}
	registry := prometheus.NewRegistry()
	if err := registry.Register(&metrics{s, log}); err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	if err := prometheus.WriteToTextfile(s.Metrics.Textfile, registry); err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	return nil
}

// serveMetrics serves /metrics until the context ends or close is called, which
// waits for the end. The address is empty where none is configured.
func (s *settings) serveMetrics(ctx context.Context, log *slog.Logger) (address string, close func() error, err error) {
	if s.Metrics.Listen == "" {
		return "", func() error { return nil }, nil
	}
	registry := prometheus.NewRegistry()
	if err := registry.Register(&metrics{s, log}); err != nil {
		return "", nil, fmt.Errorf("metrics: %w", err)
	}
	listener, err := net.Listen("tcp", s.Metrics.Listen)
	if err != nil {
		return "", nil, &hintError{fmt.Errorf("metrics: %w", err), "another address for metrics.listen in harvest.yaml"}
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	stop := context.AfterFunc(ctx, func() { server.Close() })
	log.Info("metrics are served", "address", listener.Addr().String())
	return listener.Addr().String(), func() error {
		if stop() {
			server.Close()
		}
		if err := <-done; !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("metrics: %w", err)
		}
		return nil
	}, nil
}

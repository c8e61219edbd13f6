package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A SourceStatus is how a source stands in a release: a row of its view
// source_status.
type SourceStatus struct {
	Source     string    `json:"source"`
	Status     string    `json:"status"` // ok, partial, failed, broken, shrunk, never or disabled
	Failure    string    `json:"failure,omitempty"`
	FailureURL string    `json:"failure_url,omitempty"`
	LastVisit  time.Time `json:"last_visit,omitzero"`
	LastGood   time.Time `json:"last_good,omitzero"`
	StaleSince time.Time `json:"stale_since,omitzero"`
	NamedEver  int       `json:"named_ever"`   // addresses that its lists have named
	NamedLast  int       `json:"named_last"`   // and that the last visit met
	Broken     int       `json:"broken_pages"` // pages under these whose report was kept from an earlier capture
	Reports    int       `json:"reports"`
}

// SourceStatus returns how every source stands, in order of name.
func (w *Warehouse) SourceStatus(ctx context.Context) ([]SourceStatus, error) {
	rows, err := w.DB.QueryContext(ctx, `SELECT source, status, failure, failure_url, last_visit, last_good, stale_since, named_ever, named_last, broken_pages, reports
		FROM source_status ORDER BY source`)
	if err != nil {
		return nil, fmt.Errorf("warehouse %s: sources: %w", w.Path, err)
	}
	defer rows.Close()
	var all []SourceStatus
	for rows.Next() {
		var s SourceStatus
		var failure, address sql.NullString
		var visit, good, stale sql.NullTime
		if err := rows.Scan(&s.Source, &s.Status, &failure, &address, &visit, &good, &stale, &s.NamedEver, &s.NamedLast, &s.Broken, &s.Reports); err != nil {
			return nil, fmt.Errorf("warehouse %s: sources: %w", w.Path, err)
		}
		s.Failure, s.FailureURL = failure.String, address.String
		s.LastVisit, s.LastGood, s.StaleSince = visit.Time, good.Time, stale.Time
		all = append(all, s)
	}
	return all, rows.Err()
}

// Said returns, by capture, the texts that name the years of its reports: their
// titles, and the years themselves as 2021年.
func (w *Warehouse) Said(ctx context.Context) (map[string][]string, error) {
	rows, err := w.DB.QueryContext(ctx, "SELECT d.capture, concat_ws(' ', r.year || '年', r.title) FROM report AS r JOIN reading AS d ON d.reading = r.reading WHERE d.capture IS NOT NULL")
	if err != nil {
		return nil, fmt.Errorf("warehouse %s: years of captures: %w", w.Path, err)
	}
	defer rows.Close()
	said := make(map[string][]string)
	for rows.Next() {
		var capture, text string
		if err := rows.Scan(&capture, &text); err != nil {
			return nil, fmt.Errorf("warehouse %s: years of captures: %w", w.Path, err)
		}
		said[capture] = append(said[capture], text)
	}
	return said, rows.Err()
}

package harvest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"harvest/ledger"
	"harvest/replica"
	"harvest/warehouse"
)

// A run whose lock was lost and taken by another while it slept keeps its hands
// off both: it commits nothing to the ledger and publishes nothing.
func TestAFencedRunCommitsAndPublishesNothing(t *testing.T) {
	ctx := context.Background()
	province := replica.New(1)
	server, err := replica.Serve(ctx, "127.0.0.1:0", province.Handler(1, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	dir := t.TempDir()
	p := crashPipeline(t, province, server.Addr(), dir)
	defer closeStand(p)
	lock, err := p.Ledger.Lock(ctx, "run", "the first", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	p.Warehouse.Before = lock.Check
	summary, err := p.Run(ctx, Plan{Command: "test", Sources: p.Reference.Sources})
	if err != nil {
		t.Fatalf("Run while the lock is held: %v", err)
	}

	if err := os.Remove(filepath.Join(dir, "ledger.db.run.lock")); err != nil {
		t.Fatal(err)
	}
	other, err := ledger.Open(ctx, filepath.Join(dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Lock(ctx, "run", "the second", time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Publish(ctx); !errors.Is(err, ledger.ErrFenced) {
		t.Errorf("Publish = %v, want %v", err, ledger.ErrFenced)
	}
	if _, err := p.Run(ctx, Plan{Command: "test", Sources: p.Reference.Sources}); !errors.Is(err, ledger.ErrFenced) {
		t.Errorf("Run = %v, want %v", err, ledger.ErrFenced)
	}
	if r, err := warehouse.Current(p.Releases); err != nil || r.ID != summary.Release.ID {
		t.Errorf("the pointer names %s, %v; want %s", r.ID, err, summary.Release.ID)
	}
}

package harvest

import (
	"context"
	"database/sql"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/ledger"
	"harvest/replica"
)

// copyLedger makes a copy of a ledger that may be in use, as the sqlite3 command
// of docs/operating.md does.
func copyLedger(t *testing.T, from, to string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(from, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("VACUUM INTO ?", filepath.Join(to, "ledger.db")); err != nil {
		t.Error(err)
	}
}

// copyWARC copies the WARC files as they are at that moment, those being written
// included.
func copyWARC(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(from, "archive", "warc"), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		in, err := os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close()
		out, err := os.Create(filepath.Join(to, rel))
		if err != nil {
			return err
		}
		defer out.Close()
		_, err = io.Copy(out, in)
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// checkPair holds a copied ledger against the copied WARC files: each end that it
// acknowledges must be there.
func checkPair(t *testing.T, dir string) {
	t.Helper()
	l, err := ledger.Open(t.Context(), filepath.Join(dir, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	positions, err := l.Positions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range positions {
		path := filepath.Join(dir, "archive", filepath.FromSlash(p.File))
		info, err := os.Stat(path)
		if err != nil {
			info, err = os.Stat(path + ".open")
		}
		if err != nil || info.Size() < p.Offset {
			t.Errorf("the ledger acknowledges %s up to %d; the copy: %v, %v", p.File, p.Offset, info, err)
		}
	}
}

// A copy that is taken while a night is under way, the ledger first and then the
// WARC files, goes on as if nothing had been: the same rows as an undisturbed
// night, and the night after it finds nothing new.
func TestACopyTakenDuringANightIsRestored(t *testing.T) {
	p := replica.New(1)
	server, err := replica.Serve(context.Background(), "127.0.0.1:0", p.Handler(1, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	want := rowsAfter(t, p, server.Addr(), t.TempDir())
	// How often a night commits and writes its index depends on how fast it is, but
	// robots.txt, list, next list and article of one host are a commit each.
	at := map[string]int{"answered": 40, "synced": 3, "committed": 4, "indexed": 1, "loaded": 1, "built": 1, "pointed": 1}
	copies := make(map[string]string)
	for step := range at {
		copies[step] = t.TempDir()
	}
	dir := t.TempDir()
	night := crashPipeline(t, p, server.Addr(), dir)
	var mu sync.Mutex // steps come from several goroutines
	met := make(map[string]int)
	night.Hook = func(step string) {
		mu.Lock()
		defer mu.Unlock()
		if met[step]++; met[step] == at[step] {
			copyLedger(t, dir, copies[step])
			copyWARC(t, dir, copies[step])
		}
	}
	if _, err := night.Run(t.Context(), Plan{Command: "test", Sources: night.Reference.Sources}); err != nil {
		t.Fatal(err)
	}
	if err := closeStand(night); err != nil {
		t.Fatal(err)
	}
	for step, restored := range copies {
		if met[step] < at[step] {
			t.Errorf("step %s was met %d times, want %d", step, met[step], at[step])
			continue
		}
		checkPair(t, restored)
		if diff := cmp.Diff(want, rowsAfter(t, p, server.Addr(), restored)); diff != "" {
			t.Errorf("copied behind step %s: -undisturbed +restored\n%s", step, diff)
		}
		checkNothingNew(t, p, server.Addr(), restored)
	}
}

// checkNothingNew runs a night in a restored folder that has had one.
func checkNothingNew(t *testing.T, p *replica.Province, address, dir string) {
	t.Helper()
	night := crashPipeline(t, p, address, dir)
	s, err := night.Run(t.Context(), Plan{Command: "test", Sources: night.Reference.Sources})
	if err != nil {
		t.Fatal(err)
	}
	if fresh, unchanged := s.Crawl.Captured(); fresh != 0 || unchanged == 0 || s.Load.Readings != 0 {
		t.Errorf("the next night brought %d new, %d unchanged, %d readings; want 0 new, 0 readings", fresh, unchanged, s.Load.Readings)
	}
	if err := closeStand(night); err != nil {
		t.Fatal(err)
	}
}

// A copy at rest needs ledger and WARC files alone: index and working file are
// made anew, and the first night finds nothing new.
func TestACopyAtRestIsRestored(t *testing.T) {
	p := replica.New(1)
	server, err := replica.Serve(context.Background(), "127.0.0.1:0", p.Handler(1, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	dir, restored := t.TempDir(), t.TempDir()
	want := rowsAfter(t, p, server.Addr(), dir)
	b, err := os.ReadFile(filepath.Join(dir, "ledger.db")) // closed: one file
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(restored, "ledger.db"), b, 0o644); err != nil {
		t.Fatal(err)
	}
	copyWARC(t, dir, restored)
	checkPair(t, restored)
	night := crashPipeline(t, p, server.Addr(), restored)
	s, err := night.Run(t.Context(), Plan{Command: "test", Sources: night.Reference.Sources})
	if err != nil {
		t.Fatal(err)
	}
	if err := closeStand(night); err != nil {
		t.Fatal(err)
	}
	if fresh, unchanged := s.Crawl.Captured(); fresh != 0 || unchanged == 0 {
		t.Errorf("the restored folder's night brought %d new, %d unchanged; want 0 new", fresh, unchanged)
	}
	if diff := cmp.Diff(want, rowsAfter(t, p, server.Addr(), restored)); diff != "" {
		t.Errorf("-before +restored\n%s", diff)
	}
}

// The other way round, WARC files first, the ledger acknowledges what the copy
// lacks. Recover says so, at every start; what is lacking is asked for again.
func TestACopyInTheWrongOrderIsNamed(t *testing.T) {
	p := replica.New(1)
	server, err := replica.Serve(context.Background(), "127.0.0.1:0", p.Handler(1, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	want := rowsAfter(t, p, server.Addr(), t.TempDir())
	dir, restored := t.TempDir(), t.TempDir()
	night := crashPipeline(t, p, server.Addr(), dir)
	var mu sync.Mutex
	met := 0
	night.Hook = func(step string) {
		mu.Lock()
		defer mu.Unlock()
		if step != "committed" {
			return
		}
		switch met++; met {
		case 1:
			copyWARC(t, dir, restored)
		case 4: // robots.txt, list, next list and article of one host are a commit each
			copyLedger(t, dir, restored)
		}
	}
	if _, err := night.Run(t.Context(), Plan{Command: "test", Sources: night.Reference.Sources}); err != nil {
		t.Fatal(err)
	}
	if err := closeStand(night); err != nil {
		t.Fatal(err)
	}
	night = crashPipeline(t, p, server.Addr(), restored)
	positions, err := night.Ledger.Positions(t.Context())
	if err != nil || len(positions) != 1 {
		t.Fatalf("Positions = %v, %v; want one", positions, err)
	}
	torn, err := night.Archive.Recover(t.Context(), archivePositions(positions))
	if err != nil || len(torn) != 1 || !strings.Contains(torn[0].Reason, "shorter than what was acknowledged") {
		t.Errorf("Recover = %+v, %v; want the file that is too short", torn, err)
	}
	if err := closeStand(night); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, rowsAfter(t, p, server.Addr(), restored)); diff != "" {
		t.Errorf("-undisturbed +restored\n%s", diff)
	}
}

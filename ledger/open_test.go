package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// scratch is a SQLite file with some statements run on it.
func scratch(t *testing.T, statements ...string) (string, *sql.DB) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "some.db")
	db, err := connect(path, "_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	return path, db
}

func version(t *testing.T, db *sql.DB) int {
	t.Helper()
	var v int
	if err := db.QueryRow("PRAGMA user_version").Scan(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// newestVersion is the version of a ledger that this harvest makes.
func newestVersion(t *testing.T) int {
	t.Helper()
	steps, err := readSteps()
	if err != nil || len(steps) < 2 {
		t.Fatalf("%d steps, %v; want two at least", len(steps), err)
	}
	return len(steps)
}

func TestALedgerOfANewerHarvestIsRefused(t *testing.T) {
	l := begin(t)
	var path string
	if err := l.db.QueryRow("SELECT file FROM pragma_database_list").Scan(&path); err != nil {
		t.Fatal(err)
	}
	if _, err := l.db.Exec("PRAGMA user_version = 70"); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), path)
	errorIs(t, "Open", err, ErrNewer)
	for _, part := range []string{path, "version 70", fmt.Sprint("up to ", newestVersion(t)), "use the harvest that wrote it"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("Open = %v, want it to say %q", err, part)
		}
	}
}

func TestAFileThatIsNoLedgerIsRefusedAndLeftAlone(t *testing.T) {
	text := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	other, db := scratch(t, "CREATE TABLE note (text TEXT)")
	db.Close()
	marked, db := scratch(t, "PRAGMA application_id = 1")
	db.Close()
	for path, want := range map[string]string{text: "no SQLite database", other: "another program", marked: "another program"} {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(t.Context(), path)
		errorIs(t, "Open", err, ErrNotLedger)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("Open(%s) = %v, want it to say %q", path, err, want)
		}
		after, err := os.ReadFile(path)
		if err != nil || string(after) != string(before) {
			t.Errorf("%s was changed: %v", path, err)
		}
	}
	if _, err := Open(t.Context(), filepath.Join(text, "ledger.db")); err == nil {
		t.Error("Open below a file = nil, want an error")
	}
}

func TestAnEmptyFileBecomesALedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	l := reopen(t, path)
	if v := version(t, l.db); v != newestVersion(t) {
		t.Errorf("version = %d, want %d", v, newestVersion(t))
	}
}

func TestEveryStepIsMadeOnceAndInOrder(t *testing.T) {
	_, db := scratch(t)
	steps := []string{"CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y; INSERT INTO a VALUES (1, 2)", "CREATE TABLE b (z)"}
	for _, known := range []int{1, 1, 3, 3} {
		if err := migrate(t.Context(), db, steps[:known]); err != nil {
			t.Fatal(err)
		}
		if got := version(t, db); got != known {
			t.Errorf("version = %d, want %d", got, known)
		}
	}
	var rows int
	if err := db.QueryRow("SELECT count(*) FROM a").Scan(&rows); err != nil || rows != 1 {
		t.Errorf("the second step was made %d times, %v", rows, err)
	}
	errorIs(t, "migrate with fewer steps", migrate(t.Context(), db, steps[:2]), ErrNewer)
}

func TestAStepThatFailsChangesNothing(t *testing.T) {
	_, db := scratch(t)
	err := migrate(t.Context(), db, []string{"CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"})
	if err == nil || !strings.Contains(err.Error(), "from version 1 to 2") {
		t.Errorf("migrate = %v, want it to name the step", err)
	}
	if got := version(t, db); got != 1 {
		t.Errorf("version = %d, want 1", got)
	}
	var tables int
	if err := db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil || tables != 1 {
		t.Errorf("%d tables, %v; want the first step's alone", tables, err)
	}
}

func TestManyMayOpenANewLedgerAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			l, err := Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer l.Close()
			if _, err := l.StartRun(context.Background(), Run{ID: fmt.Sprint(i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if runs, err := reopen(t, path).Runs(t.Context()); err != nil || len(runs) != 6 {
		t.Errorf("%d runs, %v; want 6", len(runs), err)
	}
}

func TestACancelledContextEndsACall(t *testing.T) {
	l := begin(t)
	add(t, l, page("a.test", 1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := l.Claim(ctx, "r", at(0), lease)
	errorIs(t, "Claim", err, context.Canceled)
	if r := claim(t, l, at(0)); r.Attempts != 1 {
		t.Errorf("the cancelled claim left a trace: %+v", r)
	}
	if errors.Is(err, ErrDone) {
		t.Error("a cancelled claim is taken for the end")
	}
}

package warehouse

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

var noon = time.Date(2026, 3, 1, 4, 0, 0, 0, time.UTC)

// filled returns a warehouse with two captures, one read as a report.
func filled(t *testing.T) *Warehouse {
	t.Helper()
	w, err := Open(context.Background(), filepath.Join(t.TempDir(), "warehouse.duckdb"), "test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	agencies := []report.Agency{{ID: "jia-education", Name: "甲市教育局", Region: "990100", Kind: "education", Level: "city", Confirmed: true}}
	regions := []Region{{"990000", "某省", "province", ""}, {"990100", "甲市", "city", "990000"}}
	if err := w.SetReference(context.Background(), Reference{Agencies: agencies, Regions: regions}); err != nil {
		t.Fatal(err)
	}
	exec(t, w, `
INSERT INTO capture VALUES
    ('c1', 'http://a.test/1.html', 's', 'article', 'x', NULL, 200, 'text/html', repeat('a', 64), 10, '2026-02-01', '2026-02-01', 'f', 0, NULL),
    ('c2', 'http://a.test/2.html', 's', 'article', 'x', NULL, 200, 'text/html', repeat('b', 64), 10, '2026-02-01', '2026-02-01', 'f', 9, NULL);
INSERT INTO reading VALUES
    ('d1', 'http://a.test/1.html', '', 'c1', '1', NULL, NULL),
    ('d2', 'http://a.test/2.html', '', 'c2', '1', 'not_report', 'a notice');
INSERT INTO report VALUES
    (17, 'd1', '甲市财政局报告', '甲市财政局', 'x-990100-0011223344', '990100', 2025, 'agency', '2026-01-20', '2021', '2021', '2021', NULL);
INSERT INTO fact VALUES
    (17, 'request_new', 'total', 'stated', 12, '12', 'in-order', 2, 4, 10, NULL, NULL),
    (17, 'request_new', 'enterprise', 'blank', NULL, NULL, 'in-order', 2, 4, 5, NULL, NULL),
    (17, 'disclosure_fee_amount', NULL, 'stated', 25.1, '251000元', 'in-order', 1, 4, 5, NULL, NULL),
    (17, 'review_total', NULL, 'absent', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO section VALUES (17, 1, '一、总体情况', '本机关');
INSERT INTO claim VALUES (17, 'narrative_requests_received', 12, false, '12件', '收到申请12件。', 'claim:received', 1, 9, 1, NULL, NULL);
INSERT INTO extra VALUES (17, 'request_x_1', 'requests', '另计', '总计', 'stated', 3, '件', '3件', 2, 31, 10, NULL, NULL);
INSERT INTO evidence VALUES (17, 'year', 1, 'title', '2025', '甲市财政局报告');
INSERT INTO finding VALUES (17, 'REQ_BALANCE', 'error', 'request_new', 'total', '1', '2')`)
	return w
}

func exec(t *testing.T, w *Warehouse, query string) {
	t.Helper()
	if _, err := w.DB.ExecContext(context.Background(), query); err != nil {
		t.Fatal(err)
	}
}

func publish(t *testing.T, w *Warehouse, dir string) Release {
	t.Helper()
	r, err := w.Publish(context.Background(), dir, noon)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func one[T any](t *testing.T, w *Warehouse, query string) T {
	t.Helper()
	var v T
	if err := w.DB.QueryRowContext(context.Background(), query).Scan(&v); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}

func TestAReleaseHoldsWhatTheWorkingFileHolds(t *testing.T) {
	w := filled(t)
	dir := t.TempDir()
	r := publish(t, w, dir)
	if r.ID != "2026-03-01.1" || r.Tables["fact"].Rows != 4 || r.Tables["report"].Rows != 1 {
		t.Errorf("release = %+v", r)
	}
	for _, file := range []string{"manifest.json", "harvest.duckdb", "text.duckdb", "parquet/fact.parquet", "parquet/section.parquet"} {
		if _, err := os.Stat(filepath.Join(r.Path, file)); err != nil {
			t.Error(err)
		}
	}
	current, err := Current(dir)
	if err != nil || current.ID != r.ID || strings.Contains(current.Path, "current") {
		t.Fatalf("Current = %+v, %v; want the release at its own path", current, err)
	}
	read, err := current.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	if n := one[int](t, read, "SELECT report FROM report"); n != 1 {
		t.Errorf("report is numbered %d; want 1", n)
	}
	for query, want := range map[string]string{
		"SELECT coalesce(printed, 'NULL') FROM fact WHERE indicator = 'request_new' AND member = 'total'": "NULL",
		"SELECT printed FROM fact WHERE indicator = 'disclosure_fee_amount'":                              "251000元",
		"SELECT value::VARCHAR FROM fact WHERE indicator = 'disclosure_fee_amount'":                       "25.100000",
		"SELECT coalesce(value::VARCHAR, 'NULL') FROM fact WHERE state = 'blank'":                         "NULL",
		"SELECT typeof(indicator)[1:4] FROM fact LIMIT 1":                                                 "ENUM",
		"SELECT text FROM section": "本机关",
		"SELECT sentence || printed || value::INTEGER || report FROM claim": "收到申请12件。12件121",
		"SELECT name FROM agency WHERE NOT confirmed":                       "甲市财政局",
		"SELECT city FROM region WHERE region = '990100'":                   "990100",
	} {
		if got := one[string](t, read, query); got != want {
			t.Errorf("%s = %q; want %q", query, got, want)
		}
	}
	if _, err := read.DB.Exec("DELETE FROM fact"); err == nil {
		t.Error("a release can be written to")
	}
	for name := range hashTables(t, w) {
		if name != "agency" && r.Tables[name] != hashTables(t, w)[name] && name != "fact" {
			t.Errorf("table %s: %+v in the release, %+v in the working file", name, r.Tables[name], hashTables(t, w)[name])
		}
	}
}

func hashTables(t *testing.T, w *Warehouse) map[string]Hashed {
	t.Helper()
	h, err := w.Hashes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestTwoBuildsAgreeAndUnchangedFilesAreLinked(t *testing.T) {
	w := filled(t)
	dir := t.TempDir()
	first := publish(t, w, dir)
	exec(t, w, "UPDATE report SET report = 99; UPDATE fact SET report = 99; UPDATE section SET report = 99; UPDATE claim SET report = 99; UPDATE finding SET report = 99; UPDATE extra SET report = 99; UPDATE evidence SET report = 99")
	second := publish(t, w, dir)
	if second.ID != "2026-03-01.2" {
		t.Errorf("second release of a day is %s", second.ID)
	}
	if diff := cmp.Diff(first.Tables, second.Tables); diff != "" {
		t.Errorf("tables of two builds: %s", diff)
	}
	a, errA := os.Stat(filepath.Join(first.Path, "parquet", "fact.parquet"))
	b, errB := os.Stat(filepath.Join(second.Path, "parquet", "fact.parquet"))
	if errA != nil || errB != nil || !os.SameFile(a, b) {
		t.Errorf("an unchanged file was written again (%v, %v)", errA, errB)
	}
	if c, err := Current(dir); err != nil || c.ID != second.ID {
		t.Errorf("Current = %s, %v; want the second", c.ID, err)
	}
}

func TestAnAnalystReadsBeforeDuringAndAfter(t *testing.T) {
	w := filled(t)
	dir := t.TempDir()
	first := publish(t, w, dir)
	analyst, err := first.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer analyst.Close()
	exec(t, w, "UPDATE fact SET value = 13 WHERE member = 'total'")
	second := publish(t, w, dir)
	if v := one[float64](t, analyst, "SELECT value::DOUBLE FROM fact WHERE member = 'total'"); v != 12 {
		t.Errorf("the open release says %v; want 12 as before", v)
	}
	later, err := second.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer later.Close()
	if v := one[float64](t, later, "SELECT value::DOUBLE FROM fact WHERE member = 'total'"); v != 13 {
		t.Errorf("the next release says %v; want 13", v)
	}
}

func TestAReleaseThatDoesNotHoldTogetherIsNotPublished(t *testing.T) {
	for name, c := range map[string]struct{ harm, says string }{
		"a fact twice":          {"INSERT INTO fact SELECT report, indicator, member, state, value, printed, rule, at_table, at_row, at_column, at_page, at_box FROM fact WHERE member = 'total'", "fact twice"},
		"a value where none is": {"UPDATE fact SET value = 0 WHERE state = 'blank'", "value in state blank"},
		"a capture not read":    {"DELETE FROM reading WHERE reading = 'd2'", "without a reading"},
	} {
		t.Run(name, func(t *testing.T) {
			w := filled(t)
			dir := t.TempDir()
			good := publish(t, w, dir)
			exec(t, w, c.harm)
			_, err := w.Publish(context.Background(), dir, noon)
			if !errors.Is(err, ErrUnproven) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Publish = %v; want ErrUnproven that says %q", err, c.says)
			}
			if current, err := Current(dir); err != nil || current.ID != good.ID {
				t.Errorf("Current = %s, %v; want the last good release", current.ID, err)
			}
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 2 {
				t.Errorf("%d entries left, %v; want the release and the pointer", len(entries), err)
			}
		})
	}
}

func TestNamingAnAgencyLaterRenamesItsReports(t *testing.T) {
	w := filled(t)
	known := report.NewAgencies([]report.Agency{{ID: "jia-finance", Name: "甲市财政局", Region: "990100", Confirmed: true}})
	n, err := w.Resolve(context.Background(), known)
	if err != nil || n != 1 {
		t.Fatalf("Resolve = %d, %v; want 1 report renamed", n, err)
	}
	if id := one[string](t, w, "SELECT agency FROM report"); id != "jia-finance" {
		t.Errorf("agency = %s", id)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	ctx := context.Background()
	text := filepath.Join(t.TempDir(), "notes.duckdb")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	newer := filled(t)
	exec(t, newer, "UPDATE meta SET schema = 99")
	newer.Close()
	older := filled(t)
	exec(t, older, "UPDATE meta SET schema = 1")
	older.Close()
	for name, c := range map[string]struct {
		path string
		want error
	}{
		"a missing file": {filepath.Join(t.TempDir(), "none.duckdb"), ErrMissing},
		"a text":         {text, ErrNotWarehouse},
		"a newer one":    {newer.Path, ErrNewer},
		"an older one":   {older.Path, ErrOlder},
	} {
		_, err := OpenRead(ctx, c.path)
		var at *FileError
		if !errors.Is(err, c.want) || !errors.As(err, &at) || at.Hint == "" || !strings.Contains(err.Error(), c.path) {
			t.Errorf("%s: OpenRead = %v; want %v with the path and a hint", name, err, c.want)
		}
	}
	if _, err := Current(t.TempDir()); !errors.Is(err, ErrNoRelease) {
		t.Errorf("Current of an empty folder = %v; want ErrNoRelease", err)
	}
}

func TestRegionsKnowTheirCity(t *testing.T) {
	regions, err := Regions()
	if err != nil {
		t.Fatal(err)
	}
	w, err := Open(context.Background(), "", "test")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.SetReference(context.Background(), Reference{Regions: regions}); err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]string{"411700": "411700", "411702": "411700", "310115": "310000", "500101": "500000", "419001": "419001", "441900": "441900", "410000": "NULL"} {
		if got := one[string](t, w, "SELECT coalesce(city, 'NULL') FROM region WHERE region = '"+code+"'"); got != want {
			t.Errorf("city of %s = %s; want %s", code, got, want)
		}
	}
}

// What is asked right before a release becomes visible may keep it back: nothing
// of it is left, and the pointer stays.
func TestWhatIsRefusedLastIsNotPublished(t *testing.T) {
	w := filled(t)
	dir := t.TempDir()
	first := publish(t, w, dir)
	refused := errors.New("another has taken over")
	w.Before = func(context.Context) error {
		if r, err := Current(dir); err != nil || r.ID != first.ID {
			t.Errorf("Current while the next is built = %s, %v; want %s", r.ID, err, first.ID)
		}
		return refused
	}
	if _, err := w.Publish(context.Background(), dir, noon); !errors.Is(err, refused) {
		t.Errorf("Publish = %v, want %v", err, refused)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("the folder holds %v, %v; want the first release and the pointer", entries, err)
	}
	w.Before = nil
	if r := publish(t, w, dir); r.ID != "2026-03-01.2" {
		t.Errorf("the next release is %s, want 2026-03-01.2", r.ID)
	}
}

// An agency that was taken out of the lists, and that no page names, keeps its
// identity for a name.
func TestAnAgencyThatNobodyNamesIsCalledByItsIdentity(t *testing.T) {
	w := filled(t)
	exec(t, w, "DELETE FROM agency; UPDATE report SET agency = 'jia-finance', agency_name = NULL")
	r, err := publish(t, w, t.TempDir()).Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if name := one[string](t, r, "SELECT name FROM agency WHERE NOT confirmed"); name != "jia-finance" {
		t.Errorf("name = %q; want jia-finance", name)
	}
}

package main

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"harvest"
	"harvest/warehouse"
)

// A folder after a good night fails no check, and none changes it.
func TestTheDoctorChangesNothing(t *testing.T) {
	w := newWard(t)
	w.answered(0, time.Second)
	w.published(w.now)
	if err := w.ledger().Close(); err != nil {
		t.Fatal(err)
	}
	before := contents(t, w.at("data"))
	for name, d := range w.examine() {
		if d.State == isFail {
			t.Errorf("%s = %+v, want no fail", name, d)
		}
	}
	if diff := cmp.Diff(before, contents(t, w.at("data"))); diff != "" {
		t.Errorf("the doctor changed the data folder: -before +after\n%s", diff)
	}
}

// contents is what a folder holds, without what SQLite keeps beside an open file.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	held := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(path, "-wal") || strings.HasSuffix(path, "-shm") {
			return err
		}
		held[path] = d.Type().String()
		if d.Type().IsRegular() {
			b, err := os.ReadFile(path)
			held[path] = fmt.Sprintf("%x", sha256.Sum256(b))
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return held
}

// While a run has the lock, its files are not taken for those of the dead, and its
// working file is left alone.
func TestTheDoctorLeavesARunAlone(t *testing.T) {
	w := newWard(t)
	if _, err := w.ledger().Lock(t.Context(), harvest.RunLock, "harvest run", w.now.Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	w.write("data/archive/warc/20260101000000-1-00001.warc.gz.open", "being written")
	w.write("data/archive/warc/20260101000000-2-00001.warc.gz.open", "left")
	old := w.now.Add(-2 * time.Hour)
	if err := os.Chtimes(w.at("data/archive/warc/20260101000000-2-00001.warc.gz.open"), old, old); err != nil {
		t.Fatal(err)
	}
	w.write("data/releases/.building-1/harvest.duckdb", "half")
	w.write("data/warehouse.duckdb", "would not open")
	found := w.examine()
	for check, says := range map[string]string{"lock": "held by harvest run", "unfinished": "1 files", "leftovers": "not looked for", "warehouse": "not looked into"} {
		if d := found[check]; !strings.Contains(d.Found, says) || d.State == isFail {
			t.Errorf("%s = %+v, want %q", check, d, says)
		}
	}
}

// With a configuration that is wrong at its end, the data folder that it names is
// looked at all the same.
func TestABrokenConfigurationStillNamesTheDataFolder(t *testing.T) {
	w := newWard(t)
	w.write("harvest.yaml", "data: elsewhere\npase: 3s\n")
	w.write("elsewhere/ledger.db", strings.Repeat("no database\n", 200))
	found := w.examine()
	if found["configuration"].State != isFail || found["ledger"].State != isFail || !strings.Contains(found["data folder"].Found, "elsewhere") {
		t.Errorf("configuration %+v\nledger %+v\ndata folder %+v", found["configuration"], found["ledger"], found["data folder"])
	}
}

// Another program may have the working file open without the lock of the runs.
func TestWhoHasTheWorkingFileOpenIsNamed(t *testing.T) {
	if path := os.Getenv("HARVEST_TEST_HOLD"); path != "" {
		wh, err := warehouse.Open(t.Context(), path, version)
		if err != nil {
			t.Fatal(err)
		}
		defer wh.Close()
		fmt.Println("open")
		io.Copy(io.Discard, os.Stdin)
		return
	}
	w := newWard(t)
	other := exec.Command(os.Args[0], "-test.run=^TestWhoHasTheWorkingFileOpenIsNamed$")
	other.Env = append(os.Environ(), "HARVEST_TEST_HOLD="+w.at("data/warehouse.duckdb"))
	in, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "open" {
	}
	d := w.examine()["warehouse"]
	in.Close()
	for lines.Scan() {
	}
	if err := other.Wait(); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("pid %d", other.Process.Pid); d.State != isNote || !strings.Contains(d.Found, want) {
		t.Errorf("warehouse = %+v, want a note of %s", d, want)
	}
}

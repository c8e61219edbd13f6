package harvest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"harvest/replica"
	"harvest/report"
	"harvest/warehouse"
)

// The crash test runs this test binary once more as a child that kills itself
// behind the n-th step. These say what the child is to do.
const (
	crashFolder  = "HARVEST_CRASH_FOLDER"
	crashAddress = "HARVEST_CRASH_ADDRESS"
	crashStep    = "HARVEST_CRASH_STEP"
)

// crashSteps are the steps behind which CI kills, by number or by name; make
// chaos takes many more.
var crashSteps = []string{"1", "2", "3", "5", "8", "13", "34", "80", "120", "loaded", "built", "renamed", "pointed"}

// A night that is killed behind its n-th step, and then run again, leaves the
// same rows as one that nothing disturbed; and the pointer names a whole release
// at every moment.
func TestAKilledNightLeavesTheSameRows(t *testing.T) {
	if os.Getenv(crashStep) != "" {
		crashChild(t)
		return
	}
	steps := crashSteps
	if os.Getenv("HARVEST_CHAOS") != "" {
		for n := 4; n <= 160; n += 4 {
			steps = append(steps, strconv.Itoa(n))
		}
	}
	p := replica.New(1)
	server, err := replica.Serve(context.Background(), "127.0.0.1:0", p.Handler(1, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	quiet := t.TempDir()
	want := rowsAfter(t, p, server.Addr(), quiet)
	killed := 0
	for _, n := range steps {
		dir := t.TempDir()
		if child(t, dir, server.Addr(), n) {
			killed++
		}
		if _, err := os.Lstat(filepath.Join(dir, "releases", "current")); err == nil {
			r, err := warehouse.Current(filepath.Join(dir, "releases"))
			if err != nil {
				t.Errorf("killed behind step %s: %v", n, err)
			} else if w, err := r.Open(context.Background()); err != nil {
				t.Errorf("killed behind step %s: the release does not open: %v", n, err)
			} else {
				w.Close()
			}
		}
		if diff := cmp.Diff(want, rowsAfter(t, p, server.Addr(), dir)); diff != "" {
			t.Errorf("killed behind step %s and run again: -undisturbed +resumed\n%s", n, diff)
		}
	}
	if killed < 12 {
		t.Errorf("of %d nights %d were killed; want a dozen at least", len(steps), killed)
	}
	t.Logf("%d nights killed", killed)
}

// child runs a night in another process and reports whether it was killed.
func child(t *testing.T, dir, address, step string) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestAKilledNightLeavesTheSameRows$")
	cmd.Env = append(os.Environ(), crashFolder+"="+dir, crashAddress+"="+address, crashStep+"="+step)
	out, err := cmd.CombinedOutput()
	if err == nil {
		return false
	}
	exit, ok := err.(*exec.ExitError)
	if status, is := exit.Sys().(syscall.WaitStatus); !ok || !is || status.Signal() != syscall.SIGKILL {
		t.Fatalf("child: %v\n%s", err, out)
	}
	return true
}

func crashChild(t *testing.T) {
	want := os.Getenv(crashStep)
	number, err := strconv.Atoi(want)
	if err != nil {
		number = -1
	}
	var mu sync.Mutex // steps come from several goroutines
	met := 0
	hook := func(name string) {
		mu.Lock()
		defer mu.Unlock()
		if met++; met == number || name == want {
			if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
				t.Error(err)
			}
		}
	}
	p := crashPipeline(t, replica.New(1), os.Getenv(crashAddress), os.Getenv(crashFolder))
	p.Hook = hook
	if _, err := p.Run(context.Background(), Plan{Command: "child", Sources: p.Reference.Sources}); err != nil {
		t.Fatal(err)
	}
}

// crashPipeline crawls a few sources of the province, for there are many nights.
func crashPipeline(t *testing.T, p *replica.Province, address, dir string) *Pipeline {
	t.Helper()
	var sources []report.Source
	for _, s := range p.Sources() {
		if s.Covers.Agency != "" && len(sources) < 6 {
			s.Pace = time.Microsecond
			sources = append(sources, s)
		}
	}
	s := openStand(t, p, sources, address, dir)
	s.Crawler.Workers = 3
	return s.Pipeline
}

// rowsAfter runs a night and returns what it leaves, as "the same rows" has it:
// every table but run and exchange, and of captures and listed addresses all but
// times, places and runs.
func rowsAfter(t *testing.T, province *replica.Province, address, dir string) map[string]string {
	t.Helper()
	rows := make(map[string]string)
	p := crashPipeline(t, province, address, dir)
	summary, err := p.Run(context.Background(), Plan{Command: "test", Sources: p.Reference.Sources})
	if err != nil {
		t.Fatal(err)
	}
	for name, h := range summary.Release.Tables {
		if name != "run" && name != "exchange" && name != "capture" && name != "listed" {
			rows[name] = fmt.Sprintf("%d rows %s", h.Rows, h.Hash)
		}
	}
	w, err := summary.Release.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var captures []string
	query(t, w, "SELECT capture || ' ' || url || ' ' || kind || ' ' || coalesce(link_text, '') || ' ' || digest FROM capture ORDER BY 1", func(scan func(...any)) {
		var line string
		scan(&line)
		captures = append(captures, line)
	})
	rows["capture"] = strings.Join(captures, "\n")
	var listed []string
	query(t, w, "SELECT source || ' ' || url || ' ' || coalesce(link_text, '') FROM listed ORDER BY 1", func(scan func(...any)) {
		var line string
		scan(&line)
		listed = append(listed, line)
	})
	rows["listed"] = strings.Join(listed, "\n")
	if err := closeStand(p); err != nil {
		t.Fatal(err)
	}
	return rows
}

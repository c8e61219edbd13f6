// The race detector takes memory of its own, so none is measured under it.

//go:build !race

package crawl

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
)

// Memory is measured in a process that crawls a yard and does nothing else: this
// says which yard.
const soakEnv = "HARVEST_SOAK_YARD"

// A footprint is what a crawl took of memory, in MB.
type footprint struct {
	Pages    int
	Heap     float64 // most in use at any answer, garbage with it
	Kept     float64 // in use when all is done and collected
	Resident float64 // most that the process had of the machine, 0 where the system does not tell
}

// soak crawls a yard of so many hosts, all at once, in a process of its own.
func soak(t *testing.T, hosts, pages int) footprint {
	t.Helper()
	y := newYard(t, hosts, pages, yardKind{})
	cmd := exec.Command(os.Args[0], "-test.run=^TestMemoryStaysFlat$", "-test.timeout=30m")
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s %d %d %s", soakEnv, y.address, hosts, pages, t.TempDir()))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("crawl of %d hosts: %v\n%s", hosts, err, out)
	}
	line, _, _ := strings.Cut(string(out), "\n")
	var f footprint
	if err := json.Unmarshal([]byte(line), &f); err != nil {
		t.Fatalf("crawl of %d hosts: %q: %v", hosts, line, err)
	}
	t.Logf("%6d pages of %4d hosts: heap at most %.0f MB, %.1f MB kept, resident at most %.0f MB", f.Pages, hosts, f.Heap, f.Kept, f.Resident)
	return f
}

// soakChild crawls, and prints its footprint.
func soakChild(t *testing.T, what string) {
	var y yard
	var dir string
	if _, err := fmt.Sscan(what, &y.address, &y.hosts, &y.pages, &dir); err != nil {
		t.Fatal(err)
	}
	d := openYard(t, y, dir)
	var f footprint
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	d.Progress = func(Progress) {
		metrics.Read(heap)
		f.Heap = max(f.Heap, float64(heap[0].Value.Uint64())/1e6)
	}
	d.night(t, y, "r1", OK)
	f.Pages = y.total()
	runtime.GC()
	runtime.GC() // what is pooled goes with the second
	metrics.Read(heap)
	f.Kept = float64(heap[0].Value.Uint64()) / 1e6
	f.Resident = resident(t)
	d.close(t)
	if err := json.NewEncoder(os.Stdout).Encode(f); err != nil {
		t.Fatal(err)
	}
}

// resident is the most memory that this process ever had, in MB.
func resident(t *testing.T) float64 {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0 // the system does not tell
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		t.Fatal(err)
	}
	return kilobytes / 1e3
}

// Ten times the pages take no more memory, and a hundred hosts at once take
// little. make soak does the same with 50,000 pages, and with a thousand hosts.
func TestMemoryStaysFlat(t *testing.T) {
	if what := os.Getenv(soakEnv); what != "" {
		soakChild(t, what)
		return
	}
	hosts, few, many, crowd, limit := 50, 4, 40, 100, 250.0
	if os.Getenv("HARVEST_SOAK") != "" {
		few, many, crowd, limit = 20, 1000, 1000, 500
	}
	small, large := soak(t, hosts, few), soak(t, hosts, many)
	if large.Heap > 1.5*small.Heap+10 {
		t.Errorf("heap grew from %.0f MB at %d pages to %.0f MB at %d", small.Heap, small.Pages, large.Heap, large.Pages)
	}
	if large.Kept > 1.5*small.Kept+2 {
		t.Errorf("what is kept grew from %.1f MB at %d pages to %.1f MB at %d", small.Kept, small.Pages, large.Kept, large.Pages)
	}
	if large.Resident > 1.5*small.Resident+20 {
		t.Errorf("resident memory grew from %.0f MB at %d pages to %.0f MB at %d", small.Resident, small.Pages, large.Resident, large.Pages)
	}
	if f := soak(t, crowd, 10); f.Resident > limit {
		t.Errorf("%d hosts at once took %.0f MB, want at most %.0f", crowd, f.Resident, limit)
	}
}

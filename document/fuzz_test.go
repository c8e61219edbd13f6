package document

import (
	"runtime/metrics"
	"testing"
	"time"
)

// What a small file may take to be read, whatever is in it: memory that is asked
// for in all, given back or not, and time. The time is generous, because machines
// are busy; what takes long for its bytes asks for much memory, too, nearly always.
const (
	mostTaken = 256 << 20
	mostTime  = 20 * time.Second
)

// thrifty calls a reader, and holds what it took to those bounds.
func thrifty[T any](t *testing.T, read func() (T, error)) (T, error) {
	t.Helper()
	start, before := time.Now(), taken()
	v, err := read()
	if took := taken() - before; took > mostTaken {
		t.Fatalf("read with %d MB of memory, want at most %d", took>>20, mostTaken>>20)
	}
	if took := time.Since(start); took > mostTime {
		t.Fatalf("read in %v, want at most %v", took, mostTime)
	}
	return v, err
}

// taken is how much memory this process has asked for since it began, in bytes.
func taken() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

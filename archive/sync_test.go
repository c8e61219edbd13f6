package archive

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestAnIndexThatFailedCatchesUpLater(t *testing.T) {
	a := open(t, t.TempDir(), Options{MaxFile: 1})
	x, _ := keep(t, a, exchange("http://www.a.test/1", 1), "one")
	flushed(t, a)
	keep(t, a, exchange("http://www.a.test/2", 2), "two")
	flushed(t, a)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	errorIs(t, "Index", a.Index(ctx), context.Canceled)
	if got := urls(captures(t, a)); got != "" {
		t.Errorf("captures = %q, want none yet", got)
	}
	commit(t, a)
	if got := urls(captures(t, a)); got != "1 2" {
		t.Errorf("captures = %q, want 1 2", got)
	}
	if _, err := os.Stat(filepath.Join(a.dir, x.File)); err != nil {
		t.Errorf("the first file is not finished: %v", err)
	}
}

func TestWhatIsWrittenDuringASyncWaitsForTheNext(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	flushed(t, a)
	keep(t, a, exchange("http://www.a.test/2", 2), "two") // synced by nobody
	if err := a.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := urls(captures(t, a)); got != "1" {
		t.Errorf("captures = %q, want 1", got)
	}
	if got := len(a.fresh.entries); got != 1 {
		t.Errorf("%d entries wait, want 1", got)
	}
	if _, c := keep(t, a, exchange("http://www.a.test/3", 3), "two"); c.Offset == 0 || len(a.fresh.bodies) != 1 {
		t.Errorf("a body that waits for the index was not found: %+v", c)
	}
}

func TestSightingsOfACaptureAreMergedInAnyOrder(t *testing.T) {
	early := Capture{ID: "c", LinkText: "early", FirstSeen: at(1), LastSeen: at(1)}
	late := Capture{ID: "c", LinkText: "late", FirstSeen: at(5), LastSeen: at(9)}
	want := Capture{ID: "c", LinkText: "early", FirstSeen: at(1), LastSeen: at(9)}
	same(t, "merge(early, late)", merge(early, late), want)
	same(t, "merge(late, early)", merge(late, early), want)
	same(t, "merge(want, early)", merge(want, early), want)
}

func TestFreshEntriesAreDroppedByFileAndEnd(t *testing.T) {
	f := newFresh()
	for i, file := range []string{"a", "a", "b"} {
		e := entry{Exchange: exchange("http://www.a.test/", i), body: &body{payload: file + string(rune('0'+i))}}
		e.File, e.Capture = file, string(rune('0'+i))
		f.add(e, int64(10*(i+1)))
		f.captures[e.Capture] = Capture{ID: e.Capture}
	}
	b := f.ready(&writer{name: "a", indexed: 0, synced: 10})
	if len(b.entries) != 1 || b.from != 0 || b.end != 10 {
		t.Errorf("ready = %+v, want the first entry, up to 10", b)
	}
	f.drop(b)
	if len(f.entries) != 2 || len(f.bodies) != 2 || len(f.captures) != 2 {
		t.Errorf("left: %d entries, %d bodies, %d captures; want 2 each", len(f.entries), len(f.bodies), len(f.captures))
	}
	f.drop(batch{file: "b", end: 30})
	if len(f.entries) != 1 || f.entries[0].end != 20 {
		t.Errorf("left: %+v, want the second", f.entries)
	}
}

func TestTwoProcessesMayBuildOneIndexAtOnce(t *testing.T) {
	dir := t.TempDir()
	name := sample(t, dir)
	a := open(t, dir, Options{})
	want := captures(t, a)
	shut(t, a)
	removeIndex(t, dir)
	done := make(chan error, 4)
	for range cap(done) {
		go func() {
			a, err := Open(context.Background(), dir, Options{})
			if err == nil {
				err = a.Close()
			}
			done <- err
		}()
	}
	for range cap(done) {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	b := open(t, dir, Options{ReadOnly: true})
	same(t, "captures", captures(t, b), want)
	if got := len(exchanges(t, b)); got != 5 {
		t.Errorf("%d exchanges of %s, want 5", got, name)
	}
}

func TestACutThatWasCutOffIsMadeAgain(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	x, _ := keep(t, a, exchange("http://www.a.test/1", 1), "one")
	end := commit(t, a)
	keep(t, a, exchange("http://www.a.test/2", 2), "two")
	crash(t, a)
	// The process that recovered died after the copy, before the cut.
	tail := filepath.Join(dir, "tail", filepath.Base(x.File)+"."+itoa(end.Offset))
	if err := os.MkdirAll(filepath.Dir(tail), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(tail, []byte("half a cop"), 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, dir, Options{})
	torn := recovered(t, b, end)
	info, err := os.Stat(tail)
	if err != nil || len(torn) != 1 || info.Size() != torn[0].Size {
		t.Errorf("Recover = %+v, tail has %v, %v; want all of it", torn, info, err)
	}
	if got := urls(captures(t, b)); got != "1" {
		t.Errorf("captures = %q, want 1", got)
	}
}

package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestNothingIsIndexedBeforeSync(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	keep(t, a, exchange("http://www.a.test/1.html", 1), "one")
	if err := a.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := exchanges(t, a); len(got) != 0 {
		t.Errorf("Exchanges() gives %d before Sync, want 0", len(got))
	}
	commit(t, a)
	if got := exchanges(t, a); len(got) != 1 {
		t.Errorf("Exchanges() gives %d after Sync and Index, want 1", len(got))
	}
}

func TestSyncWithoutNewRecordsGivesTheSamePosition(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	if p := commit(t, a); p != (Position{}) {
		t.Errorf("Sync() of an empty archive = %v, want none", p)
	}
	keep(t, a, exchange("http://www.a.test/1.html", 1), "one")
	first := commit(t, a)
	if second := commit(t, a); second != first || first.Offset == 0 {
		t.Errorf("Sync() twice = %v, then %v; want the same", first, second)
	}
}

func TestAFileIsFinishedWhenItIsIndexedToItsEnd(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	x, _ := keep(t, a, exchange("http://www.a.test/1.html", 1), "one")
	commit(t, a)
	shut(t, a)
	if _, err := os.Stat(filepath.Join(dir, x.File)); err != nil {
		t.Errorf("after Sync, Index and Close: %v", err)
	}

	b := open(t, dir, Options{})
	y, _ := keep(t, b, exchange("http://www.a.test/2.html", 2), "two")
	if _, err := b.Sync(); err != nil {
		t.Fatal(err)
	}
	shut(t, b)
	if _, err := os.Stat(filepath.Join(dir, y.File) + ".open"); err != nil {
		t.Errorf("after Sync and Close without Index: %v", err)
	}
}

func TestFilesAreRotatedAtSyncAndNamedInOrder(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{MaxFile: 1})
	var names []string
	for n := range 3 {
		x, _ := keep(t, a, exchange(fmt.Sprintf("http://www.a.test/%d.html", n), n), fmt.Sprint(n))
		y, _ := keep(t, a, exchange(fmt.Sprintf("http://www.b.test/%d.html", n), n), fmt.Sprint(n, "b"))
		if x.File != y.File {
			t.Errorf("a group lies in %s and %s, want one file", x.File, y.File)
		}
		commit(t, a)
		names = append(names, x.File)
	}
	prefix := fmt.Sprintf("warc/20260301170000-%d-", os.Getpid())
	same(t, "names", names, []string{prefix + "00001.warc.gz", prefix + "00002.warc.gz", prefix + "00003.warc.gz"})
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("a rotated and indexed file is not finished: %v", err)
		}
	}
	for _, c := range captures(t, a) {
		if _, err := a.Body(t.Context(), c); err != nil {
			t.Error(err)
		}
	}
}

func TestKeepMayBeCalledFromSeveralGoroutines(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{MaxFile: 20_000})
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for n := range 20 {
				url := fmt.Sprintf("http://www.a.test/%d/%d.html", worker, n)
				if _, _, err := a.Keep(context.Background(), exchange(url, n), []byte(strings.Repeat(url, 50))); err != nil {
					t.Error(err)
				}
				if _, err := a.Sync(); err != nil {
					t.Error(err)
				}
				if err := a.Index(context.Background()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	got := captures(t, a)
	if len(got) != 160 {
		t.Fatalf("Captures() gives %d, want 160", len(got))
	}
	for _, c := range got {
		bodyIs(t, a, c, strings.Repeat(c.URL, 50))
	}
	shut(t, a)
	removeIndex(t, dir)
	same(t, "captures read from the files", captures(t, open(t, dir, Options{})), got)
}

func TestReadingGoesOnWhileAnotherWrites(t *testing.T) {
	dir := t.TempDir()
	w := open(t, dir, Options{})
	keep(t, w, exchange("http://www.a.test/1.html", 1), "one")
	commit(t, w)

	r := open(t, dir, Options{ReadOnly: true})
	got := captures(t, r)
	if len(got) != 1 {
		t.Fatalf("a reader sees %d captures, want 1", len(got))
	}
	bodyIs(t, r, got[0], "one")

	keep(t, w, exchange("http://www.a.test/2.html", 2), "two")
	commit(t, w)
	if got = captures(t, r); len(got) != 2 {
		t.Fatalf("after another commit the reader sees %d captures, want 2", len(got))
	}
	bodyIs(t, r, got[1], "two")
	shut(t, w)
	bodyIs(t, r, got[1], "two") // the file was renamed meanwhile
}

func TestAReaderCannotWrite(t *testing.T) {
	dir := t.TempDir()
	shut(t, open(t, dir, Options{}))
	r := open(t, dir, Options{ReadOnly: true})
	_, _, kept := r.Keep(t.Context(), exchange("http://www.a.test/", 1), nil)
	_, failed := r.Fail(t.Context(), exchange("http://www.a.test/", 1))
	_, unchanged := r.Unchanged(t.Context(), exchange("http://www.a.test/", 1), Capture{})
	_, recovered := r.Recover(t.Context(), nil)
	for what, err := range map[string]error{
		"Keep": kept, "Fail": failed, "Unchanged": unchanged, "Recover": recovered, "Index": r.Index(t.Context()),
	} {
		errorIs(t, what, err, ErrReadOnly)
	}
	_, err := Open(t.Context(), filepath.Join(dir, "absent"), Options{ReadOnly: true})
	errorIs(t, "Open(absent)", err, os.ErrNotExist)
}

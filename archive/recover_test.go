package archive

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// crash leaves an archive as a killed process would: its lock is gone, its file
// unfinished.
func crash(t *testing.T, a *Archive) {
	t.Helper()
	if a.file != nil {
		a.file.f.Close()
	}
	for _, w := range a.full {
		w.f.Close()
	}
	a.file, a.full = nil, nil
	a.index.close()
}

func recovered(t *testing.T, a *Archive, acknowledged ...Position) []Torn {
	t.Helper()
	torn, err := a.Recover(t.Context(), acknowledged)
	if err != nil {
		t.Fatalf("Recover(%v) = %v", acknowledged, err)
	}
	return torn
}

func urls(list []Capture) string {
	var b strings.Builder
	for _, c := range list {
		b.WriteString(strings.TrimPrefix(c.URL, "http://www.a.test/") + " ")
	}
	return strings.TrimSpace(b.String())
}

func flushed(t *testing.T, a *Archive) Position {
	t.Helper()
	p, err := a.Sync()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatIsNotAcknowledgedIsMovedToTail(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	acknowledged := flushed(t, a) // but killed before Index
	x, _ := keep(t, a, exchange("http://www.a.test/2", 2), "two")
	end := flushed(t, a)
	crash(t, a)
	before, err := os.ReadFile(filepath.Join(dir, x.File+".open"))
	if err != nil {
		t.Fatal(err)
	}

	b := open(t, dir, Options{})
	if got := urls(captures(t, b)); got != "" {
		t.Errorf("captures before Recover = %q, want none", got)
	}
	torn := recovered(t, b, acknowledged)
	moved := "tail/" + filepath.Base(x.File) + "." + strings.TrimSpace(itoa(acknowledged.Offset))
	same(t, "Recover", torn, []Torn{{File: x.File, Offset: acknowledged.Offset, Size: end.Offset - acknowledged.Offset,
		Moved: moved, Reason: "not acknowledged before the process ended"}})
	if got := urls(captures(t, b)); got != "1" {
		t.Errorf("captures after Recover = %q, want 1", got)
	}
	head, err := os.ReadFile(filepath.Join(dir, x.File))
	if err != nil {
		t.Fatal(err)
	}
	tail, err := os.ReadFile(filepath.Join(dir, moved))
	if err != nil {
		t.Fatal(err)
	}
	if string(head)+string(tail) != string(before) {
		t.Error("file and tail together are not what the file was")
	}
	if torn := recovered(t, b, acknowledged); torn != nil {
		t.Errorf("Recover again = %v, want nothing left", torn)
	}
	x, _ = keep(t, b, exchange("http://www.a.test/2", 3), "two")
	commit(t, b)
	if got := whole(t, b, x); got.Status != 200 {
		t.Errorf("kept after Recover: %+v", got)
	}
}

func TestAFileOfWhichNothingWasAcknowledgedGoesWhole(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	x, _ := keep(t, a, exchange("http://www.a.test/1", 1), "one")
	crash(t, a)
	b := open(t, dir, Options{})
	torn := recovered(t, b)
	if len(torn) != 1 || torn[0].Offset != 0 || torn[0].File != x.File {
		t.Errorf("Recover = %+v, want the whole of %s", torn, x.File)
	}
	names, err := b.files("")
	if err != nil || len(names) != 0 {
		t.Errorf("files left = %v, %v; want none", names, err)
	}
}

func TestATornWriteIsCutOff(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	x, _ := keep(t, a, exchange("http://www.a.test/1", 1), "one")
	acknowledged := commit(t, a)
	crash(t, a)
	f, err := os.OpenFile(filepath.Join(dir, x.File+".open"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("\x1f\x8b\x08\x00half a record")
	f.Close()
	b := open(t, dir, Options{})
	if torn := recovered(t, b, acknowledged); len(torn) != 1 || torn[0].Offset != acknowledged.Offset {
		t.Errorf("Recover = %+v, want a tail from %d", torn, acknowledged.Offset)
	}
	if got := urls(captures(t, b)); got != "1" {
		t.Errorf("captures = %q, want 1", got)
	}
}

func TestWhatIsIndexedIsKeptEvenIfTheLedgerForgot(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	end := commit(t, a)
	crash(t, a)
	b := open(t, dir, Options{})
	if torn := recovered(t, b, Position{File: end.File, Offset: 10}); torn != nil {
		t.Errorf("Recover = %+v, want nothing moved", torn)
	}
	if got := urls(captures(t, b)); got != "1" {
		t.Errorf("captures = %q, want 1", got)
	}
}

func TestAnAcknowledgedFileVouchesForThoseBeforeIt(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{MaxFile: 1})
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	first := flushed(t, a)
	keep(t, a, exchange("http://www.a.test/2", 2), "two")
	second := flushed(t, a)
	keep(t, a, exchange("http://www.a.test/3", 3), "three")
	third := flushed(t, a)
	crash(t, a)
	if first.File == second.File || second.File == third.File {
		t.Fatalf("positions %v, %v, %v; want three files", first, second, third)
	}
	b := open(t, dir, Options{})
	torn := recovered(t, b, second)
	if len(torn) != 1 || torn[0].File != third.File {
		t.Errorf("Recover = %+v, want only %s moved", torn, third.File)
	}
	if got := urls(captures(t, b)); got != "1 2" {
		t.Errorf("captures = %q, want 1 2", got)
	}
}

func TestRecoverLeavesALivingWriterAlone(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	b := open(t, dir, Options{})
	for _, who := range []*Archive{a, b} {
		if torn := recovered(t, who); torn != nil {
			t.Errorf("Recover = %+v, want nothing moved", torn)
		}
	}
	keep(t, a, exchange("http://www.a.test/2", 2), "two")
	x, _ := keep(t, b, exchange("http://www.a.test/3", 3), "three")
	commit(t, a)
	commit(t, b)
	if got := urls(captures(t, b)); got != "1 2 3" {
		t.Errorf("captures = %q, want 1 2 3", got)
	}
	if x.File == a.file.name {
		t.Errorf("both write to %s", x.File)
	}
}

func TestFinishedFilesAreNeverCut(t *testing.T) {
	dir := t.TempDir()
	name := sample(t, dir)
	removeIndex(t, dir)
	a := open(t, dir, Options{}) // as another archive's file put there by hand
	if torn := recovered(t, a); torn != nil {
		t.Errorf("Recover = %+v, want nothing moved", torn)
	}
	if got := len(captures(t, a)); got != 3 {
		t.Errorf("%d captures, want 3", got)
	}
	info, err := os.Stat(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	torn := recovered(t, a, Position{File: name, Offset: info.Size() + 5})
	if len(torn) != 1 || torn[0].Size != 5 || torn[0].Moved != "" {
		t.Errorf("Recover = %+v, want 5 bytes reported missing", torn)
	}
}

func TestBodiesKeptByAnotherProcessAreReferredTo(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	b := open(t, dir, Options{})
	_, first := keep(t, b, exchange("http://www.a.test/1", 1), "the body") // in the later file
	commit(t, b)
	x, second := keep(t, a, exchange("http://www.a.test/2", 2), "the body")
	commit(t, a)
	if second.File != first.File || x.File == first.File {
		t.Errorf("the body is in %s, referred to from %s as in %s", first.File, x.File, second.File)
	}
	bodyIs(t, a, second, "the body")
	want := captures(t, a)
	shut(t, a)
	shut(t, b)
	removeIndex(t, dir)
	same(t, "captures read from the files, whatever their order", captures(t, open(t, dir, Options{})), want)
}

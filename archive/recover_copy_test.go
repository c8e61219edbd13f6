package archive

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder that was copied in two goes, during a night and after it, has a file
// twice: as it was then, and finished. Recover once wrote the first over the
// second.
func TestAnUnfinishedCopyNeverReplacesTheFinishedFile(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	early := commit(t, a)
	half, err := os.ReadFile(filepath.Join(dir, early.File+writing))
	if err != nil {
		t.Fatal(err)
	}
	_, c := keep(t, a, exchange("http://www.a.test/2", 2), "two")
	commit(t, a)
	shut(t, a)
	if err := os.WriteFile(filepath.Join(dir, early.File+writing), half, 0o644); err != nil {
		t.Fatal(err)
	}
	removeIndex(t, dir)
	a = open(t, dir, Options{})
	torn, err := a.Recover(t.Context(), []Position{early})
	if err != nil || len(torn) != 1 || torn[0].File != early.File || torn[0].Size != int64(len(half)) {
		t.Fatalf("Recover = %+v, %v; want the unfinished copy set aside", torn, err)
	}
	bodyIs(t, a, c, "two")
	for range 2 { // nothing is left to do
		if again, err := a.Recover(t.Context(), []Position{early}); err != nil || len(again) != 0 {
			t.Errorf("Recover again = %+v, %v; want nothing", again, err)
		}
	}
	if got, err := os.ReadFile(filepath.Join(dir, torn[0].Moved)); err != nil || string(got) != string(half) {
		t.Errorf("%s: %d bytes, %v; want the %d that were there", torn[0].Moved, len(got), err, len(half))
	}
}

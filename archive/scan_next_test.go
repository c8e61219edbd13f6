package archive

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// What cannot be packed stands in a member as it is, so that a damaged member
// seems to hold a plain record.
func TestARecordInsideADamagedMemberIsNone(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	dice := rand.NewChaCha8([32]byte{1})
	noise := make([]byte, 3000)
	dice.Read(noise)
	x, _ := keep(t, a, exchange("http://www.a.test/1", 1), string(noise))
	keep(t, a, exchange("http://www.a.test/2", 2), "two")
	commit(t, a)
	shut(t, a)
	path := filepath.Join(dir, x.File)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(flip(string(data), int(x.Offset)+2000)), 0o644); err != nil {
		t.Fatal(err)
	}
	removeIndex(t, dir)
	b := open(t, dir, Options{})
	if got := urls(captures(t, b)); got != "2" {
		t.Errorf("captures = %q, want 2", got)
	}
	if _, damage := verified(t, b); len(damage) != 1 || damage[0].Offset != x.Offset {
		t.Errorf("Verify: %+v; want one record damaged, at %d", damage, x.Offset)
	}
}

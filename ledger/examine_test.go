package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestASoundLedgerIsExaminedUnderItsWriter(t *testing.T) {
	l := begin(t)
	lock(t, l, "run", "harvest run")
	c, err := Examine(t.Context(), l.path)
	if err != nil || c.Version != newestVersion(t) || c.Known != c.Version || c.Damage != nil {
		t.Errorf("Examine = %+v, %v; want version %d and no damage", c, err, newestVersion(t))
	}
	start(t, l, "another") // still writes
}

func TestAnOlderLedgerIsExaminedAndNotBroughtUpToDate(t *testing.T) {
	path, db := scratch(t, "PRAGMA application_id = 1752331852", "PRAGMA user_version = 1")
	for range 2 {
		c, err := Examine(t.Context(), path)
		if err != nil || c.Version != 1 || c.Known != newestVersion(t) {
			t.Errorf("Examine = %+v, %v; want version 1 of %d", c, err, newestVersion(t))
		}
	}
	if v := version(t, db); v != 1 {
		t.Errorf("Examine left version %d, want 1", v)
	}
}

func TestDamageIsFound(t *testing.T) {
	l := crowd(t, 3000, 20)
	path := l.path
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 8 * 4096; at < len(b)-4096; at += 5 * 4096 { // of every fifth page the head
		copy(b[at:], bytes.Repeat([]byte{0xff}, 64))
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := Examine(t.Context(), path)
	if err != nil || len(c.Damage) == 0 {
		t.Errorf("Examine = %+v, %v; want the damage named", c, err)
	}
}

func TestOtherFilesAreNotExamined(t *testing.T) {
	dir := t.TempDir()
	_, err := Examine(t.Context(), filepath.Join(dir, "ledger.db"))
	errorIs(t, "Examine", err, os.ErrNotExist)
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("Examine made %v", left)
	}
	other, db := scratch(t, "CREATE TABLE note (text TEXT)")
	db.Close()
	_, err = Examine(t.Context(), other)
	errorIs(t, "Examine", err, ErrNotLedger)
	newer, db := scratch(t, "PRAGMA application_id = 1752331852", "PRAGMA user_version = 70")
	db.Close()
	_, err = Examine(t.Context(), newer)
	errorIs(t, "Examine", err, ErrNewer)
}

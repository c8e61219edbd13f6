package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func verified(t *testing.T, a *Archive) (Verified, []Damage) {
	t.Helper()
	var list []Damage
	v, err := a.Verify(t.Context(), func(d Damage) error {
		list = append(list, d)
		return nil
	})
	if err != nil {
		t.Fatalf("Verify() = %v", err)
	}
	if v.Damaged != len(list) {
		t.Errorf("Verify() counts %d damaged and reports %d", v.Damaged, len(list))
	}
	return v, list
}

// small is an archive of one small file with a record of every kind, open for
// reading, and the bytes of the file.
func small(t *testing.T) (a *Archive, path string, data []byte) {
	t.Helper()
	dir := t.TempDir()
	w := open(t, dir, Options{})
	bare := Exchange{URL: "http://www.a.test/1", Kind: Article, Fetched: at(1), Outcome: "ok", Status: 200}
	x, _ := keep(t, w, bare, strings.Repeat("年报", 20))
	bare.URL = "http://www.a.test/2"
	keep(t, w, bare, strings.Repeat("年报", 20))
	added(t, w, "http://www.a.test/3", "<p>brought</p>")
	commit(t, w)
	shut(t, w)
	path = filepath.Join(dir, x.File)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, dir, Options{ReadOnly: true}), path, data
}

func TestAWholeArchiveVerifies(t *testing.T) {
	dir := t.TempDir()
	sample(t, dir)
	put(t, dir, "foreign.warc", response("f1", "http://www.f.test/1", crawled))
	shut(t, open(t, dir, Options{}))
	before := snapshot(t, dir)
	a := open(t, dir, Options{ReadOnly: true})
	v, damage := verified(t, a)
	if v.Files != 2 || v.Records != 15 || v.Bytes == 0 || damage != nil {
		t.Errorf("Verify() = %+v, %v; want 2 files, 15 records, none damaged", v, damage)
	}
	same(t, "files after Verify", snapshot(t, dir), before)
}

// snapshot lists the files of an archive, without SQLite's own beside the index.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "-shm") || strings.HasSuffix(path, "-wal") {
			return err
		}
		b, err := os.ReadFile(path)
		files[path] = sha256hex(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEveryFlippedBitIsFoundWhereItLies(t *testing.T) {
	a, path, data := small(t)
	var starts []int64
	for _, r := range records(t, a.dir, "warc/"+filepath.Base(path)) {
		starts = append(starts, r.offset)
	}
	step := 1
	if testing.Short() { // under the race detector
		step = 37
	}
	for i := 0; i < len(data); i += step {
		n, exact := slices.BinarySearch(starts, int64(i))
		if !exact {
			n--
		}
		end := int64(len(data))
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		bits := 1 // and all eight where some mean nothing: around the ends of members
		if n%4 == 0 && (int64(i) < starts[n]+int64(sealed) || int64(i) > end-20) {
			bits = 8
		}
		for bit := range bits {
			flipped := slices.Clone(data)
			flipped[i] ^= 1 << ((i + bit) % 8)
			if err := os.WriteFile(path, flipped, 0o644); err != nil {
				t.Fatal(err)
			}
			_, damage := verified(t, a)
			if len(damage) == 0 || damage[0].Offset != starts[n] {
				t.Fatalf("bit %d of byte %d of %d flipped: %+v; want damage at %d", (i+bit)%8, i, len(data), damage, starts[n])
			}
		}
	}
}

func TestDamageIsNamedAndTheRestRead(t *testing.T) {
	a, path, data := small(t)
	list := records(t, a.dir, "warc/"+filepath.Base(path))
	for n, r := range list {
		flipped := slices.Clone(data)
		flipped[r.offset+40] ^= 0x10
		if err := os.WriteFile(path, flipped, 0o644); err != nil {
			t.Fatal(err)
		}
		v, damage := verified(t, a)
		if v.Records != len(list) || v.Damaged < 1 {
			t.Fatalf("record %d damaged: %+v; want %d records", n, v, len(list))
		}
		d := damage[0]
		if d.File != "warc/"+filepath.Base(path) || d.Offset != r.offset || d.Reason == "" {
			t.Errorf("record %d damaged: %+v; want %s at %d", n, d, path, r.offset)
		}
		switch r.kind {
		case typeResponse, typeResource, typeRevisit:
			if d.Record != r.id || d.URL != targetURI(r) || r.kind != typeRevisit && len(d.Captures) == 0 {
				t.Errorf("damaged %s is named %+v, want %s of %s", r.kind, d, r.id, targetURI(r))
			}
		}
	}
}

func TestSeveralDamagedRecordsAreEachNamed(t *testing.T) {
	a, path, data := small(t)
	var want []int64
	for _, r := range records(t, a.dir, "warc/"+filepath.Base(path)) {
		if r.kind == typeRequest || r.kind == typeResponse || r.kind == typeResource {
			want = append(want, r.offset)
			data[r.offset+1] ^= 0xff // not even a gzip member any more
		}
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	var got []int64
	_, damage := verified(t, a)
	for _, d := range damage {
		got = append(got, d.Offset)
		if d.URL == "" {
			t.Errorf("%+v names no address", d)
		}
	}
	same(t, "damaged offsets", got, want)
}

func TestAFileCutOffOrGoneIsReported(t *testing.T) {
	a, path, data := small(t)
	list := records(t, a.dir, "warc/"+filepath.Base(path))
	end := list[len(list)-2].offset
	if err := os.Truncate(path, end); err != nil {
		t.Fatal(err)
	}
	_, damage := verified(t, a)
	if len(damage) != 1 || damage[0].Offset != end || !strings.Contains(damage[0].Reason, fmt.Sprint(int64(len(data))-end)) {
		t.Errorf("cut off at a record: %+v", damage)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, damage = verified(t, a); len(damage) != 1 || !strings.Contains(damage[0].Reason, "gone") {
		t.Errorf("removed: %+v", damage)
	}
}

func TestAFileBeingWrittenIsVerifiedAsFarAsItIsIndexed(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	keep(t, a, exchange("http://www.a.test/1", 1), "one")
	commit(t, a)
	keep(t, a, exchange("http://www.a.test/2", 2), "two")
	v, damage := verified(t, open(t, dir, Options{ReadOnly: true}))
	if v.Files != 1 || v.Records != 4 || damage != nil {
		t.Errorf("Verify() = %+v, %v; want the 4 records that are indexed", v, damage)
	}
}

func TestVerifyStopsWhereItIsTold(t *testing.T) {
	a, path, data := small(t)
	if err := os.WriteFile(path, data[1:], 0o644); err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	_, err := a.Verify(t.Context(), func(Damage) error { return enough })
	errorIs(t, "Verify", err, enough)
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = a.Verify(stopped, func(Damage) error { return nil })
	errorIs(t, "Verify", err, context.Canceled)
}

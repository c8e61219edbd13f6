package archive

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
)

func TestMeasureSaysWhatDecodeSays(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	plain := strings.Repeat("年度报告", 500)
	zipped := gzipped(plain)
	short, long := []byte(zipped), []byte(zipped)
	binary.LittleEndian.PutUint32(short[len(short)-4:], 10)
	binary.LittleEndian.PutUint32(long[len(long)-4:], uint32(len(plain)+1))
	for name, payload := range map[string]string{
		"gzip": zipped, "two members": zipped + gzipped("尾"), "bytes behind it": zipped + "\r\n", "no gzip": plain, "empty": "",
		"cut off": zipped[:len(zipped)-9], "nothing inside": gzipped(""), "shorter than it says": string(long), "longer than it says": string(short),
	} {
		h := http.Header{"Content-Encoding": {"gzip"}}
		want, wrong := Decode(h, []byte(payload), 1<<20)
		got, err := a.Measure(h, []byte(payload), 1<<20)
		if fmt.Sprint(err) != fmt.Sprint(wrong) || !bytes.Equal(got.Body, want) || got.Digest != sha256hex(want) {
			t.Errorf("%s: Measure = %d bytes %s, %v; want %d bytes %s, %v", name, len(got.Body), got.Digest, err, len(want), sha256hex(want), wrong)
		}
	}
	_, err := a.Measure(http.Header{"Content-Encoding": {"gzip"}}, []byte(zipped), int64(len(plain)-1))
	errorIs(t, "Measure over the limit", err, ErrTooLarge)
}

func TestABodyIsMeasuredByTheArchivesOwnLimit(t *testing.T) {
	a := open(t, t.TempDir(), Options{MaxBody: 100})
	x := exchange("http://www.a.test/", 1)
	x.Header.Set("Content-Encoding", "gzip")
	zipped := gzipped(strings.Repeat("0", 101))
	p, err := a.Measure(x.Header, []byte(zipped), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	_, c, err := a.KeepPayload(t.Context(), x, p)
	if err != nil || c.Digest != sha256hex([]byte(zipped)) {
		t.Errorf("KeepPayload = digest %s, %v; want that of the bytes as received", c.Digest, err)
	}
}

// However many keep the same bodies at once, and wherever a file ends meanwhile,
// everything is read back as it was kept.
func TestManyKeepAtOnce(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{MaxFile: 4 << 10})
	const workers, each = 8, 30
	var group sync.WaitGroup
	kept := make([][]Exchange, workers)
	for w := range workers {
		group.Go(func() {
			for i := range each {
				x := exchange(fmt.Sprintf("http://w%d.test/%d", w, i), i)
				body := fmt.Sprintf("body %d", i) // the same of every worker
				x, _, err := a.Keep(context.Background(), x, []byte(body))
				if err != nil {
					t.Error(err)
					return
				}
				kept[w] = append(kept[w], x)
				if i%5 == w%5 {
					if _, err := a.Sync(); err != nil {
						t.Error(err)
					}
					if err := a.Index(context.Background()); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	group.Wait()
	commit(t, a)
	shut(t, a)
	removeIndex(t, dir)
	b := open(t, dir, Options{})
	for _, list := range kept {
		for _, x := range list {
			same(t, x.URL, whole(t, b, x), x)
		}
	}
	found := captures(t, b)
	if len(found) != workers*each {
		t.Fatalf("%d captures, want %d", len(found), workers*each)
	}
	for _, c := range found {
		if body, err := b.Body(t.Context(), c); err != nil || !strings.HasPrefix(string(body), "body ") {
			t.Errorf("Body(%s) = %q, %v", c.URL, body, err)
		}
	}
}

func TestWhatIsCompressedIsNotCompressedAgain(t *testing.T) {
	p := newPacker()
	payload := []byte(gzipped(strings.Repeat("年报", 20) + "0123456789abcdefghijklmnopqrstuvwxyz"))
	x := exchange("http://www.a.test/", 1)
	x.Header.Set("Content-Encoding", "gzip")
	packed, err := p.pack(responseRecord(x, payload, sha256hex(payload), "urn:uuid:0"))
	if err != nil || !bytes.Contains(packed.bytes, payload) {
		t.Errorf("pack = %v; want the payload as it is among the bytes", err)
	}
	r := newReader(bytes.NewReader(packed.bytes), 0)
	if rec, err := r.next(); err != nil || rec.kind != typeResponse {
		t.Errorf("read back %q, %v", rec.kind, err)
	}
}

package archive

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"testing"
)

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A body lives until it is released, and what is unpacked over it then does not
// reach what was kept.
func TestABodyIsUnpackedOverOnlyOnceItIsReleased(t *testing.T) {
	a, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	head := http.Header{"Content-Encoding": {"gzip"}}
	texts := []string{strings.Repeat("甲市", 400), strings.Repeat("乙县的年度报告", 900), "丙镇" + strings.Repeat(" ", 30)}
	var kept []Capture
	var payloads []Payload
	for round := range 4 {
		for i, text := range texts {
			p, err := a.Measure(head, zipped(t, text), 1<<20)
			if err != nil || string(p.Body) != text {
				t.Fatalf("round %d: Measure of text %d gives %d bytes, %v; want %d", round, i, len(p.Body), err, len(text))
			}
			payloads = append(payloads, p)
			if round == 0 {
				_, c, err := a.KeepPayload(t.Context(), Exchange{URL: "http://a.test/" + text[:3], Status: http.StatusOK, Header: head, Outcome: "ok"}, p)
				if err != nil {
					t.Fatal(err)
				}
				kept = append(kept, c)
			}
		}
		for i, p := range payloads {
			if string(p.Body) != texts[i] {
				t.Errorf("round %d: the body of text %d has changed before it was released", round, i)
			}
			a.Release(p)
		}
		payloads = nil
	}
	a.Release(Payload{}) // of nothing
	for i, c := range kept {
		if body, err := a.Body(t.Context(), c); err != nil || string(body) != texts[i] {
			t.Errorf("the archive gives %d bytes back for text %d, %v; want %d", len(body), i, err, len(texts[i]))
		}
	}
}

package archive

import (
	"bytes"
	"compress/gzip"
	"errors"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var night = time.Date(2026, 3, 1, 17, 0, 0, 0, time.UTC)

// at is the nth second of the night.
func at(n int) time.Time { return night.Add(time.Duration(n) * time.Second) }

func open(t *testing.T, dir string, o Options) *Archive {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return night }
	}
	if o.Agent == "" {
		o.Agent = "harvest/test (+https://example.org/harvest)"
	}
	a, err := Open(t.Context(), dir, o)
	if err != nil {
		t.Fatalf("Open(%s): %v", dir, err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// exchange is an answered request for an address, with every field stated.
func exchange(url string, n int) Exchange {
	return Exchange{
		Run:           "run-1",
		Source:        "jiangsu-nanjing",
		Method:        "GET",
		URL:           url,
		RequestHeader: http.Header{"Accept-Encoding": {"gzip"}, "User-Agent": {"harvest/test"}},
		Referrer:      "http://www.a.test/list.html",
		LinkText:      "南京市2025年政府信息公开工作年度报告",
		Kind:          Article,
		Fetched:       at(n),
		Duration:      1234 * time.Millisecond,
		Outcome:       "ok",
		Detail:        "first of 3",
		Status:        200,
		Header:        http.Header{"Content-Type": {"text/html; charset=UTF-8"}, "Set-Cookie": {"a=1", "b=2"}},
		Address:       "127.0.0.1:8080",
	}
}

func keep(t *testing.T, a *Archive, x Exchange, body string) (Exchange, Capture) {
	t.Helper()
	kept, c, err := a.Keep(t.Context(), x, []byte(body))
	if err != nil {
		t.Fatalf("Keep(%s): %v", x.URL, err)
	}
	return kept, c
}

// commit does what a caller does at the end of a group.
func commit(t *testing.T, a *Archive) Position {
	t.Helper()
	p, err := a.Sync()
	if err != nil {
		t.Fatalf("Sync() = %v", err)
	}
	if err := a.Index(t.Context()); err != nil {
		t.Fatalf("Index() = %v", err)
	}
	return p
}

func shut(t *testing.T, a *Archive) {
	t.Helper()
	if err := a.Close(); err != nil {
		t.Fatalf("Close() = %v", err)
	}
}

func all[T any](t *testing.T, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var list []T
	for one, err := range seq {
		if err != nil {
			t.Fatalf("after %d: %v", len(list), err)
		}
		list = append(list, one)
	}
	return list
}

func captures(t *testing.T, a *Archive) []Capture {
	t.Helper()
	return all(t, a.Captures(t.Context()))
}

func exchanges(t *testing.T, a *Archive) []Exchange {
	t.Helper()
	return all(t, a.Exchanges(t.Context()))
}

func bodyIs(t *testing.T, a *Archive, c Capture, want string) {
	t.Helper()
	got, err := a.Body(t.Context(), c)
	if err != nil || string(got) != want {
		t.Errorf("Body(%s) = %.60q, %v; want %.60q", c.URL, got, err, want)
	}
}

func gzipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// same fails unless got and want are alike.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", what, diff)
	}
}

// removeIndex takes the index away, so that the next Open builds it anew.
func removeIndex(t *testing.T, dir string) {
	t.Helper()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(filepath.Join(dir, "index.db"+suffix)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}

func errorIs(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// whole reads an exchange back by its ID, with its headers.
func whole(t *testing.T, a *Archive, x Exchange) Exchange {
	t.Helper()
	got, err := a.Exchange(t.Context(), x.ID)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

package extract

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harvest/report"
)

var update = flag.Bool("update", false, "rewrite goldens")

// Pages written for it, by form, each beside its readings as they travel. A
// golden that changes is looked at, and moves Version.
func TestGoldens(t *testing.T) {
	pages := 0
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || inCorpus(path) || strings.Contains(path, "fuzz") || strings.Contains(path, "claims") || strings.HasSuffix(path, ".golden.jsonl") {
			return err
		}
		pages++
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var got bytes.Buffer
		var x Extractor
		for _, r := range x.Read(context.Background(), filepath.Base(path), body, "", nil) {
			if err := report.Write(&got, r); err != nil {
				return err
			}
		}
		golden := path + ".golden.jsonl"
		if *update {
			return os.WriteFile(golden, got.Bytes(), 0o644)
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			return err
		}
		if !bytes.Equal(want, got.Bytes()) {
			t.Errorf("%s reads otherwise than %s: run with -update and look at the diff", path, golden)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 8 {
		t.Errorf("%d pages, want eight at least", pages)
	}
}

// inCorpus reports whether a file is of the corpus that is scored, not held to
// goldens.
func inCorpus(path string) bool {
	return strings.HasPrefix(filepath.ToSlash(path), "testdata/corpus/")
}

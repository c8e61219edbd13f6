package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"harvest/extract"
)

// Every real report with its cells known is read whole: a PDF of WPS, flattened PDFs,
// a provincial table of 2014 and its trap, pages and texts. No claim is missed.
func TestSharedCorpusIsReadWhole(t *testing.T) {
	folder := filepath.Join("..", "..", "shared", "corpus")
	expected, err := filepath.Glob(filepath.Join(folder, "*.expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(expected) == 0 {
		t.Skip("the real reports are not beside this checkout")
	}
	var x extract.Extractor
	for _, name := range expected {
		known, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := extract.ReadExpected(known)
		if err != nil {
			t.Fatal(err)
		}
		stem := name[:len(name)-len(".expected.json")]
		files, err := filepath.Glob(stem + ".*")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if file == name {
				continue
			}
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, tally := range extract.Score(x.Read(context.Background(), filepath.Base(file), body, "", nil), want) {
				if c := tally.Cells; c.Right == 0 || c.Right != c.All() || c.Invented > 0 || tally.Claims.Right != tally.Claims.All() {
					t.Errorf("%s: cells %+v, claims %+v: %+v", filepath.Base(file), c, tally.Claims, tally.Misses)
				}
			}
		}
	}
}

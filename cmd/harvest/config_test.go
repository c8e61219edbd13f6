package main

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The example states every default: with it and without it harvest does the same.
func TestTheExampleIsTheDefaults(t *testing.T) {
	example, err := filepath.Abs("harvest.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	want, err := (&config{}).settings()
	if err != nil {
		t.Fatal(err)
	}
	got, err := (&config{file: example}).settings()
	if err != nil {
		t.Fatal(err)
	}
	got.Data = want.Data // relative to the file
	empty := cmp.Transformer("empty", func(list []string) int { return len(list) })
	none := cmp.Transformer("none", func(table map[string]string) int { return len(table) })
	if diff := cmp.Diff(want.configFile, got.configFile, empty, none); diff != "" {
		t.Errorf("harvest.example.yaml differs from the defaults in code: -code +example\n%s", diff)
	}
}

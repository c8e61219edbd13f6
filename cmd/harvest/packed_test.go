package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// packed packs files of the script into a zip: packed OUT.zip FILE ….
func packed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: packed OUT.zip FILE …")
	}
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer out.Close()
	z := zip.NewWriter(out)
	for _, name := range args[1:] {
		body, err := os.ReadFile(ts.MkAbs(name))
		ts.Check(err)
		w, err := z.Create(filepath.ToSlash(name))
		ts.Check(err)
		_, err = w.Write(body)
		ts.Check(err)
	}
	ts.Check(z.Close())
}

// zeros makes a file of nothing but zeros, which takes no room: zeros FILE BYTES.
func zeros(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zeros FILE BYTES")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(f.Truncate(size))
}

package harvest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rungs says who stands where. Imports point down. Beside the rung stand the
// packages of ours that a package may import; ARCHITECTURE.md draws the same.
var rungs = map[string]struct {
	rung    int
	imports []string
}{
	"cmd/harvest": {6, []string{"", "archive", "crawl", "document", "extract", "ledger", "load", "page", "replica", "report", "schedules", "warehouse"}},
	"schedules":   {5, []string{"ledger", "report"}},
	"":            {4, []string{"archive", "crawl", "extract", "ledger", "load", "report", "warehouse"}},
	"crawl":       {3, []string{"archive", "ledger", "page", "report"}},
	"extract":     {3, []string{"archive", "document", "page", "report"}},
	"load":        {3, []string{"archive", "ledger", "report", "warehouse"}},
	"archive":     {2, nil},
	"document":    {2, []string{"page"}},
	"ledger":      {2, nil},
	"warehouse":   {2, []string{"report"}},
	"report":      {1, nil},
	"page":        {1, nil},
	"replica":     {2, []string{"report"}}, // stands aside: tests and the demo import it
}

// fences says which files may import a third party's module: a folder, or one
// file. What is not listed may be imported anywhere.
var fences = map[string][]string{
	"github.com/gocolly/colly":        {"crawl/crawler.go"},
	"github.com/PuerkitoBio/goquery":  {"page/", "document/", "crawl/"},
	"github.com/duckdb/duckdb-go":     {"warehouse/", "load/"},
	"modernc.org/sqlite":              {"archive/", "ledger/"},
	"github.com/robfig/cron":          {"schedules/"},
	"github.com/spf13/cobra":          {"cmd/harvest/"},
	"github.com/andybalholm/brotli":   {"archive/"},
	"github.com/goccy/go-yaml":        {"report/"},
	"github.com/prometheus":           {"cmd/harvest/"},
	"github.com/klippa-app/go-pdfium": {"document/"},
	"github.com/tetratelabs/wazero":   {"document/"},
	"github.com/richardlehane/mscfb":  {"document/ole.go"},
	"github.com/bodgit/sevenzip":      {"document/"},
	"github.com/nwaples/rardecode":    {"document/"},
}

func TestLadder(t *testing.T) {
	seen := make(map[string]bool)
	for _, file := range sourceFiles(t) {
		folder := filepath.ToSlash(filepath.Dir(file))
		if folder == "." {
			folder = ""
		}
		place, known := rungs[folder]
		if !known {
			t.Errorf("%s: package without a rung: give it one in ladder_test.go and ARCHITECTURE.md", file)
			continue
		}
		seen[folder] = true
		for _, path := range imports(t, file) {
			checkImport(t, file, place.rung, place.imports, path)
		}
	}
	for folder := range rungs {
		if !seen[folder] && folder != "" {
			t.Errorf("package %q has a rung and no file", folder)
		}
	}
}

func checkImport(t *testing.T, file string, rung int, allowed []string, path string) {
	t.Helper()
	if path == "harvest" || strings.HasPrefix(path, "harvest/") {
		ours := strings.TrimPrefix(strings.TrimPrefix(path, "harvest"), "/")
		switch {
		case !slices.Contains(allowed, ours):
			t.Errorf("%s imports %s, which the ladder does not allow", file, path)
		case rungs[ours].rung >= rung:
			t.Errorf("%s imports %s, which does not stand below it", file, path)
		}
		return
	}
	for module, places := range fences {
		if path != module && !strings.HasPrefix(path, module+"/") {
			continue
		}
		if !slices.ContainsFunc(places, func(p string) bool {
			return file == p || strings.HasSuffix(p, "/") && strings.HasPrefix(file, p)
		}) {
			t.Errorf("%s imports %s, which is fenced in: %v", file, path, places)
		}
	}
}

// sourceFiles lists every Go file that is no test, by its path from the root.
func sourceFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			files = append(files, filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// A file over 500 lines has stopped being one room.
func TestFilesAreShort(t *testing.T) {
	for _, file := range sourceFiles(t) {
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if lines := set.Position(f.End()).Line; lines > 500 {
			t.Errorf("%s has %d lines, at most 500", file, lines)
		}
	}
}

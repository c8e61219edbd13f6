package extract

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	quirkTest = regexp.MustCompile(`^TestQ([0-9]{2})[A-Z]`)
	quirkRule = regexp.MustCompile(`(?m)^rule: (func|var|type|row|check|file) (\S+)(?: in (\S+?))?(?:,.*)?$`)
)

// Every quirk of the field's papers, Q1 to Q61, has a test of its number, and above
// every such test stands which rule reads it and where that is.
func TestEveryQuirkHasATestThatNamesItsRule(t *testing.T) {
	const last = 61
	root := ".."
	tested := make(map[string]bool)
	walk := func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && path != root):
			return fs.SkipDir
		case !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || quirkTest.FindStringSubmatch(f.Name.Name) == nil {
				continue
			}
			tested[quirkTest.FindStringSubmatch(f.Name.Name)[1]] = true
			rules := quirkRule.FindAllStringSubmatch(f.Doc.Text(), -1)
			if len(rules) == 0 || len(rules) != strings.Count(f.Doc.Text(), "rule: ") {
				t.Errorf("%s: %s names %d rules in %q; want rule: func … in …", path, f.Name.Name, len(rules), f.Doc.Text())
			}
			for _, r := range rules {
				if why := ruleIsThere(root, r[1], r[2], r[3]); why != "" {
					t.Errorf("%s: %s: %s", path, f.Name.Name, why)
				}
			}
		}
		return nil
	}
	if err := filepath.WalkDir(root, walk); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= last; n++ {
		if q := fmt.Sprintf("%02d", n); !tested[q] {
			t.Errorf("no test is called TestQ%s…", q)
		}
	}
}

// ruleIsThere says why a rule is not where a test says, "" where it is.
func ruleIsThere(root, kind, name, path string) string {
	if kind == "file" {
		path, name = name, ""
	}
	body, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
	if err != nil {
		return err.Error()
	}
	want := regexp.QuoteMeta(name)
	switch kind {
	case "func":
		want = `(?m)^func (?:\([^)]*\) )?` + want + `\(`
	case "var", "type":
		want = `(?m)^(?:\t|var |const |type )` + want + `\b`
	case "check":
		want = `(?m)^- id: ` + want + `$`
	}
	if !regexp.MustCompile(want).Match(body) {
		return fmt.Sprintf("%s %s is not in %s: say where it is now", kind, name, path)
	}
	return ""
}

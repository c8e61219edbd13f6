package extract

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Rules are the only texts of this package's code that are words joined by hyphens;
// each must have a sentence, and each sentence a rule.
func TestEveryRuleHasASentence(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	hyphened := regexp.MustCompile(`^,?[a-z]+(-[a-z]+)+$`)
	given := map[string]bool{"subtotal": true, "fixed": true, "of-fixed": true, "sum-of-row": true, // of one word, or given by package report
		"recognised": true, "claim": true, "approx": true} // behind claim: stands which wording
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "rules.go" || strings.HasPrefix(name, "claim") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			if text, err := strconv.Unquote(lit.Value); err == nil && hyphened.MatchString(text) {
				given[strings.TrimPrefix(text, ",")] = true
			}
			return true
		})
	}
	if len(given) < 15 {
		t.Errorf("%d rules found in the code: %v", len(given), given)
	}
	known := make(map[string]bool)
	for _, r := range ruleTexts {
		if known[r.rule] {
			t.Errorf("rule %s stands twice", r.rule)
		}
		known[r.rule] = true
		if !given[r.rule] {
			t.Errorf("no code gives rule %s", r.rule)
		}
	}
	for rule := range given {
		if !known[rule] {
			t.Errorf("rule %s has no sentence in ruleTexts", rule)
		}
	}
}

func TestEveryRuleOfAGoldenHasASentence(t *testing.T) {
	seen := make(map[string]bool)
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "fuzz") || strings.HasSuffix(path, ".jsonl") {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var x Extractor
		for _, r := range x.Read(context.Background(), path, body, "", nil) {
			if r.Report == nil {
				continue
			}
			for _, f := range r.Report.Facts {
				seen[f.Rule] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for rule := range seen {
		for _, says := range RuleSays(rule) {
			if strings.Contains(says, "does not have") {
				t.Errorf("rule %q: %s", rule, says)
			}
		}
	}
	if len(seen) < 3 {
		t.Errorf("rules %v; want three at least", seen)
	}
}

func TestRuleSays(t *testing.T) {
	if says := RuleSays("in-order,unit-yuan,fixed"); len(says) != 3 || !strings.Contains(says[1], "元") || !strings.Contains(says[2], "person") {
		t.Errorf("RuleSays = %q", says)
	}
	if says := RuleSays(""); says != nil {
		t.Errorf("RuleSays of no rule = %q", says)
	}
	if says := RuleSays("by-magic:x"); len(says) != 1 || !strings.Contains(says[0], "by rule by-magic:x, which extractor") {
		t.Errorf("RuleSays of an unknown rule = %q", says)
	}
}

package harvest

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"harvest/crawl"
	"harvest/report"
	"harvest/warehouse"
)

var update = flag.Bool("update", false, "rewrite generated papers")

// fresh holds a generated paper against the committed one.
func fresh(t *testing.T, name, want string) {
	t.Helper()
	file := filepath.Join("docs", name)
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not fresh: run make generate", file)
	}
}

func TestIndicatorsPaperIsFresh(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Indicators\n\nGenerated from report/indicators.yaml and report/forms.yaml; do not edit. A figure of table 3 is an indicator and a member:\n\n| member | label |\n|---|---|\n")
	for _, m := range report.Members() {
		fmt.Fprintf(&b, "| %s | %s |\n", m, report.MemberLabel(m))
	}
	section := ""
	for _, i := range report.Indicators() {
		if i.Section != section {
			section = i.Section
			fmt.Fprintf(&b, "\n## %s\n\n| code | label | unit | kind | forms | series | note |\n|---|---|---|---|---|---|---|\n", section)
		}
		series := ""
		if i.Harmonized != nil {
			series = i.Harmonized.To
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", i.Code, i.Label, i.Unit, i.Kind, strings.Join(i.Forms, ", "), series, strings.ReplaceAll(i.Note, "|", "/"))
	}
	fresh(t, "indicators.md", b.String())
}

// Every outcome has its line in docs/operating.md, with what comes of it.
func TestEveryOutcomeHasItsLine(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("docs", "operating.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range append(crawl.Outcomes(), "blocked:challenge", "blocked:captcha", "blocked:login", "blocked:refused") {
		if !strings.Contains(string(text), "| `"+o+"` |") {
			t.Errorf("docs/operating.md has no line for %s", o)
		}
	}
	if len(crawl.Outcomes()) < 20 {
		t.Errorf("%d outcomes, want twenty at least", len(crawl.Outcomes()))
	}
}

// What docs/reliability.md says is tried by a command is tried by it: every
// pattern names a test, and every target of make is one.
func TestReliabilityNamesItsTests(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("docs", "reliability.md"))
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("`make ([a-z]+)`").FindAllStringSubmatch(string(text), -1) {
		if !strings.Contains(string(makefile), "\n"+m[1]+":") {
			t.Errorf("there is no make %s", m[1])
		}
	}
	commands := regexp.MustCompile("`go test -run '?([^' `]+)'? ([^`]+)`").FindAllStringSubmatch(string(text), -1)
	for _, m := range commands {
		pattern := regexp.MustCompile(strings.ReplaceAll(m[1], `\|`, "|"))
		for _, folder := range strings.Fields(m[2]) {
			if !slices.ContainsFunc(testsIn(t, folder), pattern.MatchString) {
				t.Errorf("%s names no test in %s", m[0], folder)
			}
		}
	}
	if len(commands) < 8 {
		t.Errorf("%d commands found; the paper has more", len(commands))
	}
}

// testsIn lists the tests of a folder, those of its scripts too.
func testsIn(t *testing.T, folder string) []string {
	t.Helper()
	var names []string
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(text), -1) {
			names = append(names, m[1])
		}
	}
	scripts, err := filepath.Glob(filepath.Join(folder, "testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		names = append(names, "TestScripts/"+strings.TrimSuffix(filepath.Base(script), ".txtar"))
	}
	return names
}

// docs/warehouse.md has a part written by hand and, below its mark, one made of
// the comments in the file itself.
func TestWarehousePaperIsFresh(t *testing.T) {
	const mark = "<!-- below this line: generated from the comments in the release; do not edit -->\n"
	ctx := context.Background()
	w, err := warehouse.Open(ctx, "", "test")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.SetReference(ctx, warehouse.Reference{}); err != nil {
		t.Fatal(err)
	}
	r, err := w.Publish(ctx, t.TempDir(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	release, err := r.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	objects, err := release.Describe(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	kind := ""
	for _, o := range objects {
		if o.Kind != kind {
			kind = o.Kind
			fmt.Fprintf(&b, "\n## The %ss\n", kind)
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n", o.Name, o.Comment)
		if strings.HasPrefix(o.Name, "form_") {
			fmt.Fprintf(&b, "%d columns: what names the report, then one for every cell of the form.\n", len(o.Columns))
			continue
		}
		b.WriteString("| column | type | meaning |\n|---|---|---|\n")
		for _, c := range o.Columns {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", c.Name, c.Type, strings.ReplaceAll(c.Comment, "|", "/"))
		}
	}
	b.WriteString("\n## The checks\n\nThose whose names begin with NV_ hold the figures that the prose claims (table claim) against the tables. A claim that its own words round, as 14万余件, is held against none.\n\n| check | forms | severity | needs | runs as | about |\n|---|---|---|---|---|---|\n")
	for _, c := range report.Checks() {
		by := map[string]string{"": "data", "go": "Go", "sql": "SQL"}[c.By]
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", c.ID, strings.Join(c.Forms, ", "), c.Severity, c.Needs, by, strings.ReplaceAll(c.About, "|", "/"))
	}
	old, err := os.ReadFile(filepath.Join("docs", "warehouse.md"))
	if err != nil {
		t.Fatal(err)
	}
	written, _, ok := strings.Cut(string(old), mark)
	if !ok {
		t.Fatalf("docs/warehouse.md has lost the line %q", mark)
	}
	fresh(t, "warehouse.md", written+mark+b.String())
}

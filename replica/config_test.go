package replica

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"harvest/report"
)

func TestConfigIsReadBackAsItWas(t *testing.T) {
	for _, seed := range seeds {
		p := New(seed)
		p.Pace = 1500 * time.Microsecond
		dir := t.TempDir()
		if err := p.WriteConfig(dir); err != nil {
			t.Fatalf("WriteConfig(%s): %v", dir, err)
		}
		sources, err := report.ReadSources(os.DirFS(filepath.Join(dir, "sources")), "sources")
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if diff := cmp.Diff(p.Sources(), sources, cmpopts.IgnoreFields(report.Source{}, "File", "Line"), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("seed %d: sources differ (-written +read):\n%s", seed, diff)
		}
		agencies, err := report.ReadAgencies(os.DirFS(filepath.Join(dir, "agencies")), "agencies")
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if diff := cmp.Diff(p.Agencies(), agencies, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("seed %d: agencies differ (-written +read):\n%s", seed, diff)
		}
	}
}

func TestConfigWithoutAPaceLeavesItToTheCrawler(t *testing.T) {
	dir := t.TempDir()
	if err := New(1).WriteConfig(dir); err != nil {
		t.Fatal(err)
	}
	sources, err := report.ReadSources(os.DirFS(filepath.Join(dir, "sources")), "sources")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sources {
		if s.Pace != 0 || !s.Private {
			t.Errorf("source %s has the pace %v, private %t", s.ID, s.Pace, s.Private)
		}
	}
}

func TestConfigListsEveryRegion(t *testing.T) {
	p, dir := New(1), t.TempDir()
	if err := p.WriteConfig(dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "regions", "replica.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if lines[0] != "code,name,level,parent" || len(lines) != 1+len(p.Regions()) {
		t.Errorf("regions/replica.csv begins %q and has %d lines, want %d", lines[0], len(lines), 1+len(p.Regions()))
	}
	if want := "990000," + p.Name + ",province,"; lines[1] != want {
		t.Errorf("the province stands as %q, want %q", lines[1], want)
	}
}

func TestConfigThatCannotBeWrittenIsAnErrorThatNamesThePlace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := New(1).WriteConfig(file); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("WriteConfig(%s) = %v, want an error that names the file", file, err)
	}
}

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/document"
	"harvest/report"
)

// claimsOf reads the claims of a text as if it were a report's for a year.
func claimsOf(t *testing.T, text string, year int) []report.Fact {
	t.Helper()
	d, err := document.Read([]byte(text), "text/plain; charset=utf-8")
	if err != nil {
		t.Fatal(err)
	}
	found := findTables(d, 0, len(d.Blocks))
	_, lines := readSections(d, 0, len(d.Blocks), found)
	claims, _ := readClaims(d, year, lines)
	return claims
}

// shownClaims writes claims as code=value, ~ for one that is rounded.
func shownClaims(claims []report.Fact) string {
	var b []string
	for _, c := range claims {
		s := strings.TrimPrefix(c.Indicator, "narrative_") + "=" + c.Value.String()
		if c.Approx() {
			s += "~"
		}
		b = append(b, s)
	}
	return strings.Join(b, " ")
}

// The claims of every excerpt, each looked at by hand: the number of the excerpt and
// what it claims. An excerpt that is not listed claims nothing that is sure.
func TestClaimsOfRealExcerpts(t *testing.T) {
	excerpts := excerpts(t)
	var got strings.Builder
	for i, e := range excerpts {
		if claims := shownClaims(claimsOf(t, e.Excerpt, e.Year)); claims != "" {
			fmt.Fprintf(&got, "%d %s\n", i+1, claims)
		}
	}
	name := filepath.Join("testdata", "claims", "excerpts.golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("claims of the excerpts: %s", diff)
	}
}

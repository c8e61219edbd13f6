package report

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

const goodSource = `sources:
- id: jia-portal
  name: 甲市政府门户
  covers: {region: "990100", kinds: [education]}
  platform: trs
  site: http://www.jia.gov.test
  column: /zwgk/gknb/
  hosts: [files.jia.gov.test]
  pace: 3s
  expect: {since: 2019, at_least: 5}
`

func TestReadSources(t *testing.T) {
	got, err := ReadSources(fstest.MapFS{"a.yaml": {Data: []byte(goodSource)}, "notes.txt": {Data: []byte("x")}}, "sources")
	if err != nil {
		t.Fatal(err)
	}
	want := []Source{{ID: "jia-portal", Name: "甲市政府门户", Covers: Covers{Region: "990100", Kinds: []string{"education"}}, Platform: "trs",
		Site: "http://www.jia.gov.test", Column: "/zwgk/gknb/", Hosts: []string{"files.jia.gov.test"}, Pace: 3 * time.Second,
		Expect: Expect{Since: 2019, AtLeast: 5}, File: "sources/a.yaml", Line: 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ReadSources: -want +got\n%s", diff)
	}
	for host, allowed := range map[string]bool{"www.jia.gov.test": true, "WWW.JIA.gov.test": true, "files.jia.gov.test": true,
		"jia.gov.test": false, "www.jia.gov.test.evil.test": false, "www.jia.gov.test:8080": false} {
		if got[0].Allows(host) != allowed {
			t.Errorf("Allows(%q) = %v, want %v", host, !allowed, allowed)
		}
	}
}

// many returns a file of n sources of two lines each.
func many(n int) fstest.MapFS {
	b := []byte("sources:\n")
	for i := range n {
		b = fmt.Appendf(b, "- {id: s-%d, covers: {region: \"990100\"}, platform: trs,\n   site: \"http://s%d.test\", column: /}\n", i, i)
	}
	return fstest.MapFS{"a.yaml": {Data: b}}
}

func TestEverySourceOfALongFileKnowsItsLine(t *testing.T) {
	got, err := ReadSources(many(50), "sources")
	if err != nil || len(got) != 50 {
		t.Fatalf("ReadSources = %d sources, %v; want 50", len(got), err)
	}
	for i, s := range got {
		if want := 2 + 2*i; s.Line != want {
			t.Errorf("source %s has line %d, want %d", s.ID, s.Line, want)
		}
	}
}

func TestTenTimesTheSourcesAreTenTimesTheWork(t *testing.T) {
	work := func(n int) float64 {
		folder := many(n)
		return testing.AllocsPerRun(1, func() {
			if _, err := ReadSources(folder, "sources"); err != nil {
				t.Error(err)
			}
		})
	}
	if few, more := work(30), work(300); more > 20*few {
		t.Errorf("ReadSources allocates %.0f times for 30 sources and %.0f for 300: want about ten times as often", few, more)
	}
}

func TestReadSourcesSaysWhereItIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ from, to, says string }{
		"unknown key":   {"platform: trs", "plattform: trs", `sources/a.yaml:5:3: unknown field "plattform"`},
		"wrong kind":    {"{since: 2019", "{since: soon", "sources/a.yaml:10"},
		"wrong pace":    {"pace: 3s", "pace: fast", "sources/a.yaml:9"},
		"no platform":   {"platform: trs", "platform: \"\"", "sources/a.yaml:2: platform"},
		"no site":       {"http://www.jia.gov.test", "www.jia.gov.test", "sources/a.yaml:2: site"},
		"a bad column":  {"column: /zwgk", "column: zwgk", "sources/a.yaml:2: column"},
		"a bad region":  {`"990100"`, `"9901"`, "sources/a.yaml:2: covers.region"},
		"covers twice":  {`{region: "990100"`, `{agency: x, region: "990100"`, "sources/a.yaml:2: covers"},
		"a bad id":      {"id: jia-portal", "id: 甲市", "sources/a.yaml:2: id"},
		"the id twice":  {"sources:\n", "sources:\n- {id: jia-portal, covers: {agency: x}, platform: trs, site: \"http://a.test\", column: /}\n", "id"},
		"no reason":     {"pace: 3s", "tls: {legacy: [www.jia.gov.test]}", "sources/a.yaml:2: tls.reason"},
		"a blank one":   {"pace: 3s", "tls: {legacy: [www.jia.gov.test], reason: \" \"}", "sources/a.yaml:2: tls.reason"},
		"no host":       {"pace: 3s", "tls: {reason: old}", "sources/a.yaml:2: tls.legacy"},
		"others' host":  {"pace: 3s", "tls: {legacy: [www.yi.gov.test], reason: old}", "sources/a.yaml:2: tls.legacy"},
		"tls of old":    {"pace: 3s", "tls: legacy", "sources/a.yaml:9"},
		"broken quotes": {"id: jia-portal", "id: \"jia", "sources/a.yaml"},
	} {
		_, err := ReadSources(fstest.MapFS{"a.yaml": {Data: []byte(strings.Replace(goodSource, c.from, c.to, 1))}}, "sources")
		var at *FileError
		if !errors.As(err, &at) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: ReadSources = %v; want a *FileError that says %q", name, err, c.says)
		}
	}
}

func TestLegacyTLSIsForTheHostsNamed(t *testing.T) {
	text := strings.Replace(goodSource, "pace: 3s", "tls: {legacy: [Files.jia.gov.test], reason: only RSA key exchange}", 1)
	got, err := ReadSources(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, "sources")
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]bool{"files.jia.gov.test": true, "www.jia.gov.test": false, "files.jia.gov.test:8443": false, "": false} {
		if got[0].LegacyTLS(host) != want {
			t.Errorf("LegacyTLS(%q) = %v, want %v", host, !want, want)
		}
	}
	if got[0].TLS.Reason != "only RSA key exchange" {
		t.Errorf("reason = %q", got[0].TLS.Reason)
	}
}

func FuzzReadSources(f *testing.F) {
	f.Add(goodSource)
	f.Add("sources: []")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		if _, err := ReadSources(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, "s"); err != nil {
			var at *FileError
			if !errors.As(err, &at) {
				t.Errorf("ReadSources = %v; want a *FileError", err)
			}
		}
	})
}

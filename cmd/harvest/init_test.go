package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestASourceIsNamedAfterItsSite(t *testing.T) {
	for site, want := range map[string]string{
		"https://www.zhumadian.gov.cn":   "zhumadian",
		"http://zwgk.hunan.gov.cn:8080/": "zwgk-hunan-gov-cn-8080",
		"https://WWW.Example.org":        "example-org",
		"https://www.上海.cn":              "cn",
		"":                               "first",
	} {
		if got := sourceName(site); got != want {
			t.Errorf("sourceName(%q) = %q, want %q", site, got, want)
		}
	}
}

// What is typed may hold anything; the files say it and nothing else.
func TestWhatInitWritesIsReadBack(t *testing.T) {
	dir := t.TempDir()
	f := start{contact: `a "b" # c: d`, site: "http://a.test", column: "/#: \"x\"/", platform: "trs", region: "990100"}
	if err := f.make(t.Output(), dir, time.Now()); err != nil {
		t.Fatal(err)
	}
	s, err := (&config{file: dir + "/harvest.yaml"}).settings()
	if err != nil {
		t.Fatal(err)
	}
	got := start{contact: s.Contact, site: s.sources[0].Site, column: s.sources[0].Column, platform: s.sources[0].Platform, region: s.sources[0].Covers.Region}
	if diff := cmp.Diff(f, got, cmp.AllowUnexported(start{})); diff != "" {
		t.Errorf("-typed +read\n%s", diff)
	}
	want := *s
	if s, err = (&config{file: "harvest.example.yaml"}).settings(); err != nil {
		t.Fatal(err)
	}
	want.Data, want.Contact, want.Sources, want.Agencies, want.Fixes = s.Data, s.Contact, s.Sources, s.Agencies, s.Fixes
	if diff := cmp.Diff(s.configFile, want.configFile); diff != "" {
		t.Errorf("init changes other settings: -default +made\n%s", diff)
	}
}

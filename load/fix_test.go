package load

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
	"harvest/warehouse"
)

const fixedBody = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// digestOf gives capture c1 the body that the fixes are about.
func digestOf(_ context.Context, capture string) (string, error) {
	if capture == "c1" {
		return fixedBody, nil
	}
	return "", nil
}

func fixOf(indicator, member, printed string, value int64) report.Fix {
	return report.Fix{Digest: fixedBody, Indicator: indicator, Member: member, Printed: printed, State: report.Stated, Value: report.Count(value), Reason: "r", Author: "a", Source: "s", File: "f.yaml", Line: 2}
}

func loadFixed(t *testing.T, w *warehouse.Warehouse, fixes ...report.Fix) (Tally, []Unused) {
	t.Helper()
	var unused []Unused
	l := Loader{Warehouse: w, Fixes: fixes, Digest: digestOf, Unused: func(u Unused) { unused = append(unused, u) }}
	tally, err := l.Load(context.Background(), all(readings(3, 0)))
	if err != nil {
		t.Fatal(err)
	}
	return tally, unused
}

func TestTheEmbeddedFixesAreReadable(t *testing.T) {
	if _, err := Fixes(); err != nil {
		t.Error(err)
	}
}

func TestAFixTakesHoldAndIsUndone(t *testing.T) {
	w := open(t)
	plain := open(t)
	loadFixed(t, plain)
	want := hashes(t, plain)
	tally, unused := loadFixed(t, w, fixOf("request_new", "natural_person", "", 7))
	if tally.Fixed != 1 || len(unused) != 0 {
		t.Errorf("%d figures fixed, unused %v; want 1 and none", tally.Fixed, unused)
	}
	var n int
	query := "SELECT count(*) FROM fact JOIN report ON report.report = fact.report JOIN reading ON reading.reading = report.reading WHERE value = 7 AND state = 'stated' AND rule = 'in-order,fixed' AND indicator = 'request_new' AND member = 'natural_person' AND capture = 'c1'"
	if err := w.DB.QueryRow(query).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d facts are fixed, %v; want 1 of capture c1", n, err)
	}
	if cmp.Equal(want, hashes(t, w)) {
		t.Error("the rows are as they are without the fix")
	}
	loadFixed(t, w)
	if diff := cmp.Diff(want, hashes(t, w)); diff != "" {
		t.Errorf("after the fix was taken out: %s", diff)
	}
}

func TestAFixThatChangesNothingIsTold(t *testing.T) {
	other := fixOf("request_new", "total", "", 7)
	other.Part = "#2"
	_, unused := loadFixed(t, open(t), fixOf("request_new", "natural_person", "8", 7), other)
	if len(unused) != 2 || !unused[0].Met || !strings.Contains(unused[0].Why, `not "8"`) || unused[1].Met {
		t.Errorf("unused %+v; want one that is refused and one that met no reading", unused)
	}
	if unused[0].Fix.File != "f.yaml" || unused[0].Fix.Line != 2 {
		t.Errorf("unused %+v does not say where it is written", unused[0].Fix)
	}
}

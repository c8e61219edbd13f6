package warehouse

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

var bodyA, bodyB = strings.Repeat("a", 64), strings.Repeat("b", 64)

// fixFor is a fix of the report that filled has.
func fixFor(indicator, member, printed string, value int64) report.Fix {
	return report.Fix{Digest: bodyA, Indicator: indicator, Member: member, Printed: printed, State: report.Stated, Value: report.Count(value),
		Reason: "said by 张三，电话：2345678", Author: "editor", Source: "http://a.test/13812345678.html"}
}

func setFixes(t *testing.T, w *Warehouse, fixes ...report.Fix) {
	t.Helper()
	if err := w.SetReference(context.Background(), Reference{Fixes: fixes}); err != nil {
		t.Fatal(err)
	}
}

func TestAReleaseSaysWhatItsFixesChanged(t *testing.T) {
	w := filled(t)
	part := fixFor("review_total", "", "", 1)
	part.Part = "#2"
	notice := fixFor("review_total", "", "", 1)
	notice.Digest = bodyB
	nowhere := notice
	nowhere.Digest = strings.Repeat("c", 64)
	setFixes(t, w, fixFor("request_new", "total", "12", 21), fixFor("disclosure_fee_amount", "", "251000元 ", 3), fixFor("request_new", "enterprise", "0", 3),
		fixFor("request_carried_in", "total", "0", 3), part, notice, nowhere)
	exec(t, w, "UPDATE fact SET value = 21, rule = 'in-order,fixed' WHERE indicator = 'request_new' AND member = 'total'")
	r := publish(t, w, t.TempDir())
	release, err := r.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	if n := one[int](t, release, "SELECT count(*) FROM fix WHERE used AND unused IS NULL AND indicator = 'request_new' AND member = 'total' AND printed = '12' AND value = 21"); n != 1 {
		t.Errorf("%d fixes are used; want 1", n)
	}
	if got := one[string](t, release, "SELECT reason || ' ' || source FROM fix WHERE used"); got != "said by 张三，电话：〔电话〕 http://a.test/13812345678.html" {
		t.Errorf("published %q", got)
	}
	if got := one[string](t, release, "SELECT string_agg(indicator || coalesce('/' || member, ''), ' ') FROM figure WHERE fixed"); got != "request_new/total" {
		t.Errorf("view figure says that %s are fixed", got)
	}
	unused, err := release.UnusedFixes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var why []string
	for _, u := range unused {
		why = append(why, u.Digest[:1]+u.Part+" "+u.Cell.String()+": "+u.Why)
	}
	want := []string{
		"a disclosure_fee_amount: the body was not read again since the fix was written",
		"a request_carried_in/total: the report has no such cell",
		`a request_new/enterprise: the cell prints ""`,
		"a#2 review_total: the body has no such part",
		"b review_total: no report is read there: not_report",
		"c review_total: no capture has this body",
	}
	if diff := cmp.Diff(want, why); diff != "" {
		t.Errorf("unused fixes (-want +got):\n%s", diff)
	}
}

func TestUnmendedAreTheCapturesThatFixesConcern(t *testing.T) {
	total := fixFor("request_new", "total", "12", 21)
	for _, c := range []struct {
		about, change string
		fixes         []report.Fix
		want          []string
	}{
		{"no fix", "", nil, nil},
		{"a new fix", "", []report.Fix{total}, []string{"c1"}},
		{"one that is refused", "", []report.Fix{fixFor("request_new", "total", "13", 21)}, nil},
		{"one that says what is read", "", []report.Fix{fixFor("request_new", "total", "12", 12)}, nil},
		{"one of another body", "", []report.Fix{{Digest: bodyB, Indicator: "request_new", Member: "total", Printed: "12", State: report.Blank}}, nil},
		{"one that has taken hold", "UPDATE fact SET value = 21, rule = 'in-order,fixed' WHERE member = 'total'", []report.Fix{total}, nil},
		{"one that has changed", "UPDATE fact SET value = 20, rule = 'in-order,fixed' WHERE member = 'total'", []report.Fix{total}, []string{"c1"}},
		{"one whose guard has changed", "UPDATE fact SET value = 21, rule = 'in-order,fixed' WHERE member = 'total'", []report.Fix{fixFor("request_new", "total", "13", 21)}, []string{"c1"}},
		{"one that is gone", "UPDATE fact SET value = 21, rule = 'in-order,fixed' WHERE member = 'total'", nil, []string{"c1"}},
		{"a total over one", "UPDATE fact SET rule = 'sum-of-row,of-fixed' WHERE member = 'total'", nil, nil},
	} {
		w := filled(t)
		if c.change != "" {
			exec(t, w, c.change)
		}
		got, err := w.Unmended(context.Background(), c.fixes)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, slices.Sorted(maps.Keys(got))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.about, diff)
		}
	}
}

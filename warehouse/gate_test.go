package warehouse

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// gated returns a warehouse whose source s: has n reports and names them all.
func gated(t *testing.T, n int) *Warehouse {
	t.Helper()
	w := filled(t)
	exec(t, w, `DELETE FROM capture; DELETE FROM reading; DELETE FROM report; DELETE FROM fact; DELETE FROM section; DELETE FROM finding; DELETE FROM evidence;
		INSERT INTO source (source, platform, site, listing) VALUES ('s', 'generic', 'http://a.test', '/')`)
	hold(t, w, "r1", 0, n)
	return w
}

// hold adds reports from a number on, one a year, and a run that met them.
func hold(t *testing.T, w *Warehouse, run string, from, n int) {
	t.Helper()
	if _, err := w.DB.Exec(strings.NewReplacer("$run", run, "$from", itoa(from), "$to", itoa(from+n)).Replace(`
INSERT INTO run VALUES ('$run', 'harvest run', '2026-01-0' || right('$run', 1), '2026-01-0' || right('$run', 1), 'ok', NULL, NULL);
INSERT INTO exchange VALUES ('x$run', '$run', 's', 'GET', 'http://a.test/', 'listing', ('2026-01-0' || right('$run', 1))::TIMESTAMP, 1, 'ok', NULL, 200, 1, NULL, 'f', 0);
INSERT INTO capture (capture, url, source, kind, status, digest, size, first_seen, last_seen, file, file_offset)
	SELECT 'c' || i, 'http://a.test/' || i, 's', 'article', 200, 'd' || i, 1, '2026-01-01', '2026-01-01', 'f', i FROM range($from, $to) AS t (i);
INSERT INTO reading SELECT 'd' || i, 'http://a.test/' || i, '', 'c' || i, '1', NULL, NULL FROM range($from, $to) AS t (i);
INSERT INTO report SELECT i, 'd' || i, NULL, '甲市教育局', 'jia-education', '990100', 2008 + i, 'agency', NULL, '2021', '2021', '2021', NULL FROM range($from, $to) AS t (i);
INSERT INTO fact (report, indicator, member, state, value) SELECT i, 'request_new', 'total', 'stated', 1 FROM range($from, $to) AS t (i);
DELETE FROM listed; INSERT INTO listed SELECT 's', url, NULL, '$run', '2026-01-01', '2026-01-01' FROM capture`)); err != nil {
		t.Fatal(err)
	}
}

func itoa(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }

func reasons(t *testing.T, w *Warehouse, dir string) []string {
	t.Helper()
	before, _ := Current(dir)
	_, err := w.Publish(context.Background(), dir, noon)
	if err == nil {
		return nil
	}
	var held *HeldError
	if !errors.As(err, &held) || !errors.Is(err, ErrHeld) {
		t.Fatal(err)
	}
	after, _ := Current(dir)
	if before.ID != after.ID {
		t.Errorf("a release that was held moved the pointer from %q to %q", before.ID, after.ID)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 2 {
		t.Errorf("a release that was held left %v, %v", left, err)
	}
	var list []string
	for _, r := range held.Reasons {
		list = append(list, r.String())
	}
	return list
}

func TestASourceBelowWhatIsExpectedHoldsTheRelease(t *testing.T) {
	for name, test := range map[string]struct {
		expect string
		want   []string
	}{
		"as many as expected": {"since = 2008, at_least = 12", nil},
		"too few":             {"at_least = 13", []string{"source s: lists 12 reports, at least 13 are expected (source_expectation)"}},
		"never back to":       {"since = 2007", nil}, // that it lacks is in view coverage
	} {
		t.Run(name, func(t *testing.T) {
			w := gated(t, 12)
			exec(t, w, "UPDATE source SET "+test.expect)
			if diff := cmp.Diff(test.want, reasons(t, w, t.TempDir())); diff != "" {
				t.Errorf("held: -want +got\n%s", diff)
			}
		})
	}
}

// What a list reached back to once it must go on reaching back to.
func TestASourceThatNoLongerReachesBackHoldsTheRelease(t *testing.T) {
	w, dir := gated(t, 12), t.TempDir()
	exec(t, w, "UPDATE source SET since = 2009")
	publish(t, w, dir)
	exec(t, w, "DELETE FROM listed WHERE url IN ('http://a.test/0', 'http://a.test/1')")
	want := []string{"source s: lists no report before 2010, one of 2009 is expected and was there (source_expectation)"}
	if diff := cmp.Diff(want, reasons(t, w, dir)); diff != "" {
		t.Errorf("held: -want +got\n%s", diff)
	}
}

// A site that could not be asked has shown nothing, less than expected neither.
func TestASourceThatDidNotAnswerHoldsNothing(t *testing.T) {
	w := gated(t, 12)
	exec(t, w, "UPDATE source SET at_least = 13; UPDATE exchange SET outcome = 'timeout'")
	if got := reasons(t, w, t.TempDir()); got != nil {
		t.Errorf("held: %v; want a release", got)
	}
}

func TestAReleaseThatLosesReportsIsHeld(t *testing.T) {
	w, dir := gated(t, 12), t.TempDir()
	publish(t, w, dir)
	exec(t, w, "UPDATE source SET max_drop = 0.05; DELETE FROM report WHERE report >= 11; DELETE FROM fact WHERE report >= 11; UPDATE reading SET problem = 'unknown_form' WHERE reading = 'd11'")
	want := []string{
		"the release: has 11 figures, 12 in the release before (release_drop)",
		"the release: has 11 reports, 12 in the release before (release_drop)",
		"source s: has 11 reports, 12 in the release before (source_drop)",
	}
	if diff := cmp.Diff(want, reasons(t, w, dir)); diff != "" {
		t.Errorf("held: -want +got\n%s", diff)
	}
	w.Gates.MaxDrop = 0.1
	exec(t, w, "UPDATE source SET max_drop = 0.1")
	if got := reasons(t, w, dir); got != nil {
		t.Errorf("within the limit, held: %v", got)
	}
}

func TestAReleaseWithManyMoreErrorsIsHeld(t *testing.T) {
	w, dir := gated(t, 12), t.TempDir()
	publish(t, w, dir)
	exec(t, w, "INSERT INTO finding SELECT report, 'REQ_BALANCE', 'error', 'request_new', 'total', '1', '2' FROM report WHERE report < 6")
	want := []string{"the release: 50% of the reports have an error, 0% in the release before (check_rise)"}
	if diff := cmp.Diff(want, reasons(t, w, dir)); diff != "" {
		t.Errorf("held: -want +got\n%s", diff)
	}
	w.Gates.Accept = "the ministry changed the form"
	r := publish(t, w, dir)
	if r.Accepted == nil || r.Accepted.Reason != w.Gates.Accept || len(r.Accepted.Gates) != 1 {
		t.Errorf("Accepted = %+v; want the reason and what was let pass", r.Accepted)
	}
	if current, err := Current(dir); err != nil || current.Accepted == nil {
		t.Errorf("the manifest has lost what was accepted: %+v, %v", current, err)
	}
}

// A page that cannot be had may hold a report, but no more than one.
func TestAPageWithoutAnAnswerExcusesNoMoreThanOneReport(t *testing.T) {
	w := gated(t, 12)
	exec(t, w, `INSERT INTO exchange VALUES ('x2', 'r1', 's', 'GET', 'http://a.test/99', 'article', '2026-01-01', 1, 'timeout', NULL, NULL, NULL, NULL, 'f', 0);
		UPDATE source SET at_least = 14`)
	want := []string{"source s: lists 12 reports and 1 pages that could not be had, at least 14 are expected (source_expectation)"}
	if diff := cmp.Diff(want, reasons(t, w, t.TempDir())); diff != "" {
		t.Errorf("held: -want +got\n%s", diff)
	}
	exec(t, w, "UPDATE source SET at_least = 13")
	if got := reasons(t, w, t.TempDir()); got != nil {
		t.Errorf("held: %v; want a release, for the page may hold the thirteenth", got)
	}
}

// Among many sources one whose reports have all gone wrong counts for little.
func TestASourceWithManyMoreErrorsHoldsTheRelease(t *testing.T) {
	w, dir := gated(t, 12), t.TempDir()
	w.Gates.MaxRise = 1
	publish(t, w, dir)
	exec(t, w, "INSERT INTO finding SELECT report, 'REQ_BALANCE', 'error', 'request_new', 'total', '1', '2' FROM report WHERE report < 9")
	want := []string{"source s: 75% of its reports have an error, 0% in the release before (check_rise)"}
	if diff := cmp.Diff(want, reasons(t, w, dir)); diff != "" {
		t.Errorf("held: -want +got\n%s", diff)
	}
	exec(t, w, "UPDATE source SET max_drop = 0.8")
	if got := reasons(t, w, dir); got != nil {
		t.Errorf("within what the source may lose, held: %v", got)
	}
}

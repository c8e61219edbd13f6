package extract

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"harvest/archive"
	"harvest/document"
	"harvest/report"
)

// kept returns an archive with two articles, and their captures.
func kept(t *testing.T) (*archive.Archive, []archive.Capture) {
	t.Helper()
	a, err := archive.Open(t.Context(), t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	var captures []archive.Capture
	for _, name := range []string{"a", "b"} {
		x := archive.Exchange{URL: "http://www.test/" + name, Kind: archive.Article, Fetched: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC),
			Outcome: "ok", Status: http.StatusOK, Header: http.Header{"Content-Type": {"text/html"}}}
		_, c, err := a.Keep(t.Context(), x, []byte("<p>通知公告 "+name+strings.Repeat(" 内容", 200)+"</p>"))
		if err != nil {
			t.Fatal(err)
		}
		captures = append(captures, c)
	}
	if _, err := a.Sync(); err != nil {
		t.Fatal(err)
	}
	if err := a.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	return a, captures
}

func each(captures []archive.Capture) iter.Seq2[archive.Capture, error] {
	return func(yield func(archive.Capture, error) bool) {
		for _, c := range captures {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// One damaged record is a row that says so; the captures behind it are read.
func TestADamagedCaptureIsAProblemAndNoEnd(t *testing.T) {
	a, captures := kept(t)
	broken := captures[0]
	broken.Digest = strings.Repeat("0", 64) // its bytes are not what they were
	var x Extractor
	var kinds []report.ProblemKind
	for r, err := range x.Extract(t.Context(), a, each([]archive.Capture{broken, captures[1]})) {
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, r.Problem.Kind)
		if r.Problem.Kind == report.Unreadable && (r.Capture != broken.ID || !strings.Contains(r.Problem.Detail, "archive verify")) {
			t.Errorf("reading = %+v, %+v; want it to name the capture and what to do", r, r.Problem)
		}
	}
	if want := []report.ProblemKind{report.Unreadable, report.NotReport}; !slices.Equal(kinds, want) {
		t.Errorf("problems = %v; want %v", kinds, want)
	}
}

// Again reads what is unread, and of what was read the captures chosen that may be
// of the years: by their reports, titles or links, or because nothing names a year.
func TestAgainChoosesByYear(t *testing.T) {
	captures := []archive.Capture{
		{ID: "unread", Kind: archive.Article, LinkText: "2010年报告"},
		{ID: "link", Kind: archive.Article, LinkText: "某局2021年政府信息公开工作年度报告"},
		{ID: "other", Kind: archive.Article, LinkText: "某局2018年政府信息公开工作年度报告"},
		{ID: "title", Kind: archive.Attachment, LinkText: "附件"},
		{ID: "none", Kind: archive.Article, LinkText: "政府信息公开年报"},
		{ID: "list", Kind: archive.Listing, LinkText: "2021年"},
		{ID: "elsewhere", Kind: archive.Article, LinkText: "2021年报告", Source: "elsewhere"},
	}
	read := make(map[string]bool)
	for _, c := range captures {
		read[c.ID] = c.ID != "unread"
	}
	said := map[string][]string{"title": {"2020年 某局2020年政府信息公开工作年度报告"}, "other": {"2018年 "}}
	chosen := func(c archive.Capture) bool { return c.Source == "" }
	var got []string
	for c, err := range Again(each(captures), read, report.Years{From: 2020, To: 2021}, said, chosen) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c.ID)
	}
	if diff := cmp.Diff([]string{"unread", "link", "title", "none"}, got); diff != "" {
		t.Errorf("Again: -want +got\n%s", diff)
	}
}

// A file that its page calls 附件1 is whose the link to the page says; a file whose
// own link names a report goes by that, and an article by its link alone.
func TestAFileGoesByTheLinkToItsPage(t *testing.T) {
	a, err := archive.Open(t.Context(), t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	body := []byte(site{title: "政府信息公开", above: []string{"政府信息公开工作年度报告（2021年度）"}}.html())
	var captures []archive.Capture
	for _, x := range []archive.Exchange{
		{URL: "http://www.test/1.html", Kind: archive.Article, LinkText: "区教育局2021年政府信息公开工作年度报告"},
		{URL: "http://www.test/a.html", Kind: archive.Attachment, Referrer: "http://www.test/1.html", LinkText: "附件1"},
		{URL: "http://www.test/b.html", Kind: archive.Attachment, Referrer: "http://www.test/1.html", LinkText: "区司法局2021年政府信息公开工作年度报告.pdf"},
		{URL: "http://www.test/c.html", Kind: archive.Attachment, Referrer: "http://www.test/unknown.html", LinkText: "附件1"},
	} {
		x.Fetched, x.Outcome, x.Status = time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), "ok", http.StatusOK
		x.Header = http.Header{"Content-Type": {"text/html; charset=utf-8"}}
		_, c, err := a.Keep(t.Context(), x, body)
		if err != nil {
			t.Fatal(err)
		}
		captures = append(captures, c)
	}
	if _, err := a.Sync(); err != nil {
		t.Fatal(err)
	}
	if err := a.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	var x Extractor
	var got []string
	for r, err := range x.Extract(t.Context(), a, each(captures)) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Report == nil {
			t.Fatalf("%s: %+v", r.Input, r.Problem)
		}
		got = append(got, r.Report.Agency)
	}
	if want := []string{"区教育局", "区教育局", "区司法局", ""}; !slices.Equal(got, want) {
		t.Errorf("agencies = %q; want %q", got, want)
	}
}

// A run that was cancelled, and a file that no process could be started for, say
// nothing of a capture: there is no reading that would keep it from being read.
func TestWhatWasNotTriedIsNoReading(t *testing.T) {
	a, captures := kept(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	part := func(err error) []document.Part { return []document.Part{{Err: err}} }
	for name, c := range map[string]struct {
		open Opener
		want error
	}{
		"no process": {func(context.Context, []byte, string) []document.Part {
			return part(fmt.Errorf("%w: no such program", document.ErrNotTried))
		}, document.ErrNotTried},
		"cancelled": {func(context.Context, []byte, string) []document.Part {
			cancel()
			return part(document.ErrTimeout)
		}, context.Canceled},
	} {
		x := Extractor{Open: c.open}
		under := t.Context()
		if c.want == context.Canceled {
			under = ctx
		}
		n := 0
		for r, err := range x.Extract(under, a, each(captures)) {
			if n++; !errors.Is(err, c.want) || r.Problem != nil || r.Report != nil {
				t.Errorf("%s: %+v, %v; want %v alone", name, r, err, c.want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d results, want one error", name, n)
		}
	}
}

// Every reason of a document is a problem of its kind, and each part says its own.
func TestEachPartHasItsProblem(t *testing.T) {
	want := map[error]report.ProblemKind{
		document.ErrEmpty: report.Empty, document.ErrUnsupported: report.Unsupported, document.ErrTooLarge: report.TooLarge,
		document.ErrTruncated: report.Truncated, document.ErrDamaged: report.Unreadable, document.ErrEncrypted: report.Encrypted,
		document.ErrScan: report.Scan, document.ErrTimeout: report.Timeout, document.ErrDied: report.Unreadable,
	}
	var parts []document.Part
	for reason := range want {
		parts = append(parts, document.Part{Path: "a/" + reason.Error(), Err: fmt.Errorf("read: %w", reason)})
	}
	x := Extractor{Open: func(context.Context, []byte, string) []document.Part { return parts }}
	readings := x.Read(t.Context(), "a.zip", []byte("PK"), "", nil)
	if len(readings) != len(parts) {
		t.Fatalf("%d readings of %d parts", len(readings), len(parts))
	}
	for i, r := range readings {
		if r.Input != "a.zip" || r.Part != parts[i].Path || r.Problem == nil || r.Problem.Kind != want[errors.Unwrap(parts[i].Err)] {
			t.Errorf("%s: %+v", parts[i].Path, r)
		}
	}
}

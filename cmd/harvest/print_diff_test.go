package main

import (
	"strings"
	"testing"

	"harvest"
	"harvest/extract"
	"harvest/report"
)

// A difference is one line that an operator can read.
func TestADifferenceIsALine(t *testing.T) {
	stated := func(n int64, text string) extract.Side {
		v := report.Count(n)
		return extract.Side{State: report.Stated, Value: &v, Text: text}
	}
	for _, c := range []struct {
		d    extract.Difference
		want string
	}{
		{extract.Difference{Kind: extract.ValueChanged, Indicator: "request_new", Member: "total", Was: stated(1, ""), Is: stated(2, "")}, "request_new/total: was 1, is 2"},
		{extract.Difference{Kind: extract.AboutChanged, Part: "#2", About: "title", Is: extract.Side{Text: "年报"}}, "#2 title: was none, is 年报"},
		{extract.Difference{Kind: extract.ExtraChanged, About: "另计 · 总计", Was: stated(3, "件"), Is: extract.Side{State: report.Illegible, Text: "约三"}}, `另计 · 总计: was 3 件, is illegible (printed "约三")`},
		{extract.Difference{Kind: extract.ClaimChanged, Indicator: "narrative_requests_received", Was: stated(14, "about"), Is: extract.Side{}}, "narrative_requests_received: was about 14, is none"},
		{extract.Difference{Kind: extract.SectionMoved, About: "section 3", Is: extract.Side{Text: "there"}}, "section 3: was none, is there"},
		{extract.Difference{Kind: extract.FindingMoved, About: "REQ_BALANCE", Indicator: "request_new", Member: "total", Was: extract.Side{Text: "error: want 1, got 2"}}, "REQ_BALANCE request_new/total: was error: want 1, got 2, is none"},
	} {
		if got := differenceText(c.d); got != c.want {
			t.Errorf("differenceText = %q; want %q", got, c.want)
		}
	}
}

// Every kind of difference has words in the summary, the gravest first.
func TestTheSummaryCountsEveryKindOfDifference(t *testing.T) {
	var b strings.Builder
	p := newDiffPrinter(&b, false)
	var all []extract.Difference
	for _, kind := range extract.DifferenceKinds() {
		all = append(all, extract.Difference{Kind: kind})
	}
	if err := p.print(harvest.Comparison{Input: "a.html", Differences: all}); err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := p.summary(&b, "r1"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(b.String(), "1 "); strings.Contains(b.String(), "1 ,") || got < len(all) || !strings.Contains(b.String(), "1 findings otherwise") {
		t.Errorf("summary = %q; want words for %d kinds", b.String(), len(all))
	}
}

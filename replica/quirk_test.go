package replica

import (
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

func TestEveryQuirkOccurs(t *testing.T) {
	for _, seed := range seeds {
		seen := make(map[Quirk]int)
		for _, r := range truth(seed).Reports {
			for _, q := range r.Quirks {
				seen[q]++
			}
		}
		for _, q := range Quirks() {
			if seen[q] == 0 {
				t.Errorf("seed %d: no report has the quirk %s", seed, q)
			}
		}
	}
}

func TestQuirksOfAReportStandInTheOrderOfQuirksAndOnce(t *testing.T) {
	order := Quirks()
	for _, r := range truth(1).Reports {
		last := -1
		for _, q := range r.Quirks {
			i := slices.Index(order, q)
			if i <= last {
				t.Errorf("%s has the quirks %v", r.URL, r.Quirks)
				break
			}
			last = i
		}
	}
}

func TestQuirksThatExcludeEachOtherNeverMeet(t *testing.T) {
	never := [][2]Quirk{
		{BlankZero, DashZero}, {BlankColumns, DashZero}, {BlankTotals, DashZero}, {BlankReview, DashZero},
		{NoneZero, BlankDisclosure}, {NoneZero, SlashRules}, {SignPlus, SignWord},
		{MoneyPlaces, MoneyYuanCell}, {MoneyPlaces, MoneyYuanHead}, {MoneyYuanCell, MoneyYuanHead},
		{SplitArticles, MergedTables}, {SplitRequests, MergedTables}, {StraightQuote, NoQuote},
		{VerticalGroup, GroupBreaks}, {ShortName, AkaName}, {GBKMeta, GBKLying},
		{TextLines, BlankZero}, {TextLines, BlankColumns}, {TextLines, BlankTotals}, {TextLines, BlankDisclosure},
		{TextTabs, WordMarkup}, {TextPipes, MissingEndTags}, {TextLines, MergedTables},
		{FaultRowTotal, BlankTotals}, {FaultReviewTotal, BlankReview},
	}
	for _, seed := range seeds {
		for _, r := range truth(seed).Reports {
			for _, pair := range never {
				if hasQuirk(r.Quirks, pair[0]) && hasQuirk(r.Quirks, pair[1]) {
					t.Errorf("seed %d: %s has both %s and %s", seed, r.URL, pair[0], pair[1])
				}
			}
		}
	}
}

// shows says what a fact of a report with a quirk looks like, for at least one
// of its facts.
var shows = map[Quirk]func(f report.Fact) bool{
	BlankColumns:    func(f report.Fact) bool { return f.State == report.Blank && f.Member != "" },
	DashZero:        func(f report.Fact) bool { return f.State == report.Dash },
	NoneZero:        func(f report.Fact) bool { return f.State == report.NoneWord },
	BlankDisclosure: func(f report.Fact) bool { return f.State == report.Blank && f.Member == "" },
	SlashRules:      func(f report.Fact) bool { return f.State == report.Slash },
	FullWidthDigits: func(f report.Fact) bool { return strings.ContainsAny(f.Printed, "０１２３４５６７８９") },
	Thousands:       func(f report.Fact) bool { return strings.ContainsAny(f.Printed, ",，") },
	SignPlus:        func(f report.Fact) bool { return strings.ContainsAny(f.Printed, "+＋") },
	SignWord:        func(f report.Fact) bool { return strings.ContainsAny(f.Printed, "增减") },
	MoneyYuanCell:   func(f report.Fact) bool { return strings.HasSuffix(f.Printed, "元") },
}

func TestQuirksOfFiguresShowInTheFacts(t *testing.T) {
	for _, seed := range seeds {
		for _, r := range truth(seed).Reports {
			for _, q := range r.Quirks {
				if shown := shows[q]; shown != nil && !slices.ContainsFunc(r.Facts, shown) {
					t.Errorf("seed %d: %s has the quirk %s, and no fact shows it", seed, r.URL, q)
				}
			}
		}
	}
}

func TestOldFormIsThatOf2019ForReportsOn2021(t *testing.T) {
	for _, r := range truth(1).Reports {
		want := "2021"
		if r.Year < 2021 || hasQuirk(r.Quirks, OldForm) {
			want = "2019"
		}
		if r.Template != (report.Templates{Disclosure: want, Requests: want, Review: want}) {
			t.Errorf("%s of %d is on %v, want %s", r.URL, r.Year, r.Template, want)
		}
		if hasQuirk(r.Quirks, OldForm) && r.Year != 2021 {
			t.Errorf("%s of %d is called an old form", r.URL, r.Year)
		}
	}
}

package report

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const body = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

const goodFix = `fixes:
- digest: "` + body + `"
  part: "a.zip/b.doc#2"
  indicator: request_new
  member: natural_person
  printed: 1x
  value: 10
  reason: the letter x stands for the digit
  author: data editor
  source: https://www.example.gov.cn/2021.html, section 1
- digest: "` + body + `"
  indicator: disclosure_fee_amount
  printed: ""
  state: illegible
  reason: the scan is not to be read
  author: data editor
  source: the page itself
`

func TestReadFixes(t *testing.T) {
	got, err := ReadFixes(fstest.MapFS{"a.yaml": {Data: []byte(goodFix)}, "notes.txt": {Data: []byte("x")}, "none.yaml": {Data: []byte("# nothing yet\nfixes: []\n")}}, "fixes")
	if err != nil {
		t.Fatal(err)
	}
	want := []Fix{
		{Digest: body, Part: "a.zip/b.doc#2", Indicator: "request_new", Member: "natural_person", Printed: "1x", State: Stated, Value: Count(10),
			Reason: "the letter x stands for the digit", Author: "data editor", Source: "https://www.example.gov.cn/2021.html, section 1", File: "fixes/a.yaml", Line: 2},
		{Digest: body, Indicator: "disclosure_fee_amount", State: Illegible,
			Reason: "the scan is not to be read", Author: "data editor", Source: "the page itself", File: "fixes/a.yaml", Line: 11},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ReadFixes: -want +got\n%s", diff)
	}
}

// What YAML would make a number of another kind of is taken as it is typed.
func TestAFixIsTakenAsItIsTyped(t *testing.T) {
	for typed, want := range map[string]string{"010": "010", "1.50": "1.50", "0x10": "0x10", "12 # so printed": "12", `""`: "", "'1\"2'": `1"2`, `"约\n3"`: "约\n3", "—": "—", "1,000": "1,000"} {
		got, err := ReadFixes(fstest.MapFS{"a.yaml": {Data: []byte(strings.Replace(goodFix, "printed: 1x", "printed: "+typed, 1))}}, "fixes")
		if err != nil || got[0].Printed != want {
			t.Errorf("printed: %s is read as %+v, %v; want %q", typed, got, err, want)
		}
	}
	for typed, want := range map[string]Value{"010": Count(10), "1.50": 1_500_000, `"-3"`: Count(-3), "0.000001": 1} {
		got, err := ReadFixes(fstest.MapFS{"a.yaml": {Data: []byte(strings.Replace(goodFix, "value: 10", "value: "+typed, 1))}}, "fixes")
		if err != nil || got[0].Value != want {
			t.Errorf("value: %s is read as %+v, %v; want %s", typed, got, err, want)
		}
	}
}

func TestReadFixesSaysWhichLineAndKeyIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		from, to, key, says string
		line                int
	}{
		"a short digest":      {body, "abc", "digest", "64 digits", 2},
		"an unknown key":      {"reason: the letter", "because: the letter", "", `unknown field "because"`, 8},
		"an unknown cell":     {"request_new", "request_old", "indicator", "request_old", 2},
		"a claim":             {"request_new\n  member: natural_person", "narrative_requests_received", "indicator", "no cell of a form", 2},
		"no applicant":        {"  member: natural_person\n", "", "member", "has an applicant", 2},
		"an unknown one":      {"natural_person", "nobody", "member", "want one of natural_person", 2},
		"no guard":            {"  printed: 1x\n", "", "printed", "missing", 2},
		"no figure":           {"  value: 10\n", "", "value", "missing", 2},
		"a figure that is no": {"value: 10", "value: ten", "value", "not a decimal", 2},
		"blank with a figure": {"value: 10", "value: 10\n  state: blank", "value", "has none", 2},
		"derived":             {"value: 10", "value: 10\n  state: derived", "state", "want stated", 2},
		"no reason":           {"reason: the letter x stands for the digit", "reason: ' '", "reason", "missing", 2},
		"no author":           {"  author: data editor\n  source: https", "  source: https", "author", "missing", 2},
		"no source":           {"  source: the page itself\n", "", "source", "missing", 11},
		"a cell twice":        {"  indicator: disclosure_fee_amount\n", "  part: \"a.zip/b.doc#2\"\n  indicator: request_new\n  member: natural_person\n", "indicator", "fixes/a.yaml:2 already", 11},
	} {
		if strings.Count(goodFix, c.from) == 0 {
			t.Fatalf("%s: %q is not in the file", name, c.from)
		}
		_, err := ReadFixes(fstest.MapFS{"a.yaml": {Data: []byte(strings.Replace(goodFix, c.from, c.to, 1))}}, "fixes")
		var at *FileError
		if !errors.As(err, &at) || at.File != "fixes/a.yaml" || at.Line != c.line || at.Key != c.key || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v (%+v); want line %d, key %q and %q", name, err, at, c.line, c.key, c.says)
		}
	}
}

// row is a row of table 3 with its printed figures; "" is a blank cell.
func row(indicator string, printed ...string) []Fact {
	var facts []Fact
	for i, text := range printed {
		n := ParseNumber(text)
		f := Fact{Indicator: indicator, Member: Members()[i], State: n.State, Unit: "件", Printed: text, Rule: "in-order", At: At{Table: 1, Row: 1, Column: i + 2}}
		if f.State.HasValue() {
			f.Value = n.Value
		}
		facts = append(facts, f)
	}
	DeriveTotal(facts)
	return facts
}

func fixOf(cell Cell, printed string, state State, value int64) Fix {
	return Fix{Digest: body, Indicator: cell.Indicator, Member: cell.Member, Printed: printed, State: state, Value: Count(value), Reason: "r", Author: "a", Source: "s"}
}

func fixable() Reading {
	p := &Report{Scope: ScopeAgency, Year: 2021, Template: Templates{Requests: "2021"}}
	p.Facts = append(p.Facts, row("request_new", "1x", "0", "0", "0", "0", "0", "10")...)
	p.Facts = append(p.Facts, row("request_carried_in", "2", "1", "0", "0", "0", "0", "")...)
	p.Facts = append(p.Facts, row("request_carried_out", "3", "x", "0", "0", "0", "0", "")...)
	r := Reading{Input: "a.html", Extractor: "1", Report: p}
	r.Findings = append([]Finding{{Check: "REQ_COLUMN_SHIFT", Severity: "parser"}}, RunChecks(p)...)
	r.Findings = append(r.Findings, Finding{Check: "REQ_ZERO_TABLE_VS_TEXT", Severity: "warning", Indicator: "request_new", Member: Total}, Finding{Check: "MD_ERA_VS_YEAR", Severity: "info", Want: "a", Got: "b"})
	return r
}

func factAt(r Reading, cell Cell) Fact {
	for _, f := range r.Report.Facts {
		if f.Indicator == cell.Indicator && f.Member == cell.Member {
			return f
		}
	}
	return Fact{}
}

func TestAFixSetsAFigureAndKeepsWhatIsPrinted(t *testing.T) {
	r := fixable()
	before := fixable()
	cell := Cell{"request_new", "natural_person"}
	got, why := ApplyFixes(r, []Fix{fixOf(cell, "1x", Stated, 10)})
	if f := factAt(got, cell); why[0] != "" || f.State != Stated || f.Value != Count(10) || f.Printed != "1x" || f.Rule != "in-order,fixed" || f.At.Column != 2 || !f.Fixed() {
		t.Errorf("fixed %+v, %q", f, why)
	}
	if diff := cmp.Diff(before, r); diff != "" {
		t.Errorf("the reading handed in changed:\n%s", diff)
	}
}

func TestAFixIsRefusedWithAReason(t *testing.T) {
	for want, f := range map[string]Fix{
		`the cell prints "1x", not "10"`:                     fixOf(Cell{"request_new", "natural_person"}, "10", Stated, 11),
		"the report's form has no cell review_total":         fixOf(Cell{Indicator: "review_total"}, "", Stated, 1),
		"the reading says so without it":                     fixOf(Cell{"request_new", "enterprise"}, "0", Stated, 0),
		"the report's form has no cell request_denied/total": fixOf(Cell{"request_denied", Total}, "", Blank, 0),
	} {
		r := fixable()
		got, why := ApplyFixes(r, []Fix{f})
		if why[0] != want || !cmp.Equal(r, got) {
			t.Errorf("refused for %q; want %q, and nothing changed", why[0], want)
		}
	}
	_, why := ApplyFixes(Reading{Problem: &Problem{Kind: Empty}}, []Fix{{}})
	if why[0] != "no report is read there: empty" {
		t.Errorf("refused for %q", why[0])
	}
}

func TestTotalsAreSummedUpAgain(t *testing.T) {
	for _, c := range []struct {
		about string
		cell  Cell
		fix   Fix
		state State
		value int64
		rule  string
	}{
		{"a total that was derived", Cell{"request_carried_in", Total}, fixOf(Cell{"request_carried_in", "enterprise"}, "1", Stated, 5), Derived, 7, "sum-of-row,of-fixed"},
		{"one that could not be", Cell{"request_carried_out", Total}, fixOf(Cell{"request_carried_out", "enterprise"}, "x", Stated, 4), Derived, 7, "sum-of-row,of-fixed"},
		{"one that cannot be any more", Cell{"request_carried_in", Total}, fixOf(Cell{"request_carried_in", "enterprise"}, "1", Illegible, 0), Blank, 0, "in-order"},
		{"one that is fixed itself", Cell{"request_carried_in", Total}, fixOf(Cell{"request_carried_in", Total}, "", Stated, 9), Stated, 9, "sum-of-row,fixed"},
		{"one that is printed", Cell{"request_new", Total}, fixOf(Cell{"request_new", "natural_person"}, "1x", Stated, 9), Stated, 10, "in-order"},
	} {
		got, why := ApplyFixes(fixable(), []Fix{c.fix})
		if f := factAt(got, c.cell); why[0] != "" || f.State != c.state || f.Value != Count(c.value) || f.Rule != c.rule {
			t.Errorf("%s: %s %s by %s, %q; want %s %d by %s", c.about, f.State, f.Value, f.Rule, why[0], c.state, c.value, c.rule)
		}
	}
}

func TestReviewTotalsAreSummedUpAgain(t *testing.T) {
	r := Reading{Report: &Report{Template: Templates{Review: "2021"}}}
	for _, code := range []string{"review_upheld", "review_corrected", "review_other", "review_pending", "review_total", "litigation_direct_upheld"} {
		r.Report.Facts = append(r.Report.Facts, Fact{Indicator: code, State: Stated, Value: Count(1), Printed: "1", Rule: "in-order"})
	}
	r.Report.Facts[4] = Fact{Indicator: "review_total", State: Blank, Rule: "in-order"}
	DeriveTotal(r.Report.Facts[:5])
	got, _ := ApplyFixes(r, []Fix{fixOf(Cell{Indicator: "review_other"}, "1", Stated, 3)})
	if f := factAt(got, Cell{Indicator: "review_total"}); f.State != Derived || f.Value != Count(6) || !f.Fixed() {
		t.Errorf("review_total is %+v; want 6, derived", f)
	}
}

func TestFindingsAgreeWithFixedFigures(t *testing.T) {
	cell := Cell{"request_new", Total}
	got, _ := ApplyFixes(fixable(), []Fix{fixOf(cell, "10", Stated, 12), fixOf(Cell{"request_new", "natural_person"}, "1x", Stated, 10)})
	var checks []string
	for _, f := range got.Findings {
		checks = append(checks, f.Check+" "+f.Want+" "+f.Got)
	}
	joined := strings.Join(checks, "; ")
	if !strings.HasSuffix(joined, "REQ_COLUMN_SHIFT  ; MD_ERA_VS_YEAR a b") || !strings.Contains(joined, "REQ_ROW_TOTAL 10 12") || strings.Contains(joined, "REQ_ZERO_TABLE") {
		t.Errorf("findings %s; want the sum that now fails, and none of Go's about the fixed cell", joined)
	}
	wrong, _ := ApplyFixes(fixable(), []Fix{fixOf(Cell{"request_new", "natural_person"}, "1x", Stated, 9)})
	if !slices.ContainsFunc(wrong.Findings, func(f Finding) bool { return f.Check == "REQ_ROW_TOTAL" && f.Got == "10" }) {
		t.Errorf("findings %+v; want the sum that the fix breaks", wrong.Findings)
	}
	mended, _ := ApplyFixes(wrong, []Fix{fixOf(Cell{"request_new", "natural_person"}, "1x", Stated, 10)})
	for _, f := range mended.Findings {
		if f.Check == "REQ_ROW_TOTAL" && f.Indicator == "request_new" {
			t.Errorf("%+v still found after its figure was fixed", f)
		}
	}
}

// Whatever a file of fixes holds, it is read or refused with its name.
func TestReadFixesRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{"fixes:\n- digest: 1\n", "fixes: [{printed: |\n  a\n}]", "fixes:\n- printed: \"", "- a", "\x00", "fixes: {a: b}", "fixes:\n- a\n"} {
		fixes, err := ReadFixes(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, "fixes")
		var at *FileError
		if !errors.As(err, &at) || at.File != "fixes/a.yaml" {
			t.Errorf("%q: %d fixes, %v; want an error that names the file", text, len(fixes), err)
		}
	}
}

package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

const knownReport = `{
 "report": {"agency": "甲市教育局", "report_year": 2021, "template_era": "2021", "scope": "agency"},
 "disclosure": {"disclosure_license_decisions": 7, "disclosure_penalty_decisions": null, "disclosure_fee_amount": 3},
 "requests": {
  "request_new": {"natural_person": 4, "enterprise": null, "total": 4},
  "request_granted": {"natural_person": 3, "enterprise": 1, "total": null}
 },
 "review_litigation": {"review_upheld": null, "review_total": null},
 "units": {"disclosure_fee_amount": {"value_wanyuan": 0.0003}},
 "states": {"request_new/enterprise": "dash"},
 "derived_row_totals": {"request_granted": 4},
 "subtotals": {"request_denied": 5, "request_other": {"enterprise": 2}},
 "narrative": {"requests_received": 4, "answered_text": "共3件"}
}`

func known(t *testing.T, text string) []Expected {
	t.Helper()
	want, err := ReadExpected([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return want
}

// perfect is a reading with all that knownReport prints.
func perfect() report.Reading {
	fact := func(code, member string, s report.State, v report.Value) report.Fact {
		return report.Fact{Indicator: code, Member: member, State: s, Value: v}
	}
	return report.Reading{Report: &report.Report{Agency: "甲市教育局", Year: 2021, Scope: report.ScopeAgency, Facts: []report.Fact{
		fact("disclosure_license_decisions", "", report.Stated, report.Count(7)),
		fact("disclosure_penalty_decisions", "", report.Slash, 0),
		fact("disclosure_fee_amount", "", report.Stated, 300),
		fact("request_new", "natural_person", report.Stated, report.Count(4)),
		fact("request_new", "enterprise", report.Dash, 0),
		fact("request_new", report.Total, report.Stated, report.Count(4)),
		fact("request_granted", "natural_person", report.Stated, report.Count(3)),
		fact("request_granted", "enterprise", report.Stated, report.Count(1)),
		fact("request_granted", report.Total, report.Derived, report.Count(4)),
		fact("review_upheld", "", report.Blank, 0),
		fact("review_total", "", report.Blank, 0),
	}}}
}

func TestScoreOfAPerfectReading(t *testing.T) {
	got := Score([]report.Reading{perfect()}, known(t, knownReport))
	want := []Tally{{Form: "2021", Printed: 11, Cells: Count{Right: 11}, Fields: Count{Right: 3}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Score: -want +got\n%s", d)
	}
}

func TestScoreNamesEachMiss(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*report.Report)
		want   Miss
		cells  Count
	}{
		{"another value is wrong", func(r *report.Report) { r.Facts[0].Value = report.Count(8) },
			Miss{Wrong, "disclosure_license_decisions", "7 stated", "8 stated"}, Count{Right: 10, Wrong: 1}},
		{"money in another unit is wrong", func(r *report.Report) { r.Facts[2].Value = report.Count(3) },
			Miss{Wrong, "disclosure_fee_amount", "0.0003 stated", "3 stated"}, Count{Right: 10, Wrong: 1}},
		{"a figure not seen is missing", func(r *report.Report) { r.Facts[3].State = report.Blank },
			Miss{Missing, "request_new/natural_person", "4 stated", "blank"}, Count{Right: 10, Missing: 1}},
		{"a figure not understood is missing", func(r *report.Report) { r.Facts[3].State = report.Illegible },
			Miss{Missing, "request_new/natural_person", "4 stated", "illegible"}, Count{Right: 10, Missing: 1}},
		{"a derived figure that is printed is wrong", func(r *report.Report) { r.Facts[5].State = report.Derived },
			Miss{Wrong, "request_new/total", "4 stated", "4 derived"}, Count{Right: 10, Wrong: 1}},
		{"a total not derived is missing", func(r *report.Report) { r.Facts[8].State = report.Blank },
			Miss{Missing, "request_granted/total", "4 derived", "blank"}, Count{Right: 10, Missing: 1}},
		{"a figure in an empty cell is invented", func(r *report.Report) { r.Facts[4].State = report.Stated },
			Miss{Invented, "request_new/enterprise", "dash", "0 stated"}, Count{Right: 10, Invented: 1}},
		{"a sum of nothing is invented", func(r *report.Report) { r.Facts[10].State = report.Derived },
			Miss{Invented, "review_total", "empty", "0 derived"}, Count{Right: 10, Invented: 1}},
		{"another mark than the one told is wrong", func(r *report.Report) { r.Facts[4].State = report.Blank },
			Miss{Wrong, "request_new/enterprise", "dash", "blank"}, Count{Right: 10, Wrong: 1}},
		{"an empty cell that is absent is missing", func(r *report.Report) { r.Facts[9].State = report.Absent },
			Miss{Missing, "review_upheld", "empty", "absent"}, Count{Right: 10, Missing: 1}},
		{"a fact too few is missing", func(r *report.Report) { r.Facts = r.Facts[1:] },
			Miss{Missing, "disclosure_license_decisions", "7 stated", "nothing"}, Count{Right: 10, Missing: 1}},
		{"a cell that is not printed is invented", add("request_partial", report.Stated, 0),
			Miss{Invented, "request_partial", "no such cell", "0 stated"}, Count{Right: 11, Invented: 1}},
		{"a blank cell that is not printed is wrong", add("request_partial", report.Blank, 0),
			Miss{Wrong, "request_partial", "no such cell", "blank"}, Count{Right: 11, Wrong: 1}},
		{"a subtotal of another value is invented", add("request_denied", report.Stated, report.Count(6)),
			Miss{Invented, "request_denied", "no such cell", "6 stated"}, Count{Right: 11, Invented: 1}},
		{"a field has its own count", func(r *report.Report) { r.Year = 2022 },
			Miss{Wrong, "year", "2021", "2022"}, Count{Right: 11}},
		{"so has a claim", add("narrative_requests_received", report.Stated, report.Count(5)),
			Miss{Wrong, "narrative_requests_received", "4", "5 stated"}, Count{Right: 11}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := perfect()
			c.change(r.Report)
			got := Score([]report.Reading{r}, known(t, knownReport))[0]
			if d := cmp.Diff([]Miss{c.want}, got.Misses); d != "" || got.Cells != c.cells {
				t.Errorf("Score = %+v, misses -want +got\n%s; want %+v", got.Cells, d, c.cells)
			}
		})
	}
}

func add(code string, s report.State, v report.Value) func(*report.Report) {
	return func(r *report.Report) {
		r.Facts = append(r.Facts, report.Fact{Indicator: code, State: s, Value: v})
	}
}

func TestScoreLeavesOutWhatIsNoCell(t *testing.T) {
	r := perfect()
	for _, change := range []func(*report.Report){
		add("request_partial", report.Absent, 0),
		add("request_denied", report.Stated, report.Count(5)),
		func(r *report.Report) {
			r.Facts = append(r.Facts, report.Fact{Indicator: "request_other", Member: "enterprise", State: report.Stated, Value: report.Count(2)})
		},
		add("disclosure_x_other_public_docs_made", report.Stated, report.Count(5)),
		add("narrative_granted", report.Stated, report.Count(5)), // nobody said what the prose has
		add("narrative_requests_received", report.Stated, report.Count(4)),
	} {
		change(r.Report)
	}
	got := Score([]report.Reading{r}, known(t, knownReport))[0]
	if got.Cells != (Count{Right: 11}) || got.Claims != (Count{Right: 1}) || got.Misses != nil {
		t.Errorf("Score = %+v, want 11 cells and a claim right", got)
	}
}

func TestScoreWithoutAReport(t *testing.T) {
	failed := report.Reading{Problem: &report.Problem{Kind: report.Ambiguous, Detail: "two ways"}}
	got := Score([]report.Reading{failed}, known(t, knownReport))[0]
	if got.Cells != (Count{Missing: 11}) || got.Fields != (Count{Missing: 3}) {
		t.Errorf("Score = %+v %+v, want 11 cells and 3 fields missing", got.Cells, got.Fields)
	}
	if len(got.Misses) == 0 || got.Misses[0].Got != "ambiguous: two ways" {
		t.Errorf("misses = %v, want the problem first", got.Misses)
	}
}

// Each report is held against the reading that fits it, and a reading too many is
// made up from first to last.
func TestScoreOfSeveralReports(t *testing.T) {
	other := strings.NewReplacer("2021", "2022", `"natural_person": 4`, `"natural_person": 5`).Replace(knownReport)
	second := perfect()
	second.Report.Year, second.Report.Facts[3].Value = 2022, report.Count(5)
	want := known(t, "["+other+","+knownReport+"]")
	got := Score([]report.Reading{perfect(), second}, want)
	if got[0].Cells != (Count{Right: 11}) || got[1].Cells != (Count{Right: 11}) {
		t.Errorf("Score = %+v, want every cell of both right", got)
	}
	got = Score([]report.Reading{perfect(), second, perfect()}, want)
	if got[1].Cells != (Count{Right: 11, Invented: 7}) {
		t.Errorf("Score with a reading too many = %+v, want its 7 figures invented", got[1].Cells)
	}
}

func TestScoreOfAReportThatCannotBeRead(t *testing.T) {
	want := known(t, `{"report": {"template_era": "2021"}, "problem": "scan"}`)
	scan := report.Reading{Problem: &report.Problem{Kind: report.Scan}}
	if got := Score([]report.Reading{scan}, want)[0]; got.Fields != (Count{Right: 1}) || got.Misses != nil {
		t.Errorf("Score of the problem that is wanted = %+v", got)
	}
	other := report.Reading{Problem: &report.Problem{Kind: report.Empty}}
	if got := Score([]report.Reading{other}, want)[0]; got.Fields != (Count{Wrong: 1}) {
		t.Errorf("Score of another problem = %+v, want a field wrong", got)
	}
	if got := Score([]report.Reading{perfect()}, want)[0]; got.Cells != (Count{Invented: 7}) {
		t.Errorf("Score of a report = %+v, want 7 cells invented", got.Cells)
	}
}

func TestReadExpectedRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{"", "7", `{"disclosure": []}`, `[{"requests": {"request_new": 4}}]`} {
		if _, err := ReadExpected([]byte(text)); err == nil {
			t.Errorf("ReadExpected(%q): no error", text)
		}
	}
}

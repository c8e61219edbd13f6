package report

import (
	"slices"
	"testing"
)

// filled returns a report of the form of 2021 whose every cell states 0, with
// some figures of table 3 and 4 that add up.
func filled() *Report {
	form, _ := FormByName("2021")
	r := &Report{Year: 2021, Template: Templates{Disclosure: "2021", Requests: "2021", Review: "2021"}}
	for _, table := range form.Tables {
		for _, c := range table.Cells() {
			r.Facts = append(r.Facts, Fact{Indicator: c.Indicator, Member: c.Member, State: Stated})
		}
	}
	for _, code := range []string{"request_new", "request_granted", "request_result_total"} {
		set(r, code, "natural_person", 4)
		set(r, code, "enterprise", 2)
		set(r, code, Total, 6)
	}
	set(r, "review_upheld", "", 3)
	set(r, "review_total", "", 3)
	return r
}

func fact(r *Report, code, member string) *Fact {
	for i := range r.Facts {
		if r.Facts[i].Indicator == code && r.Facts[i].Member == member {
			return &r.Facts[i]
		}
	}
	panic(code + " " + member)
}

func set(r *Report, code, member string, n int64) { fact(r, code, member).Value = Count(n) }

func state(r *Report, code, member string, s State) {
	f := fact(r, code, member)
	f.State, f.Value = s, 0
}

func TestRunChecks(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Report)
		want   []Finding
	}{
		{"all sums hold", func(*Report) {}, nil},
		{"a row whose total is off", func(r *Report) {
			set(r, "request_carried_in", "natural_person", 1)
			set(r, "request_carried_out", "natural_person", 1)
		}, []Finding{
			{"REQ_ROW_TOTAL", "error", "request_carried_in", "total", "1", "0"},
			{"REQ_ROW_TOTAL", "error", "request_carried_out", "total", "1", "0"},
		}},
		{"a total that says it is empty sums up nothing of its row, and 0 of its column", func(r *Report) { state(r, "request_granted", Total, Slash) }, []Finding{
			{"REQ_RESULT_TOTAL_2021", "error", "request_result_total", "total", "0", "6"},
		}},
		{"an outcome missing from the total", func(r *Report) { set(r, "request_granted", "enterprise", 1); set(r, "request_granted", Total, 5) }, []Finding{
			{"REQ_RESULT_TOTAL_2021", "error", "request_result_total", "enterprise", "1", "2"},
			{"REQ_RESULT_TOTAL_2021", "error", "request_result_total", "total", "5", "6"},
		}},
		{"a table that does not balance", func(r *Report) {
			set(r, "request_carried_out", "enterprise", 1)
			set(r, "request_carried_out", Total, 1)
		}, []Finding{
			{"REQ_BALANCE", "error", "request_new", "enterprise", "3", "2"},
			{"REQ_BALANCE", "error", "request_new", "total", "7", "6"},
		}},
		{"a total of table 4", func(r *Report) { set(r, "review_total", "", 4) }, []Finding{
			{"RL_TOTAL_REVIEW", "error", "review_total", "", "3", "4"},
		}},
		{"a negative count", func(r *Report) { set(r, "review_other", "", -1); set(r, "review_total", "", 2) }, []Finding{
			{"RL_NONNEGATIVE_INT", "error", "review_other", "", "at least 0", "-1"},
		}},
		{"a part of a request", func(r *Report) { fact(r, "request_carried_in", "other_org").Value = 500_000 }, []Finding{
			{"REQ_ROW_TOTAL", "error", "request_carried_in", "total", "0.5", "0"},
			{"REQ_BALANCE", "error", "request_new", "other_org", "0", "0.5"},
			{"REQ_NONNEGATIVE_INT", "error", "request_carried_in", "other_org", "a whole number", "0.5"},
		}},
		{"a bound of table 2", func(r *Report) {
			set(r, "disclosure_normative_issued", "", 3)
			set(r, "disclosure_normative_in_force", "", 1)
		}, []Finding{
			{"DIS_ISSUED_BOUND", "warning", "disclosure_normative_issued", "", "at most 1", "3"},
		}},
		{"a blank counts 0 in a sum", func(r *Report) { state(r, "request_new", "other_org", Blank); state(r, "review_other", "", Dash) }, nil},
		{"a blank is skipped where the check says so", func(r *Report) {
			set(r, "disclosure_normative_issued", "", 3)
			state(r, "disclosure_normative_in_force", "", Blank)
		}, nil},
		{"an illegible cell is no 0", func(r *Report) { state(r, "review_upheld", "", Illegible) }, nil},
		{"an absent cell is no 0", func(r *Report) { state(r, "review_upheld", "", Absent) }, nil},
		{"a subtotal that an agency printed", func(r *Report) {
			r.Facts = append(r.Facts, Fact{Indicator: "request_denied", Member: Total, State: Stated, Value: Count(2)})
		}, []Finding{{"REQ_SUBTOTAL_DENIED", "warning", "request_denied", "total", "0", "2"}}},
		{"a claim of the prose against a group", func(r *Report) {
			r.Facts = append(r.Facts, Fact{Indicator: "narrative_denied", State: Stated, Value: Count(1)})
		}, []Finding{{"NV_DENIED", "warning", "narrative_denied", "", "0", "1"}}},
		{"a claim that one of several figures bears out", func(r *Report) {
			r.Facts = append(r.Facts, Fact{Indicator: "narrative_requests_received", State: Stated, Value: Count(6)})
		}, nil},
		{"a claim that no figure bears out", func(r *Report) {
			r.Facts = append(r.Facts, Fact{Indicator: "narrative_requests_received", State: Stated, Value: Count(9)})
		}, []Finding{{"NV_RECEIVED", "warning", "narrative_requests_received", "", "6", "9"}}},
		{"a claim that its own words round is held against no table", func(r *Report) {
			r.Facts = append(r.Facts, Fact{Indicator: "narrative_requests_received", State: Stated, Value: Count(9), Rule: "claim:received,approx"})
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := filled()
			c.change(r)
			before := slices.Clone(r.Facts)
			if got := RunChecks(r); !slices.Equal(got, c.want) {
				t.Errorf("RunChecks = %v; want %v", got, c.want)
			}
			if !slices.Equal(before, r.Facts) {
				t.Error("RunChecks changed a figure")
			}
		})
	}
}

func TestEveryCheckIsDataOrSaysWhereItRuns(t *testing.T) {
	for _, c := range Checks() {
		data := len(c.rules) > 0 || c.AtLeast != nil || c.Whole
		if data == (c.By == "go" || c.By == "sql") {
			t.Errorf("check %s is data: %v, and runs by %q; want exactly one", c.ID, data, c.By)
		}
		if data && c.Needs != "report" {
			t.Errorf("check %s is data and needs %s, which a report alone does not have", c.ID, c.Needs)
		}
		for _, r := range c.rules {
			for _, term := range append(slices.Clone(r.left), r.right...) {
				if _, ok := IndicatorByCode(term.indicator); !ok && term.indicator != "r" {
					t.Errorf("check %s: unknown indicator %s", c.ID, term.indicator)
				}
				if term.member != "" && term.member != "a" && MemberLabel(term.member) == "" {
					t.Errorf("check %s: unknown member %s", c.ID, term.member)
				}
			}
		}
	}
}

func TestChecksAreTheFieldsOwn(t *testing.T) {
	var field []struct {
		ID       string   `json:"id"`
		Era      []string `json:"era"`
		Severity string   `json:"severity"`
		Needs    string   `json:"needs"`
		Blank    string   `json:"blank_policy"`
		Codes    []string `json:"codes"`
	}
	readDomain(t, "checks.json", &field)
	own := []string{"ROW_AMBIGUOUS"} // of the reading, not of the field
	for _, id := range own {
		if c, ok := CheckByID(id); !ok || c.Severity != "parser" {
			t.Errorf("check %s = %+v; want one about the parser", id, c)
		}
	}
	if len(field)+len(own) != len(Checks()) {
		t.Errorf("%d checks, the field has %d and we %d", len(Checks()), len(field), len(own))
	}
	for _, want := range field {
		got, ok := CheckByID(want.ID)
		if want.Blank == "n/a" {
			want.Blank = "skip_if_blank"
		}
		if !ok || !slices.Equal(got.Forms, want.Era) || got.Severity != want.Severity || got.Needs != want.Needs || got.Blank != want.Blank {
			t.Errorf("check %s = %+v; want %+v", want.ID, got, want)
		}
		for _, r := range got.rules {
			for _, term := range append(slices.Clone(r.left), r.right...) {
				if term.indicator != "r" && !slices.Contains(want.Codes, term.indicator) && want.ID != "NV_LITIGATION" {
					t.Errorf("check %s counts %s, which the field's does not", want.ID, term.indicator)
				}
			}
		}
	}
}

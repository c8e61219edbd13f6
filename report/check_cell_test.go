package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// said is a judgement in a line.
func said(j Judgement) string {
	s := j.Check + " " + string(j.Outcome)
	if j.Later {
		s += ", the year after"
	}
	if j.Outcome == Broken {
		s += ": " + Cell{j.Indicator, j.Member}.String() + " want " + j.Want + ", got " + j.Got
	}
	return s
}

func TestJudgeSaysHowEveryCheckOfACellEnds(t *testing.T) {
	for _, c := range []struct {
		name   string
		cell   Cell
		change func(*Report)
		want   []string
	}{
		{"a member of a row", Cell{"request_new", "enterprise"}, func(*Report) {}, []string{
			"REQ_ROW_TOTAL holds", "REQ_BALANCE holds", "REQ_NONNEGATIVE_INT holds"}},
		{"a row whose total is off, asked of a member", Cell{"request_carried_in", "natural_person"}, func(r *Report) {
			set(r, "request_carried_in", "natural_person", 1)
			set(r, "request_carried_out", "natural_person", 1)
		}, []string{"REQ_ROW_TOTAL does not hold: request_carried_in/total want 1, got 0", "REQ_BALANCE holds", "REQ_NONNEGATIVE_INT holds", "XY_CARRY_APPLICANT elsewhere"}},
		{"an outcome of a group without a subtotal", Cell{"request_denied_state_secret", "other_org"}, func(*Report) {}, []string{
			"REQ_ROW_TOTAL holds", "REQ_RESULT_TOTAL_2021 holds", "REQ_SUBTOTAL_DENIED not counted", "REQ_NONNEGATIVE_INT holds"}},
		{"a figure that the next year takes up", Cell{"request_carried_out", Total}, func(*Report) {}, []string{
			"REQ_ROW_TOTAL holds", "REQ_BALANCE holds", "REQ_NONNEGATIVE_INT holds", "REQ_CARRY_OUT_BOUND holds", "XY_CARRY_TOTAL elsewhere, the year after", "NV_CARRY not counted"}},
		{"a figure held against itself a year before", Cell{"request_new", Total}, func(*Report) {}, []string{
			"REQ_ROW_TOTAL holds", "REQ_BALANCE holds", "REQ_NONNEGATIVE_INT holds", "REQ_ZERO_TABLE_VS_TEXT elsewhere", "REQ_CARRY_OUT_BOUND holds",
			"XY_JUMP elsewhere", "XY_JUMP elsewhere, the year after", "XA_AGGREGATE elsewhere", "NV_RECEIVED not counted"}},
		{"an absent cell", Cell{"review_other", ""}, func(r *Report) { state(r, "review_other", "", Absent) }, []string{
			"RL_TOTAL_REVIEW not counted", "RL_NONNEGATIVE_INT not counted"}},
		{"half an application", Cell{"request_carried_out", "other_org"}, func(r *Report) { fact(r, "request_carried_out", "other_org").Value = 500_000 }, []string{
			"REQ_ROW_TOTAL does not hold: request_carried_out/total want 0.5, got 0", "REQ_BALANCE does not hold: request_new/other_org want 0.5, got 0",
			"REQ_NONNEGATIVE_INT does not hold: request_carried_out/other_org want a whole number, got 0.5", "XY_CARRY_APPLICANT elsewhere, the year after"}},
		{"a table without checks of its form", Cell{"disclosure_rules_issued", ""}, func(r *Report) { r.Template.Disclosure = "" }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := filled()
			c.change(r)
			var got []string
			for _, j := range Judge(r, c.cell) {
				got = append(got, said(j))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Judge(%s): -want +got\n%s", c.cell, diff)
			}
		})
	}
}

// Judge and RunChecks run the same rules: what the one calls broken the other
// finds, with the same words, and the other way round.
func TestJudgeAgreesWithRunChecks(t *testing.T) {
	r := filled()
	for i := range r.Facts {
		switch r.Facts[i].Value = Count(int64(i*i) % 11); {
		case i%37 == 0:
			r.Facts[i].State, r.Facts[i].Value = Illegible, 0
		case i%23 == 0:
			r.Facts[i].State, r.Facts[i].Value = Blank, 0
		}
	}
	found := make(map[Finding]bool)
	for _, f := range RunChecks(r) {
		found[f] = true
	}
	judged := make(map[Finding]bool)
	for i := range r.Facts {
		for _, j := range Judge(r, Cell{r.Facts[i].Indicator, r.Facts[i].Member}) {
			if j.Outcome == Broken {
				judged[Finding{j.Check, j.Severity, j.Indicator, j.Member, j.Want, j.Got}] = true
			}
		}
	}
	if len(found) < 30 {
		t.Errorf("%d findings; want thirty at least to hold against one another", len(found))
	}
	if diff := cmp.Diff(found, judged); diff != "" {
		t.Errorf("RunChecks and Judge: -found +judged\n%s", diff)
	}
}

func TestNamesOfChecksAreCellsOfTheDictionary(t *testing.T) {
	for _, c := range Checks() {
		if c.By == "" && len(c.Names) > 0 {
			t.Errorf("%s is data and has names, which are for checks in Go or SQL", c.ID)
		}
		for _, group := range c.names {
			for _, n := range group {
				if _, ok := IndicatorByCode(n.cell.Indicator); !ok || n.cell.Member != "" && memberPlace(n.cell.Member) == 0 || n.before && c.Needs != "years" {
					t.Errorf("%s names %s (before %v), which is in no form, or needs no years", c.ID, n.cell, n.before)
				}
			}
		}
	}
}

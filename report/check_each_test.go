package report

import (
	"fmt"
	"slices"
	"testing"
)

// nothing returns a report of a form whose every cell states 0: every check holds.
func nothing(name string) *Report {
	form, _ := FormByName(name)
	r := &Report{Year: form.From}
	for _, table := range form.Tables {
		switch table.Name {
		case "disclosure":
			r.Template.Disclosure = name
		case "requests":
			r.Template.Requests = name
		case "review":
			r.Template.Review = name
		case "statistics":
			r.Template.Statistics = name
		}
		for _, c := range table.Cells() {
			r.Facts = append(r.Facts, Fact{Indicator: c.Indicator, Member: c.Member, State: Stated})
		}
	}
	return r
}

// Every check that is data and asks one report finds the figure that breaks it: a
// check that is taken out, or asks nothing any more, fails here.
func TestEveryCheckOfOneReportFindsItsBreach(t *testing.T) {
	breaches := map[string]struct {
		form, code, member string
		value              Value
	}{
		"REQ_ROW_TOTAL":                    {"2021", "request_granted", "enterprise", Count(1)},
		"REQ_RESULT_TOTAL_2019":            {"2019", "request_result_total", "enterprise", Count(1)},
		"REQ_RESULT_TOTAL_2021":            {"2021", "request_result_total", "enterprise", Count(1)},
		"REQ_BALANCE":                      {"2019", "request_carried_in", "other_org", Count(1)},
		"REQ_SUBTOTAL_DENIED":              {"2021", "request_denied", Total, Count(1)},
		"REQ_SUBTOTAL_UNAVAILABLE":         {"2019", "request_unavailable", Total, Count(1)},
		"REQ_SUBTOTAL_NOT_PROCESSED":       {"2021", "request_not_processed", Total, Count(1)},
		"REQ_SUBTOTAL_OTHER_2021":          {"2021", "request_other", Total, Count(1)},
		"REQ_NONNEGATIVE_INT":              {"2021", "request_granted", "enterprise", -Count(1)},
		"REQ_CARRY_OUT_BOUND":              {"2021", "request_carried_out", Total, Count(1)},
		"RL_TOTAL_REVIEW":                  {"2021", "review_pending", "", Count(1)},
		"RL_TOTAL_LITIGATION_DIRECT":       {"2019", "litigation_direct_pending", "", Count(1)},
		"RL_TOTAL_LITIGATION_AFTER_REVIEW": {"2021", "litigation_after_review_pending", "", Count(1)},
		"RL_NONNEGATIVE_INT":               {"2021", "review_other", "", Count(1) / 2},
		"DIS_ISSUED_BOUND":                 {"2021", "disclosure_normative_issued", "", Count(1)},
		"DIS_2019_PUBLISHED_BOUND":         {"2019", "disclosure_rules_newly_published", "", Count(1)},
		"ST_CHANNELS":                      {"2014", "stat_requests_fax", "", Count(1)},
		"ST_CLOSED":                        {"2014", "stat_closed_extended", "", Count(1)},
		"ST_ANSWERS":                       {"2014", "stat_answer_other_route", "", Count(1)},
		"ST_DENIED":                        {"2014", "stat_denied_privacy", "", Count(1)},
		"ST_REVIEW":                        {"2014", "stat_review_upheld", "", Count(1)},
		"ST_LITIGATION":                    {"2014", "stat_litigation_corrected", "", Count(1)},
		"ST_STAFF":                         {"2014", "stat_staff_part_time", "", Count(1)},
		"ST_PROACTIVE_CHANNELS":            {"2014", "stat_proactive_total", "", Count(1)},
		"ST_NORMATIVE_BOUND":               {"2014", "stat_proactive_normative", "", Count(1)},
		"ST_PRINCIPAL_BOUND":               {"2014", "stat_online_interviews_principal", "", Count(1)},
		"ST_CLOSED_VS_ANSWERS":             {"2014", "stat_answers", "", Count(1)},
		"NV_RECEIVED":                      {"2021", "narrative_requests_received", "", Count(1)},
		"NV_CARRY":                         {"2021", "narrative_carried_out", "", Count(1)},
		"NV_GRANTED":                       {"2019", "narrative_granted", "", Count(1)},
		"NV_PARTIAL":                       {"2021", "narrative_partial", "", Count(1)},
		"NV_DENIED":                        {"2021", "narrative_denied", "", Count(1)},
		"NV_UNAVAILABLE":                   {"2021", "narrative_unavailable", "", Count(1)},
		"NV_NOT_PROCESSED":                 {"2021", "narrative_not_processed", "", Count(1)},
		"NV_OTHER":                         {"2021", "narrative_other", "", Count(1)},
		"NV_GRANTED_PARTIAL":               {"2021", "narrative_granted_and_partial", "", Count(1)},
		"NV_REVIEW":                        {"2021", "narrative_review_total", "", Count(1)},
		"NV_LITIGATION":                    {"2019", "narrative_litigation_total", "", Count(1)},
		"NV_CHANNELS":                      {"2021", "narrative_channel_mail", "", Count(1)},
	}
	var data []string
	for _, c := range Checks() {
		if c.By == "" {
			data = append(data, c.ID)
		}
	}
	for id, b := range breaches {
		if !slices.Contains(data, id) {
			t.Errorf("checks.yaml has no check %s that is data", id)
		}
		r := nothing(b.form)
		if id == "NV_CHANNELS" {
			for _, code := range []string{"narrative_requests_received", "narrative_channel_online", "narrative_channel_in_person"} {
				r.Facts = append(r.Facts, Fact{Indicator: code, State: Stated})
			}
		}
		if got := RunChecks(r); len(got) > 0 {
			t.Fatalf("zeros of the form of %s are found to be %+v", b.form, got)
		}
		i := slices.IndexFunc(r.Facts, func(f Fact) bool { return f.Indicator == b.code && f.Member == b.member })
		if i < 0 {
			i = len(r.Facts)
			r.Facts = append(r.Facts, Fact{Indicator: b.code, Member: b.member, State: Stated})
		}
		r.Facts[i].Value = b.value
		if got := RunChecks(r); !slices.ContainsFunc(got, func(f Finding) bool { return f.Check == id }) {
			t.Errorf("%s finds nothing in %s = %s; other checks find %s", id, b.code, b.value, fmt.Sprint(got))
		}
	}
	for _, id := range data {
		if _, ok := breaches[id]; !ok {
			t.Errorf("%s is not broken by any report of this test", id)
		}
	}
}

package warehouse

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

func TestExplainSaysWhichFixAFigureRestsOn(t *testing.T) {
	w := filled(t)
	part := fixFor("request_new", "enterprise", "", 3)
	total := fixFor("disclosure_fee_amount", "", "251000元", 2)
	upheld := fixFor("review_upheld", "", "x", 1)
	setFixes(t, w, part, total, upheld, fixFor("request_new", "natural_person", "9", 1))
	exec(t, w, `
UPDATE fact SET value = 12, state = 'derived', rule = 'sum-of-row,of-fixed' WHERE member = 'total';
UPDATE fact SET value = 3, state = 'stated', rule = 'in-order,fixed' WHERE member = 'enterprise';
UPDATE fact SET value = 2, rule = 'in-order,unit-yuan,fixed' WHERE indicator = 'disclosure_fee_amount';
UPDATE fact SET value = 1, state = 'derived', rule = 'sum-of-row,of-fixed' WHERE indicator = 'review_total';
INSERT INTO fact VALUES (17, 'review_upheld', NULL, 'stated', 1, 'x', 'in-order,fixed', 3, 1, 1, NULL, NULL),
    (17, 'request_carried_in', 'total', 'stated', 1, '2', 'in-order,fixed', 3, 1, 1, NULL, NULL),
    (17, 'request_carried_out', 'total', 'stated', 1, '1', 'in-order', NULL, NULL, NULL, 3, '1 2.25 3.5 0.1')`)
	r := publish(t, w, t.TempDir())
	release, err := r.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	const carriedOut = "request_carried_out/total"
	for figure, want := range map[string][]string{
		"request_new/enterprise":   {"request_new/enterprise 3 by editor"},
		"request_new":              {"request_new/enterprise 3 by editor"},
		"disclosure_fee_amount":    {"disclosure_fee_amount 2 by editor"},
		"review_total":             {"review_upheld 1 by editor"},
		"request_carried_in/total": nil, // its fix is no more
		carriedOut:                 nil,
	} {
		x, err := release.Explain(context.Background(), "1", figure)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range x.Fixes {
			got = append(got, f.Cell().String()+" "+f.Value.String()+" by "+f.Author)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("fixes of %s (-want +got):\n%s", figure, diff)
		}
	}
	x, err := release.Explain(context.Background(), "1", carriedOut)
	if err != nil {
		t.Fatal(err)
	}
	if want := (report.At{Page: 3, Box: [4]float64{1, 2.25, 3.5, 0.1}}); x.Figure.At() != want {
		t.Errorf("place %+v; want %+v", x.Figure.At(), want)
	}
	if diff := cmp.Diff([]string{"四、结转下年度继续办理", "总计"}, x.Figure.Path); diff != "" || x.Figure.Form != "2021" {
		t.Errorf("path on form %s (-want +got):\n%s", x.Figure.Form, diff)
	}
}

package warehouse

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

var update = flag.Bool("update", false, "rewrite the generated views")

func TestGeneratedViewsAreFresh(t *testing.T) {
	views := make(map[string]string)
	for _, f := range report.Forms() {
		views["form_"+f.Name] = WideView(f)
	}
	for _, v := range checkViews {
		views[v.name] = checkView(v.name, checkIDs(v.needs...))
	}
	for name, want := range views {
		file := filepath.Join("views", name+".sql")
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s is stale: run `go test ./warehouse -run Fresh -update` (-want +got):\n%s", file, diff)
		}
	}
}

func TestAWideViewHasEveryCellOfItsForm(t *testing.T) {
	for _, test := range []struct {
		form  string
		cells int
	}{{"2019", 198}, {"2021", 200}} {
		form, ok := report.FormByName(test.form)
		if !ok {
			t.Fatalf("no form %s", test.form)
		}
		view := WideView(form)
		if got := strings.Count(view, "THEN f.value END"); got != test.cells {
			t.Errorf("WideView(%s) has %d cells; want %d", test.form, got, test.cells)
		}
		if strings.Contains(view, "_x_") {
			t.Errorf("WideView(%s) has a row that only some agencies print", test.form)
		}
	}
}

func TestAWideRowHasTheReportsCells(t *testing.T) {
	for kind, release := range fileKinds {
		t.Run(kind, func(t *testing.T) {
			h := handmade(t, release, nil, nil)
			h.add(sheet{agency: "a", year: 2022, region: "990100", cells: map[string]any{
				"request_new__natural_person": 7, "request_new__total": "derived 7", "request_partial__total": "blank",
				"disclosure_rules_issued": "slash", "disclosure_fee_amount": 12.5, "review_total": "illegible"}})
			h.add(sheet{agency: "b", year: 2022, form: "2019", lacks: "disclosure", cells: map[string]any{"request_other__total": 3}})
			got := h.rows(`SELECT agency, year, request_new__natural_person, request_new__total, request_partial__total, request_carried_in__total,
				disclosure_rules_issued, disclosure_fee_amount, review_total,
				cells_stated, cells_derived, cells_empty, cells_absent, cells_illegible FROM form_2021`)
			want := []string{"a|2022|7.000000|7.000000|NULL|0.000000|NULL|12.500000|NULL|196|1|2|0|1"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("form_2021 (-want +got):\n%s", diff)
			}
			got = h.rows("SELECT agency, request_other__total, disclosure_license_decisions, cells_stated, cells_absent FROM form_2019")
			if diff := cmp.Diff([]string{"b|3.000000|NULL|176|22"}, got); diff != "" {
				t.Errorf("form_2019 (-want +got):\n%s", diff)
			}
		})
	}
}

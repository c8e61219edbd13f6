package replica

import (
	"testing"

	"harvest/report"
)

func TestMoneyIsKeptInTenThousandYuan(t *testing.T) {
	for _, c := range []struct {
		yuan int
		want string
	}{{0, "0"}, {1, "0.0001"}, {251_000, "25.1"}, {640_000_000, "64000"}} {
		f := make(figures)
		f.money("disclosure_fee_amount", c.yuan)
		if got := f.get("disclosure_fee_amount").String(); got != c.want {
			t.Errorf("money(%d 元) = %s 万元, want %s", c.yuan, got, c.want)
		}
	}
}

func TestAnAgencyWithoutWorkDecidesNothing(t *testing.T) {
	d := newDice(1, "idle")
	f := make(figures)
	newStock(workload{}, d).disclose(f, d)
	for cell, v := range f {
		if cell.Indicator != "disclosure_other_service_items_prev" && cell.Indicator != "disclosure_other_service_items_change" &&
			cell.Indicator != "disclosure_normative_issued" && v != 0 {
			t.Errorf("an agency without work has %s of %v", cell.Indicator, v)
		}
	}
}

func TestPublishedNeverPassesTheTotalEverPublished(t *testing.T) {
	for _, a := range province(2).agencies {
		for i, f := range a.years {
			for _, kind := range []string{"rules", "normative"} {
				newly, total := f.get("disclosure_"+kind+"_newly_published"), f.get("disclosure_"+kind+"_published_total")
				made := f.get("disclosure_" + kind + "_made")
				if newly > total || newly > made {
					t.Errorf("%s %d: %s made %v, newly published %v of %v", a.ID, FirstYear+i, kind, made, newly, total)
				}
			}
		}
	}
}

func TestPutCountsForTheTotalToo(t *testing.T) {
	f := make(figures)
	f.put(rowNew, natural, 3)
	f.put(rowNew, enterprise, 2)
	f.change(rowNew, enterprise, 1)
	if got := f.of(rowNew, report.Total); got != report.Count(5) {
		t.Errorf("3 and 2 make a total of %v, want 5", got)
	}
	if got := f.of(rowNew, enterprise); got != report.Count(3) {
		t.Errorf("a change of 1 to 2 leaves %v, want 3", got)
	}
	other := f.clone()
	other.add(f)
	if got := other.of(rowNew, report.Total); got != report.Count(10) || f.of(rowNew, report.Total) != report.Count(5) {
		t.Errorf("twice 5 is %v, and the first is now %v", got, f.of(rowNew, report.Total))
	}
}

func TestOutcomesAreThoseOfTheForm(t *testing.T) {
	for _, form := range printedForms() {
		var want []string
		for _, r := range form.Table("requests").Blocks[0].Rows {
			switch code := r.Cells[0].Indicator; code {
			case rowNew, rowCarriedIn, rowTotal, rowCarriedOut:
			default:
				want = append(want, code)
			}
		}
		got := outcomesOf(form.Name)
		if len(got) != len(want) {
			t.Fatalf("outcomesOf(%s) has %d rows, the form %d", form.Name, len(got), len(want))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("row %d of outcomesOf(%s) is %s, want %s", i+1, form.Name, got[i], want[i])
			}
		}
	}
}

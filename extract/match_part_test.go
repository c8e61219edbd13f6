package extract

import (
	"strings"
	"testing"
)

// relabelled prints table 3 of a form as text, rows worded otherwise, and says which form
// it was read by and which indicators have figures.
func relabelled(t *testing.T, form string, otherwise func(label string) string) (read3 string, found map[string]bool) {
	t.Helper()
	got := read(t, "a.txt", newSheet(form).text(func(r []string) string {
		return strings.Join(append([]string{otherwise(r[0])}, r[1:]...), "\t") + "\n"
	}))
	if got.Report == nil {
		t.Fatalf("%+v; want a report", got.Problem)
	}
	found = make(map[string]bool)
	for _, f := range got.Report.Facts {
		if f.State.HasValue() {
			found[f.Indicator] = true
		}
	}
	return got.Report.Template.Requests, found
}

// （七）小计 is the sum of the table, not of the group before it.
func TestANumberedSumIsNoGroups(t *testing.T) {
	_, found := relabelled(t, "2021", func(label string) string {
		if strings.HasPrefix(label, "（七）") {
			return "（七）小计"
		}
		if strings.HasPrefix(label, "1.申请人无正当") {
			return "（六）其他处理\t" + label
		}
		return label
	})
	for _, group := range []string{"request_other", "request_not_processed", "request_denied"} {
		if found[group] {
			t.Errorf("%s is found; want no sum of a group", group)
		}
	}
}

// （六）其他 is the row of the form of 2019, not 3.其他 of a later one.
func TestTheGroupsNumberIsNotItsParts(t *testing.T) {
	form, found := relabelled(t, "2019", func(label string) string {
		if strings.HasPrefix(label, "（六）") {
			return "（六）其他"
		}
		return label
	})
	if form != "2019" || !found["request_other"] || found["request_other_misc"] {
		t.Errorf("read as %s, request_other %v, request_other_misc %v; want 2019, true, false", form, found["request_other"], found["request_other_misc"])
	}
}

// Three rows that each begin with （六）其他处理 are parts of it, in whatever words.
func TestRowsThatRepeatTheirGroup(t *testing.T) {
	for _, worded := range [][3]string{
		{"（六）其他处理1.没有补正", "（六）其他处理2.没有交费", "（六）其他处理3.其"},
		{"（六）其他处理没有补正", "（六）其他处理没有交费", "（六）其他处理别的情况"},
	} {
		n := 0
		_, found := relabelled(t, "2021", func(label string) string {
			if n > 0 && n < 3 || strings.HasPrefix(label, "1.申请人无正当") {
				n++
				return worded[n-1]
			}
			return label
		})
		if found["request_other"] {
			t.Errorf("%q: request_other is found; want none", worded)
		}
	}
}

package extract

import (
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// A row of figures behind the heading of a group may be the group's sum, or a row
// whose label is lost: it is said, and nothing is read from it.
func TestFiguresBehindAGroupsHeading(t *testing.T) {
	of := func(r []string) bool { // 不予公开
		return slices.ContainsFunc([]string{"1.属于国家秘密", "2.其他法律", "3.危及", "4.保护", "5.属于三类", "6.属于四类", "7.属于行政", "8.属于行政"},
			func(begin string) bool { return strings.HasPrefix(r[0], begin) })
	}
	s := newSheet("2021")
	tab := func(r []string) string { return strings.Join(r, "\t") + "\n" }
	lost := func(r []string) string {
		switch {
		case !of(r):
			return tab(r)
		case strings.HasPrefix(r[0], "1."):
			return "（三）不予公开\t" + tab(r[1:])
		}
		return ""
	}
	got := read(t, "a.txt", s.text(lost))
	if found := finds(got, "ROW_AMBIGUOUS"); len(found) != 1 || !strings.Contains(found[0], "不予公开") {
		t.Errorf("ROW_AMBIGUOUS finds %q; want the row of 不予公开", found)
	}
	for _, f := range got.Report.Facts {
		if strings.HasPrefix(f.Indicator, "request_denied") && f.State != report.Absent {
			t.Errorf("%s %s is %s, %s; want it absent", f.Indicator, f.Member, f.State, f.Value)
		}
	}
	got = read(t, "a.txt", s.text(func(r []string) string { // the sum of the group, every row there
		if strings.HasPrefix(r[0], "1.属于国家秘密") {
			return "（三）不予公开\t360\t0\t0\t0\t0\t0\t360\n" + tab(r)
		}
		return tab(r)
	}))
	s.check(t, got)
	if found := finds(got, "ROW_AMBIGUOUS"); len(found) > 0 {
		t.Errorf("ROW_AMBIGUOUS finds %q; want nothing where no row is missing", found)
	}
}

func TestNoRequestsInOtherWords(t *testing.T) {
	for _, says := range []string{"未收到申请政府信息公开事项。", "2021年，我局未收到申请政府信息公开事项。", "全年未收到公民、法人或其他组织申请政府信息公开事项。"} {
		table := newSheet("2021").text(func(r []string) string { return strings.Join(r, "\t") + "\n" })
		got := read(t, "a.txt", strings.Replace(table, "本机关依法公开。", says, 1))
		if got.Report == nil {
			t.Errorf("%s: %+v", says, got.Problem)
			continue
		}
		k := slices.IndexFunc(got.Report.Facts, func(f report.Fact) bool { return f.Indicator == "narrative_requests_received" })
		if k < 0 || got.Report.Facts[k].Value != 0 || got.Report.Facts[k].State != report.Stated {
			t.Errorf("%s: no claim of 0 applications received", says)
		}
	}
}

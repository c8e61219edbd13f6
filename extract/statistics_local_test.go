package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// fujian prints Fujian's table with the figures 1, 2, 3 … of the year.
func fujian() (rows [][]string, want map[string]string) {
	want = make(map[string]string)
	figures := strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16")
	for i, r := range fujianRows() {
		unit := "条"
		if i == 12 {
			unit = "元"
		}
		rows = append(rows, []string{r.label, unit, figures[i], "9" + figures[i]})
		if r.code != "" {
			want[r.code] = figures[i]
		}
	}
	return rows, want
}

// Fujian's rows have an order of their own: where enough of them are found the others
// are known by it, in grids and in text, and rows that join two of the form's are kept
// beside it.
func TestFujiansOwnTableWordedFreely(t *testing.T) {
	otherwise := map[string]string{
		"1.政府网站公开数": "1.官网发布的条数", "2.政府公报公开数": "2.公报刊发的条数", "受理依申请公开信息总数": "受理公开申请的总条数",
		"2.网上申请数": "2.网站递交的申请", "对申请的答复总数": "答复的总条数", "行政诉讼数": "行政诉讼的起数",
	}
	rows, want := fujian()
	for i := range rows {
		if printed := otherwise[rows[i][0]]; printed != "" {
			rows[i][0] = printed
		}
	}
	head := []string{"指标名称", "计量单位", "2016年度", "历年累计"}
	r := read(t, "a.html", annual(2016, head, rows...))
	if diff := cmp.Diff(want, stated(r)); diff != "" {
		t.Errorf("read otherwise than printed (-want +got):\n%s", diff)
	}
	if !slices.ContainsFunc(r.Report.Extras, func(e report.Extra) bool { return e.Label == "3.信函、传真申请数" }) {
		t.Errorf("extras %+v, want 信函、传真 among them", r.Report.Extras)
	}
	for name, sep := range map[string]string{"a row a line": " ", "a cell a line": "\n"} {
		var b strings.Builder
		b.WriteString("甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表\n\n项目 口径 2016年度 历次合并\n")
		if sep == "\n" {
			b.Reset()
			b.WriteString("甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表\n\n项目\n口径\n2016年度\n历次合并\n")
		}
		for _, r := range rows {
			b.WriteString(strings.Join(r, sep) + "\n")
		}
		if diff := cmp.Diff(want, stated(read(t, "a.txt", b.String()))); diff != "" {
			t.Errorf("text, %s: read otherwise than printed (-want +got):\n%s", name, diff)
		}
		other := strings.Replace(b.String(), "2016年度", "前次统计", 1)
		if got := stated(read(t, "a.txt", other)); len(got) > 0 {
			t.Errorf("text, %s, under a head that names no year: %v, want nothing", name, got)
		}
	}
}

// A province's order says nothing of a table that has too little of it.
func TestAFewRowsOfFujiansTableAreTheForms(t *testing.T) {
	rows, want := fujian()
	short := append(slices.Clone(rows[:4]), []string{"2.上门提出", "条", "6", "96"}, rows[14])
	got := stated(read(t, "a.html", annual(2016, []string{"指标名称", "计量单位", "2016年度", "历年累计"}, short...)))
	for code, v := range got {
		if want[code] != v {
			t.Errorf("%s = %s, want %q", code, v, want[code])
		}
	}
	if got["stat_requests_online"] != "" {
		t.Errorf("上门提出 is taken for 网上申请数: %v", got)
	}
}

// A grid of labels, units and figures is a statistical table though two of its labels
// alone are known; one without units, or of another form's words, is none. In text the
// rows above the first known one belong to it, up to the head.
func TestATableOfUnitsWithTwoKnownLabels(t *testing.T) {
	rows, want := fujian()
	for i, printed := range map[int]string{0: "主动公开的各种文件", 1: "1.官网发布的条数", 2: "2.公报刊发的条数", 3: "受理公开申请的总条数", 5: "2.网站递交的申请",
		7: "答复的总条数", 8: "1.予以公开的答复", 9: "2.部分公开的答复", 15: "行政诉讼的起数"} {
		rows[i][0] = printed
	}
	head := []string{"项目", "口径", "2016年度", "历次合并"}
	if got := stated(read(t, "a.html", annual(2016, head, rows...))); len(got) < 8 {
		t.Errorf("%d figures of a grid with units, want eight at least: %v", len(got), got)
	} else {
		for code, v := range got {
			if want[code] != v {
				t.Errorf("%s = %s, want %q", code, v, want[code])
			}
		}
	}
	var b strings.Builder
	b.WriteString("甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表\n\n项目\n口径\n2016年度\n历次合并\n")
	for _, r := range rows {
		b.WriteString(strings.Join(r, "\n") + "\n")
	}
	text := stated(read(t, "a.txt", b.String()))
	if text["stat_requests_in_person"] != "5" || text["stat_channel_website"] != "2" {
		t.Errorf("text: %v, want 5 in person, and 2 of the row above the first known", text)
	}
	var bare [][]string
	for _, r := range rows {
		bare = append(bare, []string{r[0], r[2], r[3]})
	}
	if got := stated(read(t, "a.html", annual(2016, []string{"项目", "2016年度", "历次合并"}, bare...))); len(got) > 0 {
		t.Errorf("without units: %v, want nothing", got)
	}
}

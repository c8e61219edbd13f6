package extract

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// reworded prints the form of 2014 with some labels worded otherwise, and what is read
// of it: every row but those that are lost.
func reworded(t *testing.T, name string, otherwise map[string]string, change func(rows [][]string), lost ...string) {
	t.Helper()
	rows, all := national()
	want := maps.Clone(all)
	hold(rows, want)
	for i := range rows {
		if printed := otherwise[rows[i][0]]; printed != "" {
			rows[i][0] = printed
		}
	}
	if change != nil {
		change(rows)
		f, _ := report.FormByName("2014")
		for i, r := range f.Table("statistics").Blocks[0].Rows {
			want[r.Cells[0].Indicator] = rows[i][2]
		}
	}
	for _, code := range lost {
		delete(want, code)
	}
	if diff := cmp.Diff(want, stated(read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"}, rows...)))); diff != "" {
		t.Errorf("%s: read otherwise than printed (-want +got):\n%s", name, diff)
	}
}

// hold makes the sums of the form of 2014 hold.
func hold(rows [][]string, want map[string]string) {
	f, _ := report.FormByName("2014")
	book := rowBookOf(f, "statistics")
	for _, j := range slices.Backward(book.wholes()) { // a sum stands before its parts
		sum := 0
		for _, k := range book.parts(j) {
			n, _ := strconv.Atoi(rows[k][2])
			sum += n
		}
		rows[j][2] = fmt.Sprint(sum)
		want[book.code(j)] = rows[j][2]
	}
}

// A row that bears the form's number between the form's neighbours is known by a word
// that only it says of those beside it, and by no word that they all say.
func TestARowIsKnownByAHint(t *testing.T) {
	for printed, c := range map[string]struct {
		was, code string
		found     bool
	}{
		"4.信件提交的申请数":     {"4.信函申请数", "stat_requests_mail", true},
		"4.电话申请数":        {"4.信函申请数", "stat_requests_mail", false},
		"4.其他方式申请数":      {"4.信函申请数", "stat_requests_mail", false}, // a row of the form before 2014
		"4.电子邮件申请数":      {"4.信函申请数", "stat_requests_mail", false},
		"3.互联网渠道提交数":     {"3.网络申请数", "stat_requests_online", true},
		"6.其他依法不公开的情形":   {"6.法律法规规定的其他情形", "stat_denied_other_law", true}, // under a heading that denies
		"2.不予同意公开数":      {"2.同意公开答复数", "stat_answer_granted", false},
		"（二）开展培训的次数":     {"（二）举办各类培训班数", "stat_trainings", true}, // 次, not 人次
		"（二）培训的人次":       {"（二）举办各类培训班数", "stat_trainings", false},
		"其中：主要领导出席发布会次数": {"其中：主要负责同志参加新闻发布会次数", "stat_press_conferences_principal", true},
		"其中：主动公开重点领域信息数": {"其中：主动公开规范性文件数", "stat_proactive_normative", false},
		"废止的规范性文件数":      {"制发规范性文件总数", "stat_normative_issued", false},
		"制发公文总数":         {"制发规范性文件总数", "stat_normative_issued", false},
		"（一）维持数":         {"（一）维持具体行政行为数", "stat_review_upheld", true},
		"一、主动公开政府信息的情况":  {"（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "stat_proactive_total", false}, // a heading
	} {
		var lost []string
		if !c.found {
			lost = []string{c.code}
		}
		unit := func(rows [][]string) {
			for _, r := range rows {
				if r[0] == "（二）培训的人次" {
					r[1] = "人次"
				}
			}
		}
		reworded(t, printed, map[string]string{c.was: printed}, unit, lost...)
	}
}

// What is left of a sum whose parts leave nothing over is known by its figure; where
// the sum does not hold it is not, nor is a part of any other sum.
func TestARowIsTheRestOfASum(t *testing.T) {
	figures := func(closed, onTime, extended string) func([][]string) {
		return func(rows [][]string) {
			for _, r := range rows {
				switch r[0] {
				case "（二）申请办结数":
					r[2] = closed
				case "1.当期办结数":
					r[2] = onTime
				case "2.延期办结数":
					r[2] = extended
				}
			}
		}
	}
	words := map[string]string{"1.按时办结数": "1.当期办结数"}
	reworded(t, "the sum holds", words, figures("90", "60", "30"))
	reworded(t, "it does not", words, figures("90", "61", "30"), "stat_closed_on_time")
	reworded(t, "nothing is left", words, figures("30", "0", "30"), "stat_closed_on_time")
	reworded(t, "a sum of other kinds", map[string]string{"4.信函申请数": "4.委托申请数"}, func(rows [][]string) {
		for _, r := range rows {
			if r[0] == "（一）收到申请数" {
				r[2] = fmt.Sprint(18 + 19 + 20 + 21)
			}
		}
	}, "stat_requests_mail")
	r := read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"},
		[]string{"（一）收到申请数", "件", "90"}, []string{"4.信函申请数", "件", "1"}, []string{"（二）申请办结数", "件", "90"}, []string{"1.当期办结数", "件", "60"}, []string{"2.延期办结数", "件", "30"}, []string{"（三）申请答复数", "件", "90"}))
	for _, f := range r.Report.Facts {
		if f.Indicator == "stat_closed_on_time" && !strings.HasSuffix(f.Rule, ",rest-of-sum") {
			t.Errorf("rule %q of a row that only a sum tells, want rest-of-sum behind it", f.Rule)
		}
	}
}

// A row found by a hint is forgotten where its figure breaks the sum that it is a part of.
func TestAHintThatBreaksASumIsNone(t *testing.T) {
	words := map[string]string{"4.信函申请数": "4.信件提交的申请数"}
	sum := func(total string) func([][]string) {
		return func(rows [][]string) {
			for i, r := range rows {
				if r[0] == "（一）收到申请数" {
					r[2] = total
					rows[i+1][2], rows[i+2][2], rows[i+3][2], rows[i+4][2] = "5", "6", "7", "8"
				}
			}
		}
	}
	reworded(t, "it holds", words, sum("26"))
	reworded(t, "it does not", words, sum("27"), "stat_requests_mail")
}

// Of two rows with one label neither is found where either may stand on the line.
func TestALabelOfTwoRowsThatMayBeEither(t *testing.T) {
	row := func(label, figure string) []string { return []string{label, "件", figure} }
	rows := [][]string{row("（一）收到申请数", "9"), row("（二）申请办结数", "9"), row("四、行政复议数量", "30"), row("（一）撤回的", "1"), row("（二）改正的", "2"),
		row("五、打官司", "40"), row("（一）撤诉的", "3"), row("（二）被依法纠错数", "4"), row("六、举报投诉数量", "5")}
	got := stated(read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"}, rows...)))
	want := map[string]string{"stat_requests_received": "9", "stat_closed": "9", "stat_review_total": "30", "stat_complaints": "5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("its place unknown (-want +got):\n%s", diff)
	}
	rows[5] = row("五、行政诉讼数量", "40")
	want["stat_litigation_total"], want["stat_litigation_corrected"] = "40", "4"
	if diff := cmp.Diff(want, stated(read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"}, rows...)))); diff != "" {
		t.Errorf("behind its own heading (-want +got):\n%s", diff)
	}
}

// A numbered line without a figure is its row left blank: nothing else is said of it.
func TestANumberedLineWithoutAFigureIsBlank(t *testing.T) {
	for figure, want := range map[string]string{"": "stat_requests_mail=blank", "5": "stat_requests_mail=absent"} {
		rows, all := national()
		hold(rows, all)
		for i := range rows {
			if rows[i][0] == "4.信函申请数" {
				rows[i][0], rows[i][2] = "4.委托申请数", figure
			}
		}
		wantCells(t, read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"}, rows...)), want)
	}
}

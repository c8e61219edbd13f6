package extract

import (
	"testing"

	"harvest/report"
)

func TestNumberOf(t *testing.T) {
	for printed, want := range map[string]rowNumber{
		"一、本年新收":      {n: 1, chinese: true},
		"（七）总计":       {n: 7, chinese: true, bracket: true},
		"(十二) 其他":     {n: 12, chinese: true, bracket: true},
		"8.属于行政查询事项":  {n: 8},
		"１０．其他":       {n: 10},
		"③重复申请":       {n: 3},
		"㈢不予公开":       {n: 3, chinese: true, bracket: true},
		"予以公开":        {},
		"三安全一稳定":      {},
		"2023年收到的申请数": {},
	} {
		if got := numberOf(printed); got != want {
			t.Errorf("numberOf(%q) = %+v, want %+v", printed, got, want)
		}
	}
}

func TestCutHeading(t *testing.T) {
	for text, want := range map[string][2]string{
		"（三）不予公开1.属于国家秘密":     {"（三）不予公开", "1.属于国家秘密"},
		"（四）无法提供 ② 没有现成信息":    {"（四）无法提供", "② 没有现成信息"},
		"三、本年度办理结果（一）予以公开":    {"三、本年度办理结果", "（一）予以公开"},
		"三、办理结果 （六）其他处理 3.其它": {"（六）其他处理", "3.其它"},
		"1.属于国家秘密":            {},
		"（二）部分公开（区分处理的，只计一次）": {},
		"第二十条第（一）项":           {},
		"3.危及“三安全一稳定”":        {},
	} {
		heading, rest, ok := cutHeading(text)
		if got := [2]string{heading, rest}; got != want || ok != (want[0] != "") {
			t.Errorf("cutHeading(%q) = %q %v, want %q", text, got, ok, want)
		}
	}
}

// rowOf reads a line of table 3 by itself, in a group or none.
func rowOf(t *testing.T, group string, cells ...string) string {
	t.Helper()
	f, _ := report.FormByName("2021")
	book := rowBookOf(f, "requests")
	l := line{}
	for _, text := range append(cells, "1", "0", "0", "0", "0", "0", "1") {
		l.cells = append(l.cells, newCell(text, report.At{}))
	}
	top := hit{row: -1}
	for _, h := range book.hits(&l, leading(&l), book.groupOf(l.cells[:leading(&l)], group)) {
		if top.row < 0 || h.score > top.score {
			top = h
		}
	}
	if top.row < 0 {
		return ""
	}
	return book.rows[top.row].Cells[0].Indicator
}

// A label is what its number and its words say together: words of another row, or
// a denial, are no sign of it.
func TestARowIsKnownByItsNumberAndItsWords(t *testing.T) {
	for _, c := range []struct {
		group string
		cells []string
		want  string
	}{
		{"request_denied", []string{"8.属于不动产登记等行政查询事项"}, "request_denied_admin_inquiry"},
		{"request_denied", []string{"8.依法另行查询的事项"}, "request_denied_admin_inquiry"}, // by number
		{"", []string{"8.依法另行查询的事项"}, ""},                                           // 8. of any group
		{"", []string{"（三）不予以公开", "1.依法定为国家的秘密"}, "request_denied_state_secret"},
		{"", []string{"（三）不予以公开"}, ""}, // no 予以公开
		{"", []string{"（一）给以公开"}, "request_granted"},
		{"", []string{"（四）无法提供2.没有现成信息需另行制作"}, "request_unavailable_needs_creation"},
		{"request_other", []string{"2.超期未按通知缴费"}, "request_other_fee_unpaid"},
	} {
		if got := rowOf(t, c.group, c.cells...); got != c.want {
			t.Errorf("%s %q = %q, want %q", c.group, c.cells, got, c.want)
		}
	}
}

package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
)

// hitsOf reads one line of text by the form of 2021.
func hitsOf(t *testing.T, pieces ...string) map[string]bool {
	t.Helper()
	f, _ := report.FormByName("2021")
	book := rowBookOf(f, "requests")
	l := line{loose: true}
	for _, text := range append(pieces, "1", "0", "0", "0", "0", "0", "1") {
		l.cells = append(l.cells, newCell(text, report.At{}))
	}
	found := make(map[string]bool)
	for _, h := range book.looseHits(&table{lines: []line{l}}, 0, leading(&l), "") {
		found[book.rows[h.row].Cells[0].Indicator] = true
	}
	return found
}

// A piece that ends the labels of two rows is neither's, and what denies or bears the
// number of another is none.
func TestAPieceThatMayBeOfTwoLabels(t *testing.T) {
	for _, c := range []struct {
		pieces []string
		code   string
		want   bool
	}{
		{[]string{"、行政机关不再处理"}, "request_other_no_correction", false},
		{[]string{"、行政机关不再处理"}, "request_other_fee_unpaid", false},
		{[]string{"2.申请人逾期未按收费通知要求缴纳费用", "、行政机关不再处理"}, "request_other_fee_unpaid", true},
		{[]string{"（三）不能予以公开 1.涉密的"}, "request_granted", false},
		{[]string{"（一）予以公开的"}, "request_granted", true},
	} {
		if got := hitsOf(t, c.pieces...)[c.code]; got != c.want {
			t.Errorf("%q may be %s: %v, want %v", c.pieces, c.code, got, c.want)
		}
	}
}

// In a statistical table of text a label that table 3 prints too is a row of the one
// that is being read.
func TestALabelOfTable3InAStatisticalTableOfText(t *testing.T) {
	rows, want := national()
	var b strings.Builder
	b.WriteString("甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表：统计表\n\n统计指标 单位 统计数\n")
	for _, r := range rows {
		if strings.HasPrefix(r[0], "4.危及国家安全") {
			r[0] = "4.三安全一稳定"
			delete(want, "stat_denied_security")
		}
		b.WriteString(strings.Join(r, " ") + "\n")
	}
	got := stated(read(t, "a.txt", b.String()))
	delete(got, "stat_denied_security")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read otherwise than printed (-want +got):\n%s", diff)
	}
}

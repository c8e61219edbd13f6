package extract

import (
	"testing"

	"harvest/report"
)

// In a table that may have rows of others a label is a row's where it bears the
// row's number and says what no row beside it says.
func TestARowOfAStatisticalTableIsKnownByWordsOfItsOwn(t *testing.T) {
	f, _ := report.FormByName("2014")
	book := rowBookOf(f, "statistics")
	for printed, want := range map[string]string{
		"2.门户网站公开政府信息数":     "stat_channel_website",
		"3.在官方微博上公开的信息数":    "stat_channel_weibo",
		"（二）办结的申请数":         "stat_closed",
		"2.属于商业秘密的":         "stat_denied_trade_secret",
		"4.信函、传真申请数":        "", // two rows in one
		"4.电话申请数":           "", // the province's own
		"9.门户网站公开政府信息数":     "", // another number
		"1.门户网站公开政府信息的其他数量": "",
		"（二）申请人对答复提出异议的办理数": "",
	} {
		got := ""
		for row := range book.rows {
			if book.meant(row, printed) {
				got += book.rows[row].Cells[0].Indicator
			}
		}
		if got != want {
			t.Errorf("%s is %q, want %q", printed, got, want)
		}
	}
}

func TestOtherColumnsHoldNoFigures(t *testing.T) {
	for name, head := range map[string][]string{
		"the unit under another name": {"统计指标", "计量", "数值"},
		"a remark in words":           {"指标", "口径", "数据"},
	} {
		r := read(t, "a.html", annual(2016, head,
			[]string{"1.当面申请数", "件", "4"}, []string{"2.传真申请数", "件", "3"}, []string{"3.网络申请数", "件", "2"}, []string{"4.信函申请数", "件", "1"}))
		if got := stated(r); len(got) != 4 || got["stat_requests_in_person"] != "4" || got["stat_requests_mail"] != "1" {
			t.Errorf("%s: %v %+v", name, got, r.Problem)
		}
	}
}

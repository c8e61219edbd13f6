package extract

import (
	"strings"
	"testing"
)

// worded prints the form of 2014 with rows worded otherwise, "" for one that is left out,
// a row a line of text or as a page, and reads it.
func worded(t *testing.T, text bool, otherwise map[string]string) map[string]string {
	t.Helper()
	rows, _ := national()
	var kept [][]string
	for _, r := range rows {
		if printed, ok := otherwise[r[0]]; ok {
			r[0] = printed
		}
		if r[0] != "" {
			kept = append(kept, r)
		}
	}
	if !text {
		return stated(read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"}, kept...)))
	}
	var b strings.Builder
	b.WriteString("甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表：统计表\n\n统计指标 单位 统计数\n")
	for _, r := range kept {
		b.WriteString(strings.Join(r, " ") + "\n")
	}
	return stated(read(t, "a.txt", b.String()))
}

// Rows of 行政诉讼, whose own heading is worded as nobody knows, are not taken for the rows
// of 行政复议 above it that bear the same numbers.
func TestARowStandsInItsOwnSection(t *testing.T) {
	otherwise := map[string]string{
		"（一）维持具体行政行为数":           "（一）结案数",
		"（二）被依法纠错数":              "（二）变更案件数",
		"（三）其他情形数":               "（三）另案数",
		"五、行政诉讼数量":               "五、应诉案件情况",
		"（一）维持具体行政行为或者驳回原告诉讼请求数": "（一）维持行政行为数",
	}
	for _, text := range []bool{true, false} {
		got := worded(t, text, otherwise)
		for _, code := range []string{"stat_review_upheld", "stat_review_corrected", "stat_review_other"} {
			if got[code] != "" {
				t.Errorf("text %v: %s = %s; want none, its row is worded as nobody knows", text, code, got[code])
			}
		}
		if got["stat_review_total"] == "" || got["stat_complaints"] == "" {
			t.Errorf("text %v: the rows around are lost: %v", text, got)
		}
	}
}

// 其他情形数 above 被依法纠错数 of 行政诉讼 is none of 行政复议, whose row is lost.
func TestASharedLabelOutOfItsOrder(t *testing.T) {
	rows, _ := national()
	var kept [][]string
	for _, r := range rows {
		switch {
		case len(kept) > 0 && kept[len(kept)-1][0] == "四、行政复议数量":
			kept = append(kept, []string{"（一）复议机关的结论", "件", "900"})
		case r[0] == "（二）被依法纠错数" || r[0] == "（三）其他情形数" || r[0] == "五、行政诉讼数量":
		default:
			kept = append(kept, r)
		}
		if strings.Contains(r[0], "驳回原告") {
			kept = append(kept, []string{"（二）其他情形数", "件", "901"}, []string{"（三）被依法纠错数", "件", "902"})
		}
	}
	got := stated(read(t, "a.html", annual(2016, []string{"统计指标", "单位", "统计数"}, kept...)))
	if got["stat_review_other"] != "" || got["stat_review_corrected"] != "" {
		t.Errorf("review_other = %s, review_corrected = %s; want none", got["stat_review_other"], got["stat_review_corrected"])
	}
}

func TestWhatHeadsANumber(t *testing.T) {
	six := rowNumber{n: 6, chinese: true, bracket: true}
	for printed, want := range map[string]bool{
		"（六）其他处理3.其":          true,
		"三、办理结果 （六）其他处理 3.其它": true,
		"（六）其他处理":             false,
		"（五）不予处理3.其他":         false,
	} {
		if got := six.heads(printed); got != want {
			t.Errorf("（六） heads %q: %v, want %v", printed, got, want)
		}
	}
	if four := (rowNumber{n: 4}); four.heads("4.保护第三方合法权 （三）不 益 予公开") {
		t.Error("4. heads what is above it; want it not to")
	}
}

package extract

import (
	"fmt"
	"testing"

	"harvest/report"
)

// The heads of table 4 may be worded as no form has them: in text the section's heading
// says which table it is, and the sums of the blocks prove the figures. Blocks printed
// in another order, or whose sums do not hold, are not read.
func TestTable4OfTextWhoseHeadsAreWordedFreely(t *testing.T) {
	const columns = "维持件数 纠错件数 别的 未结 合计数\n"
	page := func(second, third, sum string) string {
		return fmt.Sprintf("甲市教育局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n本机关依法公开。\n\n四、政府信息公开行政复议、行政诉讼情况\n\n"+
			"行政复议类案件\n%[1]s1 2 3 4 10\n%[2]s\n%[1]s5 6 7 8 %[4]s\n%[3]s\n%[1]s9 10 11 12 42\n\n五、存在的主要问题及改进情况\n\n有待加强。\n", columns, second, third, sum)
	}
	direct, after := "行政诉讼类案件（未经复议的）", "行政诉讼类案件（复议后的）"
	wantCells(t, read(t, "a.txt", page(direct, after, "26")), "review_upheld=1", "litigation_direct_pending=8", "litigation_after_review_upheld=9", "litigation_after_review_total=42")
	for name, body := range map[string]string{
		"the other way round": page(after, direct, "26"),
		"a sum is broken":     page(direct, after, "27"),
	} {
		r := read(t, "a.txt", body)
		if r.Report == nil {
			continue
		}
		for _, f := range r.Report.Facts {
			if f.State == report.Stated {
				t.Errorf("%s: %s = %s, want nothing read", name, f.Indicator, f.Value)
			}
		}
	}
}

package extract

import "testing"

// A row of table 2 that is worded freely is known by the block it stands in: the item
// that heads it, and as many lines as the form has rows there.
func TestARowOfTable2IsKnownByItsBlock(t *testing.T) {
	blocks := func(sixth [][]string, ninth ...[]string) [][]string {
		rows := [][]string{
			{"第二十条第（五）项", "", "", ""}, {"信息内容", "上一年项目数量", "本年增/减", "处理决定数量"},
			{"行政许可", "11", "1", "13"}, {"其他对外管理服务事项", "14", "2", "16"},
			{"第二十条第（六）项", "", "", ""}, {"信息内容", "上一年项目数量", "本年增/减", "处理决定数量"},
		}
		rows = append(rows, sixth...)
		rows = append(rows, []string{"第二十条第（九）项", "", ""}, []string{"信息内容", "采购项目数量", "采购总金额"})
		return append(rows, ninth...)
	}
	coercion := [][]string{{"行政处罚", "21", "3", "23"}, {"实施强制", "24", "4", "26"}}
	for name, c := range map[string]struct {
		rows [][]string
		want []string
	}{
		"as many lines as rows": {blocks(coercion, []string{"政府采购项目", "41", "42.5"}), []string{"disclosure_coercion_decisions=26", "disclosure_procurement_projects=41"}},
		"a line more": {blocks(append(coercion, []string{"行政检查", "27", "5", "29"}), []string{"政府采购项目", "41", "42.5"}, []string{"部门分散采购", "43", "44.5"}),
			[]string{"disclosure_penalty_decisions=23", "disclosure_coercion_decisions=absent", "disclosure_procurement_projects=absent"}},
		"nothing in common": {blocks([][]string{{"行政处罚", "21", "3", "23"}, {"行刑衔接", "24", "4", "26"}}, []string{"土地出让", "41", "42.5"}),
			[]string{"disclosure_penalty_decisions=23", "disclosure_coercion_decisions=absent", "disclosure_procurement_projects=absent"}},
		"another row's label": {blocks(coercion, []string{"行政许可", "41", "42.5"}), []string{"disclosure_procurement_projects=absent"}},
	} {
		t.Run(name, func(t *testing.T) {
			wantCells(t, read(t, "a.html", annual(2020, []string{"第二十条第（一）项"}, c.rows...)), c.want...)
		})
	}
}

// Table 2 of text begins where an item of an article is named, however that is put.
func TestTable2OfTextBeginsAtAnItem(t *testing.T) {
	text := "（条例20条）（一）项\n内容 制发的 废止的 有效的\n规章性文件 3 4 5\n行政规范性文件 6 7 8\n条例二十条(五)项\n内容 办理的\n行政许可 9\n五、存在的主要问题及改进情况\n有待加强。\n"
	wantCells(t, disclosedText(t, 2023, text), "disclosure_normative_in_force=8", "disclosure_license_decisions=9")
	for text, want := range map[string]int{"第二十条第（五）项": 5, "条例二十条(八)项": 8, "20条第6项": 6, "第二十条": 0, "第三方": 0, "事项": 0} {
		if got := itemNamed(text); got != want {
			t.Errorf("%q names item %d, want %d", text, got, want)
		}
	}
}

package extract

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"harvest/report"
)

// Quirks of tables where one rule alone stands between the page and its figures: with
// it switched off no other rule comes upon the same. See quirk_named_test.go.

// A row across the table has as many bars behind it as the table has columns.
// rule: func stack in document/text_bars.go
func TestQ05ARowAcrossATableOneCellALine(t *testing.T) {
	s := newSheet("2021")
	for _, lead := range []string{"", "|\n"} {
		s.check(t, read(t, "a.txt", s.withHead(lead+stacked(10, "申请人情况")+lead+stacked(10, strings.ReplaceAll(headCells, "\t", "|")), func(r []string) string {
			return lead + stacked(10, strings.Join(r, "|"))
		})))
	}
}

// rule: func split in document/text.go, bars of full width
func TestQ05BarsOfFullWidth(t *testing.T) {
	s := newSheet("2021")
	s.check(t, read(t, "a.txt", s.withHead("｜"+strings.ReplaceAll(headCells, "\t", "｜")+"｜\n", func(r []string) string {
		return "｜" + strings.Join(r, "｜") + "｜｜\n"
	})))
}

// rule: func convert in extract/disclosure.go
func TestQ09AUnitThatGivesNoExactFigure(t *testing.T) {
	const head = "信息内容|采购项目数量|采购总金额"
	wantCells(t, disclosed(t, 2019, block("九", head, "政府集中采购|3项|1.5亿元")), "disclosure_procurement_amount=15000")
	wantCells(t, disclosed(t, 2019, block("九", head, "政府集中采购|3项|0.001元")), "disclosure_procurement_amount=illegible")
	wantCells(t, disclosed(t, 2019, block("九", head, "政府集中采购|3项|")), "disclosure_procurement_amount=blank")
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量(元)|采购总金额(元)", "政府集中采购|30000|251000")), "disclosure_procurement_projects=30000", "disclosure_procurement_amount=25.1")
}

// No bracket and no colon says that the last character of the head is its unit.
// rule: func unitInHead in extract/disclosure.go
func TestQ10AUnitInAHeadWithoutBrackets(t *testing.T) {
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额/元", "政府集中采购|3|251000")), "disclosure_procurement_amount=25.1")
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额 元", "政府集中采购|3|251000")), "disclosure_procurement_amount=25.1")
	wantCells(t, disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额/亿 元", "政府集中采购|3|1.5")), "disclosure_procurement_amount=15000")
}

// rule: func order in extract/disclosure.go, as many heads as columns
func TestQ12TwoColumnsOfOneNameBehindANumber(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("一", "信息内容|序号|本年新|本年新|对外公开总数量", "规章|7|1|2|3", "规范性文件|8|4|5|6")),
		"disclosure_rules_made=1", "disclosure_rules_newly_published=2", "disclosure_rules_published_total=3", "disclosure_normative_made=4")
}

// A head that prints two applicants over one column is doubted though no row adds up
// either way, and one that prints them in another order than the rows add up in
// though every column has its own.
// rule: func doubtHeads in extract/requests.go
func TestQ15AHeadThatTheRowsContradict(t *testing.T) {
	printed := func(s *sheet, got report.Reading) {
		t.Helper()
		if got.Report == nil {
			t.Fatalf("no report: %+v", got.Problem)
		}
		for j, r := range s.form.Table("requests").Blocks[0].Rows {
			for k, c := range r.Cells {
				wantCells(t, got, c.Indicator+"/"+c.Member+"="+s.rows[j][k+1])
			}
		}
	}
	s := newSheet("2021")
	for _, r := range s.rows {
		r[7] = "777"
	}
	same := func(r []string) []string { return r }
	body := strings.Replace(s.page(nil, same), "<tr><td></td></tr>", "<tr><td></td><td>自然人</td><td>法人或其他组织</td><td>总计</td></tr>"+
		"<tr><td></td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>", 1)
	printed(s, read(t, "a.html", body))

	s = newSheet("2021")
	printed(s, read(t, "a.html", s.page([]string{"总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"}, same)))
}

// What is not a table's picture makes no scan: one behind words enough, one of
// another section, a caption without one.
// rule: func pictured in extract/picture.go
func TestQ18PicturesThatAreNoTables(t *testing.T) {
	const words = "<p>全年主动公开政府信息，均按规定的时限和方式向社会公开，方便公众查询，并按要求及时更新各栏目的内容，保障公众的知情权、参与权、表达权和监督权，同时做好解读回应工作。</p>"
	heading := func(s string) string { return "<p>" + s + "</p>" }
	one, two, four, five := heading("一、总体情况"), heading("二、主动公开政府信息情况"), heading("四、政府信息公开行政复议、行政诉讼情况"), heading("五、存在的主要问题及改进情况")
	for name, body := range map[string]string{
		"behind words":               one + words + two + words + "<p><img src=1.png></p>" + five + words,
		"behind words, at the end":   one + words + two + words + five + words + four + words + "<p><img src=1.png></p>",
		"in section 1":               one + "<p><img src=1.png></p>" + two + words + five + words,
		"in the last section":        one + words + two + words + five + "<p><img src=1.png></p>",
		"without a picture":          one + words + two + "<p>无。</p>" + five + words,
		"without one, at the end":    one + words + two + "<p>无。</p>",
		"a caption and no picture":   one + words + two + words + five + words + "<p>附表：统计表</p><p>无。</p>",
		"a picture under a sentence": one + words + two + words + five + words + "<p>局机关全体同志参加会议。</p><img src=3.png>",
	} {
		if r := read(t, "a.html", "<html><body><h1>甲市教育局2021年政府信息公开工作年度报告</h1>"+body+"</body></html>"); r.Problem == nil || r.Problem.Kind != report.UnknownForm {
			t.Errorf("%s: %+v; want a form that nobody knows", name, r.Problem)
		}
	}
}

// rule: func withoutNote in extract/label.go, brackets in brackets and those never closed
func TestQ24InstructionsThatHoldBracketsOrLackOne(t *testing.T) {
	for _, rules := range []string{"规章（有立法权的机关（含设区的市）填写）", "规章（有立法权的机关填写", "规章（部门）（有立法权的机关填写）"} {
		r := disclosed(t, 2020, block("一", head2019, rules+"|1|2|3", "规范性文件|4|5|6"))
		wantCells(t, r, "disclosure_rules_made=1", "disclosure_rules_published_total=3", "disclosure_normative_made=4")
		for _, f := range r.Report.Facts {
			if f.Indicator == "disclosure_rules_made" && strings.Contains(f.Rule, "label-alike") {
				t.Errorf("%s is guessed from its label, %s; want it known", rules, f.Rule)
			}
		}
	}
}

// Rows that only some agencies add are facts of no report without them; of a row
// beside the form words are no figures, nor are its units.
// rule: func readDisclosure in extract/disclosure.go, a row that is added is lost to nobody
// rule: func extrasOf in extract/extra.go
func TestQ25NoLocalRowIsNoFact(t *testing.T) {
	r := disclosed(t, 2020, block("一", head2019, "规章|1|2|3", "规范性文件|4|5|6", "会议纪要|||", "会议记录|无|/|", "工作动态|件|7||8"))
	for _, f := range r.Report.Facts {
		if strings.HasPrefix(f.Indicator, "disclosure_x_") {
			t.Errorf("%s is %s, though no such row is printed", f.Indicator, f.State)
		}
	}
}

// A table 2 without heads has the columns of the form that table 3 follows, or none:
// rows alone, though they be another form's, do not say which columns these are.
// rule: func readTable in extract/template.go, the same rows
func TestQ26AnOldTable2WithoutHeads(t *testing.T) {
	s := newSheet("2019")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	rows := "<tr><td>规章<td>1<td>2<td>3</tr><tr><td>行政规范性文件<td>4<td>5<td>6</tr>"
	r := read(t, "a.html", strings.Replace(page, "<table>", "<p>二、主动公开政府信息情况</p><table>"+rows+"</table><table>", 1))
	s.check(t, r)
	wantCells(t, r, "disclosure_rules_made=1", "disclosure_rules_published_total=3")
	if got := r.Report.Template.Disclosure; got != "2019" {
		t.Errorf("table 2 is read as the form of %q; want 2019, as table 3", got)
	}
	s = newSheet("2021")
	page = s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	rows = "<tr><td>规章<td>1<td>2<td>3</tr><tr><td>规范性文件<td>4<td>5<td>6</tr><tr><td>其他对外管理服务事项<td>7<td>8<td>9</tr><tr><td>政府集中采购<td>10<td>11</tr>"
	r = read(t, "a.html", strings.Replace(page, "<table>", "<p>二、主动公开政府信息情况</p><table>"+rows+"</table><table>", 1))
	s.check(t, r)
	for _, f := range r.Report.Facts {
		if f.State == report.Stated && (f.Indicator == "disclosure_rules_made" || f.Indicator == "disclosure_other_service_items_prev") {
			t.Errorf("%s = %s; want nothing said of columns that no head names", f.Indicator, f.Value)
		}
	}
}

// rule: func Decode in page/charset.go
// rule: func guess in page/charset_guess.go
func TestQ41EncodingsAndWhatIsDeclared(t *testing.T) {
	simple := "<h1>甲市教育局2023年政府信息公开工作年度报告</h1><table>" + block("一", head2021, "规章|1|2|3", "行政规范性文件|4|5|6") + "</table></body></html>"
	many := strings.NewReplacer("总", "總", "规", "規", "报", "報", "数", "數", "现", "現", "废", "廢", "开", "開", "条", "條", "项", "項", "内", "內", "发", "發", "范", "範").Replace(simple)
	for _, meta := range []string{"", "utf-8", "gb2312", "big5"} {
		head := "<html><head><meta charset=" + meta + "></head><body>"
		if meta == "" {
			head = "<html><body>"
		}
		for _, header := range []string{"text/html", "text/html; charset=utf-8", "text/html; charset=gbk"} {
			gbk, err := simplifiedchinese.GB18030.NewEncoder().String(head + simple)
			if err != nil {
				t.Fatal(err)
			}
			big5, err := traditionalchinese.Big5.NewEncoder().String(head + many)
			if err != nil {
				t.Fatal(err)
			}
			for name, body := range map[string]string{"UTF-8": head + simple, "GB18030": gbk, "Big5": big5} {
				var x Extractor
				r := x.Read(t.Context(), "a.html", []byte(body), header, nil)[0]
				if r.Report == nil {
					t.Errorf("%s that declares %q under %q: %+v", name, meta, header, r.Problem)
					continue
				}
				wantCells(t, r, "disclosure_rules_issued=1", "disclosure_normative_in_force=6")
			}
		}
	}
}

// rule: func ungroup in report/number.go
func TestQ54SignsBeforeThousands(t *testing.T) {
	wantCells(t, disclosed(t, 2020, block("五", headItems, "行政许可|3,512|+1,024|4,000,000", "其他对外管理服务事项|3512|-1,024|1234,567"), block("六", headItems, "行政处罚|0,512|- 1 024|15,12", "行政强制|3|-|")),
		"disclosure_license_items_prev=3512", "disclosure_license_items_change=1024", "disclosure_license_decisions=4000000",
		"disclosure_other_service_items_change=-1024", "disclosure_other_service_decisions=illegible",
		"disclosure_penalty_items_prev=illegible", "disclosure_penalty_items_change=-1024", "disclosure_penalty_decisions=illegible")
}

// rule: func parseValue in report/value.go, twelve digits
func TestQ55FiguresTooLargeForAnyAgency(t *testing.T) {
	wantCells(t, disclosed(t, 2023, block("五", "信息内容|本年处理决定数量", "行政许可|1234567890123"), block("六", "信息内容|本年处理决定数量", "行政处罚|000000000000123", "行政强制|1,234,567,890,123")),
		"disclosure_license_decisions=illegible", "disclosure_penalty_decisions=123", "disclosure_coercion_decisions=illegible")
}

// rule: func DeriveTotal in report/derive.go, a total that says it is empty stays so
func TestQ57OnlyABlankTotalIsSummedUp(t *testing.T) {
	s := newSheet("2021")
	code := func(j int) string { return s.form.Table("requests").Blocks[0].Rows[j].Cells[0].Indicator }
	want := s.rows[5][7]
	s.rows[3][7], s.rows[4][7], s.rows[5][7] = "0", "/", ""
	s.rows[6] = []string{s.rows[6][0], "", "", "", "", "", "", ""}
	s.rows[7][2], s.rows[7][7] = "见附件", ""
	r := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	wantCells(t, r, code(3)+"/total=0", code(4)+"/total=slash", code(5)+"/total=derived", code(6)+"/total=blank", code(7)+"/enterprise=illegible", code(7)+"/total=blank")
	for _, f := range r.Report.Facts {
		if f.Indicator == code(5) && f.Member == report.Total && f.Value.String() != want {
			t.Errorf("%s is summed up to %s; want %s", f.Indicator, f.Value, want)
		}
	}
}

// rule: func runTogether in extract/disclosure.go
// rule: func pairBlock in extract/disclosure_pair.go
func TestQ58BlocksThatDoNotPair(t *testing.T) {
	body := func(table string) string {
		return looseHead + table + "\n五、存在的主要问题\n\n没有问题。\n"
	}
	for name, table := range map[string]string{
		"a row of words and figures between": strings.Replace(partedTable2, "| 51 |\n|---|\n", "| 51 |\n|---|\n\n| 行政检查 | 9 |\n", 1),
		"figures of another width":           strings.Replace(partedTable2, "| 52 |\n|---|\n", "| 52 | 53 |\n|---|---|\n", 1),
	} {
		got := disclosedOf(read(t, "a.md", body(table)))
		for _, code := range []string{"disclosure_penalty_decisions", "disclosure_coercion_decisions"} {
			if got[code] != "" {
				t.Errorf("%s: %s = %s; want it left out", name, code, got[code])
			}
		}
		if got["disclosure_rules_issued"] != "21" || got["disclosure_license_decisions"] != "41" {
			t.Errorf("%s: other blocks are %v; want them read", name, got)
		}
	}
}

package extract

import (
	"context"
	"strings"
	"testing"

	"harvest/report"
)

// rule: func bareTitle in extract/meta.go
// rule: func endOf in extract/stretch.go
// rule: var closings in extract/stretch.go
func TestQ30ReportInALetter(t *testing.T) {
	r := site{
		title: "甲省司法厅关于报送2025年政府信息公开工作年度报告的函",
		above: []string{"省政府办公厅：", "根据《中华人民共和国政府信息公开条例》要求，现将我厅2025年政府信息公开工作年度报告函报贵厅。", "甲省司法厅", "2026年1月30日",
			"（此件主动公开）", "甲省司法厅", "2025年政府信息公开工作年度报告"},
		below: []string{"附件：甲省司法厅2025年政府信息公开工作情况统计表", "抄送：省委办公厅。", "联系人：张三，联系电话：0000-1234567", "甲省司法厅办公室　　2026年1月30日印发"},
	}.read(t)
	if p := r.Report; p.Agency != "甲省司法厅" || p.Year != 2025 || p.Title != "甲省司法厅2025年政府信息公开工作年度报告" {
		t.Errorf("%q of %q for %d; want the inner title, of 甲省司法厅 for 2025", p.Title, p.Agency, p.Year)
	}
	for _, s := range r.Report.Sections {
		for _, w := range []string{"省政府办公厅", "函报", "附件", "抄送", "联系", "印发"} {
			if strings.Contains(s.Text+s.Heading, w) {
				t.Errorf("section %d holds %q of the letter: %q", s.Number, w, s.Text)
			}
		}
	}
	if n := len(r.Report.Sections); n != 5 || r.Report.Sections[n-1].Text != "未收取信息处理费。" {
		t.Errorf("%d sections, the last %+v; want five, the last whole", n, r.Report.Sections[n-1])
	}
}

// rule: func carries in page/title_words.go
// rule: func unwrap in page/title_words.go
func TestQ30ReportInANotice(t *testing.T) {
	for name, above := range map[string][]string{
		"on two lines": {"贺河市人民政府办公室关于公布", "贺河市2009年度政府信息公开工作年度报告的通知", "（贺政办发〔2010〕3号）", "各县（区）人民政府："},
		"on one":       {"贺河市人民政府办公室关于公布贺河市2009年度政府信息公开工作年度报告的通知", "各县（区）人民政府："},
		"with brackets": {"贺河市人民政府办公室关于发布《贺河市2009年度政府信息公开工作年度报告》的通知", "各县（区）人民政府：",
			"贺河市2009年度政府信息公开工作年度报告"},
	} {
		r := site{title: "贺河市人民政府门户网站", above: above, below: []string{"附件1：统计表"}}.read(t)
		if p := r.Report; p.Agency != "贺河市" || p.Year != 2009 || p.Title != "贺河市2009年度政府信息公开工作年度报告" || p.Scope != report.ScopeConsolidated {
			t.Errorf("%s: %q of %q for %d, %s; want 贺河市's of 2009, consolidated", name, p.Title, p.Agency, p.Year, p.Scope)
		}
	}
}

// An 附件 before a table is no end of a report.
func TestFilesNamedBeforeATableEndNothing(t *testing.T) {
	r := site{title: "云河市教育局2021年政府信息公开工作年度报告", above: []string{"附件：年度报告.pdf", "联系人：张三"}}.read(t)
	if n := len(r.Report.Sections); n != 5 || r.Report.Template.Requests == "" {
		t.Errorf("%d sections, %+v; want five and the table", n, r.Report.Template)
	}
}

// prose is a report without tables.
func prose(first string) string {
	return "<p>一、总体情况</p><p>" + first + "</p><p>二、主动公开政府信息情况</p><p>主动公开12条。</p><p>五、存在的主要问题及改进情况</p><p>有待加强。</p><p>六、其他需要报告的事项</p><p>无。</p>\n"
}

func TestSeveralReportsOnAPage(t *testing.T) {
	heading := func(text string) string { return "<p>" + text + "</p>\n" }
	education, justice := "云河市教育局2021年政府信息公开工作年度报告", "云河市司法局2021年政府信息公开工作年度报告"
	table := newSheet("2021").body("本机关依法公开。")
	for name, c := range map[string]struct {
		body string
		want []string // part, agency or problem, year
	}{
		"two with tables": {heading(education) + table + heading(justice) + table, []string{" 云河市教育局 2021", "#2 云河市司法局 2021"}},
		"a title over two lines": {heading(education) + table + heading("云河市司法局") + heading("2021年政府信息公开工作年度报告") + table,
			[]string{" 云河市教育局 2021", "#2 云河市司法局 2021"}},
		"a title printed twice": {heading(education) + table + heading(justice) + heading(justice) + table,
			[]string{" 云河市教育局 2021", "#2 云河市司法局 2021"}},
		"two years of one": {heading(education) + table + heading("云河市教育局2020年政府信息公开工作年度报告") + table, []string{" 云河市教育局 2021", "#2 云河市教育局 2020"}},
		"the first without tables": {heading(education) + prose("本局") + heading(justice) + table,
			[]string{" unknown_form 0", "#2 云河市司法局 2021"}},
		"the second without tables": {heading(education) + table + heading(justice) + prose("本局"),
			[]string{" 云河市教育局 2021", "#2 unknown_form 0"}},
		"three": {heading(education) + table + heading(justice) + prose("本局") + heading("云河市财政局2021年政府信息公开工作年度报告") + table,
			[]string{" 云河市教育局 2021", "#2 unknown_form 0", "#3 云河市财政局 2021"}},
		"one, and a list of others": {heading(education) + table + heading(justice) + heading("云河市财政局2021年政府信息公开工作年度报告") + heading("云河市教育局2020年政府信息公开工作年度报告"),
			[]string{" 云河市教育局 2021"}},
		"one under a list of others": {heading(justice) + heading("云河市财政局2021年政府信息公开工作年度报告") + heading(education) + table,
			[]string{" 云河市教育局 2021"}},
		"one, its title once more before the table": {heading(education) + prose("本局") + heading(education) + table, []string{" 云河市教育局 2021"}},
	} {
		page := "<html><head><title>年报</title></head><body>" + c.body + "</body></html>"
		var x Extractor
		readings := x.Read(context.Background(), "a.html", []byte(page), "text/html; charset=utf-8", nil)
		var got []string
		for _, r := range readings {
			switch {
			case r.Report != nil:
				got = append(got, r.Part+" "+r.Report.Agency+" "+evidence(r.Report, report.AboutYear)[0][len("title "):])
			default:
				got = append(got, r.Part+" "+string(r.Problem.Kind)+" 0")
			}
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s: %q; want %q", name, got, c.want)
		}
	}
}

// The prose of a report on a page stays with its tables.
func TestReportsOnAPageKeepTheirOwnProse(t *testing.T) {
	s := newSheet("2021")
	page := "<html><body><p>云河市教育局2021年政府信息公开工作年度报告</p>" + s.body("教育局依法公开。") +
		"<p>云河市司法局2021年政府信息公开工作年度报告</p>" + s.body("司法局依法公开。") + "</body></html>"
	var x Extractor
	for i, r := range x.Read(context.Background(), "a.html", []byte(page), "text/html; charset=utf-8", nil) {
		want := []string{"教育局依法公开。", "司法局依法公开。"}[i]
		if r.Report == nil || len(r.Report.Sections) != 5 || r.Report.Sections[0].Text != want || r.Report.Sections[4].Text != "未收取信息处理费。" {
			t.Errorf("report %d = %+v; want sections that begin with %q", i, r.Report, want)
		}
	}
}

package page

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var plainTitles = []string{
	"云河市应急管理局2021年政府信息公开工作年度报告",
	"2021年云河市政府信息公开工作年度报告",
	"云河市月湖区司法局政府信息公开工作2021年度报告",
	"云河市月湖区2021年度政务公开年报",
	"云河市人民政府（市人民政府办公室）2021年政府信息公开工作年度报告",
}

// What does not change a title to a reader does not change its agency and year.
func TestReportTitleSeesThroughHowItIsPrinted(t *testing.T) {
	for _, c := range []struct {
		name  string
		print func(string) string
	}{
		{"spaces between all letters", func(s string) string { return strings.Join(strings.Split(s, ""), " ") }},
		{"ideographic spaces", func(s string) string { return strings.ReplaceAll(s, "政", "\u3000政") }},
		{"a broken line", func(s string) string { return strings.ReplaceAll(s, "2021", "\r\n2021") }},
		{"marks of no width", func(s string) string { return strings.ReplaceAll(s, "公", "\u200b公") }},
		{"full-width digits", strings.NewReplacer("2", "２", "0", "０", "1", "１").Replace},
		{"Chinese digits", func(s string) string { return strings.ReplaceAll(s, "2021", "二〇二一") }},
		{"Chinese digits with a circle", func(s string) string { return strings.ReplaceAll(s, "2021", "二○二一") }},
		{"traditional words", strings.NewReplacer("开", "開", "报", "報").Replace},
		{"a book's brackets", func(s string) string { return "《" + s + "》" }},
		{"corner brackets", func(s string) string { return "「" + s + "」" }},
		{"a number in a list", func(s string) string { return "3." + s }},
		{"a bullet", func(s string) string { return "· " + s }},
		{"a label", func(s string) string { return "标题：" + s }},
		{"a column's name", func(s string) string { return "[年报] " + s }},
		{"a breadcrumb", func(s string) string { return "首页 > 政府信息公开 > " + s }},
		{"a column's breadcrumb", func(s string) string { return "首页 >> 政府信息公开年报 >> " + s }},
		{"a site's name behind", func(s string) string { return s + "_云河市人民政府" }},
		{"a column and a site behind", func(s string) string { return s + " - 政府信息公开年报 - 云河市人民政府" }},
		{"a repost", func(s string) string { return s + "（转载）" }},
		{"a version", func(s string) string { return s + "(图片版)" }},
		{"a file's ending", func(s string) string { return s + ".docx" }},
		{"a date behind", func(s string) string { return s + " 2022-01-28" }},
		{"a date in brackets behind", func(s string) string { return s + "[2022年1月28日]" }},
		{"a date before", func(s string) string { return "2022/01/28 " + s }},
		{"a carrier", func(s string) string { return "关于公布" + s }},
		{"a carrier with brackets", func(s string) string { return "市政府办公室关于发布《" + s + "》" }},
		{"twice", func(s string) string { return s + " " + s }},
	} {
		for _, plain := range plainTitles {
			want, ok := ReportTitle(plain)
			if !ok {
				t.Fatalf("ReportTitle(%q) = false", plain)
			}
			printed := c.print(plain)
			got, ok := ReportTitle(printed)
			if !ok || got.Agency != want.Agency || got.Year != want.Year {
				t.Errorf("%s: ReportTitle(%q) = %+v, %v; want %q, %d", c.name, printed, got, ok, want.Agency, want.Year)
			}
		}
	}
}

func TestReportTitleRefusesWhatIsMadeOfAReport(t *testing.T) {
	for _, c := range []struct {
		name  string
		print func(string) string
	}{
		{"a notice", func(s string) string { return "关于做好" + s + "编制工作的通知" }},
		{"a notice that hands it out", func(s string) string { return "关于印发《" + s + "》的通知" }},
		{"a call for it", func(s string) string { return "关于报送" + s + "的函" }},
		{"a reading", func(s string) string { return "《" + s + "》解读" }},
		{"a picture", func(s string) string { return "【图解】" + s }},
		{"a picture that explains", func(s string) string { return "一图读懂" + s }},
		{"a form", func(s string) string { return s + "格式" }},
		{"an assessment", func(s string) string { return s + "评估结果" }},
		{"a training", func(s string) string { return s + "培训班" }},
	} {
		for _, plain := range plainTitles {
			if got, ok := ReportTitle(c.print(plain)); ok {
				t.Errorf("%s: ReportTitle(%q) = %+v, true; want false", c.name, c.print(plain), got)
			}
		}
	}
}

func TestReportTitleReadsNoFurtherThanATitleReaches(t *testing.T) {
	if got, ok := ReportTitle(strings.Repeat("工作动态", titleMost) + plainTitles[0]); ok {
		t.Errorf("ReportTitle of a page = %+v, true; want false", got)
	}
}

func TestOutside(t *testing.T) {
	for s, want := range map[string]bool{
		"市考核办":      false,
		"市教育考核评估中心": false,
		"市司法局考核":    true,
		"考核":        true,
		"市司法局":      false,
		"指南村委会":     false,
		"某局办事指南":    true,
	} {
		if got := outside(s, nameWords); got != want {
			t.Errorf("outside(%q) = %v; want %v", s, got, want)
		}
	}
}

func TestChannelNamesAreMadeOfChannelWords(t *testing.T) {
	for s, want := range map[string]bool{
		"历年": true, "各部门": true, "市直部门": true, "县": true, "各县区及乡镇": true, "市人民": true,
		"云河市": false, "县教育局": false, "部门预算处": false,
	} {
		if got := saysAll(s, channelWords); got != want {
			t.Errorf("saysAll(%q) = %v; want %v", s, got, want)
		}
	}
}

func TestCarries(t *testing.T) {
	for s, want := range map[string]bool{
		"":         true,
		"云河市":      true,
		"关于公布云河市":  true,
		"市府办关于发布《": true,
		"转发省政府":    true,
		"市府办关于公布年报的通知云河市": true,
		"关于2021年":    true,
		"通知公告>云河市":   true,
		"关于做好":       false,
		"市府办关于报送":    false,
		"关于2021年的通知": false,
	} {
		if got := carries(s); got != want {
			t.Errorf("carries(%q) = %v; want %v", s, got, want)
		}
	}
}

func TestFoldKeepsItsPlaceInThePrintedLine(t *testing.T) {
	l := fold("  （二〇二一年）\n政務公開 年報\xff！")
	if l.folded != "(2021年)政务公开年报!" || l.printed != "（二〇二一年）政務公開年報！" {
		t.Fatalf("fold = %q, %q", l.folded, l.printed)
	}
	for i, r := range l.folded {
		p, _ := utf8.DecodeRuneInString(l.printed[l.at[i]:])
		if r > 0x7F && r < 0x4E00 || foldRune(p) != r && !isDigit(byte(r)) {
			t.Errorf("byte %d of %q is %q, but %q in %q", i, l.folded, r, p, l.printed)
		}
	}
	if l.at[len(l.folded)] != len(l.printed) {
		t.Errorf("the end of folded lies at %d; want %d", l.at[len(l.folded)], len(l.printed))
	}
	if want := strings.Index(l.folded, "政"); !l.breaks[want] || len(l.breaks) != 1 {
		t.Errorf("lines begin at %v; want %d", l.breaks, want)
	}
}

func TestTraditionalAndSimplifiedStandInPairs(t *testing.T) {
	a, b := []rune(traditional), []rune(simplified)
	if len(a) != len(b) {
		t.Fatalf("%d traditional characters, %d simplified", len(a), len(b))
	}
	for i := range a {
		if got := foldRune(a[i]); got != b[i] || a[i] == b[i] || len(string(a[i])) != len("開") {
			t.Errorf("foldRune(%q) = %q; want %q", a[i], got, b[i])
		}
	}
}

func TestLastSeparator(t *testing.T) {
	for s, want := range map[string]string{
		"":                "",
		"云河市2021年":        "云河市2021年",
		"首页>年报>云河市":       "云河市",
		"标题:云河市":          "云河市",
		"年报|云河市_月湖区":      "月湖区",
		"《云河市":            "云河市",
		"门户网站-某局2021年":    "某局2021年",
		"某局-2021年":        "某局-2021年",
		"2019-2020年某局":    "2019-2020年某局",
		"某局——2021年":       "某局——2021年",
		"某局-":             "某局-",
		"省安监局、煤监局":        "省安监局、煤监局",
		"云河市(市政府办)":       "云河市(市政府办)",
		"…某局":             "某局",
		"见下。某局":           "某局",
		"首页>":             "",
		"2022-01-28月湖区":   "2022-01-28月湖区",
		"年报»云河市:2021年某局":  "2021年某局",
		"※云河市★月湖区•2021年某": "2021年某",
	} {
		if got := s[max(0, lastSeparator(s)):]; got != want {
			t.Errorf("the last piece of %q is %q; want %q", s, got, want)
		}
	}
}

func TestIsOther(t *testing.T) {
	for _, c := range []struct {
		agency, words string
		want          bool
	}{
		{"某大学", "信息公开年度报告", true},
		{"某县人民医院", "信息公开工作报告", true},
		{"某公司", "信息公开年报", true},
		{"市生态环境", "信息公开年报", true},
		{"某大学", "政府信息公开年度报告", true},
		{"某燃气公司", "政府信息公开年度报告", true},
		{"某县人民医院", "政府信息公开年度报告", false},
		{"某学院", "政务公开年报", false},
		{"市生态环境局", "信息公开年报", false},
		{"大学城管委会", "信息公开年报", false},
		{"", "信息公开年报", false},
	} {
		if got := isOther(c.agency, c.words); got != c.want {
			t.Errorf("isOther(%q, %q) = %v; want %v", c.agency, c.words, got, c.want)
		}
	}
}

package extract

import (
	"slices"
	"testing"

	"harvest/report"
)

// rule: var scopeRules in extract/scope.go
func TestQ33OfficeAndConsolidatedOfOneCity(t *testing.T) {
	whole := site{title: "云河市2021年政府信息公开工作年度报告"}.read(t)
	office := site{title: "云河市人民政府（市人民政府办公厅）2021年政府信息公开工作年度报告"}.read(t)
	if whole.Report.Scope != report.ScopeConsolidated || office.Report.Scope != report.ScopeOffice {
		t.Errorf("scopes %s and %s; want consolidated and office", whole.Report.Scope, office.Report.Scope)
	}
}

// rule: var scopeRules in extract/scope.go
func TestQ33ScopeByName(t *testing.T) {
	for scope, names := range map[report.Scope][]string{
		report.ScopeOffice: {"云河市人民政府办公厅", "云河市人民政府办公室", "云河市政府办公室", "云河市政府办", "云河县府办", "贵阳市人民政府（市人民政府办公厅）",
			"云河市人民政府(市人民政府办公厅)", "云河市人民政府办公厅（本级）", "云河市人民政府（本级）", "2020年上海市人民政府辦公廳", "上海市人民政府辦公廳"},
		report.ScopeConsolidated: {"云河市", "云河省", "云河县", "云河州", "云河盟", "云河旗", "月湖区", "云河市人民政府", "云河县人民政府", "云河市政府", "云河自治县",
			"广西壮族自治区", "全市", "云河市政府系统", "云河地区行政公署", "滨海新区", "月湖区人民政府"},
		report.ScopeAgency: {"", "云河市教育局", "石桥镇", "石桥镇人民政府", "大东乡人民政府", "大东乡", "文化路街道", "文化路街道办事处", "金融街街道办", "云河经济技术开发区",
			"云河高新区管委会", "云河旅游度假区", "武昌经开区管委会(滨江商务区管委会)", "自然资源部", "国家税务总局云河市税务局", "云河市地震局", "云河市人民政府国有资产监督管理委员会",
			"西藏自治区政府国资委", "云河市人民政府外事侨务和港澳事务局", "云河市机关事务管理局", "云河市考核办", "平潭综合实验区"},
	} {
		for _, name := range names {
			if got := scopeOf(name, ""); got != scope {
				t.Errorf("scopeOf(%q) = %s; want %s", name, got, scope)
			}
		}
	}
}

// rule: func scopeOf in extract/scope.go, the words of the opening
func TestQ33ScopeByTheWordsOfTheReport(t *testing.T) {
	for _, c := range []struct {
		agency, opening string
		want            report.Scope
	}{
		{"云河县人民政府", "2021年，云河县人民政府办公室（以下简称我办公室）认真贯彻落实。", report.ScopeOffice},
		{"云河县人民政府", "本报告由云河县人民政府办公室综合各乡镇人民政府和县直各部门的年度报告编制而成。我办公室", report.ScopeConsolidated},
		{"云河县人民政府", "2021年，全县各级行政机关共主动公开信息。", report.ScopeConsolidated},
		{"云河县人民政府", "本报告由总体情况等六部分组成。", report.ScopeConsolidated},
		{"", "综合2017年度云河市各县（市、区）政府和市级各部门的政府信息公开年度工作报告编制而成。", report.ScopeConsolidated},
		{"", "本报告由总体情况等六部分组成，涵盖各县、区政府和市政府各工作部门的政府信息公开工作情况。", report.ScopeConsolidated},
		{"", "本机关依法公开。", report.ScopeAgency},
		{"云河市教育局", "全市教育系统各级行政机关依法公开。", report.ScopeAgency},
		{"石桥镇人民政府", "汇总各村和全镇各部门年度工作报告。", report.ScopeAgency},
		{"云河市人民政府办公室", "汇总全市各部门年度报告。", report.ScopeOffice},
	} {
		if got := scopeOf(c.agency, c.opening); got != c.want {
			t.Errorf("scopeOf(%q, %q) = %s; want %s", c.agency, c.opening, got, c.want)
		}
	}
	if r := (site{title: "2020年度本级政府信息公开年度报告"}).read(t); r.Report.Scope != report.ScopeOffice || r.Report.Agency != "" {
		t.Errorf("本级: %q, %s; want no agency, office", r.Report.Agency, r.Report.Scope)
	}
}

func TestEveryScopeRuleHasItsReason(t *testing.T) {
	var scopes []report.Scope
	for _, r := range scopeRules {
		if len(r.why) < 20 {
			t.Errorf("rule %s says %q", r.name, r.why)
		}
		scopes = append(scopes, r.scope)
	}
	for _, s := range []report.Scope{report.ScopeAgency, report.ScopeOffice, report.ScopeConsolidated} {
		if !slices.Contains(scopes, s) {
			t.Errorf("no rule gives %s", s)
		}
	}
}

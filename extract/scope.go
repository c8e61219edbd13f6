package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"harvest/report"
)

// A scopeRule says for whom a report speaks that is titled so. The first whose
// words match the agency's name decides.
type scopeRule struct {
	name  *regexp.Regexp // on the name's key; without brackets where whole is set
	whole bool           // look at the name before its brackets
	scope report.Scope
	why   string
}

// scopeRules is the whole rule (条例 art. 49 and 50): bodies report for
// themselves; the department in charge of a level publishes the report of that
// level, under the name of the place or its government.
var scopeRules = []scopeRule{
	{regexp.MustCompile(`(?:乡|镇|苏木|街道|民族乡)(?:人民政府|政府|办事处|办)?(?:[（].*)?$`), false, report.ScopeAgency,
		"a township has nobody under it that reports"},
	{regexp.MustCompile(`(?:开发区|园区|高新区|经开区|示范区|试验区|度假区|风景区|风景名胜区|保税区|合作区|实验区|功能区|管理区|旅游区|新城|管委会|管理委员会)(?:管委会|管理委员会)?$`), true, report.ScopeAgency,
		"a zone's committee is one agency of the government that set it up"},
	{regexp.MustCompile(`(?:人民政府|政府|府)办(?:公[厅室])?|(?:人民政府|政府)[（]?本级|^本级$`), false, report.ScopeOffice,
		"an office reports for itself, also where the government's name stands before it in full (Q33)"},
	{regexp.MustCompile(`(?:人民政府|[省市县区州旗盟]政府|行政公署|行署|政府系统|全[省市县区州旗盟]|本[省市县区州旗盟]|各级行政机关)$`), true, report.ScopeConsolidated,
		"a government named without an office speaks for all under it"},
	{regexp.MustCompile(`^.{0,10}(?:省|市|县|区|州|盟|旗)$`), true, report.ScopeConsolidated,
		"the name of a place alone is that of its government"},
}

// whole and own are what the words before and in section 1 say of a report whose
// name leaves its scope open.
var (
	speaksForAll = regexp.MustCompile(`各级行政机关|(?:汇总|综合)[^。]{0,20}(?:各|全)[^。]{0,30}(?:政府|部门|单位|机关)[^。]{0,20}(?:年度)?(?:工作)?报告|综合[^。]{0,12}各[^。]{0,30}(?:编制|编写)|` +
		`(?:涵盖|包括)[^。]{0,20}各(?:县|区|市|乡|镇|级|部门)[^。]{0,40}(?:情况|数据)|各[^。]{0,24}(?:政府|部门)[^。]{0,24}报告[^。]{0,10}(?:汇总|综合|基础上)`)
	speaksForOffice = regexp.MustCompile(`[（(][^（()）]{0,12}(?:政府|府)办公?[厅室]?[)）]|我办(?:公室)?|本办公室`)
)

// scopeOf says for whom a report speaks: by the name of its agency, and where a
// name of a government, or none, leaves it open, by the words of its opening.
func scopeOf(agency, opening string) report.Scope {
	key := strings.Map(simplify, report.NameKey(agency))
	base, _, boxed := strings.Cut(key, "（")
	for _, rule := range scopeRules {
		name := key
		if rule.whole {
			name = base
		}
		if !rule.name.MatchString(name) {
			continue
		}
		if rule.scope == report.ScopeConsolidated && !boxed && speaksForOffice.MatchString(firstLines(opening)) && !speaksForAll.MatchString(opening) && strings.HasSuffix(base, "政府") {
			return report.ScopeOffice
		}
		return rule.scope
	}
	if key == "" && speaksForAll.MatchString(opening) {
		return report.ScopeConsolidated
	}
	return report.ScopeAgency
}

// simplify is a character as mainland pages print it.
func simplify(r rune) rune {
	if s, ok := simplified[r]; ok {
		return s
	}
	return r
}

// firstLines are those of an opening in which a report says whose it is.
func firstLines(opening string) string {
	const most = 900
	if utf8.RuneCountInString(opening) <= most {
		return opening
	}
	return string([]rune(opening)[:most])
}

// isTownship reports whether a name's key is that of a township or sub-district.
func isTownship(key string) bool { return scopeRules[0].name.MatchString(key) }

package replica

import (
	"strconv"
	"strings"

	"harvest/report"
)

// titles are the ways to title a report: {name} and {year} are filled in.
var titles = []string{
	"{name}{year}年政府信息公开工作年度报告",
	"{name}{year}年政府信息公开工作年度报告",
	"{name}{year}年政府信息公开工作年度报告",
	"{name}{year}年政府信息公开年度报告",
	"{year}年{name}政府信息公开工作年度报告",
	"{year}年度{name}政府信息公开工作报告",
	"{name}{year}年度政府信息公开工作年度报告",
	"{name}{year}年度政府信息公开工作情况报告",
	"{name}政府信息公开{year}年度报告",
	"{name}政府信息公开工作年度报告（{year}年）",
	"{name}{year}年政府信息公开年报",
	"{name}关于{year}年度政府信息公开工作年度报告",
}

// namelessTitles leave the agency to the site.
var namelessTitles = []string{
	"{year}年政府信息公开工作年度报告",
	"{year}年度政府信息公开工作年度报告",
	"政府信息公开工作年度报告（{year}年度）",
	"{year}年政府信息公开年度报告",
}

// entitle draws the title and, with it, what the agency is called.
func (e *edition) entitle(d dice) {
	a := e.agency
	form := pick(d, titles...)
	e.named = a.Name
	switch {
	case e.has(NamelessTitle):
		e.named, form = "", pick(d, namelessTitles...)
	case e.has(ShortName):
		e.named = a.shortName(d)
	case e.has(AkaName):
		e.named = pick(d, a.Aka...)
	case a.scope() == report.ScopeConsolidated && d.chance(75):
		e.named = a.place
	}
	e.title = strings.NewReplacer("{name}", e.named, "{year}", strconv.Itoa(e.year)).Replace(form)
}

// shortName is a name with 市, 县 or 区 in the place of where it is.
func (a *agency) shortName(d dice) string {
	names := append([]string{a.Name}, a.Aka...)
	if a.scope() == report.ScopeOffice {
		names = a.Aka[:1]
	}
	return a.suffix + strings.TrimPrefix(pick(d, names...), a.place)
}

package extract

import (
	"context"
	"strings"
	"testing"

	"harvest/report"
)

// rule: func impostor in extract/impostor.go
// rule: var betting in extract/impostor.go
func TestQ42ClonesAreRefused(t *testing.T) {
	own := []report.Agency{{ID: "ning-commerce", Name: "宁川市商务局", Region: "341881", Confirmed: true}}
	x := Extractor{Agencies: report.NewAgencies(own)}
	src := &report.Source{ID: "ning", Covers: report.Covers{Agency: "ning-commerce"}}
	title := "宁川市商务局2021年政府信息公开工作年度报告"
	strange := "索引号：113325000026455663/2022-00012" // of 丽水
	for name, c := range map[string]struct {
		site  site
		src   *report.Source
		stray string
		want  string // in the problem; "" for a report
	}{
		"a report":                      {site{title: title}, src, "", ""},
		"a betting site's name":         {site{title: "必威体育app官网:教育局2023年政府信息公开工作年度报告"}, nil, "", "必威"},
		"in the place of the city":      {site{title: "年报", above: []string{"体彩网公安局2020年政府信息公开年度报告"}}, nil, "", "体彩网"},
		"as the publisher":              {site{title: title, above: []string{"发布机构：必威体育教育局"}}, nil, "", "必威"},
		"readings in brackets":          {site{title: title, first: "根據信(xìn)息公開(kāi)工(gōng)作年度報(bào)告，特向社會(huì )公開(kāi)。"}, src, "", "reading in brackets"},
		"a word in Latin letters":       {site{title: title, first: "公众号（wx）和客户端(app)、政府与社会资本合作(ppp)。"}, src, "", ""},
		"lottery funds":                 {site{title: "宁川市财政局2021年政府信息公开工作年度报告", first: "公开体育彩票公益金使用情况，打击网络赌博。"}, src, "", ""},
		"a hacked site keeps its words": {site{title: title, below: []string{"友情链接：365bet"}}, src, "", ""},
		"a strange division alone":      {site{title: title, above: []string{strange}}, src, "", ""},
		"and a betting site":            {site{title: title, above: []string{strange}, first: "通过澳客彩票公开。"}, src, "", "index number 113325000026455663 is of division 332500, not of 341881"},
		"a strange host and a division": {site{title: title, above: []string{strange}}, src, "clone.com", "clone.com, which is no government's, and its index number"},
		"a strange host alone":          {site{title: title}, nil, "clone.com", ""},
		"a strange host and betting":    {site{title: title, first: "通过365bet(中国)官方网站公开。"}, nil, "clone.com", "365bet"},
	} {
		o := origin{name: "http://www.a.test/1.html", src: c.src, stray: c.stray}
		r := x.readParts(x.open(context.Background(), []byte(c.site.html()), "text/html; charset=utf-8"), x.about(o), []byte(c.site.html()))[0]
		switch {
		case c.want == "" && r.Report == nil:
			t.Errorf("%s: %+v; want a report", name, r.Problem)
		case c.want != "" && (r.Problem == nil || r.Problem.Kind != report.NotReport || !strings.Contains(r.Problem.Detail, c.want)):
			t.Errorf("%s: %+v; want not_report because of %q", name, r.Problem, c.want)
		}
	}
}

// rule: func strangeDivision in extract/impostor.go
// rule: func creditCodes in extract/impostor.go
func TestQ42DivisionOfTheIndexNumber(t *testing.T) {
	for name, c := range map[string]struct {
		index, address string
		region         string
		want           string // got of the finding
	}{
		"its own":                      {"113703060042203934/2026-5566136", "", "370306", ""},
		"of its city":                  {"113703060042203934/2026-5566136", "", "370300", ""},
		"the code it had before 2000":  {"113325000026455663/2018-04736", "", "331100", ""},
		"another city's":               {"113703060042203934/2026-5566136", "", "341881", "370306 in 113703060042203934"},
		"in the address":               {"", "http://a.gov.cn/xxgk.jsp?area=113325000026455663", "341881", "332500 in 113325000026455663"},
		"the platform's own number":    {"000014349/2024-00162", "", "540000", ""},
		"an organisation code":         {"737546075/2023-01610", "", "420106", ""},
		"a platform's made-up code":    {"113708120043222000/2020-1", "", "440106", ""},
		"letters of a folder":          {"jiaoyuju/2024-00011", "", "620521", ""},
		"no source to hold it against": {"113703060042203934/2026-5566136", "", "", ""},
	} {
		x := Extractor{Agencies: report.NewAgencies([]report.Agency{{ID: "a", Name: "某局", Region: c.region, Confirmed: true}})}
		o := origin{name: "page.html"}
		if c.address != "" {
			o.name = c.address
		}
		if c.region != "" {
			o.src = &report.Source{ID: "a", Covers: report.Covers{Agency: "a"}}
		}
		page := site{title: "某局2021年政府信息公开工作年度报告", above: []string{"索引号： " + c.index + " 文号：无"}}
		r := x.readParts(x.open(context.Background(), []byte(page.html()), "text/html; charset=utf-8"), x.about(o), []byte(page.html()))[0]
		if r.Report == nil {
			t.Fatalf("%s: %+v", name, r.Problem)
		}
		if got := strings.Join(finds(r, "MD_AGENCY_VS_PUBLISHER"), "; "); got != c.want {
			t.Errorf("%s: finds %q; want %q", name, got, c.want)
		}
	}
}

func TestStrayHosts(t *testing.T) {
	x := Extractor{Sources: map[string]report.Source{"a": {ID: "a", Site: "http://61.150.65.235", Hosts: []string{"xizdzj.example.cn"}}}}
	for address, want := range map[string]string{
		"https://www.yunhe.gov.cn/1.html":     "",
		"http://JYJ.YUNHE.GOV.CN:8080/1.html": "",
		"http://61.150.65.235/1.html":         "", // an agency's own address, allowed by a person (Q45)
		"http://xizdzj.example.cn/1.html":     "",
		"http://122.137.242.24:8080/1.html":   "122.137.242.24:8080",
		"http://gov.cn.clone.com/1.html":      "gov.cn.clone.com",
		"http://fakegov.cn/1.html":            "fakegov.cn",
		"file.html":                           "",
	} {
		if got := x.strayHost(address); got != want {
			t.Errorf("strayHost(%s) = %q; want %q", address, got, want)
		}
	}
}

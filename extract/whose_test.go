package extract

import (
	"context"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"harvest/document"
	"harvest/report"
)

// A site is a page of an agency as a test prints it: what stands above the report,
// the report, and what stands below.
type site struct {
	title   string   // of the page
	meta    []string // name, content, …
	above   []string // a paragraph each
	first   string   // paragraph of section 1
	below   []string
	address string
}

// body is a report's: six headings and table 3, whose figures begin at n.
func (s *sheet) body(first string) string {
	var b strings.Builder
	p := func(text string) { b.WriteString("<p>" + html.EscapeString(text) + "</p>\n") }
	p("一、总体情况")
	p(first)
	p("三、收到和处理政府信息公开申请情况")
	b.WriteString("<table><tr><td>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>")
	for head := range strings.SplitSeq(headCells, "\t") {
		b.WriteString("<td>" + head + "</td>")
	}
	b.WriteString("</tr>\n")
	for _, r := range s.rows {
		b.WriteString("<tr><td>" + strings.Join(r, "</td><td>") + "</td></tr>\n")
	}
	b.WriteString("</table>\n")
	p("四、政府信息公开行政复议、行政诉讼情况")
	p("无。")
	p("五、存在的主要问题及改进情况")
	p("有待加强。")
	p("六、其他需要报告的事项")
	p("未收取信息处理费。")
	return b.String()
}

func (p site) html() string {
	var b strings.Builder
	b.WriteString("<html><head><title>" + html.EscapeString(p.title) + "</title>")
	for i := 0; i+1 < len(p.meta); i += 2 {
		fmt.Fprintf(&b, "<meta name=%q content=%q>", p.meta[i], p.meta[i+1])
	}
	b.WriteString("</head><body><div>\n")
	for _, text := range p.above {
		b.WriteString("<p>" + html.EscapeString(text) + "</p>\n")
	}
	first := p.first
	if first == "" {
		first = "本机关依法公开。"
	}
	b.WriteString(newSheet("2021").body(first))
	for _, text := range p.below {
		b.WriteString("<p>" + html.EscapeString(text) + "</p>\n")
	}
	b.WriteString("</div></body></html>")
	return b.String()
}

// read reads the page and wants one report.
func (p site) read(t *testing.T) report.Reading {
	t.Helper()
	if p.address == "" {
		p.address = "page.html"
	}
	r := read(t, p.address, p.html())
	if r.Report == nil {
		t.Fatalf("no report: %+v", r.Problem)
	}
	return r
}

// finds returns what a reading's findings of a check got.
func finds(r report.Reading, check string) []string {
	var got []string
	for _, f := range r.Findings {
		if f.Check == check {
			got = append(got, f.Got)
		}
	}
	return got
}

// evidence lists what a report's evidence says: from and says, joined.
func evidence(p *report.Report, about report.EvidenceAbout) []string {
	var list []string
	for _, e := range p.Evidence {
		if e.About == about {
			list = append(list, e.From+" "+e.Says)
		}
	}
	return list
}

// rule: func vote in extract/evidence_year.go
// rule: var yearWeight in extract/evidence_year.go
// rule: func disagree in extract/evidence_year.go
func TestQ27YearWrongInText(t *testing.T) {
	r := site{
		title:   "田桥镇2021年政府信息公开工作年度报告",
		above:   []string{"根据《中华人民共和国政府信息公开条例》有关规定，我镇认真编制了《田桥镇2020年政府信息公开工作年度报告》。所列数据的统计期限自2021年1月1日起至12月31日止。"},
		first:   "2021年度，我镇认真贯彻落实有关规定。",
		address: "http://www.test.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=1&fbtime=2021",
	}.read(t)
	want := []string{"title 2021", "period 2021", "query 2021", "text 2020", "text 2021"}
	if got := evidence(r.Report, report.AboutYear); r.Report.Year != 2021 || !slices.Equal(got, want) {
		t.Errorf("year %d by %v; want 2021 by %v", r.Report.Year, got, want)
	}
	if got := finds(r, "MD_YEAR_AGREEMENT"); len(got) != 1 || !strings.Contains(got[0], "text 2020") {
		t.Errorf("MD_YEAR_AGREEMENT finds %v; want the text's 2020", got)
	}

	// a stale title yields to the period and the address together, and no less
	stale := site{title: "田桥镇2020年政府信息公开工作年度报告", above: []string{"统计期限自2021年1月1日起至12月31日止。"}}
	if r := stale.read(t); r.Report.Year != 2020 {
		t.Errorf("year %d by %v; want 2020, the title's", r.Report.Year, evidence(r.Report, report.AboutYear))
	}
	stale.address = "http://www.test.gov.cn/public/column/1?action=detail&title=2021&type=3"
	if r := stale.read(t); r.Report.Year != 2021 || len(finds(r, "MD_YEAR_AGREEMENT")) != 1 {
		t.Errorf("year %d by %v; want 2021, and a finding", r.Report.Year, evidence(r.Report, report.AboutYear))
	}
}

// rule: func queryYear in extract/evidence_year.go
// rule: func folderYear in extract/evidence_year.go
func TestQ27AddressesNameYears(t *testing.T) {
	for address, want := range map[string]string{
		"http://a.gov.cn/x/xxgkAnnualReport.jsp?area=1&fbtime=2020":           "query 2020",
		"http://a.gov.cn/public/column/24601?action=detail&title=2020&type=3": "query 2020",
		"http://a.gov.cn/gknbxq/pnidpv197pntypepvnbpnnfpv2022.html":           "query 2022",
		"http://a.gov.cn/zfxxgknb/2021n/202202/t20220218_1.html":              "folder 2021",
		"http://a.gov.cn/zfxxgkndbg/2023gknb/t18028213.shtml":                 "folder 2023",
		"http://a.gov.cn/c/www/nb2020bm/40172.jhtml":                          "folder 2020",
		"http://a.gov.cn/zfxxgkndbg/2022nzfxxgkndbg/qzbm/1.htm":               "folder 2022",
		"http://a.gov.cn/xxxgk/gknb/2023_nd/2023_szbm/1.html":                 "folder 2023",
		"http://a.gov.cn/zfxxgknb/n2023n/xjbm/1.htm":                          "folder 2023",
		"http://a.gov.cn/zfxxgknb/2020n/":                                     "folder 2020",
		"http://a.gov.cn/gkzl/2020nian/1.html":                                "folder 2020",
		"某局-2021.txt":                                                         "folder 2021",
		"http://a.gov.cn/2022/01-30/2393198.html":                             "date 2021", // a folder of days
		"http://a.gov.cn/art/2022/1/28/art_5417_414909.html":                  "date 2021",
		"http://a.gov.cn/xxgk/202301/t20230113_2131803.html":                  "date 2022",
		"http://a.gov.cn/zfxxgknb/xz/1571424084523327490.html":                "",
	} {
		r := site{title: "某局政府信息公开工作年度报告", address: address}.read(t)
		got := ""
		for _, e := range evidence(r.Report, report.AboutYear) {
			if got == "" {
				got = e
			}
		}
		if got != want {
			t.Errorf("%s names %q first; want %q", address, got, want)
		}
	}
}

// rule: func agencyEvidence in extract/evidence_agency.go
func TestQ28AgencyOfATitleWithoutOne(t *testing.T) {
	nameless := "2021年政府信息公开工作年度报告"
	for name, c := range map[string]struct {
		site site
		want string
	}{
		"in the body":            {site{title: nameless, above: []string{"云河市教育局", "2021年政府信息公开工作年度报告"}}, "title 云河市教育局"},
		"meta ArticleTitle":      {site{title: "政务公开", meta: []string{"ArticleTitle", "云河市教育局2021年政府信息公开年报"}}, "title 云河市教育局"},
		"meta ContentSource":     {site{title: nameless, meta: []string{"ContentSource", "云河市教育局"}}, "publisher 云河市教育局"},
		"a line":                 {site{title: nameless, above: []string{"索引号：jiaoyuju/2024-00011", "发布机构：教育局", "公开方式：公开"}}, "publisher 教育局"},
		"a line of several":      {site{title: nameless, above: []string{"发布时间：2022-02-03 发布机构：云河市教育局 字体：[ 大 中 小]"}}, "publisher 云河市教育局"},
		"letters apart":          {site{title: nameless, above: []string{"发 布 机 构：云河市教育局"}}, "publisher 云河市教育局"},
		"a breadcrumb":           {site{title: nameless, above: []string{"首页 > 政府信息公开 > 市直部门 > 云河市教育局 > 政府信息公开年报 > 正文"}}, "breadcrumb 云河市教育局"},
		"the site":               {site{title: nameless, meta: []string{"SiteName", "云河市教育局门户网站"}}, "site 云河市教育局"},
		"a portal names nobody":  {site{title: nameless, meta: []string{"SiteName", "云河市人民政府门户网站"}}, ""},
		"nor does a news agency": {site{title: nameless, meta: []string{"ContentSource", "云河日报社"}}, ""},
		"nor a list behind it":   {site{title: nameless, below: []string{"云河市司法局2021年政府信息公开工作年度报告"}}, ""},
		"nor the next page":      {site{title: nameless, above: []string{"下一篇：云河市司法局2021年政府信息公开工作年度报告"}}, ""},
	} {
		r := c.site.read(t)
		got := ""
		if all := evidence(r.Report, report.AboutAgency); len(all) > 0 {
			got = all[0]
		}
		if _, agency, _ := strings.Cut(c.want, " "); got != c.want || r.Report.Agency != agency || r.Report.Year != 2021 {
			t.Errorf("%s: %q of %d by %q; want %q of 2021", name, r.Report.Agency, r.Report.Year, got, c.want)
		}
	}
}

// rule: func agencyEvidence in extract/evidence_agency.go, link
func TestQ28TheLinkNamesTheAgency(t *testing.T) {
	var x Extractor
	body := site{title: "政府信息公开", above: []string{"政府信息公开工作年度报告（2021年度）"}}.html()
	for link, want := range map[string]string{"区教育局2021年政府信息公开工作年度报告": "link 区教育局", "区教育局": "link 区教育局", "附件1.pdf": "", "查看": ""} {
		r := x.readParts(x.open(context.Background(), []byte(body), ""), x.about(origin{name: "http://a.gov.cn/1.html", link: link}), []byte(body))[0]
		got := strings.Join(evidence(r.Report, report.AboutAgency), ", ")
		if got != want {
			t.Errorf("under the link %q the agency is %q; want %q", link, got, want)
		}
	}
}

// rule: func resolve in extract/resolve.go
func TestQ28ASourceKnowsBetterThanThePageAround(t *testing.T) {
	x := Extractor{Agencies: report.NewAgencies([]report.Agency{
		{ID: "jia-education", Name: "甲市教育局", Region: "990100", Confirmed: true},
		{ID: "jia-justice", Name: "甲市司法局", Region: "990100", Confirmed: true}})}
	src := report.Source{ID: "jia", Covers: report.Covers{Agency: "jia-education"}}
	for name, c := range map[string]struct {
		site site
		want string
	}{
		"nothing says":             {site{title: "2021年政府信息公开工作年度报告"}, "jia-education"},
		"another publisher":        {site{title: "2021年政府信息公开工作年度报告", above: []string{"发布机构：市司法局"}}, "jia-education"},
		"本局":                       {site{title: "本局2021年政府信息公开工作年度报告"}, "jia-education"},
		"another's report by name": {site{title: "甲市司法局2021年政府信息公开工作年度报告"}, "jia-justice"},
	} {
		r := x.Read(context.Background(), "http://a.gov.cn/1.html", []byte(c.site.html()), "", &src)[0]
		if r.Report == nil || r.Report.AgencyID != c.want {
			t.Errorf("%s: %+v; want %s", name, r.Report, c.want)
		}
	}
}

// rule: func checkPublisher in extract/check.go
// rule: func saysRepost in extract/meta.go
func TestQ31RepostOfAnothersReport(t *testing.T) {
	for name, c := range map[string]struct {
		site site
		want int
	}{
		"a town puts up a commission's": {site{title: "甲省发展和改革委员会2021年政府信息公开工作年度报告", above: []string{"发布时间：2022-02-03 发布机构：侯桥镇 字体：[ 大 中 小]"}}, 1},
		"it says so":                    {site{title: "甲省2021年政府信息公开工作年度报告（转载）"}, 1},
		"it says so otherwise":          {site{title: "甲省2021年政府信息公开工作年度报告", address: "转发甲省2021年政府信息公开工作年度报告.html"}, 1},
		"in traditional characters":     {site{title: "甲省2021年政府信息公开工作年度报告（轉載）"}, 1},
		"its own, for short":            {site{title: "云河市卫生健康委员会2021年政府信息公开工作年度报告", above: []string{"发布机构：市卫健委"}}, 0},
		"its own, without the place":    {site{title: "云河区教育局2021年政府信息公开工作年度报告", above: []string{"来源：区教育局"}}, 0},
		"the government's office":       {site{title: "云河区教育局2021年政府信息公开工作年度报告", above: []string{"发布机构：云河区人民政府办公室"}}, 0},
		"a government's, by its bureau": {site{title: "云河市2021年政府信息公开工作年度报告", above: []string{"发布机构：市数据局"}}, 0},
	} {
		r := c.site.read(t)
		if got := finds(r, "MD_AGENCY_VS_PUBLISHER"); len(got) != c.want {
			t.Errorf("%s: %v; want %d findings", name, got, c.want)
		}
		if !strings.HasPrefix(c.site.title, r.Report.Agency) || r.Report.Agency == "" {
			t.Errorf("%s: agency %q; want the title's", name, r.Report.Agency)
		}
	}
}

// rule: func agencyEvidence in extract/evidence_agency.go, the whole name first
func TestQ32OneReportOfTwoAgencies(t *testing.T) {
	for _, agency := range []string{"省安全监管局、甲煤矿安监局", "省安全监管局甲煤矿安监局", "甲区发展改革和统计局", "甲市文化局/甲市旅游局", "甲市规划局和甲市测绘局"} {
		if r := (site{title: agency + "2015年政府信息公开工作年度报告"}).read(t); r.Report.Agency != agency || r.Report.Scope != report.ScopeAgency {
			t.Errorf("agency %q, %s; want %q whole", r.Report.Agency, r.Report.Scope, agency)
		}
	}
}

// rule: var publisherLabel in extract/evidence_agency.go, which has no word of contacts
func TestQ34TheLineOfContactsNamesNobody(t *testing.T) {
	r := site{title: "2021年政府信息公开工作年度报告", above: []string{"如对本报告有疑问，请与云河市水务局办公室联系（地址：湖滨路1号）。",
		"联系单位：云河市水务局", "联系机构：云河市水务局", "咨询单位 云河市水务局", "监督机构：云河市水务局"}, below: []string{"联系单位：云河市水务局"}}.read(t)
	if got := evidence(r.Report, report.AboutAgency); r.Report.Agency != "" || len(got) > 0 {
		t.Errorf("agency %q by %v; want none", r.Report.Agency, got)
	}
}

// rule: var period in extract/evidence_year.go
// rule: var term in extract/evidence_year.go
func TestQ38DatesThatLostTheirSigns(t *testing.T) {
	for _, sentence := range []string{
		"本报告中所列数据统计期限为 2023 11日到1231日。",
		"本报告中所列数据的统计期限自202311日起至20231230日止。",
		"统计期限自2023年11日至2023年1231日。",
		"本报告中所列数据的统计期限自20231月1日起至202312月31日止。",
		"统计期限为2023年度。",
		"所列数据的统计期限为２０２３年１月１日至１２月３１日",
		"统计期限自2023.1.1至2023.12.31",
		"本报告所列数据自202311日起至20231230日止。",
		"所列数据为2023年11日到2023年1231日的数据。",
		"数据起止时间：20230101-20231231",
	} {
		r := site{title: "某局政府信息公开工作年度报告", above: []string{sentence}}.read(t)
		if got := evidence(r.Report, report.AboutYear); r.Report.Year != 2023 || got[0] != "period 2023" {
			t.Errorf("%s: year %d by %v; want 2023 by the period", sentence, r.Report.Year, got)
		}
	}
}

// rule: var yearWeight in extract/evidence_year.go, folder
// rule: func disagree in extract/evidence_year.go
func TestQ48AFolderIsAHintOnly(t *testing.T) {
	r := site{title: "云河市安监局2015年政府信息公开任务情况报告", address: "http://a.gov.cn/c/www/nb2020bm/40172.jhtml"}.read(t)
	if got := evidence(r.Report, report.AboutYear); r.Report.Year != 2015 || !slices.Contains(got, "folder 2020") || len(finds(r, "MD_YEAR_AGREEMENT")) > 0 {
		t.Errorf("year %d by %v, findings %v; want 2015, the folder kept, and no finding", r.Report.Year, got, r.Findings)
	}
}

// rule: func jointBodies in extract/evidence_agency.go
func TestQ32BodiesThatReportTogether(t *testing.T) {
	for name, want := range map[string][]string{
		"省安全监管局、甲煤矿安监局":    {"省安全监管局", "甲煤矿安监局"},
		"甲市文化局/甲市旅游局":      {"甲市文化局", "甲市旅游局"},
		"甲市规划局和甲市测绘局":      {"甲市规划局", "甲市测绘局"},
		"甲市文化局（甲市新闻出版局）":   {"甲市文化局", "甲市新闻出版局"},
		"甲区发展改革和统计局":       nil,
		"甲市民族和宗教事务局":       nil,
		"甲市住房和城乡建设局":       nil,
		"甲市人民政府（市人民政府办公厅）": nil,
		"甲县和乙县":            nil,
		"甲市教育局":            nil,
		"":                 nil,
	} {
		if got := jointBodies(name); !slices.Equal(got, want) {
			t.Errorf("jointBodies(%q) = %q; want %q", name, got, want)
		}
	}
	r := site{title: "省安全监管局、甲煤矿安监局2015年政府信息公开工作年度报告"}.read(t)
	want := []string{"title 省安全监管局、甲煤矿安监局", "title 省安全监管局", "title 甲煤矿安监局"}
	if got := evidence(r.Report, report.AboutAgency); !slices.Equal(got, want) {
		t.Errorf("evidence %q; want %q", got, want)
	}
}

// Of two places of one name the source decides which a report is of, not the name.
// rule: func pick in report/agency.go
func TestQ46TheSourceSaysWhichPlace(t *testing.T) {
	x := Extractor{Agencies: report.NewAgencies([]report.Agency{
		{ID: "gulou-a", Name: "鼓楼区教育局", Region: "990106", Confirmed: true},
		{ID: "gulou-c", Name: "鼓楼区教育局", Region: "980302", Confirmed: true}, {ID: "gulou-b", Name: "鼓楼区教育局", Region: "990107", Confirmed: true}})}
	body := []byte(site{title: "鼓楼区教育局2021年政府信息公开工作年度报告"}.html())
	for region, want := range map[string]string{"990106": "gulou-a", "990107": "gulou-b", "980302": "gulou-c", "980300": "gulou-c", "990100": "x-990100-"} {
		src := report.Source{ID: "s", Covers: report.Covers{Region: region}}
		if r := x.Read(context.Background(), "http://a.gov.cn/1.html", body, "", &src)[0]; !strings.HasPrefix(r.Report.AgencyID, want) {
			t.Errorf("under %s it is %s; want %s", region, r.Report.AgencyID, want)
		}
	}
	if r := x.Read(context.Background(), "a.html", body, "", nil)[0]; r.Report.AgencyID != "" || r.Report.Region != "" {
		t.Errorf("a bare file is %q in %q; want neither", r.Report.AgencyID, r.Report.Region)
	}
}

func FuzzYearsOfAnAddress(f *testing.F) {
	f.Add("http://a.gov.cn/zfxxgknb/2021n/202202/t20220218_1.html?fbtime=2020")
	f.Add("2021年\xff%zz/2020")
	f.Fuzz(func(t *testing.T, name string) {
		for _, read := range []func(string) (int, string){queryYear, folderYear} {
			year, text := read(name)
			if year != 0 && (year < 2000 || year > 2100 || text == "") {
				t.Errorf("%q names %d by %q", name, year, text)
			}
		}
	})
}

// Files packed together go by their names, and so does a file by its own.
// rule: func titleOfName in extract/extract.go
func TestQ28TheNameOfAFileNamesTheAgency(t *testing.T) {
	body := []byte(site{title: "", above: []string{"政府信息公开工作年度报告（2021年度）"}}.html())
	d, err := document.Read(body, "text/html; charset=utf-8")
	if err != nil {
		t.Fatal(err)
	}
	x := Extractor{Open: func(context.Context, []byte, string) []document.Part {
		return []document.Part{{Path: "各局/区教育局2021年政府信息公开工作年度报告.docx", Document: d}, {Path: "各局/区司法局2021年政府信息公开年报.docx", Document: d}, {Path: "1.docx", Document: d}}
	}}
	var got []string
	for _, r := range x.Read(context.Background(), "http://a.gov.cn/all.zip", nil, "", nil) {
		got = append(got, r.Report.Agency)
	}
	if want := []string{"区教育局", "区司法局", ""}; !slices.Equal(got, want) {
		t.Errorf("agencies of packed files = %q; want %q", got, want)
	}
	for name, want := range map[string]string{
		"reports/区教育局2021年政府信息公开年报.html":                                                                                                  "区教育局",
		"http://a.gov.cn/P0/%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%802021%E5%B9%B4%E6%94%BF%E5%8A%A1%E5%85%AC%E5%BC%80%E5%B9%B4%E6%8A%A5.html": "区教育局",
		"http://a.gov.cn/P020220118.html": "",
	} {
		if r := read(t, name, string(body)); r.Report.Agency != want {
			t.Errorf("%s: agency %q; want %q", name, r.Report.Agency, want)
		}
	}
}

// A page that is called one body's and shows the report of another says so.
// rule: func checkPublisher in extract/check.go, the heading
func TestQ34AHeadingOfAnotherAgency(t *testing.T) {
	for heading, want := range map[string]int{
		"云河市水务局2021年政府信息公开工作年度报告":   1,
		"市应急管理局2021年政府信息公开工作年度报告":   0,
		"云河市应急局2021年政府信息公开工作年度报告":   0,
		"云河市应急管理局2021年政府信息公开工作年度报告": 0,
	} {
		r := site{title: "云河市应急管理局2021年政府信息公开工作年度报告", above: []string{heading}}.read(t)
		if got := finds(r, "MD_AGENCY_VS_PUBLISHER"); len(got) != want || r.Report.Agency != "云河市应急管理局" {
			t.Errorf("%s: %q, %v; want the page's agency and %d findings", heading, r.Report.Agency, got, want)
		}
	}
}

// A year that nothing but the day of publishing speaks for is told as such: pages
// are moved, and then bear the day of that (Q35).
// rule: func checkYear in extract/check.go
// rule: var yearWeight in extract/evidence_year.go, date
func TestQ35ADayOfPublishingAloneIsAFinding(t *testing.T) {
	alone := site{title: "云河市教育局政府信息公开工作年度报告", address: "http://a.gov.cn/xxgk/202201/t20220110_1.html"}.read(t)
	if got := finds(alone, "MD_YEAR_AGREEMENT"); alone.Report.Year != 2021 || len(got) != 1 || !strings.Contains(got[0], "2022-01-10") {
		t.Errorf("year %d, %v; want 2021 and a finding", alone.Report.Year, got)
	}
	moved := site{title: "云河市教育局2019年政府信息公开工作年度报告", address: "http://a.gov.cn/xxgk/202201/t20220110_1.html"}.read(t)
	if got := finds(moved, "MD_YEAR_AGREEMENT"); moved.Report.Year != 2019 || len(got) != 0 || !slices.Contains(evidence(moved.Report, report.AboutYear), "date 2021") {
		t.Errorf("year %d, %v by %v; want 2019, the day kept and no finding", moved.Report.Year, got, evidence(moved.Report, report.AboutYear))
	}
}

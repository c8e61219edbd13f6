package extract

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"harvest/report"
)

// The quirks of pages, files, hosts and prose that no other file has; see
// quirk_named_test.go.

// rule: func pictured in extract/picture.go
func TestQ18TablesAsPictures(t *testing.T) {
	const head = "<html><body><h1>甲市教育局2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>2021年，我局收到政府信息公开申请3件。</p><p>二、主动公开政府信息情况</p><p>全年主动公开信息12条。</p>"
	for name, body := range map[string]string{
		"behind a heading":  "<p><img src=1.png></p><p>三、收到和处理政府信息公开申请情况</p><p>全年收到申请3件。</p><p>四、政府信息公开行政复议、行政诉讼情况</p>",
		"behind a sentence": "<p>三、收到和处理政府信息公开申请情况</p><p>全年收到申请3件，均已答复。</p><p><img src=2.png></p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p>",
		"under its caption": "<p>五、存在的主要问题及改进情况</p><p>" + strings.Repeat("有待加强。", 20) + "</p><p>附表：政府信息公开情况统计表</p><img src=3.png>",
	} {
		if r := read(t, "a.html", head+body+"</body></html>"); r.Problem == nil || r.Problem.Kind != report.Scan {
			t.Errorf("%s: %+v; want a scan", name, r.Problem)
		}
	}
}

// rule: func readParts in extract/extract.go, every file that is packed in one
func TestQ19AReportInAZip(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"教育局/甲市教育局2021年政府信息公开工作年度报告.html", "说明.txt"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		body := "请见附件。"
		if strings.HasSuffix(name, ".html") {
			body = site{title: "年报"}.html()
		}
		if _, err := io.WriteString(w, body); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var x Extractor
	readings := x.Read(t.Context(), "http://a.gov.cn/P020220118.zip", b.Bytes(), "application/zip", nil)
	if len(readings) != 2 || readings[0].Report == nil || readings[0].Report.Agency != "甲市教育局" || readings[0].Report.Year != 2021 {
		t.Fatalf("%d readings, %+v; want the report of the file in it, and what the other is", len(readings), readings[0])
	}
	if readings[0].Part != "教育局/甲市教育局2021年政府信息公开工作年度报告.html" || readings[1].Problem == nil || readings[1].Problem.Kind != report.NotReport {
		t.Errorf("parts %q, %+v; want the report's path and no report in the other", readings[0].Part, readings[1].Problem)
	}
	newSheet("2021").check(t, readings[0])
}

// rule: var vocabulary in page/title.go
func TestQ29EveryWordForTheReport(t *testing.T) {
	for _, title := range []string{
		"甲市教育局2021年政府信息公开工作年度报告", "甲市教育局2021年政府信息公开工作报告", "甲市教育局2021年政府信息公开情况报告", "甲市教育局2021年政府信息公开任务情况报告",
		"甲市教育局2021年政府信息公开年报", "甲市教育局2021年政务公开工作年度报告", "甲市教育局2021年政务信息公开年度报告", "甲市教育局政府信息公开工作2021年度报告",
		"甲市教育局2021年政府信息公开工作年度报告（转载）", "甲市教育局2021年政府信息公开工作年度报告（图片版）", "甲市教育局2021年政府信息公开工作年度报告（超链版）", "甲市教育局关于2021年度政府信息公开工作情况的报告",
		"甲市教育局２０２１年度政府信息公开工作年度报告", "甲市教育局二〇二一年政府信息公开工作年度报告", "甲市教育局2021年 政府信息 公开工作 年度报告",
	} {
		if r := (site{title: title}).read(t); r.Report.Agency != "甲市教育局" || r.Report.Year != 2021 || evidence(r.Report, report.AboutYear)[0] != "title 2021" {
			t.Errorf("%s: %q of %d by %v; want 甲市教育局 of 2021 by its title", title, r.Report.Agency, r.Report.Year, evidence(r.Report, report.AboutYear))
		}
	}
}

// Figures of the prose are claims of their own, that no sum mends and no table takes;
// parts that do not add up stay as they are said.
// rule: func claim in extract/claim.go
// rule: func secondClaims in extract/check.go
func TestQ39PartsOfTheProseThatDoNotAddUp(t *testing.T) {
	s := newSheet("2021")
	fresh := s.rows[0][7]
	text := "2021年，我局共收到政府信息公开申请" + fresh + "件，其中网络申请307件，信函申请97件，当面申请3件。\n（六）其他\n2021年，我局共收到政府信息公开申请99999件。"
	r := read(t, "a.txt", strings.Replace(s.text(joined("\t")), "本机关依法公开。", text, 1))
	wantCells(t, r, "narrative_requests_received="+fresh, "narrative_channel_online=307", "narrative_channel_mail=97", "narrative_channel_in_person=3", "request_new/total="+fresh)
	for _, f := range r.Report.Facts {
		if strings.HasPrefix(f.Indicator, "narrative_") && !f.Claim() {
			t.Errorf("%s by %s is no claim", f.Indicator, f.Rule)
		}
	}
	if got := finds(r, "NV_RECEIVED"); len(got) != 1 || got[0] != "99999" {
		t.Errorf("NV_RECEIVED finds %q; want the second figure alone", got)
	}
}

// rule: func readProse in extract/prose_only.go, a report that claims nothing
func TestQ40ProseWithoutAFigure(t *testing.T) {
	empty := "我局高度重视政府信息公开工作，切实加强组织领导，不断完善工作机制。"
	page := func(first string) string {
		return "<html><body><h1>甲市教育局2012年政府信息公开工作年度报告</h1><p>一、概述</p><p>" + first + strings.Repeat(empty, 12) + "</p><p>五、存在的主要问题及改进措施</p><p>" + empty + "</p></body></html>"
	}
	if r := read(t, "a.html", page("")); r.Problem == nil || r.Problem.Kind != report.UnknownForm {
		t.Errorf("%+v, %+v; want a problem and no report without a figure", r.Problem, r.Report)
	}
	three := func(year, third string) report.Reading {
		return read(t, "a.html", "<html><body><h1>甲市教育局"+year+"年政府信息公开工作年度报告</h1><p>一、概述</p><p>"+empty+"</p><p>二、主动公开政府信息情况</p><p>"+empty+"</p><p>三、存在的主要问题及改进措施</p>"+third+"</body></html>")
	}
	if r := three("2012", "<p>"+empty+"</p>"); r.Report == nil || len(r.Report.Sections) != 3 || len(claimFacts(r)) != 0 {
		t.Errorf("%+v; want a report of three sections that claims nothing", r.Problem)
	}
	for name, r := range map[string]report.Reading{"in a year of tables": three("2016", "<p>"+empty+"</p>"), "a heading with nothing behind it": three("2012", "")} {
		if r.Problem == nil || r.Problem.Kind != report.UnknownForm {
			t.Errorf("%s: %+v; want unknown_form", name, r.Problem)
		}
	}
	if r := read(t, "a.html", page("2012年，我局主动公开政府信息12条。")); r.Report == nil || shownClaims(claimFacts(r)) != "proactive_total=12" {
		t.Errorf("%+v; want the one claim", r.Problem)
	}
}

// claimFacts are the claims of a reading.
func claimFacts(r report.Reading) (claims []report.Fact) {
	for _, f := range r.Report.Facts {
		if f.Claim() {
			claims = append(claims, f)
		}
	}
	return claims
}

// What a page declares breaks ties alone; its bytes say what it is.
// rule: func plainUTF8 in page/charset.go
// rule: func guess in page/charset_guess.go
func TestQ41APageInGBKThatSaysOtherwise(t *testing.T) {
	page := "<html><head><meta charset=utf-8></head><body><h1>甲市教育局2023年政府信息公开工作年度报告</h1><table>" + block("一", head2021, "规章|1|2|3", "行政规范性文件|4|5|6") + "</table></body></html>"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	wantCells(t, read(t, "a.html", gbk), "disclosure_rules_issued=1", "disclosure_normative_in_force=6")
}

// rule: func impostor in extract/impostor.go
// rule: func glossesIn in extract/impostor.go
func TestQ43ReadingsInBrackets(t *testing.T) {
	for first, want := range map[string]bool{
		"根據信(xìn)息公開(kāi)工(gōng)作年度報(bào)告，特向社會(huì)公開。": true,
		"根据信（xin）息公开（kai）工（gong）作年度报（bao）告，特向社会（hui）公开。": true,
		"通过公众号（wx）公开，与社会资本合作(PPP)，办理(见附件)。":              false,
		"一(1)、二(2)、三(3)、四(4)、五(5)、六(6)。":                 false,
	} {
		r := read(t, "a.html", site{title: "甲市教育局2021年政府信息公开工作年度报告", first: first}.html())
		if refused := r.Problem != nil && r.Problem.Kind == report.NotReport; refused != want {
			t.Errorf("%s: refused %v, %+v; want %v", first, refused, r.Problem, want)
		}
	}
}

// A mirror in traditional characters reads as what it copies, and its host is none
// that could be believed.
// rule: var simplified in extract/label.go
// rule: func strayHost in extract/captures.go
func TestQ44AMirrorInTraditionalCharacters(t *testing.T) {
	s := newSheet("2021")
	page := s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })
	mirror := strings.NewReplacer("总计", "總計", "结转", "結轉", "其他处理", "其他處理", "属于", "屬於", "举报投诉", "舉報投訴", "法律服务机构", "法律服務機構", "社会公益组织", "社會公益組織", "商业企业", "商業企業",
		"科研机构", "科研機構", "政府信息公开工作年度报告", "政府信息公開工作年度報告", "申请", "申請", "数量", "數量", "办理结果", "辦理結果", "予以公开", "予以公開").Replace(page)
	r := read(t, "a.html", mirror)
	s.check(t, r)
	exact := 0
	for _, f := range r.Report.Facts {
		if f.Member == report.Total && f.State == report.Stated && f.Rule == "in-order" {
			exact++
		}
	}
	if exact < 10 {
		t.Errorf("%d rows are known by their label; want those whose every character is one of the forms'", exact)
	}
	var x Extractor
	if got := x.strayHost("https://www.newton.example.com/wiki/1.html"); got != "www.newton.example.com" {
		t.Errorf("strayHost = %q; want the mirror's", got)
	}
}

// rule: func strayHost in extract/captures.go
// rule: func Allows in report/source.go
func TestQ45HostsThatAreAddresses(t *testing.T) {
	x := Extractor{Sources: map[string]report.Source{"a": {ID: "a", Site: "http://61.150.65.235", Hosts: []string{"122.137.242.24:8080"}}}}
	for address, want := range map[string]string{
		"http://61.150.65.235/1.html":        "", // a person has allowed it
		"http://61.150.65.235:80/1.html":     "",
		"http://122.137.242.24:8080/1.html":  "",
		"http://122.137.242.24/1.html":       "122.137.242.24",
		"http://61.150.65.235:8080/1.html":   "61.150.65.235:8080",
		"http://101.230.193.164/1.html":      "101.230.193.164",
		"http://101.230.193.164.gov.cn/1.md": "",
	} {
		if got := x.strayHost(address); got != want {
			t.Errorf("strayHost(%s) = %q; want %q", address, got, want)
		}
	}
}

// rule: var neverWords in page/title_words.go
// rule: func partYear in extract/extract.go
// rule: func carries in page/title_words.go
func TestQ47WhatIsNoAnnualReport(t *testing.T) {
	s := newSheet("2021")
	for title, want := range map[string]bool{
		"甲市教育局2021年政府信息公开工作年度报告":       true,
		"甲市月湖区教育局2021年政府信息公开工作年度报告":    true,
		"甲市考核办2021年政府信息公开工作年度报告":       true,
		"甲市教育局2021年上半年政府信息公开工作报告":      false,
		"甲市教育局2021年第一季度政府信息公开工作报告":     false,
		"2021年上半年依申请公开统计":              false,
		"2021年3月月报":                    false,
		"图解：甲市教育局2021年政府信息公开工作年度报告":    false,
		"关于做好2021年政府信息公开工作年度报告编制工作的通知": false,
		"甲市教育局2021年政府信息公开工作年度报告解读":     false,
		"关于做好甲市教育局2021年政府信息公开工作年度报告":   false,
		"关于报送甲市教育局2021年政府信息公开工作年度报告的函": false,
	} {
		page := strings.Replace(s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }), "甲市教育局2021年政府信息公开工作年度报告", title, 1)
		_, isTitle := readTitled(t, page)
		if isTitle != want {
			t.Errorf("%s is the title of a report: %v; want %v", title, isTitle, want)
		}
	}
	for _, part := range []string{"2021年上半年依申请公开统计", "2021年第三季度依申请公开情况", "2021年5月份依申请公开月报"} {
		page := strings.Replace(s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }), "甲市教育局2021年政府信息公开工作年度报告", part, 1)
		if r := read(t, "a.html", page); r.Problem == nil || r.Problem.Kind != report.NotReport {
			t.Errorf("%s: %+v; want no report, though its table is that of one", part, r.Problem)
		}
	}
}

// readTitled reads a page, and reports whether its title is what says its year.
func readTitled(t *testing.T, page string) (report.Reading, bool) {
	t.Helper()
	r := read(t, "a.html", page)
	if r.Report == nil {
		return r, false
	}
	years := evidence(r.Report, report.AboutYear)
	return r, len(years) > 0 && strings.HasPrefix(years[0], "title ")
}

// rule: func resolve in extract/resolve.go, the name that the report prints
func TestQ49OneAddressOfTwoAgencies(t *testing.T) {
	x := Extractor{Agencies: report.NewAgencies([]report.Agency{
		{ID: "lake", Name: "甲市湖滨街道办事处", Region: "990100", Confirmed: true},
		{ID: "hill", Name: "甲市山前街道办事处", Region: "990100", Confirmed: true}})}
	src := report.Source{ID: "s", Covers: report.Covers{Region: "990100"}}
	for title, want := range map[string]string{"甲市湖滨街道办事处2022年政府信息公开工作年度报告": "lake 2022", "甲市山前街道办事处2024年政府信息公开工作年度报告": "hill 2024"} {
		r := x.Read(t.Context(), "http://a.gov.cn/gknbxq/pnidpv197.html", []byte(site{title: title}.html()), "", &src)[0]
		if got := fmt.Sprint(r.Report.AgencyID, " ", r.Report.Year); got != want {
			t.Errorf("%s: %s; want %s", title, got, want)
		}
	}
}

// What is hard to believe is kept as printed, and told.
// rule: check DIS_2019_PUBLISHED_BOUND in report/checks.yaml
func TestQ50ImplausibleFiguresAreKept(t *testing.T) {
	r := disclosed(t, 2019, block("一", head2019, "规章|0|0|0", "规范性文件|22|22|2"))
	wantCells(t, r, "disclosure_normative_made=22", "disclosure_normative_newly_published=22", "disclosure_normative_published_total=2")
	if got := finds(r, "DIS_2019_PUBLISHED_BOUND"); len(got) != 1 || got[0] != "22" {
		t.Errorf("DIS_2019_PUBLISHED_BOUND finds %q; want the 22", got)
	}
}

// rule: func addMarkup in document/script.go
// rule: func isJSON in document/script.go
func TestQ53AShellWhoseScriptHoldsTheReport(t *testing.T) {
	s := newSheet("2021")
	inner := "<h1>甲市教育局2021年政府信息公开工作年度报告</h1>" + s.body("本机关依法公开。")
	literal, err := json.Marshal(inner)
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		"a script":    "<html><head><title>政务公开</title></head><body><div id=app></div><script>window.data={\"content\":" + string(literal) + "}</script></body></html>",
		"its JSON":    `{"code":200,"data":{"title":"年报","content":` + string(literal) + `}}`,
		"single mark": "<html><body><div id=app></div><script>var c='" + strings.NewReplacer("\n", `\n`, "/", `\/`).Replace(inner) + "';</script></body></html>",
	} {
		r := read(t, "a", body)
		s.check(t, r)
		if r.Report.Agency != "甲市教育局" {
			t.Errorf("%s: agency %q; want 甲市教育局", name, r.Report.Agency)
		}
	}
}

// Categories that the prose sums up otherwise than it says: 425 is the claim, and each
// of its parts is one of its own.
// rule: func choose in extract/claim_choose.go
func TestQ61TwoRecordsOfOneFigureInTheProse(t *testing.T) {
	page := "<html><body><h1>甲县2011年政府信息公开工作年度报告</h1><p>一、概述</p><p>" + strings.Repeat("全县认真贯彻落实条例，依法公开政府信息。", 14) + "</p><p>二、主动公开政府信息情况</p>" +
		"<p>2011年，全县主动公开政府信息425条。</p><p>三、依申请公开政府信息情况</p><p>2011年，共收到政府信息公开申请9件，其中当面申请4件，网络申请4件。</p><p>（三）公开类别</p><p>2011年，全县主动公开政府信息421条。</p></body></html>"
	r := read(t, "a.html", page)
	if r.Report == nil {
		t.Fatalf("no report: %+v", r.Problem)
	}
	if got := shownClaims(claimFacts(r)); got != "proactive_total=425 requests_received=9 channel_in_person=4 channel_online=4" {
		t.Errorf("claims %q; want the first of two, and parts as they are said", got)
	}
}

package page

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A sight is all that page says of one page.
type sight struct {
	Title       string
	Report      Title
	Published   string
	Links       []string // address, text, date
	Attachments []string // address, text
}

func see(t *testing.T, markup, at string) sight {
	t.Helper()
	if wall, ok := Blocked(http.StatusOK, nil, []byte(markup)); ok {
		t.Errorf("Blocked = %q, true; want false", wall)
	}
	text, _ := Decode([]byte(markup), "text/html")
	doc := parse(t, string(text))
	s := sight{Title: PageTitle(doc)}
	s.Report, _ = ReportTitle(s.Title)
	if d, ok := Published(doc); ok {
		s.Published = d.Format(time.DateOnly)
	}
	for _, l := range Links(doc, address(t, at)) {
		line := l.URL + " " + l.Text
		if !l.Date.IsZero() {
			line += " " + l.Date.Format(time.DateOnly)
		}
		s.Links = append(s.Links, line)
	}
	for _, l := range Attachments(doc, address(t, at)) {
		s.Attachments = append(s.Attachments, l.URL+" "+l.Text)
	}
	return s
}

func TestAListOfReports(t *testing.T) {
	got := see(t, `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta name="SiteName" content="云河市人民政府"><meta name="ColumnName" content="政府信息公开年报">
<title>政府信息公开年报_云河市人民政府</title></head><body>
<div class="top"><a href="javascript:login()">登录</a> | <a href="../../">首页</a></div>
<ul class="list">
  <li><a href="./202201/t20220128_7.html" target="_blank" title="云河市司法局2021年政府信息公开工作年度报告">云河市司法局2021年政府信息公开…</a><span>2022-01-28</span></li>
  <li><a href="./202101/t20210127_6.html" target="_blank" title="云河市司法局2020年政府信息公开工作年度报告">云河市司法局2020年政府信息公开…</a><span>2021-01-27</span></li>
  <li><a href="./202001/P020200120.pdf">云河市司法局2019年政府信息公开工作年度报告</a><span>2020-01-20</span></li>
</ul>
<div class="page"><script>createPageHTML(3, 0, "index", "html")</script><a href="#">上一页</a><a href="index_1.html">下一页</a></div>
</body></html>`, "http://sfj.yunhe.test/zwgk/gknb/index.html")
	want := sight{
		Title: "政府信息公开年报",
		Links: []string{
			"http://sfj.yunhe.test/ 首页",
			"http://sfj.yunhe.test/zwgk/gknb/202201/t20220128_7.html 云河市司法局2021年政府信息公开… 2022-01-28",
			"http://sfj.yunhe.test/zwgk/gknb/202101/t20210127_6.html 云河市司法局2020年政府信息公开… 2021-01-27",
			"http://sfj.yunhe.test/zwgk/gknb/202001/P020200120.pdf 云河市司法局2019年政府信息公开工作年度报告 2020-01-20",
			"http://sfj.yunhe.test/zwgk/gknb/index_1.html 下一页",
		},
		Attachments: []string{
			"http://sfj.yunhe.test/zwgk/gknb/202001/P020200120.pdf 云河市司法局2019年政府信息公开工作年度报告",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a list (-want +got):\n%s", diff)
	}
}

func TestACatalogueInATable(t *testing.T) {
	got := see(t, `<html><head><base href="http://www.yunhe.test/"><title>信息公开目录</title></head><body>
<table class="layout"><tr><td>今天是2024年5月1日
<table><tr><th>索引号</th><th>信息名称</th><th>发文日期</th><th>发布日期</th></tr>
<tr><td>11441200MB2C91453G/2022-00271</td><td><a href="catalogue/show/1.html">月湖区2021年政府信息公开年报</a></td><td>2022-01-20</td><td>2022-01-28</td></tr>
<tr><td>11441200MB2C91453G/2021-00113</td><td><a href="catalogue/show/2.html">月湖区2020年政府信息公开年报</a></td><td>2021-01-20</td><td>2021-01-28</td></tr>
</table></td></tr></table></body></html>`, "http://www.yunhe.test/catalogue/showList/9/page_1.html")
	want := sight{
		Title: "信息公开目录",
		Links: []string{
			"http://www.yunhe.test/catalogue/show/1.html 月湖区2021年政府信息公开年报 2022-01-28",
			"http://www.yunhe.test/catalogue/show/2.html 月湖区2020年政府信息公开年报 2021-01-28",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a catalogue (-want +got):\n%s", diff)
	}
}

func TestAReportWithAFile(t *testing.T) {
	got := see(t, `<html><head><meta charset="gb2312"><meta name="ArticleTitle" content="月湖区司法局2021年政府信息公开工作年度报告">
<meta name="PubDate" content="2022-01-28 16:20"><title>月湖区司法局2021年政府信息公开工作年度报告_年报_月湖区</title></head><body>
<form>用户登录 <input type="password"> 验证码 <input name="yzm"></form>
<h1>月湖区</h1><div class="info">发布时间：2022-02-01 来源：区司法局</div>
<div id="zoom"><p>一、总体情况</p></div>
<p>附件：<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&amp;wbfileid=71">附件【年度报告.docx】</a></p>
<p><span onclick="preview('/files/2022/a.ofd', '年度报告.ofd')">预览</span></p>
<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2F2022%2Fa.pdf"></iframe>
</body></html>`, "http://www.yuehu.test/info/1011/1234.htm")
	want := sight{
		Title:     "月湖区司法局2021年政府信息公开工作年度报告",
		Report:    Title{"月湖区司法局", 2021, "月湖区司法局2021年政府信息公开工作年度报告"},
		Published: "2022-01-28",
		Links: []string{
			"http://www.yuehu.test/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=71 附件【年度报告.docx】",
		},
		Attachments: []string{
			"http://www.yuehu.test/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=71 附件【年度报告.docx】",
			"http://www.yuehu.test/files/2022/a.ofd 预览",
			"http://www.yuehu.test/files/2022/a.pdf ",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a report (-want +got):\n%s", diff)
	}
}

func TestAReportWithoutMetaTags(t *testing.T) {
	got := see(t, `<html><head><title>关于公布《2009年政府信息公开工作年度报告》-云河市安监局</title></head><body>
<div class="title">首页 &gt; 年报</div>
<table><tr><td>发 布 机 构</td><td>云河市安监局</td></tr><tr><td>成 文 日 期</td><td>2010-03-01</td></tr>
<tr><td>发 布 日 期</td><td>2010年3月15日</td></tr></table>
<h1>云河市安监局关于公布
《2009年政府信息公开工作年度报告》</h1>
</body></html>`, "http://ajj.yunhe.test/2010/03-15/9.html")
	want := sight{
		Title:     "云河市安监局关于公布 《2009年政府信息公开工作年度报告》",
		Report:    Title{"云河市安监局", 2009, "2009年政府信息公开工作年度报告"},
		Published: "2010-03-15",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a report (-want +got):\n%s", diff)
	}
}

func TestAPageThatIsNoReport(t *testing.T) {
	got := see(t, `<html><head><title>关于做好2021年政府信息公开工作年度报告编制工作的通知</title></head><body>
<p>各县区：</p><p>时间：2021-12-20</p><a href="/f/附件1.xls?t=1">附件1：报表</a></body></html>`, "http://www.yunhe.test/c/2021-12-20/1.shtml")
	want := sight{
		Title:       "关于做好2021年政府信息公开工作年度报告编制工作的通知",
		Published:   "2021-12-20",
		Links:       []string{"http://www.yunhe.test/f/%E9%99%84%E4%BB%B61.xls?t=1 附件1：报表"},
		Attachments: []string{"http://www.yunhe.test/f/%E9%99%84%E4%BB%B61.xls?t=1 附件1：报表"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a notice (-want +got):\n%s", diff)
	}
}

func TestAnEmptyPageShowsNothing(t *testing.T) {
	if diff := cmp.Diff(sight{}, see(t, "", "http://www.yunhe.test/")); diff != "" {
		t.Errorf("nothing (-want +got):\n%s", diff)
	}
}

package page

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
)

func parse(t testing.TB, markup string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func address(t testing.TB, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

const listing = "http://www.yunhe.test/zwgk/gknb/index.html"

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		name, markup string
		want         []Link
	}{
		{"in document order, resolved", `<a href="./t1.html">一</a><a href="/b.html">二</a><a href="//c.test/x">三</a><a href="HTTPS://D.TEST/y?a=1&amp;b=2">四</a>`, []Link{
			{URL: "http://www.yunhe.test/zwgk/gknb/t1.html", Text: "一"}, {URL: "http://www.yunhe.test/b.html", Text: "二"},
			{URL: "http://c.test/x", Text: "三"}, {URL: "https://d.test/y?a=1&b=2", Text: "四"},
		}},
		{"against the page's own base", `<head><base href="/other/"></head><a href="a.html">一</a>`, []Link{{URL: "http://www.yunhe.test/other/a.html", Text: "一"}}},
		{"but not a base that is none", `<head><base href="javascript:"></head><a href="a.html">一</a>`, []Link{{URL: "http://www.yunhe.test/zwgk/gknb/a.html", Text: "一"}}},
		{"without scripts, mail and mere fragments", `<a href="javascript:void(0)">一</a><a href="MAILTO:a@b.test">二</a><a href="#top">三</a><a href="">四</a><a>五</a><a href="tel:12345">六</a><a href="http://[bad">七</a>`, nil},
		{"without the fragment", `<a href="a.html#p2">一</a>`, []Link{{URL: "http://www.yunhe.test/zwgk/gknb/a.html", Text: "一"}}},
		{"as careless people write them", "<a href=' \n.\\2021\\a b.html '>一</a><a href='100%.html'>二</a>", []Link{
			{URL: "http://www.yunhe.test/zwgk/gknb/2021/a%20b.html", Text: "一"}, {URL: "http://www.yunhe.test/zwgk/gknb/100%25.html", Text: "二"},
		}},
		{"with text as a reader sees it", `<a href="a" title=" 某局2021年  年度报告 "> 某局<b>2021</b>年
			…<script>x</script>` + "\u200b</a>", []Link{{URL: "http://www.yunhe.test/zwgk/gknb/a", Text: "某局2021年 …", Title: "某局2021年 年度报告"}}},
		{"once, with the longest text", `<ul><li><a href="a"><img></a></li><li><a href="b">乙</a></li><li><a href="a#x" title="t">某局年度报告</a> 2022-01-28</li><li><a href="a">年报</a></li></ul>`, []Link{
			{URL: "http://www.yunhe.test/zwgk/gknb/a", Text: "某局年度报告", Title: "t", Date: date(2022, 1, 28)}, {URL: "http://www.yunhe.test/zwgk/gknb/b", Text: "乙"},
		}},
		{"with the date of the list row", `<ul><li><a href="a">2020年1月1日会议</a><span>2022-01-28</span></li><li><span>[2022/1/29]</span><a href="b">乙</a></li><li><a href="c">丙<i>2022.1.30</i></a></li><li><a href="d">丁</a></li></ul>`, []Link{
			{URL: "http://www.yunhe.test/zwgk/gknb/a", Text: "2020年1月1日会议", Date: date(2022, 1, 28)}, {URL: "http://www.yunhe.test/zwgk/gknb/b", Text: "乙", Date: date(2022, 1, 29)},
			{URL: "http://www.yunhe.test/zwgk/gknb/c", Text: "丙2022.1.30", Date: date(2022, 1, 30)}, {URL: "http://www.yunhe.test/zwgk/gknb/d", Text: "丁"},
		}},
		{"with the date of the table row, the day of publication", `<table><tr><td>1</td><td><a href="a">甲</a></td><td>2022-01-27</td><td>2022-01-28</td></tr></table><dl><dd><a href="b">乙</a>2022-01-29</dd></dl>`, []Link{
			{URL: "http://www.yunhe.test/zwgk/gknb/a", Text: "甲", Date: date(2022, 1, 28)}, {URL: "http://www.yunhe.test/zwgk/gknb/b", Text: "乙", Date: date(2022, 1, 29)},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Links(parse(t, c.markup), address(t, listing))); diff != "" {
				t.Errorf("Links of %s (-want +got):\n%s", c.markup, diff)
			}
		})
	}
}

func TestLinksTakeNoDateFromATableThatLaysOutThePage(t *testing.T) {
	markup := `<table><tr><td>今天是2024年5月1日</td><td>` + strings.Repeat(`<a href="a">甲</a>`, 7) + `</td></tr></table>`
	if got := Links(parse(t, markup), address(t, listing)); len(got) != 1 || !got[0].Date.IsZero() {
		t.Errorf("Links = %+v; want one without a date", got)
	}
}

func TestLinksWithoutABaseAreAbsolute(t *testing.T) {
	want := []Link{{URL: "http://a.test/x", Text: "二"}}
	if diff := cmp.Diff(want, Links(parse(t, `<a href="b">一</a><a href="http://a.test/x">二</a>`), nil)); diff != "" {
		t.Error(diff)
	}
}

func TestAttachments(t *testing.T) {
	const root = "http://www.yunhe.test"
	for _, c := range []struct {
		name, markup string
		want         []string // addresses
	}{
		{"every kind of file", `<a href="/a.pdf">1</a><a href="/a.DOC">2</a><a href="/a.docx">3</a><a href="/a.wps">4</a><a href="/a.xls">5</a><a href="/a.xlsx">6</a><a href="/a.ofd">7</a><a href="/a.zip">8</a><a href="/a.rar">9</a><a href="/a.7z">10</a><a href="/a.rtf">11</a><a href="/a.odt">12</a>`,
			strings.Fields("/a.pdf /a.DOC /a.docx /a.wps /a.xls /a.xlsx /a.ofd /a.zip /a.rar /a.7z /a.rtf /a.odt")},
		{"no page, no picture", `<a href="/a.html">1</a><a href="/a.jpg">2</a><a href="/pdf">3</a><a href="/a.html?x=1">年报</a><iframe src="/map.html"></iframe><a href="javascript:void('x')">4</a>`, nil},
		{"with a query or a session behind", `<a href="/a.pdf?v=1&amp;t=2">1</a><a href="/b.doc;jsessionid=1A">2</a>`, []string{"/a.pdf?v=1&t=2", "/b.doc;jsessionid=1A"}},
		{"in frames and objects", `<iframe src="/a.pdf"></iframe><embed src="/b.pdf"><object data="/c.pdf"></object>`, []string{"/a.pdf", "/b.pdf", "/c.pdf"}},
		{"behind a viewer", `<iframe src="/pdfjs/web/viewer.html?file=/upload/a.pdf#page=1"></iframe><a href="/viewer.html?x=1&amp;file=%2Fupload%2Fb%20c.pdf%3Fv%3D1">1</a><iframe src="/pdfjs/web/viewer.html?file=../d.pdf"></iframe><a href="/preview?url=http%3A%2F%2Ffiles.yunhe.test%2Fe.docx">2</a><a href="/v.html?file=f.pdf">3</a>`,
			[]string{"/upload/a.pdf", "/upload/b%20c.pdf?v=1", "/pdfjs/d.pdf", "http://files.yunhe.test/e.docx", "/f.pdf"}},
		{"behind a download, which is asked itself", `<a href="/downFile.jsp?file=/data/a.pdf">1</a><a href="/module/download.jsp?i_ID=1&amp;filename=b.doc">2</a><a href="/system/_content/download.jsp?wbfileid=7">附件【年报.docx】</a><a href="/d.do?id=7" title="c.xls">4</a>`,
			[]string{"/downFile.jsp?file=/data/a.pdf", "/module/download.jsp?i_ID=1&filename=b.doc", "/system/_content/download.jsp?wbfileid=7", "/d.do?id=7"}},
		{"in the script of a click", `<a href="javascript:;" onclick="window.open('/a.pdf')">1</a><span onclick='down("/b.doc?x=1","年报.doc")'>2</span><a href="javascript:show('./c.ofd')">3</a><b onclick="show('d.pdf')">4</b><i onclick="go('/e.html', 'x">5</i>`,
			[]string{"/a.pdf", "/b.doc?x=1", "/zwgk/gknb/c.ofd", "/zwgk/gknb/d.pdf"}},
		{"once", `<a href="a.pdf">年报</a><iframe src="a.pdf"></iframe><a href="a.pdf" onclick="count('a.pdf')">下载</a>`, []string{"/zwgk/gknb/a.pdf"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want, got []string
			for _, u := range c.want {
				if strings.HasPrefix(u, "/") {
					u = root + u
				}
				want = append(want, u)
			}
			for _, l := range Attachments(parse(t, c.markup), address(t, listing)) {
				got = append(got, l.URL)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Attachments of %s (-want +got):\n%s", c.markup, diff)
			}
		})
	}
}

func TestResolve(t *testing.T) {
	f := newFinder(parse(t, ""), address(t, listing))
	for ref, want := range map[string]string{
		"a.html":                     "http://www.yunhe.test/zwgk/gknb/a.html",
		"../a.html":                  "http://www.yunhe.test/zwgk/a.html",
		"../../../../a.html":         "http://www.yunhe.test/a.html",
		"?page=2":                    "http://www.yunhe.test/zwgk/gknb/index.html?page=2",
		"/a?x=1&y=年报":                "http://www.yunhe.test/a?x=1&y=年报",
		"http://WWW.Yunhe.test:80/A": "http://www.yunhe.test:80/A",
		"https://a.test":             "https://a.test",
		"//a.test/b":                 "http://a.test/b",
		"a%20b%2.doc":                "http://www.yunhe.test/zwgk/gknb/a%20b%252.doc",
		"完成率100%":                    "http://www.yunhe.test/zwgk/gknb/%E5%AE%8C%E6%88%90%E7%8E%87100%25",
		"a\nb.html":                  "http://www.yunhe.test/zwgk/gknb/ab.html",
		`\a\b.html`:                  "http://www.yunhe.test/a/b.html",
		"a.html#b":                   "http://www.yunhe.test/zwgk/gknb/a.html",
		"":                           "",
		" ":                          "",
		"#a":                         "",
		"javascript:void(0)":         "",
		"mailto:a@b.test":            "",
		"data:text/plain,a":          "",
		"ftp://a.test/b":             "",
		"file:///c:/a.doc":           "",
		"c:/a.doc":                   "",
		"http:///a":                  "",
		"http://a b/":                "",
		"1:2":                        "",
	} {
		got := ""
		if u := f.resolve(ref); u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("resolve(%q) = %q; want %q", ref, got, want)
		}
	}
}

func TestNamesFile(t *testing.T) {
	for s, want := range map[string]bool{
		"年报.pdf":          true,
		"附件【年报.DOC】":      true,
		"（年报.wps）":        true,
		"《年报.ofd》":        true,
		"a.7z ":           true,
		"a.pdf;sid=1":     true,
		"年报":              false,
		"年报.pdf（1.2MB）":   false,
		"a.html":          false,
		"pdf":             false,
		".":               false,
		"":                false,
		"见 a.pdf 及 b.jpg": false,
	} {
		if got := namesFile(s); got != want {
			t.Errorf("namesFile(%q) = %v; want %v", s, got, want)
		}
	}
}

func TestLinksOfTheCorpus(t *testing.T) {
	body, err := os.ReadFile(filepath.Join("..", "..", "shared", "corpus", "pingtan-zone-2014.html"))
	if err != nil {
		t.Skip("the shared corpus is not beside this checkout")
	}
	doc := parse(t, string(body))
	if got := PageTitle(doc); got != "平潭综合实验区管委会2014年度政府信息公开工作年度报告" {
		t.Errorf("PageTitle = %q", got)
	}
	if got, ok := Published(doc); !ok || !got.Equal(date(2015, 1, 2)) {
		t.Errorf("Published = %v, %v; want 2015-01-02", got, ok)
	}
	if got := Links(doc, address(t, listing)); len(got) < 10 {
		t.Errorf("Links finds %d; want the page's menu", len(got))
	}
}

func FuzzLinks(f *testing.F) {
	f.Add(`<base href="http://a.test/"><li><a href="a.pdf?x=%zz#f" onclick="o('/b.doc','c.doc')">2022-01-28</a></li>`)
	f.Add(`<iframe src="viewer.html?file=//b.test/%2e%2e/a.ofd;x"><object data='\\x'><title>a_b|c</title><h1>a`)
	base, err := url.Parse(listing)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, markup string) {
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
		if err != nil {
			return
		}
		for _, l := range append(Links(doc, base), Attachments(doc, base)...) {
			u, err := url.Parse(l.URL)
			if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Fragment != "" {
				t.Errorf("%q links %q", markup, l.URL)
			}
		}
		PageTitle(doc)
		Published(doc)
	})
}

func BenchmarkLinks(b *testing.B) {
	doc := parse(b, "<ul>"+strings.Repeat(`<li><a href="./202201/t20220128_1.html" title="某局2021年年度报告">某局2021年年度报告</a><span>2022-01-28</span></li>`, 300)+"</ul>")
	base := address(b, listing)
	for b.Loop() {
		Links(doc, base)
	}
}

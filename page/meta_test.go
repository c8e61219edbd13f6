package page

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestMeta(t *testing.T) {
	doc := parse(t, `<head><meta charset="utf-8"><meta name="SiteName" content=" 云河市 "><meta content="2022-01-28" name="PUBDATE">
		<meta name="ArticleTitle" content=""><meta http-equiv="Refresh" content="1"><meta property="og:Title" content="年报"></head>
		<body><meta name="ArticleTitle" content="某局年报"><meta name="SiteName" content="另一个"><meta name="Author"></body>`)
	want := map[string]string{"sitename": "云河市", "pubdate": "2022-01-28", "articletitle": "某局年报", "og:title": "年报"}
	if diff := cmp.Diff(want, Meta(doc)); diff != "" {
		t.Errorf("Meta (-want +got):\n%s", diff)
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"the meta tag first", `<meta name="PubDate" content="2022-01-28 09:30"><p>发布日期：2022-01-29</p>`, "2022-01-28"},
		{"an empty meta tag is none", `<meta name="PubDate" content=""><p>发布日期：2022-01-29</p>`, "2022-01-29"},
		{"发布日期 before 时间", `<p>时间：2022-01-27</p><p>发布日期: 2022年1月29日</p>`, "2022-01-29"},
		{"发布时间", `<span>【发布时间】</span><b>2022/1/29 10:00</b>`, "2022-01-29"},
		{"letters spaced", `<td>发 布 日 期 ：</td><td>2022-01-29</td>`, "2022-01-29"},
		{"cells of a table", `<tr><td>发布日期</td><td>２０２２－０１－２９</td></tr>`, "2022-01-29"},
		{"a bare 时间", `<p>来源：某局 时间：2022-01-27 浏览次数：12</p>`, "2022-01-27"},
		{"a bare 日期", `<p>[日期：2022-01-27]</p>`, "2022-01-27"},
		{"not the time of something else", `<p>成文日期：2022-01-01</p><p>截止时间：2022-01-02</p><p>生 成 日 期：2022-01-03</p>`, ""},
		{"not what merely follows", `<p>发布日期：见下</p><p>2022-01-02</p>`, ""},
		{"not what a script says", `<script>var s="发布日期：2022-01-02"</script>`, ""},
		{"nothing", ``, ""},
	} {
		got, ok := Published(parse(t, c.markup))
		if ok != (c.want != "") || ok && got.Format(time.DateOnly) != c.want {
			t.Errorf("%s: Published = %v, %v; want %q", c.name, got, ok, c.want)
		}
	}
}

func TestPageTitle(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"the meta tag first", `<meta name="ArticleTitle" content="某局 2021年 年报"><h1>二</h1><title>三</title>`, "某局 2021年 年报"},
		{"then the heading", `<title>某局2021年年报_云河市</title><h1>某局2021年年报</h1>`, "某局2021年年报"},
		{"not the site's name above it", `<title>某局2021年年报-云河市</title><h1>云河市</h1><div class="title">某局2021年年报</div>`, "某局2021年年报"},
		{"not the part that a name is of a title", `<title>云河市2021年年报_门户</title><h1>云河市</h1><p class="art title">云河市2021年年报</p>`, "云河市2021年年报"},
		{"a heading that <title> does not know", `<title>政府信息公开</title><h1></h1><h1>某局2021年年报</h1>`, "某局2021年年报"},
		{"then .title", `<title>门户</title><div class="title">某局<br>2021年年报</div>`, "某局 2021年年报"},
		{"then <title> without the site", `<title> 某局2021年年报 - 云河市政府 </title>`, "某局2021年年报"},
		{"its last part only", `<title>某局2021年年报_年报_云河市</title>`, "某局2021年年报_年报"},
		{"a span of years is one word", `<title>某局2019-2020年年报</title>`, "某局2019-2020年年报"},
		{"a title that is no more than a mark", `<title>|</title>`, "|"},
		{"nothing", ``, ""},
	} {
		if got := PageTitle(parse(t, c.markup)); got != c.want {
			t.Errorf("%s: PageTitle = %q; want %q", c.name, got, c.want)
		}
	}
}

func TestWithoutSite(t *testing.T) {
	for s, want := range map[string]string{
		"某局年报":               "某局年报",
		"某局年报-云河市":           "某局年报",
		"某局年报 | 云河市":         "某局年报",
		"某局年报_年报_云河市":        "某局年报_年报",
		"某局年报--云河市":          "某局年报",
		"某局2019-2020年年报":     "某局2019-2020年年报",
		"某局2019-2020年年报_云河市": "某局2019-2020年年报",
		"某局年报_2022-01-28":    "某局年报",
		"-云河市":               "-云河市",
		"_":                  "_",
		"":                   "",
	} {
		if got := withoutSite(s); got != want {
			t.Errorf("withoutSite(%q) = %q; want %q", s, got, want)
		}
	}
}

func TestLabelled(t *testing.T) {
	for s, want := range map[string]string{
		"：2022-01-28":       "2022-01-28",
		" : 2022年1月28日 公开":  "2022-01-28",
		"】2022/1/28":        "2022-01-28",
		"2022.1.28":         "2022-01-28",
		"：２０２２－０１－２８":       "2022-01-28",
		"：见2022-01-28":      "",
		"：2022-01":          "",
		"：":                 "",
		"":                  "",
		"：2022-01-28-29":    "2022-01-28",
		"\u00a0：2022-01-28": "2022-01-28",
	} {
		got := ""
		if d, ok := labelled(s); ok {
			got = d.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("labelled(%q) = %q; want %q", s, got, want)
		}
	}
}

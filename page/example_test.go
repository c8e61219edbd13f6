package page_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"

	"harvest/page"
)

func ExampleDecode() {
	body := []byte("<meta charset=utf-8><title>\xca\xd7\xd2\xb3</title>") // it is GBK
	text, charset := page.Decode(body, "text/html; charset=utf-8")
	fmt.Printf("%s\n%s by %s\n", text, charset.Name, charset.By)
	// Output:
	// <meta charset=utf-8><title>首页</title>
	// gb18030 by bytes
}

func ExampleBlocked() {
	wall := []byte(`<html><script>document.cookie="k=1";location.reload()</script></html>`)
	fmt.Println(page.Blocked(http.StatusOK, nil, wall))
	fmt.Println(page.Blocked(http.StatusOK, nil, []byte("<h1>云河市2021年政府信息公开工作年度报告</h1>")))
	// Output:
	// challenge true
	//  false
}

func ExampleReportTitle() {
	for _, s := range []string{
		"云河市司法局２０２１年度 政府信息公开工作年度报告（转载）",
		"关于做好2021年政府信息公开工作年度报告编制工作的通知",
	} {
		t, ok := page.ReportTitle(s)
		fmt.Printf("%v %q %d\n", ok, t.Agency, t.Year)
	}
	// Output:
	// true "云河市司法局" 2021
	// false "" 0
}

func ExampleLinks() {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(
		`<ul><li><a href="./202201/t20220128_7.html" title="云河市司法局2021年年报">云河市司法局2021…</a><span>2022-01-28</span></li></ul>`))
	if err != nil {
		panic(err)
	}
	base := &url.URL{Scheme: "http", Host: "sfj.yunhe.test", Path: "/gknb/index.html"}
	for _, l := range page.Links(doc, base) {
		fmt.Println(l.URL, l.Title, l.Date.Format(time.DateOnly))
	}
	// Output:
	// http://sfj.yunhe.test/gknb/202201/t20220128_7.html 云河市司法局2021年年报 2022-01-28
}

package page

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/text/encoding/simplifiedchinese"

	"harvest/replica"
)

func TestBlocked(t *testing.T) {
	cookie := http.Header{"Set-Cookie": {"__jsluid_s=1; path=/"}}
	for _, c := range []struct {
		name   string
		status int
		header http.Header
		body   string
		want   Block
	}{
		{"Jiasule", 521, cookie, `<script>document.cookie=('_')+('_')+('jsl')+('_clearance_s');location.href=location.pathname+location.search</script>`, Challenge},
		{"Jiasule, empty", 521, cookie, ``, Challenge},
		{"Ruishu", 412, nil, `<!DOCTYPE html><html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="xyz"><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.cd="` +
			strings.Repeat("qA0", 9000) + `";</script></head><body><input type="hidden"/></body></html>`, Challenge},
		{"Ruishu with 200", 200, nil, `<html><head><script>var $_ts=window['$_ts'];</script></head><body onload="_$()"></body></html>`, Challenge},
		{"WZWS", 200, nil, `<html><head><noscript><title>请开启JavaScript并刷新该页.</title></noscript><script>eval("var wzwsquestion='';var wzwschallenge='RANDOMSTR1';")</script></head></html>`, Challenge},
		{"Aliyun cookie", 200, nil, `<html><script>var arg1='0F9A';function setCookie(n,v){};setCookie("acw_sc__v2",x);document.location.reload()</script></html>`, Challenge},
		{"Yunsuo", 200, nil, `<!DOCTYPE html><html><head><script type="text/javascript">function f(){location.replace("/?security_session_verify=1")}</script></head><body onload="f()"></body></html>`, Challenge},
		{"a script of one line that sets a cookie", 200, nil, `<html><body><script>document.cookie="k=1;path=/";window.location.reload();</script></body></html>`, Challenge},
		{"Cloudflare", 403, http.Header{"Cf-Mitigated": {"challenge"}}, `<title>Just a moment...</title><div>Enable JavaScript and cookies to continue</div>`, Challenge},
		{"Cloudflare's script", 503, nil, `<title>Just a moment...</title><div id=c></div><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script>`, Challenge},
		{"a slider", 200, nil, `<title>安全验证</title><div>请拖动滑块完成验证</div><script>var $_ts={}</script>`, Captcha},
		{"an image of letters", 200, nil, `<form action="/waf"><p>您的访问过于频繁，请输入验证码继续访问：</p><input name="c"><img src="/waf/captcha.jpg"><input type=submit></form>`, Captcha},
		{"a code asked for before a download", 200, nil, `<form><input type="text" placeholder="验证码" name="yzm"><a href="#">看不清，换一张</a></form>`, Captcha},
		{"one login for all", 200, nil, `<title>统一身份认证平台</title><form><input name=u><input TYPE="password"><img src="/verifycode"><button>登录</button></form>`, Login},
		{"please log in", 200, nil, `<p>您尚未登录，请 先 登 录</p><form><input type=password></form><p>请登录</p>`, Login},
		{"401", 401, nil, ``, Login},
		{"F5", 200, nil, `<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 123</body></html>`, Refused},
		{"a firewall", 405, nil, `<title>405</title><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>`, Refused},
		{"a firewall that explains itself", 200, nil, `<h1>网站防火墙</h1><p>您的请求带有不合法的参数，已被网站管理员设置拦截！</p><p>` + strings.Repeat("可能原因：您提交的内容包含危险的攻击请求。", 12) + `</p>`, Refused},
		{"your visit was stopped", 200, nil, `<div>您的访问被拦截</div>`, Refused},
		{"refused", 200, nil, `<p>访问被拒绝</p>`, Refused},
		{"restricted", 200, nil, `<p>您所在的地区访问受限</p>`, Refused},
		{"forbidden with 200", 200, nil, "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>", Refused},
		{"forbidden", 403, nil, ``, Refused},
		{"Cloudflare says no", 403, nil, `<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>`, Refused},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := Blocked(c.status, c.header, []byte(c.body)); !ok || got != c.want {
				t.Errorf("Blocked = %q, %v; want %q", got, ok, c.want)
			}
			gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(c.body))
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := Blocked(c.status, c.header, gbk); !ok || got != c.want {
				t.Errorf("Blocked in GBK = %q, %v; want %q", got, ok, c.want)
			}
		})
	}
}

func TestBlockedLetsPagesThrough(t *testing.T) {
	menu := `<div class="top"><a href="/login">登录</a><a href="/reg">注册</a><form>请登录<input type="password"><input name="yzm" placeholder="验证码"></form></div>`
	guard := `<script>$_ts=window['$_ts'];document.cookie="a=1"</script><script src="/cdn-cgi/challenge-platform/x.js"></script>`
	var list strings.Builder
	for range 15 {
		list.WriteString(`<li><a href="/art/1.html">关于开展安全验证工作的通知</a></li>`)
	}
	for _, c := range []struct {
		name   string
		status int
		body   string
	}{
		{"a long report under a menu with a login", 200, guard + menu + strings.Repeat("<p>一、总体情况。请登录，安全验证，访问被拒绝，验证码。</p>", 100)},
		{"a long page, whatever its status", 403, guard + menu + strings.Repeat("<p>一、总体情况，二、主动公开</p>", 200)},
		{"a short report whose tables are images", 200, guard + menu + `<h1>某局2025年政府信息公开工作年度报告</h1><p>本年度收费0项。</p><img src="1.jpg">`},
		{"a report under its title alone", 200, guard + menu + `<title>某局2025年政府信息公开年报_某市</title><a href="a.pdf">附件</a>`},
		{"a table of a report", 200, guard + menu + `<table><tr><td>一、本年新收政府信息公开申请数量</td><td>0</td></tr></table>`},
		{"a listing behind such a wall", 200, guard + menu + "<ul>" + list.String() + "</ul>"},
		{"a short article behind such a wall", 200, guard + `<a href="/">首页</a><a href="/1">政务公开</a><a href="/2">互动交流</a><a href="/3">办事服务</a><h1>某局公示</h1><p>见附件。</p>`},
		{"prose about visits refused", 200, menu + "<p>" + strings.Repeat("对访问被拒绝的情形，应当说明理由，保障公众查询。", 30) + "</p>"},
		{"a shell that a script fills", 200, `<div id="app"></div><script>document.cookie="a=1";var l=location.href</script><script src="/js/app.js"></script>`},
		{"a move without a cookie", 200, `<html><script>window.location.href="/index.html"</script></html>`},
		{"a page that is not there", 404, `<title>404 Not Found</title><h1>404 Not Found</h1>`},
		{"a server in trouble", 502, `<h1>502 Bad Gateway</h1>`},
		{"Cloudflare's own 521", 521, `<title>521: Web server is down</title>`},
		{"nothing at all", 200, ``},
		{"a PDF with a wall's words", 200, "%PDF-1.4\n请登录 安全验证 访问被拒绝 $_ts"},
		{"a file that is refused nowhere", 200, "PK\x03\x04\x00\x00访问被拒绝"},
	} {
		if got, ok := Blocked(c.status, nil, []byte(c.body)); ok {
			t.Errorf("%s: Blocked = %q, true; want false", c.name, got)
		}
	}
}

func TestBlockedLetsTheCorpusThrough(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", "shared", "corpus", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) == 0 {
		t.Skip("the shared corpus is not beside this checkout")
	}
	for _, name := range pages {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := Blocked(http.StatusOK, nil, body); ok {
			t.Errorf("Blocked of %s = %q, true; want false", filepath.Base(name), got)
		}
	}
}

// An answer that is an error is a wall only where it says more than its status.
func TestBarred(t *testing.T) {
	const (
		nginx    = "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>"
		iis      = `<title>403 - 禁止访问: 访问被拒绝。</title><h2>403 - 禁止访问: 访问被拒绝。</h2><h3>您无权使用所提供的凭据查看此目录或页面。</h3>`
		firewall = `<title>405</title><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>`
		slider   = `<title>安全验证</title><div>请拖动滑块完成验证</div>`
		login    = `<title>统一身份认证平台</title><form><input name=u><input type="password"></form>`
		script   = `<html><script>var $_ts=window['$_ts'];</script><body></body></html>`
	)
	for _, c := range []struct {
		status int
		body   string
		want   Block // "" for none
	}{
		{200, nginx, Refused}, {200, firewall, Refused}, {200, slider, Captcha}, {200, login, Login}, {200, script, Challenge}, {202, script, Challenge},
		{403, "", ""}, {403, nginx, ""}, {403, iis, ""}, {401, "", ""}, {451, "", ""},
		{403, firewall, Refused}, {405, firewall, Refused}, {503, firewall, Refused},
		{403, slider, Captcha}, {429, slider, Captcha}, {401, login, Login}, {412, script, Challenge}, {503, script, Challenge},
		{429, "<p>您的访问过于频繁</p>", ""}, {404, firewall, ""}, {404, script, ""}, {410, slider, ""},
		{500, "<h1>500</h1>", ""}, {404, "<title>404</title>", ""},
	} {
		if got, ok := Barred(c.status, nil, []byte(c.body)); got != c.want || ok != (c.want != "") {
			t.Errorf("Barred(%d, %.60q) = %q, %v; want %q", c.status, c.body, got, ok, c.want)
		}
	}
}

func TestAFooterThatNamesTheReadersAddressIsNoWall(t *testing.T) {
	for body, want := range map[string]bool{
		"<h1>某局公示</h1><p>见附件。</p><div>您的IP：192.0.2.1，您是第12位访客</div>": false,
		"<p>您的IP 192.0.2.1 已被列入黑名单</p>":                              true,
		"<p>您的IP访问异常，请稍后再试</p>":                                      true,
	} {
		if _, ok := Blocked(http.StatusOK, nil, []byte(body)); ok != want {
			t.Errorf("Blocked(%q) = %v, want %v", body, ok, want)
		}
	}
}

// An excerpt stands for a page at its barest: a title, and a few lines of text
// without a menu.
func TestBlockedLetsTheExcerptsThrough(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "shared", "corpus", "excerpts.jsonl"))
	if err != nil {
		t.Skip("the shared corpus is not beside this checkout")
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	n := 0
	for ; lines.Scan(); n++ {
		var e struct{ URL, Title, Excerpt string }
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		for _, body := range []string{
			e.Excerpt,
			"<html><head><title>" + e.Title + "</title><script>document.cookie='a=1';location.hash</script></head><body><p>" + e.Excerpt + "</p></body></html>",
			"<html><body><h1>" + e.Title + "</h1><script>$_ts={}</script><form>请登录<input type=password><input name=yzm></form><p>" + e.Excerpt + "</p></body></html>",
		} {
			if got, ok := Barred(http.StatusOK, nil, []byte(body)); ok {
				t.Errorf("Barred of %s = %q, true; want false\n%.300s", e.URL, got, body)
			}
		}
	}
	if err := lines.Err(); err != nil || n < 100 {
		t.Errorf("%d excerpts, %v; want a hundred at least", n, err)
	}
}

// Every page of the replica that can be reached from its lists.
func TestBlockedLetsTheReplicaThrough(t *testing.T) {
	p := replica.New(1)
	handler := p.Handler(1, nil)
	var todo []string
	for _, s := range p.Sources() {
		todo = append(todo, s.Site+s.Column)
	}
	seen := make(map[string]bool)
	for len(todo) > 0 {
		address := todo[0]
		todo = todo[1:]
		if seen[address] {
			continue
		}
		seen[address] = true
		base, err := url.Parse(address)
		if err != nil || !slices.Contains(p.Hosts(), base.Host) {
			continue
		}
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
		body := answer.Body.Bytes()
		if got, ok := Barred(answer.Code, answer.Header(), body); ok {
			t.Errorf("Barred of %s, %d = %q, true; want false", address, answer.Code, got)
		}
		if text, _ := Decode(body, answer.Header().Get("Content-Type")); answer.Code == http.StatusOK {
			doc, err := goquery.NewDocumentFromReader(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range append(Links(doc, base), Attachments(doc, base)...) {
				todo = append(todo, l.URL)
			}
		}
	}
	if len(seen) < 300 {
		t.Errorf("%d pages were looked at; want hundreds", len(seen))
	}
	t.Logf("%d pages", len(seen))
}

func FuzzBlocked(f *testing.F) {
	f.Add(200, []byte("<script>a</SCRIPT><title>Request&nbsp;Rejected</title><!--"))
	f.Add(403, []byte("<style></x><a<input type=password>请登录&"))
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		if got, ok := Blocked(status, nil, body); ok != (got != "") {
			t.Errorf("Blocked(%d, %q) = %q, %v", status, body, got, ok)
		}
	})
}

func BenchmarkBlocked(b *testing.B) {
	body := []byte("<html><script>" + strings.Repeat("var a=1;", 1000) + "</script>" + strings.Repeat(`<tr><td style="width:40px"><p align="center">驻马店市应急管理局</p></td></tr>`, 900))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Blocked(http.StatusOK, nil, body)
	}
}

package page

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
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

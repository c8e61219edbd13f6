package page

import (
	"net/http"
	"strings"
	"testing"
)

// The shapes in which firewalls answer 200: with words of their own, or with
// nothing but a script.
func TestBlockedKnowsTheShapesOfFirewalls(t *testing.T) {
	for _, c := range []struct {
		name string
		body string
		want Block
	}{
		{"a cookie and a refresh of the page", `<html><head><meta http-equiv="refresh" content="0;url=/x?c=1"><script>document.cookie="k=v;path=/"</script></head><body></body></html>`, Challenge},
		{"a reload, the cookie's name put together", `<html><body><script>var d=document;d["coo"+"kie"]="a=1";d.location.reload()</script></body></html>`, Challenge},
		{"a reload under a line of text", `<div id="x">正在跳转，请稍候</div><script>document.cookie="a="+Math.random();window.location.reload()</script>`, Challenge},
		{"F5's script", `<html><body><noscript>Please enable JavaScript to view the page content.</noscript><script src="/TSPD/08ab?type=1"></script></body></html>`, Challenge},
		{"Ruishu under other names", `<html><head><meta id="eR9" content="{qqDC" r='m'><script src="/4QbVt/d.FxJ.js" r='m'></script><script r='m'>_$hq();</script></head><body><input type="hidden"></body></html>`, Challenge},
		{"a look at the browser", `<html><head><title>浏览器安全检查</title></head><body><p>正在检测您的浏览器，请稍候…</p><script src="/cc.js"></script></body></html>`, Challenge},
		{"an image to be copied", `<form><p>您的访问过快，请输入下图中的字符</p><img src="/vcode.php"><input name="vcode"><button>确定</button></form>`, Captcha},
		{"a login of few words", `<title>欢迎</title><form>账号<input name=u>密码<input type=password name=p><button>登 录</button></form>`, Login},
		{"F5 without a title", `<html><body>The requested URL was rejected. Please consult with your administrator. Your support ID is: 123456</body></html>`, Refused},
		{"a guard of sites", `<title>网站卫士</title><p>您的访问请求可能存在风险，已被网站卫士拦截！</p>`, Refused},
		{"a guard in the cloud", `<p>您的请求存在安全风险，已被云防护拦截</p>`, Refused},
		{"an attack suspected", `<h1>当前访问疑似黑客攻击，已被网站管理员设置为拦截</h1>`, Refused},
		{"too fast", `<p>您的访问速度过快，请稍后再试。</p>`, Refused},
		{"too often", `<p>请求过于频繁，请稍后再试</p>`, Refused},
	} {
		if got, ok := Blocked(http.StatusOK, nil, []byte(c.body)); !ok || got != c.want {
			t.Errorf("%s: Blocked = %q, %v; want %q", c.name, got, ok, c.want)
		}
	}
}

// What those shapes have in common with pages is no wall.
func TestWhatOnlyLooksLikeAFirewallIsAPage(t *testing.T) {
	for name, body := range map[string]string{
		"a list that a script fetches":            `<div id="list"></div><script>document.cookie="a=1";var p=location.href;load("/data.json")</script>`,
		"a move by refresh":                       `<html><head><meta http-equiv="refresh" content="0;url=/zfxxgk/"></head><body></body></html>`,
		"a page that reloads itself now and then": `<ul><li><a href="/1">某局公示</a></li><li><a href="/2">某局通知</a></li></ul><img src="/a.png"><script>setInterval(function(){location.reload()},600000)</script>`,
		"a notice about inspections":              `<h1>某局安全检查公告</h1><p>对企业开展安全检查，见附件。</p><script src="/a.js"></script>`,
		"a short notice over a login":             `<a href="/">首页</a><a href="/1">政务</a><a href="/2">互动</a><a href="/3">服务</a><input type="password"><button>登录</button><h1>某局公示</h1>`,
		"a short report with every word":          `<h1>某局2025年政府信息公开工作年度报告</h1><p>查询系统登录须输入验证码，请求过于频繁的已被防护拦截，拒绝访问，安全验证。</p><input type=password>`,
		"prose about attacks":                     "<p>" + strings.Repeat("网站遭到疑似黑客攻击的，应当及时处置。", 40) + "</p>",
	} {
		if got, ok := Blocked(http.StatusOK, nil, []byte(body)); ok {
			t.Errorf("%s: Blocked = %q, true; want a page", name, got)
		}
	}
}

// A firewall that says 403 in words of its own is more than a plain refusal.
func TestAFirewallsOwn403IsAWall(t *testing.T) {
	for body, want := range map[string]Block{
		`<h1>当前访问疑似黑客攻击，已被网站管理员设置为拦截</h1>`: Refused,
		`<h1>403</h1><p>您无权查看此页</p>`:       "",
	} {
		if got, _ := Barred(http.StatusForbidden, nil, []byte(body)); got != want {
			t.Errorf("Barred(403, %s) = %q, want %q", body, got, want)
		}
	}
}

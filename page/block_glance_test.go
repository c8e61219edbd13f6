package page

import (
	"strings"
	"testing"
)

func TestGlanceSeesWhatAReaderSees(t *testing.T) {
	for _, c := range []struct{ name, markup, title, text string }{
		{"text", "<p>请 登\n录</p>", "", "请登录"},
		{"text in lower case", "<b>Access</b> DENIED", "", "accessdenied"},
		{"no script", "请<SCRIPT type=x>var a='<p>登';</Script>录", "", "请录"},
		{"no script that never ends", "请<script>var a='登录'", "", "请"},
		{"a script that holds the end of another tag", "请<script>a='</div>'</script>录", "", "请录"},
		{"no style", "<style>p{content:'登'}</style>录", "", "录"},
		{"no comment", "请<!-- 登 > --><!---->录", "", "请录"},
		{"no comment that never ends", "请<!-- 登录", "", "请"},
		{"no tag that never ends", "请<p class='登录'", "", "请"},
		{"no character reference", "请&nbsp;登&#160;录&emsp;", "", "请登录"},
		{"an ampersand that is none", "a & b&", "", "a&b&"},
		{"no space of any width", "请\u3000登\u200b录\ufeff", "", "请登录"},
		{"the title apart", "<title> 403\nForbidden </title><p>x", "403forbidden", "x"},
		{"a title that never ends", "<title>403", "403", ""},
		{"nothing", "", "", ""},
	} {
		if got := glance([]byte(c.markup)); got.title != c.title || got.text != c.text {
			t.Errorf("%s: glance(%q) sees %q, %q; want %q, %q", c.name, c.markup, got.title, got.text, c.title, c.text)
		}
	}
}

func TestGlanceCountsTags(t *testing.T) {
	got := glance([]byte(`<html><head><meta a><script></script></head><body>
		<a href=1>1</a><A HREF=2>2</A><form><input name=a><INPUT TYPE=PassWord><img src="/captcha?1"></form></body></html>`))
	want := view{text: "12", letters: 2, links: 2, inputs: 2, scripts: 1, others: 6, password: true, code: true}
	if got != want {
		t.Errorf("glance = %+v; want %+v", got, want)
	}
}

func TestGlanceKnowsACodeToBeCopied(t *testing.T) {
	for markup, want := range map[string]bool{
		`<input placeholder="请输入验证码">`:     true,
		`<img src="/VerifyCode.aspx">`:     true,
		`<img id=yzm>`:                     true,
		`<img src="/logo.png"><input>`:     false,
		`<a href="/captcha">captcha</a>`:   false,
		`<script src=captcha.js></script>`: false,
	} {
		if got := glance([]byte(markup)).code; got != want {
			t.Errorf("glance(%q).code = %v; want %v", markup, got, want)
		}
	}
}

func TestGlanceStopsWhereNoWallReaches(t *testing.T) {
	long := strings.Repeat("<p>公开</p>", wallText)
	got := glance([]byte(long + "<a href=1>"))
	if got.letters < wallText || got.letters > wallText+1 || got.links != 0 {
		t.Errorf("glance reads %d letters and %d links; want %d and none", got.letters, got.links, wallText)
	}
	whole := glance([]byte(strings.Repeat("公", 3*wallText)))
	if whole.letters != wallText {
		t.Errorf("glance counts %d letters of one text; want %d", whole.letters, wallText)
	}
}

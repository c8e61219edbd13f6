package page

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Block is the kind of wall that stood where a page was asked for.
type Block string

const (
	Challenge Block = "challenge" // a script must run, or a cookie be set, before the page is shown
	Captcha   Block = "captcha"   // a person must prove to be one
	Login     Block = "login"     // an account is asked for
	Refused   Block = "refused"   // a firewall or the server says no
)

// Blocks lists the kinds of wall.
func Blocks() []Block { return []Block{Challenge, Captcha, Login, Refused} }

// How much a reader may see, in letters, before an answer is a page. Walls are
// nearly blank; menus and prose may say anything.
const (
	wallText  = 2000 // beyond this nothing is a wall, whatever it says
	wordText  = 600  // a refusal explains itself at most so long
	formText  = 400  // a form that bars the way
	blankText = 300  // a page whose script bars the way: a site behind such a wall carries the script on every page
	bareText  = 100  // a login with next to nothing beside it, a line of text over a reload
	wallLinks = 12   // a listing has more
	fewLinks  = 3    // and the shortest article
)

// Blocked reports whether an answer is a wall rather than a page, and of which
// kind. Only small answers are looked at, and none that speaks of an annual
// report is ever a wall, however its menu reads. An answer that is merely an
// error (404, 500, an overloaded server) is no wall, nor is an empty one unless
// its status says so. body need not be decoded.
func Blocked(status int, header http.Header, body []byte) (Block, bool) {
	kind := header.Get("Content-Type")
	if len(body) > 0 && !strings.HasPrefix(http.DetectContentType(body), "text/") {
		return "", false
	}
	if !utf8.Valid(body) || bytes.HasPrefix(body, utf8BOM) {
		body, _ = Decode(body, kind)
	}
	v := glance(body)
	if v.letters >= wallText || v.speaksOfReport() {
		return "", false
	}
	switch {
	case header.Get("Cf-Mitigated") == "challenge":
		return Challenge, true
	case (status == 521 || status == http.StatusPreconditionFailed) && (v.scripts > 0 || header.Get("Set-Cookie") != ""):
		return Challenge, true
	case v.password && v.letters < formText && v.links <= wallLinks && (status == http.StatusUnauthorized || v.says(loginWords)),
		v.password && v.letters < bareText && v.links <= fewLinks && v.says(loginVerbs):
		return Login, true
	case v.letters < formText && v.links <= wallLinks && (v.says(captchaWords) || v.inputs > 0 && v.code):
		return Captcha, true
	case v.letters < blankText && v.links <= fewLinks && (containsAny(body, scriptMarks) || v.scripts > 0 && v.says(challengeWords) || v.redirects(body)):
		return Challenge, true
	case v.links <= wallLinks && (v.letters < wordText && v.says(refusedWords) || saysAny(v.title, refusedWords)):
		return Refused, true
	case v.links <= wallLinks && v.letters < wordText && strings.Contains(v.text, "您的ip") && v.says(addressWords):
		return Refused, true
	case status == http.StatusForbidden, status == http.StatusUnavailableForLegalReasons:
		return Refused, true
	case status == http.StatusUnauthorized:
		return Login, true
	}
	return "", false
}

// Barred is Blocked for an answer that is an error already. A refusal, or a call
// for a login, that says no more than its status says is none, nor is anything
// that stands for a page that is not there: what is left is a wall that a
// firewall put up.
func Barred(status int, header http.Header, body []byte) (Block, bool) {
	wall, ok := Blocked(status, header, body)
	switch {
	case !ok, status < http.StatusBadRequest:
		return wall, ok
	case status == http.StatusNotFound, status == http.StatusGone:
		return "", false
	case wall == Challenge, wall == Captcha:
		return wall, true
	case status == http.StatusTooManyRequests:
		return "", false
	}
	again, ok := Blocked(http.StatusOK, header, body)
	if ok && again == Refused {
		text, _ := Decode(body, header.Get("Content-Type"))
		v := glance(text)
		ok = v.says(firewallWords)
	}
	if !ok || again != wall {
		return "", false
	}
	return wall, true
}

// scriptMarks are what challenge scripts of the known firewalls hold.
var scriptMarks = []string{
	"$_ts", "wzwschallenge", "wzws_", "WZWS_CONFIRM", "__jsl_clearance", "acw_sc__v", "aliyun_waf",
	"security_session_", "yunsuo_session", "/cdn-cgi/challenge-platform/", "_cf_chl", "cf-browser-verification",
	"slowAES.decrypt", "EO_Bot_Ssid", "__tst_status", "_Incapsula_Resource", "/TSPD/", " r='m'", ` r="m"`,
}

// The words of walls, in lower case and without white space.
var (
	loginWords   = []string{"请登录", "请先登录", "用户登录", "统一身份认证", "统一认证", "账号登录", "帐号登录", "登录系统", "系统登录", "后台登录", "pleaselogin", "signin"}
	loginVerbs   = []string{"登录", "登陆", "login"} // over a password and nothing else
	captchaWords = []string{
		"安全验证", "人机验证", "滑动验证", "拖动滑块", "拖动下方滑块", "请完成验证", "请进行验证", "点击完成验证", "请输入验证码", "输入图片中的字符", "输入下图中的",
		"verifyyouarehuman", "captcha",
	}
	challengeWords = []string{"浏览器安全检查", "检测您的浏览器", "检测浏览器", "justamoment", "checkingyourbrowser"}
	serverWords    = []string{ // of a server's own page for 403
		"403forbidden", "accessdenied", "访问被拒绝", "拒绝访问", "访问受限", "禁止访问", "访问被禁止", "訪問被拒絕", "拒絕訪問",
	}
	firewallWords = []string{
		"requestrejected", "therequestedurlwasrejected", "attentionrequired!|cloudflare", "youhavebeenblocked",
		"访问被拦截", "访问被阻断", "访问已被阻断", "请求被拦截", "已被拦截", "设置拦截", "设置为拦截", "卫士拦截", "防护拦截",
		"访问过于频繁", "访问频率过高", "访问速度过快", "请求过于频繁", "疑似黑客攻击", "网站防火墙", "web应用防火墙",
	}
	addressWords = []string{"封", "禁", "限制", "黑名单", "异常", "频繁"} // what is done to "您的IP"; a footer may merely name it
	refusedWords = slices.Concat(serverWords, firewallWords)
)

func saysAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func containsAny(b []byte, marks []string) bool {
	for _, m := range marks {
		if bytes.Contains(b, []byte(m)) {
			return true
		}
	}
	return false
}

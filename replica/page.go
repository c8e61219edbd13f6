package replica

import (
	"fmt"
	"html"
	"strings"
)

// articlePage is an article in the page of its site: menus, breadcrumbs, the
// line that says when and by whom, and the body.
func (s *site) articlePage(a *article, source, body string) string {
	var b strings.Builder
	title := html.EscapeString(a.title)
	stamp := a.published.Format("2006-01-02 15:04")
	s.openHead(&b, title+"_"+a.column.name+"_"+s.name)
	s.meta(&b, "ColumnName", a.column.name)
	s.meta(&b, "ColumnType", "信息公开年报")
	s.meta(&b, "ArticleTitle", a.title)
	s.meta(&b, "PubDate", stamp)
	if s.look.labels {
		s.meta(&b, "ContentSource", source)
		s.meta(&b, "Keywords", "政府信息公开")
		s.meta(&b, "Url", a.url())
	}
	s.closeHead(&b)
	s.crumbs(&b, a.column, "正文")
	b.WriteString("<div class=\"main\"><div class=\"w1200\" id=\"printArea\"><div class=\"article\">\n")
	if s.shape == 0 {
		fmt.Fprintf(&b, "<h1>%s</h1>\n", title)
	} else {
		fmt.Fprintf(&b, "<div class=\"title\">%s</div>\n", title)
	}
	day := stamp
	if s.shape == 1 {
		day = a.published.Format("2006年01月02日")
	}
	fmt.Fprintf(&b, "<div class=\"sub\"><span>"+s.look.day+"</span> <span>来源：%s</span> "+
		"<span>浏览次数：<script src=\"/js/hits.js?id=1\"></script></span> <span class=\"tools\">字号：[<a href=\"javascript:doZoom(18)\">大</a> "+
		"<a href=\"javascript:doZoom(16)\">中</a> <a href=\"javascript:doZoom(14)\">小</a>] <a href=\"javascript:doPrint()\">打印本页</a></span></div>\n",
		day, html.EscapeString(source))
	b.WriteString(s.look.body + "\n" + body + "</div>\n")
	b.WriteString("<div class=\"share\"><span>分享到：</span><a href=\"javascript:shareTo('wechat')\">微信</a><a href=\"javascript:shareTo('weibo')\">微博</a></div>\n")
	b.WriteString("<div class=\"bottom\"><a href=\"javascript:window.close()\">【关闭窗口】</a><a href=\"#\">【返回顶部】</a></div>\n</div></div></div>\n")
	s.footer(&b)
	return b.String()
}

// listPage is one page of a column in the page of its site.
func (s *site) listPage(c *column, list string) string {
	var b strings.Builder
	s.openHead(&b, c.name+"_"+s.name)
	s.meta(&b, "ColumnName", c.name)
	s.meta(&b, "ColumnDescription", s.owner+c.name)
	s.meta(&b, "ColumnType", "信息公开年报")
	s.closeHead(&b)
	s.crumbs(&b, c, "")
	b.WriteString("<div class=\"main\"><div class=\"w1200 clearfix\">\n<dl class=\"left-menu\"><dt>政府信息公开</dt>\n")
	for _, l := range s.menu[:12] {
		fmt.Fprintf(&b, "<dd><a href=\"%s\">%s</a></dd>\n", l.path, l.text)
	}
	b.WriteString("</dl>\n" + list + "</div></div>\n")
	s.footer(&b)
	return b.String()
}

// channelPage is a channel of the menu, or the home page, which shows the way to
// the columns.
func (s *site) channelPage(l link) string {
	var b strings.Builder
	s.openHead(&b, l.text+"_"+s.name)
	s.closeHead(&b)
	fmt.Fprintf(&b, "<div class=\"main\"><div class=\"w1200\"><h2>%s</h2>\n", l.text)
	if l.path == "/" {
		for _, c := range s.columns {
			fmt.Fprintf(&b, "<p><a href=\"%s\">%s</a></p>\n", html.EscapeString(c.path), c.name)
		}
	} else {
		b.WriteString("<p>栏目内容正在整理，请稍后访问。</p>\n")
	}
	b.WriteString("</div></div>\n")
	s.footer(&b)
	return b.String()
}

func (s *site) openHead(b *strings.Builder, title string) {
	if s.look.old {
		b.WriteString("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n" +
			"<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n")
	} else {
		b.WriteString("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n")
	}
	b.WriteString(s.charset.meta(s.look.old))
	fmt.Fprintf(b, "<title>%s</title>\n", title)
	s.meta(b, "SiteName", s.name)
	s.meta(b, "SiteDomain", s.host)
	s.meta(b, "SiteIDCode", s.region+"0001")
}

func (s *site) meta(b *strings.Builder, name, content string) {
	if s.shape == 2 {
		fmt.Fprintf(b, "<meta content=\"%s\" name=\"%s\" />\n", html.EscapeString(content), strings.ToLower(name))
		return
	}
	fmt.Fprintf(b, "<meta name=\"%s\" content=\"%s\">\n", name, html.EscapeString(content))
}

// closeHead ends the head and opens the body with the banner and the menus.
func (s *site) closeHead(b *strings.Builder) {
	b.WriteString("<style type=\"text/css\">\n" + s.look.style + "</style>\n" + scripts + "</head>\n<body>\n")
	b.WriteString("<!--头部 开始-->\n<div class=\"header\"><div class=\"w1200\"><div class=\"top-bar\"><script>document.write(window.todayText)</script>" +
		" <a href=\"javascript:addFavorite()\">加入收藏</a></div>\n")
	fmt.Fprintf(b, "<div class=\"logo\"><a href=\"/\"><img src=\"%s\" alt=\"%s\" /></a></div>\n", s.look.logo, s.name)
	b.WriteString("<form class=\"search-box\" onsubmit=\"return searchSubmit()\"><input id=\"searchWord\" type=\"text\" value=\"请输入关键字\" /></form>\n</div></div>\n")
	b.WriteString("<div class=\"nav\"><ul>\n<li><a href=\"/\">首页</a></li>\n")
	for i, l := range s.menu {
		if i%9 == 0 {
			if i > 0 {
				b.WriteString("</div></li>\n")
			}
			fmt.Fprintf(b, "<li class=\"nav-one\"><a href=\"%s\">%s</a>\n<div class=\"sub-nav\">\n", l.path, l.text)
			continue
		}
		fmt.Fprintf(b, "<a href=\"%s\" title=\"%s\" target=\"_self\"><i class=\"icon icon-%d\"></i><span>%s</span></a>\n", l.path, l.text, i, l.text)
	}
	b.WriteString("</div></li>\n</ul></div>\n<!--头部 结束-->\n")
}

// crumbs says where the page lies. A site that only holds articles of another's
// column has no page for that column.
func (s *site) crumbs(b *strings.Builder, c *column, last string) {
	name := c.name
	if c.site == s {
		name = fmt.Sprintf("<a href=\"%s\">%s</a>", html.EscapeString(c.path), c.name)
	}
	fmt.Fprintf(b, "<div class=\"crumb\"><div class=\"w1200\">当前位置：<a href=\"/\">首页</a> &gt; 政务公开 &gt; %s", name)
	if last != "" {
		b.WriteString(" &gt; " + last)
	}
	b.WriteString("</div></div>\n")
}

func (s *site) footer(b *strings.Builder) {
	b.WriteString("<!--底部 开始-->\n<div class=\"footer\"><div class=\"w1200\">\n<div class=\"links\">")
	for _, name := range []string{"省政府部门网站", "市州政府网站", "县区政府网站", "新闻媒体"} {
		fmt.Fprintf(b, "<select><option value=\"\">%s</option><option value=\"#\">示例链接</option></select>", name)
	}
	fmt.Fprintf(b, "</div>\n<p>主办：%s&nbsp;&nbsp;承办：%s信息中心&nbsp;&nbsp;网站标识码：%s0001</p>\n", s.owner, s.place, s.region)
	b.WriteString("<p class=\"icp\">某ICP备00000000号&nbsp;&nbsp;某公网安备00000000000000号&nbsp;&nbsp;联系电话：000-0000000</p>\n" +
		"<p>版权所有，未经许可不得镜像&nbsp;&nbsp;&copy; " + fmt.Sprint(LastYear) + "</p>\n</div></div>\n<a id=\"toTop\" href=\"#\">返回顶部</a>\n<!--底部 结束-->\n</body>\n</html>\n")
}

package replica

import (
	"fmt"
	"html"
	"path"
	"strings"
	"time"
)

// genericColumn is the first page of a plain site's column, by the shape of its
// addresses.
func genericColumn(shape int) string {
	switch shape {
	case 0:
		return "/xxgk/nb/list.html"
	case 1:
		return "/list.php?cid=27"
	}
	return "/gknb/"
}

// pageGeneric is the address of the nth page of a column, counted from 1.
func (s *site) pageGeneric(n int) string {
	first := genericColumn(s.shape)
	switch s.shape {
	case 0:
		return strings.TrimSuffix(first, ".html") + fmt.Sprintf("_%d.html", n)
	case 1:
		return first + fmt.Sprintf("&page=%d", n)
	}
	return first + fmt.Sprintf("?page=%d", n)
}

// pathGeneric is where a plain site puts an article.
func (s *site) pathGeneric(a *article, serial int) string {
	ext := ".html"
	if a.plain {
		ext = ".txt"
	}
	switch {
	case s.shape == 0:
		return fmt.Sprintf("/xxgk/nb/%s/%s/%d%s", day(a.published)[:4], day(a.published)[4:], serial, ext)
	case s.shape == 1 && a.plain:
		return fmt.Sprintf("/upload/%s/%s/%d.txt", day(a.published)[:4], day(a.published)[4:6], serial)
	case s.shape == 1:
		return fmt.Sprintf("/show.php?id=%d", serial)
	}
	return fmt.Sprintf("/gknb/%d%s", serial, ext)
}

// layGeneric puts the pages of a column. The first has two addresses: its own,
// and the one that its number gives.
func (s *site) layGeneric(c *column) {
	chunks := pagesOf(c.entries(), c.perPage)
	if len(chunks) == 0 {
		chunks = append(chunks, nil)
	}
	for n, chunk := range chunks {
		list := always("text/html", func() string { return s.listGeneric(c, chunk, n+1, len(chunks)) }, newest(c.entries()))
		s.pages[s.pageGeneric(n+1)] = list
		if n == 0 {
			s.pages[c.path] = list
		}
	}
}

func (s *site) listGeneric(c *column, list []*article, n, pages int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<div class=\"main-list\">\n<h2>%s</h2>\n<table class=\"news\" width=\"100%%\" cellspacing=\"0\">\n", c.name)
	for _, a := range list {
		fmt.Fprintf(&b, "<tr><td class=\"dot\">·</td><td><a href=\"%s\"%s>%s</a></td><td class=\"time\" width=\"110\">[%s]</td></tr>\n",
			s.hrefGeneric(c, a), s.titleAttribute(a), html.EscapeString(c.cutTitle(a.title)), a.published.Format(time.DateOnly))
	}
	b.WriteString("</table>\n")
	b.WriteString(s.pager(c, n, pages))
	b.WriteString("</div>\n")
	return s.listPage(c, b.String())
}

// hrefGeneric is the address of an article as its list writes it: from the root,
// or from the list's folder.
func (s *site) hrefGeneric(c *column, a *article) string {
	switch {
	case a.host != s:
		return a.url()
	case s.shape == 2:
		return strings.TrimPrefix(a.path, path.Dir(c.path)+"/")
	}
	return html.EscapeString(a.path)
}

// pager is the pager that a reader clicks: numbers, 下一页 and 尾页.
func (s *site) pager(c *column, n, pages int) string {
	if pages == 1 {
		return ""
	}
	to := func(k int) string {
		if k == 1 {
			return html.EscapeString(c.path)
		}
		return html.EscapeString(s.pageGeneric(k))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<div class=\"pages\">共%d条 第%d/%d页 ", len(c.entries()), n, pages)
	if n > 1 {
		fmt.Fprintf(&b, "<a href=\"%s\">首页</a> <a href=\"%s\">上一页</a> ", to(1), to(n-1))
	}
	for k := 1; k <= pages; k++ {
		if k == n {
			fmt.Fprintf(&b, "<span class=\"current\">%d</span> ", k)
		} else if s.shape != 1 {
			fmt.Fprintf(&b, "<a href=\"%s\">%d</a> ", to(k), k)
		}
	}
	if n < pages {
		fmt.Fprintf(&b, "<a href=\"%s\">下一页</a> <a href=\"%s\">尾页</a>", to(n+1), to(pages))
	}
	b.WriteString("</div>\n")
	return b.String()
}

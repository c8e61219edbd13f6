package replica

import (
	"fmt"
	"html"
	"path"
	"strings"
	"time"
)

// pathTRS is where a page of static lists puts an article: under its column, in
// a folder of the month, its day and number in the name.
func (s *site) pathTRS(a *article, serial int) string {
	dir := path.Dir(a.column.path)
	if a.plain {
		return fmt.Sprintf("%s/%s/P0%s%09d.txt", dir, day(a.published)[:6], day(a.published), serial)
	}
	return fmt.Sprintf("%s/%s/t%s_%d.html", dir, day(a.published)[:6], day(a.published), 1_300_000+serial)
}

// layTRS puts the pages of a column: index.html, index_1.html … The links from
// one to the next are written by a script, so no page names another.
func (s *site) layTRS(c *column) {
	chunks := pagesOf(c.entries(), c.perPage)
	if len(chunks) == 0 {
		chunks = append(chunks, nil)
	}
	for n, chunk := range chunks {
		name := "index.html"
		if n > 0 {
			name = fmt.Sprintf("index_%d.html", n)
		}
		at := path.Dir(c.path) + "/" + name
		s.pages[at] = always("text/html", func() string { return s.listTRS(c, chunk, n, len(chunks)) }, newest(c.entries()))
		if n == 0 {
			s.pages[path.Dir(c.path)+"/"] = s.pages[at]
		}
	}
}

func (s *site) listTRS(c *column, list []*article, n, pages int) string {
	var b strings.Builder
	b.WriteString("<div class=\"list-right\">\n<div class=\"list-title\"><h2>" + c.name + "</h2></div>\n<ul class=\"gl-list\" id=\"list\">\n")
	for _, a := range list {
		fmt.Fprintf(&b, "<li><a href=\"%s\" target=\"_blank\"%s>%s</a><span class=\"date\">%s</span></li>\n",
			s.hrefTRS(a), s.titleAttribute(a), html.EscapeString(c.cutTitle(a.title)), a.published.Format(time.DateOnly))
	}
	b.WriteString("</ul>\n<div class=\"page-box\" id=\"pages\">\n")
	fmt.Fprintf(&b, "<script type=\"text/javascript\">\n%s\ncreatePageHTML(%d, %d, \"index\", \"html\");\n</script>\n", pagerScript, pages, n)
	b.WriteString("</div>\n</div>\n")
	return s.listPage(c, b.String())
}

// hrefTRS is the address of an article as its list writes it.
func (s *site) hrefTRS(a *article) string {
	if a.host != s {
		return a.url()
	}
	return "." + strings.TrimPrefix(a.path, path.Dir(a.column.path))
}

// titleAttribute gives the whole title of a link, where the list cuts it or the
// site always does.
func (s *site) titleAttribute(a *article) string {
	if a.column.cut == 0 && s.shape == 0 {
		return ""
	}
	return " title=\"" + html.EscapeString(a.title) + "\""
}

// pagerScript draws the pager in a browser. Page 0 is index.html, page n is
// index_n.html.
const pagerScript = `function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
  if(_nPageCount == null || _nPageCount <= 1){ return; }
  var nCurrIndex = _nCurrIndex || 0, out = "";
  function name(i){ return i == 0 ? _sPageName + "." + _sPageExt : _sPageName + "_" + i + "." + _sPageExt; }
  out += nCurrIndex == 0 ? "<span>首页</span>" : "<a href=\"" + name(0) + "\">首页</a>";
  for(var i = 0; i < _nPageCount; i++){
    out += i == nCurrIndex ? "<span class=\"current\">" + (i + 1) + "</span>" : "<a href=\"" + name(i) + "\">" + (i + 1) + "</a>";
  }
  out += nCurrIndex == _nPageCount - 1 ? "<span>尾页</span>" : "<a href=\"" + name(_nPageCount - 1) + "\">尾页</a>";
  document.write(out);
}`

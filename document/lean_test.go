package document

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// readable writes what a page's readers see of it: its tree, without comments, styles,
// scripts, the attributes that nobody reads and the tags of elements that leave the flow
// of the text as it is.
func readable(t *testing.T, text []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		told := n.Type == html.ElementNode && (n.Namespace != "" || role[n.DataAtom] != inline)
		attributes := ""
		for _, a := range n.Attr {
			said := a.Key == "class" && strings.Contains(a.Val, "title") || a.Key == "style" && setsDisplay(a.Val) || a.Key == "hidden"
			if said || told && (n.Namespace != "" || !slices.Contains(leanTags, n.Data) || !unread(n.Data, []byte(a.Key))) {
				attributes += " " + a.Key + "=" + a.Val
			}
			told = told || said
		}
		if told {
			b.WriteString("(" + n.Namespace + " " + n.Data + attributes)
		}
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if told {
			b.WriteString(")")
		}
	}
	walk(root)
	return b.String()
}

var leanPages = []struct{ page, lean string }{
	{`<table width="90%" border=1><tr style="a"><td class="x y" colspan="2" style='b'>1</td></tr></table>`, `<table><tr><td colspan="2">1</td></tr></table>`},
	{`<p align=center>1<span style="color:red" hidden>2</span></p>`, `<p>1<span hidden>2</span></p>`},
	{"<td\n  width=5\n  rowspan=2 >1", "<td\n  rowspan=2 >1"},
	{`<td class="a"/>1`, `<td/>1`},
	// what may be read after all stays, with all of its tag
	{`<div class="title" id="a">1</div><div class="a" id="b">2</div>`, `<div class="title" id="a">1</div><div>2</div>`},
	{`<span style="display :none" class="a">1</span>`, `<span style="display :none" class="a">1</span>`},
	{`<span style="x&#58;y">1</span><p class="&#116;itle">2`, `<span style="x&#58;y">1</span><p class="&#116;itle">2`},
	{`<td STYLE="display:none" style="a">1`, `<td STYLE="display:none" style="a">1`},
	// elements whose attributes have a say in the parse, or are read
	{`<font style="a">1</font><input type="hidden" style="a"><a class="b" href="c">2</a>`, `<font style="a">1</font><input type="hidden" style="a"><a class="b" href="c">2</a>`},
	{`<img src="data:image/png;base64,iVBORw0KGgo=" width="5" class="a" />`, `<img width="5" class="a" />`},
	// text that looks like tags
	{`<script>a="<p class='b'>"</script><p class="c">1`, `<script></script><p>1`},
	{`<STYLE type="a">p{b:c}</STYLE ><p class="c">1`, `<STYLE type="a"></STYLE ><p>1`},
	{`<select><style>1</style></select><style>2</style><p class="c">3`, `<select><style>1</style></select><style>2</style><p>3`},
	{`<title><p class="b"></title><!-- <p class="c"> --><p class="d">1`, `<title><p class="b"></title><!-- <p class="c"> --><p>1`},
	{`<a title='<p class="b">'>1</a><p class="d">1 < 2`, `<a title='<p class="b">'>1</a><p>1 < 2`},
	{`<!DOCTYPE html PUBLIC "-//W3C//DTD"><?xml a="<p class=b"?><p class="c">`, `<!DOCTYPE html PUBLIC "-//W3C//DTD"><?xml a="<p class=b"?><p>`},
	// elements that nobody reads
	{`<td><p><span style="a">1</span><o:p></o:p></p></td>`, `<td><p>1</p></td>`},
	{`<li class="a"><span lang=EN-US>1 &nbsp;</span></li>`, `<li>1 &nbsp;</li>`},
	{`<p><span><span class="a">1</span><o:p></o:p></span></p>`, `<p><span>1</span></p>`},
	{`<p>1<span lang="a"><o:p></o:p></span></p>`, `<p>1</p>`},
	// that they may be read, or part two texts, or begin the body
	{`<td><span style="display:none">1</span></td><p><span hidden>2</span></p>`, `<td><span style="display:none">1</span></td><p><span hidden>2</span></p>`},
	{`<td><span>2021-03</span></td>-13`, `<td><span>2021-03</span></td>-13`},
	{`<p>日期<span>2021-03-13</span></p><p><span>2021</span>-03</p>`, `<p>日期<span>2021-03-13</span></p><p><span>2021</span>-03</p>`},
	{`<p><span>2021-03-13</span><span>16:58</span></p>`, `<p><span>2021-03-13</span><span>16:58</span></p>`},
	{`<p><span>1</span><!-- --></p><p> <span>2</span></p>`, `<p><span>1</span><!-- --></p><p> <span>2</span></p>`},
	{`<p><span>1<br></span></p><p><span>2</p>`, `<p><span>1<br></span></p><p><span>2</p>`},
	{`<table><tr><span>1</span></tr><b><span>2</span></b></table>`, `<table><tr><span>1</span></tr><b><span>2</span></b></table>`},
	{`<p>1<o:p></o:p>2</p><p><o:p>3</o:p></p>`, `<p>1<o:p></o:p>2</p><p><o:p>3</o:p></p>`},
	{`<o:p></o:p></p><title>1</title><p><o:p></o:p></p>`, `<o:p></o:p></p><title>1</title><p></p>`},
	// pages with a doubt in them stay as they are
	{`<p class="a">1<p class="b>2</p>`, ``},
	{`<p class="a">1<td width=5/>`, ``},
	{`<p class="a"b="c">1`, ``},
	{`<p class = "a">1`, ``},
	{`<p class="a">1</p class="b">2`, ``},
	{`<p class="a">1<svg><p class="b">`, ``},
	{`<p class="a">1<plaintext><p class="b">`, ``},
	{`<p class="a">1<template><p class="b">`, ``},
	{`<div class="a"></div><frameset><frame class="b"></frameset>`, ``},
	{`<p class="a">1<script><!-- <script></script> <p class="b"> --></script>`, ``},
	{`<p class="a">1<style><p class="b">`, ``},
	{`<p class="a">1<!--><p class="b">-->`, ``},
	{`<p class="a">1<!-- --!><p class="b">-->`, ``},
	{`<p class="a">1<!-- <p class="b">`, ``},
	{`<p class="a`, ``},
	{`<p class="a"`, ``},
}

func TestLeanDropsWhatNobodyReads(t *testing.T) {
	for _, c := range leanPages {
		want := c.lean
		if want == "" {
			want = c.page
		}
		if got := string(lean([]byte(c.page))); got != want {
			t.Errorf("lean(%q) = %q; want %q", c.page, got, want)
		}
		if got, want := readable(t, lean([]byte(c.page))), readable(t, []byte(c.page)); got != want {
			t.Errorf("%q is read as %s; want %s", c.page, got, want)
		}
	}
}

func TestLeanLeavesThePageAlone(t *testing.T) {
	page := []byte(`<p class="a">1</p>`)
	if lean(page); string(page) != `<p class="a">1</p>` {
		t.Errorf("lean has written into what it was given: %q", page)
	}
}

// Whatever a page holds, its readers see the same in the lean one.
func FuzzLean(f *testing.F) {
	for _, c := range leanPages {
		f.Add([]byte(c.page))
	}
	f.Add([]byte("<table><tr><td width=1 style=\"a\"><table><p class=\"b\">x</table><td></tr><b id=1><p id=1><b id=2>y</table>"))
	f.Add([]byte("<select><option><td class=a></select><template><td class=b></template><noscript><p class=\"c\"></noscript><textarea><p class='d'></textarea>"))
	f.Add([]byte("<p><b></p><o:p></o:p></span><div>x</b><a>y</div><p>z<span><o:p></o:p></span></p>"))
	f.Add([]byte("<td><b><p><span class=x>1</span></p></b>2<table><td><i><span>3</span></td></table><pre><span>\n4</span></pre>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		if got, want := readable(t, lean(page)), readable(t, page); got != want {
			t.Errorf("%q is read as %s; want %s", page, got, want)
		}
	})
}

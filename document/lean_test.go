package document

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// readable writes what a page's readers see of it: its tree, without the attributes
// that nobody reads.
func readable(t *testing.T, text []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		b.WriteString("(")
		b.WriteString(n.Namespace + " " + n.Data)
		for _, a := range n.Attr {
			told := a.Key == "class" && strings.Contains(a.Val, "title") || a.Key == "style" && setsDisplay(a.Val)
			if told || n.Namespace != "" || !slices.Contains(leanTags, n.Data) || !slices.Contains(unread, a.Key) {
				b.WriteString(" " + a.Key + "=" + a.Val)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		b.WriteString(")")
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
	{`<font style="a">1</font><img width="5"><input type="hidden" style="a"><a class="b" href="c">2</a>`, `<font style="a">1</font><img width="5"><input type="hidden" style="a"><a class="b" href="c">2</a>`},
	// text that looks like tags
	{`<script>a="<p class='b'>"</script><p class="c">1`, `<script>a="<p class='b'>"</script><p>1`},
	{`<title><p class="b"></title><!-- <p class="c"> --><p class="d">1`, `<title><p class="b"></title><!-- <p class="c"> --><p>1`},
	{`<a title='<p class="b">'>1</a><p class="d">1 < 2`, `<a title='<p class="b">'>1</a><p>1 < 2`},
	{`<!DOCTYPE html PUBLIC "-//W3C//DTD"><?xml a="<p class=b"?><p class="c">`, `<!DOCTYPE html PUBLIC "-//W3C//DTD"><?xml a="<p class=b"?><p>`},
	// pages with a doubt in them stay as they are
	{`<p class="a">1<p class="b>2</p>`, ``},
	{`<p class="a">1<td width=5/>`, ``},
	{`<p class="a"b="c">1`, ``},
	{`<p class = "a">1`, ``},
	{`<p class="a">1</p class="b">2`, ``},
	{`<p class="a">1<svg><p class="b">`, ``},
	{`<p class="a">1<plaintext><p class="b">`, ``},
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
	f.Fuzz(func(t *testing.T, page []byte) {
		if got, want := readable(t, lean(page)), readable(t, page); got != want {
			t.Errorf("%q is read as %s; want %s", page, got, want)
		}
	})
}

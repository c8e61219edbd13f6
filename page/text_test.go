package page

import (
	"strings"
	"testing"
	"time"
)

func TestTextOfIsWhatAReaderSees(t *testing.T) {
	for _, c := range []struct{ name, markup, want, spaced string }{
		{"pieces of a figure run on", "<p>78<span>967</span></p>", "78967", "78 967"},
		{"white space collapses", "<p> 某\n\t局\u00a0\u3000年报 </p>", "某 局 年报", "某 局 年报"},
		{"marks of no width vanish", "<p>某\u200b局\ufeff</p>", "某局", "某局"},
		{"a line break is a space", "<p>某局<br>年报</p>", "某局 年报", "某局 年报"},
		{"cells of a table", "<table><tr><td>发布日期</td><td>2022-01-28</td></tr></table>", "发布日期2022-01-28", "发布日期 2022-01-28"},
		{"no script, style or template", "<p>某<script>a</script><style>b</style><template>c</template>局</p>", "某局", "某 局"},
		{"no comment", "<p>某<!-- x -->局</p>", "某局", "某 局"},
		{"nothing", "", "", ""},
	} {
		n := firstNode(parse(t, c.markup).Find("body"))
		if got := textOf(n); got != c.want {
			t.Errorf("%s: textOf(%q) = %q; want %q", c.name, c.markup, got, c.want)
		}
		if got := spacedText(n); got != c.spaced {
			t.Errorf("%s: spacedText(%q) = %q; want %q", c.name, c.markup, got, c.spaced)
		}
	}
	if got := textOf(nil); got != "" {
		t.Errorf("textOf(nil) = %q; want nothing", got)
	}
}

func TestDateIsThatOfTheInnermostRow(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"a list in a table", `<table><tr><td>2020-01-01<ul><li><a href=x>年报</a> 2022-01-28</li></ul></td></tr></table>`, "2022-01-28"},
		{"a table in a list", `<ul><li>2020-01-01<table><tr><td><a href=x>年报</a></td><td>2022-01-28</td></tr></table></li></ul>`, "2022-01-28"},
		{"a row without a date in one that has", `<table><tr><td>2020-01-01<ul><li><a href=x>年报</a></li></ul></td></tr></table>`, ""},
		{"no row at all", `<p><a href=x>年报</a> 2022-01-28</p>`, ""},
		{"the row's date before the title's", `<ul><li><a href=x>2020年1月1日例会</a><em>2022-01-28</em></li></ul>`, "2022-01-28"},
		{"another link's text is not the row's", `<ul><li><a href=y>2020年1月1日例会</a><a href=x>年报</a></li></ul>`, ""},
		{"days and months in boxes of their own", `<ul><li><a href=x>年报</a><b>2022</b>-<b>01</b>-<b>28</b></li></ul>`, ""},
		{"full-width", `<ul><li><a href=x>年报</a>（２０２２年１月２８日）</li></ul>`, "2022-01-28"},
	} {
		got := ""
		for _, l := range Links(parse(t, c.markup), address(t, listing)) {
			if strings.HasSuffix(l.URL, "/x") && !l.Date.IsZero() {
				got = l.Date.Format(time.DateOnly)
			}
		}
		if got != c.want {
			t.Errorf("%s: the date is %q; want %q", c.name, got, c.want)
		}
	}
}

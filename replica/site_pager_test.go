package replica

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// listed returns a site with a column of n articles.
func listed(platform string, shape, n int) (*site, *column) {
	s := &site{host: "www.x.gov.test", name: "某站", owner: "某局", platform: platform, shape: shape, pages: make(map[string]*page)}
	s.menu = drawMenu(newDice(1, "menu"))
	c := &column{name: "年报", site: s, perPage: 4, path: "/zwgk/gknb/index.html"}
	if platform == "generic" {
		c.path = genericColumn(shape)
	}
	for i := range n {
		v := &notice{}
		v.column, v.host, v.title = c, s, fmt.Sprintf("第%d篇", i+1)
		v.published = time.Date(2021, time.January, i+1, 9, 0, 0, 0, china)
		c.notices = append(c.notices, v)
		s.notices = append(s.notices, v)
	}
	(&Province{}).lay(putColumn(s, c))
	return s, c
}

func putColumn(s *site, c *column) *site {
	s.columns = append(s.columns, c)
	return s
}

func TestPagesOfAColumnByTheShapeOfItsAddresses(t *testing.T) {
	for _, c := range []struct {
		platform string
		shape    int
		lists    []string
		article  string // how an address of an article begins
	}{
		{"trs", 0, []string{"/zwgk/gknb/", "/zwgk/gknb/index.html", "/zwgk/gknb/index_1.html", "/zwgk/gknb/index_2.html"}, "/zwgk/gknb/202101/t20210109_13"},
		{"generic", 0, []string{"/xxgk/nb/list.html", "/xxgk/nb/list_1.html", "/xxgk/nb/list_2.html", "/xxgk/nb/list_3.html"}, "/xxgk/nb/2021/0109/"},
		{"generic", 1, []string{"/list.php?cid=27", "/list.php?cid=27&page=1", "/list.php?cid=27&page=2", "/list.php?cid=27&page=3"}, "/show.php?id="},
		{"generic", 2, []string{"/gknb/", "/gknb/?page=1", "/gknb/?page=2", "/gknb/?page=3"}, "/gknb/"},
	} {
		s, col := listed(c.platform, c.shape, 9)
		for _, path := range c.lists {
			if s.pages[path] == nil {
				t.Errorf("%s, shape %d: no page at %s", c.platform, c.shape, path)
			}
		}
		newest := col.entries()[0]
		if newest.title != "第9篇" || !strings.HasPrefix(newest.path, c.article) {
			t.Errorf("%s, shape %d: the newest is %s at %s, want 第9篇 at %s…", c.platform, c.shape, newest.title, newest.path, c.article)
		}
	}
}

func TestThePagerOfAPlainSite(t *testing.T) {
	s, c := listed("generic", 2, 9)
	for _, p := range []struct {
		n    int
		has  []string
		lack []string
	}{
		{1, []string{`<a href="/gknb/?page=2">下一页</a>`, `<a href="/gknb/?page=3">尾页</a>`, "共9条"}, []string{"上一页"}},
		{2, []string{`<a href="/gknb/">上一页</a>`, `<a href="/gknb/?page=3">下一页</a>`}, nil},
		{3, []string{`<a href="/gknb/">首页</a>`, `<a href="/gknb/?page=2">上一页</a>`}, []string{"下一页", "尾页"}},
	} {
		got := s.pager(c, p.n, 3)
		for _, want := range p.has {
			if !strings.Contains(got, want) {
				t.Errorf("the pager of page %d lacks %q: %s", p.n, want, got)
			}
		}
		for _, not := range p.lack {
			if strings.Contains(got, not) {
				t.Errorf("the pager of page %d has %q: %s", p.n, not, got)
			}
		}
	}
	if got := s.pager(c, 1, 1); got != "" {
		t.Errorf("the pager of a single page is %q", got)
	}
}

func TestAColumnWithoutArticlesIsOneEmptyPage(t *testing.T) {
	for _, platform := range []string{"trs", "generic"} {
		s, c := listed(platform, 0, 0)
		page := s.pages[c.path]
		if page == nil || strings.Contains(page.text(1), "<li><a href=\".") {
			t.Errorf("an empty column of a %s site has no page, or lists something", platform)
		}
	}
}

func TestACutTitleEndsInDots(t *testing.T) {
	c := &column{cut: 4}
	for title, want := range map[string]string{"一二三四": "一二三四", "一二三四五": "一二三四…"} {
		if got := c.cutTitle(title); got != want {
			t.Errorf("cutTitle(%q) = %q, want %q", title, got, want)
		}
	}
	if got := (&column{}).cutTitle("一二三四五"); got != "一二三四五" {
		t.Errorf("a column that cuts nothing shows %q", got)
	}
}

func TestTextFilesHaveAnAddressThatSaysSo(t *testing.T) {
	day := time.Date(2022, time.January, 19, 9, 0, 0, 0, china)
	s, c := listed("trs", 0, 1)
	a := &article{column: c, published: day, plain: true}
	if got, want := s.pathTRS(a, 4613), "/zwgk/gknb/202201/P020220119000004613.txt"; got != want {
		t.Errorf("pathTRS of a text = %s, want %s", got, want)
	}
	for shape, want := range []string{"/xxgk/nb/2022/0119/77.txt", "/upload/2022/01/77.txt", "/gknb/77.txt"} {
		s, _ := listed("generic", shape, 1)
		if got := s.pathGeneric(a, 77); got != want {
			t.Errorf("pathGeneric of a text in shape %d = %s, want %s", shape, got, want)
		}
	}
}

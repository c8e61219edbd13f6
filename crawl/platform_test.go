package crawl

import (
	"bytes"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"harvest/report"
)

// A site is a whole fake site for one platform, as a testdata file has it.
type site struct {
	source          report.Source
	articles, pages []string
	files           map[string]string // path with query → page
}

func readSite(t *testing.T, name string) site {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	s := site{files: make(map[string]string)}
	for _, f := range archive.Files {
		s.files[f.Name] = string(f.Data)
	}
	_, rest, _ := strings.Cut(string(archive.Comment), "source:\n")
	source, rest, _ := strings.Cut(rest, "articles:\n")
	articles, pages, _ := strings.Cut(rest, "pages:\n")
	if err := report.DecodeYAML(name, []byte(source), &s.source); err != nil {
		t.Fatal(err)
	}
	s.articles, s.pages = strings.Split(strings.TrimSpace(articles), "\n"), strings.Split(strings.TrimSpace(pages), "\n")
	return s
}

// Every platform finds, from its entry on, the pages and the articles that its
// site has, and nothing else.
func TestPlatformsFindWhatTheirSitesHave(t *testing.T) {
	for _, name := range Platforms() {
		t.Run(name, func(t *testing.T) {
			s := readSite(t, name)
			p := platforms[name]
			todo, err := p.Entry(s.source)
			if err != nil {
				t.Fatal(err)
			}
			var articles, pages []string
			for len(todo) > 0 {
				r := todo[0]
				todo = todo[1:]
				if slices.Contains(pages, r.URL) {
					continue
				}
				pages = append(pages, r.URL)
				u, err := url.Parse(r.URL)
				if err != nil {
					t.Fatal(err)
				}
				body, ok := s.files[u.RequestURI()]
				if !ok {
					t.Fatalf("asks for %s, which the site does not have", r.URL)
				}
				l, err := p.Read(s.source, pageOf(t, u, body))
				if err != nil {
					t.Fatal(err)
				}
				for _, a := range l.Articles {
					if line := a.URL + " " + longer(a.Title, a.Text); !slices.Contains(articles, line) {
						articles = append(articles, line)
					}
				}
				todo = append(todo, l.Next...)
			}
			slices.Sort(pages)
			slices.Sort(articles)
			slices.Sort(s.pages)
			slices.Sort(s.articles)
			if diff := cmp.Diff(s.pages, pages); diff != "" {
				t.Errorf("pages: -want +got\n%s", diff)
			}
			if diff := cmp.Diff(s.articles, articles); diff != "" {
				t.Errorf("articles: -want +got\n%s", diff)
			}
		})
	}
}

func pageOf(t *testing.T, u *url.URL, body string) Page {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader([]byte(body)))
	if err != nil {
		t.Fatal(err)
	}
	return Page{URL: u, Doc: doc, Raw: body}
}

func TestAListThatClaimsTooManyPagesIsRefused(t *testing.T) {
	src := report.Source{ID: "s", Site: "http://a.test", Column: "/"}
	u, _ := url.Parse("http://a.test/")
	for name, body := range map[string]string{
		"trs":     `<script>createPageHTML(100000, 0, "index", "html")</script>`,
		"generic": `<a href="list_100000.html">尾页</a>`,
	} {
		l, err := platforms[name].Read(src, pageOf(t, u, body))
		if err == nil || len(l.Next) > maxPages {
			t.Errorf("%s: %d pages, %v; want an error", name, len(l.Next), err)
		}
	}
}

func TestTRSCountsPagesInEveryWay(t *testing.T) {
	src := report.Source{ID: "s", Site: "http://a.test", Column: "/"}
	for _, c := range []struct{ address, body, want string }{
		{"http://a.test/x/", `createPageHTML(2,0,"index","shtml")`, "http://a.test/x/index_1.shtml"},
		{"http://a.test/x/index.html", `createPageHTML('2', '0', 'index', 'html')`, "http://a.test/x/index_1.html"},
		{"http://a.test/x/list.htm", `var countPage = 2//共几页`, "http://a.test/x/list_1.htm"},
		{"http://a.test/x/", `var countPage = "2"`, "http://a.test/x/index_1.html"},
		{"http://a.test/x/", `createPageHTML(1,0,"index","html")`, ""},
		{"http://a.test/x/index_1.html", `createPageHTML(2,1,"index","html")`, ""},
	} {
		u, _ := url.Parse(c.address)
		l, err := trs{}.Read(src, pageOf(t, u, "<script>"+c.body+"</script>"))
		got := ""
		if len(l.Next) > 0 {
			got = l.Next[0].URL
		}
		if err != nil || got != c.want || len(l.Next) > 1 {
			t.Errorf("%s with %s leads to %v, %v; want %q", c.address, c.body, l.Next, err, c.want)
		}
	}
}

func TestEmbeddedSourcesRead(t *testing.T) {
	if _, err := Sources(); err != nil {
		t.Error(err)
	}
	for name := range platforms {
		if !slices.Contains(Platforms(), name) {
			t.Errorf("platform %s is not listed", name)
		}
	}
}

package replica

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// charsetOf returns how a site of the province writes Chinese.
func charsetOf(p *Province, address string) charset {
	u, err := url.Parse(address)
	if err != nil {
		return utf8Charset
	}
	i := slices.IndexFunc(p.sites, func(s *site) bool { return s.host == u.Host })
	return p.sites[i].charset
}

// read asks for a page and returns its text, whatever its charset.
func read(t *testing.T, p *Province, h http.Handler, address string) string {
	t.Helper()
	w := get(h, address)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s = %d", address, w.Code)
	}
	if charsetOf(p, address) == utf8Charset {
		return w.Body.String()
	}
	text, err := simplifiedchinese.GBK.NewDecoder().String(w.Body.String())
	if err != nil {
		t.Fatalf("GET %s: %v", address, err)
	}
	return text
}

// links returns the addresses that a page leads to, each with its text or the
// title that completes it.
func links(t *testing.T, address, page string) []link {
	t.Helper()
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []link
	for n := range root.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		text, href := textOf(n), ""
		for _, a := range n.Attr {
			switch a.Key {
			case "href":
				href = a.Val
			case "title":
				text = a.Val
			}
		}
		if href == "" || strings.HasPrefix(href, "javascript:") || strings.HasPrefix(href, "#") {
			continue
		}
		to, err := base.Parse(href)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, link{text: text, path: to.String()})
	}
	return list
}

var pageCount = regexp.MustCompile(`createPageHTML\((\d+), (\d+), "index", "html"\)`)

// listing walks a column as its platform is walked, and returns every page of it
// and what they link to.
func listing(t *testing.T, p *Province, h http.Handler, platform, first string) (pages []string, all map[string]string) {
	t.Helper()
	all = make(map[string]string)
	next := first
	for next != "" {
		if slices.Contains(pages, next) {
			t.Fatalf("the pager of %s goes in circles: %s", first, next)
		}
		pages = append(pages, next)
		text := read(t, p, h, next)
		found := links(t, next, text)
		for _, l := range found {
			all[l.path] = l.text
		}
		at := next
		next = ""
		if platform == "trs" {
			m := pageCount.FindStringSubmatch(text)
			if m == nil || m[2] != fmt.Sprint(len(pages)-1) {
				t.Fatalf("%s draws the pager %q", at, m)
			}
			if m[1] != fmt.Sprint(len(pages)) {
				next = strings.TrimSuffix(first, ".html") + fmt.Sprintf("_%d.html", len(pages))
			}
			continue
		}
		for _, l := range found {
			if l.text == "下一页" {
				next = l.path
			}
		}
	}
	return pages, all
}

func TestEveryReportIsListedByItsSource(t *testing.T) {
	t.Parallel()
	for _, seed := range seeds {
		p := province(seed)
		h := p.Handler(1, nil)
		one := truth(seed)
		for _, src := range p.Sources() {
			pages, all := listing(t, p, h, src.Platform, src.Site+src.Column)
			n := 0
			for _, r := range one.Reports {
				if r.Source != src.ID {
					continue
				}
				n++
				if got := all[r.URL]; got != r.Title && !strings.HasPrefix(r.Title, strings.TrimSuffix(got, "…")) {
					t.Errorf("seed %d: %s lists %s as %q, want %q", seed, src.ID, r.URL, got, r.Title)
				}
				u, err := url.Parse(r.URL)
				if err != nil || !src.Allows(u.Host) {
					t.Errorf("seed %d: %s may not ask for %s", seed, src.ID, r.URL)
				}
			}
			for _, o := range one.Others {
				if o.Source == src.ID && all[o.URL] == "" {
					t.Errorf("seed %d: %s does not list %s", seed, src.ID, o.URL)
				}
			}
			if n != src.Expect.AtLeast || n == 0 {
				t.Errorf("seed %d: %s lists %d reports, expects %d", seed, src.ID, n, src.Expect.AtLeast)
			}
			if n > 15 && len(pages) < 2 {
				t.Errorf("seed %d: %s lists %d reports on one page", seed, src.ID, n)
			}
		}
	}
}

func TestEveryLinkLeadsToAPage(t *testing.T) {
	t.Parallel()
	p := province(1)
	h := p.Handler(1, nil)
	asked := make(map[string]bool)
	for _, src := range p.Sources() {
		pages, _ := listing(t, p, h, src.Platform, src.Site+src.Column)
		for _, at := range append(pages, src.Site+"/", truth(1).Reports[0].URL) {
			for _, l := range links(t, at, read(t, p, h, at)) {
				if asked[l.path] {
					continue
				}
				asked[l.path] = true
				if w := get(h, l.path); w.Code != http.StatusOK {
					t.Errorf("%s links to %s, which is %d", at, l.path, w.Code)
				}
			}
		}
	}
	if len(asked) < 1000 {
		t.Errorf("only %d links were followed", len(asked))
	}
}

func TestBothPlatformsAndEveryWayToCoverOccur(t *testing.T) {
	for _, seed := range seeds {
		platforms := make(map[string]int)
		covers := make(map[string]int)
		for _, src := range province(seed).Sources() {
			platforms[src.Platform]++
			switch {
			case src.Covers.Agency != "":
				covers["agency"]++
			case len(src.Covers.Kinds) > 0:
				covers["kinds"]++
			case strings.HasSuffix(src.Covers.Region, "00"):
				covers["city"]++
			default:
				covers["county"]++
			}
			if len(src.Hosts) > 0 {
				covers["elsewhere"]++
			}
		}
		if platforms["trs"] < 8 || platforms["generic"] < 6 || len(covers) != 5 {
			t.Errorf("seed %d: platforms %v, covers %v", seed, platforms, covers)
		}
	}
}

func TestReportPagesAreOfARealSize(t *testing.T) {
	t.Parallel()
	for _, seed := range seeds {
		p := province(seed)
		h := p.Handler(1, nil)
		for i, r := range truth(seed).Reports {
			if p.editions[i].plain || seed > 1 && !hasQuirk(r.Quirks, WordMarkup) && i%5 > 0 {
				continue
			}
			if n := get(h, r.URL).Body.Len(); n < 30_000 || n > 120_000 {
				t.Errorf("seed %d: %s with %v has %d bytes, want 30,000 to 120,000", seed, r.URL, r.Quirks, n)
			}
		}
	}
}

func TestArticlesSayWhatTheyAreAndWhen(t *testing.T) {
	t.Parallel()
	p := province(1)
	h := p.Handler(1, nil)
	for i, r := range truth(1).Reports {
		if i%3 > 0 && !p.editions[i].plain {
			continue
		}
		text := read(t, p, h, r.URL)
		day := r.Published
		shown := []string{day.Format("2006-01-02"), day.Format("2006年01月02日")}
		if !strings.Contains(text, shown[0]) {
			t.Errorf("%s does not say that it was published on %s", r.URL, shown[0])
		}
		if p.editions[i].plain {
			continue
		}
		_, body, _ := strings.Cut(text, "<body>")
		if !strings.Contains(body, shown[0]) && !strings.Contains(body, shown[1]) {
			t.Errorf("%s shows its day in its meta alone", r.URL)
		}
		for _, want := range []string{"<title>" + html.EscapeString(r.Title), "PubDate", "网站标识码", "当前位置"} {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
				t.Errorf("%s lacks %q", r.URL, want)
			}
		}
	}
}

func TestNothingOnThePagesIsReal(t *testing.T) {
	t.Parallel()
	p := province(1)
	address := regexp.MustCompile(`https?://([a-z0-9.-]+)`)
	for _, s := range p.sites {
		for path, page := range s.pages {
			for _, m := range address.FindAllStringSubmatch(page.text(1), -1) {
				if !strings.HasSuffix(m[1], ".test") && m[1] != "www.w3.org" {
					t.Fatalf("%s%s names %s", s.host, path, m[1])
				}
			}
		}
	}
}

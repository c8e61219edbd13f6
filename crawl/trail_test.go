package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// moves is a site of a list with one link and a table of redirects. What is not
// in the table is an article.
func moves(t *testing.T, first string, to map[string]string) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next, moved := to[r.URL.RequestURI()]
		switch {
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		case r.URL.Path == "/" && r.URL.RawQuery == "":
			fmt.Fprint(w, list(strings.Split(first, " ")...))
		case moved:
			w.Header().Set("Location", strings.ReplaceAll(next, "HERE", r.Host))
			w.WriteHeader(http.StatusFound)
		default:
			fmt.Fprint(w, article(1))
		}
	}))
	t.Cleanup(server.Close)
	return server
}

func TestAChainOfRedirectsComesToAnEnd(t *testing.T) {
	for name, c := range map[string]struct {
		first  string
		to     map[string]string
		want   map[string]string
		detail string // of the address that ends with redirect_loop or failed
	}{
		"to itself":           {"/a", map[string]string{"/a": "/a"}, map[string]string{"/a": RedirectLoop}, "back to http://HERE/a, after 1 "},
		"to itself, a mark":   {"/a", map[string]string{"/a": "/a#top"}, map[string]string{"/a": RedirectLoop}, "back to http://HERE/a, after 1 "},
		"there and back":      {"/a", map[string]string{"/a": "/b", "/b": "http://HERE/a"}, map[string]string{"/a": Redirect, "/b": RedirectLoop}, "back to http://HERE/a, after 2 from http://HERE/a"},
		"into a ring":         {"/a", map[string]string{"/a": "/b", "/b": "/c", "/c": "/b"}, map[string]string{"/a": Redirect, "/b": Redirect, "/c": RedirectLoop}, "back to http://HERE/b, after 3 from http://HERE/a"},
		"a ring linked twice": {"/b /a", map[string]string{"/a": "/b", "/b": "/a"}, map[string]string{"/a": RedirectLoop, "/b": Redirect}, "back to http://HERE/b"},
		"two ways to one":     {"/a /b", map[string]string{"/a": "/c", "/b": "/c"}, map[string]string{"/a": Redirect, "/b": Redirect, "/c": OK}, ""},
		"five":                {"/0", map[string]string{"/0": "/1", "/1": "/2", "/2": "/3", "/3": "/4", "/4": "/5"}, map[string]string{"/0": Redirect, "/1": Redirect, "/2": Redirect, "/3": Redirect, "/4": Redirect, "/5": OK}, ""},
		"six": {"/0", map[string]string{"/0": "/1", "/1": "/2", "/2": "/3", "/3": "/4", "/4": "/5", "/5": "/6"},
			map[string]string{"/0": Redirect, "/1": Redirect, "/2": Redirect, "/3": Redirect, "/4": Redirect, "/5": RedirectLoop}, "more than 5 redirects from http://HERE/0, the next to http://HERE/6"},
		"nowhere":           {"/a", map[string]string{"/a": ""}, map[string]string{"/a": Failed}, `no address of the web: ""`},
		"to mail":           {"/a", map[string]string{"/a": "mailto:x@a.test"}, map[string]string{"/a": Failed}, "no address of the web"},
		"to a script":       {"/a", map[string]string{"/a": "javascript:void(0)"}, map[string]string{"/a": Failed}, "no address of the web"},
		"to another scheme": {"/a", map[string]string{"/a": "ftp://HERE/a.pdf"}, map[string]string{"/a": Failed}, "no address of the web"},
		"to no host":        {"/a", map[string]string{"/a": "http:///a"}, map[string]string{"/a": Failed}, "no address of the web"},
		"to rubbish":        {"/a", map[string]string{"/a": "http://[::1/"}, map[string]string{"/a": Failed}, "no address of the web"},
		"to a long address": {"/a", map[string]string{"/a": "/" + strings.Repeat("x", 40_000)}, map[string]string{"/a": Failed}, "no address of the web"},
	} {
		t.Run(name, func(t *testing.T) {
			server := moves(t, c.first, c.to)
			d := newDesk(t, t.TempDir())
			s := d.crawl(t, "r1", source(server))
			got := d.outcomes(t, "r1")
			delete(got, "/")
			delete(got, "/robots.txt")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("outcomes: -want +got\n%s", diff)
			}
			if (c.detail != "") != (len(s.Failed) == 1) {
				t.Errorf("failed sources = %+v", s.Failed)
			}
			for x, err := range d.Archive.Exchanges(context.Background()) {
				if err != nil {
					t.Fatal(err)
				}
				if want := strings.ReplaceAll(c.detail, "HERE", strings.TrimPrefix(server.URL, "http://")); failed(x.Outcome) && !strings.Contains(x.Detail, want) && x.Kind == "article" {
					t.Errorf("detail of %s is %q; want %q in it", x.URL, x.Detail, want)
				}
			}
		})
	}
}

// A night after one of loops begins anew: what loops no more is had.
func TestALoopIsForgottenByTheNextNight(t *testing.T) {
	to := map[string]string{"/a": "/b", "/b": "/a"}
	server := moves(t, "/a", to)
	d := newDesk(t, t.TempDir())
	d.crawl(t, "r1", source(server))
	delete(to, "/b")
	if s := d.crawl(t, "r2", source(server)); s.Outcomes[RedirectLoop] != 0 || d.outcomes(t, "r2")["/b"] != OK {
		t.Errorf("the next night = %v; want the article", s.Outcomes)
	}
}

// What a page names and nobody can ask for is passed over; the run goes on.
func TestAddressesThatCannotBeAskedArePassedOver(t *testing.T) {
	server := moves(t, "/"+strings.Repeat("x", 40_000)+" mailto:x@a.test javascript:void(0) http:///x http://[::1/ /a?b%20 /a", nil)
	d := newDesk(t, t.TempDir())
	s := d.crawl(t, "r1", source(server))
	if got := d.outcomes(t, "r1"); got["/a"] != OK || len(s.Failed) != 0 {
		t.Errorf("outcomes = %v, failed %+v; want /a asked", s.Outcomes, s.Failed)
	}
}

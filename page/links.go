package page

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// A Link is an address that a page names.
type Link struct {
	URL   string    // absolute, http or https, without fragment
	Text  string    // what a reader sees, white space collapsed
	Title string    // the title attribute, where long titles are cut in the text
	Date  time.Time // the date printed in the same row of a list or table, zero where none is
}

// Links returns every link of a page once, in document order, resolved against
// base, the page's own address, or its <base href>. Where an address is linked
// more than once the longest text is kept.
func Links(doc *goquery.Document, base *url.URL) []Link {
	f := newFinder(doc, base)
	doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		f.add(f.resolve(s.AttrOr("href", "")), s.Get(0))
	})
	return f.links
}

// Attachments returns the files that a page names, in the manner of Links: by
// link, frame, embedded object, the file or url parameter of a viewer, or a
// quoted path in a script of a click. A download address without a file's name
// counts where the link's text is one.
func Attachments(doc *goquery.Document, base *url.URL) []Link {
	f := newFinder(doc, base)
	doc.Find("a[href], iframe[src], frame[src], embed[src], object[data], [onclick]").Each(func(_ int, s *goquery.Selection) {
		n := s.Get(0)
		for _, key := range []string{"href", "src", "data"} {
			if ref, ok := s.Attr(key); ok {
				f.add(f.file(f.resolve(ref), n), n)
				f.quoted(ref, n)
			}
		}
		f.quoted(s.AttrOr("onclick", ""), n)
	})
	return f.links
}

var (
	fileKinds   = []string{".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".ofd", ".zip", ".rar", ".7z", ".rtf", ".odt"}
	viewerKinds = []string{".html", ".htm", ".shtml"}
)

// isFile tells by its ending, a session's id behind it cut off.
func isFile(name string) bool {
	name, _, _ = strings.Cut(name, ";")
	return slices.Contains(fileKinds, strings.ToLower(path.Ext(name)))
}

// A finder gathers the links of one page.
type finder struct {
	base  *url.URL
	links []Link
	at    map[string]int // where an address stands in links
	rows  map[*html.Node]row
}

func newFinder(doc *goquery.Document, base *url.URL) *finder {
	f := &finder{base: &url.URL{}, at: map[string]int{}, rows: map[*html.Node]row{}}
	if base != nil {
		f.base = base
	}
	if ref, ok := doc.Find("base[href]").First().Attr("href"); ok {
		if u := f.resolve(ref); u != nil {
			f.base = u
		}
	}
	return f
}

// resolve returns the address that ref means on the page, nil where it means
// none that can be fetched.
func (f *finder) resolve(ref string) *url.URL {
	ref = strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7F:
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, strings.TrimSpace(ref))
	if ref == "" || ref[0] == '#' {
		return nil
	}
	u, err := url.Parse(ref)
	if err != nil {
		u, err = url.Parse(escapePercent(ref))
	}
	if err != nil {
		return nil
	}
	u = f.base.ResolveReference(u)
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment = "", ""
	return u
}

// escapePercent writes %25 for a percent sign that escapes nothing: 完成率100%.doc.
func escapePercent(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func isHex(b byte) bool { return isDigit(b) || b|0x20 >= 'a' && b|0x20 <= 'f' }

// add notes the link at u, named by the element n; a nil u is passed over.
func (f *finder) add(u *url.URL, n *html.Node) {
	if u == nil {
		return
	}
	l := Link{URL: u.String(), Text: textOf(n), Title: strings.Join(strings.Fields(attr(n, "title")), " "), Date: f.date(n)}
	i, ok := f.at[l.URL]
	if !ok {
		f.at[l.URL] = len(f.links)
		f.links = append(f.links, l)
		return
	}
	old := &f.links[i]
	if len(l.Text) > len(old.Text) {
		old.Text = l.Text
	}
	if old.Title == "" {
		old.Title = l.Title
	}
	if old.Date.IsZero() {
		old.Date = l.Date
	}
}

// file returns the address of the file that u, named by n, leads to: itself, or
// what it shows. It returns nil where u leads to a page.
func (f *finder) file(u *url.URL, n *html.Node) *url.URL {
	if u == nil || isFile(u.Path) {
		return u
	}
	download := strings.Contains(strings.ToLower(u.Path), "down")
	viewer := slices.Contains(viewerKinds, strings.ToLower(path.Ext(u.Path)))
	query := u.Query()
	for _, key := range []string{"file", "url"} {
		v := query.Get(key)
		if v == "" || download || !viewer && !strings.Contains(v, "/") {
			continue
		}
		at := &finder{base: u}
		if shown := at.resolve(v); shown != nil && isFile(shown.Path) {
			return shown
		}
	}
	for _, values := range query {
		if slices.ContainsFunc(values, isFile) {
			return u
		}
	}
	if (download || u.RawQuery != "") && (namesFile(textOf(n)) || namesFile(attr(n, "title"))) {
		return u
	}
	return nil
}

// namesFile reports whether a link's text ends as a file's name does: 附件【年报.doc】.
func namesFile(s string) bool { return isFile(strings.TrimRight(s, " 】］])）》”\"'")) }

// quoted adds the files whose paths stand in quotes in a script. A bare name
// counts only where no path is given: it is what the download shall be called.
func (f *finder) quoted(script string, n *html.Node) {
	var paths, names []*url.URL
	for script != "" {
		i := strings.IndexAny(script, `'"`)
		if i < 0 {
			break
		}
		ref, rest, ok := strings.Cut(script[i+1:], script[i:i+1])
		if !ok {
			break
		}
		script = rest
		u := f.resolve(ref)
		switch {
		case u == nil || !isFile(u.Path):
		case strings.ContainsAny(ref, `/\`):
			paths = append(paths, u)
		default:
			names = append(names, u)
		}
	}
	if len(paths) == 0 {
		paths = names
	}
	for _, u := range paths {
		f.add(u, n)
	}
}

package replica

import (
	"strings"
	"testing"
)

func TestASiteLooksTheSameOnAllItsPages(t *testing.T) {
	for _, s := range province(1).sites {
		style := ""
		for path, page := range s.pages {
			if page.media != "text/html" {
				continue
			}
			_, rest, _ := strings.Cut(page.text(1), "<style type=\"text/css\">")
			sheet, _, _ := strings.Cut(rest, "</style>")
			if style != "" && sheet != style {
				t.Errorf("%s%s is styled unlike the rest of its site", s.host, path)
			}
			style = sheet
		}
		if len(style) < 9_000 {
			t.Errorf("%s has a style sheet of %d bytes", s.host, len(style))
		}
	}
}

func TestMenusOfferEachChannelOnce(t *testing.T) {
	for _, s := range province(1).sites {
		texts, paths := make(map[string]bool), make(map[string]bool)
		for _, l := range s.menu {
			if texts[l.text] || paths[l.path] || s.pages[l.path] == nil {
				t.Errorf("%s offers %s at %s twice, or in vain", s.host, l.text, l.path)
			}
			texts[l.text], paths[l.path] = true, true
		}
		if len(s.menu) < 40 {
			t.Errorf("%s offers %d channels", s.host, len(s.menu))
		}
	}
}

func TestTheHomePageLeadsToEveryColumn(t *testing.T) {
	p := province(1)
	h := p.Handler(1, nil)
	for _, s := range p.Sources() {
		found := false
		for _, l := range links(t, s.Site+"/", read(t, p, h, s.Site+"/")) {
			found = found || l.path == s.Site+s.Column
		}
		if !found {
			t.Errorf("the home page of %s does not lead to %s", s.Site, s.Column)
		}
	}
}

func TestSomeSitesHaveRobotsAndNoneForbidsItsReports(t *testing.T) {
	p := province(1)
	h := p.Handler(1, nil)
	with := 0
	for _, host := range p.Hosts() {
		switch w := get(h, "http://"+host+"/robots.txt"); w.Code {
		case 200:
			with++
			if text := w.Body.String(); !strings.Contains(text, "Disallow: /search/") || strings.Contains(text, "Disallow: /\n") {
				t.Errorf("robots.txt of %s says %q", host, text)
			}
		case 404:
		default:
			t.Errorf("robots.txt of %s is %d", host, w.Code)
		}
	}
	if with == 0 || with == len(p.Hosts()) {
		t.Errorf("%d of %d sites have a robots.txt, want some", with, len(p.Hosts()))
	}
}

func TestTitlesAreEscapedInPages(t *testing.T) {
	s := province(1).sites[0]
	a := &article{column: s.columns[0], title: `市局"2021"<年>报告`, host: s, path: "/x.html"}
	text := s.articlePage(a, "来源", "<p>正文</p>")
	if strings.Contains(text, "<年>") || !strings.Contains(text, "&lt;年&gt;") {
		t.Error("a title stands unescaped in its page")
	}
}

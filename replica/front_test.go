package replica

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
)

func TestNightTwoDiffersInOnePage(t *testing.T) {
	t.Parallel()
	p := province(1)
	one, two := served(), digests(p, 2)
	var changed []string
	for url, sum := range one {
		if two[url] != sum {
			changed = append(changed, url)
		}
	}
	var want []string
	for _, r := range p.Truth(2).Reports {
		if hasQuirk(r.Quirks, Corrected) {
			want = append(want, r.URL)
		}
	}
	if len(one) != len(two) || len(changed) != 1 || !slices.Equal(changed, want) {
		t.Errorf("night 2 changes %q, want %q", changed, want)
	}
}

func TestTheCorrectedPageHasNewStamps(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		before, after := get(p.Handler(1, nil), p.wrong.url()), get(p.Handler(2, nil), p.wrong.url())
		for _, name := range []string{"ETag", "Last-Modified"} {
			a, b := before.Header().Get(name), after.Header().Get(name)
			if (a != "" || b != "") && a == b {
				t.Errorf("seed %d: %s of the corrected page stays %q", seed, name, a)
			}
		}
		var stamps []string
		if tag := before.Header().Get("ETag"); tag != "" {
			stamps = append(stamps, "If-None-Match", tag)
		} else {
			stamps = append(stamps, "If-Modified-Since", before.Header().Get("Last-Modified"))
		}
		if again := get(p.Handler(2, nil), p.wrong.url(), stamps...); again.Code != http.StatusOK {
			t.Errorf("seed %d: the corrected page answers %d to last night's stamps", seed, again.Code)
		}
	}
}

func TestConditionalRequestsAreHonouredWhereAStampWasSent(t *testing.T) {
	for _, seed := range seeds {
		p := province(seed)
		h := p.Handler(2, nil)
		kinds := make(map[stamps]int)
		for _, s := range p.sites {
			kinds[s.stamps]++
			url := "http://" + s.host + "/"
			first := get(h, url)
			tag, modified := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
			if sends := [2]bool{tag != "", modified != ""}; sends != map[stamps][2]bool{
				bothStamps: {true, true}, etagOnly: {true, false}, modifiedOnly: {false, true},
			}[s.stamps] {
				t.Errorf("seed %d: %s sends ETag %q and Last-Modified %q", seed, s.host, tag, modified)
			}
			for _, c := range [][2]string{{"If-None-Match", tag}, {"If-Modified-Since", modified}} {
				if c[1] == "" {
					continue
				}
				if again := get(h, url, c[0], c[1]); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
					t.Errorf("seed %d: %s answers %s with %d and %d bytes", seed, s.host, c[0], again.Code, again.Body.Len())
				}
			}
			if other := get(h, url, "If-None-Match", `"other"`); other.Code != http.StatusOK {
				t.Errorf("seed %d: %s answers a strange ETag with %d", seed, s.host, other.Code)
			}
		}
		if len(kinds) != 3 {
			t.Errorf("seed %d: sites stamp in %d ways, want 3: %v", seed, len(kinds), kinds)
		}
	}
}

func TestWhatDoesNotExistIsMissing(t *testing.T) {
	p := province(1)
	h := p.Handler(1, nil)
	for _, url := range []string{
		"http://www.nowhere.gov.test/", "http://" + p.Hosts()[0] + "/none.html", "http://" + p.Hosts()[0] + "/zwgk/gknb/index_999.html",
		"http://" + p.Hosts()[0] + "/zwgk/gknb/index.html?page=2",
	} {
		if w := get(h, url); w.Code != http.StatusNotFound || w.Body.Len() == 0 {
			t.Errorf("GET %s = %d with %d bytes, want 404 and a page", url, w.Code, w.Body.Len())
		}
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	p := province(1)
	url := "http://" + p.Hosts()[0] + "/"
	w := httptest.NewRecorder()
	p.Handler(1, nil).ServeHTTP(w, httptest.NewRequest(http.MethodPost, url, nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("POST %s = %d, allows %q", url, w.Code, w.Header().Get("Allow"))
	}
	w = httptest.NewRecorder()
	p.Handler(1, nil).ServeHTTP(w, httptest.NewRequest(http.MethodHead, url, nil))
	if w.Code != http.StatusOK || w.Body.Len() > 0 {
		t.Errorf("HEAD %s = %d with %d bytes, want 200 and none", url, w.Code, w.Body.Len())
	}
}

func TestTheHostIsMeantWithoutItsPortAndCase(t *testing.T) {
	p := province(1)
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Host = "WWW." + p.Cities[0].domain + ".gov.test:8080"
	w := httptest.NewRecorder()
	p.Handler(1, nil).ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("GET / of %s = %d", r.Host, w.Code)
	}
}

func TestSomeSitesCompressForWhoeverAccepts(t *testing.T) {
	p := province(1)
	h := p.Handler(1, nil)
	packed := 0
	for _, s := range p.sites {
		url := "http://" + s.host + "/"
		plain, w := get(h, url), get(h, url, "Accept-Encoding", "gzip")
		if w.Header().Get("Content-Encoding") != "gzip" {
			continue
		}
		packed++
		r, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatalf("%s: %v", url, err)
		}
		got, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(got, plain.Body.Bytes()) {
			t.Errorf("%s unpacks to %d bytes, want the %d it sends plainly: %v", url, len(got), plain.Body.Len(), err)
		}
	}
	if packed == 0 || packed == len(p.sites) {
		t.Errorf("%d of %d sites compress, want some", packed, len(p.sites))
	}
}

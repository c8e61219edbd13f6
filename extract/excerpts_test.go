package extract

import (
	"bufio"
	"encoding/json"
	"errors"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harvest/document"
	"harvest/report"
)

// An excerpt is a line of excerpts.jsonl.
type excerpt struct {
	Title, Agency, URL, Excerpt, Note string
	Year                              int
	Mirror                            bool
}

func excerpts(t *testing.T) []excerpt {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus, "excerpts.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared corpus is not beside this checkout")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []excerpt
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e excerpt
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// isReport reports whether an excerpt is of an annual report.
func (e *excerpt) isReport() bool {
	return !strings.Contains(e.Note, "NOT a") && !strings.Contains(e.Note, "not the annual report")
}

// scope is that of the excerpt's title, by hand: its agency column names governments
// in full, and offices as such.
func (e *excerpt) scope() report.Scope {
	switch a := e.Agency; {
	case strings.HasPrefix(e.Title, "贵州省2018年"), // the province's, though its office put it up
		strings.HasPrefix(e.Title, "(某地级市)"): // a city's, whose name the clone replaced
		return report.ScopeConsolidated
	case strings.HasPrefix(e.Title, "2020年度本级"), strings.HasSuffix(a, "办公厅"), strings.HasSuffix(a, "人民政府办公室"):
		return report.ScopeOffice
	case strings.HasSuffix(a, "镇人民政府"), strings.HasSuffix(a, "乡人民政府"), strings.HasSuffix(a, "街道办事处"):
		return report.ScopeAgency
	case strings.HasSuffix(a, "人民政府"):
		return report.ScopeConsolidated
	}
	return report.ScopeAgency
}

// page prints an excerpt as a page: its title as the site has it, a line a
// paragraph.
func (e *excerpt) page() []byte {
	var b strings.Builder
	b.WriteString("<html><head><title>" + html.EscapeString(e.Title) + "</title></head><body><div>")
	for line := range strings.SplitSeq(e.Excerpt, "\n") {
		b.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
	}
	b.WriteString("</div></body></html>")
	return []byte(b.String())
}

// The metadata of 118 excerpts of real pages: years, agencies and scopes.
func TestExcerptsSayWhoseAndWhen(t *testing.T) {
	reports, years, agencies, scopes := 0, 0, 0, 0
	for _, e := range excerpts(t) {
		if !e.isReport() {
			continue
		}
		d, err := document.Read(e.page(), "text/html; charset=utf-8")
		if err != nil {
			t.Fatal(err)
		}
		m := readMetadata(d, stretch{0, len(d.Blocks)}, origin{name: e.URL}, true)
		reports++
		if m.year == e.Year {
			years++
		} else {
			t.Logf("year %d, want %d: %s %s %+v", m.year, e.Year, e.Title, e.URL, m.evidence)
		}
		if m.agency != "" && sameBody(asSimplified(m.agency), e.Agency) || m.agency == "" && strings.HasPrefix(e.Title, "2020年度本级") {
			agencies++
		} else {
			t.Logf("agency %q, want %q: %s", m.agency, e.Agency, e.Title)
		}
		if m.scope == e.scope() {
			scopes++
		} else {
			t.Logf("scope %s, want %s: %s (%s)", m.scope, e.scope(), e.Title, e.Agency)
		}
	}
	t.Logf("%d reports: %d years, %d agencies and %d scopes right", reports, years, agencies, scopes)
	if years < reports*98/100 || agencies < reports*95/100 || scopes < reports*97/100 {
		t.Errorf("of %d reports %d years, %d agencies and %d scopes are right; want 98, 95 and 97 in a hundred", reports, years, agencies, scopes)
	}
}

// asSimplified turns the characters of names that mirrors print in the traditional way.
func asSimplified(s string) string {
	return strings.NewReplacer("態", "态", "環", "环", "漢", "汉", "廳", "厅", "辦", "办", "場", "场", "監", "监", "區", "区", "黔江區", "黔江区", "慶", "庆", "縣", "县", "鎮", "镇", "廣", "广").Replace(s)
}

// Without the page's own title, years come from periods, addresses and words; a
// day of publishing alone misleads where pages were moved.
func TestExcerptsSayTheirYearWithoutATitle(t *testing.T) {
	reports, years, silent := 0, 0, 0
	for _, e := range excerpts(t) {
		if !e.isReport() {
			continue
		}
		title := e.Title
		e.Title = ""
		d, err := document.Read(e.page(), "text/html; charset=utf-8")
		if err != nil {
			t.Fatal(err)
		}
		m := readMetadata(d, stretch{0, len(d.Blocks)}, origin{name: e.URL}, true)
		reports++
		switch m.year {
		case e.Year:
			years++
		case 0:
			silent++
		default:
			t.Logf("year %d, want %d: %s %s %+v", m.year, e.Year, title, e.URL, m.evidence)
		}
	}
	t.Logf("%d reports: %d years right, %d with nothing that says one, %d wrong", reports, years, silent, reports-years-silent)
	if years+silent < reports*97/100 {
		t.Errorf("%d of %d years are right and %d unknown; want 97 in a hundred", years, reports, silent)
	}
}

// Mirrors, clones and wikis are refused by their host, not by their titles, which
// are those of the reports that they copy; some also by what they print.
// rule: func impostor in extract/impostor.go
func TestQ42MirrorsAreRefusedByTheirHost(t *testing.T) {
	var x Extractor
	mirrors, strange, refused := 0, 0, 0
	for _, e := range excerpts(t) {
		if e.URL == "" {
			continue
		}
		host := x.strayHost(e.URL)
		if !e.Mirror {
			continue
		}
		mirrors++
		if host == "" {
			t.Logf("%s is taken for a government's host", e.URL)
			continue
		}
		strange++
		if r := x.readParts(x.open(t.Context(), e.page(), "text/html; charset=utf-8"), x.about(origin{name: e.URL, stray: host}), e.page())[0]; r.Problem != nil && strings.Contains(r.Problem.Detail, "clone") || r.Problem != nil && strings.Contains(r.Problem.Detail, "search engines") {
			refused++
		}
	}
	t.Logf("%d mirrors: %d by their host, %d of them by what they print too", mirrors, strange, refused)
	if mirrors < 20 || strange < mirrors || refused < 5 {
		t.Errorf("%d of %d mirrors are known by their host, %d by what they print; want all, and five", strange, mirrors, refused)
	}
}

// No page of a government's is refused as a clone.
func TestNoPageOfAGovernmentIsRefusedAsAClone(t *testing.T) {
	var x Extractor
	for _, e := range excerpts(t) {
		if e.Mirror || e.URL == "" {
			continue
		}
		d, err := document.Read(e.page(), "text/html; charset=utf-8")
		if err != nil {
			t.Fatal(err)
		}
		o := origin{name: e.URL, stray: x.strayHost(e.URL), glosses: glosses(d)}
		m := readMetadata(d, stretch{0, len(d.Blocks)}, o, true)
		if why := impostor(d, &m, o); why != "" {
			t.Errorf("%s is refused: %s", e.URL, why)
		}
	}
}

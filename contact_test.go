package harvest

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"harvest/warehouse"
)

// Wide patterns of a contact, made without a look at those that mask: they would
// rather find too much. wideNumbers are not held against columns of identities,
// in whose hexadecimal digits anything can stand.
var (
	wideNumbers = regexp.MustCompile(`(?:^|[^0-9A-Za-z_/])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[-—–\s]{0,3}\d{3,4}[- ]?\d{3,4}|[48]00[- ]?\d{3,4}[- ]?\d{3,4})(?:[^0-9A-Za-z_]|$)`)
	wideLabels  = regexp.MustCompile(`(?:电话|热线|传真|手机|联系方式)[^0-9\n]{0,8}[0-9][-0-9 ]{5,}`)
	wideMail    = regexp.MustCompile(`[0-9A-Za-z]\s*(?:@|#)\s*[0-9A-Za-z-]+\.[0-9A-Za-z]`)
	wideNames   = regexp.MustCompile(`(?:联系人|填报人|审核人|负责人)[：:（(\s]*(?:张|李|王)|张\s*三|李\s*四|王\s*五`)

	identities = map[string]bool{"exchange": true, "capture": true, "reading": true, "digest": true, "file": true, "run": true, "print": true}
)

var halfWidth = func() *strings.Replacer {
	var pairs []string
	for r := '！'; r <= '～'; r++ {
		pairs = append(pairs, string(r), string(r-'！'+'!'))
	}
	return strings.NewReplacer(append(pairs, "\u3000", " ")...)
}()

// contactIn returns what looks like a contact in a text, or "".
func contactIn(text string, identity bool) string {
	text = halfWidth.Replace(text)
	for _, wide := range []*regexp.Regexp{wideLabels, wideMail, wideNames, wideNumbers} {
		if wide == wideNumbers && identity {
			continue
		}
		if found := wide.FindString(text); found != "" {
			return found
		}
	}
	return ""
}

// The province prints whom to call behind some of its reports. The working file
// keeps it; no text of a release has it, in no table, view or Parquet file; and
// nothing else of the prose is touched.
func TestAReleaseHoldsNoContact(t *testing.T) {
	s := newStand(t, 1, 1, t.TempDir())
	summary := s.run(t)
	raw := sections(t, s.Warehouse)
	release := s.open(t)
	published := sections(t, release)
	contacts, changed := 0, 0
	for where, text := range raw {
		has := contactIn(text, false) != ""
		if has {
			contacts++
		}
		if published[where] != text {
			changed++
		}
		if has != (published[where] != text) {
			t.Errorf("%s: a contact %t, and the release says\n%s\nfor\n%s", where, has, published[where], text)
		}
	}
	if len(raw) != len(published) || contacts < 20 || changed != contacts {
		t.Errorf("of %d sections %d hold a contact, and %d of %d published are masked; want twenty at least and as many", len(raw), contacts, changed, len(published))
	}
	all := fmt.Sprint(published)
	for _, mark := range []string{"〔电话〕", "〔邮箱〕", "〔姓名〕", "12345", "邮编：000000"} {
		if !strings.Contains(all, mark) {
			t.Errorf("no section of the release says %s", mark)
		}
	}
	texts := scanTexts(t, release, textColumns(t, release, `SELECT database_name || '.' || table_name, column_name FROM duckdb_columns()
		WHERE database_name IN ('harvest', 'prose') AND (data_type = 'VARCHAR' OR data_type LIKE 'ENUM%')`))
	files, err := filepath.Glob(filepath.Join(summary.Release.Path, "parquet", "*.parquet"))
	if err != nil || len(files) != len(warehouse.Tables()) {
		t.Fatalf("%d Parquet files, %v; want one a table", len(files), err)
	}
	for _, file := range files {
		from := "read_parquet('" + file + "')"
		texts += scanTexts(t, s.Warehouse, textColumns(t, s.Warehouse, "SELECT $$"+from+"$$, column_name FROM (DESCRIBE SELECT * FROM "+from+") WHERE column_type = 'VARCHAR' OR column_type LIKE 'ENUM%'"))
	}
	if texts < 10_000 {
		t.Errorf("%d texts looked at; want ten thousand at least", texts)
	}
	t.Logf("%d sections with a contact of %d, %d texts of the release looked at", contacts, len(raw), texts)
}

// sections returns the prose of every report, by its reading and section.
func sections(t *testing.T, w *warehouse.Warehouse) map[string]string {
	t.Helper()
	found := make(map[string]string)
	query(t, w, "SELECT r.reading || ' ' || s.number, coalesce(s.heading, '') || chr(10) || s.text FROM section AS s JOIN report AS r ON r.report = s.report", func(scan func(...any)) {
		var where, text string
		scan(&where, &text)
		found[where] = text
	})
	return found
}

// A textColumn is a column of texts of a table, view or file.
type textColumn struct{ from, name string }

func textColumns(t *testing.T, w *warehouse.Warehouse, text string) (list []textColumn) {
	t.Helper()
	query(t, w, text, func(scan func(...any)) {
		var c textColumn
		scan(&c.from, &c.name)
		list = append(list, c)
	})
	return list
}

// scanTexts looks for a contact in every text of some columns, and returns how
// many texts they have.
func scanTexts(t *testing.T, w *warehouse.Warehouse, columns []textColumn) int {
	t.Helper()
	n := 0
	for _, c := range columns {
		query(t, w, fmt.Sprintf(`SELECT DISTINCT "%s"::VARCHAR FROM %s WHERE "%s" IS NOT NULL`, c.name, c.from, c.name), func(scan func(...any)) {
			var text string
			scan(&text)
			n++
			if found := contactIn(text, identities[c.name]); found != "" {
				t.Errorf("%s.%s holds %q in %q", c.from, c.name, found, text)
			}
		})
	}
	return n
}

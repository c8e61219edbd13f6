package document

import (
	"regexp"
	"testing"
)

// A workbook stores numbers: the marks between thousands that the page prints are
// not in it.
func TestSharedXLS(t *testing.T) {
	thousands := regexp.MustCompile(`(\d),(\d{3})`)
	unparted := func(s string) string { return thousands.ReplaceAllString(plain(s), "$1$2") }
	if right, cells := matchTableAs(t, "table.xls", "table.expected.json", unparted); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}

package document

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"harvest/page"
)

// leanPieces are what pages are made of, in order and out of it: a cell outside a table,
// a paragraph in a menu, a date in two texts.
var leanPieces = []string{
	"<p>", "</p>", "<span>", "</span>", "<span class=x>", "<o:p></o:p>", "<span><o:p></o:p></span>", "<p>1<o:p></o:p></p>",
	"<table>", "<tr>", "<td>", "<th>", "</td>", "</tr>", "</table>", "<td><span>2</span></td>", "<td><p><span>3</span><o:p></o:p></p></td>",
	"<b>", "</b>", "<a href=x>", "<div>", `<div class="title">`, "</div>", "<li>", "<h1>", "</h1>", "<br>", "<pre>", "<select>", "<option>", "</select>",
	"<title>4</title>", "<style>8</style>", "<script>9</script>", `<img src="a" width="10">`, "<!-- 5 -->", "</body>", "6", "7 ", " ", "&nbsp;", "日期", "-", "-02 ", "03",
	"<p>发布日期：2021-</p>", "<div><span>发布日期：2021-01</span></div>", "<p><span>发布</span></p>", "<td><span>发布日期：2021-01</span></td>",
	"<p><span>2021-01-02</span></p>", "<span><span>-02</span></span>", "<li><span>-02</span></li>",
}

// markupSays is what a page says, of markup as it is given.
func markupSays(t *testing.T, markup []byte) *Document {
	t.Helper()
	root, err := parseHTML(markup)
	if err != nil {
		t.Fatalf("parse %q: %v", markup, err)
	}
	w := &htmlWalk{doc: &Document{parents: []int{0}}}
	w.doc.Title, w.doc.Meta, w.doc.Published = page.About(goquery.NewDocumentFromNode(root))
	w.children(root)
	w.flush()
	return w.doc
}

// However a page's elements are muddled, its lean form says the same: texts that a span
// parted stay apart, and no figure moves.
func TestLeanPagesSayTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	changed := 0
	for range 5000 {
		var b strings.Builder
		for range 3 + r.IntN(14) {
			b.WriteString(leanPieces[r.IntN(len(leanPieces))])
		}
		whole := []byte(b.String())
		thin := lean(whole)
		if bytes.Equal(thin, whole) {
			continue
		}
		changed++
		if got, want := markupSays(t, thin), markupSays(t, whole); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q, lean %q, says\n%+v\nwant\n%+v", whole, thin, got, want)
		}
	}
	if changed < 1000 {
		t.Errorf("of 5000 pages only %d had anything to leave out", changed)
	}
}

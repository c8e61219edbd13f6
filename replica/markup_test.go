package replica

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parsed returns the rows of every innermost table of a page as a browser sees
// them, each a list of the texts of its cells, white space at the ends cut.
func parsed(t *testing.T, page string) [][]string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for n := range root.Descendants() {
		if n.DataAtom != atom.Tr || holds(n, atom.Table) {
			continue
		}
		var row []string
		for c := range n.ChildNodes() {
			if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
				row = append(row, textOf(c))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func holds(n *html.Node, tag atom.Atom) bool {
	for d := range n.Descendants() {
		if d.DataAtom == tag {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Trim(b.String(), " \n\u00a0　")
}

// rowsOf returns the rows of an edition's tables before any mark-up.
func rowsOf(e *edition) [][]string {
	var rows [][]string
	for _, p := range e.flow() {
		for _, r := range p.table.rows {
			var row []string
			for _, c := range r {
				row = append(row, strings.TrimSpace(strings.ReplaceAll(c.text, "\n", "")))
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func TestMarkupLosesNoCell(t *testing.T) {
	t.Parallel()
	for _, seed := range seeds {
		for i, e := range province(seed).editions {
			if e.plain || seed > 1 && i%5 > 0 { // all of one province, some of the others
				continue
			}
			got := slices.DeleteFunc(parsed(t, newMarkup(e).report(e)), func(row []string) bool {
				return strings.Join(row, "") == ""
			})
			want := slices.DeleteFunc(rowsOf(e), func(row []string) bool { return strings.Join(row, "") == "" })
			if len(got) != len(want) {
				t.Fatalf("seed %d: %s with %v shows %d rows, want %d", seed, e.url(), e.quirks, len(got), len(want))
			}
			for i := range want {
				if !slices.Equal(got[i], want[i]) {
					t.Fatalf("seed %d: %s with %v: row %d shows %q, want %q", seed, e.url(), e.quirks, i+1, got[i], want[i])
				}
			}
		}
	}
}

// marks are what a page of a quirk must hold, and what it must not.
var marks = map[Quirk]struct{ has, lacks string }{
	WordMarkup:     {has: "<o:p></o:p>"},
	SplitDigits:    {has: "</span><span"},
	MissingEndTags: {lacks: "</td><td"},
	OuterTable:     {has: `<table width="100%" border="0"`},
	SplitRequests:  {has: "申请人情况"},
	VerticalGroup:  {has: "三"},
	HeadingNote:    {has: "（黑体三号字，不加粗）"},
	Misnumbered:    {has: "二、存在的主要问题"},
	ContactLine:    {has: "000-0000000"},
	ContactEnd:     {has: "0000"},
	MoneyYuanCell:  {has: "元"},
	Counters:       {has: "件"},
}

func TestQuirksShowInTheMarkup(t *testing.T) {
	seen := make(map[Quirk]bool)
	for _, e := range province(1).editions {
		if e.plain {
			continue
		}
		text := newMarkup(e).report(e)
		for _, q := range e.quirks {
			m, known := marks[q]
			if !known || e.has(WordMarkup) && q != WordMarkup || e.has(SplitDigits) && q != SplitDigits {
				continue
			}
			seen[q] = true
			if !strings.Contains(text, m.has) || m.lacks != "" && strings.Contains(text, m.lacks) {
				t.Errorf("%s has the quirk %s, and its page lacks %q or holds %q", e.url(), q, m.has, m.lacks)
			}
		}
		if upright := strings.Count(text, "三<br"); e.has(VerticalGroup) && upright == 0 {
			t.Errorf("%s has an upright label that is not upright", e.url())
		}
		if n := strings.Count(text, "申请人情况"); e.has(SplitRequests) && n != 2 {
			t.Errorf("%s prints the head of table 3 %d times, want 2", e.url(), n)
		}
	}
	for q := range marks {
		if !seen[q] {
			t.Errorf("no page of seed 1 shows %s", q)
		}
	}
}

func TestRunEscapesAndKeepsTheText(t *testing.T) {
	const text = `2021年"三安全" <收到> 1204件 & 7件`
	for _, m := range []*markup{{}, {word: true}, {split: true}, {word: true, split: true}} {
		m.d = newDice(1, "run")
		root, err := html.Parse(strings.NewReader("<body><p>" + m.run(text) + "</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := textOf(root); got != text {
			t.Errorf("run(%q) of word %t, split %t shows %q", text, m.word, m.split, got)
		}
	}
}

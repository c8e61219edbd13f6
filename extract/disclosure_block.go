package extract

import (
	"regexp"
	"slices"
	"strings"

	"harvest/report"
)

// articleItem is the number of an item of an article, as the heads of table 2 name
// theirs: （五） of 第二十条第（五）项.
var articleItem = regexp.MustCompile(`条.{0,3}?[（(]?\s*([一二三四五六七八九十]|[0-9０-９]{1,2})\s*[）)]?.{0,2}项`)

// itemNamed returns the number of the item that a text names, 0 where it names none.
func itemNamed(text string) int {
	m := articleItem.FindStringSubmatch(strings.Join(strings.Fields(text), ""))
	if m == nil {
		return 0
	}
	return count(wideDigits.Replace(m[1]))
}

var wideDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")

// fillBlocks finds rows of table 2 that are worded freely by the head of the block
// they stand in. Under the item that the form puts a block's rows under stand as many
// lines of figures as the block has rows, with or without those that only some
// agencies print; the rows already found are on the lines that their order gives
// them, and each of the others is a little like its own and is no other row's label.
func fillBlocks(t *table, rows []match, book *rowBook, f *report.Form) {
	lines := make(map[int][]int) // item → lines of figures under it
	item := 0
	for i := range t.lines {
		l := &t.lines[i]
		lead := leading(l)
		if n := itemNamed(wordsOf(l.cells[:lead])); n > 0 {
			item = n
		}
		if item > 0 && lead < len(l.cells) && lastWord(l) >= 0 {
			lines[item] = append(lines[item], i)
		}
	}
	for _, block := range f.Table("disclosure").Blocks {
		item := itemNamed(block.Label)
		var all, own []int
		for j := range book.rows {
			if slices.ContainsFunc(block.Rows, func(r report.Row) bool { return r.Label != "" && r.Cells[0] == book.rows[j].Cells[0] }) {
				all = append(all, j)
				if !book.rows[j].Extension {
					own = append(own, j)
				}
			}
		}
		if !book.fillBlock(t, rows, all, lines[item]) {
			book.fillBlock(t, rows, own, lines[item])
		}
	}
}

// fillBlock finds the rows of one block on its lines, and reports whether they fit.
func (b *rowBook) fillBlock(t *table, rows []match, block, lines []int) bool {
	if len(block) != len(lines) {
		return false
	}
	for k, j := range block {
		i := lines[k]
		if rows[j].line >= 0 {
			if rows[j].line != i {
				return false
			}
			continue
		}
		label := &t.lines[i].cells[lastWord(&t.lines[i])]
		if len(b.exact[label.label.key]) > 0 || b.alikeBetween(j, label) < alikeBetween || slices.ContainsFunc(rows, func(m match) bool { return m.line == i }) {
			return false
		}
	}
	for k, j := range block {
		if rows[j].line < 0 {
			rows[j] = match{line: lines[k], leaf: lastWord(&t.lines[lines[k]])}
		}
	}
	return true
}

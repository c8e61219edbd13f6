package extract

import (
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// longHeading is how many characters a section's heading may have.
const longHeading = 45

// sectionHeading reports which of the six sections a block may head. The words
// decide, not the number before them; （一）and 1. number what stands inside a
// section and so head none, unless a report numbers its sections so: anyNumber.
func sectionHeading(b *document.Block, anyNumber bool) (int, bool) {
	if b.Grid != nil || len(b.Text) > 3*longHeading || utf8.RuneCountInString(b.Text) > longHeading {
		return 0, false
	}
	text := trimSpace(b.Text)
	if !strings.ContainsAny(text, "况述开处诉复问改在项告点") { // no word of any heading
		return 0, false
	}
	if strings.ContainsAny(text, "。；！") {
		return 0, false
	}
	rest := withoutEnumerator(text)
	numbered := len(rest) < len(text)
	if numbered && !anyNumber {
		if r, _ := utf8.DecodeRuneInString(text); !strings.ContainsRune("一二三四五六七八九十", r) {
			return 0, false
		}
	}
	key := labelKey(text)
	for _, s := range report.SectionHeads() {
		for _, words := range s.Words {
			if !holdsAll(key, words) {
				continue
			}
			// Without a number only the form's own wording will do.
			if numbered || b.Level > 0 || likeness(newLabel(s.Heading), newLabel(text)) >= 0.6 {
				return s.Number, true
			}
		}
	}
	return 0, false
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// footers begin what follows a report on a page that does not box it in.
var footers = []string{"扫一扫", "打印本页", "关闭窗口", "【打印】", "【关闭】", "上一篇", "下一篇", "相关附件", "附件下载", "版权所有",
	"主办单位", "网站标识码", "ICP备", "公网安备", "分享到", "责任编辑", "网站地图", "联系我们", "返回顶部", "相关链接"}

// readSections cuts a stretch of blocks into the six sections. A section begins
// at its heading, where that moves forward, or at its table; what stands before
// the first, and the tables themselves, belong to none.
func readSections(d *document.Document, from, to int, found *tables) []report.Section {
	firstTable, lastTable := tableSpan(found)
	var sections []report.Section
	current := 0
	var text strings.Builder
	close := func() {
		if current > 0 {
			sections[len(sections)-1].Text = strings.TrimSuffix(text.String(), "\n")
		}
		text.Reset()
	}
	open := func(n int, heading string) {
		close()
		current = n
		sections = append(sections, report.Section{Number: n, Heading: heading})
	}
	headings := make([]int, to-from) // the section that each block may head
	for _, anyNumber := range []bool{false, true} {
		prose := false // a section without a table was found
		for i := range headings {
			if !found.used[from+i] {
				headings[i], _ = sectionHeading(&d.Blocks[from+i], anyNumber)
				prose = prose || headings[i] == 1 || headings[i] > 4
			}
		}
		if prose {
			break
		}
	}
	body := bodyOf(d, from, headings, found)
	for i := from; i < to; i++ {
		b := &d.Blocks[i]
		if found.used[i] {
			for _, n := range found.sectionsAt(b) {
				if n > current {
					open(n, "")
				}
			}
			continue
		}
		if b.Grid != nil || !d.Inside(i, body) {
			continue
		}
		if current == 6 && i > lastTable && isFooter(b.Text) {
			break
		}
		n := headings[i-from]
		ok := n > 0
		switch {
		case ok && n > current && !(n > 4 && i < firstTable) && !(n < 4 && lastTable >= 0 && i > lastTable):
			open(n, b.Text)
		case ok && n == current && text.Len() == 0:
			if sections[len(sections)-1].Heading == "" {
				sections[len(sections)-1].Heading = b.Text
			}
		case current > 0:
			text.WriteString(b.Text)
			text.WriteByte('\n')
		}
	}
	close()
	return sections
}

func isFooter(text string) bool {
	if utf8.RuneCountInString(text) > 60 {
		return false
	}
	for _, f := range footers {
		if strings.Contains(text, f) {
			return true
		}
	}
	return false
}

// tableSpan returns the first and the last block that hold lines of a table.
func tableSpan(found *tables) (first, last int) {
	first, last = -1, -1
	for i := range found.used {
		if first < 0 || i < first {
			first = i
		}
		last = max(last, i)
	}
	return first, last
}

// sectionsAt returns the sections whose tables begin in a block, in order: one
// grid may hold them all.
func (t *tables) sectionsAt(b *document.Block) []int {
	var sections []int
	for i, name := range tableNames {
		if lines := t.of(name).lines; b.Grid != nil && len(lines) > 0 && lines[0].grid == b.Grid.Number {
			sections = append(sections, i+2)
		}
	}
	return sections
}

// bodyOf returns the container that holds the headings and the tables of a
// stretch, so that menus and footers stay outside.
func bodyOf(d *document.Document, from int, headings []int, found *tables) int {
	var marks []int
	for i, n := range headings {
		b := &d.Blocks[from+i]
		if found.used[from+i] || n > 0 && (b.Level > 0 || strings.Contains(b.Text, "、")) {
			marks = append(marks, from+i)
		}
	}
	if len(marks) == 0 {
		return 0
	}
	return d.Common(marks)
}

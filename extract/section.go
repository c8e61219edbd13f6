package extract

import (
	"regexp"
	"slices"
	"strings"
	"sync"
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
	if !headingChars.in(text) { // no word of any heading
		return 0, false
	}
	if sentenceEnds.in(text) {
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
	number, heads := 0, 0
	for i, s := range report.SectionHeads() {
		if !slices.ContainsFunc(s.Words, func(words []string) bool { return holdsAll(key, words) }) {
			continue
		}
		heads++
		// Without a number only the form's own wording will do.
		if number == 0 && (numbered || b.Level > 0 || likeness(sectionLabels()[i], labelOf(key)) >= 0.6) {
			number = s.Number
		}
	}
	if !numbered && b.Level == 0 && (heads > 1 || strings.Contains(text, "，")) {
		return 0, false // a line of the sentence that says which sections there are
	}
	return number, number > 0
}

// sectionLabels returns the form's own wording of each section's heading.
var sectionLabels = sync.OnceValue(func() []label {
	var labels []label
	for _, s := range report.SectionHeads() {
		labels = append(labels, newLabel(s.Heading))
	}
	return labels
})

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

var (
	headingChars = newCharSet("况述开处诉复问改在项告点")
	sentenceEnds = newCharSet("。；！")
)

// footers begin what follows a report on a page that does not box it in.
var footers = []string{"扫一扫", "打印本页", "关闭窗口", "【打印】", "【关闭】", "上一篇", "下一篇", "相关附件", "附件下载", "版权所有",
	"主办单位", "网站标识码", "ICP备", "公网安备", "分享到", "责任编辑", "网站地图", "联系我们", "返回顶部", "相关链接"}

// readSections cuts a stretch of blocks into the six sections, and lists the blocks
// of prose with the section each stands in. A section begins at its heading, where
// that moves forward, or at its table; what stands before the first, and the tables
// themselves, belong to none. A heading printed once more is passed over. A list of
// contents, headings with nothing between them that come again, heads nothing.
func readSections(d *document.Document, from, to int, found *tables) ([]report.Section, []proseLine) {
	c := &sectionCutter{doc: d, from: from, found: found, last: -1, headings: headingsOf(d, from, to, found)}
	c.firstTable, c.lastTable = tableSpan(found)
	body := bodyOf(d, from, c.headings, found)
	for i := from; i < to; i++ {
		b := &d.Blocks[i]
		if found.used[i] {
			for _, n := range found.sectionsAt(b) {
				if n > c.current {
					c.open(n, "")
				}
			}
			continue
		}
		if b.Grid != nil || !d.Inside(i, body) {
			continue
		}
		if c.current == 6 && i > c.lastTable && isFooter(b.Text) {
			break
		}
		c.block(i)
	}
	c.close()
	return c.sections, c.lines
}

// headingsOf returns the section that each block of a stretch may head, 0 for none.
func headingsOf(d *document.Document, from, to int, found *tables) []int {
	headings := make([]int, to-from)
	for _, anyNumber := range []bool{false, true} {
		prose := false // a section without a table was found
		for i := range headings {
			if found.used[from+i] {
				continue
			}
			headings[i], _ = sectionHeading(&d.Blocks[from+i], anyNumber)
			if headings[i] > 0 && insideSentence(d, from, from+i) {
				headings[i] = 0
			}
			prose = prose || headings[i] == 1 || headings[i] > 4
		}
		if prose {
			break
		}
	}
	return headings
}

// insideSentence reports whether a line without a number is the rest of a sentence
// that the line before, as a tool has wrapped it, began.
func insideSentence(d *document.Document, from, i int) bool {
	b := &d.Blocks[i]
	if i == from || b.Level > 0 || withoutEnumerator(b.Text) != b.Text {
		return false
	}
	before := &d.Blocks[i-1]
	return before.Grid == nil && wraps(before.Text) && strings.ContainsAny(before.Text, "，、。；,")
}

// A sectionCutter cuts blocks into sections, one after the other.
type sectionCutter struct {
	doc                   *document.Document
	from                  int
	found                 *tables
	headings              []int
	firstTable, lastTable int

	current  int
	sections []report.Section
	lines    []proseLine
	text     strings.Builder
	last     int // block of the heading that is open, -1 where other text followed
}

func (c *sectionCutter) close() {
	if c.current > 0 {
		c.sections[len(c.sections)-1].Text = strings.TrimSuffix(c.text.String(), "\n")
	}
	c.text.Reset()
}

func (c *sectionCutter) open(n int, heading string) {
	c.close()
	c.current = n
	c.sections = append(c.sections, report.Section{Number: n, Heading: headingText(heading)})
}

// block takes a block of prose as a heading or as text.
func (c *sectionCutter) block(i int) {
	text, n := c.doc.Blocks[i].Text, c.headings[i-c.from]
	if pageNumber.MatchString(text) {
		return
	}
	heading := false
	switch {
	case n > 0 && n <= c.current && c.contents() && c.again(n, i):
		c.current, c.sections, heading = 0, nil, true
		c.open(n, text)
	case n > c.current && c.moves(n, i):
		c.open(n, text)
		heading = true
	case n > 0 && n == c.current && (c.text.Len() == 0 || c.repeats(text)):
		if s := &c.sections[len(c.sections)-1]; s.Heading == "" {
			s.Heading, heading = headingText(text), true
		} else if heading = c.repeats(text); !heading {
			c.write(text)
		}
	case c.last == i-1 && c.last >= 0 && c.headingGoesOn(text):
		c.sections[len(c.sections)-1].Heading += text
		heading = true
	default:
		if head, k := runIn(text); k > c.current && c.moves(k, i) {
			c.open(k, head)
			text = strings.TrimLeft(text[len(head):], " ：:。")
		}
		if c.current > 0 {
			c.write(text)
		}
	}
	c.last = -1
	if heading {
		c.last = i
	}
	c.lines = append(c.lines, proseLine{c.current, i, heading})
}

// pageNumber is the line that a page of a printed report ends with: - 3 -, 第3页, 3 / 12.
var pageNumber = regexp.MustCompile(`^(?:[-—–－·]+\s*[0-9]{1,3}\s*[-—–－·]+|第\s*[0-9]{1,3}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,3}\s*页)?|[0-9]{1,3}\s*/\s*[0-9]{1,3})$`)

// runIn returns the heading that a paragraph begins with, and its section: 一、总体
// 情况 （一）……. There is a number before it, and a space, a
// bracket or a stop behind.
func runIn(text string) (string, int) {
	if r, size := utf8.DecodeRuneInString(text); !strings.ContainsRune("一二三四五六", r) || !strings.HasPrefix(text[size:], "、") {
		return "", 0
	}
	end := strings.IndexAny(text, " （(：:。")
	if end < 0 {
		return "", 0
	}
	n, _ := sectionHeading(&document.Block{Text: text[:end]}, false)
	return text[:end], n
}

func (c *sectionCutter) write(text string) {
	c.text.WriteString(text)
	c.text.WriteByte('\n')
}

// moves reports whether a heading may open its section where it stands: not one of
// the last two before the tables where it comes again behind them, nor one of the
// first three behind them.
func (c *sectionCutter) moves(n, i int) bool {
	if n > 4 && i < c.firstTable {
		for k := max(c.lastTable-c.from, 0); k < len(c.headings); k++ {
			if c.headings[k] > 4 {
				return false
			}
		}
	}
	return n >= 4 || c.lastTable < 0 || i < c.lastTable
}

// contents reports whether what was opened so far is a list of contents: three
// headings or more and no text.
func (c *sectionCutter) contents() bool {
	if len(c.sections) < 3 || c.text.Len() > 0 {
		return false
	}
	for _, s := range c.sections {
		if s.Text != "" || s.Heading == "" {
			return false
		}
	}
	return true
}

// again reports whether the headings from a block on begin anew: the first of all
// that was opened is headed once more.
func (c *sectionCutter) again(n, i int) bool { return n == c.sections[0].Number }

// repeats reports whether a heading is the one that is open, printed again.
func (c *sectionCutter) repeats(text string) bool {
	s := c.sections[len(c.sections)-1]
	return s.Heading != "" && labelKey(text) == labelKey(s.Heading)
}

// headingGoesOn reports whether a short line is the rest of a heading that was
// wrapped: the heading lacks its last word, which the line ends with.
func (c *sectionCutter) headingGoesOn(text string) bool {
	heading := c.sections[len(c.sections)-1].Heading
	return utf8.RuneCountInString(heading) >= 12 && utf8.RuneCountInString(text) <= 12 && withoutEnumerator(text) == text &&
		!headingEnds(heading) && headingEnds(text)
}

func headingEnds(text string) bool {
	for _, w := range [...]string{"情况", "事项", "措施", "方向", "问题", "报告"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// headingText is a heading as printed, without the marks behind it and without an
// instruction to whoever typeset it: 一、总体情况（宋体加粗小四号字）.
func headingText(printed string) string {
	s := strings.TrimRight(trimSpace(printed), "、，,：:")
	if cut := withoutNote(s); cut != s {
		for _, w := range [...]string{"宋体", "黑体", "仿宋", "楷体", "号字", "字号", "加粗", "行距", "字体", "居中", "缩进"} {
			if strings.Contains(s[len(cut):], w) {
				return cut
			}
		}
	}
	return s
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

package extract

import (
	"strings"
	"time"
	"unicode/utf8"

	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// An origin is where a file comes from, as far as that says whose report it holds.
type origin struct {
	name    string // address, or the name of a bare file
	link    string // text of the link that led to it, "" where none is known
	src     *report.Source
	region  string // division of the source or of the agency it covers, "" where neither is known
	stray   string // host, of a capture that no source brought and no government's site sent
	glosses int    // characters of the file that carry their reading in brackets
}

// metadata is what a page says of a report beside its tables.
type metadata struct {
	title     page.Title
	titled    bool // a title of an annual report was found
	text      string
	year      int
	agency    string            // by the strongest evidence; "" where none says
	evidence  []report.Evidence // years first, then agencies
	heading   page.Title        // of the report itself, where it names its agency otherwise than the page
	publisher string            // who put the page up, as printed
	repost    bool              // it says that it is one
	codes     []string          // credit codes in index numbers and addresses
	scope     report.Scope
	published time.Time
	head      stretch    // the blocks before the first section or table
	last      page.Title // that stands nearest to the report in head
	hasLast   bool
}

// near is how many blocks at the start of a report may print its day.
const near = 12

// readMetadata finds the title of a stretch of blocks, its year and its agency by
// all the evidence there is. whole says that the stretch is all of the file, so
// that what speaks for the file speaks for it.
func readMetadata(d *document.Document, s stretch, o origin, whole bool) metadata {
	m := metadata{head: headOf(d, s)}
	m.last, m.hasLast = lastTitle(d, m.head)
	m.findTitle(d, s, whole)
	m.published = d.Published
	if m.published.IsZero() {
		m.published = printedOn(d, s.from, min(s.to, s.from+near))
	}
	m.evidence = yearEvidence(d, s, &m, o, whole)
	m.year = vote(m.evidence)
	names := agencyEvidence(d, &m, o, whole)
	for _, e := range names {
		if e.From == "publisher" && m.publisher == "" {
			m.publisher = e.Says
		}
	}
	if len(names) > 0 {
		m.agency = names[0].Says
	}
	m.evidence = append(m.evidence, names...)
	m.repost = saysRepost(m.text) || saysRepost(o.link)
	m.codes = creditCodes(d, m.head, o)
	name := m.agency
	if m.title.Agency == "" && strings.Contains(m.title.Text, "本级") {
		name = "本级"
	}
	m.scope = scopeOf(name, m.headText(d))
	return m
}

// headOf returns the blocks of a stretch that stand before its first section and
// its first table of the form: all of them where it has neither.
func headOf(d *document.Document, s stretch) stretch {
	for i := s.from; i < s.to; i++ {
		b := &d.Blocks[i]
		if b.Grid != nil {
			if holdsForm(b.Grid) {
				return stretch{s.from, i}
			}
			continue
		}
		if _, ok := sectionHeading(b, false); ok {
			return stretch{s.from, i}
		}
	}
	return s
}

// headText is the prose of a report up to the first paragraphs of section 1, as
// far as it may say for whom the report speaks.
func (m *metadata) headText(d *document.Document) string {
	var text strings.Builder
	for i := m.head.from; i < min(len(d.Blocks), m.head.to+4) && text.Len() < 6000; i++ {
		text.WriteString(d.Blocks[i].Text)
		text.WriteByte('\n')
	}
	return text.String()
}

// findTitle takes the first text that is the title of an annual report: what the
// page calls itself, then what stands before the first section, headings before
// others. A list of other reports, beside or behind this one, titles nothing.
func (m *metadata) findTitle(d *document.Document, s stretch, whole bool) {
	var texts []string
	if whole && d.Title != "" {
		texts = append(texts, d.Title)
	}
	for i := m.head.from; i < m.head.to; i++ {
		if d.Blocks[i].Level > 0 {
			texts = append(texts, d.Blocks[i].Text)
		}
	}
	own := len(texts) // how many the page itself puts first
	seen := 0
	for i := m.head.from; i < m.head.to && seen < 400; i++ {
		if b := &d.Blocks[i]; b.Grid == nil && utf8.RuneCountInString(b.Text) <= 120 {
			seen++
			if joined, ok := brokenTitle(d, i, m.head.to); ok {
				texts = append(texts, joined)
			}
			if !pointsElsewhere(b.Text) {
				texts = append(texts, b.Text)
			}
		}
	}
	for n, text := range texts {
		t, ok := page.ReportTitle(text)
		if !ok {
			continue
		}
		if !m.titled && n >= own && t.Agency != "" {
			if m.hasLast && m.last.Agency != "" && m.last.Agency != t.Agency {
				m.title, m.titled, m.text = m.last, true, m.last.Text
				return
			}
		}
		if !m.titled {
			m.title, m.titled, m.text = t, true, bareTitle(text, t)
		}
		if m.title.Agency == "" && t.Agency != "" && (t.Year == m.title.Year || m.title.Year == 0 || t.Year == 0) {
			m.title.Agency = t.Agency
		}
		if m.title.Year == 0 {
			m.title.Year = t.Year
		}
		if m.title.Agency != "" && m.title.Year > 0 {
			return
		}
	}
	if !m.titled {
		for i := m.head.from; i < m.head.to && !m.titled; i++ {
			if t, ok := titleOfWhole(d.Blocks[i].Text); ok {
				m.title, m.titled, m.text = t, true, t.Text
			}
		}
	}
	if m.text == "" && len(texts) > 0 {
		m.text = texts[0]
	}
}

// titleOfWhole returns the title that begins a paragraph which holds a whole report,
// its tables run together with it.
func titleOfWhole(text string) (page.Title, bool) {
	if len(text) < 1000 || !strings.Contains(text, "本年新收") && !strings.Contains(text, "第二十条第") || !strings.Contains(text, "总计") {
		return page.Title{}, false
	}
	begin := text[:300]
	for _, end := range []string{"年度报告", "工作报告", "情况的报告", "年报"} {
		if n := strings.Index(begin, end); n >= 0 {
			if t, ok := page.ReportTitle(begin[:n+len(end)]); ok && t.Agency != "" && t.Year > 0 {
				return t, true
			}
		}
	}
	return page.Title{}, false
}

// lastTitle returns the title that stands nearest to a report: of several above it
// the others are a list's.
func lastTitle(d *document.Document, head stretch) (page.Title, bool) {
	marks := titleMarks(d, head)
	if len(marks) == 0 {
		return page.Title{}, false
	}
	return marks[len(marks)-1].title, true
}

// bareTitle is a title as printed, or, where a letter or notice carries it, the
// inner one alone.
func bareTitle(text string, t page.Title) string {
	for _, w := range []string{"关于", "转发", "现将", "现公布"} {
		if strings.Contains(text, w) {
			return t.Text
		}
	}
	return text
}

// brokenTitle joins a title that is printed over two or three lines: the name of a
// body, a year or the beginning of the report's name, and then its end, which
// alone names no agency.
func brokenTitle(d *document.Document, i, to int) (string, bool) {
	text := d.Blocks[i].Text
	if n := utf8.RuneCountInString(text); n < 2 || n > 40 || i+1 >= to || !opensTitle(text) {
		return "", false
	}
	for j := i + 1; j < min(to, i+3); j++ {
		next := d.Blocks[j].Text
		if n := utf8.RuneCountInString(next); n == 0 || n > 40 {
			return "", false
		}
		if t, ok := page.ReportTitle(next); ok && t.Agency != "" && !(endsInPlace(text) && !strings.ContainsAny(t.Agency, places)) {
			return "", false // it is a title by itself
		}
		text += "\n" + next
		if t, ok := page.ReportTitle(text); ok && t.Agency != "" {
			return strings.ReplaceAll(text, "\n", ""), true
		}
	}
	return "", false
}

// places are the last characters of the names of places.
const places = "省市县区州旗盟镇乡"

func endsInPlace(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(places, last)
}

// opensTitle reports whether a line can be the first of a title's: the name of a
// body and nothing else, or one that breaks off.
func opensTitle(text string) bool {
	if titleStops.in(text) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("局委办府厅院会室队站所处镇乡道县市区省部署", last) {
		return true
	}
	for _, end := range []string{"年", "年度", "信息", "公开", "政府", "公开工作", "年度报", "关于公布", "关于发布", "关于公开", "转发"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// titleStops are characters that no line of a broken title has.
var titleStops = newCharSet(":：。，；|>")

// pointsElsewhere reports whether a line leads to another page.
func pointsElsewhere(text string) bool {
	text = strings.TrimLeft(text, "·•[【 ")
	for _, w := range [...]string{"上一篇", "下一篇", "上一条", "下一条", "相关"} {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// printedOn reads the date in a block that says when the page was published.
func printedOn(d *document.Document, from, to int) time.Time {
	for i := from; i < to; i++ {
		text := d.Blocks[i].Text
		if strings.Contains(text, "发布") || strings.Contains(text, "公开日期") || strings.Contains(text, "时间：") {
			if dates := page.Dates(text); len(dates) > 0 {
				return dates[0]
			}
		}
	}
	return time.Time{}
}

// saysRepost reports whether a title or link says that another's report is shown.
func saysRepost(text string) bool {
	return strings.Contains(text, "转载") || strings.Contains(text, "转发") || strings.Contains(text, "轉載")
}

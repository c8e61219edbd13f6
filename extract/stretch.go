package extract

import (
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/page"
)

// A stretch is the blocks of one report on a page.
type stretch struct{ from, to int }

// A mark is a line that is the title of a report and nothing else.
type mark struct {
	at    int
	title page.Title
}

// split cuts a page into stretches, one a report. A new one begins at the title of
// another report, or of the same once more with a table of requests of its own,
// where a body stands before and behind it: a table of requests, or two of the six
// sections. A list of other reports has no bodies, and a report that repeats its
// tables has no titles between them.
func split(d *document.Document) []stretch {
	marks := titleMarks(d, stretch{0, len(d.Blocks)})
	parts := []stretch{{0, len(d.Blocks)}}
	for n, m := range marks {
		if n == 0 || sameReport(marks[n-1].title, m.title) && !hasBody(d, stretch{marks[n-1].at, m.at}) {
			continue // a title printed twice
		}
		end := len(d.Blocks)
		for _, next := range marks[n+1:] {
			if !sameReport(m.title, next.title) {
				end = next.at
				break
			}
		}
		last := &parts[len(parts)-1]
		before, behind := stretch{last.from, m.at}, stretch{m.at, end}
		if sameReport(firstTitle(marks, last.from), m.title) && !(anyRequests(d, behind) && anyRequests(d, before)) {
			continue
		}
		if hasBody(d, behind) && hasBody(d, before) { // a list of titles has nothing behind each
			to := last.to
			last.to = m.at
			parts = append(parts, stretch{m.at, to})
		}
	}
	return parts
}

// titleMarks lists the lines of a stretch that are titles of a year's report of a
// body. A title over two lines is marked where it begins.
func titleMarks(d *document.Document, s stretch) []mark {
	var marks []mark
	for i := s.from; i < s.to; i++ {
		text := d.Blocks[i].Text
		if text == "" || len(text) > 300 || pointsElsewhere(text) {
			continue
		}
		if joined, ok := brokenTitle(d, i, s.to); ok {
			if t, ok := page.ReportTitle(joined); ok && t.Year > 0 {
				marks = append(marks, mark{i, t})
				for i+1 < s.to && strings.Contains(joined, d.Blocks[i+1].Text) && d.Blocks[i+1].Text != "" {
					i++
				}
				continue
			}
		}
		t, ok := page.ReportTitle(text)
		if ok && t.Year > 0 && t.Agency != "" && utf8.RuneCountInString(squeeze(text)) <= utf8.RuneCountInString(t.Text)+16 {
			marks = append(marks, mark{i, t})
		}
	}
	return marks
}

// firstTitle returns the first title at or behind a block.
func firstTitle(marks []mark, from int) page.Title {
	for _, m := range marks {
		if m.at >= from {
			return m.title
		}
	}
	return page.Title{}
}

// sameReport reports whether two titles may be of one report: of one year, and of
// one name, or one that leaves out its place, or 人民政府.
func sameReport(a, b page.Title) bool {
	if a.Year != b.Year {
		return false
	}
	long, short := a.Agency, b.Agency
	if len(long) < len(short) {
		long, short = short, long
	}
	rest, begins := strings.CutPrefix(long, short)
	return strings.HasSuffix(long, short) || begins && (rest == "人民政府" || rest == "政府")
}

// hasBody reports whether a stretch holds more of a report than its title.
func hasBody(d *document.Document, s stretch) bool {
	sections := make(map[int]bool)
	for i := s.from; i < s.to; i++ {
		b := &d.Blocks[i]
		if b.Grid != nil {
			if holdsRequests(b.Grid) {
				return true
			}
			continue
		}
		if n, ok := sectionHeading(b, false); ok {
			sections[n] = true
		}
	}
	return len(sections) > 1
}

func anyRequests(d *document.Document, s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if g := d.Blocks[i].Grid; g != nil && holdsRequests(g) {
			return true
		}
	}
	return false
}

// holdsRequests reports whether a grid prints the first row of table 3.
func holdsRequests(g *document.Grid) bool { return printsAny(g, "本年新收", "新收政府信息") }

// holdsForm reports whether a grid prints a part of the form.
func holdsForm(g *document.Grid) bool {
	return printsAny(g, "本年新收", "新收政府信息", "第二十条第", "行政规范性文件", "结果维持", "指标名称")
}

func printsAny(g *document.Grid, words ...string) bool {
	for _, row := range g.Rows {
		for i := range row {
			for _, w := range words {
				if strings.Contains(row[i].Text, w) {
					return true
				}
			}
		}
	}
	return false
}

// closings begin what a letter or notice prints behind the report it carries.
var closings = []string{"抄送", "抄报", "主送", "分送", "联系人", "联系电话", "联系方式", "此件", "（此件", "(此件", "信息公开选项", "附件", "附表", "附：", "附:"}

// endOf returns where the report in a stretch ends: behind its last section and
// table, at the first line that belongs to what carries it. A line of files
// before a table is no end.
func endOf(d *document.Document, s stretch, found *tables) int {
	_, last := tableSpan(found)
	for i := s.from; i < s.to; i++ {
		if n, ok := sectionHeading(&d.Blocks[i], false); ok && n > 1 {
			last = max(last, i)
		}
	}
	if last < s.from {
		return s.to
	}
	for i := last + 1; i < s.to; i++ {
		text := strings.TrimLeft(d.Blocks[i].Text, " \u3000【[")
		if utf8.RuneCountInString(text) > 80 {
			continue
		}
		for _, w := range closings {
			if strings.HasPrefix(text, w) {
				return i
			}
		}
	}
	return s.to
}

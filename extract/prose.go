package extract

import (
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// A proseLine is a block of prose and the section it stands in, 0 before the first.
type proseLine struct {
	section int
	block   int
	heading bool // of the section
}

// A paragraph is prose without the wrapping of its lines.
type paragraph struct {
	section int
	text    string
	blocks  []int  // that it is made of
	starts  []int  // where each begins in text
	cells   []cell // of block cellsOf, as tokensOf cuts it
	cellsOf int    // 1 more than its index in blocks, 0 for none yet
}

// paragraphs joins lines that a page, or a tool that flattened one, has wrapped: a
// line that is long and ends in the middle of a sentence goes on in the next, unless
// that one is numbered. Where digits would meet digits nothing is joined.
func paragraphs(d *document.Document, lines []proseLine) []paragraph {
	var list []paragraph
	open := false
	for _, l := range lines {
		text := d.Blocks[l.block].Text
		if l.heading {
			open = false
			continue
		}
		if open && goesOn(list[len(list)-1].text, text) && list[len(list)-1].section == l.section {
			p := &list[len(list)-1]
			p.blocks, p.starts = append(p.blocks, l.block), append(p.starts, len(p.text))
			p.text += text
		} else {
			list = append(list, paragraph{section: l.section, text: text, blocks: []int{l.block}, starts: []int{0}})
		}
		open = wraps(text)
	}
	return list
}

// wraps reports whether a line can be the first of two: long, and without an end.
func wraps(line string) bool {
	for _, w := range [...]string{"发布时间", "发布日期", "发布机构", "索引号", "信息来源", "浏览次数"} {
		if strings.Contains(line, w) {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return utf8.RuneCountInString(line) >= 18 && !strings.HasSuffix(line, "年度报告") && !lineEnds.has(last)
}

var (
	lineEnds = newCharSet("。；！？：;!?:…")
	quotes   = newCharSet("“”‘’\"'「」『』《》〈〉")
)

func goesOn(before, line string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(line)
	return withoutEnumerator(line) == line && !(numeral(last) && numeral(first))
}

// at returns the place where something stands in the paragraph.
func (p *paragraph) at(d *document.Document, offset int) report.At {
	i := 0
	for i+1 < len(p.starts) && p.starts[i+1] <= offset {
		i++
	}
	b := &d.Blocks[p.blocks[i]]
	table := 0
	if d.Format == "text" {
		table = textTable
	}
	if p.cellsOf != i+1 {
		p.cells, p.cellsOf = tokensOf(b, table), i+1
	}
	if len(p.cells) == 0 {
		return report.At{}
	}
	found := 0
	for k := range p.cells { // nearly always the first, which holds every word
		if at := strings.Index(b.Text, p.cells[k].text); at >= 0 && at <= offset-p.starts[i] {
			found = k
		}
	}
	return p.cells[found].at
}

// A sentence is a sentence of a paragraph as wordings are compared with it: without
// white space, quotes and what stands in 《》, punctuation full-width but for
// brackets, digits and points, characters simplified.
type sentence struct {
	text   string
	places []int32 // byte of the paragraph that each byte of text comes from
	start  int     // bytes of the paragraph that it stands in, without its stop
	end    int
}

// sentences cuts a paragraph at 。！？.
func (p *paragraph) sentences() []sentence {
	var list []sentence
	start := 0
	for i, r := range p.text {
		if r == '。' || r == '！' || r == '？' {
			list = append(list, p.fold(start, i))
			start = i + utf8.RuneLen(r)
		}
	}
	return append(list, p.fold(start, len(p.text)))
}

func (p *paragraph) fold(start, end int) sentence {
	s := sentence{start: start, end: end, places: make([]int32, 0, end-start)}
	var b strings.Builder
	b.Grow(end - start)
	text := p.text[:end]
	put := func(r rune, from int) {
		for range utf8.RuneLen(r) {
			s.places = append(s.places, int32(from))
		}
		b.WriteRune(r)
	}
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '《':
			if n := strings.Index(text[i:], "》"); n >= 0 {
				i += n + len("》")
				continue
			}
		case r == ' ' || r == '\n':
			if i > start && digit(lastRune(text[start:i])) && i+size < end && digit(firstRune(text[i+size:])) {
				put(' ', i)
			}
		case quotes.has(r):
		case r == '，' || r == '、' || r == '。':
			put(r, i)
		case r == '﹑':
			put('、', i)
		case r == ',' && !(i > start && digit(lastRune(text[start:i])) && i+size < end && digit(firstRune(text[i+size:]))):
			put('，', i)
		case r >= 0xff01 && r < 0xff5f:
			put(r-0xff01+'!', i)
		case r >= 0x4e00:
			if traditional.has(r) {
				r = simplified[r]
			}
			put(r, i)
		default:
			put(r, i)
		}
		i += size
	}
	s.text = b.String()
	return s
}

// printed returns the words of the paragraph that a part of the sentence stands
// for, and where they begin.
func (s *sentence) printed(p *paragraph, from, to int) (string, int) {
	start, last := int(s.places[from]), int(s.places[to-1])
	_, size := utf8.DecodeRuneInString(p.text[last:])
	return trimSpace(p.text[start : last+size]), start
}

// whole is the sentence as printed.
func (s *sentence) whole(p *paragraph) string {
	end := s.end
	if r := firstRune(p.text[end:]); end < len(p.text) {
		end += utf8.RuneLen(r)
	}
	return trimSpace(p.text[s.start:end])
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

package warehouse

import (
	"cmp"
	"slices"
	"strings"
)

// What stands in a release where a page names a person or says how to reach one.
// The same mark always, and Chinese, so that a reader of the text sees that
// something stood there.
const (
	phoneMark = "〔电话〕"
	mailMark  = "〔邮箱〕"
	nameMark  = "〔姓名〕"
)

// Mask returns a text of a page as a release has it: without telephone numbers,
// e-mail addresses and the names of persons to ask, each replaced by its mark.
// Every other byte stays as it is: figures, dates, division codes, document and
// index numbers, sums of money, addresses of sites, and public hotlines of five
// digits. Masking what is masked changes nothing.
func Mask(text string) string {
	for {
		next := maskOnce(text)
		if next == text {
			return text
		}
		text = next // each round takes a digit, an @ or a name away, so that it ends
	}
}

func maskOnce(text string) string {
	if !strings.ContainsAny(text, "0123456789０１２３４５６７８９@＠#＃人员系") && !strings.Contains(strings.ToLower(text), "at") {
		return text
	}
	f := fold(text)
	f.mails()
	f.sites()
	f.phones()
	f.names()
	return f.replaced(text)
}

// A span is a part of a folded text and the mark that takes its place; with no
// mark it is a part in which no telephone number is looked for.
type span struct {
	from, to int
	mark     string
}

// A folded text is a text with full-width characters, dashes and blanks made
// plain and marks made opaque, rune for rune, so that one pattern fits all ways
// of writing. What is found in it is cut out of the text it was made of.
type folded struct {
	text  string
	at    []int // of every byte here, where its rune begins in the text
	spans []span
}

// opaque stands for every rune of a mark: no pattern looks into one.
const opaque = '\x01'

func fold(text string) *folded {
	f := &folded{at: make([]int, 0, len(text)+1)}
	plain := make([]byte, 0, len(text))
	hidden := 0 // end of the mark that stands here
	for i, r := range text {
		if r == '〔' && i >= hidden {
			for _, mark := range []string{phoneMark, mailMark, nameMark} {
				if strings.HasPrefix(text[i:], mark) {
					hidden = i + len(mark)
				}
			}
		}
		if i < hidden {
			r = opaque
		} else {
			r = foldRune(r)
		}
		before := len(plain)
		plain = append(plain, string(r)...)
		for range len(plain) - before {
			f.at = append(f.at, i)
		}
	}
	f.at = append(f.at, len(text))
	f.text = string(plain)
	return f
}

func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		if r == '\t' {
			return ' '
		}
		return r
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r >= '\u2010' && r <= '\u2015', r == '\u2212', r == '─', r == '━', r == 'ー':
		return '-'
	case r == '\u00a0', r >= '\u2000' && r <= '\u200b', r == '\u202f', r == '\u3000', r == '\ufeff':
		return ' '
	case r == '[', r == '【', r == '〖':
		return '('
	case r == '】', r == '〗':
		return ')'
	case r == '︰', r == '∶':
		return ':'
	}
	return r
}

// take notes a part to be masked. Of two that overlap the one to the left stands.
func (f *folded) take(from, to int, mark string) {
	f.spans = append(f.spans, span{from, to, mark})
}

// replaced returns the text with a mark for every part that was taken.
func (f *folded) replaced(text string) string {
	f.sort()
	var b strings.Builder
	done := 0
	for _, s := range f.spans {
		if s.mark == "" || s.from < done {
			continue
		}
		b.WriteString(text[f.at[done]:f.at[s.from]])
		b.WriteString(s.mark)
		done = s.to
	}
	b.WriteString(text[f.at[done]:])
	return b.String()
}

func (f *folded) sort() {
	slices.SortStableFunc(f.spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
}

// line returns what stands before a place on its line, or, where nothing does, on
// the line above: the last of it, some fifty characters.
func (f *folded) line(i int) string {
	before := f.text[max(0, i-160):i]
	from := strings.LastIndexByte(strings.TrimRight(before, " \n"), '\n') + 1
	return before[from:]
}

package document

import (
	"bytes"
	"slices"
)

// wordEnd is what Word puts at the end of every paragraph: an element of its own that
// holds nothing.
var wordEnd = []byte("<o:p></o:p>")

// wordMark leaves out a wordEnd that stands last in a paragraph or span. Before the
// page's body has begun it would begin it, and stays.
func (l *leaner) wordMark() bool {
	rest, ok := bytes.CutPrefix(l.text[l.at:], wordEnd)
	if !ok || l.opened == "" || !endsParagraph(rest) {
		return false
	}
	l.leave(l.at, len(l.text)-len(rest))
	l.at = l.kept
	return true
}

// bareSpan leaves out a span without attributes that begins at a byte, its start tag
// ending where the leaner stands: all of it where it holds a wordEnd alone, and else
// its tags where it is alone in the element around it, and holds text alone, so that
// no two texts run into one.
func (l *leaner) bareSpan(begin int) bool {
	rest := l.text[l.at:]
	if behind, ok := bytes.CutPrefix(rest, wordEnd); ok {
		behind, ok = bytes.CutPrefix(behind, spanEnd)
		if !ok || l.opened == "" || !endsParagraph(behind) {
			return false
		}
		l.leave(begin, len(l.text)-len(behind))
		l.at = l.kept
		return true
	}
	if l.behind != begin || !slices.Contains(leanAround, l.opened) {
		return false
	}
	text := bytes.IndexByte(rest, '<')
	if text < 0 {
		return false
	}
	behind, ok := bytes.CutPrefix(rest[text:], spanEnd)
	next, _ := bytes.CutPrefix(behind, wordEnd)
	if next, within := bytes.CutPrefix(next, []byte("</"+l.opened)); !ok || !within || len(next) == 0 || next[0] != '>' {
		return false
	}
	l.leave(begin, l.at)
	l.leave(l.at+text, len(l.text)-len(behind))
	l.at = l.kept
	return true
}

var spanEnd = []byte("</span>")

// leanAround are the elements in which a span may lose its tags: their own tags are
// never passed over, as those of a cell outside a table are.
var leanAround = []string{"p", "div", "li", "span"}

// endsParagraph reports whether a paragraph or a span ends here.
func endsParagraph(rest []byte) bool {
	return bytes.HasPrefix(rest, []byte("</p>")) || bytes.HasPrefix(rest, spanEnd)
}

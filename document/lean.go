package document

import (
	"bytes"
	"slices"
	"strings"
)

// lean returns a page without the attributes and elements that nobody reads: half of
// what parsing a page that a word processor wrote costs is spent on them. Attributes
// are dropped from elements where they change nothing in how a page is parsed; for
// elements see wordMark and bareSpan. It follows the tokenizer only where there is no
// doubt about it, and returns a page with anything uncommon in it as it is: broken
// quotes, scripts that hold comments, drawings, formulas and frames.
func lean(text []byte) []byte {
	l := leaner{text: text, out: make([]byte, 0, len(text))}
	for l.at < len(text) {
		i := bytes.IndexByte(text[l.at:], '<')
		if i < 0 || l.at+i+1 == len(text) {
			break
		}
		l.at += i
		ok := true
		switch c := text[l.at+1]; {
		case c == '!' && bytes.HasPrefix(text[l.at:], []byte("<!--")):
			ok = l.comment()
		case c == '!' || c == '?':
			l.past('>')
		case c == '/':
			ok = l.endTag()
		case asciiLetter(c):
			ok = l.wordMark() || l.startTag()
		default:
			l.at++
		}
		if !ok {
			return text
		}
	}
	return append(l.out, text[l.kept:]...)
}

// A leaner goes through a page's tags.
type leaner struct {
	text []byte
	out  []byte
	at   int      // looked at up to here
	kept int      // written, or left out, up to here
	drop [][2]int // attributes of the tag that may go, with the white space before them

	opened string // the last start tag of leanTags, "" before the first
	behind int    // where it ends
}

// leave leaves out the bytes from one to another.
func (l *leaner) leave(from, to int) {
	l.out = append(l.out, l.text[l.kept:from]...)
	l.kept = to
}

// past moves behind the next c, or to the end.
func (l *leaner) past(c byte) {
	if i := bytes.IndexByte(l.text[l.at:], c); i >= 0 {
		l.at += i + 1
	} else {
		l.at = len(l.text)
	}
}

// comment passes over a comment that ends as they should.
func (l *leaner) comment() bool {
	rest := l.text[l.at+len("<!--"):]
	end := bytes.Index(rest, []byte("-->"))
	if end < 0 || rest[0] == '>' || bytes.HasPrefix(rest, []byte("->")) || bytes.Contains(rest[:end], []byte("--!")) {
		return false
	}
	l.at = len(l.text) - len(rest) + end + len("-->")
	return true
}

// endTag passes over an end tag without attributes.
func (l *leaner) endTag() bool {
	end := bytes.IndexByte(l.text[l.at:], '>')
	if end < 0 || bytes.ContainsAny(l.text[l.at:l.at+end], `"'=`) {
		return false
	}
	l.at += end + 1
	return true
}

// startTag passes over a start tag, and the raw text behind it, and drops what may go.
func (l *leaner) startTag() bool {
	text := l.text
	i := l.at + 1
	for i < len(text) && !tagSpace(text[i]) && text[i] != '/' && text[i] != '>' {
		i++
	}
	begin, name := l.at, string(text[l.at+1:i])
	lean, attributes := slices.Contains(leanTags, name), 0
	l.drop = l.drop[:0]
	for {
		from := i
		for i < len(text) && tagSpace(text[i]) {
			i++
		}
		if i+1 < len(text) && text[i] == '/' && text[i+1] == '>' {
			i++
		}
		if i >= len(text) {
			return false
		}
		if text[i] == '>' {
			break
		}
		key := i
		for i < len(text) && (asciiLetter(text[i]) || text[i] >= '0' && text[i] <= '9' || text[i] == '-' || text[i] == ':' || text[i] == '_') {
			i++
		}
		if i == key || i == from {
			return false
		}
		word, value := text[key:i], []byte(nil)
		if i < len(text) && text[i] == '=' {
			end := valueEnd(text, i+1)
			if end < 0 {
				return false
			}
			value, i = text[i+1:end], end
		}
		if i >= len(text) || !tagSpace(text[i]) && text[i] != '>' && text[i] != '/' {
			return false
		}
		attributes++
		switch {
		case !lean:
		case spokenFor(word, value):
			lean = false
		case slices.Contains(unread, string(word)):
			l.drop = append(l.drop, [2]int{from, i})
		}
	}
	l.at = i + 1
	if !lean {
		return l.rawText(strings.ToLower(name))
	}
	if name == "span" && len(l.drop) == attributes && l.bareSpan(begin) {
		return true
	}
	for _, d := range l.drop {
		l.leave(d[0], d[1])
	}
	l.opened, l.behind = name, l.at
	return true
}

// valueEnd is the end of an attribute's value that begins at a byte, -1 where its
// end may be doubted.
func valueEnd(text []byte, at int) int {
	if at >= len(text) {
		return -1
	}
	if c := text[at]; c == '"' || c == '\'' {
		n := bytes.IndexByte(text[at+1:], c)
		if n < 0 {
			return -1
		}
		return at + 1 + n + 1
	}
	i := at
	for i < len(text) && (asciiLetter(text[i]) || text[i] >= '0' && text[i] <= '9' || strings.IndexByte("#%.:;,_-", text[i]) >= 0) {
		i++
	}
	if i == at || i < len(text) && text[i] == '/' { // a stroke is of the value
		return -1
	}
	return i
}

// rawText passes over what stands in an element that holds no tags.
func (l *leaner) rawText(name string) bool {
	switch name {
	case "svg", "math", "plaintext", "template", "frameset": // in which other rules hold
		return false
	case "iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp":
	default:
		return true
	}
	for from := l.at; ; {
		l.past('<')
		if l.at+1+len(name) >= len(l.text) {
			return false
		}
		rest := l.text[l.at:]
		if rest[0] != '/' || !bytes.EqualFold(rest[1:1+len(name)], []byte(name)) {
			continue
		}
		if c := rest[1+len(name)]; tagSpace(c) || c == '/' || c == '>' {
			l.at--
			return !bytes.Contains(l.text[from:l.at], []byte("<!--"))
		}
	}
}

// leanTags are the elements that attributes are dropped from. No attribute of
// theirs has a say in how a page is parsed, as those of <font> and <input> have.
var leanTags = []string{"td", "span", "p", "tr", "div", "th", "table", "tbody", "li", "ul"}

// unread are the attributes that nobody reads of them.
var unread = []string{"style", "width", "class", "align", "valign", "height", "lang", "id", "border", "cellspacing", "cellpadding", "bgcolor", "nowrap"}

// spokenFor reports whether an attribute may be read after all: a style that hides,
// the class of a title, one in capitals. Its tag is left as it is.
func spokenFor(key, value []byte) bool {
	switch string(key) {
	case "style":
		return bytes.IndexByte(value, '&') >= 0 || setsDisplay(value)
	case "class":
		return bytes.IndexByte(value, '&') >= 0 || bytes.Contains(value, []byte("title"))
	}
	return bytes.ContainsFunc(key, func(r rune) bool { return r >= 'A' && r <= 'Z' })
}

func tagSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

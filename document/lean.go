package document

import "bytes"

// lean returns a page without the attributes and elements that nobody reads: half of
// what parsing a page that a word processor wrote costs is spent on them. Attributes
// are dropped from elements where they change nothing in how a page is parsed; for
// elements see wordMark and bareSpan. It follows the tokenizer only where there is no
// doubt about it, and returns a page with anything uncommon in it as it is: broken
// quotes, scripts that hold comments, drawings, formulas and frames.
func lean(text []byte) []byte {
	l := leaner{text: text}
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
	if l.kept == 0 {
		return text
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
	menu   bool   // a <select> was met
}

// leave leaves out the bytes from one to another.
func (l *leaner) leave(from, to int) {
	if l.out == nil {
		l.out = make([]byte, 0, len(l.text)*5/8) // seldom more is left of a page from a word processor
	}
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
	for i := l.at; i < len(l.text); i++ {
		switch l.text[i] {
		case '>':
			l.at = i + 1
			return true
		case '"', '\'', '=':
			return false
		}
	}
	return false
}

// startTag passes over a start tag, and the raw text behind it, and drops what may go.
func (l *leaner) startTag() bool {
	text := l.text
	begin, i := l.at, l.at+1
	for i < len(text) && !tagSpace(text[i]) && text[i] != '/' && text[i] != '>' {
		i++
	}
	name := text[begin+1 : i]
	tag := leanTag(name)
	lean, attributes, dropped := tag != "", 0, 0
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
		case unread(tag, word):
			lean = !spokenFor(word, value)
			dropped++
			if n := len(l.drop); n > 0 && l.drop[n-1][1] == from {
				l.drop[n-1][1] = i
			} else {
				l.drop = append(l.drop, [2]int{from, i})
			}
		default:
			lean = !hasCapital(word)
		}
	}
	l.at = i + 1
	if !lean {
		return l.rawText(name)
	}
	if tag == "span" && dropped == attributes && l.bareSpan(begin) {
		return true
	}
	for _, d := range l.drop {
		l.leave(d[0], d[1])
	}
	l.opened, l.behind = tag, l.at
	return true
}

// rawText passes over what stands in an element that holds no tags. What a style or a
// script says is left out, but in a menu, where their tags may not count.
func (l *leaner) rawText(name []byte) bool {
	if hasCapital(name) {
		name = bytes.ToLower(name)
	}
	code := false
	switch string(name) {
	case "svg", "math", "plaintext", "template", "frameset": // in which other rules hold
		return false
	case "select":
		l.menu = true
		return true
	case "script", "style":
		code = !l.menu
	case "iframe", "noembed", "noframes", "noscript", "textarea", "title", "xmp":
	default:
		return true
	}
	for from := l.at; ; {
		l.past('<')
		if l.at+1+len(name) >= len(l.text) {
			return false
		}
		rest := l.text[l.at:]
		if rest[0] != '/' || !bytes.EqualFold(rest[1:1+len(name)], name) {
			continue
		}
		if c := rest[1+len(name)]; tagSpace(c) || c == '/' || c == '>' {
			l.at--
			if code && !bytes.Contains(l.text[from:l.at], tableTag) { // a template may be a page
				l.leave(from, l.at)
			}
			return !bytes.Contains(l.text[from:l.at], []byte("<!--"))
		}
	}
}

var tableTag = []byte("<table")

func tagSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

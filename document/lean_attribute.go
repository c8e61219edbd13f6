package document

import (
	"bytes"
	"strings"
)

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

// leanTag returns the name of an element that attributes are dropped from, "" for
// another. No attribute of theirs has a say in how a page is parsed, as those of <font>
// and <input> have.
func leanTag(name []byte) string {
	for _, tag := range leanTags {
		if string(name) == tag {
			return tag
		}
	}
	return ""
}

var leanTags = []string{"td", "span", "p", "tr", "div", "th", "table", "tbody", "li", "ul", "img"}

// unread reports whether nobody reads an attribute of one of these elements. A picture's
// address may be the picture itself.
func unread(tag string, key []byte) bool {
	if tag == "img" {
		return string(key) == "src"
	}
	switch string(key) {
	case "style", "width", "class", "align", "valign", "height", "lang", "id", "border", "cellspacing", "cellpadding", "bgcolor", "nowrap":
		return true
	}
	return false
}

// spokenFor reports whether an unread attribute may be read after all: a style that
// hides, the class of a title. Its tag is left as it is, like one with an attribute in
// capitals.
func spokenFor(key, value []byte) bool {
	switch string(key) {
	case "style":
		return bytes.IndexByte(value, '&') >= 0 || setsDisplay(value)
	case "class":
		return bytes.IndexByte(value, '&') >= 0 || bytes.Contains(value, []byte("title"))
	}
	return false
}

func hasCapital(key []byte) bool {
	for _, c := range key {
		if c >= 'A' && c <= 'Z' {
			return true
		}
	}
	return false
}

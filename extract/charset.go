package extract

import "strings"

// A charSet is a set of characters that texts are searched for. It finds what
// strings.ContainsAny and strings.IndexAny find, without a search of the set for
// every character of the text.
type charSet struct {
	all  string
	mask [4]uint64 // a bit for each of them, by their last eight bits
}

func newCharSet(all string) *charSet {
	s := &charSet{all: all}
	for _, r := range all {
		s.mask[r>>6&3] |= 1 << (r & 63)
	}
	return s
}

func (s *charSet) has(r rune) bool {
	return s.mask[r>>6&3]&(1<<(r&63)) != 0 && strings.ContainsRune(s.all, r)
}

// in reports whether a text has one of the characters.
func (s *charSet) in(text string) bool { return s.index(text) >= 0 }

// index is the byte at which the first of them stands in a text, -1 where none does.
func (s *charSet) index(text string) int {
	for i, r := range text {
		if s.has(r) {
			return i
		}
	}
	return -1
}

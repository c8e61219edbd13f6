package extract

import (
	"strings"
	"testing"
)

// A charSet finds what package strings finds, also where a text is no UTF-8.
func TestCharSetFindsWhatStringsFinds(t *testing.T) {
	for _, all := range []string{"", "a", "，；;:()。？", "0123456789０１２３未", "\uFFFD"} {
		set := newCharSet(all)
		for _, text := range []string{"", "abc", "共3件。", "；", "二零", "没有", "\xff\xfe", "a\xffb", "0", "Ā", "\u0130", "中a（", "第９条"} {
			if got, want := set.index(text), strings.IndexAny(text, all); got != want {
				t.Errorf("index of %q in %q is %d; want %d", all, text, got, want)
			}
			if got, want := set.in(text), strings.ContainsAny(text, all); got != want {
				t.Errorf("%q has one of %q: %v; want %v", text, all, got, want)
			}
			for _, r := range text {
				if got, want := set.has(r), strings.ContainsRune(all, r); got != want {
					t.Errorf("%q has %q: %v; want %v", all, r, got, want)
				}
			}
		}
	}
}

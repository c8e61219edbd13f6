package document

import (
	"regexp"
	"strings"
)

// Text that a tool has made of a page is often Markdown: signs around words stand for
// their looks, and a backslash before a sign says that it is none.

var (
	strong   = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	emphasis = regexp.MustCompile("^(?:\\*([^*]+)\\*|__?([^_]+)__?|`([^`]+)`|\\*{2,} ([^*]+) \\*{2,})$")
)

// unmarked returns a line or a field without the signs of Markdown: **3** is 3, \-2 is
// -2. Signs that come in no pair stay, and so do bars, which part fields.
func unmarked(text string) string {
	if strings.ContainsAny(text, "*_`") {
		text = strong.ReplaceAllString(text, "$1")
		if m := emphasis.FindStringSubmatch(text); m != nil {
			text = strings.TrimSpace(m[1] + m[2] + m[3] + m[4])
		}
	}
	return unescaped(text)
}

// unescaped undoes backslashes before ASCII punctuation.
func unescaped(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[i+1]) >= 0 {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

package warehouse

import (
	"regexp"
	"strings"
)

var (
	// mailAt is an address with @ or a sign in its place; the first group is what
	// stands in the place of @.
	mailAt = regexp.MustCompile(`(?i)[a-z0-9][a-z0-9._%+-]*( {0,2}(?:@|#|\(at\)|\(@\)|\(#\)) {0,2}| {1,2}at {1,2})(?:[a-z0-9-]+ ?[.。] ?)+[a-z]{2,}`)
	// wordsOfMail stand before an address whose @ is written as a word.
	wordsOfMail = regexp.MustCompile(`(?i)邮 ?箱|邮 ?件|信箱|mail`)
	// siteAddress is an address of a site, with or without its scheme.
	siteAddress = regexp.MustCompile(`(?i)(?:[a-z][a-z0-9+.-]*://[!-~]+|(?:[a-z0-9-]+\.)+(?:cn|com|net|org|gov|edu|info|test)(?:[:/?][!-~]*)?)`)
	// trailing is what may follow an address of a site without a blank.
	trailing = regexp.MustCompile(`[,;()<>"'|].*$`)
)

// mails takes the e-mail addresses.
func (f *folded) mails() {
	if !strings.ContainsAny(f.text, "@#") && !strings.Contains(strings.ToLower(f.text), "at") {
		return
	}
	for _, m := range mailAt.FindAllStringSubmatchIndex(f.text, -1) {
		before, sign := f.text[:m[0]], f.text[m[2]:m[3]]
		switch {
		case strings.HasSuffix(before, "://"): // who logs in to a site
			continue
		case strings.TrimSpace(sign) == "#" && (strings.HasSuffix(before, "/") || strings.Contains(f.text[m[0]:m[2]], ".htm")):
			continue
		case strings.Contains(strings.ToLower(sign), " at ") && !wordsOfMail.MatchString(f.line(m[0])):
			continue
		}
		f.take(m[0], m[1], mailMark)
	}
}

// sites keeps the addresses of sites from being read as telephone numbers.
func (f *folded) sites() {
	if !strings.Contains(f.text, ".") {
		return
	}
	for _, m := range siteAddress.FindAllStringIndex(f.text, -1) {
		to := m[0] + len(trailing.ReplaceAllString(f.text[m[0]:m[1]], ""))
		f.spans = append(f.spans, span{m[0], to, ""})
	}
}

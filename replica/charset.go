package replica

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A charset is how a site writes Chinese, and what it says about that.
type charset int

const (
	utf8Charset charset = iota
	gbkMeta             // GBK, as its meta says; the header says nothing
	gbkBare             // GBK, and nothing says so
	gbkLying            // GBK, as its meta says; the header says something else
)

// quirk is what a report of such a site shows, "" for nothing odd. A text file
// has no meta that could say anything.
func (c charset) quirk(text bool) Quirk {
	switch {
	case c == utf8Charset:
		return ""
	case c == gbkBare || text:
		return GBKBare
	case c == gbkLying:
		return GBKLying
	}
	return GBKMeta
}

// meta is the line of a page's head that names the charset.
func (c charset) meta(old bool) string {
	switch {
	case c == gbkBare:
		return ""
	case c != utf8Charset:
		return "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\" />\n"
	case old:
		return "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\" />\n"
	}
	return "<meta charset=\"utf-8\">\n"
}

// contentType is the header that goes with a page of a media type.
func (c charset) contentType(media string) string {
	switch {
	case c == utf8Charset:
		return media + "; charset=utf-8"
	case c == gbkLying && media == "text/html":
		return media + "; charset=ISO-8859-1"
	}
	return media
}

// encode returns the bytes of a page. What GBK lacks becomes a character
// reference in HTML and a question mark in text.
func (c charset) encode(media, text string) []byte {
	if c == utf8Charset {
		return []byte(text)
	}
	encoder := simplifiedchinese.GBK.NewEncoder()
	if media == "text/html" {
		encoder = encoding.HTMLEscapeUnsupported(encoder)
	} else {
		encoder = encoding.ReplaceUnsupported(encoder)
	}
	b, err := encoder.Bytes([]byte(text))
	if err != nil { // text that is not UTF-8, which no page of the replica holds
		return []byte(strings.ToValidUTF8(text, "?"))
	}
	return b
}

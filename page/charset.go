// Package page says what any page is, by pure functions over its bytes: the
// encoding they are written in, whether they are a page at all or a wall in
// front of one, whether a title is that of an annual report and of which year,
// and which links, files, dates and meta tags a page shows. It fetches nothing,
// remembers nothing and knows no platform, no agency and no figure: how a
// listing goes on is crawl's to say, what a file holds is document's, and what
// a report says is extract's.
package page

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// A Charset is the encoding a body was read in and what spoke for it.
type Charset struct {
	Name string // utf-8, utf-16le, utf-16be, gb18030, big5, or another name of the HTML standard
	By   string // bom; meta or header where the declaration agrees; else bytes
}

var utf8BOM = []byte("\xef\xbb\xbf")

// Decode returns body as valid UTF-8 and says in which encoding it was read. A
// byte order mark is believed first, then the bytes themselves; what the page
// or contentType declares only breaks ties, for declarations lie. Every GB*
// means GB18030. A body that is UTF-8 already is returned as it lies, without
// its byte order mark and without being copied. Bytes that mean nothing become
// U+FFFD.
func Decode(body []byte, contentType string) ([]byte, Charset) {
	marked := bytes.HasPrefix(body, utf8BOM)
	for bytes.HasPrefix(body, utf8BOM) {
		body = body[len(utf8BOM):]
	}
	if name, bom := wide(body); name != "" && !marked {
		by := "bytes"
		if bom {
			by, body = "bom", body[2:]
		}
		return decodeWith(named(name), body), Charset{name, by}
	}
	d := declaration{meta: declared(body), header: canonical(charsetIn([]byte(contentType), "charset"))}
	if plainUTF8(body, d) {
		return body, d.charset("utf-8", marked)
	}
	if !utf8.Valid(body) && nearlyUTF8(body) {
		return bytes.ToValidUTF8(body, []byte("\uFFFD")), d.charset("utf-8", marked)
	}
	text, name := guess(body, d)
	return text, d.charset(name, marked && name == "utf-8")
}

// A declaration is what a page says of its own encoding, in canonical names.
type declaration struct{ meta, header string }

func (d declaration) charset(name string, bom bool) Charset {
	switch {
	case bom:
		return Charset{name, "bom"}
	case d.meta == name:
		return Charset{name, "meta"}
	case d.header == name:
		return Charset{name, "header"}
	}
	return Charset{name, "bytes"}
}

// wide recognises UTF-16 by its mark, or by the zero bytes of markup without one.
func wide(body []byte) (name string, bom bool) {
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return "utf-16le", true
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return "utf-16be", true
	case len(body) < 4 || len(body)%2 != 0:
		return "", false
	case body[0] == '<' && body[1] == 0 && body[2] != 0 && body[3] == 0:
		return "utf-16le", false
	case body[0] == 0 && body[1] == '<' && body[2] == 0 && body[3] != 0:
		return "utf-16be", false
	}
	return "", false
}

// plainUTF8 reports whether body is UTF-8 beyond doubt. A few GBK words are
// valid UTF-8 of two bytes a letter (模 is ģ), so a body without one longer
// sequence is in doubt where it is declared Chinese.
func plainUTF8(body []byte, d declaration) bool {
	if !utf8.Valid(body) {
		return false
	}
	if d.meta != "gb18030" && d.meta != "big5" && d.header != "gb18030" && d.header != "big5" {
		return true
	}
	ascii := true
	for _, b := range body {
		if b >= 0xE0 {
			return true
		}
		ascii = ascii && b < utf8.RuneSelf
	}
	return ascii
}

// nearlyUTF8 forgives a last letter cut in two and one bad byte to a thousand letters.
func nearlyUTF8(body []byte) bool {
	for cut := 1; cut < utf8.UTFMax && cut <= len(body); cut++ {
		if end := body[len(body)-cut:]; utf8.RuneStart(end[0]) {
			if !utf8.FullRune(end) {
				body = body[:len(body)-cut]
			}
			break
		}
	}
	letters, bad := damage(body, len(body)/1000)
	return bad*1000 <= letters
}

// damage counts the letters beyond ASCII, and the bytes that belong to none. It
// stops where there are more such bytes than most.
func damage(body []byte, most int) (letters, bad int) {
	for i := 0; i < len(body) && bad <= most; {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			letters++
		}
		i += n
	}
	return letters, bad
}

const declaredWithin = 8 << 10

// declared returns the encoding that body names in its first bytes, by <meta>
// or an XML declaration, "" where it names none that is known.
func declared(body []byte) string {
	head := body[:min(len(body), declaredWithin)]
	for {
		i := bytes.IndexByte(head, '<')
		if i < 0 {
			return ""
		}
		head = head[i:]
		if bytes.HasPrefix(head, []byte("<!--")) {
			i := bytes.Index(head, []byte("-->"))
			if i < 0 {
				return ""
			}
			head = head[i:]
			continue
		}
		end := bytes.IndexByte(head, '>')
		if end < 0 {
			end = len(head)
		}
		key := ""
		switch {
		case len(head) > 5 && bytes.EqualFold(head[:5], []byte("<meta")):
			key = "charset"
		case bytes.HasPrefix(head, []byte("<?xml")):
			key = "encoding"
		}
		if key != "" {
			if name := canonical(charsetIn(head[:end], key)); name != "" {
				return name
			}
		}
		head = head[end:]
	}
}

// charsetIn returns the word after key and an equals sign in a tag or a header.
func charsetIn(tag []byte, key string) string {
	low := bytes.ToLower(tag)
	for {
		i := bytes.Index(low, []byte(key))
		if i < 0 {
			return ""
		}
		low = bytes.TrimLeft(low[i+len(key):], " \t\r\n")
		if len(low) == 0 || low[0] != '=' {
			continue
		}
		word := bytes.TrimLeft(low[1:], " \t\r\n\"'")
		if i := bytes.IndexAny(word, " \t\r\n\"';,/>?"); i >= 0 {
			word = word[:i]
		}
		return string(word)
	}
}

// canonical returns the HTML standard's name for a declared encoding, with
// gb18030 for every GB*, and "" for one that is unknown.
func canonical(label string) string {
	label = strings.ReplaceAll(label, "_", "-")
	switch {
	case strings.HasPrefix(label, "gb"), strings.HasSuffix(label, "936"), label == "x-gbk", label == "chinese", label == "euc-cn":
		return "gb18030"
	case label == "x-big5", label == "cp950":
		return "big5"
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "replacement" || name == "x-user-defined" {
		return ""
	}
	return name
}

// named returns the encoding of a canonical name.
func named(name string) encoding.Encoding {
	switch name {
	case "gb18030":
		return simplifiedchinese.GB18030
	case "big5":
		return traditionalchinese.Big5
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return encoding.Replacement
	}
	return enc
}

func decodeWith(enc encoding.Encoding, body []byte) []byte {
	if enc == simplifiedchinese.GB18030 {
		if text, ok := decodeGBK(body); ok {
			return text
		}
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil || !utf8.Valid(text) {
		return bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return text
}

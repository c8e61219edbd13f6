package page

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A view is what a reader sees of a page at a glance.
type view struct {
	title, text string // in lower case, without white space
	letters     int    // of text; no more than wallText are looked at
	links       int
	inputs      int
	scripts     int
	others      int  // elements a page has and a bare script has not
	refresh     bool // a meta element that asks for another page
	password    bool // an input for a password
	code        bool // an input or an image for a code to be copied
}

func (v *view) says(words []string) bool { return saysAny(v.text, words) || saysAny(v.title, words) }

// speaksOfReport tells a short report, its tables perhaps images, from a wall.
func (v *view) speaksOfReport() bool {
	for _, s := range []string{v.title, v.text} {
		if saysAny(s, []string{"公开", "公開"}) && saysAny(s, reportWords) {
			return true
		}
	}
	return false
}

// reportWords are what a page about openness says when it reports on it.
var reportWords = []string{
	"年度报告", "年度報告", "年报", "年報", "情况报告", "公开情况", "公開情況", "数据统计", "公开条例", "公開條例", "本年新收", "第二十条", "统计期限",
}

// redirects recognises a page that is nothing but a script that sets a cookie and
// goes on, or that asks for the same page again.
func (v *view) redirects(body []byte) bool {
	if v.scripts == 0 {
		return false
	}
	cookie, reload := bytes.Contains(body, []byte("document.cookie")), bytes.Contains(body, []byte("location.reload("))
	switch {
	case v.others == 0:
		return reload || cookie && (v.refresh || bytes.Contains(body, []byte("location")))
	case v.others <= 2 && v.links == 0 && v.letters < bareText:
		return reload && cookie
	}
	return false
}

// glance reads markup as far as a wall could reach. It is no parser: it drops
// scripts, styles, comments and tags, and counts some of them.
func glance(body []byte) view {
	var v view
	var text strings.Builder
	for len(body) > 0 && v.letters < wallText {
		if body[0] != '<' {
			end := bytes.IndexByte(body, '<')
			if end < 0 {
				end = len(body)
			}
			v.letters += squeeze(&text, body[:end])
			body = body[end:]
			continue
		}
		if bytes.HasPrefix(body, []byte("<!--")) {
			body = after(body, "-->")
			continue
		}
		end := bytes.IndexByte(body, '>') + 1
		if end == 0 {
			end = len(body)
		}
		name := tagName(body)
		v.tag(name, body[:end])
		body = body[end:]
		switch name {
		case "script", "style":
			_, body = until(body, name)
		case "title":
			var inner []byte
			inner, body = until(body, name)
			var title strings.Builder
			squeeze(&title, inner)
			v.title = title.String()
			if v.speaksOfReport() {
				return v // no wall, whatever follows
			}
		}
	}
	v.text = text.String()
	return v
}

// tag notes an opening tag.
func (v *view) tag(name string, tag []byte) {
	switch name {
	case "meta":
		v.refresh = v.refresh || bytes.Contains(bytes.ToLower(tag), []byte("refresh"))
		return
	case "", "html", "head", "body", "title", "style", "noscript":
		return
	case "script":
		v.scripts++
		return
	}
	v.others++
	switch name {
	case "a":
		v.links++
	case "input", "img":
		low := bytes.ToLower(tag)
		if name == "input" {
			v.inputs++
			v.password = v.password || bytes.Contains(low, []byte("password"))
		}
		v.code = v.code || containsAny(low, []string{"验证码", "captcha", "verifycode", "validcode", "checkcode", "vcode", "yzm"})
	}
}

// squeeze adds the letters of markup text to b, in lower case, without white
// space and character references, and counts them.
func squeeze(b *strings.Builder, text []byte) int {
	n := 0
	for len(text) > 0 && n < wallText {
		r, size := utf8.DecodeRune(text)
		if r == '&' {
			if end := bytes.IndexByte(text[:min(len(text), 10)], ';'); end > 0 {
				text = text[end+1:]
				continue
			}
		}
		text = text[size:]
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			continue
		}
		if size < 3 { // no longer letter of a wall has a case
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		n++
	}
	return n
}

// tagName returns the name of an opening tag in lower case, "" for any other.
func tagName(tag []byte) string {
	end := 1
	for end < len(tag) && (tag[end]|0x20 >= 'a' && tag[end]|0x20 <= 'z' || end > 1 && isDigit(tag[end])) {
		end++
	}
	return strings.ToLower(string(tag[1:end]))
}

// until returns what lies before the closing tag of name, and what follows from it on.
func until(body []byte, name string) (inner, rest []byte) {
	for i := 0; ; {
		j := bytes.Index(body[i:], []byte("</"))
		if j < 0 {
			return body, nil
		}
		i += j
		if tail := body[i+2:]; len(tail) >= len(name) && strings.EqualFold(string(tail[:len(name)]), name) {
			return body[:i], body[i:]
		}
		i += 2
	}
}

func after(body []byte, mark string) []byte {
	i := bytes.Index(body, []byte(mark))
	if i < 0 {
		return nil
	}
	return body[i+len(mark):]
}

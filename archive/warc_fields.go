package archive

import (
	"bytes"
	"net/http"
	"net/textproto"
	"sort"
	"strings"
	"unicode/utf8"
)

// A field is one named value of a WARC header, of an HTTP header or of an
// application/warc-fields block: the three are written alike.
type field struct{ name, value string }

type fields []field

// get returns the first value of that name, whatever its case, or "".
func (f fields) get(name string) string {
	for _, one := range f {
		if strings.EqualFold(one.name, name) {
			return one.value
		}
	}
	return ""
}

// all returns every value of that name, in order.
func (f fields) all(name string) []string {
	var values []string
	for _, one := range f {
		if strings.EqualFold(one.name, name) {
			values = append(values, one.value)
		}
	}
	return values
}

// set adds a field, unless the value is "".
func (f *fields) set(name, value string) {
	if value != "" {
		*f = append(*f, field{name, value})
	}
}

// appendTo writes one field a line. A line break in a name or value becomes a
// space, so that no value can forge a field.
func (f fields) appendTo(b []byte) []byte {
	for _, one := range f {
		b = append(b, oneLine(one.name)...)
		b = append(b, ": "...)
		b = append(b, oneLine(one.value)...)
		b = append(b, "\r\n"...)
	}
	return b
}

func oneLine(s string) string {
	if strings.IndexByte(s, '\r') < 0 && strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return strings.NewReplacer("\r", " ", "\n", " ").Replace(s)
}

// parseFields reads fields up to the end of b. It takes what other crawlers
// write: bare newlines, folded values, lines that are no field (passed over).
func parseFields(b []byte) fields {
	var f fields
	for line := range bytes.SplitSeq(b, []byte("\n")) {
		folded := len(line) > 0 && (line[0] == ' ' || line[0] == '\t')
		text := strings.Trim(string(line), " \t\r")
		if folded && len(f) > 0 && text != "" {
			last := &f[len(f)-1]
			last.value = strings.Trim(last.value+" "+text, " ")
			continue
		}
		name, value, found := strings.Cut(text, ":")
		if name = strings.TrimRight(name, " \t"); found && name != "" {
			f = append(f, field{name, strings.Trim(value, " \t")})
		}
	}
	return f
}

// headerFields lists an HTTP header in order of name, without those left out.
func headerFields(h http.Header, without ...string) fields {
	names := make([]string, 0, len(h))
	for name := range h {
		names = append(names, name)
	}
	sort.Strings(names)
	var f fields
names:
	for _, name := range names {
		for _, w := range without {
			if strings.EqualFold(name, w) {
				continue names
			}
		}
		for _, value := range h[name] {
			f = append(f, field{name, value})
		}
	}
	return f
}

// header is the HTTP header that f lists.
func (f fields) header() http.Header {
	h := make(http.Header, len(f))
	for _, one := range f {
		name := textproto.CanonicalMIMEHeaderKey(one.name)
		h[name] = append(h[name], one.value)
	}
	return h
}

// escape writes any text as one line of UTF-8: line breaks and other control
// characters, bytes that are no UTF-8, outer spaces and the percent sign itself
// become %XX.
func escape(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		outer := r == ' ' && (i == 0 || i+n == len(s))
		if r == '%' || r < ' ' || r == 0x7f || outer || r == utf8.RuneError && n == 1 {
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[s[i]>>4], digits[s[i]&15]})
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// plain reports whether escape leaves a text as it is.
func plain(s string) bool {
	if s != "" && (s[0] == ' ' || s[len(s)-1] == ' ') {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '%' || c == 0x7f {
			return false
		}
	}
	return utf8.ValidString(s)
}

// unescape undoes escape. A percent sign without two hex digits stands for itself.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			high, ok1 := hexDigit(s[i+1])
			low, ok2 := hexDigit(s[i+2])
			if ok1 && ok2 {
				b.WriteByte(high<<4 | low)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

package archive

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
)

// appendRequest writes the request of x as HTTP/1.1.
func appendRequest(b []byte, x Exchange) []byte {
	target, host := x.URL, ""
	if u, err := url.Parse(x.URL); err == nil && u.Host != "" {
		target, host = u.RequestURI(), u.Host
	}
	b = append(b, oneLine(x.Method+" "+target+" HTTP/1.1")...)
	b = append(b, "\r\n"...)
	var f fields
	f.set("Host", host)
	f = append(f, headerFields(x.RequestHeader, "Host", "Content-Length", "Transfer-Encoding")...)
	if len(x.Body) > 0 {
		f.set("Content-Length", strconv.Itoa(len(x.Body)))
	}
	b = append(f.appendTo(b), "\r\n"...)
	return append(b, x.Body...)
}

// parseRequest undoes appendRequest; Host and Content-Length, which are
// Go's to add, are not given back.
func parseRequest(block []byte) (method string, header http.Header, body []byte) {
	line, f, n := parseHead(block)
	method, _, _ = strings.Cut(line, " ")
	header = f.header()
	header.Del("Host")
	header.Del("Content-Length")
	if n < len(block) {
		body = block[n:]
	}
	return method, header, body
}

// appendAnswer writes the status line and header of x as HTTP/1.1. The header
// is as net/http delivers it, in order of name.
func appendAnswer(b []byte, x Exchange) []byte {
	b = append(b, "HTTP/1.1 "+strconv.Itoa(x.Status)+" "+http.StatusText(x.Status)+"\r\n"...)
	return append(headerFields(x.Header).appendTo(b), "\r\n"...)
}

// keptHeader is the header of an answer as it is kept: what the transport
// undid is gone, the length is that of the body at hand, and every value is
// as it will be read back. A negative size leaves the length as declared.
func keptHeader(h http.Header, size int64) http.Header {
	without := []string{"Transfer-Encoding", "Content-Length"}
	if size < 0 {
		without = without[:1]
	}
	f := headerFields(h, without...)
	if size >= 0 {
		f.set("Content-Length", strconv.FormatInt(size, 10))
	}
	return parseFields(f.appendTo(nil)).header()
}

// An answer is the head of an HTTP response.
type answer struct {
	status int
	header http.Header
	length int // bytes of status line and header, the blank line with them
}

// parseAnswer reads the head of a response. Where block holds no HTTP answer
// the status is 0.
func parseAnswer(block []byte) answer {
	line, f, n := parseHead(block)
	version, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	status, err := strconv.Atoi(code)
	if !strings.HasPrefix(version, "HTTP/") || err != nil || status < 100 || status > 999 {
		return answer{length: n}
	}
	return answer{status: status, header: f.header(), length: n}
}

// parseHead cuts a block into its first line, its fields and the length of both.
// Without a blank line the whole block is head.
func parseHead(block []byte) (line string, f fields, length int) {
	length = headLength(block)
	first, rest, _ := bytes.Cut(block[:length], []byte("\n"))
	return strings.TrimRight(string(first), "\r"), parseFields(rest), length
}

// headLength is the number of bytes up to and with the first blank line.
func headLength(block []byte) int {
	for i := 0; i < len(block); {
		n := bytes.IndexByte(block[i:], '\n')
		if n < 0 {
			break
		}
		if line := block[i : i+n]; len(line) == 0 || len(line) == 1 && line[0] == '\r' {
			return i + n + 1
		}
		i += n + 1
	}
	return len(block)
}

// unchunk undoes a Transfer-Encoding that another crawler kept. Bytes that are
// not chunked, whatever the header says, stay as they are.
func unchunk(h http.Header, payload []byte) []byte {
	if !strings.EqualFold(strings.TrimSpace(h.Get("Transfer-Encoding")), "chunked") {
		return payload
	}
	plain, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(payload)))
	if err != nil {
		return payload
	}
	return plain
}

// hostOf is the IP of an ip:port, as WARC-IP-Address wants it.
func hostOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return address
	}
	return host
}

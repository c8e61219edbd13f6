package replica

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/http"
	"strings"
	"time"
)

// Handler serves every site of the province as it stands on a night: 1, or 2 and
// later. The Host header says which site is meant. A host or an address that does
// not exist is 404, a method that is neither GET nor HEAD 405. Sites send an
// ETag, a Last-Modified, both or neither, and answer 304 to what they sent. With
// a log, every request is kept in it.
func (p *Province) Handler(night int, log *Log) http.Handler {
	f := &front{night: night, log: log, sites: make(map[string]*site, len(p.sites))}
	for _, s := range p.sites {
		f.sites[s.host] = s
	}
	return f
}

// A front answers for all sites on one night.
type front struct {
	night int
	log   *Log
	sites map[string]*site
}

func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := strings.ToLower(r.Host)
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	answered := f.log.arrive(Entry{Host: host, Method: r.Method, Path: r.URL.RequestURI()})
	count := &counter{ResponseWriter: w, status: http.StatusOK}
	defer func() { answered(count.status, count.bytes) }()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		count.Header().Set("Allow", "GET, HEAD")
		http.Error(count, "405 Method Not Allowed", http.StatusMethodNotAllowed)
		return
	}
	s := f.sites[host]
	if s == nil {
		http.NotFound(count, r)
		return
	}
	page := s.pages[r.URL.RequestURI()]
	if page == nil {
		s.missing(count)
		return
	}
	s.serve(count, r, page, f.night)
}

// missing is a site's own page for an address it does not have.
func (s *site) missing(w http.ResponseWriter) {
	w.Header().Set("Content-Type", s.charset.contentType("text/html"))
	w.WriteHeader(http.StatusNotFound)
	w.Write(s.charset.encode("text/html", "<html><head>"+s.charset.meta(true)+"<title>404</title></head><body>"+
		"<h1>您访问的页面不存在</h1><p><a href=\"/\">返回首页</a></p></body></html>\n"))
}

func (s *site) serve(w http.ResponseWriter, r *http.Request, page *page, night int) {
	body := s.charset.encode(page.media, page.text(night))
	head := w.Header()
	head.Set("Content-Type", s.charset.contentType(page.media))
	weak := ""
	if s.gzip {
		weak = "W/"
		head.Set("Vary", "Accept-Encoding")
	}
	if s.stamps == bothStamps || s.stamps == etagOnly {
		sum := sha256.Sum256(body)
		head.Set("ETag", weak+`"`+hex.EncodeToString(sum[:8])+`"`)
	}
	var since time.Time
	if s.stamps == bothStamps || s.stamps == modifiedOnly {
		since = page.since(night)
	}
	if s.gzip && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		head.Set("Content-Encoding", "gzip")
		body = compressed(body)
	}
	http.ServeContent(w, r, "", since, bytes.NewReader(body))
}

// compressed returns the bytes as gzip, the same for the same bytes.
func compressed(body []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(body) // a bytes.Buffer takes everything
	w.Close()
	return b.Bytes()
}

// A counter remembers what was answered.
type counter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (c *counter) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}

package crawl

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"harvest/report"
)

// village is a site of a list and one article.
var village = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/":
		fmt.Fprint(w, list("/x"))
	case "/x":
		fmt.Fprint(w, article(1))
	default:
		http.NotFound(w, r)
	}
})

// named is a source whose hosts nobody can resolve.
func named(site string, hosts ...string) report.Source {
	return report.Source{ID: "s", Covers: report.Covers{Region: "990100"}, Platform: "generic", Site: site, Column: "/", Hosts: hosts}
}

func address(server *httptest.Server) string { return server.Listener.Addr().String() }

func proxyURL(t *testing.T, scheme, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(scheme + "://" + address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// The target must be no loopback address: Go never uses the environment's proxy
// for those.
func TestTheEnvironmentsProxyIsNeverUsed(t *testing.T) {
	proxy, connections := counted(t, village)
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"} {
		t.Setenv(name, proxy.URL)
	}
	site := httptest.NewServer(village)
	defer site.Close()
	d := newDesk(t, t.TempDir())
	d.Dial = map[string]string{"www.jia.gov.test": address(site)}
	if s := d.crawl(t, "r1", named("http://www.jia.gov.test")); s.Outcomes[OK] != 2 || connections.taken.Load() != 0 {
		t.Errorf("outcomes %v, %d connections to the environment's proxy; want the site asked, and none", s.Outcomes, connections.taken.Load())
	}
}

// A relay is a proxy that takes every name to one address, and remembers names.
type relay struct {
	to    string
	mu    sync.Mutex
	asked []string
}

func (p *relay) note(host string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.Contains(p.asked, host) {
		p.asked = append(p.asked, host)
	}
}

// pipe copies both ways until one side ends.
func pipe(a, b net.Conn) {
	done := make(chan struct{})
	go func() { io.Copy(a, b); a.Close(); close(done) }()
	io.Copy(b, a)
	b.Close()
	<-done
}

// ServeHTTP serves the proxy of HTTP, with CONNECT.
func (p *relay) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.note(r.Host)
	if r.Method != http.MethodConnect {
		village(w, r)
		return
	}
	target, err := net.Dial("tcp", p.to)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		target.Close()
		return
	}
	io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\n")
	pipe(conn, target)
}

// socks serves SOCKS5 without a password on one connection.
func (p *relay) socks(conn net.Conn) {
	defer conn.Close()
	b := make([]byte, 256)
	read := func(n int) []byte { _, _ = io.ReadFull(conn, b[:n]); return b[:n] }
	read(int(read(2)[1]))
	conn.Write([]byte{5, 0})
	if read(5)[3] != 3 { // a name, as it should be resolved here
		return
	}
	n := int(b[4])
	p.note(string(read(n + 2)[:n]))
	target, err := net.Dial("tcp", p.to)
	if err != nil {
		return
	}
	conn.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
	pipe(conn, target)
}

// The proxy's own address may be private; it is the proxy that resolves the names
// of targets, and only those that the source has.
func TestAProxyIsAskedForWhatTheSourceNames(t *testing.T) {
	site := httptest.NewServer(village)
	defer site.Close()
	p := &relay{to: address(site)}
	proxy := httptest.NewServer(p)
	defer proxy.Close()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var served sync.WaitGroup
	served.Go(func() {
		for conn, err := listener.Accept(); err == nil; conn, err = listener.Accept() {
			served.Go(func() { p.socks(conn) })
		}
	})
	defer served.Wait()
	defer site.CloseClientConnections()
	defer listener.Close()
	for scheme, at := range map[string]string{"http": address(proxy), "socks5": listener.Addr().String()} {
		t.Run(scheme, func(t *testing.T) {
			p.asked = nil
			d := newDesk(t, t.TempDir())
			d.Proxy = proxyURL(t, scheme, at)
			s := d.crawl(t, "r1", named("http://www.jia.gov.test"))
			if s.Outcomes[OK] != 2 || !slices.Equal(p.asked, []string{"www.jia.gov.test"}) {
				t.Errorf("outcomes %v, the proxy was asked for %v; want the site", s.Outcomes, p.asked)
			}
		})
	}
}

func TestAProxyThatIsNotThereIsRefused(t *testing.T) {
	gone := httptest.NewServer(village)
	gone.Close()
	d := newDesk(t, t.TempDir())
	d.Proxy = proxyURL(t, "http", address(gone))
	if s := d.crawl(t, "r1", named("http://www.jia.gov.test")); s.Outcomes[Refused] == 0 || s.Outcomes[OK] != 0 {
		t.Errorf("outcomes = %v; want refused", s.Outcomes)
	}
}

// ancient is a server that speaks nothing but RSA key exchange, and a pool that
// trusts it.
func ancient(t *testing.T) (*httptest.Server, *x509.CertPool) {
	t.Helper()
	server := httptest.NewUnstartedServer(village)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.TLS = &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_GCM_SHA256}}
	server.StartTLS()
	t.Cleanup(server.Close)
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())
	return server, pool
}

func TestOldServersAreAskedOnlyWhereTheyAreNamed(t *testing.T) {
	server, pool := ancient(t)
	_, port, err := net.SplitHostPort(address(server))
	if err != nil {
		t.Fatal(err)
	}
	trusted := "https://example.com:" + port // a name that httptest's certificate has
	other := "https://www.jia.gov.test:" + port
	host := func(site string) string { return strings.TrimPrefix(site, "https://") }
	for name, c := range map[string]struct {
		site  string
		tls   report.TLS
		roots *x509.CertPool
		ok    bool
	}{
		"not named":                  {trusted, report.TLS{}, pool, false},
		"named":                      {trusted, report.TLS{Legacy: []string{host(trusted)}, Reason: "only RSA key exchange"}, pool, true},
		"another is named":           {trusted, report.TLS{Legacy: []string{host(other)}, Reason: "only RSA key exchange"}, pool, false},
		"named, nobody vouches":      {trusted, report.TLS{Legacy: []string{host(trusted)}, Reason: "only RSA key exchange"}, x509.NewCertPool(), false},
		"named, another certificate": {other, report.TLS{Legacy: []string{host(other)}, Reason: "only RSA key exchange"}, pool, false},
	} {
		for way, proxied := range map[string]bool{"": false, ", by proxy": true} {
			t.Run(name+way, func(t *testing.T) {
				d := newDesk(t, t.TempDir())
				d.Roots = c.roots
				d.Dial = map[string]string{"example.com": address(server), "www.jia.gov.test": address(server)}
				if proxied {
					proxy := httptest.NewServer(&relay{to: address(server)})
					defer proxy.Close()
					defer server.CloseClientConnections()
					d.Dial, d.Proxy = nil, proxyURL(t, "http", address(proxy))
				}
				src := named(c.site, host(other), host(trusted))
				src.TLS = c.tls
				s := d.crawl(t, "r1", src)
				if c.ok && s.Outcomes[OK] != 2 || !c.ok && (s.Outcomes[OK] != 0 || len(s.Failed) != 1 || s.Failed[0].Outcome != TLS) {
					t.Errorf("outcomes %v, failed %+v; want it asked: %v", s.Outcomes, s.Failed, c.ok)
				}
			})
		}
	}
}

func TestTodaysServersAreTrustedOnlyWithTheirCertificate(t *testing.T) {
	server := httptest.NewUnstartedServer(village)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	d := newDesk(t, t.TempDir())
	d.Dial = map[string]string{"example.com": address(server)}
	if s := d.crawl(t, "r1", named("https://example.com")); s.Outcomes[TLS] != 1 || s.Outcomes[OK] != 0 {
		t.Errorf("outcomes without trust = %v; want tls", s.Outcomes)
	}
	d.Roots = x509.NewCertPool()
	d.Roots.AddCert(server.Certificate())
	if s := d.crawl(t, "r2", named("https://example.com")); s.Outcomes[OK] != 2 {
		t.Errorf("outcomes with its certificate = %v; want the site asked", s.Outcomes)
	}
}

package crawl

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"net/url"
	"runtime"
	"sync"
	"time"
)

// maxHeader is how much of an answer's header is read, in bytes.
const maxHeader = 1 << 20

// newTransport builds the chain that every request goes through: guard, then
// revalidate, then record, then the network.
func (c *Crawler) newTransport(private map[string]bool, buffers *sync.Pool) http.RoundTripper {
	d := &dialer{table: c.Dial, private: private, timeout: c.timeout(), proxied: c.Proxy != nil}
	network := handshake{c.network(d, &tls.Config{RootCAs: c.Roots}), c.network(d, legacyTLS(c.Roots))}
	return guard{d, revalidate{c, record{c, network, newTrail(), buffers, make(chan struct{}, runtime.GOMAXPROCS(0))}}}
}

// network is what sends requests. No setting of the environment counts.
func (c *Crawler) network(d *dialer, config *tls.Config) *http.Transport {
	return &http.Transport{
		DialContext:            d.DialContext,
		Proxy:                  c.proxy(d),
		TLSClientConfig:        config,
		DisableCompression:     true, // bodies are kept as sent
		MaxConnsPerHost:        1,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        time.Minute,
		TLSHandshakeTimeout:    c.timeout(),
		MaxResponseHeaderBytes: maxHeader,
		TLSNextProto:           map[string]func(string, *tls.Conn) http.RoundTripper{}, // HTTP/1.1, as the archive keeps it
	}
}

// proxy says through whom a request goes: the proxy, but for hosts of the
// dialer's table.
func (c *Crawler) proxy(d *dialer) func(*http.Request) (*url.URL, error) {
	if c.Proxy == nil {
		return nil
	}
	return func(r *http.Request) (*url.URL, error) {
		if _, ok := d.mapped(r.URL.Hostname()); ok {
			return nil, nil
		}
		return c.Proxy, nil
	}
}

// handshake sends requests to the hosts that their source says need it by the
// ciphers of old servers, and all others by today's.
type handshake struct{ modern, legacy http.RoundTripper }

func (h handshake) RoundTrip(r *http.Request) (*http.Response, error) {
	if fetchOf(r.Context()).source.LegacyTLS(r.URL.Host) {
		return h.legacy.RoundTrip(r)
	}
	return h.modern.RoundTrip(r)
}

// legacyTLS lets in what old servers need: TLS 1.0, RSA key exchange, and P-256
// as the first curve, without the long key shares that some of them choke on.
// Certificates are held against roots as everywhere.
func legacyTLS(roots *x509.CertPool) *tls.Config {
	return &tls.Config{
		RootCAs:          roots,
		MinVersion:       tls.VersionTLS10,
		CurvePreferences: []tls.CurveID{tls.CurveP256, tls.CurveP384, tls.CurveP521},
		CipherSuites: []uint16{
			tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
			tls.TLS_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_RSA_WITH_AES_128_CBC_SHA, tls.TLS_RSA_WITH_AES_256_CBC_SHA,
		},
	}
}
